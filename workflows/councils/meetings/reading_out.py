"""What the papers that are PDFs say: which wait to be read, and keeping what was read out of one."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings.events import MeetingEvent
from workflows.councils.meetings.models import MeetingItem, MeetingPaper, MeetingPaperText
from workflows.documents.files.read_out import PdfText
from workflows.documents.files.states import FileKind
from workflows.kit.wording import SEOUL
from workflows.law.queries import standing_limit
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.actor import Actor

MOST_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Unread:
    """Papers that wait to be read, each with its file, and how much of one is read."""

    papers: dict[UUID, UUID]
    pages: int
    seconds: int


async def papers_to_read(session: AsyncSession) -> Unread:
    """Return PDFs nobody has read out yet, the oldest first."""
    rows = await session.execute(
        select(MeetingPaper.id, MeetingPaper.file_id)
        .where(
            MeetingPaper.file_kind == FileKind.PDF,
            ~select(MeetingPaperText.paper_id)
            .where(MeetingPaperText.paper_id == MeetingPaper.id)
            .exists(),
        )
        .order_by(MeetingPaper.put_at)
        .limit(MOST_AT_ONCE)
    )
    day = (await database_now(session)).astimezone(SEOUL).date()
    return Unread(
        {paper: file for paper, file in rows if file is not None},
        pages=await standing_limit(session, "files.pdf_pages", day),
        seconds=await standing_limit(session, "files.pdf_seconds", day),
    )


async def keep_read_out(uow: UnitOfWork, *, paper_id: UUID, text: PdfText) -> None:
    """Keep what was read out of a paper; the first reading stays.

    Allowed: the house. Refuses: nothing. Records: ``meeting.paper_read_out`` with what came of it.
    """
    paper = await uow.session.get_one(MeetingPaper, paper_id)
    item = await uow.session.get_one(MeetingItem, paper.item_id)
    kept = await uow.session.execute(
        insert(MeetingPaperText)
        .values(
            paper_id=paper_id,
            programme_id=paper.programme_id,
            found=text.found,
            words=text.words,
            read_at=uow.now,
        )
        .on_conflict_do_nothing()
        .returning(MeetingPaperText.paper_id)
    )
    if kept.first() is None:
        return
    uow.record(
        MeetingEvent.PAPER_READ_OUT,
        item.meeting_id,
        programme_id=paper.programme_id,
        paper=str(paper_id),
        found=text.found.value,
    )
    await uow.session.flush()


async def texts_by_paper(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, MeetingPaperText]:
    """Return what was read out of papers, as far as the database shows it to the asker."""
    rows = await session.scalars(select(MeetingPaperText).where(MeetingPaperText.paper_id.in_(ids)))
    return {row.paper_id: row for row in rows}
