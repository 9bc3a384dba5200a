"""Questions about what was cast in votes: how many, one's own, and who said what once it is told."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, bindparam, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings.models import MeetingBallot, MeetingVote
from workflows.councils.meetings.queries import grouped, within_of
from workflows.councils.reckoning.votes import Choice
from workflows.rights.actor import Actor

# Figures without names: what they count, only those within may read row by row.
CAST = text(
    "SELECT asked AS vote_id, ballots_cast(asked) AS cast FROM unnest(:votes) asked"
).bindparams(bindparam("votes", type_=ARRAY(Uuid)))


@dataclass(frozen=True, slots=True)
class Said:
    """What one seat said, and who said it in the member's place (대리출석)."""

    seat: UUID
    choice: Choice
    proxy: UUID | None


@dataclass(frozen=True, slots=True)
class Cast:
    """What was cast in a vote, as the asker may see it: how many, his own, and all once it is closed.

    His own is what his seat said, and what he said himself in a member's place. `voted` says that he has
    voted, also where what he said is secret.
    """

    count: int
    own: Choice | None
    voted: bool
    ballots: list[Said] | None


async def casts_by_vote(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Cast]:
    """Return what was cast in votes. Who said what is shown to those of the council, after the close."""
    votes = (await session.scalars(select(MeetingVote).where(MeetingVote.id.in_(ids)))).all()
    counts = {row.vote_id: row.cast for row in await session.execute(CAST, {"votes": list(ids)})}
    rows = await session.scalars(
        select(MeetingBallot)
        .where(MeetingBallot.vote_id.in_(ids))
        .order_by(MeetingBallot.person_id)
    )
    ballots = grouped(ids, rows, "vote_id")
    named = {vote.meeting_id for vote in votes if vote.closed_at and vote.poll_id is None}
    within = await within_of(session, actor, named)
    return {
        vote.id: _cast(
            ballots[vote.id],
            actor,
            counts.get(vote.id, 0),
            shown=vote.closed_at is not None and vote.poll_id is None and vote.meeting_id in within,
        )
        for vote in votes
    }


def _cast(ballots: Sequence[MeetingBallot], actor: Actor, count: int, *, shown: bool) -> Cast:
    # Who stands in for another has no seat, and nobody has a ballot as both.
    who = actor.person_id
    own = [one for one in ballots if who is not None and who in {one.person_id, one.proxy_id}]
    said = [
        Said(one.person_id, one.choice, one.proxy_id) for one in ballots if one.choice is not None
    ]
    return Cast(
        count=count,
        own=own[0].choice if own else None,
        voted=bool(own),
        ballots=said if shown else None,
    )
