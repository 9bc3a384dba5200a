"""The greedy count from the database beside one sequential scan of the same ballots in SQL.

The whole verb is measured, `tally_poll`: reading the closed box, counting, every step of the
explanation, storing the result. The scan is `count(choice)` over the poll's ballots, warm like the
count's own reading. Ballots are put in by the superuser, with random keys: casting is not measured.
"""

import asyncio
import statistics
import time
from uuid import UUID

from server.database import WORKING, Database, connect
from tests.bench.figures import Row, Side
from tests.fixtures.town import make_town
from tests.torture.house import House
from workflows.law.actions import load_rule_packs
from workflows.proposals.campaigns.actions import close_campaign
from workflows.record.uow import UnitOfWork, unit_of_work
from workflows.voting.actions import tally_poll

SIZES = {"ci": (10_000, 100_000, 1_000_000), "full": (10_000, 100_000, 1_000_000, 10_000_000)}
ROUNDS = 5
FILL = """INSERT INTO ballot (programme_id, poll_id, ballot_key, counter, ballot_id, choice, receipt)
SELECT $1, $2, sha256(int8send(n)), 1, gen_random_uuid(),
  CASE n % 5 WHEN 0 THEN '1' WHEN 1 THEN '1,2' WHEN 2 THEN '2,4' WHEN 3 THEN '3' ELSE '3,4' END,
  substr(md5(n::text), 1, 20)
FROM generate_series(1, $3::bigint) AS n"""
AGAIN = """INSERT INTO ballot
  (programme_id, poll_id, ballot_key, counter, ballot_id, choice, receipt, replaces)
SELECT programme_id, poll_id, ballot_key, 2, gen_random_uuid(), '4', substr(md5(receipt), 1, 20), choice
FROM (SELECT * FROM ballot WHERE programme_id = $1 AND poll_id = $2 LIMIT $3::bigint / 10) AS first"""


class _UndoneError(Exception):
    """Takes a count back, so that the same box can be counted again."""


def rows(scale: str) -> list[Row]:
    """Measure a poll without revoting at each size, and one with a tenth voting again."""
    with House() as house:
        return asyncio.run(_measured(house, SIZES[scale]))


async def _measured(house: House, sizes: tuple[int, ...]) -> list[Row]:
    return [
        await _alone(house, size, revoting=revoting) for size in sizes for revoting in (False, True)
    ]


async def _alone(house: House, size: int, *, revoting: bool) -> Row:
    """Fill a database of its own with one closed poll, and measure its count."""
    name = await house.fresh("greedy")
    database = connect(house.url(name), patience=WORKING)
    try:
        async with unit_of_work(database.writes) as uow:
            await load_rule_packs(uow)
        town = await make_town(database.writes)
        campaign = await town.open_campaign(revoting=revoting, early_close=True)
        place, poll = town.programme_id, campaign.poll_id
        await house.rule(name, FILL, place, poll, size)
        if revoting:
            await house.rule(name, AGAIN, place, poll, size)
        await house.rule(name, "VACUUM ANALYZE ballot")
        await town.act("municipality.officer", close_campaign, campaign_id=campaign.id, reason="끝")
        return await _row(database, house, name, (place, poll), size, revoting=revoting)
    finally:
        await database.close()
        await house.rule("postgres", f"DROP DATABASE {name} WITH (FORCE)")


async def _row(
    database: Database,
    house: House,
    name: str,
    keys: tuple[UUID, UUID],
    size: int,
    *,
    revoting: bool,
) -> Row:
    place, poll = keys
    ours, scan = Side("Dure"), Side("scan")
    for turn in range(ROUNDS + 1):
        began = time.perf_counter()
        (found,) = await house.rule(
            name,
            "SELECT count(choice) AS n FROM ballot WHERE programme_id = $1 AND poll_id = $2",
            place,
            poll,
        )
        scanned = time.perf_counter() - began
        began = time.perf_counter()
        counted = await _counted(database, poll)
        tallied = time.perf_counter() - began
        if counted != (size, found["n"] - size):
            msg = f"{counted} ballots counted and replaced, of {found['n']}"
            raise RuntimeError(msg)
        if turn:
            ours.rounds.append(tallied)
            scan.rounds.append(scanned)
    kind = "a tenth voted again" if revoting else "nobody votes twice"
    row = Row(
        name=f"greedy count, {size:,}, {kind}",
        against="one scan in SQL",
        unit="s",
        ours=ours,
        theirs=scan,
        more_is_better=False,
        reach=0.5 if size >= 1_000_000 else None,
        moonshot=1 / 1.2 if size >= 1_000_000 else None,
    )
    each = statistics.median(ours.rounds) / size * 1e6
    row.notes.append(f"{each:.3g} microseconds a ballot; reach 0.5 is twice the scan's time")
    return row


async def _counted(database: Database, poll_id: UUID) -> tuple[int, int]:
    """Count the box for good, and take it back."""
    found: list[tuple[int, int]] = []

    async def count(uow: UnitOfWork) -> None:
        counted = await tally_poll(uow, poll_id=poll_id)
        found.append((counted.row.ballots, counted.row.replaced))
        raise _UndoneError

    try:
        async with unit_of_work(database.writes) as uow:
            await count(uow)
    except _UndoneError:
        pass
    return found[0]
