"""Generated meetings of councils: two reckonings of quorum and majority, compared at every step."""

import asyncio
import os
import sys
from pathlib import Path

from tests.torture.figures import Figure

ROOT = Path(__file__).parents[2]
TESTS = "tests/councils/reckoning/test_any_meeting.py"


async def generated_meetings(number: int) -> list[Figure]:
    """Run so many sequences; each control takes a line of the law out and must be found."""
    figures = []
    for name, chosen in (("meetings", "wrongly_claimed"), ("meetings, controls", "control")):
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "pytest", "-q", "-s", "-n0", TESTS, "-k", chosen),
            cwd=ROOT,
            env={**os.environ, "DURE_MEETING_SEQUENCES": str(number)},
            stdout=asyncio.subprocess.PIPE,
        )
        said, _ = await process.communicate()
        lines = said.decode().splitlines()
        told = [line for line in lines if "meetings," in line] or lines[-1:]
        figures.append(Figure(name, as_claimed=process.returncode == 0, line=told[-1].lstrip(".")))
    return figures
