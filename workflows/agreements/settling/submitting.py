"""The verb of a recipient: hand in a settlement report, the first time or again."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select

from workflows.agreements.clauses.locked import locked_agreement
from workflows.agreements.clauses.policy import may_speak
from workflows.agreements.consortium.policy import spoken_for
from workflows.agreements.duties.gathering import in_force_on
from workflows.agreements.duties.leavers import gone_from, leavers_of
from workflows.agreements.duties.locked import check_live
from workflows.agreements.duties.models import DutyFact
from workflows.agreements.duties.queries import LOCAL_GOVERNMENTS
from workflows.agreements.duties.settlement import AUDIT, AUDIT_LOCAL, Funded, audits
from workflows.agreements.duties.states import FactKind
from workflows.agreements.settling.approved import left_for
from workflows.agreements.settling.events import SettlingEvent
from workflows.agreements.settling.locked import LONGEST, note_step
from workflows.agreements.settling.models import SettlementLine, SettlementReport
from workflows.agreements.settling.rules import Line, check_lines, subsidy_of
from workflows.agreements.settling.states import REPORT_MOVES, ReportAct, ReportState
from workflows.identity.models import Body
from workflows.kit.refusal import NotFound, RuleBroken
from workflows.kit.text import clean
from workflows.law.queries import standing_limit
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand


async def submit_settlement(
    uow: UnitOfWork,
    *,
    agreement_id: UUID,
    fact: FactKind,
    happened_on: date,
    lines: Sequence[Line],
    audit: str = "",
    words: str,
) -> SettlementReport:
    """Hand in the report of one's own party after a fact on record; one that was sent back again.

    Allowed: who speaks for a party of the agreement, or for one that was let go of it, about the year it left
    in and those before. Refuses: an agreement that is not in force, a fact
    nobody recorded, a report that is with its judge or accepted, amounts that are negative or not whole,
    more spent than received, more received than the plan that was signed leaves, a subsidy from which an
    audit is asked without naming it. Records: ``settlement.submitted``.
    """
    agreement = await locked_agreement(uow, agreement_id, alone=True)
    gone = await gone_from(uow.session, agreement)
    demand(may_speak(uow.actor, agreement.programme_id, {*agreement.parties, *gone}))
    uow.wear(Permission.AGREEMENT_NEGOTIATE, agreement.programme_id)
    body_id = spoken_for(uow.actor, agreement.programme_id)
    check_live(await in_force_on(uow.session, agreement_id))
    told = await uow.session.scalar(
        select(DutyFact.id).where(
            DutyFact.agreement_id == agreement_id,
            DutyFact.kind == fact,
            DutyFact.happened_on == happened_on,
        )
    )
    if told is None or body_id is None:
        raise NotFound("no_such_fact", field="happenedOn")
    if body_id in gone:
        leavers = await leavers_of(uow.session, uow.actor, agreement)
        if all(one.body_id != body_id or one.last_year_ends_on < happened_on for one in leavers):
            raise NotFound("no_such_fact", field="happenedOn")
    day = await legal_day(uow)
    row = await uow.session.scalar(
        select(SettlementReport)
        .where(
            SettlementReport.agreement_id == agreement_id,
            SettlementReport.body_id == body_id,
            SettlementReport.fact == fact,
            SettlementReport.happened_on == happened_on,
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    state = ReportState.SUBMITTED if row is None else REPORT_MOVES.after(row.state, "submit")
    left = await left_for(uow.session, agreement, body_id, but=None if row is None else row.id)
    check_lines(lines, happened_on.year, left)
    named = clean(audit, field="audit", longest=LONGEST) if audit.strip() else ""
    await _check_audit(uow, body_id, lines, day, named)
    if row is None:
        row = SettlementReport(
            id=uuid4(),
            programme_id=agreement.programme_id,
            agreement_id=agreement_id,
            body_id=body_id,
            fact=fact,
            happened_on=happened_on,
            edition=0,
            steps=0,
        )
        uow.session.add(row)
    row.state, row.edition = state, row.edition + 1
    row.audit, row.submitted_on = named, day
    await uow.session.flush()
    for one in lines:
        uow.session.add(
            SettlementLine(
                report_id=row.id,
                edition=row.edition,
                source=one.source,
                form=one.form,
                year=one.year,
                programme_id=row.programme_id,
                received=one.received,
                spent=one.spent,
                interest=one.interest,
            )
        )
    note_step(uow, row, ReportAct.SUBMITTED, words, body_id, day)
    uow.record(
        SettlingEvent.SUBMITTED,
        row.id,
        programme_id=row.programme_id,
        agreement=str(agreement_id),
        edition=row.edition,
    )
    await uow.session.flush()
    return row


async def _check_audit(
    uow: UnitOfWork, body_id: UUID, lines: Sequence[Line], day: date, named: str
) -> None:
    """Refuse a report without the audit the law asks of it (Subsidy Management Act, Article 27(2))."""
    body = await uow.session.get_one(Body, body_id)
    state, local = subsidy_of(lines)
    limits = {one: await standing_limit(uow.session, one, day) for one in (AUDIT, AUDIT_LOCAL)}
    asked = audits(Funded(body_id, body.kind in LOCAL_GOVERNMENTS, state, local), limits)
    if asked and not named:
        raise RuleBroken(
            "settlement_needs_audit", field="audit", rule=asked[0], least=limits[asked[0]]
        )
