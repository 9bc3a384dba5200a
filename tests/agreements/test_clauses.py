"""Negotiating an agreement: open, draft, speak, revise; wrong, late, twice, at once, as the wrong person."""

import asyncio
from collections import Counter

import pytest

from tests.fixtures.agreements import (
    LEAD,
    add,
    adopt,
    blocks,
    clause_row,
    move,
    numbers,
    opened,
    put_with,
    read_tree,
    remove,
    revise,
    room,
    said,
    say,
)
from tests.fixtures.consortium import CITY, DEVELOPER, answer, formed, proposed, put, seen
from workflows.agreements.clauses import drafting, opening
from workflows.agreements.clauses.queries import list_versions, stale_counters, standing_versions
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.consortium import putting
from workflows.identity import actions as identity
from workflows.kit.paging import Window
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, WrongState
from workflows.record.models import Event

PARTIES = (LEAD, CITY, DEVELOPER, "company.b")


@pytest.mark.parametrize("who", [LEAD, CITY])
async def test_the_lead_or_the_city_opens_it_between_those_who_are_in(town, who):
    table = await opened(town, who)
    agreement = (await room(table)).agreement

    assert agreement.state is AgreementState.DRAFT
    assert agreement.opened_by == table.union.bodies[who]
    assert agreement.parties[0] == table.union.bodies[LEAD]
    assert set(agreement.parties) == {table.union.bodies[one] for one in PARTIES}


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        ("company.b", "only_lead_or_city_opens"),
        (DEVELOPER, "only_lead_or_city_opens"),
        ("ministry.officer", "only_lead_or_city_opens"),
        ("resident.1", "no_capacity"),
        ("auditor", "no_capacity"),
    ],
)
async def test_nobody_else_opens_it(town, who, reason):
    union = await formed(town)
    with pytest.raises(NotAllowed, match=reason):
        await town.act(who, opening.open_agreement, consortium_id=union.id, title="협약")


async def test_one_is_negotiated_at_a_time_also_when_two_are_opened_at_once(town):
    union = await formed(town)
    done = await asyncio.gather(
        *(
            town.act(who, opening.open_agreement, consortium_id=union.id, title="협약")
            for who in (LEAD, CITY, LEAD, CITY)
        ),
        return_exceptions=True,
    )

    assert Counter(str(one) for one in done if isinstance(one, Conflict)) == {"agreement_going": 3}


async def test_a_consortium_that_is_being_formed_has_no_agreement(town):
    union = await proposed(town)
    with pytest.raises(NotAllowed, match="only_lead_or_city_opens"):
        await town.act(LEAD, opening.open_agreement, consortium_id=union.id, title="협약")
    with pytest.raises(WrongState, match="not_formed_yet"):
        await town.act(CITY, opening.open_agreement, consortium_id=union.id, title="협약")


async def test_clauses_are_numbered_by_where_they_stand_and_keep_their_ids(town):
    table = await opened(town)
    first, second = await add(table, "목적"), await add(table, "역할")
    part = await add(table, "", parent=second, text="가온시는 터를 낸다.")
    item = await add(table, "", parent=part, text="임대료는 받지 않는다.")
    before = await numbers(table)
    await move(table, second, place=0)
    await move(table, item, parent=second, place=0)
    after = await numbers(table)

    assert before == {first: "제1조", second: "제2조", part: "제2조 ①", item: "제2조 ① 1."}
    assert after == {second: "제1조", item: "제1조 ①", part: "제1조 ②", first: "제2조"}


async def test_a_removed_clause_goes_with_all_under_it_and_can_still_be_read(town):
    table = await opened(town)
    first, second = await add(table, "목적"), await add(table, "역할")
    part = await add(table, "", parent=first, text="뜻은 부속서에 따른다.")
    await remove(table, first, reason="제2조와 겹칩니다.")

    assert await numbers(table) == {second: "제1조"}
    assert (await clause_row(table, part)).removed_why == "제2조와 겹칩니다."
    texts = await seen(table.union, "company.b", standing_versions, ids=[part])
    assert texts[part].text == "뜻은 부속서에 따른다."
    for late in (
        revise(table, first, "다시"),
        move(table, first),
        remove(table, part),
    ):
        with pytest.raises(WrongState, match="clause_is_removed"):
            await late
    with pytest.raises(NotFound, match="no_such_clause"):
        await add(table, "", parent=first)


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("가" * 20_001, "clause_too_long"),
        ("한 쪽에 천팔백 자쯤 적힌 글 " * 2_600, "clause_too_long"),
        ("  \n ", "text_empty"),
        ("수락\u202e", "text_control_characters"),
        ("수락\x00", "text_control_characters"),
    ],
)
async def test_a_text_that_is_none_is_refused_and_nothing_is_kept(town, text, refusal):
    table = await opened(town)
    with pytest.raises(Invalid, match=refusal) as refused:
        await add(table, "목적", text=text)

    assert refused.value.field == "text"
    assert await read_tree(table) == []


async def test_a_paste_of_twenty_six_pages_is_told_how_long_it_is(town):
    table = await opened(town)
    with pytest.raises(Invalid, match="clause_too_long") as refused:
        await add(table, "목적", text="가" * 26 * 1_800)

    assert refused.value.figures == {"longest": 20_000, "length": 46_800, "pages": 26}


async def test_a_kind_that_is_not_in_the_catalogue_is_refused(town):
    table = await opened(town)
    with pytest.raises(NotFound, match="no_such_clause_kind"):
        await add(table, "목적", kind="spell")
    assert (await clause_row(table, await add(table, "목적", kind="purpose"))).kind == "purpose"


@pytest.mark.parametrize("who", [DEVELOPER, "company.b"])
async def test_another_party_speaks_and_does_not_draft(town, who):
    table, (clause,) = await put_with(town, "목적")
    for act in (
        add(table, "역할", who=who),
        revise(table, clause, "다른 글", who=who),
        move(table, clause, who=who),
        remove(table, clause, who=who),
    ):
        with pytest.raises(NotAllowed, match="only_lead_or_city_drafts"):
            await act
    await say(table, who, clause)

    assert (await said(table, clause))[who] == "ACCEPT"


async def test_a_draft_is_put_before_the_parties_once_and_with_clauses(town):
    table = await opened(town)
    with pytest.raises(WrongState, match="agreement_without_clauses"):
        await town.act(LEAD, opening.put_agreement, agreement_id=table.id)
    clause = await add(table, "목적")
    with pytest.raises(WrongState, match="wrong_state"):
        await say(table, "company.b", clause)
    await town.act(CITY, opening.put_agreement, agreement_id=table.id)
    with pytest.raises(WrongState, match="wrong_state"):
        await town.act(LEAD, opening.put_agreement, agreement_id=table.id)


async def test_silence_is_never_consent(town):
    table, (first, second) = await put_with(town, "목적", "역할")
    for who in PARTIES:
        await say(table, who, first)
    await say(table, LEAD, second)

    assert await blocks(table) == {(second, who, "SILENT", who) for who in PARTIES if who != LEAD}


async def test_what_blocks_signature_says_who_is_next(town):
    table, (clause,) = await put_with(town, "시설의 귀속")
    await say(table, LEAD, clause)
    await say(table, CITY, clause, "ACCEPT_IF", "부속서 4의 목록이 정해지면")
    await say(table, DEVELOPER, clause, "COUNTER", "인수인계를 마친 날 귀속한다.")
    await say(table, "company.b", clause, "OBJECT", "보험을 들 수 없습니다.")

    assert await blocks(table) == {
        (clause, CITY, "ACCEPT_IF", LEAD),
        (clause, DEVELOPER, "COUNTER", LEAD),
        (clause, "company.b", "OBJECT", LEAD),
    }
    await say(table, "company.b", clause, "RESERVE")
    assert (clause, "company.b", "RESERVE", "company.b") in await blocks(table)


@pytest.mark.parametrize(
    ("stance", "words", "reason"),
    [
        ("ACCEPT", "다만", "acceptance_has_words"),
        ("ACCEPT_IF", " ", "condition_missing"),
        ("COUNTER", "", "counter_missing"),
        ("COUNTER", "목적에 관하여 정한다. ", "counter_is_the_text"),
        ("COUNTER", "가" * 20_001, "clause_too_long"),
        ("OBJECT", "", "objection_needs_reason"),
        ("RESERVE", "\x07", "text_control_characters"),
    ],
)
async def test_a_position_without_what_it_needs_is_refused(town, stance, words, reason):
    table, (clause,) = await put_with(town, "목적")
    with pytest.raises(Invalid, match=reason) as refused:
        await say(table, CITY, clause, stance, words)

    assert refused.value.field == "words"
    assert (await said(table, clause))[CITY] is None


async def test_a_new_text_undoes_what_was_said_of_this_clause_alone(town):
    table, (first, second) = await put_with(town, "목적", "역할")
    for who in PARTIES:
        await say(table, who, first)
        await say(table, who, second)
    await revise(table, first, "다른 글")
    await move(table, second, place=0)

    assert await said(table, first) == dict.fromkeys(PARTIES)
    assert await said(table, second) == dict.fromkeys(PARTIES, "ACCEPT")


async def test_nobody_speaks_of_a_text_he_has_not_read(town):
    table, (clause,) = await put_with(town, "목적")
    await revise(table, clause, "다른 글")
    with pytest.raises(Conflict, match="position_on_old_text") as refused:
        await say(table, CITY, clause, version=1)

    assert refused.value.figures == {"version": 2}
    assert (await said(table, clause))[CITY] is None


async def test_a_position_said_anew_replaces_the_one_before_and_said_twice_is_refused(town):
    table, (clause,) = await put_with(town, "목적")
    await say(table, CITY, clause, "RESERVE")
    await say(table, CITY, clause, "ACCEPT")
    with pytest.raises(Conflict, match="position_taken_already"):
        await say(table, CITY, clause, "ACCEPT")

    assert (await said(table, clause))[CITY] == "ACCEPT"


async def test_one_party_speaking_at_once_ends_with_one_position(town):
    table, (clause,) = await put_with(town, "목적")
    done = await asyncio.gather(
        *(say(table, CITY, clause, "OBJECT", f"까닭 {n}") for n in range(8)), return_exceptions=True
    )

    assert [one for one in done if isinstance(one, BaseException)] == []
    assert (await said(table, clause))[CITY] == "OBJECT"
    assert len([one for one in await blocks(table) if one[1] == CITY]) == 1


async def test_a_counter_is_taken_over_and_its_party_has_to_accept_it_too(town):
    table, (clause,) = await put_with(town, "목적")
    counter = await say(table, DEVELOPER, clause, "COUNTER", "인수인계를 마친 날 귀속한다.")
    await adopt(table, counter)
    text = (await seen(table.union, DEVELOPER, standing_versions, ids=[clause]))[clause]

    assert (text.number, text.text) == (2, "인수인계를 마친 날 귀속한다.")
    assert (text.taken_from, text.heading) == (counter.id, "목적")
    assert await said(table, clause) == dict.fromkeys(PARTIES)
    assert (await seen(table.union, DEVELOPER, stale_counters, ids=[clause]))[clause] == []


async def test_a_counter_against_an_older_text_is_shown_as_such_and_never_moved_onto_the_new(town):
    table, (clause,) = await put_with(town, "목적")
    counter = await say(table, DEVELOPER, clause, "COUNTER", "다른 글 하나")
    other = await say(table, "company.b", clause, "COUNTER", "다른 글 둘")
    await adopt(table, other)
    with pytest.raises(Conflict, match="counter_on_old_text") as refused:
        await adopt(table, counter, version=2)

    assert refused.value.figures == {"version": 2, "based_on": 1}
    stale = (await seen(table.union, CITY, stale_counters, ids=[clause]))[clause]
    assert [one.id for one in stale] == [counter.id]


async def test_a_counter_its_party_has_replaced_is_not_taken_over(town):
    table, (clause,) = await put_with(town, "목적")
    counter = await say(table, DEVELOPER, clause, "COUNTER", "다른 글 하나")
    now = await say(table, DEVELOPER, clause, "RESERVE")
    with pytest.raises(Conflict, match="counter_is_replaced"):
        await adopt(table, counter)
    with pytest.raises(Invalid, match="position_is_no_counter"):
        await adopt(table, now)
    with pytest.raises(NotAllowed, match="only_lead_or_city_drafts"):
        await adopt(table, counter, who=DEVELOPER)


async def test_a_tree_that_somebody_else_has_shaped_is_not_shaped_blindly(town):
    table = await opened(town)
    first = await add(table, "목적")
    read = (await room(table)).agreement.version
    await add(table, "역할", who=CITY)
    with pytest.raises(Conflict, match="agreement_changed"):
        await town.act(
            LEAD,
            drafting.remove_clause,
            clause_id=first,
            expected_version=read,
            reason="겹칩니다.",
        )
    assert len(await read_tree(table)) == 2


async def test_a_clause_is_not_moved_under_itself_or_into_another_agreement(town, sessions):
    table = await opened(town)
    first = await add(table, "목적")
    part = await add(table, "", parent=first, text="항")
    with pytest.raises(Invalid, match="clause_under_itself"):
        await move(table, first, parent=part)
    with pytest.raises(NotFound, match="no_such_clause"):
        await move(table, part, parent=table.id)


async def test_whoever_no_longer_speaks_for_a_party_does_not_speak(town):
    table, (clause,) = await put_with(town, "목적")

    async def ends(uow):
        await identity.end_appointment(
            uow, appointment_id=town.appointments["company.b"], reason="임기가 끝남"
        )

    await town.act(None, ends)
    with pytest.raises(NotFound, match="no_such_clause"):
        await say(table, "company.b", clause)
    assert (await said(table, clause))["company.b"] is None


async def test_the_lead_of_today_drafts(town):
    table, (clause,) = await put_with(town, "목적")
    body = table.union.bodies["company.b"]
    await put(table.union, LEAD, putting.propose_lead, body_id=body, reason="대표사를 바꿉니다.")
    for who in (CITY, DEVELOPER, "company.b"):
        if (await room(table)).lead_id != body:
            await answer(table.union, who)
    await revise(table, clause, "새 대표사의 글", who="company.b")

    with pytest.raises(NotAllowed, match="only_lead_or_city_drafts"):
        await revise(table, clause, "옛 대표사의 글", version=2)


async def test_every_act_is_on_record_and_none_says_what_was_said(town, sessions):
    table, (clause,) = await put_with(town, "목적")
    counter = await say(table, DEVELOPER, clause, "COUNTER", "귀속한다")
    await adopt(table, counter)
    await revise(table, clause, "다른 글", version=2)
    await move(table, clause)
    await remove(table, clause)

    async def events(uow):
        rows = await uow.session.execute(
            Event.__table__.select()
            .where(Event.programme_id == town.programme_id)
            .order_by(Event.recorded_at)
        )
        return [(row.kind, row.data) for row in rows]

    found = [one for one in await town.act(None, events) if one[0].startswith(("agr", "clause"))]
    assert [kind for kind, _ in found] == [
        "agreement.opened",
        "clause.added",
        "agreement.put",
        "clausePosition.taken",
        "clause.counter_adopted",
        "clause.revised",
        "clause.moved",
        "clause.removed",
    ]
    assert "COUNTER" not in str(found)
    assert "귀속한다" not in str(found)


async def test_the_texts_of_a_clause_are_read_in_pages(town):
    table, (clause,) = await put_with(town, "목적")
    for nth in range(1, 6):
        await revise(table, clause, f"글 {nth}", version=nth)
    page = await seen(table.union, CITY, list_versions, window=Window(3), clause_id=clause)

    assert [one.number for one in page.rows] == [6, 5, 4]
    assert page.has_next
