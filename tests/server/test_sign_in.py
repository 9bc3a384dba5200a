"""Signing in and out in a browser: the hops, the cookie, and what ends it."""

import ssl
from http.cookies import SimpleCookie

import pytest
from sqlalchemy import func, select
from starlette.responses import Response

from infra.embedded.issuer import grants
from server.settings import Settings
from server.sign_in.cookies import cookie_name, digest_of, set_cookie
from tests.fixtures.town import Town
from tests.server.conftest import House
from workflows.identity import actions
from workflows.identity.models import Login, Person, SignIn, VerifiedResident
from workflows.identity.queries import person_of_login
from workflows.record.uow import Sessions, unit_of_work
from workflows.rights.roles import BodyKind, Role


def cookie_of(answer, settings: Settings):
    """Return the morsel of the house's cookie."""
    jar = SimpleCookie()
    for line in answer.headers.get_list("set-cookie"):
        jar.load(line)
    return jar.get(cookie_name(settings))


async def test_a_person_signs_in_and_is_taken_where_he_wanted_to_go(house: House):
    async with house.client() as browser:
        answer = await house.sign_in(browser, "resident.1", "/campaigns/2026-1?tab=result")
        asked = await house.ask(browser)

    assert answer.status_code == 303
    assert answer.headers["location"] == "/campaigns/2026-1?tab=result"
    assert asked.json()["data"]["viewer"] is not None


async def test_a_sign_in_does_not_read_anew_whom_the_machine_trusts(
    house: House, monkeypatch: pytest.MonkeyPatch
):
    read = []
    async with house.client() as browser, house.client() as elsewhere:
        monkeypatch.setattr(
            ssl.SSLContext, "load_verify_locations", lambda *given: read.append(given)
        )
        begun = await browser.get("/sign-in", params={"persona": "resident.1"})
        granted = await elsewhere.get(begun.headers["location"])
        answer = await browser.get(granted.headers["location"])

    assert cookie_of(answer, house.settings).value
    assert read == []


async def test_the_authorization_request_carries_pkce_state_and_nonce(house: House):
    async with house.client() as browser:
        begun = await browser.get("/sign-in")
    sent = begun.next_request.url.params

    assert begun.status_code == 302
    assert sent["code_challenge_method"] == "S256"
    assert len(sent["code_challenge"]) == 43
    assert sent["state"]
    assert sent["nonce"]
    assert sent["response_type"] == "code"


async def test_the_database_keeps_only_the_digest_of_the_cookie(house: House, sessions: Sessions):
    async with house.client() as browser:
        cookie = cookie_of(await house.sign_in(browser, "resident.2"), house.settings)
    async with sessions() as session:
        kept = set(await session.scalars(select(SignIn.cookie_digest)))

    assert len(cookie.value) >= 43
    assert digest_of(cookie.value) in kept
    assert cookie.value not in kept


async def test_on_loopback_the_cookie_has_the_port_in_its_name_and_no_secure_flag(house: House):
    async with house.client() as browser:
        cookie = cookie_of(await house.sign_in(browser, "resident.1"), house.settings)

    assert cookie.key == f"dure-{house.settings.port}"
    assert cookie["secure"] == ""
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "lax"
    assert cookie["path"] == "/"
    assert cookie["domain"] == ""


@pytest.mark.parametrize("public_url", ["https://dure.example", "http://10.0.0.7:8000"])
def test_elsewhere_the_cookie_is_bound_to_host_and_tls(app_settings: Settings, public_url: str):
    settings = app_settings.model_copy(update={"public_url": public_url})
    answer = Response()
    set_cookie(answer, settings, "value")
    line = answer.headers["set-cookie"]

    assert line.startswith("__Host-dure=value;")
    assert "; Secure" in line
    assert "HttpOnly" in line
    assert "SameSite=lax" in line
    assert "Path=/" in line
    assert "Domain" not in line


async def test_signing_in_again_ends_the_former_sign_in_of_this_browser(
    house: House, sessions: Sessions
):
    async with house.client() as browser:
        first = cookie_of(await house.sign_in(browser, "resident.3"), house.settings).value
        second = cookie_of(await house.sign_in(browser, "resident.4"), house.settings).value
    async with sessions() as session:
        ended = dict(
            (
                await session.execute(select(SignIn.cookie_digest, SignIn.ended_at.is_not(None)))
            ).all()
        )

    assert first != second
    assert ended[digest_of(first)] is True
    assert ended[digest_of(second)] is False


async def test_a_first_sign_in_registers_a_person_once_without_any_appointment(
    house: House, sessions: Sessions
):
    async with house.client() as one, house.client() as other:
        await house.sign_in(one, "stranger")
        await house.sign_in(other, "stranger")
    async with unit_of_work(sessions) as uow:
        logins = await uow.session.scalar(
            select(func.count()).select_from(Login).where(Login.subject == "stranger")
        )
        person_id = await person_of_login(uow.session, house.issuer, "stranger")
        person = await uow.session.get_one(Person, person_id)

    assert logins == 1
    assert person.legal_name == "표가온"
    assert person.birth_date.isoformat() == "1993-04-25"


@pytest.mark.parametrize("unheld", ["김\x00이", "가" * 1_000], ids=["control", "endless"])
async def test_a_name_that_cannot_be_kept_is_not_taken_from_the_issuer(
    house: House, sessions: Sessions, monkeypatch: pytest.MonkeyPatch, unheld: str
):
    subject = f"newcomer-{len(unheld)}"
    told = grants.person_claims
    odd = {"sub": subject, "name": unheld, "preferred_username": unheld}
    monkeypatch.setattr(grants, "person_claims", lambda persona: told(persona) | odd)
    async with house.client() as browser:
        answer = await house.sign_in(browser, "stranger")
    async with unit_of_work(sessions) as uow:
        person = await uow.session.get_one(
            Person, await person_of_login(uow.session, house.issuer, subject)
        )

    assert answer.status_code == 303
    assert person.legal_name == subject


async def test_a_subject_that_cannot_be_kept_does_not_sign_in(
    house: House, monkeypatch: pytest.MonkeyPatch
):
    told = grants.person_claims
    monkeypatch.setattr(grants, "person_claims", lambda persona: told(persona) | {"sub": "a\x00b"})
    async with house.client() as browser:
        answer = await house.sign_in(browser, "stranger")

    assert answer.status_code == 400
    assert "sign_in_failed" in answer.text
    assert cookie_of(answer, house.settings) is None


async def test_a_resident_with_an_identity_check_is_verified_once_in_his_programme(
    house: House, town: Town, sessions: Sessions
):
    async with house.client() as browser:
        await house.sign_in(browser, "resident.7")
        async with unit_of_work(sessions) as uow:
            person_id = await person_of_login(uow.session, house.issuer, "resident.7")
            group = await actions.register_body(
                uow, name_ko="둘째 주민회", name_en="Second", kind=BodyKind.RESIDENT_GROUP
            )
            await actions.appoint(
                uow,
                person_id=person_id,
                body_id=group.id,
                role=Role.RESIDENT,
                programme_id=town.programme_id,
                mandate="주민",
            )
        await house.sign_in(browser, "resident.7")
        await house.sign_in(browser, "resident.7")
    async with unit_of_work(sessions) as uow:
        rows = list(
            await uow.session.scalars(
                select(VerifiedResident).where(VerifiedResident.person_id == person_id)
            )
        )

    assert [(row.programme_id, len(row.di_hash)) for row in rows] == [(town.programme_id, 64)]


@pytest.mark.parametrize(
    "goal",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "evil",
        "/\t/evil.example",
        "/" + "x" * 3000,
        "http://[",
    ],
)
async def test_a_place_to_go_that_is_not_here_is_refused(house: House, goal: str):
    async with house.client() as browser:
        answer = await browser.get("/sign-in", params={"next": goal})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"] == {
        "code": "INVALID",
        "reason": "next_not_here",
        "field": "next",
        "remedy": "`/`로 시작하는 주소를 적어 주세요.",
    }
    assert "location" not in answer.headers


@pytest.mark.parametrize(
    "query",
    ["", "?code=x", "?state=x", "?code=x&state=y", "?error=access_denied&state=x", "?code=&state="],
)
async def test_a_callback_nobody_asked_for_is_refused_on_a_page(house: House, query: str):
    async with house.client(accept="text/html", **{"accept-language": "en"}) as browser:
        answer = await browser.get(f"/sign-in/callback{query}")

    assert answer.status_code == 400
    assert "The sign-in could not be completed." in answer.text
    assert cookie_of(answer, house.settings) is None


async def test_a_callback_in_another_browser_is_refused(house: House):
    async with house.client() as browser, house.client() as thief:
        begun = await browser.get("/sign-in", params={"persona": "resident.1"})
        async with house.client() as elsewhere:
            granted = await elsewhere.get(begun.headers["location"])
        answer = await thief.get(granted.headers["location"])

    assert answer.status_code == 400
    assert cookie_of(answer, house.settings) is None


async def test_signing_out_ends_the_sign_in_and_shows_the_way_to_the_issuer(
    house: House, sessions: Sessions
):
    async with house.client() as browser:
        await house.sign_in(browser, "resident.5")
        value = browser.cookies[cookie_name(house.settings)]
        answer = await browser.post("/sign-out", headers={"Dure-Csrf": "1"})
        browser.cookies.set(cookie_name(house.settings), value)
        again = await house.ask(browser)

    assert answer.status_code == 204
    assert answer.headers["dure-continue"].startswith(f"{house.issuer}/end_session?")
    assert "id_token_hint=" in answer.headers["dure-continue"]
    assert cookie_of(answer, house.settings)["max-age"] == "0"
    assert again.json()["data"]["viewer"] is None
    assert cookie_of(again, house.settings)["max-age"] == "0"


async def test_a_sign_out_form_leads_on_to_the_issuer(house: House):
    async with house.client() as browser:
        await house.sign_in(browser, "resident.5")
        answer = await browser.post(
            "/sign-out",
            headers={"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate"},
        )

    assert answer.status_code == 303
    assert answer.headers["location"].startswith(f"{house.issuer}/end_session?")


async def test_the_issuer_ends_a_sign_in_through_the_back_channel(house: House, sessions: Sessions):
    async with house.client() as browser, house.client() as other:
        cookie = cookie_of(await house.sign_in(browser, "resident.6"), house.settings)
        await house.sign_in(other, "resident.6")
        before = await house.ask(browser)
        async with sessions() as session:
            hint = await session.scalar(
                select(SignIn.id_token).where(SignIn.cookie_digest == digest_of(cookie.value))
            )
        async with house.client() as elsewhere:
            await elsewhere.get(f"{house.issuer}/end_session", params={"id_token_hint": hint})
        after = await house.ask(browser)
        another = await house.ask(other)

    assert before.json()["data"]["viewer"] is not None
    assert after.json()["data"]["viewer"] is None
    assert cookie_of(after, house.settings)["max-age"] == "0"
    assert another.json()["data"]["viewer"] is not None


async def test_sign_out_from_another_site_is_refused(house: House):
    async with house.client() as browser:
        await house.sign_in(browser, "resident.8")
        answer = await browser.post("/sign-out", headers={"Origin": "https://evil.example"})
        after = await house.ask(browser)

    assert answer.status_code == 403
    assert after.json()["data"]["viewer"] is not None


def at(**address: object) -> Settings:
    """Return settings of a house at an address."""
    return Settings.model_validate(
        {"database_url": "postgresql://", "secret": "ab" * 32, **address}
    )


def test_passkeys_are_made_for_the_name_of_the_house_and_near_for_localhost():
    near, far = at(port=8123), at(public_url="https://Dure.example")

    assert (near.relying_party.id, near.relying_party.origin) == ("localhost", near.near)
    assert near.near == "http://localhost:8123"
    assert near.address_at("localhost:8123") == near.near
    assert near.address_at("localhost:9") == near.address_at("evil.example") == near.address
    assert (far.relying_party.id, far.relying_party.origin) == (
        "dure.example",
        "https://dure.example",
    )
    assert far.address_at("localhost") == far.address
