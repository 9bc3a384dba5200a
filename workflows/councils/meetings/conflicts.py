"""The duty to report a private interest: from the day one knows of it, by the calendar of the Act (E5.6)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings.locked import bench_of
from workflows.councils.meetings.models import (
    Meeting,
    MeetingInterest,
    MeetingItem,
    MeetingItemParty,
    MeetingNotice,
)
from workflows.councils.meetings.states import ItemState, MeetingState
from workflows.councils.reckoning.recusal import Bond
from workflows.identity.queries import live_appointments
from workflows.kit.wording import SEOUL
from workflows.law.days import days_late
from workflows.law.queries import deadline
from workflows.record.uow import database_now
from workflows.rights.actor import Actor

REPORT = "conflict.report"
GOING = frozenset({MeetingState.CALLED, MeetingState.OPEN})


@dataclass(frozen=True, slots=True)
class Duty:
    """What a member has still to report of an item: on which body, why he is asked, until when."""

    item_id: UUID
    body_id: UUID
    bond: Bond
    known_on: date
    due_on: date
    late: int


async def report_due(session: AsyncSession, actor: Actor, known_on: date) -> date:
    """Return the last day for reporting what one knows of since a day (Conflict of Interest Act 5, 16)."""
    return (await deadline(session, actor, rule_id=REPORT, received_on=known_on)).due_on


async def duties_by_item(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[Duty]]:
    """Return what the asker has still to report of items: ties he has told of, or the body he comes from.

    He is taken to know of it from the day on which the notice with the agenda reached him. Only a member
    in office who was called has such a duty, while the meeting is not over and he has reported nothing.
    """
    found: dict[UUID, list[Duty]] = {one: [] for one in ids}
    me = actor.person_id
    if me is None:
        return found
    rows = await session.execute(
        select(MeetingItem, Meeting, MeetingItemParty.body_id, MeetingNotice.told_on)
        .join(Meeting, Meeting.id == MeetingItem.meeting_id)
        .join(MeetingItemParty, MeetingItemParty.item_id == MeetingItem.id)
        .join(MeetingNotice, MeetingNotice.meeting_id == Meeting.id)
        .where(
            MeetingItem.id.in_(ids),
            MeetingItem.state != ItemState.TAKEN_OFF,
            MeetingNotice.person_id == me,
            Meeting.state.in_(GOING),
        )
        .order_by(MeetingItem.number, MeetingItemParty.body_id)
    )
    asked = [(item, meeting, body_id, day) for item, meeting, body_id, day in rows]
    if not asked:
        return found
    told = (
        await session.scalars(select(MeetingInterest).where(MeetingInterest.person_id == me))
    ).all()
    now = await database_now(session)
    today = now.astimezone(SEOUL).date()
    own: dict[UUID, UUID | None] = {}
    for item, meeting, body_id, day in asked:
        if meeting.id not in own:
            seat = (await bench_of(session, meeting, now)).members.get(me)
            held = await live_appointments(session, [seat] if seat else [], meeting.programme_id)
            own[meeting.id] = held[seat].body_id if seat in held else None
        bond = known_tie(told, item.id, body_id, own[meeting.id], today)
        if bond is not None:
            due = await report_due(session, actor, day)
            found[item.id].append(Duty(item.id, body_id, bond, day, due, days_late(due, today)))
    return found


def known_tie(
    told: Sequence[MeetingInterest], item_id: UUID, body_id: UUID, own: UUID | None, day: date
) -> Bond | None:
    """Return what ties a member to a body, unless he has reported it for the item already."""
    known = [one for one in told if one.body_id == body_id]
    if any(one.item_id == item_id for one in known):
        return None
    standing = [one.bond for one in known if one.until is None or one.until >= day]
    if standing:
        return standing[0]
    return Bond.REPRESENTS if own == body_id else None
