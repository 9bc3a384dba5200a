"""Generated ways of an agreement, on its pure states and gates: no signature survives a changed clause."""

import asyncio
import os
import sys
from pathlib import Path

from tests.torture.figures import Figure

ROOT = Path(__file__).parents[2]
TESTS = "tests/agreements/test_signing_gates.py"


async def generated_signings(number: int) -> list[Figure]:
    """Run so many sequences; the control keeps old signatures and must be seen."""
    figures = []
    for name, chosen in (
        (f"signing, {number:,} sequences", "TestSigning"),
        ("signing, control that keeps old signatures", "survives"),
    ):
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "pytest", "-q", "-n0", "--timeout=0", TESTS, "-k", chosen),
            cwd=ROOT,
            env={**os.environ, "DURE_SIGNING_SEQUENCES": str(number)},
            stdout=asyncio.subprocess.PIPE,
        )
        said, _ = await process.communicate()
        lines = said.decode().splitlines() or ["said nothing"]
        figures.append(Figure(name, as_claimed=process.returncode == 0, line=lines[-1]))
    return figures
