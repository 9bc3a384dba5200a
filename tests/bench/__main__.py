"""`python -m tests.bench [--scale ci|full] [--only ROW]`: side by side, all in one run.

Prints every round of every row, then the table of ratios, and keeps `bench.json`. Each row's
program says what it compares and what it leaves out. Peers are installed into a cache folder of
the benchmark's own (`DURE_BENCH_CACHE`), never among the product's dependencies.
"""

import argparse
import importlib
import os
import sys
import time
import traceback
from collections.abc import Mapping

from tests.bench.figures import KEPT, Row, keep

# Name of the row to the module whose `rows(scale)` measures it, in the order they are run.
ROWS: Mapping[str, str] = {
    "page": "tests.bench.page",
    "page_cached": "tests.bench.page_cached",
    "ballots": "tests.bench.ballots",
    "ballots_slow_disk": "tests.bench.ballots_slow_disk",
    "rights": "tests.bench.rights",
    "growth": "tests.bench.growth",
    "growth_ballots": "tests.bench.growth_ballots",
    "lists": "tests.bench.lists",
    "compiled": "tests.bench.compiled",
    "live": "tests.bench.live",
    "agreement": "tests.bench.agreement",
    "observers": "tests.bench.observers",
    "shares": "tests.bench.shares",
    "greedy": "tests.bench.greedy",
}
SCALES = ("ci", "full")


def main() -> int:
    """Measure what was asked for; give 1 if a row could not be measured to its end."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--scale", choices=SCALES, default="ci")
    parser.add_argument("--only", choices=ROWS, action="append", help="may be given repeatedly")
    asked = parser.parse_args()
    rows: list[Row] = []
    broken: list[str] = []
    began = time.monotonic()
    for name in asked.only or ROWS:
        passed = time.monotonic() - began
        print(f"— {name}  (after {passed:.0f} s, load {os.getloadavg()[0]:.1f})", flush=True)
        try:
            for row in importlib.import_module(ROWS[name]).rows(asked.scale):
                print(row.told(), flush=True)
                rows.append(row)
        except Exception:  # noqa: BLE001 - told with its trace, and the exit code says it
            traceback.print_exc()
            broken.append(name)
    seconds = time.monotonic() - began
    keep(rows, scale=asked.scale, seconds=seconds)
    print("\n".join(["", *(row.line() for row in rows)]))
    missed = [row.name for row in rows if row.reached is False]
    print(
        f"{len(rows)} rows, {len(missed)} below reach, {len(broken)} broken {broken or ''},"
        f" {seconds:.0f} s; {KEPT.name}"
    )
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
