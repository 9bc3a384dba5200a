"""Questions about moderation: what waits, what was decided on a text, and the public's numbers."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.offers import Offer, offer
from workflows.kit.refusal import Conflict, NotFound, WrongState
from workflows.law.queries import limit_on
from workflows.proposals.deliberation.models import Comment
from workflows.proposals.drafts.queries import authors_by_proposal
from workflows.proposals.models import Proposal
from workflows.proposals.moderation import policy
from workflows.proposals.moderation.models import Appeal, ModerationAct, Report
from workflows.proposals.moderation.states import (
    APPEAL_MOVES,
    AppealState,
    Decision,
    ReportGround,
    ReportState,
    SubjectKind,
)
from workflows.proposals.small_counts import withheld
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

MOST_WAITING = 100


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text that waits for a decision: what it says, by which grounds it was reported, since when."""

    kind: SubjectKind
    subject_id: UUID
    proposal_id: UUID
    programme_id: UUID
    authors: frozenset[UUID | None]
    text: str
    grounds: tuple[ReportGround, ...]
    reasons: tuple[str, ...]
    since: str


@dataclass(frozen=True, slots=True)
class Told:
    """A decision with its appeal, if there is one; for who decides that, the words and who wrote them."""

    act: ModerationAct
    appeal: Appeal | None
    words: str | None = None
    authors: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class MonthOfModeration:
    """What happened in a month; a number below the rule's is not told (None)."""

    month: str
    decided: int | None
    blinded: int | None
    hidden: int | None
    dismissed: int | None
    appeals: int | None
    lifted: int | None


async def waiting_texts(
    session: AsyncSession, actor: Actor, *, programme_id: UUID
) -> list[Waiting]:
    """Return what waits for a moderator of the place, the longest first, at most a hundred texts."""
    if not actor.holds(Permission.PROPOSAL_MODERATE, programme_id):
        return []
    rows = (
        await session.scalars(
            select(Report)
            .where(Report.programme_id == programme_id, Report.state == ReportState.OPEN)
            .order_by(Report.reported_at, Report.id)
            .limit(1000)
        )
    ).all()
    by_subject: dict[UUID, list[Report]] = {}
    for row in rows:
        by_subject.setdefault(row.subject_id, []).append(row)
    comments = {
        row.id: row
        for row in await session.scalars(select(Comment).where(Comment.id.in_(by_subject)))
    }
    ideas = {
        row.id: row
        for row in await session.scalars(select(Proposal).where(Proposal.id.in_(by_subject)))
    }
    along = await authors_by_proposal(session, actor, ideas)
    return [
        Waiting(
            kind=reports[0].subject_kind,
            subject_id=subject,
            proposal_id=comments[subject].proposal_id if subject in comments else subject,
            programme_id=programme_id,
            authors=frozenset(
                (
                    (comments.get(subject) or ideas[subject]).author_id,
                    *(one.person_id for one in along.get(subject, ())),
                )
            ),
            text=comments[subject].text if subject in comments else ideas[subject].body,
            grounds=tuple(dict.fromkeys(one.ground for one in reports)),
            reasons=tuple(one.text for one in reports),
            since=reports[0].reported_at.isoformat(),
        )
        for subject, reports in list(by_subject.items())[:MOST_WAITING]
    ]


async def waiting_appeals(session: AsyncSession, actor: Actor, *, programme_id: UUID) -> list[Told]:
    """Return the open appeals of a place for those who decide them, the longest first."""
    if not actor.holds(Permission.APPEAL_DECIDE, programme_id):
        return []
    rows = await session.execute(
        select(ModerationAct, Appeal)
        .join(Appeal, Appeal.act_id == ModerationAct.id)
        .where(Appeal.programme_id == programme_id, Appeal.state == AppealState.OPEN)
        .order_by(Appeal.appealed_at)
        .limit(MOST_WAITING)
    )
    told = [(act, appeal) for act, appeal in rows]
    subjects = [act.subject_id for act, _ in told]
    words, along = (
        await _words(session, subjects),
        await authors_by_proposal(session, actor, subjects),
    )
    return [
        Told(
            act,
            appeal,
            words.get(act.subject_id),
            frozenset(one.person_id for one in along.get(act.subject_id, ())),
        )
        for act, appeal in told
    ]


def appeal_offers(actor: Actor, told: Told) -> list[Offer]:
    """Return what the asker may do with an open appeal: another person than before decides it."""
    appeal = told.appeal
    if appeal is None:
        return []
    return [
        offer(
            "decideAppeal",
            lambda: demand(policy.may_decide_appeal(actor, told.act, appeal, told.authors)),
            lambda: APPEAL_MOVES.after(appeal.state, "lift"),
        )
    ]


def idea_offers(
    actor: Actor, idea: Proposal, told: Told | None, together: Collection[UUID]
) -> list[Offer]:
    """Return what the asker may do about an idea as a text: report it, appeal if it is hidden."""
    authors = (idea.author_id, *together)

    def shown() -> None:
        if idea.hidden or not idea.body:
            raise NotFound("no_such_text", field="subjectId")

    def appealable() -> None:
        if told is None or not idea.hidden:
            raise WrongState("nothing_to_appeal", field="decisionId")
        if told.appeal is not None:
            raise Conflict("appealed_already", field="decisionId", rule="moderation.appeal")

    return [
        offer("reportText", lambda: demand(policy.may_report(actor, authors)), shown),
        offer(
            "appealDecision",
            lambda: demand(policy.may_appeal(actor, idea.programme_id, idea.author_id)),
            appealable,
        ),
    ]


def waiting_offers(actor: Actor, one: Waiting) -> list[Offer]:
    """Return what the asker may do with a reported text: nobody decides on his own."""
    return [
        offer(
            "moderateText",
            lambda: demand(policy.may_moderate(actor, one.programme_id, one.authors)),
        )
    ]


async def _words(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, str]:
    """Return what comments and ideas say."""
    comments = await session.execute(select(Comment.id, Comment.text).where(Comment.id.in_(ids)))
    ideas = await session.execute(select(Proposal.id, Proposal.body).where(Proposal.id.in_(ids)))
    return {row[0]: row[1] for row in (*comments, *ideas)}


async def acts_by_subject(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, Told]:
    """Return the last decision on texts. Who may read its appeal, the database's own wall says."""
    rows = await session.execute(
        select(ModerationAct, Appeal)
        .outerjoin(Appeal, Appeal.act_id == ModerationAct.id)
        .where(ModerationAct.subject_id.in_(ids))
        .order_by(ModerationAct.decided_at)
    )
    return {act.subject_id: Told(act, appeal) for act, appeal in rows}


async def acts_by_id(session: AsyncSession, _: Actor, ids: Collection[UUID]) -> dict[UUID, Told]:
    """Return decisions by key."""
    rows = await session.execute(
        select(ModerationAct, Appeal)
        .outerjoin(Appeal, Appeal.act_id == ModerationAct.id)
        .where(ModerationAct.id.in_(ids))
    )
    return {act.id: Told(act, appeal) for act, appeal in rows}


async def reports_by_id(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, Report]:
    """Return reports the asker may read: his own, and a moderator's."""
    rows = await session.scalars(select(Report).where(Report.id.in_(ids)))
    return {row.id: row for row in rows}


async def monthly(
    session: AsyncSession, actor: Actor, *, programme_id: UUID
) -> list[MonthOfModeration]:
    """Return the numbers of moderation by month, with small ones withheld as the rule says today."""
    today = await session.scalar(select(func.date(func.timezone("Asia/Seoul", func.dure_now()))))
    smallest = await limit_on(session, "statistics.small_counts", today) if today else None
    return await statistics(session, actor, programme_id=programme_id, smallest=smallest or 0)


async def statistics(
    session: AsyncSession, _: Actor, *, programme_id: UUID, smallest: int
) -> list[MonthOfModeration]:
    """Return the numbers of moderation by month, the newest first; those below `smallest` are withheld."""
    month = func.to_char(func.timezone("Asia/Seoul", ModerationAct.decided_at), "YYYY-MM").label(
        "month"
    )
    decided = await session.execute(
        select(month, ModerationAct.decision, func.count())
        .where(ModerationAct.programme_id == programme_id)
        .group_by(text("month"), ModerationAct.decision)
    )
    appealed = await session.execute(
        select(
            month,
            func.count(),
            func.count().filter(Appeal.state == AppealState.LIFTED),
        )
        .join(ModerationAct, ModerationAct.id == Appeal.act_id)
        .where(Appeal.programme_id == programme_id)
        .group_by(text("month"))
    )
    found: dict[str, dict[str, int]] = {}
    for when, decision, count in decided:
        found.setdefault(when, {})[decision.value] = count
    for when, appeals, lifted in appealed:
        found.setdefault(when, {}).update(appeals=appeals, lifted=lifted)

    return [
        _month(when, numbers, smallest) for when, numbers in sorted(found.items(), reverse=True)
    ]


def _month(when: str, numbers: dict[str, int], smallest: int) -> MonthOfModeration:
    """Tell a month; its decisions are one sum, and so are the appeals lifted and the others."""
    decided = withheld([numbers.get(one.value, 0) for one in Decision], smallest)
    parts = dict(zip(Decision, decided.parts, strict=True))
    lifted, appeals = numbers.get("lifted", 0), numbers.get("appeals", 0)
    appealed = withheld([lifted, appeals - lifted], smallest)
    return MonthOfModeration(
        month=when,
        decided=decided.total,
        blinded=parts[Decision.BLIND],
        hidden=parts[Decision.HIDE],
        dismissed=parts[Decision.DISMISS],
        appeals=appealed.total,
        lifted=appealed.parts[0],
    )
