"""What the asker may do with a consortium and with a change now, by the checks the actions run."""

from collections.abc import Collection
from uuid import UUID

from workflows.agreements.consortium import policy
from workflows.agreements.consortium.locked import check_formed
from workflows.agreements.consortium.models import Consortium, ConsortiumChange
from workflows.agreements.consortium.queries import Hearing
from workflows.agreements.consortium.states import CHANGE_MOVES
from workflows.kit.offers import Offer, offer
from workflows.kit.refusal import Conflict, RuleBroken
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand

PUTTING = ("proposeJoining", "proposeExpulsion", "proposeLead", "proposeShares")


def form_offer(actor: Actor, programme_id: UUID, *, taken: bool) -> Offer:
    """Return whether the asker may propose a consortium."""

    def free() -> None:
        if taken:
            raise Conflict("consortium_exists", field="programmeId")

    return offer("formConsortium", lambda: demand(policy.may_form(actor, programme_id)), free)


def consortium_offers(
    actor: Actor,
    consortium: Consortium,
    parties: Collection[UUID],
    lead: UUID | None,
    *,
    staying: Collection[UUID],
) -> list[Offer]:
    """Return what the asker may put to the parties of today; `staying` are those that are in to the end."""

    def party() -> None:
        demand(policy.may_put(actor, consortium.programme_id, parties))

    def formed() -> None:
        check_formed(consortium)

    def no_lead() -> None:
        if policy.spoken_for(actor, consortium.programme_id) == lead:
            raise RuleBroken("lead_leaves_last", field="bodyId", rule="consortium.lead")

    def stays() -> None:
        if policy.spoken_for(actor, consortium.programme_id) not in staying:
            raise Conflict("no_party_to_the_end", field="bodyId")

    return [
        *(offer(name, party, formed) for name in PUTTING),
        offer("proposeLeaving", party, formed, no_lead, stays),
    ]


def change_offers(actor: Actor, change: ConsortiumChange, hearing: Hearing) -> list[Offer]:
    """Return whether the asker may answer a change, or take it back."""
    return [
        offer(
            "answerChange",
            lambda: demand(policy.may_answer(actor, change.programme_id, hearing.heard.speaking)),
            lambda: CHANGE_MOVES.after(hearing.state, "answer"),
        ),
        offer(
            "withdrawChange",
            lambda: demand(policy.may_withdraw(actor, change.programme_id, change.put_by)),
            lambda: CHANGE_MOVES.after(hearing.state, "withdraw"),
        ),
    ]
