"""Verbs of the floor: ask for it, give it, take it back, close the line, invite somebody to an item (E1.8)."""

from uuid import UUID

from workflows.councils.meetings import policy
from workflows.councils.meetings.events import MeetingEvent
from workflows.councils.meetings.locked import (
    check_no_vote,
    check_on_agenda,
    check_open,
    item_of,
    note,
)
from workflows.councils.meetings.models import Meeting, MeetingGuest
from workflows.councils.meetings.standing import Standing, locked_standing
from workflows.councils.meetings.states import Entry, MeetingForm, MeetingState
from workflows.identity.queries import live_appointments
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, WrongState
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork
from workflows.rights.verdict import demand

LONGEST_REASON = 1_000
OVER = frozenset({MeetingState.CLOSED, MeetingState.CANCELLED})


async def ask_for_floor(uow: UnitOfWork, *, meeting_id: UUID) -> Meeting:
    """Ask for the floor: one stands at the end of the line (발언 신청).

    Allowed: members, who stands in for one, observers, and guests while their item is called; whoever is
    recused may speak. Refuses: whoever is not in the room, a line that is closed, one who waits or speaks
    already. Records: ``meeting.floor_moved``.
    """
    now = await locked_standing(uow, meeting_id)
    who = _who(uow, now, None)
    _check_speaks(now, who)
    floor = now.floor
    if floor.closed:
        raise WrongState("speaker_list_closed", field="meetingId")
    speaks = floor.speaking is not None and floor.speaking.person == who
    if speaks or floor.waits(who):
        raise Conflict("asked_already", field="meetingId")
    return await _moved(uow, now, Entry.FLOOR_ASKED, who)


async def give_floor(
    uow: UnitOfWork, *, meeting_id: UUID, appointment_id: UUID, reason: str = ""
) -> Meeting:
    """Give somebody the floor; it ends the turn of whoever had it (발언 허가).

    To the first of the line without more; to anybody else with a reason, which stands in the log. Allowed:
    whoever presides. Refuses: an open vote, somebody who is not in the room, a guest whose item is not
    called, one who speaks already, no reason out of order. Records: ``meeting.floor_moved``.
    """
    now = await locked_standing(uow, meeting_id)
    demand(policy.may_preside(uow.actor, now.bench, now.presiding))
    check_open(now.meeting)
    await check_no_vote(uow.session, meeting_id)
    who = now.bench.person_of(appointment_id)
    if who is None:
        raise NotFound("not_of_the_council", field="appointmentId")
    _check_speaks(now, who)
    floor = now.floor
    if floor.speaking is not None and floor.speaking.person == who:
        raise Conflict("speaks_already", field="appointmentId")
    first = floor.waiting[0].person if floor.waiting else None
    if who != first and not reason.strip():
        raise Invalid("reason_out_of_order", field="reason")
    words = (
        clean(reason, field="reason", longest=LONGEST_REASON, lines=True) if who != first else ""
    )
    return await _moved(uow, now, Entry.FLOOR_GIVEN, who, words)


async def give_floor_back(
    uow: UnitOfWork, *, meeting_id: UUID, appointment_id: UUID | None = None
) -> Meeting:
    """End a turn, or take somebody out of the line; without an appointment it is oneself.

    Allowed: everybody for himself; whoever presides for all. Refuses: who neither speaks nor waits.
    Records: ``meeting.floor_moved``.
    """
    now = await locked_standing(uow, meeting_id)
    check_open(now.meeting)
    who = _who(uow, now, appointment_id)
    if who != uow.actor.person_id:
        demand(policy.may_preside(uow.actor, now.bench, now.presiding))
    floor = now.floor
    speaks = floor.speaking is not None and floor.speaking.person == who
    if not speaks and not floor.waits(who):
        raise WrongState("has_no_floor", field="meetingId")
    return await _moved(uow, now, Entry.FLOOR_BACK, who)


async def close_floor(uow: UnitOfWork, *, meeting_id: UUID, closed: bool = True) -> Meeting:
    """Close the line, or open it again; whoever stands in it keeps his place (발언 신청 마감).

    Allowed: whoever presides. Refuses: a line that is so already. Records: ``meeting.floor_moved``.
    """
    now = await locked_standing(uow, meeting_id)
    demand(policy.may_preside(uow.actor, now.bench, now.presiding))
    check_open(now.meeting)
    if now.floor.closed == closed:
        raise Conflict("speaker_list_is_so", field="closed")
    kind = Entry.FLOOR_CLOSED if closed else Entry.FLOOR_REOPENED
    return await _moved(uow, now, kind, None)


async def invite_guest(
    uow: UnitOfWork, *, meeting_id: UUID, item_id: UUID, appointment_id: UUID, why: str
) -> Meeting:
    """Invite somebody to speak to an item; he has no vote, and reads no more than the public.

    Allowed: who prepares or keeps a meeting. Refuses: a meeting that is over or is held in writing, one
    who is of the council or invited already, no reason. Records: ``meeting.guest_invited``.
    """
    now = await locked_standing(uow, meeting_id)
    demand(policy.may_keep(uow.actor, now.bench, now.presiding))
    if now.meeting.form is MeetingForm.WRITTEN:
        raise WrongState("answered_in_writing", field="meetingId")
    if now.meeting.state in OVER:
        raise WrongState("meeting_over", field="meetingId")
    item = await item_of(uow, now.meeting, item_id)
    check_on_agenda(item)
    held = await live_appointments(uow.session, [appointment_id], now.meeting.programme_id)
    if appointment_id not in held:
        raise NotFound("no_such_appointment", field="appointmentId")
    guest = held[appointment_id].person_id
    if now.bench.is_of_it(guest):
        raise Conflict("is_of_the_council", field="appointmentId")
    if await uow.session.get(MeetingGuest, (item.id, guest)) is not None:
        raise Conflict("invited_already", field="appointmentId")
    uow.session.add(
        MeetingGuest(
            item_id=item.id,
            person_id=guest,
            programme_id=now.meeting.programme_id,
            meeting_id=meeting_id,
            # One and the same hat for all items: the door knows him by it.
            appointment_id=now.bench.guests.get(guest, appointment_id),
            why=clean(why, field="why", longest=LONGEST_REASON, lines=True),
            invited_at=now.at,
        )
    )
    uow.record(
        MeetingEvent.GUEST_INVITED,
        meeting_id,
        programme_id=now.meeting.programme_id,
        item=str(item.id),
    )
    await uow.session.flush()
    return now.meeting


def _who(uow: UnitOfWork, now: Standing, appointment_id: UUID | None) -> UUID:
    own = uow.actor.person_id
    who = own if appointment_id is None else now.bench.person_of(appointment_id)
    if who is None or now.bench.appointment_of(who) is None:
        raise NotFound("not_of_the_council", field="appointmentId")
    return who


def _check_speaks(now: Standing, who: UUID) -> None:
    """Refuse whoever cannot speak now: who is not in the room, and a guest on another item."""
    check_open(now.meeting)
    if not now.hears(who):
        raise WrongState("attends_not_now", field="appointmentId")
    if who in now.bench.guests and not now.bench.is_guest_at(who, now.called_item):
        raise NotAllowed("invited_to_another_item")


async def _moved(
    uow: UnitOfWork, now: Standing, kind: Entry, who: UUID | None, words: str = ""
) -> Meeting:
    await note(
        uow, now.meeting, kind, person_id=who, item_id=now.called_item, words=words, log=now.log
    )
    uow.record(
        MeetingEvent.FLOOR_MOVED,
        now.meeting.id,
        programme_id=now.meeting.programme_id,
        entry=kind.value,
    )
    await uow.session.flush()
    return now.meeting
