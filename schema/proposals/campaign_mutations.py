"""Mutation fields of campaigns: prepare, revise, open, close and publish."""

from datetime import datetime
from typing import Annotated

import strawberry

from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.kit.scalars import Won
from schema.proposals.campaigns import Campaign
from workflows.identity.models import StandingKind
from workflows.proposals.campaigns import actions
from workflows.proposals.campaigns.notice import Terms
from workflows.proposals.campaigns.queries import campaigns_by_id
from workflows.proposals.campaigns.revising import revise_campaign
from workflows.voting.kinds import BallotKind, Channel, Rule, TieRule
from workflows.voting.states import ResultVisibility


@strawberry.input(description="A way by which ballots come in.")
class ChannelInput:
    """A channel and its weight."""

    channel: Channel = strawberry.field(description="Which.")
    weight: int | None = strawberry.field(default=None, description="In per cent.")


@strawberry.input
class NoticeInput:
    """What an officer fixes before the opening."""

    title: str = strawberry.field(description="One line, up to 100 characters.")
    summary: str = strawberry.field(description="What is voted on and why.")
    budget: Won = strawberry.field(description="What may be spent in all.")
    rule: Rule = strawberry.field(description="How scores become a selection.")
    ballot_kind: BallotKind = strawberry.field(description="What a voter writes.")
    tie_rule: TieRule = strawberry.field(description="What decides between equals.")
    opens_at: datetime = strawberry.field(description="The first moment a vote is taken.")
    closes_at: datetime = strawberry.field(description="The first moment none is taken any more.")
    min_choices: int | None = strawberry.field(
        default=None, description="The fewest lines a ballot may name; 1 if left out."
    )
    max_choices: int | None = strawberry.field(
        default=None, description="The most lines a ballot may name; all if left out."
    )
    max_points_sum: int | None = strawberry.field(
        default=None, description="CUMULATIVE only: the most points of one ballot together."
    )
    threshold: int | None = strawberry.field(
        default=None, description="The lowest score that can be selected."
    )
    revoting: bool = strawberry.field(
        default=False, description="Whether one may vote again until the close."
    )
    early_close: bool = strawberry.field(
        default=False, description="Whether it may be closed before the hour, with a reason."
    )
    max_per_category: int | None = strawberry.field(
        default=None, description="The most lines of one category a ballot may name."
    )
    channels: list[ChannelInput] = strawberry.field(
        default_factory=list,
        description="By which ways ballots come in; online alone if left out. Weights for all, "
        "together 100, or for none.",
    )
    standings: list[StandingKind] = strawberry.field(
        default_factory=lambda: [StandingKind.ADDRESS],
        description="By which of them somebody belongs to the place and may vote.",
    )
    minimum_age: int = strawberry.field(
        default=18, description="The youngest who may vote, in full years (만 나이)."
    )
    excludes_officials: bool = strawberry.field(
        default=True, description="Whether officials of the programme stay off the roll."
    )
    reviewed_only: bool = strawberry.field(
        default=False,
        description="Whether only ideas may stand on its paper of which a panel, at least half of it "
        "citizens (국민제안 규정, Article 9), has published a review.",
    )
    result_visibility: ResultVisibility = strawberry.field(
        default=ResultVisibility.AT_COUNT, description="When its result shows."
    )


@strawberry.input(description="The notice of a vote: what is voted on and how it is counted.")
class PrepareCampaignInput(NoticeInput):
    """What an officer fixes before the opening, and what is put to the vote."""

    programme_id: strawberry.ID = strawberry.field(description="The place's programme.")
    proposal_ids: list[strawberry.ID] = strawberry.field(
        description="What stands on the ballot paper, in its order; 1 to 200."
    )


@strawberry.input(description="Another notice for a draft; what stands on its paper stays.")
class ReviseCampaignInput(NoticeInput):
    """What an officer changes before the opening."""

    campaign_id: strawberry.ID = strawberry.field(description="The draft.")
    expected_version: int = strawberry.field(description="The version this is about.")


@strawberry.type(description="The draft is revised.")
class ReviseCampaignSuccess:
    """What was revised."""

    campaign: Campaign = strawberry.field(description="The draft as it stands now.")


ReviseCampaignResult = Annotated[
    ReviseCampaignSuccess | Refused,
    strawberry.union("ReviseCampaignResult", description="The draft, or why not."),
]


@strawberry.type(description="The campaign is prepared, as a draft.")
class PrepareCampaignSuccess:
    """What was prepared."""

    campaign: Campaign = strawberry.field(description="The draft with its number.")


PrepareCampaignResult = Annotated[
    PrepareCampaignSuccess | Refused,
    strawberry.union("PrepareCampaignResult", description="The draft, or why not."),
]


@strawberry.input(description="The campaign to open.")
class OpenCampaignInput:
    """Which draft."""

    campaign_id: strawberry.ID = strawberry.field(description="The draft.")


@strawberry.type(description="The campaign is open, its roll frozen.")
class OpenCampaignSuccess:
    """What was opened."""

    campaign: Campaign = strawberry.field(description="The open campaign.")


OpenCampaignResult = Annotated[
    OpenCampaignSuccess | Refused,
    strawberry.union("OpenCampaignResult", description="The open campaign, or why not."),
]


@strawberry.input(description="The campaign to close.")
class CloseCampaignInput:
    """Which campaign, and why before its hour."""

    campaign_id: strawberry.ID = strawberry.field(description="The open campaign.")
    reason: str | None = strawberry.field(
        default=None, description="Needed before the hour; it is shown to everybody."
    )


@strawberry.type(description="The campaign is closed for good; the count follows by itself.")
class CloseCampaignSuccess:
    """What was closed."""

    campaign: Campaign = strawberry.field(description="The closed campaign.")


CloseCampaignResult = Annotated[
    CloseCampaignSuccess | Refused,
    strawberry.union("CloseCampaignResult", description="The closed campaign, or why not."),
]


@strawberry.input(description="The counted campaign.")
class PublishResultInput:
    """Which campaign."""

    campaign_id: strawberry.ID = strawberry.field(description="The counted campaign.")


@strawberry.type(description="The result shows to everybody.")
class PublishResultSuccess:
    """What was published."""

    campaign: Campaign = strawberry.field(description="The campaign with its result.")


PublishResultResult = Annotated[
    PublishResultSuccess | Refused,
    strawberry.union("PublishResultResult", description="The campaign, or why not."),
]


@strawberry.type
class CampaignMutations:
    """Verbs of campaigns."""

    @verb("Prepare a vote on proposals, as a draft. Its terms are frozen when it opens.")
    async def prepare_campaign(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            PrepareCampaignInput, strawberry.argument(description="The notice of the vote.")
        ],
    ) -> PrepareCampaignResult:
        """Prepare."""
        row = await info.context.write(
            actions.prepare_campaign,
            answer=campaigns_by_id,
            programme_id=key_of("Programme", input.programme_id, field="programmeId"),
            title=input.title,
            summary=input.summary,
            terms=_terms(input),
            proposal_ids=[
                key_of("Proposal", one, field=f"proposalIds.{place}")
                for place, one in enumerate(input.proposal_ids)
            ],
        )
        return PrepareCampaignSuccess(campaign=await Campaign.made(info.context, row))

    @verb("Change the words and terms of a prepared vote before it opens.")
    async def revise_campaign(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ReviseCampaignInput, strawberry.argument(description="The notice as it shall be.")
        ],
    ) -> ReviseCampaignResult:
        """Revise."""
        row = await info.context.write(
            revise_campaign,
            answer=campaigns_by_id,
            campaign_id=key_of("Campaign", input.campaign_id, field="campaignId"),
            expected_version=input.expected_version,
            title=input.title,
            summary=input.summary,
            terms=_terms(input),
        )
        return ReviseCampaignSuccess(campaign=await Campaign.made(info.context, row))

    @verb("Open a prepared vote on the roll of those who may vote at this moment.", noted=True)
    async def open_campaign(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            OpenCampaignInput, strawberry.argument(description="Which one.")
        ],
    ) -> OpenCampaignResult:
        """Open."""
        key = key_of("Campaign", input.campaign_id, field="campaignId")
        row = await info.context.write(
            actions.open_campaign, answer=campaigns_by_id, attempt=key, campaign_id=key
        )
        return OpenCampaignSuccess(campaign=await Campaign.made(info.context, row))

    @verb("Close a vote for good: at its hour, or before it if the notice allows that.", noted=True)
    async def close_campaign(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            CloseCampaignInput, strawberry.argument(description="Which one, and why.")
        ],
    ) -> CloseCampaignResult:
        """Close."""
        key = key_of("Campaign", input.campaign_id, field="campaignId")
        row = await info.context.write(
            actions.close_campaign,
            answer=campaigns_by_id,
            attempt=key,
            campaign_id=key,
            reason=input.reason,
        )
        return CloseCampaignSuccess(campaign=await Campaign.made(info.context, row))

    @verb("Show the result of a counted vote to everybody, where its notice says so.", noted=True)
    async def publish_result(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            PublishResultInput, strawberry.argument(description="Which one.")
        ],
    ) -> PublishResultResult:
        """Publish."""
        key = key_of("Campaign", input.campaign_id, field="campaignId")
        row = await info.context.write(
            actions.publish_result, answer=campaigns_by_id, attempt=key, campaign_id=key
        )
        return PublishResultSuccess(campaign=await Campaign.made(info.context, row))


def _terms(given: NoticeInput) -> Terms:
    return Terms(
        budget=given.budget,
        rule=given.rule,
        ballot_kind=given.ballot_kind,
        tie_rule=given.tie_rule,
        opens_at=given.opens_at,
        closes_at=given.closes_at,
        min_choices=given.min_choices,
        max_choices=given.max_choices,
        max_points_sum=given.max_points_sum,
        threshold=given.threshold,
        revoting=given.revoting,
        early_close=given.early_close,
        minimum_age=given.minimum_age,
        excludes_officials=given.excludes_officials,
        most_per_category=given.max_per_category,
        channels=tuple((one.channel, one.weight) for one in given.channels),
        standings=tuple(given.standings),
        reviewed_only=given.reviewed_only,
        result_visibility=given.result_visibility,
    )
