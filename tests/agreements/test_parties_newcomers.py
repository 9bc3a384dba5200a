"""What an agreement waits for of who joined it: a word of its own in the matrix, and a plan it has seen."""

import pytest

from tests.fixtures.agreements import LEAD, read_tree, say
from tests.fixtures.money import BN, amount, plan_seen, set_money
from tests.fixtures.parties import follow, rooms, with_newcomer
from tests.fixtures.roles import fill, small_matrix, speak
from tests.fixtures.signing import PARTIES, accepted, freeze, state
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.money.proposing import propose_plan
from workflows.agreements.money.states import PlanState, Source
from workflows.agreements.parties.waiting import Matter
from workflows.kit.refusal import WrongState


async def test_a_newcomer_without_a_field_by_its_own_word_blocks_until_it_has_one(town):
    table, (duty,) = await small_matrix(town, "시공")
    await with_newcomer(table)
    await follow(table)
    ((clause, _),) = [(one.id, at) for at, one in await read_tree(table)]
    for who in (*PARTIES, "company.c"):
        await say(table, who, clause)
    assert [(one.body_id, one.matter) for one in (await rooms(table)).waits] == [
        (table.union.bodies["company.c"], Matter.ROLES)
    ]
    with pytest.raises(WrongState, match="newcomer_without_role"):
        await freeze(table)
    # What others fill in for it is no word of its own.
    await fill(table, duty, "company.c", "I")
    with pytest.raises(WrongState, match="newcomer_without_role"):
        await freeze(table)
    await speak(table, "company.c", (duty, "company.c"))
    assert (await rooms(table)).waits == []
    await freeze(table)
    assert await state(table) is AgreementState.FROZEN


async def test_a_plan_of_money_made_without_a_newcomer_blocks_until_it_is_put_forward_anew(town):
    table, clauses = await accepted(town)
    await set_money(
        table.union,
        amount(table.union, Source.STATE, 10 * BN),
        amount(table.union, Source.MUNICIPALITY, 10 * BN),
    )
    await town.act(LEAD, propose_plan, consortium_id=table.union.id, expected_version=1)
    await with_newcomer(table)
    assert (await rooms(table, LEAD)).foreseen.money.put_forward is True
    await follow(table)
    assert (await plan_seen(table.union)).state is PlanState.DRAFT
    for clause in clauses:
        await say(table, "company.c", clause)
    assert [one.matter for one in (await rooms(table)).waits] == [Matter.MONEY]
    with pytest.raises(WrongState, match="newcomer_without_money"):
        await freeze(table)
    version = (await plan_seen(table.union)).version
    await town.act(LEAD, propose_plan, consortium_id=table.union.id, expected_version=version)
    assert (await rooms(table)).waits == []
    await freeze(table)
