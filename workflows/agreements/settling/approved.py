"""What the signed plan gives a party to settle, and what is left of it."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.amending.signed_money import signed_money
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.money.states import PUBLIC
from workflows.agreements.settling.models import SettlementLine, SettlementReport
from workflows.agreements.settling.rules import Key


async def planned_for(session: AsyncSession, agreement: Agreement, body_id: UUID) -> dict[Key, int]:
    """Return what was signed for a party to settle: all public money of the plan, and what it pays itself."""
    planned: dict[Key, int] = {}
    for (source, form, year, payer), won in (
        await signed_money(session, agreement, body_id)
    ).items():
        if source in PUBLIC or payer == body_id:
            key = source, form, year
            planned[key] = planned.get(key, 0) + won
    return planned


async def left_for(
    session: AsyncSession, agreement: Agreement, body_id: UUID, *, but: UUID | None
) -> dict[Key, int]:
    """Return what the signed plan leaves to a party, by source, form and year.

    Public money is shared: what others report to have received of it is taken off. Own money is what the
    party itself put into the plan. `but` is the report that is handed in again.
    """
    left = await planned_for(session, agreement, body_id)
    taken = await session.execute(
        select(SettlementLine, SettlementReport.body_id, SettlementReport.id)
        .join(SettlementReport, SettlementReport.id == SettlementLine.report_id)
        .where(
            SettlementReport.agreement_id == agreement.id,
            SettlementReport.edition == SettlementLine.edition,
        )
    )
    for line, owner, report in taken:
        shared = line.source in PUBLIC or owner == body_id
        if report != but and shared and line.line.key in left:
            left[line.line.key] -= line.received
    return left
