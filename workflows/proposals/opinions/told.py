"""A map in the words in which it is kept: whole numbers and keys, the same bytes for the same answers. Pure."""

from collections.abc import Mapping, Sequence

from workflows.kit.hashing import Canonical
from workflows.proposals.opinions.map import METHOD, Drawn, Group, Speaks


def content_of(drawn: Drawn, versions: Mapping[str, int], *, floor: int, least: int) -> Canonical:
    """Return what is told of a map; small numbers are withheld in it, so that it may be public.

    `versions` says which version of each comment was answered. Without groups neither the people nor
    the comments are told.
    """
    return {
        "method": METHOD,
        "floor": floor,
        "least": least,
        "people": drawn.people if drawn.groups else None,
        "comments": [[name, versions[name]] for name in drawn.comments],
        "groups": [_group(one, floor) for one in drawn.groups],
        "common": _speaks(drawn.common),
    }


def _group(group: Group, floor: int) -> Canonical:
    told = [said.told(floor) for said in group.said]
    return {
        "size": group.size,
        "x": group.x,
        "y": group.y,
        "width": group.width,
        "said": [None if one is None else list(one) for one in told],
        "speaks": _speaks(group.speaks),
    }


def _speaks(found: Sequence[Speaks]) -> Canonical:
    return [[one.comment, one.agrees] for one in found]
