"""What the asker may do with an agreement in force and an instrument now, by the checks of the actions."""

from workflows.agreements.amending.locked import check_not_raised
from workflows.agreements.amending.opening import check_amendable
from workflows.agreements.amending.queries import AmendmentSeen
from workflows.agreements.clauses import policy
from workflows.agreements.clauses.rooms import Room
from workflows.agreements.clauses.states import AGREEMENT_MOVES
from workflows.kit.offers import Offer, offer
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand

DRAFTING = ("addOperation", "dropOperation", "setAmendmentDay", "noteAmendmentApproval")


def begin_offer(actor: Actor, room: Room) -> Offer:
    """Return whether the asker may begin an amendment of an agreement."""
    agreement = room.agreement
    return offer(
        "beginAmendment",
        lambda: demand(policy.may_open(actor, agreement.programme_id, room.lead_id)),
        lambda: check_amendable(agreement),
    )


def amendment_offers(actor: Actor, seen: AmendmentSeen) -> list[Offer]:
    """Return whether the asker may draft an instrument, and raise it to a major one."""
    agreement = seen.agreement

    def drafts() -> None:
        demand(policy.may_draft(actor, agreement.programme_id, seen.lead_id))

    def speaks() -> None:
        demand(policy.may_speak(actor, agreement.programme_id, agreement.parties))

    def open_still() -> object:
        return AGREEMENT_MOVES.after(agreement.state, "draft")

    return [
        *(offer(name, drafts, open_still) for name in DRAFTING),
        offer("raiseAmendment", speaks, open_still, lambda: check_not_raised(seen.row)),
    ]
