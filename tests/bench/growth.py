"""How reads grow: pages 1 and 1,000 and two searches in countries ten times as large again and again.

Bodies of 200 characters. Eight pages are asked in turn around each place; a country without a page 1,000
gives its last ones. The asker is a resident who is signed in: his answers are not kept. The rare word
stands in as many proposals in every country, the usual one in one of 120. One client asks, and the
countries take turns. The slope is the exponent of the time of an answer in the number of proposals, by
least squares on logarithms: 0 is flat, 1 is linear.
"""

import asyncio
import math
import statistics
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from itertools import cycle

import uvloop

from tests.bench.asked import OUR_LIST, Asker, our_cursors
from tests.bench.contest import Contestant, Turns, contest
from tests.bench.figures import Row
from tests.bench.house import serving
from tests.bench.towns import RARE, founded
from tests.torture.house import House

SIZES = {"ci": (10_000, 100_000), "full": (10_000, 100_000, 1_000_000)}
LETTERS = 200
DEEP = 1_000
PAGES = 8
TURNS = Turns(warming=1.0, rounds=5, seconds=0.6)
MARK = b'"edges":[{'

Questions = Mapping[str, Sequence[Mapping[str, object]]]


def rows(scale: str) -> list[Row]:
    """Measure each question at each size."""
    with House() as house, ExitStack() as stack:
        sizes: list[int] = []
        askers: list[Asker] = []
        questions: list[Questions] = []
        for wanted in SIZES[scale]:
            database = asyncio.run(house.fresh("growth"))
            made = asyncio.run(founded(house, database, wanted, shortest=LETTERS, longest=LETTERS))
            asker = Asker(stack.enter_context(serving(house.url(database))), OUR_LIST)
            asker = asker.signed_in(made.places[0].cookie)
            sizes.append(made.proposals)
            askers.append(asker)
            questions.append(_questions(asker, made.proposals, made.usual))
        return [_row(house, name, sizes, askers, questions) for name in questions[0]]


def _questions(asker: Asker, proposals: int, usual: str) -> Questions:
    """Return what is asked of a country: the variables of each question, asked in turn."""
    deep = min(DEEP, proposals // 50 - PAGES)
    first, last = (our_cursors(asker, range(page, page + PAGES)) for page in (0, deep))
    return {
        "page 1": [{"after": one} for one in first],
        f"page {DEEP:,}": [{"after": one} for one in last],
        "search, a rare word": [{"search": RARE}],
        "search, a usual word": [{"search": usual}],
    }


def _row(
    house: House,
    name: str,
    sizes: Sequence[int],
    askers: Sequence[Asker],
    questions: Sequence[Questions],
) -> Row:
    """Ask one question of every country in turns; the largest is the row's side, the rest its notes."""
    sides = [
        Contestant.over_http(
            f"{size:,} proposals",
            asker.serving,
            cycle([asker.request(**one) for one in asked[name]]).__next__,
            lines=1,
            mark=MARK,
        )
        for size, asker, asked in zip(sizes, askers, questions, strict=True)
    ]
    told = uvloop.run(contest(house, sides, **TURNS))[-1:]
    times = [1000 / one.side.median for one in sides]
    costs = [statistics.median(one.side.database) for one in sides]
    shown = ", ".join(f"{one:.1f}" for one in times)
    slopes = f"slope {slope(sizes, times):.2f} of the time ({shown} ms)"
    notes = [
        *(one.side.told("answers/s").strip() for one in sides[:-1]),
        f"{slopes}, {slope(sizes, costs):.2f} of the database's CPU",
        *told,
    ]
    return Row(f"growth, {name}", "itself, smaller", "answers/s", sides[-1].side, notes=notes)


def slope(sizes: Sequence[int], times: Sequence[float]) -> float:
    """Return the exponent by which times grow with sizes."""
    xs, ys = [math.log(one) for one in sizes], [math.log(one) for one in times]
    x, y = statistics.mean(xs), statistics.mean(ys)
    over = sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True))
    return over / sum((a - x) ** 2 for a in xs)
