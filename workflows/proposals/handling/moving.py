"""The one way an idea changes its state: locked, moved by the table, and the move kept with its reason."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import func, select, true

from workflows.kit.hashing import Canonical
from workflows.kit.refusal import Conflict, NotFound
from workflows.kit.text import clean
from workflows.kit.wording import SEOUL
from workflows.proposals import policy
from workflows.proposals.handling.models import ProposalAnswer, ProposalMove
from workflows.proposals.models import Proposal
from workflows.proposals.states import PROPOSAL_MOVES, SUPPORTABLE, CloseGround
from workflows.record.uow import UnitOfWork, database_now

LONGEST_REASON = 4_000


async def locked_proposal(uow: UnitOfWork, proposal_id: UUID) -> Proposal:
    """Return the idea, locked; refuses one that the asker may not see."""
    proposal = await uow.session.scalar(
        select(Proposal)
        .where(
            Proposal.id == proposal_id,
            true() if uow.actor.is_house else policy.readable_proposals(uow.actor),
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if proposal is None:
        raise NotFound("no_such_proposal", field="proposalId")
    return proposal


async def day_of(uow: UnitOfWork, happened_on: date | None) -> date:
    """Return the legal day of an act: the one that is told, or today by the database after the lock."""
    if happened_on is not None:
        return happened_on
    return (await database_now(uow.session)).astimezone(SEOUL).date()


async def demand_steps(uow: UnitOfWork, proposal_id: UUID, expected: int | None) -> None:
    """Refuse what was written before the last step of an idea, which is locked (`proposal_moved`).

    Steps are its moves and its answers, interim ones included; None asks for nothing.
    """
    if expected is None:
        return
    told = 0
    for step in (ProposalMove, ProposalAnswer):
        told += (
            await uow.session.scalar(
                select(func.count()).select_from(step).where(step.proposal_id == proposal_id)
            )
            or 0
        )
    if told != expected:
        raise Conflict("proposal_moved", field="expectedSteps", steps=told)


async def open_since(uow: UnitOfWork, proposal: Proposal, day: date) -> date:
    """Return the day from which the days open for support count: today, less those it was open before."""
    if proposal.opened_on is None:
        return day
    left_on = await uow.session.scalar(
        select(ProposalMove.happened_on)
        .where(
            ProposalMove.proposal_id == proposal.id,
            ProposalMove.from_state.in_(SUPPORTABLE),
            ProposalMove.to_state.not_in(SUPPORTABLE),
        )
        .order_by(ProposalMove.id.desc())
        .limit(1)
    )
    return day - ((left_on or day) - proposal.opened_on)


def move(
    uow: UnitOfWork,
    proposal: Proposal,
    verb: str,
    *,
    event: StrEnum,
    reason: str,
    day: date,
    ground: CloseGround | None = None,
    told: date | None = None,
    **data: Canonical,
) -> None:
    """Move an idea on by the table of moves; keep the step with its reason, and record it.

    Refuses a verb that its state does not allow (`wrong_state`), and an exit without a reason.
    """
    before = proposal.state
    after = PROPOSAL_MOVES.after(before, verb)
    said = clean(reason, field="reason", longest=LONGEST_REASON, lines=True)
    proposal.state = after
    uow.session.add(
        ProposalMove(
            proposal_id=proposal.id,
            verb=verb,
            from_state=before,
            to_state=after,
            ground=ground,
            reason=said,
            appointment_id=uow.hat.appointment_id if uow.hat else None,
            happened_on=day,
            recorded_at=uow.now,
        )
    )
    uow.record(
        event,
        proposal.id,
        programme_id=proposal.programme_id,
        happened_on=told,
        **{"from": before.value, "to": after.value, **data},
    )
