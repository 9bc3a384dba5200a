"""Small counts and the sums that would give them away (House rules of Dure, Article 7-3). Pure."""

from collections.abc import Sequence
from dataclasses import dataclass


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
