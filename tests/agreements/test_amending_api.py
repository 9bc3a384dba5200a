"""Amendments over the API: begun, drafted, foreseen, raised, approved, and a text on two days."""

import pytest

from schema.kit.ids import global_id, key_of
from tests.fixtures.agreements import LEAD, Table, room
from tests.fixtures.amending import base_in_force, begin, into_force, operate, put, raise_it
from tests.fixtures.consortium import CITY
from tests.schema.conftest import asking_with
from workflows.agreements.amending.operations import OperationKind
from workflows.agreements.effects.terms import Effect
from workflows.rights.permissions import Permission as P  # noqa: N817 - said often

TOLD = "... on Refused { code reason field message remedy rule { article } }"
AGREEMENT = """agreement { id number version amendment {
  kind lacksApproval raisedWhy effectiveOn operations { kind reference oldText stale clause { id } } } }"""


def verb(name):
    """Return the mutation of a verb of amendments."""
    kind = name[0].upper() + name[1:]
    return f"""mutation ($input: {kind}Input!) {{ {name}(input: $input) {{ __typename
      ... on {kind}Success {{ {AGREEMENT} }} {TOLD} }} }}"""


READ = """query ($number: String!, $day: String) { agreement(number: $number) {
  amendments { number title state inForceOn }
  viewerActions { name allowed refusal { reason } } blocks { reference }
  tree { standings waitsFor }
  textOn(day: $day) { day number digest clauses {
    reference depth heading text amendedBy kind parentId effects { lets } } }
  amendment { baseNumber reason kind raisedBy { name } approval { approver document approvedOn }
    grounds { matter clauseId rule source article } approvalRule { rule article }
    impact { rightsEnd { reference posts effect { lets body { name } } } rightsBegin { reference posts }
      dutiesEnd { number what debtor { name } } dutiesBegin { number } figures { before after } }
    viewerActions { name allowed refusal { reason } } } } }"""
ARTICLES = (
    ("역할", "roles", "당사자는 맡은 일을 한다."),
    ("기간", "term", "기간은 2027년까지로 함"),
)
MINOR = (("기간", "term", "기간은 2027년까지로 함"), ("목적", "purpose", "뜻을 같이함"))


@pytest.fixture
def ask(sessions, snapshots):
    """Ask through the module's own database."""
    return asking_with(sessions, snapshots)


async def sent(ask, town, who, name, **given):
    return (await ask(verb(name), as_=town.people[who], input=given)).sole()


async def read(ask, table, who, **given):
    number = (await room(table)).agreement.number
    return (await ask(READ, as_=table.town.people[who], number=number, **given)).sole()


def offers(told):
    return {one["name"]: one["allowed"] for one in told["viewerActions"]}


async def test_an_amendment_is_begun_drafted_foreseen_and_read_on_two_days(ask, town):
    table, (roles, term) = await base_in_force(
        town, ARTICLES, effects_of=lambda bodies: [Effect(P.LAB_RUN, bodies["company.b"])]
    )
    base_id = global_id("Agreement", table.id)
    assert offers(await read(ask, table, LEAD))["beginAmendment"]
    assert not offers(await read(ask, table, "company.b"))["beginAmendment"]
    refused = await sent(
        ask, town, "company.b", "beginAmendment", agreementId=base_id, title="변경", reason="기한"
    )
    assert refused["reason"] == "only_lead_or_city_opens"
    begun = await sent(
        ask, town, LEAD, "beginAmendment", agreementId=base_id, title="변경", reason="기한을 맞춤"
    )
    agreement = begun["agreement"]
    assert agreement["amendment"]["kind"] == "MINOR"
    minor = Table(table.union, key_of("Agreement", agreement["id"], field="agreementId"))
    assert (await read(ask, minor, LEAD))["blocks"] == []
    given = {"agreementId": agreement["id"], "expectedVersion": agreement["version"]}
    added = await sent(
        ask,
        town,
        LEAD,
        "addOperation",
        **given,
        kind="REMOVE",
        targetId=global_id("Clause", roles),
        text="일을 나누지 않음",
    )
    (operation,) = added["agreement"]["amendment"]["operations"]
    assert (
        operation.items()
        >= {
            "kind": "REMOVE",
            "reference": "Article 1",
            "oldText": ARTICLES[0][2],
            "stale": False,
        }.items()
    )
    late = await sent(ask, town, LEAD, "addOperation", **given, kind="ADD", text="새 글")
    assert (late["code"], late["reason"]) == ("CONFLICT", "agreement_changed")
    given["expectedVersion"] += 1
    second = await sent(
        ask,
        town,
        LEAD,
        "addOperation",
        **given,
        kind="REPLACE",
        targetId=global_id("Clause", term),
        heading="기간",
        text="기간은 2028년까지로 함",
    )
    dropped = await sent(
        ask,
        town,
        LEAD,
        "dropOperation",
        clauseId=second["agreement"]["amendment"]["operations"][1]["clause"]["id"],
        expectedVersion=given["expectedVersion"] + 1,
        reason="다음에 합니다.",
    )
    assert second["agreement"]["amendment"]["lacksApproval"]
    assert not dropped["agreement"]["amendment"]["lacksApproval"]
    given["expectedVersion"] += 2
    noted = await sent(
        ask,
        town,
        CITY,
        "noteAmendmentApproval",
        **given,
        approver="COUNCIL",
        document="협의회-3",
        approvedOn="2026-01-02",
    )
    assert noted["__typename"] == "NoteAmendmentApprovalSuccess"
    given["expectedVersion"] += 1
    day = await sent(ask, town, LEAD, "setAmendmentDay", **given, effectiveOn="2001-01-01")
    assert (day["reason"], day["field"]) == ("effective_day_over", "effectiveOn")
    day = await sent(ask, town, LEAD, "setAmendmentDay", **given, effectiveOn="2099-12-31")
    assert day["agreement"]["amendment"]["effectiveOn"] == "2099-12-31"
    raised = await sent(
        ask, town, "company.b", "raiseAmendment", agreementId=agreement["id"], reason="모두의 일"
    )
    assert raised["agreement"]["amendment"]["raisedWhy"] == "모두의 일"

    instrument = Table(table.union, key_of("Agreement", agreement["id"], field="agreementId"))
    told = await read(ask, instrument, "company.b")
    amendment = told["amendment"]
    assert amendment["kind"] == "MAJOR"
    assert {one["reference"] for one in told["blocks"]} == {"Article 1"}
    assert amendment["approval"] == {
        "approver": "COUNCIL",
        "document": "협의회-3",
        "approvedOn": "2026-01-02",
    }
    assert {one["matter"] for one in amendment["grounds"]} == {"DUTIES", "RIGHTS"}
    assert all(one["article"] == "4-7" for one in amendment["grounds"])
    (ends,) = amendment["impact"]["rightsEnd"]
    assert (ends["reference"], ends["effect"]["lets"]) == ("Article 1", "open and run living labs")
    assert "COMPANY_REPRESENTATIVE" in ends["posts"]
    assert (amendment["impact"]["rightsBegin"], amendment["impact"]["dutiesEnd"]) == ([], [])
    assert offers(amendment) == {
        "addOperation": False,
        "dropOperation": False,
        "setAmendmentDay": False,
        "noteAmendmentApproval": False,
        "raiseAmendment": False,
    }
    assert offers((await read(ask, instrument, LEAD))["amendment"])["addOperation"]

    own = key_of("Clause", operation["clause"]["id"], field="clauseId")
    await into_force(instrument, [own])
    now, then = [await read(ask, table, LEAD, day=day) for day in (None, "2099-12-31")]
    assert [one["text"] for one in now["textOn"]["clauses"]] == [one[2] for one in ARTICLES]
    (left,) = then["textOn"]["clauses"]
    assert (left["reference"], left["text"], left["amendedBy"]) == (
        "Article 1",
        ARTICLES[1][2],
        None,
    )
    assert now["textOn"]["digest"] != then["textOn"]["digest"]
    (line,) = now["amendments"]
    assert (line["state"], line["inForceOn"]) == ("IN_FORCE", "2099-12-31")
    assert (await read(ask, instrument, LEAD))["textOn"]["number"] == line["number"][:5] + "1"
    wrong = await ask(READ, as_=town.people[LEAD], number=now["textOn"]["number"], day="morgen")
    assert wrong.errors


async def test_nobody_is_waited_for_in_a_minor_amendment_until_it_is_raised(ask, town):
    table, (_, purpose) = await base_in_force(town, MINOR)
    minor = await begin(table)
    await operate(minor, OperationKind.REPLACE, purpose, text="서로 도움에 뜻을 둠")
    await put(minor)
    free = await read(ask, minor, "company.b")
    assert (free["blocks"], free["amendment"]["kind"]) == ([], "MINOR")
    assert free["tree"] == [{"standings": ["SILENT"] * 4, "waitsFor": []}]
    await raise_it(minor, "company.b")
    raised = await read(ask, minor, "company.b")
    assert raised["amendment"]["kind"] == "MAJOR"
    assert (len(raised["blocks"]), len(raised["tree"][0]["waitsFor"])) == (4, 4)
