"""Amendments and decisions over the API: moved, next, voted on, in the register, with what one may do."""

import pytest

from schema.kit.ids import global_id
from tests.fixtures.sittings import CHAIR, SECRETARY, VICE, vote
from tests.schema.conftest import asking_with
from workflows.councils.reckoning.votes import Choice

MOVE = """
mutation ($input: MoveAmendmentInput!) {
  moveAmendment(input: $input) {
    ... on MoveAmendmentSuccess { meeting { id } }
    ... on Refused { reason field message }
  }
}
"""
SUPPORT = """
mutation ($input: SupportAmendmentInput!) {
  supportAmendment(input: $input) { __typename ... on Refused { reason } }
}
"""
READ = """
query ($id: ID!) {
  meeting(id: $id) {
    item(number: 1) {
      agreementNumber
      votes { amendment motion }
      amending {
        supportersNeeded nextAmendment
        viewerActions { name allowed }
        texts { version amendment words sha256 }
        amendments {
          id number state reason place supporters changes { passage words } mover { displayName }
          viewerActions { name allowed }
        }
      }
    }
    none: item(number: 9) { id }
  }
}
"""
ASSIGN = """
mutation ($input: AssignDecisionInput!) {
  assignDecision(input: $input) {
    ... on AssignDecisionSuccess { decision { version state dueOn owner { name } } }
    ... on Refused { reason field }
  }
}
"""
REGISTER = """
query {
  councils(first: 1) { edges { node {
    decisions(first: 5, state: OPEN) { totalCount edges { node {
      id year number text sha256 source decidedOn state dueOn version lateBy delayReason
      meetingNumber itemNumber idea
      terms { version effect dueOn dueDays evidence supersedes reason owner { name } addressee { name } }
      steps { number kind words link on dueOn movedTo body { name } }
      viewerActions { name allowed }
    } } }
    late: decisions(first: 5, late: true) { totalCount }
    decision(year: 2026, number: 1) { id }
    none: decision(year: 1999, number: 1) { id }
    viewerActions { name allowed }
  } } }
}
"""


@pytest.fixture
def ask(sessions, snapshots):
    """Ask through the module's own database."""
    return asking_with(sessions, snapshots)


def allowed(actions):
    return {one["name"] for one in actions if one["allowed"]}


async def test_an_amendment_is_moved_seconded_adopted_and_stands_in_the_register(
    town, council, session_open, last_vote, ask
):
    meeting, item = session_open
    ids = {"meetingId": global_id("Meeting", meeting.id)}

    async def move(**given):
        told = {**ids, "itemId": global_id("MeetingItem", item.id), "reason": "짧음", **given}
        return (await ask(MOVE, as_=town.people[VICE], input=told)).sole()

    async def read(who=None):
        person = None if who is None else town.people[who]
        return (await ask(READ, as_=person, id=ids["meetingId"])).sole()["item"]

    change = {"passage": "세 곳", "words": "네 곳"}
    both = await move(whole="미룬다.", changes=[change])
    assert (both["reason"], both["field"]) == ("whole_or_passages", "whole")
    assert (await move(changes=[change]))["meeting"] == {"id": ids["meetingId"]}
    (one,) = (await read("expert.2"))["amending"]["amendments"]
    assert (one["state"], one["supporters"], one["changes"]) == ("MOVED", 0, [change])
    assert allowed(one["viewerActions"]) == {"supportAmendment"}
    told = {**ids, "amendmentId": one["id"]}
    seconded = (await ask(SUPPORT, as_=town.people["expert.2"], input=told)).sole()
    assert seconded == {"__typename": "SupportAmendmentSuccess"}

    chair = (await read(CHAIR))["amending"]
    assert (chair["nextAmendment"], chair["supportersNeeded"]) == (1, 1)
    assert allowed(chair["viewerActions"]) == {"moveAmendment", "orderAmendments"}
    mover = (await read(VICE))["amending"]["amendments"][0]
    assert allowed(mover["viewerActions"]) == {"withdrawAmendment"}
    ballots = dict.fromkeys((CHAIR, VICE, "expert.2"), Choice.FOR)
    await vote(town, item, last_vote, ballots, amendment=1)
    await vote(town, item, last_vote, ballots)

    public = await read()
    assert allowed(public["amending"]["viewerActions"]) == set()
    (text,) = public["amending"]["texts"]
    # Where the rules let nobody watch, the public reads the votes once the meeting is closed.
    assert public["votes"] == []
    votes = (await read(CHAIR))["votes"]
    assert [one["amendment"] for one in votes] == [1, None]
    assert votes[1]["motion"] == text["words"]

    async def register(who=None):
        answer = await ask(REGISTER, as_=None if who is None else town.people[who])
        return answer.sole()["edges"][0]["node"]

    before = await register(SECRETARY)
    assert before["decisions"]["totalCount"] == 0
    assert "enterDecision" in allowed(before["viewerActions"])
    terms = {
        "decisionId": before["decision"]["id"],
        "expectedVersion": 0,
        "effect": "ASKS",
        "ownerId": global_id("Body", town.city_id),
        "addresseeId": global_id("Body", town.city_id),
        "evidence": "인수인계서",
        "dueDays": 21,
    }
    made = (await ask(ASSIGN, as_=town.people[SECRETARY], input=terms)).sole()["decision"]
    assert (made["version"], made["state"], made["dueOn"]) == (1, "OPEN", "2026-12-30")
    told = await register()
    (edge,) = told["decisions"]["edges"]
    assert (edge["node"]["text"], edge["node"]["sha256"]) == (text["words"], text["sha256"])
    assert (edge["node"]["meetingNumber"], edge["node"]["itemNumber"]) == (1, 1)
    assert (edge["node"]["lateBy"], edge["node"]["terms"][0]["dueDays"]) == (0, 21)
    assert allowed(edge["node"]["viewerActions"]) == set()
    assert (told["late"]["totalCount"], told["none"]) == (0, None)
