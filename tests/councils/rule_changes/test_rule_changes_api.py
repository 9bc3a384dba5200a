"""A change of a council's own rules over the API: what can be set, put, refused with its article, in force."""

import orjson
import pytest

from schema.kit.ids import global_id
from tests.councils.rule_changes.conftest import FROM
from tests.fixtures.sittings import CHAIR, SECRETARY, VICE, prepared, vote
from tests.fixtures.town import as_house
from tests.schema.conftest import asking_with
from workflows.councils.meetings import chairing
from workflows.councils.meetings.models import Meeting
from workflows.councils.minutes.certificate import verify
from workflows.councils.minutes.certifying import certificates_of
from workflows.councils.reckoning.votes import Choice

PUT = """
mutation ($input: PutRuleChangeInput!) {
  putRuleChange(input: $input) {
    ... on PutRuleChangeSuccess { meeting { items { topic motion ruleChange { before after state } } } }
    ... on Refused { code reason field message remedy rule { source article } }
  }
}
"""
READ = """
query ($on: String) {
  councils(first: 9) { edges { node { id rules(on: $on) {
    settable { key least most several choices { word text } now { text } }
    changes { title before beforeRule { id } after effectiveOn source article state meetingNumber itemNumber
      decisionYear decisionNumber }
    rulings { key holds { text level source article change { state decisionNumber } } others { level } }
  } } } }
}
"""


@pytest.fixture
def ask(sessions, snapshots):
    """Ask through the module's own database."""
    return asking_with(sessions, snapshots)


async def test_a_change_is_put_resolved_and_told_with_its_decision(
    town, council, open_with, last_vote, ask, sessions
):
    meeting = await prepared(town, council, items=0)
    told = {
        "meetingId": global_id("Meeting", meeting.id),
        "key": "tie",
        "words": ["CASTING_VOTE"],
        "effectiveOn": FROM.isoformat(),
        "source": "협의회 운영세칙",
        "article": "7(1)",
    }

    async def put(who=SECRETARY, **more):
        return (await ask(PUT, as_=town.people[who], input={**told, **more})).sole()

    async def read(**more):
        answer = await ask(READ, as_=town.people[CHAIR], **more)
        nodes = [one["node"] for one in answer.sole()["edges"]]
        return next(one for one in nodes if one["id"] == global_id("Council", council.id))["rules"]

    refused = await put(key="max_members", words=[], number=26)
    assert (refused["code"], refused["reason"], refused["rule"]["article"]) == (
        "RULE",
        "rule_breaks_higher",
        "24(2)",
    )
    assert refused["remedy"]
    assert (await put(VICE))["reason"] == "only_the_chair_changes_rules"
    settable = {one["key"]: one for one in (await read())["settable"]}
    assert {"tie", "notice_days", "recall_fraction"} <= set(settable)
    assert not {"quorum", "max_members", "recusal_kinds"} & set(settable)
    assert (settable["notice_days"]["least"], settable["notice_days"]["now"]["text"]) == (1, "7")
    (item,) = (await put())["meeting"]["items"]
    assert item["ruleChange"] == {
        "before": "lost",
        "after": "the chair decides",
        "state": "PROPOSED",
    }

    called = await open_with(meeting)
    people = (CHAIR, VICE, "expert.2", "expert.3", "expert.4")
    await vote(town, called, last_vote, dict.fromkeys(people, Choice.FOR))
    (change,) = (await read())["changes"]
    assert (change["state"], change["decisionNumber"], change["itemNumber"]) == ("ADOPTED", 1, 1)
    assert change["beforeRule"]["id"] == "council.house.tie"
    holds = {one["key"]: one["holds"] for one in (await read(on=FROM.isoformat()))["rulings"]}
    assert holds["tie"] == {
        "text": "the chair decides",
        "level": "COUNCIL",
        "source": "협의회 운영세칙",
        "article": "7(1)",
        "change": {"state": "ADOPTED", "decisionNumber": 1},
    }
    before = {one["key"]: one["holds"] for one in (await read())["rulings"]}
    assert before["tie"]["level"] == "HOUSE"

    await town.act(CHAIR, chairing.close_meeting, meeting_id=meeting.id)
    async with as_house(sessions) as session:
        (certificate,) = await certificates_of(session, await session.get_one(Meeting, meeting.id))
    content = orjson.loads(certificate.content)
    made = "council.own.tie#7(1)#협의회 운영세칙"
    assert content["facts"]["ruleChange"]["rule"] == made
    assert content["sources"][made]["article"] == "7(1)"
    assert content["sources"]["council.changwon.rules_amend"]["article"] == "15"
    assert verify(certificate.content).holds
    content["facts"]["ruleChange"]["since"] = "2020-01-01"
    assert verify(orjson.dumps(content)).wrong == ("digest",)
