"""The target area of a programme (대상지): its districts with their outlines, each from a day on."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, cast, func, literal, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.refusal import Invalid, NotFound, RuleBroken
from workflows.kit.text import clean
from workflows.kit.wording import SEOUL
from workflows.law.today import limit_today
from workflows.programmes import policy
from workflows.programmes.events import ProgrammeEvent
from workflows.programmes.geometry import Point, crosses_itself, inside, overlap
from workflows.programmes.models import Programme, TargetArea
from workflows.record.uow import UnitOfWork
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

LEAST_POINTS, LONGEST_NAME = 3, 40
# The first year of the programme.
FIRST_DAY = date(2021, 1, 1)
# The land of Korea and its waters lie within these degrees.
WEST, EAST, SOUTH, NORTH = 124_000_000, 132_500_000, 32_500_000, 39_500_000


@dataclass(frozen=True, slots=True)
class District:
    """A district: its number, its names and its outline in millionths of a degree."""

    number: int
    name_ko: str
    name_en: str
    ring: tuple[Point, ...]


async def set_target_area(
    uow: UnitOfWork,
    *,
    programme_id: UUID,
    districts: Sequence[District],
    valid_from: date | None = None,
) -> Programme:
    """Set the districts of the target area from a day on, today if none is told.

    Those that stood hold until that day; what was on record before stays on record.

    Allowed: officers who manage the programme; the house. Refuses: no district or too many, one
    number twice, an outline of less than three points or too many, outside Korea, or that crosses
    itself, two that share ground, a day to come. Records: ``programme.area_set`` with how many
    districts.
    """
    programme = await uow.session.get(Programme, programme_id)
    if programme is None:
        raise NotFound("no_such_programme", field="programmeId")
    demand(policy.may_set_area(uow.actor, programme_id))
    uow.wear(Permission.PROGRAMME_MANAGE, programme_id)
    # One at a time: the first districts of a place have no row that could be locked.
    await uow.alone(f"areas/{programme_id}")
    moment, today = uow.now, uow.now.astimezone(SEOUL).date()
    day = valid_from or today
    if not FIRST_DAY <= day <= today:
        raise Invalid("area_day_out_of_range", field="validFrom", first=FIRST_DAY.isoformat())
    await _check(uow, districts)
    await _end(uow, programme_id, day, moment)
    uow.session.add_all(
        TargetArea(
            programme_id=programme_id,
            number=one.number,
            name_ko=clean(one.name_ko, field="districts", longest=LONGEST_NAME),
            name_en=clean(one.name_en, field="districts", longest=LONGEST_NAME),
            ring=[list(point) for point in one.ring],
            valid=Range(day, None, bounds="[)"),
            recorded=Range(moment, None, bounds="[)"),
        )
        for one in districts
    )
    uow.record(
        ProgrammeEvent.AREA_SET, programme_id, programme_id=programme_id, districts=len(districts)
    )
    await uow.session.flush()
    return programme


async def area_at(
    session: AsyncSession, programme_id: UUID, point: Point, day: date
) -> TargetArea | None:
    """Return the district in which a point lies on a day. Refuses one outside the area, or Korea.

    Without a target area on that day no point of Korea is outside, and none lies in a district.
    """
    if not _in_korea(point):
        raise Invalid("point_out_of_range", field="point")
    areas = list(await session.scalars(_standing([programme_id], literal(day))))
    if not areas:
        return None
    for area in areas:
        if inside(point, ring_of(area)):
            return area
    raise RuleBroken("outside_target_area", field="point", rule="proposal.target_area")


async def areas_by_programme(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[TargetArea]]:
    """Return the districts of today, by number; they are public."""
    found: dict[UUID, list[TargetArea]] = {}
    for row in await session.scalars(
        _standing(ids, cast(func.timezone("Asia/Seoul", func.dure_now()), Date))
    ):
        found.setdefault(row.programme_id, []).append(row)
    return found


def _standing(ids: Collection[UUID], day: ColumnElement[date]) -> Select[TargetArea]:
    return (
        select(TargetArea)
        .where(
            TargetArea.programme_id.in_(ids),
            func.upper_inf(TargetArea.recorded),
            TargetArea.valid.contains(day),
        )
        .order_by(TargetArea.number)
    )


def ring_of(area: TargetArea) -> tuple[Point, ...]:
    """Return the outline of a district."""
    return tuple((longitude, latitude) for longitude, latitude in area.ring)


async def _end(uow: UnitOfWork, programme_id: UUID, day: date, moment: datetime) -> None:
    """Let the districts on record hold until a day: each is superseded by what is left of it."""
    rows = await uow.session.scalars(
        select(TargetArea)
        .where(TargetArea.programme_id == programme_id, func.upper_inf(TargetArea.recorded))
        .execution_options(populate_existing=True)
    )
    left = []
    for row in rows:
        if row.valid.upper is not None and row.valid.upper <= day:
            continue
        row.recorded = Range(row.recorded.lower, moment, bounds="[)")
        if row.valid.lower is not None and row.valid.lower < day:
            left.append(
                TargetArea(
                    programme_id=programme_id,
                    number=row.number,
                    name_ko=row.name_ko,
                    name_en=row.name_en,
                    ring=row.ring,
                    valid=Range(row.valid.lower, day, bounds="[)"),
                    recorded=Range(moment, None, bounds="[)"),
                )
            )
    await uow.session.flush()
    uow.session.add_all(left)
    await uow.session.flush()


async def _check(uow: UnitOfWork, districts: Sequence[District]) -> None:
    most, points = await limit_today(uow, "areas.most"), await limit_today(uow, "areas.points")
    if not 1 <= len(districts) <= most:
        raise Invalid("areas_out_of_range", field="districts", rule="areas.most", most=most)
    if len({one.number for one in districts}) < len(districts):
        raise Invalid("area_repeated", field="districts")
    # Thousands of points take seconds to hold against each other: nobody else waits for that.
    await asyncio.to_thread(_check_rings, districts, points)


def _check_rings(districts: Sequence[District], points: int) -> None:
    for one in districts:
        _check_ring(one, points)
    for one, other in combinations(districts, 2):
        if overlap(one.ring, other.ring):
            raise Invalid("areas_overlap", field="districts", one=one.number, other=other.number)


def _check_ring(district: District, most: int) -> None:
    ring = district.ring
    if not LEAST_POINTS <= len(ring) <= most:
        raise Invalid(
            "ring_out_of_range",
            field="districts",
            rule="areas.points",
            least=LEAST_POINTS,
            most=most,
        )
    if not all(_in_korea(point) for point in ring):
        raise Invalid("point_out_of_range", field="districts")
    if crosses_itself(ring):
        raise Invalid("ring_crosses_itself", field="districts", number=district.number)


def _in_korea(point: Point) -> bool:
    return WEST <= point[0] <= EAST and SOUTH <= point[1] <= NORTH
