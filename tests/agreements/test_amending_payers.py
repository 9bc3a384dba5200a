"""A payer is let go by an amendment once its amounts are taken out, and the rules hold of what is left."""

import pytest

from tests.agreements.test_amending_money import today
from tests.fixtures.agreements import LEAD, add, opened, say
from tests.fixtures.amended_parties import GONE, REMAIN, accepted_by, body, leave, signed_by
from tests.fixtures.amending import K, approve_outside, begin, impact, operate, put, sealed, text
from tests.fixtures.money import BN, amount, plan_seen, set_money
from tests.fixtures.parties import without
from tests.fixtures.signing import HEAD, PARTIES, freeze, read_as, signed
from workflows.agreements.amending.queries import text_on
from workflows.agreements.clauses.opening import put_agreement
from workflows.agreements.money.rules import PAYERS, CureKind, Invariant
from workflows.agreements.money.states import Source
from workflows.kit.refusal import RuleBroken
from workflows.record.uow import unit_of_work
from workflows.rights.roles import Role


async def signed_with(town, clock):
    """Sign an agreement by whose plan the party that leaves its consortium then pays 2."""
    table = await opened(town)
    await set_money(
        table.union,
        amount(table.union, Source.STATE, 10 * BN),
        amount(table.union, Source.MUNICIPALITY, 10 * BN),
        amount(table.union, Source.PRIVATE, 3 * BN),
        amount(table.union, Source.PRIVATE, 2 * BN, payer=GONE),
    )
    clause = await add(table, "분담금", kind="contributions", text="분담금은 계획에 따름")
    await town.act(LEAD, put_agreement, agreement_id=table.id)
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, HEAD, Role.MUNICIPAL_HEAD, town.city_id)
    for who in PARTIES:
        await say(table, who, clause)
    await freeze(table)
    await signed(table)
    assert await sealed(town) == 1
    await without(table, GONE, clock)
    return table, clause


async def ready(instrument, *clauses):
    """Put an instrument before its parties, and let those who remain accept it."""
    await approve_outside(instrument, on=today())
    await put(instrument)
    await accepted_by(instrument, clauses, *REMAIN)


def broken(found):
    """Return what breaks the rule of who may pay."""
    return [one for one in found.money.found if one.invariant is Invariant.PAYERS and one.broken]


async def test_a_payer_is_let_go_once_others_pay_its_amounts(town, clock):
    table, clause = await signed_with(town, clock)
    instrument = await begin(table)
    goes = await leave(instrument)
    (one,) = broken(await impact(instrument))
    assert (one.payer[1], [(cure.kind, cure.won) for cure in one.cures]) == (
        body(table, GONE),
        [(CureKind.LOWER_PAYER, 2 * BN)],
    )
    moves = await operate(
        instrument,
        K.MONEY,
        clause,
        text="대표사가 맡습니다.",
        amounts=[
            amount(table.union, Source.PRIVATE, 0, payer=GONE),
            amount(table.union, Source.PRIVATE, 5 * BN),
        ],
    )
    assert broken(await impact(instrument)) == []
    await ready(instrument, goes, moves)
    await freeze(instrument)
    await signed_by(instrument, *REMAIN)
    assert await sealed(town) == 1
    assert list((await impact(instrument)).money.found) == []
    won = {row.payer_id: row.won for row in (await plan_seen(table.union)).rows}
    assert body(table, GONE) not in won
    assert won[body(table, LEAD)] == 5 * BN


async def test_who_has_amounts_to_pay_still_is_not_let_go_and_is_told_how_much(town, clock):
    table, _ = await signed_with(town, clock)
    instrument = await begin(table)
    await ready(instrument, await leave(instrument))
    with pytest.raises(RuleBroken, match="payer_has_left") as refused:
        await freeze(instrument)
    assert (refused.value.figures["lower_payer"], refused.value.rule) == (2 * BN, PAYERS)


async def test_a_cure_that_breaks_the_share_of_the_state_says_the_won_that_cure_it(town, clock):
    table, clause = await signed_with(town, clock)
    instrument = await begin(table)
    goes = await leave(instrument)
    moves = await operate(
        instrument,
        K.MONEY,
        clause,
        text="나라가 맡습니다.",
        amounts=[
            amount(table.union, Source.PRIVATE, 0, payer=GONE),
            amount(table.union, Source.STATE, 12 * BN),
        ],
    )
    (one,) = [found for found in (await impact(instrument)).money.found if found.broken]
    assert one.invariant is Invariant.STATE_SHARE
    assert {cure.kind: cure.won for cure in one.cures}[CureKind.MOVE_TO_LOCAL] == BN
    await ready(instrument, goes, moves)
    with pytest.raises(RuleBroken, match="state_share_too_high"):
        await freeze(instrument)


async def test_who_is_out_of_the_consortium_reads_the_text_without_the_plan(town, clock):
    table, clause = await signed_with(town, clock)
    for who, reads in ((LEAD, True), (GONE, False)):
        found = await text(table, who=who)
        assert clause in found.provisions
        assert (
            bool((await read_as(table, who, text_on, agreement_id=table.id, day=None)).money)
            is reads
        )
