"""A file that shows that an obligation is met: brought with the report, read by the parties alone."""

import pytest

from schema.kit.ids import global_id
from tests.documents.pictures import PDF
from tests.documents.test_files import sent
from tests.fixtures.agreements import LEAD
from tests.fixtures.consortium import CITY
from tests.fixtures.duties import drafted, in_force, mapped
from tests.fixtures.signing import settle
from tests.server.test_files import announced, guest  # noqa: F401 - the fixture
from workflows.agreements.duties.acting import report_duty, return_duty
from workflows.agreements.duties.models import DutyStep
from workflows.documents.files.states import FileKind
from workflows.kit.links import For, Link, token_of
from workflows.kit.refusal import WrongState
from workflows.record.uow import unit_of_work

REPORT = """mutation ($input: ReportDutyInput!) { reportDuty(input: $input) {
  ... on ReportDutySuccess { duty { id } } ... on Refused { reason } } }"""
STEPS = """query ($id: ID!) { node(id: $id) { ... on AgreementDuty {
  steps { act file { kind sha256 path } } } } }"""


@pytest.fixture
async def duty(town):
    """An obligation of the lead's to the city, in force."""
    table, clause = await drafted(town)
    row = await mapped(table, clause)
    await settle(table)
    await in_force(table, clause)
    return row


async def test_it_is_brought_with_the_report_and_read_by_who_reads_the_agreement(
    guest,  # noqa: F811 - the fixture
    town,
    house,
    duty,
):
    lead, city, other = await guest(LEAD), await guest(CITY), await guest("company.c")
    upload = await announced(lead, town, PDF, "PDF")
    given = {
        "dutyId": global_id("AgreementDuty", duty.id),
        "words": "냈습니다.",
        "uploadId": upload["id"],
    }
    early = await lead.ask(REPORT, input=given)
    came = await lead.client.put(upload["path"], content=PDF)
    done = await lead.ask(REPORT, input=given)
    assert (early["reason"], came.status_code) == ("file_not_there_yet", 204)
    assert "reason" not in done, done

    (step,) = (await city.ask(STEPS, id=given["dutyId"]))["steps"]
    assert (step["act"], step["file"]["kind"]) == ("REPORTED", "PDF")
    read = await city.client.get(step["file"]["path"])
    assert (read.status_code, read.content) == (200, PDF)
    # An address that somebody was given who reads the agreement no more, or never did, opens nothing.
    key = house.settings.key_for("cursor")
    async with unit_of_work(town.sessions) as uow:
        row = await uow.session.get_one(DutyStep, (duty.id, 1))
    token = token_of(key, For.READING, Link(row.file_id, town.people["company.c"], 2**40))
    assert (await other.client.get(f"/files/read/{token}")).status_code == 404


async def test_a_file_shows_one_thing_only(town, duty):
    file = await sent(town, PDF, FileKind.PDF, LEAD)
    await town.act(LEAD, report_duty, duty_id=duty.id, words="냄", file_id=file.id)
    await town.act(CITY, return_duty, duty_id=duty.id, words="쪽이 빠짐")
    with pytest.raises(WrongState, match="file_bound_already"):
        await town.act(LEAD, report_duty, duty_id=duty.id, words="다시", file_id=file.id)
