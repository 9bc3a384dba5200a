"""Who is told of who stands in for a member: the desk, the member and his proxy, each of what concerns him."""

from uuid import uuid4

import pytest

from tests.fixtures.sittings import (
    CHAIR,
    DEPUTY,
    SECRETARY,
    accept_proxy,
    called,
    name_proxy,
    sitting_council,
)
from tests.notices.test_notices import told
from workflows.councils.meetings import calling, proxies
from workflows.councils.meetings.models import MeetingProxy
from workflows.notices.kinds import NoticeKind
from workflows.record.uow import unit_of_work

K = NoticeKind
WAITS, NAMED = K.PROXY_TO_ACCEPT, K.PROXY_NAMED
ACCEPTED, WITHDRAWN = K.PROXY_ACCEPTED, K.PROXY_WITHDRAWN


async def heard(town):
    """Return what the desk, the member and his proxy were told of the letter."""
    found = [await told(town, who) for who in (SECRETARY, CHAIR, DEPUTY)]
    return [{kind for kind, _ in one if kind.name.startswith("PROXY_")} for one in found]


async def waits(town):
    """Say whether the letter is still to be dealt with at the desk."""
    return (WAITS, False) in await told(town, SECRETARY)


@pytest.fixture
async def meeting(town, clock):
    """A meeting that was called, of a council whose members by post may send somebody."""
    council = await sitting_council(town, clock, place="haeon")
    return await called(town, council)


async def test_each_hears_what_concerns_him_from_naming_to_taking_back(town, meeting):
    await name_proxy(town, meeting)
    assert await heard(town) == [{WAITS}, set(), {NAMED}]
    await accept_proxy(town, meeting)
    assert await heard(town) == [{WAITS}, {ACCEPTED}, {NAMED, ACCEPTED}]
    await town.act(CHAIR, proxies.withdraw_proxy, meeting_id=meeting.id)
    assert await heard(town) == [{WAITS, WITHDRAWN}, {ACCEPTED}, {NAMED, ACCEPTED, WITHDRAWN}]


async def test_a_letter_taken_back_before_it_was_accepted_is_no_matter_of_the_desk(town, meeting):
    await name_proxy(town, meeting)
    await town.act(CHAIR, proxies.withdraw_proxy, meeting_id=meeting.id)
    assert await heard(town) == [{WAITS}, set(), {NAMED, WITHDRAWN}]


@pytest.mark.parametrize("end", ["accepted", "taken back", "cancelled"])
async def test_the_letter_waits_at_the_desk_until_it_is_dealt_with_or_falls_away(
    town, meeting, end
):
    await name_proxy(town, meeting)
    assert await waits(town)
    if end == "accepted":
        await accept_proxy(town, meeting)
    elif end == "taken back":
        await town.act(CHAIR, proxies.withdraw_proxy, meeting_id=meeting.id)
    else:
        await town.act(CHAIR, calling.cancel_meeting, meeting_id=meeting.id, reason="태풍 경보")
    assert not await waits(town)


async def test_the_desk_has_still_to_see_another_members_letter(town, meeting):
    await name_proxy(town, meeting)
    async with unit_of_work(town.sessions) as uow:
        other = MeetingProxy(
            id=uuid4(),
            programme_id=meeting.programme_id,
            meeting_id=meeting.id,
            member_id=town.people["expert.2"],
            person_id=town.people["company.a"],
            appointment_id=town.appointments["company.a"],
            sha256="0" * 64,
            named_at=uow.now,
        )
        uow.session.add(other)
    await accept_proxy(town, meeting)
    assert await waits(town)
