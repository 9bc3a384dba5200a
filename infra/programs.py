"""A program of ours run as a supervised child."""

import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol, Self

from infra.embedded.children import end_of, start_child, stop_child

ROOT = Path(__file__).parent.parent
PATIENCE = 5.0  # seconds to finish requests and jobs before the end is forced


class Service(Protocol):
    """Anything the supervisor can start, look at and stop."""

    def start(self) -> object:
        """Start it; return when it runs."""
        ...

    def stop(self) -> None:
        """Stop it; stopping twice is harmless."""
        ...

    def running(self) -> bool:
        """Whether it is alive."""
        ...


class Program:
    """A command that runs until it is told to stop, writing to a log of its own."""

    def __init__(self, command: Sequence[str], *, env: Mapping[str, str], log: Path) -> None:
        """Say what to run, in which environment, with which log."""
        self.command = list(command)
        self.env = dict(env)
        self.log = log
        self._child: subprocess.Popen[bytes] | None = None
        self._written_before = 0

    def start(self) -> Self:
        """Start the command from the root of the checkout."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self._written_before = self.log.stat().st_size if self.log.exists() else 0
        self._child = start_child(
            self.command, last_signal=signal.SIGTERM, cwd=ROOT, env=self.env, log=self.log
        )
        return self

    def ask_to_stop(self) -> None:
        """Ask it to finish, without waiting."""
        if self._child is not None and self._child.poll() is None:
            self._child.terminate()

    def stop(self) -> None:
        """Ask it to finish, then force it."""
        if self._child is not None:
            stop_child(self._child, [(signal.SIGTERM, PATIENCE)])
            self._child = None

    def running(self) -> bool:
        """Whether it is alive."""
        return self._child is not None and self._child.poll() is None

    def finish(self) -> int:
        """Wait for a command that ends by itself; give its exit code."""
        if self._child is None:
            raise RuntimeError("not started")
        return self._child.wait()

    def last_words(self) -> str:
        """The end of its log, of this run alone: what an earlier one wrote explains nothing."""
        return end_of(self.log, since=self._written_before)
