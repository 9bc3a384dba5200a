"""What the asker may do with the annexes of an agreement now, by the checks the actions run."""

from workflows.agreements.clauses import policy
from workflows.agreements.clauses.rooms import Room
from workflows.agreements.clauses.states import AGREEMENT_MOVES
from workflows.kit.offers import Offer, offer
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand


def annex_offers(actor: Actor, room: Room) -> list[Offer]:
    """Return whether the asker may put annexes and take them away."""
    agreement = room.agreement
    return [
        offer(
            name,
            lambda: demand(policy.may_draft(actor, agreement.programme_id, room.lead_id)),
            lambda: AGREEMENT_MOVES.after(agreement.state, "draft"),
        )
        for name in ("putAnnex", "removeAnnex")
    ]
