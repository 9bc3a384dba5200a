"""Forming a consortium: who may propose one, what is refused, and that it stands with the last yes."""

from datetime import timedelta
from fractions import Fraction
from uuid import uuid4

import pytest

from tests.fixtures.consortium import (
    CITY,
    DEVELOPER,
    FORMED_ON,
    answer,
    held,
    make_union,
    proposed,
    seen,
    state,
    terms,
)
from workflows.agreements.consortium import forming
from workflows.agreements.consortium.forming import AgreedRule
from workflows.agreements.consortium.queries import (
    consortium_of,
)
from workflows.agreements.consortium.states import (
    ConsortiumState,
    Matter,
    Weight,
)
from workflows.kit.refusal import (
    Conflict,
    NotAllowed,
    Refusal,
)
from workflows.kit.wording import SEOUL
from workflows.law.texts import Majority
from workflows.record.uow import unit_of_work

TENTH = Fraction(1, 10)


async def today(town):
    async with unit_of_work(town.sessions) as uow:
        return uow.now.astimezone(SEOUL).date()


async def test_a_consortium_is_formed_when_everybody_named_has_said_yes(town):
    union = await proposed(town)
    before = await held(union, FORMED_ON)
    await answer(union, CITY)
    await answer(union, DEVELOPER)
    forming_still = (await state(union)).state
    await answer(union, "company.b")

    assert (before, forming_still) == ({}, ConsortiumState.FORMING)
    assert (await state(union)).state is ConsortiumState.FORMED
    assert await held(union, FORMED_ON) == {
        "company.a": "1/4",
        CITY: "3/10",
        DEVELOPER: "3/10",
        "company.b": "3/20",
    }
    assert await held(union, FORMED_ON - timedelta(days=1)) == {}


async def test_one_no_and_it_is_not_formed_and_can_be_proposed_anew(town):
    union = await proposed(town, who=CITY)
    with pytest.raises(Conflict, match="consortium_exists"):
        await town.act(
            CITY,
            forming.form_consortium,
            programme_id=town.programme_id,
            terms=terms(union),
        )
    await answer(union, "company.b", yes=False, reason="지분이 적습니다.")
    again = await town.act(
        CITY, forming.form_consortium, programme_id=town.programme_id, terms=terms(union)
    )

    assert (await state(union)).state is ConsortiumState.NOT_FORMED
    assert again.state is ConsortiumState.FORMING


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        ("company.b", "only_lead_or_city_forms"),
        ("resident.1", "no_capacity"),
        ("auditor", "no_capacity"),
        ("stranger", "no_capacity"),
    ],
)
async def test_only_the_lead_or_the_municipality_proposes_one(town, who, reason):
    union = await make_union(town)
    with pytest.raises(NotAllowed, match=reason):
        await town.act(
            who, forming.form_consortium, programme_id=town.programme_id, terms=terms(union)
        )


async def test_what_cannot_be_formed_is_refused_and_nothing_is_written(town):
    union = await make_union(town)
    day = await today(town)
    lead, city = union.bodies["company.a"], union.bodies[CITY]
    third = Fraction(1, 3)
    for other, refusal in (
        ({"shares": {lead: third, city: third}}, "party_shares_not_whole"),
        ({"shares": {lead: Fraction(1)}}, "too_few_parties"),
        ({"shares": {uuid4(): Fraction(1, 61) for _ in range(61)}}, "too_many_parties"),
        ({"shares": {lead: third * 2, union.bodies["ministry.officer"]: third}}, "not_a_kind"),
        ({"shares": {lead: third * 2, town.programme_id: third}}, "not_of_the_programme"),
        ({"lead_id": union.bodies["company.c"]}, "lead_not_a_party"),
        ({"formed_on": day + timedelta(days=1)}, "first_day_to_come"),
        ({"notice_days": -1}, "notice_out_of_range"),
        ({"name": " "}, "text_empty"),
        (
            {"rules": [AgreedRule(Matter.EXPULSION, Majority.TWO_THIRDS, Weight.HEAD, "제20조")]},
            "matter_is_fixed",
        ),
        ({"rules": [AgreedRule(Matter.JOIN, Majority.ALL, Weight.HEAD, "1")] * 2}, "given_twice"),
    ):
        with pytest.raises(Refusal, match=refusal):
            await town.act(
                CITY,
                forming.form_consortium,
                programme_id=town.programme_id,
                terms=terms(union, **other),
            )

    assert await seen(union, CITY, consortium_of, programme_id=town.programme_id) is None
