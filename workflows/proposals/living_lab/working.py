"""Verbs of the work: workshops, the solution, the trial with its measurements."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import func, select

from workflows.kit.refusal import Conflict, Invalid, NotFound, RuleBroken
from workflows.kit.text import clean
from workflows.law.today import legal_day, limit_today
from workflows.proposals.living_lab import rules
from workflows.proposals.living_lab.events import LabEvent
from workflows.proposals.living_lab.locked import (
    LONGEST_WORDS,
    applications_in,
    run_lab,
    told,
)
from workflows.proposals.living_lab.models import LabAttendance, LabWorkshop, LivingLab
from workflows.proposals.living_lab.states import LAB_MOVES, ApplicationState, StepKind
from workflows.proposals.rules import LONGEST_PLACE, LONGEST_TITLE
from workflows.record.uow import UnitOfWork, database_now

MOST_WORKSHOPS = 30


async def begin_workshops(uow: UnitOfWork, *, lab_id: UUID, words: str) -> LivingLab:
    """Begin with those who have taken their seats; free seats are still offered.

    Allowed: officers who run living labs. Refuses: before the draw, fewer members than the rule's
    least. Records: ``lab.begun``.
    """
    lab = await run_lab(uow, lab_id)
    after = LAB_MOVES.after(lab.state, "begin")
    seated = len(await applications_in(uow, lab_id, {ApplicationState.SEATED}))
    least = await limit_today(uow, "lab.least")
    if seated < least:
        raise RuleBroken("panel_not_full", rule="lab.least", seated=seated, least=least)
    lab.state = after
    told(uow, lab, StepKind.BEGUN, words, await legal_day(uow))
    uow.record(LabEvent.BEGUN, lab_id, programme_id=lab.programme_id, members=seated)
    await uow.session.flush()
    return lab


async def set_workshop(
    uow: UnitOfWork, *, lab_id: UUID, title: str, place: str, starts_at: datetime
) -> LivingLab:
    """Set the day and place of a workshop; members are told.

    Allowed: officers who run living labs. Refuses: an hour that is over, before the panel has begun
    or after the trial has, too many. Records: ``lab.workshop_set``.
    """
    lab = await run_lab(uow, lab_id)
    LAB_MOVES.after(lab.state, "meet")
    if starts_at <= await database_now(uow.session):
        raise Invalid("workshop_in_the_past", field="startsAt")
    last = await uow.session.scalar(
        select(func.max(LabWorkshop.number)).where(LabWorkshop.lab_id == lab_id)
    )
    number = (last or 0) + 1
    if number > MOST_WORKSHOPS:
        raise Invalid("too_many_workshops", field="labId", most=MOST_WORKSHOPS)
    uow.session.add(
        LabWorkshop(
            id=uuid4(),
            lab_id=lab_id,
            programme_id=lab.programme_id,
            number=number,
            title=clean(title, field="title", longest=LONGEST_TITLE),
            place=clean(place, field="place", longest=LONGEST_PLACE),
            starts_at=starts_at,
            summary="",
            came=None,
        )
    )
    uow.record(LabEvent.WORKSHOP_SET, lab_id, programme_id=lab.programme_id, workshop=number)
    await uow.session.flush()
    return lab


async def note_workshop(
    uow: UnitOfWork, *, lab_id: UUID, workshop: int, came: Collection[int], summary: str
) -> LivingLab:
    """Note who came to a workshop, by number, and what was worked out.

    Allowed: officers who run living labs. Refuses: before its hour, twice, a number that does not
    sit. Records: ``lab.workshop_held`` with how many came.
    """
    lab = await run_lab(uow, lab_id)
    LAB_MOVES.after(lab.state, "meet")
    row = await uow.session.scalar(
        select(LabWorkshop)
        .where(LabWorkshop.lab_id == lab_id, LabWorkshop.number == workshop)
        .with_for_update()
    )
    if row is None:
        raise NotFound("no_such_workshop", field="workshop")
    if row.held_at is not None:
        raise Conflict("workshop_noted_already", field="workshop")
    if await database_now(uow.session) < row.starts_at:
        raise RuleBroken("workshop_not_begun", rule=rules.QUORUM, starts=row.starts_at)
    members = {
        one.number: one for one in await applications_in(uow, lab_id, {ApplicationState.SEATED})
    }
    unknown = sorted(set(came) - set(members))
    if unknown:
        raise Invalid("not_a_member", field="came", number=unknown[0])
    row.summary = clean(summary, field="summary", longest=LONGEST_WORDS, lines=True)
    row.came, row.held_at = len(set(came)), uow.now
    uow.session.add_all(
        LabAttendance(
            workshop_id=row.id,
            application_id=members[number].id,
            programme_id=lab.programme_id,
        )
        for number in sorted(set(came))
    )
    uow.record(
        LabEvent.WORKSHOP_HELD,
        lab_id,
        programme_id=lab.programme_id,
        workshop=workshop,
        came=row.came,
    )
    await uow.session.flush()
    return lab


async def settle_solution(
    uow: UnitOfWork, *, lab_id: UUID, solution: str, measure: str
) -> LivingLab:
    """Put down the solution the panel settled on, and what is to be measured; again until the trial.

    Allowed: officers who run living labs. Refuses: before a workshop to which enough of the panel
    came. Records: ``lab.settled``.
    """
    lab = await run_lab(uow, lab_id)
    LAB_MOVES.after(lab.state, "settle")
    most = await uow.session.scalar(
        select(func.max(LabWorkshop.came)).where(LabWorkshop.lab_id == lab_id)
    )
    seated = len(await applications_in(uow, lab_id, {ApplicationState.SEATED}))
    share = await limit_today(uow, rules.QUORUM)
    rules.check_quorum(most or 0, seated, share=share, slug="no_workshop_with_quorum")
    lab.solution = clean(solution, field="solution", longest=LONGEST_WORDS, lines=True)
    lab.measure = clean(measure, field="measure", longest=LONGEST_WORDS, lines=True)
    told(uow, lab, StepKind.SETTLED, lab.solution, await legal_day(uow))
    uow.record(LabEvent.SETTLED, lab_id, programme_id=lab.programme_id)
    await uow.session.flush()
    return lab


async def begin_trial(
    uow: UnitOfWork, *, lab_id: UUID, place: str, starts_on: date, ends_on: date, words: str
) -> LivingLab:
    """Begin to try the solution: where, and from which day to which.

    Allowed: officers who run living labs. Refuses: without a solution, days in the wrong order or an
    end that is over. Records: ``lab.tried``.
    """
    lab = await run_lab(uow, lab_id)
    after = LAB_MOVES.after(lab.state, "try")
    if not lab.solution:
        raise RuleBroken("no_solution_yet", field="labId", rule=rules.QUORUM)
    day = await legal_day(uow)
    if ends_on < starts_on or ends_on < day:
        raise Invalid("trial_days", field="endsOn")
    lab.trial_place = clean(place, field="place", longest=LONGEST_PLACE)
    lab.trial_starts_on, lab.trial_ends_on, lab.state = starts_on, ends_on, after
    told(uow, lab, StepKind.TRIED, words, day)
    uow.record(LabEvent.TRIED, lab_id, programme_id=lab.programme_id)
    await uow.session.flush()
    return lab


async def note_measurement(
    uow: UnitOfWork, *, lab_id: UUID, words: str, happened_on: date | None = None
) -> LivingLab:
    """Note what was measured in the trial, for everybody to read.

    Allowed: officers who run living labs. Refuses: outside the trial, a day still to come. Records:
    ``lab.measured``.
    """
    lab = await run_lab(uow, lab_id)
    LAB_MOVES.after(lab.state, "measure")
    day = await legal_day(uow)
    if happened_on is not None and happened_on > day:
        raise Invalid("day_to_come", field="happenedOn")
    told(uow, lab, StepKind.MEASURED, words, happened_on or day)
    uow.record(LabEvent.MEASURED, lab_id, programme_id=lab.programme_id, happened_on=happened_on)
    await uow.session.flush()
    return lab
