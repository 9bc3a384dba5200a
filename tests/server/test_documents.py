"""Documents over HTTP: the public's under their digest, others for a minute and for whom they are given."""

import json
import re
from datetime import timedelta
from hashlib import sha256
from urllib.parse import unquote

import pytest
from sqlalchemy import select

from schema.kit.ids import global_id
from tests.documents.pictures import PDF
from tests.fixtures.agreements import LEAD, put_with, room
from tests.fixtures.minutes import (
    CHAIR,
    NOTICE,
    OFFICER,
    PHONE,
    SECRETARY,
    STARTS,
    confirmed,
    held_meeting,
    prepared,
)
from tests.server.conftest import House, log_in_as, owned_cookie
from workflows.councils.meetings import calling
from workflows.councils.meetings.recording import declare_recording
from workflows.councils.minutes import publishing
from workflows.councils.minutes.states import Ground
from workflows.record.models import Event
from workflows.record.uow import unit_of_work

MINUTES = """query ($council: ID!) { minutesDesk(number: 1, councilId: $council) {
  minutes { files { kind isPublic path } } } }"""


@pytest.fixture
async def held(sessions, clock):
    """A meeting with published minutes that hide a telephone number."""
    held = await held_meeting(sessions, clock)
    minutes_id = await confirmed(held)
    act = held.town.act
    await act(SECRETARY, publishing.register_minutes, minutes_id=minutes_id)
    line = next(one for one in (await held.text()).lines if PHONE in one.words)
    start = line.words.index(PHONE)
    await act(
        SECRETARY,
        publishing.hide_span,
        minutes_id=minutes_id,
        line=line.key,
        ground=Ground.PERSONAL,
        start=start,
        end=start + len(PHONE),
    )
    await act(SECRETARY, publishing.publish_minutes, minutes_id=minutes_id)
    return held


@pytest.fixture
def browser(house: House):
    """Make a browser of somebody, or of nobody in particular."""

    async def made(held, who=None):
        cookie = await log_in_as(held.town.sessions, held.town.people[who]) if who else None
        return house.client(**({"Cookie": owned_cookie(house, cookie)} if cookie else {}))

    return made


async def asked(client, query, **variables):
    answer = await client.post(
        "/graphql",
        content=json.dumps({"query": query, "variables": variables}),
        headers={"Dure-Csrf": "1", "Content-Type": "application/json"},
    )
    told = answer.json()
    assert "errors" not in told, told
    return next(iter(told["data"].values()))


async def files_of(client, held):
    told = await asked(client, MINUTES, council=global_id("Council", held.council_id))
    return told["minutes"]["files"]


def reason(answer):
    return (answer.status_code, answer.json()["errors"][0]["extensions"]["reason"])


async def test_minutes_are_read_by_all_under_a_digest_and_whole_by_link(held, browser, clock):
    async with await browser(held) as anyone, await browser(held, OFFICER) as officer:
        public = await files_of(anyone, held)
        assert [(one["kind"], one["isPublic"]) for one in public] == [
            ("PDF", True),
            ("HWPX", True),
            ("HTML", True),
        ]
        for one in public:
            seen = await anyone.get(one["path"])
            assert seen.status_code == 200
            assert seen.headers["content-disposition"].startswith("attachment;")
            assert "sandbox" in seen.headers["content-security-policy"]
            same = await anyone.get(one["path"], headers={"If-None-Match": seen.headers["etag"]})
            assert same.status_code == 304
        assert PHONE not in (await anyone.get(public[2]["path"])).text
        digest = public[0]["path"].rpartition("/")[2].partition(".")[0]
        for wrong in (digest, "documents/minutes/ko"):
            other = public[0]["path"].replace(wrong, "0" * len(wrong))
            assert (await anyone.get(other)).status_code == 404

        own = [one for one in await files_of(officer, held) if not one["isPublic"]]
        assert len(own) == len(public)
        whole = await officer.get(own[2]["path"])
        assert PHONE in whole.text
        assert whole.headers["cache-control"] == "private, no-store"
        forged = own[2]["path"].replace("read/", "read/A", 1)
        assert reason(await anyone.get(forged)) == (404, "no_such_file")
        await clock.set(STARTS + timedelta(minutes=58))
        assert reason(await officer.get(own[2]["path"])) == (404, "link_over")


NOTICE_FILES = """query ($id: ID!) { meeting(id: $id) {
  noticeFiles { path } calendarPath recordings { on } } }"""
PLACE = "query ($slug: String!) { programme(slug: $slug) { id } }"
REQUEST = """mutation ($input: RequestUploadInput!) { requestUpload(input: $input) {
  ... on RequestUploadSuccess { upload { id path } } ... on Refused { reason } } }"""
PUT = """mutation ($input: PutPaperFileInput!) { putPaperFile(input: $input) {
  ... on PutPaperFileSuccess { meeting { id } } ... on Refused { reason } } }"""
OPEN = """mutation ($input: OpenPaperInput!) { openPaper(input: $input) {
  ... on OpenPaperSuccess { path } ... on Refused { reason } } }"""
PAPERS = """query ($id: ID!) { meeting(id: $id) { items { papers {
  version words sha256 fileKind path paperId } }
  paperReadings { paperId name { displayName } } } }"""


async def sent(client, town, data):
    """Send a document; return what was announced."""
    place = await asked(client, PLACE, slug=town.slug)
    given = {"kind": "PDF", "size": len(data), "sha256": sha256(data).hexdigest()}
    told = await asked(client, REQUEST, input={"programmeId": place["id"], **given})
    assert (await client.put(told["upload"]["path"], content=data)).status_code == 204
    return told["upload"]["id"]


async def test_a_paper_is_a_file_read_by_the_council_on_record_and_by_all_after_the_notice(
    sessions, clock, browser
):
    held = await prepared(sessions, clock)
    meeting, item = global_id("Meeting", held.meeting_id), global_id("MeetingItem", held.items[0])
    data = PDF + held.town.slug.encode() + b"%%EOF"
    async with (
        await browser(held, SECRETARY) as secretary,
        await browser(held, "expert.1") as member,
        await browser(held) as anyone,
    ):
        put = {"meetingId": meeting, "itemId": item, "title": "설계 도면"}
        upload = await sent(secretary, held.town, data)
        assert "meeting" in await asked(secretary, PUT, input={**put, "uploadId": upload})
        twice = await asked(secretary, PUT, input={**put, "uploadId": upload})
        assert twice == {"reason": "file_bound_already"}

        async def seen(client):
            told = await asked(client, PAPERS, id=meeting)
            (paper,) = told["items"][0]["papers"]
            return {**paper, "readings": told["paperReadings"]}

        paper = await seen(member)
        digest = sha256(data).hexdigest()
        assert (paper["fileKind"], paper["sha256"], paper["words"]) == ("PDF", digest, "")
        assert (paper["path"], paper["readings"]) == (None, [])
        assert (await anyone.get(f"/files/{digest}")).status_code == 404
        opened = {"paperId": paper["paperId"]}
        assert await asked(anyone, OPEN, input=opened) == {"reason": "no_such_file"}
        for _ in range(2):
            path = (await asked(member, OPEN, input=opened))["path"]
            assert (await member.get(path)).content == data
        assert len((await seen(secretary))["readings"]) == 1
        async with unit_of_work(sessions) as uow:
            kinds = await uow.session.scalars(
                select(Event.kind).where(Event.subject_id == held.meeting_id)
            )
            assert list(kinds).count("meeting.paper_opened") == 2

        await held.town.act(CHAIR, calling.call_meeting, meeting_id=held.meeting_id)
        shown = await seen(anyone)
        assert (await anyone.get(shown["path"])).content == data
        assert shown["readings"] == []
        await clock.set(NOTICE + timedelta(seconds=90))
        assert reason(await member.get(path)) == (404, "link_over")


TABLE = """query ($number: String!, $since: DateTime, $until: DateTime) { agreement(number: $number) {
  comparisonFiles(since: $since, until: $until) { kind isPublic path } } }"""


async def test_the_table_of_old_and_new_is_read_by_a_party_alone(town, browser):
    table, _ = await put_with(town, "목적", "비용")
    number = (await room(table)).agreement.number
    async with await browser(table, LEAD) as party, await browser(table, "resident.1") as other:
        points = {"since": "2026-01-01T00:00:00+09:00", "until": "2099-01-01T00:00:00+09:00"}
        for given in ({}, points):
            told = await asked(party, TABLE, number=number, **given)
            hwpx, pdf = told["comparisonFiles"]
            assert (hwpx["kind"], pdf["kind"], pdf["isPublic"]) == ("HWPX", "PDF", False)
            assert (await party.get(pdf["path"])).content.startswith(b"%PDF-")
            kept = await party.get(hwpx["path"])
            assert kept.content.startswith(b"PK")
        # A clerk knows the file again: what it is, of what, and which days it compares.
        plain, _, spoken = kept.headers["content-disposition"].partition("; filename*=UTF-8''")
        assert re.fullmatch(r'attachment; filename="dure-comparison-[0-9a-f]{12}\.hwpx"', plain)
        assert spoken.isascii()
        assert unquote(spoken).startswith(f"신구대비표 {number} ")
        assert unquote(spoken).endswith(" 20260101-20990101.hwpx")
        for no_year in ("never", "9999"):
            wrong = pdf["path"].replace("2099", no_year)
            assert reason(await party.get(wrong)) == (404, "no_such_file")
        assert await asked(other, TABLE, number=number) is None


async def test_a_notice_and_its_hour_are_there_for_all_once_it_is_sent(sessions, clock, browser):
    held = await prepared(sessions, clock)
    meeting = global_id("Meeting", held.meeting_id)
    async with await browser(held) as anyone, await browser(held, "expert.1") as member:
        before = await asked(member, NOTICE_FILES, id=meeting)
        assert before == {"noticeFiles": [], "calendarPath": None, "recordings": []}
        await held.town.act(CHAIR, calling.call_meeting, meeting_id=held.meeting_id)
        await held.town.act(
            SECRETARY,
            declare_recording,
            meeting_id=held.meeting_id,
            reason="속기사가 없음",
            appointment_id=held.town.appointments[SECRETARY],
            transcript_due=NOTICE.date(),
        )
        told = await asked(anyone, NOTICE_FILES, id=meeting)
        assert [one["on"] for one in told["recordings"]] == [True]
        notice = await anyone.get(told["noticeFiles"][0]["path"])
        assert notice.content.startswith(b"%PDF-")
        calendar = await anyone.get(told["calendarPath"])
        assert calendar.headers["content-type"].startswith("text/calendar")
        assert "BEGIN:VTIMEZONE" in calendar.text
        unknown = told["calendarPath"].replace("/ko/", "/fr/")
        assert reason(await anyone.get(unknown)) == (404, "no_such_page")
