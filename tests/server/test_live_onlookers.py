"""A meeting followed by its council and by many who look on: read once for these, by himself for each of those."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import select

from schema.kit.ids import global_id
from schema.schema import get_schema
from server.database import Database
from server.live.onlookers import Onlookers
from server.live.questions import Question, question_of
from tests.fixtures.sittings import (
    CHAIR,
    SECRETARY,
    RunningClock,
    call_item,
    opened_soon,
    sitting_council,
)
from tests.fixtures.town import Town
from tests.server.conftest import House, log_in_as, owned_cookie
from tests.server.lines import Line, line_to
from workflows.councils.meetings import door, speaking
from workflows.councils.meetings.door import Move
from workflows.councils.meetings.models import MeetingItem
from workflows.identity.queries import actor_for
from workflows.record.uow import unit_of_work

Schema = type(get_schema())
MEMBERS = (CHAIR, "expert.1", "expert.2")
FOLLOWED = """subscription ($id: ID!) { meetingChanged(id: $id) { state calledItemId
  quorum { present } attendees { mode } proxies { namedAt } log { number }
  items { state votes { viewerVoted } } } }"""
PERSONAL = "subscription ($id: ID!) { meetingChanged(id: $id) { attendees { isViewer } } }"


@pytest.fixture
async def meeting(town: Town) -> tuple[Any, MeetingItem]:
    """A meeting that is open, with its item."""
    council = await sitting_council(town, RunningClock())
    meeting = await opened_soon(town, council, *MEMBERS)
    async with unit_of_work(town.sessions) as uow:
        item = await uow.session.scalar(
            select(MeetingItem).where(MeetingItem.meeting_id == meeting.id)
        )
    return meeting, item


@asynccontextmanager
async def lines(
    house: House, town: Town, people: tuple[str, ...]
) -> AsyncIterator[dict[str, Line]]:
    async with AsyncExitStack() as stack:
        found = {}
        for who in people:
            cookie = owned_cookie(house, await log_in_as(town.sessions, town.people[who]))
            line = line_to(house, cookie=cookie, origin=house.url)
            found[who] = await stack.enter_async_context(line)
        yield found


async def until(line: Line, wanted: Any) -> Any:
    """Hear what is told until it is what is waited for; return it."""
    while True:
        told = (await line.state())["meetingChanged"]
        if wanted(told):
            return told


async def test_of_all_who_look_on_one_is_asked_for_and_the_council_reads_more(
    house: House, town: Town, meeting, monkeypatch: pytest.MonkeyPatch
):
    held, item = meeting
    watching = tuple(sorted(one for one in town.people if one.startswith("resident.")))
    assert len(watching) > 2
    executed = 0
    execute = Schema.execute

    async def counted(self: Schema, *given: Any, **how: Any) -> Any:
        nonlocal executed
        executed += 1
        return await execute(self, *given, **how)

    async with lines(house, town, (*MEMBERS, *watching)) as by_who:
        for line in by_who.values():
            await line.follow(FOLLOWED, id=global_id("Meeting", held.id))
        first = {who: (await line.state())["meetingChanged"] for who, line in by_who.items()}
        for who, told in first.items():
            assert (told["log"] is not None) == (who in MEMBERS)
        # What joining has begun is over before it is counted.
        await asyncio.sleep(2.5)
        monkeypatch.setattr(Schema, "execute", counted)
        await call_item(town, held, item)
        for line in by_who.values():
            await until(line, lambda told: told["items"][0]["state"] == "CALLED")

    # Each of the council for himself, and one for all others, however many they are.
    assert executed == len(MEMBERS) + 1


async def test_who_is_invited_is_asked_for_by_himself_from_then_on(
    house: House, town: Town, meeting, database: Database
):
    held, item = meeting
    await call_item(town, held, item)
    who = ("resident.1", "resident.2")
    async with lines(house, town, who) as by_who:
        for line in by_who.values():
            await line.follow(FOLLOWED, id=global_id("Meeting", held.id))
            await line.state()
        question = question_of(FOLLOWED, None)
        assert isinstance(question, Question)
        onlookers = Onlookers(database)
        variables = {"id": global_id("Meeting", held.id)}

        async def looks_on(one: str) -> bool:
            async with unit_of_work(town.sessions) as uow:
                actor = await actor_for(uow.session, town.people[one])
            return await onlookers.looks_on(question, variables, actor)

        assert [await looks_on(one) for one in who] == [True, True]
        await town.act(
            SECRETARY,
            speaking.invite_guest,
            meeting_id=held.id,
            item_id=item.id,
            appointment_id=town.appointments["resident.1"],
            why="의견을 들음",
        )
        assert [await looks_on(one) for one in who] == [False, True]
        assert not await looks_on(CHAIR)
        await town.act("expert.2", door.move, meeting_id=held.id, move=Move.LEAVE)
        for line in by_who.values():
            await until(line, lambda told: told["quorum"]["present"] == 2)


def test_what_tells_people_apart_is_asked_for_each_by_himself():
    shared, own = question_of(FOLLOWED, None), question_of(PERSONAL, None)
    assert isinstance(shared, Question)
    assert isinstance(own, Question)
    assert (shared.for_onlookers, own.for_onlookers) == (True, False)


async def test_nobody_is_told_what_was_read_for_somebody_of_the_council(
    house: House, town: Town, meeting, monkeypatch: pytest.MonkeyPatch
):
    """The chair is taken for one who looks on, and found out with the next answer: it is told to him alone."""
    held, item = meeting

    async def mistaken(*_: object) -> bool:
        return True

    async with lines(house, town, (CHAIR, "resident.1", "resident.2")) as by_who:
        with monkeypatch.context() as sabotage:
            sabotage.setattr(Onlookers, "looks_on", mistaken)
            for line in by_who.values():
                await line.follow(FOLLOWED, id=global_id("Meeting", held.id))
                await line.state()
        await call_item(town, held, item)
        for who, line in by_who.items():
            told = await until(line, lambda told: told["items"][0]["state"] == "CALLED")
            assert (told["log"] is not None) == (who == CHAIR)
