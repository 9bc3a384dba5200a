"""Verbs of whoever presides: open the meeting, call and end its items, close it."""

from uuid import UUID

from sqlalchemy import select

from workflows.councils.follow_up.taking_up import dealt_with
from workflows.councils.meetings import policy
from workflows.councils.meetings.events import MeetingEvent
from workflows.councils.meetings.locked import check_no_vote, check_open, item_of, note
from workflows.councils.meetings.models import Meeting, MeetingItem
from workflows.councils.meetings.standing import Standing, locked_standing
from workflows.councils.meetings.states import ITEM_MOVES, MEETING_MOVES, Entry, ItemState
from workflows.kit.refusal import Invalid, WrongState
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork
from workflows.rights.verdict import demand

LONGEST_CONCLUSION = 4_000
ENDS = {ItemState.DISCUSSED: "discuss", ItemState.DEFERRED: "defer"}


async def open_meeting(uow: UnitOfWork, *, meeting_id: UUID) -> Meeting:
    """Open a meeting (개의): from now on its rules and its roster are frozen.

    Allowed: the chair, or the vice-chair while the chair is not there. Refuses: a meeting that was not
    called, one before its hour, too few members for a quorum. Records: ``meeting.opened`` with how many
    were there of how many.
    """
    now = await locked_standing(uow, meeting_id)
    meeting = now.meeting
    demand(policy.may_preside(uow.actor, now.bench, now.presiding))
    after = MEETING_MOVES.after(meeting.state, "open")
    if now.at < meeting.starts_at:
        raise WrongState(
            "before_its_hour", field="meetingId", starts_at=meeting.starts_at.isoformat()
        )
    now.demand_quorum()
    quorum = now.quorum()
    meeting.state, meeting.opened_at, meeting.chair_id = after, now.at, now.presiding
    meeting.rules = now.rules.as_json()
    await note(uow, meeting, Entry.OPENED, person_id=now.presiding, log=now.log)
    uow.record(
        MeetingEvent.OPENED,
        meeting.id,
        programme_id=meeting.programme_id,
        in_office=quorum.in_office,
        needed=quorum.needed,
        counted=quorum.counted,
    )
    await uow.session.flush()
    return meeting


async def call_item(uow: UnitOfWork, *, meeting_id: UUID, item_id: UUID) -> Meeting:
    """Call an item (상정). Who is recused from it counts for its quorum as the rules say.

    Allowed: whoever presides. Refuses: a meeting that is not open, an item while another is called, one
    that is decided, too few members for a quorum on it. Records: ``meeting.item_called``.
    """
    now = await _presided(uow, meeting_id)
    await check_no_vote(uow.session, meeting_id)
    item = await item_of(uow, now.meeting, item_id)
    after = ITEM_MOVES.after(item.state, "call")
    if now.called_item is not None:
        raise WrongState("another_item_called", field="itemId")
    now.demand_quorum(item.id)
    item.state = after
    await note(uow, now.meeting, Entry.ITEM_CALLED, item_id=item.id, log=now.log, at=now.at)
    uow.record(
        MeetingEvent.ITEM_CALLED,
        meeting_id,
        programme_id=now.meeting.programme_id,
        item=str(item.id),
        counted=now.quorum(item.id).counted,
    )
    await uow.session.flush()
    return now.meeting


async def end_item(
    uow: UnitOfWork, *, meeting_id: UUID, item_id: UUID, end: ItemState, conclusion: str
) -> Meeting:
    """End an item without a vote: it was discussed or reported, or it is put off (계속 심의).

    Allowed: whoever presides. Refuses: an item that is not called, an open vote, a tie that waits for the
    chair, another end than these two, no word of what was concluded ("none" where nothing was said). Records: ``meeting.item_ended``.
    """
    now = await _presided(uow, meeting_id)
    await check_no_vote(uow.session, meeting_id)
    now.demand_no_tie()
    item = await item_of(uow, now.meeting, item_id)
    if end not in ENDS:
        raise Invalid("no_such_end", field="end")
    item.state = ITEM_MOVES.after(item.state, ENDS[end])
    item.conclusion = clean(conclusion, field="conclusion", longest=LONGEST_CONCLUSION, lines=True)
    await ended(uow, now, item)
    return now.meeting


async def ended(uow: UnitOfWork, now: Standing, item: MeetingItem) -> None:
    """Write into the log that an item is over, with the state it has now."""
    entry = await note(
        uow,
        now.meeting,
        Entry.ITEM_ENDED,
        item_id=item.id,
        words=item.state.value,
        log=now.log,
    )
    item.ended_at = entry.at
    uow.record(
        MeetingEvent.ITEM_ENDED,
        now.meeting.id,
        programme_id=now.meeting.programme_id,
        item=str(item.id),
        state=item.state.value,
    )
    await uow.session.flush()
    await dealt_with(uow, item)


async def close_meeting(uow: UnitOfWork, *, meeting_id: UUID) -> Meeting:
    """Close a meeting (폐회); items nobody called are put off.

    Allowed: whoever presides, and who keeps the log where no head of the council is there any more.
    Refuses: a meeting that is not open, an open vote, an item that is called and has no end. Records:
    ``meeting.closed``.
    """
    now = await locked_standing(uow, meeting_id)
    meeting = now.meeting
    if now.presiding is None:
        demand(policy.may_keep(uow.actor, now.bench, now.presiding))
    else:
        demand(policy.may_preside(uow.actor, now.bench, now.presiding))
    after = MEETING_MOVES.after(meeting.state, "close")
    await check_no_vote(uow.session, meeting_id)
    if now.called_item is not None:
        raise WrongState("item_has_no_end", field="meetingId")
    entry = await note(uow, meeting, Entry.CLOSED, person_id=now.presiding, log=now.log)
    meeting.state, meeting.closed_at = after, entry.at
    left = await uow.session.scalars(
        select(MeetingItem).where(
            MeetingItem.meeting_id == meeting.id, MeetingItem.state == ItemState.TABLED
        )
    )
    for item in left:
        item.state = ItemState.DEFERRED
    uow.record(MeetingEvent.CLOSED, meeting.id, programme_id=meeting.programme_id)
    await uow.session.flush()
    return meeting


async def _presided(uow: UnitOfWork, meeting_id: UUID) -> Standing:
    # Who may not preside is told by the rule of who does, which was frozen with the others at the opening.
    now = await locked_standing(uow, meeting_id, cited=False)
    demand(policy.may_preside(uow.actor, now.bench, now.presiding))
    check_open(now.meeting)
    return now
