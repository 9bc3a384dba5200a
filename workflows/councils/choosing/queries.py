"""The council that an address means.

A place has one standing council, or one for each agenda, and councils that are over beside those that exist.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.follow_up.models import Decision
from workflows.councils.meetings.models import Meeting
from workflows.councils.meetings.policy import readable_meetings
from workflows.councils.roster.models import Council
from workflows.councils.roster.queries import councils_wanted
from workflows.rights.actor import Actor


@dataclass(frozen=True, slots=True)
class Meant:
    """What is known of a council: its key, a meeting it holds, a decision (year, number) it made; all must fit."""

    council_id: UUID | None = None
    meeting: int | None = None
    decision: tuple[int, int] | None = None


async def council_meant(
    session: AsyncSession, actor: Actor, *, meant: Meant, programme_id: UUID | None = None
) -> Council | None:
    """Return the council that is meant; where nothing says which, the newest that exists, else the newest.

    Numbers run through all councils of a place. Where two gave the same one before that, the newest council
    is meant. A meeting the asker may not read leads to no council.
    """
    wanted = councils_wanted(programme_id=programme_id)
    if meant.council_id is not None:
        wanted = wanted.where(Council.id == meant.council_id)
    if meant.meeting is not None:
        held = select(Meeting.council_id).where(
            Meeting.number == meant.meeting, readable_meetings(actor)
        )
        wanted = wanted.where(Council.id.in_(held))
    if meant.decision is not None:
        year, number = meant.decision
        made = select(Decision.council_id).where(Decision.year == year, Decision.number == number)
        wanted = wanted.where(Council.id.in_(made))
    by_number = meant.meeting is not None or meant.decision is not None
    order = (Council.formed_on.desc(), Council.id)
    first = order if by_number else (Council.dissolved_on.is_not(None), *order)
    return await session.scalar(wanted.order_by(*first).limit(1))
