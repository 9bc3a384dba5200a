"""Freezing, approving and signing: whole, wrong, late, twice, out of turn, as the wrong person."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from tests.fixtures.agreements import (
    LEAD,
    add,
    adopt,
    blocks,
    move,
    remove,
    revise,
    room,
    said,
    say,
)
from tests.fixtures.clock import shown_now
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.money import BN, amount, fund, plan_seen, set_money
from tests.fixtures.signing import (
    HEAD,
    PARTIES,
    accepted,
    approve,
    approved,
    documents,
    edition,
    freeze,
    frozen,
    progress,
    recall,
    reject,
    shown,
    sign,
    signed,
    state,
)
from workflows.agreements.clauses import opening
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.money.states import Source
from workflows.agreements.signing.content import made_of, read, sha256, signed_digest
from workflows.agreements.signing.ending import lapse_editions, recall_edition
from workflows.agreements.signing.freezing import freeze_agreement
from workflows.agreements.signing.gathering import facts_of
from workflows.agreements.signing.states import EndKind, SigningOrder, Strength
from workflows.identity.models import Body
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, RuleBroken, WrongState
from workflows.kit.wording import SEOUL
from workflows.record.uow import unit_of_work

S = AgreementState


@pytest.mark.parametrize("who", [LEAD, CITY])
async def test_what_all_accept_is_frozen_with_its_bytes_its_pdf_and_one_digest(town, who):
    table, clauses = await accepted(town)
    await freeze(table, who=who)
    made, pdf = await edition(table), (await documents(table))["TEXT"]
    told = read(made.content)

    assert await state(table) is S.FROZEN
    assert (made.number, made.pages) == (1, 1)
    assert made.pdf_sha256 == sha256(pdf)
    assert made.digest == signed_digest(
        made.content, made.pdf_sha256, made.pages, made.issue_number
    )
    assert [one["id"] for one in told["clauses"]] == [str(one) for one in clauses]
    assert [one["number"] for one in told["clauses"]] == ["제1조", "제2조"]
    assert len(told["consents"]) == len(clauses) * len(PARTIES)
    assert told["money"] is None


async def test_reckoned_again_from_the_record_the_bytes_are_the_same(town):
    table, _ = await accepted(town)
    await fund(table.union, 10 * BN, 10 * BN, 3 * BN)
    await freeze(table)
    last = await progress(table)
    made = last.edition
    async with unit_of_work(town.sessions) as uow:
        facts = await facts_of(
            uow.session,
            await uow.session.get_one(Agreement, table.id),
            number=1,
            order=made.order,
            gates=last.gates,
            day=made.frozen_at.astimezone(SEOUL).date(),
        )
    again = made_of(facts)

    assert (again.content, again.digest) == (made.content, made.digest)
    assert again.pdf == (await documents(table))["TEXT"]
    parts = {one["party"]: one["won"] for one in read(made.content)["money"]["parts"]}
    assert parts[str(table.union.bodies[LEAD])] == 3 * BN


@pytest.mark.parametrize("who", ["company.b", DEVELOPER])
async def test_only_who_drafts_freezes(town, who):
    table, _ = await accepted(town)
    with pytest.raises(NotAllowed, match="only_lead_or_city_drafts"):
        await freeze(table, who=who)


async def test_what_one_party_has_not_accepted_is_not_frozen_and_is_named(town):
    table, (first, second) = await accepted(town)
    await say(table, "company.b", second, "RESERVE")
    with pytest.raises(WrongState, match="agreement_blocked") as refused:
        await freeze(table)

    assert refused.value.figures["clauses"] == 1
    assert "제2조" in refused.value.figures["missing"]
    assert "company.b" in refused.value.figures["missing"]
    await revise(table, first, "새 글")
    with pytest.raises(WrongState, match="agreement_blocked") as refused:
        await freeze(table)
    assert refused.value.figures["clauses"] == 2


async def test_money_that_breaks_a_rule_is_not_frozen_and_stands_still_while_it_is_signed(town):
    table, _ = await accepted(town)
    await fund(table.union, 11 * BN, 10 * BN)
    with pytest.raises(RuleBroken, match="state_share_too_high"):
        await freeze(table)
    await fund_again(table, 10 * BN)
    await freeze(table)

    with pytest.raises(WrongState, match="money_is_being_signed"):
        await fund_again(table, 9 * BN)


async def fund_again(table, won):
    """Set the amount of the state anew, as who read it last."""
    rows = (await plan_seen(table.union)).rows
    version = next(one.version for one in rows if one.source is Source.STATE)
    await set_money(table.union, amount(table.union, Source.STATE, won, version))


async def test_a_tree_that_was_shaped_meanwhile_is_not_frozen(town):
    table, (first, _) = await accepted(town)
    version = (await room(table)).agreement.version
    await move(table, first, place=1)
    with pytest.raises(Conflict, match="agreement_changed"):
        await town.act(
            LEAD,
            freeze_agreement,
            agreement_id=table.id,
            expected_version=version,
            order=SigningOrder.PARALLEL,
        )


async def test_an_agreement_without_clauses_is_not_frozen(town):
    table, (first, second) = await accepted(town)
    await remove(table, first)
    await remove(table, second)
    with pytest.raises(WrongState, match="agreement_without_clauses"):
        await freeze(table)


@pytest.mark.parametrize("days", [0, 181, -1])
async def test_a_window_out_of_range_is_refused(town, days):
    table, _ = await accepted(town)
    with pytest.raises(RuleBroken, match="window_out_of_range"):
        await freeze(table, window_days=days)


async def test_frozen_nothing_of_it_changes(town):
    table, (first, second) = await accepted(town)
    counter = await say(table, DEVELOPER, second, "COUNTER", "다른 글")
    await say(table, DEVELOPER, second)
    await freeze(table)
    for late in (
        revise(table, first, "다시"),
        move(table, first, place=1),
        remove(table, first),
        add(table, "더"),
        say(table, "company.b", first, "RESERVE"),
        adopt(table, counter),
        freeze(table),
    ):
        with pytest.raises(WrongState, match="wrong_state"):
            await late
    with pytest.raises(Conflict, match="agreement_going"):
        await town.act(LEAD, opening.open_agreement, consortium_id=table.union.id, title="또 하나")


async def test_companies_sign_first_then_the_developer_and_the_city_last(town):
    table, _ = await frozen(town)
    with pytest.raises(WrongState, match="out_of_turn"):
        await sign(table, LEAD)
    await approved(table)
    with pytest.raises(WrongState, match="out_of_turn") as refused:
        await sign(table, HEAD)
    assert set(refused.value.figures["first"].split(", ")) == {
        f"company.b {town.slug}",
        await name_of(table, LEAD),
    }
    await sign(table, LEAD)
    with pytest.raises(WrongState, match="out_of_turn") as refused:
        await sign(table, DEVELOPER)
    assert refused.value.figures["first"] == f"company.b {town.slug}"
    await sign(table, "company.b")
    await sign(table, DEVELOPER)
    assert await state(table) is S.FROZEN
    await sign(table, HEAD)

    assert await state(table) is S.SIGNED
    signatures = (await progress(table)).signatures.values()
    assert {one.strength for one in signatures} == {Strength.SIGN_IN}
    assert {one.mandate for one in signatures} == {"시험을 위한 임명"}


async def name_of(table, who):
    """Return the name of the organisation somebody speaks for."""
    async with unit_of_work(table.town.sessions) as uow:
        return (await uow.session.get_one(Body, table.union.bodies[who])).name_ko


async def test_in_parallel_and_in_a_sequence_of_its_own(town):
    table, _ = await accepted(town)
    bodies = table.union.bodies
    for sequence in ([], [bodies[LEAD]], [bodies[LEAD]] * 4):
        with pytest.raises(Invalid, match="sequence_names_each_once"):
            await freeze(table, order=SigningOrder.SEQUENCE, sequence=sequence)
    with pytest.raises(Invalid, match="sequence_names_each_once"):
        await freeze(table, order=SigningOrder.PARALLEL, sequence=[bodies[LEAD]])
    await freeze(
        table,
        order=SigningOrder.SEQUENCE,
        sequence=[bodies[one] for one in (CITY, "company.b", DEVELOPER, LEAD)],
    )
    await approved(table)
    with pytest.raises(WrongState, match="out_of_turn"):
        await sign(table, LEAD)
    await sign(table, HEAD)
    await recall(table)
    await freeze(table, order=SigningOrder.PARALLEL)
    await approve(table, CITY)
    await sign(table, HEAD)

    assert (await edition(table)).number == 2
    assert len((await progress(table)).signatures) == 1


async def test_a_signature_is_given_once_and_names_what_was_shown(town):
    table, (first, _) = await frozen(town)
    old = (await edition(table)).digest
    await approved(table)
    with pytest.raises(Invalid, match="text_empty"):
        await sign(table, LEAD, statement=" ")
    with pytest.raises(Invalid, match="assertion_not_taken"):
        await sign(table, LEAD, assertion="{}")
    done = await asyncio.gather(*(sign(table, LEAD) for _ in range(4)), return_exceptions=True)
    assert Counter(str(one) for one in done if isinstance(one, WrongState)) == {"signed_already": 3}
    with pytest.raises(WrongState, match="approved_already"):
        await approve(table, LEAD)
    await reject(table, "company.b", [first])
    with pytest.raises(WrongState, match="wrong_state"):
        await sign(table, "company.b", digest=old)
    await say(table, "company.b", first)
    await freeze(table)

    for act in (
        sign(table, LEAD, digest=old),
        approve(table, LEAD, digest=old),
        reject(table, LEAD, [first], digest=old),
        sign(table, LEAD, digest="0" * 64),
    ):
        with pytest.raises(Conflict, match="edition_changed"):
            await act
    assert (await progress(table)).signatures == {}


async def test_a_rejection_sends_back_what_it_is_about_and_nothing_else(town):
    table, (first, second) = await frozen(town)
    await approved(table)
    await sign(table, LEAD)
    with pytest.raises(Invalid, match="dispute_names_no_clause"):
        await reject(table, "company.b", [])
    with pytest.raises(Invalid, match="clause_not_in_edition"):
        await reject(table, "company.b", [table.id])
    with pytest.raises(Invalid, match="text_empty"):
        await reject(table, "company.b", [second], reason=" ")
    with pytest.raises(WrongState, match="signed_already"):
        await reject(table, LEAD, [second])
    await reject(table, "company.b", [second], reason="보험을 들 수 없습니다.")
    last = await progress(table)

    assert await state(table) is S.NEGOTIATING
    assert (last.ending.kind, last.ending.clauses) == (EndKind.REJECTED, [second])
    assert set(last.signatures) == {table.union.bodies[LEAD]}
    assert set((await said(table, first)).values()) == {"ACCEPT"}
    assert await blocks(table) == {(second, "company.b", "OBJECT", LEAD)}
    await revise(table, second, "고친 글")
    for who in PARTIES:
        await say(table, who, second, version=2)
    await freeze(table)
    assert (await progress(table)).signatures == {}
    await signed(table)
    assert await state(table) is S.SIGNED
    with pytest.raises(WrongState, match="wrong_state"):
        await recall(table)


async def test_who_drafts_takes_it_back_and_what_is_accepted_stays_so(town):
    table, _ = await frozen(town)
    with pytest.raises(NotAllowed, match="only_lead_or_city_drafts"):
        await recall(table, who="company.b")
    with pytest.raises(Invalid, match="text_empty"):
        await recall(table, reason="")
    await recall(table, who=CITY)

    assert await state(table) is S.NEGOTIATING
    assert await blocks(table) == set()
    with pytest.raises(WrongState, match="wrong_state"):
        await recall(table)
    await freeze(table)
    with pytest.raises(Conflict, match="edition_changed"):
        await town.act(LEAD, recall_edition, **await shown(table, "0" * 64), reason="늦음")


async def test_a_closed_window_takes_nothing_more_and_a_partial_set_has_no_effect(town, clock):
    table, (first, _) = await frozen(town, window_days=3)
    await approved(table)
    await sign(table, LEAD)
    await go(clock, 5)
    for act in (
        sign(table, "company.b"),
        approve(table, "company.b"),
        reject(table, "company.b", [first]),
    ):
        with pytest.raises(RuleBroken, match="signing_window_over"):
            await act
    assert await town.act(None, lapse_editions) >= 1
    assert await town.act(None, lapse_editions) == 0

    last = await progress(table)
    assert await state(table) is S.NEGOTIATING
    assert (last.ending.kind, last.ending.body_id) == (EndKind.LAPSED, None)
    assert await blocks(table) == set()


async def go(clock, days):
    """Let the database's clock stand so many days from today."""
    await clock.set(shown_now() + timedelta(days=days))


@pytest.mark.parametrize("who", ["company.c", "resident.1", "ministry.officer"])
async def test_who_is_no_party_signs_nothing_and_sees_nothing(town, who):
    table, (first, _) = await frozen(town)
    digest = (await edition(table)).digest
    for act in (
        sign(table, who, digest=digest),
        approve(table, who, digest=digest),
        reject(table, who, [first], digest=digest),
    ):
        with pytest.raises(NotFound, match="no_such_agreement"):
            await act
