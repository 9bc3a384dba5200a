"""The parties of an agreement over the API: what is foreseen, what is refused, and what is done."""

import pytest

from schema.kit.ids import global_id
from tests.fixtures.agreements import LEAD, put_with, room, say
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.money import BN, amount, set_money
from tests.fixtures.parties import follow, with_newcomer, without
from tests.schema.conftest import asking_with
from workflows.agreements.money.states import Source

GONE = "company.b"
READ = """query ($number: String!) { agreement(number: $number) { id
  blocks { body { id } }
  partyRoom {
    move { joined { body { id } } left { body { id } } positions counters { reference version body { id } }
      parties { lead share { numerator denominator } body { id } } named rights duties { number what }
      roles { duty letters body { id } }
      money { won putForward unpaid { found payer { id } } broken { kind } } }
    past { number reason positions counters fields clauses duties
      joined { body { id } } left { body { id } } changedBy { id } }
    viewerActions { name allowed refusal { reason remedy } } } } }"""
UPDATE = """mutation ($input: UpdatePartiesInput!) { updateParties(input: $input) { __typename
  ... on UpdatePartiesSuccess { room { move { positions } past { number } } }
  ... on Refused { code reason field remedy } } }"""


@pytest.fixture
def ask(sessions, snapshots):
    """Ask through the module's own database."""
    return asking_with(sessions, snapshots)


async def read(ask, table, who):
    """Return the agreement as somebody reads it."""
    number = (await room(table)).agreement.number
    return (await ask(READ, as_=table.town.people[who], number=number)).sole()


async def sent(ask, table, who, expected, reason="탈퇴했습니다."):
    """Send the act."""
    given = {
        "agreementId": global_id("Agreement", table.id),
        "expectedParties": expected,
        "reason": reason,
    }
    return (await ask(UPDATE, as_=table.town.people[who], input=given)).sole()


async def test_what_follows_is_foreseen_offered_done_and_kept(ask, town, clock):
    table, (clause,) = await put_with(town, "목적")
    await set_money(table.union, amount(table.union, Source.PRIVATE, 2 * BN, payer=GONE))
    await say(table, GONE, clause, "COUNTER", "다른 글")
    await with_newcomer(table)
    await without(table, GONE, clock)
    key = {name: global_id("Body", body) for name, body in table.union.bodies.items()}
    told = (await read(ask, table, LEAD))["partyRoom"]
    move = told["move"]

    assert [one["body"]["id"] for one in move["joined"]] == [key["company.c"]]
    assert [one["body"]["id"] for one in move["left"]] == [key[GONE]]
    assert [(one["reference"], one["version"]) for one in move["counters"]] == [("Article 1", 1)]
    assert move["money"] == {
        "won": 2 * BN,
        "putForward": False,
        "unpaid": [{"found": 2 * BN, "payer": {"id": key[GONE]}}],
        "broken": [],
    }
    assert told["viewerActions"] == [{"name": "updateParties", "allowed": True, "refusal": None}]
    others = (await read(ask, table, DEVELOPER))["partyRoom"]["viewerActions"][0]["refusal"]
    assert others["reason"] == "only_lead_or_city_updates_parties"
    # Who left reads the agreement until it follows, and of the money nothing.
    assert (await read(ask, table, GONE))["partyRoom"]["move"]["money"] is None

    after = [one["body"]["id"] for one in move["parties"]]
    assert (await sent(ask, table, DEVELOPER, after))[
        "reason"
    ] == "only_lead_or_city_updates_parties"
    stale = await sent(ask, table, CITY, after[:-1])
    assert (stale["reason"], stale["field"]) == ("parties_moved_meanwhile", "expectedParties")
    assert (await sent(ask, table, CITY, after, " "))["field"] == "reason"
    done = await sent(ask, table, CITY, after)
    assert done["room"] == {"move": None, "past": [{"number": 1}]}
    assert (await sent(ask, table, CITY, after))["reason"] == "parties_stand_already"

    now = await read(ask, table, "auditor")
    (past,) = now["partyRoom"]["past"]
    assert (past["reason"], past["positions"], past["counters"]) == ("탈퇴했습니다.", 1, 1)
    assert past["changedBy"]["id"] == key[CITY]
    assert {one["body"]["id"] for one in now["blocks"]} == set(after)
    assert await read(ask, table, GONE) is None


WAITS = """query ($number: String!) { agreement(number: $number) { partyRoom {
  waits { matter body { id } } } } }"""


async def test_what_is_waited_for_of_a_newcomer_is_told(ask, town):
    table, _ = await put_with(town, "목적")
    await set_money(table.union, amount(table.union, Source.PRIVATE, 2 * BN))
    await with_newcomer(table)
    number = (await room(table)).agreement.number

    async def waits():
        told = (await ask(WAITS, as_=town.people[LEAD], number=number)).sole()
        return told["partyRoom"]["waits"]

    assert await waits() == []
    await follow(table)
    newcomer = {"id": global_id("Body", table.union.bodies["company.c"])}
    assert await waits() == [{"matter": "MONEY", "body": newcomer}]
