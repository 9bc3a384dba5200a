"""Real elections counted again in memory: every city's decision comes out, or the tie is shown.

The files belong to their cities and to Pabulib and are never part of this repository. They are
looked for in DURE_PABULIB_DIR, else in shared/data/pabulib beside the checkout.
"""

import os
import time
import tracemalloc
from pathlib import Path

import pytest

from tests.voting.pabulib_files import village
from workflows.voting.pabulib.reader import read_pabulib
from workflows.voting.pabulib.replay import replay_of
from workflows.voting.pabulib.verdict import verdict
from workflows.voting.pabulib.writer import write_pabulib
from workflows.voting.tally import tally

BESIDE = Path(__file__).resolve().parents[3] / "shared" / "data" / "pabulib"
FOLDER = Path(os.environ.get("DURE_PABULIB_DIR", BESIDE))
FASTEST_ALLOWED = 20_000  # ballots a second, reading, counting and judging


def files():
    found = sorted(FOLDER.glob("*.pb")) if FOLDER.is_dir() else []
    if not found:
        pytest.skip("the Pabulib files are absent: set DURE_PABULIB_DIR to count 0 of them again")
    return found


def replayed(path):
    file = read_pabulib(path.read_bytes())
    replay = replay_of(file)
    return verdict(path.name, file, replay, tally(replay.definition, replay.groups()))


def test_every_decision_comes_out_or_is_a_tie_shown():
    started = time.process_time()
    lines = [replayed(path) for path in files()]
    seconds = time.process_time() - started
    ballots = sum(line["ballots"] for line in lines)
    judged = [line for line in lines if line["match"] is not None]
    others = [line for line in judged if not (line["match"] or line["explained"] == "tie")]
    print(
        f"\n{sum(line['match'] is True for line in lines)} of {len(lines)} elections match, "
        f"{sum(line['explained'] == 'tie' for line in lines)} explained by a tie, "
        f"{len(lines) - len(judged)} not judged; {ballots:,} ballots in {seconds:.2f} s, "
        f"{ballots / seconds:,.0f} a second"
    )

    assert others == []
    assert ballots / seconds > FASTEST_ALLOWED


def test_every_file_written_again_says_the_same():
    for path in files():
        file = read_pabulib(path.read_bytes())
        again = read_pabulib(write_pabulib(file))
        assert (again.projects, again.votes, again.limits) == (
            file.projects,
            file.votes,
            file.limits,
        ), path.name


def test_memory_grows_no_faster_than_ballots():
    peaks = []
    for number in (5_000, 20_000):
        votes = "voter_id;vote\n" + "\n".join(f"{n};P1,3" for n in range(number))
        text = village(votes=votes)
        tracemalloc.start()
        replay = replay_of(read_pabulib(text))
        assert tally(replay.definition, replay.groups()).ballots == number
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    print(
        "\npeak memory a ballot: "
        + ", ".join(f"{p / n:.0f}" for p, n in zip(peaks, (5_000, 20_000), strict=True))
    )

    assert peaks[1] < 4.4 * peaks[0]
