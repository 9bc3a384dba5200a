"""A tie that the chair decides, by a rule the council has given itself: nothing passes over it."""

from datetime import datetime, timedelta

import pytest

from tests.councils.meetings.test_writing import asked
from tests.fixtures.councils import seen
from tests.fixtures.sittings import (
    CHAIR,
    SECRETARY,
    VICE,
    prepared,
    refusals,
    vote,
)
from tests.fixtures.town import as_house
from workflows.councils.meetings import balloting, chairing
from workflows.councils.meetings.models import Meeting, MeetingItem
from workflows.councils.meetings.scenes import scenes_by_meeting
from workflows.councils.meetings.states import ItemState, MeetingState
from workflows.councils.meetings.visiting import vote_shown
from workflows.councils.minutes.certificate import verify
from workflows.councils.minutes.certifying import certificates_of
from workflows.councils.minutes.compile import compile_minutes
from workflows.councils.minutes.gathering import material_of
from workflows.councils.minutes.sentences import sentence
from workflows.councils.reckoning.votes import Choice, Result, Tie
from workflows.kit.refusal import Invalid, NotAllowed, WrongState
from workflows.kit.wording import Locale

LATER = datetime.fromisoformat("2027-01-20T14:00:00+09:00")
OWN = "council.own.tie#7(1)#창원시 스마트도시사업협의회 운영세칙"
FOR, AGAINST = Choice.FOR, Choice.AGAINST


EVERYBODY = (CHAIR, VICE, "expert.2", "expert.3", "expert.4")
TIED = {CHAIR: FOR, VICE: FOR, "expert.2": AGAINST, "expert.3": AGAINST}


@pytest.fixture
async def ruled(town, clock, council, put, open_with, last_vote):
    """The council lets its chair decide a tie, from twelve days before its next meeting on."""
    item = await open_with(await put())
    await vote(town, item, last_vote, dict.fromkeys(EVERYBODY, FOR))
    await town.act(CHAIR, chairing.close_meeting, meeting_id=item.meeting_id)
    await clock.set(LATER - timedelta(days=12))
    return council


@pytest.fixture
async def tied(town, ruled, open_with, last_vote):
    """At the next meeting there is a tie: two to two of five."""
    council = ruled
    item = await open_with(await prepared(town, council, starts_at=LATER))
    found = await vote(town, item, last_vote, TIED)
    assert (found.result, found.outcome["tie"]) == (Result.AWAITS_CHAIR, "AWAITS_CHAIR")
    return item, found


async def test_nothing_passes_over_a_tie_that_waits_for_the_chair(town, tied):
    item, _ = tied
    about = {"meeting_id": item.meeting_id, "item_id": item.id}
    end = {**about, "end": ItemState.DEFERRED, "conclusion": "다음에"}
    for verb, given in ((balloting.open_vote, about), (chairing.end_item, end)):
        with pytest.raises(WrongState, match="tie_waits") as refused:
            await town.act(CHAIR, verb, **given)
        assert refused.value.rule == OWN
    offers = await refusals(town, CHAIR, item.meeting_id)
    assert {offers[name].reason for name in ("openVote", "endItem")} == {"tie_waits"}


@pytest.mark.parametrize(("choice", "result"), [(FOR, Result.CARRIED), (AGAINST, Result.LOST)])
async def test_the_chair_decides_it_and_the_minutes_and_the_certificate_say_so(
    town, tied, last_vote, rows, sessions, choice, result
):
    item, found = tied
    with pytest.raises(NotAllowed, match="only_who_presides"):
        await town.act(VICE, balloting.decide_tie, vote_id=found.id, choice=choice)
    with pytest.raises(Invalid, match="chair_decides") as refused:
        await town.act(CHAIR, balloting.decide_tie, vote_id=found.id, choice=Choice.ABSTAIN)
    assert refused.value.rule == OWN
    await town.act(CHAIR, balloting.decide_tie, vote_id=found.id, choice=choice)
    assert (await last_vote(item.meeting_id)).result is result
    # The room reads who decided it beside the figures, which are the same.
    scenes = await seen(town, CHAIR, scenes_by_meeting, ids=[item.meeting_id])
    shown = await seen(town, CHAIR, vote_shown, standing=scenes[item.meeting_id].standing)
    assert (shown.for_, shown.against, shown.tie) == (2, 2, Tie(f"CHAIR_{choice.value}"))
    ended = (await rows(MeetingItem, id=item.id))[0].state
    assert ended is (ItemState.RESOLVED if result is Result.CARRIED else ItemState.REJECTED)
    await town.act(CHAIR, chairing.close_meeting, meeting_id=item.meeting_id)

    async with as_house(sessions) as session:
        meeting = await session.get_one(Meeting, item.meeting_id)
        minutes = compile_minutes(await material_of(session, meeting))
        (certificate,) = await certificates_of(session, meeting)
    line = minutes.line("vote.1.tie")
    assert line.person == town.people[CHAIR]
    word = {FOR: "for", AGAINST: "against"}[choice]
    said = f"Item 1, vote 1: a tie, decided {word} by whoever presided"
    assert sentence(line, Locale.EN) == said
    assert verify(certificate.content).holds


async def test_in_writing_too_a_tie_waits_for_the_chair_before_all_is_closed(
    town, ruled, clock, last_vote, rows
):
    meeting = await asked(town, ruled, until=LATER)
    poll = await last_vote(meeting.id)
    for who, choice in TIED.items():
        await town.act(who, balloting.cast_vote, vote_id=poll.id, choice=choice)
    await clock.set(LATER)
    waits = await town.act(SECRETARY, balloting.close_vote, vote_id=poll.id)
    assert waits.state is MeetingState.OPEN
    assert (await last_vote(meeting.id)).result is Result.AWAITS_CHAIR
    closed = await town.act(CHAIR, balloting.decide_tie, vote_id=poll.id, choice=FOR)

    assert closed.state is MeetingState.CLOSED
    assert (await rows(MeetingItem, meeting_id=meeting.id))[0].state is ItemState.RESOLVED
