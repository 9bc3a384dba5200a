"""The race to the threshold: 64 residents at once, over two processes, beget one duty, and all count.

The control takes the lock from the idea's row, inside processes of the test's own, and the unique key
from the duties, in the test's own database: supports must get lost or duties double.
"""

import time
from dataclasses import dataclass

from server.database import connect
from tests.fixtures.town import Town, make_town
from tests.torture.crew import PROCESSES, crew
from tests.torture.figures import Figure
from tests.torture.house import House
from workflows.law.actions import load_rule_packs
from workflows.proposals.handling.actions import receive_proposal
from workflows.record.uow import unit_of_work

SUPPORTERS = 64
RUNG = 50  # supports, by the ladder of the rule packs; the next stands at 100
COUNTED = """
SELECT p.supports, p.state,
    (SELECT count(*) FROM proposal_support s
     WHERE s.proposal_id = p.id AND s.withdrawn_at IS NULL) AS standing,
    (SELECT count(*) FROM proposal_duty d WHERE d.proposal_id = p.id) AS duties,
    (SELECT count(*) FROM legal_clock c WHERE c.subject_id = p.id) AS clocks,
    (SELECT count(*) FROM event e
     WHERE e.subject_id = p.id AND e.kind = 'proposal.threshold_crossed') AS crossings
FROM proposal p WHERE p.id = $1
"""


@dataclass(slots=True)
class Crossed:
    """Runs, those in which one duty arose, and those in which a support or an answer was lost."""

    runs: int = 0
    one_duty: int = 0
    several_duties: int = 0
    miscounted: int = 0
    broken: int = 0
    seconds: float = 0.0


async def cross(
    house: House, database: str, *, runs: int, module: str = "supporter", until_wrong: bool = False
) -> Crossed:
    """Let so many ideas be supported by everybody at once; count behind the actions' back."""
    url = house.url(database)
    crossed = Crossed()
    own = connect(url, connections=2)
    began = time.monotonic()
    try:
        async with unit_of_work(own.writes) as uow:
            await load_rule_packs(uow)
        town = await make_town(own.writes, residents=SUPPORTERS + 1)
        async with crew(f"tests.torture.{module}", url) as ask:
            while crossed.runs < runs:
                idea = await _opened(town, crossed.runs)
                people = [str(town.people[f"resident.{n}"]) for n in range(2, SUPPORTERS + 2)]
                told = await ask(
                    [
                        {"proposal": idea, "people": people[nth::PROCESSES]}
                        for nth in range(PROCESSES)
                    ]
                )
                (row,) = await house.rule(database, COUNTED, idea)
                made = (row["duties"], row["clocks"], row["crossings"])
                crossed.runs += 1
                crossed.one_duty += made == (1, 1, 1) and row["state"] == "THRESHOLD_MET"
                crossed.several_duties += max(made) > 1
                crossed.miscounted += (row["supports"], row["standing"]) != (SUPPORTERS, SUPPORTERS)
                crossed.broken += sum(len(one["broken"]) + len(one["refused"]) for one in told)
                if until_wrong and (crossed.several_duties or crossed.miscounted):
                    break
    finally:
        await own.close()
    crossed.seconds = time.monotonic() - began
    return crossed


async def _opened(town: Town, nth: int) -> str:
    idea = await town.propose(f"함께 쓰는 곳 {nth}")
    await town.act("municipality.officer", receive_proposal, proposal_id=idea, reason="접수")
    return str(idea)


async def without_the_key(house: House, database: str) -> None:
    """Let an idea have the same duty, and the same clock, any number of times: the control."""
    await house.rule(
        database, "ALTER TABLE proposal_duty DROP CONSTRAINT uq_proposal_duty_proposal_id_kind"
    )


async def threshold_race(house: House, *, runs: int, control: int) -> list[Figure]:
    """Run the race and its control."""
    kept = await cross(house, await house.fresh("threshold"), runs=runs)
    sabotaged = await house.fresh("threshold_without_lock")
    await without_the_key(house, sabotaged)
    erred = await cross(house, sabotaged, runs=control, module="hasty_supporter", until_wrong=True)
    line = (
        "{0.runs:,} runs: one duty in {0.one_duty:,}, several in {0.several_duties:,},"
        " miscounted {0.miscounted:,}, broken answers {0.broken:,}, {0.seconds:.0f} s"
    )
    return [
        Figure.of(
            f"threshold of {RUNG} under {SUPPORTERS} at once over {PROCESSES} processes",
            (kept.runs, kept.one_duty, kept.several_duties, kept.miscounted, kept.broken)
            == (runs, runs, 0, 0, 0),
            line.format(kept),
            kept,
        ),
        Figure.of(
            "threshold, control without the lock and the duties' unique key",
            bool(erred.several_duties or erred.miscounted),
            line.format(erred),
            erred,
        ),
    ]
