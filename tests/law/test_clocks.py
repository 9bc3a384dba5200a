"""Legal clocks on the database: started, paused, stopped, and moved by a holiday that became known."""

import asyncio
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import select

from workflows.kit.refusal import Conflict, Invalid, NotAllowed, WrongState
from workflows.law import clocks
from workflows.law.actions import add_holiday, load_holidays
from workflows.law.clocks import ClockState, PauseCause, clocks_by_subject
from workflows.law.models import LegalClock
from workflows.law.texts import HolidayKind
from workflows.record.models import Event
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS

MONDAY = date(2026, 11, 23)
RULE = "proposal.answer"


async def started(sessions, programme_id, *, rule=RULE, received=MONDAY):
    subject = uuid4()
    async with unit_of_work(sessions) as uow:
        await clocks.start_clock(
            uow, subject_id=subject, programme_id=programme_id, rule_id=rule, received_on=received
        )
    return subject


async def read(sessions, subject):
    async with unit_of_work(sessions) as uow:
        (clock,) = (await clocks_by_subject(uow.session, ANONYMOUS, [subject]))[subject]
    return clock


async def paused(sessions, subject, day, cause=PauseCause.SUPPLEMENT):
    async with unit_of_work(sessions) as uow:
        await clocks.pause_clock(uow, subject_id=subject, rule_id=RULE, cause=cause, paused_on=day)


def holiday(day, **changed):
    given = {"name_ko": "임시공휴일", "name_en": "Temporary holiday", "article": "2-11"}
    return {"day": day, "kind": HolidayKind.TEMPORARY, "source": "국무회의", **given, **changed}


async def test_a_clock_takes_length_and_calendar_from_the_rule(town):
    clock = await read(town.sessions, await started(town.sessions, town.programme_id))

    assert (clock.row.due_on, clock.row.length) == (date(2026, 12, 23), 30)
    assert clock.state(date(2027, 6, 1)) is ClockState.RUNNING
    assert clock.late_by(date(2026, 12, 26)) == 3


async def test_a_second_clock_for_the_same_is_not_started(town):
    subject = await started(town.sessions, town.programme_id)
    with pytest.raises(Exception, match="uq_legal_clock_running"):
        async with unit_of_work(town.sessions) as uow:
            await clocks.start_clock(
                uow,
                subject_id=subject,
                programme_id=town.programme_id,
                rule_id=RULE,
                received_on=MONDAY,
            )


async def test_a_pause_moves_the_due_day_by_the_days_it_took(town):
    subject = await started(town.sessions, town.programme_id)
    await paused(town.sessions, subject, date(2026, 12, 1))
    waiting = await read(town.sessions, subject)
    async with unit_of_work(town.sessions) as uow:
        await clocks.resume_clock(
            uow, subject_id=subject, rule_id=RULE, resumed_on=date(2026, 12, 4)
        )
    running = await read(town.sessions, subject)

    assert waiting.state(date(2026, 12, 3)) is ClockState.PAUSED
    assert waiting.row.due_on == date(2026, 12, 30)
    assert running.state(date(2026, 12, 4)) is ClockState.RUNNING
    # Three days more than 23 December is a Saturday, after Christmas: the period ends on Monday.
    assert running.row.due_on == date(2026, 12, 28)


async def test_a_pause_that_is_forgotten_ends_by_itself(town):
    subject = await started(town.sessions, town.programme_id)
    await paused(town.sessions, subject, date(2026, 12, 1))
    clock = await read(town.sessions, subject)
    async with unit_of_work(town.sessions) as uow:
        await clocks.resume_clock(
            uow, subject_id=subject, rule_id=RULE, resumed_on=date(2027, 3, 1)
        )
    late = await read(town.sessions, subject)

    assert clock.state(date(2026, 12, 8)) is ClockState.RUNNING
    assert late.row.due_on == clock.row.due_on == date(2026, 12, 30)


async def test_a_paused_clock_is_not_paused_again_and_a_stopped_one_not_at_all(town):
    subject = await started(town.sessions, town.programme_id)
    await paused(town.sessions, subject, date(2026, 12, 1))
    with pytest.raises(WrongState, match="clock_paused"):
        await paused(town.sessions, subject, date(2026, 12, 2), PauseCause.OUTSIDE_OPINION)
    # The first pause is over by then, and an outside opinion may take three weeks more.
    await paused(town.sessions, subject, date(2026, 12, 14), PauseCause.OUTSIDE_OPINION)
    both = await read(town.sessions, subject)
    async with unit_of_work(town.sessions) as uow:
        await clocks.stop_clock(
            uow, subject_id=subject, rule_id=RULE, stopped_on=date(2026, 12, 20)
        )
    with pytest.raises(WrongState, match="clock_not_running"):
        await paused(town.sessions, subject, date(2026, 12, 21))
    stopped = await read(town.sessions, subject)

    assert both.row.due_on == date(2027, 1, 20)
    assert stopped.state(date(2027, 9, 1)) is ClockState.STOPPED
    assert stopped.late_by(date(2027, 9, 1)) == 0


async def test_a_holiday_that_became_known_moves_open_clocks_and_tells_each_move(town):
    rule, received = "complaint.suggestion", date(2029, 3, 5)
    moved = await started(town.sessions, town.programme_id, rule=rule, received=received)
    done = await started(town.sessions, town.programme_id, rule=rule, received=received)
    async with unit_of_work(town.sessions) as uow:
        await clocks.stop_clock(uow, subject_id=done, rule_id=rule, stopped_on=received)
    await town.act(None, add_holiday, **holiday(date(2029, 3, 9)))
    with pytest.raises(Conflict, match="holiday_known"):
        await town.act(None, add_holiday, **holiday(date(2029, 3, 9)))
    async with unit_of_work(town.sessions) as uow:
        told = (
            await uow.session.scalars(
                select(Event.data).where(
                    Event.kind == "clock.shifted", Event.programme_id == town.programme_id
                )
            )
        ).all()

    assert (await read(town.sessions, moved)).row.due_on == date(2029, 3, 23)
    assert (await read(town.sessions, done)).row.due_on == date(2029, 3, 22)
    assert [(one["before"], one["after"]) for one in told] == [("2029-03-22", "2029-03-23")]


async def test_a_clock_started_while_a_holiday_is_added_does_not_miss_it(town):
    rule, received = "complaint.suggestion", date(2029, 6, 4)
    day = date(2029, 6, 8)

    async def start_some():
        return [
            await started(town.sessions, town.programme_id, rule=rule, received=received)
            for _ in range(15)
        ]

    *starts, _ = await asyncio.gather(
        *(start_some() for _ in range(4)), town.act(None, add_holiday, **holiday(day))
    )
    subjects = [one for some in starts for one in some]
    async with unit_of_work(town.sessions) as uow:
        due = set(
            await uow.session.scalars(
                select(LegalClock.due_on).where(LegalClock.subject_id.in_(subjects))
            )
        )

    assert due == {date(2029, 6, 25)}


@pytest.mark.parametrize("who", ["resident.1", "municipality.officer", "auditor"])
async def test_only_the_ministry_and_the_house_add_holidays(town, who):
    with pytest.raises(NotAllowed, match="no_capacity"):
        await town.act(who, add_holiday, **holiday(date(2029, 7, 2)))


async def test_a_holiday_lies_in_its_bounds_and_has_a_source(town):
    with pytest.raises(Invalid, match="holiday_out_of_range"):
        await town.act(None, add_holiday, **holiday(date(2020, 12, 25)))
    with pytest.raises(Invalid, match="text_empty"):
        await town.act(None, add_holiday, **holiday(date(2029, 7, 2), source=" "))


async def test_holidays_that_come_with_the_house_are_loaded_once(town):
    assert await town.act(None, load_holidays) == 0
