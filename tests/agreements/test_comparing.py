"""The table of the old and the new: nothing of a text is lost, changed words are marked, who may read it."""

from datetime import timedelta

import hwpforge
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.lasting import lasting_faults
from tests.fixtures.agreements import LEAD, add, put_with
from workflows.agreements.clauses import drafting, revising
from workflows.agreements.clauses.comparing import compared
from workflows.agreements.clauses.comparison import Points, comparison_of
from workflows.documents.plain import Look, Table, text_of
from workflows.documents.setting import DocumentKind, set_document
from workflows.identity.queries import actor_for
from workflows.kit.wording import Locale
from workflows.record.uow import unit_of_work

TEXT = st.lists(
    st.sampled_from(["갑은", "을에게", "착공일", "30일", "이내에", " ", "\n", "  ", "한다."])
).map(" ".join) | st.text(max_size=40)


@given(TEXT, TEXT)
def test_joining_the_pieces_gives_both_texts_back(old, new):
    before, after = compared(old, new)

    assert "".join(one.text for one in before) == old
    assert "".join(one.text for one in after) == new
    same = [
        "".join(one.text for one in side if not one.changed).split() for side in (before, after)
    ]
    assert same[0] == same[1]


def test_only_the_words_that_changed_are_marked():
    before, after = compared(
        "갑은 착공일까지 60일 이내에 낸다.", "갑은 착공일까지 30일 이내에 을에게 낸다."
    )

    assert [one.text.strip() for one in before if one.changed] == ["60일"]
    assert [one.text.strip() for one in after if one.changed] == ["30일", "을에게"]


@pytest.fixture
def table_of(town):
    """Return the table as somebody may have it, of two points."""

    async def made(table, who=LEAD, **points):
        async with unit_of_work(town.sessions) as uow:
            actor = await actor_for(uow.session, town.people[who])
            return await comparison_of(
                uow.session,
                actor,
                agreement_id=table.id,
                locale=Locale.KO,
                points=Points(**points),
            )

    return made


async def test_the_table_shows_what_is_new_revised_and_removed_since_it_was_put(
    town, table_of, tmp_path
):
    table, (purpose, gone, _) = await put_with(town, "목적", "옛 조문", "그대로")
    await town.act(
        LEAD,
        revising.revise_clause,
        clause_id=purpose,
        expected_version=1,
        heading="목적과 범위",
        text="목적에 관하여 새로 정한다.",
    )
    await town.act(LEAD, drafting.remove_clause, clause_id=gone, expected_version=4, reason="중복")
    await add(table, "비용")

    document = await table_of(table)

    rows = next(one for one in document.blocks if isinstance(one, Table)).rows
    assert [text_of(row[0]) for row in rows] == ["제1조", "제3조", "-"]
    first, added, removed = rows
    assert [one.text.strip() for one in first[3] if one.look is Look.CHANGED] == ["새로"]
    assert text_of(added[2]) == "<신설>"
    assert text_of(removed[3]) == "<삭제>"
    assert "바뀌지 않은 조문 1개" in text_of(document.blocks[2].words)
    assert await table_of(table, "resident.1") is None
    path = tmp_path / "table.hwpx"
    path.write_bytes(set_document(document, DocumentKind.HWPX))
    read = hwpforge.Document.open(str(path))
    assert read.validate()["errors"] == []
    assert "<u><strong>새로" in read.to_md().text
    assert lasting_faults(set_document(document, DocumentKind.PDF)) == []


async def test_two_other_points_compare_what_stood_then(town, table_of):
    table, _ = await put_with(town, "목적")
    async with unit_of_work(town.sessions) as uow:
        now = uow.now

    document = await table_of(table, since=now, until=now + timedelta(days=1))
    nothing = await table_of(table, since=now - timedelta(days=9), until=now - timedelta(days=8))

    assert "두 시점의 조문이 같음" in str(document.as_json())
    assert "바뀌지 않은 조문 0개" in str(nothing.as_json())
