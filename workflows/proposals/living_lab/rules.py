"""The rules of a call: seats, days, and bounds that can be kept. Pure."""

from collections.abc import Collection, Sequence
from datetime import date

from workflows.identity.sexes import Sex
from workflows.kit.refusal import Invalid, RuleBroken
from workflows.proposals.living_lab.balance import Bound
from workflows.proposals.living_lab.states import AgeBand, Dimension

SEATS, SEX, CALL, QUORUM, BLIND, LOT = (
    "lab.most",
    "lab.sex",
    "lab.call",
    "lab.quorum",
    "lab.blind",
    "lab.lot",
)
BANDS = (
    (20, AgeBand.UNDER_20),
    (30, AgeBand.FROM_20),
    (40, AgeBand.FROM_30),
    (50, AgeBand.FROM_40),
    (60, AgeBand.FROM_50),
)


def band_of(age: int) -> AgeBand:
    """Return the band of a full age in years."""
    return next((band for below, band in BANDS if age < below), AgeBand.FROM_60)


def check_seats(seats: int, *, least: int, most: int) -> None:
    """Refuse a panel smaller or larger than the rule's."""
    if not least <= seats <= most:
        raise RuleBroken("lab_seats", field="seats", rule=SEATS, least=least, most=most)


def check_days(today: date, last: date, *, least: int) -> None:
    """Refuse a call that is open for fewer days than the rule's."""
    if (last - today).days < least:
        raise RuleBroken("call_too_short", field="applyUntil", rule=CALL, least=least)


def checked_bounds(
    given: Sequence[Bound], seats: int, *, share: int, areas: Collection[int]
) -> list[Bound]:
    """Return the bounds of a call; those of the sexes are added where they are not given.

    `share` is what neither sex may exceed, in per cent. Refuses a group that does not exist or is
    given twice, a bound that contradicts itself, more of a sex than the share, and least numbers
    that add up to more than the seats.
    """
    groups = {
        Dimension.SEX: {Sex.FEMALE.value, Sex.MALE.value},
        Dimension.AGE: {one.value for one in AgeBand},
        Dimension.AREA: {str(one) for one in areas},
    }
    most_of_a_sex = seats * share // 100
    bounds = list(given)
    for sex in (Sex.FEMALE, Sex.MALE):
        if not any(one.dimension is Dimension.SEX and one.group == sex for one in bounds):
            bounds.append(Bound(Dimension.SEX, sex.value, 0, most_of_a_sex))
    if len({(one.dimension, one.group) for one in bounds}) < len(bounds):
        raise Invalid("bound_repeated", field="bounds")
    for one in bounds:
        if one.group not in groups[one.dimension]:
            raise Invalid("no_such_group", field="bounds")
        if not 0 <= one.least <= one.most <= seats:
            raise Invalid("bound_contradicts_itself", field="bounds", seats=seats)
        if one.dimension is Dimension.SEX and one.most > most_of_a_sex:
            raise RuleBroken("too_many_of_a_sex", field="bounds", rule=SEX, most=most_of_a_sex)
    for dimension in Dimension:
        if sum(one.least for one in bounds if one.dimension is dimension) > seats:
            raise Invalid("bounds_beyond_the_seats", field="bounds", seats=seats)
    return sorted(bounds, key=_place)


def check_quorum(present: int, seated: int, *, share: int, slug: str) -> None:
    """Refuse under `slug` where fewer than `share` per cent of those who sit were there."""
    needed = -(-seated * share // 100)
    if present < max(1, needed):
        raise RuleBroken(slug, rule=QUORUM, present=present, needed=max(1, needed))


def _place(one: Bound) -> tuple[int, int]:
    """Return where a bound stands in the list of a call: sex, then age, then district."""
    groups = {
        Dimension.SEX: [sex.value for sex in Sex],
        Dimension.AGE: [band.value for band in AgeBand],
    }
    within = groups.get(one.dimension)
    return list(Dimension).index(one.dimension), within.index(one.group) if within else int(
        one.group
    )
