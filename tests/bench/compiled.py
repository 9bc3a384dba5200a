"""Compiled reads beside graphql-core: one page of 50 proposals, both executors in one run.

`python -m tests.bench.compiled [rounds]` starts a database of its own, fills it with a town's
proposals and lets the executors answer in turns; the answers are compared first. CPU is that of
this process and of PostgreSQL's, in milliseconds an answer.
"""

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson
import psutil
import uvloop
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from infra.embedded.postgres import Postgres
from infra.embedded.provision import provision
from schema.kit.context import Context
from schema.schema import get_schema
from server.database import Database, connect
from server.migrations.run import upgrade_to_head
from tests.fixtures.town import make_town
from workflows.kit.wording import Locale
from workflows.law.actions import load_rule_packs
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS, Actor

PAGE = """query ($first: Int!, $after: String) { proposals(first: $first, after: $after) {
  edges { cursor node { id number title summary body category place cost state submittedOn
    author { displayName } programme { id slug name placeName } } }
  pageInfo { hasNextPage endCursor } } }"""
PROPOSALS, SIZE = 20, 50
COPIES = """INSERT INTO proposal (id, programme_id, number, title, summary, body, category, place,
  cost, state, author_id, author_appointment_id, submitted_on, submitted_at, search_text,
  search_grams) SELECT gen_random_uuid(), programme_id, number || '-' || n, title, summary,
  repeat(body, 60), category, place, cost, state, author_id, author_appointment_id, submitted_on,
  submitted_at + n * interval '1 s', search_text, search_grams
  FROM proposal, generate_series(1, 250) AS n"""

Answer = Callable[[], Awaitable[bytes]]


@dataclass(slots=True)
class Runner:
    """One executor and its rounds: answers a second, and CPU of both processes an answer."""

    name: str
    answer: Answer
    rates: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)

    async def round(self, seconds: float, postgres: psutil.Process) -> None:
        """Answer for some seconds."""
        begun, own, theirs, done = time.perf_counter(), time.process_time(), cpu(postgres), 0
        while (passed := time.perf_counter() - begun) < seconds:
            await self.answer()
            done += 1
        self.rates.append(done / passed)
        self.own.append(1000 * (time.process_time() - own) / done)
        self.database.append(1000 * (cpu(postgres) - theirs) / done)

    def figures(self) -> str:
        """Return the medians as one line."""
        rate, own, theirs = (statistics.median(x) for x in (self.rates, self.own, self.database))
        spread = f"{min(self.rates):.0f}-{max(self.rates):.0f}"
        return f"{self.name:14} {rate:8.1f}/s ({spread})  CPU {own:6.2f} + {theirs:5.2f} ms"


def cpu(process: psutil.Process) -> float:
    """Return the seconds of CPU a process and its children have used."""
    total = 0.0
    for one in [process, *process.children(recursive=True)]:
        spent = one.cpu_times()
        total += spent.user + spent.system
    return total


def context_of(database: Database) -> Context:
    """Return the context of one anonymous operation."""

    async def nobody(_: AsyncSession) -> Actor:
        return ANONYMOUS

    return Context(
        sessions=database.writes,
        read_sessions=database.reads,
        identify=nobody,
        look=database.look,
        locale=Locale.KO,
        cursor_key=b"b" * 32,
    )


async def measure(url: str, postgres: psutil.Process, rounds: int) -> None:
    """Fill the database, compare the answers, and let the executors take turns."""
    database = connect(url)
    async with unit_of_work(database.writes) as uow:
        await load_rule_packs(uow)
    town = await make_town(database.writes)
    for number in range(PROPOSALS):
        await town.propose(f"제안 {number}", who=f"resident.{1 + number % 6}")
    async with database.writes() as session:
        await session.execute(text(COPIES))
        await session.commit()
    schema = get_schema()

    def by(execute: Callable[..., Awaitable[Any]]) -> Answer:
        async def answer() -> bytes:
            result = await execute(PAGE, {"first": SIZE}, context_of(database))
            assert not result.errors
            return orjson.dumps({"data": result.data})

        return answer

    runners = [Runner("graphql-core", by(schema.interpret)), Runner("compiled", by(schema.execute))]
    first, second = [await one.answer() for one in runners]
    assert first == second
    print(f"{SIZE} proposals with author and programme, {len(first)} bytes, equal answers")
    for number in range(rounds + 1):
        for one in runners:
            await one.round(2, postgres)
            if number == 0:
                one.rates, one.own, one.database = [], [], []
        print(" ".join(f"{one.name} {one.rates[-1]:.1f}/s" for one in runners if one.rates))
    core, compiled = runners
    print(*(one.figures() for one in runners), sep="\n")
    ratio = statistics.median(compiled.rates) / statistics.median(core.rates)
    saved = statistics.median(core.own) / statistics.median(compiled.own)
    print(f"compiled / graphql-core: {ratio:.2f} x the answers, 1/{saved:.2f} of the own CPU")
    await database.close()


def main() -> None:
    """Run the benchmark with a database of its own."""
    folder = Path(tempfile.mkdtemp(prefix="dure-bench-"))
    postgres = Postgres(folder, options={"fsync": "off"})
    postgres.start()
    try:
        provision(postgres, "bench")
        upgrade_to_head(postgres.url("dure_owner", "bench"))
        leader = psutil.Process(postgres.pid)
        rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
        uvloop.run(measure(postgres.url("dure_app", "bench"), leader, rounds))
    finally:
        postgres.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
