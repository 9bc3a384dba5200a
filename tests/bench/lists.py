"""Lists of 100,000 proposals with 1,000,000 supports, beside the bare SQL that is behind them.

One client asks the product over HTTP, as a resident who is signed in (in one row each time as another
of 2,000, as a town asks), and the database for the same 50 rows by a prepared statement, in turns: one of each is under way at a time, both in the application's
own role, and both end with values in this program (rows, and JSON that was read). A round's figure is
the 95th percentile of its waits in milliseconds; within three times of the bare statement is what is
aimed at. The statement is written here by hand, with the policy's WHERE: it is what a careful person
would ask, not what we happen to send.

The asker does as little as can be: bytes out by a socket, bytes in. An HTTP client of the standard
library and the thread it ran in took half a millisecond of every answer, as long as the statement.

Most of a first page goes into giving the answer to the kernel and giving it the one question; cursors, ids,
HTTP and the layers around an operation share what is left. Who asks is no question of its own.
"""

import asyncio
import socket
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle

import asyncpg
import orjson

from server.database import APP_ROLE
from tests.bench.asked import Asker, our_cursors
from tests.bench.figures import Row, Side
from tests.bench.house import serving
from tests.bench.load import HEAD_ENDS, LENGTH
from tests.bench.towns import RARE, crowd, founded
from tests.torture.house import House
from workflows.kit.text import folded, grams

PROPOSALS = {"ci": 100_000, "full": 1_000_000}
SUPPORTERS = 10
NEIGHBOURS = 2_000
ROUNDS, ASKS, WARMING = 7, 120, 60
PAGE = 50
PIECE = 65_536
OURS = """query ($after: String, $search: String, $state: ProposalState, $category: ProposalCategory) {
  proposals(first: 50, after: $after, search: $search, state: $state, category: $category) {
    edges { cursor node { id number title summary category place cost state supportCount } }
    pageInfo { hasNextPage endCursor } } }"""
# A million supports: so many people behind each proposal, and the number on the proposal itself.
SUPPORT = """INSERT INTO proposal_support (proposal_id, person_id, supported_at)
SELECT p.id, r.id, now() FROM proposal p CROSS JOIN (SELECT id FROM person ORDER BY id LIMIT {}) r"""
BARE = """SELECT p.id, p.number, p.title, p.summary, p.category, p.place, p.cost, p.state, p.supports,
  p.submitted_at FROM proposal p
WHERE NOT p.hidden AND p.programme_id IN (SELECT id FROM programme WHERE NOT rehearsal) {}
ORDER BY p.submitted_at DESC, p.id LIMIT 51"""


@dataclass(frozen=True, slots=True)
class Question:
    """One question: what the product is asked, and the same for the database."""

    name: str
    variables: Sequence[dict[str, object]]
    narrowed: str
    values: Sequence[tuple[object, ...]]


def rows(scale: str) -> list[Row]:
    """Measure each question."""
    with House() as house:
        return asyncio.run(_measured(house, PROPOSALS[scale]))


async def _measured(house: House, wanted: int) -> list[Row]:
    database = await house.fresh("lists")
    made = await founded(house, database, wanted)
    await house.rule(database, SUPPORT.format(SUPPORTERS))
    await house.rule(database, f"UPDATE proposal SET supports = {SUPPORTERS}, state = 'OPEN'")
    await house.rule(database, "VACUUM (ANALYZE) proposal")
    await house.rule(database, "ANALYZE proposal_support")
    (count,) = await house.rule(database, "SELECT count(*) FROM proposal_support")
    cookies = await crowd(house, database, NEIGHBOURS)
    with serving(house.url(database), processes=1) as served:
        asker = Asker(served, OURS).signed_in(made.places[0].cookie)
        bare = await asyncpg.connect(
            host=str(house.postgres.socket_dir), user=APP_ROLE, database=database
        )
        try:
            found = [
                await _contested(asker, [asker], bare, one)
                for one in await asyncio.to_thread(_questions, asker, made.usual)
            ]
            town = [asker.signed_in(cookie) for cookie in cookies]
            each = Question("list, page 1, each by another", [{"after": None}], "", [()])
            found.append(await _contested(asker, town, bare, each))
        finally:
            await bare.close()
    for row in found:
        row.notes.append(f"{made.proposals:,} proposals, {count[0]:,} supports")
    return found


def _questions(asker: Asker, usual: str) -> list[Question]:
    first, last = our_cursors(asker, [0]), our_cursors(asker, [1_000])
    deep = _place_of(asker, last[0])
    return [
        Question("list, page 1", [{"after": first[0]}], "", [()]),
        Question(
            "list, page 1,000",
            [{"after": last[0]}],
            "AND (p.submitted_at, p.id) < ($1, $2)",
            [deep],
        ),
        Question(
            "list, one field, open",
            [{"state": "OPEN", "category": "WELFARE"}],
            "AND p.state = 'OPEN' AND p.category = 'WELFARE'",
            [()],
        ),
        *(
            Question(
                f"search, {name} word",
                [{"search": word}],
                "AND p.search_grams @> $1 AND p.search_text LIKE $2",
                [(grams(folded(word)), f"%{folded(word)}%")],
            )
            for name, word in (("a usual", usual), ("a rare", RARE))
        ),
    ]


def _place_of(asker: Asker, cursor: str | None) -> tuple[object, ...]:
    """Return a moment and a key about as deep as a cursor: the row it points behind."""
    data = asker.ask(after=cursor)["proposals"]["edges"][0]["node"]
    return (data["number"],)


async def _contested(
    asker: Asker, askers: Sequence[Asker], bare: asyncpg.Connection, question: Question
) -> Row:
    narrowed, values = question.narrowed, list(question.values)
    if "submitted_at, p.id" in narrowed:
        row = await bare.fetchrow(
            "SELECT submitted_at, id FROM proposal WHERE number = $1", values[0][0]
        )
        # The order is one way in time and the other in keys: written out as a person would.
        narrowed = "AND p.submitted_at <= $1 AND (p.submitted_at < $1 OR p.id >= $2)"
        values = [(row["submitted_at"], row["id"])]
    statement = await bare.prepare(BARE.format(narrowed))
    requests = cycle([who.request(**one) for who in askers for one in question.variables])
    asked = cycle(values)
    ours, theirs = Side("over GraphQL"), Side("bare SQL")
    line = socket.create_connection(("127.0.0.1", asker.serving.port))
    for nth in range(ROUNDS + 1):
        waits: tuple[list[float], list[float]] = ([], [])
        for _ in range(WARMING if nth == 0 else ASKS):
            began = time.perf_counter()
            answer = orjson.loads(_asked(line, next(requests)))
            middle = time.perf_counter()
            rows_ = await statement.fetch(*next(asked))
            ended = time.perf_counter()
            shown = len(answer["data"]["proposals"]["edges"])
            if shown != min(PAGE, len(rows_)):
                msg = f"{question.name}: {shown} rows over GraphQL, {len(rows_)} in SQL"
                raise RuntimeError(msg)
            waits[0].append(middle - began)
            waits[1].append(ended - middle)
        if nth:
            for side, one in ((ours, waits[0]), (theirs, waits[1])):
                side.rounds.append(statistics.quantiles(one, n=20)[18] * 1000)
                side.waits += one
    line.close()
    return Row(
        name=question.name,
        against="the bare SQL behind it",
        unit="ms at the 95th percentile",
        ours=ours,
        theirs=theirs,
        reach=1 / 3,
        moonshot=1.0,
        more_is_better=False,
    )


def _asked(line: socket.socket, request: bytes) -> bytes:
    """Ask over a kept line; return the body of the answer, however many pieces it comes in."""
    line.sendall(request)
    seen = b""
    while HEAD_ENDS not in seen:
        seen += line.recv(PIECE)
    head, _, body = seen.partition(HEAD_ENDS)
    _, _, length = head.lower().partition(LENGTH)
    while len(body) < int(length.split(b"\r\n", 1)[0]):
        body += line.recv(PIECE)
    return body
