"""1,000 observers of a council's meeting, from an item called to the last of them, beside graphql-ws.

Ours is the product as shipped: the act is the chair who calls an item over HTTP, with its rights, quorum,
log, commit and outbox in the time, and what the public may see of the meeting is read anew. Theirs is the
reference server with one idea in memory. On both sides one observer more reads nothing.
"""

import asyncio
import shutil
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import uvloop
from sqlalchemy import select

from infra.embedded.valkey import Valkey
from schema.kit.ids import global_id
from server.database import connect
from tests.bench.figures import Row, Side
from tests.bench.house import serving
from tests.bench.live import (
    NOTES,
    ROUNDS,
    WARM_TURNS,
    Followed,
    contest,
    cookie_of,
    peer,
    post,
    reference,
    signed_in,
)
from tests.fixtures.sittings import CHAIR, RunningClock, opened_soon, sitting_council
from tests.fixtures.town import make_town
from tests.torture.house import House
from workflows.councils.meetings.models import MeetingItem
from workflows.law.actions import load_rule_packs
from workflows.record.uow import unit_of_work

OBSERVERS = 1_000
FOLLOW = """subscription ($id: ID!) { meetingChanged(id: $id) { state calledItemId
  quorum { present needed } items { number title state } } }"""
CALL = """mutation ($input: CallItemInput!) { callItem(input: $input) { __typename
  ... on Refused { reason } } }"""
END = """mutation ($input: EndItemInput!) { endItem(input: $input) { __typename
  ... on Refused { reason } } }"""


def rows(scale: str) -> list[Row]:
    """Measure it."""
    rounds = ROUNDS[scale]
    with House() as house, ExitStack() as stack:
        name = asyncio.run(house.fresh("observers"))
        meeting, items, cookie = asyncio.run(_meeting(house.url(name), rounds + WARM_TURNS + 1))
        folder = Path(tempfile.mkdtemp(prefix="dure-bench-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        queue = stack.enter_context(Valkey(folder))
        mine = stack.enter_context(serving(house.url(name), settings={"DURE_REDIS_URL": queue.url}))
        other = stack.enter_context(reference())
        called: list[str] = []

        def act(text: str, **given: str) -> None:
            body = {"query": text, "variables": {"input": {"meetingId": meeting, **given}}}
            post(mine.port, body, signed_in(mine, cookie), b"Success")

        def next_act() -> tuple[str, Callable[[], None]]:
            if called:
                act(END, itemId=called[-1], end="DISCUSSED", conclusion="없음")
            called.append(items[len(called)])
            # Whoever only looks on is not told which item is called where the rules do not open the meeting;
            # where each item of the agenda stands, everybody is.
            number = len(called)
            mark = f'"number":{number},"title":"인수인계 {number}","state":"CALLED"'
            return mark, lambda: act(CALL, itemId=called[-1])

        ours = Followed(Side("Dure"), mine, FOLLOW, {"id": meeting}, next_act)
        theirs = peer(other)
        uvloop.run(contest([ours, theirs], followers=OBSERVERS, rounds=rounds))
    return [
        Row(
            name=f"meeting, {OBSERVERS:,} observers, act to last",
            against="graphql-ws, reference server",
            unit="ms",
            ours=ours.side,
            theirs=theirs.side,
            reach=1 / 1.5,
            more_is_better=False,
            notes=NOTES,
        )
    ]


async def _meeting(url: str, many: int) -> tuple[str, list[str], str]:
    """Open a meeting with so many items; return its id, theirs, and the chair's cookie."""
    database = connect(url)
    async with unit_of_work(database.writes) as uow:
        await load_rule_packs(uow)
    town = await make_town(database.writes)
    council = await sitting_council(town, RunningClock())
    people = (CHAIR, *(f"expert.{number}" for number in range(1, 5)))
    meeting = await opened_soon(town, council, *people, items=many)
    cookie = await cookie_of(town, CHAIR)
    async with town.sessions() as session:
        items = await session.scalars(
            select(MeetingItem.id)
            .where(MeetingItem.meeting_id == meeting.id)
            .order_by(MeetingItem.number)
        )
        ids = [global_id("MeetingItem", one) for one in items]
    await database.close()
    return global_id("Meeting", meeting.id), ids, cookie
