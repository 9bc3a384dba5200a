"""Equal shares beside pabutools, which is exact too: the same winners, without and with completion.

Invented elections of 200 projects and voters who approve 3 to 12 of them, cost utilities. pabutools
runs in a process of its own. Building its instance and profile, and reading our ballots and grouping
the voters, are in neither time; ours is noted. It completes as we do: it raises every endowment step by step,
stops at an outcome to which nothing supported could be added, and else keeps the last one within the
budget. Without completion ours is the rule's first run, which is all that pabutools does then.
"""

import json
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np

from tests.bench.figures import Row, Side
from tests.bench.peers import PACKAGES, cache
from workflows.voting.completion import complete
from workflows.voting.counts import count
from workflows.voting.electorate import Electorate, electorate
from workflows.voting.equal_shares import run_at
from workflows.voting.kinds import BallotKind, Definition, Option, Rule, TieRule
from workflows.voting.ties import ranks

PROJECTS = 200
# Voters without completion, voters with it; pabutools takes minutes for each hundred thousand.
SIZES = {"ci": (20_000, 20_000), "full": (100_000, 100_000)}
STEPS = 8  # steps in one first endowment
OUR_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Election:
    """Costs by place, and what each voter approves, ascending. Amounts in won."""

    costs: tuple[int, ...]
    budget: int
    ballots: tuple[tuple[int, ...], ...]

    def definition(self, step: int) -> Definition:
        """Return it as one of our polls."""
        options = tuple(
            Option(number, cost, number) for number, cost in enumerate(self.costs, start=1)
        )
        return Definition(
            BallotKind.APPROVAL,
            Rule.EQUAL_SHARES_ADD1,
            TieRule.LOWER_COST,
            self.budget,
            options,
            step=step,
        )

    def groups(self) -> dict[str, int]:
        """Return the ballots as a box hands them over."""
        found: dict[str, int] = {}
        for ballot in self.ballots:
            text = ",".join(map(str, ballot))
            found[text] = found.get(text, 0) + 1
        return found


def invented(voters: int, seed: int = 7) -> Election:
    """Make up an election."""
    chance = np.random.default_rng(seed)
    costs = chance.integers(1_000_000, 50_000_000, PROJECTS)
    liked = chance.dirichlet(np.full(PROJECTS, 2.0))
    ballots = [
        np.sort(chance.choice(PROJECTS, int(chance.integers(3, 13)), replace=False, p=liked)) + 1
        for _ in range(voters)
    ]
    return Election(
        costs=tuple(costs.tolist()),
        budget=int(costs.sum()) // 5,
        ballots=tuple(tuple(one.tolist()) for one in ballots),
    )


def rows(scale: str) -> list[Row]:
    """Measure both."""
    without, completed = SIZES[scale]
    return [_without(invented(without)), _completed(invented(completed))]


def _grouped(election: Election) -> tuple[Electorate, float]:
    """Return the voters in groups, and the seconds that reading and grouping them took."""
    definition, groups = election.definition(1), election.groups()
    began = time.perf_counter()
    counted = count(definition, groups)
    costs = {option.number: option.cost for option in definition.options}
    voters = electorate(
        counted.supporters, voters=counted.ballots, costs=costs, rank=ranks(definition)
    )
    return voters, time.perf_counter() - began


def _without(election: Election) -> Row:
    voters, reading = _grouped(election)
    ours = Side("Dure")
    for _ in range(OUR_ROUNDS):
        began = time.perf_counter()
        run = run_at(voters, Fraction(election.budget, len(election.ballots)))
        ours.rounds.append(time.perf_counter() - began)
    winners, theirs = theirs_of(election, None)
    row = _row("equal shares, first run", election, ours, theirs, set(run.bought()), winners)
    row.notes.append(f"our reading and grouping of the ballots: {reading:.3g} s more")
    return row


def _completed(election: Election) -> Row:
    step = election.budget // len(election.ballots) // STEPS
    voters, reading = _grouped(election)
    ours = Side("Dure")
    for _ in range(OUR_ROUNDS):
        began = time.perf_counter()
        found = complete(voters, budget=election.budget, step=step)
        ours.rounds.append(time.perf_counter() - began)
    winners, theirs = theirs_of(election, step)
    mine = set(found.run.bought())
    row = _row("equal shares, completed", election, ours, theirs, mine, winners)
    row.notes += [
        f"raised {found.raised} times by {step:,} won; each time is a whole run of theirs",
        f"our reading and grouping of the ballots: {reading:.3g} s more",
    ]
    return row


def _row(
    name: str,
    election: Election,
    ours: Side,
    theirs: Side,
    mine: set[int],
    others: Sequence[int],
) -> Row:
    if mine != set(others):
        msg = f"{name}: other winners, {sorted(mine ^ set(others))}"
        raise RuntimeError(msg)
    return Row(
        name=f"{name}, {len(election.ballots):,} voters",
        against="pabutools 1.2.3, exact",
        unit="s",
        ours=ours,
        theirs=theirs,
        reach=50,
        moonshot=300,
        more_is_better=False,
        notes=[f"{len(mine)} winners of {len(election.costs)}, the same on both sides"],
    )


def theirs_of(election: Election, step: int | None) -> tuple[list[int], Side]:
    """Run pabutools; return its winners, and its seconds as often as ours are measured."""
    given = {
        "costs": election.costs,
        "budget": election.budget,
        "ballots": election.ballots,
        "step": step,
    }
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(given, file)
        file.flush()
        done = subprocess.run(
            [str(_python()), str(PACKAGES / "pabutools" / "run.py"), file.name],
            capture_output=True,
            text=True,
            check=True,
        )
    said = json.loads(done.stdout.splitlines()[-1])
    # One run: it takes so long that the machine's noise within it is small beside the ratio.
    return said["winners"], Side("pabutools", rounds=[said["seconds"]])


def _python() -> Path:
    """Return the interpreter of an environment that holds pabutools and nothing of ours."""
    folder = cache() / "pabutools"
    python = folder / "bin" / "python"
    wanted = PACKAGES / "pabutools" / "requirements.txt"
    stamp = folder / "installed.txt"
    if not stamp.exists() or stamp.read_text() != wanted.read_text():
        venv.create(folder, with_pip=True, clear=True)
        quiet = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*quiet, "-r", str(wanted)], check=True, stdout=sys.stderr)
        stamp.write_text(wanted.read_text())
    return python
