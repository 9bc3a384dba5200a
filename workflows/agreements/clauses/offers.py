"""What the asker may do with an agreement, a clause and a position now, by the checks the actions run."""

from uuid import UUID

from workflows.agreements.clauses import policy
from workflows.agreements.clauses.facts import ClauseFacts
from workflows.agreements.clauses.locked import check_own_tree, check_there
from workflows.agreements.clauses.models import ClausePosition
from workflows.agreements.clauses.rooms import Room
from workflows.agreements.clauses.states import AGREEMENT_MOVES, Stance
from workflows.agreements.consortium.locked import check_formed
from workflows.agreements.consortium.models import Consortium
from workflows.kit.offers import Offer, offer
from workflows.kit.refusal import Conflict, Invalid
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand

SHAPING = ("reviseClause", "mergeClause", "setClauseEffects", "moveClause", "removeClause")


def open_offer(actor: Actor, consortium: Consortium, lead_id: UUID | None, *, going: bool) -> Offer:
    """Return whether the asker may open an agreement of a consortium."""

    def free() -> None:
        if going:
            raise Conflict("agreement_going", field="consortiumId")

    return offer(
        "openAgreement",
        lambda: demand(policy.may_open(actor, consortium.programme_id, lead_id)),
        lambda: check_formed(consortium),
        free,
    )


def agreement_offers(actor: Actor, room: Room) -> list[Offer]:
    """Return whether the asker may put an agreement before its parties and add to it."""
    agreement = room.agreement

    def drafts() -> None:
        demand(policy.may_draft(actor, agreement.programme_id, room.lead_id))

    return [
        offer(
            "addClause",
            drafts,
            lambda: AGREEMENT_MOVES.after(agreement.state, "draft"),
            lambda: check_own_tree(agreement),
        ),
        offer("putAgreement", drafts, lambda: AGREEMENT_MOVES.after(agreement.state, "begin")),
    ]


def clause_offers(actor: Actor, room: Room, clause: ClauseFacts) -> list[Offer]:
    """Return whether the asker may speak of a clause, rewrite, move and remove it."""
    agreement = room.agreement

    def drafts() -> None:
        demand(policy.may_draft(actor, agreement.programme_id, room.lead_id))

    def speaks() -> None:
        demand(policy.may_speak(actor, agreement.programme_id, agreement.parties))

    def there() -> None:
        check_there(clause)

    def own_tree() -> None:
        check_own_tree(agreement)

    return [
        offer(
            "takePosition", speaks, lambda: AGREEMENT_MOVES.after(agreement.state, "speak"), there
        ),
        *(
            offer(
                name,
                drafts,
                lambda: AGREEMENT_MOVES.after(agreement.state, "draft"),
                *([own_tree] if name == "moveClause" else []),
                there,
            )
            for name in SHAPING
        ),
    ]


def position_offers(
    actor: Actor, room: Room, clause: ClauseFacts, position: ClausePosition
) -> list[Offer]:
    """Return whether the asker may take a counter over."""
    agreement = room.agreement

    def fits() -> None:
        check_there(clause)
        if position.stance is not Stance.COUNTER:
            raise Invalid("position_is_no_counter", field="positionId")
        if position.version != clause.version:
            raise Conflict(
                "counter_on_old_text",
                field="positionId",
                version=clause.version,
                based_on=position.version,
            )

    return [
        offer(
            "adoptCounter",
            lambda: demand(policy.may_draft(actor, agreement.programme_id, room.lead_id)),
            lambda: AGREEMENT_MOVES.after(agreement.state, "draft"),
            fits,
        )
    ]
