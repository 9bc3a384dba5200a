"""Canonical JSON and digests: the same content gives the same bytes (RFC 8785, JCS).

Only strings, integers, booleans, null, lists and objects are taken: a float has no place in
anything that is decided, so one is refused.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Canonical: TypeAlias = (
    "str | int | bool | None | Sequence[Canonical] | Mapping[str, Canonical]"
)


def canonical_json(value: Canonical) -> bytes:
    """Return the canonical UTF-8 bytes of a value. Raises TypeError for a float or a foreign type."""
    _refuse_floats(value)
    return json.dumps(
        value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True
    ).encode()


def digest(value: Canonical) -> str:
    """Return the SHA-256 of the canonical bytes, 64 hexadecimal digits."""
    return hashlib.sha256(canonical_json(value)).hexdigest()


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        msg = "a float has no canonical form here: use an integer or a fraction's two integers"
        raise TypeError(msg)
    if isinstance(value, Mapping):
        for inner in value.values():
            _refuse_floats(inner)
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes):
        for inner in value:
            _refuse_floats(inner)
