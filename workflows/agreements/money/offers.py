"""What the asker may do with a plan now, by the checks the actions run."""

from workflows.agreements.consortium.locked import check_formed
from workflows.agreements.money import policy
from workflows.agreements.money.queries import PlanSeen, contribution_of
from workflows.agreements.money.rules import after, check_open, check_whole
from workflows.agreements.money.states import PlanAct
from workflows.kit.offers import Offer, offer
from workflows.kit.refusal import RuleBroken
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand


def plan_offers(actor: Actor, seen: PlanSeen) -> list[Offer]:
    """Return whether the asker may set and remove amounts, put the plan forward, and take it back."""
    ground = seen.ground

    def writes() -> None:
        demand(policy.may_edit(actor, ground.consortium.programme_id, ground.lead))
        check_formed(ground.consortium)
        check_open(signing=seen.signing, in_force=seen.in_force)

    def ruled() -> None:
        if ground.rules is None:
            raise RuleBroken("no_rules_of_money", field="consortiumId")

    def whole() -> None:
        check_whole([contribution_of(row) for row in seen.rows], seen.found)

    return [
        offer("setContributions", writes, lambda: after(seen.state, PlanAct.SET), ruled),
        offer("removeContribution", writes, lambda: after(seen.state, PlanAct.REMOVED)),
        offer("proposePlan", writes, lambda: after(seen.state, PlanAct.PROPOSED), whole),
        offer("withdrawPlan", writes, lambda: after(seen.state, PlanAct.WITHDRAWN)),
    ]
