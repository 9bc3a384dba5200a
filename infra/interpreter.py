"""Names the Python that .venv is made with: `python3`, unless another one here is clearly quicker.

Builds of one version differ by half, by how their compiler was told to optimise. What is compared is
time in the processor, the least of many short looks, taken in turns: a busy machine chooses as an
idle one does. `make PY=...` names one and asks nothing. It is run by whatever `python3` is.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping

USUAL = "python3"
OTHERS = ("/usr/bin/python3", "/usr/local/bin/python3", "python3.11")
OLDEST = (3, 11)
# On this the tests are run; whoever wants another in the place of the usual one names it.
TRIED = (3, 11)
ROUNDS = 5
# Less of a gain is not worth leaving the Python that everybody means by the word.
CLEARLY = 5 / 6
LOOK = """
import ensurepip, sys, time, venv

class Count:
    def __init__(self):
        self.total = 0

    def add(self, one):
        self.total += one
        return self.total

def looked():
    began, count, seen = time.process_time_ns(), Count(), {}
    for one in range(2000):
        seen[one % 100] = f"{count.add(one)}:{one}"
    return time.process_time_ns() - began

print(*sys.version_info[:2], min(looked() for _ in range(60)))
"""

# How long a Python takes for our kind of code; None if there is none of that name that will do.
Measure = Callable[[str], "int | None"]


def measured(python: str) -> int | None:
    """Let a Python look at itself; it has to have all that an environment is made of."""
    path = shutil.which(python)
    if path is None:
        return None
    try:
        told = subprocess.run(
            [path, "-I", "-c", LOOK], capture_output=True, text=True, timeout=60, check=True
        )
        *version, least = (int(one) for one in told.stdout.split())
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    will_do = tuple(version) >= OLDEST if python == USUAL else tuple(version) == TRIED
    return least if will_do else None


def chosen(measure: Measure, others: Iterable[str] = OTHERS) -> str:
    """Return the Python to take: the usual one, or the quickest of those that clearly outdo it."""
    least: dict[str, int] = {}
    for _ in range(ROUNDS):
        for python in (USUAL, *others):
            found = measure(python)
            if found is not None:
                least[python] = min(found, least.get(python, found))
    return _quickest(least)


def _quickest(least: Mapping[str, int]) -> str:
    best = min(least, key=lambda python: least[python], default=USUAL)
    if USUAL in least and least[best] > CLEARLY * least[USUAL]:
        return USUAL
    return best


if __name__ == "__main__":
    sys.stdout.write(chosen(measured) + "\n")
