"""A member who comes while somebody stands in for him: one ballot, and it is the member's, however they meet."""

import asyncio

import pytest

from tests.fixtures.sittings import CHAIR, DEPUTY, VICE, ballots_of, come
from workflows.councils.meetings import balloting, door
from workflows.councils.meetings.door import Move
from workflows.councils.meetings.standing import standing_of
from workflows.councils.reckoning.votes import Choice
from workflows.kit.refusal import RuleBroken

FOR, AGAINST = Choice.FOR, Choice.AGAINST


async def test_a_proxy_who_is_overtaken_by_the_member_leaves_the_ballot_of_the_member(
    town, sent, last_vote, sessions, monkeypatch
):
    meeting, item = sent
    await town.act(VICE, balloting.open_vote, meeting_id=meeting.id, item_id=item.id)
    poll = await last_vote(meeting.id)
    read, go = asyncio.Event(), asyncio.Event()

    async def read_and_wait(*asked, **how):
        found = await standing_of(*asked, **how)
        if not read.is_set():
            read.set()
            await go.wait()
        return found

    monkeypatch.setattr(balloting, "standing_of", read_and_wait)
    proxy = asyncio.create_task(town.act(DEPUTY, balloting.cast_vote, vote_id=poll.id, choice=FOR))
    await read.wait()
    await come(town, meeting, CHAIR)
    await town.act(CHAIR, balloting.cast_vote, vote_id=poll.id, choice=AGAINST)
    go.set()

    with pytest.raises(RuleBroken, match="member_votes_himself"):
        await proxy
    assert await ballots_of(sessions, poll) == [(town.people[CHAIR], AGAINST, None)]


async def test_member_and_proxy_at_the_same_instant_leave_one_ballot_and_it_is_the_members(
    town, sent, last_vote, sessions
):
    meeting, item = sent
    await town.act(VICE, balloting.open_vote, meeting_id=meeting.id, item_id=item.id)
    poll = await last_vote(meeting.id)

    async def by_the_member():
        await come(town, meeting, CHAIR)
        await town.act(CHAIR, balloting.cast_vote, vote_id=poll.id, choice=AGAINST)

    async def by_the_proxy():
        for _ in range(3):
            await town.act(DEPUTY, balloting.cast_vote, vote_id=poll.id, choice=FOR)

    for _ in range(6):
        answers = await asyncio.gather(by_the_member(), by_the_proxy(), return_exceptions=True)
        assert answers[0] is None
        assert answers[1] is None or isinstance(answers[1], RuleBroken)
        assert await ballots_of(sessions, poll) == [(town.people[CHAIR], AGAINST, None)]
        await town.act(CHAIR, door.move, meeting_id=meeting.id, move=Move.LEAVE)
        await come(town, meeting, DEPUTY)
