"""Who may prepare and read campaigns. It says who, never when."""

from uuid import UUID

from sqlalchemy import ColumnElement, select

from workflows.programmes.models import Programme
from workflows.proposals.campaigns.models import Campaign
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.verdict import Verdict
from workflows.voting.models import Poll
from workflows.voting.states import PollState


def may_prepare(actor: Actor, programme_id: UUID) -> Verdict:
    """An officer who prepares votes in the programme."""
    actor.hat_for(Permission.CAMPAIGN_PREPARE, programme_id)
    return True


def counts_voters(actor: Actor, programme_id: UUID) -> bool:
    """How many could vote in a draft is told to those who prepare it."""
    return actor.holds(Permission.CAMPAIGN_PREPARE, programme_id)


def may_read_roll(actor: Actor, programme_id: UUID) -> Verdict:
    """An officer or auditor who reads rolls in the programme."""
    actor.hat_for(Permission.ROLL_READ, programme_id)
    return True


def may_find_on_roll(actor: Actor, programme_id: UUID) -> Verdict:
    """Who keys papers and may read the roll: names are shown without anybody's choice."""
    actor.hat_for(Permission.PAPER_KEY, programme_id)
    actor.hat_for(Permission.ROLL_READ, programme_id)
    return True


def readable_campaigns(actor: Actor) -> ColumnElement[bool]:
    """Campaigns are public once opened; a draft is seen by those who prepare them."""
    return Campaign.programme_id.in_(select(Programme.id).where(Programme.rehearsal.is_(False))) & (
        Campaign.poll_id.in_(select(Poll.id).where(Poll.state != PollState.DRAFT))
        | Campaign.programme_id.in_(actor.programmes(Permission.CAMPAIGN_PREPARE))
    )
