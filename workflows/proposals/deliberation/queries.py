"""Questions about discussions: comments page by page, their answers, and what the asker may do."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, func, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from workflows.kit.offers import Offer, offer
from workflows.kit.paging import Page, SortKey, Window, count_rows, fetch_page
from workflows.kit.refusal import Conflict, NotFound, WrongState
from workflows.kit.wording import SEOUL
from workflows.law.queries import limit_on
from workflows.proposals.deliberation import policy
from workflows.proposals.deliberation.actions import DEEPEST, demand_talk
from workflows.proposals.deliberation.models import Comment
from workflows.proposals.models import Proposal
from workflows.proposals.moderation import policy as moderation
from workflows.proposals.moderation.queries import Told
from workflows.proposals.moderation.states import Decision
from workflows.proposals.policy import readable_proposals
from workflows.record.uow import database_now
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand

COMMENT_ORDER = (SortKey(Comment.written_at, descending=True), SortKey(Comment.id))
# Of each comment so many answers are told at once, the first written first.
MOST_ANSWERS = 50


def comments_wanted(actor: Actor, *, proposal_id: UUID, parent_id: UUID | None) -> Select[Comment]:
    """Return the statement behind the comments on an idea, or the answers to one comment."""
    return select(Comment).where(
        Comment.proposal_id == proposal_id,
        Comment.parent_id.is_(None) if parent_id is None else Comment.parent_id == parent_id,
        Comment.proposal_id.in_(select(Proposal.id).where(readable_proposals(actor))),
    )


async def list_comments(
    session: AsyncSession,
    actor: Actor,
    *,
    window: Window,
    proposal_id: UUID,
    parent_id: UUID | None = None,
) -> Page[Comment]:
    """Return a page of comments, the newest first; hidden ones keep their place."""
    wanted = comments_wanted(actor, proposal_id=proposal_id, parent_id=parent_id)
    return await fetch_page(session, wanted, COMMENT_ORDER, window)


async def count_comments(
    session: AsyncSession, actor: Actor, *, proposal_id: UUID, parent_id: UUID | None = None
) -> int:
    """Return how many comments or answers there are."""
    wanted = comments_wanted(actor, proposal_id=proposal_id, parent_id=parent_id)
    return await count_rows(session, wanted.with_only_columns(Comment.id))


async def comments_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Comment]:
    """Return comments of ideas the asker may see."""
    rows = await session.scalars(
        select(Comment).where(
            Comment.id.in_(ids),
            Comment.proposal_id.in_(select(Proposal.id).where(readable_proposals(actor))),
        )
    )
    return {row.id: row for row in rows}


async def answers_by_comment(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[Comment]]:
    """Return the first answers under comments, at whatever level, the first written first."""
    between = aliased(Comment)
    under = union_all(
        select(Comment.id, Comment.parent_id.label("top"), Comment.written_at).where(
            Comment.parent_id.in_(ids)
        ),
        select(Comment.id, between.parent_id.label("top"), Comment.written_at)
        .join(between, between.id == Comment.parent_id)
        .where(between.parent_id.in_(ids)),
    ).subquery()
    place = func.row_number().over(
        partition_by=under.c.top, order_by=(under.c.written_at, under.c.id)
    )
    placed = select(under.c.id, under.c.top, place.label("place")).subquery()
    rows = await session.execute(
        select(Comment, placed.c.top)
        .join(placed, placed.c.id == Comment.id)
        .where(placed.c.place <= MOST_ANSWERS)
        .order_by(Comment.written_at, Comment.id)
    )
    found: dict[UUID, list[Comment]] = {}
    for row, top in rows:
        found.setdefault(top, []).append(row)
    return found


async def mend_minutes(session: AsyncSession, _: Actor, ids: Collection[UUID]) -> dict[UUID, int]:
    """Return for how many minutes comments may be mended today, for each place by key."""
    today = (await database_now(session)).astimezone(SEOUL).date()
    minutes = await limit_on(session, "comment.mend", today) or 0
    return dict.fromkeys(ids, minutes)


def comment_offers(
    actor: Actor,
    proposal: Proposal,
    comment: Comment,
    told: Told | None,
    moment: datetime,
    *,
    minutes: int,
) -> list[Offer]:
    """Return what the asker may do with a comment now, by the checks of the actions.

    It may be mended for so many `minutes`, which matter to its author alone.
    """
    subject = comment.programme_id, comment.author_id
    return [
        offer(
            "writeComment",
            lambda: demand(policy.may_comment(actor, proposal)),
            lambda: demand_talk(proposal),
            lambda: _refuse(comment.hidden, NotFound("no_such_comment", field="parentId")),
            lambda: _refuse(comment.depth >= DEEPEST, WrongState("thread_too_deep", most=DEEPEST)),
        ),
        offer(
            "mendComment",
            lambda: demand(policy.may_mend(actor, comment)),
            lambda: _refuse(comment.hidden, WrongState("comment_hidden")),
            lambda: _refuse(
                moment >= comment.written_at + timedelta(minutes=minutes),
                WrongState("too_late_to_mend", rule="comment.mend", minutes=minutes),
            ),
        ),
        offer(
            "reportText",
            lambda: demand(moderation.may_report(actor, (comment.author_id,))),
            lambda: _refuse(comment.hidden or not comment.text, NotFound("no_such_text")),
        ),
        offer(
            "appealDecision",
            lambda: demand(moderation.may_appeal(actor, *subject)),
            lambda: _refuse(
                told is None or not comment.hidden or told.act.decision is Decision.DISMISS,
                WrongState("nothing_to_appeal"),
            ),
            lambda: _refuse(
                told is not None and told.appeal is not None,
                Conflict("appealed_already", rule="moderation.appeal"),
            ),
        ),
    ]


def _refuse(so: bool, refusal: Exception) -> None:  # noqa: FBT001 - a sentence: refuse if so
    if so:
        raise refusal
