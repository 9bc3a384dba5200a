"""Types of votes on paper: the channels of a notice, batches, and the papers a batch still waits for."""

from datetime import datetime
from typing import Self

import strawberry

from schema.kit.context import Info
from schema.kit.ids import global_id
from schema.kit.refused import ViewerAction
from schema.voting import enums as _enums  # noqa: F401 - names the enums before they are used
from workflows.voting.kinds import Channel
from workflows.voting.paper.models import PaperBatch as BatchRow
from workflows.voting.paper.queries import batch_offers, papers_waiting
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


@strawberry.type(description="The papers of one place (투표용지 묶음).")
class PaperBatch:
    """A batch."""

    id: strawberry.ID = strawberry.field(description="What its verbs name.")
    label: str = strawberry.field(description="The place, in words.")
    channel: Channel = strawberry.field(description="By which channel its papers count.")
    state: BatchState = strawberry.field(description="Where it stands.")
    came: int = strawberry.field(description="How many are marked on the roll as having come.")
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

    @strawberry.field(description="What the viewer may do with it now.")
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Offer what may be done."""
        actor = await info.context.actor()
        return [ViewerAction.of(one, info.context.locale) for one in batch_offers(actor, self.row)]

    @classmethod
    def of(cls, row: BatchRow) -> Self:
        """Show a batch."""
        return cls(
            id=global_id("PaperBatch", row.id),
            label=row.label,
            channel=row.channel,
            state=row.state,
            came=row.came,
            papers_found=row.papers_found,
            note=row.note or None,
            ended_at=row.reconciled_at,
            row=row,
        )
