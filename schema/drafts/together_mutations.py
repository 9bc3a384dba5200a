"""Mutation fields of writing together: invite, join, share, agree, leave."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Annotated
from uuid import UUID

import strawberry

from schema.drafts.types import ProposalDraft
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.kit.links import For, link_of
from workflows.kit.refusal import Invalid, NotFound
from workflows.proposals.drafts import together
from workflows.proposals.drafts.queries import drafts_by_id, drafts_left

LONGEST_TOKEN = 120


@strawberry.input(description="The part one author has.")
class ShareInput:
    """Whose, and how much."""

    person_id: strawberry.ID = strawberry.field(description="The author.")
    numerator: int = strawberry.field(description="Above nothing.")
    denominator: int = strawberry.field(description="At least 1.")


@strawberry.input(description="A draft to write together.")
class InviteAuthorsInput:
    """Which."""

    draft_id: strawberry.ID = strawberry.field(description="The draft.")


@strawberry.type(description="There is a new link; the one before is over.")
class InviteAuthorsSuccess:
    """What was done."""

    draft: ProposalDraft = strawberry.field(description="The draft as it stands now.")


InviteAuthorsResult = Annotated[
    InviteAuthorsSuccess | Refused,
    strawberry.union("InviteAuthorsResult", description="What was done, or why not."),
]


@strawberry.input(description="An invitation to follow.")
class JoinDraftInput:
    """Which."""

    token: str = strawberry.field(description="The last part of the invitation's path.")


@strawberry.type(description="The viewer writes along.")
class JoinDraftSuccess:
    """What was done."""

    draft: ProposalDraft = strawberry.field(description="The draft as it stands now.")


JoinDraftResult = Annotated[
    JoinDraftSuccess | Refused,
    strawberry.union("JoinDraftResult", description="What was done, or why not."),
]


@strawberry.input(description="The parts the authors have.")
class SetSharesInput:
    """Whose, on which version."""

    draft_id: strawberry.ID = strawberry.field(description="The draft.")
    expected_version: int = strawberry.field(description="The version this is about.")
    shares: list[ShareInput] = strawberry.field(description="One for each author, together 1.")


@strawberry.type(description="The shares are set; all are asked to agree.")
class SetSharesSuccess:
    """What was done."""

    draft: ProposalDraft = strawberry.field(description="The draft as it stands now.")


SetSharesResult = Annotated[
    SetSharesSuccess | Refused,
    strawberry.union("SetSharesResult", description="What was done, or why not."),
]


@strawberry.input(description="Words and shares to agree to.")
class AgreeDraftInput:
    """Which version."""

    draft_id: strawberry.ID = strawberry.field(description="The draft.")
    expected_version: int = strawberry.field(description="The version this is about.")


@strawberry.type(description="The viewer has agreed.")
class AgreeDraftSuccess:
    """What was done."""

    draft: ProposalDraft = strawberry.field(description="The draft as it stands now.")


AgreeDraftResult = Annotated[
    AgreeDraftSuccess | Refused,
    strawberry.union("AgreeDraftResult", description="What was done, or why not."),
]


@strawberry.input(description="A draft to leave.")
class LeaveDraftInput:
    """Which."""

    draft_id: strawberry.ID = strawberry.field(description="The draft.")


@strawberry.type(description="The viewer writes on it no more.")
class LeaveDraftSuccess:
    """What was done."""

    draft: ProposalDraft = strawberry.field(description="The draft as it stands now.")


LeaveDraftResult = Annotated[
    LeaveDraftSuccess | Refused,
    strawberry.union("LeaveDraftResult", description="What was done, or why not."),
]


@strawberry.input(description="Somebody who shall write along no more.")
class PartAuthorInput:
    """Who, and on which draft."""

    draft_id: strawberry.ID = strawberry.field(description="The draft.")
    person_id: strawberry.ID = strawberry.field(description="The author.")


@strawberry.type(description="He writes on it no more; the link he came by leads nowhere.")
class PartAuthorSuccess:
    """What was done."""

    draft: ProposalDraft = strawberry.field(description="The draft as it stands now.")


PartAuthorResult = Annotated[
    PartAuthorSuccess | Refused,
    strawberry.union("PartAuthorResult", description="What was done, or why not."),
]


@strawberry.input(description="Somebody who shall lead from now on.")
class PassLeadInput:
    """Who, and which draft."""

    draft_id: strawberry.ID = strawberry.field(description="The draft.")
    person_id: strawberry.ID = strawberry.field(description="The author.")


@strawberry.type(description="Somebody else leads; the viewer writes along.")
class PassLeadSuccess:
    """What was done."""

    draft: ProposalDraft = strawberry.field(description="The draft as it stands now.")


PassLeadResult = Annotated[
    PassLeadSuccess | Refused,
    strawberry.union("PassLeadResult", description="What was done, or why not."),
]


@strawberry.type
class TogetherMutations:
    """Writing an idea together."""

    @verb("Make a new link by which others join.")
    async def invite_authors(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            InviteAuthorsInput, strawberry.argument(description="Which.")
        ],
    ) -> InviteAuthorsResult:
        """Make a new link by which others join."""
        row = await info.context.write(
            together.invite_authors,
            answer=drafts_by_id,
            draft_id=key_of("ProposalDraft", input.draft_id, field="draftId"),
        )
        return InviteAuthorsSuccess(draft=ProposalDraft.of(row))

    @verb("Join a draft by its link.")
    async def join_draft(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            JoinDraftInput, strawberry.argument(description="The invitation.")
        ],
    ) -> JoinDraftResult:
        """Join a draft by its link."""
        token = input.token
        link = None
        if len(token) <= LONGEST_TOKEN and token.isascii():
            link = link_of(info.context.cursor_key, For.INVITING, token)
        if link is None:
            raise NotFound("invitation_over", field="token")
        row = await info.context.write(
            together.join_draft,
            answer=drafts_by_id,
            draft_id=link.thing_id,
            invitation=link.number,
        )
        return JoinDraftSuccess(draft=ProposalDraft.of(row))

    @verb("State which part each author has, as exact fractions.")
    async def set_shares(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SetSharesInput, strawberry.argument(description="Which.")
        ],
    ) -> SetSharesResult:
        """State which part each author has, as exact fractions."""
        row = await info.context.write(
            together.set_shares,
            answer=drafts_by_id,
            draft_id=key_of("ProposalDraft", input.draft_id, field="draftId"),
            expected_version=input.expected_version,
            shares=_shares(input.shares),
        )
        return SetSharesSuccess(draft=ProposalDraft.of(row))

    @verb("Agree to words and shares as they stand.")
    async def agree_draft(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AgreeDraftInput, strawberry.argument(description="Which.")
        ],
    ) -> AgreeDraftResult:
        """Agree to words and shares as they stand."""
        row = await info.context.write(
            together.agree_draft,
            answer=drafts_by_id,
            draft_id=key_of("ProposalDraft", input.draft_id, field="draftId"),
            expected_version=input.expected_version,
        )
        return AgreeDraftSuccess(draft=ProposalDraft.of(row))

    @verb("Leave a draft; the shares are open again.")
    async def leave_draft(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            LeaveDraftInput, strawberry.argument(description="Which.")
        ],
    ) -> LeaveDraftResult:
        """Leave a draft; the shares are open again."""
        row = await info.context.write(
            together.leave_draft,
            answer=drafts_left,
            draft_id=key_of("ProposalDraft", input.draft_id, field="draftId"),
        )
        return LeaveDraftSuccess(draft=ProposalDraft.of(row))

    @verb("Part with somebody who writes along; shares are open again and there is a new link.")
    async def part_author(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            PartAuthorInput, strawberry.argument(description="Who.")
        ],
    ) -> PartAuthorResult:
        """Part with somebody who writes along."""
        row = await info.context.write(
            together.part_author,
            answer=drafts_by_id,
            draft_id=key_of("ProposalDraft", input.draft_id, field="draftId"),
            person_id=key_of("Person", input.person_id, field="personId"),
        )
        return PartAuthorSuccess(draft=ProposalDraft.of(row))

    @verb("Pass the lead of a draft on to somebody who writes along; everybody agrees anew.")
    async def pass_lead(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            PassLeadInput, strawberry.argument(description="To whom.")
        ],
    ) -> PassLeadResult:
        """Pass the lead on."""
        row = await info.context.write(
            together.pass_lead,
            answer=drafts_by_id,
            draft_id=key_of("ProposalDraft", input.draft_id, field="draftId"),
            person_id=key_of("Person", input.person_id, field="personId"),
        )
        return PassLeadSuccess(draft=ProposalDraft.of(row))


def _shares(given: Sequence[ShareInput]) -> dict[UUID, Fraction]:
    """Read the parts. Refuses one of nothing, and two for one author."""
    shares: dict[UUID, Fraction] = {}
    for one in given:
        person_id = key_of("Person", one.person_id, field="shares")
        if one.denominator < 1 or person_id in shares:
            raise Invalid("share_out_of_range", field="shares", most=10_000)
        shares[person_id] = Fraction(one.numerator, one.denominator)
    return shares
