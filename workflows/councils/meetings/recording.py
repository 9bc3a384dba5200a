"""Verbs of a sound recording of a meeting: it is off until somebody says on record that it is on (E5.9).

The sound itself is not kept here; that there is some, who writes it down and by when, and until when it may
be kept from the public is.
"""

from collections.abc import Collection
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings import policy
from workflows.councils.meetings.events import MeetingEvent
from workflows.councils.meetings.models import Meeting
from workflows.councils.meetings.recording_models import MeetingRecording
from workflows.councils.meetings.standing import Standing, locked_standing
from workflows.councils.meetings.states import MeetingForm, MeetingState
from workflows.kit.refusal import Conflict, Invalid, NotFound, RuleBroken, WrongState
from workflows.kit.text import clean
from workflows.kit.wording import SEOUL
from workflows.law.queries import standing_limit
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand

LONGEST_REASON = 1_000
WITHHELD = "minutes.audio_withheld"


async def declare_recording(
    uow: UnitOfWork,
    *,
    meeting_id: UUID,
    reason: str,
    appointment_id: UUID,
    transcript_due: date,
    withheld_until: date | None = None,
) -> Meeting:
    """Say that a meeting is recorded: why, who writes it down by when, until when it may be withheld.

    Allowed: the secretary, and whoever presides. Refuses: a meeting in writing or not called, one that is
    recorded already, an owner who is not of the council, a day that is over, withholding longer than the
    decree lets. Records: ``meeting.recording_on``.
    """
    now = await locked_standing(uow, meeting_id)
    meeting = now.meeting
    demand(policy.may_keep(uow.actor, now.bench, now.presiding))
    if meeting.form is MeetingForm.WRITTEN:
        raise WrongState("answered_in_writing", field="meetingId")
    if meeting.state not in {MeetingState.CALLED, MeetingState.OPEN}:
        raise WrongState("meeting_not_called", field="meetingId")
    if await recording_on(uow.session, meeting_id) is not None:
        raise Conflict("recorded_already", field="meetingId")
    owner = now.bench.person_of(appointment_id)
    if owner is None:
        raise NotFound("no_such_member", field="appointmentId")
    if transcript_due < await legal_day(uow):
        raise Invalid("transcript_due_over", field="transcriptDue")
    await _check_withheld(uow, meeting, withheld_until)
    uow.session.add(
        MeetingRecording(
            id=uuid4(),
            programme_id=meeting.programme_id,
            meeting_id=meeting.id,
            reason=clean(reason, field="reason", longest=LONGEST_REASON, lines=True),
            owner_id=owner,
            transcript_due=transcript_due,
            withheld_until=withheld_until,
            declared_at=await database_now(uow.session),
        )
    )
    _note(uow, now, MeetingEvent.RECORDING_ON)
    await uow.session.flush()
    return meeting


async def end_recording(uow: UnitOfWork, *, meeting_id: UUID) -> Meeting:
    """Say that a meeting is no longer recorded.

    Allowed: as declaring. Refuses: one that is not recorded. Records: ``meeting.recording_off``.
    """
    now = await locked_standing(uow, meeting_id)
    demand(policy.may_keep(uow.actor, now.bench, now.presiding))
    found = await recording_on(uow.session, meeting_id)
    if found is None:
        raise WrongState("not_recorded", field="meetingId")
    found.ended_at = await database_now(uow.session)
    _note(uow, now, MeetingEvent.RECORDING_OFF)
    await uow.session.flush()
    return now.meeting


async def note_transcript(uow: UnitOfWork, *, recording_id: UUID) -> Meeting:
    """Note that a recording is written down, as one was told to.

    Allowed: whoever owns the task. Refuses: a recording that is on, one that is written down. Records:
    ``meeting.transcribed``.
    """
    found = await uow.session.get(MeetingRecording, recording_id)
    if found is None:
        raise NotFound("no_such_recording", field="recordingId")
    now = await locked_standing(uow, found.meeting_id)
    demand(policy.may_transcribe(uow.actor, now.bench, found.owner_id))
    await uow.session.refresh(found)
    if found.ended_at is None:
        raise WrongState("recording_still_on", field="recordingId")
    if found.transcribed_at is not None:
        raise Conflict("transcribed_already", field="recordingId")
    found.transcribed_at = await database_now(uow.session)
    _note(uow, now, MeetingEvent.TRANSCRIBED)
    await uow.session.flush()
    return now.meeting


async def recording_on(session: AsyncSession, meeting_id: UUID) -> MeetingRecording | None:
    """Return the recording of a meeting that is on."""
    return await session.scalar(
        select(MeetingRecording).where(
            MeetingRecording.meeting_id == meeting_id, MeetingRecording.ended_at.is_(None)
        )
    )


async def recordings_by_meeting(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[MeetingRecording]]:
    """Return the recordings of meetings, the last first; that a meeting is recorded is for all to know."""
    rows = await session.scalars(
        select(MeetingRecording)
        .where(MeetingRecording.meeting_id.in_(ids))
        .order_by(MeetingRecording.declared_at.desc(), MeetingRecording.id)
    )
    found: dict[UUID, list[MeetingRecording]] = {one: [] for one in ids}
    for row in rows:
        found[row.meeting_id].append(row)
    return found


async def _check_withheld(uow: UnitOfWork, meeting: Meeting, until: date | None) -> None:
    """Refuse to withhold beyond so many years from where retention starts: the 1 January after."""
    if until is None:
        return
    day = meeting.starts_at.astimezone(SEOUL).date()
    years = await standing_limit(uow.session, WITHHELD, day)
    last = date(day.year + 1 + years, 1, 1)
    if until > last:
        raise RuleBroken(
            "withheld_too_long", field="withheldUntil", rule=WITHHELD, last=last.isoformat()
        )


def _note(uow: UnitOfWork, now: Standing, what: MeetingEvent) -> None:
    uow.record(what, now.meeting.id, programme_id=now.meeting.programme_id)
