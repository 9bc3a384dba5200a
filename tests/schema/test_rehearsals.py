"""Through the API: a meeting that is tried out, and the register of what a council has decided."""

from datetime import datetime

import pytest
from sqlalchemy import select

from schema.kit.ids import global_id
from tests.fixtures.sittings import (
    CHAIR,
    SECRETARY,
    STARTS,
    VICE,
    call_item,
    called,
    opened,
    sitting_council,
    vote,
)
from tests.fixtures.town import as_house
from workflows.councils.meetings.models import MeetingItem, MeetingVote
from workflows.councils.reckoning.votes import Choice

TRY = """query ($id: ID!, $absent: [ID!], $recused: [RecusedInput!]) { meeting(id: $id) {
  rehearsal(absent: $absent, recused: $recused) {
    opening { met needed counted inOffice } losing allDeclared
    members { appointmentId absent name { displayName } }
    items { itemId number title beginsAt endsAt holds votes quorum { met needed counted steps }
      stepsOut { displayName } comesBack { displayName } missing { displayName } } } } }"""
REGISTER = """query ($id: ID!, $first: Int!, $after: String) { node(id: $id) { ... on Council {
  resolutions(first: $first, after: $after) {
    totalCount
    edges { node { meetingNumber item { id number title motion state endedAt
      votes { challenged { displayName } outcome { result inFavour against abstain } } } } }
    pageInfo { hasNextPage endCursor } } } } }"""
PEOPLE = ("expert.1", "expert.2", "expert.3")


@pytest.fixture
async def council(town, clock):
    return await sitting_council(town, clock)


@pytest.fixture
def rows(sessions):
    async def read(model, **where):
        async with as_house(sessions) as session:
            found = await session.scalars(select(model).filter_by(**where).order_by(model.number))
            return list(found)

    return read


async def test_a_meeting_is_tried_out_by_those_of_the_council_and_by_nobody_else(
    ask, town, council
):
    meeting = await called(town, council, items=2)
    given = {"id": global_id("Meeting", meeting.id)}

    async def asked(who, **more):
        as_ = town.people[who] if who else None
        return (await ask(TRY, as_=as_, **given, **more)).sole()["rehearsal"]

    found = await asked(SECRETARY)
    assert found["opening"] == {"met": True, "needed": 3, "counted": 5, "inOffice": 5}
    assert (found["losing"], found["allDeclared"]) == ([], True)
    # Who presides comes first, then the members in the order of their seats.
    assert [one["appointmentId"] for one in found["members"]] == [
        global_id("Appointment", town.appointments[one])
        for one in (CHAIR, VICE, "expert.2", "expert.3", "expert.4")
    ]
    first, second = found["items"]
    assert (first["number"], first["title"], first["votes"]) == (1, "인수인계 1", 5)
    assert datetime.fromisoformat(first["beginsAt"]) == STARTS
    assert first["endsAt"] == second["beginsAt"]

    away = [one["appointmentId"] for one in found["members"][2:]]
    without = await asked("expert.1", absent=away)
    assert without["losing"] == [first["itemId"], second["itemId"]]
    assert [one["absent"] for one in without["members"]] == [False, False, True, True, True]
    assert without["allDeclared"] is False
    assert len(without["items"][0]["missing"]) == 3
    assert without["items"][0]["quorum"]["counted"] == 2
    assert without["items"][0]["quorum"]["steps"]

    named = [{"itemId": first["itemId"], "appointmentId": found["members"][1]["appointmentId"]}]
    out = await asked(CHAIR, recused=named)
    assert out["items"][0]["stepsOut"] == [found["members"][1]["name"]]
    assert out["items"][1]["comesBack"] == [found["members"][1]["name"]]

    assert await asked("resident.1") is None
    assert await asked(None) is None


async def test_a_rehearsal_with_somebody_of_elsewhere_is_refused(ask, town, council):
    meeting = await called(town, council)
    given = {"id": global_id("Meeting", meeting.id), "as_": town.people[CHAIR]}
    stranger = global_id("Appointment", town.appointments["resident.1"])

    assert (await ask(TRY, **given, absent=[stranger])).reasons == ["no_such_member"]
    assert (await ask(TRY, **given, absent=[given["id"]])).reasons == ["id_of_another_type"]


async def test_the_register_is_read_by_everybody_page_by_page(ask, town, council, clock, rows):
    given = {"id": global_id("Council", council.id)}
    empty = (await ask(REGISTER, **given, first=10)).sole()["resolutions"]
    assert (empty["totalCount"], empty["edges"]) == (0, [])
    meeting = await opened(town, council, clock, CHAIR, *PEOPLE, items=3)
    first, second, _ = await rows(MeetingItem, meeting_id=meeting.id)

    async def last_vote(meeting_id):
        return (await rows(MeetingVote, meeting_id=meeting_id))[-1]

    for item, choice in ((first, Choice.FOR), (second, Choice.AGAINST)):
        await call_item(town, meeting, item)
        await vote(town, item, last_vote, dict.fromkeys((CHAIR, *PEOPLE), choice))

    newest = (await ask(REGISTER, **given, first=1)).sole()["resolutions"]
    after = newest["pageInfo"]["endCursor"]
    oldest = (await ask(REGISTER, **given, first=1, after=after)).sole()["resolutions"]

    assert (newest["totalCount"], newest["pageInfo"]["hasNextPage"]) == (2, True)
    assert oldest["pageInfo"]["hasNextPage"] is False
    shown = [page["edges"][0]["node"] for page in (newest, oldest)]
    assert [one["meetingNumber"] for one in shown] == [1, 1]
    assert [(one["item"]["number"], one["item"]["state"]) for one in shown] == [
        (2, "REJECTED"),
        (1, "RESOLVED"),
    ]
    assert shown[1]["item"]["endedAt"]
    # Where the rules let nobody watch, everybody reads the votes once the meeting is closed.
    assert shown[1]["item"]["votes"] == []
    chair = (await ask(REGISTER, as_=town.people[CHAIR], **given, first=2)).sole()["resolutions"]
    assert chair["edges"][1]["node"]["item"]["votes"] == [
        {
            "challenged": None,
            "outcome": {"result": "CARRIED", "inFavour": 4, "against": 0, "abstain": 0},
        }
    ]
