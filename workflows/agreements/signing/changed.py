"""Which clauses read otherwise in a later edition: why a signature under the earlier one does not count. Pure.

A signature is bound to the digest of what was signed (E4.1), so that it never stands under another text.
"""

from collections.abc import Mapping
from typing import Any


def changed_between(earlier: Mapping[str, Any], later: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the clauses of a later edition whose words are not those of the earlier one, or that are new.

    In reading order; a clause that only moved is none of them. Of both editions what their bytes say.
    """
    before = {one["id"]: _words(one) for one in earlier["clauses"]}
    return [dict(one) for one in later["clauses"] if before.get(one["id"]) != _words(one)]


def removed_between(earlier: Mapping[str, Any], later: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the clauses of an earlier edition that a later one has no more, in reading order."""
    left = {one["id"] for one in later["clauses"]}
    return [dict(one) for one in earlier["clauses"] if one["id"] not in left]


def _words(clause: Mapping[str, Any]) -> tuple[str, str]:
    return clause["heading"], clause["text"]
