"""The issuer's keys: fetched when needed, not more often than that, and only those that may sign."""

from collections.abc import Callable

import httpx2
import pytest
from joserfc.jwk import ECKey, OctKey, RSAKey

from server import issuer as product
from server.issuer import Issuer
from workflows.kit.refusal import Busy

ADDRESS = "https://issuer.example"


def published(key: ECKey | RSAKey | OctKey, kid: str | None, **changes: str) -> dict[str, object]:
    """Return a key as an issuer lists it."""
    listed = {**key.as_dict(private=isinstance(key, OctKey)), **changes}
    listed.pop("kid", None)
    return listed if kid is None else {**listed, "kid": kid}


class Elsewhere:
    """An issuer somewhere in the network, which counts what it is asked."""

    def __init__(self) -> None:
        """Begin with one key and in good health."""
        self.keys: object = [published(ECKey.generate_key("P-256"), "first")]
        self.metadata: object = {"issuer": ADDRESS, "jwks_uri": f"{ADDRESS}/jwks"}
        self.asked = 0
        self.down = False

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        """Answer discovery and keys."""
        if self.down:
            raise httpx2.ConnectError("nobody there", request=request)
        if request.url.path == "/jwks":
            self.asked += 1
            return httpx2.Response(200, json={"keys": self.keys})
        return httpx2.Response(200, json=self.metadata)

    def issuer(self) -> Issuer:
        """Return our side of it."""
        return Issuer(ADDRESS, httpx2.AsyncClient(transport=httpx2.MockTransport(self.answer)))


@pytest.fixture
def elsewhere() -> Elsewhere:
    """A healthy issuer."""
    return Elsewhere()


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Let seconds pass for the keeper of keys."""
    passed = [1000.0]
    monkeypatch.setattr(product.time, "monotonic", lambda: passed[0])

    def let_pass(seconds: float) -> None:
        passed[0] += seconds

    return let_pass


async def test_keys_are_fetched_once_and_kept(elsewhere: Elsewhere):
    issuer = elsewhere.issuer()
    found = [await issuer.key("first") for _ in range(10)]

    assert all(found)
    assert elsewhere.asked == 1


async def test_invented_key_ids_do_not_become_a_flood_of_requests(
    elsewhere: Elsewhere, later: Callable[[float], None]
):
    issuer = elsewhere.issuer()
    found = [await issuer.key(f"invented-{number}") for number in range(100)]
    assert elsewhere.asked == 1
    later(product.AGAIN + 1)
    await issuer.key("invented")

    assert set(found) == {None}
    assert elsewhere.asked == 2


async def test_a_new_key_is_found_and_a_withdrawn_one_forgotten(
    elsewhere: Elsewhere, later: Callable[[float], None]
):
    issuer = elsewhere.issuer()
    assert await issuer.key("first")
    elsewhere.keys = [published(RSAKey.generate_key(2048), "second")]
    later(product.AGAIN + 1)

    assert await issuer.key("second")
    assert await issuer.key("first") is None


async def test_a_withdrawn_key_is_forgotten_in_time_without_anybody_asking_for_another(
    elsewhere: Elsewhere, later: Callable[[float], None]
):
    issuer = elsewhere.issuer()
    assert await issuer.key("first")
    elsewhere.keys = []
    later(product.FRESH + 1)

    assert await issuer.key("first") is None


async def test_an_issuer_that_is_down_is_outlived_for_an_hour(
    elsewhere: Elsewhere, later: Callable[[float], None]
):
    issuer = elsewhere.issuer()
    assert await issuer.key("first")
    elsewhere.down = True
    later(product.FRESH + 1)
    assert await issuer.key("first")
    later(product.STALE)

    with pytest.raises(Busy, match="issuer_unreachable"):
        await issuer.key("first")


async def test_an_issuer_that_was_never_reached_is_busy(elsewhere: Elsewhere):
    elsewhere.down = True

    with pytest.raises(Busy, match="issuer_unreachable"):
        await elsewhere.issuer().key("first")


@pytest.mark.parametrize(
    "metadata",
    [[], {}, {"issuer": "https://evil.example", "jwks_uri": "x"}, {"issuer": ADDRESS}],
    ids=str,
)
async def test_metadata_that_are_not_the_issuers_own_are_not_taken(
    elsewhere: Elsewhere, metadata: object
):
    elsewhere.metadata = metadata

    with pytest.raises(Busy):
        await elsewhere.issuer().key("first")


async def test_only_keys_that_may_sign_are_kept(elsewhere: Elsewhere):
    pair = ECKey.generate_key("P-256")
    elsewhere.keys = [
        published(pair, "good"),
        published(OctKey.generate_key(256), "symmetric"),
        published(pair, "for encryption", use="enc"),
        published(pair, None),
        {"kty": "unheard of", "kid": "unheard"},
        {"kty": "EC", "kid": "broken", "crv": "P-256", "x": "!", "y": "!"},
        "no key",
        None,
    ]
    issuer = elsewhere.issuer()
    kept = [
        name
        for name in ("good", "symmetric", "for encryption", "unheard", "broken")
        if await issuer.key(name)
    ]

    assert kept == ["good"]
