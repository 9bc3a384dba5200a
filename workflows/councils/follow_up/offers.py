"""What the asker may do with a decision now, by the checks the actions themselves run."""

from collections.abc import Callable

from workflows.councils.follow_up import policy
from workflows.councils.follow_up.models import Decision
from workflows.councils.follow_up.states import MOVES
from workflows.councils.meetings.policy import Bench
from workflows.kit.offers import Offer, offer
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand


def enter_offer(actor: Actor, bench: Bench) -> Offer:
    """Return whether the asker may enter an earlier decision of a council."""
    return offer("enterDecision", lambda: demand(policy.may_assign(actor, bench)))


def decision_offers(actor: Actor, row: Decision, bench: Bench) -> list[Offer]:
    """Return what the asker may do with a decision now."""

    def keeps() -> None:
        demand(policy.may_assign(actor, bench))

    def owns() -> None:
        policy.owner_hat(actor, row, bench)

    def waives() -> None:
        demand(policy.may_waive(actor, bench, resolved=False))

    checks: dict[str, tuple[Callable[[], object], str]] = {
        "assignDecision": (keeps, "assign"),
        "reportDecision": (owns, "report"),
        "explainDelay": (owns, "explain"),
        "acceptReport": (keeps, "accept"),
        "returnReport": (keeps, "return"),
        "postponeDecision": (waives, "postpone"),
        "lapseDecision": (waives, "lapse"),
    }
    return [offer(name, who, _moves(row, verb)) for name, (who, verb) in checks.items()]


def _moves(row: Decision, verb: str) -> Callable[[], object]:
    return lambda: MOVES.after(row.state, verb)
