"""Services lent to one command: it runs beside a migrated database, and nothing is left of it."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]

# What the command sees, and that the database takes its application role's reads.
LOOK = """
import asyncio, json, os, sys
from sqlalchemy import text
from server.database import connect

async def look():
    database = connect(os.environ["DURE_DATABASE_URL"], connections=1)
    async with database.reads() as session:
        rules = await session.scalar(text("SELECT count(*) FROM legal_rule"))
        who = await session.scalar(text("SELECT current_user"))
    await database.close()
    named = sorted(name for name in os.environ if name.startswith("DURE_"))
    print(json.dumps({"rules": rules, "who": who, "named": named,
                      "data": os.environ["DURE_DATA"], "words": sys.argv[1:]}))

asyncio.run(look())
sys.exit(7)
"""


def lent(*command: str, **extra: str) -> subprocess.Popen[str]:
    """Start `python -m infra with -- command` with a clean environment."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("DURE_")}
    return subprocess.Popen(
        [sys.executable, "-m", "infra", "with", *command],
        cwd=ROOT,
        env={**bare, "PYTHONPATH": str(ROOT), **extra},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_command_runs_beside_a_migrated_database_that_is_gone_afterwards():
    with lent("--", sys.executable, "-c", LOOK, "--", "a b", DURE_OIDC_ISSUER="https://x") as one:
        said, errors = one.communicate(timeout=100)
    seen = json.loads(said)

    assert one.returncode == 7, errors
    assert seen["rules"] > 0
    assert seen["who"] == "dure_app"
    assert seen["words"] == ["--", "a b"]
    assert seen["named"] == [
        "DURE_DATA",
        "DURE_DATABASE_OWNER_URL",
        "DURE_DATABASE_URL",
        "DURE_REDIS_URL",
        "DURE_SECRET",
    ]
    assert not Path(seen["data"]).exists()


def test_being_told_to_stop_ends_the_command_and_takes_everything_back():
    wait = (
        "import os, time; print(os.environ['DURE_DATA'], os.getpid(), flush=True); time.sleep(90)"
    )
    with lent("--", sys.executable, "-c", wait) as one:
        assert one.stdout is not None
        folder, pid = one.stdout.readline().split()
        one.send_signal(signal.SIGTERM)
        one.communicate(timeout=60)

    assert one.returncode == 128 + signal.SIGTERM
    assert not Path(folder).exists()
    until = time.monotonic() + 5
    while Path(f"/proc/{pid}").exists():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_without_a_command_the_usage_is_told():
    for words in ((), ("--",), ("psql",)):
        with lent(*words) as one:
            _, errors = one.communicate(timeout=60)
        assert one.returncode == 2
        assert "usage:" in errors
