"""An amendment in force makes the next version of a plan: what all parties signed, and nothing else."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy.dialects.postgresql import Range

from workflows.agreements.consortium.locked import locked_consortium
from workflows.agreements.money.locked import Held, next_version
from workflows.agreements.money.models import ContributionPlan, ContributionRow
from workflows.agreements.money.queries import contribution_of, ground_of, standing_rows
from workflows.agreements.money.states import Form, PlanAct, PlanState, Source
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork


async def amend_plan(
    uow: UnitOfWork,
    *,
    consortium_id: UUID,
    won: Mapping[tuple[Source, Form, int, UUID], int],
    body_id: UUID,
) -> ContributionPlan:
    """Let amounts of a plan be what an amendment that is in force says; 0 takes one away.

    Allowed: the house, by what was signed. Refuses: nothing. Records: ``contributionPlan.amended``.
    """
    consortium = await locked_consortium(uow, consortium_id)
    plan = await uow.session.get(ContributionPlan, consortium_id, populate_existing=True)
    if plan is None:
        plan = ContributionPlan(
            id=consortium_id,
            programme_id=consortium.programme_id,
            state=PlanState.DRAFT,
            version=0,
            changed_at=uow.now,
        )
    ground = await ground_of(uow.session, consortium, await legal_day(uow))
    rows = await standing_rows(uow.session, consortium_id)
    await next_version(uow, Held(plan, ground, rows, body_id), PlanAct.AMENDED)
    for row in rows:
        if contribution_of(row).key in won:
            row.recorded = Range(row.recorded.lower, plan.changed_at, bounds="[)")
    await uow.session.flush()
    for (source, form, year, payer), amount in won.items():
        if amount:
            uow.session.add(
                ContributionRow(
                    plan_id=plan.id,
                    programme_id=plan.programme_id,
                    source=source,
                    form=form,
                    year=year,
                    payer_id=payer,
                    won=amount,
                    version=plan.version,
                    recorded=Range(plan.changed_at, None, bounds="[)"),
                )
            )
    await uow.session.flush()
    return plan
