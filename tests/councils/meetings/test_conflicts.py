"""The duty to report a private interest: from the day one knows of it, by the Act's calendar, with lateness."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from tests.fixtures.councils import seen
from tests.fixtures.sittings import CHAIR, prepared, put
from tests.fixtures.town import as_house
from workflows.councils.meetings import calling
from workflows.councils.meetings.conflicts import duties_by_item, report_due
from workflows.councils.meetings.models import MeetingInterest, MeetingItem
from workflows.councils.reckoning.recusal import Bond
from workflows.kit.refusal import Invalid
from workflows.rights.actor import THE_HOUSE

LEARNED = date(2026, 11, 22)  # a Sunday


@pytest.fixture
async def on_the_city(town, council, rows):
    """A meeting that is called, with an item that concerns the city, from which its chair comes."""
    meeting = await prepared(town, council, items=0)
    await put(town, meeting, parties=[town.city_id])
    await town.act(CHAIR, calling.call_meeting, meeting_id=meeting.id)
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    return meeting, item


async def declare(town, meeting, item, who="expert.2", **more):
    return await town.act(
        who,
        calling.declare_interest,
        meeting_id=meeting.id,
        item_id=item.id,
        body_id=town.city_id,
        bond=Bond.ADVICE,
        **more,
    )


async def duties(town, item, who):
    return (await seen(town, who, duties_by_item, ids=[item.id]))[item.id]


async def test_it_is_due_fourteen_days_after_one_knows_and_never_on_a_day_off(sessions, town):
    async with as_house(sessions) as session:
        assert await report_due(session, THE_HOUSE, LEARNED) == date(2026, 12, 7)


async def test_a_late_report_is_taken_and_shown_as_late(town, on_the_city, clock, sessions):
    meeting, item = on_the_city
    with pytest.raises(Invalid, match="known_in_the_future"):
        await declare(town, meeting, item, known_on=date(2026, 12, 24))
    await clock.set(datetime(2026, 12, 8, 3, tzinfo=UTC))
    await declare(town, meeting, item, known_on=LEARNED)
    async with as_house(sessions) as session:
        (one,) = await session.scalars(
            select(MeetingInterest).where(MeetingInterest.item_id == item.id)
        )
    assert (one.known_on, one.due_on) == (LEARNED, date(2026, 12, 7))


async def test_who_comes_from_a_party_or_has_told_of_it_is_asked_until_he_reports(
    town, council, on_the_city, clock, rows
):
    meeting, item = on_the_city
    (own,) = await duties(town, item, CHAIR)
    assert (own.bond, own.known_on, own.late) == (Bond.REPRESENTS, date(2026, 11, 30), 0)
    assert own.due_on == date(2026, 12, 14)
    assert await duties(town, item, "expert.2") == []
    await declare(town, meeting, item)
    await declare(town, meeting, item, CHAIR)
    assert await duties(town, item, CHAIR) == []

    again = await prepared(town, council, items=0)
    await put(town, again, parties=[town.city_id])
    await town.act(CHAIR, calling.call_meeting, meeting_id=again.id)
    (later,) = await rows(MeetingItem, meeting_id=again.id)

    assert [one.bond for one in await duties(town, later, "expert.2")] == [Bond.ADVICE]
    await clock.set(datetime(2026, 12, 16, 3, tzinfo=UTC))
    assert [one.late for one in await duties(town, later, "expert.2")] == [2]
    for who in ("expert.3", "resident.1", None):
        assert await duties(town, later, who) == []
