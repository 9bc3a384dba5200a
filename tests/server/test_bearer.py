"""Bearer tokens at the door: every way to be bad has its reason, and an ended one is out at once."""

import base64
import json
import time

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey

from tests.fixtures.database import Clock
from tests.fixtures.services import Services
from tests.server.conftest import AUDIENCE, CLIENT_ID, House

LOGOUT = {"http://schemas.openid.net/event/backchannel-logout": {}}


@pytest.fixture(scope="module", autouse=True)
async def in_real_time(services: Services, database_name: str) -> None:
    """Weigh what the issuer says, who lives in real time, by a clock that shows it too."""
    await Clock(services, database_name).run_real()


def claims(house: House, **changes: object) -> dict[str, object]:
    """Return the claims of a good access token, changed; None takes a claim out."""
    now = int(time.time())
    good = {
        "iss": house.issuer,
        "aud": AUDIENCE,
        "sub": "resident.1",
        "sid": "sid-1",
        "jti": "jti-1",
        "iat": now,
        "exp": now + 60,
    }
    return {name: value for name, value in (good | changes).items() if value is not None}


def signed(house: House, header: dict[str, object] | None = None, **changes: object) -> str:
    """Sign claims with the issuer's own key."""
    key = house.signer._key
    head = {"alg": "ES256", "kid": house.signer.kid, "typ": "at+jwt"} | (header or {})
    head = {name: value for name, value in head.items() if value is not None}
    return jwt.encode(head, claims(house, **changes), key, algorithms=["ES256"], default_type=None)


def unsigned(house: House, header: dict[str, object], signature: bytes = b"") -> str:
    """Put a token together by hand."""
    parts = [json.dumps(header).encode(), json.dumps(claims(house)).encode(), signature]
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)


def by_another_key(house: House, **changes: object) -> str:
    """Sign with a key the issuer does not publish, under the id of one it does."""
    head = {"alg": "ES256", "kid": house.signer.kid, "typ": "at+jwt"}
    key = ECKey.generate_key("P-256")
    return jwt.encode(head, claims(house, **changes), key, algorithms=["ES256"])


def by_public_key_as_secret(house: House) -> str:
    """The old trick: HS256 with the public key as the secret."""
    secret = OctKey.import_key(json.dumps(house.signer.published()).encode())
    head = {"alg": "HS256", "kid": house.signer.kid, "typ": "at+jwt"}
    return jwt.encode(head, claims(house), secret, algorithms=["HS256"])


BAD = {
    "expired": ("token_expired", lambda h: signed(h, exp=int(time.time()) - 60)),
    "expired beyond the leeway": ("token_expired", lambda h: signed(h, exp=int(time.time()) - 6)),
    "not yet valid": ("token_expired", lambda h: signed(h, nbf=int(time.time()) + 60)),
    "issued in the future": ("token_expired", lambda h: signed(h, iat=int(time.time()) + 60)),
    "no expiry": ("token_malformed", lambda h: signed(h, exp=None)),
    "no issue time": ("token_malformed", lambda h: signed(h, iat=None)),
    "expiry that is no number": ("token_malformed", lambda h: signed(h, exp="tomorrow")),
    "expiry in no calendar": ("token_malformed", lambda h: signed(h, exp=10**18)),
    "issue time in no calendar": ("token_malformed", lambda h: signed(h, iat=-(10**18))),
    "foreign issuer": ("token_foreign_issuer", lambda h: signed(h, iss="https://evil.example")),
    "no issuer": ("token_foreign_issuer", lambda h: signed(h, iss=None)),
    "unknown key": ("token_foreign_issuer", lambda h: signed(h, {"kid": "unknown"})),
    "another key": ("token_foreign_issuer", by_another_key),
    "wrong audience": ("token_wrong_audience", lambda h: signed(h, aud="other")),
    "id token's audience": ("token_wrong_audience", lambda h: signed(h, aud=CLIENT_ID)),
    "no audience": ("token_wrong_audience", lambda h: signed(h, aud=None)),
    "no algorithm": ("token_algorithm", lambda h: unsigned(h, {"alg": "none", "typ": "at+jwt"})),
    "no algorithm, capitals": ("token_algorithm", lambda h: unsigned(h, {"alg": "NONE"})),
    "symmetric algorithm": ("token_algorithm", by_public_key_as_secret),
    "algorithm that is a list": ("token_algorithm", lambda h: unsigned(h, {"alg": ["ES256"]})),
    "key id that is a list": (
        "token_malformed",
        lambda h: unsigned(h, {"alg": "ES256", "kid": []}),
    ),
    "no key id": ("token_malformed", lambda h: signed(h, {"kid": None})),
    "no type": ("token_malformed", lambda h: signed(h, {"typ": None})),
    "logout token": ("token_malformed", lambda h: signed(h, {"typ": "logout+jwt"})),
    "no subject": ("token_malformed", lambda h: signed(h, sub=None)),
    "empty subject": ("token_malformed", lambda h: signed(h, sub="")),
    "subject with a control character": ("token_malformed", lambda h: signed(h, sub="a\x00b")),
    "signature cut off": ("token_foreign_issuer", lambda h: signed(h)[:-4]),
    "garbage": ("token_malformed", lambda _: "garbage"),
    "three dots of nothing": ("token_malformed", lambda _: "..."),
    "not JSON": ("token_malformed", lambda _: "AAAA.BBBB.CCCC"),
    "header that is no object": ("token_malformed", lambda _: "W10.W10.W10"),
    "deeply nested": (
        "token_malformed",
        lambda _: base64.urlsafe_b64encode(b"[" * 3000).decode() + ".e30.AA",
    ),
    "huge": ("token_malformed", lambda h: signed(h, sub="x" * 9000)),
}


@pytest.mark.parametrize("kind", BAD)
async def test_a_bad_token_is_refused_with_its_reason(house: House, kind: str):
    reason, make = BAD[kind]
    async with house.client(authorization=f"Bearer {make(house)}") as program:
        answer = await house.ask(program, "{ __typename }")
    error = answer.json()["errors"][0]

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == 'Bearer error="invalid_token"'
    assert error["extensions"]["code"] == "NOT_SIGNED_IN"
    assert error["extensions"]["reason"] == reason
    assert error["message"]
    assert error["extensions"]["remedy"]
    assert "data" not in answer.json()


@pytest.mark.parametrize("typ", ["at+jwt", "AT+JWT", "application/at+jwt", "JWT"])
async def test_a_good_token_is_taken(house: House, typ: str):
    token = signed(house, {"typ": typ}, aud=["elsewhere", AUDIENCE])
    async with house.client(authorization=f"Bearer {token}") as program:
        answer = await house.ask(program)

    assert answer.status_code == 200
    assert answer.json()["data"]["viewer"] is not None


@pytest.mark.parametrize("scheme", ["Basic dXNlcjpwYXNz", "Token abc", "bearer"])
async def test_another_scheme_is_no_way_in(house: House, scheme: str):
    async with house.client(authorization=scheme) as program:
        answer = await house.ask(program)

    assert answer.status_code == 401
    assert answer.json()["errors"][0]["extensions"]["reason"] == "token_malformed"


async def test_the_refusal_speaks_the_language_asked_for(house: House):
    answers = {}
    for language in ("ko", "en-GB,en;q=0.9", "fr", "en;q=0.4, ko;q=0.5"):
        async with house.client(
            authorization="Bearer x", **{"accept-language": language}
        ) as program:
            answers[language] = (await house.ask(program)).json()["errors"][0]["message"]

    assert answers["ko"] == answers["fr"] == answers["en;q=0.4, ko;q=0.5"]
    assert answers["ko"] == "읽을 수 있는 토큰이 아니에요."
    assert answers["en-GB,en;q=0.9"] == "This is not a readable token."


async def test_a_bad_token_beside_a_good_cookie_is_still_refused(house: House):
    async with house.client() as browser:
        await house.sign_in(browser, "resident.1")
        browser.headers["authorization"] = "Bearer x"
        answer = await house.ask(browser)

    assert answer.status_code == 401


async def test_a_revoked_token_is_refused_within_a_second(house: House):
    token = await house.token("resident.9")
    async with house.client(authorization=f"Bearer {token}") as program, house.client() as issuer:
        before = await house.ask(program)
        await issuer.post(f"{house.issuer}/revoke", data={"token": token})
        began = time.monotonic()
        after = await house.ask(program, "{ __typename }")
        took = time.monotonic() - began

    print(f"revoked bearer refused after {took * 1000:.0f} ms")
    assert before.status_code == 200
    assert after.status_code == 401
    assert after.json()["errors"][0]["extensions"]["reason"] == "token_ended"
    assert took < 1


async def test_revoking_one_token_leaves_another_of_the_same_person(house: House):
    first, second = await house.token("resident.10"), await house.token("resident.10")
    async with house.client() as issuer:
        await issuer.post(f"{house.issuer}/revoke", data={"token": first})
    async with house.client(authorization=f"Bearer {second}") as program:
        answer = await house.ask(program)

    assert answer.status_code == 200


BAD_LOGOUT = {
    "garbage": lambda _: "garbage",
    "an access token": lambda h: signed(h, events=LOGOUT),
    "no event": lambda h: signed(h, {"typ": "logout+jwt"}, aud=CLIENT_ID),
    "a nonce": lambda h: signed(h, {"typ": "logout+jwt"}, aud=CLIENT_ID, events=LOGOUT, nonce="n"),
    "foreign": lambda h: by_another_key(h, aud=CLIENT_ID, events=LOGOUT),
    "nobody": lambda h: signed(
        h, {"typ": "logout+jwt"}, aud=CLIENT_ID, events=LOGOUT, sid=None, sub=None
    ),
}


@pytest.mark.parametrize("kind", BAD_LOGOUT)
async def test_a_bad_logout_token_ends_nothing(house: House, kind: str):
    token = await house.token("resident.11")
    async with house.client(authorization=f"Bearer {token}") as program:
        told = await program.post(
            "/sign-in/backchannel-logout", data={"logout_token": BAD_LOGOUT[kind](house)}
        )
        answer = await house.ask(program)

    assert told.status_code == 400
    assert answer.status_code == 200


async def test_a_logout_token_for_a_subject_ends_all_of_his_tokens_and_sign_ins(house: House):
    token = await house.token("resident.12")
    word = signed(
        house, {"typ": "logout+jwt"}, aud=CLIENT_ID, sub="resident.12", sid=None, events=LOGOUT
    )
    async with house.client(authorization=f"Bearer {token}") as program, house.client() as browser:
        await house.sign_in(browser, "resident.12")
        assert (await house.ask(program)).status_code == 200
        told = await browser.post("/sign-in/backchannel-logout", data={"logout_token": word})
        after = await house.ask(program)
        page = await house.ask(browser)

    assert told.status_code == 200
    assert after.json()["errors"][0]["extensions"]["reason"] == "token_ended"
    assert page.json()["data"]["viewer"] is None
