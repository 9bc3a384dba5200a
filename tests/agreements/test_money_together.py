"""Eight at once on the money: nothing is lost, nothing is half, and what is put forward holds every rule."""

import asyncio

from sqlalchemy import func, select

from tests.fixtures.consortium import CITY
from tests.fixtures.money import BN, LEAD, amount, amounts_now, fund, funded, plan_seen, set_money
from workflows.agreements.money import proposing
from workflows.agreements.money.models import ContributionRow
from workflows.agreements.money.states import PlanState, Source
from workflows.kit.refusal import Conflict, Refusal
from workflows.record.uow import unit_of_work

S, M = Source.STATE, Source.MUNICIPALITY


async def test_eight_at_once_on_eight_amounts_all_stand(town):
    union = await funded(town)
    places = [(source, year) for source in (S, Source.PROVINCE, M) for year in (2022, 2023, 2024)][
        :8
    ]
    await asyncio.gather(
        *(
            set_money(
                union, amount(union, source, 1 + number, year=year), who=(LEAD, CITY)[number % 2]
            )
            for number, (source, year) in enumerate(places)
        )
    )
    plan = await plan_seen(union)

    assert sorted(row.won for row in plan.rows) == list(range(1, 9))
    assert sorted(row.version for row in plan.rows) == list(range(1, 9))
    assert plan.version == 8


async def test_of_eight_at_once_on_one_amount_one_stands(town):
    union = await funded(town)
    await set_money(union, amount(union, S, 100))
    said = await asyncio.gather(
        *(
            set_money(union, amount(union, S, 1 + number, 1), who=(LEAD, CITY)[number % 2])
            for number in range(8)
        ),
        return_exceptions=True,
    )
    refused = [one for one in said if isinstance(one, Exception)]
    ((won, version),) = (await amounts_now(union)).values()

    assert len(refused) == 7
    assert {type(one) for one in refused} == {Conflict}
    assert {one.figures["won"] for one in refused} == {won}
    assert version == 2
    async with unit_of_work(town.sessions) as uow:
        rows = select(func.count()).select_from(ContributionRow)
        assert await uow.session.scalar(rows.where(ContributionRow.plan_id == union.id)) == 2


async def test_what_is_put_forward_while_others_write_holds_every_rule(town):
    """Seven lift the state's money while one puts the plan forward: it is whole, or it is a draft."""
    union = await funded(town)
    await fund(union, BN, BN)
    said = await asyncio.gather(
        town.act(CITY, proposing.propose_plan, consortium_id=union.id, expected_version=1),
        *(
            set_money(
                union, amount(union, S, BN, year=2023 + number % 2), who=(LEAD, CITY)[number % 2]
            )
            for number in range(7)
        ),
        return_exceptions=True,
    )
    plan = await plan_seen(union)

    assert all(isinstance(one, Refusal) for one in said if isinstance(one, Exception))
    broken = [one for one in plan.found if one.broken]
    assert (plan.state is PlanState.PROPOSED) == (not broken)
    assert (plan.state is PlanState.PROPOSED) == (not isinstance(said[0], Exception))
