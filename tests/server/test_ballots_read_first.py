"""What has arrived is read before a batch goes: it goes along, and nobody waits for who is still to come."""

import asyncio

from server.ballot_queue import BallotQueue
from server.database import Database
from server.together import TURNS_TO_READ
from tests.fixtures.services import Services
from tests.fixtures.town import Town
from tests.server.test_ballot_queue import answers, stored, vote
from workflows.voting.casting import Receipt

VOTERS = [f"resident.{number}" for number in range(1, 6)]


async def sent_in_turns(queue: BallotQueue, town: Town, poll_id, *, apart: int):
    """Send a cast each so many turns of the loop after the one before, as sockets bring them."""

    async def one(place: int, name: str) -> Receipt:
        for _ in range(place * apart):
            await asyncio.sleep(0)
        return await queue.cast(vote(town, name, poll_id))

    return await answers([asyncio.ensure_future(one(*each)) for each in enumerate(VOTERS)])


async def commits_of(database, services, database_name, town, *, apart, most_at_once=500):
    queue = BallotQueue(database.casts, database.at_once, most_at_once=most_at_once)
    poll_id = (await town.open_campaign()).poll_id
    found = await sent_in_turns(queue, town, poll_id, apart=apart)
    await queue.drain()
    assert all(isinstance(one, Receipt) for one in found)
    row = await stored(services, database_name, poll_id)
    assert row["ballots"] == len(VOTERS)
    return row["commits"]


async def test_who_arrives_while_the_loop_still_reads_goes_along(
    database: Database, services: Services, database_name: str, town: Town
):
    for apart in (1, TURNS_TO_READ):
        assert await commits_of(database, services, database_name, town, apart=apart) == 1


async def test_nobody_waits_for_who_has_not_come_yet(
    database: Database, services: Services, database_name: str, town: Town
):
    late = TURNS_TO_READ + 1
    assert await commits_of(database, services, database_name, town, apart=late) > 1


async def test_a_full_batch_goes_though_more_keep_coming(
    database: Database, services: Services, database_name: str, town: Town
):
    found = await commits_of(database, services, database_name, town, apart=1, most_at_once=2)
    assert found == len(VOTERS) // 2 + 1
