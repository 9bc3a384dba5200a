"""The log of reads through the API: what is told to staff leaves a trace first, on every way there."""

from sqlalchemy import select

from schema.kit.ids import global_id
from tests.fixtures.town import Town
from tests.schema.conftest import Ask
from tests.schema.test_roll_verbs import PROPOSE, asked, verified
from tests.schema.test_verbs import REFUSED
from workflows.identity.models import PersonalRead
from workflows.record.uow import unit_of_work

OFFICER = "municipality.officer"
EXPORT = f"""mutation ($input: ExportRollInput!) {{ exportRoll(input: $input) {{
  __typename ... on ExportRollSuccess {{ csv voters }} {REFUSED} }} }}"""
MONTHS = """query ($id: ID!) {
  personalReadMonths(programmeId: $id) { month reads exports readers dueOn review { note } } }"""
READS = """{ personalReads(first: 10) { edges { node {
  what purpose exported hatId addressDigest subject { displayName } } } } }"""
NODE = "query ($id: ID!) { node(id: $id) { ... on RollCorrection { personId } } }"
PAGE = "query ($n: String!) { campaign(number: $n) { rollCorrections { id %s } } }"


async def traces(town: Town) -> list[PersonalRead]:
    async with unit_of_work(town.sessions) as uow:
        rows = await uow.session.scalars(
            select(PersonalRead)
            .where(PersonalRead.programme_id == town.programme_id)
            .order_by(PersonalRead.read_at)
        )
        return list(rows)


async def test_voters_named_in_corrections_leave_a_trace_wherever_they_are_read(
    ask: Ask, town: Town
):
    campaign = await town.open_campaign()
    await verified(town)
    officer, clerk = town.people[OFFICER], town.people["municipality.clerk2"]
    ids = [
        (
            await ask(PROPOSE, as_=officer, input=asked(town, campaign, who, kind, onProof=True))
        ).sole()["correction"]["id"]
        for who, kind in (("unverified", "ADD"), ("resident.1", "STRIKE"))
    ]
    before = len(await traces(town))
    await ask(PAGE % "", as_=clerk, n=campaign.number)
    assert len(await traces(town)) == before

    page = await ask(PAGE % "personId", as_=clerk, n=campaign.number)
    assert len(page.sole()["rollCorrections"]) == 2
    first, second = (await traces(town))[before:]
    assert first.act_id == second.act_id
    assert first.reader_id == clerk
    assert first.appointment_id == town.appointments["municipality.clerk2"]
    assert {first.subject_person_id, second.subject_person_id} == {
        town.people["unverified"],
        town.people["resident.1"],
    }

    await ask(NODE, as_=clerk, id=ids[0])
    assert len(await traces(town)) == before + 3
    # Who may not see corrections is shown none, and no trace says he was.
    assert (await ask(NODE, as_=town.people["resident.2"], id=ids[0])).sole() is None
    assert len(await traces(town)) == before + 3


async def test_the_auditor_reads_the_log_and_a_voter_what_is_about_himself(ask: Ask, town: Town):
    campaign = await town.open_campaign()
    given = {"campaignId": global_id("Campaign", campaign.id), "purpose": ""}
    nothing = (await ask(EXPORT, as_=town.people[OFFICER], input=given)).sole()
    given["purpose"] = "선거인 열람"
    roll = (await ask(EXPORT, as_=town.people[OFFICER], input=given)).sole()
    place = global_id("Programme", town.programme_id)
    (month,) = (await ask(MONTHS, as_=town.people["auditor"], id=place)).sole()
    own = (await ask(READS, as_=town.people["resident.1"])).sole()["edges"]
    all_of_them = (await ask(READS, as_=town.people["auditor"])).sole()["edges"]

    assert nothing["reason"] == "export_needs_reason"
    assert roll["voters"] == 6
    assert (month["reads"], month["exports"], month["readers"], month["dueOn"]) == (1, 1, 1, None)
    assert len(own) == 1
    assert own[0]["node"]["exported"]
    assert own[0]["node"]["purpose"] == "선거인 열람"
    assert own[0]["node"]["hatId"] == global_id("Appointment", town.appointments[OFFICER])
    assert len(all_of_them) == 6
    for who in (None, town.people[OFFICER], town.people["resident.1"]):
        assert (await ask(MONTHS, as_=who, id=place)).sole() == []
