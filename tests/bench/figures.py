"""Figures of the benchmarks: rows of paired rounds, their table, and `bench.json`.

A row sets ours beside another program, both measured in turns in one run. Only ratios say anything
about the code: the machine is shared, and what it does otherwise falls on both sides alike.
"""

import json
import os
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import psutil

KEPT = Path(__file__).parents[2] / "bench.json"


@dataclass(slots=True)
class Side:
    """One contestant: a figure each round in the row's unit, and what the rounds cost.

    `own` and `database` are CPU milliseconds of the two process trees for each request (or each
    whole run, where a row measures runs); `waits` are seconds until an answer.
    """

    name: str
    rounds: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    errors: int = 0

    @property
    def median(self) -> float:
        """The median of the rounds."""
        return statistics.median(self.rounds)

    def told(self, unit: str) -> str:
        """Return every round and every cost as one line."""
        if not self.rounds:
            return f"    {self.name}: not measured"
        rounds = " ".join(f"{one:.4g}" for one in self.rounds)
        parts = [f"    {self.name}: {self.median:.4g} {unit} [{rounds}]"]
        if self.own:
            parts.append(f"CPU {statistics.median(self.own):.3g} ms")
        if self.database:
            parts.append(f"+ database {statistics.median(self.database):.3g} ms")
        if len(self.waits) > 1:
            cuts = statistics.quantiles(self.waits, n=100)
            parts.append(f"p50 {cuts[49] * 1000:.1f} ms p99 {cuts[98] * 1000:.1f} ms")
        return "  ".join([*parts, f"errors {self.errors}"])


@dataclass(slots=True)
class Row:
    """Ours beside another: `reach` and `moonshot` are the ratios aimed at, larger is better.

    `more_is_better` says which way the unit goes (answers a second, or milliseconds). `theirs` None
    is a row that prints figures without a contest.
    """

    name: str
    against: str
    unit: str
    ours: Side
    theirs: Side | None = None
    reach: float | None = None
    moonshot: float | None = None
    more_is_better: bool = True
    notes: list[str] = field(default_factory=list)

    def ratios(self) -> list[float]:
        """Return how many times better ours was, round by round.

        A single round of theirs (a run of minutes) stands beside every one of ours.
        """
        if self.theirs is None:
            return []
        once = len(self.theirs.rounds) == 1
        theirs = self.theirs.rounds * len(self.ours.rounds) if once else self.theirs.rounds
        pairs = zip(self.ours.rounds, theirs, strict=False)
        return [mine / other if self.more_is_better else other / mine for mine, other in pairs]

    @property
    def ratio(self) -> float | None:
        """The median of the rounds' ratios."""
        found = self.ratios()
        return statistics.median(found) if found else None

    @property
    def reached(self) -> bool | None:
        """Whether the ratio aimed at was reached, and no answer of ours was wrong; None without one."""
        if self.ratio is None or self.reach is None:
            return None
        return self.ratio >= self.reach and self.ours.errors == 0

    def told(self) -> str:
        """Return the row with every round."""
        lines = [self.line(), self.ours.told(self.unit)]
        if self.theirs is not None:
            lines.append(self.theirs.told(self.unit))
        return "\n".join([*lines, *(f"    {note}" for note in self.notes)])

    def line(self) -> str:
        """Return the row's line of the table."""
        if self.ratio is None:
            return f"{self.name:44} {'printed':>9}"
        spread = f"({min(self.ratios()):.3g}-{max(self.ratios()):.3g})"
        verdict = {True: "reached", False: "MISSED", None: ""}[self.reached]
        aims = f"reach {self.reach:.3g}" if self.reach else ""
        if self.moonshot:
            aims += f" moonshot {self.moonshot:g}"
        return (
            f"{self.name:44} {self.ratio:8.3g}x {spread:16} {verdict:8} {aims}  vs {self.against}"
        )


def keep(rows: Sequence[Row], *, scale: str, seconds: float) -> None:
    """Write `bench.json`: every round of every row, the ratios and the load of the machine."""
    said = {
        "scale": scale,
        "seconds": round(seconds),
        "cores": os.cpu_count(),
        "load": os.getloadavg(),
        "rows": [{**asdict(row), "ratio": row.ratio, "reached": row.reached} for row in rows],
    }
    for row in said["rows"]:
        for side in (row["ours"], row["theirs"]):
            if side is not None:
                side.pop("waits")
    KEPT.write_text(json.dumps(said, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def cpu_seconds(pid: int) -> float:
    """Return the seconds of CPU that a process and its children have used so far."""
    total = 0.0
    top = psutil.Process(pid)
    for one in [top, *top.children(recursive=True)]:
        try:
            spent = one.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += spent.user + spent.system
    return total
