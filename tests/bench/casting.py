"""Ballots a second over HTTP, of this checkout and of others, taking turns in one run.

    python -m tests.bench.casting [--before CHECKOUT] [--clients 64] [--seconds 4] [--rounds 5]

Every checkout serves from one process of its own on the same PostgreSQL, which keeps its commits.
Each client is a voter with a sign-in and a line of his own who votes again and again in a poll with
revoting: eligibility, the box, a durable commit and the receipt are all in the figure. The figures
depend on the machine and on who else uses it; only the ratio of one run says anything.
"""

import argparse
import asyncio
import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path

import orjson

from schema.kit.ids import global_id
from server.database import connect
from server.sign_in.cookies import new_cookie
from tests.bench.house import serving
from tests.fixtures.town import make_town
from tests.torture.house import House
from workflows.identity.sign_ins import begin_sign_in
from workflows.law.actions import load_rule_packs
from workflows.record.uow import unit_of_work

ROOT = Path(__file__).parents[2]
CAST = (
    "mutation ($input: CastBallotInput!) { castBallot(input: $input) { __typename"
    " ... on CastBallotSuccess { receipt } ... on Refused { reason } } }"
)


@dataclass(slots=True)
class Voter:
    """One client: the value of his cookie, and the number of his next vote in each poll."""

    cookie: str
    counters: dict[str, Iterator[int]]

    def next_vote(self, campaign: str, port: int) -> bytes:
        """Write down a whole request."""
        counter = next(self.counters[campaign])
        given = {
            "campaignId": campaign,
            "counter": counter,
            "choices": [{"number": counter % 4 + 1}],
        }
        body = orjson.dumps({"query": CAST, "variables": {"input": given}})
        head = (
            "POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n"
            f"dure-csrf: 1\r\ncookie: dure-{port}={self.cookie}\r\ncontent-length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body


@dataclass(slots=True)
class Side:
    """One checkout that serves, and what was measured of it."""

    name: str
    port: int
    campaign: str
    rates: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    busy: int = 0

    def told(self) -> str:
        """Return its line of the table."""
        waits = statistics.quantiles(self.waits, n=100)
        return (
            f"{self.name:24} {statistics.median(self.rates):8.0f} ballots/s"
            f" ({min(self.rates):.0f}-{max(self.rates):.0f})"
            f"  p50 {waits[49] * 1000:.1f} ms  p99 {waits[98] * 1000:.1f} ms"
            f"  told to come again: {self.busy}"
        )


async def prepared(url: str, clients: int, polls: int) -> tuple[list[str], list[Voter]]:
    """Make a town of voters who are signed in, and an open poll for each side."""
    database = connect(url)
    async with unit_of_work(database.writes) as uow:
        await load_rule_packs(uow)
    town = await make_town(database.writes, residents=clients)
    opened = [await town.open_campaign(revoting=True) for _ in range(polls)]
    campaigns = [global_id("Campaign", one.id) for one in opened]
    voters = []
    async with unit_of_work(database.writes) as uow:
        for person in town.residents:
            value, digest = new_cookie()
            await begin_sign_in(
                uow,
                person_id=person,
                issuer="https://issuer.test",
                cookie_digest=digest,
                lasts=timedelta(hours=1),
            )
            voters.append(Voter(value, {one: count(1) for one in campaigns}))
    await database.close()
    return campaigns, voters


async def voting(side: Side, voter: Voter, until: float) -> None:
    """Vote again and again on one line; an answer is a receipt, or that the house is full."""
    reader, writer = await asyncio.open_connection("127.0.0.1", side.port)
    while time.perf_counter() < until:
        began = time.perf_counter()
        writer.write(voter.next_vote(side.campaign, side.port))
        head = await reader.readuntil(b"\r\n\r\n")
        (length,) = [
            int(line.split(b":")[1])
            for line in head.lower().split(b"\r\n")
            if line.startswith(b"content-length")
        ]
        said = await reader.readexactly(length)
        if b'"receipt"' in said:
            side.waits.append(time.perf_counter() - began)
        elif b"busy" in said:
            side.busy += 1
        else:
            raise SystemExit(f"{side.name}: {said.decode()}")
    writer.close()


async def measure(side: Side, voters: list[Voter], seconds: float) -> None:
    """Let all vote at one side for so many seconds."""
    before, began = len(side.waits), time.perf_counter()
    await asyncio.gather(*(voting(side, one, began + seconds) for one in voters))
    side.rates.append((len(side.waits) - before) / (time.perf_counter() - began))


def main() -> None:
    """Take turns and print the table."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--before", type=Path, action="append", default=[])
    asked.add_argument("--clients", type=int, default=64)
    asked.add_argument("--seconds", type=float, default=4.0)
    asked.add_argument("--rounds", type=int, default=5)
    given = asked.parse_args()
    checkouts = [ROOT, *given.before]
    with House() as house, ExitStack() as stack:
        name = asyncio.run(house.fresh("casting"))
        campaigns, voters = asyncio.run(prepared(house.url(name), given.clients, len(checkouts)))
        sides = []
        for checkout, campaign in zip(checkouts, campaigns, strict=True):
            served = stack.enter_context(serving(house.url(name), checkout=checkout, processes=1))
            sides.append(Side(checkout.name, served.port, campaign))
        for side in sides:
            asyncio.run(measure(side, voters, 1.0))
            side.rates.clear()
            side.waits.clear()
        for _ in range(given.rounds):
            for side in sides:
                asyncio.run(measure(side, voters, given.seconds))
    for side in sides:
        print(side.told())
    for side in sides[1:]:
        ratios = [mine / other for mine, other in zip(sides[0].rates, side.rates, strict=True)]
        print(
            f"ratio to {side.name}: {statistics.median(ratios):.2f}"
            f" ({min(ratios):.2f}-{max(ratios):.2f})"
        )


if __name__ == "__main__":
    main()
