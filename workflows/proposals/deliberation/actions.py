"""Verbs of the discussion: write a comment, mend it."""

from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import func, select

from workflows.identity.guardians import demand_guardian
from workflows.kit.refusal import Busy, Conflict, Invalid, NotFound, WrongState
from workflows.kit.text import clean
from workflows.kit.wording import SEOUL
from workflows.law.queries import limit_on
from workflows.proposals.deliberation import policy
from workflows.proposals.deliberation.events import CommentEvent
from workflows.proposals.deliberation.models import Comment, CommentVersion
from workflows.proposals.deliberation.states import Position
from workflows.proposals.models import Proposal
from workflows.proposals.policy import readable_proposals
from workflows.proposals.states import ProposalState
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

LONGEST_COMMENT = 2_000
DEEPEST = 3
OVER = frozenset({ProposalState.CLOSED, ProposalState.TRANSFERRED})


async def write_comment(
    uow: UnitOfWork,
    *,
    proposal_id: UUID,
    text: str,
    position: Position = Position.REMARK,
    parent_id: UUID | None = None,
) -> Comment:
    """Write a comment on an idea, or an answer to one; it stands in the open at once.

    Allowed: residents, companies and the developer of the place. Refuses: a child without a guardian's
    consent, an idea that is closed or
    sent on, an answer below the third level or with a position, empty or oversize text, more
    comments in an hour than the rule lets one person write. Records: ``comment.written``.
    """
    proposal = await uow.session.scalar(
        select(Proposal).where(Proposal.id == proposal_id, readable_proposals(uow.actor))
    )
    if proposal is None:
        raise NotFound("no_such_proposal", field="proposalId")
    demand(policy.may_comment(uow.actor, proposal))
    hat = uow.wear(Permission.PROPOSAL_COMMENT, proposal.programme_id)
    await demand_guardian(uow, proposal.programme_id)
    demand_talk(proposal)
    depth = 1
    if parent_id is not None:
        parent = await uow.session.get(Comment, parent_id)
        if parent is None or parent.proposal_id != proposal_id or parent.hidden:
            raise NotFound("no_such_comment", field="parentId")
        if position is not Position.REMARK:
            raise Invalid("position_of_an_answer", field="position")
        depth = parent.depth + 1
        if depth > DEEPEST:
            raise Invalid("thread_too_deep", field="parentId", most=DEEPEST)
    said = clean(text, field="text", longest=LONGEST_COMMENT, lines=True)
    await _not_too_many(uow)
    comment = Comment(
        id=uuid4(),
        programme_id=proposal.programme_id,
        proposal_id=proposal_id,
        parent_id=parent_id,
        depth=depth,
        position=position,
        text=said,
        version=1,
        hidden=False,
        author_id=uow.actor.person_id,
        author_appointment_id=hat.appointment_id if hat else None,
        written_at=uow.now,
        mended_at=None,
    )
    uow.session.add(comment)
    uow.record(
        CommentEvent.WRITTEN,
        comment.id,
        programme_id=proposal.programme_id,
        idea=str(proposal_id),
        position=position.value,
    )
    await uow.session.flush()
    return comment


async def mend_comment(
    uow: UnitOfWork, *, comment_id: UUID, text: str, expected_version: int
) -> Comment:
    """Mend one's own comment while the rule lets one; what it said before is kept.

    Allowed: its author. Refuses: another version than the one that stands, a hidden comment, after
    the minutes of the rule, a child without a guardian's consent. Records: ``comment.mended``.
    """
    comment = await locked_comment(uow, comment_id)
    demand(policy.may_mend(uow.actor, comment))
    uow.wear(Permission.PROPOSAL_COMMENT, comment.programme_id)
    await demand_guardian(uow, comment.programme_id)
    if comment.hidden:
        raise WrongState("comment_hidden", field="commentId")
    moment = await database_now(uow.session)
    minutes = await limit_on(uow.session, "comment.mend", moment.astimezone(SEOUL).date()) or 0
    if moment >= comment.written_at + timedelta(minutes=minutes):
        raise WrongState("too_late_to_mend", rule="comment.mend", minutes=minutes)
    if expected_version != comment.version:
        raise Conflict("comment_changed", field="expectedVersion", version=comment.version)
    said = clean(text, field="text", longest=LONGEST_COMMENT, lines=True)
    uow.session.add(
        CommentVersion(
            comment_id=comment_id,
            version=comment.version,
            text=comment.text,
            superseded_at=uow.now,
        )
    )
    comment.text, comment.version, comment.mended_at = said, comment.version + 1, uow.now
    uow.record(
        CommentEvent.MENDED, comment_id, programme_id=comment.programme_id, version=comment.version
    )
    await uow.session.flush()
    return comment


def demand_talk(proposal: Proposal) -> None:
    """Refuse an idea whose discussion is over."""
    if proposal.state in OVER:
        raise WrongState("discussion_over", field="proposalId", state=proposal.state.value)


async def locked_comment(uow: UnitOfWork, comment_id: UUID) -> Comment:
    """Return a comment, locked. Refuses an unknown one."""
    comment = await uow.session.scalar(
        select(Comment).where(Comment.id == comment_id).with_for_update()
    )
    if comment is None:
        raise NotFound("no_such_comment", field="commentId")
    return comment


async def _not_too_many(uow: UnitOfWork) -> None:
    most = await limit_on(uow.session, "comment.hourly", uow.now.astimezone(SEOUL).date())
    written = await uow.session.scalar(
        select(func.count())
        .select_from(Comment)
        .where(
            Comment.author_id == uow.actor.person_id,
            Comment.written_at > uow.now - timedelta(hours=1),
        )
    )
    if most is not None and (written or 0) >= most:
        raise Busy("too_many_comments", rule="comment.hourly", most=most)
