"""Questions about a ledger: that of one agreement in force, reckoned anew from what was signed and reported."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.amending.amounts import amended_money, signed_first
from workflows.agreements.amending.operations import AmountChange
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.consortium.models import Consortium
from workflows.agreements.consortium.queries import today
from workflows.agreements.ledger.policy import may_read, readable_ledgers
from workflows.agreements.ledger.rules import Entry, Judged, Reported, entries, stages
from workflows.agreements.money.queries import ground_of
from workflows.agreements.money.states import Form, Source
from workflows.agreements.settling.models import (
    SettlementFinding,
    SettlementLine,
    SettlementReport,
)
from workflows.agreements.settling.states import ReportState
from workflows.agreements.signing.content import read
from workflows.agreements.signing.models import AgreementDocument, AgreementEdition
from workflows.agreements.signing.states import DocumentKind
from workflows.kit.wording import SEOUL
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
    pledged = amended_money(
        await signed_first(session, agreement), await _sealed_changes(session, agreement.id, day)
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


async def _sealed_changes(session: AsyncSession, base_id: UUID, day: date) -> list[AmountChange]:
    """Return the amounts that amendments set which are in force on a day, in the order they came to be.

    They are read in the bytes that were signed: the ministry reads those, and not how they were drafted.
    """
    rows = await session.execute(
        select(AgreementEdition.content, AgreementDocument.made_at)
        .join(AgreementDocument, AgreementDocument.edition_id == AgreementEdition.id)
        .join(Agreement, Agreement.id == AgreementEdition.agreement_id)
        .where(
            Agreement.amends_id == base_id,
            Agreement.state == AgreementState.IN_FORCE,
            AgreementDocument.kind == DocumentKind.SEALED,
        )
        .order_by(AgreementDocument.made_at, Agreement.id)
    )
    found, since = [], date.min
    for content, made_at in rows:
        amends = read(content)["amends"]
        # As when it was sealed: no earlier than it says itself, and than the one before it.
        says = date.fromisoformat(amends["effectiveOn"] or date.min.isoformat())
        since = max(since, says, made_at.astimezone(SEOUL).date())
        if since <= day:
            found += [
                _change(one) for each in amends["operations"] for one in each.get("amounts", ())
            ]
    return found


def _change(told: Mapping[str, Any]) -> AmountChange:
    return AmountChange(
        Source(told["source"]),
        Form(told["form"]),
        told["year"],
        UUID(told["payer"]),
        told["before"],
        told["won"],
    )
