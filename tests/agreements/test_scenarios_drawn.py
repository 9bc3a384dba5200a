"""Sheets drawn by lot: what is tabled is what was worked out, and what cannot be made is refused."""

from random import Random

import pytest

from tests.agreements.test_scenarios import like
from tests.fixtures.agreements import add, room
from tests.fixtures.agreements import say as take
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.money import BN, fund, place
from tests.fixtures.roles import column, small_matrix
from tests.fixtures.scenarios import (
    addition,
    amount_of,
    drawn,
    put_on_table,
    removal,
    sheet_of,
    stands,
    text_of,
)
from workflows.agreements.money.states import Source
from workflows.agreements.roles.rules import read as letters_of
from workflows.agreements.scenarios.applying import applied
from workflows.agreements.scenarios.sheet import RoleChange, read
from workflows.kit.refusal import Refusal

TEXTS = ["시는 부지를 제공한다.", "을은 해마다 보고하여야 한다.", "지분은 45/35/20으로 정한다."]
STANCES = [("ACCEPT", ""), ("COUNTER", TEXTS[2]), ("ACCEPT_IF", TEXTS[0]), ("OBJECT", "아직")]


@pytest.mark.parametrize("seed", range(5))
async def test_a_sheet_drawn_by_lot_is_tabled_as_it_was_worked_out_or_not_at_all(town, seed):
    lot = Random(seed)
    table, (duty,) = await small_matrix(town, "운영")
    articles = [await add(table, f"조문 {nth}") for nth in range(3)]
    under = await add(table, "", parent=articles[2], text=TEXTS[1])
    for clause in [*articles, under]:
        for who in lot.sample([CITY, DEVELOPER, "company.b"], 2):
            stance, words = lot.choice(STANCES)
            await take(table, who, clause, stance, words)
    await fund(table.union, 12 * BN, 12 * BN)
    clauses = [
        await text_of(table, articles[0], lot.choice(TEXTS), heading=lot.choice(["조문 0", "몫"])),
        await removal(table, articles[2], under),
        await text_of(table, under, TEXTS[0], heading=""),
        await addition(table, lot.choice(TEXTS), heading="가", after=articles[0]),
        await addition(table, TEXTS[1], heading="나", after=articles[2]),
        await addition(table, TEXTS[2], heading="다", parent=articles[1]),
    ]
    amounts = [
        await amount_of(table, place(table.union, Source.STATE).key, lot.choice([0, 13 * BN])),
        await amount_of(table, place(table.union, Source.PRIVATE).key, lot.choice([0, 5])),
    ]
    amounts = [one for one in amounts if one.won or one.read]
    roles = [RoleChange(duty, column(table, CITY), letters_of("A"), 0, 1)]
    sheet = sheet_of(
        *lot.sample(clauses, lot.randint(1, 4)),
        amounts=lot.sample(amounts, lot.randint(0, len(amounts))),
        roles=lot.sample(roles, lot.randint(0, 1)),
    )
    scenario = await drawn(table, sheet)
    now = await stands(table)
    made = applied(now, read(scenario.sheet), scenario.body_id)
    if made.left:
        with pytest.raises(Refusal):
            await put_on_table(table, scenario)
        assert like(await stands(table)) == like(now)
    else:
        await put_on_table(table, scenario)
        assert like(await stands(table)) == like(made.situation)
    assert (await room(table)).agreement.state.value == "NEGOTIATING"
