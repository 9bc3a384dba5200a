"""Opening a large agreement: the web's own operation beside the bare SQL of the same data.

Ours is the operation whole: rights, row-level policies, the answer made and written as JSON. Bare are four
plain statements of the same rows, asked by the same role under the same policies, and nothing made of them;
the notes tell the same by a superuser, for whom no policy runs. One opening after another, in turns; each
figure is the p95 of a round. Who asks is known already, as it is at the door.

Where an opening's time goes (milliseconds of CPU, without a collector's turn): the database takes 4.8 for
the 300 lines with their standings, as long as for the four plain statements together (texts 1.4, standings
2.5 to 3); of ours, the room and its bodies 1.0, decoding the lines and laying them out 2.6, the effects
0.7, the objects that are shown 2.3, completing them 2.4, JSON 0.4, opening and ending the snapshot 0.6.
No ring of objects is left behind: while refusals of offers kept their tracebacks, and these all that was read,
one opening in six waited 6 ms for the collector, which was the whole difference between p50 and p95.
"""

import gc
import time
from collections.abc import Awaitable, Callable
from statistics import median, quantiles

import asyncpg
import uvloop

from server.commands.application import COLLECT_AFTER
from server.database import Database, connect
from tests.bench.figures import Row, Side
from tests.fixtures.agreements import LEAD, opened, room
from tests.fixtures.large import ARTICLES, PARTIES, VERSIONS, grown
from tests.fixtures.opening import BARE, MOST_STATEMENTS, Opening
from tests.fixtures.town import make_town
from tests.torture.house import House
from workflows.identity.queries import actor_for
from workflows.law.actions import load_rule_packs
from workflows.record.uow import unit_of_work

ROUNDS = {"ci": 7, "full": 15}
OPENINGS = 40  # in a round

Opens = Callable[[], Awaitable[object]]


def rows(scale: str) -> list[Row]:
    """Measure the opening."""
    with House() as house:
        return uvloop.run(_measured(house, ROUNDS[scale]))


async def _measured(house: House, rounds: int) -> list[Row]:
    name = await house.fresh("large")
    database = connect(house.url(name))
    opening = await _large(house, name, database)
    number, size = len(await opening.statements()), len(await opening.whole())
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
