"""The amounts all parties signed: the plan of the edition that was sealed last, and what is left of it."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.money.models import ContributionRow
from workflows.agreements.money.queries import rows_at
from workflows.agreements.money.states import PUBLIC
from workflows.agreements.settling.models import SettlementLine, SettlementReport
from workflows.agreements.settling.rules import Key
from workflows.agreements.signing.content import read
from workflows.agreements.signing.models import AgreementDocument, AgreementEdition
from workflows.agreements.signing.states import DocumentKind
from workflows.rights.actor import ANONYMOUS


async def signed_amounts(session: AsyncSession, agreement: Agreement) -> list[ContributionRow]:
    """Return the amounts of the plan that was signed last; a plan nobody signed since changes nothing."""
    content = await session.scalar(
        select(AgreementEdition.content)
        .join(AgreementDocument, AgreementDocument.edition_id == AgreementEdition.id)
        .where(
            AgreementEdition.agreement_id == agreement.id,
            AgreementDocument.kind == DocumentKind.SEALED,
        )
        .order_by(AgreementEdition.number.desc())
        .limit(1)
    )
    money = None if content is None else read(content)["money"]
    if money is None:
        return []
    return await rows_at(
        session, ANONYMOUS, plan_id=agreement.consortium_id, version=money["version"]
    )


async def planned_for(session: AsyncSession, agreement: Agreement, body_id: UUID) -> dict[Key, int]:
    """Return what was signed for a party to settle: all public money of the plan, and what it pays itself."""
    planned: dict[Key, int] = {}
    for row in await signed_amounts(session, agreement):
        if row.source in PUBLIC or row.payer_id == body_id:
            key = row.source, row.form, row.year
            planned[key] = planned.get(key, 0) + row.won
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
