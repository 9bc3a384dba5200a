"""Verbs of the programme: founding it with its schedule, and reaching a milestone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select

from workflows.kit.refusal import Conflict, NotFound
from workflows.programmes.events import ProgrammeEvent
from workflows.programmes.models import Milestone, Programme
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step of the call's schedule: its names and the time planned, as published."""

    step: int
    name_ko: str
    name_en: str
    planned: str


async def found_programme(
    uow: UnitOfWork,
    *,
    slug: str,
    name: tuple[str, str],
    place: tuple[str, str],
    cohort_year: int,
    schedule: Sequence[PlannedStep] = (),
    happened_on: date | None = None,
    rehearsal: bool = False,
) -> Programme:
    """Found the programme of one place with its schedule; names are Korean, English.

    Allowed: ministry officers who open a cohort; the house. Refuses: a short name already taken.
    Records: ``programme.founded``.
    """
    uow.wear(Permission.COHORT_CREATE, None)
    if await uow.session.scalar(select(Programme.id).where(Programme.slug == slug)):
        raise Conflict("programme_exists", field="slug")
    programme = Programme(
        id=uuid4(),
        slug=slug,
        name_ko=name[0],
        name_en=name[1],
        place_ko=place[0],
        place_en=place[1],
        cohort_year=cohort_year,
        rehearsal=rehearsal,
    )
    uow.session.add(programme)
    await uow.session.flush()
    uow.session.add_all(
        Milestone(
            programme_id=programme.id,
            step=one.step,
            name_ko=one.name_ko,
            name_en=one.name_en,
            planned=one.planned,
        )
        for one in schedule
    )
    uow.record(
        ProgrammeEvent.FOUNDED, programme.id, programme_id=programme.id, happened_on=happened_on
    )
    await uow.session.flush()
    return programme


async def reach_milestone(
    uow: UnitOfWork, *, programme_id: UUID, step: int, happened_on: date
) -> Milestone:
    """Note the day on which a step of the schedule happened.

    Allowed: officers who manage the programme. Refuses: an unknown step, one already reached.
    Records: ``milestone.reached``.
    """
    uow.wear(Permission.PROGRAMME_MANAGE, programme_id)
    milestone = await uow.session.get(Milestone, (programme_id, step), with_for_update=True)
    if milestone is None:
        raise NotFound("no_such_milestone", field="step")
    if milestone.happened_on is not None:
        raise Conflict("milestone_reached", field="step")
    milestone.happened_on = happened_on
    uow.record(
        ProgrammeEvent.MILESTONE_REACHED,
        programme_id,
        programme_id=programme_id,
        happened_on=happened_on,
        step=step,
    )
    await uow.session.flush()
    return milestone
