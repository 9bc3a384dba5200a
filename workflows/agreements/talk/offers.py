"""What the asker may do with the talk now, by the checks the actions themselves run."""

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.policy import may_speak
from workflows.agreements.talk.models import AgreementMessage
from workflows.agreements.talk.policy import may_withdraw_words
from workflows.agreements.talk.saying import check_stands
from workflows.kit.offers import Offer, offer
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand


def say_offer(actor: Actor, agreement: Agreement) -> Offer:
    """Return whether the asker may say something for a party."""
    return offer(
        "sayMessage",
        lambda: demand(may_speak(actor, agreement.programme_id, agreement.parties)),
    )


def message_offers(actor: Actor, message: AgreementMessage) -> list[Offer]:
    """Return whether the asker may withdraw a message."""
    return [
        offer(
            "withdrawMessage",
            lambda: demand(may_withdraw_words(actor, message)),
            lambda: check_stands(message),
        )
    ]
