"""Votes of a council: by name, by consent, without a quorum, on a challenge, and all at once."""

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.fixtures.councils import seen
from tests.fixtures.sittings import (
    CHAIR,
    SECRETARY,
    VICE,
    call_item,
    opened,
    prepared,
    put,
    refusals,
    sitting_council,
    vote,
)
from tests.fixtures.town import as_house
from workflows.councils.meetings import balloting, calling, door
from workflows.councils.meetings.door import Move
from workflows.councils.meetings.models import (
    MeetingEntry,
    MeetingItem,
)
from workflows.councils.meetings.scenes import scenes_by_meeting
from workflows.councils.meetings.states import (
    Entry,
    ItemState,
    VoteKind,
)
from workflows.councils.reckoning.recusal import Bond
from workflows.councils.reckoning.votes import Choice, Result
from workflows.kit.refusal import (
    Conflict,
    NotAllowed,
    NotFound,
    Refusal,
    RuleBroken,
    WrongState,
)

FOR, AGAINST, ABSTAIN = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN
EXPERTS = ("expert.1", "expert.2", "expert.3", "expert.4")
ALL = (CHAIR, *EXPERTS)


# ---------------------------------------------------------------- votes


async def test_a_vote_by_name_carries_with_more_than_half_of_those_present(
    town, session_open, last_vote, rows
):
    meeting, item = session_open
    found = await vote(
        town, item, last_vote, {CHAIR: FOR, VICE: FOR, "expert.2": FOR, "expert.3": AGAINST}
    )

    assert (found.result, found.outcome["for"], found.outcome["needed"]) == (Result.CARRIED, 3, 3)
    (after,) = await rows(MeetingItem, id=item.id)
    assert after.state is ItemState.RESOLVED
    kinds = [one.kind for one in await rows(MeetingEntry, meeting_id=meeting.id)]
    assert kinds[-3:] == [Entry.VOTE_OPENED, Entry.VOTE_CLOSED, Entry.ITEM_ENDED]


async def test_a_tie_is_lost_and_who_abstains_is_present(town, session_open, last_vote, rows):
    _, item = session_open
    found = await vote(
        town, item, last_vote, {CHAIR: FOR, VICE: FOR, "expert.2": AGAINST, "expert.3": ABSTAIN}
    )

    assert (found.result, found.outcome["base"], found.outcome["needed"]) == (Result.LOST, 4, 3)
    assert (await rows(MeetingItem, id=item.id))[0].state is ItemState.REJECTED


async def test_a_ballot_is_changed_until_the_vote_is_closed_and_never_after(
    town, session_open, last_vote, sessions
):
    meeting, item = session_open
    await town.act(CHAIR, balloting.open_vote, meeting_id=meeting.id, item_id=item.id)
    poll = await last_vote(meeting.id)
    for choice in (AGAINST, FOR):
        for who in (CHAIR, VICE, "expert.2"):
            await town.act(who, balloting.cast_vote, vote_id=poll.id, choice=choice)
    await town.act(CHAIR, balloting.close_vote, vote_id=poll.id)

    assert (await last_vote(meeting.id)).outcome["for"] == 3
    with pytest.raises(WrongState, match="vote_is_closed"):
        await town.act(VICE, balloting.cast_vote, vote_id=poll.id, choice=AGAINST)
    with pytest.raises(WrongState, match="vote_is_closed"):
        await town.act(CHAIR, balloting.close_vote, vote_id=poll.id)
    with pytest.raises(DBAPIError, match="the vote is closed"):
        async with as_house(sessions) as session:
            await session.execute(
                text("UPDATE meeting_ballot SET choice = 'AGAINST' WHERE vote_id = :vote"),
                {"vote": poll.id},
            )


async def test_who_may_not_vote_is_told_why(town, session_open, last_vote):
    meeting, item = session_open
    await town.act(
        "expert.3",
        door.withdraw_from_item,
        meeting_id=meeting.id,
        item_id=item.id,
        ground="설계 용역에 참여",
    )
    await town.act(CHAIR, balloting.open_vote, meeting_id=meeting.id, item_id=item.id)
    poll = await last_vote(meeting.id)
    for who, kind, reason in (
        ("expert.3", RuleBroken, "recused_cannot_vote"),
        ("expert.4", RuleBroken, "absent_cannot_vote"),
        (SECRETARY, NotAllowed, "only_members_vote"),
        ("company.a", NotAllowed, "only_members_vote"),
        # Nobody else watches here, so there is no such vote for him.
        ("resident.1", NotFound, "no_such_vote"),
    ):
        with pytest.raises(kind, match=reason):
            await town.act(who, balloting.cast_vote, vote_id=poll.id, choice=FOR)


async def test_consent_without_an_objection_carries_and_with_one_goes_to_the_vote(
    town, session_open, last_vote, rows
):
    _, item = session_open
    objected = await vote(town, item, last_vote, {"expert.3": AGAINST}, kind=VoteKind.CONSENT)
    assert objected.result is Result.AWAITS_VOTE
    assert (await rows(MeetingItem, id=item.id))[0].state is ItemState.CALLED

    agreed = await vote(town, item, last_vote, {}, kind=VoteKind.CONSENT)

    assert (agreed.result, agreed.outcome["for"]) == (Result.CARRIED, 4)


async def test_whoever_leaves_takes_the_quorum_along_and_nothing_is_decided(
    town, session_open, last_vote, rows
):
    meeting, item = session_open
    await town.act(CHAIR, balloting.open_vote, meeting_id=meeting.id, item_id=item.id)
    poll = await last_vote(meeting.id)
    for who in (CHAIR, VICE, "expert.2", "expert.3"):
        await town.act(who, balloting.cast_vote, vote_id=poll.id, choice=FOR)
    for who in ("expert.2", "expert.3"):
        await town.act(who, door.move, meeting_id=meeting.id, move=Move.LEAVE)
    await town.act(CHAIR, balloting.close_vote, vote_id=poll.id)

    found = await last_vote(meeting.id)
    assert (found.result, found.outcome["for"]) == (Result.NO_QUORUM, 2)
    assert {one["why"] for one in found.outcome["void"]} == {"NOT_PRESENT"}
    assert (await rows(MeetingItem, id=item.id))[0].state is ItemState.CALLED
    with pytest.raises(RuleBroken, match="no_quorum"):
        await town.act(CHAIR, balloting.open_vote, meeting_id=meeting.id, item_id=item.id)


@pytest.mark.parametrize(("place", "counted"), [("daegu", 10), ("changwon", 9), ("haeon", 9)])
async def test_a_recusal_breaks_the_quorum_where_the_recused_are_taken_out_of_the_count(
    town, clock, rows, place, counted
):
    """Of 19 in office 10 are there, one of whom withdraws: ten of nineteen, or nine of eighteen."""
    council = await sitting_council(town, clock, experts=18, place=place)
    there = [CHAIR, *(f"expert.{number}" for number in range(1, 10))]
    meeting = await opened(town, council, clock, *there)
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    await town.act(
        "expert.5", door.withdraw_from_item, meeting_id=meeting.id, item_id=item.id, ground="자문"
    )
    if counted == 10:
        await call_item(town, meeting, item)
        return
    with pytest.raises(RuleBroken, match="no_quorum") as refused:
        await call_item(town, meeting, item)
    # Which number was asked for, what broke it and where that is written, and how many more would do.
    wanted = {"needed": 10, "counted": 9, "in_office": 18, "missing": 1, "out": 1}
    assert (refused.value.reason, refused.value.figures) == ("no_quorum_without_them", wanted)
    layer = "changwon_committees" if place == "changwon" else place
    assert refused.value.rule == f"council.{layer}.recusal_denominator"
    # Where too few are there whoever is counted, it is the quorum itself that is cited.
    await town.act("expert.1", door.move, meeting_id=meeting.id, move=Move.LEAVE)
    with pytest.raises(RuleBroken) as refused:
        await call_item(town, meeting, item)
    assert (refused.value.reason, refused.value.rule) == (
        "no_quorum",
        f"council.{place}.quorum",
    )


@pytest.mark.parametrize(
    ("kind", "who", "told"),
    [
        (VoteKind.ROLL_CALL, "expert.3", {VICE}),
        (VoteKind.ROLL_CALL, "company.a", {VICE}),
        (VoteKind.ROLL_CALL, "resident.1", None),
        (VoteKind.ROLL_CALL, None, None),
        (VoteKind.SECRET, CHAIR, None),
        (VoteKind.CONSENT, CHAIR, None),
    ],
)
async def test_who_has_voted_by_name_is_told_to_those_of_the_council_and_never_what(
    town, session_open, last_vote, kind, who, told
):
    meeting, item = session_open
    given = {"meeting_id": meeting.id, "item_id": item.id}
    await town.act(CHAIR, balloting.open_vote, **given, kind=kind)
    poll = await last_vote(meeting.id)
    await town.act(VICE, balloting.cast_vote, vote_id=poll.id, choice=AGAINST)

    scene = (await seen(town, who, scenes_by_meeting, ids=[meeting.id]))[meeting.id]
    names = {key: name for name, key in town.people.items()}
    said = {one.has_voted for one in scene.attendees}
    # Of the others nobody watches: the ordinance of Changwon opens the minutes alone.
    outside = who in {None, "resident.1"}
    assert said == (set() if outside else {None} if told is None else {True, False})
    assert {names[one.person_id] for one in scene.attendees if one.has_voted} == (told or set())
    await town.act(CHAIR, balloting.close_vote, vote_id=poll.id)
    after = (await seen(town, who, scenes_by_meeting, ids=[meeting.id]))[meeting.id]
    assert {one.has_voted for one in after.attendees} == (set() if outside else {None})


async def test_a_vote_is_offered_only_where_there_is_a_quorum(town, session_open):
    meeting, _ = session_open

    async def offered():
        return (await refusals(town, CHAIR, meeting.id))["openVote"]

    assert await offered() is None
    for who in ("expert.2", "expert.3"):
        await town.act(who, door.move, meeting_id=meeting.id, move=Move.LEAVE)
    refusal = await offered()
    assert (refusal.reason, refusal.rule) == ("no_quorum", "council.changwon.quorum")


# ---------------------------------------------------------------- challenge and exclusion


@pytest.mark.parametrize(("choice", "ruling"), [(FOR, Entry.UPHELD), (AGAINST, Entry.DISMISSED)])
async def test_a_challenge_is_ruled_on_by_the_others_first(
    town, session_open, last_vote, rows, choice, ruling
):
    meeting, item = session_open
    challenged = town.appointments["expert.2"]
    await town.act(
        "expert.3",
        door.challenge_member,
        meeting_id=meeting.id,
        item_id=item.id,
        appointment_id=challenged,
        ground="같은 회사의 자문",
    )
    with pytest.raises(WrongState, match="challenge_first"):
        await town.act(CHAIR, balloting.open_vote, meeting_id=meeting.id, item_id=item.id)
    await town.act(
        CHAIR,
        balloting.open_vote,
        meeting_id=meeting.id,
        item_id=item.id,
        challenged=challenged,
    )
    poll = await last_vote(meeting.id)
    with pytest.raises(RuleBroken, match="challenged_cannot_vote"):
        await town.act("expert.2", balloting.cast_vote, vote_id=poll.id, choice=FOR)
    for who in (CHAIR, VICE, "expert.3"):
        await town.act(who, balloting.cast_vote, vote_id=poll.id, choice=choice)
    await town.act(CHAIR, balloting.close_vote, vote_id=poll.id)

    assert (await rows(MeetingEntry, meeting_id=meeting.id))[-1].kind is ruling
    assert (await rows(MeetingItem, id=item.id))[0].state is ItemState.CALLED
    await town.act(CHAIR, balloting.open_vote, meeting_id=meeting.id, item_id=item.id)
    poll = await last_vote(meeting.id)
    if ruling is Entry.UPHELD:
        with pytest.raises(RuleBroken, match="recused_cannot_vote"):
            await town.act("expert.2", balloting.cast_vote, vote_id=poll.id, choice=FOR)
    else:
        await town.act("expert.2", balloting.cast_vote, vote_id=poll.id, choice=FOR)


async def test_an_interest_is_declared_of_a_party_only_and_the_chair_excludes(
    town, council, clock, rows
):
    meeting = await prepared(town, council, items=0)
    body = town.city_id
    await put(town, meeting, parties=[body])
    await town.act(CHAIR, calling.call_meeting, meeting_id=meeting.id)
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    about = {"meeting_id": meeting.id, "item_id": item.id}
    await town.act("expert.2", calling.declare_interest, **about, body_id=body, bond=Bond.ADVICE)
    with pytest.raises(NotFound, match="no_party_to_it"):
        await town.act(
            "expert.2", calling.declare_interest, **about, body_id=meeting.id, bond=Bond.ADVICE
        )
    excluded = {**about, "appointment_id": town.appointments["expert.2"], "ground": "자문"}
    await town.act(SECRETARY, door.exclude_from_item, **excluded)
    with pytest.raises(Conflict, match="out_of_it_already"):
        await town.act(SECRETARY, door.exclude_from_item, **excluded)
    with pytest.raises(NotAllowed, match="only_the_secretary_keeps"):
        await town.act("expert.3", door.exclude_from_item, **excluded)


# ---------------------------------------------------------------- races


async def test_what_is_cast_while_the_chair_closes_is_counted_or_refused(
    town, clock, rows, last_vote
):
    """Twenty-five vote at once with the chair closing: accepted is counted, and nothing else."""
    council = await sitting_council(town, clock, experts=24)
    everybody = [CHAIR, *(f"expert.{number}" for number in range(1, 25))]
    meeting = await opened(town, council, clock, *everybody)
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    await call_item(town, meeting, item)
    await town.act(CHAIR, balloting.open_vote, meeting_id=meeting.id, item_id=item.id)
    poll = await last_vote(meeting.id)

    async def cast(who):
        try:
            await town.act(who, balloting.cast_vote, vote_id=poll.id, choice=FOR)
        except Refusal as refusal:
            return refusal.reason
        return "cast"

    async def close():
        await asyncio.sleep(0.05)
        await town.act(CHAIR, balloting.close_vote, vote_id=poll.id)

    answers = await asyncio.gather(*(cast(who) for who in everybody), close())

    found = await last_vote(meeting.id)
    assert set(answers) <= {"cast", "vote_is_closed", None}
    assert found.outcome["for"] == answers.count("cast")
    assert found.outcome["silent"] == answers.count("vote_is_closed")
