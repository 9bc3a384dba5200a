"""The torture in small, in every test run: the deadline, the threshold, and the deaths of each process."""

import pytest

from tests.torture.batch_kill import kill_in_batches
from tests.torture.crash import crash
from tests.torture.deadline import race, without_the_lock
from tests.torture.double_vote import repeat, without_the_key
from tests.torture.house import House
from tests.torture.threshold import cross
from tests.torture.threshold import without_the_key as without_the_key_of_duties
from tests.torture.worker_kill import kill_workers

pytestmark = pytest.mark.races


@pytest.fixture(scope="module")
def house():
    with House() as one:
        yield one


async def test_at_the_hour_every_acknowledged_ballot_is_tallied_and_no_other(house):
    raced = await race(house.url(await house.fresh("race")), polls=40)

    assert (raced.polls, raced.wrong, raced.off) == (40, 0, 0)
    assert raced.acknowledged == raced.tallied
    assert raced.acknowledged + raced.refused == 40 * 24
    assert raced.crossed >= 1  # else nobody stood at the hour, and the race proves nothing


async def test_control_without_the_share_lock_a_poll_is_miscounted(house):
    database = await house.fresh("race_without_lock")
    await without_the_lock(house, database)
    raced = await race(house.url(database), polls=160, until_wrong=True)

    assert raced.wrong >= 1
    assert raced.acknowledged > raced.tallied


async def test_sixteen_attempts_over_two_processes_leave_one_ballot(house):
    repeated = await repeat(house, await house.fresh("twice"), votes=5, attempts=16)

    assert (repeated.stored, repeated.counted, repeated.several_receipts) == (5, 5, 0)
    assert (repeated.attempts, repeated.refused) == (80, 0)


async def test_control_without_the_primary_key_one_vote_is_stored_often(house):
    database = await house.fresh("twice_without_key")
    await without_the_key(house, database)
    repeated = await repeat(house, database, votes=1, attempts=16)

    assert repeated.stored >= 2
    assert repeated.several_receipts == 1


async def test_sixty_four_at_once_cross_a_threshold_once_and_are_all_counted(house):
    crossed = await cross(house, await house.fresh("threshold"), runs=20)

    assert (crossed.runs, crossed.one_duty, crossed.miscounted, crossed.broken) == (20, 20, 0, 0)


async def test_control_without_the_lock_supports_are_lost_or_duties_double(house):
    database = await house.fresh("threshold_without_lock")
    await without_the_key_of_duties(house, database)
    crossed = await cross(house, database, runs=10, module="hasty_supporter", until_wrong=True)

    assert crossed.several_duties + crossed.miscounted >= 1


async def test_kill_nine_of_the_database_in_a_burst_loses_and_doubles_nothing(house):
    crashed = await crash(house, await house.fresh("crash"), kills=2)

    assert (crashed.kills, crashed.lost, crashed.unasked, crashed.other_receipt) == (2, 0, 0, 0)
    assert crashed.tallied == crashed.voters


async def test_kill_nine_of_server_and_database_in_the_middle_of_batches_loses_nothing(house):
    killed = await kill_in_batches(house, kills=2)

    assert (killed.kills, killed.lost, killed.unasked, killed.other_receipt) == (2, 0, 0, 0)
    assert killed.largest >= 2


async def test_kill_nine_of_the_worker_between_close_and_count_counts_once(house):
    killed = await kill_workers(house, kills=2)

    assert (killed.kills, killed.inside_count) == (2, 1)
    assert (killed.never, killed.wrong, killed.told_twice) == (0, 0, 0)
