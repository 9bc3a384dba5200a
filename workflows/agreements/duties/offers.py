"""What the asker may do with the register and an obligation now, by the checks the actions run."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.policy import may_draft, may_speak
from workflows.agreements.clauses.states import AGREEMENT_MOVES
from workflows.agreements.duties import policy
from workflows.agreements.duties.locked import check_begun, check_live, check_not_ended
from workflows.agreements.duties.queries import DutySeen
from workflows.agreements.duties.states import MOVES
from workflows.kit.offers import Offer, offer
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand


def register_offers(
    actor: Actor, agreement: Agreement, lead_id: UUID | None, in_force: date | None
) -> list[Offer]:
    """Return whether the asker may map sentences, mark them as none, and record facts."""
    place = agreement.programme_id

    def drafts() -> None:
        demand(may_draft(actor, place, lead_id))

    def open_still() -> object:
        return AGREEMENT_MOVES.after(agreement.state, "draft")

    return [
        offer("mapDuty", drafts, open_still),
        offer("markNoDuty", drafts, open_still),
        offer(
            "recordFact",
            lambda: demand(may_speak(actor, place, agreement.parties)),
            lambda: check_live(in_force),
        ),
    ]


def duty_offers(actor: Actor, seen: DutySeen, lead_id: UUID | None) -> list[Offer]:
    """Return what the asker may do with an obligation now."""
    row, agreement = seen.row, seen.agreement

    def owes() -> None:
        demand(policy.may_report_duty(actor, row))

    def owed() -> None:
        demand(policy.may_judge(actor, row, agreement.parties))

    def either() -> None:
        demand(policy.may_dispute(actor, row, agreement.parties))

    def live() -> None:
        check_live(seen.in_force)
        check_not_ended(seen.ends_on, seen.today)

    def begun() -> None:
        check_begun(seen.due)

    def moves(verb: str) -> Callable[[], object]:
        return lambda: MOVES.after(row.state, verb)

    return [
        offer("reportDuty", owes, live, moves("report"), begun),
        offer("acceptDuty", owed, live, moves("accept")),
        offer("returnDuty", owed, live, moves("return")),
        offer("disputeDuty", either, live, moves("dispute")),
        offer("extendDuty", owed, live, moves("extend"), begun),
        offer("waiveDuty", owed, live, moves("waive")),
        offer(
            "withdrawDuty",
            lambda: demand(may_draft(actor, agreement.programme_id, lead_id)),
            lambda: AGREEMENT_MOVES.after(agreement.state, "draft"),
        ),
    ]
