"""Verbs of who funds: check a report, send it back, accept it, confirm that what was owed back has come."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from workflows.agreements.consortium.policy import spoken_for
from workflows.agreements.money.states import Source
from workflows.agreements.settling.events import SettlingEvent
from workflows.agreements.settling.locked import LONGEST, locked_report, note_step
from workflows.agreements.settling.models import (
    SettlementLine,
    SettlementRepayment,
    SettlementReport,
)
from workflows.agreements.settling.rules import owed_back
from workflows.agreements.settling.states import REPORT_MOVES, ReportAct
from workflows.kit.refusal import Conflict, Invalid, NotFound
from workflows.kit.text import clean
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork


async def check_settlement(uow: UnitOfWork, *, report_id: UUID, words: str) -> SettlementReport:
    """Say that a report was checked against its evidence; accepting it is another act.

    Allowed: the city, of its own report the ministry. Refuses: a report that is not handed in or checked
    already. Records: ``settlement.checked``.
    """
    return await _judged(uow, report_id, "check", ReportAct.CHECKED, words)


async def return_settlement(uow: UnitOfWork, *, report_id: UUID, words: str) -> SettlementReport:
    """Send a report back with what is missing; its due day stays what it was.

    Allowed: the city, of its own report the ministry. Refuses: a report that is sent back or accepted.
    Records: ``settlement.returned``.
    """
    return await _judged(uow, report_id, "return", ReportAct.RETURNED, words)


async def accept_settlement(uow: UnitOfWork, *, report_id: UUID, words: str) -> SettlementReport:
    """Accept a checked report: from today on what is left of a subsidy, with its interest, is owed back.

    Allowed: the city, of its own report the ministry. Refuses: a report that was not checked. Records:
    ``settlement.accepted``.
    """
    row = await _judged(uow, report_id, "accept", ReportAct.ACCEPTED, words)
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
    owed = owed_back(one.line for one in lines.all()).get(source)
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
    uow: UnitOfWork, report_id: UUID, verb: str, act: ReportAct, words: str
) -> SettlementReport:
    row = await locked_report(uow, report_id)
    body_id = spoken_for(uow.actor, row.programme_id)
    after = REPORT_MOVES.after(row.state, verb)
    if body_id is None:
        raise NotFound("no_such_settlement", field="reportId")
    note_step(uow, row, act, words, body_id, await legal_day(uow))
    row.state = after
    uow.record(SettlingEvent[act.name], row.id, programme_id=row.programme_id, step=row.steps)
    await uow.session.flush()
    return row
