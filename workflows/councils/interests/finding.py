"""How a duty to report arises: a called agenda concerns a body that a member is known to be tied to."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from workflows.councils.interests.events import InterestEvent
from workflows.councils.interests.models import InterestDuty
from workflows.councils.meetings.conflicts import GOING, known_tie, report_due
from workflows.councils.meetings.locked import bench_of
from workflows.councils.meetings.models import (
    Meeting,
    MeetingEntry,
    MeetingInterest,
    MeetingItem,
    MeetingItemParty,
    MeetingNotice,
)
from workflows.councils.meetings.states import Entry, ItemState
from workflows.identity.queries import live_appointments
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork, database_now


async def find_interests(uow: UnitOfWork, *, council_id: UUID) -> int:
    """Find what members have to report of the agendas they were called to; return of how many.

    A tie is known where a member comes from a party, or has told of it before. He knows of it from the day
    on which the notice reached him; who is out of the item already has nothing to report.

    Allowed: the house. Refuses: nothing. Records: ``interest.found`` for each, without what it is.
    """
    meetings = await uow.session.scalars(
        select(Meeting).where(Meeting.council_id == council_id, Meeting.state.in_(GOING))
    )
    return sum([await _find_in(uow, meeting) for meeting in meetings])


async def _find_in(uow: UnitOfWork, meeting: Meeting) -> int:
    session, today = uow.session, await legal_day(uow)
    bench = await bench_of(session, meeting, await database_now(session))
    seats = await live_appointments(session, list(bench.members.values()), meeting.programme_id)
    arrived = {
        row.person_id: row.told_on
        for row in await session.scalars(
            select(MeetingNotice).where(MeetingNotice.meeting_id == meeting.id)
        )
    }
    told: Sequence[MeetingInterest] = (
        await session.scalars(
            select(MeetingInterest).where(MeetingInterest.person_id.in_(list(arrived)))
        )
    ).all()
    out = {
        (row.person_id, row.item_id)
        for row in await session.scalars(
            select(MeetingEntry).where(
                MeetingEntry.meeting_id == meeting.id, MeetingEntry.kind == Entry.RECUSED
            )
        )
    }
    parties = await session.execute(
        select(MeetingItem.id, MeetingItemParty.body_id)
        .join(MeetingItemParty, MeetingItemParty.item_id == MeetingItem.id)
        .where(MeetingItem.meeting_id == meeting.id, MeetingItem.state != ItemState.TAKEN_OFF)
        .order_by(MeetingItem.number, MeetingItemParty.body_id)
    )
    found = 0
    for item_id, body_id in parties.all():
        for person_id, day in sorted(arrived.items()):
            seat = bench.members.get(person_id)
            own = seats[seat].body_id if seat in seats else None
            mine = [one for one in told if one.person_id == person_id]
            bond = known_tie(mine, item_id, body_id, own, today)
            if bond is None or seat is None or (person_id, item_id) in out:
                continue
            duty = InterestDuty(
                programme_id=meeting.programme_id,
                council_id=meeting.council_id,
                meeting_id=meeting.id,
                item_id=item_id,
                person_id=person_id,
                body_id=body_id,
                bond=bond,
                known_on=day,
                due_on=await report_due(session, uow.actor, day),
            )
            found += await _arises(uow, duty)
    return found


async def _arises(uow: UnitOfWork, duty: InterestDuty) -> int:
    """Keep a duty once, however often it is found."""
    names = ("programme_id", "council_id", "meeting_id", "item_id", "person_id", "body_id", "bond")
    values = {name: getattr(duty, name) for name in (*names, "known_on", "due_on")}
    key = await uow.session.scalar(
        insert(InterestDuty).values(values).on_conflict_do_nothing().returning(InterestDuty.id)
    )
    if key is None:
        return 0
    uow.record(
        InterestEvent.FOUND, key, programme_id=duty.programme_id, due=duty.due_on.isoformat()
    )
    await uow.session.flush()
    return 1
