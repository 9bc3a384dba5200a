"""Who is told of a meeting: those who are called, until they have read the notice."""

from datetime import timedelta

from sqlalchemy import select

from tests.fixtures.sittings import (
    CHAIR,
    SECRETARY,
    STARTS,
    VICE,
    called,
    prepared,
    put,
    sitting_council,
)
from tests.fixtures.town import as_house
from tests.notices.test_notices import told
from workflows.councils.interests.models import InterestDuty
from workflows.councils.interests.states import Met
from workflows.councils.meetings import calling
from workflows.councils.meetings.changing import call_again, drop_item
from workflows.councils.meetings.models import MeetingItem
from workflows.notices.kinds import NoticeKind

K = NoticeKind
EVERYBODY = (CHAIR, VICE, "expert.2", SECRETARY, "resident.1")


async def heard(town, kind):
    """Return how often each was told of a kind."""
    return [[one for one, _ in await told(town, who)].count(kind) for who in EVERYBODY]


async def test_members_are_told_that_they_are_called_and_that_it_is_cancelled(town, clock):
    council = await sitting_council(town, clock)
    meeting = await called(town, council)

    assert await heard(town, K.MEMBER_SEATED) == [1, 1, 1, 0, 0]
    assert await heard(town, K.MEETING_CALLED) == [0, 1, 1, 0, 0]

    await town.act(VICE, calling.read_notice, meeting_id=meeting.id)
    await town.act(CHAIR, calling.cancel_meeting, meeting_id=meeting.id, reason="태풍 경보")

    assert await heard(town, K.MEETING_CANCELLED) == [0, 1, 1, 0, 0]


async def test_members_are_told_of_a_new_notice_and_what_was_to_be_reported_falls_with_its_item(
    town, clock
):
    council = await sitting_council(town, clock)
    meeting = await prepared(town, council)
    await put(town, meeting, title="시의 시설", parties=[town.city_id])
    await town.act(CHAIR, calling.call_meeting, meeting_id=meeting.id)
    assert await heard(town, K.MEETING_CALLED) == [0, 1, 1, 0, 0]
    await town.act(
        CHAIR,
        call_again,
        meeting_id=meeting.id,
        starts_at=STARTS + timedelta(days=1),
        place="대강당",
        by_video=False,
        reason="회의실 공사",
    )
    assert await heard(town, K.MEETING_CHANGED) == [0, 1, 1, 0, 0]
    async with as_house(town.sessions) as session:
        wanted = select(MeetingItem).where(MeetingItem.meeting_id == meeting.id)
        item = (await session.scalars(wanted.order_by(MeetingItem.number.desc()))).first()
    given = {"meeting_id": meeting.id, "item_id": item.id, "reason": "시가 거두어들임"}
    await town.act(CHAIR, drop_item, **given)
    assert await heard(town, K.MEETING_ITEM_DROPPED) == [0, 1, 1, 0, 0]
    async with as_house(town.sessions) as session:
        duties = await session.scalars(select(InterestDuty).where(InterestDuty.item_id == item.id))
        assert {one.met for one in duties} == {Met.CALLED_OFF}
