"""Mutation fields of papers that are files: put one to an item, and open one."""

from typing import Annotated

import strawberry

from schema.councils.meetings import Meeting
from schema.kit.context import Info
from schema.kit.ids import global_id, key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.councils.meetings import papering
from workflows.councils.meetings.queries import meetings_by_id
from workflows.kit.links import LINK_SECONDS, For, Link, token_of


@strawberry.input(description="A file that was sent, as a paper to an item.")
class PutPaperFileInput:
    """A paper that is a file."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    item_id: strawberry.ID = strawberry.field(description="The item of the agenda.")
    upload_id: strawberry.ID = strawberry.field(description="The file, as `requestUpload` gave it.")
    title: str = strawberry.field(description="Its title.")
    number: int | None = strawberry.field(
        default=None, description="The paper of which it is a new version; null: a new paper."
    )
    urgency: str = strawberry.field(default="", description="Why it is late, where it is.")


@strawberry.type(description="The file is put to the item as a paper.")
class PutPaperFileSuccess:
    """The file is put to the item."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


PutPaperFileResult = Annotated[
    PutPaperFileSuccess | Refused,
    strawberry.union("PutPaperFileResult", description="The meeting, or why not."),
]


@strawberry.input(description="A paper to open.")
class OpenPaperInput:
    """A paper to open."""

    paper_id: strawberry.ID = strawberry.field(description="The paper.")


@strawberry.type(description="The paper is open to the viewer, and that is on record.")
class OpenPaperSuccess:
    """The paper is open."""

    paper_id: strawberry.ID = strawberry.field(description="The paper.")
    path: str = strawberry.field(description="Where to GET it, for 60 seconds.")


OpenPaperResult = Annotated[
    OpenPaperSuccess | Refused,
    strawberry.union("OpenPaperResult", description="The address, or why not."),
]


@strawberry.type
class MeetingPaperMutations:
    """Papers that are files."""

    @verb("Put a file that was sent to an item as a paper, or as a new version of one.")
    async def put_paper_file(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            PutPaperFileInput, strawberry.argument(description="Which file, and to what.")
        ],
    ) -> PutPaperFileResult:
        """Put a file to an item."""
        meeting_id = key_of("Meeting", input.meeting_id, field="meetingId")
        row = await info.context.write(
            papering.put_paper_file,
            answer=meetings_by_id,
            attempt=meeting_id,
            meeting_id=meeting_id,
            item_id=key_of("MeetingItem", input.item_id, field="itemId"),
            file_id=key_of("Upload", input.upload_id, field="uploadId"),
            title=input.title,
            number=input.number,
            urgency=input.urgency,
        )
        return PutPaperFileSuccess(meeting=Meeting.of(row))

    @verb("Open a paper that is a file, as one of the council; that it was opened is on record.")
    async def open_paper(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            OpenPaperInput, strawberry.argument(description="Which paper.")
        ],
    ) -> OpenPaperResult:
        """Open a paper."""
        context = info.context
        paper_id = key_of("MeetingPaper", input.paper_id, field="paperId")
        row = await context.act(papering.open_paper, paper_id, paper_id=paper_id)
        until = int((await context.now()).timestamp()) + LINK_SECONDS
        person_id = (await context.actor()).person_id
        if person_id is None or row.file_id is None:
            msg = f"paper {row.id} was opened by nobody"
            raise LookupError(msg)
        token = token_of(context.cursor_key, For.READING, Link(row.file_id, person_id, until))
        return OpenPaperSuccess(
            paper_id=global_id("MeetingPaper", row.id), path=f"/files/read/{token}"
        )
