"""`python -m tests.torture --scale ci|night|release`: run the suites, print and keep their figures."""

import argparse
import asyncio
import json
import os
import sys
import time
import traceback
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from pathlib import Path

from tests.torture.batch_kill import batch_kills
from tests.torture.council_close import council_closes
from tests.torture.crash import database_kills
from tests.torture.deadline import deadline_race
from tests.torture.double_vote import double_votes
from tests.torture.figures import Figure
from tests.torture.house import House
from tests.torture.lost_update import lost_updates
from tests.torture.meetings import generated_meetings
from tests.torture.negotiations import any_negotiations
from tests.torture.queries import generated_queries
from tests.torture.scales import SCALES, Scale
from tests.torture.server_kill import server_kills
from tests.torture.signing_crash import signing_crashes
from tests.torture.signings import generated_signings
from tests.torture.threshold import threshold_race
from tests.torture.worker_kill import worker_kills

KEPT = Path(__file__).parents[2] / "torture.json"

Suite = Callable[[House, Scale], Awaitable[list[Figure]]]

SUITES: Mapping[str, Suite] = {
    "double": lambda house, scale: double_votes(
        house, votes=scale.votes, attempts=scale.attempts, control=scale.votes_of_control
    ),
    "threshold": lambda house, scale: threshold_race(
        house, runs=scale.crossings, control=scale.crossings_of_control
    ),
    "clauses": lambda house, scale: lost_updates(
        house, many=scale.edits, control=scale.edits_of_control
    ),
    "database": lambda house, scale: database_kills(
        house, kills=scale.database_kills, control=scale.database_kills_of_control
    ),
    "worker": lambda house, scale: worker_kills(
        house, kills=scale.worker_kills, control=scale.worker_kills_of_control
    ),
    "server": lambda _, scale: server_kills(
        kills=scale.server_kills, control=scale.server_kills_of_control
    ),
    "batches": lambda house, scale: batch_kills(
        house, kills=scale.batch_kills, control=scale.batch_kills_of_control
    ),
    "queries": lambda _, scale: generated_queries(scale.queries),
    "meetings": lambda _, scale: generated_meetings(scale.meetings),
    "closes": lambda house, scale: council_closes(
        house, many=scale.closes, control=scale.closes_of_control
    ),
    "signing": lambda house, scale: signing_crashes(
        house, deaths=scale.signing_deaths, control=scale.signing_deaths_of_control
    ),
    "signings": lambda _, scale: generated_signings(scale.signings),
    "negotiations": lambda house, scale: any_negotiations(
        house, many=scale.negotiations, control=scale.negotiations_of_control
    ),
    "deadline": lambda house, scale: deadline_race(
        house, polls=scale.polls, control=scale.polls_of_control
    ),
}


def main() -> int:
    """Run what was asked for; give 1 when any figure did not come out as claimed."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--scale", choices=SCALES, default="ci")
    parser.add_argument("--only", choices=SUITES, action="append", help="may be given repeatedly")
    asked = parser.parse_args()
    figures: list[Figure] = []
    began = time.monotonic()
    with House() as house:
        for name in asked.only or SUITES:
            for figure in _run(name, house, SCALES[asked.scale]):
                print(figure, flush=True)
                figures.append(figure)
    seconds = time.monotonic() - began
    red = [figure.name for figure in figures if not figure.as_claimed]
    KEPT.write_text(
        json.dumps(
            {
                "scale": asked.scale,
                "as_claimed": not red,
                "seconds": round(seconds),
                "cores": os.cpu_count(),
                "load": os.getloadavg(),
                "figures": [asdict(figure) for figure in figures],
            },
            indent=2,
            ensure_ascii=False,
        )
        + "\n",
        encoding="utf-8",
    )
    print(f"{len(figures)} figures, {len(red)} not as claimed, {seconds:.0f} s; {KEPT.name}")
    return 1 if red else 0


def _run(name: str, house: House, scale: Scale) -> list[Figure]:
    """Run one suite; what breaks it is a figure too, and the others still run."""
    try:
        return asyncio.run(SUITES[name](house, scale))
    except Exception as error:  # noqa: BLE001 - told with its trace, and the exit code says it
        traceback.print_exc()
        if not house.postgres.running():
            house.restart()
        return [Figure(name, as_claimed=False, line=f"did not run to its end: {error!r}")]


if __name__ == "__main__":
    sys.exit(main())
