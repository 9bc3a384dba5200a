"""Types of votes on paper: channels of a notice, batches, papers a batch waits for or that were reopened."""

from datetime import datetime
from typing import Self

import strawberry

from schema.kit.context import Info
from schema.kit.ids import global_id
from schema.kit.refused import ViewerAction
from schema.voting import enums as _enums  # noqa: F401 - names the enums before they are used
from workflows.proposals.campaigns.roll_search import OnRoll
from workflows.voting.kinds import Channel
from workflows.voting.paper.models import PaperBatch as BatchRow
from workflows.voting.paper.queries import (
    batch_offers,
    papers_settled,
    papers_waiting,
    reopenings_by_batch,
)
from workflows.voting.paper.states import BatchState


@strawberry.type(description="A way by which ballots of a vote come in.")
class ChannelTerm:
    """A channel of the notice."""

    channel: Channel = strawberry.field(description="Which.")
    weight: int | None = strawberry.field(
        description="Its weight in per cent; null where every ballot counts alike."
    )


@strawberry.type(description="A paper of an open batch that is not settled; never what it says.")
class WaitingPaper:
    """A paper keyed once, or differing."""

    serial: int = strawberry.field(description="The number printed on it.")
    differs: bool = strawberry.field(
        description="Whether two clerks keyed it differently; else it waits for the second."
    )
    viewer_keyed_it: bool = strawberry.field(
        description="Whether the viewer keyed it, so that somebody else has to go on."
    )


@strawberry.type(description="Somebody on the roll, as the desk tells people of one name apart.")
class FoundOnRoll:
    """A voter; whether he voted online is not told."""

    person_id: strawberry.ID = strawberry.field(description="Who, by pseudonymous id.")
    legal_name: str = strawberry.field(description="The legal name.")
    birth_year: int | None = strawberry.field(description="The year of birth.")
    came_to: strawberry.ID | None = strawberry.field(
        description="The batch in which he is marked as having come; null if in none."
    )
    helper_missing: bool = strawberry.field(
        description="Whether he is helped with his paper, and only one officer has said so."
    )

    @classmethod
    def of(cls, row: OnRoll) -> Self:
        """Show a voter."""
        return cls(
            person_id=global_id("Person", row.person_id),
            legal_name=row.legal_name,
            birth_year=row.birth_year,
            came_to=global_id("PaperBatch", row.batch_id) if row.batch_id else None,
            helper_missing=row.helper_missing,
        )


@strawberry.type(description="That a settled paper was opened again, and why; never what it said.")
class ReopenedPaper:
    """A paper that two people keyed anew."""

    serial: int = strawberry.field(description="The number printed on it.")
    reason: str = strawberry.field(description="Why, for everybody to read.")
    at: datetime = strawberry.field(description="When.")


@strawberry.type(description="The papers of one place (투표용지 묶음).")
class PaperBatch:
    """A batch."""

    id: strawberry.ID = strawberry.field(description="What its verbs name.")
    label: str = strawberry.field(description="The place, in words.")
    channel: Channel = strawberry.field(description="By which channel its papers count.")
    state: BatchState = strawberry.field(description="Where it stands.")
    came: int = strawberry.field(description="How many are marked on the roll as having come.")
    assisted: int | None = strawberry.field(
        description="Of these, how many two officers helped with their paper. For the desk: of one place "
        "it may be one person, whom others would know."
    )
    papers_found: int | None = strawberry.field(description="How many papers lay in its box.")
    note: str | None = strawberry.field(description="What was said when it ended.")
    ended_at: datetime | None = strawberry.field(description="When it was reconciled or set aside.")
    row: strawberry.Private[BatchRow]

    @strawberry.field(
        description="Its papers that are not settled, by serial, up to 500; for the desk."
    )
    async def waiting(self, info: Info) -> list[WaitingPaper]:
        """Tell the papers."""
        found = await info.context.read(papers_waiting, batch=self.row)
        person_id = (await info.context.actor()).person_id
        return [
            WaitingPaper(
                serial=one.serial, differs=one.differs, viewer_keyed_it=person_id in one.keyed_by
            )
            for one in found
        ]

    @strawberry.field(
        description="The numbers of its papers that two clerks keyed alike, up to 2,000; for the desk of an "
        "open batch, so that a number left out or one too many shows."
    )
    async def settled(self, info: Info) -> list[int]:
        """Tell the numbers."""
        return await info.context.read(papers_settled, batch=self.row)

    @strawberry.field(
        description="Its papers that were settled and opened again, the oldest first."
    )
    async def reopened(self, info: Info) -> list[ReopenedPaper]:
        """Tell the papers and why."""
        rows = await info.context.load(reopenings_by_batch, self.row.id) or ()
        return [
            ReopenedPaper(serial=one.serial, reason=one.reason, at=one.reopened_at) for one in rows
        ]

    @strawberry.field(description="What the viewer may do with it now.")
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Offer what may be done."""
        actor = await info.context.actor()
        return [ViewerAction.of(one, info.context.locale) for one in batch_offers(actor, self.row)]

    @classmethod
    def of(cls, row: BatchRow, *, desk: bool = True) -> Self:
        """Show a batch, to the desk or to everybody."""
        return cls(
            id=global_id("PaperBatch", row.id),
            label=row.label,
            channel=row.channel,
            state=row.state,
            came=row.came,
            assisted=row.assisted if desk else None,
            papers_found=row.papers_found,
            note=row.note or None,
            ended_at=row.reconciled_at,
            row=row,
        )
