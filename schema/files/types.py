"""Types of files: what is announced, and the address that takes it."""

from datetime import datetime
from typing import Self

import strawberry

from schema.kit.context import Context
from schema.kit.enums import told
from schema.kit.ids import global_id
from workflows.documents.files.models import StoredFile
from workflows.documents.files.states import FileKind, FileState
from workflows.kit.links import For, Link, token_of

told(
    FileKind,
    name="FileKind",
    description="What a file may be.",
    values={
        "JPEG": "A picture (image/jpeg).",
        "PNG": "A picture (image/png).",
        "WEBP": "A picture (image/webp).",
        "PDF": "A document (application/pdf).",
        "HWPX": "A Hangul document (application/hwp+zip); only papers of a council are.",
        "DOCX": "A Word document (Office Open XML); only papers of a council are.",
    },
)
told(
    FileState,
    name="FileState",
    description="Where a file stands.",
    values={
        "AWAITED": "Its address waits for the bytes.",
        "RECEIVED": "It has come; nothing is bound to it yet.",
        "BOUND": "It hangs on something.",
        "GONE": "It was let go.",
    },
)


@strawberry.type(description="A file that is sent: announced, received, then bound to something.")
class Upload:
    """An upload of one's own."""

    id: strawberry.ID = strawberry.field(description="What the verbs that use it name.")
    kind: FileKind = strawberry.field(description="What it was announced as.")
    state: FileState = strawberry.field(description="Where it stands.")
    path: str | None = strawberry.field(
        description="Where to PUT exactly the announced bytes, once, without a cookie; null when it "
        "takes nothing any more."
    )
    until: datetime = strawberry.field(
        description="When it is let go unless it comes, or is bound, before."
    )

    @classmethod
    def of(cls, context: Context, row: StoredFile) -> Self:
        """Show an upload."""
        token = token_of(context.cursor_key, For.SENDING, Link(row.id, row.person_id))
        return cls(
            id=global_id("Upload", row.id),
            kind=row.kind,
            state=row.state,
            path=f"/files/send/{token}" if row.state is FileState.AWAITED else None,
            until=row.until,
        )
