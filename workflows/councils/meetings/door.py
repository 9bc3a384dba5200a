"""Verbs of the door and of the log: come, leave, withdraw or be excluded from an item, note what is said."""

from enum import StrEnum
from uuid import UUID

from workflows.councils.interests.settling import met_by_leaving
from workflows.councils.meetings import policy
from workflows.councils.meetings.events import MeetingEvent
from workflows.councils.meetings.locked import (
    check_no_vote,
    check_open,
    item_of,
    note,
    open_vote_of,
)
from workflows.councils.meetings.models import Meeting, MeetingItem
from workflows.councils.meetings.proxies import take_turns
from workflows.councils.meetings.queries import parties_by_item
from workflows.councils.meetings.standing import Standing, locked_standing
from workflows.councils.meetings.states import (
    Entry,
    ItemState,
    MeetingForm,
    MeetingState,
    VoteKind,
)
from workflows.councils.reckoning.happenings import Mode
from workflows.councils.reckoning.recusal import may_challenge
from workflows.councils.reckoning.terms import RecusalKind
from workflows.kit.refusal import Conflict, NotFound, RuleBroken, WrongState
from workflows.kit.text import clean
from workflows.kit.wording import SEOUL
from workflows.record.uow import UnitOfWork
from workflows.rights.verdict import demand

LONGEST_GROUND, LONGEST_REMARK = 1_000, 4_000


class Move(StrEnum):
    """How somebody moves about: away for good, out for the item that is called, or back in."""

    LEAVE = "LEAVE"
    STEP_OUT = "STEP_OUT"
    COME_BACK = "COME_BACK"


async def attend(
    uow: UnitOfWork, *, meeting_id: UUID, mode: Mode, appointment_id: UUID | None = None
) -> Meeting:
    """Note that somebody comes, into the room or by video; without an appointment it is oneself.

    The door opens on the day of the meeting. When a member comes, who stands in for him leaves at that
    instant. Allowed: members and attendants for themselves, who keeps
    the log for all. Refuses: a meeting that was not called or is over, another day, video where the
    notice names none, somebody who is not of the council, somebody who is there. Records:
    ``meeting.attended``.
    """
    now = await locked_standing(uow, meeting_id)
    meeting = now.meeting
    who = _who(uow, now, appointment_id)
    if meeting.form is MeetingForm.WRITTEN or mode is Mode.WRITING:
        raise WrongState("answered_in_writing", field="meetingId")
    if meeting.state not in {MeetingState.CALLED, MeetingState.OPEN}:
        raise WrongState("meeting_not_called", field="meetingId")
    if now.at.astimezone(SEOUL).date() < meeting.starts_at.astimezone(SEOUL).date():
        raise WrongState("door_is_closed", field="meetingId")
    if mode is Mode.VIDEO and not meeting.by_video:
        raise RuleBroken("no_video_here", field="mode", rule=now.rules.video.rule)
    if now.here(who):
        raise Conflict("attends_already", field="appointmentId")
    await take_turns(uow, now, who)
    await _noted(uow, now, Entry.JOINED, who, mode=mode)
    return meeting


async def move(
    uow: UnitOfWork,
    *,
    meeting_id: UUID,
    move: Move,
    appointment_id: UUID | None = None,
    item_id: UUID | None = None,
) -> Meeting:
    """Note that somebody leaves, steps out for an item, or comes back; without an appointment it is oneself.

    Allowed: members and attendants for themselves, who keeps the log for all. Refuses: somebody who is
    not there. Records: ``meeting.attended``.
    """
    now = await locked_standing(uow, meeting_id)
    who = _who(uow, now, appointment_id)
    if now.meeting.form is MeetingForm.WRITTEN:
        raise WrongState("answered_in_writing", field="meetingId")
    if now.meeting.state not in {MeetingState.CALLED, MeetingState.OPEN}:
        raise WrongState("meeting_not_called", field="meetingId")
    if not now.here(who):
        raise WrongState("attends_not_now", field="appointmentId")
    if move is Move.STEP_OUT:
        if item_id is None:
            raise NotFound("no_such_item", field="itemId")
        item = await item_of(uow, now.meeting, item_id)
        await _noted(uow, now, Entry.STEPPED_OUT, who, item_id=item.id)
    else:
        kind = Entry.LEFT if move is Move.LEAVE else Entry.RETURNED
        await _noted(uow, now, kind, who)
    return now.meeting


async def withdraw_from_item(
    uow: UnitOfWork, *, meeting_id: UUID, item_id: UUID, ground: str
) -> Meeting:
    """Withdraw from an item oneself (회피): one may speak to it, and does not decide on it.

    Allowed: members, and who stands in for one. Refuses: an item that is decided, a withdrawal a second time, no ground. Records:
    ``meeting.recused``.
    """
    now = await locked_standing(uow, meeting_id)
    demand(policy.may_vote(uow.actor, now.bench))
    item = await _undecided(uow, now, item_id)
    return await _recuse(uow, now, item, uow.actor.person_id, RecusalKind.WITHDRAWAL, ground)


async def exclude_from_item(
    uow: UnitOfWork, *, meeting_id: UUID, item_id: UUID, appointment_id: UUID, ground: str
) -> Meeting:
    """Exclude a member from an item by law (제척), on a ground of the ordinance.

    Allowed: whoever presides, and who keeps the log before the meeting opens. Refuses: somebody who is
    no member, an item that is decided, a place whose rules know no exclusion, no ground. Records:
    ``meeting.recused``.
    """
    now = await locked_standing(uow, meeting_id)
    demand(policy.may_keep(uow.actor, now.bench, now.presiding))
    if now.meeting.state is MeetingState.OPEN:
        demand(policy.may_preside(uow.actor, now.bench, now.presiding))
    item = await _undecided(uow, now, item_id)
    return await _recuse(
        uow, now, item, now.bench.person_of(appointment_id), RecusalKind.EXCLUSION, ground
    )


async def challenge_member(
    uow: UnitOfWork, *, meeting_id: UUID, item_id: UUID, appointment_id: UUID, ground: str
) -> Meeting:
    """Challenge a member on the item that is called (기피); a vote without him rules on it.

    Until then he decides on nothing about the item. Allowed: members, and attendants and guests who come
    from a party of the item. Refuses: a place whose rules know no challenge, an item that is not called,
    a vote that is open, since it could then neither be closed nor wait for the ruling, somebody who is out
    of it already, no ground. Records: ``meeting.recused``.
    """
    now = await locked_standing(uow, meeting_id)
    parties = (await parties_by_item(uow.session, uow.actor, [item_id]))[item_id]
    rule = now.rules.recusal_kinds.rule
    demand(policy.may_challenge(uow.actor, now.bench, item_id, parties=parties, rule=rule))
    check_open(now.meeting)
    item = await _undecided(uow, now, item_id)
    if not may_challenge(now.rules):
        raise RuleBroken("no_challenge_here", field="itemId", rule=rule)
    if item.state is not ItemState.CALLED:
        raise WrongState("item_not_called", field="itemId")
    await check_no_vote(uow.session, meeting_id)
    person_id = _demand_in(now, item, appointment_id)
    await _noted(
        uow, now, Entry.CHALLENGED, person_id, item_id=item.id, words=_ground(ground), recuses=True
    )
    return now.meeting


async def note_remark(
    uow: UnitOfWork, *, meeting_id: UUID, words: str, appointment_id: UUID | None = None
) -> Meeting:
    """Note the gist of what somebody said, on the item that is called or at all (발언 요지).

    Allowed: who keeps the log. Refuses: a meeting that is not open, somebody who is not there, an empty
    gist. Records: ``meeting.noted`` without a word of it.
    """
    now = await locked_standing(uow, meeting_id)
    demand(policy.may_keep(uow.actor, now.bench, now.presiding))
    check_open(now.meeting)
    person_id = None
    if appointment_id is not None:
        person_id = now.bench.person_of(appointment_id)
        if person_id is None or not now.here(person_id):
            raise WrongState("attends_not_now", field="appointmentId")
    text = clean(words, field="words", longest=LONGEST_REMARK, lines=True)
    item = now.called_item
    await note(
        uow, now.meeting, Entry.REMARK, person_id=person_id, item_id=item, words=text, log=now.log
    )
    uow.record(MeetingEvent.NOTED, meeting_id, programme_id=now.meeting.programme_id)
    await uow.session.flush()
    return now.meeting


def _who(uow: UnitOfWork, now: Standing, appointment_id: UUID | None) -> UUID:
    """Return whose coming or going is noted, if the asker may note it."""
    own = uow.actor.person_id
    who = own if appointment_id is None else now.bench.person_of(appointment_id)
    if who is None or now.bench.appointment_of(who) is None:
        raise NotFound("not_of_the_council", field="appointmentId")
    demand(policy.may_come(uow.actor, now.bench, who, now.presiding))
    return who


async def _undecided(uow: UnitOfWork, now: Standing, item_id: UUID) -> MeetingItem:
    if now.meeting.state not in {MeetingState.CALLED, MeetingState.OPEN}:
        raise WrongState("meeting_not_called", field="meetingId")
    item = await item_of(uow, now.meeting, item_id)
    if item.ended_at is not None and item.state is not ItemState.DEFERRED:
        raise WrongState("item_decided", field="itemId")
    # What lies in a sealed box cannot be taken out of it for whoever leaves the item now.
    vote = await open_vote_of(uow.session, now.meeting.id)
    if vote is not None and vote.kind is VoteKind.SECRET and vote.item_id == item.id:
        raise WrongState("secret_vote_open", field="itemId")
    return item


def _demand_in(now: Standing, item: MeetingItem, appointment_id: UUID) -> UUID:
    """Return a member; refuse one who is out of the item or challenged on it already, and who is none."""
    person_id = now.bench.person_of(appointment_id)
    if person_id is None or now.bench.seat_of(person_id) is None:
        raise NotFound("no_such_member", field="appointmentId")
    out = now.attendance.is_recused(person_id, now.at, item.id)
    if out or now.attendance.is_challenged(person_id, now.at, item.id):
        raise Conflict("out_of_it_already", field="appointmentId")
    return person_id


async def _recuse(
    uow: UnitOfWork,
    now: Standing,
    item: MeetingItem,
    person_id: UUID | None,
    kind: RecusalKind,
    ground: str,
) -> Meeting:
    if person_id is None or now.bench.seat_of(person_id) is None:
        raise NotFound("no_such_member", field="appointmentId")
    if kind not in now.rules.recusal_kinds.says:
        raise RuleBroken(
            "no_such_way_out", field="itemId", rule=now.rules.recusal_kinds.rule, kind=kind.value
        )
    if now.attendance.is_recused(person_id, now.at, item.id):
        raise Conflict("out_of_it_already", field="appointmentId")
    words = f"{kind.value}: {_ground(ground)}"
    await _noted(uow, now, Entry.RECUSED, person_id, item_id=item.id, words=words, recuses=True)
    await met_by_leaving(uow, item_id=item.id, person_id=person_id)
    return now.meeting


def _ground(ground: str) -> str:
    return clean(ground, field="ground", longest=LONGEST_GROUND, lines=True)


async def _noted(
    uow: UnitOfWork,
    now: Standing,
    kind: Entry,
    who: UUID,
    *,
    item_id: UUID | None = None,
    mode: Mode | None = None,
    words: str = "",
    recuses: bool = False,
) -> None:
    await note(
        uow, now.meeting, kind, person_id=who, item_id=item_id, mode=mode, words=words, log=now.log
    )
    event = MeetingEvent.RECUSED if recuses else MeetingEvent.ATTENDED
    uow.record(event, now.meeting.id, programme_id=now.meeting.programme_id, entry=kind.value)
    await uow.session.flush()
