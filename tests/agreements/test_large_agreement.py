"""A large agreement: 300 clauses, 12 parties, 50 texts of each; the web opens its room by three statements."""

from contextlib import contextmanager

import orjson
from sqlalchemy import event

from tests.fixtures.agreements import LEAD, opened, room
from tests.fixtures.large import ARTICLES, PARTIES, VERSIONS, grown
from tests.fixtures.opening import MOST_STATEMENTS, Opening
from workflows.agreements.clauses.models import ClauseVersion
from workflows.identity.queries import actor_for


async def test_the_room_of_a_large_agreement_opens_by_three_statements(
    town, services, database, database_name
):
    table = await opened(town)
    await services.as_superuser(
        database_name,
        grown(table.id, articles=ARTICLES, parties=PARTIES, versions=VERSIONS),
    )
    number = (await room(table)).agreement.number
    async with database.reads() as session:
        actor = await actor_for(session, town.people[LEAD])
    opening = Opening(database, actor, number)

    assert len(await opening.statements()) == MOST_STATEMENTS
    shown = orjson.loads(await opening.whole())["data"]["agreement"]
    bare = await opening.bare()
    _, bodies, clauses, positions = bare
    assert len(shown["tree"]) == len(clauses) == 300
    assert len(shown["parties"]) == len(bodies) == PARTIES
    assert {one["clause"]["version"] for one in shown["tree"]} == {VERSIONS}
    assert sum(
        len(one["standings"]) - one["standings"].count("SILENT") for one in shown["tree"]
    ) == len(positions)


async def test_open_sentences_are_read_of_the_texts_that_stand_and_of_no_older_one(
    town, services, database, database_name
):
    table = await opened(town)
    await services.as_superuser(database_name, grown(table.id, articles=4, parties=4, versions=9))
    async with database.reads() as session:
        actor = await actor_for(session, town.people[LEAD])
    opening = Opening(database, actor, (await room(table)).agreement.number)
    opening.text = (
        "query ($number: String!) { agreement(number: $number) { openSentences { text } } }"
    )
    older = []
    with loaded(ClauseVersion, lambda row: older.append(row.number < 9)):
        shown = orjson.loads(await opening.whole())["data"]["agreement"]["openSentences"]
    assert len(shown) == 20
    assert True not in older


@contextmanager
def loaded(table, seen):
    """Note each row of a table that is read whole."""

    def note(row, _):
        seen(row)

    event.listen(table, "load", note)
    yield
    event.remove(table, "load", note)
