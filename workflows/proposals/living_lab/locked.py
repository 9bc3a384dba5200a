"""A living lab under its lock, and what all its verbs begin with."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import select

from workflows.kit.refusal import NotFound
from workflows.kit.text import clean
from workflows.proposals.living_lab import policy
from workflows.proposals.living_lab.balance import Applicant, Bound, Profile, profile_of
from workflows.proposals.living_lab.models import LabApplication, LabStep, LivingLab
from workflows.proposals.living_lab.states import ApplicationState, Dimension, StepKind
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

LONGEST_WORDS = 4_000


async def locked_lab(uow: UnitOfWork, lab_id: UUID) -> LivingLab:
    """Return a living lab, locked."""
    lab = await uow.session.scalar(
        select(LivingLab)
        .where(LivingLab.id == lab_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if lab is None:
        raise NotFound("no_such_lab", field="labId")
    return lab


async def run_lab(uow: UnitOfWork, lab_id: UUID) -> LivingLab:
    """Return a living lab, locked, to an officer who runs it."""
    lab = await locked_lab(uow, lab_id)
    demand(policy.may_run(uow.actor, lab.programme_id))
    uow.wear(Permission.LAB_RUN, lab.programme_id)
    return lab


async def own_application(uow: UnitOfWork, lab_id: UUID) -> LabApplication | None:
    """Return the actor's own application, if there is one."""
    return await uow.session.scalar(
        select(LabApplication)
        .where(LabApplication.lab_id == lab_id, LabApplication.person_id == uow.actor.person_id)
        .execution_options(populate_existing=True)
    )


async def applications_in(
    uow: UnitOfWork, lab_id: UUID, states: Collection[ApplicationState]
) -> list[LabApplication]:
    """Return the applications in some states: by their place in the lot, then by number."""
    rows = await uow.session.scalars(
        select(LabApplication)
        .where(LabApplication.lab_id == lab_id, LabApplication.state.in_(states))
        .order_by(LabApplication.rank.asc().nulls_last(), LabApplication.number)
        .execution_options(populate_existing=True)
    )
    return list(rows)


def groups_of(row: LabApplication) -> Profile:
    """Return the groups an applicant stands in."""
    return profile_of(row.sex, row.age_band, row.area)


def applicant_of(row: LabApplication) -> Applicant:
    """Return an applicant as the lot sees him."""
    return Applicant(row.number, groups_of(row))


def bounds_of(lab: LivingLab) -> list[Bound]:
    """Return the bounds of a call."""
    return [
        Bound(Dimension(str(dimension)), str(group), int(least), int(most))
        for dimension, group, least, most in lab.bounds
    ]


def told(uow: UnitOfWork, lab: LivingLab, kind: StepKind, words: str, day: date) -> None:
    """Write a step into the story of a living lab. Refuses empty and oversize words."""
    uow.session.add(
        LabStep(
            lab_id=lab.id,
            kind=kind,
            words=clean(words, field="words", longest=LONGEST_WORDS, lines=True),
            appointment_id=uow.hat.appointment_id if uow.hat else None,
            happened_on=day,
            recorded_at=uow.now,
        )
    )
