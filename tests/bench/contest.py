"""Sides that take turns: each warmed until it is steady, then round after round, costs beside rates."""

import os
import statistics
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from tests.bench.figures import Side, cpu_seconds
from tests.bench.house import Serving
from tests.bench.load import Asking, Load, pressed
from tests.torture.house import House

STEADY = 0.1  # two slices of the warming differ by less than this part
SLICE = 1.0  # seconds of one slice
LONGER = 5.0  # seconds that a side may go on until it is steady


class Turns(TypedDict):
    """How long each side is warmed at least, how many rounds there are, and how long each is."""

    warming: float
    rounds: int
    seconds: float


TURNS = {
    "ci": Turns(warming=15.0, rounds=5, seconds=2.0),
    "full": Turns(warming=15.0, rounds=7, seconds=4.0),
}


@dataclass(slots=True)
class Contestant:
    """One side, the process at the top of its tree if it has one, and how a round is pressed out."""

    side: Side
    tree: int | None
    press: Callable[[float], Awaitable[Load]]
    busy: int = 0
    wrong: str = ""
    warmed: float = 0.0
    askers: list[float] = field(default_factory=list)

    @classmethod
    def over_http(
        cls, name: str, serving: Serving, asking: Asking, *, lines: int, mark: bytes
    ) -> "Contestant":
        """Make one that answers GraphQL over HTTP; `mark` stands in every right answer."""

        async def press(seconds: float) -> Load:
            return await pressed(serving, asking, lines=lines, seconds=seconds, mark=mark)

        return cls(Side(name), serving.pid, press)

    async def warm(self, least: float) -> None:
        """Press it for so long at least, and a little longer until two slices are alike."""
        rates: list[float] = []
        while self.warmed < least or (self.warmed < least + LONGER and not _steady(rates)):
            load = await self.press(SLICE)
            rates.append(load.rate or 1e-9)
            self.warmed += load.seconds

    async def round(self, house: House, seconds: float) -> None:
        """Press it once and note the rate, the cost of both trees, the waits and the asker's share."""
        spent = self._spent(house)
        load = await self.press(seconds)
        done = max(1, load.answers)
        self.side.rounds.append(load.rate)
        costs = (self.side.own, self.side.database)
        for cost, before, after in zip(costs, spent, self._spent(house), strict=False):
            cost.append(1000 * (after - before) / done)
        self.side.waits.extend(load.waits)
        self.side.errors += load.errors
        self.busy += load.busy
        self.wrong = load.wrong.decode(errors="replace") or self.wrong
        self.askers.append(load.asker / load.seconds)

    def _spent(self, house: House) -> list[float]:
        """Return the CPU seconds of its tree and of the database's so far, if it keeps them running.

        What comes and goes with a round, as pgbench and its backends, cannot be looked up afterwards.
        """
        return [cpu_seconds(pid) for pid in (self.tree, house.postgres.pid)] if self.tree else []

    def told(self) -> str:
        """Return what a reader must know to believe its figures."""
        return (
            f"{self.side.name}: warmed {self.warmed:.0f} s, asker {statistics.median(self.askers):.0%}"
            f" of a core, told to come again {self.busy}"
            + (f", last wrong answer: {self.wrong}" if self.wrong else "")
        )


def _steady(rates: Sequence[float]) -> bool:
    """Say whether the last two slices were alike."""
    return len(rates) > 1 and abs(rates[-1] - rates[-2]) <= STEADY * rates[-1]


async def contest(
    house: House, sides: Sequence[Contestant], *, warming: float, rounds: int, seconds: float
) -> list[str]:
    """Warm all, let them take turns, and return the notes of the row; the last is of the machine."""
    before = os.getloadavg()[0]
    for one in sides:
        await one.warm(warming if one.tree else SLICE)
    for _ in range(rounds):
        for one in sides:
            await one.round(house, seconds)
    return [
        *(one.told() for one in sides),
        f"load {before:.1f} before, {os.getloadavg()[0]:.1f} after",
    ]
