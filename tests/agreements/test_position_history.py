"""What a party once said of a clause stays to be read when it accepts after all, and when the text becomes another."""

import pytest

from schema.kit.ids import global_id
from tests.agreements.test_talk import say as tell
from tests.fixtures.agreements import LEAD, put_with, revise, say
from tests.fixtures.consortium import DEVELOPER, seen
from tests.schema.conftest import asking_with
from workflows.agreements.clauses.positions import list_positions
from workflows.kit.paging import Window
from workflows.rights.actor import ANONYMOUS

OBJECTION, COUNTER = "책임의 상한이 없어 받을 수 없습니다.", "책임은 납입액까지로 한다."
PRIVATE = "우리끼리는 5퍼센트까지 받을 수 있다."
HISTORY = """query ($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on Clause {
  positions { position { stance words } }
  positionHistory(first: $first, after: $after) { totalCount
    edges { cursor node { stance words version saidAt endedAt replaced body { name }
      mandate { role validFrom validTo } } }
    pageInfo { hasNextPage endCursor } } } } }"""


@pytest.fixture
def ask(sessions, snapshots):
    """Ask through the module's own database."""
    return asking_with(sessions, snapshots)


@pytest.fixture
async def spoken(town):
    """Return a table and a clause of which a party has said three things, on two texts."""
    table, (clause,) = await put_with(town, "책임")
    await say(table, DEVELOPER, clause, "OBJECT", OBJECTION)
    await say(table, DEVELOPER, clause)
    await say(table, "company.b", clause, "COUNTER", COUNTER)
    await revise(table, clause, "책임은 각자 진다.")
    await say(table, DEVELOPER, clause, "RESERVE", "이사회 뒤에 정합니다.", version=2)
    await tell(table, DEVELOPER, PRIVATE, clause=clause)
    return table, clause


async def history(ask, table, clause, who, first=20, after=None):
    person = table.town.people[who] if who else None
    asked = {"id": global_id("Clause", clause), "first": first, "after": after}
    return (await ask(HISTORY, as_=person, **asked)).sole()


async def test_what_was_said_before_is_read_by_every_party(ask, spoken):
    for who in (DEVELOPER, LEAD, "company.b", "auditor"):
        found = (await history(ask, *spoken, who))["positionHistory"]
        said = [edge["node"] for edge in found["edges"]]
        assert [(one["version"], one["stance"], one["words"]) for one in said] == [
            (2, "RESERVE", "이사회 뒤에 정합니다."),
            (1, "COUNTER", COUNTER),
            (1, "ACCEPT", None),
            (1, "OBJECT", OBJECTION),
        ], who
        objected, accepted = said[3], said[2]
        assert objected["replaced"]
        assert objected["endedAt"] == accepted["saidAt"]
        assert not accepted["replaced"]
        assert accepted["endedAt"] is None
        assert objected["body"]["name"] == said[0]["body"]["name"] == DEVELOPER
        assert objected["mandate"]["role"] == "DEVELOPER_LEAD"
        assert objected["mandate"]["validFrom"] <= objected["saidAt"]
        assert said[1]["mandate"]["role"] == "COMPANY_REPRESENTATIVE"
        assert found["totalCount"] == 4
        assert PRIVATE not in str(found)


async def test_it_is_read_page_by_page_though_more_is_said_meanwhile(ask, spoken):
    table, clause = spoken
    words, after = [], None
    for turn in range(4):
        found = (await history(ask, table, clause, LEAD, first=1, after=after))["positionHistory"]
        words += [edge["node"]["stance"] for edge in found["edges"]]
        assert found["pageInfo"]["hasNextPage"] is (turn < 3)
        after = found["pageInfo"]["endCursor"]
        if turn == 1:
            await say(table, "company.b", clause, version=2)
    assert words == ["RESERVE", "COUNTER", "ACCEPT", "OBJECT"]


@pytest.mark.parametrize("who", ["ministry.officer", "resident.1", "stranger", None])
async def test_who_is_no_party_reads_nothing_of_it(ask, spoken, who):
    assert await history(ask, *spoken, who) is None


async def test_the_policy_and_the_database_keep_it_from_others_each_by_itself(spoken):
    table, clause = spoken
    people = {}

    async def asked_as(session, actor, *, of=None):
        people[len(people)] = actor
        page = await list_positions(session, of or actor, window=Window(20), clause_id=clause)
        return len(page.rows)

    assert await seen(table.union, LEAD, asked_as) == 4
    assert await seen(table.union, LEAD, asked_as, of=ANONYMOUS) == 0
    assert await seen(table.union, "resident.1", asked_as, of=people[0]) == 0
