"""Two people on one clause never write over each other: every text is in the history, once."""

import pytest

from tests.fixtures.agreements import LEAD, put_with, revise
from tests.fixtures.consortium import CITY, seen
from tests.torture.lost_update import edit_at_once, without_the_look
from workflows.agreements.clauses.queries import standing_versions
from workflows.kit.refusal import Conflict


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
