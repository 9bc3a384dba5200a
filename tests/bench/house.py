"""The house the benchmarks drive: our own PostgreSQL with fsync on, and the product as shipped."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

from tests.fixtures.product import free_port

ROOT = Path(__file__).parents[2]
SECRET = "7a" * 32
PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Serving:
    """A running server: its port and the process at the top of its tree."""

    port: int
    pid: int


def started(
    database_url: str,
    port: int,
    *,
    checkout: Path = ROOT,
    processes: int = PROCESSES,
    module: str = "server",
    settings: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Start a server as `python -m server serve` does, or a control that stands in for it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DURE_")}
    given = {
        "DURE_DATABASE_URL": database_url,
        "DURE_SECRET": SECRET,
        "DURE_PORT": str(port),
        "DURE_PROCESSES": str(processes),
        **(settings or {}),
    }
    return subprocess.Popen(
        [sys.executable, "-m", module, "serve"],
        cwd=checkout,
        env=kept | given,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@contextmanager
def serving(
    database_url: str,
    *,
    checkout: Path = ROOT,
    processes: int = PROCESSES,
    module: str = "server",
    settings: Mapping[str, str] | None = None,
) -> Iterator[Serving]:
    """Serve a checkout until the block ends, and wait first until it is ready."""
    port = free_port()
    process = started(
        database_url,
        port,
        checkout=checkout,
        processes=processes,
        module=module,
        settings=settings,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/health/ready", process)
        yield Serving(port, process.pid)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()


def wait_for(url: str, process: subprocess.Popen[bytes], *, seconds: float = 60) -> None:
    """Wait until a page answers. Raises RuntimeError if its process ends or time runs out."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - our own loopback
                return
        except (URLError, OSError):
            time.sleep(0.1)
    msg = f"nobody answers at {url}"
    raise RuntimeError(msg)
