"""Scenarios over the API: begun, changed, worked out, tabled and discarded, with what each may do next."""

import pytest

from schema.kit.ids import global_id
from tests.agreements.test_clauses_api import TOLD, ask, sent  # noqa: F401 - the fixture
from tests.fixtures.agreements import LEAD, put_with, revise, room
from tests.fixtures.agreements import say as take
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.money import BN, fund
from tests.fixtures.roles import small_matrix

FULL = """id title layer version tabledAt body { name } other { name }
  clauses { key kind targetId parentId afterId heading text read { clauseId version } tree reference stands left }
  amounts { source form year payerId won read stands left }
  shares { shares { bodyId share { numerator denominator } } reason read left }
  roles { dutyId column letters read nameVersion left }
  outcome { clausesBefore clausesAfter ground blocksBefore blocksAfter over
    parties { bodyId before after ownWords } cells { clauseId reference bodyId before after ownWords }
    invariantsBefore { kind state } invariantsAfter { kind state cures { kind won } rule { id } }
    shares { bodyId before { numerator denominator } after { numerator denominator } }
    rightsEnd { reference effect { lets } } dutiesFall { number what reference bodyId }
    sentencesCome { reference text } figures { reference before after }
    roles { dutyId name column before after } roleFaults { name fault }
    blocks { kind reference bodyId standing sentence } }
  viewerActions { name allowed refusal { reason } }"""
CREATE = f"""mutation ($input: CreateScenarioInput!) {{ createScenario(input: $input) {{
  ... on CreateScenarioSuccess {{ scenario {{ {FULL} }} }} {TOLD} }} }}"""
CHANGE = f"""mutation ($input: ChangeScenarioInput!) {{ changeScenario(input: $input) {{
  ... on ChangeScenarioSuccess {{ scenario {{ {FULL} }} }} {TOLD} }} }}"""
TABLE = f"""mutation ($input: TableScenarioInput!) {{ tableScenario(input: $input) {{
  ... on TableScenarioSuccess {{ scenario {{ id tabledAt }} }} {TOLD} }} }}"""
DISCARD = f"""mutation ($input: DiscardScenarioInput!) {{ discardScenario(input: $input) {{
  ... on DiscardScenarioSuccess {{ agreement {{ number }} }} {TOLD} }} }}"""
LIST = f"""query ($number: String!) {{ agreementScenarios(number: $number, first: 5) {{
  totalCount edges {{ node {{ {FULL} }} }} }} }}"""
OFFERED = (
    "query ($number: String!) { agreement(number: $number) { viewerActions { name allowed } } }"
)


def change(scenario, **sheet):
    return {
        "scenarioId": scenario["id"],
        "expectedVersion": scenario["version"],
        "title": scenario["title"],
        "clauses": [],
        "amounts": [],
        "roles": [],
        **sheet,
    }


async def test_a_scenario_is_worked_out_and_tabled(ask, town):  # noqa: F811
    table, (first, second) = await put_with(town, "목적", "지분")
    await fund(table.union, 12 * BN, 12 * BN)
    await take(table, DEVELOPER, second, "COUNTER", "지분은 45/35/20으로 정한다.")
    agreement = (await room(table)).agreement
    bodies = {name: global_id("Body", key) for name, key in table.union.bodies.items()}
    begin = {
        "agreementId": global_id("Agreement", table.id),
        "layer": "BILATERAL",
        "withBodyId": bodies[DEVELOPER],
        "title": "6조를 45/35/20으로",
    }
    made = [
        (await sent(ask, town, LEAD, CREATE, key="once", **begin))["scenario"] for _ in range(2)
    ]
    assert made[0] == made[1]
    actions = {one["name"]: one["refusal"] for one in made[0]["viewerActions"]}
    assert actions["tableScenario"] == {"reason": "scenario_is_empty"}

    clauses = [
        {
            "kind": "REPLACE",
            "targetId": global_id("Clause", second),
            "heading": "지분",
            "text": "지분은 45/35/20으로 정한다.",
            "read": [{"clauseId": global_id("Clause", second), "version": 1}],
        },
        {
            "kind": "ADD",
            "afterId": global_id("Clause", first),
            "heading": "보고",
            "text": "을은 해마다 보고하여야 한다.",
            "tree": agreement.version,
        },
    ]
    amount = {
        "source": "STATE",
        "form": "CASH",
        "year": 2022,
        "payerId": bodies["ministry.officer"],
        "won": 12_100_000_000,
        "read": 1,
    }
    shares = {
        "shares": [{"bodyId": bodies[CITY], "share": "45%"}],
        "reason": "다시",
        "read": made[0]["outcome"]["ground"],
    }
    sheet = change(made[0], clauses=clauses, amounts=[amount], shares=shares)
    scenario = (await sent(ask, town, LEAD, CHANGE, **sheet))["scenario"]
    outcome = scenario["outcome"]
    assert [one["ownWords"] for one in outcome["cells"]].count(True) == 1
    assert (outcome["clausesBefore"], outcome["clausesAfter"]) == (2, 3)
    assert outcome["over"] == "3/20"
    assert [one["text"] for one in outcome["sentencesCome"]] == [
        "을은 해마다 보고하여야 한다.",
        "지분은 45/35/20으로 정한다.",
    ]
    assert [one["reference"] for one in outcome["figures"]] == ["Article 3"]
    assert {one["state"] for one in outcome["invariantsBefore"]} == {"OK"}
    broken = [one for one in outcome["invariantsAfter"] if one["state"] == "BROKEN"]
    assert {"kind": "MOVE_TO_LOCAL", "won": 50_000_000} in broken[0]["cures"]
    assert scenario["clauses"][0]["stands"] == "지분에 관하여 정한다."
    assert (scenario["clauses"][0]["reference"], scenario["clauses"][1]["reference"]) == (
        "Article 2",
        None,
    )

    listed = (await ask(LIST, as_=town.people[DEVELOPER], number=agreement.number)).sole()
    assert listed["totalCount"] == 1
    theirs = listed["edges"][0]["node"]
    assert theirs["viewerActions"][0]["refusal"] == {"reason": "not_your_scenario"}
    assert theirs["outcome"]["over"] == "3/20"
    hidden = (await ask(LIST, as_=town.people[CITY], number=agreement.number)).sole()
    assert hidden == {"totalCount": 0, "edges": []}
    for who in ("company.c", "resident.1"):
        nothing = (await ask(LIST, as_=town.people[who], number=agreement.number)).sole()
        assert nothing == hidden

    given = {"scenarioId": scenario["id"], "expectedVersion": scenario["version"]}
    refused = await sent(ask, town, LEAD, TABLE, **given)
    assert (refused["code"], refused["reason"]) == ("RULE", "party_shares_not_whole")
    kept = [
        {**clauses[0], "key": scenario["clauses"][0]["key"]},
        {**clauses[1], "key": scenario["clauses"][1]["key"]},
    ]
    less = change(scenario, clauses=kept, amounts=[amount])
    scenario = (await sent(ask, town, LEAD, CHANGE, **less))["scenario"]
    given["expectedVersion"] = scenario["version"]
    tabled = (await sent(ask, town, LEAD, TABLE, key="twice", **given))["scenario"]
    assert tabled["tabledAt"]
    assert (await sent(ask, town, LEAD, TABLE, key="twice", **given))["scenario"] == tabled
    again = await sent(ask, town, LEAD, TABLE, **given)
    assert (again["code"], again["reason"]) == ("CONFLICT", "scenario_is_tabled")
    gone = await sent(ask, town, LEAD, DISCARD, scenarioId=scenario["id"])
    assert gone["agreement"] == {"number": agreement.number}
    after = (await ask(LIST, as_=town.people[LEAD], number=agreement.number)).sole()
    assert after["totalCount"] == 0


async def test_a_stale_change_is_told_as_such_and_roles_too(ask, town):  # noqa: F811
    table, (duty,) = await small_matrix(town, "운영")
    number = (await room(table)).agreement.number
    begin = {"agreementId": global_id("Agreement", table.id), "layer": "PARTY", "title": "역할"}
    scenario = (await sent(ask, town, DEVELOPER, CREATE, **begin))["scenario"]
    row = {
        "dutyId": global_id("RoleDuty", duty),
        "column": global_id("Body", table.union.bodies[DEVELOPER]),
        "letters": ["RESPONSIBLE", "ACCOUNTABLE"],
        "read": 0,
        "nameVersion": 1,
    }
    shares = {
        "shares": [{"bodyId": row["column"], "share": "1/3"}],
        "read": scenario["outcome"]["ground"] - 1,
    }
    sheet = change(scenario, roles=[row], shares=shares)
    scenario = (await sent(ask, town, DEVELOPER, CHANGE, **sheet))["scenario"]
    assert scenario["roles"][0]["left"] is None
    assert scenario["shares"]["left"] == "STALE"
    move = scenario["outcome"]["roles"][0]
    assert (move["name"], move["before"], move["after"]) == ("운영", [], row["letters"])
    offers = {one["name"]: one["refusal"] for one in scenario["viewerActions"]}
    assert offers["tableScenario"] == {"reason": "scenario_is_stale"}
    found = (await ask(OFFERED, as_=town.people["auditor"], number=number)).sole()
    assert {"name": "createScenario", "allowed": False} in found["viewerActions"]


@pytest.mark.parametrize("won", [1.5, -1, "12"])
async def test_an_amount_that_is_none_is_no_amount(ask, town, won):  # noqa: F811
    table, (first,) = await put_with(town, "목적")
    await revise(table, first, "다른 글", heading="목적")
    begin = {"agreementId": global_id("Agreement", table.id), "layer": "PARTY", "title": "돈"}
    scenario = (await sent(ask, town, LEAD, CREATE, **begin))["scenario"]
    amount = {
        "source": "PRIVATE",
        "form": "CASH",
        "year": 2022,
        "payerId": global_id("Body", table.union.bodies[LEAD]),
        "won": won,
        "read": 0,
    }
    given = change(scenario, amounts=[amount])
    answer = await ask(CHANGE, as_=town.people[LEAD], input=given)
    told = answer.sole()
    assert told["reason"] == ("amount_out_of_range" if won == -1 else "amount_not_whole")
    assert told["field"].endswith("won")
