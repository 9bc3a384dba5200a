"""pgbench, PostgreSQL's own load: the same INSERT without HTTP, GraphQL, eligibility or receipt.

It shows what the disk and the database can do at best with one commit a ballot.
"""

import asyncio
import re
from pathlib import Path

from infra.embedded.postgres_files import binaries
from tests.bench.contest import Contestant
from tests.bench.figures import Side
from tests.bench.load import Load
from tests.torture.house import House

INSERT = """INSERT INTO peer.ballot (programme_id, poll_id, ballot_key, counter, ballot_id, choice, receipt)
VALUES ('{programme}', '{poll}', sha256(uuid_send(gen_random_uuid())), 1, gen_random_uuid(), '2',
  encode(substr(sha256(uuid_send(gen_random_uuid())), 1, 10), 'hex'));
"""
RATE = re.compile(r"^tps = ([0-9.]+) \(without initial connection time\)", re.MULTILINE)
THREADS = 2


def inserting(
    house: House, database: str, clients: int, script: Path, *, programme: str, poll: str
) -> Contestant:
    """Make a side that inserts ballots into one poll with so many clients."""
    script.write_text(INSERT.format(programme=programme, poll=poll))
    command = [
        str(binaries() / "pgbench"),
        *("-n", "-M", "prepared", "-f", str(script), "-c", str(clients), "-j", str(THREADS)),
        *("-h", str(house.postgres.socket_dir), "-U", "postgres"),
    ]

    async def press(seconds: float) -> Load:
        whole = max(1, round(seconds))
        child = await asyncio.create_subprocess_exec(
            *command, "-T", str(whole), database,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        said, words = await child.communicate()
        found = RATE.search(said.decode())
        if child.returncode or found is None:
            raise RuntimeError(words.decode())
        return Load(seconds=whole, answers=round(float(found.group(1)) * whole))

    return Contestant(Side(f"pgbench -c {clients}"), None, press)
