"""When the database gives up for us, the answer is `busy` in words, and nothing is done."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest
from sqlalchemy import text

from schema.kit.ids import global_id
from server.database import Patience, connect
from tests.fixtures.services import Services
from tests.fixtures.town import Town
from tests.schema.conftest import Ask, asking_with
from tests.schema.test_verbs import CLOSE
from workflows.kit.refusal import Busy
from workflows.record.busy import told_as_busy
from workflows.record.uow import Sessions

EXPORT = """mutation ($id: ID!, $purpose: String!) {
  exportRoll(input: {campaignId: $id, purpose: $purpose}) {
    __typename ... on Refused { code reason remedy } } }"""
HASTY = Patience(lock=200, statement=400, idle=5_000, transaction=5_000)


@pytest.fixture
async def hasty(services: Services, database_name: str):
    """Ask through a database that gives up after a fraction of a second."""
    found = connect(services.url(database_name), patience=HASTY, connections=1)
    yield asking_with(found.writes, found.snapshots)
    await found.close()


async def test_a_lock_that_is_held_too_long_is_told_as_busy(
    hasty: Ask, ask: Ask, town: Town, sessions: Sessions
):
    campaign = await town.open_campaign(early_close=True)
    given = {"id": global_id("Campaign", campaign.id), "reason": "모두 투표함"}
    officer = town.people["municipality.officer"]

    async with sessions() as holder:
        await holder.execute(
            text("SELECT id FROM poll WHERE id = :id FOR UPDATE"), {"id": campaign.poll_id}
        )
        said = (await hasty(CLOSE, as_=officer, **given)).sole()

    assert (said["code"], said["reason"]) == ("BUSY", "busy")
    assert said["remedy"] == "Send the same request again shortly."
    assert (await ask(CLOSE, as_=officer, **given)).sole()["campaign"]["state"] == "CLOSED"


@pytest.fixture
async def unwritable(services: Services, database_name: str):
    """Hold what every record is written into, so that it can be read and not added to."""
    holder = await asyncpg.connect(
        host=str(services.postgres.socket_dir), user="postgres", database=database_name
    )

    @asynccontextmanager
    async def held(table: str) -> AsyncIterator[None]:
        async with holder.transaction():
            await holder.execute(f"LOCK TABLE {table} IN EXCLUSIVE MODE")
            yield

    yield held
    await holder.close()


async def test_a_refusal_whose_trace_cannot_be_left_now_is_told_as_busy(
    hasty: Ask, ask: Ask, town: Town, unwritable
):
    campaign = await town.open_campaign(early_close=True)
    given = {"id": global_id("Campaign", campaign.id), "purpose": "참여율을 셉니다."}
    resident = town.people["resident.1"]

    async with unwritable("event"):
        said = await hasty(EXPORT, as_=resident, **given)

    assert said.errors == []
    assert (said.sole()["code"], said.sole()["reason"]) == ("BUSY", "busy")
    assert (await ask(EXPORT, as_=resident, **given)).sole()["code"] == "NOT_ALLOWED"


async def test_a_read_that_takes_too_long_is_told_as_busy_and_spoils_no_other(
    hasty: Ask, town: Town, services: Services, database_name: str
):
    both = 'query ($slug: String!) { proposal(number: "1") { id } programme(slug: $slug) { slug } }'
    holder = await asyncpg.connect(
        host=str(services.postgres.socket_dir), user="postgres", database=database_name
    )

    try:
        async with holder.transaction():
            await holder.execute("LOCK TABLE proposal")
            answer = await hasty(both, slug=town.slug)
    finally:
        await holder.close()

    assert answer.reasons == ["busy"]
    assert answer.errors[0]["extensions"]["code"] == "BUSY"
    assert answer.data == {"proposal": None, "programme": {"slug": town.slug}}


@pytest.mark.parametrize(
    "given_up",
    [
        asyncpg.exceptions.DiskFullError,
        asyncpg.exceptions.OutOfMemoryError,
        asyncpg.exceptions.TooManyConnectionsError,
        asyncpg.exceptions.IdleInTransactionSessionTimeoutError,
    ],
)
def test_a_machine_that_lacks_something_is_told_as_busy(given_up):
    with pytest.raises(Busy), told_as_busy():
        raise given_up("could not extend file")


async def test_one_connection_is_enough_for_every_operation(hasty: Ask, town: Town):
    """A write gives the snapshot's connection back first: requests cannot starve each other."""
    campaign = await town.open_campaign()
    cast = """mutation ($id: ID!) { castBallot(input: {campaignId: $id, counter: 1,
      choices: [{number: 1}]}) { ... on CastBallotSuccess { campaign { turnout
      viewerBallot { counter } lines { proposal { author { displayName } } } } } } }"""

    said = await hasty(cast, as_=town.people["resident.1"], id=global_id("Campaign", campaign.id))

    assert said.sole()["campaign"]["viewerBallot"] == {"counter": 1}


async def test_an_unreachable_database_is_told_as_busy():
    nowhere = connect("postgresql+asyncpg://dure_app@/dure?host=/nowhere", patience=HASTY)

    answer = await asking_with(nowhere.writes, nowhere.snapshots)(
        "{ programmes(first: 1) { edges { cursor } } }"
    )

    assert (answer.data, answer.reasons) == (None, ["busy"])
    await nowhere.close()
