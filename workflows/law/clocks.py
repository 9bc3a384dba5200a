"""Legal clocks: started, paused, resumed and stopped by the actions of whatever they run for.

These are parts of actions, not actions: who may do it, and the event that says it was done, are the
caller's. A clock takes calendar and length from the rule that holds on its first day. Whoever
counts holds a share of one lock that a new holiday takes whole: no clock misses the holiday.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.refusal import WrongState
from workflows.law.days import DAY, Calendar, Unit, days_late, due_day, paused_days
from workflows.law.models import ClockPause, LegalClock
from workflows.law.queries import limit_on, off_days, rule_on
from workflows.law.texts import PauseCause
from workflows.record.uow import UnitOfWork
from workflows.rights.actor import Actor

# The rule whose number says how long a cause may stop a clock.
LONGEST = {
    PauseCause.SUPPLEMENT: "proposal.supplement",
    PauseCause.OUTSIDE_OPINION: "proposal.outside_opinion",
}
COUNTING = text("SELECT pg_advisory_xact_lock_shared(hashtext('dure.holidays'))")
ADDING = text("SELECT pg_advisory_xact_lock(hashtext('dure.holidays'))")


class ClockState(StrEnum):
    """Whether a clock runs."""

    RUNNING = "RUNNING"
    PAUSED = "PAUSED"
    STOPPED = "STOPPED"


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock as it is read: its row, its pauses in order, and what follows from them on a day."""

    row: LegalClock
    pauses: tuple[ClockPause, ...]

    def state(self, day: date) -> ClockState:
        """Say whether it runs on a day; a pause that has lasted its longest is over."""
        if self.row.stopped_on is not None:
            return ClockState.STOPPED
        waits = any(one.resumed_on is None and day < _ends(one) for one in self.pauses)
        return ClockState.PAUSED if waits else ClockState.RUNNING

    def late_by(self, day: date) -> int:
        """Return how many calendar days past its due day it is, or was when it was stopped."""
        return days_late(self.row.due_on, self.row.stopped_on or day)


async def start_clock(
    uow: UnitOfWork,
    *,
    subject_id: UUID,
    programme_id: UUID,
    rule_id: str,
    received_on: date,
    length: int | None = None,
) -> LegalClock:
    """Start a clock for a thing under a rule; `length` shortens or lengthens it where the rule lets it.

    Raises LookupError if no rule of that id sets a period on that day.
    """
    await uow.session.execute(COUNTING)
    rule = await rule_on(uow.session, rule_id, received_on)
    lasts = length or (rule.limit if rule else None)
    if rule is None or rule.calendar is None or lasts is None:
        msg = f"no rule {rule_id} sets a period on {received_on}"
        raise LookupError(msg)
    clock = LegalClock(
        id=uuid4(),
        programme_id=programme_id,
        subject_id=subject_id,
        rule_id=rule_id,
        calendar=rule.calendar,
        unit=rule.unit or Unit.DAYS,
        length=lasts,
        received_on=received_on,
        due_on=received_on,
        stopped_on=None,
    )
    clock.due_on = due_of(clock, (), await off_days(uow.session))
    uow.session.add(clock)
    await uow.session.flush()
    return clock


async def pause_clock(
    uow: UnitOfWork, *, subject_id: UUID, rule_id: str, cause: PauseCause, paused_on: date
) -> LegalClock:
    """Stop the count for a cause. Refuses a clock that does not run or is paused (`clock_paused`)."""
    clock = await _running(uow, subject_id, rule_id)
    pauses = await _pauses(uow.session, [clock.id])
    if Clock(clock, pauses.get(clock.id, ())).state(paused_on) is ClockState.PAUSED:
        raise WrongState("clock_paused", rule=rule_id)
    for over in pauses.get(clock.id, ()):
        over.resumed_on = over.resumed_on or _ends(over)
    await uow.session.flush()
    longest = await limit_on(uow.session, LONGEST[cause], paused_on)
    if longest is None:
        msg = f"no rule {LONGEST[cause]} holds on {paused_on}"
        raise LookupError(msg)
    uow.session.add(
        ClockPause(
            clock_id=clock.id, cause=cause, paused_on=paused_on, longest=longest, resumed_on=None
        )
    )
    await uow.session.flush()
    return await _counted(uow, clock)


async def resume_clock(
    uow: UnitOfWork, *, subject_id: UUID, rule_id: str, resumed_on: date
) -> LegalClock:
    """Let the count go on; a pause that was over by itself ended on its own last day."""
    clock = await _running(uow, subject_id, rule_id)
    for pause in (await _pauses(uow.session, [clock.id])).get(clock.id, ()):
        if pause.resumed_on is None:
            pause.resumed_on = min(max(resumed_on, pause.paused_on), _ends(pause))
    await uow.session.flush()
    return await _counted(uow, clock)


async def stop_clock(
    uow: UnitOfWork, *, subject_id: UUID, rule_id: str, stopped_on: date
) -> LegalClock:
    """Stop a clock for good: what it ran for was done, or ended otherwise."""
    clock = await resume_clock(uow, subject_id=subject_id, rule_id=rule_id, resumed_on=stopped_on)
    clock.stopped_on = stopped_on
    await uow.session.flush()
    return clock


async def clocks_by_subject(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[Clock]]:
    """Return the clocks of things, the first started first. What runs for a thing is as public as it."""
    rows = (
        await session.scalars(
            select(LegalClock)
            .where(LegalClock.subject_id.in_(ids))
            .order_by(LegalClock.received_on, LegalClock.id)
        )
    ).all()
    pauses = await _pauses(session, [row.id for row in rows])
    found: dict[UUID, list[Clock]] = {}
    for row in rows:
        found.setdefault(row.subject_id, []).append(Clock(row, pauses.get(row.id, ())))
    return found


async def clock_runs(uow: UnitOfWork, subject_id: UUID, rule_id: str) -> bool:
    """Say whether a clock of a rule has been started for a thing and not stopped."""
    found = await uow.session.scalar(
        select(LegalClock.id).where(
            LegalClock.subject_id == subject_id,
            LegalClock.rule_id == rule_id,
            LegalClock.stopped_on.is_(None),
        )
    )
    return found is not None


async def overdue_clocks(session: AsyncSession, day: date, rule_id: str) -> list[LegalClock]:
    """Return the clocks of a rule whose last day has passed and that nobody has stopped."""
    rows = await session.scalars(
        select(LegalClock)
        .where(
            LegalClock.stopped_on.is_(None), LegalClock.due_on < day, LegalClock.rule_id == rule_id
        )
        .order_by(LegalClock.due_on, LegalClock.id)
    )
    return list(rows)


def due_of(clock: LegalClock, pauses: Collection[ClockPause], off: frozenset[date]) -> date:
    """Return the last day of a clock, with every open pause taken at its longest."""
    paused = sum(
        paused_days(one.paused_on, one.resumed_on or _ends(one), Calendar(clock.calendar), off)
        for one in pauses
    )
    return due_day(
        clock.received_on, clock.length, clock.calendar, off, unit=clock.unit, paused=paused
    )


async def recount(uow: UnitOfWork, off: frozenset[date]) -> list[tuple[LegalClock, date]]:
    """Count every open clock anew; return those that moved, with the day they were due before."""
    rows = (
        await uow.session.scalars(
            select(LegalClock)
            .where(LegalClock.stopped_on.is_(None))
            .order_by(LegalClock.id)
            .with_for_update()
        )
    ).all()
    pauses = await _pauses(uow.session, [row.id for row in rows])
    moved = []
    for row in rows:
        due = due_of(row, pauses.get(row.id, ()), off)
        if due != row.due_on:
            moved.append((row, row.due_on))
            row.due_on = due
    return moved


async def _running(uow: UnitOfWork, subject_id: UUID, rule_id: str) -> LegalClock:
    await uow.session.execute(COUNTING)
    clock = await uow.session.scalar(
        select(LegalClock)
        .where(
            LegalClock.subject_id == subject_id,
            LegalClock.rule_id == rule_id,
            LegalClock.stopped_on.is_(None),
        )
        .with_for_update()
    )
    if clock is None:
        raise WrongState("clock_not_running", rule=rule_id)
    return clock


async def _counted(uow: UnitOfWork, clock: LegalClock) -> LegalClock:
    pauses = await _pauses(uow.session, [clock.id])
    clock.due_on = due_of(clock, pauses.get(clock.id, ()), await off_days(uow.session))
    await uow.session.flush()
    return clock


async def _pauses(
    session: AsyncSession, ids: Collection[UUID]
) -> dict[UUID, tuple[ClockPause, ...]]:
    if not ids:
        return {}
    rows = await session.scalars(
        select(ClockPause)
        .where(ClockPause.clock_id.in_(ids))
        .order_by(ClockPause.paused_on, ClockPause.id)
    )
    found: dict[UUID, tuple[ClockPause, ...]] = {}
    for row in rows:
        found[row.clock_id] = (*found.get(row.clock_id, ()), row)
    return found


def _ends(pause: ClockPause) -> date:
    """Return the first day that counts again after a pause of its greatest length."""
    return pause.paused_on + pause.longest * DAY
