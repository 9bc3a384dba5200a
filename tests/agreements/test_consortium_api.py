"""The consortium over the API: propose it, let a company join and another leave, read it back."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from schema.kit.ids import global_id
from tests.fixtures.consortium import CITY, DEVELOPER, FORMED_ON, NAMED, formed, make_union
from tests.schema.conftest import asking_with

READ = """
query ($programme: ID!, $on: String) {
  consortium(programmeId: $programme) {
    id name state performance formedOn publicMoney noticeDays
    parties(on: $on) { body { name } share { numerator denominator } lead since until }
    history { since parties { body { name } share { numerator denominator } } }
    rules { matter majority weight agreedIn rule { source article } }
    possibleParties { body { name } }
    viewerParty { name }
    viewerActions { name allowed refusal { reason } }
    changes(first: 10) { totalCount edges { node {
      id kind state reason takesEffect: tookEffectOn liableUntil handBack
      putBy { name } subject { name } shares { share { numerator denominator } }
      sharesForeseen { lead body { name } share { numerator denominator } }
      voices { body { name } counts needed yes reason }
      viewerActions { name allowed refusal { reason } } } } }
  }
}
"""
FORM = """
mutation ($input: FormConsortiumInput!) {
  formConsortium(input: $input) {
    ... on FormConsortiumSuccess { consortium { id state } }
    ... on Refused { reason field message rule { id } }
  }
}
"""
JOIN = """
mutation ($input: ProposeJoiningInput!) {
  proposeJoining(input: $input) {
    ... on ProposeJoiningSuccess { consortium { id } }
    ... on Refused { reason field }
  }
}
"""
LEAVE = """
mutation ($input: ProposeLeavingInput!) {
  proposeLeaving(input: $input) {
    ... on ProposeLeavingSuccess { consortium { id } }
    ... on Refused { reason field }
  }
}
"""
ANSWER = """
mutation ($input: AnswerChangeInput!) {
  answerChange(input: $input) {
    ... on AnswerChangeSuccess { change { id state tookEffectOn voices { yes } } }
    ... on Refused { reason field }
  }
}
"""


@pytest.fixture
def ask(sessions, snapshots):
    """Ask through the module's own database."""
    return asking_with(sessions, snapshots)


async def read(ask, union, who, on=None):
    person = union.town.people[who] if who else None
    programme = global_id("Programme", union.town.programme_id)
    return (await ask(READ, as_=person, programme=programme, on=on)).sole()


async def sent(ask, union, who, mutation, key=None, **given):
    return (await ask(mutation, as_=union.town.people[who], key=key, input=given)).sole()


async def answered(ask, union, who, *, yes=True, reason=""):
    newest = (await read(ask, union, who))["changes"]["edges"][0]["node"]["id"]
    return await sent(ask, union, who, ANSWER, changeId=newest, yes=yes, reason=reason)


def form_input(union, **other):
    shares = [
        {"bodyId": global_id("Body", union.bodies[name]), "share": f"{part}%"}
        for name, part in NAMED.items()
    ]
    given = {
        "programmeId": global_id("Programme", union.town.programme_id),
        "name": "가온 컨소시엄",
        "performance": "MIXED",
        "leadId": global_id("Body", union.bodies["company.a"]),
        "shares": shares,
        "formedOn": FORMED_ON.isoformat(),
        "reason": "함께 합니다.",
    }
    return {**given, **other}


async def test_a_consortium_is_proposed_answered_and_read(ask, town):
    union = await make_union(town)
    made = await sent(ask, union, "company.a", FORM, **form_input(union))
    hidden = await read(ask, union, "resident.1")
    for name in (CITY, DEVELOPER):
        await answered(ask, union, name)
    last = await answered(ask, union, "company.b")
    seen = await read(ask, union, None)

    assert made["consortium"]["state"] == "FORMING"
    assert hidden is None
    assert last["change"]["state"] == "CARRIED"
    assert seen["state"] == "FORMED"
    first = seen["parties"][0]
    assert (first["share"], first["lead"]) == ({"numerator": 1, "denominator": 4}, True)
    shares = [Fraction(**one["share"]) for one in seen["parties"]]
    assert sum(shares) == 1
    assert seen["changes"] == {"totalCount": 0, "edges": []}
    assert {one["refusal"]["reason"] for one in seen["viewerActions"]} == {"sign_in_first"}


async def test_a_proposal_sent_again_under_its_key_is_made_once(ask, town):
    union = await make_union(town)
    twice = [
        await sent(ask, union, "company.a", FORM, key="same", **form_input(union)) for _ in "ab"
    ]

    assert twice[0] == twice[1]


@pytest.mark.parametrize(
    ("other", "refusal"),
    [
        ({"formedOn": "soon"}, ("day_malformed", "formedOn")),
        ({"name": "가온\u202e"}, ("text_control_characters", "name")),
        ({"leadId": "x"}, ("id_malformed", "leadId")),
        ({"shares": []}, ("too_few_parties", None)),
    ],
)
async def test_bad_input_is_refused_by_its_field(ask, town, other, refusal):
    union = await make_union(town)
    answer = await sent(ask, union, "company.a", FORM, **form_input(union, **other))

    assert (answer["reason"], answer["field"]) == refusal


async def test_shares_are_refused_by_what_they_make(ask, town):
    union = await make_union(town)
    given = form_input(union)
    # One that is no share by its own place; what they make together by all of them.
    for share, reason, field in (
        ("0.3", "share_malformed", "shares.1"),
        ("4/3", "party_share_out_of_range", "shares.1"),
        ("33.3%", "party_shares_not_whole", "shares"),
    ):
        given["shares"][1]["share"] = share
        answer = await sent(ask, union, "company.a", FORM, **given)
        assert (answer["reason"], answer["field"]) == (reason, field)
    given["shares"][1] = given["shares"][0]
    answer = await sent(ask, union, "company.a", FORM, **given)

    assert (answer["reason"], answer["field"]) == ("party_named_twice", "shares.1")


async def test_a_company_joins_and_another_leaves(ask, town):
    union = await formed(town)
    consortium = global_id("Consortium", union.id)
    before = await read(ask, union, "company.a")
    await sent(
        ask,
        union,
        "company.a",
        JOIN,
        consortiumId=consortium,
        bodyId=global_id("Body", union.bodies["company.c"]),
        share="1/10",
        reason="센서를 맡습니다.",
    )
    open_one = (await read(ask, union, "company.c"))["changes"]["edges"][0]["node"]
    for name in (CITY, DEVELOPER, "company.b", "company.c"):
        await answered(ask, union, name)
    joined = await read(ask, union, "company.c")
    await sent(
        ask,
        union,
        "company.b",
        LEAVE,
        consortiumId=consortium,
        reason="사업을 접습니다.",
        handBack="열쇠",
    )
    for name in (CITY, "company.a", DEVELOPER):
        last = await answered(ask, union, name)
    out = last["change"]["tookEffectOn"]
    later = await read(ask, union, None, on=out)
    day_before = (date.fromisoformat(out) - timedelta(days=1)).isoformat()

    assert [one["body"]["name"] for one in before["possibleParties"]] == ["company.c"]
    assert before["viewerParty"]["name"] == "Company"
    assert {(one["needed"], one["counts"]) for one in open_one["voices"]} == {
        (True, True),
        (False, True),
        (True, False),
    }
    assert open_one["viewerActions"][0] == {
        "name": "answerChange",
        "allowed": True,
        "refusal": None,
    }
    assert len(joined["parties"]) == 5
    assert len(later["parties"]) == 4
    assert len((await read(ask, union, None, on=day_before))["parties"]) == 5
    assert [len(one["parties"]) for one in later["history"]] == [4, 5, 4]
    assert later["history"][-1]["since"] == out
    said = {one["matter"]: one for one in later["rules"]}
    assert said["EXPULSION"]["rule"] == {"source": "Civil Act", "article": "718"}


def held(parties):
    return {one["body"]["name"]: Fraction(**one["share"]) for one in parties}


async def test_what_each_would_hold_is_told_while_it_is_open_and_is_what_comes(ask, town):
    union = await formed(town)
    consortium = global_id("Consortium", union.id)
    newcomer = global_id("Body", union.bodies["company.c"])
    join = {"bodyId": newcomer, "share": "1/3", "reason": "센서를 맡습니다."}
    await sent(ask, union, "company.a", JOIN, consortiumId=consortium, **join)
    before = await read(ask, union, "company.a")
    foreseen = held(before["changes"]["edges"][0]["node"]["sharesForeseen"])
    for name in (CITY, DEVELOPER, "company.b", "company.c"):
        await answered(ask, union, name)
    joined = await read(ask, union, "company.a")
    leave = {"reason": "사업을 접습니다.", "handBack": "열쇠"}
    await sent(ask, union, "company.b", LEAVE, consortiumId=consortium, **leave)
    leaving = (await read(ask, union, "company.a"))["changes"]["edges"][0]["node"]
    without = held(leaving["sharesForeseen"])
    for name in (CITY, "company.a", DEVELOPER):
        last = await answered(ask, union, name)
    left = await read(ask, union, None, on=last["change"]["tookEffectOn"])

    newcomers = {"company.c": Fraction(1, 3)}
    shrunk = {name: share * Fraction(2, 3) for name, share in held(before["parties"]).items()}
    assert foreseen == shrunk | newcomers == held(joined["parties"])
    assert len(without) == 4
    assert sum(without.values()) == 1
    assert without == held(left["parties"])
    assert [one["node"]["sharesForeseen"] for one in joined["changes"]["edges"]] == [[], []]


async def test_what_is_put_is_found_by_those_asked_alone(ask, town):
    union = await formed(town)
    change = (await read(ask, union, "auditor"))["changes"]["edges"][0]["node"]
    look = "query ($id: ID!) { node(id: $id) { id } }"
    found = {
        who: (await ask(look, as_=town.people[who], id=change["id"])).sole()
        for who in ("company.a", "auditor", "resident.1", "ministry.officer")
    }

    assert {who for who, node in found.items() if node} == {"company.a", "auditor"}
    assert change["viewerActions"][0]["refusal"]["reason"] == "no_capacity"
    refused = await sent(
        ask, union, "resident.1", ANSWER, changeId=change["id"], yes=True, reason=""
    )
    assert refused["reason"] == "no_such_change"
