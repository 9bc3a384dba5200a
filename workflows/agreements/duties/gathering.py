"""Gathering from the record what the due days of an agreement's obligations are counted from."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.amending.models import Amendment, DutyEnd
from workflows.agreements.duties.due import Facts, due_on
from workflows.agreements.duties.models import Duty, DutyFact
from workflows.agreements.duties.states import DutyState, FactKind
from workflows.agreements.signing.models import AgreementDocument, AgreementEdition
from workflows.agreements.signing.states import DocumentKind
from workflows.kit.wording import SEOUL
from workflows.law.days import Off
from workflows.record.once import once


async def in_force_on(session: AsyncSession, agreement_id: UUID) -> date | None:
    """Return the day on which an agreement came in force: that of its first seal, or of an instrument its own."""
    amendment = await session.get(Amendment, agreement_id)
    if amendment is not None:
        return amendment.in_force_on
    sealed: datetime | None = await session.scalar(
        select(AgreementDocument.made_at)
        .join(AgreementEdition, AgreementEdition.id == AgreementDocument.edition_id)
        .where(
            AgreementEdition.agreement_id == agreement_id,
            AgreementDocument.kind == DocumentKind.SEALED,
        )
        .order_by(AgreementDocument.made_at)
        .limit(1)
    )
    return None if sealed is None else sealed.astimezone(SEOUL).date()


async def facts_on_record(session: AsyncSession, agreement_id: UUID) -> list[DutyFact]:
    """Return the facts of an agreement by their day."""
    rows = await session.scalars(
        select(DutyFact)
        .where(DutyFact.agreement_id == agreement_id)
        .order_by(DutyFact.happened_on, DutyFact.kind)
    )
    return list(rows)


async def standing_duties(session: AsyncSession, agreement_id: UUID) -> list[Duty]:
    """Return the obligations of an agreement that were not withdrawn, by number."""

    async def read() -> list[Duty]:
        rows = await session.scalars(
            select(Duty)
            .where(Duty.agreement_id == agreement_id, Duty.withdrawn_at.is_(None))
            .order_by(Duty.number)
        )
        return list(rows)

    return list(await once(session, ("duties", agreement_id), read))


async def ends_of(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, DutyEnd]:
    """Return which obligations an amendment has ended, from which day on."""
    rows = await session.scalars(select(DutyEnd).where(DutyEnd.duty_id.in_(ids)))
    return {row.duty_id: row for row in rows}


async def facts_of(session: AsyncSession, agreement_id: UUID) -> Facts:
    """Return what has happened, of an instrument to what it amends; of a fact that recurs the first counts."""
    recorded: dict[FactKind, date] = {}
    amendment = await session.get(Amendment, agreement_id)
    told_of = agreement_id if amendment is None else amendment.base_id
    for row in await facts_on_record(session, told_of):
        recorded.setdefault(row.kind, row.happened_on)
    done = {
        row.id: row.done_on
        for row in await standing_duties(session, agreement_id)
        if row.state is DutyState.DONE and row.done_on is not None
    }
    return Facts(await in_force_on(session, agreement_id), recorded, done)


def due_of(row: Duty, facts: Facts, off: Off) -> date | None:
    """Return the due day of an obligation: that of its rule, or a later one the creditor agreed to."""
    due = due_on(row.rule, facts, off)
    return due if due is None or row.extended_to is None else max(due, row.extended_to)
