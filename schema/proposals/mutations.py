"""Mutation fields of the proposals loop: submitting ideas."""

from typing import Annotated

import strawberry

from schema.kit.context import Info
from schema.kit.days import day_of
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.kit.scalars import Won
from schema.programmes.areas import PointInput, point_of
from schema.proposals.attachments import AttachmentInput
from schema.proposals.types import Proposal
from workflows.proposals import actions
from workflows.proposals.attachments.attaching import Handed
from workflows.proposals.queries import proposals_by_id
from workflows.proposals.states import Category


@strawberry.input(description="A proposal to submit.")
class SubmitProposalInput:
    """What a resident writes."""

    programme_id: strawberry.ID = strawberry.field(description="The place's programme.")
    title: str = strawberry.field(description="One line, up to 100 characters.")
    summary: str = strawberry.field(description="A few sentences, up to 300 characters.")
    body: str = strawberry.field(description="The whole text, up to 10,000 characters.")
    category: Category = strawberry.field(description="The field it belongs to.")
    place: str = strawberry.field(description="Where, up to 100 characters.")
    cost: Won = strawberry.field(description="What it would cost, at least 1.")
    point: PointInput | None = strawberry.field(
        default=None, description="Where it lies on the map; inside the target area."
    )
    attachments: list[AttachmentInput] = strawberry.field(
        default_factory=list, description="Files that were sent, up to 5."
    )


@strawberry.type(description="The proposal stands in the open.")
class SubmitProposalSuccess:
    """What was submitted."""

    proposal: Proposal = strawberry.field(description="The proposal with its number.")


SubmitProposalResult = Annotated[
    SubmitProposalSuccess | Refused,
    strawberry.union("SubmitProposalResult", description="The proposal, or why not."),
]


@strawberry.input(description="A proposal that came on paper.")
class EnterPaperProposalInput:
    """What stands on the paper."""

    programme_id: strawberry.ID = strawberry.field(description="The place's programme.")
    serial: str = strawberry.field(description="The number on the paper, up to 40 characters.")
    received_on: str = strawberry.field(description="The day it was received in Korea.")
    title: str = strawberry.field(description="One line, up to 100 characters.")
    summary: str = strawberry.field(description="A few sentences, up to 300 characters.")
    body: str = strawberry.field(description="The whole text, up to 10,000 characters.")
    category: Category = strawberry.field(description="The field it belongs to.")
    place: str = strawberry.field(description="Where, up to 100 characters.")
    cost: Won = strawberry.field(description="What it would cost, at least 1.")
    point: PointInput | None = strawberry.field(
        default=None, description="Where it lies on the map; inside the target area."
    )
    scan: AttachmentInput | None = strawberry.field(
        default=None, description="The scan of the paper; only the desk opens it."
    )


@strawberry.type(description="The proposal stands in the open.")
class EnterPaperProposalSuccess:
    """What was entered."""

    proposal: Proposal = strawberry.field(description="The proposal with its number.")


EnterPaperProposalResult = Annotated[
    EnterPaperProposalSuccess | Refused,
    strawberry.union("EnterPaperProposalResult", description="The proposal, or why not."),
]


@strawberry.type
class ProposalMutations:
    """Verbs of the proposals loop."""

    @verb("Submit a proposal (주민제안; Local Finance Act, Article 39). It is public at once.")
    async def submit_proposal(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SubmitProposalInput, strawberry.argument(description="The proposal.")
        ],
    ) -> SubmitProposalResult:
        """Submit."""
        row = await info.context.write(
            actions.submit_proposal,
            answer=proposals_by_id,
            programme_id=key_of("Programme", input.programme_id, field="programmeId"),
            title=input.title,
            summary=input.summary,
            body=input.body,
            category=input.category,
            place=input.place,
            cost=input.cost,
            point=point_of(input.point),
            attachments=[handed(one, field="attachments") for one in input.attachments],
        )
        return SubmitProposalSuccess(proposal=Proposal.of(row))

    @verb("Enter a proposal that came on paper; its author stays on the paper.")
    async def enter_paper_proposal(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            EnterPaperProposalInput, strawberry.argument(description="What stands on it.")
        ],
    ) -> EnterPaperProposalResult:
        """Enter it."""
        row = await info.context.write(
            actions.enter_paper_proposal,
            answer=proposals_by_id,
            programme_id=key_of("Programme", input.programme_id, field="programmeId"),
            serial=input.serial,
            received_on=day_of(input.received_on, field="receivedOn"),
            title=input.title,
            summary=input.summary,
            body=input.body,
            category=input.category,
            place=input.place,
            cost=input.cost,
            point=point_of(input.point),
            scan=handed(input.scan, field="scan") if input.scan else None,
        )
        return EnterPaperProposalSuccess(proposal=Proposal.of(row))


def handed(given: AttachmentInput, *, field: str) -> Handed:
    """Read a file that is handed in with a proposal."""
    return Handed(key_of("Upload", given.upload_id, field=field), given.description)
