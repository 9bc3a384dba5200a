"""The scene of a meeting: how it stands for who asks, and what the verbs on it rest on besides."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings import policy
from workflows.councils.meetings.backing import Backing, backing_of
from workflows.councils.meetings.models import Meeting, MeetingEntry, MeetingItem, MeetingVote
from workflows.councils.meetings.queries import items_by_meeting, meetings_by_id, parties_by_item
from workflows.councils.meetings.recalling import recall_rules
from workflows.councils.meetings.standing import Standing, cited_standing, standing_of
from workflows.councils.meetings.states import ItemState, MeetingState, VoteKind
from workflows.councils.reckoning.convening import demanders_needed, notice_due, papers_due
from workflows.councils.reckoning.happenings import Mode
from workflows.councils.reckoning.quorum import QuorumState
from workflows.councils.rule_packs.rulebook import Rulebook
from workflows.kit.wording import SEOUL
from workflows.record.uow import database_now
from workflows.rights.actor import Actor

VOTED = text("SELECT voted_by_name(:meeting)")
# Of a meeting that is only prepared, or cancelled, nobody is there.
MET = frozenset({MeetingState.CALLED, MeetingState.OPEN, MeetingState.CLOSED})


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
    out_of: frozenset[UUID] = frozenset()


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
    demanders: int | None
    notice_due: date
    papers_due: date
    within: bool
    watches: bool

    def as_watched(self) -> "Scene":
        """Return it without what was said and who speaks, for whoever may not watch."""
        return self if self.watches else replace(self, standing=replace(self.standing, log=()))


async def scenes_by_meeting(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Scene]:
    """Return how meetings stand now."""
    rows = await meetings_by_id(session, actor, ids)
    now = await database_now(session)
    return {key: await _scene(session, actor, row, now) for key, row in rows.items()}


@dataclass(frozen=True, slots=True)
class Footing:
    """What the verbs of a meeting rest on besides how it stands: read where it is asked what one may do."""

    backing: Backing
    book: Rulebook
    parties: Sequence[UUID]
    bench: policy.Bench


async def footing_of(session: AsyncSession, actor: Actor, *, scene: Scene) -> Footing:
    """Return who asks for it, its place's rules, whom its called item concerns, and the bench as refusals cite it."""
    standing, called = scene.standing, scene.called
    return Footing(
        backing=await backing_of(session, actor, standing.meeting),
        book=await recall_rules(session, standing.meeting),
        parties=(await parties_by_item(session, actor, [called.id]))[called.id] if called else (),
        bench=(await cited_standing(session, standing)).bench,
    )


async def _scene(session: AsyncSession, actor: Actor, meeting: Meeting, now: datetime) -> Scene:
    standing = await standing_of(session, meeting, meeting.closed_at or now, cited=False)
    agenda = (await items_by_meeting(session, actor, [meeting.id]))[meeting.id]
    called = next((one for one in agenda if one.state is ItemState.CALLED), None)
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
        demanders=demanders_needed(standing.rules, len(standing.bench.members)),
        notice_due=notice_due(standing.rules, day),
        papers_due=papers_due(standing.rules, day),
        within=within,
        watches=watches,
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
                out_of=attendance.out_of(person_id, at),
            )
        )
    return found
