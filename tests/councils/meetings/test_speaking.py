"""The floor: asked for, given in order or with a reason, taken back, closed; and who is a guest on one item."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from tests.fixtures.councils import seen
from tests.fixtures.sittings import (
    CHAIR,
    SECRETARY,
    VICE,
    call_item,
    come,
)
from tests.fixtures.town import as_house
from workflows.councils.meetings import balloting, chairing, door, speaking
from workflows.councils.meetings.door import Move
from workflows.councils.meetings.floor import FloorEntry, floor_of
from workflows.councils.meetings.queries import meetings_by_id
from workflows.councils.meetings.scenes import scenes_by_meeting
from workflows.councils.meetings.states import Entry, ItemState, VoteKind
from workflows.councils.meetings.visiting import vote_shown
from workflows.councils.minutes.compile import compile_minutes
from workflows.councils.minutes.gathering import material_of
from workflows.councils.minutes.states import Said
from workflows.councils.reckoning.votes import Choice
from workflows.kit.refusal import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    WrongState,
)
from workflows.rights.actor import THE_HOUSE

OBSERVER, GUEST = "company.a", "developer.lead"
A, B, ITEM = UUID(int=1), UUID(int=2), UUID(int=9)


def folded(*lines):
    """Fold lines of (kind, person), a minute apart."""
    start = datetime(2026, 12, 9, 5, tzinfo=UTC)
    return floor_of(
        FloorEntry(nth, start + timedelta(minutes=nth), kind, who, ITEM)
        for nth, (kind, who) in enumerate(lines, 1)
    )


def test_time_is_counted_from_the_turn_to_whatever_ends_it():
    floor = folded(
        (Entry.ITEM_CALLED, None),
        (Entry.FLOOR_ASKED, A),
        (Entry.FLOOR_ASKED, B),
        (Entry.FLOOR_GIVEN, A),
        (Entry.FLOOR_GIVEN, B),
        (Entry.REMARK, B),
        (Entry.VOTE_OPENED, None),
    )
    assert floor.speaking is None
    used = floor.used(floor.turns[-1].since)
    assert used == {A: timedelta(minutes=1), B: timedelta(minutes=2)}


def test_who_leaves_is_out_of_the_line_and_the_end_of_an_item_opens_it_again():
    floor = folded(
        (Entry.FLOOR_ASKED, A),
        (Entry.FLOOR_ASKED, B),
        (Entry.LEFT, A),
        (Entry.FLOOR_CLOSED, None),
    )
    assert ([one.person for one in floor.waiting], floor.closed) == ([B], True)
    ended = folded((Entry.FLOOR_ASKED, A), (Entry.FLOOR_CLOSED, None), (Entry.ITEM_ENDED, None))
    assert (ended.waiting, ended.closed) == ([], False)


async def ask(town, meeting, *people):
    for who in people:
        await town.act(who, speaking.ask_for_floor, meeting_id=meeting.id)


async def give(town, meeting, who, by=CHAIR, **more):
    return await town.act(
        by,
        speaking.give_floor,
        meeting_id=meeting.id,
        appointment_id=town.appointments[who],
        **more,
    )


async def floor_in(town, meeting):
    """Return who speaks and who waits, by name, as those of the council see it."""
    names = {person: who for who, person in town.people.items()}
    scenes = await seen(town, CHAIR, scenes_by_meeting, ids=[meeting.id])
    floor = scenes[meeting.id].standing.floor
    speaks = floor.speaking and names[floor.speaking.person]
    return speaks, [names[one.person] for one in floor.waiting]


async def test_the_floor_is_given_in_the_order_of_the_line_or_with_a_reason(town, session_open):
    meeting, _ = session_open
    await come(town, meeting, OBSERVER)
    await ask(town, meeting, "expert.2", OBSERVER, VICE)
    assert await floor_in(town, meeting) == (None, ["expert.2", OBSERVER, VICE])
    await give(town, meeting, "expert.2")
    with pytest.raises(Invalid, match="reason_out_of_order"):
        await give(town, meeting, VICE)
    await give(town, meeting, VICE, reason="사실 관계를 바로잡기 위하여")
    assert await floor_in(town, meeting) == (VICE, [OBSERVER])

    await give(town, meeting, OBSERVER)

    assert await floor_in(town, meeting) == (OBSERVER, [])
    with pytest.raises(Conflict, match="speaks_already"):
        await give(town, meeting, OBSERVER, reason="계속")
    with pytest.raises(Conflict, match="asked_already"):
        await ask(town, meeting, OBSERVER)
    await town.act(OBSERVER, speaking.give_floor_back, meeting_id=meeting.id)
    with pytest.raises(WrongState, match="has_no_floor"):
        await town.act(OBSERVER, speaking.give_floor_back, meeting_id=meeting.id)


async def test_an_observer_speaks_by_grant_and_his_vote_is_refused_with_the_article(
    town, session_open, last_vote
):
    meeting, item = session_open
    with pytest.raises(WrongState, match="attends_not_now"):
        await ask(town, meeting, OBSERVER)
    await come(town, meeting, OBSERVER)
    await ask(town, meeting, OBSERVER)
    with pytest.raises(NotAllowed, match="only_who_presides"):
        await give(town, meeting, OBSERVER, by=OBSERVER)
    await give(town, meeting, OBSERVER)
    await town.act(CHAIR, balloting.open_vote, meeting_id=meeting.id, item_id=item.id)
    assert await floor_in(town, meeting) == (None, [])
    poll = await last_vote(meeting.id)
    with pytest.raises(WrongState, match="vote_is_open"):
        await give(town, meeting, OBSERVER, reason="표결 중")

    with pytest.raises(NotAllowed, match="only_members_vote") as refused:
        await town.act(OBSERVER, balloting.cast_vote, vote_id=poll.id, choice=Choice.FOR)

    assert refused.value.rule == "council.act.seat_kinds"


async def test_who_presides_closes_the_line_and_takes_the_floor_back(town, session_open):
    meeting, _ = session_open
    await ask(town, meeting, "expert.2")
    with pytest.raises(NotAllowed, match="only_who_presides"):
        await town.act("expert.2", speaking.close_floor, meeting_id=meeting.id)
    await town.act(CHAIR, speaking.close_floor, meeting_id=meeting.id)
    with pytest.raises(WrongState, match="speaker_list_closed"):
        await ask(town, meeting, "expert.3")
    with pytest.raises(Conflict, match="speaker_list_is_so"):
        await town.act(CHAIR, speaking.close_floor, meeting_id=meeting.id)
    own = town.appointments["expert.2"]
    with pytest.raises(NotAllowed, match="only_who_presides"):
        await town.act(
            "expert.3", speaking.give_floor_back, meeting_id=meeting.id, appointment_id=own
        )
    await town.act(CHAIR, speaking.give_floor_back, meeting_id=meeting.id, appointment_id=own)
    assert await floor_in(town, meeting) == (None, [])
    await town.act(CHAIR, speaking.close_floor, meeting_id=meeting.id, closed=False)
    await ask(town, meeting, "expert.3")


async def invite(town, meeting, item, who=GUEST, by=SECRETARY):
    return await town.act(
        by,
        speaking.invite_guest,
        meeting_id=meeting.id,
        item_id=item.id,
        appointment_id=town.appointments[who],
        why="인수인계를 설명하기 위하여",
    )


async def test_a_guest_speaks_to_his_item_alone_votes_on_nothing_and_reads_no_log(
    town, session_open, last_vote
):
    meeting, item = session_open
    with pytest.raises(NotAllowed, match="not_of_the_council"):
        await come(town, meeting, GUEST)
    for who, by, kind, reason in (
        (GUEST, VICE, NotAllowed, "only_the_secretary_keeps"),
        (OBSERVER, SECRETARY, Conflict, "is_of_the_council"),
    ):
        with pytest.raises(kind, match=reason):
            await invite(town, meeting, item, who, by)
    await invite(town, meeting, item)
    with pytest.raises(Conflict, match="invited_already"):
        await invite(town, meeting, item)
    await come(town, meeting, GUEST)
    await ask(town, meeting, GUEST)
    await give(town, meeting, GUEST)
    scene = (await seen(town, GUEST, scenes_by_meeting, ids=[meeting.id]))[meeting.id]
    assert scene.log is None
    await town.act(CHAIR, balloting.open_vote, meeting_id=meeting.id, item_id=item.id)
    poll = await last_vote(meeting.id)
    scene = (await seen(town, GUEST, scenes_by_meeting, ids=[meeting.id]))[meeting.id]
    assert scene.watches
    with pytest.raises(NotAllowed, match="only_members_vote"):
        await town.act(GUEST, balloting.cast_vote, vote_id=poll.id, choice=Choice.FOR)
    await town.act(CHAIR, balloting.close_vote, vote_id=poll.id)  # nobody was for it: it is lost
    with pytest.raises(NotAllowed, match="invited_to_another_item"):
        await ask(town, meeting, GUEST)


async def test_remarks_cite_the_turn_they_were_said_in_and_turns_without_one_are_told(
    town, session_open, sessions
):
    meeting, item = session_open
    await ask(town, meeting, "expert.2")
    await give(town, meeting, "expert.2")
    await town.act(
        SECRETARY,
        door.note_remark,
        meeting_id=meeting.id,
        words="시험 운영 결과를 먼저 공개하자고 함",
        appointment_id=town.appointments["expert.2"],
    )
    await town.act(
        CHAIR,
        chairing.end_item,
        meeting_id=meeting.id,
        item_id=item.id,
        end=ItemState.DEFERRED,
        conclusion="다음 회의에서 계속",
    )
    await call_item(town, meeting, item)
    await give(town, meeting, VICE, reason="먼저 설명하기 위하여")
    await town.act(VICE, door.move, meeting_id=meeting.id, move=Move.LEAVE)
    await town.act(
        CHAIR,
        chairing.end_item,
        meeting_id=meeting.id,
        item_id=item.id,
        end=ItemState.DISCUSSED,
        conclusion="논의함",
    )
    await town.act(CHAIR, chairing.close_meeting, meeting_id=meeting.id)
    async with as_house(sessions) as session:
        row = (await meetings_by_id(session, THE_HOUSE, [meeting.id]))[meeting.id]
        material = await material_of(session, row)
    log = {one.number: one.kind for one in material.log}
    (remark,) = [one for one in compile_minutes(material).lines if one.said is Said.REMARK]
    assert [log[one] for one in remark.cites] == [Entry.FLOOR_GIVEN, Entry.REMARK]


async def test_the_room_sees_how_many_have_voted_by_name_and_nothing_of_a_secret_vote(
    town, session_open, last_vote
):
    meeting, item = session_open

    async def shown():
        scene = (await seen(town, CHAIR, scenes_by_meeting, ids=[meeting.id]))[meeting.id]
        return await seen(town, CHAIR, vote_shown, standing=scene.standing)

    assert await shown() is None
    for kind, counted in ((VoteKind.SECRET, None), (VoteKind.CONSENT, 1)):
        await town.act(
            CHAIR, balloting.open_vote, meeting_id=meeting.id, item_id=item.id, kind=kind
        )
        poll = await last_vote(meeting.id)
        await town.act(VICE, balloting.cast_vote, vote_id=poll.id, choice=Choice.AGAINST)
        told = await shown()
        assert (told.open, told.cast, told.voters, told.against) == (True, counted, 4, None)
        if kind is VoteKind.SECRET:
            for who in (CHAIR, "expert.2"):
                await town.act(who, door.move, meeting_id=meeting.id, move=Move.LEAVE)
            await come(town, meeting, CHAIR)
            await town.act(VICE, door.move, meeting_id=meeting.id, move=Move.LEAVE)
            await town.act(CHAIR, balloting.close_vote, vote_id=poll.id)
            assert (await shown()).result == "NO_QUORUM"
            await come(town, meeting, VICE, "expert.2")
    await town.act(CHAIR, balloting.close_vote, vote_id=poll.id)
    assert (await shown()).item == 1
    with pytest.raises(NotFound, match="not_of_the_council"):
        await give(town, meeting, "resident.1", reason="주민 의견")
