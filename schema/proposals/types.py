"""Types of the proposals loop: a proposal, and its line on a ballot paper."""

from asyncio import gather
from typing import TYPE_CHECKING, Annotated, Self
from uuid import UUID

import strawberry

from schema.identity.public import PublicName
from schema.kit.context import Context, Info
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from schema.kit.refused import ViewerAction
from schema.kit.scalars import Won
from schema.labs import types as labs
from schema.law.types import LegalClock, today
from schema.programmes import types as programmes
from schema.programmes.areas import MapPoint
from schema.proposals import campaigns
from schema.proposals import enums as _enums  # noqa: F401 - names the enums before they are used
from schema.proposals.attachments import Attachment
from schema.proposals.co_authors import CoAuthor
from schema.proposals.life import (
    ProposalAnswer,
    ProposalDuty,
    ProposalMilestone,
    ProposalMove,
    ProposalProgress,
    SupportGoal,
    TraceStep,
)
from schema.proposals.merging import MergedProposal, MergeOffer, merged
from schema.proposals.offered import offered
from schema.review.types import ReviewPanel
from schema.talk import types as talk
from schema.voting.types import LineOutcome
from workflows.kit.markdown import html_of
from workflows.law.clocks import clocks_by_subject
from workflows.programmes.queries import programmes_by_id
from workflows.proposals.attachments.queries import attachments_by_proposal
from workflows.proposals.campaigns.queries import campaigns_by_poll
from workflows.proposals.drafts.queries import authors_by_proposal
from workflows.proposals.handling.queries import (
    answers_by_proposal,
    milestones_by_proposal,
    moves_by_proposal,
    progress_by_proposal,
)
from workflows.proposals.living_lab.queries import labs_by_proposal
from workflows.proposals.merging.queries import (
    lineage_by_proposal,
    offers_by_proposal,
    sources_by_proposal,
)
from workflows.proposals.models import Proposal as ProposalRow
from workflows.proposals.moderation.queries import acts_by_subject
from workflows.proposals.queries import proposals_by_id
from workflows.proposals.review.queries import reviews_by_proposal
from workflows.proposals.states import SUPPORTABLE, Category, Channel, ProposalState
from workflows.proposals.support.queries import (
    duties_by_proposal,
    ladders_by_programme,
    supported_by_viewer,
)
from workflows.proposals.support.rules import next_rung
from workflows.trace.queries import walked_from
from workflows.voting.models import PollOption
from workflows.voting.queries import options_by_reference, results_by_poll

if TYPE_CHECKING:
    from schema.labs.types import LivingLab
    from schema.programmes.types import Programme
    from schema.proposals.campaigns import Campaign
    from schema.talk.types import ModerationTold


@strawberry.type(
    description="A resident's proposal (주민제안): an idea with its cost and place. Residents take "
    "part in the budget under the Local Finance Act (지방재정법), Article 39."
)
class Proposal(Node):
    """A proposal."""

    number: str = strawberry.field(description="Its public number, for instance 2026-0137.")
    title: str = strawberry.field(description="What it is, in one line.")
    summary: str = strawberry.field(description="What it is, in a few sentences.")
    body: str = strawberry.field(description="The whole text, plain, with line breaks.")
    category: Category = strawberry.field(description="The field it belongs to.")
    place: str = strawberry.field(description="Where it would be carried out.")
    cost: Won = strawberry.field(description="What it would cost.")
    state: ProposalState = strawberry.field(description="Where it stands.")
    submitted_on: str = strawberry.field(
        description="The day it was submitted in Korea, e.g. 2026-11-22."
    )
    opened_on: str | None = strawberry.field(
        description="Since when its days open for support count, less those it was away; null before receipt."
    )
    support_count: int = strawberry.field(
        description="How many residents support it (공감); who they are is nobody's business."
    )
    key: strawberry.Private[UUID]
    row: strawberry.Private[ProposalRow]
    author_id: strawberry.Private[UUID | None]
    programme_id: strawberry.Private[UUID]

    @strawberry.field(
        description="The whole text read as Markdown (CommonMark): HTML of a few harmless marks, "
        "without pictures; links carry rel=nofollow."
    )
    def body_html(self) -> str:
        """Render the text."""
        return html_of(self.body)

    @strawberry.field(description="Where it lies on the map; null if it has no point.")
    def point(self) -> MapPoint | None:
        """Tell the point."""
        if self.row.longitude is None or self.row.latitude is None:
            return None
        return MapPoint.of((self.row.longitude, self.row.latitude))

    @strawberry.field(description="The number of the district it lies in, when it was submitted.")
    def area(self) -> int | None:
        """Tell the district."""
        return self.row.area

    @strawberry.field(description="How it came in; on paper its author is not kept here.")
    def channel(self) -> Channel:
        """Tell the channel."""
        return self.row.channel

    @strawberry.field(description="Who submitted it, by the name chosen for the public.")
    async def author(self, info: Info) -> PublicName:
        """Name the author."""
        return await PublicName.made(info.context, self.author_id)

    @strawberry.field(
        description="Its authors where it has several, the lead first (공동제안); empty for one author."
    )
    async def authors(self, info: Info) -> list[CoAuthor]:
        """Name the authors."""
        rows = await info.context.load(authors_by_proposal, self.key) or ()
        return [await CoAuthor.made(info.context, row) for row in rows]

    @strawberry.field(description="The place's programme it belongs to.")
    async def programme(
        self, info: Info
    ) -> Annotated["Programme", strawberry.lazy("schema.programmes.types")]:
        """Fetch the programme."""
        row = await info.context.fetch(programmes_by_id, self.programme_id)
        return programmes.Programme.of(row)

    @strawberry.field(description="Where it stood or stands on a ballot paper, the newest last.")
    async def ballot_lines(self, info: Info) -> list["BallotLine"]:
        """Find its lines; those of campaigns the viewer may not see are left out."""
        options = await info.context.load(options_by_reference, self.key) or ()
        shown = await gather(
            *(info.context.load(campaigns_by_poll, option.poll_id) for option in options)
        )
        return [
            BallotLine.of(option)
            for option, campaign in zip(options, shown, strict=True)
            if campaign is not None
        ]

    @strawberry.field(description="Whether the viewer supports it; false if nobody is signed in.")
    async def viewer_supports(self, info: Info) -> bool:
        """Look up the viewer's own support."""
        return bool(await info.context.load(supported_by_viewer, self.key))

    @strawberry.field(description="What hangs on it, in the order it was attached (첨부).")
    async def attachments(self, info: Info) -> list[Attachment]:
        """Tell its attachments."""
        rows = await info.context.load(attachments_by_proposal, self.key) or ()
        hidden = self.row.hidden
        return [await Attachment.made(info.context, row, hidden=hidden) for row in rows]

    @strawberry.field(description="Its story so far, the first step first.")
    async def moves(self, info: Info) -> list[ProposalMove]:
        """Tell its moves."""
        return [
            ProposalMove.of(row)
            for row in await info.context.load(moves_by_proposal, self.key) or ()
        ]

    @strawberry.field(description="What the municipality answered, interim answers included.")
    async def answers(self, info: Info) -> list[ProposalAnswer]:
        """Tell its answers."""
        rows = await info.context.load(answers_by_proposal, self.key) or ()
        return [ProposalAnswer.of(row) for row in rows]

    @strawberry.field(description="What was noted while it was carried out.")
    async def progress(self, info: Info) -> list[ProposalProgress]:
        """Tell its progress."""
        rows = await info.context.load(progress_by_proposal, self.key) or ()
        return [ProposalProgress.of(row) for row in rows]

    @strawberry.field(description="What is promised while it is carried out, the first day first.")
    async def milestones(self, info: Info) -> list[ProposalMilestone]:
        """Tell its milestones."""
        rows = await info.context.load(milestones_by_proposal, self.key) or ()
        return [ProposalMilestone.of(row) for row in rows]

    @strawberry.field(
        description="What it came from and what it led to, walked both ways, up to 100 steps."
    )
    async def trace(self, info: Info) -> list[TraceStep]:
        """Walk the trace."""
        steps = await info.context.read(walked_from, thing_id=self.key)
        return [TraceStep.of(one) for one in steps]

    @strawberry.field(description="Its newest living lab (리빙랩); null if there was none.")
    async def living_lab(
        self, info: Info
    ) -> Annotated["LivingLab", strawberry.lazy("schema.labs.types")] | None:
        """Fetch the lab."""
        row = await info.context.load(labs_by_proposal, self.key)
        return None if row is None else labs.LivingLab.of(row)

    @strawberry.field(description="What the municipality owes it, and owed.")
    async def duties(self, info: Info) -> list[ProposalDuty]:
        """Tell its duties."""
        rows = await info.context.load(duties_by_proposal, self.key) or ()
        return [ProposalDuty.of(row) for row in rows]

    @strawberry.field(
        description="The clock of its answer, 30 days (국민제안 규정); null while none has begun."
    )
    async def answer_clock(self, info: Info) -> LegalClock | None:
        """Find the last clock of an answer."""
        clocks = await info.context.load(clocks_by_subject, self.key) or ()
        found = [one for one in clocks if one.row.rule_id == "proposal.answer"]
        if not found:
            return None
        return LegalClock.of(found[-1], await today(info), info.context.locale)

    @strawberry.field(description="Until when its author may supply; null if nothing is asked.")
    async def supplement_until(self, info: Info) -> str | None:
        """Find the last day."""
        return await self._due(info, "proposal.supplement")

    @strawberry.field(
        description="The last day on which its author may ask for a re-examination; null if he may "
        "not, has, or the days are over."
    )
    async def reexamination_until(self, info: Info) -> str | None:
        """Find the last day."""
        due = await self._due(info, "proposal.reexamination")
        return due if due and due >= (await today(info)).isoformat() else None

    async def _due(self, info: Info, rule_id: str) -> str | None:
        clocks = await info.context.load(clocks_by_subject, self.key) or ()
        rows = [one.row for one in clocks if one.row.rule_id == rule_id]
        return next((row.due_on.isoformat() for row in rows[::-1] if row.stopped_on is None), None)

    @strawberry.field(
        description="The next rung of support it can still reach; null if it is not open for support."
    )
    async def support_goal(self, info: Info) -> SupportGoal | None:
        """Find the next rung."""
        if self.row.state not in SUPPORTABLE or self.row.opened_on is None:
            return None
        ladder = await info.context.load(ladders_by_programme, self.programme_id)
        duties = await info.context.load(duties_by_proposal, self.key) or ()
        if ladder is None:
            return None
        had, opened_on = [duty.kind for duty in duties], self.row.opened_on
        rung = next_rung(ladder, opened_on=opened_on, day=await today(info), had=had)
        if rung is None:
            return None
        until = rung.open_until(opened_on, ladder.off).isoformat()
        return SupportGoal.of(rung, until, info.context.locale)

    @strawberry.field(
        description="The panels that reviewed it, the first examination's first (심사단)."
    )
    async def review_panels(self, info: Info) -> list[ReviewPanel]:
        """Tell its panels."""
        found = await info.context.load(reviews_by_proposal, self.key) or ()
        return [await ReviewPanel.made(info.context, one) for one in found]

    @strawberry.field(description="Into which proposal it was merged (병합); null if it was not.")
    async def merged_into(self, info: Info) -> "Proposal | None":
        """Fetch where it went; one that is hidden from the viewer is not told."""
        into = self.row.merged_into_id
        row = await info.context.load(proposals_by_id, into) if into else None
        return None if row is None else Proposal.of(row)

    @strawberry.field(description="What was merged into it, by number, up to 50.")
    async def merged_from(self, info: Info) -> list[MergedProposal]:
        """Fetch where it came from."""
        return merged(await info.context.load(sources_by_proposal, self.key))

    @strawberry.field(
        description="All merged into it, over any number of merges, nearest first: 50."
    )
    async def lineage(self, info: Info) -> list[MergedProposal]:
        """Fetch the whole line."""
        return merged(await info.context.load(lineage_by_proposal, self.key))

    @strawberry.field(
        description="Offers to merge that name it: what was agreed, and what its authors and the desk "
        "may see."
    )
    async def merge_offers(self, info: Info) -> list[MergeOffer]:
        """Tell the offers."""
        rows = await info.context.load(offers_by_proposal, self.key) or ()
        return [MergeOffer.of(row) for row in rows]

    @strawberry.field(
        description="Whether the viewer wrote it, alone or as the lead of its authors."
    )
    async def viewer_is_author(self, info: Info) -> bool:
        """Compare the author."""
        return (await info.context.actor()).person_id == self.author_id is not None

    @strawberry.field(description="Why it is hidden, for its author and the desk; null if shown.")
    async def decision(
        self, info: Info
    ) -> Annotated["ModerationTold", strawberry.lazy("schema.talk.types")] | None:
        """Tell the decision; whoever may see a hidden proposal may read why it is hidden."""
        told = await info.context.load(acts_by_subject, self.key) if self.row.hidden else None
        return (
            None if told is None else talk.ModerationTold.of(told, info.context.locale, reads=True)
        )

    @strawberry.field(description="What the viewer may do with it now.")
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Offer what may be done."""
        return await offered(info, self.row)

    @classmethod
    def of(cls, row: ProposalRow) -> Self:
        """Show a proposal."""
        return cls(
            id=global_id("Proposal", row.id),
            number=row.number,
            title=row.title,
            summary=row.summary,
            body=row.body,
            category=row.category,
            place=row.place,
            cost=Won(row.cost),
            state=row.state,
            submitted_on=row.submitted_on.isoformat(),
            opened_on=row.opened_on.isoformat() if row.opened_on else None,
            support_count=row.supports,
            key=row.id,
            row=row,
            author_id=row.author_id,
            programme_id=row.programme_id,
        )

    @classmethod
    async def made(cls, _: Context, row: ProposalRow) -> Self:
        """Show a proposal of a list."""
        return cls.of(row)


@strawberry.type(description="One line of a campaign's ballot paper.")
class BallotLine:
    """A proposal as it stands to the vote."""

    number: int = strawberry.field(description="Its number on the paper, from 1.")
    cost: Won = strawberry.field(description="The cost it was put to the vote with.")
    poll_id: strawberry.Private[UUID]
    proposal_id: strawberry.Private[UUID]

    @strawberry.field(description="The proposal.")
    async def proposal(self, info: Info) -> Proposal:
        """Fetch the proposal."""
        return Proposal.of(await info.context.fetch(proposals_by_id, self.proposal_id))

    @strawberry.field(description="The campaign.")
    async def campaign(
        self, info: Info
    ) -> Annotated["Campaign", strawberry.lazy("schema.proposals.campaigns")]:
        """Fetch the campaign."""
        row = await info.context.fetch(campaigns_by_poll, self.poll_id)
        return await campaigns.Campaign.made(info.context, row)

    @strawberry.field(description="How it came out; null until the result shows.")
    async def outcome(self, info: Info) -> LineOutcome | None:
        """Look the line up in the result."""
        result = await info.context.load(results_by_poll, self.poll_id)
        return None if result is None else LineOutcome.of(result, self.number)

    @classmethod
    def of(cls, row: PollOption) -> Self:
        """Show a line."""
        return cls(
            number=row.number,
            cost=Won(row.cost),
            poll_id=row.poll_id,
            proposal_id=row.reference_id,
        )
