"""Verbs of moderation: report a text, decide on it, end a blinding, appeal, decide the appeal."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select

from workflows.kit.refusal import Conflict, NotFound, RuleBroken, WrongState
from workflows.kit.text import clean
from workflows.kit.wording import SEOUL
from workflows.law.days import Calendar, due_day
from workflows.law.queries import limit_on, off_days
from workflows.proposals.deliberation.models import Comment
from workflows.proposals.drafts.queries import written_by
from workflows.proposals.models import Proposal
from workflows.proposals.moderation import policy
from workflows.proposals.moderation.events import ModerationEvent
from workflows.proposals.moderation.models import Appeal, ModerationAct, Report
from workflows.proposals.moderation.states import (
    APPEAL_MOVES,
    RULE_OF,
    AppealState,
    Decision,
    ReportGround,
    ReportState,
    SubjectKind,
)
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand
from workflows.voting.models import PollOption

LONGEST_TEXT = 2_000


@dataclass(frozen=True, slots=True)
class Subject:
    """What is moderated: a comment or an idea, locked, with all who wrote it."""

    kind: SubjectKind
    row: Comment | Proposal
    authors: frozenset[UUID | None]

    @property
    def author_id(self) -> UUID | None:
        """Who wrote it, alone or as the lead."""
        return self.row.author_id

    @property
    def words(self) -> str:
        """What it says; nothing once its time is over and it was erased."""
        return self.row.text if isinstance(self.row, Comment) else self.row.body


async def report_text(
    uow: UnitOfWork, *, kind: SubjectKind, subject_id: UUID, ground: ReportGround, text: str
) -> Report:
    """Report a comment or an idea with a ground; a moderator will decide.

    Allowed: anyone signed in, not against his own text. Refuses: a text that is hidden already,
    erased or not there, a second report by the same person. Records: ``moderation.reported``.
    """
    subject = await _subject(uow, kind, subject_id)
    demand(policy.may_report(uow.actor, subject.authors))
    if subject.row.hidden or not subject.words:
        raise NotFound("no_such_text", field="subjectId")
    standing = await uow.session.scalar(
        select(Report.id).where(
            Report.subject_id == subject_id, Report.reporter_id == uow.actor.person_id
        )
    )
    if standing is not None:
        raise Conflict("reported_already", field="subjectId")
    report = Report(
        id=uuid4(),
        programme_id=subject.row.programme_id,
        subject_kind=kind,
        subject_id=subject_id,
        ground=ground,
        text=clean(text, field="text", longest=LONGEST_TEXT, lines=True),
        state=ReportState.OPEN,
        reporter_id=uow.actor.person_id,
        reported_at=uow.now,
    )
    uow.session.add(report)
    uow.record(
        ModerationEvent.REPORTED,
        report.id,
        programme_id=subject.row.programme_id,
        kind=kind.value,
        subject=str(subject_id),
        ground=ground.value,
    )
    await uow.session.flush()
    return report


async def moderate_text(
    uow: UnitOfWork,
    *,
    kind: SubjectKind,
    subject_id: UUID,
    decision: Decision,
    ground: ReportGround,
    reason: str,
) -> ModerationAct:
    """Decide on a reported text; all its open reports are decided with it.

    Allowed: moderators, not on a text they wrote, alone or with others. Refuses: a text nobody reported or that was
    decided in between, a blinding on another ground than a claim of right, hiding an idea that
    stands on a ballot paper, which is frozen. Records: ``moderation.decided``.
    """
    subject = await _subject(uow, kind, subject_id)
    programme_id = subject.row.programme_id
    demand(policy.may_moderate(uow.actor, programme_id, subject.authors))
    hat = uow.wear(Permission.PROPOSAL_MODERATE, programme_id)
    reports = (
        await uow.session.scalars(
            select(Report)
            .where(Report.subject_id == subject_id, Report.state == ReportState.OPEN)
            .order_by(Report.id)
            .with_for_update()
        )
    ).all()
    if not reports:
        raise Conflict("decided_already", field="subjectId")
    if kind is SubjectKind.PROPOSAL and decision is not Decision.DISMISS:
        await _demand_off_paper(uow, subject_id)
    if decision is Decision.BLIND and ground is not ReportGround.RIGHTS_CLAIM:
        raise RuleBroken("blinding_without_claim", field="decision", rule=RULE_OF[ground])
    day = (await database_now(uow.session)).astimezone(SEOUL).date()
    act = ModerationAct(
        id=uuid4(),
        programme_id=programme_id,
        subject_kind=kind,
        subject_id=subject_id,
        decision=decision,
        ground=ground,
        rule_id=RULE_OF[ground],
        reason=clean(reason, field="reason", longest=LONGEST_TEXT, lines=True),
        until=await _until(uow, decision, day),
        decided_by=uow.actor.person_id,
        appointment_id=hat.appointment_id if hat else None,
        decided_at=uow.now,
    )
    uow.session.add(act)
    for report in reports:
        report.state = ReportState.DECIDED
    subject.row.hidden = decision is not Decision.DISMISS
    uow.record(
        ModerationEvent.DECIDED,
        act.id,
        programme_id=programme_id,
        kind=kind.value,
        subject=str(subject_id),
        decision=decision.value,
        rule=act.rule_id,
    )
    await uow.session.flush()
    return act


async def end_blindings(uow: UnitOfWork) -> int:
    """Show again what was blinded for a time that is over; return how many texts.

    Allowed: the house. Refuses: nothing. Records: ``moderation.ended`` for each.
    """
    day = uow.now.astimezone(SEOUL).date()
    over = await uow.session.scalars(
        select(ModerationAct).where(
            ModerationAct.decision == Decision.BLIND, ModerationAct.until <= day
        )
    )
    ended = 0
    for act in over:
        subject = await _subject(uow, act.subject_kind, act.subject_id)
        latest = await uow.session.scalar(
            select(ModerationAct.id)
            .where(ModerationAct.subject_id == act.subject_id)
            .order_by(ModerationAct.decided_at.desc())
            .limit(1)
        )
        if not subject.row.hidden or latest != act.id:
            continue
        subject.row.hidden = False
        uow.record(ModerationEvent.ENDED, act.id, programme_id=act.programme_id)
        ended += 1
    await uow.session.flush()
    return ended


async def appeal_act(uow: UnitOfWork, *, act_id: UUID, text: str) -> Appeal:
    """Appeal against a decision on one's own text, once (이의신청).

    Allowed: the author. Refuses: a decision that hid nothing, after the days of the rule, a second
    appeal. Records: ``moderation.appealed``.
    """
    act = await _act(uow, act_id)
    subject = await _subject(uow, act.subject_kind, act.subject_id)
    demand(policy.may_appeal(uow.actor, act.programme_id, subject.author_id))
    uow.wear(Permission.PROPOSAL_APPEAL, act.programme_id)
    if act.decision is Decision.DISMISS:
        raise WrongState("nothing_to_appeal", field="decisionId")
    if await uow.session.get(Appeal, act_id) is not None:
        raise Conflict("appealed_already", field="decisionId", rule="moderation.appeal")
    day = (await database_now(uow.session)).astimezone(SEOUL).date()
    decided = act.decided_at.astimezone(SEOUL).date()
    days = await limit_on(uow.session, "moderation.appeal", decided) or 0
    due = due_day(decided, days, Calendar.CIVIL, await off_days(uow.session))
    if day > due:
        raise RuleBroken(
            "too_late_to_appeal", field="decisionId", rule="moderation.appeal", due=due.isoformat()
        )
    appeal = Appeal(
        act_id=act_id,
        programme_id=act.programme_id,
        appellant_id=uow.actor.person_id,
        text=clean(text, field="text", longest=LONGEST_TEXT, lines=True),
        appealed_at=uow.now,
        state=AppealState.OPEN,
        reason="",
        decided_by=None,
        decided_at=None,
    )
    uow.session.add(appeal)
    uow.record(ModerationEvent.APPEALED, act_id, programme_id=act.programme_id)
    await uow.session.flush()
    return appeal


async def decide_appeal(uow: UnitOfWork, *, act_id: UUID, lift: bool, reason: str) -> Appeal:
    """Decide an appeal: the decision stands, or it is lifted and the text is shown again.

    Allowed: those who decide appeals, not who decided before, appeals or wrote the text along.
    Refuses: no appeal, one decided already. Records: ``moderation.appeal_decided``.
    """
    act = await _act(uow, act_id)
    subject = await _subject(uow, act.subject_kind, act.subject_id)
    appeal = await uow.session.get(Appeal, act_id, with_for_update=True)
    if appeal is None:
        raise NotFound("no_such_appeal", field="decisionId")
    demand(policy.may_decide_appeal(uow.actor, act, appeal, subject.authors))
    uow.wear(Permission.APPEAL_DECIDE, act.programme_id)
    if not APPEAL_MOVES.allows(appeal.state, "lift"):
        raise Conflict("appeal_decided", field="decisionId")
    appeal.state = APPEAL_MOVES.after(appeal.state, "lift" if lift else "uphold")
    appeal.reason = clean(reason, field="reason", longest=LONGEST_TEXT, lines=True)
    appeal.decided_by, appeal.decided_at = uow.actor.person_id, uow.now
    if lift:
        subject.row.hidden = False
    uow.record(
        ModerationEvent.APPEAL_DECIDED,
        act_id,
        programme_id=act.programme_id,
        outcome=appeal.state.value,
    )
    await uow.session.flush()
    return appeal


async def _subject(uow: UnitOfWork, kind: SubjectKind, subject_id: UUID) -> Subject:
    row: Comment | Proposal | None
    if kind is SubjectKind.COMMENT:
        row = await uow.session.get(
            Comment, subject_id, with_for_update=True, populate_existing=True
        )
    else:
        row = await uow.session.get(
            Proposal, subject_id, with_for_update=True, populate_existing=True
        )
    if row is None:
        raise NotFound("no_such_text", field="subjectId")
    along = await written_by(uow.session, row.id) if kind is SubjectKind.PROPOSAL else ()
    return Subject(kind, row, frozenset((row.author_id, *along)))


async def _act(uow: UnitOfWork, act_id: UUID) -> ModerationAct:
    act = await uow.session.get(ModerationAct, act_id)
    if act is None:
        raise NotFound("no_such_decision", field="decisionId")
    return act


async def _demand_off_paper(uow: UnitOfWork, proposal_id: UUID) -> None:
    """Refuse an idea that stands, or stood, on a ballot paper: voters and the count rest on it."""
    line = await uow.session.scalar(
        select(PollOption.poll_id).where(PollOption.reference_id == proposal_id).limit(1)
    )
    if line is not None:
        raise RuleBroken("ballot_paper_frozen", field="subjectId", rule="moderation.ballot_paper")


async def _until(uow: UnitOfWork, decision: Decision, day: date) -> date | None:
    if decision is not Decision.BLIND:
        return None
    days = await limit_on(uow.session, "moderation.rights_claim", day) or 0
    return day + timedelta(days=days)
