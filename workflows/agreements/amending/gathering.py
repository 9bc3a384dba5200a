"""Gathering from the record: a text as it was signed, and the instruments that amend it."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.amending.classes import Matter, rule_of
from workflows.agreements.amending.consolidated import replay
from workflows.agreements.amending.models import Amendment, AmendmentAmount, AmendmentOperation
from workflows.agreements.amending.operations import (
    AmountChange,
    Instrument,
    Operation,
    Provision,
    Text,
)
from workflows.agreements.clauses import tree as trees
from workflows.agreements.clauses.locked import tree_of
from workflows.agreements.clauses.models import Agreement, Clause, ClauseVersion
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.effects.rows import effects_of_versions
from workflows.law.queries import rule_on
from workflows.record.uow import UnitOfWork

BEING_SIGNED = (AgreementState.FROZEN, AgreementState.SIGNED)


async def lock_amendments(uow: UnitOfWork, base_id: UUID) -> None:
    """Let nobody else begin, freeze or put in force an amendment of an agreement meanwhile."""
    await uow.session.execute(
        select(func.pg_advisory_xact_lock(func.hashtext(f"amendments/{base_id}")))
    )


async def provisions_of(session: AsyncSession, agreement_id: UUID) -> dict[UUID, Provision]:
    """Return the clauses of an agreement as they stand, by id."""
    rows = list(
        await session.execute(
            select(Clause, ClauseVersion)
            .join(
                ClauseVersion,
                and_(ClauseVersion.clause_id == Clause.id, ClauseVersion.number == Clause.version),
            )
            .where(Clause.agreement_id == agreement_id, Clause.removed_at.is_(None))
        )
    )
    effects = await effects_of_versions(session, [(row.id, row.version) for row, _ in rows])
    return {
        row.id: Provision(said.heading, said.text, row.kind, tuple(effects.get(row.id, ())))
        for row, said in rows
    }


async def signed_text(session: AsyncSession, agreement_id: UUID) -> Text:
    """Return the text of an agreement as it was signed, without amendments."""
    stands, _ = await tree_of(session, agreement_id)
    return Text(stands, await provisions_of(session, agreement_id))


async def operations_of(session: AsyncSession, agreement_id: UUID) -> list[Operation]:
    """Return the operations of an instrument in their order; those that were dropped are none."""
    stands, _ = await tree_of(session, agreement_id)
    said = await provisions_of(session, agreement_id)
    rows = {
        row.clause_id: row
        for row in await session.scalars(
            select(AmendmentOperation).where(AmendmentOperation.agreement_id == agreement_id)
        )
    }
    amounts = await _amounts_of(session, agreement_id)
    return [
        Operation(
            clause=one.id,
            kind=rows[one.id].kind,
            said=said[one.id],
            target=rows[one.id].target_id,
            parent=rows[one.id].parent_id,
            after=rows[one.id].after_id,
            on=rows[one.id].drafted_on,
            amounts=tuple(amounts.get(one.id, ())),
            party=rows[one.id].party_id,
        )
        for one in trees.in_order(stands)
        if one.id in rows
    ]


async def _amounts_of(session: AsyncSession, agreement_id: UUID) -> dict[UUID, list[AmountChange]]:
    """Return the amounts an instrument sets, by its clause, in their order."""
    found: dict[UUID, list[AmountChange]] = {}
    for row in await session.scalars(
        select(AmendmentAmount)
        .where(AmendmentAmount.agreement_id == agreement_id)
        .order_by(AmendmentAmount.clause_id, AmendmentAmount.number)
    ):
        change = AmountChange(row.source, row.form, row.year, row.payer_id, row.before, row.won)
        found.setdefault(row.clause_id, []).append(change)
    return found


async def instruments_of(session: AsyncSession, base_id: UUID) -> list[Instrument]:
    """Return the instruments of an agreement that are in force, in their order."""
    rows = await session.execute(
        select(Amendment)
        .join(Agreement, Agreement.id == Amendment.agreement_id)
        .where(Amendment.base_id == base_id, Amendment.in_force_on.is_not(None))
        .order_by(Amendment.in_force_on, Amendment.number)
    )
    return [
        Instrument(
            row.agreement_id,
            row.number or 0,
            row.in_force_on or date.max,
            tuple(await operations_of(session, row.agreement_id)),
        )
        for row in rows.scalars()
    ]


async def consolidated_text(session: AsyncSession, base_id: UUID, day: date | None = None) -> Text:
    """Return the text of an agreement on a day; without one, with all that is in force or will be."""
    return replay(await signed_text(session, base_id), await instruments_of(session, base_id), day)


async def being_signed(session: AsyncSession, base_id: UUID, *, but: UUID) -> list[Agreement]:
    """Return the other instruments of an agreement that are frozen, or signed and not sealed yet."""
    rows = await session.scalars(
        select(Agreement)
        .where(
            Agreement.amends_id == base_id,
            Agreement.state.in_(BEING_SIGNED),
            Agreement.id != but,
        )
        .order_by(Agreement.number)
    )
    return list(rows)


async def last_day(session: AsyncSession, base_id: UUID, others: Collection[UUID]) -> date | None:
    """Return the last day from which an amendment holds, of those in force and some others."""
    day: date | None = await session.scalar(
        select(func.max(func.coalesce(Amendment.in_force_on, Amendment.effective_on))).where(
            Amendment.base_id == base_id,
            Amendment.in_force_on.is_not(None) | Amendment.agreement_id.in_(others),
        )
    )
    return day


async def said_on(session: AsyncSession, rule_id: str, day: date) -> frozenset[str]:
    """Return the words of a rule that holds on a day; none where it does not."""
    rule = await rule_on(session, rule_id, day)
    return frozenset() if rule is None else frozenset(rule.said)


async def major_kinds(session: AsyncSession, day: date) -> Mapping[Matter, frozenset[str]]:
    """Return which kinds of clause are of which matter, as the rules of a day list them."""
    return {one: await said_on(session, rule_of(one), day) for one in Matter}


async def stable_ids(session: AsyncSession, clauses: Collection[UUID]) -> dict[UUID, UUID]:
    """Return of which clause of the consolidated text each is: one that replaces, of what it replaces."""
    rows = await session.scalars(
        select(AmendmentOperation).where(AmendmentOperation.clause_id.in_(clauses))
    )
    found = {row.clause_id: row.target_id for row in rows}
    return {one: found.get(one) or one for one in clauses}
