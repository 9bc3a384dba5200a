"""Compiled answers beside graphql-core: the same operations through both executors, in one process.

One operation is read from rows alone; another asks for something that no mapping covers, so that the
schema's own resolvers answer it and only the completion of what they give back is compiled. The
answers are compared first, byte for byte. CPU is that of this process and of PostgreSQL's.
"""

import time
from collections.abc import Awaitable, Callable
from typing import Any

import orjson
import uvloop
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from schema.compiled.completion import Call
from schema.compiled.plan import Step
from schema.kit.context import Context
from schema.schema import get_schema
from server.database import Database, connect
from tests.bench.figures import Row, Side, cpu_seconds
from tests.fixtures.town import make_town
from tests.torture.house import House
from workflows.kit.wording import Locale
from workflows.law.actions import load_rule_packs
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS, Actor

PAGE = """query ($first: Int!) { proposals(first: $first) { edges { cursor node { id number title
  summary body category place cost state submittedOn author { displayName }
  programme { id slug name placeName } } } pageInfo { hasNextPage endCursor } } }"""
# The outcome of a line is looked up by a resolver: no row of any table is one.
RESOLVED = PAGE.replace("submittedOn", "submittedOn ballotLines { number outcome { selected } }")
PROPOSALS, SIZE = 20, 50
ROUNDS = {"ci": 5, "full": 9}
SECONDS = {"ci": 1.5, "full": 3.0}
COPIES = """INSERT INTO proposal (id, programme_id, number, title, summary, body, category, place,
  cost, state, author_id, author_appointment_id, submitted_on, submitted_at, search_text,
  search_grams) SELECT gen_random_uuid(), programme_id, number || '-' || n, title, summary,
  repeat(body, 60), category, place, cost, state, author_id, author_appointment_id, submitted_on,
  submitted_at + n * interval '1 s', search_text, search_grams
  FROM proposal, generate_series(1, 250) AS n"""

Answer = Callable[[], Awaitable[bytes]]


def rows(scale: str) -> list[Row]:
    """Measure both kinds."""
    with House() as house:
        return uvloop.run(_measured(house, ROUNDS[scale], SECONDS[scale]))


def context_of(database: Database) -> Context:
    """Return the context of one anonymous operation."""

    async def nobody(_: AsyncSession) -> Actor:
        return ANONYMOUS

    return Context(
        sessions=database.writes,
        snapshots=database.snapshots,
        identify=nobody,
        locale=Locale.KO,
        cursor_key=b"b" * 32,
        look=database.look,
    )


async def _measured(house: House, rounds: int, seconds: float) -> list[Row]:
    name = await house.fresh("compiled")
    database = connect(house.url(name))
    async with unit_of_work(database.writes) as uow:
        await load_rule_packs(uow)
    town = await make_town(database.writes)
    for number in range(PROPOSALS):
        await town.propose(f"제안 {number}", who=f"resident.{1 + number % 6}")
    async with database.writes() as session:
        await session.execute(text(COPIES))
        await session.commit()
    found = [
        await _contest(house, database, "page read from rows", PAGE, Step, rounds, seconds),
        await _contest(house, database, "page of resolvers", RESOLVED, Call, rounds, seconds),
    ]
    await database.close()
    return found


async def _contest(
    house: House,
    database: Database,
    name: str,
    operation: str,
    kind: type,
    rounds: int,
    seconds: float,
) -> Row:
    schema = get_schema()
    planned = schema.executor.planned(operation, {"first": SIZE}, Locale.KO, None)
    if planned is None or not isinstance(planned[0].roots["proposals"], kind):
        msg = f"{name} is not answered by a {kind.__name__}"
        raise RuntimeError(msg)

    def by(execute: Callable[..., Awaitable[Any]]) -> Answer:
        async def answer() -> bytes:
            result = await execute(operation, {"first": SIZE}, context_of(database))
            if result.errors:
                raise RuntimeError(str(result.errors))
            return orjson.dumps({"data": result.data})

        return answer

    sides = [
        (Side("compiled"), by(schema.execute)),
        (Side("graphql-core"), by(schema.interpret)),
    ]
    first, second = [await answer() for _, answer in sides]
    if first != second:
        msg = f"{name}: the answers differ"
        raise RuntimeError(msg)
    for turn in range(rounds + 1):
        for side, answer in sides:
            began, own = time.perf_counter(), time.process_time()
            theirs, done = cpu_seconds(house.postgres.pid), 0
            while (passed := time.perf_counter() - began) < seconds:
                await answer()
                done += 1
            if turn:
                side.rounds.append(done / passed)
                side.own.append(1000 * (time.process_time() - own) / done)
                side.database.append(1000 * (cpu_seconds(house.postgres.pid) - theirs) / done)
    return Row(
        name=f"compiled, {name}",
        against="the same on graphql-core",
        unit="answers/s",
        ours=sides[0][0],
        theirs=sides[1][0],
        reach=2,
        moonshot=3,
        notes=[f"{len(first):,} bytes, equal"],
    )
