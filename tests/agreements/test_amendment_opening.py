"""The room of an amendment, and of what it amends: each opens by three statements, as any agreement's does."""

import orjson
import pytest

from schema.trusted.documents import trusted_documents
from tests.fixtures.agreements import LEAD, room
from tests.fixtures.amending import K, base_in_force, begin, into_force, operate, put, shown, text
from tests.fixtures.opening import MOST_STATEMENTS, Opening
from tests.fixtures.signing import read_as
from workflows.agreements.amending.classes import AmendmentClass
from workflows.agreements.amending.family import families_by_id
from workflows.agreements.effects.terms import Effect
from workflows.identity.queries import actor_for
from workflows.rights.permissions import Permission

# The page beside the room, which shows what an amendment would change of rights, duties and money.
MOST_OF_A_PAGE = 12

ARTICLES = (
    ("역할", "roles", "맡은 일을 함"),
    ("목적", "purpose", "함께 일하는 데 뜻을 둠"),
    ("기간", "term", "기간은 2027년까지로 함"),
)


async def opening_of(table, database):
    """Return how the lead opens a room."""
    async with database.reads() as session:
        actor = await actor_for(session, table.town.people[LEAD])
    return Opening(database, actor, (await room(table)).agreement.number)


async def amended(town):
    """Sign an agreement that gives a right, and amend it once; return it and its clauses."""
    table, clauses = await base_in_force(
        town,
        ARTICLES,
        effects_of=lambda bodies: [Effect(Permission.LAB_RUN, bodies["company.b"])],
    )
    first = await begin(table)
    added = await operate(first, K.ADD, after_id=clauses[0], heading="직원", clause_kind="staff")
    await into_force(first, [added])
    return table, clauses


@pytest.mark.parametrize(
    ("nth", "kind", "waited"), [(1, AmendmentClass.MINOR, 0), (2, AmendmentClass.MAJOR, 4)]
)
async def test_the_room_of_an_amendment_opens_by_three_statements(
    town, database, nth, kind, waited
):
    table, clauses = await amended(town)
    instrument = await begin(table)
    await operate(instrument, K.REPLACE, clauses[nth], text="서로 도움에 뜻을 둠")
    await put(instrument)
    opening = await opening_of(instrument, database)

    assert (await shown(instrument)).kind is kind
    assert len(await opening.statements()) == MOST_STATEMENTS
    (place,) = orjson.loads(await opening.whole())["data"]["agreement"]["tree"]
    assert len(place["waitsFor"]) == waited


async def test_the_room_of_what_was_amended_opens_by_three_statements(town, database):
    table, _ = await amended(town)
    opening = await opening_of(table, database)

    assert len(await opening.statements()) == MOST_STATEMENTS
    (foreseen,) = orjson.loads(await opening.whole())["data"]["agreement"]["foreseenEffects"]
    assert foreseen["effect"]["permission"] == "LAB_RUN"
    families = await read_as(table, LEAD, families_by_id, ids=[table.id])
    today, known = families[table.id].text_today(), await text(table)
    assert today.digest() == known.digest()
    assert len(today.provisions) == len(ARTICLES) + 1


async def asked_by(page, table, database):
    """Return how many statements a page of the web asks for."""
    (text,) = (one for one in trusted_documents().values() if f"query {page}(" in one)
    opening = await opening_of(table, database)
    opening.text = text
    return len(await opening.statements())


async def test_the_page_of_an_amendment_asks_no_more_after_many_amendments_than_after_one(
    town, database
):
    table, clauses = await amended(town)
    begun = await begin(table)
    await operate(begun, K.REPLACE, clauses[2], text="서로 도움에 뜻을 둠")
    after_one = await asked_by("AmendPage", begun, database)
    await operate(begun, K.ADD, after_id=clauses[0], heading="직원", clause_kind="staff")
    added = await begin(table)
    await into_force(
        added,
        [await operate(added, K.ADD, after_id=clauses[0], heading="직원", clause_kind="staff")],
    )

    assert after_one <= MOST_OF_A_PAGE
    assert await asked_by("AmendPage", begun, database) <= after_one
