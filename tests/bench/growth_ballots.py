"""How casting grows: ballots over HTTP into boxes that hold ten times as many again and again.

Each box is an open poll with revoting in a database of its own, filled by the superuser with ballots of
others under random keys before anything is measured; then its voters cast as in the row of ballots, 64
lines, two processes, durable, with sign-in, eligibility and receipt. The boxes take turns. The slope is
that of `growth`: the exponent of a ballot's time in the number of ballots that lie there, 0 is flat.
What counting costs at each size is told by the rows of `greedy`, in microseconds a ballot.
"""

import asyncio
import statistics
from contextlib import ExitStack

import uvloop

from tests.bench.asked import Asker
from tests.bench.ballots import OURS, opened, our_votes, side_of
from tests.bench.contest import Contestant, Turns, contest
from tests.bench.figures import Row
from tests.bench.greedy import FILL
from tests.bench.growth import slope
from tests.bench.house import serving
from tests.torture.house import House

SIZES = {
    "ci": (10_000, 100_000),
    "full": (10_000, 100_000, 1_000_000, 10_000_000),
}
TURNS = Turns(warming=3.0, rounds=5, seconds=1.0)


def rows(scale: str) -> list[Row]:
    """Cast into each box in turns; the largest is the row's side, the rest its notes."""
    sizes = SIZES[scale]
    with House() as house, ExitStack() as stack:
        sides = [_box(house, stack, size) for size in sizes]
        told = uvloop.run(contest(house, sides, **TURNS))[-1:]
    times = [1e6 / one.side.median for one in sides]
    costs = [statistics.median(one.side.database) for one in sides]
    shown = ", ".join(f"{one:.0f}" for one in times)
    notes = [
        *(one.side.told("ballots/s").strip() for one in sides[:-1]),
        f"slope {slope(sizes, times):.3f} of the time ({shown} microseconds a ballot)",
        f"slope {slope(sizes, costs):.3f} of the database's CPU",
        *told,
    ]
    return [Row("growth, ballots", "itself, smaller", "ballots/s", sides[-1].side, notes=notes)]


def _box(house: House, stack: ExitStack, size: int) -> Contestant:
    """Serve a database whose open box holds so many ballots already."""
    database, electorate = asyncio.run(opened(house))
    asyncio.run(house.rule(database, FILL, electorate.programme_id, electorate.poll_id, size))
    asyncio.run(house.rule(database, "VACUUM ANALYZE"))
    served = Asker(stack.enter_context(serving(house.url(database))), OURS)
    return side_of(f"{size:,} in the box", served, our_votes(served, electorate))
