"""Two people on one clause never write over each other: every text is in the history, once."""

import asyncio
from collections import Counter

import pytest

from tests.fixtures.agreements import (
    LEAD,
    adopt,
    numbers,
    opened,
    put_with,
    remove,
    revise,
    room,
    said,
    say,
)
from tests.fixtures.consortium import CITY, DEVELOPER, seen
from tests.torture.lost_update import edit_at_once, without_the_look
from workflows.agreements.clauses import drafting
from workflows.agreements.clauses.queries import standing_versions
from workflows.kit.refusal import Conflict, Refusal


async def test_of_sixteen_editors_with_thirty_edits_each_none_is_lost(town):
    table, clauses = await put_with(town, *(f"제목 {n}" for n in range(4)))
    edited = await edit_at_once(table, clauses, editors=16, many=30)

    assert (edited.edits, edited.lost, edited.versions) == (480, 0, 480)
    assert edited.conflicts >= 1  # else nobody met, and it proves nothing


async def test_without_the_look_at_the_version_edits_would_be_lost(town):
    table, clauses = await put_with(town, "제목")
    with without_the_look():
        edited = await edit_at_once(table, clauses, editors=6, many=4)

    assert edited.conflicts == 0
    assert edited.lost >= 1


@pytest.mark.parametrize("who", [LEAD, CITY])
async def test_the_second_of_two_is_told_and_the_first_text_stands(town, who):
    table, (clause,) = await put_with(town, "제목")
    await revise(table, clause, "먼저 쓴 글", who=LEAD)
    with pytest.raises(Conflict, match="clause_changed") as refused:
        await revise(table, clause, "나중에 쓴 글", version=1, who=who)

    assert refused.value.figures == {"version": 2}
    now = (await seen(table.union, who, standing_versions, ids=[clause]))[clause]
    assert (now.number, now.text) == (2, "먼저 쓴 글")


async def at_once(*acts):
    """Do all at once; count those that were done and the reasons of the others."""
    done = await asyncio.gather(*acts, return_exceptions=True)
    assert [
        one for one in done if isinstance(one, BaseException) and not isinstance(one, Refusal)
    ] == []
    return Counter(one.reason if isinstance(one, Refusal) else "done" for one in done)


async def test_of_six_who_shape_one_tree_at_once_one_does(town):
    table = await opened(town)
    version = (await room(table)).agreement.version
    acts = (
        town.act(
            (LEAD, CITY)[nth % 2],
            drafting.add_clause,
            agreement_id=table.id,
            expected_version=version,
            parent_id=None,
            place=0,
            kind=None,
            heading=f"제목 {nth}",
            text="글",
        )
        for nth in range(6)
    )

    assert await at_once(*acts) == {"done": 1, "agreement_changed": 5}
    assert list((await numbers(table)).values()) == ["제1조"]


async def test_of_two_counters_taken_over_at_once_one_becomes_the_text(town):
    table, (clause,) = await put_with(town, "제목")
    counters = [
        await say(table, who, clause, "COUNTER", f"{who}의 글") for who in (DEVELOPER, "company.b")
    ]
    found = await at_once(
        *(adopt(table, one, who=who) for one, who in zip(counters, (LEAD, CITY), strict=True))
    )

    assert found == {"done": 1, "counter_on_old_text": 1}
    assert set((await said(table, clause)).values()) == {None}


async def test_whoever_speaks_while_the_text_changes_has_spoken_of_the_one_he_read(town):
    table, clauses = await put_with(town, *(f"제목 {nth}" for nth in range(8)))
    found = await at_once(
        *(revise(table, clause, "다른 글") for clause in clauses),
        *(say(table, "company.b", clause) for clause in clauses),
    )

    assert found["done"] + found["position_on_old_text"] == 16
    for clause in clauses:
        assert (await said(table, clause))["company.b"] is None


async def test_a_clause_that_is_removed_while_it_is_rewritten_is_removed(town):
    table, (clause, _) = await put_with(town, "제목", "다른 제목")
    found = await at_once(remove(table, clause), revise(table, clause, "다른 글", who=CITY))

    assert found in ({"done": 2}, {"done": 1, "clause_is_removed": 1})
    assert clause not in await numbers(table)
