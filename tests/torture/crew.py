"""Processes that stand for several servers: each answers questions, one line of JSON at a time."""

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from server.database import WORKING, Database, connect

ROOT = Path(__file__).parents[2]
LONGEST_LINE = 1 << 26  # bytes
PROCESSES = 2
READY = b"ready\n"

Ask = Callable[[Sequence[dict[str, Any]]], Awaitable[list[dict[str, Any]]]]
Answer = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]


@asynccontextmanager
async def crew(module: str, url: str, *, processes: int = PROCESSES) -> AsyncIterator[Ask]:
    """Start so many processes of a module; hand out a way to ask each its question, all at once."""
    children = [
        await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", module, url),
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            limit=LONGEST_LINE,
        )
        for _ in range(processes)
    ]

    async def line(child: asyncio.subprocess.Process) -> bytes:
        said = await child.stdout.readline()
        if not said:
            raise RuntimeError(f"{module} ended in the middle; its last words are above")
        return said

    async def one(child: asyncio.subprocess.Process, question: dict[str, Any]) -> dict[str, Any]:
        child.stdin.write(json.dumps(question).encode() + b"\n")
        await child.stdin.drain()
        answer: dict[str, Any] = json.loads(await line(child))
        return answer

    async def ask(questions: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        pairs = zip(children, questions, strict=True)
        return await asyncio.gather(*(one(child, question) for child, question in pairs))

    try:
        if any(said != READY for said in [await line(child) for child in children]):
            raise RuntimeError(f"{module} did not come up")
        yield ask
    finally:
        for child in children:
            child.stdin.close()
        await asyncio.gather(*(child.wait() for child in children))


def serve(make: Callable[[Database], Answer], *, connections: int) -> None:
    """Be one process of a crew until nobody asks any more."""
    asyncio.run(_serve(make, connections))


async def _serve(make: Callable[[Database], Answer], connections: int) -> None:
    database = connect(sys.argv[1], patience=WORKING, connections=connections)
    answer = make(database)
    try:
        sys.stdout.write(READY.decode())
        sys.stdout.flush()
        while question := await asyncio.to_thread(sys.stdin.readline):
            said = await answer(json.loads(question))
            sys.stdout.write(json.dumps(said) + "\n")
            sys.stdout.flush()
    finally:
        await database.close()
