"""What was prepared changes: items are dropped, a meeting is moved, notice is given anew."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from tests.fixtures.sittings import CHAIR, SECRETARY, STARTS, VICE, called, come, prepared
from tests.fixtures.town import as_house
from workflows.councils.meetings import calling, chairing, door, papering, preparing
from workflows.councils.meetings.changing import call_again, drop_item, move_meeting
from workflows.councils.meetings.correcting import correct_item
from workflows.councils.meetings.inviting import invitation_of
from workflows.councils.meetings.models import (
    Meeting,
    MeetingChange,
    MeetingEntry,
    MeetingItem,
    MeetingNotice,
)
from workflows.councils.meetings.preparing import ItemTerms
from workflows.councils.meetings.queries import items_by_meeting
from workflows.councils.meetings.states import AgendaTopic, Asked, Entry, ItemState
from workflows.councils.minutes.compile import compile_minutes
from workflows.councils.minutes.gathering import material_of
from workflows.councils.minutes.states import Said
from workflows.councils.reckoning.terms import WrittenCase
from workflows.kit.refusal import Invalid, NotAllowed, NotFound, RuleBroken, WrongState
from workflows.kit.wording import Locale
from workflows.rights.actor import ANONYMOUS

LATER = STARTS + timedelta(days=1)
EXPERTS = ("expert.1", "expert.2", "expert.3")


async def drop(town, meeting, item, who=SECRETARY, reason="다시 검토한다"):
    return await town.act(who, drop_item, meeting_id=meeting.id, item_id=item.id, reason=reason)


async def again(
    town, meeting, who=CHAIR, *, at=LATER, place="시청 3층 회의실", video=False, **more
):
    more = {"reason": "위원장의 해외 출장", **more}
    return await town.act(
        who, call_again, meeting_id=meeting.id, starts_at=at, place=place, by_video=video, **more
    )


async def move(town, meeting, who=SECRETARY, *, at=LATER, place="시청 3층 회의실", video=False):
    return await town.act(
        who, move_meeting, meeting_id=meeting.id, starts_at=at, place=place, by_video=video
    )


async def agenda(town, meeting):
    async with as_house(town.sessions) as session:
        return (await items_by_meeting(session, ANONYMOUS, [meeting.id]))[meeting.id]


# ---------------------------------------------------------------- items dropped


async def test_before_the_notice_an_item_is_dropped_and_those_after_it_move_up(town, council, rows):
    meeting = await prepared(town, council, items=3)
    first, second, third = await rows(MeetingItem, meeting_id=meeting.id)
    await drop(town, meeting, second)
    assert [(one.number, one.id) for one in await agenda(town, meeting)] == [
        (1, first.id),
        (2, third.id),
    ]
    (kept,) = await rows(MeetingItem, id=second.id)
    assert (kept.number, kept.was_number, kept.state) == (-1, 2, ItemState.TAKEN_OFF)
    assert kept.conclusion == "다시 검토한다"
    await drop(town, meeting, first)
    (now,) = await rows(Meeting, id=meeting.id)
    assert now.items == 1
    with pytest.raises(WrongState, match="wrong_state"):
        await drop(town, meeting, first)


async def test_numbers_that_a_story_tells_stay_where_they_are(town, council, rows):
    meeting = await prepared(town, council, items=3)
    first, _, third = await rows(MeetingItem, meeting_id=meeting.id)
    async with as_house(town.sessions) as session:
        (await session.get_one(MeetingItem, third.id)).agreement_id = town.city_id
        await session.commit()
    await drop(town, meeting, first)
    assert [one.number for one in await agenda(town, meeting)] == [2, 3]
    assert (await rows(Meeting, id=meeting.id))[0].items == 3


async def test_who_put_an_item_the_secretary_and_the_chair_drop_it(town, council, rows):
    meeting = await prepared(town, council, by="expert.2", items=2)
    one, other = await rows(MeetingItem, meeting_id=meeting.id)
    with pytest.raises(NotAllowed, match="not_ones_own_item"):
        await drop(town, meeting, one, "expert.3")
    other_meeting = await prepared(town, council, items=0)
    with pytest.raises(NotFound, match="no_such_item"):
        await drop(town, other_meeting, one)
    await drop(town, meeting, one, "expert.2")
    await drop(town, meeting, other, CHAIR)


async def test_what_members_demand_only_he_drops_who_put_it(town, council, rows):
    meeting = await prepared(town, council, by="expert.2", demanded=True)
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    for desk in (SECRETARY, CHAIR):
        with pytest.raises(NotAllowed, match="not_ones_own_item"):
            await drop(town, meeting, item, desk)
    await drop(town, meeting, item, "expert.2")


async def test_a_dropped_item_takes_nothing_more_and_the_notice_goes_out_without_it(
    town, council, rows
):
    meeting = await prepared(town, council, items=2)
    item, _ = await rows(MeetingItem, meeting_id=meeting.id)
    await drop(town, meeting, item)
    at = {"meeting_id": meeting.id, "item_id": item.id}
    terms = ItemTerms(AgendaTopic.HANDOVER, Asked.RESOLUTION, "제목", "주문")
    with pytest.raises(WrongState, match="item_dropped"):
        await town.act(SECRETARY, papering.put_paper, **at, title="자료", words="글")
    with pytest.raises(WrongState, match="item_dropped"):
        await town.act(SECRETARY, correct_item, **at, terms=terms)
    await town.act(CHAIR, calling.call_meeting, meeting_id=meeting.id)
    async with as_house(town.sessions) as session:
        sent = await invitation_of(
            session, ANONYMOUS, meeting_id=meeting.id, locale=Locale.KO, address=""
        )
    assert sent.words == "1. 인수인계 2"


async def test_after_the_notice_the_chair_drops_it_the_log_says_so_and_numbers_stay(
    town, council, clock, rows
):
    meeting = await called(town, council, items=2)
    one, other = await rows(MeetingItem, meeting_id=meeting.id)
    with pytest.raises(NotAllowed, match="only_the_chair_calls"):
        await drop(town, meeting, one)
    await drop(town, meeting, one, CHAIR)
    with pytest.raises(WrongState, match="last_item"):
        await drop(town, meeting, other, CHAIR)
    assert [(row.number, row.state) for row in await agenda(town, meeting)] == [
        (1, ItemState.TAKEN_OFF),
        (2, ItemState.TABLED),
    ]
    await clock.set(STARTS + timedelta(minutes=1))
    await come(town, meeting, CHAIR, *EXPERTS)
    await town.act(CHAIR, chairing.open_meeting, meeting_id=meeting.id)
    with pytest.raises(WrongState, match="wrong_state"):
        await town.act(CHAIR, chairing.call_item, meeting_id=meeting.id, item_id=one.id)
    await town.act(CHAIR, chairing.close_meeting, meeting_id=meeting.id)
    async with as_house(town.sessions) as session:
        closed = await session.get_one(Meeting, meeting.id)
        minutes = compile_minutes(await material_of(session, closed))
    (said,) = [line for line in minutes.lines if line.said is Said.ITEM_DROPPED]
    assert (said.item, said.words) == (1, "다시 검토한다")
    assert minutes.line("decision.1").figures["state"] == "TAKEN_OFF"


async def test_an_open_meeting_drops_nothing(town, session_open):
    meeting, item = session_open
    with pytest.raises(WrongState, match="meeting_not_prepared"):
        await drop(town, meeting, item, CHAIR)


# ---------------------------------------------------------------- hour, place and way


async def test_before_the_notice_hour_place_and_way_are_changed(town, council, rows):
    meeting = await prepared(town, council)
    await move(town, meeting, "expert.2", place="스마트도시센터", video=True)
    (now,) = await rows(Meeting, id=meeting.id)
    assert (now.starts_at, now.place, now.by_video) == (LATER, "스마트도시센터", True)
    with pytest.raises(Invalid, match="nothing_changed"):
        await move(town, meeting, place="스마트도시센터", video=True)
    with pytest.raises(Invalid, match="meeting_in_the_past"):
        await move(town, meeting, at=STARTS - timedelta(days=30))
    with pytest.raises(NotAllowed):
        await move(town, meeting, "resident.1", at=STARTS)


async def test_after_the_notice_it_is_moved_by_a_new_notice_alone(town, council, rows):
    meeting = await called(town, council)
    with pytest.raises(WrongState, match="meeting_not_prepared"):
        await move(town, meeting)
    with pytest.raises(NotAllowed, match="only_the_chair_calls"):
        await again(town, meeting, SECRETARY)
    await town.act("expert.1", calling.read_notice, meeting_id=meeting.id)
    await again(town, meeting)
    (now,) = await rows(Meeting, id=meeting.id)
    assert (now.starts_at, now.urgency) == (LATER, "")
    (before,) = await rows(MeetingChange, meeting_id=meeting.id)
    assert (before.starts_at, before.reason) == (STARTS, "위원장의 해외 출장")
    kinds = [one.kind for one in await rows(MeetingEntry, meeting_id=meeting.id)]
    assert kinds == [Entry.NOTICE, Entry.NOTICE_AGAIN]
    async with as_house(town.sessions) as session:
        found = select(MeetingNotice).where(MeetingNotice.meeting_id == meeting.id)
        assert all(one.read_at is None for one in await session.scalars(found))
        sent = await invitation_of(
            session, ANONYMOUS, meeting_id=meeting.id, locale=Locale.KO, address=""
        )
    assert (sent.sequence, sent.starts_at) == (1, LATER)


async def test_the_days_are_counted_anew_or_the_reason_of_urgency_is_said(
    town, council, clock, rows
):
    meeting = await called(town, council)
    await clock.set(STARTS - timedelta(days=3))
    with pytest.raises(RuleBroken, match="notice_late") as refused:
        await again(town, meeting)
    assert refused.value.rule == "council.changwon.notice_days"
    assert refused.value.figures["due"] == "2026-12-02"
    assert (await rows(Meeting, id=meeting.id))[0].starts_at == STARTS
    await again(town, meeting, urgency="보조금 교부 기한")
    async with as_house(town.sessions) as session:
        found = list(
            await session.scalars(
                select(MeetingNotice).where(MeetingNotice.meeting_id == meeting.id)
            )
        )
    assert {(one.told_on, one.arrived_on) for one in found} == {
        (date(2026, 11, 30), date(2026, 12, 6))
    }
    assert (await rows(Meeting, id=meeting.id))[0].urgency == "보조금 교부 기한"


async def test_nobody_is_moved_who_came_already_and_no_meeting_that_is_open(town, council, clock):
    meeting = await called(town, council)
    with pytest.raises(Invalid, match="nothing_changed"):
        await again(town, meeting, at=STARTS)
    await clock.set(STARTS - timedelta(hours=1))
    await come(town, meeting, VICE)
    with pytest.raises(WrongState, match="somebody_came"):
        await again(town, meeting, urgency="정전")
    # To another room of the same day those who are there only walk over.
    await again(town, meeting, at=STARTS, place="대강당", urgency="정전")
    await clock.set(STARTS + timedelta(minutes=1))
    await come(town, meeting, CHAIR, "expert.2")
    await town.act(CHAIR, chairing.open_meeting, meeting_id=meeting.id)
    with pytest.raises(WrongState, match="meeting_not_called"):
        await again(town, meeting, urgency="정전")
    await town.act(VICE, door.move, meeting_id=meeting.id, move=door.Move.LEAVE)


async def test_the_minutes_say_that_notice_was_given_anew(town, council, clock):
    meeting = await called(town, council)
    await again(town, meeting, at=STARTS, place="대강당")
    await clock.set(STARTS + timedelta(minutes=1))
    await come(town, meeting, CHAIR, *EXPERTS)
    await town.act(CHAIR, chairing.open_meeting, meeting_id=meeting.id)
    await town.act(CHAIR, chairing.close_meeting, meeting_id=meeting.id)
    async with as_house(town.sessions) as session:
        closed = await session.get_one(Meeting, meeting.id)
        minutes = compile_minutes(await material_of(session, closed))
    (said,) = [line for line in minutes.lines if line.said is Said.NOTICE_AGAIN]
    assert said.words == "위원장의 해외 출장"
    assert minutes.line("place").words == "대강당"


async def test_a_resolution_in_writing_is_not_called_again(town, council):
    meeting = await town.act(
        SECRETARY,
        preparing.prepare_in_writing,
        council_id=council.id,
        case=WrittenCase.MINOR,
        reason="경미한 사항",
        until=STARTS,
    )
    await move(town, meeting, place="아무 데나", video=True)
    async with as_house(town.sessions) as session:
        now = await session.get_one(Meeting, meeting.id)
    assert (now.starts_at, now.place, now.by_video) == (LATER, "서면", False)
    with pytest.raises(WrongState, match="answered_in_writing"):
        await again(town, meeting)
