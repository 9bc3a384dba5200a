"""Changing a consortium: who puts, who is heard, and what the decisive answer does."""

import asyncio
from datetime import date, timedelta
from fractions import Fraction

import pytest
from sqlalchemy import func, select

from tests.fixtures.consortium import (
    CITY,
    DEVELOPER,
    FORMED_ON,
    answer,
    formed,
    held,
    newest,
    put,
    seen,
)
from workflows.agreements.consortium import answering, putting
from workflows.agreements.consortium.forming import AgreedRule
from workflows.agreements.consortium.models import ConsortiumVoice
from workflows.agreements.consortium.queries import (
    hearings_by_id,
    history_of,
    list_changes,
    matter_rules,
    parties_on,
)
from workflows.agreements.consortium.states import (
    ChangeKind,
    ChangeState,
    Matter,
    Weight,
)
from workflows.kit.paging import Window
from workflows.kit.refusal import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    RuleBroken,
    WrongState,
)
from workflows.kit.wording import SEOUL
from workflows.law.texts import Majority
from workflows.record.models import Event
from workflows.record.uow import unit_of_work

TENTH = Fraction(1, 10)


async def today(town):
    async with unit_of_work(town.sessions) as uow:
        return uow.now.astimezone(SEOUL).date()


async def join_company_c(union, **given):
    await put(
        union,
        "company.a",
        putting.propose_joining,
        body_id=union.bodies["company.c"],
        share=TENTH,
        reason="센서를 맡습니다.",
        **given,
    )


async def test_a_newcomer_joins_with_the_yes_of_all_its_own_and_the_city_s(town):
    union = await formed(town)
    await join_company_c(union)
    for name in (CITY, DEVELOPER, "company.b"):
        await answer(union, name)
    before = await held(union)
    change = await answer(union, "company.c", reason="")

    assert "company.c" not in before
    assert (change.state, change.took_effect_on) == (ChangeState.CARRIED, await today(town))
    assert await held(union) == {
        "company.a": "9/40",
        CITY: "27/100",
        DEVELOPER: "27/100",
        "company.b": "27/200",
        "company.c": "1/10",
    }
    assert await held(union, FORMED_ON) == {
        "company.a": "1/4",
        CITY: "3/10",
        DEVELOPER: "3/10",
        "company.b": "3/20",
    }


async def test_the_majority_of_the_agreement_is_enough_but_never_without_the_city(town):
    agreed = [AgreedRule(Matter.JOIN, Majority.MORE_THAN_HALF, Weight.SHARE, "협약 제19조")]
    union = await formed(town, rules=agreed)
    await join_company_c(union)
    await answer(union, "company.c")
    await answer(union, DEVELOPER)
    open_still = await held(union)
    await answer(union, CITY)

    assert "company.c" not in open_still
    assert (await held(union))["company.c"] == "1/10"
    told = {
        one.matter: (one.rule.majority, one.rule.weight, one.agreed_in)
        for one in await seen(union, None, matter_rules, consortium_id=union.id)
    }
    assert told[Matter.JOIN] == (Majority.MORE_THAN_HALF, Weight.SHARE, "협약 제19조")
    assert told[Matter.MANAGERS] == (Majority.TWO_THIRDS, Weight.HEAD, None)


async def test_without_public_money_the_city_is_a_party_like_any_other(town):
    agreed = [AgreedRule(Matter.JOIN, Majority.MORE_THAN_HALF, Weight.HEAD, "협약 제19조")]
    union = await formed(town, rules=agreed, public_money=False)
    await join_company_c(union)
    await answer(union, DEVELOPER)
    await answer(union, "company.b")
    change = await answer(union, "company.c")

    assert change.state is ChangeState.CARRIED


async def test_a_no_of_the_newcomer_or_the_city_ends_it(town):
    agreed = [AgreedRule(Matter.JOIN, Majority.MORE_THAN_HALF, Weight.HEAD, "협약 제19조")]
    union = await formed(town, rules=agreed)
    await join_company_c(union)
    change = await answer(union, CITY, yes=False, reason="보조금 교부조건에 맞지 않습니다.")

    assert change.state is ChangeState.LOST
    with pytest.raises(WrongState):
        await answer(union, "company.b")


async def test_an_answer_can_be_another_until_it_is_decided_and_a_no_has_its_reason(town):
    agreed = [AgreedRule(Matter.JOIN, Majority.MORE_THAN_HALF, Weight.HEAD, "협약 제19조")]
    union = await formed(town, rules=agreed)
    await join_company_c(union)
    with pytest.raises(Invalid, match="no_needs_reason"):
        await answer(union, "company.b", yes=False, reason=" ")
    await answer(union, "company.b", yes=False, reason="아직 이릅니다.")
    await answer(union, "company.b")
    await answer(union, "company.c")
    change = await answer(union, CITY)
    async with unit_of_work(town.sessions) as uow:
        kept = await uow.session.scalar(
            select(func.count())
            .select_from(ConsortiumVoice)
            .where(
                ConsortiumVoice.change_id == change.id,
                ConsortiumVoice.body_id == union.bodies["company.b"],
            )
        )

    assert change.state is ChangeState.CARRIED
    assert kept == 2


async def test_a_leaver_gives_notice_and_its_share_is_spread_pro_rata(town, clock):
    union = await formed(town)
    day = await today(town)
    with pytest.raises(RuleBroken, match="notice_too_short") as refused:
        await put(
            union,
            "company.b",
            putting.propose_leaving,
            reason="사업을 접습니다.",
            hand_back="",
            effective_on=day + timedelta(days=30),
        )
    await put(
        union,
        "company.b",
        putting.propose_leaving,
        reason="사업을 접습니다.",
        hand_back="현장 사무실 열쇠\n센서 40대",
    )
    with pytest.raises(NotAllowed, match="not_heard_on_this"):
        await answer(union, "company.b")
    await answer(union, CITY)
    change = await answer(union, "company.a")
    out = change.took_effect_on

    assert out == date.fromisoformat(refused.value.figures["earliest"])
    assert out > day + timedelta(days=30)
    assert change.liable_until >= out.replace(year=out.year + 5) - timedelta(days=1)
    assert (await held(union, out - timedelta(days=1)))["company.b"] == "3/20"
    assert await held(union, out) == {"company.a": "5/17", CITY: "6/17", DEVELOPER: "6/17"}
    assert [one.since for one in await seen(union, None, history_of, consortium_id=union.id)] == [
        FORMED_ON,
        out,
    ]
    await clock.set(change.decided_at + timedelta(days=60))
    with pytest.raises(NotAllowed, match="speaks_for_no_party"):
        await put(
            union,
            "company.b",
            putting.propose_lead,
            body_id=union.bodies[CITY],
            reason="바꿉시다.",
        )


async def test_expulsion_needs_cause_and_every_other_party(town):
    union = await formed(town)
    culprit = union.bodies["company.b"]
    with pytest.raises(Invalid, match="text_empty"):
        await put(union, "company.a", putting.propose_expulsion, body_id=culprit, cause=" ")
    with pytest.raises(RuleBroken, match="expels_itself"):
        await put(union, "company.b", putting.propose_expulsion, body_id=culprit, cause="그냥")
    await put(union, "company.a", putting.propose_expulsion, body_id=culprit, cause="분담금 미납")
    await answer(union, CITY)
    still = await held(union)
    change = await answer(union, DEVELOPER)

    assert "company.b" in still
    assert change.took_effect_on == await today(town)
    assert change.liable_until is not None
    assert await held(union) == {"company.a": "5/17", CITY: "6/17", DEVELOPER: "6/17"}
    assert (await newest(union, "company.b")).state is ChangeState.CARRIED


async def test_the_lead_changes_by_the_others_and_with_the_new_lead_s_own_yes(town):
    union = await formed(town)
    with pytest.raises(Conflict, match="leads_already"):
        await put(
            union,
            CITY,
            putting.propose_lead,
            body_id=union.bodies["company.a"],
            reason="그대로",
        )
    await put(
        union, CITY, putting.propose_lead, body_id=union.bodies[DEVELOPER], reason="공사가 맡도록"
    )
    await answer(union, "company.b")
    change = await answer(union, DEVELOPER)
    runs = await seen(union, None, parties_on, consortium_id=union.id)

    assert change.state is ChangeState.CARRIED
    assert [one.body_id for one in runs if one.lead] == [union.bodies[DEVELOPER]]
    # Another leads; what each holds is what it has held since the day it was formed.
    assert {(one.since, one.until) for one in runs} == {(FORMED_ON, None)}
    with pytest.raises(RuleBroken, match="lead_leaves_last"):
        await put(union, DEVELOPER, putting.propose_leaving, reason="떠납니다.", hand_back="")


async def test_shares_are_replaced_by_all_and_whatever_is_not_one_is_refused(town):
    union = await formed(town)
    with pytest.raises(RuleBroken, match="party_shares_not_whole"):
        await put(
            union,
            CITY,
            putting.propose_shares,
            shares=union.shares(
                municipality_officer=30, developer_lead=30, company_a=30, company_b=9
            ),
            reason="다시 나눕니다.",
        )
    with pytest.raises(RuleBroken, match="party_shares_not_of_all"):
        await put(
            union,
            CITY,
            putting.propose_shares,
            shares=union.shares(municipality_officer=50, developer_lead=50),
            reason="다시 나눕니다.",
        )
    await put(
        union,
        CITY,
        putting.propose_shares,
        shares=union.shares(municipality_officer=40, developer_lead=30, company_a=20, company_b=10),
        reason="다시 나눕니다.",
    )
    for name in (DEVELOPER, "company.a", "company.b"):
        await answer(union, name)

    assert (await held(union))[CITY] == "2/5"


async def test_a_change_overtakes_what_was_put_before_it(town):
    union = await formed(town)
    await put(
        union, CITY, putting.propose_lead, body_id=union.bodies[DEVELOPER], reason="공사가 맡도록"
    )
    lead = await newest(union, CITY)
    far = (await seen(union, CITY, hearings_by_id, ids=[lead.id]))[lead.id].tally
    assert (far.counted, far.yes, far.no) == (len(await held(union)) - 1, 1, 0)
    await join_company_c(union)
    for name in (CITY, DEVELOPER, "company.b", "company.c"):
        await answer(union, name)
    hearings = await seen(union, CITY, hearings_by_id, ids=[lead.id])

    assert hearings[lead.id].state is ChangeState.OVERTAKEN
    assert hearings[lead.id].tally is None
    with pytest.raises(WrongState):
        await town.act(DEVELOPER, answering.answer_change, change_id=lead.id, yes=True, reason="")


async def test_what_was_put_is_taken_back_by_who_put_it(town):
    union = await formed(town)
    await join_company_c(union)
    with pytest.raises(Conflict, match="put_already"):
        await join_company_c(union)
    change = await newest(union, CITY)
    with pytest.raises(NotAllowed, match="only_who_put_it"):
        await town.act(CITY, answering.withdraw_change, change_id=change.id)
    after = await town.act("company.a", answering.withdraw_change, change_id=change.id)

    assert after.state is ChangeState.WITHDRAWN
    await join_company_c(union)


async def test_two_decisive_answers_at_once_take_effect_once(town):
    agreed = [AgreedRule(Matter.JOIN, Majority.MORE_THAN_HALF, Weight.HEAD, "협약 제19조")]
    union = await formed(town, rules=agreed)
    await join_company_c(union)
    await answer(union, CITY)
    await answer(union, "company.c")
    change = await newest(union, CITY)
    ends = await asyncio.gather(
        *(
            town.act(name, answering.answer_change, change_id=change.id, yes=True, reason="")
            for name in (DEVELOPER, "company.b")
        ),
        return_exceptions=True,
    )
    async with unit_of_work(town.sessions) as uow:
        carried = await uow.session.scalar(
            select(func.count())
            .select_from(Event)
            .where(Event.kind == "consortium.changed", Event.subject_id == union.id)
        )

    assert [isinstance(one, WrongState) for one in ends].count(True) == 1
    assert carried == 1


async def test_an_accession_of_an_earlier_day_is_put_on_record_for_that_day_by_all(town):
    agreed = [AgreedRule(Matter.JOIN, Majority.MORE_THAN_HALF, Weight.HEAD, "협약 제19조")]
    union = await formed(town, rules=agreed)
    joined = date(2023, 3, 2)
    with pytest.raises(NotFound, match="before_the_consortium"):
        await join_company_c(union, effective_on=FORMED_ON - timedelta(days=1))
    await join_company_c(union, effective_on=joined)
    for name in (CITY, DEVELOPER, "company.c"):
        await answer(union, name)
    three_of_four = await held(union, joined)
    await answer(union, "company.b")

    assert "company.c" not in three_of_four
    assert "company.c" not in await held(union, joined - timedelta(days=1))
    assert (await held(union, joined))["company.c"] == "1/10"


async def test_every_kind_of_change_stands_in_the_list_of_those_asked(town):
    union = await formed(town)
    await join_company_c(union)
    page = await seen(union, "company.b", list_changes, window=Window(10), consortium_id=union.id)

    assert [one.kind for one in page.rows] == [ChangeKind.JOIN, ChangeKind.FORM]
