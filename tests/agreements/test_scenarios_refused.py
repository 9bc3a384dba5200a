"""What no scenario holds, and what is refused at the table."""

from dataclasses import replace
from fractions import Fraction
from uuid import uuid4

import pytest

from tests.fixtures.agreements import LEAD, put_with, said
from tests.fixtures.agreements import say as take
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.money import place
from tests.fixtures.roles import column, small_matrix
from tests.fixtures.scenarios import (
    addition,
    change,
    create,
    drawn,
    judged,
    put_on_table,
    removal,
    sheet_of,
    stands,
    text_of,
)
from tests.fixtures.signing import freeze
from tests.fixtures.town import make_town
from workflows.agreements.amending.operations import OF_PARTIES, OperationKind
from workflows.agreements.money.states import Source
from workflows.agreements.roles.states import Letter
from workflows.agreements.scenarios.applying import Left
from workflows.agreements.scenarios.checks import MOST_CHANGES
from workflows.agreements.scenarios.sheet import AmountChange, RoleChange, ShareChange
from workflows.kit.refusal import (
    Invalid,
    NotAllowed,
    NotFound,
    Refusal,
    RuleBroken,
    WrongState,
)

PARTS = "지분은 45/35/20으로 정한다."


async def test_what_no_sheet_holds(town, sessions):
    table, (first, second) = await put_with(town, "목적", "지분")
    scenario = await create(table)
    private = place(table.union, Source.PRIVATE).key
    one = await text_of(table, first, "글", heading="목적")
    gone = await removal(table, second)
    ministry = table.union.bodies["ministry.officer"]
    wanted = [
        (sheet_of(replace(one, target=uuid4())), NotFound, "no_such_clause"),
        (sheet_of(replace(one, target=None)), NotFound, "no_such_clause"),
        (sheet_of(replace(one, text="  ")), Invalid, "text_empty"),
        (sheet_of(replace(one, text="가" * 20_001)), Invalid, "clause_too_long"),
        (sheet_of(replace(gone, text="")), Invalid, "text_empty"),
        (sheet_of(one, replace(one, key=uuid4(), text="다른 글")), Invalid, "change_twice"),
        (
            sheet_of(await addition(table, "글", after=uuid4())),
            NotFound,
            "no_such_clause",
        ),
        (sheet_of(amounts=[AmountChange(private, -1, 0)]), Invalid, "amount_out_of_range"),
        (sheet_of(amounts=[AmountChange(private, 1.5, 0)]), Invalid, "amount_not_whole"),
        (sheet_of(amounts=[AmountChange(private, 0, 0)]), NotFound, "no_such_amount"),
        (
            sheet_of(amounts=[AmountChange((*private[:2], 1999, private[3]), 5, 0)]),
            RuleBroken,
            "year_not_of_the_programme",
        ),
        (
            sheet_of(amounts=[AmountChange((*private[:3], ministry), 5, 0)]),
            RuleBroken,
            "not_who_pays_this",
        ),
        (sheet_of(shares=ShareChange({}, "", 1)), NotFound, "share_of_no_party"),
        (
            sheet_of(shares=ShareChange({ministry: Fraction(1, 2)}, "", 1)),
            NotFound,
            "share_of_no_party",
        ),
        (
            sheet_of(roles=[RoleChange(uuid4(), column(table, CITY), frozenset(), 0, 1)]),
            NotFound,
            "no_such_duty_row",
        ),
    ]
    for sheet, kind, reason in wanted:
        with pytest.raises(kind, match=reason):
            await change(table, scenario, sheet)
    many = [await addition(table, f"글 {nth}") for nth in range(MOST_CHANGES + 1)]
    with pytest.raises(Invalid, match="scenario_is_full"):
        await change(table, scenario, sheet_of(*many))
    long = [await addition(table, "가" * 20_000) for _ in range(6)]
    with pytest.raises(Invalid, match="scenario_too_long"):
        await change(table, scenario, sheet_of(*long))
    with pytest.raises(Invalid, match="scenario_unchanged"):
        await change(table, scenario, sheet_of())
    with pytest.raises(Invalid, match="scenario_is_empty"):
        await put_on_table(table, scenario)


async def test_amounts_are_no_clauses_and_columns_are_those_of_the_matrix(town):
    table, (duty,) = await small_matrix(town, "운영")
    scenario = await create(table)
    gone = await removal(table, next(iter((await stands(table)).text.provisions)))
    with pytest.raises(Invalid, match="scenario_amounts_apart"):
        await change(table, scenario, sheet_of(replace(gone, kind=OperationKind.MONEY)))
    for kind in OF_PARTIES:
        with pytest.raises(Invalid, match="scenario_without_parties"):
            await change(table, scenario, sheet_of(replace(gone, kind=kind)))
    ministry = RoleChange(duty, column(table, "ministry.officer"), frozenset(), 0, 1)
    with pytest.raises(NotFound, match="no_such_role_column"):
        await change(table, scenario, sheet_of(roles=[ministry]))
    clash = frozenset({Letter.RESPONSIBLE, Letter.INFORMED})
    with pytest.raises(Invalid, match="role_letters_clash"):
        await change(
            table,
            scenario,
            sheet_of(roles=[RoleChange(duty, column(table, CITY), clash, 0, 1)]),
        )


async def test_what_its_place_makes_impossible_is_refused_at_the_table(town):
    table, (first, second) = await put_with(town, "목적", "지분")
    sheet = sheet_of(await removal(table, second), await addition(table, "새로", after=second))
    scenario = await drawn(table, sheet)
    assert (await judged(table, scenario)).left == {1: Left.IMPOSSIBLE}
    with pytest.raises(NotFound, match="no_such_clause"):
        await put_on_table(table, scenario)
    assert second in (await stands(table)).text.provisions
    assert first in (await stands(table)).text.provisions


async def test_money_without_rules_is_in_no_sheet(sessions):
    town = await make_town(sessions, cohort=2040)
    table, _ = await put_with(town, "목적")
    scenario = await create(table)
    key = place(table.union, Source.PRIVATE, year=2040).key
    with pytest.raises(RuleBroken, match="no_rules_of_money"):
        await change(table, scenario, sheet_of(amounts=[AmountChange(key, 5, 0)]))


async def test_a_counter_changes_no_heading_and_adds_and_removes_nothing(town):
    table, (first, second) = await put_with(town, "목적", "지분")
    wanted = [
        (await text_of(table, first, PARTS, heading="다른 제목"), "counter_keeps_heading"),
        (await addition(table, "새로 정한다."), "only_lead_or_city_drafts"),
        (await removal(table, second), "only_lead_or_city_drafts"),
    ]
    for one, reason in wanted:
        fine = await text_of(table, second, "다른 글", heading="지분")
        sheet = sheet_of(fine, one) if one.target != second else sheet_of(one)
        scenario = await drawn(table, sheet, who="company.b")
        with pytest.raises(Refusal, match=reason):
            await put_on_table(table, scenario, who="company.b")
    # All or nothing: what could have been countered was not.
    assert (await said(table, second))["company.b"] is None
    money = sheet_of(amounts=[AmountChange(place(table.union, Source.PRIVATE).key, 7, 0)])
    scenario = await drawn(table, money, who=DEVELOPER)
    with pytest.raises(NotAllowed, match="only_lead_or_city_sets_money"):
        await put_on_table(table, scenario, who=DEVELOPER)


async def test_what_is_frozen_takes_no_scenario(town):
    table, (first,) = await put_with(town, "목적")
    scenario = await drawn(table, sheet_of(await text_of(table, first, "글", heading="목적")))
    for who in (LEAD, DEVELOPER, CITY, "company.b"):
        await take(table, who, first)
    await freeze(table)
    with pytest.raises(WrongState):
        await create(table)
    with pytest.raises(WrongState):
        await put_on_table(table, scenario)
