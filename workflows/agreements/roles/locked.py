"""A matrix under its lock, and what its verbs look at before they write."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from workflows.agreements.clauses import policy as clause_policy
from workflows.agreements.clauses.locked import lead_of, locked_agreement
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.states import AGREEMENT_MOVES
from workflows.agreements.consortium.policy import spoken_for
from workflows.agreements.roles import policy
from workflows.agreements.roles.models import RoleDuty, RoleMatrix
from workflows.agreements.roles.rules import Column
from workflows.kit.refusal import Conflict, NotFound, WrongState
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.roles import ProgrammeRole
from workflows.rights.verdict import demand


@dataclass(slots=True)
class Held:
    """A matrix that nobody else changes until this act is over, and for whom it is done."""

    agreement: Agreement
    matrix: RoleMatrix
    body_id: UUID


async def locked_matrix(uow: UnitOfWork, agreement_id: UUID) -> tuple[Agreement, RoleMatrix]:
    """Return the matrix of an agreement the actor may see, locked; the agreement is held as it is."""
    agreement = await locked_agreement(uow, agreement_id, alone=False)
    matrix = await uow.session.scalar(
        select(RoleMatrix)
        .where(RoleMatrix.id == agreement_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if matrix is None:
        raise WrongState("matrix_not_opened", field="agreementId")
    await uow.locked()
    return agreement, matrix


async def shaped(uow: UnitOfWork, agreement_id: UUID) -> Held:
    """Return the matrix for one who drafts, while the agreement is negotiated."""
    agreement, matrix = await locked_matrix(uow, agreement_id)
    lead_id = await lead_of(uow.session, agreement.consortium_id)
    demand(policy.may_shape(uow.actor, agreement.programme_id, lead_id))
    AGREEMENT_MOVES.after(agreement.state, "draft")
    return Held(agreement, matrix, _own(uow, agreement))


async def filled(uow: UnitOfWork, agreement_id: UUID) -> Held:
    """Return the matrix for one who drafts or is a party; a party fills once it is before the parties."""
    agreement, matrix = await locked_matrix(uow, agreement_id)
    lead_id = await lead_of(uow.session, agreement.consortium_id)
    place = agreement.programme_id
    demand(policy.may_fill(uow.actor, place, lead_id, agreement.parties))
    drafts = clause_policy.may_draft(uow.actor, place, lead_id) is True
    AGREEMENT_MOVES.after(agreement.state, "draft" if drafts else "speak")
    return Held(agreement, matrix, _own(uow, agreement))


async def spoken(uow: UnitOfWork, agreement_id: UUID) -> Held:
    """Return the matrix for one who speaks for a party, once it is before the parties."""
    agreement, matrix = await locked_matrix(uow, agreement_id)
    demand(clause_policy.may_speak(uow.actor, agreement.programme_id, agreement.parties))
    AGREEMENT_MOVES.after(agreement.state, "speak")
    return Held(agreement, matrix, _own(uow, agreement))


async def locked_duty(uow: UnitOfWork, duty_id: UUID) -> RoleDuty:
    """Return a duty of a matrix the actor may see."""
    readable = select(Agreement.id).where(clause_policy.readable_agreements(uow.actor))
    duty = await uow.session.scalar(
        select(RoleDuty)
        .where(RoleDuty.id == duty_id, RoleDuty.agreement_id.in_(readable))
        .execution_options(populate_existing=True)
    )
    if duty is None:
        raise NotFound("no_such_duty_row", field="dutyId")
    return duty


def check_duty(duty: RoleDuty) -> None:
    """Refuse a duty that was removed."""
    if duty.removed_at is not None:
        raise WrongState("duty_row_is_removed", field="dutyId")


def check_name_version(duty: RoleDuty, expected: int) -> None:
    """Refuse to write over, or to speak of, a name that was not read."""
    if duty.version != expected:
        raise Conflict("duty_row_renamed", field="expectedVersion", version=duty.version)


def check_number(stands: int, expected: int) -> None:
    """Refuse to write over a value that was not read."""
    if stands != expected:
        raise Conflict("role_changed", field="expectedNumber", number=stands)


def check_column(column: Column, agreement: Agreement, outside: tuple[ProgrammeRole, ...]) -> None:
    """Refuse a column that the matrix of this agreement has not."""
    if column.body_id not in agreement.parties and column.actor not in outside:
        raise NotFound("no_such_role_column", field="column")


def _own(uow: UnitOfWork, agreement: Agreement) -> UUID:
    uow.wear(Permission.AGREEMENT_NEGOTIATE, agreement.programme_id)
    body_id = spoken_for(uow.actor, agreement.programme_id)
    if body_id is None:
        raise NotFound("no_such_agreement", field="agreementId")
    return body_id
