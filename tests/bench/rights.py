"""What rights cost the read: the product beside itself without the WHERE of its policies.

One process each: the control (`unruled.py`) is patched in its own process, and there alone.
"""

from contextlib import ExitStack

import uvloop

from tests.bench.asked import OUR_LIST, Asker, our_cursors
from tests.bench.contest import TURNS, Contestant, Turns, contest
from tests.bench.figures import Row
from tests.bench.house import serving
from tests.bench.page import LINES, MARK, PAGES, never_twice
from tests.bench.towns import country

# A difference of some per cent is seen in many short rounds.
MANY = Turns(warming=TURNS["ci"]["warming"], rounds=15, seconds=1.0)


def rows(scale: str) -> list[Row]:
    """Measure the first pages with and without."""
    house, database, _ = country(scale)
    with ExitStack() as stack:
        sides = []
        for name, module in (("with rights", "server"), ("without", "tests.bench.unruled")):
            served = serving(house.url(database), processes=1, module=module)
            asker = Asker(stack.enter_context(served), OUR_LIST)
            asking = never_twice(asker, our_cursors(asker, range(PAGES)))
            sides.append(Contestant.over_http(name, asker.serving, asking, lines=LINES, mark=MARK))
        told = uvloop.run(contest(house, sides, **MANY))
    return [
        Row(
            name="page, with rights beside without",
            against="the same without its policies' WHERE",
            unit="answers/s",
            ours=sides[0].side,
            theirs=sides[1].side,
            reach=0.95,
            moonshot=1.0,
            notes=told,
        )
    ]
