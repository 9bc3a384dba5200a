"""Keeping services alive in the order they were started, and stopping them in the reverse order."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from infra.programs import Program, Service

FIRST_PAUSE = 0.2  # seconds before the first restart; doubled each time
LONGEST_PAUSE = 30.0
STEADY_AFTER = 60.0  # seconds alive after which a service counts as healthy again


@dataclass(slots=True)
class Watched:
    """One service and how its restarts went."""

    name: str
    service: Service
    started: float
    failures: int = 0
    restart_at: float | None = None


class Supervisor:
    """Starts services, restarts those that die, stops all of them."""

    def __init__(self, tell: Callable[[str], None] = print) -> None:
        """Take the function that tells a person what happened."""
        self._watched: list[Watched] = []
        self._tell = tell

    def start(self, name: str, service: Service) -> None:
        """Start a service and watch it from now on."""
        self._watched.append(Watched(name, service, time.monotonic()))
        service.start()

    def look(self) -> None:
        """Look once at every service, in the order of starting; restart what died and is due."""
        now = time.monotonic()
        for one in self._watched:
            if one.service.running():
                if one.failures and now - one.started > STEADY_AFTER:
                    one.failures = 0
                continue
            if one.restart_at is None:
                pause = min(FIRST_PAUSE * 2**one.failures, LONGEST_PAUSE)
                one.failures += 1
                one.restart_at = now + pause
                self._tell(f"{one.name} ended; starting it again in {pause:.1f} s")
                if one.failures > 1 and isinstance(one.service, Program):
                    self._tell_why(one.service)
            if now >= one.restart_at:
                self._restart(one)

    def _tell_why(self, program: Program) -> None:
        """Say what one that keeps ending wrote last, so that nobody must look for its log."""
        words = program.last_words().strip()
        if words:
            self._tell(f"  {program.log}: {words.splitlines()[-1]}")

    def _restart(self, one: Watched) -> None:
        one.restart_at = None
        one.started = time.monotonic()
        one.service.stop()
        try:
            one.service.start()
        except (RuntimeError, OSError) as error:  # looked at again after a longer pause
            self._tell(f"{one.name} could not be started: {error}")

    def stop(self) -> None:
        """Stop all, programs before the databases they use; one that will not stop keeps none up.

        Programs are asked at once, so that they finish side by side.
        """
        programs = [one for one in self._watched if isinstance(one.service, Program)]
        for one in programs:
            if isinstance(one.service, Program):
                one.service.ask_to_stop()
        others = [one for one in self._watched if one not in programs]
        self._watched.clear()
        for one in [*reversed(programs), *reversed(others)]:
            try:
                one.service.stop()
            except OSError as error:
                self._tell(f"{one.name} could not be stopped: {error}")
