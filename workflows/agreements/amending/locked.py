"""An amending instrument under its lock, for one who drafts it."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.amending.models import Amendment, AmendmentOperation
from workflows.agreements.amending.operations import WITH_TEXT
from workflows.agreements.clauses.locked import (
    check_tree_version,
    drafting_body,
    locked_agreement,
)
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.states import AGREEMENT_MOVES
from workflows.kit.refusal import Conflict, Invalid, NotFound
from workflows.record.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class Held:
    """An instrument nobody else drafts meanwhile, its own terms, and for whom it is drafted."""

    agreement: Agreement
    row: Amendment
    body_id: UUID


async def locked_amendment(uow: UnitOfWork, agreement_id: UUID, expected_version: int) -> Held:
    """Return an instrument for one who drafts it.

    Refuses: who does not draft, an agreement that amends none, one that is frozen, a version that is
    another by now.
    """
    agreement = await locked_agreement(uow, agreement_id, alone=True)
    row = await amendment_row(uow.session, agreement)
    body_id = await drafting_body(uow, agreement)
    AGREEMENT_MOVES.after(agreement.state, "draft")
    check_tree_version(agreement, expected_version)
    return Held(agreement, row, body_id)


async def amendment_row(session: AsyncSession, agreement: Agreement) -> Amendment:
    """Return what an instrument has of its own. Refuses an agreement that amends none."""
    row = await session.scalar(
        select(Amendment)
        .where(Amendment.agreement_id == agreement.id)
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise NotFound("no_such_instrument", field="agreementId")
    return row


def check_not_raised(row: Amendment) -> None:
    """Refuse to raise what was raised."""
    if row.raised_why is not None:
        raise Conflict("amendment_raised_already", field="agreementId")


async def check_says_text(session: AsyncSession, agreement: Agreement, clause_id: UUID) -> None:
    """Refuse to give rights by a clause of an instrument that only moves or removes another."""
    if agreement.amends_id is None:
        return
    row = await session.get(AmendmentOperation, clause_id)
    if row is None or row.kind not in WITH_TEXT:
        raise Invalid("operation_without_text", field="clauseId")
