"""Papers that are PDFs: read out after they were put, found by their words, and told as what they are."""

from hashlib import sha256

import pytest
from sqlalchemy import text

from tests.councils.meetings.test_paper_search import found
from tests.fixtures.councils import seen
from tests.fixtures.sittings import CHAIR, SECRETARY, prepared
from workflows.councils.meetings import papering
from workflows.councils.meetings.models import MeetingItem, MeetingPaper
from workflows.councils.meetings.reading_out import (
    keep_read_out,
    papers_to_read,
    texts_by_paper,
)
from workflows.documents.files.actions import receive_file, request_upload
from workflows.documents.files.looking import looked_into
from workflows.documents.files.read_out import PdfText, ReadOut
from workflows.documents.files.states import FileKind
from workflows.record.uow import unit_of_work

DATA = b"%PDF-1.7\n%%EOF"
TOLD = text(
    "SELECT count(*) FROM event WHERE kind = 'meeting.paper_read_out' AND data->>'paper' = :paper"
)
SAID = PdfText(ReadOut.READ, "유수지 침수 대책")


@pytest.fixture
async def paper(town, council, rows):
    """A paper of a prepared meeting that is a PDF."""
    meeting = await prepared(town, council)
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    file = await town.act(
        SECRETARY,
        request_upload,
        programme_id=town.programme_id,
        kind=FileKind.PDF,
        size=len(DATA),
        sha256=sha256(DATA).hexdigest(),
    )
    looked = looked_into(DATA, FileKind.PDF, most_pixels=1)
    await town.act(SECRETARY, receive_file, file_id=file.id, looked=looked)
    await town.act(
        SECRETARY,
        papering.put_paper_file,
        meeting_id=meeting.id,
        item_id=item.id,
        title="검토 자료",
        file_id=file.id,
    )
    (paper,) = await rows(MeetingPaper, item_id=item.id)
    return paper


async def waiting(town):
    async with unit_of_work(town.sessions) as uow:
        return (await papers_to_read(uow.session)).papers


async def test_it_waits_until_it_is_read_and_is_then_found_by_its_words(town, council, paper):
    assert (await waiting(town))[paper.id] == paper.file_id
    assert await found(town, council, CHAIR, "유수지") == ([], 0)

    for said in (SAID, PdfText(ReadOut.NO_TEXT)):  # the second is of a worker that came twice
        await town.act(None, keep_read_out, paper_id=paper.id, text=said)

    assert paper.id not in await waiting(town)
    kept = (await seen(town, CHAIR, texts_by_paper, ids=[paper.id]))[paper.id]
    assert (kept.found, kept.words) == (SAID.found, SAID.words)
    async with unit_of_work(town.sessions) as uow:
        assert await uow.session.scalar(TOLD, {"paper": str(paper.id)}) == 1
    assert await found(town, council, CHAIR, "자료 유수지") == (["검토 자료"], 1)
    assert await found(town, council, "resident.1", "유수지") == ([], 0)


async def test_what_it_says_is_seen_by_whoever_sees_the_paper(town, council, paper):
    await town.act(None, keep_read_out, paper_id=paper.id, text=SAID)
    for who, many in (("resident.1", 0), ("expert.1", 1)):
        assert len(await seen(town, who, texts_by_paper, ids=[paper.id])) == many


async def test_a_scan_is_found_by_its_title_alone(town, council, paper):
    await town.act(None, keep_read_out, paper_id=paper.id, text=PdfText(ReadOut.NO_TEXT))
    assert await found(town, council, CHAIR, "검토") == (["검토 자료"], 1)
    assert await found(town, council, CHAIR, "유수지") == ([], 0)


async def test_nobody_but_the_house_says_what_a_paper_says(town, council, paper):
    with pytest.raises(Exception, match="row-level security"):
        await town.act(CHAIR, keep_read_out, paper_id=paper.id, text=SAID)
    async with unit_of_work(town.sessions) as uow:
        assert await texts_by_paper(uow.session, uow.actor, [paper.id]) == {}
