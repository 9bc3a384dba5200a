"""What the asker may do with a role matrix and its fields now, by the checks the actions run."""

from workflows.agreements.clauses import policy as clause_policy
from workflows.agreements.clauses.states import AGREEMENT_MOVES
from workflows.agreements.roles import policy, rules
from workflows.agreements.roles.queries import DutySeen, MatrixSeen
from workflows.agreements.roles.rules import Column
from workflows.kit.offers import Offer, offer
from workflows.kit.refusal import Conflict, WrongState
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand


def matrix_offers(actor: Actor, seen: MatrixSeen) -> list[Offer]:
    """Return whether the asker may open a matrix, shape and fill it, and write it into the clauses."""
    agreement, lead_id = seen.room.agreement, seen.room.lead_id
    place = agreement.programme_id

    def shapes() -> None:
        demand(policy.may_shape(actor, place, lead_id))

    def fills() -> None:
        demand(policy.may_fill(actor, place, lead_id, agreement.parties))

    def drafting() -> None:
        AGREEMENT_MOVES.after(agreement.state, "draft")

    def filling() -> None:
        drafts = clause_policy.may_draft(actor, place, lead_id) is True
        AGREEMENT_MOVES.after(agreement.state, "draft" if drafts else "speak")

    def unopened() -> None:
        if seen.matrix is not None:
            raise Conflict("matrix_opened_already", field="agreementId")

    def opened() -> None:
        if seen.matrix is None:
            raise WrongState("matrix_not_opened", field="agreementId")

    def agreed() -> None:
        if not seen.agreed:
            raise WrongState("matrix_not_agreed", field="agreementId", left=len(seen.differences))

    return [
        offer("openRoleMatrix", shapes, drafting, unopened),
        offer("addRoleDuty", opened, shapes, drafting),
        offer("renameRoleDuty", opened, shapes, drafting),
        offer("removeRoleDuty", opened, shapes, drafting),
        offer("setRole", opened, fills, filling),
        offer("writeRoleClauses", opened, shapes, drafting, agreed),
    ]


def speaks_of(actor: Actor, seen: MatrixSeen, duty: DutySeen, column: Column) -> bool:
    """Say whether the asker's word on a field counts and is still to come."""
    agreement = seen.room.agreement

    def concerns() -> None:
        parties = agreement.parties
        asked = rules.concerned(column, duty.fields, parties)
        demand(policy.may_speak_of(actor, agreement.programme_id, parties, asked))

    return (
        column in duty.fields
        and offer(
            "speakOfRoles", concerns, lambda: AGREEMENT_MOVES.after(agreement.state, "speak")
        ).allowed
    )
