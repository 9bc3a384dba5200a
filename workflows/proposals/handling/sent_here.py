"""What was sent on to a body of the place: ideas that wait there for a word, and by when it is due.

An idea that is sent on is new where it arrives: whoever receives it has as long to say what becomes of it
as the desk had (국민제안 규정 9조), from the day it was sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.law.days import Unit, due_day
from workflows.law.queries import off_days, rule_on
from workflows.proposals import policy
from workflows.proposals.handling.queries import answers_by_proposal, moves_by_proposal
from workflows.proposals.models import Proposal
from workflows.proposals.states import ProposalState
from workflows.rights.actor import Actor

ANSWER = "proposal.answer"
MOST = 200


@dataclass(frozen=True, slots=True)
class SentHere:
    """An idea at a body of the place: since when, a word due by when, and the day of the last word, if any."""

    proposal: Proposal
    body_id: UUID
    sent_on: date
    due_on: date
    told_on: date | None


async def sent_here(session: AsyncSession, actor: Actor) -> Sequence[SentHere]:
    """Return ideas that were sent to a body the asker has a capacity in, up to 200.

    Those that wait for a word come first, the one due first before the others; nothing for who is in none.
    """
    rows = await session.scalars(
        select(Proposal)
        .where(
            policy.readable_proposals(actor),
            Proposal.state == ProposalState.TRANSFERRED,
            policy.sent_to_own_body(actor),
        )
        .order_by(Proposal.id)
        .limit(MOST)
    )
    found = await _standing(session, actor, list(rows))
    return sorted(found, key=lambda one: (one.told_on is not None, one.due_on, one.proposal.number))


async def sent_on(session: AsyncSession, actor: Actor, *, number: str) -> SentHere | None:
    """Return how long an idea has been at a body of the place, for everybody; None if it is at none."""
    row = await session.scalar(
        select(Proposal).where(
            policy.readable_proposals(actor),
            Proposal.number == number,
            Proposal.state == ProposalState.TRANSFERRED,
            Proposal.sent_to_id.is_not(None),
        )
    )
    return None if row is None else (await _standing(session, actor, [row]))[0]


async def _standing(
    session: AsyncSession, actor: Actor, ideas: Sequence[Proposal]
) -> list[SentHere]:
    keys = [one.id for one in ideas]
    moves = await moves_by_proposal(session, actor, keys)
    answers = await answers_by_proposal(session, actor, keys)
    found = []
    for idea in ideas:
        if idea.sent_to_id is None:  # pragma: no cover - the statements ask for none
            continue
        sent = [one for one in moves[idea.id] if one.to_state is ProposalState.TRANSFERRED][-1]
        said = [one for one in answers.get(idea.id, []) if one.recorded_at > sent.recorded_at]
        found.append(
            SentHere(
                idea,
                idea.sent_to_id,
                sent.happened_on,
                await word_due(session, sent.happened_on),
                said[-1].happened_on if said else None,
            )
        )
    return found


async def word_due(session: AsyncSession, sent_on: date) -> date:
    """Return the last day on which a body says what becomes of an idea that was sent to it that day.

    Raises LookupError if no rule sets the period of an answer on that day.
    """
    rule = await rule_on(session, ANSWER, sent_on)
    if rule is None or rule.calendar is None or rule.limit is None:
        msg = f"no rule {ANSWER} sets a period on {sent_on}"
        raise LookupError(msg)
    off = await off_days(session)
    return due_day(sent_on, rule.limit, rule.calendar, off, unit=rule.unit or Unit.DAYS)
