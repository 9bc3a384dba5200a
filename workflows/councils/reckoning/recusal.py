"""Recusals: who is tied to whom an item concerns, and what follows (rule E5.5; 제척, 기피, 회피).

These are suggestions out of what members have declared and of what their appointments say: a person
confirms them. Grounds of exclusion are those that ordinances copy from the Petition Act's decree
(Article 4); private interested persons are those of the Conflict of Interest Act (Article 2) and its
decree (Article 3), which hold for members of a statutory committee too (Article 16).
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from workflows.councils.reckoning.rules import MeetingRules
from workflows.councils.reckoning.terms import RecusalKind
from workflows.law.days import DAY, Calendar, Unit, due_day

EXCLUSION, INTERESTED, PAST_EMPLOYER, SHARE_HOLDING, CAPITAL_HOLDING = (
    "conflict.exclusion",
    "conflict.interested",
    "conflict.past_employer",
    "conflict.share_holding",
    "conflict.capital_holding",
)


class Bond(StrEnum):
    """What ties a member to a person or a body."""

    SELF = "SELF"
    REPRESENTS = "REPRESENTS"
    SPOUSE = "SPOUSE"
    JOINT_HOLDER = "JOINT_HOLDER"
    RELATIVE = "RELATIVE"
    ADVICE = "ADVICE"
    AGENT = "AGENT"
    OFFICER = "OFFICER"
    EMPLOYEE = "EMPLOYEE"
    SHARES = "SHARES"
    CAPITAL = "CAPITAL"


# By law out: oneself or the (former) spouse, joint holders, kin, who testified, advised, studied or
# appraised, who is or was agent. These hold however long ago they were. A seat that stands for a body
# is not out by law where the body is a party: the Act gives the implementer its seat for such items.
EXCLUDING = frozenset(
    {Bond.SELF, Bond.SPOUSE, Bond.JOINT_HOLDER, Bond.RELATIVE, Bond.ADVICE, Bond.AGENT}
)
HOLDINGS = {Bond.SHARES: SHARE_HOLDING, Bond.CAPITAL: CAPITAL_HOLDING}


@dataclass(frozen=True, slots=True)
class Interest:
    """What ties a member to a party, up to a day; `share` is what he holds of it.

    One that names an item counts for that item alone.
    """

    member: UUID
    party: UUID
    bond: Bond
    until: date | None = None
    share: Fraction | None = None
    item: UUID | None = None


@dataclass(frozen=True, slots=True)
class Measures:
    """How long a former employer counts, in months, and how much of a firm makes it an interested one."""

    past_employer: int
    share_holding: Fraction
    capital_holding: Fraction


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A member who seems tied to a party of an item: how he would leave, on which ground and rule."""

    member: UUID
    party: UUID
    bond: Bond
    kind: RecusalKind
    rule: str


def measures_of(limits: Mapping[str, int]) -> Measures:
    """Return the measures out of the numbers of the rules by id. Raises KeyError for a missing one."""
    return Measures(
        limits[PAST_EMPLOYER],
        Fraction(limits[SHARE_HOLDING], 100),
        Fraction(limits[CAPITAL_HOLDING], 100),
    )


def suggested(
    rules: MeetingRules,
    interests: Iterable[Interest],
    *,
    item: UUID,
    parties: AbstractSet[UUID],
    day: date,
    measures: Measures,
) -> list[Suggestion]:
    """Return who seems tied to whom an item concerns on a day, in the order of what was declared.

    What shuts out by law is an exclusion where the place knows one; all else is a withdrawal, which the
    Act asks of every member.
    """
    found = []
    for one in interests:
        rule = _ground(one, day, measures)
        elsewhere = one.item is not None and one.item != item
        if one.party not in parties or elsewhere or rule is None:
            continue
        excludes = rule == EXCLUSION and RecusalKind.EXCLUSION in rules.recusal_kinds.says
        kind = RecusalKind.EXCLUSION if excludes else RecusalKind.WITHDRAWAL
        found.append(Suggestion(one.member, one.party, one.bond, kind, rule))
    return list(dict.fromkeys(found))


def may_challenge(rules: MeetingRules) -> bool:
    """Say whether a party may challenge a member here (기피)."""
    return RecusalKind.CHALLENGE in rules.recusal_kinds.says


def may_vote(
    in_office: AbstractSet[UUID],
    present: AbstractSet[UUID],
    recused: AbstractSet[UUID],
    challenged: AbstractSet[UUID] = frozenset(),
) -> frozenset[UUID]:
    """Return who may vote on an item; on a challenge itself, the challenged may not."""
    return frozenset((in_office & present) - recused - challenged)


def _ground(one: Interest, day: date, measures: Measures) -> str | None:
    """Return the rule on which an interest counts on a day; None if it does not."""
    if one.bond in EXCLUDING:
        return EXCLUSION
    if one.bond in HOLDINGS:
        least = measures.share_holding if one.bond is Bond.SHARES else measures.capital_holding
        held = one.until is None or day <= one.until
        return HOLDINGS[one.bond] if held and one.share is not None and one.share >= least else None
    if one.until is None or day <= one.until:
        return INTERESTED
    recent = one.bond is Bond.EMPLOYEE and day <= _end(one.until, measures)
    return PAST_EMPLOYER if recent else None


def _end(left: date, measures: Measures) -> date:
    """Return the last day on which a former employer counts; the day after leaving is the first."""
    return due_day(
        left + DAY, measures.past_employer, Calendar.BURDEN, frozenset(), unit=Unit.MONTHS
    )
