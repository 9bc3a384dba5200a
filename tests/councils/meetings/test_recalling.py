"""Calling a written resolution off: only where the rules of the place say how many members it takes."""

from datetime import timedelta

import pytest

from tests.councils.follow_up.test_taking_up import BEYOND, LATER, open_with, opened, told
from tests.councils.meetings.test_writing import asked
from tests.fixtures.sittings import (
    CHAIR,
    SECRETARY,
    STARTS,
    VICE,
    call_item,
    called,
    prepared,
    put,
    sitting_council,
    vote,
)
from workflows.councils.follow_up.models import Decision
from workflows.councils.follow_up.states import DecisionState, StepKind
from workflows.councils.meetings import balloting, chairing
from workflows.councils.meetings.models import Meeting, MeetingEntry, MeetingItem
from workflows.councils.meetings.preparing import TOPICS
from workflows.councils.meetings.recalling import ask_to_meet
from workflows.councils.meetings.states import Asked, Entry, ItemState, MeetingState
from workflows.councils.reckoning.votes import Choice, Result
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


async def test_what_the_council_took_up_waits_again_after_the_recall_and_is_dealt_with_live(
    town, clock, rows, last_vote
):
    council = await sitting_council(town, clock, place="haeon")
    people = (CHAIR, VICE, "expert.2")
    first = await open_with(
        town, clock, council, STARTS, *people, topic=BEYOND, asked=Asked.TAKE_UP, title="야간 버스"
    )
    (taking,) = await rows(MeetingItem, meeting_id=first.id)
    await call_item(town, first, taking)
    await vote(town, taking, last_vote, dict.fromkeys(people, Choice.FOR))
    await town.act(CHAIR, chairing.close_meeting, meeting_id=first.id)
    (decision,) = await rows(Decision, item_id=taking.id)

    until = STARTS + timedelta(days=3)
    again = {"topic": BEYOND, "title": "야간 버스 운행", "taken_up_by": taking.id}
    written = await asked(town, council, until=until, **again)
    assert await told(town, decision) == (DecisionState.OPEN, [StepKind.ON_AGENDA])
    await town.act(VICE, ask_to_meet, meeting_id=written.id)
    # One is not enough: it is before the council still, and answered in writing.
    assert (await told(town, decision))[1] == [StepKind.ON_AGENDA]
    await town.act("expert.2", ask_to_meet, meeting_id=written.id)

    (withdrawn,) = await rows(MeetingItem, meeting_id=written.id)
    off = [StepKind.ON_AGENDA, StepKind.OFF_AGENDA]
    assert await told(town, decision) == (DecisionState.OPEN, off)
    assert (withdrawn.state, withdrawn.conclusion) == (ItemState.DEFERRED, "")
    # Nothing was decided by it: no decision is registered of it, and nothing rests on its vote.
    assert await rows(Decision, item_id=withdrawn.id) == []
    live = await prepared(town, council, items=0, starts_at=LATER)
    with pytest.raises(RuleBroken, match="topic_not_taken_up") as refused:
        await put(town, live, topic=BEYOND, title="곧바로", taken_up_by=withdrawn.id)
    assert refused.value.rule == TOPICS

    await put(town, live, **again)
    assert await told(town, decision) == (DecisionState.OPEN, [*off, StepKind.ON_AGENDA])
    await opened(town, clock, live, LATER, *people)
    (item,) = await rows(MeetingItem, meeting_id=live.id)
    await call_item(town, live, item)
    await vote(town, item, last_vote, dict.fromkeys(people, Choice.FOR))
    steps = [*off, StepKind.ON_AGENDA, StepKind.DEALT_WITH]
    assert await told(town, decision) == (DecisionState.DONE, steps)
    # What was answered in writing stays on record beside it, without an outcome.
    ended = await last_vote(written.id)
    assert (ended.result, ended.outcome) == (None, None)


async def test_a_written_resolution_that_too_few_answer_leaves_the_matter_to_the_council(
    town, clock, rows, last_vote
):
    council = await sitting_council(town, clock, place="haeon")
    meeting = await asked(town, council)
    poll = await last_vote(meeting.id)
    await clock.set(meeting.starts_at + timedelta(minutes=1))
    await town.act(CHAIR, balloting.close_vote, vote_id=poll.id)
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    assert item.state is ItemState.DEFERRED
    assert (await last_vote(meeting.id)).result is Result.NO_QUORUM
