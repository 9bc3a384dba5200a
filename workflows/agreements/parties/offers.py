"""Whether the asker may bring the parties of an agreement up to date now, by the checks of the verb."""

from workflows.agreements.parties import policy, rules
from workflows.agreements.parties.queries import PartyRoom
from workflows.kit.offers import Offer, offer
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand


def party_offers(actor: Actor, room: PartyRoom) -> list[Offer]:
    """Return whether the parties can follow the consortium."""
    agreement = room.agreement
    return [
        offer(
            "updateParties",
            lambda: demand(policy.may_update(actor, agreement.programme_id, room.lead_id)),
            lambda: rules.check_follows(agreement.state, amends=agreement.amends_id is not None),
            lambda: rules.check_moved(room.foreseen.moved),
        )
    ]
