"""Who reads the money, and what the database refuses by itself."""

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.exc import DBAPIError

from tests.fixtures.clock import shown_now
from tests.fixtures.consortium import CITY, DEVELOPER, seen
from tests.fixtures.money import BN, LEAD, fund, funded, plan_seen
from tests.fixtures.town import make_town
from workflows.agreements.money import proposing
from workflows.agreements.money.models import ContributionPlan, ContributionRow, PlanVersion
from workflows.agreements.money.offers import plan_offers
from workflows.agreements.money.queries import plans_by_id
from workflows.agreements.money.states import Form, PlanState, Source
from workflows.identity.queries import actor_for
from workflows.record.uow import unit_of_work

READERS = [LEAD, "company.b", CITY, DEVELOPER, "ministry.officer", "auditor"]
SHUT_OUT = [None, "resident.1", "company.c", "stranger"]


async def rows_of(union, who):
    """Count the rows the database itself shows somebody, whatever the code asks for."""

    async def count(session, _):
        tables = (ContributionPlan, ContributionRow, PlanVersion)
        return [await session.scalar(select(func.count()).select_from(one)) for one in tables]

    return await seen(union, who, count)


@pytest.mark.parametrize("who", READERS)
async def test_the_parties_the_city_the_ministry_and_the_auditor_read(town, who):
    union = await funded(town)
    await fund(union, BN, BN)
    plan = await plan_seen(union, who)

    assert sorted(row.won for row in plan.rows) == [BN, BN]
    assert await rows_of(union, who) == [1, 2, 1]


@pytest.mark.parametrize("who", SHUT_OUT)
async def test_nobody_else_reads_by_code_or_by_query(town, who):
    union = await funded(town)
    await fund(union, BN, BN)

    assert await plan_seen(union, who) is None
    assert await rows_of(union, who) == [0, 0, 0]


async def test_a_party_of_another_place_reads_nothing_of_this_one(town, sessions):
    union = await funded(town)
    await fund(union, BN, BN)
    other = await funded(await make_town(sessions))

    assert await rows_of(other, LEAD) == [0, 0, 0]
    assert await seen(other, LEAD, plans_by_id, ids=[union.id]) == {}


async def _add(uow, *, union, **other):
    given = {
        "plan_id": union.id,
        "programme_id": union.town.programme_id,
        "source": Source.STATE,
        "form": Form.CASH,
        "year": 2024,
        "payer_id": union.bodies["ministry.officer"],
        "won": 1,
        "version": 1,
        "recorded": Range(shown_now(), None, bounds="[)"),
    }
    uow.session.add(ContributionRow(**{**given, **other}))
    await uow.session.flush()


@pytest.mark.parametrize(
    "who", ["company.b", DEVELOPER, "ministry.officer", "auditor", "resident.1"]
)
async def test_the_database_lets_only_the_lead_and_the_city_write(town, who):
    union = await funded(town)
    await fund(union, BN, BN)
    with pytest.raises(DBAPIError, match=r"row-level security|takes no amount now"):
        await town.act(who, _add, union=union)
    with pytest.raises(DBAPIError, match="row-level security"):
        await town.act(who, _add_version, union=union)


async def _add_version(uow, *, union):
    uow.session.add(
        PlanVersion(
            plan_id=union.id,
            version=9,
            programme_id=union.town.programme_id,
            act="SET",
            body_id=union.bodies[CITY],
            made_at=uow.now,
        )
    )
    await uow.session.flush()


async def test_the_database_changes_nothing_of_a_plan_put_forward(town):
    union = await funded(town)
    await fund(union, BN, BN)
    await town.act(LEAD, proposing.propose_plan, consortium_id=union.id, expected_version=1)
    for doing in (_add, _end):
        with pytest.raises(DBAPIError, match="takes no amount now"):
            await town.act(LEAD, doing, union=union)


async def _end(uow, *, union):
    rows = await uow.session.scalars(
        select(ContributionRow).where(ContributionRow.plan_id == union.id)
    )
    for row in rows:
        row.recorded = Range(row.recorded.lower, uow.now, bounds="[)")
    await uow.session.flush()


@pytest.mark.parametrize("values", [{"version": 1}, {"version": 3}, {"state": PlanState.PROPOSED}])
async def test_the_database_lets_a_plan_go_on_only_by_one_version(town, values):
    union = await funded(town)
    await fund(union, BN, BN)
    with pytest.raises(DBAPIError, match="goes on from version 1"):
        await town.act(LEAD, _overwrite, union=union, **values)


async def _overwrite(uow, *, union, **values):
    await uow.session.execute(
        update(ContributionPlan).where(ContributionPlan.id == union.id).values(**values)
    )


@pytest.mark.parametrize("other", [{"won": 0}, {"won": -1}, {"won": 2**62}])
async def test_the_database_holds_no_amount_out_of_range(town, other):
    union = await funded(town)
    await fund(union, BN, BN)
    with pytest.raises(DBAPIError, match="ck_contribution_won"):
        await town.act(LEAD, _add, union=union, **other)


async def test_the_database_holds_one_amount_of_a_place(town):
    union = await funded(town)
    await fund(union, BN, BN)
    with pytest.raises(DBAPIError, match="uq_contribution_standing"):
        await town.act(LEAD, _add, union=union, year=2022)


async def test_what_is_offered_is_what_the_actions_allow(town):
    union = await funded(town)

    async def offered(who):
        plan = await plan_seen(union)
        async with unit_of_work(town.sessions) as uow:
            actor = await actor_for(uow.session, town.people[who])
        return {
            one.name: one.refusal.reason if one.refusal else None
            for one in plan_offers(actor, plan)
        }

    empty = await offered(LEAD)
    await fund(union, 2 * BN, BN)
    broken = await offered(CITY)
    company = await offered("company.b")
    auditor = await offered("auditor")

    assert empty == {
        "setContributions": None,
        "removeContribution": None,
        "proposePlan": "plan_is_empty",
        "withdrawPlan": "wrong_state",
    }
    assert broken["proposePlan"] == "state_share_too_high"
    assert set(company.values()) == {"only_lead_or_city_sets_money"}
    assert set(auditor.values()) == {"no_capacity"}
