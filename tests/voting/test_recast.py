"""The count of a box in which people voted again, beside a count that looks at every voter's last ballot."""

import asyncio
from collections import Counter
from random import Random
from uuid import uuid4

import asyncpg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fixtures.town import make_town
from workflows.identity.queries import actor_for
from workflows.proposals.campaigns import actions as campaigns
from workflows.record.uow import unit_of_work
from workflows.voting import box
from workflows.voting.casting import Cast, Receipt, cast_ballots

CHOICES = ["1", "2", "3", "1,2", "4"]
# One voter's ballots: counter to choice, and whether the box saw the ballot just before it.
BALLOTS = st.dictionaries(
    st.integers(1, 5), st.tuples(st.sampled_from(CHOICES), st.booleans()), min_size=1, max_size=5
)
INTO_BOX = (
    "INSERT INTO ballot (programme_id, poll_id, ballot_key, counter, ballot_id, choice, receipt, replaces)"
    " VALUES ($1, $2, $3, $4, $5, $6, '', $7)"
)


@pytest.fixture(scope="module")
async def closed_box(sessions, services, database_name):
    """A connection as the superuser, and the keys of an empty box that is closed."""
    town = await make_town(sessions)
    campaign = await town.open_campaign(revoting=True, early_close=True)
    await town.act(
        "municipality.officer", campaigns.close_campaign, campaign_id=campaign.id, reason="시험"
    )
    connection = await _superuser(services, database_name)
    yield connection, town.programme_id, campaign.poll_id
    await connection.close()


@settings(max_examples=300, deadline=None)
@given(voters=st.lists(BALLOTS, max_size=8))
async def test_any_box_is_counted_as_by_looking_at_each_voters_last_ballot(closed_box, voters):
    connection, place, poll = closed_box
    transaction = connection.transaction()
    await transaction.start()
    await connection.executemany(
        INTO_BOX, [row for nth, one in enumerate(voters) for row in _rows(place, poll, nth, one)]
    )
    found = await connection.fetch("SELECT choice, stored, number FROM box_tally($1)", poll)
    await transaction.rollback()

    stored, number = _by_hand([{n: said for n, (said, _) in one.items()} for one in voters])
    assert {row["choice"]: row["stored"] for row in found} == stored
    assert {row["choice"]: row["number"] for row in found} == number


async def test_what_many_cast_again_at_once_is_counted_and_carries_what_it_replaces(
    sessions, services, database_name
):
    chance = Random(8)
    house = await make_town(sessions, residents=30)
    campaign = await house.open_campaign(revoting=True, early_close=True)
    actors = [await _actor(house, person) for person in house.residents]
    stood: dict[object, dict[int, str]] = {one.person_id: {} for one in actors}

    async def cast_some() -> None:
        """Cast for twelve voters in one batch, some of them twice, with counters that leap or repeat."""
        casts = [
            Cast(
                chance.choice(actors),
                campaign.poll_id,
                chance.randint(1, 7),
                chance.choice(["1", "2", "3"]),
            )
            for _ in range(12)
        ]
        async with unit_of_work(house.sessions) as uow:
            answers = await cast_ballots(uow, casts)
        for cast, answer in zip(casts, answers, strict=True):
            if isinstance(answer, Receipt):
                stood[cast.actor.person_id][cast.counter] = cast.choice

    for _ in range(12):
        await asyncio.gather(*(cast_some() for _ in range(3)))
    await house.act(
        "municipality.officer", campaigns.close_campaign, campaign_id=campaign.id, reason="시험"
    )
    async with unit_of_work(house.sessions) as uow:
        contents = await box.contents(uow.session, campaign.poll_id)
    stored, number = _by_hand(list(stood.values()))
    assert contents.groups == {choice: n for choice, n in number.items() if n}
    assert contents.replaced == sum(stored.values()) - sum(number.values()) > 30

    connection = await _superuser(services, database_name)
    wrong, carried = await connection.fetchrow(
        "SELECT count(*) FILTER (WHERE f.choice IS DISTINCT FROM b.replaces), count(*) FROM ballot b"
        " LEFT JOIN ballot f USING (programme_id, poll_id, ballot_key)"
        " WHERE f.counter = b.counter - 1 AND b.replaces IS NOT NULL AND b.poll_id = $1",
        campaign.poll_id,
    )
    await connection.close()
    assert wrong == 0
    assert carried > 10


def _by_hand(voters: list[dict[int, str]]) -> tuple[Counter[str], dict[str, int]]:
    """Count how often each choice is stored, and how often it is somebody's last."""
    stored = Counter(choice for one in voters for choice in one.values())
    last = Counter(one[max(one)] for one in voters if one)
    return stored, {choice: last[choice] for choice in stored}


def _rows(place, poll, nth, ballots):
    """Yield one voter's rows as the box writes them, whichever forerunners it saw."""
    for counter, (choice, seen) in ballots.items():
        before = ballots.get(counter - 1)
        replaces = before[0] if before and seen else None
        yield place, poll, bytes([nth]), counter, uuid4(), choice, replaces


async def _actor(house, person):
    async with unit_of_work(house.sessions) as uow:
        return await actor_for(uow.session, person)


async def _superuser(services, database_name):
    return await asyncpg.connect(
        host=str(services.postgres.socket_dir), user="postgres", database=database_name
    )
