"""A clause is moved in a scenario, and what is worked out is what the table makes of it; what moves is heard of."""

import pytest

from tests.fixtures.agreements import LEAD, add, numbers, opened, put_with, said, say
from tests.fixtures.consortium import seen
from tests.fixtures.scenarios import (
    change,
    create,
    discard,
    drawn,
    judged,
    moving,
    put_on_table,
    sheet_of,
    stands,
)
from workflows.agreements.clauses import tree
from workflows.agreements.following.queries import scenarios_moved
from workflows.agreements.scenarios.applying import Left
from workflows.kit.refusal import Conflict, NotAllowed


async def order(table):
    """Return the clauses in reading order."""
    return [one.id for one in tree.in_order((await stands(table)).text.tree)]


async def test_a_clause_is_moved_and_what_was_said_of_it_stays(town):
    table, (first, second, third) = await put_with(town, "목적", "지분", "분담금")
    await say(table, "company.b", third)
    scenario = await drawn(table, sheet_of(await moving(table, third, after=first)))
    told = await judged(table, scenario)
    assert (told.left, told.clauses) == ({}, (3, 3))
    assert await order(table) == [first, second, third]
    await put_on_table(table, scenario)
    assert await order(table) == [first, third, second]
    assert (await said(table, third))["company.b"] == "ACCEPT"
    assert (await numbers(table))[third] == "제2조"


async def test_a_clause_goes_under_another_and_never_under_itself(town):
    table, (first, second) = await put_with(town, "목적", "지분")
    under = await add(table, "", parent=second, text="항을 둔다.")
    scenario = await drawn(table, sheet_of(await moving(table, second, parent=under)))
    assert (await judged(table, scenario)).left == {0: Left.IMPOSSIBLE}
    nowhere = await drawn(table, sheet_of(await moving(table, second, after=first)))
    assert (await judged(table, nowhere)).left == {0: Left.IMPOSSIBLE}
    again = await change(
        table, scenario, sheet_of(await moving(table, second, parent=first)), version=2
    )
    await put_on_table(table, again)
    assert (await numbers(table))[second] == "제1조 ①"


async def test_a_move_on_another_tree_is_stale_and_a_party_that_does_not_draft_moves_nothing(town):
    table, (first, second) = await put_with(town, "목적", "지분")
    scenario = await drawn(table, sheet_of(await moving(table, second)))
    await add(table, "새 조문")
    with pytest.raises(Conflict, match="scenario_is_stale"):
        await put_on_table(table, scenario)
    theirs = await create(table, "company.b")
    theirs = await change(table, theirs, sheet_of(await moving(table, second)), who="company.b")
    with pytest.raises(NotAllowed, match="only_lead_or_city_drafts"):
        await put_on_table(table, theirs, who="company.b")
    assert (await order(table))[0] == first


async def test_one_that_was_begun_and_discarded_is_heard_of_by_its_moment(town):
    table = await opened(town)
    await create(table)

    async def heard(who):
        return (await seen(table.union, who, scenarios_moved, ids=[table.id]))[table.id]

    before, others = await heard(LEAD), await heard("company.b")
    await discard(table, await create(table))

    assert (await heard(LEAD))[0] == before[0]
    assert (await heard(LEAD))[1] > before[1]
    assert await heard("company.b") == others == (0, None)
