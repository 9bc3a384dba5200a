"""Small counts and the sums that would give them away (House rules of Dure, Article 7-3). Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Counted:
    """The parts of one sum as they are published, and the sum; None is withheld."""

    parts: tuple[int | None, ...]
    total: int | None


def withheld(parts: Sequence[int], smallest: int) -> Counted:
    """Withhold every part from 1 to below `smallest`, and the sum if it would give one of them away.

    Whoever knows the sum and what is published knows what the withheld parts make up together. That
    tells none of them only if there are two or more, and they are neither all as small nor all as
    large as a withheld part can be; a remainder that is itself small is withheld too.
    """
    small = [count for count in parts if 0 < count < smallest]
    rest, most = sum(small), len(small) * (smallest - 1)
    safe = not small or (len(small) > 1 and max(len(small), smallest - 1) < rest < most)
    return Counted(
        tuple(None if 0 < count < smallest else count for count in parts),
        sum(parts) if safe else None,
    )


def suppressed(counts: Mapping[str, int], smallest: int) -> dict[str, int | None]:
    """Return counts of which those below `smallest` are withheld, and one more if just one was.

    The sum of a table is often known from elsewhere: if only one count were missing, the difference
    would give it away. The smallest of the others is then withheld as well.
    """
    told = {name: None if 0 < count < smallest else count for name, count in counts.items()}
    withheld = [name for name, count in told.items() if count is None]
    if len(withheld) == 1:
        others = [name for name, count in counts.items() if told[name] is not None and count > 0]
        if others:
            told[min(others, key=lambda name: (counts[name], name))] = None
    return told


@dataclass(frozen=True, slots=True)
class Version:
    """What one version of a table held of one line: `people`, and beside them `things` that all may count.

    `added` and `removed` are things since the version before; `told` is what was published of the people.
    """

    things: int
    people: int
    told: int | None
    added: int
    removed: int


def told_next(
    before: Sequence[Version], now: Version, smallest: int, *, want: int | None
) -> int | None:
    """Return what a new version tells of a line, so that no earlier one that withheld it is given away.

    People come and go with their things alone: whoever holds two versions knows by how much the number
    can have changed meanwhile. `want` is what the version would tell by itself. It is withheld as long as
    a number that was withheld for being small would be left with a single value.
    """
    if want is None:
        return None
    versions = [*before, replace(now, told=want)]
    for place, earlier in enumerate(before):
        if earlier.told is not None or not 0 < earlier.people < smallest:
            continue
        least, most = 1, min(smallest - 1, earlier.things)
        known_before = most == least
        added = removed = 0
        for later in versions[place + 1 :]:
            added, removed = added + later.added, removed + later.removed
            if later.told is not None:
                least, most = max(least, later.told - added), min(most, later.told + removed)
        if least >= most and not known_before:
            return None
    return want
