"""A page of 50 proposals with author and programme: ours beside PostGraphile, uncached.

Both read the same rows of the same PostgreSQL over the same socket, with two processes of ten
connections each; the answers are compared first. 60 pages are asked in turn, by nobody in particular.
Ours narrows its list by the asker's rights, PostGraphile's by nothing: that helps it. An answer that
was given before is not given again: each question to ours holds a search of other blanks, which is no
search, but makes it a new question. For the first pages a resident asks too who is signed in, so that
ours also finds out who he is and which hats he has.

Where our time goes (one process on a busy machine, microseconds of CPU, 75 kB an answer): in the server
1,280, of which the driver makes values of 51 rows of 18 columns in 240, the builder makes the answer of
them in 250 (the cursors alone 100), the question for versions takes 50, the layers
around a request 50 and orjson 18; the rest is HTTP, sending, and caches that are cold on a shared
machine. In the database 530, of which executing the plan (one run through the index in the list's
order, three lookups by key for each row) takes 230 and sending most of the rest. It was 1,180 while the database
planned every page anew: with a cursor's value before its eyes it held a plan for just that page to be the
cheaper one. Now the value stands in a question of its own, and the plan is kept (`workflows/kit/paging.py`).
PostGraphile writes the value as a plain parameter, and pays for it.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from itertools import count, cycle

import uvloop

from tests.bench.asked import (
    OUR_LIST,
    THEIR_LIST,
    Asker,
    demand_same,
    our_cursors,
    their_cursors,
)
from tests.bench.contest import TURNS, Contestant, contest
from tests.bench.figures import Row
from tests.bench.house import serving
from tests.bench.load import Asking
from tests.bench.postgraphile import postgraphile
from tests.bench.towns import country
from tests.torture.house import House

PAGES = 60
DEEP = 1_000
LINES = 16
COMPARED = 6  # every sixth page is compared word by word
MARK = b'"edges":[{'
TWO_BLANKS = {ord("0"): "\u2002", ord("1"): "\u2003"}  # as many bytes each
BLANKS = "\u2002" * 24


def rows(scale: str) -> list[Row]:
    """Measure the first pages and those around page 1,000."""
    house, database, made = country(scale)
    with ExitStack() as stack:
        ours = Asker(stack.enter_context(serving(house.url(database))), OUR_LIST)
        resident = ours.signed_in(made.places[0].cookie)
        theirs = Asker(stack.enter_context(postgraphile(house, database)), THEIR_LIST)
        first = range(PAGES)
        deep = range(DEEP - PAGES // 2, DEEP + PAGES // 2)
        found = [
            _measured(house, ours, theirs, "page, the first 60", first, scale, resident),
            _measured(house, ours, theirs, f"page {DEEP:,}", deep, scale),
        ]
    for row in found:
        row.notes.append(f"{made.proposals:,} proposals, bodies of 200 to 940 characters")
    return found


def in_turn(asker: Asker, cursors: Sequence[str | None]) -> Asking:
    """Return a way to ask for these pages one after the other, over and over."""
    return cycle([asker.request(after=cursor) for cursor in cursors]).__next__


def never_twice(asker: Asker, cursors: Sequence[str | None]) -> Asking:
    """Return the same, but no question is ever asked twice."""
    parts = [asker.request(after=one, search=BLANKS).split(BLANKS.encode()) for one in cursors]
    turns, numbers = cycle(parts), count()

    def asking() -> bytes:
        blanks = f"{next(numbers):0{len(BLANKS)}b}".translate(TWO_BLANKS)
        return blanks.encode().join(next(turns))

    return asking


def _measured(
    house: House,
    ours: Asker,
    theirs: Asker,
    name: str,
    pages: Sequence[int],
    scale: str,
    resident: Asker | None = None,
) -> Row:
    """Compare the pages, then let the sides take turns."""
    mine, others = our_cursors(ours, pages), their_cursors(theirs, pages)
    for cursor, other in list(zip(mine, others, strict=True))[::COMPARED]:
        demand_same(ours.ask(after=cursor), theirs.ask(after=other))

    def side(called: str, asker: Asker, asking: Asking) -> Contestant:
        return Contestant.over_http(called, asker.serving, asking, lines=LINES, mark=MARK)

    sides = [
        side("Dure", ours, never_twice(ours, mine)),
        side("PostGraphile", theirs, in_turn(theirs, others)),
    ]
    if resident is not None:
        sides.append(side("Dure, a resident signed in", resident, in_turn(resident, mine)))
    told = uvloop.run(contest(house, sides, **TURNS[scale]))
    return Row(
        name=name,
        against="PostGraphile 5, 2 processes",
        unit="answers/s",
        ours=sides[0].side,
        theirs=sides[1].side,
        reach=1.5,
        moonshot=2.5,
        notes=[*(one.side.told("answers/s").strip() for one in sides[2:]), *told],
    )
