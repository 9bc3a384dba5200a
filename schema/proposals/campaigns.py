"""The type of a campaign: a vote of residents on proposals, from its notice to its result."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Self
from uuid import UUID

import strawberry

from schema.kit.context import Context, Info
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from schema.kit.refused import Refused, ViewerAction
from schema.kit.scalars import Won
from schema.programmes import types as programmes
from schema.proposals import enums as _enums  # noqa: F401 - names the enums before they are used
from schema.proposals import results, types
from schema.voting.paper import ChannelTerm, PaperBatch
from schema.voting.types import RollCorrection, RollNote, ViewerBallot
from workflows.identity.models import StandingKind
from workflows.kit.wording import Locale, worded
from workflows.programmes.queries import programmes_by_id
from workflows.proposals.campaigns.eligibility import (
    Check,
    EligibilityRule,
    eligibility_of,
    voters_now,
)
from workflows.proposals.campaigns.models import Campaign as CampaignRow
from workflows.proposals.campaigns.queries import OfAsker, campaign_offers
from workflows.voting.closing import result_shown
from workflows.voting.kinds import BallotKind, Rule, TieRule
from workflows.voting.models import Poll
from workflows.voting.paper.policy import watched_programmes
from workflows.voting.paper.queries import batches_by_poll, came_by_poll
from workflows.voting.queries import (
    channels_of,
    corrections_by_poll,
    options_by_poll,
    own_ballots_by_poll,
    polls_by_id,
    results_by_poll,
    roll_notes_by_poll,
    rolls_with_asker,
    turnout_by_poll,
)
from workflows.voting.states import PollState, ResultVisibility

if TYPE_CHECKING:
    from schema.programmes.types import Programme
    from schema.proposals.results import CampaignResult
    from schema.proposals.types import BallotLine


@strawberry.type(description="A rule of a vote, and whether the viewer meets it.")
class EligibilityCheck:
    """A check."""

    rule: EligibilityRule = strawberry.field(description="Which rule.")
    met: bool = strawberry.field(description="Whether the viewer meets it.")
    text: str = strawberry.field(description="The rule in words.")
    remedy: str | None = strawberry.field(description="How to meet it; null if it is met.")

    @classmethod
    def of(cls, check: Check, locale: Locale) -> Self:
        """Word a check."""
        key = f"eligibility_rule.{check.rule.value}"
        figures = {"age": check.age, "standings": _named(locale, check.standings)}
        return cls(
            rule=check.rule,
            met=check.met,
            text=worded(locale, f"{key}.text", **figures),
            remedy=None if check.met else worded(locale, f"{key}.remedy", **figures),
        )


def _named(locale: Locale, standings: Sequence[str]) -> str:
    return ", ".join(worded(locale, f"standing.{one}") for one in standings)


@strawberry.type(
    description="A campaign (주민투표 공고): residents vote on proposals within a budget. Residents "
    "take part in the budget under the Local Finance Act (지방재정법), Article 39."
)
class Campaign(Node):
    """A campaign and its poll, whose terms are frozen from the opening on."""

    number: str = strawberry.field(description="Its public number, for instance 2026-3.")
    title: str = strawberry.field(description="What is voted on, in one line.")
    summary: str = strawberry.field(description="What is voted on and why.")
    state: PollState = strawberry.field(description="Where the vote stands.")
    budget: Won = strawberry.field(description="What may be spent in all.")
    rule: Rule = strawberry.field(description="How scores become a selection.")
    ballot_kind: BallotKind = strawberry.field(description="What a voter writes.")
    tie_rule: TieRule = strawberry.field(description="What decides between equals.")
    lot_commitment: str | None = strawberry.field(
        description="SHA-256 of the lot's seed in hex, published at the opening."
    )
    min_choices: int | None = strawberry.field(description="The fewest lines a ballot may name.")
    max_choices: int | None = strawberry.field(description="The most lines a ballot may name.")
    max_points_sum: int | None = strawberry.field(
        description="CUMULATIVE only: the most points of one ballot together."
    )
    threshold: int | None = strawberry.field(
        description="The lowest score that can be selected; 1: only what nobody chose is left out."
    )
    max_per_category: int | None = strawberry.field(
        description="The most lines of one category a ballot may name."
    )
    revoting: bool = strawberry.field(
        description="Whether one may vote again until the close; the last vote counts."
    )
    early_close: bool = strawberry.field(
        description="Whether the notice allows a close before the hour, with a public reason."
    )
    opens_at: datetime = strawberry.field(description="The first moment a vote is taken.")
    closes_at: datetime = strawberry.field(
        description="The first moment no vote is taken any more, by the database's clock."
    )
    closed_at: datetime | None = strawberry.field(description="When it was closed.")
    closed_early_reason: str | None = strawberry.field(
        description="Why it was closed before its hour, if it was."
    )
    version: int = strawberry.field(
        description="Of its words and terms, which change until it opens."
    )
    minimum_age: int = strawberry.field(
        description="The youngest who may vote, in full years (만 나이)."
    )
    excludes_officials: bool = strawberry.field(
        description="Whether officials of the programme stay off the roll."
    )
    reviewed_only: bool = strawberry.field(
        description="Whether only ideas stand on its paper of which a panel, at least half of it "
        "citizens (국민제안 규정, Article 9), has published a review."
    )
    result_visibility: ResultVisibility = strawberry.field(description="When its result shows.")
    result_published_at: datetime | None = strawberry.field(
        description="When the office published its result; null where it shows at the count."
    )
    roll_size: int = strawberry.field(description="How many may vote; 0 before the opening.")
    key: strawberry.Private[UUID]
    row: strawberry.Private[CampaignRow]
    poll: strawberry.Private[Poll]

    @strawberry.field(description="The place's programme it belongs to.")
    async def programme(
        self, info: Info
    ) -> Annotated["Programme", strawberry.lazy("schema.programmes.types")]:
        """Fetch the programme."""
        row = await info.context.fetch(programmes_by_id, self.row.programme_id)
        return programmes.Programme.of(row)

    @strawberry.field(description="The seed of the lot in hex, shown with the result.")
    async def lot_seed(self, info: Info) -> str | None:
        """Look the seed up in the result."""
        result = await info.context.load(results_by_poll, self.poll.id)
        return None if result is None else result.lot_seed

    @strawberry.field(description="The database's clock at this answer, for a countdown.")
    async def server_time(self, info: Info) -> datetime:
        """Ask the one clock."""
        return await info.context.now()

    @strawberry.field(description="Who may vote, in one plain sentence.")
    async def eligibility(self, info: Info) -> str:
        """Word the rule of the roll."""
        locale = info.context.locale
        place = await info.context.fetch(programmes_by_id, self.row.programme_id)
        who = "without_officials" if self.row.excludes_officials else "with_officials"
        said = worded(
            locale,
            f"eligibility.{who}",
            place=getattr(place, f"place_{locale.value}"),
            age=self.row.minimum_age,
        )
        if self.row.standings == [StandingKind.ADDRESS]:
            return said
        return worded(
            locale,
            "eligibility.by_standing",
            who=said,
            standings=_named(locale, self.row.standings),
        )

    @strawberry.field(
        description="Which rules of the vote the viewer meets, and how to meet the rest; empty if nobody "
        "is signed in. The roll is made at the opening."
    )
    async def viewer_eligibility(self, info: Info) -> list[EligibilityCheck]:
        """Explain it."""
        checks = await info.context.read(eligibility_of, campaign_id=self.row.id)
        return [EligibilityCheck.of(one, info.context.locale) for one in checks]

    @strawberry.field(
        description="How many would stand on the roll if a draft were opened now; null once it is open, "
        "and to whoever prepares no votes."
    )
    async def voters_now(self, info: Info) -> int | None:
        """Ask what the opening asks."""
        return await info.context.read(voters_now, campaign_id=self.row.id)

    @strawberry.field(
        description="How many have voted: in whole steps of 20 before the close, exact after it."
    )
    async def turnout(self, info: Info) -> int:
        """Ask the box."""
        return await info.context.load(turnout_by_poll, self.poll.id) or 0

    @strawberry.field(description="The ballot paper.")
    async def lines(
        self, info: Info
    ) -> list[Annotated["BallotLine", strawberry.lazy("schema.proposals.types")]]:
        """Read the paper."""
        options = await info.context.load(options_by_poll, self.poll.id) or ()
        return [types.BallotLine.of(option) for option in options]

    @strawberry.field(
        description="The viewer's own ballot; null without one, when not signed in, and after the "
        "count, when nobody can find it any more."
    )
    async def viewer_ballot(self, info: Info) -> ViewerBallot | None:
        """Ask the box for the viewer's own ballot."""
        ballot = await info.context.load(own_ballots_by_poll, self.poll.id)
        return None if ballot is None else ViewerBallot.of(ballot)

    @strawberry.field(
        description="Why no result shows yet: not counted, or counted and not published by the office. "
        "Null once it shows."
    )
    def result_refusal(self, info: Info) -> Refused | None:
        """Ask the rule that keeps the result back."""
        poll = self.poll
        said = result_shown(poll.state, poll.result_visibility, poll.result_published_at)
        return None if said is True else Refused.of(said, info.context.locale)

    @strawberry.field(description="The result; null while `resultRefusal` says why none shows.")
    async def result(
        self, info: Info
    ) -> Annotated["CampaignResult", strawberry.lazy("schema.proposals.results")] | None:
        """Read the result."""
        row = await info.context.load(results_by_poll, self.poll.id)
        if row is None:
            return None
        options = await info.context.load(options_by_poll, self.poll.id) or ()
        return results.CampaignResult.of(row, self.poll, options)

    @strawberry.field(
        description="By which ways ballots come in, each with its weight; online alone if empty."
    )
    def channels(self) -> list[ChannelTerm]:
        """Tell the channels."""
        return [ChannelTerm(channel=one, weight=weight) for one, weight in channels_of(self.poll)]

    @strawberry.field(
        description="How many ballots a channel needs to be counted and told by itself; one with fewer is "
        "counted together with online, under both weights. Null: any number does."
    )
    def least_apart(self) -> int | None:
        """Tell the notice's own least."""
        return self.poll.least_apart

    @strawberry.field(description="By which of them somebody belongs to the place and may vote.")
    def standings(self) -> list[StandingKind]:
        """Tell the standings."""
        return [StandingKind(one) for one in self.row.standings]

    @strawberry.field(description="Whether the viewer came for a paper, and votes no more online.")
    async def viewer_came(self, info: Info) -> bool:
        """Look up the viewer's own mark."""
        return await self._came(info.context)

    @strawberry.field(
        description="The batches of papers by place: all of them to the desk, to others, once the "
        "vote is closed, those that are reconciled or set aside."
    )
    async def paper_batches(self, info: Info) -> list[PaperBatch]:
        """Tell the batches."""
        rows = await info.context.load(batches_by_poll, self.poll.id) or ()
        watched = watched_programmes(await info.context.actor())
        return [PaperBatch.of(row, desk=row.programme_id in watched) for row in rows]

    @strawberry.field(description="Corrections of the frozen roll; they name nobody.")
    async def roll_notes(self, info: Info) -> list[RollNote]:
        """Read the public notes."""
        notes = await info.context.load(roll_notes_by_poll, self.poll.id) or ()
        return [RollNote.of(note) for note in notes]

    @strawberry.field(
        description="Corrections with their ids, for those who read the roll; empty for others."
    )
    async def roll_corrections(self, info: Info) -> list[RollCorrection]:
        """Read the corrections."""
        rows = await info.context.load(corrections_by_poll, self.poll.id) or ()
        return [RollCorrection.of(row) for row in rows]

    @strawberry.field(
        description="What the viewer may do now: castBallot, reviseCampaign, openCampaign, "
        "closeCampaign, publishResult, openPaperBatch, exportRoll, proposeRollCorrection."
    )
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the actions themselves."""
        context = info.context
        options = await context.load(options_by_poll, self.poll.id)
        offers = campaign_offers(
            await context.actor(),
            self.poll,
            OfAsker(
                on_roll=bool(await context.load(rolls_with_asker, self.poll.id)),
                voted=await context.load(own_ballots_by_poll, self.poll.id) is not None,
                came=await self._came(context),
            ),
            options=len(options or ()),
            moment=await context.now(),
        )
        return [ViewerAction.of(offer, context.locale) for offer in offers]

    async def _came(self, context: Context) -> bool:
        """Whether the viewer came for a paper; a vote without papers is not asked."""
        if self.poll.channels is None:
            return False
        return bool(await context.load(came_by_poll, self.poll.id))

    @classmethod
    def of(cls, row: CampaignRow, poll: Poll) -> Self:
        """Show a campaign and its poll."""
        return cls(
            id=global_id("Campaign", row.id),
            number=row.number,
            title=row.title,
            summary=row.summary,
            state=poll.state,
            budget=Won(poll.budget),
            rule=poll.rule,
            ballot_kind=poll.ballot_kind,
            tie_rule=poll.tie_rule,
            lot_commitment=poll.lot_commitment,
            min_choices=poll.min_length,
            max_choices=poll.max_length,
            max_points_sum=poll.max_points_sum,
            threshold=poll.threshold,
            max_per_category=poll.most_in_group,
            revoting=poll.revoting,
            early_close=poll.early_close,
            opens_at=poll.opens_at,
            closes_at=poll.closes_at,
            closed_at=poll.closed_at,
            closed_early_reason=poll.closed_early_reason,
            version=row.version,
            minimum_age=row.minimum_age,
            excludes_officials=row.excludes_officials,
            reviewed_only=row.reviewed_only,
            result_visibility=poll.result_visibility,
            result_published_at=poll.result_published_at,
            roll_size=poll.roll_size,
            key=row.id,
            row=row,
            poll=poll,
        )

    @classmethod
    async def made(cls, context: Context, row: CampaignRow) -> Self:
        """Show a campaign, its poll fetched together with those of its neighbours."""
        return cls.of(row, await context.fetch(polls_by_id, row.poll_id))
