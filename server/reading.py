"""Reading PDFs in a process of its own, with so many seconds and so much memory and no more."""

import asyncio
import contextlib
import json
import sys
from pathlib import Path

from workflows.documents.files.read_out import PdfText, ReadOut

MOST_MEMORY = 1 << 30  # bytes of one reader
READER = "workflows.documents.files.portable"


async def read_pdf(path: Path, *, pages: int, seconds: int) -> PdfText:
    """Return what a PDF says; one whose reader ends otherwise, or not in time, is unreadable."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", READER, str(path), *map(str, (pages, seconds, MOST_MEMORY))),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(seconds):
            said, _ = await process.communicate()
    except TimeoutError:
        return PdfText(ReadOut.UNREADABLE)
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    if process.returncode != 0:
        return PdfText(ReadOut.UNREADABLE)
    told = json.loads(said)
    return PdfText(ReadOut(told["found"]), told["words"])
