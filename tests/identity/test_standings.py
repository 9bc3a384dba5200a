"""By what somebody belongs to a place: set by the desk, superseded, and what the roll of a vote takes."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from workflows.identity.models import ResidentStanding, StandingKind
from workflows.identity.queries import actor_for
from workflows.identity.standings import set_standings, standings_of
from workflows.kit.refusal import Invalid, NotAllowed, NotFound
from workflows.proposals.campaigns.eligibility import EligibilityRule, eligibility_of
from workflows.record.uow import introduce, unit_of_work
from workflows.voting.models import RollEntry

OFFICER = "municipality.officer"
S = StandingKind


async def given(town, who, *standings, by=OFFICER):
    return await town.act(
        by,
        set_standings,
        programme_id=town.programme_id,
        appointment_id=town.appointments[who],
        standings=standings,
    )


async def on_roll(town, campaign):
    async with unit_of_work(town.sessions) as uow:
        rows = await uow.session.scalars(
            select(RollEntry.voter_id).where(RollEntry.poll_id == campaign.poll_id)
        )
        return set(rows)


async def test_a_vote_for_workers_takes_who_works_there_and_says_so_to_the_rest(town):
    await given(town, "resident.1", S.WORK)
    await given(town, "resident.2", S.ADDRESS, S.STUDY)
    campaign = await town.open_campaign(standings=(S.WORK, S.STUDY))

    assert await on_roll(town, campaign) == {town.people["resident.1"], town.people["resident.2"]}
    async with town.sessions() as session, session.begin():
        asker = await actor_for(session, town.people["resident.3"])
        await introduce(session, asker)
        checks = await eligibility_of(session, asker, campaign_id=campaign.id)
    unmet = {one.rule for one in checks if not one.met}
    assert unmet == {EligibilityRule.STANDING, EligibilityRule.ON_ROLL}


async def test_a_vote_is_for_who_lives_there_unless_its_notice_says_more(town):
    await given(town, "resident.1", S.WORK)
    campaign = await town.open_campaign()

    assert town.people["resident.1"] not in await on_roll(town, campaign)
    assert town.people["resident.2"] in await on_roll(town, campaign)


async def test_what_held_before_stays_on_record(town, clock):
    await given(town, "resident.1", S.ADDRESS, S.WORK)
    async with unit_of_work(town.sessions) as uow:
        now = uow.now
    await clock.set(now + timedelta(days=1))
    await given(town, "resident.1", S.STUDY, S.WORK)
    person = town.people["resident.1"]
    async with unit_of_work(town.sessions) as uow:
        rows = list(
            await uow.session.scalars(
                select(ResidentStanding).where(ResidentStanding.person_id == person)
            )
        )
        assert await standings_of(uow.session, person, town.programme_id) == {S.STUDY, S.WORK}
    assert sorted((one.kind, one.recorded.upper is not None) for one in rows) == [
        (S.ADDRESS, True),
        (S.STUDY, False),
        (S.WORK, False),
    ]


async def test_who_is_not_verified_has_none_and_nobody_sets_his_own(town):
    with pytest.raises(NotFound, match="not_verified_here"):
        await given(town, "unverified", S.ADDRESS)
    with pytest.raises(Invalid, match="no_standing"):
        await given(town, "resident.1")
    with pytest.raises(NotAllowed, match="no_capacity"):
        await given(town, "resident.1", S.WORK, by="resident.1")
    with pytest.raises(Invalid, match="no_standing"):
        await town.campaign(standings=())


async def test_the_database_shows_standings_to_oneself_and_the_desk(town):
    async def seen(who):
        async with town.sessions() as session, session.begin():
            await introduce(session, await actor_for(session, town.people[who]))
            return await standings_of(session, town.people["resident.1"], town.programme_id)

    assert await seen("resident.1") == await seen(OFFICER) == {S.ADDRESS}
    assert await seen("resident.2") == frozenset()
