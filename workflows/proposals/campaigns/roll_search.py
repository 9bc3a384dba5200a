"""Finding somebody on the roll of a vote by name, at a polling place: on record, and never with a choice."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from workflows.identity.finding import MOST_FOUND, beginning_of
from workflows.identity.models import Person
from workflows.identity.reading import demand_purpose, note_reads
from workflows.kit.refusal import NotFound
from workflows.proposals.campaigns import policy
from workflows.proposals.campaigns.models import Campaign
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand
from workflows.voting.models import RollEntry
from workflows.voting.paper.models import PaperMark

WHAT = "person.legal_name person.birth_date roll_entry.voter_id"


@dataclass(frozen=True, slots=True)
class OnRoll:
    """A voter as the desk tells people of one name apart, in which batch he was marked, and if a helper lacks."""

    person_id: UUID
    legal_name: str
    birth_year: int | None
    batch_id: UUID | None
    helper_missing: bool


async def find_on_roll(
    uow: UnitOfWork, *, campaign_id: UUID, name: str, purpose: str, address: str | None
) -> list[OnRoll]:
    """Find voters whose legal name begins so, at most ten; whether they voted online is not told.

    Allowed: who keys papers and reads rolls there. Refuses: no such vote, a missing purpose, a name of less
    than two letters. Records: ``personalData.read`` for those who were found.
    """
    campaign = await uow.session.scalar(
        select(Campaign).where(Campaign.id == campaign_id, policy.readable_campaigns(uow.actor))
    )
    if campaign is None:
        raise NotFound("no_such_campaign", field="campaignId")
    demand(policy.may_find_on_roll(uow.actor, campaign.programme_id))
    uow.wear(Permission.ROLL_READ, campaign.programme_id)
    demand_purpose(purpose)
    begins = beginning_of(name)
    rows = await uow.session.execute(
        select(
            Person.id,
            Person.legal_name,
            func.extract("year", Person.birth_date),
            PaperMark.batch_id,
            PaperMark.assisted & PaperMark.assisted_with.is_(None),
        )
        .join(RollEntry, RollEntry.voter_id == Person.id)
        .outerjoin(
            PaperMark,
            (PaperMark.poll_id == RollEntry.poll_id)
            & (PaperMark.voter_id == Person.id)
            & PaperMark.withdrawn_at.is_(None),
        )
        .where(
            RollEntry.poll_id == campaign.poll_id,
            func.upper_inf(RollEntry.recorded),
            Person.legal_name.startswith(begins, autoescape=True),
        )
        .order_by(Person.legal_name, Person.id)
        .limit(MOST_FOUND)
    )
    found = [
        OnRoll(person, legal, None if year is None else int(year), batch, bool(alone))
        for person, legal, year, batch, alone in rows
    ]
    note_reads(
        uow,
        programme_id=campaign.programme_id,
        what=WHAT,
        whose=[one.person_id for one in found],
        purpose=purpose,
        address=address,
    )
    await uow.session.flush()
    return found
