"""Questions about the floor and the door: who stands in for whom, whom one can name, what the room sees."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings import policy
from workflows.councils.meetings.cast_queries import casts_by_vote
from workflows.councils.meetings.models import (
    Meeting,
    MeetingItem,
    MeetingLetter,
    MeetingProxy,
    MeetingVote,
)
from workflows.councils.meetings.proxies import living_proxies
from workflows.councils.meetings.standing import Standing, standing_of
from workflows.councils.meetings.states import VoteKind
from workflows.councils.reckoning.votes import Result, Tie
from workflows.identity.queries import Capacity, live_appointments, live_reviewers
from workflows.record.uow import database_now
from workflows.rights.actor import ANONYMOUS, Actor
from workflows.rights.roles import Role


@dataclass(frozen=True, slots=True)
class Sent:
    """Who stands in for a member; `letter` is None for whoever may not read it."""

    row: MeetingProxy
    seat: UUID
    letter: str | None


async def proxies_of(session: AsyncSession, actor: Actor, *, standing: Standing) -> list[Sent]:
    """Return who stands in for whom at a meeting, to those of the council and those it concerns."""
    rows = await living_proxies(session, standing.meeting.id)
    if not rows:
        return []
    letters = {
        one.proxy_id: one.words
        for one in await session.scalars(
            select(MeetingLetter).where(MeetingLetter.proxy_id.in_([row.id for row in rows]))
        )
    }
    within = policy.reads_within(actor, standing.bench)
    all_letters = policy.reads_declared(actor, standing.bench, standing.presiding)
    found = []
    for row in rows:
        own = actor.person_id is not None and actor.person_id in {row.member_id, row.person_id}
        seat = standing.bench.members.get(row.member_id)
        if seat is not None and (within or own):
            found.append(Sent(row, seat, letters.get(row.id) if own or all_letters else None))
    return found


async def possible_visitors(
    session: AsyncSession, actor: Actor, *, meeting: Meeting
) -> list[Capacity]:
    """Return whom one can name: a member those of his own body, who keeps the log everybody else.

    Nobody of the council is among them; whoever is neither sees none.
    """
    standing = await standing_of(session, meeting, await database_now(session))
    bench = standing.bench
    me = actor.person_id
    keeps = me is not None and me in {bench.secretary, standing.presiding}
    own = bench.members.get(me) if me is not None else None
    if not keeps and own is None:
        return []
    held = await live_reviewers(session, meeting.programme_id, frozenset(Role))
    free = [one for one in held if bench.appointment_of(one.person_id) is None]
    if keeps or own is None:
        return free
    mine = await live_appointments(session, [own], meeting.programme_id)
    return [one for one in free if own in mine and one.body_id == mine[own].body_id]


@dataclass(frozen=True, slots=True)
class Shown:
    """A vote, as the room may see it: never who said what, and of a secret one not even how many."""

    item: int
    kind: VoteKind
    opened_at: datetime
    open: bool
    cast: int | None
    voters: int
    result: Result | None
    tie: Tie | None
    for_: int | None
    against: int | None
    abstain: int | None
    base: int | None
    needed: int | None
    challenge: bool
    amendment: int | None
    motion: str | None


async def vote_shown(session: AsyncSession, _: Actor, *, standing: Standing) -> Shown | None:
    """Return the last vote, open or closed, as the room may see it; none of an item that is over.

    After another item is called, what came of the one before is not shown under its title.
    The rules of no place say that the room sees how many have voted in secret, so nobody is told.
    """
    vote = await session.scalar(
        select(MeetingVote)
        .where(MeetingVote.meeting_id == standing.meeting.id)
        .order_by(MeetingVote.number.desc())
        .limit(1)
    )
    if vote is None or standing.called_item not in {None, vote.item_id}:
        return None
    item = await session.get_one(MeetingItem, vote.item_id)
    voters = standing.attendance.voters_at(vote.closed_at or standing.at, vote.item_id)
    cast = None
    if vote.kind is not VoteKind.SECRET:
        cast = (await casts_by_vote(session, ANONYMOUS, [vote.id]))[vote.id].count
    told = vote.outcome or {}
    return Shown(
        item=item.number,
        kind=vote.kind,
        opened_at=vote.opened_at,
        open=vote.closed_at is None,
        cast=cast,
        voters=len(voters),
        result=vote.result,
        tie=Tie(told["tie"]) if told else None,
        for_=told.get("for"),
        against=told.get("against"),
        abstain=told.get("abstain"),
        base=told.get("base"),
        needed=told.get("needed"),
        challenge=vote.challenged_id is not None,
        amendment=vote.amendment,
        motion=vote.motion if vote.challenged_id is None else None,
    )
