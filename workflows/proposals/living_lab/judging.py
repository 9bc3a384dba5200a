"""Verbs of the end: the review by the panel, its lock, the conclusion; and calling it all off."""

from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from workflows.kit.refusal import NotFound, RuleBroken
from workflows.kit.text import clean
from workflows.law.today import legal_day, limit_today
from workflows.proposals.handling.carrying_out import note_progress, start_implementing
from workflows.proposals.handling.moving import locked_proposal
from workflows.proposals.living_lab import policy, rules
from workflows.proposals.living_lab.calling import lab_of
from workflows.proposals.living_lab.events import LabEvent
from workflows.proposals.living_lab.locked import (
    LONGEST_WORDS,
    applications_in,
    own_application,
    run_lab,
    told,
)
from workflows.proposals.living_lab.models import LabJudgement, LivingLab
from workflows.proposals.living_lab.states import (
    LAB_MOVES,
    ApplicationState,
    LabVerdict,
    StepKind,
)
from workflows.proposals.models import Proposal
from workflows.proposals.states import PROPOSAL_MOVES, ProposalState
from workflows.proposals.tracing import work_of
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand
from workflows.trace.kinds import EdgeKind
from workflows.trace.tracing import lead


async def begin_lab_review(uow: UnitOfWork, *, lab_id: UUID, words: str) -> LivingLab:
    """Ask the panel what it thinks of the trial.

    Allowed: officers who run living labs. Refuses: before the last day of the trial is over. Records:
    ``lab.review_begun``.
    """
    lab = await run_lab(uow, lab_id)
    after = LAB_MOVES.after(lab.state, "review")
    day = await legal_day(uow)
    if lab.trial_ends_on is not None and day <= lab.trial_ends_on:
        raise RuleBroken("trial_still_runs", rule=rules.BLIND, until=lab.trial_ends_on.isoformat())
    lab.state = after
    told(uow, lab, StepKind.REVIEWED, words, day)
    uow.record(LabEvent.REVIEW_BEGUN, lab_id, programme_id=lab.programme_id)
    await uow.session.flush()
    return lab


async def judge_trial(
    uow: UnitOfWork, *, lab_id: UUID, verdict: LabVerdict, reason: str
) -> LivingLab:
    """Say what one thinks of the trial and why, or something else while it is not locked.

    Allowed: members who sit. Refuses: outside the review, no reason. Records: ``lab.judged`` without
    the verdict.
    """
    # The lab is read, not locked: members judge side by side, and the lock waits for them.
    lab = await uow.session.scalar(
        select(LivingLab)
        .where(LivingLab.id == lab_id)
        .with_for_update(read=True)
        .execution_options(populate_existing=True)
    )
    if lab is None:
        raise NotFound("no_such_lab", field="labId")
    row = await own_application(uow, lab_id)
    demand(policy.may_judge(uow.actor, lab.programme_id, row))
    uow.wear(Permission.LAB_JOIN, lab.programme_id)
    LAB_MOVES.after(lab.state, "judge")
    if row is None:  # pragma: no cover - refused above
        raise NotFound("no_such_lab", field="labId")
    said = clean(reason, field="reason", longest=LONGEST_WORDS, lines=True)
    own = await uow.session.get(LabJudgement, row.id)
    if own is None:
        uow.session.add(
            LabJudgement(
                application_id=row.id,
                lab_id=lab_id,
                verdict=verdict,
                reason=said,
            )
        )
    else:
        own.verdict, own.reason = verdict, said
    uow.record(LabEvent.JUDGED, lab_id, programme_id=lab.programme_id)
    await uow.session.flush()
    return lab


async def lock_judgements(uow: UnitOfWork, *, lab_id: UUID) -> LivingLab:
    """Lock what the panel said: from now on everybody reads it, and nobody changes it.

    Allowed: officers who run living labs. Refuses: while fewer have judged than the rule's share.
    Records: ``lab.locked``.
    """
    lab = await run_lab(uow, lab_id)
    after = LAB_MOVES.after(lab.state, "lock")
    seated = len(await applications_in(uow, lab_id, {ApplicationState.SEATED}))
    judged = await uow.session.scalar(select(func.lab_judged(lab_id))) or 0
    share = await limit_today(uow, rules.QUORUM)
    rules.check_quorum(judged, seated, share=share, slug="judgements_missing")
    lab.state = after
    told(uow, lab, StepKind.LOCKED, f"{judged}/{seated}", await legal_day(uow))
    uow.record(LabEvent.LOCKED, lab_id, programme_id=lab.programme_id, judged=judged)
    await uow.session.flush()
    return lab


async def conclude_lab(
    uow: UnitOfWork, *, lab_id: UUID, outcome: LabVerdict, words: str
) -> LivingLab:
    """Conclude: what becomes of the idea, and why, also where the panel said otherwise.

    What is kept or changed is carried out from now on, if it was not already: the result stands in
    the idea's own story.

    Allowed: officers who run living labs. Refuses: before the verdicts are locked. Records:
    ``lab.concluded``, and ``proposal.implementing`` or ``proposal.progress_noted``.
    """
    proposal = await locked_proposal(uow, await _proposal_id(uow, lab_id))
    lab = await run_lab(uow, lab_id)
    lab.state = LAB_MOVES.after(lab.state, "conclude")
    day = await legal_day(uow)
    lab.outcome, lab.concluded_on = outcome, day
    said = clean(words, field="words", longest=LONGEST_WORDS, lines=True)
    told(uow, lab, StepKind.CONCLUDED, said, day)
    uow.record(LabEvent.CONCLUDED, lab_id, programme_id=lab.programme_id, outcome=outcome.value)
    await uow.session.flush()
    await _carry_on(uow, proposal, lab, said, day)
    return lab


async def call_off_lab(uow: UnitOfWork, *, lab_id: UUID, reason: str) -> LivingLab:
    """Call a living lab off, for a reason everybody reads.

    Allowed: officers who run living labs. Refuses: one that is over. Records: ``lab.called_off``.
    """
    lab = await run_lab(uow, lab_id)
    lab.state = LAB_MOVES.after(lab.state, "call_off")
    day = await legal_day(uow)
    lab.concluded_on = day
    told(uow, lab, StepKind.CALLED_OFF, reason, day)
    uow.record(LabEvent.CALLED_OFF, lab_id, programme_id=lab.programme_id)
    await uow.session.flush()
    return lab


async def _carry_on(
    uow: UnitOfWork, proposal: Proposal, lab: LivingLab, said: str, day: date
) -> None:
    if proposal.state is ProposalState.IMPLEMENTING:
        await note_progress(uow, proposal_id=proposal.id, text=said)
    elif lab.outcome is not LabVerdict.DROP and PROPOSAL_MOVES.allows(proposal.state, "start"):
        await start_implementing(uow, proposal_id=proposal.id, reason=said)
    if lab.outcome is not LabVerdict.DROP:
        await lead(
            uow,
            lab_of(lab),
            EdgeKind.CARRIED_OUT_AS,
            work_of(proposal),
            programme_id=lab.programme_id,
            day=day,
        )


async def _proposal_id(uow: UnitOfWork, lab_id: UUID) -> UUID:
    found = await uow.session.scalar(select(LivingLab.proposal_id).where(LivingLab.id == lab_id))
    if found is None:
        raise NotFound("no_such_lab", field="labId")
    return found
