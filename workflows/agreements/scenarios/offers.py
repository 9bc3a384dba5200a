"""What the asker may do with scenarios now, by the checks the actions run."""

from workflows.agreements.clauses.locked import check_own_tree
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.policy import may_speak
from workflows.agreements.clauses.states import AGREEMENT_MOVES
from workflows.agreements.scenarios.locked import check_open
from workflows.agreements.scenarios.models import AgreementScenario
from workflows.agreements.scenarios.policy import may_keep
from workflows.agreements.scenarios.tabling import check_tableable
from workflows.kit.offers import Offer, offer
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand


def create_offer(actor: Actor, agreement: Agreement) -> Offer:
    """Return whether the asker may begin a scenario."""
    return offer(
        "createScenario",
        lambda: demand(may_speak(actor, agreement.programme_id, agreement.parties)),
        lambda: AGREEMENT_MOVES.after(agreement.state, "draft"),
        lambda: check_own_tree(agreement),
    )


def scenario_offers(actor: Actor, scenario: AgreementScenario, stale: int) -> list[Offer]:
    """Return whether the asker may change a scenario, table it, and discard it."""

    def keeps() -> None:
        demand(may_keep(actor, scenario))

    def still_open() -> None:
        check_open(scenario)

    return [
        offer("changeScenario", keeps, still_open),
        offer("tableScenario", keeps, still_open, lambda: check_tableable(scenario, stale)),
        offer("discardScenario", keeps),
    ]
