"""A scenario that holds what a party has countered takes the counter over when it is tabled."""

from tests.fixtures.agreements import put_with, say
from tests.fixtures.consortium import DEVELOPER
from tests.fixtures.scenarios import drawn, put_on_table, sheet_of, text_of
from workflows.agreements.clauses.locked import version_of
from workflows.agreements.clauses.models import Clause
from workflows.record.uow import unit_of_work

PARTS = "지분은 45/35/20으로 정한다."


async def test_who_drafts_takes_a_counter_over_whose_words_the_scenario_holds(town):
    table, (first, second) = await put_with(town, "목적", "지분")
    later = await say(table, DEVELOPER, first, "COUNTER", PARTS)
    await say(table, "company.b", first, "COUNTER", PARTS)
    await say(table, DEVELOPER, second, "COUNTER", PARTS)
    scenario = await drawn(
        table,
        sheet_of(
            await text_of(table, first, f" {PARTS} ", heading="목적"),
            await text_of(table, second, PARTS, heading="다른 제목"),
        ),
    )
    await put_on_table(table, scenario)
    # The first who countered with them; under another heading it is a text of the drafter's own.
    assert (await clause_text(table, first)).taken_from == later.id
    assert (await clause_text(table, second)).taken_from is None
    assert (await clause_text(table, second)).text == PARTS


async def clause_text(table, clause):
    """Return the text of a clause that stands."""
    async with unit_of_work(table.town.sessions) as uow:
        row = await uow.session.get_one(Clause, clause)
        return await version_of(uow.session, clause, row.version)
