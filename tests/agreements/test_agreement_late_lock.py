"""Two presses at once in the rooms of an agreement: who began first comes to the lock second.

He is refused in words or his act stands, and it never ends in an error of the database.
"""

from datetime import timedelta

import pytest

from tests.fixtures.agreements import LEAD, put_with, revise, room, said
from tests.fixtures.clock import shown_now
from tests.fixtures.consortium import CITY, seen
from tests.fixtures.parties import past, rooms, with_newcomer
from tests.fixtures.roles import column, matrix, small_matrix
from tests.fixtures.scenarios import create, sheet_of, text_of
from tests.record.test_late_lock import overtaken
from workflows.agreements.clauses import drafting, revising, speaking
from workflows.agreements.clauses.states import Stance
from workflows.agreements.parties.updating import update_parties
from workflows.agreements.roles import filling
from workflows.agreements.roles.states import Letter
from workflows.agreements.scenarios import acting, tabling
from workflows.agreements.sealed.filing import call_for_offers, file_offer
from workflows.agreements.sealed.queries import openings_by_call
from workflows.kit.refusal import Conflict

OTHER = "company.b"


async def test_of_two_positions_the_later_stands(town):
    table, (clause,) = await put_with(town, "목적")

    def says(stance, words=""):
        given = {"clause_id": clause, "expected_version": 1, "stance": stance, "words": words}
        return speaking.take_position, given

    await overtaken(town, OTHER, says(Stance.OBJECT, "안 됩니다."), says(Stance.ACCEPT))
    assert (await said(table, clause))[OTHER] == "ACCEPT"
    with pytest.raises(Conflict, match="position_taken_already"):
        await overtaken(
            town, OTHER, says(Stance.RESERVE, "봅니다."), says(Stance.RESERVE, "봅니다.")
        )


async def test_a_text_written_meanwhile_is_not_written_over(town):
    table, (clause,) = await put_with(town, "목적")

    def writes(words):
        given = {"clause_id": clause, "expected_version": 1, "heading": "목적", "text": words}
        return revising.revise_clause, given

    with pytest.raises(Conflict, match="clause_changed"):
        await overtaken(town, LEAD, writes("앞의 글"), writes("뒤의 글"))
    await revise(table, clause, "셋째 글", version=2)


async def test_a_clause_added_meanwhile_is_not_pushed_aside(town):
    table, _ = await put_with(town, "목적")
    version = (await room(table)).agreement.version

    def adds(heading):
        return drafting.add_clause, {
            "agreement_id": table.id,
            "expected_version": version,
            "parent_id": None,
            "place": 0,
            "kind": None,
            "heading": heading,
            "text": "정한다.",
        }

    with pytest.raises(Conflict, match="agreement_changed"):
        await overtaken(town, LEAD, adds("하나"), adds("둘"))


async def test_of_two_values_of_a_field_one_is_told_that_another_stands(town):
    table, (duty,) = await small_matrix(town, "시공")

    def fills(letter, number=0):
        return filling.set_role, {
            "duty_id": duty,
            "column": column(table, OTHER),
            "expected_number": number,
            "letters": [letter],
        }

    with pytest.raises(Conflict, match="role_changed"):
        await overtaken(town, OTHER, fills(Letter.INFORMED), fills(Letter.CONSULTED))
    await overtaken(town, OTHER, fills(Letter.CONSULTED, 1), fills(Letter.RESPONSIBLE, 2))
    (field,) = (await matrix(table)).duties[0].fields.values()
    assert (field.letters, field.number) == (frozenset({Letter.RESPONSIBLE}), 3)


async def test_of_two_sealed_offers_of_a_party_the_later_is_opened(town, clock):
    table, (clause,) = await put_with(town, "분담금")
    closes = shown_now() + timedelta(hours=1)
    call = await town.act(
        LEAD, call_for_offers, clause_id=clause, asked="얼마인가요?", closes_at=closes
    )

    def offers(words):
        return file_offer, {"call_id": call.id, "words": words, "won": None}

    await overtaken(town, OTHER, offers("앞의 말"), offers("뒤의 말"))
    await clock.set(closes + timedelta(hours=1))
    opening = (await seen(table.union, LEAD, openings_by_call, ids=[call.id]))[call.id]
    assert [one.words for one in opening.offers] == ["뒤의 말"]


@pytest.mark.parametrize("who", [LEAD, CITY])
async def test_parties_follow_once(town, who):
    table, _ = await put_with(town, "목적")
    await with_newcomer(table)
    expected = (await rooms(table)).foreseen.moved.after
    follows = (
        update_parties,
        {"agreement_id": table.id, "expected_parties": expected, "reason": "바뀌었습니다."},
    )
    with pytest.raises(Conflict, match="parties_stand_already"):
        await overtaken(town, who, follows, follows)
    assert len(await past(table)) == 1


async def test_a_scenario_is_changed_and_tabled_once(town):
    table, (clause,) = await put_with(town, "목적")
    scenario = await create(table)
    sheet = sheet_of(await text_of(table, clause, "새 글"))

    def changes(title):
        return acting.change_scenario, {
            "scenario_id": scenario.id,
            "expected_version": 1,
            "title": title,
            "sheet": sheet,
        }

    with pytest.raises(Conflict):
        await overtaken(town, LEAD, changes("하나"), changes("둘"))
    tables = (tabling.table_scenario, {"scenario_id": scenario.id, "expected_version": 2})
    with pytest.raises(Conflict):
        await overtaken(town, LEAD, tables, tables)
