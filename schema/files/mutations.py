"""Mutation fields of files: ask for an upload. The bytes travel beside GraphQL."""

from typing import Annotated

import strawberry

from schema.files.types import Upload
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.documents.files import actions
from workflows.documents.files.queries import files_by_id
from workflows.documents.files.states import FileKind


@strawberry.input(description="A file to be sent, as it is.")
class RequestUploadInput:
    """What is announced."""

    programme_id: strawberry.ID = strawberry.field(description="The place's programme.")
    kind: FileKind = strawberry.field(description="What it is; told from its bytes when it comes.")
    size: int = strawberry.field(description="Bytes, at most 10,000,000.")
    sha256: str = strawberry.field(
        description="Its SHA-256 (FIPS 180-4), 64 lower-case hexadecimal digits."
    )


@strawberry.type(description="The upload is awaited.")
class RequestUploadSuccess:
    """What was asked for."""

    upload: Upload = strawberry.field(description="The upload with its address.")


RequestUploadResult = Annotated[
    RequestUploadSuccess | Refused,
    strawberry.union("RequestUploadResult", description="The upload, or why not."),
]


@strawberry.input(description="A file of one's own that shall hang on nothing.")
class DropUploadInput:
    """Which."""

    upload_id: strawberry.ID = strawberry.field(description="The upload.")


@strawberry.type(description="The file was let go; its bytes are dropped soon after.")
class DropUploadSuccess:
    """What it was."""

    upload: Upload = strawberry.field(description="The upload as it stands.")


DropUploadResult = Annotated[
    DropUploadSuccess | Refused,
    strawberry.union("DropUploadResult", description="The upload, or why not."),
]


@strawberry.type
class FileMutations:
    """Sending files."""

    @verb("Announce a file and get the address that takes its bytes, once, for some minutes.")
    async def request_upload(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            RequestUploadInput, strawberry.argument(description="The file.")
        ],
    ) -> RequestUploadResult:
        """Announce a file."""
        row = await info.context.write(
            actions.request_upload,
            answer=files_by_id,
            programme_id=key_of("Programme", input.programme_id, field="programmeId"),
            kind=input.kind,
            size=input.size,
            sha256=input.sha256,
        )
        return RequestUploadSuccess(upload=Upload.of(info.context, row))

    @verb("Let go of a file that was announced or sent and hangs on nothing.")
    async def drop_upload(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            DropUploadInput, strawberry.argument(description="The file.")
        ],
    ) -> DropUploadResult:
        """Let go of a file."""
        row = await info.context.write(
            actions.drop_upload,
            answer=files_by_id,
            file_id=key_of("Upload", input.upload_id, field="uploadId"),
        )
        return DropUploadSuccess(upload=Upload.of(info.context, row))
