"""Verbs of opinions: say of a comment what one thinks, and take it back."""

from uuid import UUID

from sqlalchemy import func, select

from workflows.identity.guardians import demand_guardian
from workflows.kit.refusal import Conflict, NotFound, WrongState
from workflows.proposals.deliberation.actions import locked_comment
from workflows.proposals.deliberation.models import Comment
from workflows.proposals.handling.moving import locked_proposal
from workflows.proposals.models import Proposal
from workflows.proposals.opinions import policy
from workflows.proposals.opinions.drawing import draw_if_due, enough_of
from workflows.proposals.opinions.events import OpinionEvent
from workflows.proposals.opinions.models import Opinion
from workflows.proposals.opinions.states import ANSWERABLE, Answer
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand


async def give_opinion(
    uow: UnitOfWork, *, comment_id: UUID, said: Answer, expected_version: int
) -> Comment:
    """Say of a comment what one thinks of it, or something else than before.

    Allowed: residents of the place, not of a comment of their own. Refuses: a child without a
    guardian's consent, an idea whose review has begun or that is over, an answer to a comment, a
    hidden one, another version than the one that stands. Records: ``opinion.given``, without the
    comment and the answer, and maybe ``opinionMap.drawn``; nothing if it is what one said already.
    """
    proposal, comment = await _comment(uow, comment_id)
    demand(policy.may_answer(uow.actor, comment))
    uow.wear(Permission.PROPOSAL_SUPPORT, proposal.programme_id)
    await demand_guardian(uow, proposal.programme_id)
    demand_answerable(proposal)
    demand_asked(comment)
    if expected_version != comment.version:
        raise Conflict("answered_comment_changed", field="expectedVersion", version=comment.version)
    standing = await uow.session.get(Opinion, (comment_id, uow.person_id))
    if standing is None:
        standing = Opinion(
            comment_id=comment_id,
            person_id=uow.person_id,
            proposal_id=proposal.id,
            comment_version=comment.version,
            answer=None,
        )
    if (standing.answer, standing.comment_version) == (said, comment.version):
        return comment
    before = await _answered(uow, proposal.id)
    standing.answer, standing.comment_version = said, comment.version
    uow.session.add(standing)
    uow.record(OpinionEvent.GIVEN, proposal.id, programme_id=proposal.programme_id)
    await _draw_after(uow, proposal, before)
    return comment


async def take_back_opinion(uow: UnitOfWork, *, comment_id: UUID) -> Comment:
    """Take back what one said of a comment; nothing of it is kept.

    Allowed: residents of the place. Refuses: nothing said, an idea whose review has begun or that is
    over. Records: ``opinion.taken_back``, and maybe ``opinionMap.drawn``.
    """
    proposal, comment = await _comment(uow, comment_id)
    demand(policy.may_take_back(uow.actor, comment))
    uow.wear(Permission.PROPOSAL_SUPPORT, proposal.programme_id)
    demand_answerable(proposal)
    standing = await uow.session.get(Opinion, (comment_id, uow.person_id))
    if standing is None or standing.answer is None:
        raise Conflict("nothing_answered", field="commentId")
    before = await _answered(uow, proposal.id)
    standing.answer = None
    uow.record(OpinionEvent.TAKEN_BACK, proposal.id, programme_id=proposal.programme_id)
    await _draw_after(uow, proposal, before)
    return comment


async def take_back_opinions(uow: UnitOfWork, *, person_id: UUID, programme_id: UUID) -> int:
    """Take back what a person said under ideas that are not reviewed yet; return of how many comments.

    Allowed: the house, when a guardian's consent ends. Refuses: nothing. Records:
    ``opinion.taken_back`` for each idea.
    """
    ideas = await uow.session.scalars(
        select(Proposal.id)
        .where(
            Proposal.programme_id == programme_id,
            Proposal.state.in_(ANSWERABLE),
            Proposal.id.in_(
                select(Opinion.proposal_id).where(
                    Opinion.person_id == person_id, Opinion.answer.is_not(None)
                )
            ),
        )
        .order_by(Proposal.id)
    )
    taken = 0
    for proposal_id in ideas.all():
        proposal = await locked_proposal(uow, proposal_id)
        if proposal.state not in ANSWERABLE:
            continue
        rows = await uow.session.scalars(
            select(Opinion).where(
                Opinion.proposal_id == proposal_id,
                Opinion.person_id == person_id,
                Opinion.answer.is_not(None),
            )
        )
        for row in rows:
            row.answer = None
            taken += 1
        uow.record(OpinionEvent.TAKEN_BACK, proposal_id, programme_id=programme_id)
        await uow.session.flush()
        await draw_if_due(uow, proposal, await enough_of(uow.session, proposal_id))
    return taken


def demand_answerable(proposal: Proposal) -> None:
    """Refuse an idea whose review has begun, or that is over."""
    if proposal.state not in ANSWERABLE:
        raise WrongState(
            "opinions_over",
            field="commentId",
            rule="opinion.until_review",
            state=proposal.state.value,
        )


def demand_asked(comment: Comment) -> None:
    """Refuse a comment that is not asked about: an answer to another, a hidden or an erased one."""
    if comment.hidden or not comment.text:
        raise NotFound("no_such_comment", field="commentId")
    if comment.parent_id is not None:
        raise WrongState("answer_not_asked_of", field="commentId")


async def _comment(uow: UnitOfWork, comment_id: UUID) -> tuple[Proposal, Comment]:
    """Return the idea and the comment, locked in this order; what one may not see is not there."""
    proposal_id = await uow.session.scalar(
        select(Comment.proposal_id).where(Comment.id == comment_id)
    )
    if proposal_id is None:
        raise NotFound("no_such_comment", field="commentId")
    proposal = await locked_proposal(uow, proposal_id)
    await uow.locked()
    return proposal, await locked_comment(uow, comment_id)


async def _answered(uow: UnitOfWork, proposal_id: UUID) -> int:
    """Return how many comments of an idea the actor has answered."""
    return (
        await uow.session.scalar(
            select(func.count())
            .select_from(Opinion)
            .where(
                Opinion.proposal_id == proposal_id,
                Opinion.person_id == uow.person_id,
                Opinion.answer.is_not(None),
            )
        )
        or 0
    )


async def _draw_after(uow: UnitOfWork, proposal: Proposal, before: int) -> None:
    """Draw the map if it is due now that the actor has come to enough answers, or lost them."""
    await uow.session.flush()
    enough = await enough_of(uow.session, proposal.id)
    if (before < enough) != (await _answered(uow, proposal.id) < enough):
        await draw_if_due(uow, proposal, enough)
