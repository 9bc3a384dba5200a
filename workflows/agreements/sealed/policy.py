"""Who sees which offer: one's own at any time, everybody's from the hour on."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, false, func, or_, select

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.policy import negotiated_agreements
from workflows.agreements.sealed.models import SealedCall, SealedOffer
from workflows.agreements.talk.policy import inside_of
from workflows.rights.actor import Actor


def readable_calls(actor: Actor) -> ColumnElement[bool]:
    """The calls on agreements the asker reads."""
    return SealedCall.agreement_id.in_(select(Agreement.id).where(negotiated_agreements(actor)))


def readable_offers(actor: Actor, moment: datetime) -> ColumnElement[bool]:
    """The offers that stand: those of one's own party, and all of a call once its hour has come."""
    seen = select(SealedCall.id).where(readable_calls(actor))
    return and_(
        func.upper_inf(SealedOffer.recorded),
        or_(
            SealedOffer.call_id.in_(seen.where(SealedCall.closes_at <= moment)),
            and_(SealedOffer.call_id.in_(seen), own_offers(actor)),
        ),
    )


def own_offers(actor: Actor) -> ColumnElement[bool]:
    """The offers of the party inside of which the asker reads."""
    places = sorted({hat.programme_id for hat in actor.hats if hat.programme_id is not None})
    own = [
        and_(SealedOffer.programme_id == place, SealedOffer.body_id == body_id)
        for place in places
        if (body_id := inside_of(actor, place)) is not None
    ]
    return or_(*own) if own else false()
