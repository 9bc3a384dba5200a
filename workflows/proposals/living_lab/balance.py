"""The draw of a balanced panel: pure, exact, and the same for everybody who draws again.

An applicant stands in three groups: sex, age band, district. A bound says how many of a group sit,
from `least` to `most`; a group without a bound takes as many as come. The lot orders all applicants
(SHA-256 of seed, digest of the pool and number), and in that order everybody is drawn with whom the
seats can still be filled within all bounds. So whenever the bounds can be kept at all they are, and
among all panels that keep them the one drawn comes first in the order of the lot.

Whether the seats can be filled is a question in whole numbers: how many to take of every combination
of groups. HiGHS (MIT licence) answers it; what it answers is checked here in whole numbers.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeAlias

import highspy

from workflows.identity.sexes import Sex
from workflows.proposals.living_lab.states import AgeBand, Dimension

# The group of each dimension, in the order of `Dimension`; a district by its number, none as "".
Profile: TypeAlias = tuple[str, str, str]
NO_AREA = ""


@dataclass(frozen=True, slots=True, order=True)
class Bound:
    """How many of a group may sit."""

    dimension: Dimension
    group: str
    least: int
    most: int

    def holds(self, profile: Profile) -> bool:
        """Say whether an applicant is of the group."""
        return profile[PLACE[self.dimension]] == self.group


@dataclass(frozen=True, slots=True)
class Applicant:
    """An applicant as the lot sees him: a number and three groups."""

    number: int
    profile: Profile


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the lot came to: who is drawn, and everybody else in its order."""

    seated: tuple[int, ...]
    waiting: tuple[int, ...]


class _Solver(highspy.Highs):
    """HiGHS without a word: its first lines come with its callbacks, before it can be told."""

    def __init__(self) -> None:
        """Make it."""
        super().__init__()  # type: ignore[no-untyped-call]

    def enableCallbacks(self) -> None:  # noqa: N802 - the library's name
        """Be silent first."""
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]


PLACE = {one: place for place, one in enumerate(Dimension)}
HEAD = "dure-lab-pool-1"


def profile_of(sex: Sex, age: AgeBand, area: int | None) -> Profile:
    """Return the groups somebody stands in."""
    return sex.value, age.value, NO_AREA if area is None else str(area)


def pool_text(pool: Iterable[Applicant]) -> str:
    """Return the one text of all applications, which the digest is of: a head, then a line each."""
    lines = [
        f"{one.number},{','.join(one.profile)}" for one in sorted(pool, key=lambda one: one.number)
    ]
    return "\n".join([HEAD, *lines]) + "\n"


def pool_digest(pool: Iterable[Applicant]) -> str:
    """Return the SHA-256 of `pool_text`, hex."""
    return sha256(pool_text(pool).encode("ascii")).hexdigest()


def lot_of(seed: bytes, digest: str, number: int) -> str:
    """Return an applicant's lot: SHA-256 of seed, pool digest (raw bytes) and number in digits, hex.

    The smallest lot comes first.
    """
    return sha256(seed + bytes.fromhex(digest) + str(number).encode("ascii")).hexdigest()


def in_lot_order(pool: Iterable[Applicant], seed: bytes) -> list[Applicant]:
    """Return all applicants in the order of the lot."""
    held = list(pool)
    digest = pool_digest(held)
    return sorted(held, key=lambda one: (lot_of(seed, digest, one.number), one.number))


def draw(
    pool: Collection[Applicant], seats: int, bounds: Collection[Bound], seed: bytes
) -> Drawn | None:
    """Draw a panel; None if no choice of these applicants fills the seats within the bounds."""
    ordered = in_lot_order(pool, seed)
    left = Counter(one.profile for one in ordered)
    plan = filling(left, seats, bounds)
    if plan is None:
        return None
    seated: list[int] = []
    waiting: list[int] = []
    taken: Counter[Profile] = Counter()
    for one in ordered:
        left[one.profile] -= 1
        if plan[one.profile] == 0:
            other = _with(one.profile, taken, left, seats - len(seated), bounds)
            if other is None:
                waiting.append(one.number)
                continue
            plan = other
        # Somebody of these groups is in the plan, and one of them is as good as another.
        plan[one.profile] -= 1
        taken[one.profile] += 1
        seated.append(one.number)
    return Drawn(tuple(seated), tuple(waiting))


def _with(
    profile: Profile,
    taken: Mapping[Profile, int],
    left: Mapping[Profile, int],
    seats: int,
    bounds: Collection[Bound],
) -> Counter[Profile] | None:
    """Return a plan for the seats that are left which takes one of these groups, if there is one."""
    if seats == 0:
        return None
    held = Counter(taken)
    held[profile] += 1
    rest = filling(left, seats - 1, _less(bounds, held))
    if rest is None:
        return None
    rest[profile] += 1
    return rest


def _less(bounds: Collection[Bound], held: Mapping[Profile, int]) -> list[Bound]:
    """Return the bounds for the seats that are left when some are taken."""
    changed = []
    for one in bounds:
        inside = sum(count for profile, count in held.items() if one.holds(profile))
        changed.append(
            Bound(one.dimension, one.group, max(0, one.least - inside), one.most - inside)
        )
    return changed


def filling(
    left: Mapping[Profile, int], seats: int, bounds: Collection[Bound]
) -> Counter[Profile] | None:
    """Return how many of each combination of groups fill the seats within the bounds, if any do.

    Which of several fillings comes back is left open; only whether there is one decides the draw.
    """
    cells = sorted(profile for profile, count in left.items() if count > 0)
    if seats < 0 or seats > sum(left[one] for one in cells) or any(one.most < 0 for one in bounds):
        return None
    if not cells or seats == 0:
        return Counter() if seats == 0 and not any(one.least for one in bounds) else None
    solver = _Solver()
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("random_seed", 0)
    amounts = [solver.addIntegral(0, left[one]) for one in cells]
    solver.addConstr(solver.qsum(amounts) == seats)
    for one in bounds:
        inside = [amount for cell, amount in zip(cells, amounts, strict=True) if one.holds(cell)]
        if not inside:
            if one.least > 0:
                return None
            continue
        solver.addConstr(solver.qsum(inside) >= one.least)
        solver.addConstr(solver.qsum(inside) <= one.most)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    found = Counter(
        {
            cell: round(value)
            for cell, value in zip(cells, solver.getSolution().col_value, strict=True)
        }
    )
    if not keeps(found, seats, bounds) or any(found[one] > left[one] for one in cells):
        msg = "the solver's filling does not keep the bounds"
        raise ArithmeticError(msg)
    return found


def keeps(panel: Mapping[Profile, int], seats: int, bounds: Collection[Bound]) -> bool:
    """Say whether a panel has its seats and keeps all bounds."""
    return sum(panel.values()) == seats and broken(panel, bounds) == 0


def broken(panel: Mapping[Profile, int], bounds: Collection[Bound]) -> int:
    """Return by how many seats in all a panel falls short of its bounds, or goes beyond them."""
    missed = 0
    for one in bounds:
        inside = sum(count for profile, count in panel.items() if one.holds(profile))
        missed += max(0, one.least - inside, inside - one.most)
    return missed


def replacement(
    seated: Iterable[Profile], waiting: Sequence[Applicant], bounds: Collection[Bound]
) -> Applicant | None:
    """Return who takes a seat that has become free; None if nobody waits.

    Of those waiting, in the order of the lot, the first with whom the bounds are broken by the
    fewest seats.
    """
    panel = Counter(seated)

    def breaks(one: Applicant) -> int:
        return broken(panel + Counter([one.profile]), bounds)

    return min(waiting, key=breaks, default=None)


def unreachable(
    pool: Collection[Applicant], seats: int, bounds: Collection[Bound]
) -> list[tuple[Bound, int]]:
    """Return the bounds of which too few have applied, each with how many have.

    Empty where every bound for itself could be kept: then they cannot be kept together, or the
    applicants are fewer than the seats.
    """
    short = []
    for one in sorted(bounds):
        inside = sum(one.holds(applicant.profile) for applicant in pool)
        outside = len(pool) - inside
        if inside < one.least or outside < seats - one.most:
            short.append((one, inside))
    return short
