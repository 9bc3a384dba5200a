"""Who only looks on at meetings: whoever reads of them what all others do who have nothing to do with them.

What such people follow of a meeting is read once for all of them. Whoever is anything else - of the council,
ever; invited, sent, called or asked; by post allowed to read more - is asked for by himself.
"""

from collections.abc import Collection, Iterator, Sequence
from uuid import UUID

from sqlalchemy import Select, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from workflows.councils.interests.models import InterestDuty
from workflows.councils.meetings.models import (
    Meeting,
    MeetingBacking,
    MeetingBallot,
    MeetingGuest,
    MeetingInterest,
    MeetingItem,
    MeetingNotice,
    MeetingProxy,
    MeetingVote,
)
from workflows.councils.roster.models import CouncilPost, CouncilSeat


async def concerned(
    connection: AsyncConnection, people: Collection[tuple[UUID, UUID]]
) -> set[tuple[UUID, UUID]]:
    """Return those of pairs of a meeting and a person that have anything to do with each other, ever.

    Of what is recorded nothing is left out because it has ended, so that nobody comes back among those
    who only look on while something of his is shown still. Read for the house: the rows are not the asker's.
    """
    meetings = {meeting for meeting, _ in people}
    ties = union_all(*_ties(list(meetings), [who for _, who in people]))
    found = {(meeting, who) for meeting, who in await connection.execute(ties)}
    return found & set(people)


def _ties(meetings: Sequence[UUID], people: Sequence[UUID]) -> Iterator[Select[UUID, UUID]]:
    for table in (CouncilSeat, CouncilPost):
        yield (
            select(Meeting.id, table.person_id)
            .join(table, table.council_id == Meeting.council_id)
            .where(Meeting.id.in_(meetings), table.person_id.in_(people))
        )
    for who in (
        MeetingBacking.person_id,
        MeetingNotice.person_id,
        MeetingGuest.person_id,
        MeetingProxy.person_id,
        MeetingProxy.member_id,
        InterestDuty.person_id,
    ):
        yield select(who.class_.meeting_id, who).where(
            who.class_.meeting_id.in_(meetings), who.in_(people)
        )
    yield (
        select(MeetingItem.meeting_id, MeetingInterest.person_id)
        .join(MeetingItem, MeetingItem.id == MeetingInterest.item_id)
        .where(MeetingItem.meeting_id.in_(meetings), MeetingInterest.person_id.in_(people))
    )
    yield (
        select(MeetingVote.meeting_id, MeetingBallot.person_id)
        .join(MeetingVote, MeetingVote.id == MeetingBallot.vote_id)
        .where(MeetingVote.meeting_id.in_(meetings), MeetingBallot.person_id.in_(people))
    )
