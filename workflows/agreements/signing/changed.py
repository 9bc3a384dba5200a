"""Which clauses read otherwise in a later edition: why a signature under the earlier one does not count. Pure.

A signature is bound to the digest of what was signed (E4.1), so that it never stands under another text.
"""

from collections.abc import Mapping
from typing import Any

Told = Mapping[str, Any]


def changed_between(earlier: Told, later: Told) -> list[tuple[Told | None, Told]]:
    """Return each clause of a later edition that reads otherwise than in the earlier one, after what it was.

    In reading order; before a new clause stands None, and one that only moved is left out. Of both editions
    what their bytes say.
    """
    before = {one["id"]: one for one in earlier["clauses"]}
    pairs = [(before.get(one["id"]), one) for one in later["clauses"]]
    return [(old, new) for old, new in pairs if old is None or _words(old) != _words(new)]


def removed_between(earlier: Told, later: Told) -> list[Told]:
    """Return the clauses of an earlier edition that a later one has no more, in reading order."""
    left = {one["id"] for one in later["clauses"]}
    return [one for one in earlier["clauses"] if one["id"] not in left]


def _words(clause: Told) -> tuple[str, str]:
    return clause["heading"], clause["text"]
