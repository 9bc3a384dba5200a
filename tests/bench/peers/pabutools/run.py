"""Run the method of equal shares of pabutools on one election given as JSON; print its winners.

A program of its own in an environment of its own: pabutools is GPL, and nothing of ours imports it.
Building the instance and the profile is not timed.
"""

import json
import sys
import time
from pathlib import Path

from pabutools.election import ApprovalBallot, ApprovalProfile, Cost_Sat, Instance, Project
from pabutools.rules import method_of_equal_shares
from pabutools.tiebreaking import min_cost_tie_breaking


def main() -> None:
    """Read the election from a file, run, and print winners and seconds."""
    given = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    projects = {
        number: Project(f"{number:04d}", cost)
        for number, cost in enumerate(given["costs"], start=1)
    }
    instance = Instance(projects.values(), budget_limit=given["budget"])
    profile = ApprovalProfile(
        [ApprovalBallot(projects[number] for number in ballot) for ballot in given["ballots"]],
        instance=instance,
    )
    began = time.perf_counter()
    outcome = method_of_equal_shares(
        instance,
        profile,
        sat_class=Cost_Sat,
        tie_breaking=min_cost_tie_breaking,
        voter_budget_increment=given["step"],
    )
    seconds = time.perf_counter() - began
    print(json.dumps({"winners": sorted(int(one.name) for one in outcome), "seconds": seconds}))


if __name__ == "__main__":
    main()
