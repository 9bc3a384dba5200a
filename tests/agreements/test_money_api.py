"""The money over the API: set it, see what it breaks and what cures it, put it forward, take it back."""

import pytest

from schema.kit.ids import global_id
from tests.fixtures.consortium import CITY
from tests.fixtures.money import BN, LEAD, PAYS, fund, funded
from tests.schema.conftest import asking_with
from workflows.agreements.money.states import Source
from workflows.kit.wording import Locale

PLAN = """
    id version state years
    contributions(version: $version) { source form year won version payer { name } }
    total { won cash inKind public }
    totalBySource { source total { won cash inKind } }
    totalByYear { year total { won public } }
    invariants { kind state found allowed cures { kind won } rule { id source article } payer { id } }
    possiblePayers { source body { name } }
    versions { version act digest body { name } }
    viewerActions { name allowed refusal { reason } }
"""
READ = f"""
query ($programme: ID!, $version: Int) {{
  consortium(programmeId: $programme) {{ id contributionPlan {{ {PLAN} }} }}
}}
"""
NODE = "query ($id: ID!) { node(id: $id) { id ... on ContributionPlan { version } } }"
SET = """
mutation ($input: SetContributionsInput!) {
  setContributions(input: $input) {
    ... on SetContributionsSuccess { plan { id version invariants { kind state } } }
    ... on Refused { code reason field message remedy rule { id } }
  }
}
"""
REMOVE = """
mutation ($input: RemoveContributionInput!) {
  removeContribution(input: $input) {
    ... on RemoveContributionSuccess { plan { version total { won } } }
    ... on Refused { reason field message }
  }
}
"""
PROPOSE = """
mutation ($input: ProposePlanInput!) {
  proposePlan(input: $input) {
    ... on ProposePlanSuccess { plan { version state } }
    ... on Refused { code reason message remedy rule { id article } }
  }
}
"""
WITHDRAW = """
mutation ($input: WithdrawPlanInput!) {
  withdrawPlan(input: $input) {
    ... on WithdrawPlanSuccess { plan { version state } }
    ... on Refused { reason }
  }
}
"""


@pytest.fixture
def ask(sessions, snapshots):
    """Ask through the module's own database."""
    return asking_with(sessions, snapshots)


async def read(ask, union, who, version=None):
    person = union.town.people[who] if who else None
    programme = global_id("Programme", union.town.programme_id)
    answer = await ask(READ, as_=person, programme=programme, version=version)
    return answer.sole()["contributionPlan"]


async def sent(ask, union, who, mutation, key=None, locale=Locale.EN, **given):
    given = {"consortiumId": global_id("Consortium", union.id), **given}
    person = union.town.people[who] if who else None
    return (await ask(mutation, as_=person, key=key, locale=locale, input=given)).sole()


def wanted(union, source, won, version=0, **other):
    return {
        "source": source,
        "form": "CASH",
        "year": 2022,
        "payerId": global_id("Body", union.bodies[PAYS[Source(source)]]),
        "won": won,
        "expectedVersion": version,
        **other,
    }


async def test_a_plan_is_set_read_and_put_forward(town, ask):
    union = await funded(town)
    before = await read(ask, union, LEAD)
    made = await sent(
        ask,
        union,
        LEAD,
        SET,
        contributions=[
            wanted(union, "STATE", 12 * BN),
            wanted(union, "PROVINCE", 4 * BN),
            wanted(union, "MUNICIPALITY", 8 * BN, year=2023),
            wanted(union, "PRIVATE", BN),
            wanted(union, "PRIVATE", BN, form="IN_KIND", year=2024),
        ],
    )
    put = await sent(ask, union, CITY, PROPOSE, expectedVersion=1)
    plan = await read(ask, union, "company.b")

    assert (before["version"], before["state"], before["contributions"]) == (0, "DRAFT", [])
    assert before["years"] == [2022, 2023, 2024]
    assert {one["source"] for one in before["possiblePayers"]} == {one.value for one in Source}
    assert made["plan"]["invariants"] == [
        {"kind": "STATE_SHARE", "state": "OK"},
        {"kind": "PUBLIC_TOTAL", "state": "OK"},
        {"kind": "PAYERS", "state": "OK"},
    ]
    assert put == {"plan": {"version": 2, "state": "PROPOSED"}}
    assert plan["total"] == {
        "won": 26 * BN,
        "cash": 25 * BN,
        "inKind": BN,
        "public": 24 * BN,
    }
    assert {one["source"]: one["total"]["won"] for one in plan["totalBySource"]} == {
        "STATE": 12 * BN,
        "PROVINCE": 4 * BN,
        "MUNICIPALITY": 8 * BN,
        "PUBLIC_CORP": 0,
        "PRIVATE": 2 * BN,
    }
    assert [
        (one["year"], one["total"]["won"], one["total"]["public"]) for one in plan["totalByYear"]
    ] == [
        (2022, 17 * BN, 16 * BN),
        (2023, 8 * BN, 8 * BN),
        (2024, BN, 0),
    ]
    assert [one["source"] for one in plan["contributions"]] == [
        "STATE",
        "PROVINCE",
        "MUNICIPALITY",
        "PRIVATE",
        "PRIVATE",
    ]
    assert [(one["version"], one["act"]) for one in plan["versions"]] == [
        (2, "PROPOSED"),
        (1, "SET"),
    ]
    assert len(plan["versions"][0]["digest"]) == 64
    again = await ask(NODE, as_=town.people["auditor"], id=plan["id"])
    assert again.sole()["version"] == 2


async def test_a_plan_that_breaks_a_rule_says_what_cures_it_in_both_languages(town, ask):
    union = await funded(town)
    await fund(union, 12_100_000_000, 11_900_000_000, 2 * BN)
    plan = await read(ask, union, LEAD)
    english = await sent(ask, union, LEAD, PROPOSE, expectedVersion=1)
    korean = await sent(ask, union, LEAD, PROPOSE, expectedVersion=1, locale=Locale.KO)

    share = plan["invariants"][0]
    assert (share["state"], share["found"], share["allowed"]) == (
        "BROKEN",
        12_100_000_000,
        12 * BN,
    )
    assert share["cures"] == [
        {"kind": "LOWER_STATE", "won": 200_000_000},
        {"kind": "MOVE_TO_LOCAL", "won": 100_000_000},
    ]
    assert (english["code"], english["rule"]["id"]) == ("RULE", "money.2022.state_share")
    assert "200,000,000" in english["remedy"]
    assert "100,000,000" in english["remedy"]
    assert "국비를 200,000,000원 줄이거나" in korean["remedy"]
    offers = {one["name"]: one["refusal"] for one in plan["viewerActions"]}
    assert offers["setContributions"] is None
    assert offers["proposePlan"]["reason"] == "state_share_too_high_at_cap"


async def test_a_conflict_tells_what_stands_and_writes_nothing(town, ask):
    union = await funded(town)
    await sent(ask, union, LEAD, SET, contributions=[wanted(union, "STATE", 5)])
    await sent(ask, union, CITY, SET, contributions=[wanted(union, "STATE", 1234567, 1)])
    refused = await sent(
        ask,
        union,
        LEAD,
        SET,
        contributions=[wanted(union, "MUNICIPALITY", 9), wanted(union, "STATE", 7, 1)],
    )

    assert (refused["code"], refused["reason"], refused["field"]) == (
        "CONFLICT",
        "amount_was_changed",
        "contributions.1",
    )
    assert "1,234,567 won" in refused["message"]
    assert (await read(ask, union, LEAD))["total"]["won"] == 1234567


async def test_the_same_request_twice_is_done_once(town, ask):
    union = await funded(town)
    given = [wanted(union, "STATE", 5)]
    first = await sent(ask, union, LEAD, SET, key="k1", contributions=given)
    second = await sent(ask, union, LEAD, SET, key="k1", contributions=given)
    late = await sent(ask, union, LEAD, SET, key="k2", contributions=given)

    assert first == second
    assert late["reason"] == "amount_was_changed"
    assert (await read(ask, union, LEAD))["version"] == 1


async def test_an_amount_is_removed_and_an_earlier_version_keeps_it(town, ask):
    union = await funded(town)
    await sent(ask, union, LEAD, SET, contributions=[wanted(union, "STATE", 5)])
    given = wanted(union, "STATE", 5, 1)
    del given["won"]
    removed = await sent(ask, union, LEAD, REMOVE, **given)
    again = await sent(ask, union, LEAD, REMOVE, **given)

    assert removed == {"plan": {"version": 2, "total": {"won": 0}}}
    assert again["reason"] == "no_such_amount"
    assert (await read(ask, union, LEAD))["contributions"] == []
    assert [one["won"] for one in (await read(ask, union, LEAD, 1))["contributions"]] == [5]


async def test_a_version_there_is_not_is_said(town, ask):
    union = await funded(town)
    await fund(union, BN, BN)
    programme = global_id("Programme", town.programme_id)
    answer = await ask(READ, as_=town.people[LEAD], programme=programme, version=7)

    assert answer.reasons == ["no_such_plan_version"]


@pytest.mark.parametrize("who", [None, "resident.1", "company.c", "stranger"])
async def test_nobody_else_sees_that_there_is_one(town, ask, who):
    union = await funded(town)
    await fund(union, BN, BN)
    found = await ask(
        NODE,
        as_=town.people[who] if who else None,
        id=global_id("ContributionPlan", union.id),
    )

    assert await read(ask, union, who) is None
    assert found.sole() is None


async def test_wrong_people_and_wrong_amounts_are_refused_in_words(town, ask):
    union = await funded(town)
    said = [
        await sent(ask, union, who, SET, contributions=[wanted(union, "STATE", won, **other)])
        for who, won, other in (
            (None, 5, {}),
            ("resident.1", 5, {}),
            ("company.b", 5, {}),
            (LEAD, 0, {}),
            (LEAD, -5, {}),
            (LEAD, 2**53 - 1, {}),
            (LEAD, 5, {"year": 2025}),
            (LEAD, 5, {"payerId": global_id("Body", union.bodies[CITY])}),
            (LEAD, 5, {"payerId": global_id("Consortium", union.id)}),
        )
    ]

    assert [one["reason"] for one in said] == [
        "sign_in_first",
        "no_capacity",
        "only_lead_or_city_sets_money",
        "amount_out_of_range",
        "amount_out_of_range",
        "amount_out_of_range",
        "year_not_of_the_programme",
        "not_who_pays_this",
        "id_of_another_type",
    ]
    assert all(one["message"] != one["reason"] for one in said)
    assert (await read(ask, union, LEAD))["version"] == 0


@pytest.mark.parametrize("won", [1.5, 1.0, "5", 2**53, True])
async def test_what_is_no_won_does_not_reach_the_plan(town, ask, won):
    union = await funded(town)
    given = {
        "consortiumId": global_id("Consortium", union.id),
        "contributions": [wanted(union, "STATE", won)],
    }
    answer = await ask(SET, as_=town.people[LEAD], input=given)

    refused = answer.data["setContributions"]
    assert (refused["reason"], refused["field"]) == ("amount_not_whole", "contributions.0.won")
    assert (await read(ask, union, LEAD))["version"] == 0


async def test_more_amounts_than_there_may_be_are_refused(town, ask):
    union = await funded(town)
    many = [wanted(union, "STATE", 5, year=year) for year in range(501)]
    refused = await sent(ask, union, LEAD, SET, contributions=many)

    assert refused["reason"] == "too_many_amounts"


async def test_a_plan_is_taken_back(town, ask):
    union = await funded(town)
    await fund(union, BN, BN)
    await sent(ask, union, LEAD, PROPOSE, expectedVersion=1)
    twice = await sent(ask, union, LEAD, PROPOSE, expectedVersion=2)
    frozen = await sent(ask, union, LEAD, SET, contributions=[wanted(union, "STATE", 5, 1)])
    back = await sent(ask, union, CITY, WITHDRAW)

    assert (twice["reason"], frozen["reason"]) == ("plan_is_put_forward", "plan_is_put_forward")
    assert back == {"plan": {"version": 3, "state": "DRAFT"}}
