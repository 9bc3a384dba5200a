"""Ballots over HTTP, durable, with eligibility and receipt, 64 clients: ours beside PostGraphile and pgbench.

Each request is another voter's: on our side with the cookie of his sign-in, through the rights, the
queue and the box; on PostGraphile's through a mutation made of a function that looks the voter up in a
roll, checks the hour, inserts and returns a receipt (`postgraphile_box.sql`). PostGraphile takes the
voter's id as an argument, which spares it a sign-in. The better of its one and two processes counts.
Before anything is measured one voter casts the same ballot on every side: what lies in the boxes then is
compared, and each receipt with what was answered.

Who votes is found out by the statement that puts his ballot in, where he came by the same cookie before
(which every voter here has, after his first ballot), and the line to the box stays in hand. Both together
took both trees' CPU a ballot to 0.76 of what it was (over HTTP, 64 lines, eight rounds in turns; Python
0.75, PostgreSQL 0.76). In PostgreSQL a batch of 14 costs 950 microseconds of CPU, the sign-ins with it;
the box alone and the question who is signed in, as it was asked before, cost 900 and 250. Of the box some
450 to 590 are the batch's own, its commit among them, and 23 each ballot's.
Since what has arrived is read before a batch goes, 26 share a commit on an idle machine where 15 did, and
PostgreSQL's part of a ballot is 50 microseconds; Python's is 168 of both processes, or 140 to 163 where
Python itself was built with optimisation (`infra/interpreter.py`), in turns 0.75 to 0.84 of it.
What is left in Python has no large layer (parts of a ballot, sampled before that change): the event loop
with its sockets and sending a third, the operation's plan a fifth, headers and the writing of the head
15, the frame around the request with its log line 9, parsing of HTTP 6. Of the head, looking for
forbidden letters in a dozen headers is 5 microseconds, and 3 by the shortest way that was found.
Of all cycles of both cores Python's interpreter has 59 in 100 and the kernel under it 8, PostgreSQL 19,
nobody 5; a ballot is some 130 calls of Python and 26 looks at a header, none of them more than 7 in 100.
"""

import asyncio
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from itertools import count, cycle
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import uvloop

from schema.kit.ids import global_id
from server.database import WORKING, connect
from tests.bench.asked import Asker
from tests.bench.contest import TURNS, Contestant, contest
from tests.bench.figures import Row
from tests.bench.house import serving
from tests.bench.load import Asking
from tests.bench.pgbench import inserting
from tests.bench.postgraphile import ROLE, postgraphile
from tests.bench.towns import signed_in
from tests.fixtures.town import make_town
from tests.torture.house import House
from workflows.law.actions import load_rule_packs
from workflows.record.uow import unit_of_work

CLIENTS = 64
VOTERS = 512  # many more than clients: nobody votes again before his last vote was answered
SAME = 2  # the line that is chosen on every side before anything is measured
MARK = b'"receipt":"'
BOX = Path(__file__).with_name("postgraphile_box.sql")
OURS = (
    "mutation ($input: CastBallotInput!) { castBallot(input: $input) { __typename"
    " ... on CastBallotSuccess { receipt } ... on Refused { code reason } } }"
)
THEIRS = "mutation ($input: CastBallotInput!) { castBallot(input: $input) { receipt: result } }"


class Electorate(NamedTuple):
    """An open poll with revoting, and its voters: who each is, and the cookie of his sign-in.

    The first is left out of the load: his ballots are compared.
    """

    programme_id: UUID
    campaign_id: UUID
    poll_id: UUID
    voters: list[UUID]
    cookies: list[str]


def rows(scale: str) -> list[Row]:
    """Measure them beside PostGraphile and pgbench."""
    with House() as house, ExitStack() as stack:
        database, electorate = asyncio.run(prepared(house))
        ours, peers = voting_sides(stack, house, database, electorate)
        scripts = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        limits = [
            inserting(
                house,
                database,
                clients,
                scripts / f"{clients}.sql",
                programme=str(electorate.programme_id),
                poll=str(electorate.poll_id),
            )
            for clients in (16, 64)
        ]
        told = uvloop.run(contest(house, [ours, *peers, *limits], **TURNS[scale]))
        told += asyncio.run(kept(house, database, electorate))
    return [
        beside("ballots, 64 clients", ours, peers, told, reach=2.5, moonshot=4.5),
        beside(
            "ballots, 64 clients, and a limit", ours, limits, told[-1:], reach=0.35, moonshot=0.6
        ),
    ]


async def prepared(house: House) -> tuple[str, Electorate]:
    """Make a database with an open vote, voters who are signed in, and PostGraphile's box."""
    database, electorate = await opened(house)
    await house.rule("postgres", f"CREATE ROLE {ROLE} LOGIN")
    await house.run(database, BOX.read_text())
    await house.rule(database, "ANALYZE")
    return database, electorate


async def opened(house: House) -> tuple[str, Electorate]:
    """Make a database with an open vote and voters who are signed in."""
    database = await house.fresh("ballots")
    own = connect(house.url(database), patience=WORKING)
    async with unit_of_work(own.writes) as uow:
        await load_rule_packs(uow)
    town = await make_town(own.writes, residents=1 + VOTERS)
    campaign = await town.open_campaign(revoting=True)
    voters = town.residents
    cookies = await signed_in(own.writes, voters)
    await own.close()
    return database, Electorate(town.programme_id, campaign.id, campaign.poll_id, voters, cookies)


def voting_sides(
    stack: ExitStack, house: House, database: str, electorate: Electorate
) -> tuple[Contestant, list[Contestant]]:
    """Serve ours and PostGraphile with one and with two processes."""
    served = Asker(stack.enter_context(serving(house.url(database))), OURS)
    ours = side_of("Dure", served, our_votes(served, electorate))
    peers = []
    askers = []
    for processes in (1, 2):
        peer = stack.enter_context(
            postgraphile(house, database, schemas=[ROLE], processes=processes)
        )
        asker = Asker(peer, THEIRS)
        askers.append(asker)
        votes = their_votes(asker, electorate, begin=1 if processes == 1 else 500)
        peers.append(side_of(f"PostGraphile x{processes}", asker, votes))
    asyncio.run(demand_same_ballot(house, database, electorate, served, askers))
    return ours, peers


async def demand_same_ballot(
    house: House, database: str, electorate: Electorate, ours: Asker, theirs: Sequence[Asker]
) -> None:
    """Cast the same for one voter on each side. Raises RuntimeError if the boxes or receipts differ."""
    campaign = str(global_id("Campaign", electorate.campaign_id))
    who = {"poll": str(electorate.poll_id), "voter": str(electorate.voters[0])}
    choices = [{"number": SAME}]
    cast = ours.signed_in(electorate.cookies[0]).ask(
        input={"campaignId": campaign, "counter": 1, "choices": choices}
    )
    others = [
        peer.ask(input={**who, "counter": nth, "choice": str(SAME)})
        for nth, peer in enumerate(theirs, start=1)
    ]
    for table, answers in (("ballot", [cast]), ("peer.ballot", others)):
        lie = await house.rule(database, f"SELECT counter, choice, receipt FROM {table} ORDER BY 1")
        told = [
            (nth, str(SAME), answer["castBallot"].get("receipt"))
            for nth, answer in enumerate(answers, start=1)
        ]
        if [tuple(row) for row in lie] != told:
            msg = f"{table} holds {lie}, and {told} was answered"
            raise RuntimeError(msg)


def side_of(name: str, asker: Asker, asking: Asking) -> Contestant:
    """Return a side that casts over so many lines."""
    return Contestant.over_http(name, asker.serving, asking, lines=CLIENTS, mark=MARK)


def our_votes(asker: Asker, electorate: Electorate) -> Asking:
    """Return a way to vote as one voter after the other, each with his next counter."""
    campaign = str(global_id("Campaign", electorate.campaign_id))
    turns = cycle([asker.signed_in(cookie) for cookie in electorate.cookies[1:]])
    votes = count()

    def asking() -> bytes:
        nth = next(votes) // VOTERS + 1
        given = {"campaignId": campaign, "counter": nth, "choices": [{"number": nth % 4 + 1}]}
        return next(turns).request(input=given)

    return asking


def their_votes(asker: Asker, electorate: Electorate, *, begin: int) -> Asking:
    """Return the same for PostGraphile, with the voter's id; two servers begin at other counters."""
    poll, turns, votes = str(electorate.poll_id), cycle(electorate.voters[1:]), count()

    def asking() -> bytes:
        nth = next(votes) // VOTERS + begin
        given = {
            "poll": poll,
            "voter": str(next(turns)),
            "counter": nth,
            "choice": f"{nth % 4 + 1}",
        }
        return asker.request(input=given)

    return asking


def better(sides: Sequence[Contestant]) -> Contestant:
    """Return the side with the higher median."""
    return max(sides, key=lambda one: one.side.median)


def beside(
    name: str,
    ours: Contestant,
    others: Sequence[Contestant],
    notes: list[str],
    *,
    reach: float,
    moonshot: float,
) -> Row:
    """Return the row of ours beside the better of some others; the rest are told in its notes."""
    theirs = better(others)
    rest = [one.side.told("ballots/s").strip() for one in others if one is not theirs]
    return Row(
        name=name,
        against=theirs.side.name,
        unit="ballots/s",
        ours=ours.side,
        theirs=theirs.side,
        reach=reach,
        moonshot=moonshot,
        notes=[*rest, *notes],
    )


async def kept(house: House, database: str, electorate: Electorate) -> list[str]:
    """Count what lies in our box and how large its batches were, behind its back."""
    (row,) = await house.rule(
        database,
        "SELECT sum(n) AS ballots, avg(n) AS batch, max(n) AS largest FROM"
        " (SELECT count(*) AS n FROM ballot WHERE poll_id = $1 GROUP BY xmin::text) AS batches",
        electorate.poll_id,
    )
    return [
        f"{row['ballots']:,} ballots in our box, {row['batch']:.1f} a commit, at most {row['largest']}"
    ]
