"""Verbs of campaigns: preparing, opening and closing them, and marking what the count decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import select, true

from workflows.identity import queries as people
from workflows.identity.models import StandingKind
from workflows.kit.refusal import Invalid, NotFound, RuleBroken
from workflows.kit.text import clean
from workflows.kit.wording import SEOUL
from workflows.law.queries import limit_on
from workflows.programmes.models import Programme
from workflows.proposals import rules
from workflows.proposals.campaigns import policy
from workflows.proposals.campaigns.models import Campaign
from workflows.proposals.events import ProposalEvent
from workflows.proposals.models import Proposal
from workflows.proposals.numbers import next_number
from workflows.proposals.states import PROPOSAL_MOVES
from workflows.proposals.tracing import led_to
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand
from workflows.trace.kinds import EdgeKind, NodeKind
from workflows.trace.tracing import Thing
from workflows.voting import actions as voting
from workflows.voting import queries as polls
from workflows.voting.kinds import BallotKind, Channel, Definition, Option, Rule, TieRule
from workflows.voting.models import Poll

MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class Terms:
    """How a campaign votes and counts: all that its notice fixes before it opens."""

    budget: int
    rule: Rule
    ballot_kind: BallotKind
    tie_rule: TieRule
    opens_at: datetime
    closes_at: datetime
    min_choices: int | None = None
    max_choices: int | None = None
    max_points_sum: int | None = None
    threshold: int | None = None
    revoting: bool = False
    early_close: bool = False
    minimum_age: int = 18
    excludes_officials: bool = True
    most_per_category: int | None = None
    channels: tuple[tuple[Channel, int | None], ...] = ()
    standings: tuple[StandingKind, ...] = (StandingKind.ADDRESS,)


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
    twice or cannot be put on a ballot now, a voting age below the law's, terms that contradict
    themselves. Records: ``poll.drafted``, ``campaign.prepared``, and
    ``proposal.put_on_ballot`` for each line.
    """
    programme = await uow.session.get(Programme, programme_id)
    if programme is None:
        raise NotFound("no_such_programme", field="programmeId")
    demand(policy.may_prepare(uow.actor, programme_id))
    uow.wear(Permission.CAMPAIGN_PREPARE, programme_id)
    day = terms.opens_at.astimezone(SEOUL).date()
    rules.check_minimum_age(terms.minimum_age, await limit_on(uow.session, "vote.age", day))
    if terms.ballot_kind is BallotKind.CUMULATIVE and not terms.max_points_sum:
        raise Invalid("points_missing", field="maxPointsSum")
    if not terms.standings:
        raise Invalid("no_standing", field="standings", rule="vote.standing")
    lines = await _lines(uow, programme_id, proposal_ids)
    poll = await voting.draft_poll(
        uow,
        programme_id=programme_id,
        definition=_definition(terms, lines),
        references=[line.id for line in lines],
        opens_at=terms.opens_at,
        closes_at=terms.closes_at,
        revoting=terms.revoting,
        early_close=terms.early_close,
    )
    campaign = Campaign(
        id=uuid4(),
        programme_id=programme_id,
        poll_id=poll.id,
        number=await next_number(uow, programme, "campaign", day.year),
        title=clean(title, field="title", longest=rules.LONGEST_TITLE),
        summary=clean(summary, field="summary", longest=rules.LONGEST_BODY, lines=True),
        minimum_age=terms.minimum_age,
        excludes_officials=terms.excludes_officials,
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
    campaign = await _campaign(uow, campaign_id)
    poll = await uow.session.get_one(Poll, campaign.poll_id)
    day = uow.now.astimezone(SEOUL).date()
    voters = await people.eligible_residents(
        uow.session,
        programme_id=campaign.programme_id,
        born_by=rules.born_by(day, campaign.minimum_age),
        excludes_officials=campaign.excludes_officials,
        standings=[StandingKind(one) for one in campaign.standings],
    )
    await voting.open_poll(uow, poll_id=poll.id, voters=voters)
    return campaign


async def close_campaign(
    uow: UnitOfWork, *, campaign_id: UUID, reason: str | None = None
) -> Campaign:
    """Close a campaign for good; the count follows by itself.

    Allowed: officers who close votes. Refuses: before the hour, unless the notice allows an early
    close and a reason is given; twice. Records: ``poll.closed``.
    """
    campaign = await _campaign(uow, campaign_id)
    await voting.close_poll(uow, poll_id=campaign.poll_id, reason=reason)
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


async def _campaign(uow: UnitOfWork, campaign_id: UUID) -> Campaign:
    campaign = await uow.session.scalar(
        select(Campaign).where(
            Campaign.id == campaign_id,
            true() if uow.actor.is_house else policy.readable_campaigns(uow.actor),
        )
    )
    if campaign is None:
        raise NotFound("no_such_campaign", field="campaignId")
    return campaign


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


def _definition(terms: Terms, lines: Sequence[Proposal]) -> Definition:
    by_submission = sorted(lines, key=lambda line: (line.submitted_at, line.number))
    place = {line.id: position for position, line in enumerate(by_submission, start=1)}
    return Definition(
        kind=terms.ballot_kind,
        rule=terms.rule,
        tie_rule=terms.tie_rule,
        budget=terms.budget,
        options=tuple(
            Option(
                number=number, cost=line.cost, submitted=place[line.id], group=line.category.value
            )
            for number, line in enumerate(lines, start=1)
        ),
        min_length=terms.min_choices,
        max_length=terms.max_choices,
        max_points_sum=terms.max_points_sum,
        threshold=terms.threshold,
        most_in_group=terms.most_per_category,
        channels=terms.channels,
    )
