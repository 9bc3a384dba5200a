"""A house whose disk is slow: 2 ms more for every fdatasync, by a few lines of C put before the libc."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from infra.embedded.postgres import Postgres
from infra.embedded.postgres_files import binaries
from tests.bench.peers import cache
from tests.torture.house import House

SOURCE = Path(__file__).with_name("slow_disk.c")
STARTS = '#!/bin/sh\nLD_PRELOAD="{shim}" exec "{postgres}" "$@"\n'


class NoCompilerError(RuntimeError):
    """There is no C compiler on this machine."""


def compiled() -> Path:
    """Compile the few lines into the cache; raises NoCompilerError where nothing can."""
    compiler = shutil.which("gcc") or shutil.which("cc") or shutil.which("clang")
    if compiler is None:
        raise NoCompilerError("no C compiler here: gcc, cc or clang")
    made = cache() / "slow_disk.so"
    command = [compiler, "-O2", "-shared", "-fPIC", "-o", str(made), str(SOURCE), "-ldl"]
    subprocess.run(command, check=True, capture_output=True)
    return made


class SlowPostgres(Postgres):
    """The embedded PostgreSQL, started through a script that loads the shim first."""

    def __init__(self, data: Path, starter: Path) -> None:
        """Say where the data lie and which folder holds the script that stands in for the program."""
        super().__init__(data)
        self._starter = starter

    def _launch(self, _: Path) -> None:
        super()._launch(self._starter)


class SlowHouse(House):
    """A house on a slow disk."""

    def __init__(self) -> None:
        super().__init__()
        shim = compiled()
        # The database runs as another user, who cannot walk into a private folder.
        self.starter = Path(tempfile.mkdtemp(prefix="dure-slow-"))
        self.starter.chmod(0o755)
        shutil.copy(shim, self.starter)
        script = self.starter / "postgres"
        script.write_text(
            STARTS.format(shim=self.starter / shim.name, postgres=binaries() / "postgres")
        )
        script.chmod(0o755)
        self.postgres = SlowPostgres(self.folder, self.starter)

    def __exit__(self, *_: object) -> None:
        super().__exit__()
        shutil.rmtree(self.starter, ignore_errors=True)
