"""Ballots in batches: who waits goes in together, nobody fails for another, nobody is left behind."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import UUID, uuid4

import asyncpg
import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError

from server.ballot_queue import BallotQueue
from server.database import Database, Patience, connect
from server.sign_in.cookies import digest_of
from tests.fixtures.services import Services
from tests.fixtures.town import Town
from tests.server.conftest import log_in_as
from tests.server.test_presumed import end_sign_ins_of
from workflows.identity.queries import actor_for
from workflows.kit.refusal import Busy, NotAllowed, NotFound, NotSignedIn, RuleBroken, WrongState
from workflows.kit.sent import NotSwornError
from workflows.kit.wording import Locale, worded
from workflows.record.uow import Sessions, unit_of_work
from workflows.rights.actor import ANONYMOUS, Actor
from workflows.voting.casting import Cast, Receipt, cast_ballots

Opening = Callable[..., Awaitable[UUID]]

HASTY = Patience(lock=300, statement=5_000, idle=5_000, transaction=5_000)
BLOCKED = text("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype <> 'virtualxid'")


# On one choice in one poll.
CHOKES = """CREATE OR REPLACE FUNCTION choke() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.poll_id = '{poll}' AND NEW.choice = '4' THEN RAISE division_by_zero; END IF;
  RETURN NEW; END $$;
CREATE OR REPLACE TRIGGER choke BEFORE INSERT ON ballot FOR EACH ROW EXECUTE FUNCTION choke()"""


@pytest.fixture
async def queue(database: Database) -> AsyncIterator[BallotQueue]:
    """A queue of this test's own, drained at its end."""
    found = BallotQueue(database.casts, database.at_once)
    yield found
    await found.drain()


@pytest.fixture(params=["first ballots", "later ballots"])
def opened(request: pytest.FixtureRequest, town: Town, queue: BallotQueue) -> Opening:
    """Opens votes: new ones, or ones whose terms the process knows since a ballot of resident 6."""

    async def opening(**terms: timedelta) -> UUID:
        poll_id = (await town.open_campaign(**terms)).poll_id
        if request.param == "later ballots":
            await queue.cast(vote(town, "resident.6", poll_id))
        return poll_id

    return opening


@asynccontextmanager
async def held(sessions: Sessions, poll_id: UUID) -> AsyncIterator[None]:
    """Hold the lock that a closer takes: whoever casts has to wait."""
    async with sessions() as holder:
        await holder.execute(text("SELECT id FROM poll WHERE id = :id FOR UPDATE"), {"id": poll_id})
        yield


async def until_blocked(sessions: Sessions) -> None:
    """Return when a batch stands before a lock."""
    async with sessions() as looking:
        for _ in range(500):
            if await looking.scalar(BLOCKED):
                return
            await asyncio.sleep(0.01)
    pytest.fail("nobody waits for the lock")


def vote(town: Town, name: str, poll_id: UUID, choice: str = "1", counter: int = 1) -> Cast:
    return Cast(Actor(person_id=town.people[name]), poll_id, counter, choice)


async def signed_in_by(town: Town, name: str) -> str:
    """Sign somebody in; return the digest of his cookie."""
    return digest_of(await log_in_as(town.sessions, town.people[name]))


def sent(queue: BallotQueue, casts: Sequence[Cast]) -> list[asyncio.Task[Receipt]]:
    """Send casts as so many requests at once."""
    return [asyncio.ensure_future(queue.cast(one)) for one in casts]


async def answers(tasks: Sequence[asyncio.Task[Receipt]]) -> list[Receipt | BaseException]:
    async with asyncio.timeout(20):
        return await asyncio.gather(*tasks, return_exceptions=True)


async def stored(services: Services, database_name: str, poll_id: UUID) -> asyncpg.Record:
    """Look behind the box's back: how many ballots, put in by how many transactions."""
    connection = await asyncpg.connect(
        host=str(services.postgres.socket_dir), user="postgres", database=database_name
    )
    try:
        return await connection.fetchrow(
            "SELECT count(*) AS ballots, count(DISTINCT xmin::text) AS commits"
            " FROM ballot WHERE poll_id = $1",
            poll_id,
        )
    finally:
        await connection.close()


async def test_those_who_come_during_a_commit_go_in_together(
    queue: BallotQueue, town: Town, sessions: Sessions, services: Services, database_name: str
):
    poll = (await town.open_campaign()).poll_id
    async with held(sessions, poll):
        first = sent(queue, [vote(town, "resident.1", poll)])
        await until_blocked(sessions)
        rest = sent(queue, [vote(town, f"resident.{n}", poll) for n in range(2, 7)])
        await asyncio.sleep(0)
    said = await answers([*first, *rest])

    assert len({receipt.code for receipt in said}) == 6
    assert tuple(await stored(services, database_name, poll)) == (6, 2)


async def test_one_vote_alone_waits_for_nobody(queue: BallotQueue, town: Town):
    poll = (await town.open_campaign()).poll_id

    first = await queue.cast(vote(town, "resident.1", poll))
    again = await queue.cast(vote(town, "resident.1", poll))

    assert first == again


async def test_the_line_to_the_box_stays_in_hand(
    queue: BallotQueue, town: Town, database: Database
):
    poll = (await town.open_campaign()).poll_id
    await queue.cast(vote(town, "resident.1", poll))
    taken: list[object] = []

    def note(connection: object, *_: object) -> None:
        taken.append(connection)

    event.listen(database.casting.sync_engine, "checkout", note)
    for n in range(2, 5):
        await queue.cast(vote(town, f"resident.{n}", poll))
    event.remove(database.casting.sync_engine, "checkout", note)

    assert taken == []


async def test_the_same_vote_many_times_in_a_batch_is_one_ballot_and_one_receipt(
    queue: BallotQueue, town: Town, services: Services, database_name: str
):
    poll = (await town.open_campaign()).poll_id
    same = [vote(town, "resident.1", poll, "1,2"), vote(town, "resident.1", poll, "2,1")] * 10
    said = await answers(sent(queue, [*same, vote(town, "resident.1", poll, "3")]))

    assert len({receipt.code for receipt in said[:20]}) == 1
    assert (type(said[20]).__name__, said[20].reason) == ("Conflict", "already_voted")
    assert (await stored(services, database_name, poll))["ballots"] == 1


async def test_every_cast_is_judged_for_itself(
    queue: BallotQueue, town: Town, sessions: Sessions, opened: Opening
):
    poll = await opened()
    async with unit_of_work(sessions) as uow:
        officer = await actor_for(
            uow.session,
            town.people["municipality.officer"],
            appointment_id=town.appointments["municipality.officer"],
        )
    said = await answers(
        sent(
            queue,
            [
                vote(town, "resident.1", poll),
                vote(town, "unverified", poll),
                vote(town, "resident.2", poll, "1,2,3"),
                vote(town, "resident.3", uuid4()),
                Cast(officer, poll, 1, "1"),
                Cast(ANONYMOUS, poll, 1, "1"),
                vote(town, "resident.4", poll),
            ],
        )
    )

    assert [getattr(one, "reason", "receipt") for one in said] == [
        "receipt",
        "not_on_roll",
        "too_many_choices",
        "no_such_campaign",
        "not_in_this_capacity",
        "sign_in_to_vote",
        "receipt",
    ]
    kinds = [Receipt, NotAllowed, RuleBroken, NotFound, NotAllowed, NotSignedIn, Receipt]
    assert [type(one) for one in said] == kinds


async def test_only_who_is_signed_in_by_his_own_cookie_votes_under_oath(
    queue: BallotQueue, town: Town, services: Services, database_name: str
):
    poll = (await town.open_campaign()).poll_id
    await queue.cast(vote(town, "resident.6", poll))
    cookies = {f"resident.{n}": await signed_in_by(town, f"resident.{n}") for n in range(1, 4)}
    sworn = [
        vote(town, "resident.1", poll)._replace(cookie=cookies["resident.1"]),
        vote(town, "resident.2", poll)._replace(cookie=cookies["resident.3"]),
        vote(town, "resident.3", poll, "9")._replace(cookie=cookies["resident.3"]),
        vote(town, "resident.4", poll)._replace(cookie=digest_of("nobody's")),
        vote(town, "resident.5", poll),
    ]

    said = await answers(sent(queue, sworn))

    wanted = [Receipt, NotSwornError, NotSwornError, NotSwornError, Receipt]
    assert [type(one) for one in said] == wanted
    assert (await stored(services, database_name, poll))["ballots"] == 3


async def test_a_ballot_under_oath_in_a_batch_that_fails_goes_in_alone(
    queue: BallotQueue, town: Town, sessions: Sessions, services: Services, database_name: str
):
    poll = (await town.open_campaign()).poll_id
    await queue.cast(vote(town, "resident.6", poll))
    await services.as_superuser(database_name, CHOKES.format(poll=poll))
    names = [f"resident.{n}" for n in range(1, 5)]
    casts = [
        vote(town, name, poll, choice)._replace(cookie=await signed_in_by(town, name))
        for name, choice in zip(names, ["1", "4", "1", "1"], strict=True)
    ]
    await end_sign_ins_of(town, "resident.4")

    said = await answers(sent(queue, casts))

    assert [type(one) for one in said[:1] + said[2:]] == [Receipt, Receipt, NotSwornError]
    assert isinstance(said[1], Exception)
    assert (await stored(services, database_name, poll))["ballots"] == 3


async def test_a_ballot_the_database_chokes_on_fails_alone(
    queue: BallotQueue,
    town: Town,
    sessions: Sessions,
    services: Services,
    database_name: str,
    opened: Opening,
):
    poll = await opened()
    before = (await stored(services, database_name, poll))["ballots"]
    await services.as_superuser(database_name, CHOKES.format(poll=poll))
    casts = [vote(town, f"resident.{n}", poll, "4" if n == 3 else "1") for n in range(1, 6)]

    with pytest.raises(DBAPIError, match="division"):
        async with unit_of_work(sessions) as uow:
            await cast_ballots(uow, casts)
    assert (await stored(services, database_name, poll))["ballots"] == before
    said = await answers(sent(queue, casts))

    assert [type(one) for one in said] == [Receipt, Receipt, DBAPIError, Receipt, Receipt]
    assert (await stored(services, database_name, poll))["ballots"] == before + 4


async def test_a_poll_that_cannot_be_locked_makes_only_its_own_voters_wait(
    town: Town, sessions: Sessions, services: Services, database_name: str, opened: Opening
):
    blocked, free = [await opened() for _ in range(2)]
    hasty = connect(services.url(database_name), patience=HASTY)
    queue = BallotQueue(hasty.casts, hasty.at_once)
    casts = [vote(town, f"resident.{n}", poll) for n in range(1, 5) for poll in (blocked, free)]
    async with held(sessions, blocked):
        said = await answers(sent(queue, casts))
    later = await answers(sent(queue, casts))
    await hasty.close()

    assert [type(one) for one in said] == [Busy, Receipt] * 4
    assert [type(one) for one in later] == [Receipt, Receipt] * 4
    assert said[1::2] == later[1::2]


async def test_ballots_do_not_stand_in_line_behind_readers(
    town: Town, services: Services, database_name: str, opened: Opening
):
    poll = await opened()
    hasty = connect(services.url(database_name), patience=HASTY, connections=1)
    queue = BallotQueue(hasty.casts, hasty.at_once)
    async with hasty.engine.connect(), hasty.showing.connect(), hasty.glancing.connect():
        said = await answers(sent(queue, [vote(town, f"resident.{n}", poll) for n in range(1, 5)]))
    await queue.drain()
    await hasty.close()

    assert [type(one) for one in said] == [Receipt] * 4


async def test_a_full_queue_says_when_to_come_again(
    town: Town, sessions: Sessions, database: Database
):
    poll = (await town.open_campaign()).poll_id
    queue = BallotQueue(database.casts, database.at_once, most_waiting=2)
    async with held(sessions, poll):
        first = sent(queue, [vote(town, "resident.1", poll)])
        await until_blocked(sessions)
        two = sent(queue, [vote(town, "resident.2", poll), vote(town, "resident.3", poll)])
        await asyncio.sleep(0)
        with pytest.raises(Busy) as full:
            await queue.cast(vote(town, "resident.4", poll))
    said = await answers([*first, *two])

    assert [type(one) for one in said] == [Receipt] * 3
    assert (full.value.reason, full.value.figures) == ("ballots_waiting", {"seconds": 1})
    remedy = "refusal.ballots_waiting.remedy"
    assert worded(Locale.EN, remedy, seconds=7) == "Send the same request again in 7 s."
    assert worded(Locale.KO, remedy, seconds=7) == "7초 뒤에 같은 요청을 다시 보내 주세요."
    assert type(await queue.cast(vote(town, "resident.4", poll))) is Receipt


async def test_a_caller_who_leaves_takes_nobodys_answer_along(
    queue: BallotQueue, town: Town, sessions: Sessions, services: Services, database_name: str
):
    poll = (await town.open_campaign()).poll_id
    async with held(sessions, poll):
        first = sent(queue, [vote(town, "resident.1", poll), vote(town, "resident.2", poll)])
        await until_blocked(sessions)
        twice = [vote(town, "resident.4", poll)] * 2
        rest = sent(queue, [vote(town, "resident.3", poll), *twice])
        await asyncio.sleep(0)
        for leaving in (first[0], rest[0], rest[1]):
            leaving.cancel()
        await asyncio.sleep(0)
    said = await answers([*first, *rest])

    left = asyncio.CancelledError
    assert [type(one) for one in said] == [left, Receipt, left, left, Receipt]
    # The first left while his ballot was under way: it is in. The third left before it set out.
    assert (await stored(services, database_name, poll))["ballots"] == 3


async def test_a_process_that_ends_answers_whom_it_let_in(
    town: Town, sessions: Sessions, database: Database
):
    poll = (await town.open_campaign()).poll_id
    queue = BallotQueue(database.casts, database.at_once)
    async with held(sessions, poll):
        waiting = sent(queue, [vote(town, "resident.1", poll)])
        await until_blocked(sessions)
        waiting += sent(queue, [vote(town, "resident.2", poll)])
        draining = asyncio.ensure_future(queue.drain())
        await asyncio.sleep(0.05)
        with pytest.raises(Busy):
            await queue.cast(vote(town, "resident.3", poll))
        assert not draining.done()
    async with asyncio.timeout(5):
        await draining

    assert [task.done() for task in waiting] == [True, True]
    assert [type(one) for one in await answers(waiting)] == [Receipt, Receipt]


@pytest.mark.parametrize("late", [False, True])
async def test_in_time_is_who_has_the_lock_before_the_hour(
    queue: BallotQueue, town: Town, sessions: Sessions, opened: Opening, *, late: bool
):
    poll = await opened(closes_in=timedelta(seconds=2))
    async with held(sessions, poll):
        waiting = sent(queue, [vote(town, "resident.1", poll)])
        await until_blocked(sessions)
        waiting += sent(queue, [vote(town, "resident.2", poll)])
        await asyncio.sleep(2.1 if late else 0)
    said = await answers(waiting)

    assert [type(one) for one in said] == [WrongState if late else Receipt] * 2
    assert [getattr(one, "reason", "") for one in said] == ["voting_closed" if late else ""] * 2


@pytest.mark.races
async def test_two_processes_with_the_same_voters_do_not_lock_each_other_out(
    town: Town, sessions: Sessions, database: Database, services: Services, database_name: str
):
    poll = (await town.open_campaign(revoting=True)).poll_id
    queues = [BallotQueue(database.casts, database.at_once) for _ in range(2)]
    for counter in range(1, 31):
        casts = [vote(town, f"resident.{n}", poll, counter=counter) for n in range(1, 7)]
        mine, yours = sent(queues[0], casts), sent(queues[1], casts[::-1])
        said = await answers([*mine, *yours[::-1]])
        assert said[:6] == said[6:]

    assert (await stored(services, database_name, poll))["ballots"] == 180
    async with sessions() as looking:
        deadlocks = await looking.scalar(
            text("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        )
    assert deadlocks == 0
