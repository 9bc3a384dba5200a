"""An amendment of what the parties contribute: drafted on the plan, judged, signed, and read back on any day."""

from datetime import timedelta

import pytest
from sqlalchemy import text as sql
from sqlalchemy.exc import DBAPIError

from schema.kit.ids import global_id
from tests.fixtures.agreements import LEAD, add, opened, room, say
from tests.fixtures.amending import (
    K,
    all_accept,
    approve_outside,
    begin,
    drop,
    give,
    impact,
    operate,
    put,
    sealed,
    shown,
    signed_by_its_signers,
)
from tests.fixtures.clock import shown_now
from tests.fixtures.consortium import CITY, seen
from tests.fixtures.money import BN, amount, amounts_now, plan_seen, set_money
from tests.fixtures.signing import HEAD, PARTIES, edition, freeze, read_as, recall, signed
from tests.schema.conftest import asking_with
from workflows.agreements.amending.amounts import money_on
from workflows.agreements.amending.classes import AmendmentClass, Matter
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.opening import open_agreement, put_agreement
from workflows.agreements.money.offers import plan_offers
from workflows.agreements.money.rules import CureKind
from workflows.agreements.money.states import PlanStanding, Source
from workflows.agreements.signing.content import read
from workflows.kit.refusal import Conflict, Invalid, RuleBroken, WrongState
from workflows.kit.wording import SEOUL
from workflows.record.uow import unit_of_work
from workflows.rights.roles import Role

OPERATE = """mutation ($input: AddOperationInput!) { addOperation(input: $input) { __typename
  ... on AddOperationSuccess { agreement { amendment { lacksApproval
    operations { kind amounts { source year before won payer { id } } }
    impact { money { amounts { before won } found { kind state found allowed cures { kind won } } } } } } }
  ... on Refused { code reason field } } }"""
MONEY_ON = """query ($number: String!) { agreement(number: $number) {
  textOn { money { source form year won payer { id } } } } }"""
ARTICLES = (("분담금", "contributions", "분담금은 계획에 따름"), ("목적", "purpose", "뜻을 둠"))


def today():
    """Return the legal day."""
    return shown_now().astimezone(SEOUL).date()


async def funded_in_force(town):
    """Sign and seal an agreement whose plan is 10 of the state, 10 of the city and 2 of the lead."""
    table = await opened(town)
    await set_money(
        table.union,
        amount(table.union, Source.STATE, 10 * BN),
        amount(table.union, Source.MUNICIPALITY, 10 * BN),
        amount(table.union, Source.PRIVATE, 2 * BN),
    )
    clauses = [
        await add(table, heading, kind=kind, text=words) for heading, kind, words in ARTICLES
    ]
    await town.act(LEAD, put_agreement, agreement_id=table.id)
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, HEAD, Role.MUNICIPAL_HEAD, town.city_id)
    for who in PARTIES:
        for clause in clauses:
            await say(table, who, clause)
    await freeze(table)
    await signed(table)
    assert await sealed(town) == 1
    return table, clauses


async def change(instrument, clause, *amounts, who=LEAD):
    """Set amounts by an operation on the clause about contributions."""
    return await operate(
        instrument, K.MONEY, clause, text="물가가 올랐습니다.", amounts=tuple(amounts), who=who
    )


async def money(table, day=None):
    """Return the money on a day, by source and year."""

    async def asked(session, _):
        base = await session.get_one(Agreement, table.id)
        return await money_on(session, base, day)

    found = await read_as(table, "auditor", asked)
    return {(key[0].value, key[2]): won for key, won in found.items()}


async def test_amounts_are_signed_by_all_and_hold_from_the_day_as_replay_says(town):
    table, (clause, _) = await funded_in_force(town)
    union = table.union
    before = {("STATE", 2022): 10 * BN, ("MUNICIPALITY", 2022): 10 * BN, ("PRIVATE", 2022): 2 * BN}
    assert await money(table) == before
    instrument = await begin(table)
    said = await change(
        instrument,
        clause,
        amount(union, Source.PRIVATE, 0),
        amount(union, Source.PRIVATE, 3 * BN, payer="company.b", year=2023),
    )
    seen = await shown(instrument)
    assert (seen.kind, seen.lacks_approval) == (AmendmentClass.MAJOR, True)
    assert {one.matter for one in seen.grounds} == {Matter.MONEY}
    told = (await impact(instrument)).money
    assert [(one.before, one.won) for one in told.changes] == [(2 * BN, 0), (0, 3 * BN)]
    assert not any(one.broken for one in told.found)
    assert await money(table) == before

    await approve_outside(instrument, on=today())
    await put(instrument)
    with pytest.raises(WrongState, match="agreement_blocked"):
        await freeze(instrument)
    await all_accept(instrument, [said])
    await freeze(instrument)
    content = read((await edition(instrument)).content)
    (operation,) = content["amends"]["operations"]
    assert [(one["before"], one["won"]) for one in operation["amounts"]] == [
        (2 * BN, 0),
        (0, 3 * BN),
    ]
    assert "2022년 민간 현금" in operation["says"]
    assert "2,000,000,000원 → 0원" in operation["says"]
    assert sum(one["won"] for one in content["money"]["parts"]) == 23 * BN
    await signed_by_its_signers(instrument)
    assert await sealed(town) == 1

    after = {**before, ("PRIVATE", 2023): 3 * BN}
    del after["PRIVATE", 2022]
    assert await money(table) == after
    assert await money(table, today() - timedelta(days=1)) == before
    assert {key: won for key, (won, _) in (await amounts_now(union)).items()} == after
    plan = await plan_seen(union)
    assert (plan.version, plan.standing) == (2, PlanStanding.IN_FORCE)
    assert {one.refusal.reason for one in await offers(union)} == {"money_is_in_force"}
    for who in (LEAD, CITY):
        with pytest.raises(WrongState, match="money_is_in_force"):
            await set_money(union, amount(union, Source.PRIVATE, BN, year=2024), who=who)
    assert (await plan_seen(union)).version == 2
    # The next agreement is what it is written at for.
    await town.act(LEAD, open_agreement, consortium_id=union.id, title="다음 협약")
    assert (await plan_seen(union)).standing is PlanStanding.DRAFT
    assert {one.name for one in await offers(union) if one.refusal is None} >= {"setContributions"}


async def offers(union):
    """Return what the lead may do with the plan."""

    async def asked(_, actor, *, plan):
        return plan_offers(actor, plan)

    return await seen(union, LEAD, asked, plan=await plan_seen(union))


async def test_a_draft_may_break_a_rule_and_the_freeze_says_the_won_that_cure_it(town):
    table, (clause, _) = await funded_in_force(town)
    instrument = await begin(table)
    said = await change(instrument, clause, amount(table.union, Source.STATE, 11 * BN))
    (broken,) = [one for one in (await impact(instrument)).money.found if one.broken]
    assert {one.kind: one.won for one in broken.cures}[CureKind.LOWER_STATE] == BN
    await approve_outside(instrument, on=today())
    await put(instrument)
    await all_accept(instrument, [said])
    with pytest.raises(RuleBroken, match="state_share_too_high") as refused:
        await freeze(instrument)
    assert refused.value.figures["lower_state"] == BN


async def test_amounts_drafted_on_others_than_stand_are_not_frozen(town):
    table, (clause, _) = await funded_in_force(town)
    one, other = await begin(table), await begin(table)
    said = [
        await change(instrument, clause, amount(table.union, Source.PRIVATE, won))
        for instrument, won in ((one, 3 * BN), (other, 4 * BN))
    ]
    for instrument, clause_said in zip((one, other), said, strict=True):
        await approve_outside(instrument, on=today())
        await put(instrument)
        await all_accept(instrument, [clause_said])
    await freeze(one)
    with pytest.raises(Conflict, match="amendment_touches_another"):
        await freeze(other)
    await signed_by_its_signers(one)
    assert await sealed(town) == 1
    with pytest.raises(Conflict, match="amendment_money_is_stale"):
        await freeze(other)
    await drop(other, said[1])
    again = await change(other, clause, amount(table.union, Source.PRIVATE, 4 * BN))
    await all_accept(other, [again])
    await freeze(other)
    await recall(other)
    assert await money(table) == {
        ("STATE", 2022): 10 * BN,
        ("MUNICIPALITY", 2022): 10 * BN,
        ("PRIVATE", 2022): 3 * BN,
    }


async def test_what_no_plan_can_hold_is_refused_and_nothing_is_half_written(town):
    table, (clause, purpose) = await funded_in_force(town)
    union, instrument = table.union, await begin(table, who=CITY)
    ours = amount(union, Source.PRIVATE, 3 * BN)
    for wanted, where, kind, reason in (
        ((ours,), purpose, RuleBroken, "amounts_on_other_clause"),
        ((), clause, Invalid, "no_amounts"),
        ((ours, ours), clause, Invalid, "amount_given_twice"),
        ((amount(union, Source.PRIVATE, 2 * BN),), clause, Conflict, "amounts_stand_already"),
        ((amount(union, Source.PRIVATE, -1),), clause, Invalid, "amount_out_of_range"),
        ((amount(union, Source.PRIVATE, 1, payer=CITY),), clause, RuleBroken, "not_who_pays_this"),
        (
            (amount(union, Source.PRIVATE, 1, year=2031),),
            clause,
            RuleBroken,
            "year_not_of_the_programme",
        ),
    ):
        with pytest.raises(kind, match=reason):
            await change(instrument, where, *wanted, who=CITY)
    with pytest.raises(RuleBroken, match="money_by_amounts"):
        await operate(instrument, K.REPLACE, clause, text="분담금은 절반으로 함")
    with pytest.raises(RuleBroken, match="amounts_on_other_clause"):
        await operate(instrument, K.REPLACE, purpose, text="다른 글", amounts=(ours,))
    said = await change(instrument, clause, ours, who=CITY)
    with pytest.raises(Invalid, match="operation_without_text"):
        await give(instrument, said)
    with pytest.raises(Invalid, match="operation_twice"):
        await change(instrument, clause, amount(union, Source.STATE, 1))
    await town.act(LEAD, open_agreement, consortium_id=union.id, title="다음 협약")
    await drop(instrument, said)
    with pytest.raises(WrongState, match="money_of_next_agreement"):
        await change(instrument, clause, ours)
    assert (await room(instrument)).agreement.version == 3


async def test_the_database_takes_amounts_with_their_operation_alone(town):
    table, (clause, _) = await funded_in_force(town)
    instrument = await begin(table)
    said = await change(instrument, clause, amount(table.union, Source.PRIVATE, 3 * BN))

    async def by_hand(uow):
        await uow.session.execute(
            sql(
                "INSERT INTO amendment_amount SELECT clause_id, 2, agreement_id, source, form, 2023,"
                " payer_id, 0, 5 FROM amendment_amount WHERE clause_id = :id"
            ),
            {"id": said},
        )

    with pytest.raises(DBAPIError, match="sets no amount"):
        await town.act(LEAD, by_hand)


@pytest.fixture
def ask(sessions, snapshots):
    """Ask through the module's own database."""
    return asking_with(sessions, snapshots)


async def test_amounts_are_asked_for_and_foretold_over_the_api(ask, town):
    table, (clause, _) = await funded_in_force(town)
    instrument = await begin(table)
    ministry = global_id("Body", table.union.bodies["ministry.officer"])
    one = {"source": "STATE", "form": "CASH", "year": 2022, "payerId": ministry, "won": 11 * BN}
    given = {
        "agreementId": global_id("Agreement", instrument.id),
        "expectedVersion": (await room(instrument)).agreement.version,
        "kind": "MONEY",
        "targetId": global_id("Clause", clause),
        "text": "물가가 올랐습니다.",
    }
    lead = town.people[LEAD]
    refused = (await ask(OPERATE, as_=lead, input=given)).sole()
    assert (refused["reason"], refused["field"]) == ("no_amounts", "amounts")
    told = (await ask(OPERATE, as_=lead, input={**given, "amounts": [one]})).sole()
    amendment = told["agreement"]["amendment"]
    assert amendment["lacksApproval"] is True
    (operation,) = amendment["operations"]
    assert operation["amounts"] == [
        {
            "source": "STATE",
            "year": 2022,
            "before": 10 * BN,
            "won": 11 * BN,
            "payer": {"id": ministry},
        }
    ]
    found = {one["kind"]: one for one in amendment["impact"]["money"]["found"]}
    assert found["STATE_SHARE"]["state"] == "BROKEN"
    assert {"kind": "LOWER_STATE", "won": BN} in found["STATE_SHARE"]["cures"]
    number = (await room(table)).agreement.number
    read_back = (await ask(MONEY_ON, as_=lead, number=number)).sole()["textOn"]["money"]
    assert sum(one["won"] for one in read_back) == 22 * BN
