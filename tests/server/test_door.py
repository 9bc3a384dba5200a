"""The doorway: what is refused before anything is read, and what every answer carries."""

import asyncio
import json
from urllib.parse import urlsplit

import pytest

from schema.kit.ids import global_id
from server.settings import Settings
from tests.fixtures.town import Town
from tests.server.conftest import House, cookie_value, log_in_as, owned_cookie
from workflows.identity.actions import end_appointment
from workflows.record.uow import Sessions

VIEWER = {"query": "{ viewer { displayName } }"}
HAT = "{ viewer { hat { id } } }"


async def test_ready_names_the_issuer(house: House):
    async with house.client() as program:
        ready = await program.get("/health/ready")
        live = await program.get("/health/live")

    assert (ready.status_code, live.status_code) == (200, 200)
    assert ready.json() == {"status": "ready", "issuer": house.issuer}


async def test_every_answer_carries_a_strict_policy_and_a_request_id(house: House):
    async with house.client() as browser:
        answers = [
            await browser.get("/"),
            await browser.get("/health/live"),
            await browser.get("/nothing.txt"),
            await browser.post("/graphql", json=VIEWER),
            await browser.post("/graphql", content=b"{" + b" " * 2_000_000),
        ]
    policy = answers[0].headers["content-security-policy"]

    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert len({answer.headers["x-request-id"] for answer in answers}) == 5
    for answer in answers:
        assert answer.headers["content-security-policy"] == policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "server" not in answer.headers


async def test_the_schema_is_served_as_it_is_committed(house: House):
    async with house.client() as program:
        answer = await program.get("/schema.graphql")

    assert answer.status_code == 200
    assert "type Query" in answer.text


async def test_pages_fall_back_to_the_front_end_and_hashed_files_are_kept(house: House):
    async with house.client() as browser:
        home, page = await browser.get("/"), await browser.get("/campaigns/2026-1")
        asset = await browser.get("/assets/app-1a2b3c4d.js")
        missing = await browser.get("/assets/app-00000000.js")

    assert home.text == page.text == "<!doctype html><title>두레</title>"
    assert home.headers["cache-control"] == page.headers["cache-control"] == "no-cache"
    assert asset.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert missing.status_code == 404
    assert missing.json()["errors"][0]["extensions"]["reason"] == "no_such_page"


@pytest.mark.parametrize("path", ["/../pyproject.toml", "/%2e%2e/pyproject.toml", "/assets/%00"])
async def test_no_path_leads_out_of_the_front_end(house: House, path: str):
    async with house.client() as browser:
        answer = await browser.get(path)

    assert answer.status_code in {200, 404}
    assert "[project]" not in answer.text


OUR_OWN = [
    {"Dure-Csrf": "1"},
    {"Sec-Fetch-Site": "same-origin"},
    {"Origin": "own"},
]
FOREIGN = [
    {},
    {"Dure-Csrf": "0"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
async def test_a_post_with_a_cookie_from_elsewhere_is_refused(
    house: House, headers: dict[str, str]
):
    async with house.client() as browser:
        await house.sign_in(browser, "resident.1")
        answer = await browser.post("/graphql", json=VIEWER, headers=headers)

    assert answer.status_code == 403
    assert answer.json()["errors"][0]["extensions"]["reason"] == "cross_site_request"
    assert "data" not in answer.json()


@pytest.mark.parametrize("headers", OUR_OWN, ids=str)
async def test_a_post_with_a_cookie_from_our_own_page_is_taken(
    house: House, headers: dict[str, str]
):
    sent = {name: house.url if value == "own" else value for name, value in headers.items()}
    async with house.client() as browser:
        await house.sign_in(browser, "resident.1")
        answer = await browser.post("/graphql", json=VIEWER, headers=sent)

    assert answer.json()["data"]["viewer"] is not None


async def test_a_post_without_a_cookie_needs_no_proof_of_its_page(house: House):
    async with house.client() as program:
        answer = await program.post("/graphql", json=VIEWER)

    assert answer.json() == {"data": {"viewer": None}}


async def test_an_announced_body_over_a_megabyte_is_refused_unread(house: House):
    async with house.client() as program:
        answer = await program.post("/graphql", content=b"x" * 1_000_001)

    assert answer.status_code == 413
    assert answer.json()["errors"][0]["extensions"]["reason"] == "body_too_large"


async def test_a_text_of_ten_million_syllables_hears_that_it_is_too_long(house: House):
    text = b"\\uac00" * 10_000_000  # as programs write JSON, every syllable takes six bytes
    async with house.client(**{"content-type": "application/json"}) as program:
        answer = await program.post("/graphql", content=b'{"query": "' + text + b'"}')

    assert answer.status_code == 413
    assert answer.json()["errors"][0]["extensions"]["reason"] == "body_too_large"


async def test_a_streamed_body_over_a_megabyte_is_refused(house: House):
    async def endless():
        for _ in range(40):
            yield b" " * 50_000

    async with house.client(**{"content-type": "application/json"}) as program:
        answer = await program.post("/graphql", content=endless())

    assert answer.status_code == 413


async def test_headers_over_32_kib_are_refused(house: House):
    async with house.client(**{"x-long": "x" * 40_000}) as program:
        answer = await program.get("/health/live")

    assert answer.status_code == 431


BODIES = {
    "nothing": b"",
    "no JSON": b"{",
    "no UTF-8": b'{"query": "\xff"}',
    "half a surrogate": b'{"query": "{ __typename }", "variables": {"a": "\\ud800"}}',
    "a number": b"1",
    "a list": b'[{"query": "{ __typename }"}]',
    "an empty list": b"[]",
    "null": b"null",
    "nested without end": b"[" * 900_000,
    "nested objects": b'{"variables":' * 60_000,
    "no number": b'{"query": "{ __typename }", "variables": {"a": NaN}}',
    "query that is a number": b'{"query": 1}',
    "variables that are a list": b'{"query": "{ __typename }", "variables": []}',
    "operation name that is an object": b'{"query": "{ __typename }", "operationName": {}}',
    "operation that is not there": b'{"query": "{ __typename }", "operationName": "x"}',
    "no query": b"{}",
    "query nested without end": json.dumps({"query": "{a" * 5000}).encode(),
    "list nested without end": json.dumps({"query": "{a(b:" + "[" * 5000}).encode(),
    "syntax error": b'{"query": "{"}',
    "unknown field": b'{"query": "{ unknownField }"}',
}


@pytest.mark.parametrize("kind", BODIES)
async def test_a_bad_body_is_the_askers_mistake_never_ours(house: House, kind: str):
    accept = "application/graphql-response+json"
    async with house.client(accept=accept, **{"content-type": "application/json"}) as program:
        answer = await program.post("/graphql", content=BODIES[kind])

    assert answer.status_code == 400


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
async def test_other_kinds_of_body_are_not_taken(house: House, content_type: str):
    async with house.client(**{"content-type": content_type}) as program:
        answer = await program.post("/graphql", content=b'{"query": "{ __typename }"}')

    assert answer.status_code == 400


async def test_get_is_off(house: House):
    async with house.client() as program:
        answer = await program.get("/graphql", params={"query": "{ __typename }"})

    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"


async def test_a_malformed_form_is_no_error_of_ours(house: House):
    async with house.client(**{"content-type": "multipart/form-data; boundary=x"}) as program:
        answer = await program.post("/sign-in/backchannel-logout", content=b"--y\r\n\r\nbroken")

    assert answer.status_code == 400


async def test_a_broken_content_length_is_refused_or_the_line_is_cut(house: House):
    host = urlsplit(house.url)
    reader, writer = await asyncio.open_connection(host.hostname, host.port)
    writer.write(b"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n")
    await writer.drain()
    line = await reader.readline()
    writer.close()

    assert line == b"" or line.split()[1] in {b"400", b"413"}


async def test_a_web_socket_is_refused_at_its_handshake(house: House):
    async with house.client(upgrade="websocket", connection="upgrade") as program:
        answer = await program.get("/graphql")

    assert answer.status_code in {400, 403, 405}


@pytest.mark.parametrize("key", ["", "x" * 201, "a\tb"])
async def test_a_malformed_idempotency_key_is_refused(house: House, key: str):
    async with house.client(**{"idempotency-key": key}) as program:
        answer = await program.post("/graphql", json=VIEWER)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["field"] == "Idempotency-Key"


async def test_a_hat_of_ones_own_is_worn_and_any_other_is_refused(
    house: House, town: Town, sessions: Sessions
):
    cookie = await log_in_as(sessions, town.people["resident.1"])
    own = global_id("Appointment", town.appointments["resident.1"])
    hats = {
        "foreign": global_id("Appointment", town.appointments["company.a"]),
        "unknown": global_id("Appointment", town.programme_id),
        "of another type": global_id("Programme", town.programme_id),
        "malformed": "x",
    }
    async with house.client(cookie=owned_cookie(house, cookie), **{"Dure-Csrf": "1"}) as browser:
        worn = await browser.post(
            "/graphql", json={"query": HAT}, headers={"Dure-Appointment": own}
        )
        refused = {
            kind: (
                await browser.post(
                    "/graphql", json={"query": HAT}, headers={"Dure-Appointment": hat}
                )
            ).json()["errors"][0]["extensions"]["reason"]
            for kind, hat in hats.items()
        }

    assert worn.json()["data"]["viewer"]["hat"] == {"id": own}
    assert refused == {
        "foreign": "hat_not_yours",
        "unknown": "hat_not_yours",
        "of another type": "id_of_another_type",
        "malformed": "id_malformed",
    }


async def test_a_hat_that_ended_a_moment_ago_is_refused_in_a_browser_still_signed_in(
    house: House, town: Town, sessions: Sessions
):
    cookie = await log_in_as(sessions, town.people["resident.2"])
    hat = global_id("Appointment", town.appointments["resident.2"])
    async with house.client(
        cookie=owned_cookie(house, cookie), **{"Dure-Csrf": "1", "Dure-Appointment": hat}
    ) as browser:
        before = await browser.post("/graphql", json={"query": HAT})
        await town.act(
            "municipality.officer",
            end_appointment,
            appointment_id=town.appointments["resident.2"],
            reason="이사",
        )
        after = await browser.post("/graphql", json={"query": HAT})

    assert before.json()["data"]["viewer"]["hat"] == {"id": hat}
    assert after.json()["errors"][0]["extensions"]["reason"] == "hat_not_live"


def test_settings_refuse_what_would_weaken_them(app_settings: Settings):
    good = app_settings.model_dump() | {"oidc_issuer": "https://issuer.example"}

    assert Settings(**good).oidc_audience == "dure"
    for wrong in ({"secret": "ab"}, {"secret": "zz" * 32}, {"oidc_client_id": "dure"}):
        with pytest.raises(ValueError):
            Settings(**(good | wrong))


def test_a_cookie_value_is_256_random_bits():
    assert len({cookie_value() for _ in range(100)}) == 100
    assert {len(cookie_value()) for _ in range(10)} == {43}
