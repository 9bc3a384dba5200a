"""The same page from a response cache while others write: 60 keys, one request in twenty a write.

The keys are the first pages of 60 places, asked in turn. Each write submits a proposal in one of them, by the
product's own mutation on our side (rights, number, event and outbox included) and by PostGraphile's
`createProposal` of the same row on the other; it changes what the first page of that place says. So a
key is asked 19 times between two writes of its place, by whichever of the two processes answers.

Where our time goes (microseconds of CPU in the server and the database): 406 and 171 an answer in the
row itself. Measured apart, one process of each kind at work, a hit is 200 and 49, a write 3,000 and 1,600,
a page for somebody signed in, which is a miss and the finding out of who asks, 1,280 and 590; of 100
requests 85 are hits, 10 are misses, since each of the two processes makes the answer anew after a write,
and 5 are writes. A bare ASGI program under the same server that sends as many bytes as a hit takes 37. Of a
hit sending is a quarter, reading the request a sixth, the question for versions, shared by all who have
arrived, a tenth. A write goes eleven ways to the database: who asks, the beginning, who acts (which
introduces him), the place, the birthday, the number, whether the words are new, the idea with its eleven
indexes, the event with message and version, the commit, and the answer, which swears who reads. All ideas
of a year wait for one row, the public number, until the commit of the one before: that bounds a burst, and
costs no CPU. PostGraphile writes one row in one statement.
"""

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count, cycle
from uuid import uuid4

import uvloop

from tests.bench.asked import OUR_TOWN, THEIR_TOWN, Asker, demand_same
from tests.bench.contest import TURNS, Contestant, contest
from tests.bench.figures import Row
from tests.bench.house import serving
from tests.bench.load import Asking
from tests.bench.postgraphile import postgraphile
from tests.bench.towns import Country, Place, country
from tests.torture.house import House

LINES = 16
ONE_WRITE_IN = 20
MARK = b'"number":"'  # of the first proposal on a page, or of the one that was submitted
OUR_WRITE = (
    "mutation ($input: SubmitProposalInput!) { submitProposal(input: $input) { __typename"
    " ... on SubmitProposalSuccess { proposal { number } } ... on Refused { code reason } } }"
)
THEIR_WRITE = (
    "mutation ($input: CreateProposalInput!) { createProposal(input: $input)"
    " { proposal { number } } }"
)
NTH = "#" * 9  # where the number of a write stands in it
WRITTEN = {
    "title": "쉼터 만들기",
    "summary": "우리 동네에 꼭 필요해서 함께 만들자고 제안합니다.",
    "body": "글 " * 200,
    "category": "WELFARE",
    "place": "가온동",
}
LIKE = """SELECT author_id, author_appointment_id, submitted_on, search_text, search_grams
FROM proposal WHERE programme_id = $1 AND author_id IS NOT NULL LIMIT 1"""


def rows(scale: str) -> list[Row]:
    """Measure it."""
    house, database, made = country(scale)
    with ExitStack() as stack:
        ours = Asker(stack.enter_context(serving(house.url(database))), OUR_TOWN)
        theirs = Asker(stack.enter_context(postgraphile(house, database)), THEIR_TOWN)
        keys = [{"slug": place.slug} for place in made.places]
        for key in keys:
            demand_same(ours.ask(**key), theirs.ask(**key))
        sides = [
            Contestant.over_http(
                name,
                one.serving,
                mixed([one.request(**key) for key in keys], write),
                lines=LINES,
                mark=MARK,
            )
            for name, one, write in (
                ("Dure", ours, our_writes(ours, made.places)),
                ("PostGraphile", theirs, their_writes(house, database, theirs, made)),
            )
        ]
        told = uvloop.run(contest(house, sides, **TURNS[scale]))
    return [
        Row(
            name="page from the cache, 60 keys, 5 % writes",
            against="PostGraphile 5, 2 processes",
            unit="answers/s",
            ours=sides[0].side,
            theirs=sides[1].side,
            reach=4,
            moonshot=9,
            notes=[f"{made.proposals:,} proposals before the first write", *told],
        )
    ]


def mixed(reads: Sequence[bytes], write: Asking) -> Asking:
    """Return a way to ask for the keys in turn, with a write in every twenty requests."""
    turns, numbers = cycle(reads), count(1)
    return lambda: write() if next(numbers) % ONE_WRITE_IN == 0 else next(turns)


def our_writes(ours: Asker, places: Sequence[Place]) -> Asking:
    """Return a way to submit a proposal in each place in turn, as its resident, none of them twice."""
    prepared = []
    for place in places:
        asker = replace(ours, operation=OUR_WRITE).signed_in(place.cookie)
        title = f"{WRITTEN['title']} {NTH}"
        given = {**WRITTEN, "title": title, "programmeId": place.global_id, "cost": 3_000_000}
        prepared.append(asker.request(input=given).split(NTH.encode()))
    turns, numbers = cycle(prepared), count()
    return lambda: f"{next(numbers):0{len(NTH)}}".encode().join(next(turns))


def their_writes(house: House, database: str, theirs: Asker, made: Country) -> Asking:
    """Return a way to create such a proposal, with all its columns given, in each place in turn."""
    asker = replace(theirs, operation=THEIR_WRITE)
    prepared: list[dict[str, object]] = []
    for place in made.places:
        (like,) = asyncio.run(house.rule(database, LIKE, place.programme_id))
        given = {
            **WRITTEN,
            "programmeId": str(place.programme_id),
            "cost": "3000000",
            "state": "SUBMITTED",
            "authorId": str(like["author_id"]),
            "authorAppointmentId": str(like["author_appointment_id"]),
            "submittedOn": str(like["submitted_on"]),
            "searchText": like["search_text"],
            "searchGrams": like["search_grams"],
        }
        prepared.append(given)
    turns = cycle(prepared)
    return lambda: asker.request(input={"proposal": _new(next(turns))})


def _new(given: dict[str, object]) -> dict[str, object]:
    """Give a proposal an id, a number and a moment of its own."""
    key = str(uuid4())
    now = datetime.now(UTC).isoformat()
    return {**given, "rowId": key, "number": key, "submittedAt": now}
