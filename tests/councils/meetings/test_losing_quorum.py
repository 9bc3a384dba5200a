"""A quorum that is lost in the middle of a vote stops it, and whoever is challenged is none of it (E1.7, E5.5)."""

import pytest

from tests.fixtures.councils import seen
from tests.fixtures.sittings import (
    CHAIR,
    VICE,
    call_item,
    come,
    opened,
    refusals,
    sitting_council,
)
from workflows.councils.meetings import balloting, door
from workflows.councils.meetings.door import Move
from workflows.councils.meetings.models import MeetingItem
from workflows.councils.meetings.scenes import scenes_by_meeting
from workflows.councils.meetings.states import VoteKind
from workflows.councils.reckoning.votes import Choice, Result
from workflows.kit.refusal import RuleBroken, WrongState

QUORUM = "council.changwon.quorum"
GONE = (VICE, "expert.2")


async def scene_of(town, who, meeting):
    return (await seen(town, who, scenes_by_meeting, ids=[meeting.id]))[meeting.id]


async def refusal_of(town, who, meeting, act):
    """Return why the pages of somebody do not offer an act, or None where they do."""
    vote_is_open = act in {"castVote", "challengeMember"}
    return (await refusals(town, who, meeting.id, vote_is_open=vote_is_open))[act]


async def leave(town, meeting, *people):
    for who in people:
        await town.act(who, door.move, meeting_id=meeting.id, move=Move.LEAVE)


async def challenged(town, meeting, item):
    await town.act(
        "expert.3",
        door.challenge_member,
        meeting_id=meeting.id,
        item_id=item.id,
        appointment_id=town.appointments["expert.2"],
        ground="같은 회사의 자문",
    )
    return {
        "meeting_id": meeting.id,
        "item_id": item.id,
        "challenged": town.appointments["expert.2"],
    }


@pytest.mark.parametrize("kind", VoteKind)
async def test_a_vote_stands_still_without_a_quorum_and_goes_on_when_it_is_back(
    town, session_open, last_vote, kind
):
    meeting, item = session_open
    await town.act(CHAIR, balloting.open_vote, meeting_id=meeting.id, item_id=item.id, kind=kind)
    poll = await last_vote(meeting.id)
    ballot = {"vote_id": poll.id, "choice": Choice.AGAINST}
    await town.act(CHAIR, balloting.cast_vote, **ballot)
    await leave(town, meeting, *GONE)
    with pytest.raises(RuleBroken, match="no_quorum") as refused:
        await town.act("expert.3", balloting.cast_vote, **ballot)
    figures = {"needed": 3, "counted": 2, "in_office": 5, "missing": 1}
    assert (refused.value.rule, refused.value.figures) == (QUORUM, figures)
    assert (await refusal_of(town, "expert.3", meeting, "castVote")).reason == "no_quorum"

    await come(town, meeting, "expert.2")
    assert await refusal_of(town, "expert.3", meeting, "castVote") is None
    await town.act("expert.3", balloting.cast_vote, **ballot)
    await town.act(CHAIR, balloting.close_vote, vote_id=poll.id)
    assert (await last_vote(meeting.id)).outcome["against"] == 2


async def test_a_vote_that_stands_still_is_closed_without_a_decision(town, session_open, last_vote):
    meeting, item = session_open
    await town.act(CHAIR, balloting.open_vote, meeting_id=meeting.id, item_id=item.id)
    poll = await last_vote(meeting.id)
    await leave(town, meeting, *GONE)
    await town.act(CHAIR, balloting.close_vote, vote_id=poll.id)
    assert (await last_vote(meeting.id)).result is Result.NO_QUORUM


async def test_whoever_is_challenged_is_none_of_the_quorum_that_rules_on_it(town, clock, rows):
    """Where the rules take whoever is out of an item out of the count, as Haeon's do."""
    council = await sitting_council(town, clock, place="haeon")
    meeting = await opened(town, council, clock, CHAIR, "expert.2", "expert.3")
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    await call_item(town, meeting, item)
    assert (await scene_of(town, CHAIR, meeting)).quorum.met
    about = await challenged(town, meeting, item)
    quorum = (await scene_of(town, CHAIR, meeting)).quorum
    assert (quorum.in_office, quorum.needed, quorum.counted) == (4, 3, 2)
    with pytest.raises(RuleBroken, match="no_quorum"):
        await town.act(CHAIR, balloting.open_vote, **about)
    told = await refusal_of(town, CHAIR, meeting, "openVote")
    assert (told.reason, told.rule) == (
        "no_quorum_without_them",
        "council.haeon.recusal_denominator",
    )
    await come(town, meeting, VICE)
    await town.act(CHAIR, balloting.open_vote, **about)


async def test_nobody_is_challenged_while_a_vote_is_open_which_could_never_be_closed(
    town, session_open, last_vote
):
    meeting, item = session_open
    await town.act(CHAIR, balloting.open_vote, meeting_id=meeting.id, item_id=item.id)
    with pytest.raises(WrongState, match="vote_is_open"):
        await challenged(town, meeting, item)
    assert (await refusal_of(town, CHAIR, meeting, "challengeMember")).reason == "vote_is_open"
    await town.act(CHAIR, balloting.close_vote, vote_id=(await last_vote(meeting.id)).id)
