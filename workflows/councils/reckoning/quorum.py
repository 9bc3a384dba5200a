"""The quorum: whether enough members are there, at opening, at each item and at each vote (E1.7).

재적위원 are the members now in office, without vacant seats. Whoever is recused from an item either stays
in that count, and counts as present while he attends the meeting (KEPT), or is taken out of both
(EXCLUDED). Observers never count.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from workflows.councils.reckoning.attendance import Attendance
from workflows.councils.reckoning.reasons import Because, Reason, less, reaches, share_taken, step
from workflows.councils.reckoning.rules import MeetingRules
from workflows.councils.reckoning.terms import QUORUMS, RecusalDenominator

NOBODY: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class QuorumState:
    """Whether there is a quorum: `counted` of those `present` against what is `needed` of `in_office`.

    `in_office` and `counted` are without the recused where the rules take them out.
    """

    in_office: int
    needed: int
    present: int
    counted: int
    met: bool
    why: tuple[Reason, ...]

    @property
    def rule(self) -> str:
        """The rule that says how many are needed."""
        return next(one.rule for one in self.why if one.because is Because.QUORUM)

    @property
    def spare(self) -> int:
        """How many may still leave; below 0, how many are missing."""
        return self.counted - self.needed

    def as_json(self) -> dict[str, object]:
        """Return it for a certificate."""
        return {
            "inOffice": self.in_office,
            "needed": self.needed,
            "present": self.present,
            "counted": self.counted,
            "met": self.met,
            "why": [one.as_json() for one in self.why],
        }


@dataclass(frozen=True, slots=True)
class Sounding:
    """The quorum as it was from an instant on, until the next change."""

    at: datetime
    state: QuorumState


def quorum_of(
    rules: MeetingRules,
    in_office: AbstractSet[UUID],
    present: AbstractSet[UUID],
    recused: AbstractSet[UUID] = NOBODY,
) -> QuorumState:
    """Return whether those present are a quorum for an item from which these are recused.

    Only seats in office are counted, whoever else is named. Without an item nobody is recused.
    """
    here, out = in_office & present, in_office & recused
    excluded = out if rules.recusal_denominator.says is RecusalDenominator.EXCLUDED else NOBODY
    whole, counted = len(in_office - excluded), len(here - excluded)
    measure = QUORUMS[rules.quorum.says]
    needed = measure.needed(whole)
    base = less(len(in_office), len(excluded))
    return QuorumState(
        in_office=whole,
        needed=needed,
        present=len(here),
        counted=counted,
        met=counted >= needed,
        why=(
            step(
                Because.IN_OFFICE,
                rules.recusal_denominator.rule,
                base,
                seats=len(in_office),
                recused=len(out),
                in_office=whole,
            ),
            step(
                Because.QUORUM_NEEDED,
                rules.quorum.rule,
                share_taken(measure, whole),
                share=measure.share,
                in_office=whole,
                needed=needed,
            ),
            step(
                Because.COUNTED,
                rules.recusal_denominator.rule,
                less(len(here), len(here & excluded)),
                present=len(here),
                counted=counted,
            ),
            step(
                Because.QUORUM,
                rules.quorum.rule,
                reaches(counted, needed),
                counted=counted,
                needed=needed,
            ),
        ),
    )


def quorum_at(
    rules: MeetingRules,
    attendance: Attendance,
    at: datetime,
    item: UUID | None = None,
    *,
    on_challenge: bool = False,
) -> QuorumState:
    """Return the quorum at an instant: for an item, or without one at the opening.

    `on_challenge` asks for the vote on a challenge, where whoever is challenged counts as recused (E5.5).
    """
    recused = attendance.recused_at(at, item) if item is not None else NOBODY
    if on_challenge and item is not None:
        recused |= attendance.challenged_at(at, item)
    seats = attendance.roster.in_office
    return quorum_of(rules, seats, attendance.present_at(at, item), recused)


def quorum_through(
    rules: MeetingRules,
    attendance: Attendance,
    item: UUID | None,
    since: datetime,
    until: datetime,
) -> tuple[Sounding, ...]:
    """Return the quorum of an item at its beginning and at every change up to its end, which is in it.

    Late arrivals and early leaves count from the instant they happen.
    """
    instants = [since, *(at for at in attendance.changes if since < at <= until)]
    return tuple(Sounding(at, quorum_at(rules, attendance, at, item)) for at in instants)
