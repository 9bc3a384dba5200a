"""A vote of a council with its arithmetic, and what was said in it."""

from datetime import datetime
from typing import Any, Self
from uuid import UUID

import strawberry

from schema.councils import meeting_enums as _enums  # noqa: F401 - names the enums before they are used
from schema.councils.vote_steps import CouncilVoteStep
from schema.identity.public import PublicName
from schema.kit.context import Info
from schema.kit.ids import global_id
from workflows.councils.meetings.cast_queries import casts_by_vote
from workflows.councils.meetings.models import MeetingVote as VoteRow
from workflows.councils.meetings.states import VoteKind
from workflows.councils.reckoning.votes import Choice, Result, Tie
from workflows.kit.wording import Locale


@strawberry.type(description="What came of a vote, with the arithmetic that makes it so.")
class CouncilVoteOutcome:
    """An outcome."""

    result: Result = strawberry.field(description="What it came to.")
    in_favour: int = strawberry.field(description="How many were for it.")
    against: int = strawberry.field(description="How many were against it.")
    abstain: int = strawberry.field(description="How many said neither.")
    silent: int = strawberry.field(description="How many were there and said nothing.")
    recused: int = strawberry.field(description="How many members were recused.")
    absent: int = strawberry.field(description="How many members were not there.")
    base: int = strawberry.field(description="Of how many the majority was taken.")
    needed: int = strawberry.field(description="How many had to be for it.")
    tie: Tie = strawberry.field(description="Whether there was a tie, and what became of it.")
    steps: list[CouncilVoteStep] = strawberry.field(description="The arithmetic, step by step.")

    @classmethod
    def of(cls, outcome: dict[str, Any], locale: Locale) -> Self:
        """Show an outcome as it was kept."""
        return cls(
            result=Result(outcome["result"]),
            in_favour=outcome["for"],
            against=outcome["against"],
            abstain=outcome["abstain"],
            silent=outcome["silent"],
            recused=outcome["recused"],
            absent=outcome["absent"],
            base=outcome["base"],
            needed=outcome["needed"],
            tie=Tie(outcome["tie"]),
            steps=[
                CouncilVoteStep.of(one["because"], one["formula"], one["rule"], locale)
                for one in outcome["why"]
            ],
        )


@strawberry.type(description="What one member said in a vote by name.")
class CouncilBallot:
    """A ballot."""

    choice: Choice = strawberry.field(description="What he said.")
    person_id: strawberry.Private[UUID]
    proxy_id: strawberry.Private[UUID | None]

    @strawberry.field(description="Who.")
    async def name(self, info: Info) -> PublicName:
        """Name the member."""
        return await PublicName.made(info.context, self.person_id)

    @strawberry.field(description="Who cast it in his place (대리출석); null where he did himself.")
    async def proxy(self, info: Info) -> PublicName | None:
        """Name who stood in."""
        if self.proxy_id is None:
            return None
        return await PublicName.made(info.context, self.proxy_id)


@strawberry.type(description="A vote on an item of a council's agenda, or on a challenge.")
class CouncilVote:
    """A vote."""

    id: strawberry.ID = strawberry.field(description="Its global id.")
    number: int = strawberry.field(description="Its number in the meeting.")
    kind: VoteKind = strawberry.field(description="How it is taken.")
    motion: str = strawberry.field(description="The words that are voted on.")
    amendment: int | None = strawberry.field(
        description="The number of the amendment it is on; null for a vote on the item itself."
    )
    private_ground: str | None = strawberry.field(
        description="On which ground the item is to be heard in private, if that is voted on (비공개)."
    )
    opened_at: datetime = strawberry.field(description="When it was opened.")
    closed_at: datetime | None = strawberry.field(description="When it was closed.")
    row: strawberry.Private[VoteRow]

    @strawberry.field(description="On whose challenge it is; null for a vote on the item.")
    async def challenged(self, info: Info) -> PublicName | None:
        """Name the challenged member."""
        if self.row.challenged_id is None:
            return None
        return await PublicName.made(info.context, self.row.challenged_id)

    @strawberry.field(
        description="What came of it; null while it is open, and where it was called off."
    )
    def outcome(self, info: Info) -> CouncilVoteOutcome | None:
        """Show the outcome."""
        kept = self.row.outcome
        return None if kept is None else CouncilVoteOutcome.of(kept, info.context.locale)

    @strawberry.field(
        description="How many have voted; who said what is not told while it is open."
    )
    async def cast_count(self, info: Info) -> int:
        """Count the ballots."""
        return (await info.context.fetch(casts_by_vote, self.row.id)).count

    @strawberry.field(description="What the viewer said, and can still change while it is open.")
    async def viewer_choice(self, info: Info) -> Choice | None:
        """Read one's own ballot."""
        return (await info.context.fetch(casts_by_vote, self.row.id)).own

    @strawberry.field(
        description="Whether the viewer has voted, also where what he said is secret."
    )
    async def viewer_voted(self, info: Info) -> bool:
        """Read whether one has voted."""
        return (await info.context.fetch(casts_by_vote, self.row.id)).voted

    @strawberry.field(
        description="Who said what, for those of the council once it is closed; null before, and for all "
        "others, who read it in the minutes; of a secret vote null for everybody."
    )
    async def ballots(self, info: Info) -> list[CouncilBallot] | None:
        """Read the ballots."""
        found = (await info.context.fetch(casts_by_vote, self.row.id)).ballots
        if found is None:
            return None
        return [
            CouncilBallot(choice=one.choice, person_id=one.seat, proxy_id=one.proxy)
            for one in found
        ]

    @classmethod
    def of(cls, row: VoteRow) -> Self:
        """Show a vote."""
        return cls(
            id=global_id("CouncilVote", row.id),
            number=row.number,
            kind=row.kind,
            motion=row.motion,
            amendment=row.amendment,
            private_ground=row.private_ground,
            opened_at=row.opened_at,
            closed_at=row.closed_at,
            row=row,
        )
