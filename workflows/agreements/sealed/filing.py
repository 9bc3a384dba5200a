"""The verbs of sealed offers: call for them, and file one's own."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import Range

from workflows.agreements.clauses.locked import check_there, lead_of, locked_clause
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.policy import may_draft, may_speak
from workflows.agreements.clauses.states import AGREEMENT_MOVES
from workflows.agreements.consortium.policy import spoken_for
from workflows.agreements.sealed.events import SealedEvent
from workflows.agreements.sealed.models import SealedCall, SealedOffer
from workflows.agreements.sealed.policy import readable_calls
from workflows.kit.refusal import Conflict, Invalid, NotFound, WrongState
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.verdict import Verdict, demand

LONGEST_ASKED, LONGEST_OFFER = 1_000, 4_000  # characters
LARGEST_WON = 10_000_000_000_000


def may_call(actor: Actor, agreement: Agreement, lead_id: UUID | None) -> Verdict:
    """One who speaks for a party, or drafts for the city."""
    spoken = may_speak(actor, agreement.programme_id, agreement.parties)
    return True if spoken is True else may_draft(actor, agreement.programme_id, lead_id)


async def call_for_offers(
    uow: UnitOfWork, *, clause_id: UUID, asked: str, closes_at: datetime
) -> SealedCall:
    """Ask the parties for sealed offers on a clause until an hour.

    Allowed: who speaks for a party, and who drafts for the city. Refuses: an agreement that is not
    before its parties, a removed clause, an hour that is past. Records: ``sealedCall.made``.
    """
    agreement, clause = await locked_clause(uow, clause_id)
    lead_id = await lead_of(uow.session, agreement.consortium_id)
    demand(may_call(uow.actor, agreement, lead_id))
    uow.wear(Permission.AGREEMENT_NEGOTIATE, agreement.programme_id)
    body_id = spoken_for(uow.actor, agreement.programme_id)
    if body_id is None:
        raise NotFound("no_such_clause", field="clauseId")
    AGREEMENT_MOVES.after(agreement.state, "speak")
    check_there(clause)
    if closes_at <= await database_now(uow.session):
        raise Invalid("call_hour_past", field="closesAt")
    call = SealedCall(
        id=uuid4(),
        programme_id=agreement.programme_id,
        agreement_id=agreement.id,
        clause_id=clause_id,
        asked=clean(asked, field="asked", longest=LONGEST_ASKED, lines=True),
        called_by=body_id,
        appointment_id=uow.hat.appointment_id if uow.hat else None,
        called_at=uow.now,
        closes_at=closes_at,
    )
    uow.session.add(call)
    uow.record(SealedEvent.CALLED, call.id, programme_id=agreement.programme_id)
    await uow.session.flush()
    return call


async def file_offer(uow: UnitOfWork, *, call_id: UUID, words: str, won: int | None) -> SealedOffer:
    """File one's party's offer, or another in its place, until the hour.

    Allowed: who speaks for a party of the agreement. Refuses: an offer of nothing, an amount out of
    bounds, one that is filed already, any after the hour. Records: ``sealedOffer.filed`` without it.
    """
    call = await uow.session.scalar(
        select(SealedCall).where(SealedCall.id == call_id, readable_calls(uow.actor))
    )
    if call is None:
        raise NotFound("no_such_call", field="callId")
    agreement = await uow.session.get_one(Agreement, call.agreement_id)
    demand(may_speak(uow.actor, call.programme_id, agreement.parties))
    uow.wear(Permission.AGREEMENT_NEGOTIATE, call.programme_id)
    body_id = spoken_for(uow.actor, call.programme_id)
    if body_id is None:
        raise NotFound("no_such_call", field="callId")
    # Only those of the same party wait for each other: nobody learns from waiting that there is one.
    await uow.alone(f"offer/{call_id}/{body_id}")
    check_sealed(call, uow.now)
    said = clean(words, field="words", longest=LONGEST_OFFER, lines=True) if words.strip() else ""
    if not said and won is None:
        raise Invalid("offer_of_nothing", field="words")
    if won is not None and not 0 <= won <= LARGEST_WON:
        raise Invalid("offer_amount", field="won", largest=LARGEST_WON)
    before = await uow.session.scalar(
        select(SealedOffer)
        .where(
            SealedOffer.call_id == call_id,
            SealedOffer.body_id == body_id,
            func.upper_inf(SealedOffer.recorded),
        )
        .execution_options(populate_existing=True)
    )
    if before is not None:
        if (before.words, before.won) == (said, won):
            raise Conflict("offer_filed_already", field="words")
        before.recorded = Range(before.recorded.lower, uow.now, bounds="[)")
        await uow.session.flush()
    offer = SealedOffer(
        id=uuid4(),
        call_id=call_id,
        programme_id=call.programme_id,
        body_id=body_id,
        words=said,
        won=won,
        appointment_id=uow.hat.appointment_id if uow.hat else None,
        recorded=Range(uow.now, None, bounds="[)"),
    )
    uow.session.add(offer)
    uow.record(SealedEvent.FILED, offer.id, programme_id=call.programme_id)
    await uow.session.flush()
    return offer


def check_sealed(call: SealedCall, now: datetime) -> None:
    """Refuse an offer once the hour has come."""
    if now >= call.closes_at:
        raise WrongState("offers_are_open", field="callId")
