"""Types of the map: points, districts with their outlines."""

from typing import Self

import strawberry

from schema.kit.context import Info
from workflows.kit.refusal import Invalid
from workflows.programmes.areas import ring_of
from workflows.programmes.geometry import MICRO, Point
from workflows.programmes.models import TargetArea

FURTHEST = 180  # degrees


@strawberry.input(description="A point on the map (WGS84).")
class PointInput:
    """A point in degrees."""

    longitude: float = strawberry.field(description="Degrees east, kept to six decimals.")
    latitude: float = strawberry.field(description="Degrees north, kept to six decimals.")


@strawberry.type(description="A point on the map (WGS84).")
class MapPoint:
    """A point in degrees, to six decimals."""

    longitude: float = strawberry.field(description="Degrees east.")
    latitude: float = strawberry.field(description="Degrees north.")

    @classmethod
    def of(cls, point: Point) -> Self:
        """Show a point."""
        return cls(longitude=point[0] / MICRO, latitude=point[1] / MICRO)


@strawberry.type(description="A district of the target area (대상지).")
class District:
    """A district with its outline."""

    number: int = strawberry.field(description="Its number, which filters name.")
    outline: list[MapPoint] = strawberry.field(
        description="Its outline, closed by itself; up to 400 points."
    )
    row: strawberry.Private[TargetArea]

    @strawberry.field(description="Its name in the viewer's language.")
    def name(self, info: Info) -> str:
        """Pick the language."""
        return str(getattr(self.row, f"name_{info.context.locale.value}"))

    @classmethod
    def of(cls, row: TargetArea) -> Self:
        """Show a district."""
        outline = [MapPoint.of(point) for point in ring_of(row)]
        return cls(number=row.number, outline=outline, row=row)


def point_of(given: PointInput | None) -> Point | None:
    """Read a point as whole millionths of a degree. Refuses what is no place on earth."""
    if given is None:
        return None
    if not (abs(given.longitude) <= FURTHEST and abs(given.latitude) <= FURTHEST / 2):
        raise Invalid("point_out_of_range", field="point")
    return round(given.longitude * MICRO), round(given.latitude * MICRO)
