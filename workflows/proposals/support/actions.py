"""Verbs of support: stand behind an idea, step back, set a place's ladder; and lateness, which obliges too."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import Range

from workflows.identity.guardians import demand_guardian
from workflows.kit.refusal import Conflict, NotFound, WrongState
from workflows.kit.wording import SEOUL
from workflows.law.clocks import clock_runs, overdue_clocks, start_clock
from workflows.law.days import Calendar, due_day
from workflows.law.queries import limit_on, off_days
from workflows.programmes.models import Programme
from workflows.proposals.drafts.queries import written_by
from workflows.proposals.events import ProposalEvent
from workflows.proposals.handling.moving import day_of, locked_proposal, move
from workflows.proposals.models import Proposal
from workflows.proposals.states import SUPPORTABLE, ProposalState
from workflows.proposals.support import policy, rules
from workflows.proposals.support.events import SupportEvent
from workflows.proposals.support.models import ProposalDuty, ProposalSupport, SupportRung
from workflows.proposals.support.queries import ladder_of
from workflows.proposals.support.states import DutyKind
from workflows.proposals.tracing import led_to
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand
from workflows.trace.kinds import EdgeKind, NodeKind
from workflows.trace.tracing import Thing

ANSWER = "proposal.answer"


async def support_proposal(
    uow: UnitOfWork, *, proposal_id: UUID, happened_on: date | None = None
) -> Proposal:
    """Stand behind an idea; the support that reaches a rung begets its duty, once.

    Allowed: residents of the place, not for an idea of their own. Refuses: a child without a guardian's
    consent, an idea that is not open
    for support, a support that stands already. Records: ``support.given``, and
    ``proposal.threshold_crossed`` for each rung reached.
    """
    proposal = await locked_proposal(uow, proposal_id)
    demand(policy.may_support(uow.actor, proposal, await written_by(uow.session, proposal_id)))
    uow.wear(Permission.PROPOSAL_SUPPORT, proposal.programme_id)
    await demand_guardian(uow, proposal.programme_id)
    demand_open(proposal)
    person_id = uow.actor.person_id
    standing = await uow.session.get(ProposalSupport, (proposal_id, person_id))
    if standing is not None and standing.withdrawn_at is None:
        raise Conflict("supported_already", field="proposalId")
    if standing is not None:
        standing.withdrawn_at, standing.supported_at = None, uow.now
    else:
        uow.session.add(
            ProposalSupport(
                proposal_id=proposal_id,
                person_id=person_id,
                supported_at=uow.now,
                withdrawn_at=None,
            )
        )
    proposal.supports += 1
    uow.record(SupportEvent.GIVEN, proposal_id, programme_id=proposal.programme_id)
    await cross_rungs(uow, proposal, await day_of(uow, happened_on), told=happened_on)
    await uow.session.flush()
    return proposal


async def withdraw_support(uow: UnitOfWork, *, proposal_id: UUID) -> Proposal:
    """Step back from an idea. A duty that has arisen stays: it was reached.

    Allowed: who supports it. Refuses: a support that does not stand, an idea neither open nor merged.
    Records: ``support.withdrawn``.
    """
    proposal = await locked_proposal(uow, proposal_id)
    # What stands may always be taken back.
    demand(policy.may_support(uow.actor, proposal, ()))
    uow.wear(Permission.PROPOSAL_SUPPORT, proposal.programme_id)
    demand_withdrawable(proposal)
    standing = await uow.session.get(ProposalSupport, (proposal_id, uow.actor.person_id))
    if standing is None or standing.withdrawn_at is not None:
        raise Conflict("not_supported", field="proposalId")
    standing.withdrawn_at = uow.now
    proposal.supports -= 1
    uow.record(SupportEvent.WITHDRAWN, proposal_id, programme_id=proposal.programme_id)
    await uow.session.flush()
    return proposal


async def take_back_supports(uow: UnitOfWork, *, person_id: UUID, programme_id: UUID) -> int:
    """Take back the supports a person gave to ideas that are still open; return how many.

    Allowed: the house, when a guardian's consent ends. Refuses: nothing. Records:
    ``support.withdrawn`` for each.
    """
    standing = await uow.session.scalars(
        select(ProposalSupport.proposal_id)
        .join(Proposal, Proposal.id == ProposalSupport.proposal_id)
        .where(
            ProposalSupport.person_id == person_id,
            ProposalSupport.withdrawn_at.is_(None),
            Proposal.programme_id == programme_id,
            Proposal.state.in_(SUPPORTABLE),
        )
        .order_by(ProposalSupport.proposal_id)
    )
    taken = 0
    for proposal_id in standing.all():
        proposal = await locked_proposal(uow, proposal_id)
        support = await uow.session.get_one(
            ProposalSupport, (proposal_id, person_id), populate_existing=True
        )
        if support.withdrawn_at is None and proposal.state in SUPPORTABLE:
            support.withdrawn_at = uow.now
            proposal.supports -= 1
            uow.record(SupportEvent.WITHDRAWN, proposal_id, programme_id=programme_id)
            taken += 1
    await uow.session.flush()
    return taken


async def set_support_ladder(
    uow: UnitOfWork, *, programme_id: UUID, rungs: Sequence[rules.Rung]
) -> Programme:
    """Set a place's own ladder; it holds for what is reached from now on.

    Allowed: who manages the programme. Refuses: an unknown programme, a ladder that contradicts
    itself. Records: ``support.ladder_set``.
    """
    programme = await uow.session.get(Programme, programme_id)
    if programme is None:
        raise NotFound("no_such_programme", field="programmeId")
    demand(policy.may_set_ladder(uow.actor, programme_id))
    uow.wear(Permission.PROGRAMME_MANAGE, programme_id)
    rules.check_ladder(rungs)
    await uow.alone(f"ladder/{programme_id}")
    standing = await uow.session.scalars(
        select(SupportRung)
        .where(SupportRung.programme_id == programme_id, func.upper_inf(SupportRung.recorded))
        .order_by(SupportRung.id)
    )
    for old in standing:
        old.recorded = Range(old.recorded.lower, uow.now, bounds="[)")
    await uow.session.flush()
    for rung in rungs:
        uow.session.add(
            SupportRung(
                programme_id=programme_id,
                kind=rung.kind,
                supports=rung.supports,
                within_days=rung.within_days,
                answer_days=rung.answer_days,
                recorded=Range(uow.now, None, bounds="[)"),
            )
        )
    uow.record(SupportEvent.LADDER_SET, programme_id, programme_id=programme_id, rungs=len(rungs))
    await uow.session.flush()
    return programme


async def demand_interim_answers(uow: UnitOfWork) -> int:
    """Let every answer that is late beget the duty of an interim one; return how many did.

    While the answer is still missing, the duty comes back so many days after each interim answer
    (`proposal.interim_again`). Allowed: the house, day by day. Refuses: nothing. Records:
    ``proposal.answer_late`` for each.
    """
    day = uow.now.astimezone(SEOUL).date()
    late = await overdue_clocks(uow.session, day, ANSWER)
    again = await limit_on(uow.session, "proposal.interim_again", day)
    begot = 0
    for clock in late:
        proposal = await locked_proposal(uow, clock.subject_id)
        duty = await _duty_of(uow, proposal.id, DutyKind.INTERIM_ANSWER)
        if duty is None:
            uow.session.add(_duty(uow, proposal, DutyKind.INTERIM_ANSWER, due_on=day))
        elif again and duty.done_on is not None and day - duty.done_on >= timedelta(days=again):
            duty.arose_at, duty.due_on, duty.done_on = uow.now, day, None
        else:
            continue
        uow.record(
            ProposalEvent.ANSWER_LATE,
            proposal.id,
            programme_id=proposal.programme_id,
            due_on=clock.due_on.isoformat(),
        )
        begot += 1
    await uow.session.flush()
    return begot


def demand_open(proposal: Proposal) -> None:
    """Refuse an idea that is not open for support."""
    if proposal.state not in SUPPORTABLE:
        raise WrongState("not_open_for_support", field="proposalId", state=proposal.state.value)


def demand_withdrawable(proposal: Proposal) -> None:
    """Refuse to step back from an idea that is neither open for support nor merged."""
    if proposal.state is not ProposalState.MERGED:
        demand_open(proposal)


async def cross_rungs(
    uow: UnitOfWork, proposal: Proposal, day: date, *, told: date | None = None
) -> None:
    """Beget the duties of the rungs reached; the idea's lock lets nobody else do so meanwhile."""
    had = set(
        await uow.session.scalars(
            select(ProposalDuty.kind).where(ProposalDuty.proposal_id == proposal.id)
        )
    )
    ladder = await ladder_of(uow.session, proposal.programme_id, day)
    if all(rung.kind in had or proposal.supports < rung.supports for rung in ladder):
        return  # most supports reach nothing, and need no holidays
    off, opened_on = await off_days(uow.session), proposal.opened_on or day
    for rung in rules.reached(
        ladder, supports=proposal.supports, opened_on=opened_on, day=day, off=off, had=had
    ):
        due = due_day(day, rung.answer_days, Calendar.CIVIL, off)
        duty = _duty(uow, proposal, rung.kind, due_on=due)
        uow.session.add(duty)
        owed = Thing(NodeKind.DUTY, duty.id, rung.kind.value)
        await led_to(uow, proposal, EdgeKind.BEGOT, owed, day)
        if rung.kind is DutyKind.DEPT_ANSWER and not await clock_runs(uow, proposal.id, ANSWER):
            await start_clock(
                uow,
                subject_id=proposal.id,
                programme_id=proposal.programme_id,
                rule_id=ANSWER,
                received_on=day,
                length=rung.answer_days,
            )
        if proposal.state is ProposalState.OPEN:
            move(
                uow,
                proposal,
                "cross",
                event=ProposalEvent.THRESHOLD_CROSSED,
                reason=f"{proposal.supports}",
                day=day,
                told=told,
                kind=rung.kind.value,
                supports=proposal.supports,
            )
        else:
            uow.record(
                ProposalEvent.THRESHOLD_CROSSED,
                proposal.id,
                programme_id=proposal.programme_id,
                happened_on=told,
                kind=rung.kind.value,
                supports=proposal.supports,
            )


async def _duty_of(uow: UnitOfWork, proposal_id: UUID, kind: DutyKind) -> ProposalDuty | None:
    return await uow.session.scalar(
        select(ProposalDuty).where(
            ProposalDuty.proposal_id == proposal_id, ProposalDuty.kind == kind
        )
    )


def _duty(uow: UnitOfWork, proposal: Proposal, kind: DutyKind, *, due_on: date) -> ProposalDuty:
    return ProposalDuty(
        id=uuid4(),
        programme_id=proposal.programme_id,
        proposal_id=proposal.id,
        kind=kind,
        supports=proposal.supports,
        arose_at=uow.now,
        due_on=due_on,
        done_on=None,
    )
