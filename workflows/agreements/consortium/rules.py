"""The rules of decision: who is heard, how much is enough, and when it is settled. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from workflows.agreements.consortium.states import FIXED, PARTY_KINDS, Matter, Weight
from workflows.kit.refusal import Invalid, RuleBroken
from workflows.law.texts import Majority
from workflows.rights.roles import BodyKind

PARTIES, SHARES, NOTICE, LIABILITY, ACCEPTANCE = (
    "consortium.parties",
    "consortium.shares",
    "consortium.notice",
    "consortium.liability",
    "consortium.acceptance",
)
LONGEST_NOTICE = 366


class Standing(StrEnum):
    """Where a question stands."""

    OPEN = "OPEN"
    CARRIED = "CARRIED"
    LOST = "LOST"


@dataclass(frozen=True, slots=True)
class Rule:
    """How a question is decided.

    `without` are those it concerns, who are not counted; `needed` are those without whose yes it is
    not carried, whether they are counted or not.
    """

    majority: Majority
    weight: Weight = Weight.HEAD
    without: frozenset[UUID] = frozenset()
    needed: frozenset[UUID] = frozenset()


def rule_id(matter: Matter) -> str:
    """Return the rule of a pack that says how a matter is decided where the agreement is silent."""
    return f"consortium.{matter.value.lower()}"


def decided(rule: Rule, weights: Mapping[UUID, Fraction], voices: Mapping[UUID, bool]) -> Standing:
    """Say where a question stands: of the whole that is counted, not of those who spoke.

    `weights` are the shares of the parties, `voices` what was said so far. Whoever is silent has
    said neither yes nor no. It is lost as soon as no yes of the silent could carry it.
    """
    counted = {
        party: share if rule.weight is Weight.SHARE else Fraction(1)
        for party, share in weights.items()
        if party not in rule.without
    }
    yes = {party for party in counted if voices.get(party) is True}
    no = {party for party in counted if voices.get(party) is False}
    if any(voices.get(party) is False for party in rule.needed):
        return Standing.LOST
    if not _enough(rule.majority, counted, set(counted) - no, no):
        return Standing.LOST
    missing = [party for party in rule.needed if voices.get(party) is not True]
    if missing or not _enough(rule.majority, counted, yes, no):
        return Standing.OPEN
    return Standing.CARRIED


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a question is: of those who are counted, who has said yes and no, by heads and by shares."""

    majority: Majority
    weight: Weight
    counted: int
    yes: int
    no: int
    counted_share: Fraction
    yes_share: Fraction


def tally(rule: Rule, weights: Mapping[UUID, Fraction], voices: Mapping[UUID, bool]) -> Tally:
    """Say how far a question is by its rule, of the whole that is counted."""
    counted = {party: share for party, share in weights.items() if party not in rule.without}
    yes = [party for party in counted if voices.get(party) is True]
    return Tally(
        rule.majority,
        rule.weight,
        len(counted),
        len(yes),
        sum(voices.get(party) is False for party in counted),
        sum(counted.values(), Fraction(0)),
        sum((counted[party] for party in yes), Fraction(0)),
    )


def _enough(
    majority: Majority,
    counted: Mapping[UUID, Fraction],
    yes: Collection[UUID],
    no: Collection[UUID],
) -> bool:
    """Say whether these are enough (Civil Act 706: half is not more than half, two thirds are enough)."""
    whole = sum(counted.values(), Fraction(0))
    said = sum((counted[party] for party in yes), Fraction(0))
    if majority is Majority.ALL:
        return bool(counted) and len(yes) == len(counted)
    if majority is Majority.TWO_THIRDS:
        return whole > 0 and 3 * said >= 2 * whole
    if majority is Majority.MORE_THAN_HALF:
        return 2 * said > whole
    return bool(yes) and not no


def check_override(matter: Matter, majority: Majority) -> None:
    """Refuse an agreement that softens what is fixed, or lets one party alone decide for the others."""
    if matter in FIXED:
        raise RuleBroken("matter_is_fixed", field="rules", rule=rule_id(matter))
    if majority is Majority.ANY_UNLESS_OBJECTION and matter is not Matter.ROUTINE:
        raise RuleBroken("not_by_one_alone", field="rules", rule=rule_id(matter))


def check_kind(kind: BodyKind, *, field: str) -> None:
    """Refuse an organisation that is no party of a consortium by its kind."""
    if kind not in PARTY_KINDS:
        raise RuleBroken("not_a_kind_of_party", field=field, rule=PARTIES, kind=kind.value)


def check_notice(days: int) -> None:
    """Refuse a notice of less than nothing or more than a year."""
    if not 0 <= days <= LONGEST_NOTICE:
        raise Invalid("notice_out_of_range", field="noticeDays", most=LONGEST_NOTICE)
