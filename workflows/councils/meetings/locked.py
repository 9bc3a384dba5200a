"""A meeting under its lock, the bench on its day, its log, and what all its verbs begin with."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Uuid, bindparam, cast, null, or_, select, text, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings import policy
from workflows.councils.meetings.models import (
    Meeting,
    MeetingEntry,
    MeetingGuest,
    MeetingItem,
    MeetingProxy,
    MeetingVote,
)
from workflows.councils.meetings.policy import Bench
from workflows.councils.meetings.states import Entry, ItemState, MeetingState
from workflows.councils.reckoning.attendance import Attendance, attended
from workflows.councils.reckoning.happenings import AttendanceEvent, Happening, Mode, Roster
from workflows.councils.reckoning.rules import MeetingRules, from_json, frozen_rules
from workflows.councils.reckoning.terms import FallbackChair, words_of
from workflows.councils.roster.locked import posts_at, seats_at
from workflows.councils.roster.models import Council
from workflows.councils.roster.states import Capacity, Post
from workflows.councils.rule_packs.keys import Key
from workflows.councils.rule_packs.rulebook import council_rules
from workflows.kit.refusal import NotAllowed, NotFound, NotSignedIn, WrongState
from workflows.kit.wording import SEOUL
from workflows.record.once import once
from workflows.record.uow import UnitOfWork, database_now

HAPPENINGS = {one.value for one in Happening}
# The log as far as the asker may read it: the grounds and remarks are for those within.
LOG = text("SELECT * FROM meeting_log(:meeting)")
STANDS = text("SELECT meeting_stands(:meeting)")
# Accepted proxies and guests. Who was invited to an item that was dropped has nothing to come for.
VISITORS = union_all(
    select(
        MeetingProxy.person_id,
        MeetingProxy.appointment_id,
        MeetingProxy.member_id,
        cast(null(), Uuid).label("item_id"),
    ).where(
        MeetingProxy.meeting_id == bindparam("meeting"),
        MeetingProxy.accepted_at.is_not(None),
        or_(MeetingProxy.withdrawn_at.is_(None), MeetingProxy.served),
    ),
    select(
        MeetingGuest.person_id,
        MeetingGuest.appointment_id,
        cast(null(), Uuid).label("member_id"),
        MeetingGuest.item_id,
    )
    .join(MeetingItem, MeetingItem.id == MeetingGuest.item_id)
    .where(
        MeetingGuest.meeting_id == bindparam("meeting"), MeetingItem.state != ItemState.TAKEN_OFF
    ),
)

Fallback = tuple[tuple[FallbackChair, ...], str | None]


async def fallback_on(session: AsyncSession, council: Council, day: date) -> Fallback:
    """Return who presides where the chair is not there, the first first, and the rule's id."""
    key = Key.FALLBACK_CHAIR
    book = await council_rules(session, council.place, day, council_id=council.id)
    said = book.names(key)
    return (words_of(FallbackChair, key, said) if said else ()), book.rule(key)


async def bench_on(
    session: AsyncSession,
    council: Council,
    day: date,
    seen: datetime,
    fallback: Fallback | None = None,
    *,
    cited: bool = True,
) -> Bench:
    """Return who has to do with a council on a day, as it was on record at a moment.

    `fallback` is the rule of who stands in for the chair; without it that of the day. Where no refusal
    will cite who keeps the log or convenes, `cited` says so, and the rules of the place are not read.
    """
    seats = [one for one in await seats_at(session, council, seen) if one[1].sits(day)]
    posts = await posts_at(session, council.id, day, seen)
    if fallback is None:
        fallback = await fallback_on(session, council, day)
    held = {one.post: one.person_id for one in posts if one.post is not Post.OBSERVER}
    bench = Bench(
        programme_id=council.programme_id,
        members={seat.person_id: row.appointment_id for row, seat in seats},
        attendants={one.person_id: one.appointment_id for one in posts},
        chair=held.get(Post.CHAIR),
        vice=held.get(Post.VICE_CHAIR),
        stand_in=held.get(Post.STAND_IN),
        fallback=fallback[0],
        fallback_rule=fallback[1],
        secretary=held.get(Post.SECRETARY),
        over=council.dissolved_on is not None and council.dissolved_on <= day,
        by_post=frozenset(
            seat.person_id for _, seat in seats if seat.capacity is Capacity.EX_OFFICIO
        ),
    )
    return await _cited(session, council, day, bench) if cited else bench


async def _cited(session: AsyncSession, council: Council, day: date, bench: Bench) -> Bench:
    """Return a bench with the rules that say who keeps the log and who convenes."""
    book = await council_rules(session, council.place, day, council_id=council.id)
    return replace(
        bench,
        secretary_rule=book.rule(Key.SECRETARY_POST),
        convene_rule=book.rule(Key.CONVENE_FRACTION),
    )


async def bench_of(
    session: AsyncSession, meeting: Meeting, now: datetime, *, cited: bool = True
) -> Bench:
    """Return the bench of a meeting: from its opening on as it was then, before that as it is now.

    With who stands in for whom, and who is invited, at this meeting.
    """
    seen = meeting.opened_at or now

    async def read() -> Bench:
        council = await session.get_one(Council, meeting.council_id)
        frozen = None if meeting.rules is None else _frozen_fallback(from_json(meeting.rules))
        day = seen.astimezone(SEOUL).date()
        bench = await bench_on(session, council, day, seen, frozen, cited=False)
        return await with_visitors(session, meeting.id, bench)

    bench = await once(session, ("bench", meeting.id, seen), read)
    return await cited_bench(session, meeting, now, bench) if cited else bench


async def cited_bench(
    session: AsyncSession, meeting: Meeting, now: datetime, bench: Bench
) -> Bench:
    """Return the bench of a meeting with the rules that refusals cite of it."""
    council = await session.get_one(Council, meeting.council_id)
    return await _cited(
        session, council, (meeting.opened_at or now).astimezone(SEOUL).date(), bench
    )


def _frozen_fallback(rules: MeetingRules) -> Fallback:
    held = rules.fallback_chair
    return rules.fallback, None if held is None else held.rule


async def with_visitors(session: AsyncSession, meeting_id: UUID, bench: Bench) -> Bench:
    """Return a bench with the accepted proxies and the guests of a meeting."""
    visitors = [Visitor(*row) for row in await session.execute(VISITORS, {"meeting": meeting_id})]
    sent = [one for one in visitors if one.member_id in bench.members]
    guests = [one for one in visitors if one.member_id is None]
    return replace(
        bench,
        proxies={one.member_id: one.person_id for one in sent if one.member_id},
        proxy_hats={one.person_id: one.appointment_id for one in sent},
        guests={one.person_id: one.appointment_id for one in guests},
        invited={
            who: frozenset(one.item_id for one in guests if one.person_id == who and one.item_id)
            for who in {one.person_id for one in guests}
        },
    )


class Visitor(NamedTuple):
    """Who comes to a meeting from outside: for a member, or invited to an item."""

    person_id: UUID
    appointment_id: UUID
    member_id: UUID | None
    item_id: UUID | None


async def rules_of(session: AsyncSession, meeting: Meeting) -> MeetingRules:
    """Return the rules of a meeting: those frozen at its opening, or those of its day."""
    if meeting.rules is not None:
        return from_json(meeting.rules)
    council = await session.get_one(Council, meeting.council_id)
    day = meeting.starts_at.astimezone(SEOUL).date()
    book = await council_rules(session, council.place, day, council_id=council.id)
    return frozen_rules(book.rulings.values())


async def locked_row(uow: UnitOfWork, meeting_id: UUID) -> Meeting:
    """Return a meeting, locked. Refuses none, and who does not see one that is only prepared."""
    meeting = await uow.session.scalar(
        select(Meeting)
        .where(Meeting.id == meeting_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if meeting is None and await uow.session.scalar(STANDS, {"meeting": meeting_id}):
        if uow.actor.person_id is None:
            raise NotSignedIn("sign_in_first")
        raise NotAllowed("not_of_the_council", rule=policy.SEATS)
    if meeting is None:
        raise NotFound("no_such_meeting", field="meetingId")
    return meeting


async def locked_meeting(uow: UnitOfWork, meeting_id: UUID) -> tuple[Meeting, Bench]:
    """Return a meeting, locked, with its bench; put on the hat in which the asker has to do with it."""
    meeting = await locked_row(uow, meeting_id)
    bench = await bench_of(uow.session, meeting, await database_now(uow.session))
    uow.hat = policy.hat_here(uow.actor, bench)
    return meeting, bench


async def item_of(uow: UnitOfWork, meeting: Meeting, item_id: UUID) -> MeetingItem:
    """Return an item of the agenda of a meeting."""
    item = await uow.session.get(MeetingItem, item_id)
    if item is None or item.meeting_id != meeting.id:
        raise NotFound("no_such_item", field="itemId")
    return item


def check_on_agenda(item: MeetingItem) -> None:
    """Refuse an item that was dropped from the agenda."""
    if item.state is ItemState.TAKEN_OFF:
        raise WrongState("item_dropped", field="itemId")


def check_open(meeting: Meeting) -> None:
    """Refuse a meeting that is not open."""
    if meeting.state is not MeetingState.OPEN:
        raise WrongState("meeting_not_open", field="meetingId")


async def open_vote_of(session: AsyncSession, meeting_id: UUID) -> MeetingVote | None:
    """Return the vote that is open in a meeting."""
    return await session.scalar(
        select(MeetingVote).where(
            MeetingVote.meeting_id == meeting_id, MeetingVote.closed_at.is_(None)
        )
    )


async def check_no_vote(session: AsyncSession, meeting_id: UUID) -> None:
    """Refuse while a vote is open: nothing else begins until it is closed."""
    if await open_vote_of(session, meeting_id) is not None:
        raise WrongState("vote_is_open", field="meetingId")


async def entries_of(session: AsyncSession, meeting_id: UUID) -> list[MeetingEntry]:
    """Return the log of a meeting, from the first entry on, without what the asker may not read."""
    rows = await session.scalars(select(MeetingEntry).from_statement(LOG), {"meeting": meeting_id})
    return list(rows)


def attendance_in(rules: MeetingRules, bench: Bench, log: Iterable[MeetingEntry]) -> Attendance:
    """Return who was there and when, by the log."""
    return attended(rules, Roster(frozenset(bench.members), bench.proxies), happenings(log))


def happenings(log: Iterable[MeetingEntry]) -> list[AttendanceEvent]:
    """Return what of a log happened to somebody's attendance."""
    return [
        AttendanceEvent(
            one.at,
            Happening(one.kind.value),
            one.person_id,
            None if one.kind is Entry.RETURNED else one.item_id,
            one.mode,
        )
        for one in log
        if one.kind.value in HAPPENINGS and one.person_id is not None
    ]


def presiding(bench: Bench, attendance: Attendance, at: datetime) -> UUID | None:
    """Return who presides at an instant: the first of the heads who is there."""
    return next((one for one in bench.heads if attendance.attends(one, at)), None)


async def note(
    uow: UnitOfWork,
    meeting: Meeting,
    kind: Entry,
    *,
    person_id: UUID | None = None,
    item_id: UUID | None = None,
    vote_id: UUID | None = None,
    mode: Mode | None = None,
    words: str = "",
    log: Sequence[MeetingEntry] = (),
    at: datetime | None = None,
) -> MeetingEntry:
    """Write a line into the log of a locked meeting, never before the last one.

    `at` is when the meeting stood as the act took it, under the same lock; without it the clock is asked.
    """
    meeting.entries += 1
    now = at or await database_now(uow.session)
    entry = MeetingEntry(
        programme_id=meeting.programme_id,
        meeting_id=meeting.id,
        number=meeting.entries,
        at=max(now, log[-1].at) if log else now,
        kind=kind,
        person_id=person_id,
        item_id=item_id,
        vote_id=vote_id,
        mode=mode,
        words=words,
        by_id=uow.actor.person_id,
    )
    uow.session.add(entry)
    await uow.session.flush()
    return entry
