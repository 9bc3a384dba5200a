"""Verbs that change what was prepared: drop an item, move a meeting before its notice, give notice anew after it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select

from workflows.councils.follow_up.taking_up import untabled
from workflows.councils.meetings import policy
from workflows.councils.meetings.calling import has_papers
from workflows.councils.meetings.events import MeetingEvent
from workflows.councils.meetings.locked import (
    attendance_in,
    bench_of,
    bench_on,
    entries_of,
    item_of,
    locked_meeting,
    note,
    rules_of,
)
from workflows.councils.meetings.models import (
    Meeting,
    MeetingChange,
    MeetingItem,
    MeetingNotice,
)
from workflows.councils.meetings.preparing import (
    IN_WRITING,
    LONGEST_PLACE,
    LONGEST_REASON,
    demand_video,
)
from workflows.councils.meetings.states import (
    ITEM_MOVES,
    Entry,
    ItemState,
    MeetingForm,
    MeetingState,
)
from workflows.councils.reckoning.convening import notice_in_time, papers_in_time
from workflows.councils.roster.lasting import check_alive
from workflows.councils.roster.models import Council
from workflows.kit.refusal import Invalid, RuleBroken, WrongState
from workflows.kit.text import clean
from workflows.kit.wording import SEOUL
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.verdict import demand


async def drop_item(uow: UnitOfWork, *, meeting_id: UUID, item_id: UUID, reason: str) -> Meeting:
    """Drop an item from the agenda (안건 철회); it stays on record with its papers and the reason.

    Before the notice those after it move up, unless the story of an idea or an agreement tells their
    numbers already. After the notice all keep the numbers that were told, and the log says it.

    Allowed: before the notice who put it, the secretary and the chair, and of a demanded meeting only who
    put it; after the notice whoever may cancel the meeting. Refuses: a meeting that is open or over, an item
    that is dropped already, the last one after the notice, no reason. Records: ``meeting.item_dropped``.
    """
    meeting, bench = await locked_meeting(uow, meeting_id)
    item = await item_of(uow, meeting, item_id)
    called = meeting.state is MeetingState.CALLED
    if called:
        demand(policy.may_call(uow.actor, bench, backers=(), enough=False))
    else:
        demand(
            policy.may_drop(uow.actor, bench, sponsor=item.sponsor_id, demanded=meeting.demanded)
        )
    if meeting.state not in {MeetingState.PREPARED, MeetingState.CALLED}:
        raise WrongState("meeting_not_prepared", field="meetingId")
    item.state = ITEM_MOVES.after(item.state, "drop")
    item.conclusion = clean(reason, field="reason", longest=LONGEST_REASON, lines=True)
    item.ended_at = await database_now(uow.session)
    was = item.number
    others = list(
        await uow.session.scalars(
            select(MeetingItem)
            .where(
                MeetingItem.meeting_id == meeting.id,
                MeetingItem.id != item.id,
                MeetingItem.number > 0,
            )
            .order_by(MeetingItem.number)
        )
    )
    if called:
        if all(one.state is ItemState.TAKEN_OFF for one in others):
            raise WrongState("last_item", field="itemId")
        await note(uow, meeting, Entry.ITEM_DROPPED, item_id=item.id, words=item.conclusion)
    else:
        await _move_up(uow, meeting, item, others)
    uow.record(
        MeetingEvent.ITEM_DROPPED,
        meeting.id,
        programme_id=meeting.programme_id,
        item=str(item.id),
        number=was,
        called=called,
    )
    await uow.session.flush()
    await untabled(uow, item)
    return meeting


async def _move_up(
    uow: UnitOfWork, meeting: Meeting, item: MeetingItem, others: list[MeetingItem]
) -> None:
    """Take an item out of the count; a number that a story tells already stays where it is."""
    item.was_number = item.number
    lowest = await uow.session.scalar(
        select(func.min(MeetingItem.number)).where(MeetingItem.meeting_id == meeting.id)
    )
    item.number = min(lowest or 0, 0) - 1
    await uow.session.flush()
    after = [one for one in others if one.number > item.was_number]
    told = any(one.proposal_id or one.agreement_id for one in (item, *after))
    for one in () if told else after:
        one.number -= 1
        # One after the other: no two items have the same number, not even for a moment.
        await uow.session.flush()
    meeting.items = max((one.number for one in others), default=0)


async def move_meeting(
    uow: UnitOfWork, *, meeting_id: UUID, starts_at: datetime, place: str, by_video: bool
) -> Meeting:
    """Change hour, place and way of a meeting that nobody is called to yet.

    Allowed: the secretary, the chairs, every member. Refuses: a meeting that is called, an hour that is
    over or after the council's time, video where the rules know none, nothing changed. Records:
    ``meeting.moved`` with what it was before.
    """
    meeting, bench = await locked_meeting(uow, meeting_id)
    demand(policy.may_prepare(uow.actor, bench))
    if meeting.state is not MeetingState.PREPARED:
        raise WrongState("meeting_not_prepared", field="meetingId")
    before = meeting.starts_at
    await _change(uow, meeting, starts_at, place, by_video=by_video)
    uow.record(
        MeetingEvent.MOVED,
        meeting.id,
        programme_id=meeting.programme_id,
        before=before.isoformat(),
        starts_at=meeting.starts_at.isoformat(),
    )
    await uow.session.flush()
    return meeting


async def call_again(
    uow: UnitOfWork,
    *,
    meeting_id: UUID,
    starts_at: datetime,
    place: str,
    by_video: bool,
    reason: str,
    urgency: str = "",
) -> Meeting:
    """Give notice anew of a meeting that is held at another hour, place or way (재통지).

    The days are counted again, from this notice to the new day; papers have arrived when they did. Those
    who sit on the new day are called, and what the notice before said stays on record.

    Allowed: the chair, or who stands in where there is none. Refuses: a meeting that is not called or is
    answered in writing, one to which somebody came already on another day, what changing one before its
    notice refuses, a late notice without a reason of urgency, no reason. Records: ``meeting.called_again``
    with the days counted.
    """
    meeting, bench = await locked_meeting(uow, meeting_id)
    demand(policy.may_call(uow.actor, bench, backers=(), enough=False))
    if meeting.form is MeetingForm.WRITTEN:
        raise WrongState("answered_in_writing", field="meetingId")
    if meeting.state is not MeetingState.CALLED:
        raise WrongState("meeting_not_called", field="meetingId")
    row = MeetingChange(
        programme_id=meeting.programme_id,
        meeting_id=meeting.id,
        number=1 + await _changes(uow, meeting),
        starts_at=meeting.starts_at,
        place=meeting.place,
        by_video=meeting.by_video,
        urgency=meeting.urgency,
        reason=clean(reason, field="reason", longest=LONGEST_REASON, lines=True),
        by_id=uow.actor.person_id,
        at=await database_now(uow.session),
    )
    await _change(uow, meeting, starts_at, place, by_video=by_video)
    day = meeting.starts_at.astimezone(SEOUL).date()
    if day != row.starts_at.astimezone(SEOUL).date():
        await _check_nobody_came(uow, meeting)
    today = await legal_day(uow)
    council = await uow.session.get_one(Council, meeting.council_id)
    then = await bench_on(uow.session, council, day, row.at)
    papers_on = await _arrive(uow, meeting, set(then.members), today)
    rules = await rules_of(uow.session, meeting)
    notice = notice_in_time(rules, day, dict.fromkeys(then.members, today))
    found = [notice, *([papers_in_time(rules, day, papers_on)] if papers_on else [])]
    late = next((one for one in found if one.needs_reason), None)
    if late is not None and not urgency.strip():
        raise RuleBroken("notice_late", field="urgency", rule=late.rule, due=late.due.isoformat())
    meeting.urgency = (
        clean(urgency, field="urgency", longest=LONGEST_REASON, lines=True)
        if urgency.strip()
        else ""
    )
    meeting.called_by, meeting.called_at = uow.actor.person_id, row.at
    uow.session.add(row)
    await note(uow, meeting, Entry.NOTICE_AGAIN, words=row.reason)
    uow.record(
        MeetingEvent.CALLED_AGAIN,
        meeting.id,
        programme_id=meeting.programme_id,
        happened_on=today,
        members=len(then.members),
        before=row.starts_at.isoformat(),
        starts_at=meeting.starts_at.isoformat(),
        due=notice.due.isoformat(),
        late=late is not None,
    )
    await uow.session.flush()
    return meeting


async def _change(
    uow: UnitOfWork, meeting: Meeting, starts_at: datetime, place: str, *, by_video: bool
) -> None:
    """Change hour, place and way; refuse what is over, not allowed or the same as before."""
    now = await database_now(uow.session)
    if starts_at <= now:
        raise Invalid("meeting_in_the_past", field="startsAt")
    council = await uow.session.get_one(Council, meeting.council_id)
    await check_alive(uow.session, council, starts_at.astimezone(SEOUL).date())
    in_writing = meeting.form is MeetingForm.WRITTEN
    place = IN_WRITING if in_writing else clean(place, field="place", longest=LONGEST_PLACE)
    by_video = by_video and not in_writing
    before = (meeting.starts_at, meeting.place, meeting.by_video)
    if before == (starts_at, place, by_video):
        raise Invalid("nothing_changed", field="startsAt")
    meeting.starts_at, meeting.place, meeting.by_video = starts_at, place, by_video
    if by_video:
        await demand_video(uow, meeting)


async def _changes(uow: UnitOfWork, meeting: Meeting) -> int:
    wanted = select(func.count()).select_from(MeetingChange)
    return await uow.session.scalar(wanted.where(MeetingChange.meeting_id == meeting.id)) or 0


async def _check_nobody_came(uow: UnitOfWork, meeting: Meeting) -> None:
    """Refuse another day while somebody is there: he would have come to a meeting of that day."""
    now = await database_now(uow.session)
    bench = await bench_of(uow.session, meeting, now)
    rules = await rules_of(uow.session, meeting)
    stays = attendance_in(rules, bench, await entries_of(uow.session, meeting.id)).stays
    if any(one.covers(now) for those in stays.values() for one in those):
        raise WrongState("somebody_came", field="startsAt")


async def _arrive(
    uow: UnitOfWork, meeting: Meeting, members: set[UUID], today: date
) -> dict[UUID, date | None]:
    """Let the notice arrive anew at all who sit then, unread; return when the papers reached each of them."""
    rows = {
        one.person_id: one
        for one in await uow.session.scalars(
            select(MeetingNotice).where(MeetingNotice.meeting_id == meeting.id)
        )
    }
    papers = await has_papers(uow.session, meeting)
    for who in members - set(rows):
        rows[who] = MeetingNotice(
            meeting_id=meeting.id,
            person_id=who,
            programme_id=meeting.programme_id,
            told_on=today,
            papers_on=today if papers else None,
        )
        uow.session.add(rows[who])
    for who in members:
        rows[who].arrived_on, rows[who].read_at = today, None
    await uow.session.flush()
    return {who: rows[who].papers_on for who in members} if papers else {}
