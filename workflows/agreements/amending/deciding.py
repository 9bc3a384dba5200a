"""Verbs on the terms of an instrument: its day, its class, the approval it rests on."""

from datetime import date
from uuid import UUID

from workflows.agreements.amending.events import AmendmentEvent
from workflows.agreements.amending.locked import amendment_row, check_not_raised, locked_amendment
from workflows.agreements.amending.opening import check_day
from workflows.agreements.amending.states import Approver
from workflows.agreements.clauses.locked import locked_agreement
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.policy import may_speak
from workflows.agreements.clauses.rules import LONGEST_WORDS
from workflows.agreements.clauses.states import AGREEMENT_MOVES
from workflows.agreements.consortium.policy import spoken_for
from workflows.agreements.signing.rules import LONGEST_DOCUMENT
from workflows.kit.refusal import Invalid, NotFound
from workflows.kit.text import clean
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand


async def set_amendment_day(
    uow: UnitOfWork, *, agreement_id: UUID, expected_version: int, effective_on: date | None
) -> Agreement:
    """Say from which day an instrument holds; without one from when it is sealed.

    Allowed: who speaks for the lead, or for the city. Refuses: a frozen instrument, a version that is
    another by now, a day that is over. Records: ``amendment.day_set``.
    """
    held = await locked_amendment(uow, agreement_id, expected_version)
    check_day(effective_on, await legal_day(uow))
    held.row.effective_on = effective_on
    held.agreement.version += 1
    uow.record(
        AmendmentEvent.DAY_SET,
        agreement_id,
        programme_id=held.agreement.programme_id,
        on=None if effective_on is None else effective_on.isoformat(),
    )
    await uow.session.flush()
    return held.agreement


async def raise_amendment(uow: UnitOfWork, *, agreement_id: UUID, reason: str) -> Agreement:
    """Treat an instrument as a major one, which all parties sign; nobody lowers it again.

    Allowed: who speaks for a party. Refuses: a frozen instrument, one that was raised, no reason.
    Records: ``amendment.raised``.
    """
    agreement = await locked_agreement(uow, agreement_id, alone=True)
    row = await amendment_row(uow.session, agreement)
    demand(may_speak(uow.actor, agreement.programme_id, agreement.parties))
    uow.wear(Permission.AGREEMENT_NEGOTIATE, agreement.programme_id)
    body_id = spoken_for(uow.actor, agreement.programme_id)
    if body_id is None:
        raise NotFound("no_such_instrument", field="agreementId")
    AGREEMENT_MOVES.after(agreement.state, "draft")
    check_not_raised(row)
    row.raised_why = clean(reason, field="reason", longest=LONGEST_WORDS, lines=True)
    row.raised_by = body_id
    agreement.version += 1
    uow.record(AmendmentEvent.RAISED, agreement_id, programme_id=agreement.programme_id)
    await uow.session.flush()
    return agreement


async def note_amendment_approval(
    uow: UnitOfWork,
    *,
    agreement_id: UUID,
    expected_version: int,
    approver: Approver,
    document: str,
    approved_on: date,
) -> Agreement:
    """Note that an instrument was approved outside of the agreement, by whom, in which document.

    Allowed: who speaks for the lead, or for the city. Refuses: a frozen instrument, a version that is
    another by now, no document, a day to come. Records: ``amendment.approval_noted``.
    """
    held = await locked_amendment(uow, agreement_id, expected_version)
    if approved_on > await legal_day(uow):
        raise Invalid("approved_in_future", field="approvedOn")
    held.row.approver = approver
    held.row.approval_document = clean(document, field="document", longest=LONGEST_DOCUMENT)
    held.row.approved_on = approved_on
    held.agreement.version += 1
    uow.record(
        AmendmentEvent.APPROVAL_NOTED,
        agreement_id,
        programme_id=held.agreement.programme_id,
        approver=approver.value,
    )
    await uow.session.flush()
    return held.agreement
