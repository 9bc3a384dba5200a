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
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from math import ceil
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
from tests.fixtures.town import Town, make_town
from tests.torture.house import House
from workflows.identity.sign_ins import begin_sign_in
from workflows.law.actions import load_rule_packs
from workflows.record.uow import unit_of_work

FOLLOWERS = 2_000
ROUNDS = {"ci": 7, "full": 15}
WARMING = 15.0  # seconds of turns before the first that counts
PAUSE = 0.3  # seconds before an act in which nothing is going on
WARM_TURNS = ceil(WARMING / (2 * PAUSE))  # at most so many, for each side rests before its act
NOTES = ["CPU is of the server's tree for each follower", "one follower more reads nothing"]
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

        def next_act() -> tuple[str, Callable[[], None]]:
            title = f"idea {uuid4().hex}"
            given = {**IDEA, "title": title, "summary": title, "programmeId": programme}
            body = {"query": SUBMIT, "variables": {"input": given}}
            return title, lambda: post(mine.port, body, signed_in(mine, cookie), b"Success")

        ours = Followed(Side("Dure"), mine, FOLLOW % "(first: 1)", {"slug": slug}, next_act)
        theirs = peer(other)
        uvloop.run(contest([ours, theirs], followers=FOLLOWERS, rounds=ROUNDS[scale]))
    return [
        Row(
            name=f"live, {FOLLOWERS:,} followers, act to last",
            against="graphql-ws, reference server",
            unit="ms",
            ours=ours.side,
            theirs=theirs.side,
            reach=1.5,
            moonshot=3,
            more_is_better=False,
            notes=NOTES,
        )
    ]


@dataclass(frozen=True, slots=True)
class Followed:
    """One side: what its crowd follows, and the next act with the mark by which it is heard."""

    side: Side
    served: Serving
    query: str
    variables: dict[str, object]
    next_act: Callable[[], tuple[str, Callable[[], None]]]


async def contest(both: Sequence[Followed], *, followers: int, rounds: int) -> None:
    """Measure in turns, once warm: milliseconds from the act until the last follower has heard of it."""
    crowds = []
    for one in both:
        crowd = Crowd(one.served.port, one.query, one.variables)
        await crowd.gather(followers)
        await crowd.slow()
        crowds.append(crowd)
    warm = time.perf_counter() + WARMING
    counted = 0
    while counted < rounds:
        counts = time.perf_counter() >= warm
        counted += counts
        for one, crowd in zip(both, crowds, strict=True):
            mark, act = await asyncio.to_thread(one.next_act)
            await asyncio.sleep(PAUSE)
            crowd.await_mark(mark.encode())
            spent = cpu_seconds(one.served.pid)
            began = time.perf_counter()
            await asyncio.to_thread(act)
            await crowd.all_heard(within=60)
            if counts:
                one.side.rounds.append(1000 * (crowd.last - began))
                one.side.own.append(1000 * (cpu_seconds(one.served.pid) - spent) / followers)
    for crowd in crowds:
        crowd.close()


def peer(served: Serving) -> Followed:
    """Return the side of the reference server: one idea a message, read from memory."""

    def next_act() -> tuple[str, Callable[[], None]]:
        title = f"idea {uuid4().hex}"
        return title, lambda: post(served.port, {"title": title})

    return Followed(Side("graphql-ws"), served, FOLLOW % "", {"slug": "here"}, next_act)


async def cookie_of(town: Town, who: str) -> str:
    """Sign somebody in and return his cookie's value."""
    value, digest = new_cookie()
    async with unit_of_work(town.sessions) as uow:
        await begin_sign_in(
            uow,
            person_id=town.people[who],
            issuer="https://issuer.test",
            cookie_digest=digest,
            lasts=timedelta(hours=1),
        )
    return value


def signed_in(served: Serving, cookie: str) -> dict[str, str]:
    """Return the headers of a page that is signed in."""
    return {"cookie": f"dure-{served.port}={cookie}", "dure-csrf": "1"}


async def _town(url: str) -> tuple[str, str, str]:
    """Make a town with a resident who is signed in; return its slug, global id and his cookie."""
    database = connect(url)
    async with unit_of_work(database.writes) as uow:
        await load_rule_packs(uow)
    town = await make_town(database.writes)
    await town.propose("the first idea")
    value = await cookie_of(town, "resident.1")
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


def post(
    port: int, body: object, headers: dict[str, str] | None = None, wanted: bytes = b""
) -> None:
    """Post a body and demand that the answer holds what is wanted."""
    sent = {"content-type": "application/json", "accept": "application/json", **(headers or {})}
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/graphql", json.dumps(body).encode(), sent
    )
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - same
        said = answer.read()
    if wanted not in said:
        raise RuntimeError(said.decode())
