"""The store of files: bytes under an id, in a folder beside the database.

A file is written under a passing name, made durable, and only then given its own: who reads finds all
of it or nothing. The table of files says what there is; bytes without a row that wants them are swept.
"""

import contextlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

PASSING = "passing"


@dataclass(frozen=True, slots=True)
class Storage:
    """A folder of files. Its methods wait for the disk: call them outside the loop."""

    folder: Path

    def write(self, data: bytes) -> Path:
        """Write bytes durably under a passing name and return it; `settle` or `drop` follows."""
        passing = self.folder / PASSING
        passing.mkdir(parents=True, exist_ok=True)
        path = passing / uuid4().hex
        with path.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return path

    def settle(self, written: Path, file_id: UUID) -> None:
        """Give written bytes the name of their file, in place of what was there."""
        path = self.path(file_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        written.replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def path(self, file_id: UUID) -> Path:
        """Return where a file lies."""
        return self.folder / file_id.hex[:2] / file_id.hex

    def drop(self, file_ids: Iterable[UUID]) -> None:
        """Drop files; those that are not there are dropped already."""
        for file_id in file_ids:
            self.path(file_id).unlink(missing_ok=True)

    def drop_passing(self, before: float) -> None:
        """Drop what was written before a moment (seconds since 1970) and never settled."""
        with contextlib.suppress(FileNotFoundError):
            for path in (self.folder / PASSING).iterdir():
                with contextlib.suppress(FileNotFoundError):
                    if path.stat().st_mtime < before:
                        path.unlink()
