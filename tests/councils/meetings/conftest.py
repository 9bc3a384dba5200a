"""A town whose council can meet, and what is read of its meetings."""

import pytest
from sqlalchemy import select

from tests.fixtures.sittings import (
    CHAIR,
    DEPUTY,
    STARTS,
    VICE,
    accept_proxy,
    call_item,
    called,
    come,
    name_proxy,
    opened,
    sitting_council,
)
from tests.fixtures.town import as_house
from workflows.councils.meetings import chairing
from workflows.councils.meetings.models import MeetingItem, MeetingVote

EXPERTS = ("expert.1", "expert.2", "expert.3", "expert.4")


@pytest.fixture
async def council(town, clock):
    """A council of five under the ordinances of Changwon: three are a quorum."""
    return await sitting_council(town, clock, observer="company.a")


@pytest.fixture
def rows(sessions):
    async def read(model, **where):
        async with as_house(sessions) as session:
            found = await session.scalars(select(model).filter_by(**where).order_by(model.number))
            return list(found)

    return read


@pytest.fixture
def last_vote(rows):
    async def read(meeting_id):
        return (await rows(MeetingVote, meeting_id=meeting_id))[-1]

    return read


@pytest.fixture
async def session_open(town, council, clock, rows):
    """A meeting that is open with four of five there, its only item called."""
    meeting = await opened(town, council, clock, CHAIR, *EXPERTS[:3])
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    await call_item(town, meeting, item)
    return meeting, item


@pytest.fixture
async def haeon(town, clock):
    """A council of five whose rules let members by post send somebody: the chair is the only one."""
    return await sitting_council(town, clock, place="haeon", observer="company.a")


@pytest.fixture
async def sent(town, haeon, clock, rows):
    """A meeting that is open without its chair, whose proxy is there with two experts: three of five."""
    meeting = await called(town, haeon)
    await name_proxy(town, meeting)
    await accept_proxy(town, meeting)
    await clock.set(STARTS)
    await come(town, meeting, VICE, "expert.2", DEPUTY)
    await town.act(VICE, chairing.open_meeting, meeting_id=meeting.id)
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    await call_item(town, meeting, item, by=VICE)
    return meeting, item
