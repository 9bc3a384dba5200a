"""`python -m infra with -- <command>`: a database and a queue lent to one command, then gone."""

import contextlib
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import NoReturn

from infra.embedded.postgres import Postgres
from infra.embedded.provision import APPLICATION, OWNER, provision
from infra.embedded.valkey import Valkey
from infra.handover import SECRET_BYTES, own_environment
from infra.programs import ROOT

PATIENCE = 10.0  # seconds for the command to finish when told to stop
STOPPED = 128  # a shell adds the signal's number to this


def lend(command: Sequence[str]) -> int:
    """Run a command beside a migrated database of its own; give its exit code.

    Everything lies in a temporary folder: copies that are running are left alone, and nothing is
    kept. There is no issuer, so nobody can sign in, and no demo.
    """
    for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(sign, _leave)
    folder = Path(tempfile.mkdtemp(prefix="dure-lent-"))
    with contextlib.ExitStack() as lent:
        lent.callback(shutil.rmtree, folder, ignore_errors=True)
        server = lent.enter_context(Postgres(folder))
        queue = lent.enter_context(Valkey(folder))
        provision(server)
        env = _environment(folder, server, queue)
        migrated = subprocess.run(
            [sys.executable, "-m", "server", "migrate"],
            cwd=ROOT,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if migrated.returncode != 0:
            sys.stderr.buffer.write(migrated.stdout)
            return migrated.returncode
        child = lent.enter_context(subprocess.Popen(list(command), env=env))
        lent.callback(_end, child)
        return child.wait()


def _environment(folder: Path, server: Postgres, queue: Valkey) -> dict[str, str]:
    """Hand over the lent services and nothing of another house that the environment may name."""
    kept = {k: v for k, v in own_environment().items() if not k.startswith(("DURE_OIDC_", "PG"))}
    return {
        **kept,
        "DURE_DATABASE_URL": server.url(APPLICATION),
        "DURE_DATABASE_OWNER_URL": server.url(OWNER),
        "DURE_REDIS_URL": queue.url,
        "DURE_SECRET": secrets.token_hex(SECRET_BYTES),
        "DURE_DATA": str(folder),
    }


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()


def _leave(sign: int, _: FrameType | None) -> NoReturn:
    # Only the first one counts; what was lent is taken back on the way out.
    for one in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(one, signal.SIG_IGN)
    sys.exit(STOPPED + sign)
