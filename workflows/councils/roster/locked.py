"""A council under its lock, its roster as it is on record, and what all its verbs begin with."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import DateTime, bindparam, func, select, text
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.roster import policy
from workflows.councils.roster.models import Council, CouncilPost, CouncilSeat
from workflows.councils.roster.rules import Seat, SexCount
from workflows.councils.roster.states import Capacity, Post
from workflows.councils.rule_packs.rulebook import Rulebook, council_rules
from workflows.identity.models import AppointmentTerm
from workflows.identity.queries import Capacity as Hold
from workflows.identity.queries import live_appointments
from workflows.kit.refusal import NotFound, WrongState
from workflows.kit.wording import SEOUL
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

SEEN = bindparam("seen", type_=DateTime(timezone=True))
# A roster as it was on record at a moment, by number and day.
ROSTER = (
    select(CouncilSeat)
    .where(CouncilSeat.council_id == bindparam("council"), CouncilSeat.recorded.contains(SEEN))
    .order_by(CouncilSeat.number, func.lower(CouncilSeat.valid))
)
# With each ex officio seat when the terms of the post end that it hangs on.
SEATS = ROSTER.add_columns(
    select(func.array_agg(func.upper(AppointmentTerm.valid)))
    .where(
        AppointmentTerm.appointment_id == CouncilSeat.appointment_id,
        AppointmentTerm.recorded.contains(SEEN),
        CouncilSeat.capacity == Capacity.EX_OFFICIO,
    )
    .scalar_subquery()
)
SEXES = text("SELECT female, male, appointed FROM council_sexes(:council, :day, :seen, :ends_seen)")


async def appointing(uow: UnitOfWork, council_id: UUID, *, over: bool = False) -> Council:
    """Return a council, locked, to whoever appoints its members; refuse one that is dissolved.

    `over` lets him act on one that is dissolved too.
    """
    council = await uow.session.scalar(
        select(Council)
        .where(Council.id == council_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if council is None:
        raise NotFound("no_such_council", field="councilId")
    await uow.locked()
    demand(policy.may_appoint(uow.actor, council.programme_id))
    uow.wear(Permission.COUNCIL_APPOINT, council.programme_id)
    if council.dissolved_on is not None and not over:
        raise WrongState("council_dissolved", field="councilId")
    return council


async def chosen_person(uow: UnitOfWork, council: Council, appointment_id: UUID) -> Hold:
    """Return the live capacity somebody is chosen in; refuse one that is not, and oneself."""
    found = await live_appointments(uow.session, [appointment_id], council.programme_id)
    if appointment_id not in found:
        raise NotFound("no_such_appointment", field="appointmentId")
    hold = found[appointment_id]
    demand(policy.may_seat(uow.actor, council.programme_id, hold.person_id))
    return hold


async def rules_on(uow: UnitOfWork, council: Council, day: date) -> Rulebook:
    """Return the rules of a council on a day."""
    return await council_rules(uow.session, council.place, day, council_id=council.id)


async def rows_at(session: AsyncSession, council_id: UUID, seen: datetime) -> list[CouncilSeat]:
    """Return the rows of a roster as they were on record at a moment, by number and day."""
    return list(await session.scalars(ROSTER, {"council": council_id, "seen": seen}))


async def seats_at(
    session: AsyncSession, council: Council, seen: datetime, *, ends_seen: datetime | None = None
) -> list[tuple[CouncilSeat, Seat]]:
    """Return the terms of a roster as they were on record at a moment, each with its row.

    An ex officio term ends with the post, a resident's may end with the project, and all with the council;
    but who sat in a meeting has sat there, whatever is put on record after it of the same day.
    `ends_seen` is the moment as of which the ends of council and project are read where it is another.
    """
    rows = await session.execute(SEATS, {"council": council.id, "seen": seen})
    return [(row, _seat(row, council, _last(ends), ends_seen or seen)) for row, ends in rows]


async def posts_at(
    session: AsyncSession, council_id: UUID, day: date, seen: datetime
) -> list[CouncilPost]:
    """Return who holds a post or observes on a day, as it was on record at a moment."""
    rows = await session.scalars(
        select(CouncilPost)
        .where(
            CouncilPost.council_id == council_id,
            CouncilPost.recorded.contains(seen),
            CouncilPost.valid.contains(day),
        )
        .order_by(CouncilPost.post, CouncilPost.id)
    )
    return list(rows)


async def sexes_at(
    session: AsyncSession,
    council_id: UUID,
    day: date,
    seen: datetime,
    *,
    ends_seen: datetime | None = None,
) -> SexCount:
    """Return how many appointed members are of either sex on a day; whose it is stays unread."""
    asked = {"council": council_id, "day": day, "seen": seen, "ends_seen": ends_seen or seen}
    row = (await session.execute(SEXES, asked)).one()
    return SexCount(row.female, row.male, row.appointed)


async def end_posts(uow: UnitOfWork, posts: Sequence[CouncilPost], day: date) -> None:
    """End posts before a day: their rows stay on record, and a shorter one takes their place."""
    for row in posts:
        row.recorded = Range(row.recorded.lower, uow.now, bounds="[)")
    await uow.session.flush()
    uow.session.add_all(
        CouncilPost(
            council_id=row.council_id,
            programme_id=row.programme_id,
            post=row.post,
            person_id=row.person_id,
            appointment_id=row.appointment_id,
            valid=Range(row.valid.lower, day, bounds="[)"),
            recorded=Range(uow.now, None, bounds="[)"),
        )
        for row in posts
        if row.valid.lower is not None and row.valid.lower < day
    )
    await uow.session.flush()


async def held_from(
    uow: UnitOfWork,
    council_id: UUID,
    day: date,
    *,
    post: Post | None = None,
    person_id: UUID | None = None,
) -> list[CouncilPost]:
    """Return the posts that are held on or after a day: of a kind, or by a person."""
    wanted = select(CouncilPost).where(
        CouncilPost.council_id == council_id,
        func.upper_inf(CouncilPost.recorded),
        CouncilPost.valid.op("&&")(func.daterange(day, None)),
    )
    if post is not None:
        wanted = wanted.where(CouncilPost.post == post)
    if person_id is not None:
        wanted = wanted.where(CouncilPost.person_id == person_id)
    return list(await uow.session.scalars(wanted))


def _last(ends: Sequence[datetime | None] | None) -> date | None:
    """Return the day on which a post ends; None: it does not, or none is on record."""
    if not ends or None in ends:
        return None
    return max(one.astimezone(SEOUL).date() for one in ends if one)


def _seat(row: CouncilSeat, council: Council, post_ends: date | None, seen: datetime) -> Seat:
    starts_on = row.valid.lower
    if starts_on is None:
        msg = "a term begins on some day"
        raise ValueError(msg)
    known = [row.valid.upper]
    if council.dissolved_at is not None and council.dissolved_at <= seen:
        known.append(council.dissolved_on)
    if row.capacity is Capacity.EX_OFFICIO:
        known.append(post_ends)
    noted = council.project_end_noted_at
    if row.ends_with_project and noted is not None and noted <= seen:
        known.append(council.project_ends_on)
    return Seat(
        number=row.number,
        person_id=row.person_id,
        kind=row.kind,
        capacity=row.capacity,
        starts_on=starts_on,
        ends_before=min((day for day in known if day is not None), default=None),
        renewals=row.renewals,
        ends_with_project=row.ends_with_project,
    )
