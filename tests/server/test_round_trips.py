"""What a request costs the database: questions asked one after another, each a way there and back."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import event

from schema.kit.ids import global_id
from tests.fixtures.services import Services
from tests.fixtures.town import Town
from tests.server.conftest import House
from tests.server.test_casting_over_http import browser, cast

BARE = """mutation ($input: CastBallotInput!) { castBallot(input: $input) {
  ... on CastBallotSuccess { receipt } ... on Refused { reason } } }"""


class Heard:
    """How often each kind of statement was sent, the beginning and end of transactions included."""

    def __init__(self) -> None:
        self.sent: Counter[str] = Counter()

    def control(self, record: object) -> None:
        """Hear what the driver sends of its own accord."""
        self.sent[record.query.split()[0].rstrip(";")] += 1

    def asked(self, _: object, __: object, statement: str, *___: object) -> None:
        """Hear what the application asks."""
        self.sent[statement.split(maxsplit=1)[0]] += 1


@pytest.fixture
async def heard(house: House) -> AsyncIterator[Heard]:
    """Listen to the application's connections, which are made anew for it."""
    database = house.app.state.services.database
    found = Heard()

    def listen(connection: object, _: object) -> None:
        connection.driver_connection.add_query_logger(found.control)

    engines = [
        engine.sync_engine
        for engine in (database.engine, database.showing, database.glancing, database.casting)
    ]
    await database.close()
    for engine in engines:
        event.listen(engine, "connect", listen)
        event.listen(engine, "before_cursor_execute", found.asked)
    yield found
    for engine in engines:
        event.remove(engine, "connect", listen)
        event.remove(engine, "before_cursor_execute", found.asked)


async def test_a_vote_asks_for_nothing_twice(house: House, town: Town, heard: Heard):
    campaign = await town.open_campaign()
    async with await browser(house, town, "resident.1") as voter:
        # The first is judged, which tells the vote's terms; the second opens the line that stays in hand.
        for _ in range(2):
            await cast(voter, campaign.id, query=BARE)
    async with await browser(house, town, "resident.2") as voter:
        heard.sent.clear()
        said = await cast(voter, campaign.id, query=BARE)
        await asyncio.sleep(0.05)

    assert set(said) == {"receipt"}
    # Who asks: one question, the same for all who ask meanwhile. The batch, the same for all who vote
    # meanwhile: the box alone, which commits itself. The paper was read for the first who voted on it.
    assert heard.sent == {"SELECT": 1, "WITH": 1}


async def test_a_page_for_nobody_in_particular_is_one_question_beside_its_version(
    house: House, town: Town, heard: Heard
):
    page = "query ($n: Int!) { proposals(first: $n) { edges { node { title } } } }"
    async with house.client() as anyone:
        asked = {"query": page, "variables": {"n": 3}}
        await anyone.post("/graphql", json=asked)
        heard.sent.clear()
        await anyone.post("/graphql", json={**asked, "variables": {"n": 4}})
        made = dict(heard.sent)
        heard.sent.clear()
        await anyone.post("/graphql", json={**asked, "variables": {"n": 4}})
        kept = dict(heard.sent)

    assert town.slug
    assert made == {"SELECT": 2}
    assert kept == {"SELECT": 1}


async def test_a_page_for_somebody_asks_who_he_is_and_the_second_time_swears_it(
    house: House, town: Town, heard: Heard
):
    page = {"query": "{ proposals(first: 3) { edges { node { title } } } }"}
    async with await browser(house, town, "resident.2") as neighbour:
        for _ in range(2):
            await neighbour.post("/graphql", json=page)
    async with await browser(house, town, "resident.1") as resident:
        said = []
        for _ in range(2):
            heard.sent.clear()
            said.append((await resident.post("/graphql", json=page)).json())
            await asyncio.sleep(0.05)
            said.append(heard.sent.copy())

    first, asked, again, sworn = said
    assert "errors" not in first
    assert again == first
    # Who asks, at the door; then the page: what is public, and one statement, needs no snapshot.
    assert asked == {"SELECT": 2}
    assert sworn == {"SELECT": 1}


async def test_rows_and_resolvers_of_one_question_are_read_in_one_snapshot(
    house: House, town: Town, heard: Heard
):
    campaign = await town.open_campaign()
    mixed = """query ($n: String!) { proposals(first: 2) { edges { node { title } } }
      campaign(number: $n) { turnout serverTime lines { outcome { votes } } } }"""
    async with house.client() as anyone:
        heard.sent.clear()
        answer = await anyone.post(
            "/graphql", json={"query": mixed, "variables": {"n": campaign.number}}
        )

        await asyncio.sleep(0.05)

    assert "errors" not in answer.json()
    assert (heard.sent["BEGIN"], heard.sent["ROLLBACK"]) == (1, 1)


SUBMIT = """mutation ($input: SubmitProposalInput!) { submitProposal(input: $input) {
  ... on SubmitProposalSuccess { proposal { number } } ... on Refused { reason } } }"""


async def test_a_submission_asks_for_nothing_twice(house: House, town: Town, heard: Heard):
    given = {
        "programmeId": global_id("Programme", town.programme_id),
        "title": "나무 심기",
        "summary": "가까운 곳에 나무를 심어 주세요",
        "body": "글",
        "category": "WELFARE",
        "place": "가온동",
        "cost": 300,
    }
    async with await browser(house, town, "resident.1") as resident:

        def asked(title: str) -> dict[str, object]:
            return {"query": SUBMIT, "variables": {"input": {**given, "title": title}}}

        for title in ("나무 하나", "나무 둘"):
            # What is asked straight of the driver is written down the second time.
            await resident.post("/graphql", json=asked(title))
        await asyncio.sleep(0.05)
        heard.sent.clear()
        said = await resident.post("/graphql", json=asked("나무 셋"))
        await asyncio.sleep(0.05)

    assert said.json()["data"]["submitProposal"]["proposal"]["number"]
    # Before the act: who asks. In it: who asks and is introduced by it, the place, the birthday with its
    # rule, the number, whether the words are new, the idea, and all that is recorded at once. After it:
    # the idea, which swears who reads.
    assert heard.sent == {"BEGIN": 1, "SELECT": 1 + 4 + 1, "INSERT": 2, "WITH": 1, "COMMIT": 1}


# Ends every connection of the application, and returns when the last of them is gone.
CLOSED = """DO $$ BEGIN
  PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = '{database}' AND usename = 'dure_app';
  WHILE EXISTS (SELECT FROM pg_stat_activity WHERE datname = '{database}' AND usename = 'dure_app') LOOP
    PERFORM pg_sleep(0.02);
    PERFORM pg_stat_clear_snapshot();
  END LOOP;
END $$"""


async def test_connections_the_database_closed_are_replaced_unnoticed(
    house: House, town: Town, services: Services, database_name: str
):
    campaign = await town.open_campaign()
    async with await browser(house, town, "resident.1") as voter:
        before = await cast(voter, campaign.id)
        await services.as_superuser("postgres", CLOSED.format(database=database_name))
        # Until the loop has read the ends of the sockets: a moment, in which a cast would be told busy.
        await asyncio.sleep(0.3)
        after = await cast(voter, campaign.id)

    assert before["receipt"] == after["receipt"]
