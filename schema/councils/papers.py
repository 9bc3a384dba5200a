"""Types of papers: a version of one, a text or a file, and who has opened it."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from schema.files import types as _files  # noqa: F401 - names the enums before they are used
from schema.identity.public import PublicName
from schema.kit.context import Context, Info
from schema.kit.enums import told
from schema.kit.ids import global_id
from workflows.councils.meetings.models import MeetingPaper as PaperRow
from workflows.councils.meetings.models import MeetingPaperReading as ReadingRow
from workflows.councils.meetings.reading_out import texts_by_paper
from workflows.documents.files.read_out import ReadOut
from workflows.documents.files.states import FileKind

told(
    ReadOut,
    name="PaperReadOut",
    description="What came of reading the text out of a PDF, so that it can be searched.",
    values={
        "READ": "All of it was read.",
        "CUT": "Its beginning was read; it is longer than is read for searching.",
        "NO_TEXT": "It holds no text, as a scan does: only its title is found.",
        "UNREADABLE": "It is locked, broken, or took too long: only its title is found.",
    },
)


@strawberry.type(description="That somebody of the council opened a paper that is a file.")
class MeetingPaperReading:
    """A reading."""

    paper_id: strawberry.ID = strawberry.field(description="The paper.")
    first_at: datetime = strawberry.field(description="When first.")
    person_id: strawberry.Private[UUID]

    @strawberry.field(description="The name for the public.")
    async def name(self, info: Info) -> PublicName:
        """Name the reader."""
        return await PublicName.made(info.context, self.person_id)

    @classmethod
    def of(cls, row: ReadingRow) -> Self:
        """Show a reading."""
        return cls(
            paper_id=global_id("MeetingPaper", row.paper_id),
            first_at=row.first_at,
            person_id=row.person_id,
        )


@strawberry.type(
    description="A version of a paper to an item, a text or a file; earlier ones stay."
)
class MeetingPaper:
    """A paper."""

    number: int = strawberry.field(description="Its number at the item.")
    version: int = strawberry.field(description="Its version, from 1.")
    title: str = strawberry.field(description="Its title.")
    words: str = strawberry.field(description="Its text; of a file what could be read out of it.")
    read_out: ReadOut | None = strawberry.field(
        description="Of a PDF: what came of reading it, some seconds after it was put; null before."
    )
    sha256: str = strawberry.field(
        description="The SHA-256 of the text, or of the bytes of the file, in hexadecimal digits."
    )
    put_at: datetime = strawberry.field(description="When it was put.")
    paper_id: strawberry.ID | None = strawberry.field(
        description="Of a file: what `openPaper` takes, by which those of the council read it."
    )
    file_kind: FileKind | None = strawberry.field(description="What file it is; null for a text.")
    path: str | None = strawberry.field(
        description="Where anybody reads a file once the notice is sent; null before, and for a text."
    )

    @classmethod
    async def made(cls, context: Context, row: PaperRow, *, public: bool) -> Self:
        """Show a paper; `public` says that the notice of its meeting is sent."""
        is_pdf = row.file_kind is FileKind.PDF
        text = await context.load(texts_by_paper, row.id) if is_pdf else None
        is_file = row.file_id is not None
        return cls(
            number=row.number,
            version=row.version,
            title=row.title,
            words=row.words if text is None else text.words,
            read_out=None if text is None else text.found,
            sha256=row.sha256,
            put_at=row.put_at,
            paper_id=global_id("MeetingPaper", row.id) if is_file else None,
            file_kind=row.file_kind,
            path=f"/files/{row.sha256}" if is_file and public else None,
        )
