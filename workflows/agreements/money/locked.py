"""The money of a consortium under its lock, and the version every act makes: what its verbs begin with."""

from dataclasses import dataclass
from uuid import UUID

from workflows.agreements.clauses.queries import being_signed, settled_in_force
from workflows.agreements.consortium import policy as party_policy
from workflows.agreements.consortium.locked import check_formed, locked_consortium
from workflows.agreements.money import policy
from workflows.agreements.money.events import MoneyEvent
from workflows.agreements.money.models import ContributionPlan, ContributionRow, PlanVersion
from workflows.agreements.money.queries import Ground, ground_of, standing_rows
from workflows.agreements.money.rules import after, check_open
from workflows.agreements.money.states import PlanAct, PlanState
from workflows.kit.refusal import NotFound
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

EVENTS = {
    PlanAct.SET: MoneyEvent.SET,
    PlanAct.REMOVED: MoneyEvent.REMOVED,
    PlanAct.PROPOSED: MoneyEvent.PROPOSED,
    PlanAct.WITHDRAWN: MoneyEvent.WITHDRAWN,
    PlanAct.AMENDED: MoneyEvent.AMENDED,
}


@dataclass(slots=True)
class Held:
    """A plan that nobody else changes until this act is over, and for whom it is done."""

    plan: ContributionPlan
    ground: Ground
    rows: list[ContributionRow]
    body_id: UUID


async def locked_money(uow: UnitOfWork, consortium_id: UUID, act: PlanAct) -> Held:
    """Return the money of a consortium for one who may write it, in a state in which the act can be done.

    The consortium is what is locked: nobody joins or leaves, and no other amount is set, meanwhile.
    What an agreement in force rests on stands still, until another one is negotiated that carries it.
    """
    consortium = await locked_consortium(uow, consortium_id)
    place = consortium.programme_id
    ground = await ground_of(uow.session, consortium, await legal_day(uow))
    demand(policy.may_edit(uow.actor, place, ground.lead))
    uow.wear(Permission.AGREEMENT_NEGOTIATE, place)
    check_formed(consortium)
    check_open(
        signing=await being_signed(uow.session, consortium_id=consortium_id),
        in_force=await settled_in_force(uow.session, consortium_id=consortium_id),
    )
    own = party_policy.spoken_for(uow.actor, place)
    if own is None:
        raise NotFound("no_such_consortium", field="consortiumId")
    plan = await uow.session.get(ContributionPlan, consortium_id, populate_existing=True)
    if plan is None:
        plan = ContributionPlan(
            id=consortium_id,
            programme_id=place,
            state=PlanState.DRAFT,
            version=0,
            changed_at=uow.now,
        )
    after(plan.state, act)
    return Held(plan, ground, await standing_rows(uow.session, consortium_id), own)


async def next_version(
    uow: UnitOfWork, held: Held, act: PlanAct, digest: str | None = None
) -> None:
    """Make the next version of a plan, at the moment its lock was obtained, and record it."""
    plan = held.plan
    plan.changed_at = uow.now
    plan.version += 1
    plan.state = after(plan.state, act)
    uow.session.add(plan)
    await uow.session.flush()
    uow.session.add(
        PlanVersion(
            plan_id=plan.id,
            version=plan.version,
            programme_id=plan.programme_id,
            act=act,
            body_id=held.body_id,
            digest=digest,
            made_at=plan.changed_at,
        )
    )
    uow.record(EVENTS[act], plan.id, programme_id=plan.programme_id, version=plan.version)
