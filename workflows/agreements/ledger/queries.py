"""Questions about a ledger: that of one agreement in force, reckoned anew from what was signed and reported."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.amending.amounts import amended_money, signed_first
from workflows.agreements.amending.signed_money import money_steps
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.consortium.models import Consortium
from workflows.agreements.consortium.queries import today
from workflows.agreements.ledger.policy import may_read, readable_ledgers
from workflows.agreements.ledger.rules import Entry, Judged, Reported, entries, stages
from workflows.agreements.money.queries import ground_of
from workflows.agreements.settling.models import (
    SettlementFinding,
    SettlementLine,
    SettlementReport,
)
from workflows.agreements.settling.states import ReportState
from workflows.rights.actor import Actor


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger as it is today: its lines, its stages, and how many reports it is made of."""

    lines: list[Entry]
    stages: list[Judged]
    reports: int
    accepted: int


async def ledger_of(session: AsyncSession, actor: Actor, *, agreement_id: UUID) -> Ledger | None:
    """Return the ledger of an agreement in force; None where it is not, and for who does not read it."""
    return await _ledger(session, actor, Agreement.id == agreement_id)


async def ledger_under(
    session: AsyncSession, actor: Actor, *, programme_id: UUID, number: str
) -> Ledger | None:
    """Return the ledger of an agreement in force by its public number; None as above."""
    named = and_(Agreement.programme_id == programme_id, Agreement.number == number)
    return await _ledger(session, actor, named)


async def _ledger(session: AsyncSession, actor: Actor, named: ColumnElement[bool]) -> Ledger | None:
    agreement = await session.scalar(select(Agreement).where(named, readable_ledgers(actor)))
    if agreement is None:
        return None
    day = await today(session)
    consortium = await session.get_one(Consortium, agreement.consortium_id)
    ground = await ground_of(session, consortium, day)
    if not may_read(actor, agreement.programme_id, ground.parties):
        return None
    steps = await money_steps(session, agreement.id)
    pledged = amended_money(
        await signed_first(session, agreement),
        (change for one in steps if one.in_force_on <= day for change in one.changes),
    )
    handed = await _handed(session, agreement.id)
    reported = [one for _, one in handed]
    accepted = {report for report, one in handed if one.accepted}
    return Ledger(
        entries(pledged, reported),
        stages(pledged, reported, ground.rules),
        len({report for report, _ in handed}),
        len(accepted),
    )


async def _handed(session: AsyncSession, agreement_id: UUID) -> list[tuple[UUID, Reported]]:
    """Return the lines of the reports of an agreement as they were handed in last, with what was found of them."""
    rows = await session.execute(
        select(SettlementReport, SettlementLine, SettlementFinding.recognised)
        .join(
            SettlementLine,
            and_(
                SettlementLine.report_id == SettlementReport.id,
                SettlementLine.edition == SettlementReport.edition,
            ),
        )
        .outerjoin(
            SettlementFinding,
            and_(
                SettlementFinding.report_id == SettlementLine.report_id,
                SettlementFinding.edition == SettlementLine.edition,
                SettlementFinding.source == SettlementLine.source,
                SettlementFinding.form == SettlementLine.form,
                SettlementFinding.year == SettlementLine.year,
            ),
        )
        .where(SettlementReport.agreement_id == agreement_id)
    )
    return [
        (
            report.id,
            Reported(report.body_id, line.line, report.state is ReportState.ACCEPTED, recognised),
        )
        for report, line, recognised in rows
    ]
