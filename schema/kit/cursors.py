"""Cursors: the place of a row in one list, authenticated and bound to that list.

The code is BLAKE2b with the house's key (RFC 7693, section 2.9). Every row of a page has one: the
key is taken in once a list, and moments are written by orjson itself.
"""

import binascii
from base64 import urlsafe_b64decode
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from hashlib import blake2b, sha256
from hmac import compare_digest
from uuid import UUID

import orjson

from schema.kit.ids import urlsafe
from workflows.kit.hashing import canonical_json
from workflows.kit.refusal import Invalid

MAC_BYTES = 16
MOST_KEY = 64  # bytes, the longest key of BLAKE2b
LIST_BYTES = 8
LONGEST = 2_000

Place = tuple[object, ...]


class Cursors:
    """Makes and reads the cursors of one list: a connection under one filter and one order."""

    def __init__(self, key: bytes, name: str, scope: Mapping[str, str | None]) -> None:
        """Take the house's key, the connection's name, and what the list is narrowed and sorted by."""
        self._keyed = blake2b(key=key[:MOST_KEY], digest_size=MAC_BYTES, person=b"cursor")
        self._list = sha256(canonical_json([name, dict(scope)])).digest()[:LIST_BYTES]

    def write(self, place: Place) -> str:
        """Return the cursor of a place."""
        body = self._list + orjson.dumps([_packed(value) for value in place])
        keyed = self._keyed.copy()
        keyed.update(body)
        return urlsafe(keyed.digest() + body)

    def read(self, cursor: str, *, field: str) -> Place:
        """Return the place of a cursor.

        Refuses what this house did not write (`cursor_malformed`) and a cursor of another
        connection, filter or order (`cursor_of_another_list`).
        """
        try:
            if len(cursor) > LONGEST:
                raise Invalid("cursor_malformed", field=field)
            raw = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        except (binascii.Error, ValueError):
            raise Invalid("cursor_malformed", field=field) from None
        mac, body = raw[:MAC_BYTES], raw[MAC_BYTES:]
        keyed = self._keyed.copy()
        keyed.update(body)
        if not compare_digest(mac, keyed.digest()):
            raise Invalid("cursor_malformed", field=field)
        if body[:LIST_BYTES] != self._list:
            raise Invalid("cursor_of_another_list", field=field)
        return tuple(_unpacked(value) for value in orjson.loads(body[LIST_BYTES:]))


def _packed(value: object) -> Sequence[object]:
    """Keep the kind of a sort key beside its value, so that it comes back as it went out."""
    if type(value) is str:
        return ("s", value)
    if isinstance(value, datetime):
        return ("t", value)
    if isinstance(value, date):
        return ("d", value.isoformat())
    if isinstance(value, UUID):
        return ("u", str(value))
    if isinstance(value, StrEnum):
        return ("s", value.value)
    if isinstance(value, int | str):
        return ("s" if isinstance(value, str) else "i", value)
    msg = f"no cursor holds a {type(value).__name__}"
    raise TypeError(msg)


def _unpacked(pair: Sequence[str]) -> object:
    kind, value = pair
    if kind == "t":
        return datetime.fromisoformat(value)
    if kind == "d":
        return date.fromisoformat(value)
    if kind == "u":
        return UUID(value)
    return value
