"""Gathering the facts of the decisions of a meeting, and which certificates a reader may have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings.locked import bench_of, entries_of, happenings, rules_of
from workflows.councils.meetings.models import Meeting, MeetingItem, MeetingVote
from workflows.councils.meetings.states import Entry, ItemState, MeetingForm
from workflows.councils.minutes.amended import amending_of
from workflows.councils.minutes.certificate import certificate_file
from workflows.councils.minutes.deciding import (
    Facts,
    Reckoned,
    RuleChanged,
    Sent,
    item_key,
    numbered,
    proxy_key,
    reckon,
)
from workflows.councils.minutes.finding import Finding, Verdict
from workflows.councils.minutes.gathering import notices_of, votes_of
from workflows.councils.minutes.hiding import Span
from workflows.councils.minutes.lines import Minutes
from workflows.councils.minutes.material import Vote
from workflows.councils.minutes.states import Field
from workflows.councils.reckoning.happenings import AttendanceEvent
from workflows.councils.reckoning.votes import Choice
from workflows.councils.roster.lawful import Roster, breaches
from workflows.councils.roster.locked import posts_at, seats_at, sexes_at
from workflows.councils.roster.models import Council, CouncilRoster
from workflows.councils.roster.states import Capacity, Post
from workflows.councils.rule_changes.reading import changes_by_item, wanted_of
from workflows.councils.rule_packs.rulebook import council_rules
from workflows.councils.rule_packs.states import ChangeState
from workflows.kit.wording import SEOUL

DECIDED = frozenset({ItemState.RESOLVED, ItemState.REJECTED})


@dataclass(frozen=True, slots=True)
class Certificate:
    """The certificate of one decision: what was found, the verdict, and the file."""

    item: int
    verdict: Verdict
    findings: tuple[Finding, ...]
    content: bytes
    reckoned: Reckoned


async def certificates_of(session: AsyncSession, meeting: Meeting) -> list[Certificate]:
    """Return the certificates of all that a closed meeting decided by a vote."""
    council = await session.get_one(Council, meeting.council_id)
    found = []
    for facts in await facts_of(session, meeting, council):
        reckoned = reckon(facts)
        content = certificate_file(facts, council=council.name_ko, meeting=meeting.number)
        found.append(
            Certificate(facts.item, reckoned.verdict, reckoned.findings, content, reckoned)
        )
    return found


def tells_hidden(minutes: Minutes, spans: Sequence[Span]) -> bool:
    """Say whether a certificate, which tells seats and choices, would tell what is hidden."""
    votes = {one.key for one in minutes.of(Field.VOTES)}
    return any(one.of_name or one.line in votes for one in spans)


async def facts_of(session: AsyncSession, meeting: Meeting, council: Council) -> list[Facts]:
    """Return the facts of every item of a closed meeting that was decided by a vote."""
    if meeting.opened_at is None or meeting.closed_at is None:
        return []
    bench = await bench_of(session, meeting, meeting.closed_at)
    rows = await seats_at(session, council, meeting.opened_at)
    day = meeting.opened_at.astimezone(SEOUL).date()
    seat_of = {seat.person_id: seat.number for _, seat in rows if seat.sits(day)}
    items = {
        one.id: one
        for one in await session.scalars(
            select(MeetingItem).where(MeetingItem.meeting_id == meeting.id)
        )
    }
    closed = {
        one.id: one.closed_at
        for one in await session.scalars(
            select(MeetingVote).where(MeetingVote.meeting_id == meeting.id)
        )
    }
    log = await entries_of(session, meeting.id)
    notices = await notices_of(session, meeting, bench.members)
    rules = await rules_of(session, meeting)
    numbers = {key: one.number for key, one in items.items()}
    sent = {other: seat_of[one] for one, other in bench.proxies.items() if one in seat_of}
    seated = [
        (entry.number, event)
        for entry in log
        for event in _seated(happenings([entry]), seat_of, numbers, sent)
    ]
    happened = tuple(event for _, event in seated)
    by_post = {seat.number for _, seat in rows if seat.capacity is Capacity.EX_OFFICIO}
    book = await council_rules(session, council.place, day, council_id=council.id)
    edition = await session.scalar(
        select(CouncilRoster)
        .where(
            CouncilRoster.council_id == council.id,
            CouncilRoster.published_at <= meeting.opened_at,
        )
        .order_by(CouncilRoster.edition.desc())
        .limit(1)
    )
    offices = await posts_at(session, council.id, day, meeting.opened_at)
    roster = Roster(
        seats=[seat for _, seat in rows if seat.sits(day)],
        posts={one.post: one.person_id for one in offices if one.post is not Post.OBSERVER},
        sexes=await sexes_at(session, council.id, day, meeting.opened_at),
        exception=edition is not None and bool(edition.exception_ref),
    )
    unlawful = tuple(breaches(roster, book, day))
    found = []
    amending = await amending_of(session, meeting.id, list(items.values()))
    changed = await _changed(session, list(items))
    in_writing = meeting.form is MeetingForm.WRITTEN
    for vote in _deciding(await votes_of(session, meeting.id), items):
        called = [
            one.at for one in log if one.kind is Entry.ITEM_CALLED and one.item_id == vote.item
        ]
        decided = [
            one.at for one in log if one.kind is Entry.VOTE_CLOSED and one.vote_id == vote.id
        ]
        at = closed[vote.id]
        if not called or not decided or at is None:
            continue
        told = dict(vote.outcome or {})
        casting = told.get("casting")
        found.append(
            Facts(
                rules=rules,
                day=meeting.starts_at.astimezone(SEOUL).date(),
                item=numbers[vote.item],
                seats=frozenset(seat_of.values()),
                heads=tuple(seat_of[one] for one in bench.heads if one in seat_of),
                heads_as={}
                if rules.fallback_chair is None
                else {
                    seat_of[one]: stands.value
                    for one in bench.heads
                    if one in seat_of and (stands := bench.presides_as(one)) is not None
                },
                notices={} if in_writing else _by_seat(notices.arrived, seat_of),
                papers={} if in_writing else _by_seat(notices.papers, seat_of),
                urgent=bool(notices.urgency),
                breaches=unlawful,
                happened=happened,
                # In writing the quorum is that of the ballots that were returned.
                opened_at=at if in_writing else meeting.opened_at,
                called_at=at if in_writing else max(one for one in called if one <= at),
                closed_at=at,
                decided_at=max(decided),
                kind=vote.kind,
                ballots={
                    seat_of[who]: said
                    for who, said in vote.ballots.items()
                    if who in seat_of and said is not None
                },
                cast_by=frozenset(
                    seat_of[who]
                    for who, said in vote.ballots.items()
                    if who in seat_of and said is None
                ),
                casting=None if casting is None else Choice(casting),
                told=_told(told, seat_of),
                proxies={
                    seat: Sent(
                        by_post=seat in by_post,
                        voted=any(seat_of.get(one) == seat for one in vote.by_proxy),
                    )
                    for seat in sorted(sent.values())
                },
                amending=amending.get(vote.item),
                rule_change=changed.get(vote.item),
                written=meeting.written_case,
                entries=() if in_writing else tuple(number for number, _ in seated),
            )
        )
    return found


async def _changed(session: AsyncSession, ids: Sequence[UUID]) -> dict[UUID, RuleChanged]:
    """Return the changes of the council's own rules that items have put."""
    rows = await changes_by_item(session, ids)
    return {
        item: RuleChanged(
            wanted_of(row).rule_id,
            tuple(row.said) if row.limit is None else (str(row.limit),),
            row.effective_on,
            None if row.state is not ChangeState.VOID else row.void_rule or wanted_of(row).rule_id,
        )
        for item, row in rows.items()
    }


def _by_seat(
    days: Mapping[UUID, date | None], seat_of: Mapping[UUID, int]
) -> dict[int, date | None]:
    return {seat_of[who]: day for who, day in days.items() if who in seat_of}


def _deciding(votes: Sequence[Vote], items: dict[UUID, MeetingItem]) -> list[Vote]:
    """Return the last vote on each item that is decided; challenges are part of it, not decisions."""
    last: dict[UUID, Vote] = {}
    for vote in sorted(votes, key=lambda one: one.number):
        on_item = vote.challenged is None and vote.amendment is None and not vote.on_privacy
        if on_item and items[vote.item].state in DECIDED:
            last[vote.item] = vote
    return sorted(last.values(), key=lambda one: items[one.item].number)


def _seated(
    events: Sequence[AttendanceEvent],
    seat_of: dict[UUID, int],
    numbers: dict[UUID, int],
    sent: dict[UUID, int],
) -> list[AttendanceEvent]:
    """Return what happened to those who sit and who stand in for them, by seat and item number."""
    keys = {one: UUID(int=seat) for one, seat in seat_of.items()}
    keys |= {one: proxy_key(seat) for one, seat in sent.items()}
    return [
        AttendanceEvent(
            one.at,
            one.what,
            keys[one.who],
            None if one.item is None else item_key(numbers[one.item]),
            one.mode,
        )
        for one in events
        if one.who in keys
    ]


def _told(outcome: dict[str, object], seat_of: dict[UUID, int]) -> dict[str, object]:
    """Return what the meeting said of a vote, with seats by number."""
    void = outcome.get("void")
    rows = void if isinstance(void, list) else []
    seats = [
        {"seat": str(UUID(int=seat_of.get(UUID(str(one["seat"])), 0))), "why": one["why"]}
        for one in rows
    ]
    return numbered({**outcome, "void": seats})
