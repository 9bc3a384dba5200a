"""Taking the roll of a vote home: for officers and auditors, for a purpose, with a trace for every voter."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from workflows.identity.models import Person
from workflows.identity.reading import note_reads
from workflows.kit.cells import csv_of
from workflows.kit.refusal import NotFound
from workflows.proposals.campaigns import policy
from workflows.proposals.campaigns.models import Campaign
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand
from workflows.voting.models import RollEntry

WHAT = "person.legal_name roll_entry.voter_id"
COLUMNS = ("place", "person", "legal_name", "since")


@dataclass(frozen=True, slots=True)
class ExportedRoll:
    """The standing roll as CSV, and how many voters stand on it."""

    csv: str
    voters: int


async def export_roll(
    uow: UnitOfWork, *, campaign_id: UUID, purpose: str, address: str | None
) -> ExportedRoll:
    """Take the standing roll of a vote home, with the legal names of its voters.

    Allowed: who may read rolls there. Refuses: no such vote, no purpose. Records:
    ``personalData.exported``.
    """
    campaign = await uow.session.scalar(
        select(Campaign).where(Campaign.id == campaign_id, policy.readable_campaigns(uow.actor))
    )
    if campaign is None:
        raise NotFound("no_such_campaign", field="campaignId")
    demand(policy.may_read_roll(uow.actor, campaign.programme_id))
    uow.wear(Permission.ROLL_READ, campaign.programme_id)
    rows = (
        await uow.session.execute(
            select(Person.id, Person.legal_name, func.lower(RollEntry.recorded))
            .join(RollEntry, RollEntry.voter_id == Person.id)
            .where(RollEntry.poll_id == campaign.poll_id, func.upper_inf(RollEntry.recorded))
            .order_by(Person.id)
        )
    ).all()
    note_reads(
        uow,
        programme_id=campaign.programme_id,
        what=WHAT,
        whose=[row[0] for row in rows],
        purpose=purpose,
        address=address,
        exported=True,
    )
    await uow.session.flush()
    lines = [
        (place, str(person_id), name, since.isoformat())
        for place, (person_id, name, since) in enumerate(rows, start=1)
    ]
    return ExportedRoll(csv_of(COLUMNS, lines).decode(), len(lines))
