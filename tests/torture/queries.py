"""Generated queries through both executors: deep, aliased, with planted errors, answers compared."""

import asyncio
import os
import sys
from pathlib import Path

from tests.torture.figures import Figure

ROOT = Path(__file__).parents[2]
TESTS = "tests/schema/test_compiled.py"
CHOSEN = "generated or wrong_column or fault_in_one_row"


async def generated_queries(number: int) -> list[Figure]:
    """Run the differential test with so many queries; its control swaps a column and must be found."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "pytest", "-q", "-s", "-n0", "--timeout", "20000", TESTS),
        *("-k", CHOSEN),
        cwd=ROOT,
        env={**os.environ, "DURE_GENERATED_QUERIES": str(number)},
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await process.communicate()
    lines = [line for line in said.decode().splitlines() if "answers so far" in line]
    told = lines[-1].lstrip(".") if lines else said.decode()[-500:]
    line = f"{number} generated queries, equal byte for byte by both executors; {told}"
    return [Figure("queries", as_claimed=process.returncode == 0, line=line)]
