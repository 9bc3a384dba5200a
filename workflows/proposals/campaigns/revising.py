"""Revising a prepared campaign before it opens: its words, who may vote, its terms; never its ideas."""

from uuid import UUID

from sqlalchemy import select

from workflows.kit.refusal import Conflict
from workflows.proposals.campaigns import policy
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
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand
from workflows.voting import actions as voting
from workflows.voting import queries as polls
from workflows.voting.closing import revisable


async def revise_campaign(
    uow: UnitOfWork,
    *,
    campaign_id: UUID,
    expected_version: int,
    title: str,
    summary: str,
    terms: Terms,
) -> Campaign:
    """Put other words and terms in the place of those of a draft; what stands on its paper stays.

    Allowed: officers who prepare votes. Refuses: a campaign that is no draft any more, another
    version than the last, and all that preparing refuses. Records: ``poll.redrafted``,
    ``campaign.revised``.
    """
    campaign = await seen_campaign(uow, campaign_id)
    demand(policy.may_prepare(uow.actor, campaign.programme_id))
    uow.wear(Permission.CAMPAIGN_PREPARE, campaign.programme_id)
    # The poll's lock first, as at the opening: what is revised cannot open meanwhile.
    poll = await voting.locked_poll(uow, campaign.poll_id)
    campaign = (
        await uow.session.scalars(
            select(Campaign)
            .where(Campaign.id == campaign_id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    ).one()
    demand(revisable(poll.state))
    if campaign.version != expected_version:
        raise Conflict("campaign_changed", field="expectedVersion", version=campaign.version)
    await check_terms(uow, terms)
    papers = await polls.options_by_poll(uow.session, uow.actor, {poll.id})
    ideas = [line.reference_id for line in papers[poll.id]]
    await check_reviewed(uow, terms, ideas, field="reviewedOnly")
    options = polls.definition_of(poll, papers[poll.id]).options
    await voting.redraft_poll(
        uow,
        poll_id=poll.id,
        definition=definition_by(terms, options, least_apart=await least_apart(uow, terms)),
        opens_at=terms.opens_at,
        closes_at=terms.closes_at,
        revoting=terms.revoting,
        early_close=terms.early_close,
        result_visibility=terms.result_visibility,
    )
    for name, words in notice_words(title, summary).items():
        setattr(campaign, name, words)
    campaign.minimum_age = terms.minimum_age
    campaign.excludes_officials = terms.excludes_officials
    campaign.reviewed_only = terms.reviewed_only
    campaign.standings = [one.value for one in dict.fromkeys(terms.standings)]
    campaign.version += 1
    uow.record(
        ProposalEvent.CAMPAIGN_REVISED,
        campaign.id,
        programme_id=campaign.programme_id,
        version=campaign.version,
    )
    await uow.session.flush()
    return campaign
