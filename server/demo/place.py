"""The city of the demo on the map: an invented bay, a river, four districts, and where its ideas lie."""

from collections.abc import Iterable

from workflows.programmes.areas import District
from workflows.programmes.geometry import Point

WEST, SOUTH = 127_700_000, 34_720_000  # millionths of a degree
ACROSS, UP = 1_000, 900  # of one unit: some ninety metres each way

SHORE_WEST = ((2, 14), (6, 9), (11, 10), (15, 6), (20, 7), (24, 4), (29, 6))
SHORE_EAST = ((29, 6), (33, 3), (38, 5), (43, 4), (47, 8), (52, 7), (57, 12))
RIVER_MOUTH = ((28, 14), (30, 21))
RIVER_HEAD = ((31, 33), (28, 38), (30, 44))
RIDGE_WEST = ((27, 27), (19, 29), (12, 27), (5, 29))
RIDGE_EAST = ((30, 21), (38, 24), (46, 21), (56, 24))
RINGS = {
    "나루동": (*SHORE_WEST, *RIVER_MOUTH, *RIDGE_WEST, (1, 23)),
    "솔뫼동": (*reversed(RIDGE_WEST), *RIVER_HEAD, (24, 48), (18, 45), (12, 46), (7, 41), (3, 35)),
    "물빛동": (*SHORE_EAST, (59, 18), *reversed(RIDGE_EAST), (28, 14)),
    "가온동": (
        *((27, 27), *RIDGE_EAST, (58, 30), (55, 37), (49, 42), (43, 41), (37, 46)),
        *reversed(RIVER_HEAD),
    ),
}
ENGLISH = {"나루동": "Naru", "솔뫼동": "Solmoe", "물빛동": "Mulbit", "가온동": "Gaon"}
HEARTS = {"나루동": (15, 18), "솔뫼동": (16, 37), "물빛동": (44, 14), "가온동": (43, 32)}
SPREAD = 9  # units


def districts() -> list[District]:
    """Return the districts of the city."""
    return [
        District(number, name, ENGLISH[name], tuple(_placed(ring)))
        for number, (name, ring) in enumerate(RINGS.items(), start=1)
    ]


def point_in(place: str, nth: int) -> Point | None:
    """Return a point of a district, another for each number; None for the city as a whole."""
    heart = HEARTS.get(place)
    if heart is None:
        return None
    x, y = heart[0] + nth * 7 % SPREAD - SPREAD // 2, heart[1] + nth * 5 % SPREAD - SPREAD // 2
    (point,) = _placed([(x, y)])
    return point


def _placed(units: Iterable[Point]) -> list[Point]:
    return [(WEST + x * ACROSS, SOUTH + y * UP) for x, y in units]
