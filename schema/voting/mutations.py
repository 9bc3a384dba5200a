"""Mutation fields of voting: cast a ballot, ask for and decide a correction of the roll."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

import strawberry

from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.proposals.campaigns import Campaign
from schema.voting.types import RollCorrection
from workflows.kit.refusal import NotFound
from workflows.proposals.campaigns.models import Campaign as CampaignRow
from workflows.proposals.campaigns.queries import campaigns_by_id
from workflows.proposals.campaigns.roll_corrections import decide_correction, propose_correction
from workflows.voting.kinds import BallotKind
from workflows.voting.queries import corrections_by_id
from workflows.voting.states import CorrectionKind


@strawberry.input(description="One line named on a ballot.")
class ChoiceInput:
    """A number of the ballot paper."""

    number: int = strawberry.field(description="The line's number.")
    points: int | None = strawberry.field(
        default=None, description="CUMULATIVE only: the points given to it."
    )


@strawberry.input(description="A ballot.")
class CastBallotInput:
    """A voter's choice."""

    campaign_id: strawberry.ID = strawberry.field(description="The open campaign.")
    counter: int = strawberry.field(
        description="1 for the first vote, one more for each later one. The same vote sent again "
        "under the same counter gets the same receipt."
    )
    choices: list[ChoiceInput] = strawberry.field(
        description="The lines named; for ORDINAL in the order of preference."
    )


@strawberry.type(description="The ballot lies in the box.")
class CastBallotSuccess:
    """A receipt, given after the commit."""

    key: strawberry.Private[UUID]

    @strawberry.field(description="The campaign.")
    async def campaign(self, info: Info) -> Campaign:
        """Read it as it stands after the commit, if it is asked for."""
        row = await info.context.fetch(campaigns_by_id, self.key)
        return await Campaign.made(info.context, row)

    receipt: str = strawberry.field(
        description="The code to look the ballot up by; it does not show the choice."
    )
    counter: int = strawberry.field(description="The counter the vote was taken under.")


CastBallotResult = Annotated[
    CastBallotSuccess | Refused,
    strawberry.union("CastBallotResult", description="The receipt, or why not."),
]


@strawberry.input(description="A correction to ask for.")
class ProposeRollCorrectionInput:
    """Whom to add or strike, and why."""

    campaign_id: strawberry.ID = strawberry.field(description="The open campaign.")
    person_id: strawberry.ID = strawberry.field(description="The voter: the id of `Viewer`.")
    kind: CorrectionKind = strawberry.field(description="Whether to add or to strike.")
    reason: str = strawberry.field(description="Shown to everybody: name no person in it.")
    on_proof: bool = strawberry.field(
        default=False,
        description="Documents that both officers see show the standing which the register does not hold "
        "yet, or that somebody to be struck has lost it. Age, verification and the officials' exclusion "
        "cannot be shown so.",
    )


@strawberry.type(description="The correction waits for another person's decision.")
class ProposeRollCorrectionSuccess:
    """What was asked for."""

    correction: RollCorrection = strawberry.field(description="The correction.")


ProposeRollCorrectionResult = Annotated[
    ProposeRollCorrectionSuccess | Refused,
    strawberry.union("ProposeRollCorrectionResult", description="The correction, or why not."),
]


@strawberry.input(description="The correction to decide.")
class ApproveRollCorrectionInput:
    """Which correction."""

    correction_id: strawberry.ID = strawberry.field(description="The correction.")


@strawberry.type(
    description="The correction is decided: applied, or refused because the voter has voted."
)
class ApproveRollCorrectionSuccess:
    """What was decided."""

    correction: RollCorrection = strawberry.field(description="The correction with its new state.")


ApproveRollCorrectionResult = Annotated[
    ApproveRollCorrectionSuccess | Refused,
    strawberry.union("ApproveRollCorrectionResult", description="The correction, or why not."),
]


@strawberry.type
class VotingMutations:
    """Verbs of voting."""

    @verb(
        "Vote in an open campaign. Needs no Idempotency-Key: the counter says which vote it is. "
        "A vote that is refused is not stored.",
        noted=True,
        swears=True,
    )
    async def cast_ballot(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            CastBallotInput, strawberry.argument(description="The ballot.")
        ],
    ) -> CastBallotResult:
        """Vote."""
        key = key_of("Campaign", input.campaign_id, field="campaignId")
        paper = await info.context.paper(key)
        if paper is None:
            raise NotFound("no_such_campaign", field="campaignId")
        receipt = await info.context.cast(
            key,
            poll_id=paper.poll_id,
            counter=input.counter,
            choice=written(paper.kind, input.choices),
        )
        return CastBallotSuccess(key=key, receipt=receipt.code, counter=receipt.counter)

    @verb(
        "Ask for a voter to be added to, or struck from, the frozen roll. Another decides.",
        noted=True,
    )
    async def propose_roll_correction(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ProposeRollCorrectionInput, strawberry.argument(description="The correction.")
        ],
    ) -> ProposeRollCorrectionResult:
        """Ask."""
        voter = key_of("Person", input.person_id, field="personId")
        row = await campaign_of(info, input.campaign_id)
        correction = await info.context.write(
            propose_correction,
            answer=corrections_by_id,
            attempt=row.id,
            campaign_id=row.id,
            voter_id=voter,
            kind=input.kind,
            reason=input.reason,
            on_proof=input.on_proof,
        )
        return ProposeRollCorrectionSuccess(correction=RollCorrection.of(correction))

    @verb(
        "Decide a correction as the second person. After that voter's ballot it is refused.",
        noted=True,
    )
    async def approve_roll_correction(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ApproveRollCorrectionInput, strawberry.argument(description="Which one.")
        ],
    ) -> ApproveRollCorrectionResult:
        """Decide."""
        key = key_of("RollCorrection", input.correction_id, field="correctionId")
        correction = await info.context.write(
            decide_correction, answer=corrections_by_id, attempt=key, correction_id=key
        )
        return ApproveRollCorrectionSuccess(correction=RollCorrection.of(correction))


async def campaign_of(info: Info, given: str) -> CampaignRow:
    """Return the campaign of a global id the viewer may see, or refuse."""
    key = key_of("Campaign", given, field="campaignId")
    row = await info.context.load(campaigns_by_id, key)
    if row is None:
        raise NotFound("no_such_campaign", field="campaignId")
    return row


def written(kind: BallotKind, choices: Sequence[ChoiceInput]) -> str:
    """Write the choice down as the box reads it; whether it fits the poll is judged there."""
    between = ">" if kind is BallotKind.ORDINAL else ","
    return between.join(
        str(one.number) if one.points is None else f"{one.number}:{one.points}" for one in choices
    )
