"""Files over HTTP: sent once as announced, read by whom they are shown to, gone when let go."""

import asyncio
import io
import json
from datetime import timedelta
from hashlib import sha256
from uuid import uuid4
from zipfile import ZipFile, is_zipfile

import pytest

from schema.kit.ids import key_of
from server import jobs
from server.storage import Storage
from tests.documents.pictures import PDF, bomb, picture, placed_picture
from tests.fixtures.clock import shown_now
from tests.fixtures.town import Town
from tests.server.conftest import House, log_in_as, owned_cookie
from workflows.kit.links import For, Link, link_of, token_of
from workflows.proposals.models import Proposal
from workflows.proposals.moderation.actions import moderate_text, report_text
from workflows.proposals.moderation.states import Decision, ReportGround, SubjectKind
from workflows.record.uow import unit_of_work
from workflows.rights.roles import Role

PLACE = "query ($slug: String!) { programme(slug: $slug) { id } }"
REQUEST = """mutation ($input: RequestUploadInput!) { requestUpload(input: $input) {
  ... on RequestUploadSuccess { upload { id path state until } } ... on Refused { reason } } }"""
ATTACH = """mutation ($input: AttachFileInput!) { attachFile(input: $input) {
  ... on AttachFileSuccess { proposal { attachments { id path description width } } }
  ... on Refused { reason } } }"""
SCAN = """mutation ($input: OpenScanInput!) { openScan(input: $input) {
  ... on OpenScanSuccess { path } ... on Refused { reason } } }"""
IDEA = "query ($number: String!) { proposal(number: $number) { id attachments { id path use } } }"


class Guest:
    """Somebody at a browser, or nobody in particular."""

    def __init__(self, house: House, cookie: str | None) -> None:
        """Take the house and who asks."""
        headers = {"Cookie": owned_cookie(house, cookie)} if cookie else {}
        self.client = house.client(**headers)

    async def ask(self, query: str, **variables):
        answer = await self.client.post(
            "/graphql",
            content=json.dumps({"query": query, "variables": variables}),
            headers={"Dure-Csrf": "1", "Content-Type": "application/json"},
        )
        told = answer.json()
        assert "errors" not in told, told
        return next(iter(told["data"].values()))


@pytest.fixture
async def guest(house: House, town: Town):
    opened = []

    async def made(who: str | None) -> Guest:
        cookie = await log_in_as(town.sessions, town.people[who]) if who else None
        opened.append(Guest(house, cookie))
        return opened[-1]

    yield made
    for one in opened:
        await one.client.aclose()


async def announced(guest: Guest, town: Town, data: bytes, kind: str = "JPEG", **given):
    place = await guest.ask(PLACE, slug=town.slug)
    answer = await guest.ask(
        REQUEST,
        input={
            "programmeId": place["id"],
            "kind": kind,
            "size": len(data),
            "sha256": sha256(data).hexdigest(),
            **given,
        },
    )
    return answer["upload"]


async def attached(guest: Guest, town: Town, data: bytes, idea: str, kind: str = "JPEG"):
    upload = await announced(guest, town, data, kind)
    sent = await guest.client.put(upload["path"], content=data)
    assert sent.status_code == 204, sent.text
    return await guest.ask(
        ATTACH,
        input={"proposalId": idea, "uploadId": upload["id"], "description": "정류장"},
    )


async def idea_of(guest: Guest, town: Town):
    key = await town.propose("그늘막")
    async with unit_of_work(town.sessions) as uow:
        row = await uow.session.get(Proposal, key)
    return row, (await guest.ask(IDEA, number=row.number))["id"]


async def test_a_photograph_is_sent_attached_and_seen_by_anybody_without_its_place(guest, town):
    author, anyone = await guest("resident.1"), await guest(None)
    row, idea = await idea_of(author, town)
    told = await attached(author, town, placed_picture(), idea)

    (shown,) = told["proposal"]["attachments"]
    seen = await anyone.client.get(shown["path"])
    again = await anyone.client.get(shown["path"], headers={"If-None-Match": seen.headers["etag"]})

    assert (seen.status_code, seen.headers["content-type"]) == (200, "image/jpeg")
    assert shown["path"] == f"/files/{sha256(seen.content).hexdigest()}"
    assert b"Exif" not in seen.content
    assert "sandbox" in seen.headers["content-security-policy"]
    assert seen.headers["x-content-type-options"] == "nosniff"
    assert again.status_code == 304
    assert (await anyone.ask(IDEA, number=row.number))["attachments"][0]["path"] == shown["path"]


async def test_a_picture_that_is_a_package_besides_is_served_without_what_hung_behind_it(
    guest, town
):
    packed = io.BytesIO()
    with ZipFile(packed, "w") as inside:
        inside.writestr("run.html", "<script>alert(1)</script>")
    author, anyone = await guest("resident.1"), await guest(None)
    _, idea = await idea_of(author, town)
    sent = picture("PNG") + packed.getvalue()
    told = await attached(author, town, sent, idea, "PNG")

    (shown,) = told["proposal"]["attachments"]
    seen = await anyone.client.get(shown["path"])

    assert is_zipfile(io.BytesIO(sent))
    assert (seen.status_code, seen.headers["content-type"]) == (200, "image/png")
    assert not is_zipfile(io.BytesIO(seen.content))
    assert b"run.html" not in seen.content
    # The last chunk of a PNG, and nothing after it.
    assert seen.content.endswith(b"IEND\xaeB`\x82")


async def test_a_document_is_handed_over_to_be_saved_never_opened_as_a_page(guest, town):
    author = await guest("resident.1")
    _, idea = await idea_of(author, town)
    told = await attached(author, town, PDF + town.slug.encode() + b"%%EOF", idea, "PDF")

    seen = await author.client.get(told["proposal"]["attachments"][0]["path"])

    assert seen.headers["content-disposition"].startswith("attachment;")


async def test_an_address_takes_its_file_once_and_any_other_never(guest, town):
    author = await guest("resident.1")
    data = picture()
    upload = await announced(author, town, data)
    put = author.client.put

    longer = await put(upload["path"], content=data + b"x")
    shorter = await put(upload["path"], content=data[:-1])
    other = await put(upload["path"], content=bytes(reversed(data)))
    first = await put(upload["path"], content=data)
    second = await put(upload["path"], content=data)
    strange = await put("/files/send/" + "A" * 80, content=data)
    large = await put("/files/send/" + "A" * 80, content=b"x" * 9_000_000)
    read = await author.client.get(upload["path"].replace("send", "read"))

    def said(answer):
        return (answer.status_code, answer.json()["errors"][0]["extensions"]["reason"])

    assert said(longer) == said(shorter) == (413, "size_not_announced")
    assert said(other) == (400, "digest_not_announced")
    assert first.status_code == 204
    assert said(second) == (409, "upload_used")
    assert said(strange) == said(large) == (404, "no_such_file")
    assert said(read) == (404, "no_such_file")


@pytest.mark.parametrize(
    ("data", "kind", "reason"),
    [
        (picture("PNG"), "JPEG", "file_of_another_kind"),
        (b"<svg onload=alert(1)>" * 9, "PNG", "file_of_another_kind"),
        (bomb(6_500), "PNG", "picture_too_large"),
        (picture("JPEG")[:300], "JPEG", "file_broken"),
    ],
)
async def test_what_is_not_what_it_says_is_refused_and_leaves_nothing(
    guest, town, house, data, kind, reason
):
    author = await guest("resident.1")
    upload = await announced(author, town, data, kind)
    answer = await author.client.put(upload["path"], content=data)

    assert answer.json()["errors"][0]["extensions"]["reason"] == reason
    assert answer.json()["errors"][0]["extensions"]["remedy"]
    passing = house.settings.files / "passing"
    assert not passing.exists() or list(passing.iterdir()) == []


async def test_files_that_were_refused_take_no_room_of_those_that_follow(guest, town):
    author = await guest("resident.1")
    for turn in range(12):
        wrong = await announced(author, town, picture("PNG") + bytes([turn]), "JPEG")
        await author.client.put(wrong["path"], content=picture("PNG") + bytes([turn]))
    right = await announced(author, town, picture("PNG"), "PNG")

    sent = await author.client.put(right["path"], content=picture("PNG"))
    again = await author.client.put(wrong["path"], content=picture("PNG") + bytes([11]))

    assert (sent.status_code, again.status_code) == (204, 409)


@pytest.mark.races
async def test_many_at_one_address_leave_one_file_and_its_own_bytes(guest, town, house):
    author = await guest("resident.1")
    data = picture("PNG")
    upload = await announced(author, town, data, "PNG")

    said = await asyncio.gather(
        *(author.client.put(upload["path"], content=data) for _ in range(6))
    )

    assert sorted(one.status_code for one in said) == [204] + [409] * 5


async def test_a_line_that_drops_leaves_nothing_and_the_address_stays_good(
    guest, town, house, capsys
):
    author = await guest("resident.1")
    data = picture("PNG", (64, 48))
    upload = await announced(author, town, data, "PNG")
    host, _, port = house.url.removeprefix("http://").partition(":")
    _, line = await asyncio.open_connection(host, int(port))
    head = f"PUT {upload['path']} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {len(data)}\r\n\r\n"
    line.write(head.encode() + data[:40])
    await line.drain()
    line.close()
    await asyncio.sleep(0.3)

    again = await author.client.put(upload["path"], content=data)

    assert again.status_code == 204
    assert "request.failed" not in capsys.readouterr().out


async def test_a_file_over_ten_megabytes_is_cut_off(guest, town):
    author = await guest("resident.1")
    upload = await announced(author, town, picture())
    answer = await author.client.put(upload["path"], content=b"x" * 10_000_001)

    assert answer.status_code == 413


async def test_what_hangs_on_a_hidden_idea_is_hidden_and_its_author_still_sees_it(guest, town):
    author, anyone = await guest("resident.1"), await guest(None)
    row, idea = await idea_of(author, town)
    data = picture("PNG", (30, 31 + len(town.slug)))
    told = await attached(author, town, data, idea, "PNG")
    open_path = told["proposal"]["attachments"][0]["path"]
    assert (await anyone.client.get(open_path)).status_code == 200
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, "moderator", Role.MODERATOR, town.city_id)
    about = {
        "kind": SubjectKind.PROPOSAL,
        "subject_id": row.id,
        "ground": ReportGround.ABUSE,
    }
    await town.act("resident.3", report_text, text="이상해요", **about)
    await town.act("moderator", moderate_text, decision=Decision.HIDE, reason="규칙", **about)

    hidden = await anyone.client.get(open_path)
    own = (await author.ask(IDEA, number=row.number))["attachments"][0]["path"]
    seen = await anyone.client.get(own)

    assert hidden.status_code == 404
    assert own.startswith("/files/read/")
    assert (seen.status_code, seen.headers["cache-control"]) == (200, "private, no-store")


async def test_an_address_for_a_minute_holds_for_a_minute(guest, town, house, clock):
    author = await guest("resident.1")
    _, idea = await idea_of(author, town)
    told = await attached(author, town, picture("WEBP"), idea, "WEBP")
    key = house.settings.key_for("cursor")
    file_id = key_of("Upload", told["proposal"]["attachments"][0]["id"], field="id")
    over = Link(file_id, town.people["resident.1"], int(shown_now().timestamp()) - 1)
    holds = Link(file_id, town.people["resident.1"], int(shown_now().timestamp()) + 50)

    async def asked(link: Link, purpose: For = For.READING) -> int:
        path = f"/files/read/{token_of(key, purpose, link)}"
        return (await author.client.get(path)).status_code

    assert await asked(holds) == 200
    assert await asked(over) == 404
    assert await asked(holds, For.SENDING) == 404


def test_a_token_of_another_key_or_changed_by_one_letter_says_nothing():
    link = Link(uuid4(), uuid4(), 1_900_000_000)
    token = token_of(b"k" * 32, For.READING, link)

    assert link_of(b"k" * 32, For.READING, token) == link
    assert link_of(b"j" * 32, For.READING, token) is None
    for place in range(0, len(token) - 1, 7):
        changed = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
        assert link_of(b"k" * 32, For.READING, changed) is None


async def test_the_sweep_drops_what_is_gone_and_nothing_else(guest, town, house, clock):
    author = await guest("resident.1")
    _, idea = await idea_of(author, town)
    told = await attached(author, town, picture("PNG"), idea, "PNG")
    hung = key_of("Upload", told["proposal"]["attachments"][0]["id"], field="id").hex
    loose = await announced(author, town, PDF, "PDF")
    assert (await author.client.put(loose["path"], content=PDF)).status_code == 204
    storage = Storage(house.settings.files)

    def lying():
        return {path.name for path in house.settings.files.glob("??/*")}

    before = lying()
    await jobs.sweep_files(town.sessions, storage=storage)
    kept = lying()
    async with unit_of_work(town.sessions) as uow:
        now = uow.now
    await clock.set(now + timedelta(hours=25))
    dropped = await jobs.sweep_files(town.sessions, storage=storage)
    again = await jobs.sweep_files(town.sessions, storage=storage)

    assert kept == before
    assert dropped >= 1
    assert again == 0
    gone = key_of("Upload", loose["id"], field="id").hex
    assert gone in before - lying()
    assert hung in lying()
