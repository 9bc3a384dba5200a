"""Which rule of a vote lets a person in, which keeps him out, and how that can be put right (E6.2)."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.identity.models import Person
from workflows.identity.queries import OFFICIALS, is_verified
from workflows.identity.standings import standings_of
from workflows.kit.wording import SEOUL
from workflows.proposals.campaigns.models import Campaign
from workflows.proposals.rules import born_by
from workflows.record.uow import database_now
from workflows.rights.actor import Actor
from workflows.rights.roles import Role
from workflows.voting.models import Poll
from workflows.voting.queries import is_on_roll
from workflows.voting.states import PollState


class EligibilityRule(StrEnum):
    """What a vote asks of a person."""

    RESIDENT = "RESIDENT"
    VERIFIED = "VERIFIED"
    STANDING = "STANDING"
    AGE = "AGE"
    NO_OFFICIAL = "NO_OFFICIAL"
    ON_ROLL = "ON_ROLL"


@dataclass(frozen=True, slots=True)
class Check:
    """One rule, and whether the asker meets it; `age` and `standings` are the vote's."""

    rule: EligibilityRule
    met: bool
    age: int
    standings: tuple[str, ...]


async def eligibility_of(session: AsyncSession, actor: Actor, *, campaign_id: UUID) -> list[Check]:
    """Return the rules of a vote and whether the asker meets each; nothing if nobody is signed in.

    Before the opening it says how things stand now; the roll is made at the opening and counts then.
    """
    campaign = await session.get(Campaign, campaign_id)
    if campaign is None or actor.person_id is None:
        return []
    poll = await session.get_one(Poll, campaign.poll_id)
    place = campaign.programme_id
    moment = poll.opened_at or await database_now(session)
    born = await session.scalar(select(Person.birth_date).where(Person.id == actor.person_id))
    oldest = born_by(moment.astimezone(SEOUL).date(), campaign.minimum_age)
    roles = {hat.role for hat in actor.hats if hat.programme_id == place}
    met = {
        EligibilityRule.RESIDENT: Role.RESIDENT in roles,
        EligibilityRule.VERIFIED: await is_verified(session, actor.person_id, place),
        EligibilityRule.AGE: born is not None and born <= oldest,
    }
    if met[EligibilityRule.VERIFIED]:
        held = await standings_of(session, actor.person_id, place)
        met[EligibilityRule.STANDING] = bool({one.value for one in held} & set(campaign.standings))
    if campaign.excludes_officials:
        met[EligibilityRule.NO_OFFICIAL] = not roles & set(OFFICIALS)
    if poll.state is not PollState.DRAFT:
        met[EligibilityRule.ON_ROLL] = await is_on_roll(session, poll.id, actor.person_id)
    return [
        Check(rule, so, campaign.minimum_age, tuple(campaign.standings)) for rule, so in met.items()
    ]
