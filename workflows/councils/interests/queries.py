"""Questions about duties to report: those of a council the asker may see, with what he may do."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.interests import policy
from workflows.councils.interests.models import InterestDuty
from workflows.councils.interests.receiving import check_receivable
from workflows.councils.meetings.models import Meeting, MeetingItem
from workflows.councils.meetings.policy import Bench
from workflows.councils.roster.models import Council
from workflows.kit.offers import Offer, offer
from workflows.kit.refusal import Conflict
from workflows.kit.wording import SEOUL
from workflows.law.days import days_late
from workflows.record.uow import database_now
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand

MOST = 100


@dataclass(frozen=True, slots=True)
class Owed:
    """A duty to report with where it comes from, how late it is or was met, and what may be done."""

    row: InterestDuty
    meeting: int
    item: int
    title: str
    late: int
    offers: tuple[Offer, ...]


async def interests_of_council(
    session: AsyncSession, actor: Actor, *, council: Council, bench: Bench
) -> list[Owed]:
    """Return the duties of a council's members, the open ones first, at most a hundred."""
    wanted = select(InterestDuty).where(InterestDuty.council_id == council.id)
    if not policy.reads_all(actor, bench):
        if actor.person_id is None:
            return []
        wanted = wanted.where(InterestDuty.person_id == actor.person_id)
    rows = await session.scalars(
        wanted.order_by(InterestDuty.met.is_not(None), InterestDuty.due_on, InterestDuty.id).limit(
            MOST
        )
    )
    return await _owed(session, actor, rows.all())


async def interest_duties_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Owed]:
    """Return duties by key, as far as the database shows them to the asker."""
    rows = await session.scalars(select(InterestDuty).where(InterestDuty.id.in_(ids)))
    return {one.row.id: one for one in await _owed(session, actor, rows.all())}


async def _owed(session: AsyncSession, actor: Actor, rows: Collection[InterestDuty]) -> list[Owed]:
    today = (await database_now(session)).astimezone(SEOUL).date()
    items = await session.execute(
        select(MeetingItem.id, Meeting.number, MeetingItem.number, MeetingItem.title)
        .join(Meeting, Meeting.id == MeetingItem.meeting_id)
        .where(MeetingItem.id.in_([row.item_id for row in rows]))
    )
    where = {key: (meeting, number, title) for key, meeting, number, title in items}
    found = []
    for row in rows:
        until = today if row.met_at is None else row.met_at.astimezone(SEOUL).date()
        late = days_late(row.due_on, until)
        found.append(Owed(row, *where[row.item_id], late, _offers(actor, row)))
    return found


def _offers(actor: Actor, row: InterestDuty) -> tuple[Offer, ...]:
    def reports() -> None:
        demand(policy.may_report(actor, row.person_id))
        if row.met is not None:
            raise Conflict("interest_met_already", field="dutyId")

    return (
        offer("declareInterest", reports),
        offer(
            "receiveInterest",
            lambda: policy.receiving_hat(actor, row),
            lambda: check_receivable(row),
        ),
    )
