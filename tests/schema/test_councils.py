"""Councils through the API: the head appoints, is refused, mends, publishes; a resident reads it."""

import pytest

from schema.kit.ids import global_id
from tests.fixtures.councils import HEAD, settle_people
from tests.fixtures.town import make_town

FORM = """mutation ($input: FormCouncilInput!) { formCouncil(input: $input) {
  ... on FormCouncilSuccess { council { id name place { slug } lifecycle body { kind } } }
  ... on Refused { reason message rule { id source article } } } }"""
APPOINT = """mutation ($input: AppointMemberInput!) { appointMember(input: $input) {
  ... on AppointMemberSuccess { council { id roster { members { number } } } }
  ... on Refused { reason field rule { id source article } remedy } } }"""
PUBLISH = """mutation ($input: PublishRosterInput!) { publishRoster(input: $input) {
  ... on PublishRosterSuccess { council { editions { edition members exceptionRef } } }
  ... on Refused { reason message rule { source article } remedy } } }"""
END = """mutation ($input: EndMembershipInput!) { endMembership(input: $input) {
  ... on EndMembershipSuccess { council { id } } ... on Refused { reason } } }"""
READ = """query ($id: ID!, $on: String) { node(id: $id) { ... on Council {
  formedOn dissolvedOn agenda projectEndsOn
  roster(on: $on) { on members { number kind capacity startsOn endsOn renewals substitutes
    untilCompletion name { displayName } } posts { post member appointmentId } }
  lawfulness(on: $on) { lawful members mostMembers appointed largestSex largestShare
    breaches { reason message member rule { id source article } } }
  editions { edition publishedOn exceptionRef }
  viewerActions { name allowed } } } }"""
TRY = """query ($id: ID!, $input: IfAppointedInput!) { node(id: $id) { ... on Council {
  ifAppointed(input: $input) { lawful breaches { reason rule { article } } } } } }"""
POSSIBLE = """query ($id: ID!, $kind: String!) { node(id: $id) { ... on Council {
  possibleMembers(kind: $kind) { appointmentId role name { displayName } }
  possibleAttendants { role } } } }"""


@pytest.fixture
async def place(sessions):
    """A town with people to sit in a council."""
    town = await make_town(sessions)
    await settle_people(town)
    return town


@pytest.fixture
def acted(ask, place):
    """Carry out a mutation as a person of the town."""

    async def acting(who, query, **given):
        return (await ask(query, as_=place.people[who], input=given)).sole()

    return acting


async def form(place, acted, **more):
    given = {
        "programmeId": global_id("Programme", place.programme_id),
        "place": "changwon",
        "nameKo": "협의회",
        "nameEn": "Council",
        "formedOn": "2026-11-02",
    }
    return await acted(HEAD, FORM, **given | more)


def member(place, who, sex="FEMALE", **more):
    return {
        "appointmentId": global_id("Appointment", place.appointments[who]),
        "kind": "EXPERT",
        "capacity": "APPOINTED",
        "sex": sex,
        "startsOn": "2026-11-02",
        **more,
    }


async def test_the_head_is_refused_the_breach_mends_it_publishes_and_a_resident_reads_it(
    ask, place, acted
):
    council = (await form(place, acted))["council"]["id"]
    for number in range(1, 4):
        await acted(HEAD, APPOINT, councilId=council, **member(place, f"expert.{number}"))
    hidden = (await ask(READ, id=council)).sole()
    refused = await acted(HEAD, PUBLISH, councilId=council)
    for number in (4, 5):
        await acted(HEAD, APPOINT, councilId=council, **member(place, f"expert.{number}", "MALE"))
    published = await acted(HEAD, PUBLISH, councilId=council)
    read = (await ask(READ, id=council, as_=place.people["resident.1"])).sole()

    assert (hidden["roster"], hidden["lawfulness"], hidden["editions"]) == (None, None, [])
    assert refused["reason"] == "sexes_unbalanced"
    assert refused["message"].startswith("Of 3 appointed members 3 are of one sex")
    assert (refused["rule"]["article"], bool(refused["remedy"])) == ("5(4)", True)
    assert published["council"]["editions"] == [{"edition": 1, "members": 5, "exceptionRef": None}]
    assert [one["number"] for one in read["roster"]["members"]] == [1, 2, 3, 4, 5]
    assert read["roster"]["members"][0] | {"name": None} == {
        "number": 1,
        "kind": "EXPERT",
        "capacity": "APPOINTED",
        "startsOn": "2026-11-02",
        "endsOn": "2028-11-01",
        "renewals": 0,
        "substitutes": None,
        "untilCompletion": False,
        "name": None,
    }
    lawful = read["lawfulness"]
    assert (lawful["members"], lawful["mostMembers"], lawful["appointed"]) == (5, 25, 5)
    assert (lawful["largestSex"], lawful["largestShare"]) == (3, 60)
    assert [(one["reason"], one["rule"]["article"]) for one in lawful["breaches"]] == [
        ("no_chair", "5(3)"),
        ("no_vice_chair", "5(3)"),
        ("no_secretary", "12"),
    ]
    assert not any(one["allowed"] for one in read["viewerActions"])


async def test_an_appointment_against_the_rules_is_refused_with_rule_and_remedy(place, acted):
    council = (await form(place, acted))["council"]["id"]
    for change, reason, article in (
        ({"kind": ""}, "seat_kind_missing", "5(4)"),
        ({"kind": "ASSEMBLY"}, "seat_kind_unknown", "5(4)"),
        ({"endsOn": "2028-11-02"}, "term_too_long", "6(1)"),
    ):
        answer = await acted(HEAD, APPOINT, councilId=council, **member(place, "expert.1") | change)
        assert (answer["reason"], answer["rule"]["article"]) == (reason, article)
        assert answer["remedy"]
    fits = await acted(
        HEAD, APPOINT, councilId=council, **member(place, "expert.1", endsOn="2028-11-01")
    )
    assert fits["council"]["roster"]["members"] == [{"number": 1}]


@pytest.mark.parametrize("day", ["1999-01-01", "9999-12-31", "2026-02-30", "tomorrow"])
async def test_a_day_that_no_council_can_be_of_is_an_answer_not_a_fault(ask, place, acted, day):
    council = (await form(place, acted))["council"]["id"]

    answer = await acted(
        HEAD, APPOINT, councilId=council, **member(place, "expert.1") | {"startsOn": day}
    )
    read = await ask(READ, id=council, on=day)

    assert answer["reason"] in {"day_out_of_range", "day_malformed"}
    assert set(read.reasons) <= {"day_out_of_range", "day_malformed"}
    assert read.reasons


async def test_who_may_what_is_offered_by_the_same_checks(ask, place, acted):
    council = (await form(place, acted))["council"]["id"]

    async def offered(who):
        read = (await ask(READ, id=council, as_=place.people[who])).sole()
        return {one["name"] for one in read["viewerActions"] if one["allowed"]}

    assert await offered("municipality.officer") == {"ifAppointed"}
    assert await offered("resident.1") == set()
    assert {"appointMember", "publishRoster", "nameChair"} <= await offered(HEAD)


async def test_what_would_be_is_told_to_those_who_prepare_and_to_nobody_else(ask, place, acted):
    council = (await form(place, acted))["council"]["id"]
    given = {"kind": "EXPERT", "capacity": "APPOINTED", "sex": "MALE"}
    officer = place.people["municipality.officer"]

    tried = (await ask(TRY, id=council, input=given, as_=officer)).sole()["ifAppointed"]
    resident = await ask(TRY, id=council, input=given, as_=place.people["resident.1"])
    nobody = await ask(TRY, id=council, input=given)

    assert {one["reason"] for one in tried["breaches"]} >= {"sexes_over_share"}
    assert resident.reasons == ["only_who_forms_tries"]
    assert nobody.reasons == ["sign_in_first"]


async def test_no_answer_of_the_public_leads_to_a_sex_or_a_capacity(ask, place, acted):
    council = (await form(place, acted))["council"]["id"]
    for number, sex in ((1, "FEMALE"), (2, "MALE")):
        await acted(HEAD, APPOINT, councilId=council, **member(place, f"expert.{number}", sex))
    await acted(HEAD, PUBLISH, councilId=council)

    read = await ask(READ, id=council)
    possible = (await ask(POSSIBLE, id=council, kind="EXPERT")).sole()
    head = (await ask(POSSIBLE, id=council, kind="RESIDENT", as_=place.people[HEAD])).sole()

    assert "FEMALE" not in str(read.data)
    assert "이름 " not in str(read.data)
    assert possible == {"possibleMembers": [], "possibleAttendants": []}
    assert {one["role"] for one in head["possibleMembers"]} == {"RESIDENT"}
    assert "이름 " not in str(head)


async def test_ending_a_membership_twice_is_refused(place, acted):
    council = (await form(place, acted))["council"]["id"]
    await acted(HEAD, APPOINT, councilId=council, **member(place, "expert.1"))
    given = {"councilId": council, "member": 1, "ground": "RESIGNED", "endsOn": "2026-11-10"}

    assert "council" in await acted(HEAD, END, **given)
    assert (await acted(HEAD, END, **given))["reason"] == "membership_ended"


async def test_what_a_council_goes_by_is_read_by_anyone_on_any_day(ask, place, acted):
    await form(place, acted)
    query = """query ($programme: ID, $on: String) { councils(programmeId: $programme, first: 1) { edges { node {
      rules(on: $on) { day place { slug } rulings { key holds { number level } } } } } } }"""

    programme = global_id("Programme", place.programme_id)
    found = (await ask(query, programme=programme, on="2027-01-01")).sole()
    rules = found["edges"][0]["node"]["rules"]
    holds = {one["key"]: one["holds"] for one in rules["rulings"]}

    assert (rules["day"], rules["place"]["slug"]) == ("2027-01-01", "changwon")
    assert holds["max_members"] == {"number": 25, "level": "ORDINANCE"}


async def test_councils_are_listed_by_place(ask, place, acted):
    council = (await form(place, acted))["council"]["id"]
    query = """query ($programme: ID) { councils(programmeId: $programme, first: 5) {
      totalCount edges { node { id name } } } }"""

    found = (await ask(query, programme=global_id("Programme", place.programme_id))).sole()

    assert found == {"totalCount": 1, "edges": [{"node": {"id": council, "name": "Council"}}]}
