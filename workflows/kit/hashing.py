"""Canonical JSON and digests: the same content gives the same bytes (RFC 8785, JCS).

Only strings, integers, booleans, null, lists and objects with text keys are taken: a float has no
place in anything that is decided, so one is refused.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Canonical: TypeAlias = "str | int | bool | Sequence[Canonical] | Mapping[str, Canonical] | None"


def canonical_json(value: object) -> bytes:
    """Return the canonical UTF-8 bytes of a value; keys are sorted by their UTF-16 code units.

    Raises TypeError for a float or anything else that has no canonical form.
    """
    return json.dumps(
        _canonical(value), ensure_ascii=False, allow_nan=False, separators=(",", ":")
    ).encode()


def digest(value: object) -> str:
    """Return the SHA-256 of the canonical bytes, 64 hexadecimal digits."""
    return hashlib.sha256(canonical_json(value)).hexdigest()


def _canonical(value: object) -> Canonical:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            msg = "an object's keys are text"
            raise TypeError(msg)
        ordered = sorted(value, key=lambda key: str(key).encode("utf-16-be"))
        return {str(key): _canonical(value[key]) for key in ordered}
    if isinstance(value, list | tuple):
        return [_canonical(inner) for inner in value]
    msg = f"{type(value).__name__} has no canonical form here"
    raise TypeError(msg)
