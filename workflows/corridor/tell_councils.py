"""Who is told of councils: whoever is appointed, called to a meeting, or told that it is cancelled."""

from uuid import UUID

from sqlalchemy import func, select

from workflows.councils.interests.finding import find_interests
from workflows.councils.interests.settling import drop_interests
from workflows.councils.meetings.events import MeetingEvent
from workflows.councils.meetings.models import Meeting, MeetingNotice
from workflows.councils.roster.events import CouncilEvent
from workflows.councils.roster.models import CouncilSeat
from workflows.notices.kinds import NoticeKind
from workflows.notices.telling import settle, tell
from workflows.record.models import Event
from workflows.record.outbox import Reactions
from workflows.record.uow import UnitOfWork

K = NoticeKind
CALLS = (K.MEETING_CALLED, K.MEETING_CHANGED)
# What waits for a meeting that is closed, or not held, waits no more.
BEFORE_IT = (*CALLS, K.PROXY_TO_ACCEPT)


async def seated(uow: UnitOfWork, event: Event) -> None:
    """Tell a member that he is appointed, or renewed."""
    who = await uow.session.scalars(
        select(CouncilSeat.person_id).where(
            CouncilSeat.council_id == event.subject_id,
            CouncilSeat.number == event.data["member"],
            func.upper_inf(CouncilSeat.recorded),
        )
    )
    await tell(uow, event, set(who), K.MEMBER_SEATED, about=event.subject_id)


async def called(uow: UnitOfWork, event: Event) -> None:
    """Tell those who are called; whoever called them knows."""
    await tell(
        uow,
        event,
        await _called(uow, event) - {event.person_id},
        K.MEETING_CALLED,
        about=event.subject_id,
    )


async def read(uow: UnitOfWork, event: Event) -> None:
    """Note that whoever has read the notice of a meeting has nothing left to do about it."""
    if event.person_id is not None:
        await settle(uow, CALLS, about=event.subject_id, by=event.person_id)


async def cancelled(uow: UnitOfWork, event: Event) -> None:
    """Tell those who were called that there is no meeting."""
    await settle(uow, BEFORE_IT, about=event.subject_id)
    await tell(
        uow,
        event,
        await _called(uow, event) - {event.person_id},
        K.MEETING_CANCELLED,
        about=event.subject_id,
    )


async def over(uow: UnitOfWork, event: Event) -> None:
    """Let nothing wait for a meeting that is closed."""
    await settle(uow, BEFORE_IT, about=event.subject_id)


async def _called(uow: UnitOfWork, event: Event) -> set[UUID]:
    rows = await uow.session.scalars(
        select(MeetingNotice.person_id).where(MeetingNotice.meeting_id == event.subject_id)
    )
    return set(rows)


async def called_on(uow: UnitOfWork, event: Event) -> None:
    """Find what those who are called have to report of the agenda."""
    meeting = await uow.session.get_one(Meeting, event.subject_id)
    await find_interests(uow, council_id=meeting.council_id)


async def called_again(uow: UnitOfWork, event: Event) -> None:
    """Tell all who are called of the new hour or place, and let them read the notice again."""
    await settle(uow, CALLS, about=event.subject_id)
    await tell(
        uow,
        event,
        await _called(uow, event) - {event.person_id},
        K.MEETING_CHANGED,
        about=event.subject_id,
    )


async def dropped(uow: UnitOfWork, event: Event) -> None:
    """Let what was to be reported of a dropped item fall away; tell who was called that it is."""
    item = UUID(str(event.data["item"]))
    await drop_interests(uow, meeting_id=event.subject_id, item_id=item)
    if event.data["called"]:
        people = await _called(uow, event) - {event.person_id}
        await tell(uow, event, people, K.MEETING_ITEM_DROPPED, about=event.subject_id)


async def called_off(uow: UnitOfWork, event: Event) -> None:
    """Let what was to be reported of the agenda fall away."""
    await drop_interests(uow, meeting_id=event.subject_id)


COUNCIL_NOTICES: Reactions = {
    CouncilEvent.MEMBER_APPOINTED.value: (seated,),
    CouncilEvent.MEMBER_SUBSTITUTED.value: (seated,),
    CouncilEvent.MEMBER_RENEWED.value: (seated,),
    MeetingEvent.CALLED.value: (called, called_on),
    MeetingEvent.CALLED_AGAIN.value: (called_again, called_on),
    MeetingEvent.ITEM_DROPPED.value: (dropped,),
    MeetingEvent.NOTICE_READ.value: (read,),
    MeetingEvent.CANCELLED.value: (cancelled, called_off),
    MeetingEvent.RECALLED.value: (cancelled, called_off),
    MeetingEvent.CLOSED.value: (over,),
}
