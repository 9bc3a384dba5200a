"""Verbs of the notice: call a meeting, cancel it, note that the notice was read, declare an interest."""

from datetime import date
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.follow_up.taking_up import untabled
from workflows.councils.interests.settling import met_by_report, open_duty
from workflows.councils.meetings import policy
from workflows.councils.meetings.conflicts import report_due
from workflows.councils.meetings.events import MeetingEvent
from workflows.councils.meetings.locked import (
    bench_on,
    check_on_agenda,
    item_of,
    locked_meeting,
    note,
    rules_of,
)
from workflows.councils.meetings.models import (
    Meeting,
    MeetingBacking,
    MeetingInterest,
    MeetingItem,
    MeetingItemParty,
    MeetingNotice,
    MeetingPaper,
)
from workflows.councils.meetings.preparing import LONGEST_REASON
from workflows.councils.meetings.recalling import withdraw_question
from workflows.councils.meetings.states import (
    MEETING_MOVES,
    Entry,
    ItemState,
    MeetingForm,
    MeetingState,
)
from workflows.councils.meetings.writing import is_asked, open_in_writing
from workflows.councils.reckoning.convening import (
    demanders_needed,
    may_demand,
    notice_in_time,
    papers_in_time,
)
from workflows.councils.reckoning.recusal import Bond
from workflows.councils.roster.models import Council
from workflows.kit.refusal import Invalid, NotFound, RuleBroken, WrongState
from workflows.kit.text import clean
from workflows.kit.wording import SEOUL
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.verdict import demand


async def call_meeting(uow: UnitOfWork, *, meeting_id: UUID, urgency: str = "") -> Meeting:
    """Send the notice of a meeting to every member who sits on its day (소집·통지).

    A notice has arrived when it is in the member's inbox here. Where it or the papers come later than
    the rules want, the chair's reason of urgency is needed; it goes into the minutes.

    Allowed: the chair, or those who demand the meeting if they are enough. Refuses: a meeting whose hour
    is over or whose agenda is empty, too few who demand it, a late notice without a reason. Records:
    ``meeting.called`` with the days counted.
    """
    meeting, bench = await locked_meeting(uow, meeting_id)
    after = MEETING_MOVES.after(meeting.state, "call")
    rules = await rules_of(uow.session, meeting)
    backers = set(
        await uow.session.scalars(
            select(MeetingBacking.person_id).where(MeetingBacking.meeting_id == meeting.id)
        )
    )
    enough = may_demand(rules, frozenset(bench.members), frozenset(backers))
    if backers and not enough and uow.actor.person_id not in bench.heads[:1]:
        raise RuleBroken(
            "too_few_demand",
            field="meetingId",
            rule=rules.convene_fraction.rule,
            now=len(backers),
            needed=demanders_needed(rules, len(bench.members)) or 0,
        )
    demand(policy.may_call(uow.actor, bench, backers=backers, enough=enough))
    now = await database_now(uow.session)
    if meeting.starts_at <= now:
        raise Invalid("meeting_in_the_past", field="meetingId")
    if not meeting.items:
        raise WrongState("agenda_empty", field="meetingId")
    council = await uow.session.get_one(Council, meeting.council_id)
    day = meeting.starts_at.astimezone(SEOUL).date()
    then = await bench_on(uow.session, council, day, now)
    today = await legal_day(uow)
    papers = await has_papers(uow.session, meeting)
    arrived: dict[UUID, date | None] = dict.fromkeys(then.members, today)
    late = [notice_in_time(rules, day, arrived)]
    # Nobody comes to a day: what is answered in writing has an end, and no days of notice.
    if meeting.form is MeetingForm.WRITTEN:
        late = []
    elif papers:
        late.append(papers_in_time(rules, day, arrived))
    found = next((one for one in late if one.needs_reason), None)
    if found is not None and not urgency.strip():
        raise RuleBroken("notice_late", field="urgency", rule=found.rule, due=found.due.isoformat())
    meeting.urgency = (
        clean(urgency, field="urgency", longest=LONGEST_REASON, lines=True)
        if urgency.strip()
        else ""
    )
    meeting.state, meeting.called_by, meeting.called_at = after, uow.actor.person_id, now
    uow.session.add_all(
        MeetingNotice(
            meeting_id=meeting.id,
            person_id=one,
            programme_id=meeting.programme_id,
            told_on=today,
            arrived_on=today,
            papers_on=today if papers else None,
        )
        for one in then.members
    )
    await note(uow, meeting, Entry.NOTICE, words=meeting.urgency)
    uow.record(
        MeetingEvent.CALLED,
        meeting.id,
        programme_id=meeting.programme_id,
        happened_on=today,
        members=len(then.members),
        due=late[0].due.isoformat() if late else day.isoformat(),
        late=found is not None,
    )
    await uow.session.flush()
    if meeting.form is MeetingForm.WRITTEN:
        await open_in_writing(uow, meeting.id)
    return meeting


async def has_papers(session: AsyncSession, meeting: Meeting) -> bool:
    """Say whether anything is put to an item that is on the agenda still."""
    found = await session.scalar(
        select(
            exists().where(
                MeetingPaper.item_id == MeetingItem.id,
                MeetingItem.meeting_id == meeting.id,
                MeetingItem.state != ItemState.TAKEN_OFF,
            )
        )
    )
    return bool(found)


async def cancel_meeting(uow: UnitOfWork, *, meeting_id: UUID, reason: str) -> Meeting:
    """Cancel a meeting that is not opened yet, or take a question back that is being answered in writing.

    Those who were called are told why. Allowed: the chair, or who stands in where there is none. Refuses:
    one that is open, closed or cancelled, a question that enough have answered to decide it, no reason.
    Records: ``meeting.cancelled``.
    """
    meeting, bench = await locked_meeting(uow, meeting_id)
    demand(policy.may_call(uow.actor, bench, backers=(), enough=False))
    said = clean(reason, field="reason", longest=LONGEST_REASON, lines=True)
    if is_asked(meeting):
        await withdraw_question(uow, meeting, said)
    else:
        meeting.state = MEETING_MOVES.after(meeting.state, "cancel")
    meeting.cancel_reason = said
    uow.record(MeetingEvent.CANCELLED, meeting.id, programme_id=meeting.programme_id)
    await uow.session.flush()
    await untabled(uow, *await agenda_left(uow.session, meeting))
    return meeting


async def agenda_left(session: AsyncSession, meeting: Meeting) -> list[MeetingItem]:
    """Return the items that were not dropped, in their order."""
    rows = await session.scalars(
        select(MeetingItem)
        .where(MeetingItem.meeting_id == meeting.id, MeetingItem.state != ItemState.TAKEN_OFF)
        .order_by(MeetingItem.number)
    )
    return list(rows)


async def read_notice(uow: UnitOfWork, *, meeting_id: UUID) -> Meeting:
    """Note that one has read the notice of a meeting; a second time changes nothing.

    Allowed: those who were called. Refuses: anybody else. Records: ``meeting.notice_read``.
    """
    meeting, bench = await locked_meeting(uow, meeting_id)
    demand(policy.may_sit(uow.actor, bench))
    found = await uow.session.get(MeetingNotice, (meeting.id, uow.actor.person_id))
    if found is None:
        raise NotFound("not_called", field="meetingId")
    if found.read_at is None:
        found.read_at = await database_now(uow.session)
        uow.record(MeetingEvent.NOTICE_READ, meeting.id, programme_id=meeting.programme_id)
        await uow.session.flush()
    return meeting


async def declare_interest(
    uow: UnitOfWork,
    *,
    meeting_id: UUID,
    item_id: UUID,
    body_id: UUID,
    bond: Bond,
    until: date | None = None,
    known_on: date | None = None,
) -> Meeting:
    """Declare what ties oneself to a body an item concerns (Conflict of Interest Act, Articles 5, 16).

    It is a suggestion to leave the item; whoever presides excludes, or the member withdraws. It is due
    so many days after one knew of it, today if nothing is said; a late one is taken and shown as late,
    also after the meeting where the duty to report is open still.

    Allowed: members, each for himself. Refuses: a body that is no party to the item, a meeting that is
    over, a day to come. Records: ``meeting.interest_declared`` with whether it was late, and without
    what it is.
    """
    meeting, bench = await locked_meeting(uow, meeting_id)
    demand(policy.may_sit(uow.actor, bench))
    item = await item_of(uow, meeting, item_id)
    who = uow.actor.person_id
    check_on_agenda(item)
    if meeting.state in {MeetingState.CLOSED, MeetingState.CANCELLED} and not await open_duty(
        uow, item_id=item.id, person_id=who, body_id=body_id
    ):
        raise WrongState("meeting_over", field="meetingId")
    if await uow.session.get(MeetingItemParty, (item.id, body_id)) is None:
        raise NotFound("no_party_to_it", field="bodyId")
    today = await legal_day(uow)
    known_on = known_on or today
    if known_on > today:
        raise Invalid("known_in_the_future", field="knownOn")
    due_on = await report_due(uow.session, uow.actor, known_on)
    row = MeetingInterest(
        programme_id=meeting.programme_id,
        item_id=item.id,
        person_id=who,
        body_id=body_id,
        bond=bond,
        until=until,
        known_on=known_on,
        due_on=due_on,
        declared_at=await database_now(uow.session),
    )
    uow.session.add(row)
    uow.record(
        MeetingEvent.INTEREST_DECLARED,
        meeting.id,
        programme_id=meeting.programme_id,
        item=str(item.id),
        late=today > due_on,
    )
    await uow.session.flush()
    await met_by_report(uow, meeting, row)
    return meeting
