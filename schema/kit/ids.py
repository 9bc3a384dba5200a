"""Global ids: `Type:uuid` in base64url, opaque to clients, checked on the way in."""

import binascii
from base64 import urlsafe_b64decode
from functools import lru_cache
from uuid import UUID

import strawberry

from workflows.kit.handles import handle
from workflows.kit.refusal import Invalid

LONGEST = 120
# Many ask for the same few things; strangers cannot make us keep more.
KEPT = 1024
URLSAFE = bytes.maketrans(b"+/", b"-_")


def urlsafe(raw: bytes) -> str:
    """Return bytes as base64url without padding (RFC 4648, section 5)."""
    return binascii.b2a_base64(raw, newline=False).translate(URLSAFE).rstrip(b"=").decode()


def global_id(kind: str, key: UUID) -> strawberry.ID:
    """Return the global id of a thing of a kind (its GraphQL type's name)."""
    return strawberry.ID(handle(kind, key))


def split_id(given: str, *, field: str) -> tuple[str, UUID]:
    """Return the kind and key of a global id. Refuses none at all (`id_empty`), and what is no id (`id_malformed`)."""
    if not given:
        raise Invalid("id_empty", field=field)
    found = _split(given) if len(given) <= LONGEST else None
    if found is None:
        raise Invalid("id_malformed", field=field)
    return found


@lru_cache(maxsize=KEPT)
def _split(given: str) -> tuple[str, UUID] | None:
    try:
        text = urlsafe_b64decode(given + "=" * (-len(given) % 4)).decode()
        kind, _, tail = text.partition(":")
        key = UUID(tail)
    except (binascii.Error, ValueError):
        return None
    # One thing has one id: other spellings of the same bytes are not taken.
    return (kind, key) if global_id(kind, key) == given else None


def key_of(kind: str, given: str, *, field: str) -> UUID:
    """Return the key of a global id of this kind; `field` is the input it came in.

    Refuses `id_malformed`, and `id_of_another_type` for a well-formed id of another kind.
    """
    found, key = split_id(given, field=field)
    if found != kind:
        raise Invalid("id_of_another_type", field=field, wanted=kind, found=found)
    return key
