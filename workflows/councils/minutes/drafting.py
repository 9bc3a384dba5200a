"""Verbs of whoever writes minutes: draft them, sum up what was said, send them round."""

from uuid import UUID, uuid4

from sqlalchemy import func, select

from workflows.councils.meetings.models import Meeting, MeetingItem
from workflows.councils.minutes import policy
from workflows.councils.minutes.compile import compile_minutes
from workflows.councils.minutes.events import MinutesEvent
from workflows.councils.minutes.gathering import material_of
from workflows.councils.minutes.locked import check_state, locked_minutes, table_of
from workflows.councils.minutes.models import MeetingMinutes, MinutesCorrection, MinutesGist
from workflows.councils.minutes.states import MOVES, WRITABLE, MinutesState
from workflows.kit.refusal import Conflict, NotFound, WrongState
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork, database_now

LONGEST_GIST = 8_000


async def draft_minutes(uow: UnitOfWork, *, meeting_id: UUID) -> MeetingMinutes:
    """Draft the minutes of a meeting out of its log.

    Allowed: the council's secretary, an officer of the place. Refuses: a meeting that is not closed, one
    whose minutes are drafted. Records: ``minutes.drafted`` with the digest.
    """
    meeting = await uow.session.scalar(
        select(Meeting).where(Meeting.id == meeting_id).with_for_update()
    )
    if meeting is None:
        raise NotFound("no_such_meeting", field="meetingId")
    minutes = compile_minutes(await material_of(uow.session, meeting))
    table, _ = await table_of(uow.session, meeting, minutes)
    uow.hat = policy.writing_hat(uow.actor, table)
    drafted = await uow.session.scalar(
        select(MeetingMinutes.id).where(MeetingMinutes.meeting_id == meeting.id)
    )
    if drafted is not None:
        raise Conflict("minutes_drafted", field="meetingId")
    row = MeetingMinutes(
        id=uuid4(),
        programme_id=meeting.programme_id,
        meeting_id=meeting.id,
        state=MinutesState.DRAFT,
        corrections=0,
        withheld_stage="",
        drafted_at=await database_now(uow.session),
    )
    uow.session.add(row)
    uow.record(
        MinutesEvent.DRAFTED,
        row.id,
        programme_id=row.programme_id,
        meeting=str(meeting.id),
        sha256=minutes.digest,
    )
    await uow.session.flush()
    return row


async def write_gist(
    uow: UnitOfWork, *, minutes_id: UUID, item_id: UUID, words: str, expected_version: int
) -> MeetingMinutes:
    """Sum up what was said on an item, in the place of the remarks of the log; versions stay.

    Allowed: whoever drafts. Refuses: minutes that go round or are confirmed, no such item, another
    version than expected, an empty gist. Records: ``minutes.gist_written`` without a word of it.
    """
    desk = await locked_minutes(uow, minutes_id)
    uow.hat = policy.writing_hat(uow.actor, desk.table)
    check_state(desk, WRITABLE, "minutes_not_writable")
    item = await uow.session.get(MeetingItem, item_id)
    if item is None or item.meeting_id != desk.meeting.id:
        raise NotFound("no_such_item", field="itemId")
    last = await uow.session.scalar(
        select(func.max(MinutesGist.version)).where(
            MinutesGist.minutes_id == minutes_id, MinutesGist.item_id == item_id
        )
    )
    if (last or 0) != expected_version:
        raise Conflict("gist_moved_on", field="expectedVersion", version=last or 0)
    gist = MinutesGist(
        programme_id=desk.row.programme_id,
        minutes_id=minutes_id,
        item_id=item_id,
        version=(last or 0) + 1,
        words=clean(words, field="words", longest=LONGEST_GIST, lines=True),
        by_id=uow.actor.person_id,
        at=await database_now(uow.session),
    )
    uow.session.add(gist)
    uow.record(
        MinutesEvent.GIST_WRITTEN,
        minutes_id,
        programme_id=desk.row.programme_id,
        item=str(item_id),
        version=gist.version,
    )
    await uow.session.flush()
    return desk.row


async def circulate_minutes(uow: UnitOfWork, *, minutes_id: UUID) -> MeetingMinutes:
    """Send the minutes round to those who were there, or round again after corrections.

    Allowed: whoever drafts. Refuses: minutes that go round already or are confirmed, corrections nobody
    answered. Records: ``minutes.circulated`` with the digest.
    """
    desk = await locked_minutes(uow, minutes_id)
    uow.hat = policy.writing_hat(uow.actor, desk.table)
    after = MOVES.after(desk.row.state, "circulate")
    await demand_answered(uow, minutes_id)
    desk.row.state = after
    desk.row.circulated_at = await database_now(uow.session)
    uow.record(
        MinutesEvent.CIRCULATED,
        minutes_id,
        programme_id=desk.row.programme_id,
        sha256=desk.minutes.digest,
        members=len(desk.table.present),
    )
    await uow.session.flush()
    return desk.row


async def demand_answered(uow: UnitOfWork, minutes_id: UUID) -> None:
    """Refuse while somebody who asked for a correction waits for an answer."""
    waiting = await uow.session.scalar(
        select(func.count())
        .select_from(MinutesCorrection)
        .where(MinutesCorrection.minutes_id == minutes_id, MinutesCorrection.accepted.is_(None))
    )
    if waiting:
        raise WrongState("corrections_wait", field="minutesId", waiting=waiting)
