"""Questions about the handling of ideas: their moves, answers and progress, and what may be done now."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.offers import Offer, offer
from workflows.kit.refusal import Conflict, NotFound
from workflows.law.clocks import Clock
from workflows.proposals.deliberation.actions import demand_talk
from workflows.proposals.deliberation.policy import may_comment
from workflows.proposals.handling import policy
from workflows.proposals.handling.authors import demand_reexaminable
from workflows.proposals.handling.duties import REPORTED
from workflows.proposals.handling.milestones import demand_plannable, demand_told
from workflows.proposals.handling.models import (
    ProposalAnswer,
    ProposalMilestone,
    ProposalMove,
    ProposalProgress,
)
from workflows.proposals.models import Proposal
from workflows.proposals.states import PROPOSAL_MOVES, ProposalState
from workflows.proposals.support.actions import demand_open, demand_withdrawable
from workflows.proposals.support.models import ProposalDuty
from workflows.proposals.support.policy import may_support
from workflows.rights.actor import Actor
from workflows.rights.verdict import Verdict, demand

Row = TypeVar("Row", ProposalMove, ProposalAnswer, ProposalProgress)


async def moves_by_proposal(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[ProposalMove]]:
    """Return the moves of ideas in their order. They are as public as the ideas."""
    return await _told(session, ProposalMove, ids)


async def answers_by_proposal(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[ProposalAnswer]]:
    """Return the answers to ideas, interim ones included, in their order."""
    return await _told(session, ProposalAnswer, ids)


async def progress_by_proposal(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[ProposalProgress]]:
    """Return what was noted while ideas were carried out, in its order."""
    return await _told(session, ProposalProgress, ids)


async def milestones_by_proposal(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[ProposalMilestone]]:
    """Return the milestones promised for ideas, the first planned first."""
    rows = await session.scalars(
        select(ProposalMilestone)
        .where(ProposalMilestone.proposal_id.in_(ids))
        .order_by(ProposalMilestone.planned_on, ProposalMilestone.id)
    )
    found: dict[UUID, list[ProposalMilestone]] = {}
    for row in rows:
        found.setdefault(row.proposal_id, []).append(row)
    return found


def proposal_offers(
    actor: Actor,
    proposal: Proposal,
    *,
    supported: bool,
    duties: Collection[ProposalDuty] = (),
    milestones: Collection[ProposalMilestone] = (),
    clocks: Collection[Clock] = (),
    day: date | None = None,
    together: Collection[UUID] = (),
) -> list[Offer]:
    """Return what the asker may do with an idea now, by the checks the actions themselves run.

    `clocks` are the idea's, `day` the legal day by which they are judged.
    """

    def acts(
        name: str, may: Callable[[Actor, Proposal], Verdict], verb: str, *more: Callable[[], Any]
    ) -> Offer:
        return offer(
            name,
            lambda: demand(may(actor, proposal)),
            lambda: PROPOSAL_MOVES.after(proposal.state, verb),
            *more,
        )

    return [
        offer(
            "supportProposal",
            lambda: demand(may_support(actor, proposal, together)),
            lambda: demand_open(proposal),
            lambda: _refuse_if(supported, "supported_already"),
        ),
        offer(
            "withdrawSupport",
            lambda: demand(may_support(actor, proposal, ())),
            lambda: demand_withdrawable(proposal),
            lambda: _refuse_if(not supported, "not_supported"),
        ),
        # The state first: where the talk is over, nobody is asked to sign in for it.
        offer(
            "writeComment",
            lambda: demand_talk(proposal),
            lambda: demand(may_comment(actor, proposal)),
        ),
        acts("receiveProposal", policy.may_receive, "receive"),
        acts("requestSupplement", policy.may_receive, "ask_supplement"),
        acts("supplyProposal", policy.may_as_author, "resume_intake"),
        acts("withdrawProposal", policy.may_as_author, "close"),
        acts("beginReview", policy.may_receive, "begin_review"),
        acts("hearOutside", policy.may_receive, "adopt"),
        offer(
            "answerInterim",
            lambda: demand(policy.may_answer(actor, proposal)),
            lambda: _waits(proposal),
        ),
        offer(
            "meetDuty",
            lambda: demand(policy.may_receive(actor, proposal)),
            lambda: _owes(duties),
        ),
        acts("answerProposal", policy.may_answer, "adopt"),
        acts(
            "askReexamination",
            policy.may_as_author,
            "ask_reexamination",
            lambda: demand_reexaminable(clocks, day) if day else None,
        ),
        acts("transferProposal", policy.may_receive, "transfer"),
        acts("tellTransferred", policy.may_as_receiver, "send_back"),
        acts("returnProposal", policy.may_as_receiver, "send_back"),
        acts("closeProposal", policy.may_receive, "close"),
        offer(
            "planMilestone",
            lambda: demand(policy.may_carry_out(actor, proposal)),
            lambda: demand_plannable(proposal),
        ),
        acts("reachMilestone", policy.may_carry_out, "finish"),
        offer(
            "dropMilestone",
            lambda: demand(policy.may_carry_out(actor, proposal)),
            lambda: demand_plannable(proposal),
        ),
        acts("startImplementing", policy.may_carry_out, "start"),
        acts("noteProgress", policy.may_carry_out, "finish"),
        acts("finishImplementing", policy.may_carry_out, "finish", lambda: demand_told(milestones)),
    ]


def _waits(proposal: Proposal) -> None:
    if proposal.state is not ProposalState.THRESHOLD_MET:
        PROPOSAL_MOVES.after(proposal.state, "adopt")


def _owes(duties: Collection[ProposalDuty]) -> None:
    if not any(one.kind in REPORTED and one.done_on is None for one in duties):
        raise NotFound("no_such_duty", field="kind")


def _refuse_if(so: bool, reason: str) -> None:  # noqa: FBT001 - a sentence: refuse if so
    if so:
        raise Conflict(reason, field="proposalId", rule="support.ladder")


async def _told(
    session: AsyncSession, table: type[Row], ids: Collection[UUID]
) -> dict[UUID, list[Row]]:
    rows = await session.scalars(
        select(table).where(table.proposal_id.in_(ids)).order_by(table.happened_on, table.id)
    )
    found: dict[UUID, list[Row]] = {}
    for row in rows:
        found.setdefault(row.proposal_id, []).append(row)
    return found
