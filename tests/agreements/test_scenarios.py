"""Scenarios: kept by a party, worked out on what stands, and made real by one act or not at all."""

import asyncio
from fractions import Fraction

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import DBAPIError

from tests.fixtures.agreements import LEAD, add, opened, put_with, revise, room, said
from tests.fixtures.agreements import say as take
from tests.fixtures.consortium import CITY, DEVELOPER, newest, seen, state
from tests.fixtures.duties import TEXT, drafted, mapped
from tests.fixtures.money import BN, fund, place
from tests.fixtures.roles import column, fill, matrix, small_matrix
from tests.fixtures.scenarios import (
    addition,
    amount_of,
    change,
    create,
    discard,
    drawn,
    judged,
    kept,
    put_on_table,
    removal,
    shares_of,
    sheet_of,
    stands,
    text_of,
)
from workflows.agreements.clauses.states import Standing
from workflows.agreements.money.rules import CureKind
from workflows.agreements.money.states import Source
from workflows.agreements.roles.states import Letter
from workflows.agreements.scenarios.applying import Left, applied
from workflows.agreements.scenarios.checks import MOST_SCENARIOS
from workflows.agreements.scenarios.models import AgreementScenario
from workflows.agreements.scenarios.sheet import RoleChange, ShareChange, read
from workflows.kit.refusal import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    RuleBroken,
)
from workflows.record.models import Event

PARTS = "지분은 45/35/20으로 정한다."


def like(situation):
    """Return a state as it can be compared: a clause added is known by its heading and text."""
    one = situation.text
    names = {key: (said.heading, said.text) for key, said in one.provisions.items()}
    return (
        {
            parent and names[parent]: [names[child] for child in children]
            for parent, children in one.tree.items()
            if children
        },
        {(names[clause], party): words for (clause, party), words in situation.said.items()},
        {key: amount.won for key, amount in situation.amounts.items()},
        {key: row.fields for key, row in situation.rows.items()},
        [(found.invariant, found.found, found.cures) for found in situation.findings()],
        [one.number for one in situation.duties()],
        [(one.reference, one.sentence) for one in situation.open_sentences()],
        sorted(
            (
                str(names.get(block.clause)),
                str(block.party),
                block.kind,
                str(block.standing),
                str(block.sentence),
            )
            for block in situation.blocks()
        ),
    )


async def events(town):
    async with town.sessions() as session:
        wanted = select(Event.kind).where(Event.programme_id == town.programme_id)
        return list(await session.scalars(wanted.order_by(Event.recorded_at, Event.id)))


async def test_who_would_be_content_is_told_and_nothing_is_on_record(town):
    table, (first, second) = await put_with(town, "목적", "지분")
    await take(table, LEAD, second)
    await take(table, CITY, second)
    await take(table, DEVELOPER, second, "COUNTER", PARTS)
    before = await events(town)
    scenario = await drawn(
        table, sheet_of(await text_of(table, second, PARTS, heading="지분")), who="company.b"
    )
    found = await judged(table, scenario, "company.b")
    names = {body: name for name, body in table.union.bodies.items()}
    assert {names[one.party]: (one.before, one.after, one.own_words) for one in found.parties} == {
        LEAD: (1, 0, 0),
        CITY: (1, 0, 0),
        DEVELOPER: (0, 0, 1),
        "company.b": (0, 0, 0),
    }
    assert {one.clause for one in found.cells} == {second}
    assert [one.after for one in found.figures] == [("45/35/20",)]
    assert await events(town) == before
    assert (await said(table, second))[LEAD] == "ACCEPT"
    assert first not in {one.clause for one in found.cells}


async def test_what_is_tabled_is_what_was_worked_out(town):
    table, (first, second) = await put_with(town, "목적", "지분")
    under = await add(table, "운영", parent=second, text="을은 운영하여야 한다.")
    await take(table, CITY, first)
    await take(table, CITY, second)
    await fund(table.union, 12 * BN, 12 * BN)
    state_money, private = place(table.union, Source.STATE), place(table.union, Source.PRIVATE)
    sheet = sheet_of(
        await text_of(table, first, "다른 목적이다. 시는 부지를 제공한다.", heading="목적"),
        await addition(table, "새로 정한다.", after=first),
        await removal(table, second, under),
        amounts=[
            await amount_of(table, state_money.key, 12 * BN + 1),
            await amount_of(table, private.key, 5),
            await amount_of(table, place(table.union, Source.MUNICIPALITY).key, 0),
        ],
    )
    scenario = await drawn(table, sheet)
    now = await stands(table)
    made = applied(now, read(scenario.sheet), scenario.body_id)
    assert made.left == {}
    assert like(made.situation) != like(now)

    tabled = await put_on_table(table, scenario)
    assert tabled.tabled_at is not None
    after = await stands(table)
    assert like(after) == like(made.situation)
    assert (await judged(table, scenario)).left != {}
    new = (await events(town))[-6:]
    assert set(new) == {
        "clause.revised",
        "clause.added",
        "clause.removed",
        "contributionPlan.set",
        "contributionPlan.removed",
        "scenario.tabled",
    }


async def test_roles_and_shares_are_tabled_by_their_own_rooms(town):
    table, (duty,) = await small_matrix(town, "운영")
    await fill(table, duty, CITY, "A")
    role = RoleChange(duty, column(table, CITY), frozenset({Letter.RESPONSIBLE}), 1, 1)
    shares = await shares_of(table, municipality_officer="45")
    whole = await shares_of(
        table, municipality_officer="45", developer_lead="35", company_a="10", company_b="10"
    )
    scenario = await drawn(table, sheet_of(shares=shares, roles=[role]), who="company.b")
    assert (await judged(table, scenario, "company.b")).over == Fraction(15, 100)
    with pytest.raises(RuleBroken, match="party_shares_not_whole"):
        await put_on_table(table, scenario, who="company.b")
    assert (await matrix(table)).duties[0].fields[column(table, CITY)].number == 1

    row = await change(table, scenario, sheet_of(shares=whole, roles=[role]), who="company.b")
    now = await stands(table)
    made = applied(now, read(row.sheet), row.body_id).situation
    await put_on_table(table, row, who="company.b")
    after = await stands(table)
    assert after.rows == made.rows
    put = await newest(table.union, "company.b")
    assert put.kind.value == "SHARES"
    assert after.shares == now.shares
    names = table.union.named(made.shares)
    assert (names[CITY], names[DEVELOPER], names[LEAD]) == ("9/20", "7/20", "1/10")


async def test_three_equal_partners_enter_a_third_each(town):
    table, _ = await put_with(town, "지분", named={CITY: "34", DEVELOPER: "33", LEAD: "33"})
    third = Fraction(1, 3)
    bodies = [table.union.bodies[one] for one in (CITY, DEVELOPER, LEAD)]
    shares = ShareChange(
        dict.fromkeys(bodies, third), "셋이 같이", (await state(table.union)).ground
    )
    scenario = await drawn(table, sheet_of(shares=shares))
    assert (await judged(table, scenario)).over == 0
    await put_on_table(table, scenario)


async def test_who_does_not_draft_counters_and_whoever_asked_for_it_is_told(town):
    table, (first,) = await put_with(town, "목적")
    scenario = await drawn(
        table, sheet_of(await text_of(table, first, PARTS, heading="목적")), who=DEVELOPER
    )
    await put_on_table(table, scenario, who=DEVELOPER)
    assert (await said(table, first))[DEVELOPER] == "COUNTER"
    again = await drawn(table, sheet_of(await text_of(table, first, PARTS, heading="목적")))
    cells = (await judged(table, again)).cells
    asked = [one.party for one in cells if one.own_words]
    assert asked == [table.union.bodies[DEVELOPER]]
    assert {one.after for one in cells} == {Standing.SILENT}


async def test_a_broken_rule_is_told_with_the_won_that_cure_it(town):
    table, (first,) = await put_with(town, "분담")
    await fund(table.union, 12 * BN, 12 * BN, 2 * BN)
    key = place(table.union, Source.STATE).key
    sheet = sheet_of(
        await text_of(table, first, "국비는 12,100,000,000원이다.", heading="분담"),
        amounts=[await amount_of(table, key, 12_100_000_000)],
    )
    found = await judged(table, await drawn(table, sheet))
    before, after = found.findings
    assert not any(one.broken for one in before)
    (share, total) = (one for one in after if one.broken)
    assert {cure.kind: cure.won for cure in share.cures}[CureKind.MOVE_TO_LOCAL] == 50_000_000
    assert total.cures[0].won == 100_000_000
    assert [one.after for one in found.figures] == [("12,100,000,000원",)]


async def test_an_obligation_falls_with_its_sentence(town):
    table, clause = await drafted(town)
    duty = await mapped(table, clause)
    other = TEXT.replace("제출하여야 한다", "해마다 제출하여야 한다")
    scenario = await drawn(table, sheet_of(await text_of(table, clause, other, heading="의무")))
    found = await judged(table, scenario)
    assert [one.number for one in found.duties_fall] == [duty.number]
    assert len(found.sentences_come) == 1


async def test_what_somebody_changed_meanwhile_is_stale_and_never_moved(town):
    table, (first, second) = await put_with(town, "목적", "지분")
    sheet = sheet_of(
        await text_of(table, first, "우리 글", heading="목적"),
        await text_of(table, second, "우리 다른 글", heading="지분"),
    )
    scenario = await drawn(table, sheet)
    await revise(table, first, "남의 글", who=CITY, heading="목적")
    found = await judged(table, scenario)
    assert found.left == {0: Left.STALE}
    assert {one.clause for one in found.cells} == {second}
    with pytest.raises(Conflict, match="scenario_is_stale"):
        await put_on_table(table, scenario)
    # Edited elsewhere it keeps the stale change as it was, and still does not table it.
    row = await change(table, scenario, sheet, title="다른 이름")
    assert read(row.sheet) == sheet
    with pytest.raises(Conflict, match="scenario_is_stale"):
        await put_on_table(table, row)
    anew = sheet_of(await text_of(table, first, "우리 글", heading="목적"), sheet.clauses[1])
    row = await change(table, row, anew)
    await put_on_table(table, row)
    assert (await stands(table)).text.provisions[first].text == "우리 글"


async def test_it_is_changed_tabled_and_discarded_by_its_party_alone(town):
    table, (first,) = await put_with(town, "목적")
    sheet = sheet_of(await text_of(table, first, "글", heading="목적"))
    scenario = await drawn(table, sheet, layer="TABLE")
    other = sheet_of(await text_of(table, first, "남의 글", heading="목적"))
    for who in (DEVELOPER, CITY):
        with pytest.raises(NotAllowed, match="not_your_scenario"):
            await change(table, scenario, other, who=who)
        with pytest.raises(NotAllowed, match="not_your_scenario"):
            await put_on_table(table, scenario, who=who)
        with pytest.raises(NotAllowed, match="not_your_scenario"):
            await discard(table, scenario, who)
    with pytest.raises(NotAllowed, match="no_capacity"):
        await discard(table, scenario, "auditor")
    for who in ("company.c", "resident.1", "ministry.officer"):
        with pytest.raises(NotFound, match="no_such_scenario"):
            await discard(table, scenario, who)
        with pytest.raises(NotFound, match="no_such_agreement"):
            await create(table, who)
    with pytest.raises(NotAllowed, match="no_capacity"):
        await create(table, "auditor")
    with pytest.raises(Conflict, match="scenario_changed"):
        await change(table, scenario, other, version=1)
    with pytest.raises(Conflict, match="scenario_changed"):
        await put_on_table(table, scenario, version=1)


async def test_it_is_tabled_once_and_changed_no_more(town):
    table, (first,) = await put_with(town, "목적")
    scenario = await drawn(table, sheet_of(await text_of(table, first, "글", heading="목적")))
    await put_on_table(table, scenario)
    with pytest.raises(Conflict, match="scenario_is_tabled"):
        await put_on_table(table, scenario)
    with pytest.raises(Conflict, match="scenario_is_tabled"):
        await change(table, scenario, sheet_of())
    await discard(table, scenario)
    assert await kept(table, scenario) is None
    with pytest.raises(NotFound, match="no_such_scenario"):
        await discard(table, scenario)
    async with town.sessions() as session:
        row = await session.scalar(
            text("SELECT title || sheet::text FROM agreement_scenario WHERE id = :id").bindparams(
                id=scenario.id
            )
        )
    assert row in (None, "{}")


async def test_two_who_table_it_at_once_table_it_once(town):
    table, (first,) = await put_with(town, "목적")
    scenario = await drawn(table, sheet_of(await text_of(table, first, "글", heading="목적")))
    answers = await asyncio.gather(
        *(put_on_table(table, scenario) for _ in range(4)), return_exceptions=True
    )
    told = sorted(getattr(one, "reason", "tabled") for one in answers)
    assert told == ["scenario_is_tabled"] * 3 + ["tabled"]
    assert (await stands(table)).versions[first] == 2


async def test_a_party_keeps_so_many_and_only_while_it_is_negotiated(town):
    table, _ = await put_with(town, "목적")
    first = await create(table)
    for _ in range(MOST_SCENARIOS - 1):
        await create(table)
    with pytest.raises(Conflict, match="too_many_scenarios"):
        await create(table)
    await create(table, DEVELOPER)
    await discard(table, first)
    await create(table)
    for to in (None, LEAD, "company.c"):
        with pytest.raises(Invalid, match="talk_to_another_party"):
            await create(table, layer="BILATERAL", to=to)
    with pytest.raises(Invalid, match="talk_to_nobody_alone"):
        await create(table, layer="TABLE", to=DEVELOPER)
    with pytest.raises(Invalid, match="text_empty"):
        await create(table, DEVELOPER, title=" ")


async def _do(uow, *, statement):
    return await uow.session.execute(statement)


async def test_the_database_keeps_whose_it_is_and_what_was_tabled(town):
    table, (first,) = await put_with(town, "목적")
    scenario = await drawn(table, sheet_of(await text_of(table, first, "글", heading="목적")))
    one = update(AgreementScenario).where(AgreementScenario.id == scenario.id)
    with pytest.raises(DBAPIError, match="stays whose it is"):
        await town.act(LEAD, _do, statement=one.values(layer="TABLE"))
    await put_on_table(table, scenario)
    with pytest.raises(DBAPIError, match="is tabled"):
        await town.act(LEAD, _do, statement=one.values(title="다른 이름"))
    copied = text(
        "INSERT INTO agreement_scenario (id, programme_id, agreement_id, layer, body_id, title, sheet,"
        " version, made_at, changed_at) SELECT gen_random_uuid(), programme_id, agreement_id, layer,"
        " :body, title, sheet, 1, made_at, changed_at FROM agreement_scenario"
    )
    for whose, told in ((DEVELOPER, "row-level security"), ("company.c", "between no parties")):
        forged = copied.bindparams(body=table.union.bodies[whose])
        with pytest.raises(DBAPIError, match=told):
            await town.act(LEAD, _do, statement=forged)


async def test_before_it_is_put_the_drafter_already_asks_what_if(town):
    table = await opened(town)
    first = await add(table, "목적")
    scenario = await drawn(table, sheet_of(await text_of(table, first, "글", heading="목적")))
    await put_on_table(table, scenario)
    assert (await room(table)).agreement.state.value == "DRAFT"
    assert (await stands(table)).text.provisions[first].text == "글"


async def test_the_database_shows_it_to_its_layer_alone(town):
    table, _ = await put_with(town, "목적")
    await create(table, LEAD)
    await create(table, LEAD, layer="BILATERAL", to=DEVELOPER)
    await create(table, LEAD, layer="TABLE")

    async def count(session, _):
        return await session.scalar(select(func.count()).select_from(AgreementScenario))

    shown = {
        who: await seen(table.union, who, count)
        for who in (LEAD, DEVELOPER, CITY, "company.b", "auditor", "company.c", "resident.1", None)
    }
    assert shown == {
        LEAD: 3,
        DEVELOPER: 2,
        CITY: 1,
        "company.b": 1,
        "auditor": 1,
        "company.c": 0,
        "resident.1": 0,
        None: 0,
    }
