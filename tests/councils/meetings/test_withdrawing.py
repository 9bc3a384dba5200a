"""A question that is being answered in writing is taken back by the chair, until enough have answered it."""

import pytest

from tests.councils.meetings.test_writing import UNTIL, asked, offered
from tests.fixtures.sittings import CHAIR, SECRETARY, prepared, sitting_council
from workflows.councils.meetings import balloting, calling, preparing
from workflows.councils.meetings.models import Meeting, MeetingEntry, MeetingItem
from workflows.councils.meetings.recalling import ask_to_meet
from workflows.councils.meetings.states import Entry, ItemState, MeetingState
from workflows.councils.minutes.compile import compile_minutes
from workflows.councils.minutes.gathering import material_of
from workflows.councils.minutes.sentences import sentence
from workflows.councils.minutes.states import Said
from workflows.councils.reckoning.votes import Choice
from workflows.kit.refusal import Invalid, NotAllowed, WrongState
from workflows.kit.wording import Locale
from workflows.record.uow import unit_of_work

WHY = "주문에 빠진 곳이 있음"


@pytest.fixture
async def question(town, clock):
    """A question that five are asked in writing: three answers are a quorum."""
    council = await sitting_council(town, clock, place="haeon")
    return await asked(town, council)


async def take_back(town, meeting, who=CHAIR, reason=WHY):
    return await town.act(who, calling.cancel_meeting, meeting_id=meeting.id, reason=reason)


async def answer(town, poll, *people):
    for who in people:
        await town.act(who, balloting.cast_vote, vote_id=poll.id, choice=Choice.FOR)


async def test_the_chair_takes_a_question_back_and_says_why(town, question, rows, last_vote):
    poll = await last_vote(question.id)
    await answer(town, poll, CHAIR, "expert.2")
    with pytest.raises(NotAllowed):
        await take_back(town, question, SECRETARY)
    with pytest.raises(Invalid):
        await take_back(town, question, reason=" ")
    assert await offered(town, CHAIR, question, "cancelMeeting") is None
    await take_back(town, question)

    (after,) = await rows(Meeting, id=question.id)
    (item,) = await rows(MeetingItem, meeting_id=question.id)
    vote = await last_vote(question.id)
    assert (after.state, after.cancel_reason) == (MeetingState.CANCELLED, WHY)
    assert item.state is ItemState.DEFERRED
    assert (vote.closed_at is not None, vote.outcome) == (True, None)
    log = await rows(MeetingEntry, meeting_id=question.id)
    assert (log[-1].kind, log[-1].words) == (Entry.RECALLED, WHY)
    with pytest.raises(WrongState):
        await answer(town, poll, "expert.3")


async def test_it_is_not_taken_back_once_enough_have_answered_or_its_hour_is_over(
    town, clock, question, last_vote
):
    poll = await last_vote(question.id)
    await answer(town, poll, CHAIR, "expert.2", "expert.3")
    with pytest.raises(WrongState, match="answers_decide"):
        await take_back(town, question)
    assert (await offered(town, CHAIR, question, "cancelMeeting")).reason == "answers_decide"
    await clock.set(UNTIL)
    with pytest.raises(WrongState, match="answers_are_over"):
        await take_back(town, question)

    # Its minutes speak of answers, where nobody came, presided or was absent.
    await town.act(SECRETARY, balloting.close_vote, vote_id=poll.id)
    async with unit_of_work(town.sessions) as uow:
        row = await uow.session.get_one(Meeting, question.id)
        minutes = compile_minutes(await material_of(uow.session, row))
    told = {one.said: sentence(one, Locale.KO) for one in minutes.lines}
    assert told[Said.ABSENT] == "답하지 않음"
    assert told[Said.PRESENT] == "서면으로 답함"
    assert told[Said.NUMBERS] == "재적위원 5명 가운데 3명이 서면으로 답함"
    assert "개의" not in told[Said.OPENED]
    assert "폐회" not in told[Said.CLOSED]
    english = {one.said: sentence(one, Locale.EN) for one in minutes.lines}
    assert english[Said.PRESIDED] == "Asked the members in writing"


async def test_who_has_asked_to_meet_is_not_asked_again(town, question):
    assert await offered(town, "expert.2", question, "askToMeet") is None
    await town.act("expert.2", ask_to_meet, meeting_id=question.id)
    assert (
        await offered(town, "expert.2", question, "askToMeet")
    ).reason == "asked_to_meet_already"
    assert await offered(town, "expert.3", question, "askToMeet") is None


async def test_any_of_those_who_demand_a_meeting_calls_it_once_they_are_enough(town, clock):
    """The chair does nothing; whoever demands nothing calls nothing either."""
    council = await sitting_council(town, clock, place="haeon")
    meeting = await prepared(town, council, by="expert.2", demanded=True)
    assert (await offered(town, "expert.2", meeting, "backMeeting")).reason == "backed_already"
    assert await offered(town, "expert.2", meeting, "callMeeting")
    await town.act("expert.3", preparing.back_meeting, meeting_id=meeting.id)
    for who, reason in (
        ("expert.2", None),
        ("expert.3", None),
        ("expert.4", "only_the_chair_calls"),
        (SECRETARY, "only_the_chair_calls"),
    ):
        refusal = await offered(town, who, meeting, "callMeeting")
        assert (refusal and refusal.reason) == reason
    with pytest.raises(NotAllowed, match="only_the_chair_calls"):
        await town.act("expert.4", calling.call_meeting, meeting_id=meeting.id)
    await town.act("expert.3", calling.call_meeting, meeting_id=meeting.id)
