"""Twenty-five members who vote at once while the chair closes: what was accepted is counted, and nothing else.

The control lets a vote be cast and closed without its lock: an accepted ballot must get lost.
"""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from unittest.mock import patch
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from server.database import connect
from tests.fixtures.sittings import (
    CHAIR,
    RunningClock,
    call_item,
    opened_soon,
    sitting_council,
)
from tests.fixtures.town import Town, as_house, make_town
from tests.torture.figures import Figure
from tests.torture.house import House
from workflows.councils.meetings import balloting, chairing
from workflows.councils.meetings.models import MeetingItem, MeetingVote
from workflows.councils.reckoning.votes import Choice
from workflows.kit.refusal import Busy, NotFound, Refusal
from workflows.law.actions import load_rule_packs
from workflows.record.busy import told_as_busy
from workflows.record.uow import UnitOfWork, unit_of_work

MEMBERS, ITEMS = 25, 40
PRESSES = 10
EVERYBODY = (CHAIR, *(f"expert.{number}" for number in range(1, MEMBERS)))


@dataclass(slots=True)
class Closed:
    """Votes that were closed amid casts: how many ballots were accepted, and how many votes told others."""

    votes: int = 0
    accepted: int = 0
    late: int = 0
    wrong: int = 0
    again: int = 0
    seconds: float = 0.0
    # Of the control alone: without the lock the database's own wall turns some away, and no refusal is told.
    walled: bool = False


async def press(act: Callable[[], Awaitable[object]], closed: Closed) -> None:
    """Do what a person at a page does: whoever is told that the house is busy presses again."""
    for last in (*[False] * (PRESSES - 1), True):
        try:
            with told_as_busy():
                await act()
        except Busy:
            if last:
                raise
            closed.again += 1
            await asyncio.sleep(random.random())
        else:
            return


async def close_amid(town: Town, meeting_id: UUID, item: MeetingItem, closed: Closed) -> None:
    """Let everybody vote at once with the chair closing somewhere in between."""
    await town.act(CHAIR, balloting.open_vote, meeting_id=meeting_id, item_id=item.id)
    async with as_house(town.sessions) as session:
        vote_id = await session.scalar(select(MeetingVote.id).where(MeetingVote.item_id == item.id))

    async def cast(who: str) -> bool:
        said = partial(town.act, who, balloting.cast_vote, vote_id=vote_id, choice=Choice.FOR)
        # Half of them press when the chair may press: some before him, some after.
        await asyncio.sleep(max(0.0, random.random() - 0.5))
        try:
            await press(said, closed)
        except Refusal:
            return False
        except IntegrityError:
            if not closed.walled:
                raise
            return False
        return True

    async def close() -> bool:
        await asyncio.sleep(random.random() * 0.5)
        await press(partial(town.act, CHAIR, balloting.close_vote, vote_id=vote_id), closed)
        return False

    accepted = sum(await asyncio.gather(*(cast(who) for who in EVERYBODY), close()))
    async with as_house(town.sessions) as session:
        vote = await session.get_one(MeetingVote, vote_id)
        told = (vote.outcome or {}).get("for")
    closed.votes += 1
    closed.accepted += accepted
    closed.late += MEMBERS - accepted
    closed.wrong += told != accepted


async def meet(town: Town, closed: Closed, *, many: int, until_wrong: bool) -> None:
    """Hold a meeting after the other, an item a vote, until there were so many votes."""
    council = await sitting_council(town, RunningClock(), experts=MEMBERS - 1)
    while closed.votes < many and not (until_wrong and closed.wrong):
        meeting = await opened_soon(town, council, *EVERYBODY, items=min(ITEMS, many))
        async with as_house(town.sessions) as session:
            items = list(
                await session.scalars(
                    select(MeetingItem)
                    .where(MeetingItem.meeting_id == meeting.id)
                    .order_by(MeetingItem.number)
                )
            )
        for item in items[: many - closed.votes]:
            await call_item(town, meeting, item)
            await close_amid(town, meeting.id, item, closed)
            if until_wrong and closed.wrong:
                break
            async with as_house(town.sessions) as session:
                left_open = (await session.get_one(MeetingItem, item.id)).ended_at is None
            if left_open:
                msg = "a vote with a quorum ends its item"
                raise AssertionError(msg)
        if not (until_wrong and closed.wrong):
            await town.act(CHAIR, chairing.close_meeting, meeting_id=meeting.id)


async def _without_lock(uow: UnitOfWork, vote_id: UUID, *, shared: bool = False) -> MeetingVote:
    """Read a vote and leave it to everybody, whether `shared` or not: the control."""
    vote = await uow.session.get(MeetingVote, vote_id, populate_existing=True)
    if vote is None:
        raise NotFound("no_such_vote", field="voteId")
    return vote


async def closes(house: House, database: str, *, many: int, until_wrong: bool = False) -> Closed:
    """Seat a council in a database of its own and let it vote."""
    # One for everybody, so that none waits for a line instead of for the vote.
    own = connect(house.url(database), connections=MEMBERS + 1)
    closed, began = Closed(walled=until_wrong), time.monotonic()
    try:
        async with unit_of_work(own.writes) as uow:
            await load_rule_packs(uow)
        await meet(await make_town(own.writes), closed, many=many, until_wrong=until_wrong)
    finally:
        await own.close()
    closed.seconds = time.monotonic() - began
    return closed


async def council_closes(house: House, *, many: int, control: int) -> list[Figure]:
    """Run the votes and their control."""
    kept = await closes(house, await house.fresh("council"), many=many)
    with patch.object(balloting, "_locked_vote", _without_lock):
        erred = await closes(
            house, await house.fresh("council_unlocked"), many=control, until_wrong=True
        )
    line = (
        "{0.votes:,} votes: {0.accepted:,} ballots accepted, {0.late:,} too late,"
        " {0.wrong:,} votes miscounted, {0.again:,} presses again, {0.seconds:.0f} s"
    )
    return [
        Figure.of(
            f"{MEMBERS} members who vote while the chair closes",
            kept.votes == many and kept.wrong == 0,
            line.format(kept),
            kept,
        ),
        Figure.of("closing, control without the lock", erred.wrong > 0, line.format(erred), erred),
    ]
