"""Gathering the facts about amendments of the items of a meeting, for their certificates."""

from collections.abc import Sequence
from hashlib import sha256
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings.models import MeetingItem, MeetingVote
from workflows.councils.minutes.deciding import Amending
from workflows.councils.motions.putting import amendments_to, reckoned
from workflows.councils.motions.states import AmendmentState
from workflows.councils.reckoning.amending import ORIGINAL, Amendment, Moved, Put
from workflows.councils.reckoning.votes import Result

DECIDED = {Result.CARRIED: True, Result.LOST: False}


async def amending_of(
    session: AsyncSession, meeting_id: UUID, items: Sequence[MeetingItem]
) -> dict[UUID, Amending]:
    """Return the facts of every item to which amendments came before the council."""
    votes = (
        await session.scalars(
            select(MeetingVote)
            .where(MeetingVote.meeting_id == meeting_id, MeetingVote.challenged_id.is_(None))
            .order_by(MeetingVote.number)
        )
    ).all()
    found = {}
    for item in items:
        rows = [one for one in await amendments_to(session, item.id) if one.ready_at is not None]
        own = [one for one in votes if one.item_id == item.id]
        if not rows or not own:
            continue
        moved = [
            Moved(
                _unsaid(reckoned(item, one)),
                one.ready_at,
                one.ended_at if one.state is AmendmentState.WITHDRAWN else None,
            )
            for one in rows
            if one.ready_at is not None
        ]
        puts = [
            Put(
                ORIGINAL if one.amendment is None else one.amendment,
                one.opened_at,
                None if one.result is None else DECIDED.get(one.result),
            )
            for one in own
        ]
        found[item.id] = Amending(
            tuple(moved), tuple(puts), _digest(item.motion), _digest(own[-1].motion)
        )
    return found


def _unsaid(one: Amendment) -> Amendment:
    """Return an amendment without its words: a certificate tells none."""
    return Amendment(one.number, one.spans, place=one.place)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
