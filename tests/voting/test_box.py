"""The ballot box: what goes in, what comes out, and what nobody gets at."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from workflows.corridor.reactions import REACTIONS
from workflows.identity import actions as identity
from workflows.kit.refusal import Refusal
from workflows.proposals.campaigns import actions as campaigns
from workflows.record.outbox import deliver_one
from workflows.record.uow import unit_of_work
from workflows.voting import box, queries
from workflows.voting.casting import Cast, Receipt, cast_ballots


async def test_a_resident_on_the_roll_votes_and_gets_a_receipt(town):
    campaign = await town.open_campaign()
    answer = await town.vote("resident.1", campaign.poll_id, "2,1")

    assert isinstance(answer, Receipt)
    assert len(answer.code) == 20
    assert await state_of(town, campaign, answer.code) == "RECEIVED"


async def test_the_same_vote_again_gets_the_same_receipt(town):
    campaign = await town.open_campaign()
    first = await town.vote("resident.1", campaign.poll_id, "1,2")
    again = await town.vote("resident.1", campaign.poll_id, "2,1")

    assert first == again
    assert await stored(town, campaign) == 1


@pytest.mark.races
async def test_a_hundred_attempts_at_one_vote_leave_one_ballot_and_one_receipt(town):
    campaign = await town.open_campaign()
    answers = await asyncio.gather(
        *(town.vote("resident.1", campaign.poll_id, "1,3") for _ in range(100))
    )

    assert len({answer.code for answer in answers}) == 1
    assert await stored(town, campaign) == 1


@pytest.mark.races
async def test_two_different_votes_at_once_leave_one_and_refuse_the_other(town):
    campaign = await town.open_campaign()
    answers = await asyncio.gather(
        *(town.vote("resident.1", campaign.poll_id, str(n)) for n in (1, 2, 3, 4))
    )

    receipts = [one for one in answers if isinstance(one, Receipt)]
    refused = {one.reason for one in answers if isinstance(one, Refusal)}
    assert len(receipts) == 1
    assert refused == {"already_voted"}
    assert await stored(town, campaign) == 1


@pytest.mark.parametrize("who", ["stranger", "minor", "unverified", "municipality.officer"])
async def test_nobody_off_the_roll_votes(town, who):
    campaign = await town.open_campaign()
    answer = await town.vote(who, campaign.poll_id, "1")

    assert isinstance(answer, Refusal)
    assert answer.reason == "not_on_roll"
    assert await stored(town, campaign) == 0


@pytest.mark.parametrize(
    ("choice", "reason"),
    [
        ("1,2,3", "too_many_choices"),
        ("", "empty_choice"),
        ("9", "unknown_option"),
        ("1,1", "option_repeated"),
        ("1;2", "malformed_choice"),
        ("x" * 50_000, "malformed_choice"),
    ],
)
async def test_a_vote_outside_the_terms_is_refused_with_its_rule(town, choice, reason):
    campaign = await town.open_campaign()
    answer = await town.vote("resident.1", campaign.poll_id, choice)

    assert isinstance(answer, Refusal)
    assert (answer.reason, answer.rule, answer.field) == (reason, "vote.choices", "choices")
    assert await stored(town, campaign) == 0


async def test_a_bad_ballot_in_a_batch_harms_no_other(town):
    campaign = await town.open_campaign()
    async with unit_of_work(town.sessions) as uow:
        actors = [await actor(uow, town, name) for name in ("resident.1", "minor", "resident.2")]
        answers = await cast_ballots(
            uow,
            [
                Cast(actors[0], campaign.poll_id, 1, "1"),
                Cast(actors[1], campaign.poll_id, 1, "1"),
                Cast(actors[2], campaign.poll_id, 1, "1,2,3,4"),
                Cast(actors[2], campaign.poll_id, 1, "2"),
                Cast(actors[0], campaign.poll_id, 1, "1"),
            ],
        )

    kinds = [one.reason if isinstance(one, Refusal) else "receipt" for one in answers]
    assert kinds == ["receipt", "not_on_roll", "too_many_choices", "receipt", "receipt"]
    assert answers[0] == answers[4]
    assert await stored(town, campaign) == 2


async def test_where_revoting_is_allowed_the_highest_counter_counts(town):
    campaign = await town.open_campaign(revoting=True, early_close=True)
    first = await town.vote("resident.1", campaign.poll_id, "1", 1)
    second = await town.vote("resident.1", campaign.poll_id, "2", 2)
    late = await town.vote("resident.1", campaign.poll_id, "3", 1)

    assert (late.reason, late.code.value) == ("other_choice_revote", "CONFLICT")
    assert await state_of(town, campaign, first.code) == "REPLACED"
    result = await closed_and_counted(town, campaign)
    assert (result.ballots, result.replaced) == (1, 1)
    assert result.outcome["votes"] == {"1": 0, "2": 1, "3": 0, "4": 0}
    assert await state_of(town, campaign, second.code) == "COUNTED"


async def test_an_older_counter_that_comes_late_is_refused(town):
    campaign = await town.open_campaign(revoting=True, early_close=True)
    await town.vote("resident.1", campaign.poll_id, "2", 3)
    late = await town.vote("resident.1", campaign.poll_id, "1", 2)

    assert late.reason == "older_than_last"


@pytest.mark.parametrize("counter", [0, -1, 1001])
async def test_a_counter_out_of_range_is_refused(town, counter):
    campaign = await town.open_campaign(revoting=True, early_close=True)
    answer = await town.vote("resident.1", campaign.poll_id, "1", counter)

    assert answer.reason == "counter_out_of_range"


async def test_without_revoting_a_second_counter_is_refused(town):
    campaign = await town.open_campaign()
    await town.vote("resident.1", campaign.poll_id, "1")
    answer = await town.vote("resident.1", campaign.poll_id, "2", 2)

    assert answer.reason == "no_revoting"


async def test_before_the_opening_and_after_the_hour_nothing_goes_in(town, clock):
    campaign = await town.open_campaign(opens_in=timedelta(minutes=5), closes_in=timedelta(hours=1))
    early = await town.vote("resident.1", campaign.poll_id, "1")
    async with unit_of_work(town.sessions) as uow:
        poll = (await queries.polls_by_id(uow.session, uow.actor, [campaign.poll_id]))[
            campaign.poll_id
        ]
    await clock.set(poll.closes_at - timedelta(microseconds=1))
    last = await town.vote("resident.1", campaign.poll_id, "1")
    await clock.set(poll.closes_at)
    late = await town.vote("resident.2", campaign.poll_id, "1")

    assert early.reason == "voting_not_open_yet"
    assert isinstance(last, Receipt)
    assert late.reason == "voting_closed"
    assert await stored(town, campaign) == 1


async def test_ending_an_appointment_after_the_opening_takes_no_vote_away(town):
    campaign = await town.open_campaign()
    await town.act(
        "municipality.officer",
        identity.end_appointment,
        None,
        appointment_id=town.appointments["resident.1"],
        reason="이사",
    )
    answer = await town.vote("resident.1", campaign.poll_id, "1")

    assert isinstance(answer, Receipt)


async def test_the_key_is_destroyed_with_the_count(town, services, database_name):
    campaign = await town.open_campaign(early_close=True)
    await town.vote("resident.1", campaign.poll_id, "1")
    assert await own(town, campaign, "resident.1") is not None
    await closed_and_counted(town, campaign)

    assert await own(town, campaign, "resident.1") is None
    await services.as_superuser(
        database_name,
        f"DO $$ BEGIN IF EXISTS (SELECT FROM poll_secret WHERE poll_id = '{campaign.poll_id}')"
        " THEN RAISE EXCEPTION 'the key lives'; END IF; END $$",
    )


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM ballot",
        "SELECT * FROM poll_secret",
        "DELETE FROM ballot",
        "UPDATE ballot SET choice = '1'",
        "INSERT INTO ballot SELECT * FROM ballot",
        "SELECT box_key('a', 'b', gen_random_uuid())",
        "UPDATE event SET kind = 'x'",
        "DELETE FROM event",
        "TRUNCATE event",
        "DELETE FROM roll_entry",
        "UPDATE roll_entry SET voter_id = gen_random_uuid()",
        "UPDATE poll_result SET ballots = 0",
        "UPDATE poll_option SET cost = 0",
        "SET ROLE dure_owner",
        "SET ROLE dure_box",
    ],
)
async def test_the_application_cannot_touch_what_is_kept(town, statement):
    with pytest.raises(DBAPIError, match="permission denied"):
        async with unit_of_work(town.sessions) as uow:
            await uow.session.execute(text(statement))


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("ballot", "UPDATE ballot SET choice = '4'"),
        ("ballot", "DELETE FROM ballot"),
        ("event", "UPDATE event SET kind = 'x'"),
        ("event", "DELETE FROM event"),
        ("roll_entry", "UPDATE roll_entry SET voter_id = gen_random_uuid()"),
        ("roll_entry", "DELETE FROM roll_entry"),
        ("poll_option", "UPDATE poll_option SET cost = 0"),
        ("appointment", "UPDATE appointment SET role = 'AUDITOR'"),
        ("appointment_term", "UPDATE appointment_term SET valid = tstzrange(NULL, NULL)"),
        ("poll", "UPDATE poll SET budget = budget + 1 WHERE state <> 'DRAFT'"),
        ("poll", "UPDATE poll SET closes_at = closes_at + interval '1 day' WHERE state = 'OPEN'"),
        ("poll", "UPDATE poll SET state = 'DRAFT' WHERE state = 'OPEN'"),
    ],
)
async def test_even_the_superuser_meets_the_triggers(town, services, database_name, table, change):
    campaign = await town.open_campaign()
    await town.vote("resident.1", campaign.poll_id, "1")
    with pytest.raises(Exception, match=r"append-only|keeps its history|poll|frozen"):
        await services.as_superuser(database_name, change)


async def test_a_closed_poll_never_opens_again(town, services, database_name):
    campaign = await town.open_campaign(early_close=True)
    await closed_and_counted(town, campaign)
    with pytest.raises(Exception, match="does not lead to"):
        await services.as_superuser(
            database_name, f"UPDATE poll SET state = 'OPEN' WHERE id = '{campaign.poll_id}'"
        )


async def test_an_open_box_is_not_counted(town):
    campaign = await town.open_campaign()
    with pytest.raises(DBAPIError, match="after the close"):
        async with unit_of_work(town.sessions) as uow:
            await box.contents(uow.session, campaign.poll_id)


async def test_the_seed_of_an_open_box_is_not_told(town):
    campaign = await town.open_campaign()
    with pytest.raises(DBAPIError, match="lot is drawn after the close"):
        async with unit_of_work(town.sessions) as uow:
            await uow.session.execute(text("SELECT box_seed(:poll)"), {"poll": campaign.poll_id})


async def test_turnout_goes_in_steps_of_twenty_until_the_close(town):
    campaign = await town.open_campaign(early_close=True)
    for number in range(1, 7):
        await town.vote(f"resident.{number}", campaign.poll_id, "1")
    async with unit_of_work(town.sessions) as uow:
        assert await box.turnout(uow.session, campaign.poll_id) == 0
    await closed_and_counted(town, campaign)
    async with unit_of_work(town.sessions) as uow:
        assert await box.turnout(uow.session, campaign.poll_id) == 6


async def state_of(town, campaign, code):
    async with unit_of_work(town.sessions) as uow:
        return await box.receipt_state(uow.session, campaign.poll_id, code)


async def own(town, campaign, who):
    async with unit_of_work(town.sessions) as uow:
        return await box.own_ballot(uow.session, campaign.poll_id, town.people[who])


async def actor(uow, town, name):
    return await identity.queries.actor_for(uow.session, town.people[name])


async def stored(town, campaign):
    """Count the people of the town who have a ballot in the box."""
    async with unit_of_work(town.sessions) as uow:
        found = [
            await box.own_ballot(uow.session, campaign.poll_id, person)
            for person in town.people.values()
        ]
    return len([one for one in found if one is not None])


async def closed_and_counted(town, campaign):
    await town.act(
        "municipality.officer",
        campaigns.close_campaign,
        None,
        campaign_id=campaign.id,
        reason="시험",
    )
    while await deliver_one(town.sessions, REACTIONS):
        pass
    async with unit_of_work(town.sessions) as uow:
        found = await queries.results_by_poll(uow.session, uow.actor, [campaign.poll_id])
    return found[campaign.poll_id]
