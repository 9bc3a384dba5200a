"""Who may vote: which rule of a vote lets a person in, which keeps him out, and how that can be put right (E6.2)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.identity.models import Person, StandingKind
from workflows.identity.queries import OFFICIALS, eligible_residents, is_verified
from workflows.identity.standings import standings_of
from workflows.kit.wording import SEOUL
from workflows.proposals.campaigns import policy
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
    met = await rules_met(session, campaign, poll, actor)
    if poll.state is not PollState.DRAFT:
        met[EligibilityRule.ON_ROLL] = await is_on_roll(session, poll.id, actor.person_id)
    return [
        Check(rule, so, campaign.minimum_age, tuple(campaign.standings)) for rule, so in met.items()
    ]


async def rules_met(
    session: AsyncSession, campaign: Campaign, poll: Poll, person: Actor
) -> dict[EligibilityRule, bool]:
    """Say of each rule of a vote but its roll whether a person meets it.

    Roles, verification and standing are those of the register now; the age is that of the opening day.
    Of another than the asker the register answers officers of the place and the house alone.
    """
    place = campaign.programme_id
    if person.person_id is None:
        return {}
    moment = poll.opened_at or await database_now(session)
    born = await session.scalar(select(Person.birth_date).where(Person.id == person.person_id))
    oldest = born_by(moment.astimezone(SEOUL).date(), campaign.minimum_age)
    roles = {hat.role for hat in person.hats if hat.programme_id == place}
    met = {
        EligibilityRule.RESIDENT: Role.RESIDENT in roles,
        EligibilityRule.VERIFIED: await is_verified(session, person.person_id, place),
        EligibilityRule.AGE: born is not None and born <= oldest,
    }
    if met[EligibilityRule.VERIFIED]:
        held = await standings_of(session, person.person_id, place)
        met[EligibilityRule.STANDING] = bool({one.value for one in held} & set(campaign.standings))
    if campaign.excludes_officials:
        met[EligibilityRule.NO_OFFICIAL] = not roles & set(OFFICIALS)
    return met


async def voters_now(session: AsyncSession, actor: Actor, *, campaign_id: UUID) -> int | None:
    """Return how many could vote if a draft were opened now; None to whoever prepares none.

    The opening asks the same question again: its answer is the roll.
    """
    campaign = await session.get(Campaign, campaign_id)
    if campaign is None or not policy.counts_voters(actor, campaign.programme_id):
        return None
    poll = await session.get_one(Poll, campaign.poll_id)
    if poll.state is not PollState.DRAFT:
        return None
    roll = _on_roll(campaign, await database_now(session)).order_by(None).subquery()
    return await session.scalar(select(func.count()).select_from(roll))


async def roll_of(session: AsyncSession, campaign: Campaign, moment: datetime) -> list[UUID]:
    """Return who may vote in a campaign at a moment."""
    return list(await session.scalars(_on_roll(campaign, moment)))


def _on_roll(campaign: Campaign, moment: datetime) -> Select[UUID]:
    return eligible_residents(
        programme_id=campaign.programme_id,
        born_by=born_by(moment.astimezone(SEOUL).date(), campaign.minimum_age),
        excludes_officials=campaign.excludes_officials,
        standings=[StandingKind(one) for one in campaign.standings],
    )
