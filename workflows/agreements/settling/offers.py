"""What the asker may do with a settlement report now, by the checks the actions run."""

from collections.abc import Callable

from workflows.agreements.settling import policy
from workflows.agreements.settling.queries import ReportSeen
from workflows.agreements.settling.states import REPORT_MOVES
from workflows.kit.offers import Offer, offer
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand


def settlement_offers(actor: Actor, seen: ReportSeen) -> list[Offer]:
    """Return what the asker may do with a report now."""
    row = seen.row

    def judges() -> None:
        demand(policy.may_judge(actor, row.programme_id, row.body_id))

    def settles() -> None:
        demand(policy.may_settle(actor, row.programme_id, row.body_id))

    def moves(verb: str) -> Callable[[], object]:
        return lambda: REPORT_MOVES.after(row.state, verb)

    return [
        offer("submitSettlement", settles, moves("submit")),
        offer("checkSettlement", judges, moves("check")),
        offer("returnSettlement", judges, moves("return")),
        offer("acceptSettlement", judges, moves("accept")),
        offer("confirmRepayment", judges, moves("repay")),
    ]
