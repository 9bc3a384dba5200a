"""A map in the words in which it is kept: whole numbers and keys, the same bytes for the same answers. Pure."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

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


@dataclass(frozen=True, slots=True)
class ToldGroup:
    """A group as it is read back; `said` is in the order of the map's comments."""

    size: int
    x: int
    y: int
    width: int
    said: tuple[tuple[int | None, ...] | None, ...]
    speaks: tuple[Speaks, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A kept map as it is read back; `people` is None if there were too few for one."""

    floor: int
    least: int
    people: int | None
    comments: tuple[UUID, ...]
    versions: tuple[int, ...]
    groups: tuple[ToldGroup, ...]
    common: tuple[Speaks, ...]


def told_of(content: str) -> Told:
    """Return a map as it was kept."""
    kept = json.loads(content)
    return Told(
        floor=kept["floor"],
        least=kept["least"],
        people=kept["people"],
        comments=tuple(UUID(name) for name, _ in kept["comments"]),
        versions=tuple(version for _, version in kept["comments"]),
        groups=tuple(
            ToldGroup(
                size=one["size"],
                x=one["x"],
                y=one["y"],
                width=one["width"],
                said=tuple(None if said is None else tuple(said) for said in one["said"]),
                speaks=tuple(Speaks(*speaks) for speaks in one["speaks"]),
            )
            for one in kept["groups"]
        ),
        common=tuple(Speaks(*speaks) for speaks in kept["common"]),
    )
