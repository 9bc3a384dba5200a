"""Knowing that an embedded database already is as this code wants it, so that starts are quick."""

import hashlib
from pathlib import Path

from infra.programs import ROOT

MARK = "dure.prepared"
FLOORS = ("workflows", "server")
KINDS = {".py", ".sql", ".toml"}


def fingerprint() -> str:
    """Digest of everything `migrate` and `demo` could depend on: code, migrations, rule packs."""
    digest = hashlib.sha256()
    for floor in FLOORS:
        for path in sorted((ROOT / floor).rglob("*")):
            if path.suffix in KINDS:
                body = path.read_bytes()
                digest.update(f"{path.relative_to(ROOT)}\0{len(body)}\0".encode())
                digest.update(body)
    return digest.hexdigest()


def is_prepared(database: Path) -> bool:
    """Whether this very code has migrated and filled the database in a folder.

    The mark lies inside the database's own folder: another database put in its place has none.
    """
    try:
        return (database / MARK).read_text() == fingerprint()
    except FileNotFoundError:
        return False


def mark_prepared(database: Path) -> None:
    """Note that migrating and filling have succeeded."""
    (database / MARK).write_text(fingerprint())
