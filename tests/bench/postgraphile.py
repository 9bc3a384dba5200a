"""PostGraphile 5 on the database of a house: the product the reads and ballots are set beside.

It is set up as its makers say for production (Amber preset, NODE_ENV and GRAPHILE_ENV), with as many
processes and connections as ours, over the same socket. It sees what a role of its own may see, and no
rights narrow its answers: that helps it.
"""

import os
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from urllib.error import URLError

from tests.bench.house import Serving
from tests.bench.peers import installed, node
from tests.fixtures.product import free_port
from tests.torture.house import House

ROLE = "peer"
CONNECTIONS = 10
READY_WITHIN = 60.0  # seconds
# How it is told of a relation that is no foreign key.
AUTHOR = "@foreignKey (author_id) references public_name (person_id)|@fieldName author"


@contextmanager
def postgraphile(
    house: House, database: str, *, schemas: Sequence[str] = ("public",), processes: int = 2
) -> Iterator[Serving]:
    """Serve some schemas of a database until the block ends; its role must be there already."""
    folder, port = installed("postgraphile"), free_port()
    process = subprocess.Popen(
        [node(), "serve.mjs"],
        cwd=folder,
        env={
            "PATH": os.defpath,
            "NODE_ENV": "production",
            "GRAPHILE_ENV": "production",
            "PEER_DATABASE": f"socket://{ROLE}@{house.postgres.socket_dir}?db={database}",
            "PEER_SCHEMAS": ",".join(schemas),
            "PEER_PORT": str(port),
            "PEER_PROCESSES": str(processes),
            "PEER_CONNECTIONS": str(CONNECTIONS),
        },
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait(port, process)
        yield Serving(port, process.pid)
    finally:
        process.terminate()
        process.wait(20)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until it answers. Raises RuntimeError if it ends or time runs out."""
    until = time.monotonic() + READY_WITHIN
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/graphql",
        b'{"query": "{ __typename }"}',
        {"content-type": "application/json"},
    )
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(request, timeout=5):  # noqa: S310 - same
                return
        except (URLError, OSError):
            time.sleep(0.1)
    msg = "PostGraphile does not answer; its words are above"
    raise RuntimeError(msg)


async def lets_read(house: House, database: str) -> None:
    """Let its role read proposals and what stands beside them, and write proposals."""
    for statement in (
        f"CREATE ROLE {ROLE} LOGIN",
        f"GRANT USAGE ON SCHEMA public TO {ROLE}",
        f"GRANT SELECT ON proposal, programme, public_name TO {ROLE}",
        f"GRANT INSERT ON proposal TO {ROLE}",
        f"COMMENT ON TABLE proposal IS '{AUTHOR}'",
    ):
        await house.rule(database, statement)
