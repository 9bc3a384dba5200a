"""Meetings as invitations for calendars: one meeting, or all to which somebody was called."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings import policy
from workflows.councils.meetings.models import (
    Meeting,
    MeetingChange,
    MeetingItem,
    MeetingNotice,
    MeetingPaper,
)
from workflows.councils.meetings.states import ItemState, MeetingForm, MeetingState
from workflows.councils.roster.models import Council
from workflows.documents.invitations import Invitation
from workflows.kit.wording import Locale, worded
from workflows.record.uow import database_now
from workflows.rights.actor import Actor

# A calendar shows what was, for a while; the page keeps it for good.
LOOKS_BACK = timedelta(days=90)


async def invitation_of(
    session: AsyncSession, actor: Actor, *, meeting_id: UUID, locale: Locale, address: str
) -> Invitation | None:
    """Return the invitation to a meeting the asker may see; None before the notice is sent."""
    meeting = await session.scalar(
        select(Meeting).where(
            Meeting.id == meeting_id,
            Meeting.called_at.is_not(None),
            policy.readable_meetings(actor),
        )
    )
    if meeting is None:
        return None
    return await _invitation(session, meeting, locale, address)


async def invitations_for(
    session: AsyncSession, *, person_id: UUID, locale: Locale, address: str
) -> Sequence[Invitation]:
    """Return the invitations to all meetings somebody was called to, lately or to come."""
    since = await database_now(session) - LOOKS_BACK
    meetings = await session.scalars(
        select(Meeting)
        .join(MeetingNotice, MeetingNotice.meeting_id == Meeting.id)
        .where(MeetingNotice.person_id == person_id, Meeting.starts_at >= since)
        .order_by(Meeting.starts_at, Meeting.id)
    )
    return [await _invitation(session, one, locale, address) for one in meetings]


async def _invitation(
    session: AsyncSession, meeting: Meeting, locale: Locale, address: str
) -> Invitation:
    council = await session.get_one(Council, meeting.council_id)
    name = council.name_ko if locale is Locale.KO else council.name_en
    items = await session.scalars(
        select(MeetingItem)
        .where(MeetingItem.meeting_id == meeting.id, MeetingItem.number > 0)
        .order_by(MeetingItem.number)
    )
    changes = await session.scalar(
        select(func.count())
        .select_from(MeetingChange)
        .where(MeetingChange.meeting_id == meeting.id)
    )
    papers = await session.scalar(
        select(func.count())
        .select_from(MeetingPaper)
        .join(MeetingItem, MeetingItem.id == MeetingPaper.item_id)
        .where(MeetingItem.meeting_id == meeting.id, MeetingPaper.put_at > meeting.called_at)
    )
    cancelled = meeting.state is MeetingState.CANCELLED
    kind = "writing" if meeting.form is MeetingForm.WRITTEN else "meeting"
    agenda = list(items)
    dropped = [one for one in agenda if one.state is ItemState.TAKEN_OFF]
    lines = [f"{one.number}. {one.title}" for one in agenda if one not in dropped]
    if cancelled:
        lines.insert(0, worded(locale, "invitation.cancelled", reason=meeting.cancel_reason))
    return Invitation(
        key=meeting.id,
        # After the notice every paper, a new notice, an item dropped and calling it off are changes.
        sequence=(papers or 0) + (changes or 0) + len(dropped) + int(cancelled),
        summary=worded(locale, f"invitation.{kind}", council=name, number=meeting.number),
        starts_at=meeting.starts_at,
        place=meeting.place,
        words="\n".join(lines),
        address=f"{address}/council/meetings/{meeting.number}",
        organiser=name,
        organiser_key=council.id,
        cancelled=cancelled,
    )
