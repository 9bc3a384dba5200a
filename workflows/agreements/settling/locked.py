"""A settlement report under its lock, and the step every verb of it writes."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from workflows.agreements.settling import policy
from workflows.agreements.settling.models import SettlementReport, SettlementStep
from workflows.agreements.settling.states import ReportAct
from workflows.kit.refusal import NotFound
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

LONGEST = 1_000


async def locked_report(uow: UnitOfWork, report_id: UUID) -> SettlementReport:
    """Return a report the actor judges, locked; who only reads it is told so before."""
    wanted = select(SettlementReport).where(
        SettlementReport.id == report_id, policy.readable_reports(uow.actor)
    )
    found = await uow.session.scalar(wanted)
    if found is None:
        raise NotFound("no_such_settlement", field="reportId")
    demand(policy.may_judge(uow.actor, found.programme_id, found.body_id))
    uow.wear(Permission.AGREEMENT_NEGOTIATE, found.programme_id)
    row = await uow.session.scalar(
        wanted.with_for_update().execution_options(populate_existing=True)
    )
    if row is None:
        raise NotFound("no_such_settlement", field="reportId")
    return row


def note_step(
    uow: UnitOfWork, row: SettlementReport, act: ReportAct, words: str, body_id: UUID, day: date
) -> None:
    """Write what was done about a report."""
    row.steps += 1
    uow.session.add(
        SettlementStep(
            report_id=row.id,
            number=row.steps,
            programme_id=row.programme_id,
            act=act,
            words=clean(words, field="words", longest=LONGEST, lines=True),
            body_id=body_id,
            by_id=None if uow.hat is None else uow.hat.appointment_id,
            acted_on=day,
            at=uow.now,
        )
    )
