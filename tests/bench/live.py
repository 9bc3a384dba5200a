"""2,000 live followers, from an act to the last of them, beside the reference server of graphql-ws.

Ours is the product as shipped: two server processes, PostgreSQL and Valkey, and the act is a resident
who submits an idea over HTTP; its rights, commit, event and outbox are in the time. Theirs is one
process that keeps its state in memory and executes the operation for every subscriber. On both sides
one follower more reads nothing. The followers share this machine with the servers.
"""

import asyncio
import json
import shutil
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import uvloop

from infra.embedded.valkey import Valkey
from schema.kit.ids import global_id
from server.database import connect
from server.sign_in.cookies import new_cookie
from tests.bench.figures import Row, Side, cpu_seconds
from tests.bench.followers import Crowd
from tests.bench.house import Serving, serving, wait_for
from tests.bench.peers import installed, node
from tests.fixtures.product import free_port
from tests.fixtures.town import make_town
from tests.torture.house import House
from workflows.identity.sign_ins import begin_sign_in
from workflows.law.actions import load_rule_packs
from workflows.record.uow import unit_of_work

FOLLOWERS = 2_000
ROUNDS = {"ci": 7, "full": 15}
FOLLOW = """subscription ($slug: String!) { programmeChanged(slug: $slug) { name
  proposals%s { edges { node { number title summary cost state } } } } }"""
SUBMIT = (
    "mutation ($input: SubmitProposalInput!) { submitProposal(input: $input) { __typename"
    " ... on SubmitProposalSuccess { proposal { number } } ... on Refused { reason } } }"
)
IDEA = {"body": "함께 쓰는 곳", "category": "WELFARE", "place": "가온동", "cost": 3_000_000}


def rows(scale: str) -> list[Row]:
    """Measure it."""
    with House() as house, ExitStack() as stack:
        name = asyncio.run(house.fresh("live"))
        slug, programme, cookie = asyncio.run(_town(house.url(name)))
        folder = Path(tempfile.mkdtemp(prefix="dure-bench-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        queue = stack.enter_context(Valkey(folder))
        mine = stack.enter_context(serving(house.url(name), settings={"DURE_REDIS_URL": queue.url}))
        other = stack.enter_context(reference())

        def submit(title: str) -> None:
            given = {**IDEA, "title": title, "summary": title, "programmeId": programme}
            headers = {"cookie": f"dure-{mine.port}={cookie}", "dure-csrf": "1"}
            _post(mine.port, {"query": SUBMIT, "variables": {"input": given}}, headers, b"Success")

        sides = [
            (Side("Dure"), mine, "(first: 1)", submit),
            (Side("graphql-ws"), other, "", lambda title: _post(other.port, {"title": title})),
        ]
        return [uvloop.run(_contest(sides, slug, ROUNDS[scale]))]


async def _contest(
    sides: list[tuple[Side, Serving, str, Callable[[str], None]]], slug: str, rounds: int
) -> Row:
    crowds = []
    for _, served, arguments, _ in sides:
        crowd = Crowd(served.port, FOLLOW % arguments, {"slug": slug})
        await crowd.gather(FOLLOWERS)
        await crowd.slow()
        crowds.append(crowd)
    for turn in range(rounds + 1):
        for (side, served, _, publish), crowd in zip(sides, crowds, strict=True):
            title = f"idea {uuid4().hex}"
            crowd.await_mark(title.encode())
            spent = cpu_seconds(served.pid)
            began = time.perf_counter()
            await asyncio.to_thread(publish, title)
            async with asyncio.timeout(60):
                await crowd.heard.wait()
            if turn:
                side.rounds.append(1000 * (crowd.last - began))
                side.own.append(1000 * (cpu_seconds(served.pid) - spent) / FOLLOWERS)
            await asyncio.sleep(0.3)
    for crowd in crowds:
        crowd.close()
    ours, theirs = (side for side, *_ in sides)
    return Row(
        name=f"live, {FOLLOWERS:,} followers, act to last",
        against="graphql-ws, reference server",
        unit="ms",
        ours=ours,
        theirs=theirs,
        reach=1.5,
        moonshot=3,
        more_is_better=False,
        notes=["CPU is of the server's tree for each follower", "one follower more reads nothing"],
    )


async def _town(url: str) -> tuple[str, str, str]:
    """Make a town with a resident who is signed in; return its slug, global id and his cookie."""
    database = connect(url)
    async with unit_of_work(database.writes) as uow:
        await load_rule_packs(uow)
    town = await make_town(database.writes)
    await town.propose("the first idea")
    value, digest = new_cookie()
    async with unit_of_work(database.writes) as uow:
        await begin_sign_in(
            uow,
            person_id=town.people["resident.1"],
            issuer="https://issuer.test",
            cookie_digest=digest,
            lasts=timedelta(hours=1),
        )
    await database.close()
    return town.slug, global_id("Programme", town.programme_id), value


@contextmanager
def reference() -> Iterator[Serving]:
    """Run the reference server until the block ends."""
    port = free_port()
    process = subprocess.Popen([node(), "serve.mjs", str(port)], cwd=installed("graphql-ws"))
    try:
        wait_for(f"http://127.0.0.1:{port}/", process)
        yield Serving(port, process.pid)
    finally:
        process.terminate()
        process.wait(20)


def _post(
    port: int, body: object, headers: dict[str, str] | None = None, wanted: bytes = b""
) -> None:
    sent = {"content-type": "application/json", "accept": "application/json", **(headers or {})}
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/graphql", json.dumps(body).encode(), sent
    )
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - same
        said = answer.read()
    if wanted not in said:
        raise RuntimeError(said.decode())
