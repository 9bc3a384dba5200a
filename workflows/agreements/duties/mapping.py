"""Verbs of who drafts: map a sentence to an obligation, mark one as none, withdraw an obligation."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import func, select

from workflows.agreements.clauses.locked import check_there, drafting_body, locked_clause
from workflows.agreements.clauses.models import Agreement, Clause, ClauseVersion
from workflows.agreements.clauses.states import AGREEMENT_MOVES
from workflows.agreements.duties.due import LONGEST, DueRule, check_rule
from workflows.agreements.duties.events import DutyEvent
from workflows.agreements.duties.locked import locked_duty
from workflows.agreements.duties.models import Duty, DutyNone
from workflows.agreements.duties.sentences import Sentence, sentences_of
from workflows.agreements.duties.states import DutyState, Trigger
from workflows.kit.refusal import Conflict, Invalid, NotFound
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork

LONGEST_WHAT, LONGEST_REASON = 500, 500


@dataclass(frozen=True, slots=True)
class DutyTerms:
    """An obligation as it is mapped; without a creditor it is owed to all the other parties."""

    debtor_id: UUID
    what: str
    rule: DueRule
    evidence: str
    creditor_id: UUID | None = None
    consequence: str = ""
    escalate_to: UUID | None = None
    escalate_after: int | None = None


async def map_duty(uow: UnitOfWork, *, clause_id: UUID, sentence: str, terms: DutyTerms) -> Duty:
    """Map a sentence of a clause, by its digest, to an obligation; a sentence may oblige to several things.

    Allowed: who speaks for the lead, or for the city. Refuses: a frozen agreement, a sentence that does not
    stand in the clause or is marked as none, who is no party, a rule that is not whole. Records:
    ``duty.mapped``.
    """
    agreement, clause, found = await _sentence(uow, clause_id, sentence)
    if await _marked(uow, clause_id, sentence):
        raise Conflict("sentence_is_no_duty", field="sentence")
    check_rule(terms.rule)
    await _check_parties(uow, agreement, terms)
    last = await uow.session.scalar(
        select(func.max(Duty.number)).where(Duty.agreement_id == agreement.id)
    )
    rule = terms.rule
    row = Duty(
        id=uuid4(),
        programme_id=agreement.programme_id,
        agreement_id=agreement.id,
        clause_id=clause.id,
        number=(last or 0) + 1,
        sentence=found.text,
        sentence_digest=found.digest,
        debtor_id=terms.debtor_id,
        creditor_id=terms.creditor_id,
        what=clean(terms.what, field="what", longest=LONGEST_WHAT),
        trigger=rule.trigger,
        fixed_day=rule.day,
        fact=rule.fact,
        after_id=rule.after_id,
        length=rule.length,
        count=rule.count,
        evidence=clean(terms.evidence, field="evidence", longest=LONGEST_WHAT),
        consequence=_free(terms.consequence),
        escalate_to=terms.escalate_to,
        escalate_after=terms.escalate_after,
        state=DutyState.OPEN,
        steps=0,
        mapped_by=None if uow.hat is None else uow.hat.appointment_id,
        mapped_at=uow.now,
    )
    uow.session.add(row)
    uow.record(
        DutyEvent.MAPPED,
        row.id,
        programme_id=row.programme_id,
        agreement=str(agreement.id),
        number=row.number,
    )
    await uow.session.flush()
    return row


async def mark_no_duty(uow: UnitOfWork, *, clause_id: UUID, sentence: str, reason: str) -> DutyNone:
    """Mark a sentence of a clause, by its digest, as one that obliges nobody, and say why.

    Allowed: who speaks for the lead, or for the city. Refuses: a frozen agreement, a sentence that does not
    stand in the clause, one that is marked or mapped. Records: ``duty.marked_none``.
    """
    agreement, clause, found = await _sentence(uow, clause_id, sentence)
    mapped = await uow.session.scalar(
        select(Duty.id).where(
            Duty.clause_id == clause_id,
            Duty.sentence_digest == sentence,
            Duty.withdrawn_at.is_(None),
        )
    )
    if mapped is not None or await _marked(uow, clause_id, sentence):
        raise Conflict("sentence_is_settled", field="sentence")
    row = DutyNone(
        id=uuid4(),
        programme_id=agreement.programme_id,
        agreement_id=agreement.id,
        clause_id=clause.id,
        sentence_digest=found.digest,
        reason=clean(reason, field="reason", longest=LONGEST_REASON),
        marked_by=None if uow.hat is None else uow.hat.appointment_id,
        marked_at=uow.now,
    )
    uow.session.add(row)
    uow.record(
        DutyEvent.MARKED_NONE,
        row.id,
        programme_id=row.programme_id,
        agreement=str(agreement.id),
    )
    await uow.session.flush()
    return row


async def withdraw_duty(uow: UnitOfWork, *, duty_id: UUID) -> Duty:
    """Withdraw an obligation from the draft of the register; its sentence waits to be mapped again.

    Allowed: who speaks for the lead, or for the city. Refuses: a frozen agreement, an obligation that
    another one waits for. Records: ``duty.withdrawn``.
    """
    held = await locked_duty(uow, duty_id)
    await drafting_body(uow, held.agreement)
    AGREEMENT_MOVES.after(held.agreement.state, "draft")
    waits = await uow.session.scalar(
        select(Duty.id).where(Duty.after_id == duty_id, Duty.withdrawn_at.is_(None))
    )
    if waits is not None:
        raise Conflict("another_duty_waits", field="dutyId")
    held.row.withdrawn_at = uow.now
    uow.record(DutyEvent.WITHDRAWN, duty_id, programme_id=held.row.programme_id)
    await uow.session.flush()
    return held.row


async def _sentence(
    uow: UnitOfWork, clause_id: UUID, sentence: str
) -> tuple[Agreement, Clause, Sentence]:
    agreement, clause = await locked_clause(uow, clause_id, alone=True)
    await drafting_body(uow, agreement)
    AGREEMENT_MOVES.after(agreement.state, "draft")
    check_there(clause)
    text = await uow.session.scalar(
        select(ClauseVersion.text).where(
            ClauseVersion.clause_id == clause_id, ClauseVersion.number == clause.version
        )
    )
    found = next((one for one in sentences_of(text or "") if one.digest == sentence), None)
    if found is None:
        raise NotFound("no_such_sentence", field="sentence")
    return agreement, clause, found


async def _marked(uow: UnitOfWork, clause_id: UUID, sentence: str) -> bool:
    """Say whether a sentence is marked as none."""
    row = await uow.session.scalar(
        select(DutyNone.id).where(
            DutyNone.clause_id == clause_id, DutyNone.sentence_digest == sentence
        )
    )
    return row is not None


async def _check_parties(uow: UnitOfWork, agreement: Agreement, terms: DutyTerms) -> None:
    """Refuse a debtor, a creditor or somebody to tell who is no party, and an escalation that is half."""
    named = {terms.debtor_id, terms.creditor_id, terms.escalate_to} - {None}
    if not named <= set(agreement.parties) or terms.creditor_id == terms.debtor_id:
        raise Invalid("duty_between_two_parties", field="debtorId")
    days = terms.escalate_after
    whole = (terms.escalate_to is None) == (days is None)
    if not whole or (days is not None and not 1 <= days <= LONGEST):
        raise Invalid("escalation_not_whole", field="escalateTo")
    if terms.rule.trigger is Trigger.DUTY_DONE:
        before = await uow.session.get(Duty, terms.rule.after_id)
        if before is None or before.agreement_id != agreement.id or before.withdrawn_at is not None:
            raise NotFound("no_such_obligation", field="afterDutyId")


def _free(words: str) -> str:
    if not words.strip():
        return ""
    return clean(words, field="consequence", longest=LONGEST_WHAT)
