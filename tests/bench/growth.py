"""How reads grow: pages 1 and 1,000 and two searches over ten times as many proposals again and again.

Bodies of 200 characters. Eight pages are asked in turn around each; a country without a page 1,000
gives its last ones. The asker is a resident who is signed in: his answers are not kept. The rare word stands in as many proposals in every country, the usual one in
one of a hundred. The slope is the exponent of the time of an answer in the number of proposals, by least
squares on logarithms: 0 is flat, 1 is linear. One client asks, so that nobody waits for others.
"""

import asyncio
import math
from collections.abc import Sequence
from contextlib import ExitStack
from itertools import cycle

import uvloop

from tests.bench.asked import OUR_LIST, Asker, our_cursors
from tests.bench.contest import Contestant
from tests.bench.figures import Row, Side
from tests.bench.house import serving
from tests.bench.towns import RARE, founded
from tests.torture.house import House

SIZES = {"ci": (10_000, 100_000), "full": (10_000, 100_000, 1_000_000)}
LETTERS = 200
DEEP = 1_000
PAGES = 8  # asked in turn around each place, so that no single page stands for all
ROUNDS, SECONDS, WARMING = 5, 0.7, 1.0
MARK = b'"edges":[{'


def rows(scale: str) -> list[Row]:
    """Measure each question at each size."""
    sides: dict[str, list[Side]] = {}
    sizes: list[int] = []
    for wanted in SIZES[scale]:
        with House() as house, ExitStack() as stack:
            database = asyncio.run(house.fresh("growth"))
            country = asyncio.run(
                founded(house, database, wanted, shortest=LETTERS, longest=LETTERS)
            )
            sizes.append(country.proposals)
            asker = Asker(stack.enter_context(serving(house.url(database))), OUR_LIST)
            asker = asker.signed_in(country.places[0].cookie)
            deep = min(DEEP, country.proposals // 50 - PAGES)
            questions = {
                "page 1": [{"after": one} for one in our_cursors(asker, range(PAGES))],
                f"page {DEEP:,}": [
                    {"after": one} for one in our_cursors(asker, range(deep, deep + PAGES))
                ],
                "search, a rare word": [{"search": RARE}],
                "search, a usual word": [{"search": country.usual}],
            }
            for name, asked in questions.items():
                side = uvloop.run(_measured(house, asker, name, asked))
                sides.setdefault(name, []).append(side)
    return [_row(name, sizes, found) for name, found in sides.items()]


async def _measured(
    house: House, asker: Asker, name: str, asked: Sequence[dict[str, object]]
) -> Side:
    """Ask one question for a while; the rounds are answers a second."""
    requests = cycle([asker.request(**one) for one in asked])
    one = Contestant.over_http(name, asker.serving, requests.__next__, lines=1, mark=MARK)
    await one.warm(WARMING)
    for _ in range(ROUNDS):
        await one.round(house, SECONDS)
    return one.side


def _row(name: str, sizes: Sequence[int], found: Sequence[Side]) -> Row:
    """Return the largest size as the row's side, every size and the slope as its notes."""
    times = [1000 / side.median for side in found]
    steps = [f"{size:,}: {taken:.1f} ms" for size, taken in zip(sizes, times, strict=True)]
    costs = [
        f"{size:,} {side.told('answers/s').strip()}"
        for size, side in zip(sizes, found, strict=True)
    ]
    row = Row(f"growth, {name}", "itself, smaller", "answers/s", found[-1])
    row.notes += [*costs, ", ".join(steps), f"slope {slope(sizes, times):.2f}"]
    return row


def slope(sizes: Sequence[int], times: Sequence[float]) -> float:
    """Return the exponent by which times grow with sizes."""
    xs, ys = [math.log(one) for one in sizes], [math.log(one) for one in times]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    over = sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True))
    return over / sum((a - x) ** 2 for a in xs)
