"""Meetings through their verbs: notice, opening, items, log; and who is refused what."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from tests.fixtures.sittings import (
    CHAIR,
    SECRETARY,
    STARTS,
    VICE,
    call_item,
    called,
    come,
    opened,
    prepared,
    put,
    vote,
)
from tests.fixtures.town import as_house
from workflows.councils.meetings import calling, chairing, door, papering, preparing
from workflows.councils.meetings.models import (
    Meeting,
    MeetingEntry,
    MeetingItem,
    MeetingNotice,
)
from workflows.councils.meetings.states import (
    AgendaTopic,
    Asked,
    Entry,
    ItemState,
    MeetingState,
)
from workflows.councils.reckoning.happenings import Mode
from workflows.councils.reckoning.votes import Choice
from workflows.kit.refusal import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    RuleBroken,
    WrongState,
)

FOR, AGAINST, ABSTAIN = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN
EXPERTS = ("expert.1", "expert.2", "expert.3", "expert.4")
ALL = (CHAIR, *EXPERTS)


# ---------------------------------------------------------------- notice


async def test_a_notice_in_time_needs_no_reason_and_reaches_every_member(town, council, sessions):
    meeting = await called(town, council)

    async with as_house(sessions) as session:
        notices = list(
            await session.scalars(
                select(MeetingNotice).where(MeetingNotice.meeting_id == meeting.id)
            )
        )
    assert meeting.state is MeetingState.CALLED
    assert {one.person_id for one in notices} == {town.people[one] for one in ALL}
    assert {str(one.arrived_on) for one in notices} == {"2026-11-30"}


async def test_a_notice_a_day_late_needs_the_reason_of_urgency(town, council, clock, rows):
    meeting = await prepared(town, council, starts_at=STARTS)
    await clock.set(datetime(2026, 12, 2, 3, tzinfo=UTC))
    with pytest.raises(RuleBroken, match="notice_late") as refused:
        await town.act(CHAIR, calling.call_meeting, meeting_id=meeting.id)
    assert refused.value.rule == "council.changwon.notice_days"
    assert refused.value.figures["due"] == "2026-12-01"
    assert (await rows(Meeting, id=meeting.id))[0].state is MeetingState.PREPARED

    await town.act(CHAIR, calling.call_meeting, meeting_id=meeting.id, urgency="보조금 교부 기한")

    (notice,) = await rows(MeetingEntry, meeting_id=meeting.id)
    assert (notice.kind, notice.words) == (Entry.NOTICE, "보조금 교부 기한")


async def test_papers_after_their_last_day_need_a_reason_too(town, council, clock, rows):
    meeting = await called(town, council)
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    paper = {"meeting_id": meeting.id, "item_id": item.id, "title": "보고서", "words": "내용"}
    await town.act(SECRETARY, papering.put_paper, **paper)
    await clock.set(datetime(2026, 12, 7, 3, tzinfo=UTC))
    with pytest.raises(RuleBroken, match="papers_late") as refused:
        await town.act(SECRETARY, papering.put_paper, **paper)
    assert refused.value.rule == "council.changwon_committees.paper_days"
    await town.act(SECRETARY, papering.put_paper, **paper, number=1, urgency="수치 정정")

    assert (await rows(Meeting, id=meeting.id))[0].urgency == "수치 정정"


async def test_only_the_chair_calls_unless_a_third_demands_it(town, council):
    meeting = await prepared(town, council)
    for who in (SECRETARY, VICE, "company.a"):
        with pytest.raises(NotAllowed, match="only_the_chair_calls") as refused:
            await town.act(who, calling.call_meeting, meeting_id=meeting.id)
        assert refused.value.rule == "council.changwon.convene_fraction"
    with pytest.raises(NotAllowed, match="not_of_the_council"):
        await town.act("resident.1", calling.call_meeting, meeting_id=meeting.id)

    wanted = await prepared(town, council, by="expert.2", demanded=True)
    with pytest.raises(RuleBroken, match="too_few_demand") as refused:
        await town.act("expert.2", calling.call_meeting, meeting_id=wanted.id)
    assert refused.value.figures == {"now": 1, "needed": 2}
    await town.act("expert.3", preparing.back_meeting, meeting_id=wanted.id)
    with pytest.raises(Conflict, match="backed_already"):
        await town.act("expert.3", preparing.back_meeting, meeting_id=wanted.id)
    wanted = await town.act("expert.3", calling.call_meeting, meeting_id=wanted.id)
    assert wanted.state is MeetingState.CALLED


async def test_an_agenda_holds_only_what_the_law_or_the_council_brings_before_it(
    town, council, clock, rows, last_vote
):
    meeting = await prepared(town, council, items=0)
    with pytest.raises(WrongState, match="agenda_empty"):
        await town.act(CHAIR, calling.call_meeting, meeting_id=meeting.id)
    other = {"topic": AgendaTopic.OTHER_BY_RESOLUTION}
    with pytest.raises(RuleBroken, match="topic_not_taken_up") as refused:
        await put(town, meeting, **other)
    assert refused.value.rule == "council.act.topics"
    with pytest.raises(RuleBroken, match="nothing_to_take_up"):
        await put(town, meeting, asked=Asked.TAKE_UP)
    await put(town, meeting, asked=Asked.TAKE_UP, **other)
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    second = await prepared(town, council, items=0)
    with pytest.raises(RuleBroken, match="topic_not_taken_up"):
        await put(town, second, taken_up_by=item.id, **other)

    await town.act(CHAIR, calling.call_meeting, meeting_id=meeting.id)
    await clock.set(STARTS)
    await come(town, meeting, *ALL)
    await town.act(CHAIR, chairing.open_meeting, meeting_id=meeting.id)
    await call_item(town, meeting, item)
    await vote(town, item, last_vote, dict.fromkeys(ALL, FOR))
    await prepared(town, council, items=0, starts_at=STARTS + timedelta(days=30))
    third = (await rows(Meeting, council_id=council.id))[-1]
    await put(town, third, taken_up_by=item.id, **other)


async def test_who_is_called_reads_the_notice_once(town, council, rows, sessions):
    meeting = await called(town, council)
    await town.act(VICE, calling.read_notice, meeting_id=meeting.id)
    await town.act(VICE, calling.read_notice, meeting_id=meeting.id)
    with pytest.raises(NotAllowed, match="only_members_vote"):
        await town.act(SECRETARY, calling.read_notice, meeting_id=meeting.id)
    async with as_house(sessions) as session:
        read = await session.scalars(
            select(MeetingNotice).where(MeetingNotice.read_at.is_not(None))
        )
        assert [one.person_id for one in read] == [town.people[VICE]]


# ---------------------------------------------------------------- opening


async def test_a_meeting_opens_at_its_hour_with_a_quorum_and_freezes_its_rules(
    town, council, clock, rows
):
    meeting = await called(town, council)
    with pytest.raises(WrongState, match="door_is_closed"):
        await come(town, meeting, CHAIR)
    await clock.set(STARTS - timedelta(minutes=5))
    await come(town, meeting, CHAIR, VICE)
    with pytest.raises(Conflict, match="attends_already"):
        await come(town, meeting, VICE)
    with pytest.raises(WrongState, match="before_its_hour"):
        await town.act(CHAIR, chairing.open_meeting, meeting_id=meeting.id)
    await clock.set(STARTS)
    with pytest.raises(NotAllowed, match="only_who_presides"):
        await town.act(VICE, chairing.open_meeting, meeting_id=meeting.id)
    with pytest.raises(RuleBroken, match="no_quorum") as refused:
        await town.act(CHAIR, chairing.open_meeting, meeting_id=meeting.id)
    assert (refused.value.figures["needed"], refused.value.figures["counted"]) == (3, 2)
    assert refused.value.rule == "council.changwon.quorum"
    await come(town, meeting, "expert.4", "company.a")

    meeting = await town.act(CHAIR, chairing.open_meeting, meeting_id=meeting.id)

    assert meeting.rules["quorum"]["rule"] == "council.changwon.quorum"
    assert meeting.chair_id == town.people[CHAIR]


async def test_the_vice_chair_presides_while_the_chair_is_away(town, council, clock, rows):
    meeting = await called(town, council)
    await clock.set(STARTS)
    await come(town, meeting, *EXPERTS)
    opened_by = await town.act(VICE, chairing.open_meeting, meeting_id=meeting.id)
    assert opened_by.chair_id == town.people[VICE]
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    await come(town, meeting, CHAIR)
    with pytest.raises(NotAllowed, match="only_who_presides"):
        await call_item(town, meeting, item, by=VICE)
    await call_item(town, meeting, item)


async def test_observers_do_not_make_a_quorum_and_video_only_where_it_was_said(
    town, council, clock
):
    meeting = await called(town, council)
    await clock.set(STARTS)
    await come(town, meeting, CHAIR, VICE, SECRETARY, "company.a")
    with pytest.raises(RuleBroken, match="no_quorum"):
        await town.act(CHAIR, chairing.open_meeting, meeting_id=meeting.id)
    with pytest.raises(RuleBroken, match="no_video_here"):
        await come(town, meeting, "expert.2", mode=Mode.VIDEO)


async def test_video_counts_where_the_notice_names_it(town, council, clock):
    meeting = await called(town, council, by_video=True)
    await clock.set(STARTS)
    await come(town, meeting, CHAIR)
    await come(town, meeting, VICE, "expert.2", mode=Mode.VIDEO)

    meeting = await town.act(CHAIR, chairing.open_meeting, meeting_id=meeting.id)

    assert meeting.state is MeetingState.OPEN


# ---------------------------------------------------------------- log, end, races


async def test_only_who_keeps_the_log_notes_what_is_said_of_who_is_there(town, session_open, rows):
    meeting, item = session_open
    said = {"meeting_id": meeting.id, "words": "시험 운영 결과를 먼저 보고해 달라고 함"}
    with pytest.raises(NotAllowed, match="only_the_secretary_keeps") as refused:
        await town.act("expert.2", door.note_remark, **said)
    assert refused.value.rule == "council.changwon.secretary_post"
    with pytest.raises(WrongState, match="attends_not_now"):
        await town.act(
            SECRETARY, door.note_remark, **said, appointment_id=town.appointments["expert.4"]
        )
    with pytest.raises(Invalid, match="text_empty"):
        await town.act(SECRETARY, door.note_remark, meeting_id=meeting.id, words=" ")
    await town.act(
        SECRETARY, door.note_remark, **said, appointment_id=town.appointments["expert.2"]
    )

    last = (await rows(MeetingEntry, meeting_id=meeting.id))[-1]
    assert (last.kind, last.item_id, last.person_id) == (
        Entry.REMARK,
        item.id,
        town.people["expert.2"],
    )


async def test_a_meeting_closes_with_every_item_ended_or_put_off(town, council, clock, rows):
    meeting = await opened(town, council, clock, CHAIR, VICE, "expert.2", items=2)
    first, _ = await rows(MeetingItem, meeting_id=meeting.id)
    await call_item(town, meeting, first)
    with pytest.raises(WrongState, match="item_has_no_end"):
        await town.act(CHAIR, chairing.close_meeting, meeting_id=meeting.id)
    end = {"meeting_id": meeting.id, "item_id": first.id, "conclusion": "의견 없음"}
    with pytest.raises(Invalid, match="no_such_end"):
        await town.act(CHAIR, chairing.end_item, **end, end=ItemState.RESOLVED)
    await town.act(CHAIR, chairing.end_item, **end, end=ItemState.DISCUSSED)
    await town.act(CHAIR, chairing.close_meeting, meeting_id=meeting.id)

    states = [one.state for one in await rows(MeetingItem, meeting_id=meeting.id)]
    assert states == [ItemState.DISCUSSED, ItemState.DEFERRED]
    with pytest.raises(WrongState, match="meeting_not_called"):
        await come(town, meeting, "expert.4")


async def test_the_log_grows_and_its_numbers_have_no_gap(town, session_open, rows, sessions):
    meeting, _ = session_open
    log = await rows(MeetingEntry, meeting_id=meeting.id)

    assert [one.number for one in log] == list(range(1, len(log) + 1))
    assert sorted(one.at for one in log) == [one.at for one in log]
    with pytest.raises(DBAPIError, match=r"append-only|permission denied"):
        async with as_house(sessions) as session:
            await session.execute(text("UPDATE meeting_entry SET words = 'x'"))
    with pytest.raises(DBAPIError, match="frozen since the opening"):
        async with as_house(sessions) as session:
            await session.execute(text("UPDATE meeting SET rules = '{}' WHERE rules IS NOT NULL"))


async def test_a_house_without_that_meeting_says_so(town, council):
    with pytest.raises(NotFound, match="no_such_meeting"):
        await town.act(CHAIR, chairing.open_meeting, meeting_id=council.id)


async def test_a_meeting_is_cancelled_with_a_reason_before_it_opens(town, council, clock):
    meeting = await called(town, council)
    with pytest.raises(Invalid, match="text_empty"):
        await town.act(CHAIR, calling.cancel_meeting, meeting_id=meeting.id, reason="")
    meeting = await town.act(
        CHAIR, calling.cancel_meeting, meeting_id=meeting.id, reason="태풍 경보"
    )
    assert meeting.state is MeetingState.CANCELLED
    await clock.set(STARTS)
    with pytest.raises(WrongState, match="meeting_not_called"):
        await come(town, meeting, CHAIR)
