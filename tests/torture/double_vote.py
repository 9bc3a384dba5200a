"""The double vote: many attempts at one vote, over two processes, leave one ballot and one receipt.

The control takes the primary key from the ballots, in the test's own database: doubles must show.
"""

import time
from dataclasses import dataclass
from datetime import timedelta

from server.database import connect
from tests.torture.ballots import any_choice, open_polls
from tests.torture.crew import PROCESSES, crew
from tests.torture.figures import Figure
from tests.torture.house import House


@dataclass(slots=True)
class Repeated:
    """Votes, attempts at them, refusals, ballots in the box, and votes with more than one receipt."""

    votes: int = 0
    attempts: int = 0
    refused: int = 0
    stored: int = 0
    counted: int = 0
    several_receipts: int = 0
    seconds: float = 0.0


async def repeat(house: House, database: str, *, votes: int, attempts: int) -> Repeated:
    """Try each of so many votes so many times at once; the box is counted behind its back."""
    url = house.url(database)
    repeated = Repeated(votes=votes)
    own = connect(url, connections=2)
    began = time.monotonic()
    try:
        (poll,) = await open_polls(own.writes, [timedelta(days=1)], voters=votes, revoting=True)
    finally:
        await own.close()
    async with crew("tests.torture.repeater", url) as ask:
        for voter in poll.voters:
            question = {
                "poll": str(poll.id),
                "voter": str(voter),
                "counter": 1,
                "choice": any_choice(),
                "attempts": attempts // PROCESSES,
            }
            told = await ask([question] * PROCESSES)
            receipts = [code for one in told for code in one["receipts"]]
            repeated.attempts += attempts
            repeated.refused += attempts - len(receipts)
            repeated.several_receipts += len(set(receipts)) > 1
    ((repeated.stored, repeated.counted),) = await house.rule(
        database,
        "SELECT count(*), count(DISTINCT ballot_key) FROM ballot WHERE poll_id = $1",
        poll.id,
    )
    repeated.seconds = time.monotonic() - began
    return repeated


async def without_the_key(house: House, database: str) -> None:
    """Let the box take the same vote any number of times: the control."""
    await house.rule(database, "ALTER TABLE ballot DROP CONSTRAINT pk_ballot")


async def double_votes(house: House, *, votes: int, attempts: int, control: int) -> list[Figure]:
    """Run the race and its control."""
    kept = await repeat(house, await house.fresh("twice"), votes=votes, attempts=attempts)
    sabotaged = await house.fresh("twice_without_key")
    await without_the_key(house, sabotaged)
    erred = await repeat(house, sabotaged, votes=control, attempts=attempts)
    line = (
        "{0.votes:,} votes, {0.attempts:,} attempts: {0.stored:,} ballots of {0.counted:,} voters"
    )
    line += ", {0.several_receipts} votes with more than one receipt, {0.refused} refused"
    return [
        Figure.of(
            f"double votes, {attempts} at once over {PROCESSES} processes",
            (kept.stored, kept.counted, kept.several_receipts, kept.refused)
            == (votes, votes, 0, 0),
            line.format(kept),
            kept,
        ),
        Figure.of(
            "double votes, control without the ballots' primary key",
            erred.stored > erred.votes and erred.several_receipts > 0,
            line.format(erred),
            erred,
        ),
    ]
