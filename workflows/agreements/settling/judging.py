"""Verbs of who funds: check a report, send it back, accept it, confirm that what was owed back has come."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select

from workflows.agreements.consortium.policy import spoken_for
from workflows.agreements.money.states import Source
from workflows.agreements.settling.events import SettlingEvent
from workflows.agreements.settling.locked import LONGEST, locked_report, note_step
from workflows.agreements.settling.models import (
    SettlementFinding,
    SettlementLine,
    SettlementRepayment,
    SettlementReport,
)
from workflows.agreements.settling.rules import Finding, check_findings, owed_back
from workflows.agreements.settling.states import REPORT_MOVES, ReportAct
from workflows.kit.refusal import Conflict, Invalid, NotFound
from workflows.kit.text import clean
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork


async def check_settlement(
    uow: UnitOfWork, *, report_id: UUID, words: str, edition: int | None = None
) -> SettlementReport:
    """Say that a report was checked against its evidence; accepting it is another act.

    Allowed: the city, of its own report the ministry. Refuses: a report that is not handed in or checked
    already, or was handed in again since the `edition` that was read. Records: ``settlement.checked``.
    """
    return await _judged(uow, report_id, "check", ReportAct.CHECKED, words, edition)


async def return_settlement(
    uow: UnitOfWork,
    *,
    report_id: UUID,
    words: str,
    edition: int | None = None,
    findings: Sequence[Finding] = (),
) -> SettlementReport:
    """Send a report back with what is missing, and how much of which line is recognised; its due day stays.

    Allowed: the city, of its own report the ministry. Refuses: a report that is sent back or accepted, or
    was handed in again since the `edition` that was read; findings that are of no line, of more than was spent, or of
    less without a reason. Records: ``settlement.returned``.
    """
    return await _judged(uow, report_id, "return", ReportAct.RETURNED, words, edition, findings)


async def accept_settlement(
    uow: UnitOfWork,
    *,
    report_id: UUID,
    words: str,
    edition: int | None = None,
    findings: Sequence[Finding] = (),
) -> SettlementReport:
    """Accept a checked report: from today on what is left of a subsidy, with its interest, is owed back.

    What was spent of a subsidy and is not recognised is owed back with it. Allowed: the city, of its own report the
    ministry. Refuses: a report that was not checked, or was handed in again since the `edition` that was read; findings
    as for sending back. Records: ``settlement.accepted``.
    """
    row = await _judged(uow, report_id, "accept", ReportAct.ACCEPTED, words, edition, findings)
    row.accepted_on = await legal_day(uow)
    await uow.session.flush()
    return row


async def confirm_repayment(
    uow: UnitOfWork, *, report_id: UUID, source: Source, came_on: date, evidence: str
) -> SettlementReport:
    """Say that what was owed back of a source has come, whole, on a day.

    Allowed: the city, of its own report the ministry. Refuses: a report that is not accepted, a source of
    which nothing is owed, what was confirmed before, a day to come or before the acceptance. Records:
    ``settlement.repaid``.
    """
    row = await locked_report(uow, report_id)
    body_id = spoken_for(uow.actor, row.programme_id)
    REPORT_MOVES.after(row.state, "repay")
    lines = await uow.session.scalars(
        select(SettlementLine).where(
            SettlementLine.report_id == row.id, SettlementLine.edition == row.edition
        )
    )
    found = await uow.session.scalars(
        select(SettlementFinding).where(
            SettlementFinding.report_id == row.id, SettlementFinding.edition == row.edition
        )
    )
    recognised = {one.key: one.recognised for one in found.all()}
    owed = owed_back((one.line for one in lines.all()), recognised).get(source)
    if owed is None or body_id is None:
        raise NotFound("nothing_owed_back", field="source")
    if await uow.session.get(SettlementRepayment, (row.id, source)) is not None:
        raise Conflict("repaid_already", field="source")
    if row.accepted_on is None or not row.accepted_on <= came_on <= await legal_day(uow):
        raise Invalid("repaid_since_acceptance", field="cameOn")
    uow.session.add(
        SettlementRepayment(
            report_id=row.id,
            source=source,
            programme_id=row.programme_id,
            won=owed,
            came_on=came_on,
            evidence=clean(evidence, field="evidence", longest=LONGEST, lines=True),
            body_id=body_id,
            at=uow.now,
        )
    )
    uow.record(SettlingEvent.REPAID, row.id, programme_id=row.programme_id, source=source.value)
    await uow.session.flush()
    return row


async def _judged(
    uow: UnitOfWork,
    report_id: UUID,
    verb: str,
    act: ReportAct,
    words: str,
    edition: int | None,
    findings: Sequence[Finding] = (),
) -> SettlementReport:
    row = await locked_report(uow, report_id)
    body_id = spoken_for(uow.actor, row.programme_id)
    after = REPORT_MOVES.after(row.state, verb)
    if body_id is None:
        raise NotFound("no_such_settlement", field="reportId")
    if edition is not None and edition != row.edition:
        raise Conflict(
            "settlement_handed_in_again",
            field="edition",
            rule="settlement.report",
            edition=row.edition,
        )
    lines = await uow.session.scalars(
        select(SettlementLine).where(
            SettlementLine.report_id == row.id, SettlementLine.edition == row.edition
        )
    )
    check_findings(findings, {one.line.key: one.line for one in lines.all()})
    note_step(uow, row, act, words, body_id, await legal_day(uow))
    row.state = after
    await uow.session.flush()
    for place, one in enumerate(findings):
        field = f"findings.{place}.why"
        why = clean(one.why, field=field, longest=LONGEST, lines=True) if one.why.strip() else ""
        uow.session.add(
            SettlementFinding(
                report_id=row.id,
                step=row.steps,
                source=one.source,
                form=one.form,
                year=one.year,
                programme_id=row.programme_id,
                edition=row.edition,
                recognised=one.recognised,
                why=why,
            )
        )
    uow.record(SettlingEvent[act.name], row.id, programme_id=row.programme_id, step=row.steps)
    await uow.session.flush()
    return row
