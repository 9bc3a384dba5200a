"""What the asker may do with the disputes of an agreement and with one of them, by the checks of the actions."""

from collections.abc import Callable

from workflows.agreements.clauses.policy import may_draft
from workflows.agreements.clauses.states import AGREEMENT_MOVES, AgreementState
from workflows.agreements.consortium.policy import spoken_for
from workflows.agreements.disputes import policy
from workflows.agreements.disputes.queries import DisputeRoom, DisputeSeen
from workflows.agreements.disputes.states import DISPUTE_MOVES
from workflows.kit.offers import Offer, offer
from workflows.kit.refusal import Conflict, WrongState
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand


def dispute_room_offers(actor: Actor, room: DisputeRoom) -> list[Offer]:
    """Return whether the asker may notify a dispute, and give the agreement its path."""
    agreement = room.agreement
    place = agreement.programme_id

    def in_force() -> None:
        if agreement.state is not AgreementState.IN_FORCE:
            raise WrongState("dispute_before_force", field="agreementId")

    return [
        offer(
            "notifyDispute",
            lambda: demand(policy.may_notify(actor, place, agreement.parties, room.let_go)),
            in_force,
        ),
        offer(
            "setDisputePath",
            lambda: demand(may_draft(actor, place, room.lead_id)),
            lambda: AGREEMENT_MOVES.after(agreement.state, "draft"),
        ),
    ]


def dispute_offers(actor: Actor, seen: DisputeSeen) -> list[Offer]:
    """Return what the asker may do in a dispute now."""
    row, stands = seen.row, seen.stands

    def side() -> None:
        demand(policy.may_act_in(actor, row.programme_id, row.sides))

    def moves(verb: str) -> Callable[[], object]:
        return lambda: DISPUTE_MOVES.after(row.state, verb)

    def wants_not_yet() -> None:
        if not seen.over and spoken_for(actor, row.programme_id) in stands.consented:
            raise Conflict("consented_already", field="disputeId", due=str(seen.due))

    def open_to_agree() -> None:
        if stands.proposal is None:
            raise WrongState("no_settlement_put", field="disputeId")
        if spoken_for(actor, row.programme_id) in stands.agreed:
            raise Conflict("settlement_agreed_already", field="disputeId")

    return [
        offer("answerDispute", side, moves("answer")),
        offer("moveDisputeOn", side, moves("move_on"), wants_not_yet),
        offer("proposeDisputeSettlement", side, moves("propose")),
        offer("agreeDisputeSettlement", side, moves("agree"), open_to_agree),
        offer(
            "withdrawDispute",
            side,
            lambda: demand(policy.may_withdraw(actor, row)),
            moves("withdraw"),
        ),
    ]
