"""What stands still once an agreement is in force, and who has to be in when the next one is frozen."""

from datetime import datetime, time

import pytest

from tests.fixtures.agreements import LEAD
from tests.fixtures.consortium import CITY, answer, newest, put
from tests.fixtures.money import BN, amount, fund, plan_seen, set_money
from tests.fixtures.signing import accepted, documents, edition, freeze, signed, state
from workflows.agreements.clauses import opening
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.consortium import putting
from workflows.agreements.money.offers import plan_offers
from workflows.agreements.money.states import PlanStanding, Source
from workflows.agreements.signing.sealing import complete_sealing
from workflows.kit.refusal import WrongState
from workflows.kit.wording import SEOUL


async def sealed(table):
    """Let all sign, and keep a seal after the text as the worker does."""
    await signed(table)
    text = (await documents(table))["TEXT"]
    key = (await edition(table)).id
    await table.town.act(
        None, complete_sealing, edition_id=key, sealed_pdf=text + b"%sealed", signers_pdf=text
    )


async def fund_anew(table, won):
    """Set the amount of the state, as who read it last."""
    rows = (await plan_seen(table.union)).rows
    version = next(one.version for one in rows if one.source is Source.STATE)
    return await set_money(table.union, amount(table.union, Source.STATE, won, version))


async def test_money_in_force_stands_still_until_the_next_agreement_is_negotiated(town):
    table, _ = await accepted(town)
    await fund(table.union, 10 * BN, 10 * BN, 3 * BN)
    await freeze(table)
    await sealed(table)
    assert await state(table) is AgreementState.IN_FORCE
    with pytest.raises(WrongState, match="money_is_in_force"):
        await fund_anew(table, 9 * BN)

    await town.act(LEAD, opening.open_agreement, consortium_id=table.union.id, title="변경협약")
    await fund_anew(table, 9 * BN)
    assert (await state(table)) is AgreementState.IN_FORCE
    won = {one.source: one.won for one in (await plan_seen(table.union)).rows}
    assert won[Source.STATE] == 9 * BN


async def test_where_no_money_was_signed_none_is_offered_to_be_set(town):
    table, _ = await accepted(town)
    await freeze(table)
    await sealed(table)
    with pytest.raises(WrongState, match="money_is_in_force"):
        await fund(table.union, 10 * BN, 10 * BN, 3 * BN)
    found = await plan_seen(table.union)
    assert found.standing is PlanStanding.DRAFT

    async def offered(uow):
        return {
            one.name: one.refusal.reason for one in plan_offers(uow.actor, found) if one.refusal
        }

    told = await town.act(LEAD, offered)
    assert set(told.values()) == {"money_is_in_force"}
    assert len(told) == 4


async def test_a_party_that_left_the_consortium_is_not_frozen_into_an_agreement(town, clock):
    table, _ = await accepted(town)
    await put(
        table.union, "company.b", putting.propose_leaving, reason="떠납니다.", hand_back="열쇠"
    )
    await answer(table.union, CITY)
    await answer(table.union, LEAD)
    out = (await newest(table.union, LEAD)).took_effect_on
    await clock.set(datetime.combine(out, time(9), SEOUL))

    with pytest.raises(WrongState, match="party_has_left") as refused:
        await freeze(table)
    assert "company.b" in refused.value.figures["parties"]
    assert await state(table) is AgreementState.NEGOTIATING


async def test_a_party_that_leaves_later_is_frozen_into_it_today(town):
    table, _ = await accepted(town)
    await put(
        table.union, "company.b", putting.propose_leaving, reason="떠납니다.", hand_back="열쇠"
    )
    await answer(table.union, CITY)
    await answer(table.union, LEAD)

    await freeze(table)
    assert await state(table) is AgreementState.FROZEN
