"""Writing a plan of money: what is set and removed, what is refused, and what putting it forward demands."""

import pytest
from sqlalchemy import select

from tests.fixtures.consortium import CITY, DEVELOPER, answer, proposed, put, seen
from tests.fixtures.money import (
    BN,
    LEAD,
    amount,
    amounts_now,
    fund,
    funded,
    place,
    plan_seen,
    set_money,
)
from tests.fixtures.town import make_town
from workflows.agreements.consortium import putting
from workflows.agreements.money import editing, proposing
from workflows.agreements.money.queries import rows_at, versions_of
from workflows.agreements.money.rules import LARGEST_AMOUNT, Invariant
from workflows.agreements.money.states import Form, PlanState, Source
from workflows.kit.refusal import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    NotSignedIn,
    Refusal,
    RuleBroken,
    WrongState,
)
from workflows.record.models import Event
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS

S, M, P = Source.STATE, Source.MUNICIPALITY, Source.PRIVATE


async def remove(union, source, version, who=LEAD, **which):
    return await union.town.act(
        who,
        editing.remove_contribution,
        consortium_id=union.id,
        place=place(union, source, **which),
        expected_version=version,
    )


async def propose(union, version, who=LEAD):
    return await union.town.act(
        who, proposing.propose_plan, consortium_id=union.id, expected_version=version
    )


async def events(union):
    async with unit_of_work(union.town.sessions) as uow:
        return list(
            await uow.session.scalars(
                select(Event)
                .where(Event.subject_id == union.id, Event.kind.startswith("contributionPlan"))
                .order_by(Event.data["version"].as_integer())
            )
        )


async def test_a_plan_is_empty_until_the_lead_or_the_city_sets_an_amount(town):
    union = await funded(town)
    before = await plan_seen(union)
    await fund(union, 12 * BN, 12 * BN, 2 * BN)
    await set_money(union, amount(union, M, 5, year=2023), who=CITY)
    after = await plan_seen(union, "company.b")

    assert (before.version, before.rows, before.state) == (0, [], PlanState.DRAFT)
    assert (after.version, len(after.rows)) == (2, 4)
    assert [(one.kind, one.data) for one in await events(union)] == [
        ("contributionPlan.set", {"version": 1}),
        ("contributionPlan.set", {"version": 2}),
    ]


async def test_cash_and_kind_of_one_payer_are_told_apart(town):
    union = await funded(town)
    await set_money(union, amount(union, P, 3), amount(union, P, 4, form=Form.IN_KIND))

    rows = (await plan_seen(union)).rows
    assert {(row.form.value, row.won) for row in rows} == {("CASH", 3), ("IN_KIND", 4)}


async def test_a_draft_with_too_much_state_money_is_kept_and_marked_and_not_put_forward(town):
    union = await funded(town)
    await fund(union, 12_100_000_000, 11_900_000_000, 2 * BN)
    kept = await plan_seen(union)
    with pytest.raises(RuleBroken, match="state_share_too_high_at_cap") as refused:
        await propose(union, 1)
    await set_money(
        union,
        amount(union, S, 12 * BN, 1),
        amount(union, M, 12 * BN, 1),
    )
    await propose(union, 2)
    after = await plan_seen(union)

    assert [one.invariant for one in kept.found if one.broken] == [Invariant.STATE_SHARE]
    assert refused.value.rule == "money.2022.state_share"
    assert refused.value.figures == {
        "found": 12_100_000_000,
        "allowed": 12 * BN,
        "over": 100_000_000,
        "lower_state": 200_000_000,
        "move_to_local": 100_000_000,
    }
    assert (after.state, after.version) == (PlanState.PROPOSED, 3)


async def test_of_several_amounts_of_which_one_is_wrong_none_is_set(town):
    union = await funded(town)
    await set_money(union, amount(union, S, 7))
    with pytest.raises(Invalid, match="amount_out_of_range") as refused:
        await set_money(union, amount(union, S, 8, 1), amount(union, M, -1))

    assert refused.value.field == "contributions.1.won"
    assert await amounts_now(union) == {("STATE", 2022): (7, 1)}
    assert len(await events(union)) == 1


@pytest.mark.parametrize(
    ("won", "reason"),
    [
        (0, "amount_out_of_range"),
        (-1, "amount_out_of_range"),
        (LARGEST_AMOUNT + 1, "amount_out_of_range"),
        (2**80, "amount_out_of_range"),
        (1.5, "amount_not_whole"),
        (True, "amount_not_whole"),
    ],
)
async def test_what_is_no_amount_is_refused_and_makes_no_plan(town, won, reason):
    union = await funded(town)
    with pytest.raises(Invalid, match=reason):
        await set_money(union, amount(union, S, won))

    assert (await plan_seen(union)).version == 0
    assert await events(union) == []


async def test_as_many_of_the_largest_amounts_as_there_may_be_are_added_up_exactly(town):
    union = await funded(town)
    await set_money(
        union,
        *(amount(union, S, LARGEST_AMOUNT, year=year) for year in (2022, 2023, 2024)),
    )

    (share, total, _) = (await plan_seen(union)).found
    assert (share.found, total.cures[0].won) == (3 * LARGEST_AMOUNT, 3 * LARGEST_AMOUNT - 24 * BN)


@pytest.mark.parametrize("year", [2021, 2025, -1, 2**31])
async def test_a_year_that_is_none_of_the_cohort_s_is_refused(town, year):
    union = await funded(town)
    with pytest.raises(RuleBroken, match="year_not_of_the_programme") as refused:
        await set_money(union, amount(union, S, 1, year=year))

    assert refused.value.rule == "money.2022.years"
    assert refused.value.figures == {"first": "2022", "last": "2024"}


@pytest.mark.parametrize(
    ("source", "payer"),
    [
        (S, CITY),
        (M, "ministry.officer"),
        (P, "company.c"),
        (P, DEVELOPER),
        (Source.PUBLIC_CORP, LEAD),
        (Source.PROVINCE, CITY),
    ],
)
async def test_who_does_not_pay_from_a_source_is_refused(town, source, payer):
    union = await funded(town)
    with pytest.raises(RuleBroken, match="not_who_pays_this"):
        await set_money(union, amount(union, source, 1, payer=payer))


async def test_the_same_amount_twice_none_and_nothing_new_are_refused(town):
    union = await funded(town)
    await set_money(union, amount(union, S, 7))
    for given, reason in (
        ([amount(union, S, 8, 1), amount(union, S, 9, 1)], "amount_given_twice"),
        ([], "no_amounts"),
        ([amount(union, S, 7, 1)], "amounts_stand_already"),
    ):
        with pytest.raises(Refusal, match=reason):
            await set_money(union, *given)

    assert await amounts_now(union) == {("STATE", 2022): (7, 1)}


async def test_an_amount_another_has_set_meanwhile_is_a_conflict_that_tells_it(town):
    union = await funded(town)
    await set_money(union, amount(union, S, 7))
    await set_money(union, amount(union, S, 9, 1), who=CITY)
    with pytest.raises(Conflict, match="amount_was_changed") as refused:
        await set_money(union, amount(union, S, 8, 1))
    await set_money(union, amount(union, M, 8))
    await remove(union, S, 2, who=CITY)
    with pytest.raises(Conflict, match="amount_was_removed"):
        await set_money(union, amount(union, S, 8, 2))
    with pytest.raises(NotFound, match="no_such_amount"):
        await remove(union, S, 2)

    assert (refused.value.figures, refused.value.field) == ({"won": 9}, "contributions.0")
    assert await amounts_now(union) == {("MUNICIPALITY", 2022): (8, 3)}


async def test_an_amount_is_not_removed_by_who_has_not_seen_it(town):
    union = await funded(town)
    await set_money(union, amount(union, S, 7))
    await set_money(union, amount(union, S, 9, 1), who=CITY)
    with pytest.raises(Conflict, match="amount_was_changed"):
        await remove(union, S, 1)


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        ("company.b", "only_lead_or_city_sets_money"),
        (DEVELOPER, "only_lead_or_city_sets_money"),
        ("company.c", "only_lead_or_city_sets_money"),
        ("ministry.officer", "only_lead_or_city_sets_money"),
        ("auditor", "no_capacity"),
        ("resident.1", "no_capacity"),
        ("stranger", "no_capacity"),
    ],
)
async def test_nobody_else_writes(town, who, reason):
    union = await funded(town)
    await set_money(union, amount(union, S, 7))
    for doing in (
        set_money(union, amount(union, S, 8, 1), who=who),
        remove(union, S, 1, who=who),
        propose(union, 1, who=who),
        union.town.act(who, proposing.withdraw_plan, consortium_id=union.id),
    ):
        with pytest.raises(NotAllowed, match=reason):
            await doing

    assert (await plan_seen(union)).version == 1


async def test_an_unknown_consortium_is_not_found(town):
    union = await funded(town)
    union.id = town.programme_id
    with pytest.raises(NotFound, match="no_such_consortium"):
        await set_money(union, amount(union, S, 7))


async def test_a_consortium_that_is_being_formed_has_no_money(town):
    union = await proposed(town)
    union.bodies["province"] = union.bodies[CITY]
    with pytest.raises(WrongState, match="not_formed_yet"):
        await set_money(union, amount(union, M, 7), who=CITY)


async def test_who_leads_no_more_writes_no_more(town):
    union = await funded(town)
    new = union.bodies["company.b"]
    await put(union, LEAD, putting.propose_lead, body_id=new, reason="교대합니다.")
    for who in (CITY, DEVELOPER, "company.b"):
        await answer(union, who)
    with pytest.raises(NotAllowed, match="only_lead_or_city_sets_money"):
        await set_money(union, amount(union, S, 7))
    await set_money(union, amount(union, S, 7), who="company.b")


async def test_a_plan_put_forward_stays_as_it_is_until_it_is_taken_back(town):
    union = await funded(town)
    await fund(union, BN, BN)
    await propose(union, 1)
    for doing in (
        set_money(union, amount(union, S, 8, 1)),
        remove(union, S, 1),
        propose(union, 2),
    ):
        with pytest.raises(WrongState, match="plan_is_put_forward"):
            await doing
    await union.town.act(CITY, proposing.withdraw_plan, consortium_id=union.id)
    with pytest.raises(WrongState, match="wrong_state"):
        await union.town.act(CITY, proposing.withdraw_plan, consortium_id=union.id)
    await set_money(union, amount(union, S, 8, 1))

    assert [one.kind.split(".")[1] for one in await events(union)] == [
        "set",
        "proposed",
        "withdrawn",
        "set",
    ]


async def test_what_was_not_read_is_not_put_forward_and_nothing_neither(town):
    union = await funded(town)
    with pytest.raises(Invalid, match="plan_is_empty"):
        await propose(union, 0)
    await fund(union, BN, BN)
    await set_money(union, amount(union, M, 2 * BN, 1), who=CITY)
    with pytest.raises(Conflict, match="plan_was_changed"):
        await propose(union, 1)


async def test_money_of_a_party_that_left_stands_against_putting_it_forward(town):
    union = await funded(town, notice_days=0)
    await fund(union, BN, BN)
    await set_money(union, amount(union, P, 7, payer="company.b"))
    await put(union, "company.b", putting.propose_leaving, reason="접습니다.", hand_back="")
    for who in (LEAD, CITY):
        await answer(union, who)
    with pytest.raises(RuleBroken, match="payer_has_left") as refused:
        await propose(union, 2)
    await remove(union, P, 2, payer="company.b")
    await propose(union, 3)

    assert refused.value.figures["lower_payer"] == 7


async def test_a_cohort_without_rules_has_no_plan(sessions):
    union = await funded(await make_town(sessions, cohort=2031))
    with pytest.raises(RuleBroken, match="no_rules_of_money"):
        await set_money(union, amount(union, S, 7))


async def test_every_version_is_read_back_as_it_was(town):
    union = await funded(town)
    await fund(union, BN, BN)
    await set_money(union, amount(union, S, 5, 1))
    await remove(union, M, 1)
    made = await seen(union, "auditor", versions_of, plan_id=union.id)

    async def at(version):
        rows = await seen(union, "auditor", rows_at, plan_id=union.id, version=version)
        return {row.source.value: row.won for row in rows}

    assert [(one.version, one.act.value) for one in made] == [
        (3, "REMOVED"),
        (2, "SET"),
        (1, "SET"),
    ]
    assert [await at(version) for version in (1, 2, 3)] == [
        {"STATE": BN, "MUNICIPALITY": BN},
        {"STATE": 5, "MUNICIPALITY": BN},
        {"STATE": 5},
    ]
    with pytest.raises(NotFound, match="no_such_plan_version"):
        await at(4)


async def test_nobody_who_is_not_signed_in_writes(town, sessions):
    union = await funded(town)

    async def nobody(_):
        return ANONYMOUS

    with pytest.raises(NotSignedIn, match="sign_in_first"):
        async with unit_of_work(sessions, nobody) as uow:
            await editing.set_contributions(
                uow, consortium_id=union.id, amounts=[amount(union, S, 7)]
            )
