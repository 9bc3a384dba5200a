"""Mutation fields of attachments: attach, take off, open a scan."""

from typing import Annotated

import strawberry

from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.proposals.attachments import read_path
from schema.proposals.types import Proposal
from workflows.proposals.attachments import actions
from workflows.proposals.attachments.models import Attachment as AttachmentRow
from workflows.proposals.attachments.queries import attachments_by_id
from workflows.proposals.attachments.states import AttachmentUse
from workflows.proposals.queries import proposals_by_id


@strawberry.input(description="A file to attach to a proposal.")
class AttachFileInput:
    """What to attach, to which proposal, and what for."""

    proposal_id: strawberry.ID = strawberry.field(description="The proposal.")
    upload_id: strawberry.ID = strawberry.field(description="The upload that has come.")
    description: str = strawberry.field(
        description="What it shows, in words, up to 200 characters."
    )
    use: AttachmentUse = strawberry.field(
        default=AttachmentUse.SHOWN, description="Shown with it, or the scan of its paper."
    )


@strawberry.type(description="The file hangs on the proposal.")
class AttachFileSuccess:
    """What was attached."""

    proposal: Proposal = strawberry.field(description="The proposal with its attachments.")


AttachFileResult = Annotated[
    AttachFileSuccess | Refused,
    strawberry.union("AttachFileResult", description="The proposal, or why not."),
]


@strawberry.input(description="A file to take off a proposal.")
class DetachFileInput:
    """What to take off."""

    attachment_id: strawberry.ID = strawberry.field(description="The attachment.")


@strawberry.type(description="The file is taken off; its bytes are dropped.")
class DetachFileSuccess:
    """What was taken off."""

    proposal: Proposal = strawberry.field(description="The proposal without it.")


DetachFileResult = Annotated[
    DetachFileSuccess | Refused,
    strawberry.union("DetachFileResult", description="The proposal, or why not."),
]


@strawberry.input(description="A scan to open.")
class OpenScanInput:
    """Which scan."""

    attachment_id: strawberry.ID = strawberry.field(description="The scan.")


@strawberry.type(description="The scan may be read for 60 seconds.")
class OpenScanSuccess:
    """What was opened."""

    path: str = strawberry.field(description="Where to GET it.")


OpenScanResult = Annotated[
    OpenScanSuccess | Refused,
    strawberry.union("OpenScanResult", description="Its address, or why not."),
]


@strawberry.type
class AttachmentMutations:
    """What hangs on proposals."""

    @verb("Attach a file that was sent to a proposal of one's own, or the scan of its paper.")
    async def attach_file(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AttachFileInput, strawberry.argument(description="What, to which, what for.")
        ],
    ) -> AttachFileResult:
        """Attach a file."""
        shown = input.use is AttachmentUse.SHOWN
        row = await info.context.write(
            actions.attach_file if shown else actions.attach_scan,
            answer=attachments_by_id,
            named="file_id",
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
            file_id=key_of("Upload", input.upload_id, field="uploadId"),
            description=input.description,
        )
        return AttachFileSuccess(proposal=await _idea(info, row))

    @verb("Take a file off a proposal of one's own before it is open for support.")
    async def detach_file(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            DetachFileInput, strawberry.argument(description="Which.")
        ],
    ) -> DetachFileResult:
        """Take a file off."""
        row = await info.context.write(
            actions.detach_file,
            answer=attachments_by_id,
            named="file_id",
            file_id=key_of("Upload", input.attachment_id, field="attachmentId"),
        )
        return DetachFileSuccess(proposal=await _idea(info, row))

    @verb("Open the scan of a paper, as the desk; it leaves a trace (접속기록).", noted=True)
    async def open_scan(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            OpenScanInput, strawberry.argument(description="Which.")
        ],
    ) -> OpenScanResult:
        """Open a scan."""
        key = key_of("Upload", input.attachment_id, field="attachmentId")
        row = await info.context.act(
            actions.open_scan, key, file_id=key, address=info.context.address
        )
        return OpenScanSuccess(path=await read_path(info.context, row))


async def _idea(info: Info, row: AttachmentRow) -> Proposal:
    return Proposal.of(await info.context.fetch(proposals_by_id, row.proposal_id))
