"""Appointments, grants and sign-ins through the API: who may give what to whom, at once."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from schema.kit.ids import global_id
from tests.fixtures.town import Town
from tests.schema.conftest import Ask
from tests.schema.test_verbs import REFUSED, attempts
from workflows.identity.sign_ins import begin_sign_in, live_sign_in
from workflows.record.uow import Sessions

APPOINT = f"""mutation ($input: AppointInput!) {{ appoint(input: $input) {{ __typename
  ... on AppointSuccess {{ appointment {{ id role validTo programme {{ slug }} }} }} {REFUSED} }} }}"""
END = f"""mutation ($id: ID!) {{
  endAppointment(input: {{appointmentId: $id, reason: "임기 끝"}}) {{ __typename
  ... on EndAppointmentSuccess {{ appointment {{ id validTo
     viewerActions {{ name allowed refusal {{ reason }} }} }} }} {REFUSED} }} }}"""
GRANT = f"""mutation ($id: ID!, $permission: Permission!) {{
  grantPermission(input: {{appointmentId: $id, permission: $permission, source: "협약 제3조"}}) {{
  __typename ... on GrantPermissionSuccess {{ grant {{ id permission source validTo
     appointment {{ id grants {{ id }} }} }} }} {REFUSED} }} }}"""
END_GRANT = f"""mutation ($id: ID!) {{ endGrant(input: {{grantId: $id}}) {{ __typename
  ... on EndGrantSuccess {{ grant {{ id validTo }} }} {REFUSED} }} }}"""
NODE = "query ($id: ID!) { node(id: $id) { id } }"


def hat(town: Town, who: str) -> str:
    return global_id("Appointment", town.appointments[who])


async def appointing(ask: Ask, town: Town, person: UUID, **changed: object):
    given = {
        "personId": global_id("Person", person),
        "bodyId": global_id("Body", town.city_id),
        "role": "MODERATOR",
        "programmeId": global_id("Programme", town.programme_id),
        "mandate": "인사 발령",
        **changed,
    }
    return (await ask(APPOINT, as_=town.people["municipality.officer"], input=given)).sole()


async def test_an_officer_appoints_and_ends(ask: Ask, town: Town):
    made = await appointing(ask, town, town.people["stranger"])
    appointment = made["appointment"]
    assert (appointment["role"], appointment["validTo"]) == ("MODERATOR", None)
    assert appointment["programme"] == {"slug": town.slug}

    ended = await ask(END, as_=town.people["municipality.officer"], id=appointment["id"])
    again = await ask(END, as_=town.people["municipality.officer"], id=appointment["id"])

    assert ended.sole()["appointment"]["validTo"] is not None
    assert ended.sole()["appointment"]["viewerActions"][0] == {
        "name": "endAppointment",
        "allowed": False,
        "refusal": {"reason": "appointment_ended"},
    }
    assert (again.sole()["code"], again.sole()["reason"]) == ("WRONG_STATE", "appointment_ended")


@pytest.mark.parametrize(
    ("changed", "code", "reason", "field"),
    [
        ({"personId": "x"}, "INVALID", "id_malformed", "personId"),
        ({"personId": global_id("Person", uuid4())}, "NOT_FOUND", "no_such_person", "personId"),
        ({"bodyId": global_id("Body", uuid4())}, "NOT_FOUND", "no_such_body", "bodyId"),
        ({"role": "COMPANY_REPRESENTATIVE"}, "RULE", "role_not_of_body", "role"),
        ({"mandate": " "}, "INVALID", "text_empty", "mandate"),
    ],
)
async def test_an_appointment_that_cannot_be_made_is_refused(
    ask: Ask, town: Town, changed, code, reason, field
):
    said = await appointing(ask, town, town.people["stranger"], **changed)

    assert (said["code"], said["reason"], said["field"]) == (code, reason, field)


async def test_nobody_appoints_himself_and_the_attempt_is_noted(
    ask: Ask, town: Town, sessions: Sessions
):
    officer = town.people["municipality.officer"]

    said = await appointing(ask, town, officer)

    assert (said["code"], said["reason"]) == ("NOT_ALLOWED", "not_to_oneself")
    assert said["rule"]["id"] == "rights.capacity"
    assert await attempts(sessions, officer) == [
        {"action": "appoint", "code": "NOT_ALLOWED", "reason": "not_to_oneself"}
    ]


async def test_a_grant_is_given_seen_and_taken_back(ask: Ask, town: Town):
    officer, resident = town.people["municipality.officer"], town.people["resident.1"]

    made = await ask(GRANT, as_=officer, id=hat(town, "resident.1"), permission="PROPOSAL_REVIEW")
    grant = made.sole()["grant"]
    assert (grant["permission"], grant["source"]) == ("PROPOSAL_REVIEW", "협약 제3조")
    assert grant["appointment"]["grants"] == [{"id": grant["id"]}]
    assert (await ask(NODE, as_=resident, id=grant["id"])).sole() == {"id": grant["id"]}
    assert (await ask(NODE, as_=town.people["resident.2"], id=grant["id"])).sole() is None
    assert (await ask(NODE, id=grant["id"])).sole() is None

    ended = await ask(END_GRANT, as_=officer, id=grant["id"])
    again = await ask(END_GRANT, as_=officer, id=grant["id"])

    assert ended.sole()["grant"]["validTo"] is not None
    assert again.sole()["reason"] == "grant_ended"


async def test_what_is_forbidden_to_a_role_cannot_be_granted_to_it(ask: Ask, town: Town):
    said = await ask(
        GRANT,
        as_=town.people["municipality.officer"],
        id=hat(town, "company.a"),
        permission="BALLOT_CAST",
    )

    assert (said.sole()["code"], said.sole()["reason"]) == ("RULE", "forbidden_to_role")


async def test_a_resident_grants_nothing_and_the_attempt_is_noted(
    ask: Ask, town: Town, sessions: Sessions
):
    said = await ask(
        GRANT,
        as_=town.people["resident.1"],
        id=hat(town, "resident.2"),
        permission="PROPOSAL_REVIEW",
    )

    assert (said.sole()["code"], said.sole()["reason"]) == ("NOT_ALLOWED", "no_capacity")
    (noted,) = await attempts(sessions, town.appointments["resident.2"])
    assert noted["action"] == "grantPermission"


async def test_an_appointment_is_seen_by_its_holder_and_its_officers(ask: Ask, town: Town):
    of_one = hat(town, "resident.1")

    for who in ("resident.1", "municipality.officer", "auditor"):
        assert (await ask(NODE, as_=town.people[who], id=of_one)).sole() == {"id": of_one}
    for other in (town.people["resident.2"], None):
        assert (await ask(NODE, as_=other, id=of_one)).sole() is None


async def test_signing_out_everywhere_ends_every_sign_in(ask: Ask, town: Town, sessions: Sessions):
    person, digest = town.people["resident.1"], uuid4().hex
    await town.act(
        None,
        begin_sign_in,
        person_id=person,
        issuer="https://issuer.test",
        cookie_digest=digest,
        lasts=timedelta(hours=1),
    )
    out = "mutation { signOutEverywhere { __typename ... on SignOutEverywhereSuccess { signedOut } } }"

    nobody = await ask(out)
    done = await ask(out, as_=person)

    assert nobody.sole()["__typename"] == "Refused"
    assert done.sole() == {"__typename": "SignOutEverywhereSuccess", "signedOut": True}
    async with sessions() as session:
        assert await live_sign_in(session, digest) is None
