"""What the asker may do about sealed offers now, by the checks the actions themselves run."""

from datetime import datetime

from workflows.agreements.clauses.facts import ClauseFacts
from workflows.agreements.clauses.locked import check_there
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.policy import may_speak
from workflows.agreements.clauses.rooms import Room
from workflows.agreements.clauses.states import AGREEMENT_MOVES
from workflows.agreements.sealed.filing import check_sealed, may_call
from workflows.agreements.sealed.models import SealedCall
from workflows.kit.offers import Offer, offer
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand


def call_offer(actor: Actor, room: Room, clause: ClauseFacts) -> Offer:
    """Return whether the asker may call for sealed offers on a clause."""
    return offer(
        "callForOffers",
        lambda: demand(may_call(actor, room.agreement, room.lead_id)),
        lambda: AGREEMENT_MOVES.after(room.agreement.state, "speak"),
        lambda: check_there(clause),
    )


def filing_offers(
    actor: Actor, call: SealedCall, agreement: Agreement, now: datetime
) -> list[Offer]:
    """Return whether the asker may file an offer, or another in its place."""
    return [
        offer(
            "fileOffer",
            lambda: demand(may_speak(actor, call.programme_id, agreement.parties)),
            lambda: check_sealed(call, now),
        )
    ]
