"""Calling a written resolution off: only where the rules of the place say how many members it takes."""

import pytest

from tests.councils.meetings.test_writing import asked
from tests.fixtures.sittings import CHAIR, SECRETARY, VICE, called, sitting_council
from workflows.councils.meetings import balloting
from workflows.councils.meetings.models import Meeting, MeetingEntry, MeetingItem
from workflows.councils.meetings.recalling import ask_to_meet
from workflows.councils.meetings.states import Entry, ItemState, MeetingState
from workflows.councils.reckoning.votes import Choice
from workflows.kit.refusal import Conflict, NotAllowed, RuleBroken, WrongState


async def test_a_third_of_the_members_call_the_written_vote_off(town, clock, rows, last_vote):
    council = await sitting_council(town, clock, place="haeon")
    meeting = await asked(town, council)
    poll = await last_vote(meeting.id)
    await town.act(CHAIR, balloting.cast_vote, vote_id=poll.id, choice=Choice.FOR)

    async def ask(who):
        return await town.act(who, ask_to_meet, meeting_id=meeting.id)

    with pytest.raises(NotAllowed, match="only_members_vote"):
        await ask(SECRETARY)
    await ask(VICE)
    with pytest.raises(Conflict, match="asked_to_meet_already"):
        await ask(VICE)
    assert (await rows(Meeting, id=meeting.id))[0].state is MeetingState.OPEN
    # Two of five are a third.
    await ask("expert.2")

    (after,) = await rows(Meeting, id=meeting.id)
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    vote = await last_vote(meeting.id)
    assert (after.state, item.state) == (MeetingState.CANCELLED, ItemState.DEFERRED)
    assert (vote.closed_at is not None, vote.result, vote.outcome) == (True, None, None)
    log = [one.kind for one in await rows(MeetingEntry, meeting_id=meeting.id)]
    assert log[-3:] == [Entry.LIVE_ASKED, Entry.LIVE_ASKED, Entry.RECALLED]
    with pytest.raises(WrongState, match="vote_is_closed"):
        await town.act("expert.3", balloting.cast_vote, vote_id=poll.id, choice=Choice.FOR)
    with pytest.raises(WrongState, match="meeting_not_open"):
        await ask("expert.3")


async def test_where_no_source_says_how_many_nobody_calls_it_off(town, clock, rows):
    council = await sitting_council(town, clock)
    meeting = await asked(town, council)
    with pytest.raises(RuleBroken, match="no_recall_here") as refused:
        await town.act(VICE, ask_to_meet, meeting_id=meeting.id)

    assert refused.value.rule == "council.house.recall_fraction"
    assert (await rows(Meeting, id=meeting.id))[0].state is MeetingState.OPEN


async def test_a_meeting_that_is_held_live_is_not_called_off_like_that(town, clock):
    council = await sitting_council(town, clock, place="haeon")
    meeting = await called(town, council)
    with pytest.raises(WrongState, match="held_live"):
        await town.act(VICE, ask_to_meet, meeting_id=meeting.id)
