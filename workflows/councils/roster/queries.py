"""Questions about councils: lists, who sits on a day, whether that is lawful, and what would be."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.roster import policy, rules
from workflows.councils.roster.lawful import Breach, Roster, breaches
from workflows.councils.roster.locked import posts_at, rows_at, seats_at, sexes_at
from workflows.councils.roster.models import Council, CouncilPost, CouncilRoster, CouncilSeat
from workflows.councils.roster.regular import regular_held
from workflows.councils.roster.rules import OF_THE_COUNCIL, ROLES_OF_KIND, Seat, SexCount
from workflows.councils.roster.seating import Terms
from workflows.councils.roster.states import Capacity, Post
from workflows.councils.rule_packs.keys import Key
from workflows.councils.rule_packs.rulebook import council_rules
from workflows.identity.queries import Capacity as Hold
from workflows.identity.queries import live_appointments, live_reviewers
from workflows.identity.sexes import Sex
from workflows.kit.offers import Offer, offer
from workflows.kit.paging import Page, SortKey, Window, count_rows, fetch_page
from workflows.kit.refusal import NotFound, WrongState
from workflows.kit.wording import SEOUL
from workflows.record.uow import database_now
from workflows.rights.actor import Actor
from workflows.rights.roles import Role
from workflows.rights.verdict import demand

COUNCIL_ORDER = (SortKey(Council.formed_on, descending=True), SortKey(Council.id))
# Who may keep the papers or observe: a company that is no implementer has no seat and may observe.
ATTENDANTS = frozenset(
    {Role.COUNCIL_SECRETARY, Role.OBSERVER, Role.MUNICIPAL_OFFICER, Role.COMPANY_REPRESENTATIVE}
)


def councils_wanted(*, programme_id: UUID | None = None) -> Select[Council]:
    """Return the statement behind a list of councils."""
    wanted = select(Council).where(policy.readable_councils())
    return wanted if programme_id is None else wanted.where(Council.programme_id == programme_id)


async def list_councils(
    session: AsyncSession, _: Actor, *, window: Window, programme_id: UUID | None = None
) -> Page[Council]:
    """Return a page of councils, the newest first."""
    wanted = councils_wanted(programme_id=programme_id)
    return await fetch_page(session, wanted, COUNCIL_ORDER, window)


async def count_councils(
    session: AsyncSession, _: Actor, *, programme_id: UUID | None = None
) -> int:
    """Return how many councils the list holds."""
    wanted = councils_wanted(programme_id=programme_id)
    return await count_rows(session, wanted.with_only_columns(Council.id))


async def councils_by_id(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, Council]:
    """Return councils by key."""
    rows = await session.scalars(councils_wanted().where(Council.id.in_(ids)))
    return {row.id: row for row in rows}


async def editions_by_council(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[CouncilRoster]]:
    """Return the published rosters of councils, the newest first."""
    found: dict[UUID, list[CouncilRoster]] = {one: [] for one in ids}
    rows = await session.scalars(
        select(CouncilRoster)
        .where(CouncilRoster.council_id.in_(ids))
        .order_by(CouncilRoster.edition.desc())
    )
    for row in rows:
        found[row.council_id].append(row)
    return found


@dataclass(frozen=True, slots=True)
class Member:
    """One who sits on a day: the row of his term, and the term as it really ends."""

    row: CouncilSeat
    seat: Seat


@dataclass(frozen=True, slots=True)
class Seen:
    """A roster as the asker may see it: on a day, as it was on record at a moment."""

    on: date
    members: list[Member]
    posts: list[CouncilPost]
    seen: datetime
    ends_seen: datetime


async def roster_on(
    session: AsyncSession,
    actor: Actor,
    *,
    council: Council,
    on: date | None = None,
    recorded_at: datetime | None = None,
) -> Seen | None:
    """Return the roster of a day (today), as it was on record at a moment (now).

    Whoever does not prepare the council sees it as it was last published by then; nothing was: None.
    """
    now = await database_now(session)
    asked = min(recorded_at or now, now)
    seen: datetime | None = asked
    if not policy.reads_unpublished(actor, council.programme_id):
        edition = await _edition_at(session, council.id, asked)
        seen = None if edition is None else edition.published_at
    if seen is None:
        return None
    day = on or now.astimezone(SEOUL).date()
    # That the council or its project is over is told at once, with no roster published for it.
    seats = await seats_at(session, council, seen, ends_seen=asked)
    members = [Member(row, seat) for row, seat in seats if seat.sits(day)]
    return Seen(day, members, await posts_at(session, council.id, day, seen), seen, asked)


@dataclass(frozen=True, slots=True)
class Lawfulness:
    """Whether a council is lawful on a day: what is broken, and the figures it was judged by."""

    on: date
    breaches: list[Breach]
    members: int
    most: int | None
    sexes: SexCount
    share: int | None


async def lawfulness_on(
    session: AsyncSession, actor: Actor, *, council: Council, on: date | None = None
) -> Lawfulness | None:
    """Return whether a council is lawful on a day, by the roster the asker sees.

    None: he sees none, or the council is over by then, of which nothing has to be mended any more.
    """
    seen = await roster_on(session, actor, council=council, on=on)
    if seen is None or (council.dissolved_on is not None and seen.on >= council.dissolved_on):
        return None
    roster = await _roster(session, council, seen)
    return await _judged(session, council, roster, seen.on)


async def if_appointed(
    session: AsyncSession,
    actor: Actor,
    *,
    council: Council,
    appointment_id: UUID | None,
    terms: Terms,
    sex: Sex,
) -> Lawfulness:
    """Return how a council would stand if somebody were appointed; nothing is kept of the question.

    On the first day of the term. Without an appointment somebody is meant who does not sit yet. Refuses
    those who do not prepare the council, and an appointment that is not live there.
    """
    demand(policy.may_try(actor, council.programme_id))
    if council.dissolved_on is not None:
        raise WrongState("council_dissolved", field="councilId")
    now = await database_now(session)
    day = terms.starts_on or now.astimezone(SEOUL).date()
    person_id = uuid4()
    if appointment_id is not None:
        held = await live_appointments(session, [appointment_id], council.programme_id)
        if appointment_id not in held:
            raise NotFound("no_such_appointment", field="appointmentId")
        person_id = held[appointment_id].person_id
    seen = await roster_on(session, actor, council=council, on=day)
    if seen is None:
        raise NotFound("no_such_council", field="councilId")
    book = await council_rules(session, council.place, day, council_id=council.id)
    months = book.number(Key.TERM_MONTHS)
    chosen = terms.capacity is Capacity.APPOINTED
    ends_before = terms.ends_before
    if ends_before is None and chosen and not terms.until_completion and months is not None:
        ends_before = rules.months_after(day, months)
    new = Seat(
        number=council.members + 1,
        person_id=person_id,
        kind=terms.kind,
        capacity=terms.capacity,
        starts_on=day,
        ends_before=ends_before,
        ends_with_project=terms.until_completion,
    )
    roster = await _roster(session, council, seen)
    sexes = roster.sexes
    if chosen:
        sexes = SexCount(
            sexes.female + (sex is Sex.FEMALE), sexes.male + (sex is Sex.MALE), sexes.appointed + 1
        )
    tried = replace(roster, seats=[*roster.seats, new], sexes=sexes)
    return await _judged(session, council, tried, day)


async def possible_members(
    session: AsyncSession, actor: Actor, *, council: Council, kind: str
) -> list[Hold]:
    """Return who could be appointed to a kind of seat: live capacities of those who do not sit."""
    if not policy.reads_unpublished(actor, council.programme_id):
        return []
    roles = ROLES_OF_KIND.get(kind, frozenset()) | OF_THE_COUNCIL
    held = await live_reviewers(session, council.programme_id, roles)
    sitting = await _sitting(session, council)
    return [one for one in held if one.person_id not in sitting | {actor.person_id}]


async def vacancies_of(
    session: AsyncSession, actor: Actor, *, council: Council
) -> list[CouncilSeat]:
    """Return the seats that ended early, for what is left of which a substitute can be appointed."""
    if not policy.reads_unpublished(actor, council.programme_id):
        return []
    now = await database_now(session)
    today = now.astimezone(SEOUL).date()
    rows = await rows_at(session, council.id, now)
    last = {row.number: row for row in rows}
    followed = {row.substitutes for row in rows}
    return [
        row
        for number, row in last.items()
        if row.ended is not None
        and row.capacity is Capacity.APPOINTED
        and number not in followed
        and (row.until is None or row.until > today)
    ]


async def possible_attendants(
    session: AsyncSession, actor: Actor, *, council: Council
) -> list[Hold]:
    """Return who could keep the papers or observe: live capacities of those who do not sit."""
    if not policy.reads_unpublished(actor, council.programme_id):
        return []
    held = await live_reviewers(session, council.programme_id, ATTENDANTS)
    sitting = await _sitting(session, council)
    return [one for one in held if one.person_id not in sitting | {actor.person_id}]


def council_offers(actor: Actor, council: Council) -> list[Offer]:
    """Return what the asker may do with a council now, by the checks the actions themselves run."""

    def appoints() -> None:
        demand(policy.may_appoint(actor, council.programme_id))

    def stands() -> None:
        if council.dissolved_on is not None:
            raise WrongState("council_dissolved", field="councilId")

    def tries() -> None:
        demand(policy.may_try(actor, council.programme_id))

    acts = (
        "appointMember",
        "substituteMember",
        "renewMember",
        "endMembership",
        "nameChair",
        "endAttendance",
        "publishRoster",
        "noteCompletion",
        "extendCouncil",
        "dissolveCouncil",
    )
    # Somebody keeps the papers of what a council has decided, also when it is over.
    return [
        offer("ifAppointed", tries, stands),
        *(offer(name, appoints, stands) for name in acts),
        offer("nameAttendant", appoints),
    ]


def forming_offer(actor: Actor, programme_id: UUID) -> Offer:
    """Return whether the asker may form a council in a place now."""
    return offer("formCouncil", lambda: demand(policy.may_appoint(actor, programme_id)))


async def _sitting(session: AsyncSession, council: Council) -> set[UUID]:
    now = await database_now(session)
    today = now.astimezone(SEOUL).date()
    return {
        seat.person_id
        for _, seat in await seats_at(session, council, now)
        if seat.meets(today, None)
    }


async def _edition_at(
    session: AsyncSession, council_id: UUID, moment: datetime
) -> CouncilRoster | None:
    return await session.scalar(
        select(CouncilRoster)
        .where(CouncilRoster.council_id == council_id, CouncilRoster.published_at <= moment)
        .order_by(CouncilRoster.edition.desc())
        .limit(1)
    )


async def _roster(session: AsyncSession, council: Council, seen: Seen) -> Roster:
    edition = await _edition_at(session, council.id, seen.seen)
    return Roster(
        seats=[one.seat for one in seen.members],
        posts={one.post: one.person_id for one in seen.posts if one.post is not Post.OBSERVER},
        sexes=await sexes_at(session, council.id, seen.on, seen.seen, ends_seen=seen.ends_seen),
        exception=edition is not None and bool(edition.exception_ref),
        held=await regular_held(session, council, seen.on),
    )


async def _judged(session: AsyncSession, council: Council, roster: Roster, day: date) -> Lawfulness:
    book = await council_rules(session, council.place, day, council_id=council.id)
    sitting = [one for one in roster.seats if one.sits(day)]
    share = book.share(Key.GENDER_SHARE)
    return Lawfulness(
        on=day,
        breaches=breaches(roster, book, day),
        members=len(sitting),
        most=book.number(Key.MAX_MEMBERS),
        sexes=roster.sexes,
        share=None if share is None else rules.per_cent(share),
    )
