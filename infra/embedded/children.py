"""Child processes that die with their parent."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from infra.embedded.places import ServiceUser

PR_SET_PDEATHSIG = 1  # prctl(2)
LINES_SHOWN = 20
BYTES_SHOWN = 65_536

# Loaded here, not between fork and exec: the child must not take locks of the dynamic loader.
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def start_child(
    command: Sequence[str | Path],
    *,
    last_signal: signal.Signals,
    user: ServiceUser | None = None,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    log: Path | None = None,
) -> subprocess.Popen[bytes]:
    """Start a command in its own process group; the kernel sends `last_signal` when we die.

    Call it from the main thread: the kernel watches the thread that forked, not the process.
    `cwd` is entered before the user changes, so a folder below a private one can be reached.
    Output goes to the end of `log`, or where ours goes.
    """
    identity = {}
    if user is not None and os.geteuid() == 0:
        identity = {"user": user.uid, "group": user.gid, "extra_groups": []}
    target = log.open("ab") if log else None
    try:
        return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=target,
            stderr=subprocess.STDOUT if target else None,
            cwd=cwd,
            env=dict(env) if env is not None else None,
            # Ctrl-C in a terminal reaches the whole group; we alone decide the order of stopping.
            start_new_session=True,
            preexec_fn=_die_with(os.getpid(), last_signal),  # noqa: PLW1509 - set-up starts no thread
            **identity,
        )
    finally:
        if target:
            target.close()


def _die_with(parent: int, last_signal: signal.Signals) -> Callable[[], None]:
    def arrange() -> None:
        if _LIBC is not None:
            _LIBC.prctl(PR_SET_PDEATHSIG, int(last_signal), 0, 0, 0)
            if os.getppid() != parent:  # the parent died in between; nobody would tell us any more
                os._exit(1)

    return arrange


def end_of(log: Path, *, since: int = 0, lines: int = LINES_SHOWN) -> str:
    """Give the last lines of a log, of what was written after its first `since` bytes."""
    try:
        with log.open("rb") as file:
            file.seek(max(since, file.seek(0, os.SEEK_END) - BYTES_SHOWN))
            text = file.read().decode(errors="replace")
    except FileNotFoundError:
        return ""
    return "\n".join(text.splitlines()[-lines:])


def stop_child(
    child: subprocess.Popen[bytes], steps: Sequence[tuple[signal.Signals, float]]
) -> int:
    """Stop a child by trying signals in turn, each with its patience in seconds; give its exit."""
    for sign, patience in steps:
        if child.poll() is not None:
            break
        child.send_signal(sign)
        try:
            child.wait(patience)
        except subprocess.TimeoutExpired:
            continue
    if child.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)  # also what it may have forked
        child.wait()
    return child.returncode
