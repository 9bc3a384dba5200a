"""Mutation fields that read what leaves a trace: who reported a text, and a roll taken home.

What is told is never kept for a repeated request: reading twice leaves two traces.
"""

from typing import Annotated, Self

import strawberry

from schema.identity.public import PublicName
from schema.kit.context import Context, Info
from schema.kit.ids import global_id, key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.talk import enums as _enums  # noqa: F401 - names the enums before they are used
from workflows.proposals.campaigns.roll_export import export_roll
from workflows.proposals.moderation.reporters import Reporter as ReporterRow
from workflows.proposals.moderation.reporters import read_reporters
from workflows.proposals.moderation.states import ReportGround, SubjectKind


@strawberry.input(description="A reported text whose reporters are needed, and what for.")
class ReadReportersInput:
    """Of which text, and what for."""

    kind: SubjectKind = strawberry.field(description="A comment or a proposal.")
    subject_id: strawberry.ID = strawberry.field(description="Which one.")
    purpose: str = strawberry.field(
        default="",
        description="What for, up to 500 characters; must be said. The reporters see it.",
    )


@strawberry.type(description="Who reported a text, and in which words.")
class Reporter:
    """A reporter."""

    person_id: strawberry.ID = strawberry.field(description="Who, by pseudonymous id.")
    person: PublicName = strawberry.field(description="Who, by public name.")
    ground: ReportGround = strawberry.field(description="On which ground.")
    text: str = strawberry.field(description="What was said to be wrong.")

    @classmethod
    async def made(cls, context: Context, row: ReporterRow) -> Self:
        """Show a reporter."""
        return cls(
            person_id=global_id("Person", row.person_id),
            person=await PublicName.made(context, row.person_id),
            ground=row.ground,
            text=row.text,
        )


@strawberry.type(description="Who reported it.")
class ReadReportersSuccess:
    """What was read."""

    reporters: list[Reporter] = strawberry.field(description="Who, the first report first.")


ReadReportersResult = Annotated[
    ReadReportersSuccess | Refused,
    strawberry.union("ReadReportersResult", description="What was read, or why not."),
]


@strawberry.input(description="The roll of a vote to take home, and what for.")
class ExportRollInput:
    """Of which vote, and what for."""

    campaign_id: strawberry.ID = strawberry.field(description="The vote.")
    purpose: str = strawberry.field(
        description="What for, up to 500 characters; kept for two years and shown to the voters."
    )


@strawberry.type(description="The standing roll.")
class ExportRollSuccess:
    """What was taken home."""

    csv: str = strawberry.field(description="The roll as CSV, with legal names.")
    voters: int = strawberry.field(description="How many voters stand on it.")


ExportRollResult = Annotated[
    ExportRollSuccess | Refused,
    strawberry.union("ExportRollResult", description="The roll, or why not."),
]


@strawberry.type
class LoggedReadMutations:
    """Reading what leaves a trace."""

    @verb("Read who reported a text, as its moderator; it leaves a trace (접속기록).", noted=True)
    async def read_reporters(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ReadReportersInput, strawberry.argument(description="Of which text, and what for.")
        ],
    ) -> ReadReportersResult:
        """Read reporters."""
        name = "Comment" if input.kind is SubjectKind.COMMENT else "Proposal"
        subject = key_of(name, input.subject_id, field="subjectId")
        found = await info.context.act(
            read_reporters,
            subject,
            kind=input.kind,
            subject_id=subject,
            purpose=input.purpose,
            address=info.context.address,
        )
        return ReadReportersSuccess(
            reporters=[await Reporter.made(info.context, one) for one in found]
        )

    @verb("Take the roll of a vote home, for a purpose; it leaves a trace (접속기록).", noted=True)
    async def export_roll(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ExportRollInput, strawberry.argument(description="Of which vote, and what for.")
        ],
    ) -> ExportRollResult:
        """Export a roll."""
        campaign = key_of("Campaign", input.campaign_id, field="campaignId")
        roll = await info.context.act(
            export_roll,
            campaign,
            campaign_id=campaign,
            purpose=input.purpose,
            address=info.context.address,
        )
        return ExportRollSuccess(csv=roll.csv, voters=roll.voters)
