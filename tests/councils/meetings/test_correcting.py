"""An item is put right before the notice, by whoever may put one; afterwards its words are amended."""

import pytest
from sqlalchemy import select

from tests.fixtures.sittings import CHAIR, MOTION, SECRETARY, prepared, put
from tests.fixtures.town import as_house
from workflows.councils.meetings import calling
from workflows.councils.meetings.correcting import correct_item
from workflows.councils.meetings.models import MeetingItem, MeetingItemParty
from workflows.councils.meetings.preparing import ItemTerms
from workflows.councils.meetings.states import AgendaTopic, Asked
from workflows.identity.models import Body
from workflows.kit.refusal import Invalid, NotAllowed, NotFound, RuleBroken, WrongState

NEVER = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
async def item(town, council, rows):
    """An item with a slip of the pen, of a meeting that is prepared."""
    meeting = await prepared(town, council, items=0)
    await put(town, meeting, title="인수인게", parties=[town.city_id])
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    return item


async def correct(town, item, who=SECRETARY, **change):
    terms = ItemTerms(
        **{
            "topic": AgendaTopic.HANDOVER,
            "asked": Asked.RESOLUTION,
            "title": "인수인계",
            "motion": MOTION,
            **change,
        }
    )
    return await town.act(
        who, correct_item, meeting_id=item.meeting_id, item_id=item.id, terms=terms
    )


async def test_it_is_put_right_and_bodies_are_added(town, item, rows):
    async with as_house(town.sessions) as session:
        other = await session.scalar(select(Body.id).where(Body.id != town.city_id).limit(1))
    await correct(town, item, asked=Asked.CONSULTATION, motion="다른 문장", parties=(other,))
    (now,) = await rows(MeetingItem, id=item.id)
    assert (now.title, now.asked, now.motion) == ("인수인계", Asked.CONSULTATION, "다른 문장")
    async with as_house(town.sessions) as session:
        concerned = select(MeetingItemParty.body_id).where(MeetingItemParty.item_id == item.id)
        assert set(await session.scalars(concerned)) == {town.city_id, other}


async def test_what_cannot_be_put_cannot_be_corrected_to(town, item, rows):
    with pytest.raises(NotAllowed):
        await correct(town, item, "resident.1")
    with pytest.raises(RuleBroken, match="topic_not_taken_up"):
        await correct(town, item, topic=AgendaTopic.OTHER_BY_RESOLUTION)
    with pytest.raises(NotFound, match="no_such_body"):
        await correct(town, item, parties=(NEVER,))
    with pytest.raises(Invalid, match="text_empty"):
        await correct(town, item, title=" ")
    (kept,) = await rows(MeetingItem, id=item.id)
    assert kept.title == "인수인게"


async def test_after_the_notice_it_is_amended_and_not_corrected(town, item):
    await town.act(CHAIR, calling.call_meeting, meeting_id=item.meeting_id)
    with pytest.raises(WrongState, match="meeting_not_prepared"):
        await correct(town, item)
