"""Who hears which layer, and who may withdraw. It says who, never when."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.policy import negotiated_agreements
from workflows.agreements.consortium.policy import speaks_for, spoken_for
from workflows.agreements.talk.models import AgreementMessage, Layer
from workflows.kit.refusal import NotAllowed
from workflows.rights.actor import Actor
from workflows.rights.verdict import Verdict


def inside_of(actor: Actor, programme_id: UUID) -> UUID | None:
    """Return the one party inside of which the asker reads: that of his hat, or the only one he has."""
    own = speaks_for(actor, programme_id)
    if actor.chosen is not None:
        chosen = Actor(person_id=actor.person_id, hats=(actor.chosen,))
        own = speaks_for(chosen, programme_id)
    return next(iter(own)) if len(own) == 1 else None


def may_withdraw_words(actor: Actor, message: AgreementMessage) -> Verdict:
    """One who speaks, today, for the party that said it."""
    own = spoken_for(actor, message.programme_id) == message.body_id
    return True if own else NotAllowed("not_your_words")


def readable_messages(actor: Actor) -> ColumnElement[bool]:
    """Table talk of agreements one reads, and the private layers of one's own party."""
    agreements = select(Agreement.id).where(negotiated_agreements(actor))
    return and_(
        AgreementMessage.agreement_id.in_(agreements),
        or_(AgreementMessage.layer == Layer.TABLE, _private(actor)),
    )


def _private(actor: Actor) -> ColumnElement[bool]:
    places = sorted({hat.programme_id for hat in actor.hats if hat.programme_id is not None})
    heard = [
        and_(
            AgreementMessage.programme_id == place,
            or_(AgreementMessage.body_id == body_id, AgreementMessage.other_id == body_id),
        )
        for place in places
        if (body_id := inside_of(actor, place)) is not None
    ]
    return or_(*heard) if heard else false()
