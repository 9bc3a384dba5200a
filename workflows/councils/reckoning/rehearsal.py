"""A meeting tried out beforehand: which items lose the quorum, and who has to leave when. Pure.

What is expected is turned into the very events a meeting would leave, and asked as a meeting is: there is
no second arithmetic. Nothing of it is kept.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from uuid import UUID

from workflows.councils.reckoning.attendance import Attendance, attended
from workflows.councils.reckoning.happenings import AttendanceEvent, Happening, Mode, Roster
from workflows.councils.reckoning.quorum import QuorumState, quorum_at, quorum_through
from workflows.councils.reckoning.rules import MeetingRules


@dataclass(frozen=True, slots=True)
class Planned:
    """An item as it is planned: from when to when, and who is recused from it."""

    item: UUID
    begins: datetime
    ends: datetime
    recused: frozenset[UUID] = frozenset()

    def __post_init__(self) -> None:
        """Raise ValueError for an item that ends before it begins."""
        if self.ends <= self.begins:
            msg = "an item ends after it begins"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Absence:
    """A member who will not be there: the whole time, or from or until an instant.

    `sends` says that the substitute comes for that time.
    """

    member: UUID
    since: datetime | None = None
    until: datetime | None = None
    sends: bool = False

    def covers(self, at: datetime) -> bool:
        """Say whether the member is away at an instant; at `until` he is back."""
        return (self.since is None or self.since <= at) and (self.until is None or at < self.until)


@dataclass(frozen=True, slots=True)
class Step:
    """An item as it would go: the quorum at its worst, and who steps out and comes back.

    `missing` are seats nobody fills when it begins. `lost_at` is when the quorum is not there first.
    `votes` is how many may vote at the worst.
    """

    planned: Planned
    quorum: QuorumState
    lost_at: datetime | None
    steps_out: frozenset[UUID]
    comes_back: frozenset[UUID]
    missing: frozenset[UUID]
    votes: int

    @property
    def holds(self) -> bool:
        """Whether the quorum holds from the beginning of the item to its end."""
        return self.lost_at is None


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A meeting as it would go: its opening, and its items in their order."""

    opening: QuorumState
    steps: tuple[Step, ...]

    @property
    def losing(self) -> tuple[UUID, ...]:
        """The items that lose the quorum, or never have it."""
        return tuple(one.planned.item for one in self.steps if not one.holds)


def rehearse(
    rules: MeetingRules,
    roster: Roster,
    items: Sequence[Planned],
    absences: Iterable[Absence] = (),
) -> Rehearsal:
    """Return how a meeting would go whose first item begins it.

    Everybody on the roster comes who is not said to be absent. Recused members step out for their items,
    one after the other. Raises ValueError without items, or for items that overlap.
    """
    planned = sorted(items, key=lambda one: one.begins)
    if not planned or any(b.begins < a.ends for a, b in pairwise(planned)):
        msg = "a meeting has items, one after the other"
        raise ValueError(msg)
    attendance = attended(rules, roster, _expected(roster, planned, list(absences)))
    opens = planned[0].begins
    out: frozenset[UUID] = frozenset()
    steps = []
    for one in planned:
        step, out = _step(rules, attendance, one, out)
        steps.append(step)
    return Rehearsal(quorum_at(rules, attendance, opens), tuple(steps))


def _expected(
    roster: Roster, planned: Sequence[Planned], absences: Sequence[Absence]
) -> list[AttendanceEvent]:
    """Return the events that are expected, from the opening on."""
    opens = planned[0].begins
    events = [
        AttendanceEvent(one.begins, Happening.RECUSED, who, one.item)
        for one in planned
        for who in one.recused
    ]
    for member in roster.in_office:
        told = [one for one in absences if one.member == member]
        turns = {at for one in told for at in (one.since, one.until) if at is not None}
        other = roster.stand_ins.get(member)
        for at in sorted({opens, *(at for at in turns if at > opens)}):
            away = [one for one in told if one.covers(at)]
            events.append(_moves(at, member, comes=not away))
            if other is not None:
                events.append(_moves(at, other, comes=any(one.sends for one in away)))
    return events


def _moves(at: datetime, who: UUID, *, comes: bool) -> AttendanceEvent:
    if comes:
        return AttendanceEvent(at, Happening.JOINED, who, mode=Mode.ROOM)
    return AttendanceEvent(at, Happening.LEFT, who)


def _step(
    rules: MeetingRules, attendance: Attendance, one: Planned, out: frozenset[UUID]
) -> tuple[Step, frozenset[UUID]]:
    """Return how an item goes, and who is outside when it ends; `out` were outside before it."""
    soundings = [
        sounding
        for sounding in quorum_through(rules, attendance, one.item, one.begins, one.ends)
        if sounding.at < one.ends
    ]
    worst = min(soundings, key=lambda sounding: sounding.state.spare)
    lost = [sounding.at for sounding in soundings if not sounding.state.met]
    present = attendance.present_at(one.begins, one.item)
    recused = attendance.recused_at(one.begins, one.item)
    leaving = frozenset(
        who
        for sounding in soundings
        for seat, who in attendance.speakers_at(sounding.at, one.item).items()
        if seat in recused
    )
    return (
        Step(
            planned=one,
            quorum=worst.state,
            lost_at=lost[0] if lost else None,
            steps_out=leaving - out,
            comes_back=out - leaving,
            missing=attendance.roster.in_office - present,
            votes=min(len(attendance.voters_at(sounding.at, one.item)) for sounding in soundings),
        ),
        leaving,
    )
