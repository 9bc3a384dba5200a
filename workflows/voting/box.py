"""The ballot box as seen from outside: calls of the functions that its own database role owns.

The application's role can neither read nor write the box's tables. What it may ask is this page.
Ballots go in under a share lock of the poll, taken before the deadline is judged by the database's
clock: a closer waits for voters in flight, and a voter who waited finds the poll closed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.identity.sign_ins import BEHIND


class BoxAnswer(StrEnum):
    """What the box says to one cast."""

    CAST = "cast"
    NO_POLL = "no_poll"
    NOT_OPEN_YET = "not_open_yet"
    CLOSED = "closed"
    NOT_ON_ROLL = "not_on_roll"
    NO_REVOTING = "no_revoting"
    OTHER_CHOICE = "other_choice"
    OLDER_THAN_LAST = "older_than_last"
    CAME_FOR_PAPER = "came_for_paper"


ANSWERS = {answer.value: answer for answer in BoxAnswer}


class Slip(NamedTuple):
    """One cast as the box takes it: poll, voter, counter from 1, canonical choice text.

    `cookie` is the digest of the cookie behind which the voter must be signed in still; None where he
    was found there already.
    """

    poll_id: UUID
    voter_id: UUID
    counter: int
    choice: str
    cookie: str | None = None


class Dropped(NamedTuple):
    """The box's answer to one slip; `receipt` is there when the ballot is."""

    answer: BoxAnswer
    receipt: str | None


CAST = text(
    "SELECT answer, receipt FROM box_cast(CAST(:polls AS uuid[]), CAST(:voters AS uuid[]),"
    " CAST(:counters AS integer[]), CAST(:choices AS text[])) ORDER BY place"
)

# The box is not told of sign-ins: slips whose voter is no longer signed in do not get as far as it.
CAST_AT_ONCE = f"""
WITH sworn AS (
  SELECT array_agg(i.poll) AS polls, array_agg(i.voter) AS voters, array_agg(i.counter) AS counters,
    array_agg(i.choice) AS choices, array_agg(i.place) AS places
  FROM (SELECT dure_now() AS now OFFSET 0) m
  CROSS JOIN unnest($1::uuid[], $2::uuid[], $3::integer[], $4::text[], $5::text[]) WITH ORDINALITY
    AS i(poll, voter, counter, choice, cookie, place)
  LEFT JOIN LATERAL ({BEHIND}) p ON true
  WHERE i.cookie IS NULL OR p.person_id = i.voter
)
SELECT s.places[d.place] AS place, d.answer, d.receipt
FROM sworn s CROSS JOIN LATERAL box_cast(s.polls, s.voters, s.counters, s.choices) d"""  # noqa: S608 - a text of our own


async def drop_in(session: AsyncSession, slips: Sequence[Slip]) -> list[Dropped]:
    """Put slips into the box, in one statement; return one answer a slip, in their order.

    The same slip again gets the same receipt. Nothing is in the box before the commit.
    """
    rows = await session.execute(
        CAST,
        {
            "polls": [slip.poll_id for slip in slips],
            "voters": [slip.voter_id for slip in slips],
            "counters": [slip.counter for slip in slips],
            "choices": [slip.choice for slip in slips],
        },
    )
    return [Dropped(ANSWERS[answer], receipt) for answer, receipt in rows]


async def drop_in_at_once(driver: Any, slips: Sequence[Slip]) -> list[Dropped | None]:
    """Do the same by a statement that commits itself: two thirds of the messages are saved.

    It finds out along with it who is signed in: None is for a slip whose voter is not.
    `driver` is a connection as asyncpg knows it, in no transaction.
    """
    dropped: list[Dropped | None] = [None] * len(slips)
    for place, answer, receipt in await driver.fetch(CAST_AT_ONCE, *zip(*slips, strict=True)):
        dropped[place - 1] = Dropped(ANSWERS[answer], receipt)
    return dropped


async def seal(session: AsyncSession, poll_id: UUID) -> str:
    """Make the poll's key and its lot's seed; return the seed's commitment (SHA-256, hex)."""
    sealed: str = (
        await session.execute(text("SELECT box_seal(:poll)"), {"poll": poll_id})
    ).scalar_one()
    return sealed


@dataclass(frozen=True, slots=True)
class Contents:
    """What a closed box holds: choices with how often they count, replaced ballots, the lot's seed."""

    groups: dict[str, int]
    replaced: int
    lot_seed: bytes


async def contents(session: AsyncSession, poll_id: UUID) -> Contents:
    """Return what a closed box holds. The database refuses while the poll is open."""
    rows = await session.execute(
        text("SELECT choice, stored, number FROM box_tally(:poll)"), {"poll": poll_id}
    )
    groups: dict[str, int] = {}
    replaced = 0
    for choice, stored, number in rows:
        replaced += stored - number
        if number:
            groups[choice] = number
    seed: bytes = (
        await session.execute(text("SELECT box_seed(:poll)"), {"poll": poll_id})
    ).scalar_one()
    return Contents(groups, replaced, bytes(seed))


async def counted_groups(session: AsyncSession, poll_id: UUID) -> dict[str, int]:
    """Return the choices in a closed box with how often each counts, the last of each voter."""
    rows = await session.execute(
        text("SELECT choice, number FROM box_count(:poll)"), {"poll": poll_id}
    )
    return {row.choice: row.number for row in rows}


async def destroy_key(session: AsyncSession, poll_id: UUID) -> None:
    """Destroy the key of a closed poll, and with it the way from a roll entry to a ballot."""
    await session.execute(text("SELECT box_destroy_key(:poll)"), {"poll": poll_id})


async def turnout(session: AsyncSession, poll_id: UUID) -> int:
    """Return how many have voted: in whole steps of 20 while the poll is open, then exactly."""
    count: int = (
        await session.execute(text("SELECT box_turnout(:poll)"), {"poll": poll_id})
    ).scalar_one()
    return count


@dataclass(frozen=True, slots=True)
class OwnBallot:
    """The last ballot of one voter: its counter and receipt, never its choice."""

    counter: int
    receipt: str


async def own_ballot(session: AsyncSession, poll_id: UUID, voter_id: UUID) -> OwnBallot | None:
    """Return a voter's last ballot while the key lives; None after it or without a ballot."""
    row = (
        await session.execute(
            text("SELECT counter, receipt FROM box_own(:poll, :voter)"),
            {"poll": poll_id, "voter": voter_id},
        )
    ).one_or_none()
    return OwnBallot(row.counter, row.receipt) if row else None


class ReceiptState(StrEnum):
    """What a receipt code stands for."""

    NOT_FOUND = "NOT_FOUND"
    RECEIVED = "RECEIVED"
    COUNTED = "COUNTED"
    REPLACED = "REPLACED"


async def receipt_state(session: AsyncSession, poll_id: UUID, code: str) -> ReceiptState:
    """Say whether a code lies in the box, was counted, or was replaced by a later vote."""
    state: str = (
        await session.execute(
            text("SELECT box_receipt(:poll, :code)"), {"poll": poll_id, "code": code}
        )
    ).scalar_one()
    return ReceiptState(state)
