"""The role matrix: opened, shaped, filled, spoken of, written into clauses; wrong, late, as the wrong person."""

import asyncio
from collections import Counter
from unittest.mock import patch

import pytest
from sqlalchemy import func, select

from tests.fixtures.agreements import (
    LEAD,
    add,
    clause_row,
    opened,
    read_tree,
    remove,
    revise,
    room,
    said,
    say,
)
from tests.fixtures.consortium import CITY, DEVELOPER, seen
from tests.fixtures.roles import (
    add_duty,
    agree_all,
    column,
    fill,
    matrix,
    small_matrix,
    speak,
    write,
)
from workflows.agreements.clauses import opening as agreement_opening
from workflows.agreements.clauses.queries import standing_versions
from workflows.agreements.roles import filling, opening
from workflows.agreements.roles.models import RoleValue
from workflows.agreements.roles.queries import history_of, names_of
from workflows.agreements.roles.rules import standing
from workflows.agreements.roles.states import DutyFault, FieldStanding
from workflows.agreements.roles.template import template
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, WrongState
from workflows.record.models import Event
from workflows.record.uow import unit_of_work
from workflows.rights.roles import ProgrammeRole

PARTIES = (LEAD, CITY, DEVELOPER, "company.b")


async def stands(table, duty_id, whose):
    """Return where a field stands, and what is in it."""
    found = await matrix(table)
    (duty,) = [one for one in found.duties if one.row.id == duty_id]
    where = column(table, whose)
    value = duty.values.get(where)
    parties = found.room.agreement.parties
    return standing(where, duty.fields, parties), value.letters if value else ""


@pytest.mark.parametrize("who", [LEAD, CITY])
async def test_a_matrix_is_opened_with_the_duties_of_the_template_and_nobody_has_agreed(town, who):
    table = await opened(town)
    await town.act(who, opening.open_matrix, agreement_id=table.id)
    found = await matrix(table, "company.b")

    assert [one.row.slug for one in found.duties] == [one.slug for one in template()]
    assert [one.body_id for one in found.columns[:4]] == found.room.agreement.parties
    assert found.outside == (ProgrammeRole.GOVERNMENT, ProgrammeRole.RESIDENT)
    assert [one.fault for one in found.differences if one.fault] == []
    assert not any(field.said for duty in found.duties for field in duty.fields.values())
    with pytest.raises(Conflict, match="matrix_opened_already"):
        await town.act(who, opening.open_matrix, agreement_id=table.id)


async def test_others_neither_open_nor_shape_it(town):
    table = await opened(town)
    with pytest.raises(WrongState, match="matrix_not_opened"):
        await add_duty(table, "일")
    for who in (DEVELOPER, "company.b"):
        with pytest.raises(NotAllowed, match="only_lead_or_city_drafts"):
            await town.act(who, opening.open_matrix, agreement_id=table.id)
    await town.act(LEAD, opening.open_matrix, agreement_id=table.id)
    duty = (await matrix(table)).duties[0].row.id
    renaming = {"duty_id": duty, "expected_version": 1, "name_ko": "다른 일", "name_en": None}
    for act, given in (
        (opening.add_duty, {"agreement_id": table.id, "name_ko": "일", "name_en": None}),
        (opening.rename_duty, renaming),
        (opening.remove_duty, {"duty_id": duty, "expected_version": 1, "reason": "까닭"}),
    ):
        with pytest.raises(NotAllowed, match="only_lead_or_city_drafts"):
            await town.act(DEVELOPER, act, **given)
    with pytest.raises(WrongState, match="wrong_state"):
        await fill(table, duty, LEAD, "R", who="company.b")


async def test_a_duty_is_named_anew_and_all_its_names_are_kept(town):
    table, (duty, other) = await small_matrix(town, "하나", "둘")
    for one in (duty, other):
        await fill(table, one, CITY, "RA", who=CITY)
    rename = {"duty_id": duty, "name_ko": "다시 하나", "name_en": "One again"}
    with pytest.raises(Invalid, match="duty_row_unchanged"):
        await town.act(
            LEAD,
            opening.rename_duty,
            **{**rename, "name_ko": "하나", "name_en": " "},
            expected_version=1,
        )
    await town.act(LEAD, opening.rename_duty, **rename, expected_version=1)
    with pytest.raises(Conflict, match="duty_row_renamed"):
        await town.act(CITY, opening.rename_duty, **rename, expected_version=1)

    names = await seen(table.union, "company.b", names_of, duty_id=duty)
    assert [(one.number, one.name_ko, one.name_en) for one in names] == [
        (2, "다시 하나", "One again"),
        (1, "하나", None),
    ]
    assert await stands(table, duty, CITY) == (FieldStanding.OPEN, "RA")
    assert await stands(table, other, CITY) == (FieldStanding.AGREED, "RA")


async def test_a_removed_duty_is_kept_with_the_reason_and_takes_nothing_more(town):
    table, (duty,) = await small_matrix(town, "하나")
    await fill(table, duty, LEAD, "R")
    gone = {"duty_id": duty, "expected_version": 1, "reason": "겹칩니다."}
    await town.act(CITY, opening.remove_duty, **gone)
    found = await matrix(table)

    assert found.duties == []
    assert {row.id: row.removed_why for row, _ in found.removed}[duty] == "겹칩니다."
    for act in (
        fill(table, duty, LEAD, "A", number=1),
        town.act(LEAD, opening.remove_duty, **gone),
    ):
        with pytest.raises(WrongState, match="duty_row_is_removed"):
            await act


async def test_duties_are_not_without_number(town):
    table, _ = await small_matrix(town)
    with patch.object(opening.rules, "MOST_DUTIES", 1):
        await add_duty(table, "하나")
        with pytest.raises(Invalid, match="too_many_duty_rows"):
            await add_duty(table, "둘")


async def test_a_field_stands_when_each_party_it_concerns_says_so_and_a_counter_undoes_that(town):
    table, (duty,) = await small_matrix(town, "하나")
    await fill(table, duty, CITY, "A", who=CITY)
    await fill(table, duty, DEVELOPER, "R")
    assert await stands(table, duty, DEVELOPER) == (FieldStanding.OPEN, "R")
    await speak(table, DEVELOPER, (duty, DEVELOPER))
    assert await stands(table, duty, DEVELOPER) == (FieldStanding.OPEN, "R")
    await speak(table, CITY, (duty, DEVELOPER))
    assert await stands(table, duty, DEVELOPER) == (FieldStanding.AGREED, "R")
    await fill(table, duty, DEVELOPER, "C", who=DEVELOPER, number=1)

    assert await stands(table, duty, DEVELOPER) == (FieldStanding.OPEN, "C")
    assert await stands(table, duty, CITY) == (FieldStanding.AGREED, "A")
    values = await seen(
        table.union, "company.b", history_of, duty_id=duty, column=column(table, DEVELOPER)
    )
    assert [(one.number, one.letters) for one in values] == [(2, "C"), (1, "R")]
    assert [one.fault for one in (await matrix(table)).differences if one.fault] == [
        DutyFault.NO_RESPONSIBLE
    ]


async def test_an_objection_names_its_reason_and_is_taken_back_by_agreeing(town):
    table, (duty,) = await small_matrix(town, "하나")
    await fill(table, duty, CITY, "RA", who=CITY)
    await fill(table, duty, DEVELOPER, "R")
    for consent, reason, why in (
        ("OBJECT", " ", "objection_needs_reason"),
        ("AGREE", "다만", "acceptance_has_words"),
    ):
        with pytest.raises(Invalid, match=why):
            await speak(table, DEVELOPER, (duty, DEVELOPER), consent=consent, reason=reason)
    await speak(table, DEVELOPER, (duty, DEVELOPER), consent="OBJECT", reason="사람이 모자랍니다.")
    assert await stands(table, duty, DEVELOPER) == (FieldStanding.OBJECTED, "R")
    (left,) = (await matrix(table)).differences
    assert left.against == (table.union.bodies[DEVELOPER],)
    assert left.silent == (table.union.bodies[CITY],)
    await speak(table, DEVELOPER, (duty, DEVELOPER))
    with pytest.raises(Conflict, match="role_said_already"):
        await speak(table, DEVELOPER, (duty, DEVELOPER))
    await speak(table, CITY, (duty, DEVELOPER))

    assert await stands(table, duty, DEVELOPER) == (FieldStanding.AGREED, "R")


async def test_nobody_agrees_for_another_or_of_what_was_not_read(town):
    table, (duty,) = await small_matrix(town, "하나")
    await fill(table, duty, CITY, "RA", who=CITY)
    await fill(table, duty, ProgrammeRole.RESIDENT, "C", who=DEVELOPER)
    with pytest.raises(NotAllowed, match="role_concerns_others"):
        await speak(table, "company.b", (duty, ProgrammeRole.RESIDENT))
    await speak(table, CITY, (duty, ProgrammeRole.RESIDENT))
    assert await stands(table, duty, ProgrammeRole.RESIDENT) == (FieldStanding.AGREED, "C")
    for who in ("auditor", "company.c"):
        with pytest.raises(NotFound, match="no_such_agreement"):
            await speak(table, who, (duty, CITY))
    with pytest.raises(NotFound, match="no_such_duty_row"):
        await fill(table, duty, CITY, "R", who="company.c")

    read = filling.FieldRead(duty, 1, column(table, CITY), 1)
    for fields, kind, why in (
        ([], Invalid, "no_role_fields"),
        ([filling.FieldRead(table.id, 1, read.column, 1)], NotFound, "no_such_duty_row"),
        ([filling.FieldRead(duty, 2, read.column, 1)], Conflict, "duty_row_renamed"),
        ([filling.FieldRead(duty, 1, read.column, 7)], Conflict, "role_changed"),
        ([filling.FieldRead(duty, 1, column(table, LEAD), 1)], NotFound, "no_such_role_value"),
    ):
        with pytest.raises(kind, match=why):
            await town.act(
                CITY,
                filling.speak_of_roles,
                agreement_id=table.id,
                fields=fields,
                consent=filling.Consent.AGREE,
                reason="",
            )


async def test_what_makes_no_sense_is_refused(town):
    table, (duty,) = await small_matrix(town, "하나")
    await fill(table, duty, CITY, "RA")
    for signs, number, kind, why in (
        ("RC", 1, Invalid, "role_letters_clash"),
        ("AR", 1, Invalid, "role_unchanged"),
        ("R", 0, Conflict, "role_changed"),
    ):
        with pytest.raises(kind, match=why):
            await fill(table, duty, CITY, signs, number=number)
    with pytest.raises(NotFound, match="no_such_role_column"):
        await fill(table, duty, "company.c", "R")
    with pytest.raises(NotFound, match="no_such_role_column"):
        await fill(table, duty, ProgrammeRole.DEVELOPER, "R")


async def test_no_event_says_what_was_said(town):
    table, (duty,) = await small_matrix(town, "하나")
    await fill(table, duty, CITY, "RA", who=CITY)
    await fill(table, duty, DEVELOPER, "R")
    await speak(table, DEVELOPER, (duty, DEVELOPER), consent="OBJECT", reason="비밀스러운 까닭")
    async with unit_of_work(town.sessions) as uow:
        kept = await uow.session.execute(
            select(Event.kind, Event.data).where(Event.subject_id == table.id)
        )
        events = {one.kind: str(one.data) for one in kept}

    assert {"roleMatrix.opened", "roleMatrix.set", "roleMatrix.spoken"} <= set(events)
    assert not any("OBJECT" in one or "비밀" in one for one in events.values())


async def agreed_matrix(town):
    """Return a table whose matrix of two duties is agreed as a whole."""
    table, (lead, land) = await small_matrix(town, "사업 총괄", "부지 조성")
    await fill(table, lead, CITY, "RA")
    await fill(table, lead, "company.b", "C")
    await fill(table, land, DEVELOPER, "RA")
    await agree_all(table, *PARTIES)
    return table, lead, land


async def test_an_agreed_matrix_becomes_clauses_and_only_touched_ones_are_spoken_of_anew(town):
    table, _, land = await agreed_matrix(town)
    assert (await matrix(table)).agreed
    await write(table)
    found = await matrix(table)
    tree = await read_tree(table)
    clauses = {row.body_id: clause.id for row, clause in found.clauses}
    bodies = table.union.bodies

    assert set(clauses) == {None, bodies[CITY], bodies[DEVELOPER], bodies["company.b"]}
    assert [one.parent_id for one, clause in tree if clause.id in clauses.values()] == [
        None,
        *[clauses[None]] * 3,
    ]
    assert {row.edition for row, _ in found.clauses} == {found.matrix.edition}
    texts = await seen(table.union, CITY, standing_versions, ids=list(clauses.values()))
    assert "부지 조성" in texts[clauses[bodies[DEVELOPER]]].text

    for clause in clauses.values():
        for who in PARTIES:
            await say(table, who, clause)
    await fill(table, land, "company.b", "R", who="company.b")
    later = await matrix(table)
    assert all(row.edition < later.matrix.edition for row, _ in later.clauses)
    with pytest.raises(WrongState, match="matrix_not_agreed"):
        await write(table)
    await agree_all(table, DEVELOPER)
    await write(table, who=CITY)

    touched = clauses[bodies["company.b"]]
    assert set((await said(table, touched)).values()) == {None}
    assert (await clause_row(table, touched)).version == 2
    for clause in set(clauses.values()) - {touched}:
        assert set((await said(table, clause)).values()) == {"ACCEPT"}
    found = await matrix(table)
    assert {row.edition for row, _ in found.clauses} == {found.matrix.edition}


async def test_a_party_without_a_part_any_more_has_no_paragraph(town):
    table, lead, _ = await agreed_matrix(town)
    await write(table)
    await fill(table, lead, "company.b", "", number=1)
    await agree_all(table, *PARTIES)
    await write(table)
    found = await matrix(table)

    assert table.union.bodies["company.b"] not in {row.body_id for row, _ in found.clauses}
    assert len(await read_tree(table)) == 4


async def test_nothing_is_written_over_that_was_not_read(town):
    table, *_ = await agreed_matrix(town)
    with pytest.raises(Conflict, match="matrix_changed"):
        await write(table, edition=1)
    await write(table)
    article = next(clause for row, clause in (await matrix(table)).clauses if row.body_id is None)
    await revise(table, article.id, "사람이 고친 글", heading="역할")
    with pytest.raises(Conflict, match="clause_changed"):
        await write(table, texts={article.id: 1})
    with pytest.raises(NotAllowed, match="only_lead_or_city_drafts"):
        await write(table, who=DEVELOPER)
    await write(table)
    assert (await clause_row(table, article.id)).version == 3
    await remove(table, article.id)
    await write(table)
    assert len(await read_tree(table)) == 5


async def test_an_article_of_roles_that_is_there_is_taken_and_not_doubled(town):
    table = await opened(town)
    kept = await add(table, "역할", kind="roles")
    await town.act(LEAD, agreement_opening.put_agreement, agreement_id=table.id)
    await town.act(LEAD, opening.open_matrix, agreement_id=table.id)
    for duty in (await matrix(table)).duties[1:]:
        await town.act(
            LEAD, opening.remove_duty, duty_id=duty.row.id, expected_version=1, reason="줄입니다."
        )
    await agree_all(table, *PARTIES)
    await write(table)

    assert [clause.id for one, clause in await read_tree(table) if one.depth == 0] == [kept]


async def edit_at_once(table, fields, *, editors, many):
    """Let editors propose at once, each on one field; return acknowledged edits and conflicts."""
    people = (LEAD, CITY, DEVELOPER, "company.b")

    async def edits(editor):
        done, met = 0, 0
        duty, whose = fields[editor % len(fields)]
        while done < many:
            values = await seen(
                table.union, CITY, history_of, duty_id=duty, column=column(table, whose)
            )
            number = values[0].number if values else 0
            letters = {"": "R", "R": "A", "A": "RA", "RA": "C", "C": "I", "I": ""}
            wanted = letters[values[0].letters if values else ""]
            try:
                await fill(table, duty, whose, wanted, who=people[editor % 4], number=number)
            except Conflict:
                met += 1
            else:
                done += 1
        return done, met

    found = await asyncio.gather(*(edits(editor) for editor in range(editors)))
    return sum(done for done, _ in found), sum(met for _, met in found)


async def kept_values(table):
    async with unit_of_work(table.town.sessions) as uow:
        wanted = select(func.count()).select_from(RoleValue)
        return await uow.session.scalar(wanted.where(RoleValue.agreement_id == table.id))


async def test_of_sixteen_editors_with_three_edits_each_none_is_lost(town):
    table, (one, two) = await small_matrix(town, "하나", "둘")
    before = await kept_values(table)
    fields = [(one, CITY), (one, DEVELOPER), (two, CITY), (two, ProgrammeRole.RESIDENT)]
    edition = (await matrix(table)).matrix.edition
    done, met = await edit_at_once(table, fields, editors=16, many=3)

    assert done == 48
    assert await kept_values(table) - before == 48
    assert (await matrix(table)).matrix.edition - edition == 48
    assert met >= 1  # else nobody met, and it proves nothing


async def test_of_four_counters_at_once_one_stands_and_the_others_are_told(town):
    table, (duty,) = await small_matrix(town, "하나")
    found = await asyncio.gather(
        *(fill(table, duty, CITY, "RA", who=who) for who in PARTIES), return_exceptions=True
    )

    assert Counter(one.reason for one in found if isinstance(one, Conflict)) == {"role_changed": 3}
    assert (await room(table)).agreement.version
