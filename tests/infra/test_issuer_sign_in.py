"""The embedded issuer in a browser: the persona page, codes with PKCE, signing out."""

from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet

from infra.embedded.issuer.personas import PERSONAS

CALLBACK = "http://127.0.0.1:8000/sign-in/callback"


def sent_back(answer) -> dict[str, str]:
    assert answer.status_code == 303
    address, _, query = answer.headers["location"].partition("?")
    assert address == CALLBACK
    return {name: values[0] for name, values in parse_qs(query).items()}


async def test_discovery_names_itself_and_demands_pkce(desk):
    found = (await desk.http.get("/.well-known/openid-configuration")).json()
    assert found["issuer"] == desk.settings.address
    assert found["code_challenge_methods_supported"] == ["S256"]
    assert found["id_token_signing_alg_values_supported"] == ["ES256"]
    assert found["backchannel_logout_session_supported"] is True


async def test_a_visitor_chooses_among_all_personas_in_korean_first(desk):
    answer = await desk.authorize(login_hint=None)
    assert answer.status_code == 200
    assert "<html lang='ko'>" in answer.text
    assert "누구의 눈으로 볼까요?" in answer.text
    assert answer.text.count("login_hint=") == len(PERSONAS)
    assert "default-src 'none'" in answer.headers["content-security-policy"]


async def test_the_front_page_leads_into_the_product(desk):
    answer = await desk.http.get("/")
    assert "http://127.0.0.1:8000/sign-in?persona=municipality.officer" in answer.text


async def test_a_code_becomes_tokens_once(desk):
    told = sent_back(await desk.authorize())
    assert (told["state"], told["iss"]) == ("a state", desk.settings.address)

    answer = await desk.redeem(told["code"])
    assert answer.status_code == 200
    keys = KeySet.import_key_set((await desk.http.get("/jwks")).json())
    claims = jwt.decode(answer.json()["id_token"], keys, algorithms=["ES256"]).claims
    assert (claims["aud"], claims["sub"], claims["nonce"]) == ("dure-web", "resident.1", "a nonce")
    assert claims["exp"] - claims["iat"] == 900
    assert len(claims["di"]) == 64

    second = await desk.redeem(told["code"])
    assert (second.status_code, second.json()["error"]) == (400, "invalid_grant")


@pytest.mark.parametrize(
    "changes",
    [
        {"code_verifier": "another-verifier-of-at-least-forty-three-chars"},
        {"code_verifier": "short"},
        {"code_verifier": "가" * 50},
        {"redirect_uri": "http://127.0.0.1:8000/"},
        {"code": "guessed"},
    ],
)
async def test_a_code_without_its_verifier_or_address_is_worth_nothing(desk, changes):
    code = await desk.code()
    answer = await desk.redeem(**{"code": code, **changes})
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


async def test_a_code_tried_with_a_wrong_verifier_is_used_up(desk):
    code = await desk.code()
    await desk.redeem(code, code_verifier="another-verifier-of-at-least-forty-three-chars")
    assert (await desk.redeem(code)).status_code == 400


async def test_a_code_needs_the_secret_of_its_client(desk):
    answer = await desk.redeem(await desk.code(), secret="guessed")
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")
    assert answer.headers["www-authenticate"].startswith("Basic")


@pytest.mark.parametrize(
    "changes",
    [
        {"redirect_uri": "http://elsewhere.example/"},
        {"redirect_uri": CALLBACK + "/.."},
        {"redirect_uri": CALLBACK + "?next=x"},
        {"redirect_uri": None},
        {"client_id": "another"},
    ],
)
async def test_an_unknown_client_or_address_is_never_redirected_to(desk, changes):
    answer = await desk.authorize(**changes)
    assert answer.status_code == 400
    assert "location" not in answer.headers


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"code_challenge": None}, "invalid_request"),
        ({"code_challenge": "short"}, "invalid_request"),
        ({"code_challenge_method": None}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"scope": "profile"}, "invalid_scope"),
        ({"nonce": "n" * 3000}, "invalid_request"),
        ({"prompt": "none", "login_hint": None}, "login_required"),
    ],
)
async def test_other_faults_are_told_to_the_client(desk, changes, error):
    told = sent_back(await desk.authorize(**changes))
    assert (told["error"], told["state"], "code" in told) == (error, "a state", False)


async def test_a_hint_at_nobody_shows_the_page_again(desk):
    answer = await desk.authorize(login_hint="<script>")
    assert answer.status_code == 400
    assert "그런 사람은 없습니다." in answer.text
    assert "<script>" not in answer.text


async def test_a_parameter_sent_twice_is_refused(desk):
    answer = await desk.http.get("/authorize?client_id=dure-web&client_id=dure-web")
    assert answer.status_code == 400


async def test_signing_out_tells_the_product_and_leads_back(desk):
    tokens = (await desk.redeem(await desk.code())).json()
    answer = await desk.http.get(
        "/end_session",
        params={
            "id_token_hint": tokens["id_token"],
            "post_logout_redirect_uri": "http://127.0.0.1:8000/",
            "state": "s",
        },
    )
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        "http://127.0.0.1:8000/?state=s",
    )
    assert len(desk.told) == 1


@pytest.mark.parametrize("hint", ["", "x.y.z"])
async def test_signing_out_without_a_hint_leads_nowhere_and_ends_nothing(desk, hint):
    goodbye = "http://127.0.0.1:8000/"
    answer = await desk.http.get(
        "/end_session", params={"id_token_hint": hint, "post_logout_redirect_uri": goodbye}
    )
    assert answer.status_code == 200
    assert desk.told == []


async def test_signing_out_never_leads_elsewhere(desk):
    tokens = (await desk.redeem(await desk.code())).json()
    answer = await desk.http.get(
        "/end_session",
        params={
            "id_token_hint": tokens["id_token"],
            "post_logout_redirect_uri": "http://elsewhere.example/",
        },
    )
    assert answer.status_code == 200
    assert urlsplit(answer.headers.get("location", "")).netloc == ""
