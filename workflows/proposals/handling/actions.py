"""Verbs of those who handle ideas: receive, ask, close, review, hear others, answer. Sending on is in `transferring`."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from workflows.kit.refusal import Invalid, RuleBroken
from workflows.kit.text import clean
from workflows.law.clocks import (
    clock_runs,
    clocks_by_subject,
    pause_clock,
    start_clock,
    stop_clock,
)
from workflows.law.texts import PauseCause
from workflows.proposals.events import ProposalEvent
from workflows.proposals.handling import policy
from workflows.proposals.handling.models import ProposalAnswer
from workflows.proposals.handling.moving import (
    LONGEST_REASON,
    day_of,
    demand_steps,
    locked_proposal,
    move,
    open_since,
)
from workflows.proposals.models import Proposal
from workflows.proposals.opinions.drawing import freeze_map
from workflows.proposals.review.actions import demand_published
from workflows.proposals.states import (
    PROPOSAL_MOVES,
    VERB_OF,
    CloseGround,
    Outcome,
    ProposalState,
)
from workflows.proposals.support.models import ProposalDuty
from workflows.proposals.support.states import DutyKind
from workflows.proposals.tracing import led_to
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.roles import Role
from workflows.rights.verdict import demand
from workflows.trace.kinds import EdgeKind, NodeKind
from workflows.trace.tracing import Thing

ANSWER = "proposal.answer"
REEXAMINATION = "proposal.reexamination"
SUPPLEMENT = "proposal.supplement"


async def receive_proposal(
    uow: UnitOfWork, *, proposal_id: UUID, reason: str, happened_on: date | None = None
) -> Proposal:
    """Receive an idea: from this day residents may support it.

    One that was open before and comes back from a body it was sent to has the days left that it had: a
    detour neither takes days from its supporters nor gives it new ones (rule E6.3 counts days open).

    Allowed: officers who receive ideas. Refuses: one that is not SUBMITTED. Records:
    ``proposal.received``.
    """
    proposal = await locked_proposal(uow, proposal_id)
    demand(policy.may_receive(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_RECEIVE, proposal.programme_id)
    day = await day_of(uow, happened_on)
    move(
        uow,
        proposal,
        "receive",
        event=ProposalEvent.RECEIVED,
        reason=reason,
        day=day,
        told=happened_on,
    )
    proposal.opened_on = await open_since(uow, proposal, day)
    await uow.session.flush()
    return proposal


async def request_supplement(
    uow: UnitOfWork, *, proposal_id: UUID, reason: str, happened_on: date | None = None
) -> Proposal:
    """Ask the author to supplement an idea within 7 days; the clock of the answer waits so long.

    Allowed: officers who receive ideas. Refuses: one neither SUBMITTED nor under review, a clock
    that waits already. Records: ``proposal.supplement_asked``.
    """
    proposal = await locked_proposal(uow, proposal_id)
    demand(policy.may_receive(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_RECEIVE, proposal.programme_id)
    day = await day_of(uow, happened_on)
    move(
        uow,
        proposal,
        "ask_supplement",
        event=ProposalEvent.SUPPLEMENT_ASKED,
        reason=reason,
        day=day,
        told=happened_on,
    )
    if await clock_runs(uow, proposal_id, ANSWER):
        await pause_clock(
            uow,
            subject_id=proposal_id,
            rule_id=ANSWER,
            cause=PauseCause.SUPPLEMENT,
            paused_on=day,
        )
    await start_clock(
        uow,
        subject_id=proposal_id,
        programme_id=proposal.programme_id,
        rule_id=SUPPLEMENT,
        received_on=day,
    )
    await uow.session.flush()
    return proposal


async def close_proposal(
    uow: UnitOfWork,
    *,
    proposal_id: UUID,
    ground: CloseGround,
    reason: str,
    happened_on: date | None = None,
) -> Proposal:
    """Close what is no proposal, by a ground of the decree.

    Allowed: officers who receive ideas. Refuses: WITHDRAWN, which is the author's; NOT_SUPPLEMENTED
    while the author may still supply; one that is answered, voted on or closed. Records:
    ``proposal.closed``.
    """
    proposal = await locked_proposal(uow, proposal_id)
    demand(policy.may_receive(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_RECEIVE, proposal.programme_id)
    if ground is CloseGround.WITHDRAWN:
        raise Invalid("withdrawal_is_the_authors", field="ground")
    day = await day_of(uow, happened_on)
    if ground is CloseGround.NOT_SUPPLEMENTED:
        await _demand_overdue(uow, proposal_id, day)
    move(
        uow,
        proposal,
        "close",
        event=ProposalEvent.CLOSED,
        reason=reason,
        day=day,
        ground=ground,
        told=happened_on,
    )
    await end_answer_clock(uow, proposal_id, day)
    await uow.session.flush()
    return proposal


async def begin_review(
    uow: UnitOfWork, *, proposal_id: UUID, reason: str, happened_on: date | None = None
) -> Proposal:
    """Take an idea under review; the clock of the answer starts, unless a threshold started it.

    Allowed: officers who receive ideas. Refuses: one that is neither open nor passed over by a vote.
    Records: ``proposal.review_begun``, and ``opinionMap.frozen`` if residents answered its comments.
    """
    proposal = await locked_proposal(uow, proposal_id)
    demand(policy.may_receive(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_RECEIVE, proposal.programme_id)
    day = await day_of(uow, happened_on)
    move(
        uow,
        proposal,
        "begin_review",
        event=ProposalEvent.REVIEW_BEGUN,
        reason=reason,
        day=day,
        told=happened_on,
    )
    if not await clock_runs(uow, proposal_id, ANSWER):
        await start_clock(
            uow,
            subject_id=proposal_id,
            programme_id=proposal.programme_id,
            rule_id=ANSWER,
            received_on=day,
        )
    await freeze_map(uow, proposal)
    await uow.session.flush()
    return proposal


async def hear_outside(
    uow: UnitOfWork, *, proposal_id: UUID, reason: str, happened_on: date | None = None
) -> Proposal:
    """Ask for an outside opinion on an idea under review; the clock waits, at most three weeks.

    Allowed: officers who receive ideas. Refuses: one not under review, a clock that waits already.
    Records: ``proposal.outside_opinion_asked``.
    """
    proposal = await locked_proposal(uow, proposal_id)
    demand(policy.may_receive(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_RECEIVE, proposal.programme_id)
    PROPOSAL_MOVES.after(proposal.state, "adopt")
    day = await day_of(uow, happened_on)
    said = clean(reason, field="reason", longest=LONGEST_REASON, lines=True)
    await pause_clock(
        uow,
        subject_id=proposal_id,
        rule_id=ANSWER,
        cause=PauseCause.OUTSIDE_OPINION,
        paused_on=day,
    )
    uow.session.add(_answer(uow, proposal, None, said, day))
    uow.record(
        ProposalEvent.OUTSIDE_OPINION_ASKED,
        proposal_id,
        programme_id=proposal.programme_id,
        happened_on=happened_on,
    )
    await uow.session.flush()
    return proposal


async def answer_interim(
    uow: UnitOfWork,
    *,
    proposal_id: UUID,
    text: str,
    expected_steps: int | None = None,
    happened_on: date | None = None,
) -> Proposal:
    """Say how far an idea is while it waits for its answer; the lateness goes on to be shown.

    Allowed: those who answer ideas. Refuses: one that does not wait for an answer, one that has moved
    on since (`proposal_moved`). Records: ``proposal.interim_answered``.
    """
    proposal = await locked_proposal(uow, proposal_id)
    demand(policy.may_answer(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_ANSWER, proposal.programme_id)
    if proposal.state is not ProposalState.THRESHOLD_MET:
        PROPOSAL_MOVES.after(proposal.state, "adopt")
    await demand_steps(uow, proposal_id, expected_steps)
    day = await day_of(uow, happened_on)
    said = clean(text, field="text", longest=LONGEST_REASON, lines=True)
    uow.session.add(_answer(uow, proposal, None, said, day))
    await _done(uow, proposal_id, day, DutyKind.INTERIM_ANSWER)
    uow.record(
        ProposalEvent.INTERIM_ANSWERED,
        proposal_id,
        programme_id=proposal.programme_id,
        happened_on=happened_on,
    )
    await uow.session.flush()
    return proposal


async def answer_proposal(
    uow: UnitOfWork,
    *,
    proposal_id: UUID,
    outcome: Outcome,
    text: str,
    starts_on: date | None = None,
    expected_steps: int | None = None,
    happened_on: date | None = None,
) -> Proposal:
    """Answer an idea for good, with reasons that residents can read.

    Allowed: those who answer ideas. Refuses: one not under review, that has moved on since
    (`proposal_moved`), or whose panel has not published its result; an adoption without its promised
    start, or with one that has passed; a rejection with one. Records: ``proposal.answered``.
    """
    proposal = await locked_proposal(uow, proposal_id)
    demand(policy.may_answer(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_ANSWER, proposal.programme_id)
    PROPOSAL_MOVES.after(proposal.state, VERB_OF[outcome])
    await demand_steps(uow, proposal_id, expected_steps)
    await demand_published(uow, proposal)
    day = await day_of(uow, happened_on)
    if outcome is Outcome.REJECTED and starts_on is not None:
        raise Invalid("start_of_a_rejection", field="startsOn")
    if outcome is not Outcome.REJECTED and (starts_on is None or starts_on < day):
        raise Invalid("start_not_promised", field="startsOn")
    move(
        uow,
        proposal,
        VERB_OF[outcome],
        event=ProposalEvent.ANSWERED,
        reason=text,
        day=day,
        told=happened_on,
        outcome=outcome.value,
    )
    answer = _answer(uow, proposal, outcome, text, day, starts_on)
    uow.session.add(answer)
    await uow.session.flush()
    told = Thing(NodeKind.ANSWER, answer.id, outcome.value)
    await led_to(uow, proposal, EdgeKind.ANSWERED_BY, told, day)
    await end_answer_clock(uow, proposal_id, day)
    met = [DutyKind.DEPT_ANSWER, DutyKind.INTERIM_ANSWER]
    if uow.hat is not None and uow.hat.role is Role.MUNICIPAL_HEAD:
        met.append(DutyKind.HEAD_ANSWER)
    await _done(uow, proposal_id, day, *met)
    if outcome is not Outcome.ADOPTED and not await _asked_again(uow, proposal_id):
        await start_clock(
            uow,
            subject_id=proposal_id,
            programme_id=proposal.programme_id,
            rule_id=REEXAMINATION,
            received_on=day,
        )
    await uow.session.flush()
    return proposal


async def end_answer_clock(uow: UnitOfWork, proposal_id: UUID, day: date) -> None:
    """Stop the clocks of the answer and of a supplement, those that run."""
    for rule_id in (ANSWER, SUPPLEMENT):
        if await clock_runs(uow, proposal_id, rule_id):
            await stop_clock(uow, subject_id=proposal_id, rule_id=rule_id, stopped_on=day)


async def _demand_overdue(uow: UnitOfWork, proposal_id: UUID, day: date) -> None:
    """Refuse while the author of an idea may still supply what was asked for."""
    clocks = (await clocks_by_subject(uow.session, uow.actor, [proposal_id])).get(proposal_id, [])
    asked = [one for one in clocks if one.row.rule_id == SUPPLEMENT and one.row.stopped_on is None]
    if not asked or day <= asked[-1].row.due_on:
        raise RuleBroken(
            "supplement_still_open",
            field="ground",
            rule=SUPPLEMENT,
            due=asked[-1].row.due_on.isoformat() if asked else "-",
        )


async def _asked_again(uow: UnitOfWork, proposal_id: UUID) -> bool:
    """Say whether there has been an answer before: a re-examination is asked for once."""
    earlier = await uow.session.scalar(
        select(ProposalAnswer.id)
        .where(ProposalAnswer.proposal_id == proposal_id, ProposalAnswer.outcome.is_not(None))
        .offset(1)
        .limit(1)
    )
    return earlier is not None


async def _done(uow: UnitOfWork, proposal_id: UUID, day: date, *kinds: DutyKind) -> None:
    duties = await uow.session.scalars(
        select(ProposalDuty).where(
            ProposalDuty.proposal_id == proposal_id,
            ProposalDuty.kind.in_(kinds),
            ProposalDuty.done_on.is_(None),
        )
    )
    for duty in duties:
        duty.done_on = day


def _answer(
    uow: UnitOfWork,
    proposal: Proposal,
    outcome: Outcome | None,
    text: str,
    day: date,
    starts_on: date | None = None,
) -> ProposalAnswer:
    return ProposalAnswer(
        proposal_id=proposal.id,
        outcome=outcome,
        text=clean(text, field="text", longest=LONGEST_REASON, lines=True),
        starts_on=starts_on,
        appointment_id=uow.hat.appointment_id if uow.hat else None,
        happened_on=day,
        recorded_at=uow.now,
    )
