"""Questions about settlement: reports with their lines and clocks, and what the plan leaves to settle."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.consortium.queries import today as today_of
from workflows.agreements.duties.due import counted
from workflows.agreements.duties.queries import LOCAL_GOVERNMENTS
from workflows.agreements.duties.settlement import MONTHS, MONTHS_LOCAL
from workflows.agreements.duties.states import Count
from workflows.agreements.money.states import PUBLIC, Form, Source
from workflows.agreements.settling.approved import left_for, planned_for
from workflows.agreements.settling.models import (
    SettlementFinding,
    SettlementLine,
    SettlementRepayment,
    SettlementReport,
    SettlementStep,
)
from workflows.agreements.settling.policy import judges, readable_reports
from workflows.agreements.settling.rules import CUTS, REPAY_DAYS, Key, cut_for, owed_back
from workflows.agreements.settling.states import ReportState
from workflows.identity.models import Body
from workflows.law.days import days_late
from workflows.law.models import LegalRule
from workflows.law.queries import off_days, rule_on, standing_limit
from workflows.rights.actor import Actor

# A queue is worked off from its top: what stands lower is seen when the top is gone.
MOST = 50
TO_JUDGE = (ReportState.SUBMITTED, ReportState.CHECKED)


@dataclass(frozen=True, slots=True)
class Repayable:
    """What is owed back of one source since acceptance, until when, and whether it has come."""

    source: Source
    won: int
    due_on: date
    late_by: int
    repayment: SettlementRepayment | None


@dataclass(frozen=True, slots=True)
class ReportSeen:
    """A report as it is today, beside what was signed; `cut` is by up to which part the next subsidy may be cut.

    `findings` are what was found of `lines`; `before` and `found_before` the same of the edition before.
    """

    row: SettlementReport
    planned: Mapping[Key, int]
    lines: list[SettlementLine]
    findings: Mapping[Key, SettlementFinding]
    before: list[SettlementLine]
    found_before: Mapping[Key, SettlementFinding]
    steps: list[SettlementStep]
    due_on: date
    late_by: int
    cut: Fraction
    cut_rule: LegalRule | None
    repay_rule: LegalRule | None
    repayable: list[Repayable]


async def settlement_reports_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, ReportSeen]:
    """Return reports by key, as they are today."""
    rows = await session.scalars(
        select(SettlementReport).where(SettlementReport.id.in_(ids), readable_reports(actor))
    )
    return {row.id: await _seen(session, row) for row in rows.all()}


async def reports_of(
    session: AsyncSession, actor: Actor, *, agreement_id: UUID
) -> list[ReportSeen]:
    """Return the reports of an agreement, by the day of their fact."""
    rows = await session.scalars(
        select(SettlementReport)
        .where(SettlementReport.agreement_id == agreement_id, readable_reports(actor))
        .order_by(SettlementReport.happened_on, SettlementReport.id)
    )
    return [await _seen(session, row) for row in rows.all()]


@dataclass(frozen=True, slots=True)
class Filed:
    """A report, and the agreement under which it was handed in."""

    agreement: Agreement
    report: ReportSeen


async def reports_to_judge(
    session: AsyncSession, actor: Actor, *, programme_id: UUID
) -> list[Filed]:
    """Return the reports of a place that wait for the asker's judgement, handed in first first."""
    rows = await session.execute(
        _filed(actor, programme_id)
        .where(SettlementReport.state.in_(TO_JUDGE))
        .order_by(SettlementReport.submitted_on, SettlementReport.id)
    )
    return [
        Filed(agreement, await _seen(session, row))
        for row, agreement in rows.all()
        if judges(actor, programme_id, row.body_id)
    ]


async def reports_owed_back(
    session: AsyncSession, actor: Actor, *, programme_id: UUID
) -> list[Filed]:
    """Return the accepted reports of a place of which money has not come back, for who confirms that it has; accepted first first."""
    came = exists().where(
        SettlementRepayment.report_id == SettlementLine.report_id,
        SettlementRepayment.source == SettlementLine.source,
    )
    less = exists().where(
        SettlementFinding.report_id == SettlementLine.report_id,
        SettlementFinding.edition == SettlementLine.edition,
        SettlementFinding.source == SettlementLine.source,
        SettlementFinding.form == SettlementLine.form,
        SettlementFinding.year == SettlementLine.year,
        SettlementFinding.recognised < SettlementLine.spent,
    )
    owed = exists().where(
        SettlementLine.report_id == SettlementReport.id,
        SettlementLine.edition == SettlementReport.edition,
        SettlementLine.form == Form.CASH,
        SettlementLine.source.in_(sorted(PUBLIC)),
        or_(SettlementLine.received + SettlementLine.interest > SettlementLine.spent, less),
        ~came,
    )
    rows = await session.execute(
        _filed(actor, programme_id)
        .where(SettlementReport.state == ReportState.ACCEPTED, owed)
        .order_by(SettlementReport.accepted_on, SettlementReport.id)
    )
    return [
        Filed(agreement, await _seen(session, row))
        for row, agreement in rows.all()
        if judges(actor, programme_id, row.body_id)
    ]


async def reports_under(
    session: AsyncSession, actor: Actor, *, programme_id: UUID, number: str
) -> list[Filed]:
    """Return the reports handed in under an agreement, by the day of their fact."""
    rows = await session.execute(
        _filed(actor, programme_id)
        .where(Agreement.number == number)
        .order_by(SettlementReport.happened_on, SettlementReport.id)
    )
    return [Filed(agreement, await _seen(session, row)) for row, agreement in rows.all()]


def _filed(actor: Actor, programme_id: UUID) -> Select[SettlementReport, Agreement]:
    return (
        select(SettlementReport, Agreement)
        .join(Agreement, Agreement.id == SettlementReport.agreement_id)
        .where(SettlementReport.programme_id == programme_id, readable_reports(actor))
        .limit(MOST)
    )


async def left_to_settle(
    session: AsyncSession, _: Actor, *, agreement: Agreement, body_id: UUID
) -> dict[Key, int]:
    """Return what the signed plan leaves to a party, by source, form and year."""
    own = await session.scalar(
        select(SettlementReport.id).where(
            SettlementReport.agreement_id == agreement.id,
            SettlementReport.body_id == body_id,
            SettlementReport.state == ReportState.RETURNED,
        )
    )
    return await left_for(session, agreement, body_id, but=own)


async def _seen(session: AsyncSession, row: SettlementReport) -> ReportSeen:
    day, off = await today_of(session), await off_days(session)
    body = await session.get_one(Body, row.body_id)
    months = MONTHS_LOCAL if body.kind in LOCAL_GOVERNMENTS else MONTHS
    due = counted(row.happened_on, await standing_limit(session, months, day), Count.MONTHS, off)
    until = day if row.state is ReportState.RETURNED else row.submitted_on
    rules = [rule for one in CUTS if (rule := await rule_on(session, one, day)) is not None]
    cuts = {rule.limit or 0: Fraction(rule.said[0]) for rule in rules}
    cut = cut_for(due, until, cuts)
    editions = (row.edition, row.edition - 1)
    lines = await session.scalars(
        select(SettlementLine)
        .where(SettlementLine.report_id == row.id, SettlementLine.edition.in_(editions))
        .order_by(SettlementLine.year, SettlementLine.source, SettlementLine.form)
    )
    steps = await session.scalars(
        select(SettlementStep)
        .where(SettlementStep.report_id == row.id)
        .order_by(SettlementStep.number)
    )
    found = await session.scalars(
        select(SettlementFinding).where(
            SettlementFinding.report_id == row.id, SettlementFinding.edition.in_(editions)
        )
    )
    handed, judged = list(lines), list(found)
    told = [one for one in handed if one.edition == row.edition]
    findings = {one.key: one for one in judged if one.edition == row.edition}
    repay = await rule_on(session, REPAY_DAYS, day)
    agreement = await session.get_one(Agreement, row.agreement_id)
    return ReportSeen(
        row=row,
        planned=await planned_for(session, agreement, row.body_id),
        lines=told,
        findings=findings,
        before=[one for one in handed if one.edition < row.edition],
        found_before={one.key: one for one in judged if one.edition < row.edition},
        steps=list(steps),
        due_on=due,
        late_by=days_late(due, until),
        cut=cut,
        cut_rule=next((one for one in rules if cut and Fraction(one.said[0]) == cut), None),
        repay_rule=repay,
        repayable=await _repayable(session, row, told, findings, repay, off, day),
    )


async def _repayable(
    session: AsyncSession,
    row: SettlementReport,
    lines: Iterable[SettlementLine],
    findings: Mapping[Key, SettlementFinding],
    rule: LegalRule | None,
    off: frozenset[date],
    day: date,
) -> list[Repayable]:
    if row.accepted_on is None or rule is None:
        return []
    came = {
        one.source: one
        for one in await session.scalars(
            select(SettlementRepayment).where(SettlementRepayment.report_id == row.id)
        )
    }
    recognised = {key: one.recognised for key, one in findings.items()}
    due = counted(row.accepted_on, rule.limit or 1, Count.DAYS, off)
    return [
        Repayable(
            source,
            won,
            due,
            days_late(due, came[source].came_on if source in came else day),
            came.get(source),
        )
        for source, won in sorted(owed_back((one.line for one in lines), recognised).items())
    ]
