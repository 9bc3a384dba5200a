"""Verbs of an idea's author: supply what was asked for, withdraw, ask for a re-examination."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import select

from workflows.identity.guardians import demand_guardian
from workflows.kit.refusal import RuleBroken
from workflows.kit.text import clean, folded, grams
from workflows.law.clocks import (
    Clock,
    clock_runs,
    clocks_by_subject,
    resume_clock,
    start_clock,
    stop_clock,
)
from workflows.proposals import rules
from workflows.proposals.events import ProposalEvent
from workflows.proposals.handling import policy
from workflows.proposals.handling.actions import (
    ANSWER,
    REEXAMINATION,
    SUPPLEMENT,
    end_answer_clock,
)
from workflows.proposals.handling.models import ProposalMove
from workflows.proposals.handling.moving import day_of, demand_steps, locked_proposal, move
from workflows.proposals.models import Proposal
from workflows.proposals.states import PROPOSAL_MOVES, CloseGround, ProposalState
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand


async def supply_proposal(
    uow: UnitOfWork,
    *,
    proposal_id: UUID,
    summary: str,
    body: str,
    reason: str,
    expected_steps: int | None = None,
    happened_on: date | None = None,
) -> Proposal:
    """Supply what was asked for: the texts are replaced, the clock runs again.

    Allowed: the author. Refuses: an idea of which nothing was asked, one that has moved on since
    (`proposal_moved`), a child without a guardian's consent, empty or oversize texts. Records: ``proposal.supplemented``.
    """
    proposal = await locked_proposal(uow, proposal_id)
    demand(policy.may_as_author(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_SUBMIT, proposal.programme_id)
    day = await day_of(uow, happened_on)
    came_from = await uow.session.scalar(
        select(ProposalMove.from_state)
        .where(
            ProposalMove.proposal_id == proposal_id,
            ProposalMove.to_state == ProposalState.SUPPLEMENT,
        )
        .order_by(ProposalMove.id.desc())
        .limit(1)
    )
    verb = "resume_review" if came_from is ProposalState.REVIEW else "resume_intake"
    PROPOSAL_MOVES.after(proposal.state, verb)
    await demand_steps(uow, proposal_id, expected_steps)
    await demand_guardian(uow, proposal.programme_id)
    proposal.summary = clean(summary, field="summary", longest=rules.LONGEST_SUMMARY, lines=True)
    proposal.body = clean(body, field="body", longest=rules.LONGEST_BODY, lines=True)
    searched = f"{proposal.title} {proposal.summary} {proposal.place}"
    proposal.search_text, proposal.search_grams = folded(searched), grams(searched)
    move(
        uow,
        proposal,
        verb,
        event=ProposalEvent.SUPPLEMENTED,
        reason=reason,
        day=day,
        told=happened_on,
    )
    if await clock_runs(uow, proposal_id, ANSWER):
        await resume_clock(uow, subject_id=proposal_id, rule_id=ANSWER, resumed_on=day)
    if await clock_runs(uow, proposal_id, SUPPLEMENT):
        await stop_clock(uow, subject_id=proposal_id, rule_id=SUPPLEMENT, stopped_on=day)
    await uow.session.flush()
    return proposal


async def withdraw_proposal(
    uow: UnitOfWork, *, proposal_id: UUID, reason: str, happened_on: date | None = None
) -> Proposal:
    """Withdraw an idea; its page stays, closed, with the author's reason.

    Allowed: the author. Refuses: one that is answered, voted on or closed. Records:
    ``proposal.withdrawn``.
    """
    proposal = await locked_proposal(uow, proposal_id)
    demand(policy.may_as_author(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_SUBMIT, proposal.programme_id)
    day = await day_of(uow, happened_on)
    move(
        uow,
        proposal,
        "close",
        event=ProposalEvent.WITHDRAWN,
        reason=reason,
        day=day,
        ground=CloseGround.WITHDRAWN,
        told=happened_on,
    )
    await end_answer_clock(uow, proposal_id, day)
    await uow.session.flush()
    return proposal


async def ask_reexamination(
    uow: UnitOfWork, *, proposal_id: UUID, reason: str, happened_on: date | None = None
) -> Proposal:
    """Ask once, within 15 days of the answer, that an idea be examined again (재심사).

    Allowed: the author. Refuses: one that was adopted, or examined twice already; after the days of
    the rule; a child without a guardian's consent. Records: ``proposal.reexamination_asked``.
    """
    proposal = await locked_proposal(uow, proposal_id)
    demand(policy.may_as_author(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_SUBMIT, proposal.programme_id)
    PROPOSAL_MOVES.after(proposal.state, "ask_reexamination")
    await demand_guardian(uow, proposal.programme_id)
    day = await day_of(uow, happened_on)
    clocks = (await clocks_by_subject(uow.session, uow.actor, [proposal_id])).get(proposal_id, [])
    demand_reexaminable(clocks, day)
    await stop_clock(uow, subject_id=proposal_id, rule_id=REEXAMINATION, stopped_on=day)
    move(
        uow,
        proposal,
        "ask_reexamination",
        event=ProposalEvent.REEXAMINATION_ASKED,
        reason=reason,
        day=day,
        told=happened_on,
    )
    await start_clock(
        uow,
        subject_id=proposal_id,
        programme_id=proposal.programme_id,
        rule_id=ANSWER,
        received_on=day,
    )
    await uow.session.flush()
    return proposal


def demand_reexaminable(clocks: Collection[Clock], day: date) -> None:
    """Refuse a second re-examination of an idea, and one after the days of the rule."""
    asking = [one.row for one in clocks if one.row.rule_id == REEXAMINATION]
    if not asking or asking[-1].stopped_on is not None:
        raise RuleBroken("reexamined_already", field="proposalId", rule=REEXAMINATION)
    if day > asking[-1].due_on:
        raise RuleBroken(
            "too_late_to_reexamine",
            field="proposalId",
            rule=REEXAMINATION,
            due=asking[-1].due_on.isoformat(),
        )
