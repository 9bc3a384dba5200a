"""Verbs of campaigns: preparing, opening and closing them, and marking what the count decided."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select

from workflows.kit.refusal import Invalid, NotFound, RuleBroken
from workflows.kit.wording import SEOUL
from workflows.programmes.models import Programme
from workflows.programmes.numbers import next_number
from workflows.proposals.campaigns import policy
from workflows.proposals.campaigns.eligibility import roll_of
from workflows.proposals.campaigns.models import Campaign
from workflows.proposals.campaigns.notice import (
    Terms,
    check_reviewed,
    check_terms,
    definition_by,
    least_apart,
    notice_words,
    seen_campaign,
)
from workflows.proposals.events import ProposalEvent
from workflows.proposals.models import Proposal
from workflows.proposals.states import PROPOSAL_MOVES
from workflows.proposals.tracing import led_to
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand
from workflows.trace.kinds import EdgeKind, NodeKind
from workflows.trace.tracing import Thing
from workflows.voting import actions as voting
from workflows.voting import publishing
from workflows.voting import queries as polls
from workflows.voting.kinds import Option

MOST_LINES = 200


async def prepare_campaign(
    uow: UnitOfWork,
    *,
    programme_id: UUID,
    title: str,
    summary: str,
    terms: Terms,
    proposal_ids: Sequence[UUID],
    happened_on: date | None = None,
) -> Campaign:
    """Prepare a vote on proposals, as a draft with its ballot paper in the given order.

    Allowed: officers who prepare votes. Refuses: proposals that are not of this programme, stand
    twice or cannot be put on a ballot now, where only reviewed ideas stand any other, a voting age
    below the law's, terms that contradict themselves. Records: ``poll.drafted``, ``campaign.prepared``, and
    ``proposal.put_on_ballot`` for each line.
    """
    programme = await uow.session.get(Programme, programme_id)
    if programme is None:
        raise NotFound("no_such_programme", field="programmeId")
    demand(policy.may_prepare(uow.actor, programme_id))
    uow.wear(Permission.CAMPAIGN_PREPARE, programme_id)
    day = terms.opens_at.astimezone(SEOUL).date()
    await check_terms(uow, terms)
    lines = await _lines(uow, programme_id, proposal_ids)
    await check_reviewed(uow, terms, proposal_ids, field="proposalIds")
    poll = await voting.draft_poll(
        uow,
        programme_id=programme_id,
        definition=definition_by(terms, _options(lines), least_apart=await least_apart(uow, terms)),
        references=[line.id for line in lines],
        opens_at=terms.opens_at,
        closes_at=terms.closes_at,
        revoting=terms.revoting,
        early_close=terms.early_close,
        result_visibility=terms.result_visibility,
    )
    campaign = Campaign(
        id=uuid4(),
        programme_id=programme_id,
        poll_id=poll.id,
        number=await next_number(uow, programme, "campaign", day.year),
        **notice_words(title, summary),
        minimum_age=terms.minimum_age,
        excludes_officials=terms.excludes_officials,
        reviewed_only=terms.reviewed_only,
        standings=[one.value for one in dict.fromkeys(terms.standings)],
        prepared_at=uow.now,
    )
    uow.session.add(campaign)
    for line in lines:
        line.state = PROPOSAL_MOVES.after(line.state, "put_on_ballot")
        uow.record(
            ProposalEvent.PUT_ON_BALLOT,
            line.id,
            programme_id=programme_id,
            happened_on=happened_on,
            campaign=str(campaign.id),
        )
    for line in lines:
        vote = Thing(NodeKind.VOTE, campaign.id, campaign.number)
        await led_to(uow, line, EdgeKind.PUT_TO, vote, day)
    uow.record(
        ProposalEvent.CAMPAIGN_PREPARED,
        campaign.id,
        programme_id=programme_id,
        happened_on=happened_on,
        poll=str(poll.id),
    )
    await uow.session.flush()
    return campaign


async def open_campaign(uow: UnitOfWork, *, campaign_id: UUID) -> Campaign:
    """Open a campaign on the roll of those who may vote at this moment; the roll is frozen.

    Allowed: officers who open votes. Refuses: a campaign that is no draft, whose window has passed,
    or that nobody could vote in. Records: ``poll.opened``.
    """
    campaign = await seen_campaign(uow, campaign_id)
    # The lock before the terms are read: a draft may be revised until this moment.
    poll = await voting.locked_poll(uow, campaign.poll_id)
    await uow.session.refresh(campaign)
    voters = await roll_of(uow.session, campaign, uow.now)
    await voting.open_poll(uow, poll_id=poll.id, voters=voters)
    return campaign


async def close_campaign(
    uow: UnitOfWork, *, campaign_id: UUID, reason: str | None = None
) -> Campaign:
    """Close a campaign for good; the count follows by itself.

    Allowed: officers who close votes. Refuses: before the hour, unless the notice allows an early
    close and a reason is given; twice. Records: ``poll.closed``.
    """
    campaign = await seen_campaign(uow, campaign_id)
    await voting.close_poll(uow, poll_id=campaign.poll_id, reason=reason)
    return campaign


async def publish_result(uow: UnitOfWork, *, campaign_id: UUID) -> Campaign:
    """Publish the result of a counted campaign; what it decided follows by itself.

    Allowed: officers who close votes. Refuses: before the count, where the result shows at the
    count, twice. Records: ``poll.published``.
    """
    campaign = await seen_campaign(uow, campaign_id)
    await publishing.publish_result(uow, poll_id=campaign.poll_id)
    return campaign


async def decide_proposals(uow: UnitOfWork, *, poll_id: UUID, selected: Sequence[UUID]) -> None:
    """Mark every proposal of a tallied campaign as selected or not.

    Allowed: the house, after a count. Refuses: nothing; a second time changes nothing. Records:
    ``proposal.decided`` for each.
    """
    campaign = await uow.session.scalar(select(Campaign).where(Campaign.poll_id == poll_id))
    if campaign is None:
        return
    lines = await polls.options_by_poll(uow.session, uow.actor, {poll_id})
    for line in lines[poll_id]:
        proposal = await uow.session.get_one(Proposal, line.reference_id, with_for_update=True)
        verb = "select" if proposal.id in selected else "pass_over"
        if not PROPOSAL_MOVES.allows(proposal.state, verb):
            continue
        proposal.state = PROPOSAL_MOVES.after(proposal.state, verb)
        uow.record(
            ProposalEvent.DECIDED,
            proposal.id,
            programme_id=proposal.programme_id,
            campaign=str(campaign.id),
            selected=proposal.id in selected,
        )


async def _lines(
    uow: UnitOfWork, programme_id: UUID, proposal_ids: Sequence[UUID]
) -> list[Proposal]:
    if not 1 <= len(proposal_ids) <= MOST_LINES:
        raise Invalid("lines_out_of_range", field="proposalIds", most=MOST_LINES)
    if len(set(proposal_ids)) < len(proposal_ids):
        raise Invalid("line_repeated", field="proposalIds")
    rows = await uow.session.scalars(
        select(Proposal)
        .where(Proposal.id.in_(proposal_ids), Proposal.programme_id == programme_id)
        .order_by(Proposal.id)
        .with_for_update()
    )
    found = {row.id: row for row in rows}
    if len(found) < len(proposal_ids):
        raise NotFound("no_such_proposal", field="proposalIds")
    for row in found.values():
        if row.hidden or not PROPOSAL_MOVES.allows(row.state, "put_on_ballot"):
            raise RuleBroken("not_to_be_put_on_ballot", field="proposalIds", number=row.number)
    return [found[one] for one in proposal_ids]


def _options(lines: Sequence[Proposal]) -> tuple[Option, ...]:
    by_submission = sorted(lines, key=lambda line: (line.submitted_at, line.number))
    place = {line.id: position for position, line in enumerate(by_submission, start=1)}
    return tuple(
        Option(number=number, cost=line.cost, submitted=place[line.id], group=line.category.value)
        for number, line in enumerate(lines, start=1)
    )
