"""The embedded issuer's tokens: what they say, and every request that gets none."""

import stat
import time

import httpx2
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet

from infra.embedded.issuer.app import create_issuer
from infra.embedded.issuer.personas import PERSONAS

EXPECTED_PERSONAS = {
    *("ministry.officer", "province.officer", "municipality.officer", "municipality.clerk2"),
    *("municipality.head", "developer.lead", "company.a", "company.b", "company.c"),
    *("council.chair", "council.secretary", "expert.1"),
    *(f"resident.{number}" for number in range(1, 51)),
    *("resident.unverified", "minor.1", "guardian.1"),
    *("moderator", "auditor", "admin", "stranger"),
}


async def read(desk, token: str):
    keys = KeySet.import_key_set((await desk.http.get("/jwks")).json())
    return jwt.decode(token, keys, algorithms=["ES256"])


def test_the_personas_are_those_of_the_contract_and_every_name_is_different():
    assert set(PERSONAS) == EXPECTED_PERSONAS
    assert len({persona.name_ko for persona in PERSONAS.values()}) == 69
    checked = {handle for handle, persona in PERSONAS.items() if persona.verified}
    residents = {f"resident.{number}" for number in range(1, 51)}
    assert checked == residents | {"minor.1", "guardian.1"}


async def test_a_program_gets_tokens_by_the_name_of_a_persona(desk):
    answer = await desk.password("resident.1")

    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert answer.json()["token_type"] == "Bearer"
    token = await read(desk, answer.json()["access_token"])
    assert (token.header["alg"], token.header["typ"]) == ("ES256", "at+jwt")
    claims = token.claims
    assert (claims["iss"], claims["aud"], claims["sub"]) == (
        desk.settings.address,
        "dure",
        "resident.1",
    )
    assert claims["exp"] - claims["iat"] == 3600
    assert abs(claims["iat"] - time.time()) < 60
    assert (claims["name"], claims["locale"], len(claims["di"])) == ("김서연", "ko-KR", 64)


async def test_two_sign_ins_share_the_person_and_nothing_else(desk):
    tokens = [(await desk.password("resident.1")).json()["access_token"] for _ in range(2)]
    one, other = [(await read(desk, token)).claims for token in tokens]
    assert (one["sub"], one["di"]) == (other["sub"], other["di"])
    assert one["jti"] != other["jti"]
    assert one["sid"] != other["sid"]


async def test_who_did_not_pass_the_identity_check_has_no_di(desk):
    token = (await desk.password("resident.unverified")).json()["access_token"]
    assert "di" not in (await read(desk, token)).claims


@pytest.mark.parametrize("name", ["", "resident.0", "resident.51", "RESIDENT.1", "가", "a" * 5000])
async def test_an_unknown_persona_is_refused(desk, name):
    answer = await desk.password(name)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


async def test_userinfo_says_what_the_token_says(desk):
    token = (await desk.password("auditor")).json()["access_token"]
    answer = await desk.http.get("/userinfo", headers={"Authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.json()["sub"]) == (200, "auditor")


@pytest.mark.parametrize("value", ["", "Bearer", "Bearer x.y.z", "Basic YTpi", "Bearer \xff"])
async def test_userinfo_refuses_what_is_no_token(desk, value):
    headers = {"Authorization": value.encode("latin-1")}
    answer = await desk.http.get("/userinfo", headers=headers)
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_token")


async def test_an_id_token_is_no_access_token(desk):
    token = (await desk.password("auditor")).json()["id_token"]
    answer = await desk.http.get("/userinfo", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 401


async def test_revoking_tells_the_product_and_ends_the_sign_in_here(desk):
    token = (await desk.password("resident.1")).json()["access_token"]
    sid = (await read(desk, token)).claims["sid"]

    assert (await desk.http.post("/revoke", data={"token": token})).status_code == 200

    (told,) = desk.told
    word = await read(desk, told)
    assert (word.header["typ"], word.claims["aud"], word.claims["sid"]) == (
        "logout+jwt",
        "dure-web",
        sid,
    )
    assert word.claims["events"] == {"http://schemas.openid.net/event/backchannel-logout": {}}
    assert "nonce" not in word.claims
    answer = await desk.http.get("/userinfo", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 401


async def test_revoking_an_unknown_token_is_no_error_and_tells_nobody(desk):
    assert (await desk.http.post("/revoke", data={"token": "x.y.z"})).status_code == 200
    assert desk.told == []


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize("path", ["/token", "/revoke"])
@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"", FORM, 400),
        (b"\xff\xfe", FORM, 400),
        (b"username=%ff%fe&grant_type=password", FORM, 400),
        (b"grant_type=password&username=%00", FORM, 400),
        (b"grant_type=password&grant_type=password", FORM, 400),
        (b"token=%00", FORM, 400),
        (b"&".join(b"a%d=1" % n for n in range(100)), FORM, 400),
        (b"a=" + b"x" * 70_000, FORM, 413),
        (
            b'{"grant_type":"password","username":"admin"}',
            {"Content-Type": "application/json"},
            400,
        ),
        (b"grant_type=implicit", FORM, 400),
        (b"grant_type=authorization_code", {**FORM, "Authorization": "Basic !!"}, 400),
        (b"grant_type=authorization_code", {**FORM, "Authorization": "Basic gICA"}, 400),
    ],
)
async def test_malformed_input_is_refused_and_never_an_accident(desk, path, body, headers, status):
    answer = await desk.http.post(path, content=body, headers=headers)
    clients = "Authorization" in headers and path == "/token"
    assert answer.status_code == (401 if clients else status)
    assert answer.json()["error"].startswith(("invalid_", "unsupported_"))


async def test_another_name_for_this_machine_gets_nothing(desk):
    answer = await desk.http.post(
        "/token",
        data={"grant_type": "password", "username": "admin"},
        headers={"Host": "rebound.example"},
    )
    assert answer.status_code == 400


async def test_the_key_is_private_and_outlives_a_restart(desk):
    token = (await desk.password("admin")).json()["access_token"]
    key = desk.settings.data / "key.pem"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600

    again = httpx2.ASGITransport(app=create_issuer(desk.settings))
    async with httpx2.AsyncClient(transport=again, base_url=desk.settings.address) as http:
        answer = await http.get("/userinfo", headers={"Authorization": f"Bearer {token}"})
    assert answer.json()["sub"] == "admin"
