"""Secret votes: thirteen members, a sealed box, the count alone, and no way back to who said what."""

import pytest
from sqlalchemy import func, select, text

from tests.fixtures.sittings import CHAIR, call_item, opened, sitting_council, vote
from tests.fixtures.town import as_house
from workflows.councils.meetings import balloting, door
from workflows.councils.meetings.cast_queries import casts_by_vote
from workflows.councils.meetings.models import MeetingBallot, MeetingItem, MeetingVote
from workflows.councils.meetings.states import ItemState, VoteKind
from workflows.councils.reckoning.votes import Choice, Result
from workflows.identity.queries import actor_for
from workflows.kit.refusal import RuleBroken, WrongState
from workflows.record.models import Event
from workflows.record.uow import unit_of_work

FOR, AGAINST, ABSTAIN = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN
THIRTEEN = (CHAIR, *(f"expert.{number}" for number in range(1, 13)))


@pytest.fixture
async def sitting(town, clock, rows):
    """A meeting of thirteen of thirteen, its only item called."""
    council = await sitting_council(town, clock, experts=12)
    meeting = await opened(town, council, clock, *THIRTEEN)
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    await call_item(town, meeting, item)
    return meeting, item


async def test_thirteen_vote_in_secret_and_the_count_alone_comes_out(
    town, sitting, last_vote, rows, sessions
):
    meeting, item = sitting
    choices = dict.fromkeys(THIRTEEN[:7], FOR) | dict.fromkeys(THIRTEEN[7:11], AGAINST)
    choices |= dict.fromkeys(THIRTEEN[11:], ABSTAIN)
    found = await vote(town, item, last_vote, choices, kind=VoteKind.SECRET)

    told = {key: found.outcome[key] for key in ("for", "against", "abstain", "base", "needed")}
    assert found.result is Result.CARRIED
    assert told == {"for": 7, "against": 4, "abstain": 2, "base": 13, "needed": 7}
    assert (await rows(MeetingItem, id=item.id))[0].state is ItemState.RESOLVED
    async with as_house(sessions) as session:
        kept = list(
            await session.execute(
                select(MeetingBallot.choice, MeetingBallot.cast_at).where(
                    MeetingBallot.vote_id == found.id
                )
            )
        )
        assert {one.choice for one in kept} == {None}
        assert {one.cast_at for one in kept} == {found.opened_at}
        said = await session.scalars(
            select(Event.data).where(Event.kind == "meeting.cast", Event.subject_id == meeting.id)
        )
        assert all(set(one) == {"vote"} for one in said)
        # The key is gone: the box tells nobody's ballot any more, not even his own.
        secret = await session.scalar(
            text("SELECT count(*) FROM box_own(:poll, :voter)"),
            {"poll": found.poll_id, "voter": town.people[CHAIR]},
        )
        assert secret == 0


async def test_nobody_is_shown_a_choice_before_or_after_the_close(town, sitting, last_vote):
    meeting, item = sitting
    await town.act(
        CHAIR, balloting.open_vote, meeting_id=meeting.id, item_id=item.id, kind=VoteKind.SECRET
    )
    poll = await last_vote(meeting.id)
    await town.act(CHAIR, balloting.cast_vote, vote_id=poll.id, choice=FOR)
    for _ in range(2):
        for who in (CHAIR, "expert.1"):
            async with unit_of_work(
                town.sessions, lambda s, who=who: actor_for(s, town.people[who])
            ) as uow:
                seen = (await casts_by_vote(uow.session, uow.actor, [poll.id]))[poll.id]
            assert (seen.own, seen.ballots, seen.voted) == (None, None, who == CHAIR)
        if poll.closed_at is None:
            await town.act(CHAIR, balloting.close_vote, vote_id=poll.id)
            poll = await last_vote(meeting.id)


async def test_a_later_ballot_takes_the_place_of_an_earlier_one(town, sitting, last_vote, sessions):
    meeting, item = sitting
    await town.act(
        CHAIR, balloting.open_vote, meeting_id=meeting.id, item_id=item.id, kind=VoteKind.SECRET
    )
    poll = await last_vote(meeting.id)
    for choice in (AGAINST, ABSTAIN, FOR):
        for who in THIRTEEN[:7]:
            await town.act(who, balloting.cast_vote, vote_id=poll.id, choice=choice)
    await town.act(CHAIR, balloting.close_vote, vote_id=poll.id)

    found = await last_vote(meeting.id)
    assert [found.outcome[key] for key in ("for", "against", "abstain", "silent")] == [7, 0, 0, 6]
    async with as_house(sessions) as session:
        cast = await session.scalar(
            select(func.count()).select_from(MeetingBallot).where(MeetingBallot.vote_id == found.id)
        )
    assert cast == 7


async def test_who_is_out_of_the_item_has_no_ballot_and_nobody_leaves_it_while_the_box_is_open(
    town, sitting, last_vote, rows
):
    meeting, item = sitting
    out = {"meeting_id": meeting.id, "item_id": item.id, "ground": "자문"}
    await town.act("expert.1", door.withdraw_from_item, **out)
    await town.act(
        CHAIR, balloting.open_vote, meeting_id=meeting.id, item_id=item.id, kind=VoteKind.SECRET
    )
    poll = await last_vote(meeting.id)
    with pytest.raises(RuleBroken, match="recused_cannot_vote"):
        await town.act("expert.1", balloting.cast_vote, vote_id=poll.id, choice=FOR)
    with pytest.raises(WrongState, match="secret_vote_open"):
        await town.act("expert.2", door.withdraw_from_item, **out)
    await town.act(CHAIR, balloting.close_vote, vote_id=poll.id)
    with pytest.raises(WrongState, match="vote_is_closed"):
        await town.act("expert.2", balloting.cast_vote, vote_id=poll.id, choice=FOR)

    assert [one.kind for one in await rows(MeetingVote, meeting_id=meeting.id)] == [VoteKind.SECRET]
