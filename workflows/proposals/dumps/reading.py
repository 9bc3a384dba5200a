"""What a version of open data is made of: rows of the public, in a fixed order."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.cells import Table, day_cell, moment_cell
from workflows.proposals import policy
from workflows.proposals.campaigns.models import Campaign
from workflows.proposals.campaigns.policy import readable_campaigns
from workflows.proposals.drafts.queries import authors_by_proposal
from workflows.proposals.dumps.labs import labs_and_workshops
from workflows.proposals.dumps.opinions import opinions_of
from workflows.proposals.handling.models import ProposalAnswer, ProposalMove
from workflows.proposals.models import Proposal
from workflows.proposals.moderation.queries import statistics
from workflows.proposals.review.models import ReviewPanel, ScoreSheet
from workflows.proposals.review.rules import means
from workflows.proposals.review.states import PanelState
from workflows.rights.actor import ANONYMOUS
from workflows.voting.kinds import Channel
from workflows.voting.models import Poll, PollOption, PollResult
from workflows.voting.paper.queries import assisted_by_poll
from workflows.voting.queries import results_by_poll, selected_numbers
from workflows.voting.small_channels import enough


async def shown_ideas(session: AsyncSession, programme_id: UUID) -> Sequence[Proposal]:
    """Return the ideas of a place that anyone may see, by number."""
    rows = await session.scalars(
        select(Proposal)
        .where(Proposal.programme_id == programme_id, policy.readable_proposals(ANONYMOUS))
        .order_by(Proposal.number)
    )
    return rows.all()


async def tables_of(
    session: AsyncSession,
    programme_id: UUID,
    ideas: Sequence[Proposal],
    *,
    today: date,
    smallest: int,
) -> dict[str, Table]:
    """Return every table of a place but that of small counts, as nobody in particular may see it."""
    numbers = {one.id: one.number for one in ideas}
    months = await statistics(session, ANONYMOUS, programme_id=programme_id, smallest=smallest)
    votes, lines, channels = await _votes(session, programme_id, numbers, smallest=smallest)
    labs, workshops = await labs_and_workshops(session, programme_id, numbers)
    together = await authors_by_proposal(session, ANONYMOUS, numbers)
    return {
        "ideas": [
            (
                one.number,
                one.title,
                one.category.value,
                one.place,
                one.cost,
                one.state.value,
                day_cell(one.submitted_on),
                day_cell(one.opened_on),
                one.supports,
                numbers.get(one.merged_into_id) if one.merged_into_id else None,
                one.longitude,
                one.latitude,
                one.area,
                len(together.get(one.id, ())) or None,
            )
            for one in ideas
        ],
        "steps": await _steps(session, numbers),
        "answers": await _answers(session, numbers),
        "reviews": await _reviews(session, numbers),
        "votes": votes,
        "lines": lines,
        "channels": channels,
        "labs": labs,
        "workshops": workshops,
        "opinions": await opinions_of(session, numbers),
        "moderation": [
            (
                one.month,
                one.decided,
                one.blinded,
                one.hidden,
                one.dismissed,
                one.appeals,
                one.lifted,
            )
            for one in sorted(months, key=lambda one: one.month)
            # While a month goes on, from day to day each act would be told by itself.
            if one.month < f"{today:%Y-%m}"
        ],
    }


async def _steps(session: AsyncSession, numbers: dict[UUID, str]) -> Table:
    rows = await session.scalars(
        select(ProposalMove)
        .where(ProposalMove.proposal_id.in_(numbers))
        .order_by(ProposalMove.happened_on, ProposalMove.id)
    )
    return [
        (
            numbers[one.proposal_id],
            day_cell(one.happened_on),
            one.from_state.value,
            one.to_state.value,
            one.ground.value if one.ground else None,
        )
        for one in rows
    ]


async def _answers(session: AsyncSession, numbers: dict[UUID, str]) -> Table:
    rows = await session.scalars(
        select(ProposalAnswer)
        .where(ProposalAnswer.proposal_id.in_(numbers))
        .order_by(ProposalAnswer.happened_on, ProposalAnswer.id)
    )
    return [
        (
            numbers[one.proposal_id],
            day_cell(one.happened_on),
            one.outcome.value if one.outcome else None,
            day_cell(one.starts_on),
            one.text,
        )
        for one in rows
    ]


async def _reviews(session: AsyncSession, numbers: dict[UUID, str]) -> Table:
    panels = (
        await session.scalars(
            select(ReviewPanel)
            .where(ReviewPanel.proposal_id.in_(numbers), ReviewPanel.state == PanelState.PUBLISHED)
            .order_by(ReviewPanel.published_on, ReviewPanel.id)
        )
    ).all()
    sheets: dict[UUID, list[ScoreSheet]] = {}
    for sheet in await session.scalars(
        select(ScoreSheet).where(ScoreSheet.panel_id.in_([one.id for one in panels]))
    ):
        sheets.setdefault(sheet.panel_id, []).append(sheet)
    return [
        (
            numbers[one.proposal_id],
            one.examination,
            one.citizens,
            one.experts,
            one.officials,
            criterion.value,
            mean.numerator,
            mean.denominator,
        )
        for one in panels
        for criterion, mean in means([each.scores for each in sheets.get(one.id, [])]).items()
    ]


async def _votes(
    session: AsyncSession, programme_id: UUID, numbers: dict[UUID, str], *, smallest: int
) -> tuple[Table, Table, Table]:
    rows = await session.execute(
        select(Campaign, Poll)
        .join(Poll, Poll.id == Campaign.poll_id)
        .where(Campaign.programme_id == programme_id, readable_campaigns(ANONYMOUS))
        .order_by(Campaign.number)
    )
    votes: Table = []
    lines: Table = []
    channels: Table = []
    for campaign, poll in rows.all():
        result = (await results_by_poll(session, ANONYMOUS, {poll.id})).get(poll.id)
        votes.append(
            (
                campaign.number,
                campaign.title,
                poll.state.value,
                poll.rule.value,
                poll.budget,
                moment_cell(poll.opens_at),
                moment_cell(poll.closed_at or poll.closes_at),
                poll.roll_size,
                result.ballots if result else None,
            )
        )
        helped = (await assisted_by_poll(session, ANONYMOUS, {poll.id})).get(poll.id, 0)
        channels += [
            (
                campaign.number,
                one["channel"],
                one["weight"],
                one["ballots"],
                one["spoiled"],
                (helped if enough(helped, smallest) else None)
                if one["channel"] == Channel.PAPER
                else None,
                "yes" if one["channel"] in _together(result) else "no",
            )
            for one in _channels(result)
        ]
        taken = selected_numbers(result) if result else ()
        options = await session.scalars(
            select(PollOption).where(PollOption.poll_id == poll.id).order_by(PollOption.number)
        )
        lines += [
            (
                campaign.number,
                one.number,
                numbers.get(one.reference_id),
                one.cost,
                None if result is None else "yes" if one.number in taken else "no",
                _of_line(result, "votes", one.number),
                _of_line(result, "scores", one.number),
            )
            for one in options
        ]
    return votes, lines, channels


def _channels(result: PollResult | None) -> Sequence[dict[str, Any]]:
    """Return what came in by each channel of a counted vote; nothing where there was online alone."""
    return cast("Sequence[dict[str, Any]]", result.outcome.get("channels", ())) if result else ()


def _together(result: PollResult | None) -> Sequence[str]:
    """Return the channels that were counted together, being of few ballots."""
    one = cast("dict[str, Any]", result.outcome).get("together") if result else None
    return cast("Sequence[str]", one["channels"]) if one else ()


def _of_line(result: PollResult | None, what: str, line: int) -> int | None:
    """Return what the announced result says of a line; none before the count."""
    if result is None:
        return None
    counted = cast("dict[str, dict[str, int]]", result.outcome)[what]
    return counted.get(str(line))
