"""Meetings in calendars: one name for good, a number that rises with each change, the Seoul clock."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from tests.fixtures.minutes import CHAIR, NOTICE, SECRETARY, STARTS, prepared
from workflows.corridor.calendar import calendar_for
from workflows.councils.meetings import calling, papering
from workflows.councils.meetings.inviting import invitation_of
from workflows.documents.invitations import invitation_file
from workflows.kit.wording import Locale
from workflows.notices.actions import renew_calendar
from workflows.notices.calendar import calendar_token
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS

ADDRESS = "https://dure.test"


@pytest.fixture
async def held(sessions, clock):
    """A meeting that is prepared."""
    return await prepared(sessions, clock)


@pytest.fixture
def read(held):
    """Read the meeting's file, as anybody may."""

    async def reading():
        async with unit_of_work(held.town.sessions) as uow:
            found = await invitation_of(
                uow.session,
                ANONYMOUS,
                meeting_id=held.meeting_id,
                locale=Locale.KO,
                address=ADDRESS,
            )
            return found and Calendar.from_ical(invitation_file(found, uow.now))

    return reading


async def test_an_invitation_its_change_and_its_cancellation_are_one_event(held, read, clock):
    act, meeting_id = held.town.act, held.meeting_id
    assert await read() is None
    await act(CHAIR, calling.call_meeting, meeting_id=meeting_id)
    first = await read()
    paper = {"meeting_id": meeting_id, "item_id": held.items[0], "title": "보고", "words": "내용"}
    await clock.set(NOTICE + timedelta(hours=1))
    await act(SECRETARY, papering.put_paper, **paper)
    second = await read()
    await act(CHAIR, calling.cancel_meeting, meeting_id=meeting_id, reason="태풍")
    last = await read()

    events = [one.walk("VEVENT")[0] for one in (first, second, last)]
    assert len({str(one["uid"]) for one in events}) == 1
    assert [one["sequence"] for one in events] == [0, 1, 2]
    assert [str(one["method"]) for one in (first, second, last)] == ["PUBLISH", "PUBLISH", "CANCEL"]
    assert [str(one["status"]) for one in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert events[0]["dtstart"].params["TZID"] == "Asia/Seoul"
    assert events[0]["dtstart"].dt == STARTS
    assert [str(one["tzid"]) for one in first.walk("VTIMEZONE")] == ["Asia/Seoul"]
    assert "1. 실시계획 변경안" in str(events[0]["description"])
    assert "태풍" in str(events[2]["description"])


async def test_a_feed_holds_the_meetings_one_is_called_to_until_its_address_is_renewed(held):
    town, key = held.town, b"k" * 32

    async def feed(token):
        found = await calendar_for(town.sessions, key, token, ADDRESS)
        return found and len(Calendar.from_ical(found).walk("VEVENT"))

    tokens = {}
    for who in ("expert.1", "resident.1"):
        setting = await town.act(who, renew_calendar)
        tokens[who] = calendar_token(key, town.people[who], setting.calendar_serial)
    assert await feed(tokens["expert.1"]) == 0
    await town.act(CHAIR, calling.call_meeting, meeting_id=held.meeting_id)
    assert await feed(tokens["expert.1"]) == 1
    assert await feed(tokens["resident.1"]) == 0
    await town.act("expert.1", renew_calendar)
    assert await feed(tokens["expert.1"]) is None
