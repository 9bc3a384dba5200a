"""Mutation fields of drafts: begin, edit, drop, submit."""

from typing import Annotated

import strawberry

from schema.drafts.types import ProposalDraft
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.kit.scalars import Won
from schema.programmes.areas import PointInput, point_of
from schema.proposals.attachments import AttachmentInput
from schema.proposals.mutations import handed
from schema.proposals.types import Proposal
from workflows.proposals.drafts import actions
from workflows.proposals.drafts.queries import drafts_by_id
from workflows.proposals.queries import proposals_by_id
from workflows.proposals.states import Category


@strawberry.input(description="What a draft says; anything may still be missing.")
class DraftWordsInput:
    """The words so far."""

    title: str = strawberry.field(default="", description="One line, up to 100 characters.")
    summary: str = strawberry.field(
        default="", description="A few sentences, up to 300 characters."
    )
    body: str = strawberry.field(default="", description="The whole text, up to 10,000 characters.")
    place: str = strawberry.field(default="", description="Where, up to 100 characters.")
    category: Category | None = strawberry.field(default=None, description="The field.")
    cost: Won | None = strawberry.field(default=None, description="What it would cost, at least 1.")
    point: PointInput | None = strawberry.field(
        default=None, description="Where it lies on the map."
    )


@strawberry.input(description="A draft to begin.")
class BeginDraftInput:
    """Where, and the first words."""

    programme_id: strawberry.ID = strawberry.field(description="The place's programme.")
    words: DraftWordsInput = strawberry.field(description="The words so far.")


@strawberry.type(description="The draft is kept; nobody else sees it.")
class BeginDraftSuccess:
    """What was done."""

    draft: ProposalDraft = strawberry.field(description="The draft as it stands now.")


BeginDraftResult = Annotated[
    BeginDraftSuccess | Refused,
    strawberry.union("BeginDraftResult", description="What was done, or why not."),
]


@strawberry.input(description="Changed words of a draft.")
class EditDraftInput:
    """Which, on which version, and the words."""

    draft_id: strawberry.ID = strawberry.field(description="The draft.")
    expected_version: int = strawberry.field(description="The version this is about.")
    words: DraftWordsInput = strawberry.field(description="All words, as they shall be.")


@strawberry.type(description="The words are changed.")
class EditDraftSuccess:
    """What was done."""

    draft: ProposalDraft = strawberry.field(description="The draft as it stands now.")


EditDraftResult = Annotated[
    EditDraftSuccess | Refused,
    strawberry.union("EditDraftResult", description="What was done, or why not."),
]


@strawberry.input(description="A draft to drop.")
class DropDraftInput:
    """Which."""

    draft_id: strawberry.ID = strawberry.field(description="The draft.")


@strawberry.type(description="The draft and its words are gone.")
class DropDraftSuccess:
    """What was done."""

    draft: ProposalDraft = strawberry.field(description="The draft as it stands now.")


DropDraftResult = Annotated[
    DropDraftSuccess | Refused,
    strawberry.union("DropDraftResult", description="What was done, or why not."),
]


@strawberry.input(description="A draft to submit.")
class SubmitDraftInput:
    """Which version, with which files."""

    draft_id: strawberry.ID = strawberry.field(description="The draft.")
    expected_version: int = strawberry.field(description="The version this is about.")
    attachments: list[AttachmentInput] = strawberry.field(
        default_factory=list, description="Files that were sent, up to 5."
    )


@strawberry.type(description="It stands in the open.")
class SubmitDraftSuccess:
    """What was submitted."""

    proposal: Proposal = strawberry.field(description="The proposal with its number.")


SubmitDraftResult = Annotated[
    SubmitDraftSuccess | Refused,
    strawberry.union("SubmitDraftResult", description="What was done, or why not."),
]


@strawberry.type
class DraftMutations:
    """Drafts of ideas."""

    @verb("Keep what is being written, so that it can go on elsewhere or with others.")
    async def begin_draft(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            BeginDraftInput, strawberry.argument(description="The words so far.")
        ],
    ) -> BeginDraftResult:
        """Keep what is being written, so that it can go on elsewhere or with others."""
        row = await info.context.write(
            actions.begin_draft,
            answer=drafts_by_id,
            programme_id=key_of("Programme", input.programme_id, field="programmeId"),
            words=_words(input.words),
        )
        return BeginDraftSuccess(draft=ProposalDraft.of(row))

    @verb("Change the words of a draft; whoever agreed is asked anew.")
    async def edit_draft(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            EditDraftInput, strawberry.argument(description="Which.")
        ],
    ) -> EditDraftResult:
        """Change the words of a draft; whoever agreed is asked anew."""
        row = await info.context.write(
            actions.edit_draft,
            answer=drafts_by_id,
            draft_id=key_of("ProposalDraft", input.draft_id, field="draftId"),
            expected_version=input.expected_version,
            words=_words(input.words),
        )
        return EditDraftSuccess(draft=ProposalDraft.of(row))

    @verb("Drop a draft; its words are gone.")
    async def drop_draft(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            DropDraftInput, strawberry.argument(description="Which.")
        ],
    ) -> DropDraftResult:
        """Drop a draft; its words are gone."""
        row = await info.context.write(
            actions.drop_draft,
            answer=drafts_by_id,
            draft_id=key_of("ProposalDraft", input.draft_id, field="draftId"),
        )
        return DropDraftSuccess(draft=ProposalDraft.of(row))

    @verb("Submit a draft as the lead, once all have agreed; it is public at once.")
    async def submit_draft(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SubmitDraftInput, strawberry.argument(description="The draft.")
        ],
    ) -> SubmitDraftResult:
        """Submit a draft as the lead, once all have agreed; it is public at once."""
        row = await info.context.write(
            actions.submit_draft,
            answer=proposals_by_id,
            draft_id=key_of("ProposalDraft", input.draft_id, field="draftId"),
            expected_version=input.expected_version,
            attachments=[handed(one, field="attachments") for one in input.attachments],
        )
        return SubmitDraftSuccess(proposal=Proposal.of(row))


def _words(given: DraftWordsInput) -> actions.Words:
    return actions.Words(
        title=given.title,
        summary=given.summary,
        body=given.body,
        place=given.place,
        category=given.category,
        cost=given.cost,
        point=point_of(given.point),
    )
