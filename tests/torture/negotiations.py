"""Any order of the verbs of a negotiation, on the database: no promise breaks, and a broken house is seen.

Each negotiation is a town of its own, with its seed; the way to a broken promise is told by seed and step.
The control freezes what is not accepted, with the database's own refusal taken away: silence would be
consent.
"""

import time
from collections import Counter
from dataclasses import dataclass, field
from unittest.mock import patch

from server.database import connect
from tests.fixtures.town import make_town
from tests.fixtures.wander import wander
from tests.torture.figures import Figure
from tests.torture.house import House
from workflows.agreements.signing import freezing
from workflows.law.actions import load_rule_packs
from workflows.record.uow import unit_of_work

STEPS = 80


@dataclass(slots=True)
class Wandered:
    """How many negotiations, verbs that went through, refusals and signatures, and the first way that broke."""

    negotiations: int = 0
    acts: int = 0
    refusals: int = 0
    editions: int = 0
    signatures: int = 0
    broken: list[str] = field(default_factory=list)
    seconds: float = 0.0


async def try_all(house: House, database: str, *, many: int) -> Wandered:
    """Wander through so many negotiations, or until a promise is broken."""
    own, found, began = connect(house.url(database)), Wandered(), time.monotonic()
    try:
        async with unit_of_work(own.writes) as uow:
            await load_rule_packs(uow)
        for seed in range(many):
            try:
                walker = await wander(await make_town(own.writes), seed, steps=STEPS)
            except AssertionError as error:
                found.broken.append(str(error))
                break
            found.negotiations += 1
            went: Counter[str] = Counter()
            for verb, times in walker.tally.items():
                went["refusals" if ": " in verb else "acts"] += times
            found.acts += went["acts"]
            found.refusals += went["refusals"]
            found.editions += walker.tally["freeze"]
            found.signatures += walker.tally["sign"]
    finally:
        await own.close()
    found.seconds = time.monotonic() - began
    return found


async def any_negotiations(house: House, *, many: int, control: int) -> list[Figure]:
    """Run the wandering and its control."""
    kept = await try_all(house, await house.fresh("negotiations"), many=many)
    hasty = await house.fresh("negotiations_hasty")
    await house.rule(hasty, "DROP TRIGGER agreement_moves ON agreement")

    async def unasked(*_: object) -> None:
        """Let everything be frozen."""

    with patch.object(freezing, "_check_accepted", unasked):
        erred = await try_all(house, hasty, many=control)
    line = (
        "{0.negotiations:,} negotiations of {1} steps: {0.acts:,} acts, {0.refusals:,} refusals,"
        " {0.editions:,} editions, {0.signatures:,} signatures; broken: {0.broken}, {0.seconds:.0f} s"
    )
    return [
        Figure.of(
            "negotiations in any order of their verbs",
            kept.negotiations == many and kept.signatures > 0,
            line.format(kept, STEPS),
            kept,
        ),
        Figure.of(
            "negotiations, control in which silence is consent",
            any("silence is never consent" in one for one in erred.broken),
            line.format(erred, STEPS),
            erred,
        ),
    ]
