"""The target area of a programme (대상지): its districts with their outlines, each from a day on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.refusal import Invalid, NotFound, RuleBroken
from workflows.kit.text import clean
from workflows.programmes.events import ProgrammeEvent
from workflows.programmes.geometry import Point, crosses_itself, inside
from workflows.programmes.models import Programme, TargetArea
from workflows.record.uow import UnitOfWork
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission

MOST_AREAS, MOST_POINTS, LONGEST_NAME = 50, 400, 40
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
    uow: UnitOfWork, *, programme_id: UUID, districts: Sequence[District]
) -> list[TargetArea]:
    """Set the districts of the target area, in the place of those that stood.

    Allowed: officers who manage the programme; the house. Refuses: no district or too many, one
    number twice, an outline of less than three points or too many, outside Korea, or that crosses
    itself. Records: ``programme.area_set`` with how many districts.
    """
    uow.wear(Permission.PROGRAMME_MANAGE, programme_id)
    if await uow.session.get(Programme, programme_id) is None:
        raise NotFound("no_such_programme", field="programmeId")
    if not 1 <= len(districts) <= MOST_AREAS:
        raise Invalid("areas_out_of_range", field="districts", most=MOST_AREAS)
    if len({one.number for one in districts}) < len(districts):
        raise Invalid("area_repeated", field="districts")
    for one in districts:
        _check_ring(one)
    rows = await uow.session.scalars(
        select(TargetArea)
        .where(TargetArea.programme_id == programme_id, func.upper_inf(TargetArea.recorded))
        .with_for_update()
    )
    for row in rows:
        row.recorded = Range(row.recorded.lower, uow.now, bounds="[)")
    await uow.session.flush()
    made = [
        TargetArea(
            programme_id=programme_id,
            number=one.number,
            name_ko=clean(one.name_ko, field="districts", longest=LONGEST_NAME),
            name_en=clean(one.name_en, field="districts", longest=LONGEST_NAME),
            ring=[list(point) for point in one.ring],
            recorded=Range(uow.now, None, bounds="[)"),
        )
        for one in districts
    ]
    uow.session.add_all(made)
    uow.record(
        ProgrammeEvent.AREA_SET, programme_id, programme_id=programme_id, districts=len(made)
    )
    await uow.session.flush()
    return made


async def area_at(session: AsyncSession, programme_id: UUID, point: Point) -> TargetArea | None:
    """Return the district in which a point lies. Refuses one outside the target area, or Korea.

    Without a target area no point of Korea is outside, and none lies in a district.
    """
    if not _in_korea(point):
        raise Invalid("point_out_of_range", field="point")
    areas = (await areas_by_programme(session, Actor(), [programme_id])).get(programme_id)
    if not areas:
        return None
    for area in areas:
        if inside(point, ring_of(area)):
            return area
    raise RuleBroken("outside_target_area", field="point", rule="proposal.target_area")


async def areas_by_programme(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[TargetArea]]:
    """Return the districts that stand, by number; they are public."""
    rows = await session.scalars(
        select(TargetArea)
        .where(TargetArea.programme_id.in_(ids), func.upper_inf(TargetArea.recorded))
        .order_by(TargetArea.number)
    )
    found: dict[UUID, list[TargetArea]] = {}
    for row in rows:
        found.setdefault(row.programme_id, []).append(row)
    return found


def ring_of(area: TargetArea) -> tuple[Point, ...]:
    """Return the outline of a district."""
    return tuple((longitude, latitude) for longitude, latitude in area.ring)


def _check_ring(district: District) -> None:
    ring = district.ring
    if not 3 <= len(ring) <= MOST_POINTS:
        raise Invalid("ring_out_of_range", field="districts", least=3, most=MOST_POINTS)
    if not all(_in_korea(point) for point in ring):
        raise Invalid("point_out_of_range", field="districts")
    if crosses_itself(ring):
        raise Invalid("ring_crosses_itself", field="districts", number=district.number)


def _in_korea(point: Point) -> bool:
    return WEST <= point[0] <= EAST and SOUTH <= point[1] <= NORTH
