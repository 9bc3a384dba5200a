"""Questions about meetings: lists, agendas, votes, notices, and how a meeting stands for who asks."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings import policy
from workflows.councils.meetings.backing import Backing, backing_of
from workflows.councils.meetings.locked import bench_of, bench_on
from workflows.councils.meetings.models import (
    Meeting,
    MeetingEntry,
    MeetingInterest,
    MeetingItem,
    MeetingItemParty,
    MeetingNotice,
    MeetingPaper,
    MeetingVote,
)
from workflows.councils.meetings.recalling import recall_rules
from workflows.councils.meetings.standing import Standing, standing_of
from workflows.councils.meetings.states import ItemState, MeetingState, VoteKind
from workflows.councils.reckoning.convening import demanders_needed, notice_due, papers_due
from workflows.councils.reckoning.happenings import Mode
from workflows.councils.reckoning.quorum import QuorumState
from workflows.councils.roster.models import Council
from workflows.councils.rule_packs.rulebook import Rulebook
from workflows.kit.paging import Page, SortKey, Window, count_rows, fetch_page
from workflows.kit.wording import SEOUL
from workflows.record.uow import database_now
from workflows.rights.actor import Actor

Row = TypeVar("Row")
MEETING_ORDER = (SortKey(Meeting.starts_at, descending=True), SortKey(Meeting.id))
VOTED = text("SELECT voted_by_name(:meeting)")
# Of a meeting that is only prepared, or cancelled, nobody is there.
MET = frozenset({MeetingState.CALLED, MeetingState.OPEN, MeetingState.CLOSED})


def meetings_wanted(actor: Actor, *, council_id: UUID) -> Select[Meeting]:
    """Return the statement behind a list of meetings."""
    return select(Meeting).where(Meeting.council_id == council_id, policy.readable_meetings(actor))


async def list_meetings(
    session: AsyncSession, actor: Actor, *, window: Window, council_id: UUID
) -> Page[Meeting]:
    """Return a page of a council's meetings, the newest first."""
    wanted = meetings_wanted(actor, council_id=council_id)
    return await fetch_page(session, wanted, MEETING_ORDER, window)


async def count_meetings(session: AsyncSession, actor: Actor, *, council_id: UUID) -> int:
    """Return how many meetings the list holds."""
    wanted = meetings_wanted(actor, council_id=council_id)
    return await count_rows(session, wanted.with_only_columns(Meeting.id))


async def meetings_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Meeting]:
    """Return meetings by key."""
    rows = await session.scalars(
        select(Meeting).where(Meeting.id.in_(ids), policy.readable_meetings(actor))
    )
    return {row.id: row for row in rows}


async def meeting_by_number(
    session: AsyncSession, actor: Actor, *, council_id: UUID, number: int
) -> Meeting | None:
    """Return a meeting of a council by its number."""
    wanted = meetings_wanted(actor, council_id=council_id)
    return await session.scalar(wanted.where(Meeting.number == number))


async def bench_today(session: AsyncSession, _: Actor, *, council: Council) -> policy.Bench:
    """Return who has to do with a council today."""
    now = await database_now(session)
    return await bench_on(session, council, now.astimezone(SEOUL).date(), now)


async def items_by_meeting(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[MeetingItem]]:
    """Return the agendas of meetings, in their order; what was dropped after the notice keeps its place."""
    rows = await session.scalars(
        select(MeetingItem)
        .where(MeetingItem.meeting_id.in_(ids), MeetingItem.number > 0)
        .order_by(MeetingItem.number)
    )
    return grouped(ids, rows, "meeting_id")


async def papers_by_item(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[MeetingPaper]]:
    """Return the papers of items with all their versions, the newest version of each first."""
    rows = await session.scalars(
        select(MeetingPaper)
        .where(MeetingPaper.item_id.in_(ids))
        .order_by(MeetingPaper.number, MeetingPaper.version.desc())
    )
    return grouped(ids, rows, "item_id")


async def parties_by_item(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[UUID]]:
    """Return the bodies items concern."""
    rows = await session.scalars(select(MeetingItemParty).where(MeetingItemParty.item_id.in_(ids)))
    found = grouped(ids, rows, "item_id")
    return {key: sorted(one.body_id for one in those) for key, those in found.items()}


async def votes_by_item(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[MeetingVote]]:
    """Return the votes on items, the first first; none of a meeting that is held while one may not watch."""
    rows = list(
        await session.scalars(
            select(MeetingVote).where(MeetingVote.item_id.in_(ids)).order_by(MeetingVote.number)
        )
    )
    hidden = await _not_watched(session, actor, {one.meeting_id for one in rows})
    return grouped(ids, [one for one in rows if one.meeting_id not in hidden], "item_id")


async def _not_watched(session: AsyncSession, actor: Actor, ids: Collection[UUID]) -> set[UUID]:
    """Return the meetings of these that are held now without the asker."""
    now = await database_now(session)
    found = set()
    held = select(Meeting).where(Meeting.id.in_(ids), Meeting.state == MeetingState.OPEN)
    for one in (await session.scalars(held)).all():
        if not (await standing_of(session, one, now)).is_watched_by(actor):
            found.add(one.id)
    return found


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody of the council at a meeting, for the item that is called or at all.

    `fills` is the seat of whom he stands in for.
    """

    person_id: UUID
    appointment_id: UUID
    is_member: bool
    presides: bool
    mode: Mode | None
    recused: bool
    challenged: bool
    votes: bool
    stands_for: UUID | None = None
    fills: UUID | None = None
    is_guest: bool = False
    has_voted: bool | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """A meeting as the asker sees it now.

    `log` is None for whoever is not of the council; who may not watch a meeting that is held, does not
    see who is there, who speaks and what is voted on.
    """

    standing: Standing
    called: MeetingItem | None
    attendees: list[Attendee]
    quorum: QuorumState
    log: Sequence[MeetingEntry] | None
    backing: Backing
    demanders: int | None
    notice_due: date
    papers_due: date
    within: bool
    watches: bool
    book: Rulebook
    parties: Sequence[UUID] = ()

    def as_watched(self) -> "Scene":
        """Return it without what was said and who speaks, for whoever may not watch."""
        return self if self.watches else replace(self, standing=replace(self.standing, log=()))


async def scenes_by_meeting(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Scene]:
    """Return how meetings stand now."""
    rows = await session.scalars(
        select(Meeting).where(Meeting.id.in_(ids), policy.readable_meetings(actor))
    )
    now = await database_now(session)
    return {row.id: await _scene(session, actor, row, now) for row in rows}


async def _scene(session: AsyncSession, actor: Actor, meeting: Meeting, now: datetime) -> Scene:
    standing = await standing_of(session, meeting, meeting.closed_at or now)
    called = await session.scalar(
        select(MeetingItem).where(
            MeetingItem.meeting_id == meeting.id, MeetingItem.state == ItemState.CALLED
        )
    )
    day = meeting.starts_at.astimezone(SEOUL).date()
    within = policy.reads_within(actor, standing.bench)
    item_id = called.id if called else None
    watches = standing.is_watched_by(actor)
    return Scene(
        standing=standing,
        called=called if watches or standing.in_private else None,
        attendees=(
            _attendees(standing, item_id, await _voted(session, meeting) if within else None)
            if meeting.state in MET and watches
            else []
        ),
        quorum=standing.quorum(item_id, on_challenge=True),
        log=standing.log if within else None,
        backing=await backing_of(session, actor, meeting),
        demanders=demanders_needed(standing.rules, len(standing.bench.members)),
        notice_due=notice_due(standing.rules, day),
        papers_due=papers_due(standing.rules, day),
        within=within,
        watches=watches,
        book=await recall_rules(session, meeting),
        parties=(await parties_by_item(session, actor, [called.id]))[called.id] if called else (),
    )


async def _voted(session: AsyncSession, meeting: Meeting) -> frozenset[UUID] | None:
    """Return whose seats have voted in the vote by name that is open; None without one.

    The rules of no place say that others see who has voted in secret, so nobody is told; and of a
    question for objections it would tell what somebody said.
    """
    vote = await session.scalar(
        select(MeetingVote).where(
            MeetingVote.meeting_id == meeting.id, MeetingVote.closed_at.is_(None)
        )
    )
    if vote is None or vote.kind is not VoteKind.ROLL_CALL:
        return None
    return frozenset(await session.scalars(VOTED, {"meeting": meeting.id}))


def _attendees(
    standing: Standing, item_id: UUID | None, voted: frozenset[UUID] | None
) -> list[Attendee]:
    """Return all of the council, who presides first, then members, attendants, proxies and guests."""
    bench, attendance, at = standing.bench, standing.attendance, standing.at
    voters = frozenset[UUID]() if item_id is None else standing.voters(item_id)
    found = []
    others = (*bench.attendants, *bench.proxy_hats, *bench.guests)
    for person_id in dict.fromkeys([*bench.heads, *bench.members, *others]):
        stay = next(
            (one for one in attendance.stays.get(person_id, ()) if one.covers(at)),
            None,
        )
        appointment_id = bench.appointment_of(person_id)
        if appointment_id is None:
            continue
        member = bench.seat_of(person_id) if person_id in bench.proxy_hats else None
        found.append(
            Attendee(
                person_id=person_id,
                appointment_id=appointment_id,
                is_member=person_id in bench.members,
                presides=person_id == standing.presiding,
                mode=stay.mode if stay else None,
                recused=attendance.is_recused(person_id, at, item_id),
                challenged=attendance.is_challenged(person_id, at, item_id),
                votes=person_id in voters,
                stands_for=member,
                fills=None if member is None else bench.appointment_of(member),
                is_guest=person_id in bench.guests,
                has_voted=None if voted is None else bench.seat_of(person_id) in voted,
            )
        )
    return found


async def notices_of(
    session: AsyncSession, actor: Actor, *, meeting: Meeting
) -> list[MeetingNotice]:
    """Return the notices of a meeting with their proof; whoever is not of the council sees none."""
    if not await within_of(session, actor, [meeting.id]):
        return []
    rows = await session.scalars(
        select(MeetingNotice)
        .where(MeetingNotice.meeting_id == meeting.id)
        .order_by(MeetingNotice.read_at.nulls_last(), MeetingNotice.person_id)
    )
    return list(rows)


async def interests_by_item(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[MeetingInterest]]:
    """Return what was declared about items: one's own, and all to who presides or keeps the log."""
    now = await database_now(session)
    meetings = await session.scalars(
        select(Meeting).where(
            Meeting.id.in_(select(MeetingItem.meeting_id).where(MeetingItem.id.in_(ids)))
        )
    )
    found: list[MeetingInterest] = []
    for meeting in meetings.all():
        items = await session.scalars(
            select(MeetingItem.id).where(
                MeetingItem.meeting_id == meeting.id, MeetingItem.id.in_(ids)
            )
        )
        standing = await standing_of(session, meeting, now)
        found += await declared_on(session, actor, standing, items.all())
    return grouped(ids, found, "item_id")


async def declared_on(
    session: AsyncSession, actor: Actor, standing: Standing, items: Collection[UUID]
) -> list[MeetingInterest]:
    """Return what was declared about items of a meeting, as far as the asker may read it."""
    wanted = select(MeetingInterest).where(MeetingInterest.item_id.in_(items))
    if not policy.reads_declared(actor, standing.bench, standing.presiding):
        wanted = wanted.where(MeetingInterest.person_id == actor.person_id)
    return list(await session.scalars(wanted.order_by(MeetingInterest.declared_at)))


async def within_of(session: AsyncSession, actor: Actor, ids: Collection[UUID]) -> set[UUID]:
    """Return the meetings of these whose inside the asker reads."""
    now = await database_now(session)
    meetings = await session.scalars(select(Meeting).where(Meeting.id.in_(ids)))
    return {
        one.id
        for one in meetings.all()
        if policy.reads_within(actor, await bench_of(session, one, now))
    }


def grouped(ids: Collection[UUID], rows: Any, key: str) -> dict[UUID, list[Any]]:
    """Return rows by the key they name."""
    found: dict[UUID, list[Any]] = {one: [] for one in ids}
    for row in rows:
        found[getattr(row, key)].append(row)
    return found
