"""The verb by which members call a written resolution off: they ask for a live meeting instead (E5.7)."""

from fractions import Fraction
from math import ceil
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.follow_up.taking_up import untabled
from workflows.councils.meetings import policy
from workflows.councils.meetings.events import MeetingEvent
from workflows.councils.meetings.locked import check_open, note, open_vote_of
from workflows.councils.meetings.models import Meeting, MeetingBacking, MeetingItem
from workflows.councils.meetings.standing import Standing, locked_standing
from workflows.councils.meetings.states import (
    ITEM_MOVES,
    MEETING_MOVES,
    Entry,
    ItemState,
    MeetingForm,
)
from workflows.councils.meetings.writing import check_in_time
from workflows.councils.reckoning.terms import NEVER
from workflows.councils.roster.models import Council
from workflows.councils.rule_packs.keys import Key
from workflows.councils.rule_packs.rulebook import Rulebook, council_rules
from workflows.kit.refusal import Conflict, RuleBroken, WrongState
from workflows.kit.wording import SEOUL
from workflows.record.uow import UnitOfWork
from workflows.rights.verdict import demand


async def ask_to_meet(uow: UnitOfWork, *, meeting_id: UUID) -> Meeting:
    """Ask for a live meeting in the place of a written resolution; once enough do, it is called off.

    The vote is closed without an outcome, the question is put off, and what was answered stays on record.
    Allowed: members. Refuses: a meeting that is held live or is not open, a place whose rules do not say
    how many may ask, who has asked already, the hour that is over. Records: ``meeting.live_asked``, and ``meeting.recalled``
    with the one that is enough.
    """
    now = await locked_standing(uow, meeting_id)
    meeting, who = now.meeting, uow.actor.person_id
    demand(policy.may_sit(uow.actor, now.bench))
    check_written(meeting)
    check_in_time(now)
    needed = recall_needed(await recall_rules(uow.session, meeting), len(now.bench.members))
    if await uow.session.get(MeetingBacking, (meeting.id, who)) is not None:
        raise Conflict("asked_to_meet_already", field="meetingId")
    uow.session.add(
        MeetingBacking(meeting_id=meeting.id, person_id=who, programme_id=meeting.programme_id)
    )
    await uow.session.flush()
    asked = await uow.session.scalar(
        select(func.count())
        .select_from(MeetingBacking)
        .where(MeetingBacking.meeting_id == meeting.id)
    )
    entry = await note(uow, meeting, Entry.LIVE_ASKED, person_id=who, log=now.log)
    uow.record(
        MeetingEvent.LIVE_ASKED,
        meeting.id,
        programme_id=meeting.programme_id,
        asked=asked,
        needed=needed,
    )
    if (asked or 0) >= needed:
        await _called_off(uow, meeting)
        await note(uow, meeting, Entry.RECALLED, log=[*now.log, entry])
        uow.record(MeetingEvent.RECALLED, meeting.id, programme_id=meeting.programme_id)
    await uow.session.flush()
    return meeting


async def withdraw_question(uow: UnitOfWork, meeting: Meeting, reason: str) -> None:
    """Take a question back that is being answered in writing: the vote ends without an outcome.

    Refuses once as many have answered as can decide, and after the hour.
    """
    now = await locked_standing(uow, meeting.id)
    check_withdrawable(now)
    await _called_off(uow, meeting)
    await note(uow, meeting, Entry.RECALLED, words=reason, log=now.log)


def check_withdrawable(now: Standing) -> None:
    """Refuse to take a question back that enough have answered, or whose hour is over."""
    check_in_time(now)
    state = now.quorum(now.called_item)
    if state.met:
        raise WrongState(
            "answers_decide", field="meetingId", rule=state.rule, counted=state.counted
        )


async def recall_rules(session: AsyncSession, meeting: Meeting) -> Rulebook:
    """Return the rules of a meeting's place on the day it was opened."""
    council = await session.get_one(Council, meeting.council_id)
    day = (meeting.opened_at or meeting.starts_at).astimezone(SEOUL).date()
    return await council_rules(session, council.place, day, council_id=council.id)


def recall_needed(book: Rulebook, members: int) -> int:
    """Return how many members have to ask. Refuses where no source of the place says so."""
    said = book.choice(Key.RECALL_FRACTION)
    if said is None or said == NEVER:
        raise RuleBroken("no_recall_here", field="meetingId", rule=book.rule(Key.RECALL_FRACTION))
    return max(1, ceil(Fraction(said) * members))


def check_written(meeting: Meeting) -> None:
    """Refuse a meeting that is held live, or is not open for answers."""
    if meeting.form is not MeetingForm.WRITTEN:
        raise WrongState("held_live", field="meetingId")
    check_open(meeting)


async def _called_off(uow: UnitOfWork, meeting: Meeting) -> None:
    vote = await open_vote_of(uow.session, meeting.id)
    now = (await locked_standing(uow, meeting.id)).at
    if vote is not None:
        vote.closed_at = now
    rows = await uow.session.scalars(
        select(MeetingItem).where(
            MeetingItem.meeting_id == meeting.id, MeetingItem.state == ItemState.CALLED
        )
    )
    for item in rows:
        item.state = ITEM_MOVES.after(item.state, "defer")
        await untabled(uow, item)
    meeting.state = MEETING_MOVES.after(meeting.state, "recall")
