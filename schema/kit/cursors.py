"""Cursors: the place of a row in one list, authenticated and bound to that list.

The code is BLAKE2b with the house's key (RFC 7693, section 2.9). Every row of a page has one: the
key is taken in once, the list's name once for those who ask it again, and orjson writes the values.
All places of one list hold values of the same kinds, which are found out with the first.
"""

import binascii
from base64 import urlsafe_b64decode
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from hashlib import blake2b, sha256
from hmac import compare_digest
from typing import Any
from uuid import UUID

import orjson

from schema.kit.ids import urlsafe
from workflows.kit.hashing import canonical_json
from workflows.kit.refusal import Invalid

MAC_BYTES = 16
MOST_KEY = 64  # bytes, the longest key of BLAKE2b
LIST_BYTES = 8
LONGEST = 2_000
OPENS = b"["  # what values written as JSON begin with, and no letter of a kind is
# Lists whose names are kept: strangers choose what is searched for, so there is a bound.
KEPT = 512

Place = tuple[object, ...]


class Cursors:
    """Makes and reads the cursors of one list: a connection under one filter and one order."""

    def __init__(self, key: bytes, name: str, scope: Mapping[str, str | None]) -> None:
        """Take the house's key, the connection's name, and what the list is narrowed and sorted by."""
        self._keyed = _keyed(key)
        self._list = _list(name, tuple(scope.items()))
        self._head = b""

    def write(self, place: Sequence[object]) -> str:
        """Return the cursor of a place."""
        return self.write_all((place,))[0]

    def write_all(self, places: Iterable[Sequence[object]]) -> list[str]:
        """Return the cursors of places, in their order."""
        head, fresh, written = self._head, self._keyed.copy, []
        for place in places:
            if not head:
                head = self._list + b"".join(KINDS[type(value)] for value in place)
                self._head = head
            body = head + orjson.dumps(place, default=str)
            keyed = fresh()
            keyed.update(body)
            written.append(urlsafe(keyed.digest() + body))
        return written

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
        kinds, values, rest = body[LIST_BYTES:].partition(OPENS)
        return tuple(map(_unpacked, kinds, orjson.loads(values + rest)))


class _Kinds(dict[type, bytes]):
    """How the kind of a sort key is told before its value, so that it comes back as it went out.

    A driver's own kind of key, as of a UUID, is found out once.
    """

    def __missing__(self, kind: type) -> bytes:
        for wanted, told in (
            (str, b"s"),
            (datetime, b"t"),
            (date, b"d"),
            (UUID, b"u"),
            (int, b"i"),
        ):
            if issubclass(kind, wanted):
                self[kind] = told
                return told
        msg = f"no cursor holds a {kind.__name__}"
        raise TypeError(msg)


KINDS = _Kinds()


@lru_cache(maxsize=1)
def _keyed(key: bytes) -> blake2b:
    return blake2b(key=key[:MOST_KEY], digest_size=MAC_BYTES, person=b"cursor")


@lru_cache(maxsize=KEPT)
def _list(name: str, scope: tuple[tuple[str, str | None], ...]) -> bytes:
    return sha256(canonical_json([name, dict(scope)])).digest()[:LIST_BYTES]


def _unpacked(kind: int, value: Any) -> object:
    """Return a value as it went out; `kind` is its letter."""
    match chr(kind):
        case "t":
            return datetime.fromisoformat(value)
        case "d":
            return date.fromisoformat(value)
        case "u":
            return UUID(value)
    return value
