"""Roles and database in a fresh embedded PostgreSQL, made by its superuser."""

import os
import subprocess
from pathlib import Path

from infra.embedded import postgres_files
from infra.embedded.postgres import Postgres, PostgresError

OWNER = "dure_owner"
APPLICATION = "dure_app"
DATABASE = "dure"
ROLES = Path(__file__).parents[2] / "server" / "migrations" / "roles.sql"
# CREATE DATABASE runs in no DO block: psql builds the statement and runs it if it came out.
MAKE_DATABASE = """
SELECT format('CREATE DATABASE %I OWNER %I TEMPLATE template0', :'wanted', :'owner')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'wanted') \\gexec
SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', :'wanted') \\gexec
SELECT format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO %I', :'wanted', :'application') \\gexec
"""


def provision(server: Postgres, database: str = DATABASE, *, roles: Path = ROLES) -> None:
    """Run the role script (it may run any number of times) and make the database if missing.

    Raises PostgresError with the words of psql.
    """
    _psql(server, "postgres", "--file", str(roles))
    names = {"wanted": database, "owner": OWNER, "application": APPLICATION}
    variables = [part for name, value in names.items() for part in ("-v", f"{name}={value}")]
    _psql(server, "postgres", *variables, words=MAKE_DATABASE)


def _psql(server: Postgres, database: str, *arguments: str, words: str = "") -> str:
    done = subprocess.run(
        [
            str(postgres_files.binaries() / "psql"),
            *("-X", "-q", "-v", "ON_ERROR_STOP=1"),
            *("-h", str(server.socket_dir), "-p", "5432", "-U", "postgres", "-d", database),
            *arguments,
        ],
        input=words,
        env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},  # no PG* variable of the caller
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    if done.returncode != 0:
        raise PostgresError(f"The database could not be prepared: {done.stderr.strip()}")
    return done.stdout
