"""An agreement and a clause under their locks, the tree as it stands, the body one speaks for."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.clauses import policy
from workflows.agreements.clauses.facts import ClauseFacts
from workflows.agreements.clauses.models import Agreement, Clause, ClausePosition, ClauseVersion
from workflows.agreements.clauses.tree import Parent, Tree
from workflows.agreements.consortium.policy import spoken_for
from workflows.agreements.consortium.queries import parties_on
from workflows.kit.refusal import Conflict, NotFound, WrongState
from workflows.record.uow import UnitOfWork
from workflows.rights.actor import ANONYMOUS
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand


async def locked_agreement(uow: UnitOfWork, agreement_id: UUID, *, alone: bool) -> Agreement:
    """Return an agreement the actor may see, locked: against others who shape it, or against all.

    Whoever shapes its tree or its state is `alone`; who writes a text or speaks shares the lock.
    """
    found = await uow.session.scalar(
        select(Agreement)
        .where(Agreement.id == agreement_id, policy.readable_agreements(uow.actor))
        .with_for_update(read=not alone)
        .execution_options(populate_existing=True)
    )
    if found is None:
        raise NotFound("no_such_agreement", field="agreementId")
    await uow.locked()
    return found


async def locked_clause(
    uow: UnitOfWork, clause_id: UUID, *, alone: bool = False
) -> tuple[Agreement, Clause]:
    """Return a clause the actor may see, locked, with its agreement locked before it."""
    wanted = select(Clause).where(Clause.id == clause_id, policy.readable_clauses(uow.actor))
    found = await uow.session.scalar(wanted)
    if found is None:
        raise NotFound("no_such_clause", field="clauseId")
    agreement = await locked_agreement(uow, found.agreement_id, alone=alone)
    clause = await uow.session.scalar(
        wanted.with_for_update().execution_options(populate_existing=True)
    )
    if clause is None:
        raise NotFound("no_such_clause", field="clauseId")
    await uow.locked()
    return agreement, clause


async def lead_of(session: AsyncSession, consortium_id: UUID) -> UUID | None:
    """Return which party leads the consortium today."""
    runs = await parties_on(session, ANONYMOUS, consortium_id=consortium_id)
    return next((one.body_id for one in runs if one.lead), None)


async def drafting_body(uow: UnitOfWork, agreement: Agreement) -> UUID:
    """Return the organisation the actor drafts for, in the hat for it. Refuses who may not draft."""
    lead_id = await lead_of(uow.session, agreement.consortium_id)
    demand(policy.may_draft(uow.actor, agreement.programme_id, lead_id))
    uow.wear(Permission.AGREEMENT_NEGOTIATE, agreement.programme_id)
    body_id = spoken_for(uow.actor, agreement.programme_id)
    if body_id is None:
        raise NotFound("no_such_agreement", field="agreementId")
    return body_id


async def tree_of(session: AsyncSession, agreement_id: UUID) -> tuple[Tree, dict[UUID, Clause]]:
    """Return the tree of an agreement as it stands, with its clauses by id."""
    rows = await session.scalars(
        select(Clause)
        .where(Clause.agreement_id == agreement_id, Clause.removed_at.is_(None))
        .order_by(Clause.place, Clause.id)
        .execution_options(populate_existing=True)
    )
    clauses = {row.id: row for row in rows}
    tree: dict[Parent, list[UUID]] = {}
    for one in clauses.values():
        tree.setdefault(one.parent_id, []).append(one.id)
    return tree, clauses


async def version_of(session: AsyncSession, clause_id: UUID, number: int) -> ClauseVersion:
    """Return a version of a clause that is there."""
    return (
        await session.scalars(
            select(ClauseVersion).where(
                ClauseVersion.clause_id == clause_id, ClauseVersion.number == number
            )
        )
    ).one()


async def standing_position(
    session: AsyncSession, clause: Clause, body_id: UUID
) -> ClausePosition | None:
    """Return what a party says of a clause now; None while it is silent."""
    return await session.scalar(
        select(ClausePosition).where(
            ClausePosition.clause_id == clause.id,
            ClausePosition.version == clause.version,
            ClausePosition.body_id == body_id,
            func.upper_inf(ClausePosition.recorded),
        )
    )


def check_there(clause: ClauseFacts) -> None:
    """Refuse a clause that was removed."""
    if clause.removed_at is not None:
        raise WrongState("clause_is_removed", field="clauseId")


def check_own_tree(agreement: Agreement) -> None:
    """Refuse to shape the tree of an instrument by hand: its clauses are operations on another."""
    if agreement.amends_id is not None:
        raise WrongState("amendment_by_operations", field="agreementId")


def check_tree_version(agreement: Agreement, expected: int) -> None:
    """Refuse to shape a tree that somebody else has shaped meanwhile."""
    if agreement.version != expected:
        raise Conflict("agreement_changed", field="expectedVersion", version=agreement.version)


def check_version(clause: Clause, expected: int) -> None:
    """Refuse to write over a text that was not read."""
    if clause.version != expected:
        raise Conflict("clause_changed", field="expectedVersion", version=clause.version)
