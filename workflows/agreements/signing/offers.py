"""What the asker may do with an agreement that is being signed, by the checks the actions run.

Whether the window has closed and whose turn it is are judged again at the act, by the clock and under
the lock.
"""

from uuid import UUID

from workflows.agreements.clauses import policy as clause_policy
from workflows.agreements.clauses.rooms import Room
from workflows.agreements.clauses.states import AGREEMENT_MOVES, EDITION
from workflows.agreements.consortium.policy import spoken_for
from workflows.agreements.signing import policy
from workflows.agreements.signing.gates import first_missing, state_of
from workflows.agreements.signing.queries import EditionSeen
from workflows.agreements.signing.rules import ORDER, WINDOW
from workflows.agreements.signing.states import EditionState, GateKind, GateState
from workflows.kit.offers import Offer, offer
from workflows.kit.refusal import NotAllowed, RuleBroken, WrongState
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand


def freeze_offer(actor: Actor, room: Room) -> Offer:
    """Return whether the asker may freeze an agreement; what blocks it is told by its blocks."""
    agreement = room.agreement
    return offer(
        "freezeAgreement",
        lambda: demand(clause_policy.may_draft(actor, agreement.programme_id, room.lead_id)),
        lambda: AGREEMENT_MOVES.after(agreement.state, "freeze"),
    )


def mandate_offer(actor: Actor, programme_id: UUID, body_id: UUID) -> Offer:
    """Return whether the asker may give a mandate of a body."""
    return offer(
        "giveSigningMandate", lambda: demand(policy.may_give(actor, programme_id, body_id))
    )


def edition_offers(actor: Actor, seen: EditionSeen) -> list[Offer]:
    """Return whether the asker may approve, sign, reject and recall an edition."""
    agreement, progress = seen.agreement, seen.progress
    place = agreement.programme_id

    def party() -> None:
        demand(policy.may_act(actor, place, agreement.parties))

    def stands(verb: str) -> None:
        if progress.ending is not None:
            raise WrongState("wrong_state", rule=EDITION, state=seen.state.value, verb=verb)
        AGREEMENT_MOVES.after(agreement.state, verb)

    def in_window() -> None:
        if seen.state is EditionState.OPEN and seen.late:
            until = seen.edition.open_until
            raise RuleBroken("signing_window_over", field="agreementId", rule=WINDOW, until=until)

    def turn(kind: GateKind, reason: str) -> None:
        body_id = spoken_for(actor, place)
        gate = None if body_id is None else progress.gate(kind, body_id)
        if gate is None:
            raise NotAllowed("speaks_for_no_party")
        state = state_of(gate, progress.passed)
        if state is GateState.PASSED:
            raise WrongState(reason, field="agreementId", rule=EDITION)
        if state is GateState.WAITING:
            before = first_missing(progress.gates, gate, progress.passed)
            raise WrongState(
                "out_of_turn", field="agreementId", rule=ORDER, first=seen.names(before)
            )

    def unsigned() -> None:
        if spoken_for(actor, place) in progress.signatures:
            raise WrongState("signed_already", field="agreementId", rule=EDITION)

    return [
        offer(
            "approveInternally",
            party,
            lambda: stands("approve"),
            in_window,
            lambda: turn(GateKind.INTERNAL_APPROVAL, "approved_already"),
        ),
        offer(
            "signAgreement",
            party,
            lambda: stands("sign"),
            in_window,
            lambda: turn(GateKind.SIGNATURE, "signed_already"),
        ),
        offer("rejectEdition", party, lambda: stands("reject"), in_window, unsigned),
        offer(
            "recallEdition",
            lambda: demand(clause_policy.may_draft(actor, place, seen.lead_id)),
            lambda: stands("recall"),
        ),
    ]
