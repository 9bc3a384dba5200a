"""Two people on one clause never write over each other: every text is in the history, once."""

import asyncio
from itertools import count

import pytest

from tests.fixtures.agreements import LEAD, clause_row, put_with, revise
from tests.fixtures.consortium import CITY
from workflows.agreements.clauses import revising
from workflows.agreements.clauses.models import ClauseVersion
from workflows.kit.refusal import Conflict

EDITORS, EDITS, CLAUSES = 16, 30, 4


async def edits(table, clause, editor, many):
    """Add a word to a clause again and again; on a conflict read the text that stands and add to that."""
    conflicts = 0
    for nth in range(many):
        for _ in count():
            version = (await clause_row(table, clause)).version
            text = await _text(table, clause, version)
            try:
                await revise(
                    table,
                    clause,
                    f"{text} {editor}.{nth}",
                    version=version,
                    who=(LEAD, CITY)[editor % 2],
                )
                break
            except Conflict:
                conflicts += 1
    return conflicts


async def _text(table, clause, version):
    async def read(uow):
        return await uow.session.scalar(
            ClauseVersion.__table__.select()
            .with_only_columns(ClauseVersion.text)
            .where(ClauseVersion.clause_id == clause, ClauseVersion.number == version)
        )

    return await table.town.act(None, read)


async def work(table, clauses, *, editors, many):
    """Let the editors write at once, each on one clause; return what is missing at the end."""
    conflicts = await asyncio.gather(
        *(edits(table, clauses[one % len(clauses)], one, many) for one in range(editors))
    )
    lost, versions = set(), 0
    for place, clause in enumerate(clauses):
        version = (await clause_row(table, clause)).version
        versions += version - 1
        words = (await _text(table, clause, version)).split()
        wanted = {
            f"{one}.{nth}" for one in range(place, editors, len(clauses)) for nth in range(many)
        }
        lost |= wanted - set(words)
    return lost, versions, sum(conflicts)


async def test_of_sixteen_editors_with_thirty_edits_each_none_is_lost(town):
    table, clauses = await put_with(town, *(f"제목 {n}" for n in range(CLAUSES)))
    lost, versions, conflicts = await work(table, clauses, editors=EDITORS, many=EDITS)

    assert lost == set()
    assert versions == EDITORS * EDITS
    assert conflicts > 0, "they met"


async def test_without_the_look_at_the_version_edits_would_be_lost(town, monkeypatch):
    monkeypatch.setattr(revising, "check_version", lambda *_: None)
    table, clauses = await put_with(town, "제목")
    lost, _, conflicts = await work(table, clauses, editors=6, many=4)

    assert conflicts == 0
    assert lost


@pytest.mark.parametrize("who", [LEAD, CITY])
async def test_the_second_of_two_is_told_and_the_first_text_stands(town, who):
    table, (clause,) = await put_with(town, "제목")
    await revise(table, clause, "먼저 쓴 글", who=LEAD)
    with pytest.raises(Conflict, match="clause_changed") as refused:
        await revise(table, clause, "나중에 쓴 글", version=1, who=who)

    assert refused.value.figures == {"version": 2}
    assert await _text(table, clause, 2) == "먼저 쓴 글"
