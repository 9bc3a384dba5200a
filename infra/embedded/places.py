"""Where embedded services keep files and sockets, and as whom they run."""

import hashlib
import os
import pwd
import stat
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

SOCKET_PATH_LIMIT = 107  # bytes of a unix socket address without its end mark, unix(7)
LONGEST_SOCKET_NAME = len("/.s.PGSQL.5432.lock")
OTHERS_MAY_PASS = stat.S_IXOTH


class PlaceRefusedError(RuntimeError):
    """A folder cannot be used safely; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class ServiceUser:
    """The account that owns and runs the embedded services."""

    uid: int
    gid: int


def service_user() -> ServiceUser:
    """Nobody when started by root (PostgreSQL refuses to run as root), else whoever started us.

    Raises PlaceRefusedError for an account that the system has no name for, which PostgreSQL asks for.
    """
    if os.geteuid() != 0:
        own = os.geteuid()
        try:
            pwd.getpwuid(own)
        except KeyError:
            raise PlaceRefusedError(
                f"PostgreSQL runs only for an account with a name, and {own} has none in /etc/passwd; "
                "start as a named account or as root, or give it a name."
            ) from None
        return ServiceUser(own, os.getegid())
    entry = pwd.getpwnam("nobody")
    return ServiceUser(entry.pw_uid, entry.pw_gid)


def open_to_all(path: Path) -> bool:
    """Whether any user may walk down to this path."""
    resolved = path.resolve()
    return all(folder.stat().st_mode & OTHERS_MAY_PASS for folder in (resolved, *resolved.parents))


def private_folder(path: Path) -> Path:
    """Make a folder of mode 0700 owned by the service user, or take over an empty one of ours."""
    user = service_user()
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.stat().st_uid not in {user.uid, os.geteuid()}:
        raise PlaceRefusedError(f"{path} belongs to somebody else; choose another DATA.")
    if os.geteuid() == 0:
        os.chown(path, user.uid, user.gid)
    path.chmod(0o700)
    return path


def runtime_dir(data: Path) -> Path:
    """Give the short private folder for sockets of one data folder, making it if need be.

    Sockets cannot live under the data folder: their whole path must fit into 107 bytes. The name
    is derived from the data folder, so that two copies never meet and a restart finds its own.
    Trust authentication rests on the mode: whoever is not the service user (or root) stays out.
    """
    user = service_user()
    digest = hashlib.sha256(os.fsencode(data.resolve())).hexdigest()[:12]
    path = _temp_root() / f"dure-{user.uid}-{digest}"
    try:
        path.mkdir(mode=0o700)
        if os.geteuid() == 0:
            os.chown(path, user.uid, user.gid)
    except FileExistsError:
        # The temp folder is everybody's: a folder or link planted there by another is not entered.
        found = path.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != user.uid:
            raise PlaceRefusedError(f"{path} exists and is not ours; remove it.") from None
    path.chmod(0o700)
    return path


def leave(sockets: Path) -> None:
    """Remove a runtime folder unless another service still has its socket there."""
    with suppress(OSError):
        sockets.rmdir()


def _temp_root() -> Path:
    chosen = Path(tempfile.gettempdir())
    name = len("/dure-4294967295-") + 12
    fits = len(os.fsencode(chosen)) + name + LONGEST_SOCKET_NAME <= SOCKET_PATH_LIMIT
    reachable = os.geteuid() != 0 or open_to_all(chosen)
    return chosen if fits and reachable else Path("/tmp")  # noqa: S108 - mode and owner are checked
