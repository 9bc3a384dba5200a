"""Verbs of the milestones of an idea that is carried out: plan one, reach one, give one up."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import func, select

from workflows.kit.refusal import Conflict, Invalid, NotFound, RuleBroken, WrongState
from workflows.kit.text import clean
from workflows.proposals.events import ProposalEvent
from workflows.proposals.handling import policy
from workflows.proposals.handling.models import ProposalMilestone, ProposalProgress
from workflows.proposals.handling.moving import LONGEST_REASON, day_of, locked_proposal
from workflows.proposals.models import Proposal
from workflows.proposals.states import COURSE, ProposalState
from workflows.proposals.tracing import reached
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

LONGEST_NAME = 100
MOST_MILESTONES = 30
PLANNABLE = frozenset(
    {
        ProposalState.ADOPTED,
        ProposalState.PARTLY_ADOPTED,
        ProposalState.SELECTED,
        ProposalState.IMPLEMENTING,
    }
)


async def plan_milestone(
    uow: UnitOfWork,
    *,
    proposal_id: UUID,
    name: str,
    planned_on: date,
    happened_on: date | None = None,
) -> Proposal:
    """Promise a milestone of carrying an idea out; what is promised stays in the open.

    Allowed: the municipality, or its developer. Refuses: an idea neither adopted, selected nor being
    carried out, a day that has passed, more than thirty. Records: ``proposal.milestone_planned``.
    """
    proposal = await locked_proposal(uow, proposal_id)
    demand(policy.may_carry_out(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_IMPLEMENT, proposal.programme_id)
    demand_plannable(proposal)
    if planned_on < await day_of(uow, happened_on):
        raise Invalid("milestone_in_the_past", field="plannedOn")
    count = await uow.session.scalar(
        select(func.count())
        .select_from(ProposalMilestone)
        .where(ProposalMilestone.proposal_id == proposal_id)
    )
    if (count or 0) >= MOST_MILESTONES:
        raise RuleBroken("too_many_milestones", field="proposalId", most=MOST_MILESTONES)
    uow.session.add(
        ProposalMilestone(
            id=uuid4(),
            proposal_id=proposal_id,
            name=clean(name, field="name", longest=LONGEST_NAME),
            planned_on=planned_on,
            reached_on=None,
            dropped_on=None,
            dropped_why="",
        )
    )
    uow.record(
        ProposalEvent.MILESTONE_PLANNED,
        proposal_id,
        programme_id=proposal.programme_id,
        happened_on=happened_on,
        planned_on=planned_on.isoformat(),
    )
    await uow.session.flush()
    return proposal


async def reach_milestone(
    uow: UnitOfWork, *, milestone_id: UUID, text: str, happened_on: date | None = None
) -> Proposal:
    """Say that a milestone is reached, and what came of it.

    Allowed: the municipality, or its developer. Refuses: none such, one reached already, an idea
    that is not being carried out, one given up. Records: ``proposal.progress_noted``.
    """
    proposal, milestone = await _open_milestone(uow, milestone_id)
    if proposal.state is not ProposalState.IMPLEMENTING:
        raise WrongState(
            "wrong_state", rule=COURSE, state=proposal.state.value, verb="reach_milestone"
        )
    day = await day_of(uow, happened_on)
    milestone.reached_on = day
    said = clean(text, field="text", longest=LONGEST_REASON, lines=True)
    uow.session.add(
        ProposalProgress(
            proposal_id=proposal.id,
            text=f"{milestone.name}: {said}",
            appointment_id=uow.hat.appointment_id if uow.hat else None,
            happened_on=day,
            recorded_at=uow.now,
        )
    )
    uow.record(
        ProposalEvent.PROGRESS_NOTED,
        proposal.id,
        programme_id=proposal.programme_id,
        happened_on=happened_on,
        milestone=str(milestone_id),
    )
    await uow.session.flush()
    await reached(uow, proposal, milestone_id, milestone.name, day)
    return proposal


async def drop_milestone(
    uow: UnitOfWork, *, milestone_id: UUID, reason: str, happened_on: date | None = None
) -> Proposal:
    """Say that a promised milestone will not be done, and why; the promise stays in the open with it.

    Allowed: the municipality, or its developer. Refuses: none such, one reached or given up already,
    no reason, an idea that is neither adopted, selected nor being carried out. Records:
    ``proposal.milestone_dropped``.
    """
    proposal, milestone = await _open_milestone(uow, milestone_id)
    demand_plannable(proposal)
    milestone.dropped_why = clean(reason, field="reason", longest=LONGEST_REASON, lines=True)
    milestone.dropped_on = await day_of(uow, happened_on)
    uow.record(
        ProposalEvent.MILESTONE_DROPPED,
        proposal.id,
        programme_id=proposal.programme_id,
        happened_on=happened_on,
        milestone=str(milestone_id),
    )
    await uow.session.flush()
    return proposal


def demand_told(milestones: Iterable[ProposalMilestone]) -> None:
    """Refuse to call an idea done while it is not told what became of a promised milestone."""
    waiting = [one.name for one in milestones if one.reached_on is None and one.dropped_on is None]
    if waiting:
        raise RuleBroken(
            "milestones_open",
            field="proposalId",
            rule="proposal.promises",
            open=len(waiting),
            first=waiting[0],
        )


async def _open_milestone(
    uow: UnitOfWork, milestone_id: UUID
) -> tuple[Proposal, ProposalMilestone]:
    """Return a milestone that waits, with its idea locked, for whoever carries that out."""
    milestone = await uow.session.get(ProposalMilestone, milestone_id)
    if milestone is None:
        raise NotFound("no_such_promise", field="milestoneId")
    proposal = await locked_proposal(uow, milestone.proposal_id)
    demand(policy.may_carry_out(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_IMPLEMENT, proposal.programme_id)
    await uow.session.refresh(milestone)
    if milestone.reached_on is not None:
        raise Conflict("milestone_reached_already", field="milestoneId")
    if milestone.dropped_on is not None:
        raise Conflict("milestone_dropped_already", field="milestoneId")
    return proposal, milestone


def demand_plannable(proposal: Proposal) -> None:
    """Refuse an idea for which nothing is promised."""
    if proposal.state not in PLANNABLE:
        raise WrongState("nothing_promised", field="proposalId", state=proposal.state.value)
