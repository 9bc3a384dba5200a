"""Merging a clause: a preview changes nothing, a person confirms, and both texts it came of stay."""

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError

from schema.kit.ids import global_id
from tests.fixtures.agreements import LEAD, clause_row, put_with, revise, said, say
from tests.fixtures.consortium import CITY, DEVELOPER, seen
from tests.fixtures.signing import accepted, freeze
from tests.schema.conftest import asking_with
from workflows.agreements.clauses import reconciling
from workflows.agreements.clauses.models import ClauseVersion
from workflows.agreements.clauses.queries import stale_counters, standing_versions
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, WrongState

STOOD = "분담금에 관하여 정한다."
THEIRS = "연도별 분담금에 관하여 정한다."
MINE = "분담금에 관하여 따로 정한다."
MERGED = "연도별 분담금에 관하여 따로 정한다."
PREVIEW = """query ($id: ID!, $text: String!) { node(id: $id) { ... on Clause {
  mergePreview(baseVersion: 1, text: $text) { basedOn version text
    pieces { taken text base theirs mine } }
  none: mergePreview(baseVersion: 9, text: $text) { text }
  staleCounters { merge { basedOn version base theirs mine text } position { id } }
  current { number mergedBase mergedWords fromCounter } } } }"""
MERGE = """mutation ($input: MergeClauseInput!) { mergeClause(input: $input) {
  ... on MergeClauseSuccess { clause { version } } ... on Refused { reason } } }"""


@pytest.fixture
def ask(sessions, snapshots):
    """Ask the API as somebody."""
    return asking_with(sessions, snapshots)


async def met(town):
    """Let the developer counter the first text, and the city be faster with another."""
    table, (clause,) = await put_with(town, "분담금")
    counter = await say(table, DEVELOPER, clause, "COUNTER", MINE)
    await revise(table, clause, THEIRS, who=CITY)
    return table, clause, counter


async def merge(table, clause, *, who=LEAD, version=2, text=MERGED, **other):
    """Confirm a merge."""
    return await table.town.act(
        who,
        reconciling.merge_clause,
        clause_id=clause,
        expected_version=version,
        heading="제목",
        text=text,
        **other,
    )


async def text_row(table, clause):
    """Return the text that stands."""
    return (await seen(table.union, "auditor", standing_versions, ids=[clause]))[clause]


async def test_a_stale_counter_is_shown_merged_and_is_not_moved_before_somebody_confirms(ask, town):
    table, clause, counter = await met(town)
    asked = {"as_": town.people[CITY], "id": global_id("Clause", clause), "text": MINE}
    told = (await ask(PREVIEW, **asked)).sole()

    assert told["mergePreview"]["text"] == MERGED
    assert (told["mergePreview"]["basedOn"], told["mergePreview"]["version"]) == (1, 2)
    assert told["none"] is None
    (stale,) = told["staleCounters"]
    assert stale["merge"] == {
        "basedOn": 1,
        "version": 2,
        "base": STOOD,
        "theirs": THEIRS,
        "mine": MINE,
        "text": MERGED,
    }
    other = (await ask(PREVIEW, **{**asked, "text": "총사업비 " + STOOD})).sole()["mergePreview"]
    assert other["text"] is None
    (conflict,) = [one for one in other["pieces"] if one["taken"] == "CONFLICT"]
    assert [conflict[key].strip() for key in ("base", "theirs", "mine")] == [
        "",
        "연도별",
        "총사업비",
    ]
    assert (await text_row(table, clause)).text == THEIRS
    assert (await clause_row(table, clause)).version == 2

    given = {"clauseId": asked["id"], "expectedVersion": 2, "heading": "분담금", "text": MERGED}
    confirmed = await ask(
        MERGE, as_=town.people[CITY], input={**given, "positionId": stale["position"]["id"]}
    )
    assert confirmed.sole() == {"clause": {"version": 3}}
    after = (await ask(PREVIEW, **asked)).sole()
    assert (after["staleCounters"], after["current"]) == (
        [],
        {"number": 3, "mergedBase": 1, "mergedWords": None, "fromCounter": True},
    )
    row = await text_row(table, clause)
    assert (row.text, row.taken_from, row.merged_base) == (MERGED, counter.id, 1)
    assert set((await said(table, clause)).values()) == {None}


async def test_own_words_on_an_older_text_are_merged_with_both_on_record(town):
    table, clause, _ = await met(town)
    for who in (LEAD, CITY):
        await say(table, who, clause, version=2)
    await merge(table, clause, based_on=1, words=MINE)
    row = await text_row(table, clause)

    assert (row.number, row.text, row.merged_base, row.merged_words) == (3, MERGED, 1, MINE)
    assert row.taken_from is None
    assert set((await said(table, clause)).values()) == {None}
    stale = await seen(table.union, LEAD, stale_counters, ids=[clause])
    assert [one.words for one in stale[clause]] == [MINE]


async def test_a_merge_is_refused_to_others_and_of_what_is_not_behind(town):
    table, clause, counter = await met(town)
    accepted = await say(table, CITY, clause, version=2)
    with pytest.raises(NotAllowed, match="only_lead_or_city_drafts"):
        await merge(table, clause, who=DEVELOPER, position_id=counter.id)
    with pytest.raises(Conflict, match="clause_changed"):
        await merge(table, clause, version=1, position_id=counter.id)
    for based_on in (None, 0, 2, 3):
        with pytest.raises(Conflict, match="merge_not_behind"):
            await merge(table, clause, based_on=based_on, words=MINE)
    with pytest.raises(Invalid, match="text_empty"):
        await merge(table, clause, based_on=1)
    with pytest.raises(Invalid, match="position_is_no_counter"):
        await merge(table, clause, position_id=accepted.id)
    with pytest.raises(NotFound, match="no_such_position"):
        await merge(table, clause, position_id=table.id)
    new = await say(table, DEVELOPER, clause, "COUNTER", MINE, version=2)
    with pytest.raises(Conflict, match="merge_not_behind"):
        await merge(table, clause, position_id=new.id)
    await say(table, DEVELOPER, clause, "COUNTER", "다른 글", version=2)
    await revise(table, clause, "셋째 글", version=2)
    with pytest.raises(Conflict, match="counter_is_replaced"):
        await merge(table, clause, version=3, position_id=new.id)
    assert (await clause_row(table, clause)).version == 3


async def test_a_frozen_clause_is_not_merged(town):
    table, (first, _) = await accepted(town)
    await freeze(table)
    with pytest.raises(WrongState, match="wrong_state"):
        await merge(table, first, version=1, based_on=1, words=MINE)


async def test_what_a_text_came_of_is_never_changed(town):
    table, clause, counter = await met(town)
    await merge(table, clause, position_id=counter.id)

    async def forget(uow):
        await uow.session.execute(update(ClauseVersion).values(merged_base=None))

    with pytest.raises(DBAPIError, match="permission denied"):
        await town.act(CITY, forget)
