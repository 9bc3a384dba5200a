"""Verbs of carrying an idea out: begin, note a step, finish."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from workflows.kit.refusal import WrongState
from workflows.kit.text import clean
from workflows.proposals.events import ProposalEvent
from workflows.proposals.handling import policy
from workflows.proposals.handling.milestones import demand_told
from workflows.proposals.handling.models import ProposalMilestone, ProposalProgress
from workflows.proposals.handling.moving import LONGEST_REASON, day_of, locked_proposal, move
from workflows.proposals.models import Proposal
from workflows.proposals.states import COURSE, PROPOSAL_MOVES, ProposalState
from workflows.proposals.tracing import carried_out
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand


async def start_implementing(
    uow: UnitOfWork, *, proposal_id: UUID, reason: str, happened_on: date | None = None
) -> Proposal:
    """Begin to carry out what was adopted or selected.

    Allowed: the municipality, or its developer. Refuses: an idea neither adopted nor selected.
    Records: ``proposal.implementing``.
    """
    proposal = await locked_proposal(uow, proposal_id)
    demand(policy.may_carry_out(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_IMPLEMENT, proposal.programme_id)
    day = await day_of(uow, happened_on)
    move(
        uow,
        proposal,
        "start",
        event=ProposalEvent.IMPLEMENTING,
        reason=reason,
        day=day,
        told=happened_on,
    )
    await uow.session.flush()
    await carried_out(uow, proposal, day)
    return proposal


async def note_progress(
    uow: UnitOfWork, *, proposal_id: UUID, text: str, happened_on: date | None = None
) -> Proposal:
    """Note a step of carrying an idea out, for everyone to read.

    Allowed: the municipality, or its developer. Refuses: an idea that is not being carried out.
    Records: ``proposal.progress_noted``.
    """
    proposal = await locked_proposal(uow, proposal_id)
    demand(policy.may_carry_out(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_IMPLEMENT, proposal.programme_id)
    if proposal.state is not ProposalState.IMPLEMENTING:
        raise WrongState(
            "wrong_state", rule=COURSE, state=proposal.state.value, verb="note_progress"
        )
    uow.session.add(
        ProposalProgress(
            proposal_id=proposal_id,
            text=clean(text, field="text", longest=LONGEST_REASON, lines=True),
            appointment_id=uow.hat.appointment_id if uow.hat else None,
            happened_on=await day_of(uow, happened_on),
            recorded_at=uow.now,
        )
    )
    uow.record(
        ProposalEvent.PROGRESS_NOTED,
        proposal_id,
        programme_id=proposal.programme_id,
        happened_on=happened_on,
    )
    await uow.session.flush()
    return proposal


async def finish_implementing(
    uow: UnitOfWork, *, proposal_id: UUID, reason: str, happened_on: date | None = None
) -> Proposal:
    """Say that an idea is carried out, and what came of it.

    Allowed: the municipality, or its developer. Refuses: an idea that is not being carried out, or
    one with a promised milestone of which it is not told that it is reached or given up. Records:
    ``proposal.done``.
    """
    proposal = await locked_proposal(uow, proposal_id)
    demand(policy.may_carry_out(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_IMPLEMENT, proposal.programme_id)
    PROPOSAL_MOVES.after(proposal.state, "finish")
    promised = select(ProposalMilestone).where(ProposalMilestone.proposal_id == proposal_id)
    demand_told(await uow.session.scalars(promised.order_by(ProposalMilestone.planned_on)))
    day = await day_of(uow, happened_on)
    move(
        uow,
        proposal,
        "finish",
        event=ProposalEvent.DONE,
        reason=reason,
        day=day,
        told=happened_on,
    )
    await uow.session.flush()
    return proposal
