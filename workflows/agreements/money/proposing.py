"""Verbs that put a plan forward for agreement, and take it back."""

from uuid import UUID

from workflows.agreements.money.locked import locked_money, next_version
from workflows.agreements.money.models import ContributionPlan
from workflows.agreements.money.queries import contribution_of, contributions_digest, judged
from workflows.agreements.money.rules import check_whole
from workflows.agreements.money.states import PlanAct
from workflows.kit.refusal import Conflict
from workflows.record.uow import UnitOfWork


async def propose_plan(
    uow: UnitOfWork, *, consortium_id: UUID, expected_version: int
) -> ContributionPlan:
    """Put a plan forward for agreement: it is frozen as it was read, and its digest kept.

    Allowed: who speaks for the lead or for the municipality. Refuses: an empty plan, another version
    than the one that was read, a plan that is put forward, one that breaks a rule of its cohort; that
    refusal says the won that cure it. Records: ``contributionPlan.proposed``.
    """
    held = await locked_money(uow, consortium_id, PlanAct.PROPOSED)
    if held.plan.version != expected_version:
        raise Conflict("plan_was_changed", field="expectedVersion")
    check_whole([contribution_of(row) for row in held.rows], judged(held.rows, held.ground))
    await next_version(uow, held, PlanAct.PROPOSED, contributions_digest(held.plan.id, held.rows))
    await uow.session.flush()
    return held.plan


async def withdraw_plan(uow: UnitOfWork, *, consortium_id: UUID) -> ContributionPlan:
    """Take back a plan that was put forward, to write at it again; what was frozen stays readable.

    Allowed: who speaks for the lead or for the municipality. Refuses: a plan that is not put forward.
    Records: ``contributionPlan.withdrawn``.
    """
    held = await locked_money(uow, consortium_id, PlanAct.WITHDRAWN)
    await next_version(uow, held, PlanAct.WITHDRAWN)
    await uow.session.flush()
    return held.plan
