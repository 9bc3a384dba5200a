"""Who has asked for a meeting: those who demand one, and those who want to meet where they are asked in writing."""

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings.models import Meeting, MeetingBacking
from workflows.rights.actor import Actor

BACKERS = text("SELECT meeting_backers(:meeting)")


@dataclass(frozen=True, slots=True)
class Backing:
    """How many ask for it, and whether the asker is one of them."""

    many: int
    mine: bool


async def backing_of(session: AsyncSession, actor: Actor, meeting: Meeting) -> Backing:
    """Return who asks for a meeting."""
    many = await session.scalar(BACKERS, {"meeting": meeting.id})
    mine = None
    if actor.person_id is not None:
        mine = await session.get(MeetingBacking, (meeting.id, actor.person_id))
    return Backing(many or 0, mine is not None)
