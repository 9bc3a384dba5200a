"""Several serving processes, each with a listening socket of its own, so that none gets all the lines.

On one shared socket whoever wakes first takes every line that waits, and keeps it: of sixteen kept
lines two processes were seen to hold fourteen and two. With SO_REUSEPORT the kernel spreads them.
"""

import resource
import socket
from collections.abc import Sequence
from contextlib import suppress

import uvicorn
from uvicorn.supervisors.multiprocess import Multiprocess


class Evenly(Multiprocess):
    """Starts processes and replaces those that die; every one is handed a new socket."""

    def __init__(self, config: uvicorn.Config) -> None:
        """Take the configuration; its host and port are bound for each process."""
        self._handed: list[socket.socket] = []
        super().__init__(config, [])

    @property
    def sockets(self) -> list[socket.socket]:
        """A socket for the process that is started next; ours is closed once it has its own."""
        mine = bound(self.config.host, self.config.port, shared=True)
        self._handed.append(mine)
        return [mine]

    @sockets.setter
    def sockets(self, _: Sequence[socket.socket]) -> None:
        """Keep none: they are made when they are asked for."""

    def keep_subprocess_alive(self) -> None:
        """Let go of what was handed on, then look after the processes."""
        while self._handed:
            self._handed.pop().close()
        super().keep_subprocess_alive()


def serve_evenly(config: uvicorn.Config) -> None:
    """Serve with as many processes as the configuration says, until told to stop.

    Raises SystemExit if somebody else listens on the port: sharing it is for our own processes only.
    """
    try:
        bound(config.host, config.port, shared=False).close()
    except OSError as error:
        raise SystemExit(f"{config.host}:{config.port} cannot be used: {error}") from error
    Evenly(config).run()


def open_as_many_as_allowed() -> None:
    """Let this process, and those it starts, hold as many lines open as the house's administrator allows.

    Most systems allow a thousand at first and many more to who asks; a council's hearing has more onlookers.
    Where the system says no after all, what it allowed at first has to do.
    """
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def bound(host: str, port: int, *, shared: bool) -> socket.socket:
    """Return a socket bound to an address, alone or beside others of this user."""
    found = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if shared:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        found.bind((host, port))
    except OSError:
        found.close()
        raise
    found.set_inheritable(True)
    return found
