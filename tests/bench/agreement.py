"""Opening a large agreement: the web's own operation beside the bare SQL of the same data.

Ours is the operation whole: rights, row-level policies, the answer made and written as JSON. Bare are four
plain statements of the same rows, asked by the same role under the same policies, and nothing made of them;
the notes tell the same by a superuser, for whom no policy runs. One opening after another, in turns; each
figure is the p95 of a round. Who asks is known already, as it is at the door.
"""

import gc
import time
from collections.abc import Awaitable, Callable
from statistics import median, quantiles

import asyncpg
import orjson
import uvloop
from sqlalchemy import event

from schema.kit.context import Context
from schema.schema import get_schema
from schema.trusted.documents import trusted_documents
from server.__main__ import COLLECT_AFTER
from server.database import Database, connect
from tests.bench.figures import Row, Side
from tests.fixtures.agreements import LEAD, opened, room
from tests.fixtures.large import grown
from tests.fixtures.town import make_town
from tests.torture.house import House
from workflows.identity.queries import actor_for
from workflows.kit.wording import Locale
from workflows.law.actions import load_rule_packs
from workflows.record.uow import unit_of_work
from workflows.rights.actor import Actor

ARTICLES, PARTIES, VERSIONS = 60, 12, 50  # an article has four paragraphs: 300 clauses
ROUNDS = {"ci": 7, "full": 15}
OPENINGS = 40  # in a round
MOST_STATEMENTS = 3
STANDS = "JOIN clause c ON c.agreement_id = a.id AND c.removed_at IS NULL"
BARE = (
    "SELECT * FROM agreement WHERE number = $1",
    "SELECT b.* FROM agreement a JOIN body b ON b.id = ANY (a.parties) WHERE a.number = $1",
    f"""SELECT c.id, c.parent_id, c.place, c.version, v.id, v.heading, v.text FROM agreement a {STANDS}
      JOIN clause_version v ON v.clause_id = c.id AND v.number = c.version
      WHERE a.number = $1 ORDER BY c.place""",
    f"""SELECT c.id, p.body_id, p.stance FROM agreement a {STANDS}
      JOIN clause_position p ON p.clause_id = c.id AND p.version = c.version AND upper_inf(p.recorded)
      WHERE a.number = $1""",
)

Opens = Callable[[], Awaitable[object]]


def rows(scale: str) -> list[Row]:
    """Measure the opening."""
    with House() as house:
        return uvloop.run(_measured(house, ROUNDS[scale]))


def operation() -> str:
    """Return what the web asks when a negotiation room is opened."""
    (found,) = (one for one in trusted_documents().values() if "query Agreement(" in one)
    return found


class Opening:
    """An agreement that somebody opens, by the product or by bare SQL."""

    def __init__(self, database: Database, actor: Actor, number: str) -> None:
        self.database, self.actor, self.number = database, actor, number
        self.text, self.schema = operation(), get_schema()

    async def whole(self) -> bytes:
        """Open it as the product does, down to the bytes of the answer."""

        async def asker(*_: object) -> Actor:
            return self.actor

        context = Context(
            sessions=self.database.writes,
            snapshots=self.database.snapshots,
            identify=asker,
            asker=asker,
            locale=Locale.KO,
            cursor_key=b"b" * 32,
            person_id=self.actor.person_id,
        )
        answer = await self.schema.execute(self.text, {"number": self.number}, context)
        await context.end()
        if answer.errors:
            raise RuntimeError(str(answer.errors))
        return orjson.dumps({"data": answer.data})

    async def bare(self) -> object:
        """Read the same rows by plain statements, in the same kind of snapshot."""
        async with self.database.snapshots(self.actor) as connection:
            raw = (await connection.get_raw_connection()).driver_connection
            return [await raw.fetch(one, self.number) for one in BARE]

    async def statements(self) -> int:
        """Return how many statements an opening sends."""
        sent = []

        def note(*asked: object) -> None:
            sent.append(asked[2])

        engine = self.database.engine.sync_engine
        event.listen(engine, "before_cursor_execute", note)
        await self.whole()
        event.remove(engine, "before_cursor_execute", note)
        return len(sent)


async def _measured(house: House, rounds: int) -> list[Row]:
    name = await house.fresh("large")
    database = connect(house.url(name))
    opening = await _large(house, name, database)
    number, size = await opening.statements(), len(await opening.whole())
    if number > MOST_STATEMENTS:
        msg = f"{number} statements open an agreement"
        raise RuntimeError(msg)
    superuser = await asyncpg.connect(
        host=str(house.postgres.socket_dir), user="postgres", database=name
    )

    async def ruled_by_none() -> object:
        return [await superuser.fetch(one, opening.number) for one in BARE]

    ours, theirs, above = Side("opening"), Side("bare SQL"), Side("bare SQL, superuser")
    contest = ((ours, opening.whole), (theirs, opening.bare), (above, ruled_by_none))
    gc.collect()  # as a server does
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    for turn in range(rounds + 1):
        for side, opens in contest:
            waits = await _waits(opens)
            if turn:
                side.rounds.append(1000 * quantiles(waits, n=20)[18])
                side.waits.extend(waits)
    await superuser.close()
    await database.close()
    beside = median(one / other for one, other in zip(ours.rounds, above.rounds, strict=True))
    return [
        Row(
            name="opening an agreement of 300 x 12 x 50",
            against="bare SQL of the same data",
            unit="ms (p95)",
            ours=ours,
            theirs=theirs,
            reach=1 / 3,
            moonshot=1 / 2,
            more_is_better=False,
            notes=[
                f"{number} statements, {size:,} bytes of JSON",
                f"{above.told('ms (p95)').strip()}; the opening takes {beside:.2g} times that",
            ],
        )
    ]


async def _waits(opens: Opens) -> list[float]:
    waits = []
    for _ in range(OPENINGS):
        began = time.perf_counter()
        await opens()
        waits.append(time.perf_counter() - began)
    return waits


async def _large(house: House, name: str, database: Database) -> Opening:
    async with unit_of_work(database.writes) as uow:
        await load_rule_packs(uow)
    town = await make_town(database.writes)
    table = await opened(town)
    script = grown(table.id, articles=ARTICLES, parties=PARTIES, versions=VERSIONS)
    await house.run(name, script)
    async with unit_of_work(database.writes) as uow:
        actor = await actor_for(uow.session, town.people[LEAD])
    return Opening(database, actor, (await room(table)).agreement.number)
