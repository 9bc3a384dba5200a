"""The verb that records what happened, from which due days are counted."""

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select

from workflows.agreements.clauses.locked import locked_agreement
from workflows.agreements.clauses.policy import may_speak
from workflows.agreements.consortium.policy import spoken_for
from workflows.agreements.duties.events import DutyEvent
from workflows.agreements.duties.gathering import in_force_on
from workflows.agreements.duties.locked import check_live
from workflows.agreements.duties.models import DutyFact
from workflows.agreements.duties.states import FactKind
from workflows.kit.refusal import Conflict, Invalid, NotFound
from workflows.kit.text import clean
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

LONGEST_EVIDENCE = 1_000


async def record_fact(
    uow: UnitOfWork, *, agreement_id: UUID, kind: FactKind, happened_on: date, evidence: str
) -> DutyFact:
    """Record that something happened on a day, with what shows it; it stays as it was recorded.

    Allowed: who speaks for a party of the agreement. Refuses: an agreement that is not in force, a day
    to come or before it was, completion or abandonment told twice, a year's end told twice. Records:
    ``duty.fact_recorded``.
    """
    agreement = await locked_agreement(uow, agreement_id, alone=True)
    demand(may_speak(uow.actor, agreement.programme_id, agreement.parties))
    uow.wear(Permission.AGREEMENT_NEGOTIATE, agreement.programme_id)
    body_id = spoken_for(uow.actor, agreement.programme_id)
    since = await in_force_on(uow.session, agreement_id)
    check_live(since)
    if body_id is None or since is None:
        raise NotFound("no_such_agreement", field="agreementId")
    if not since <= happened_on <= await legal_day(uow):
        raise Invalid("fact_not_since_force", field="happenedOn")
    told = select(DutyFact.id).where(DutyFact.agreement_id == agreement_id, DutyFact.kind == kind)
    if kind is FactKind.FISCAL_YEAR_END:
        told = told.where(DutyFact.happened_on == happened_on)
    if await uow.session.scalar(told) is not None:
        raise Conflict("fact_told_already", field="kind")
    row = DutyFact(
        id=uuid4(),
        programme_id=agreement.programme_id,
        agreement_id=agreement_id,
        kind=kind,
        happened_on=happened_on,
        evidence=clean(evidence, field="evidence", longest=LONGEST_EVIDENCE, lines=True),
        body_id=body_id,
        recorded_by=None if uow.hat is None else uow.hat.appointment_id,
        recorded_at=uow.now,
    )
    uow.session.add(row)
    uow.record(
        DutyEvent.FACT_RECORDED,
        row.id,
        programme_id=row.programme_id,
        agreement=str(agreement_id),
        fact=kind.value,
        on=happened_on.isoformat(),
    )
    await uow.session.flush()
    return row
