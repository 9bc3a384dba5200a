"""Types of what hangs on a proposal."""

from typing import Self

import strawberry

from schema.files import types as _files  # noqa: F401 - names the enums before they are used
from schema.kit.context import Context
from schema.kit.ids import global_id
from schema.proposals import enums as _enums  # noqa: F401 - names the enums before they are used
from workflows.documents.files.states import FileKind
from workflows.kit.links import LINK_SECONDS, For, Link, token_of
from workflows.proposals.attachments.models import Attachment as AttachmentRow
from workflows.proposals.attachments.states import AttachmentUse


@strawberry.input(description="A file that was sent, to be attached.")
class AttachmentInput:
    """A file and what it shows."""

    upload_id: strawberry.ID = strawberry.field(description="The upload that has come.")
    description: str = strawberry.field(
        description="What it shows, in words, up to 200 characters; read out to who does not see it."
    )


@strawberry.type(description="A picture or document on a proposal.")
class Attachment:
    """An attachment."""

    id: strawberry.ID = strawberry.field(description="What its verbs name.")
    use: AttachmentUse = strawberry.field(
        description="Whether it is shown, or a scan for the desk."
    )
    kind: FileKind = strawberry.field(description="What it is.")
    description: str = strawberry.field(description="What it shows, in words.")
    size: int = strawberry.field(description="Bytes.")
    sha256: str = strawberry.field(description="The SHA-256 of its bytes.")
    width: int | None = strawberry.field(description="Pixels across; null for a document.")
    height: int | None = strawberry.field(description="Pixels down; null for a document.")
    path: str | None = strawberry.field(
        description="Where to GET it: under its digest if it is public, else an address that holds for "
        "60 seconds; null for a scan, which `openScan` opens."
    )

    @classmethod
    async def made(cls, context: Context, row: AttachmentRow, *, hidden: bool) -> Self:
        """Show an attachment of an idea, which may be hidden from the public."""
        path = None
        if row.use is AttachmentUse.SHOWN:
            path = await read_path(context, row) if hidden else f"/files/{row.sha256}"
        return cls(
            id=global_id("Upload", row.file_id),
            use=row.use,
            kind=row.kind,
            description=row.description,
            size=row.size,
            sha256=row.sha256,
            width=row.width,
            height=row.height,
            path=path,
        )


async def read_path(context: Context, row: AttachmentRow) -> str:
    """Return an address under which the asker reads a file for a minute."""
    until = int((await context.now()).timestamp()) + LINK_SECONDS
    actor = await context.actor()
    link = Link(row.file_id, actor.person_id or row.attached_by, until)
    return f"/files/read/{token_of(context.cursor_key, For.READING, link)}"
