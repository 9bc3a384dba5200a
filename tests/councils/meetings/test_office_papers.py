"""Hangul and Word documents as papers of a meeting: read, kept with their words, and nowhere else."""

from hashlib import sha256

import pytest

from tests.documents.packages import docx, hwpx
from tests.fixtures.sittings import SECRETARY, prepared
from workflows.councils.meetings import papering
from workflows.councils.meetings.models import MeetingItem, MeetingPaper
from workflows.documents.files.actions import let_go, locked_file, receive_file, request_upload
from workflows.documents.files.looking import looked_into
from workflows.documents.files.models import StoredFile
from workflows.documents.files.queries import bounds_allowed
from workflows.documents.files.states import FileKind, FileState
from workflows.kit.refusal import Invalid
from workflows.proposals.actions import submit_proposal
from workflows.proposals.attachments.attaching import Handed
from workflows.proposals.states import Category
from workflows.record.uow import unit_of_work

WORDS = "쉼터 인수인계 계획"


async def sent(town, who, data, kind):
    async with town.sessions() as session:
        bounds = await bounds_allowed(session)
    looked = looked_into(data, kind, most_pixels=1, bounds=bounds)
    file = await town.act(
        who,
        request_upload,
        programme_id=town.programme_id,
        kind=kind,
        size=len(data),
        sha256=sha256(data).hexdigest(),
    )
    return await town.act(who, receive_file, file_id=file.id, looked=looked)


async def row_of(town, file_id):
    async with unit_of_work(town.sessions) as uow:
        return await uow.session.get(StoredFile, file_id)


@pytest.mark.parametrize(("made", "kind"), [(hwpx, FileKind.HWPX), (docx, FileKind.DOCX)])
async def test_a_paper_holds_the_words_of_its_file_and_the_digest_of_its_bytes(
    town, council, rows, made, kind
):
    meeting = await prepared(town, council)
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    data = made(WORDS)
    file = await sent(town, SECRETARY, data, kind)
    assert (await row_of(town, file.id)).words == WORDS
    await town.act(
        SECRETARY,
        papering.put_paper_file,
        meeting_id=meeting.id,
        item_id=item.id,
        title="계획",
        file_id=file.id,
    )

    (paper,) = await rows(MeetingPaper, item_id=item.id)
    assert (paper.words, paper.sha256) == (WORDS, sha256(data).hexdigest())
    bound = await row_of(town, file.id)
    assert (bound.state, bound.words) == (FileState.BOUND, None)


async def test_a_file_that_is_let_go_says_nothing_any_more(town, council):
    file = await sent(town, SECRETARY, hwpx(WORDS), FileKind.HWPX)

    async def drop(uow, file_id):
        let_go(uow, await locked_file(uow, file_id))

    await town.act(SECRETARY, drop, file_id=file.id)

    gone = await row_of(town, file.id)
    assert (gone.state, gone.words) == (FileState.GONE, None)


async def test_an_idea_has_no_document_of_an_office(town):
    file = await sent(town, "resident.1", docx("제안"), FileKind.DOCX)

    with pytest.raises(Invalid, match="file_kind_not_taken"):
        await town.act(
            "resident.1",
            submit_proposal,
            programme_id=town.programme_id,
            attachments=[Handed(file.id, "자료")],
            title="그늘막",
            summary="그늘이 필요해요.",
            body="버스를 기다릴 때 더워요.",
            category=Category.WELFARE,
            place="가온동",
            cost=1_000,
        )
