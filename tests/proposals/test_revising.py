"""A prepared campaign is revised until it opens: by officers, on the last version, as a whole."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from tests.fixtures.town import Town
from workflows.identity.models import StandingKind
from workflows.kit.refusal import Conflict, Invalid, NotFound, RuleBroken, WrongState
from workflows.proposals.campaigns import actions as campaigns
from workflows.proposals.campaigns.eligibility import voters_now
from workflows.proposals.campaigns.models import Campaign
from workflows.proposals.campaigns.notice import Terms
from workflows.proposals.campaigns.revising import revise_campaign
from workflows.record.models import Event
from workflows.record.uow import unit_of_work
from workflows.voting.definitions import DefinitionRefused
from workflows.voting.kinds import BallotKind, Channel, Rule, TieRule
from workflows.voting.models import Poll, PollOption
from workflows.voting.states import PollState

OFFICER = "municipality.officer"


async def revised(town: Town, campaign: Campaign, *, version: int = 1, who=OFFICER, **changed):
    """Revise a draft: another name, one choice a ballot, two channels weighed, for those who work here."""
    async with unit_of_work(town.sessions) as uow:
        now = uow.now
    terms = {
        "budget": 700,
        "rule": Rule.GREEDY,
        "ballot_kind": BallotKind.APPROVAL,
        "tie_rule": TieRule.EARLIER_SUBMITTED,
        "opens_at": now - timedelta(minutes=1),
        "closes_at": now + timedelta(days=3),
        "max_choices": 1,
        "minimum_age": 15,
        "channels": ((Channel.ONLINE, 60), (Channel.PAPER, 40)),
        "standings": (StandingKind.ADDRESS, StandingKind.WORK),
        **changed,
    }
    return await town.act(
        who,
        revise_campaign,
        None,
        campaign_id=campaign.id,
        expected_version=version,
        title="다시 쓴 투표",
        summary="다시 쓴 까닭",
        terms=Terms(**terms),
    )


async def stored(town: Town, campaign: Campaign) -> tuple[Campaign, Poll, list[PollOption]]:
    async with unit_of_work(town.sessions) as uow:
        options = select(PollOption).where(PollOption.poll_id == campaign.poll_id)
        return (
            await uow.session.get_one(Campaign, campaign.id),
            await uow.session.get_one(Poll, campaign.poll_id),
            list(await uow.session.scalars(options.order_by(PollOption.number))),
        )


async def test_a_draft_takes_new_words_and_terms_and_keeps_its_number_and_its_paper(town):
    campaign = await town.campaign()
    paper = [one.reference_id for one in (await stored(town, campaign))[2]]
    await revised(town, campaign)
    row, poll, options = await stored(town, campaign)

    assert (row.title, row.minimum_age, row.version) == ("다시 쓴 투표", 15, 2)
    assert (row.standings, row.number) == (["ADDRESS", "WORK"], campaign.number)
    assert (poll.budget, poll.max_length, poll.tie_rule) == (700, 1, TieRule.EARLIER_SUBMITTED)
    assert poll.channels == [["ONLINE", 60], ["PAPER", 40]]
    assert [one.reference_id for one in options] == paper
    async with unit_of_work(town.sessions) as uow:
        kinds = await uow.session.scalars(
            select(Event.kind).where(Event.subject_id.in_([campaign.id, campaign.poll_id]))
        )
        assert sorted(kinds) == [
            "campaign.prepared",
            "campaign.revised",
            "poll.drafted",
            "poll.redrafted",
        ]


async def test_who_has_not_seen_the_last_version_overwrites_nothing(town):
    campaign = await town.campaign()
    await revised(town, campaign)
    with pytest.raises(Conflict, match="campaign_changed") as refused:
        await revised(town, campaign, budget=1)

    assert refused.value.field == "expectedVersion"
    assert (await stored(town, campaign))[1].budget == 700


@pytest.mark.parametrize("who", ["resident.1", "auditor", "company.a"])
async def test_a_draft_is_not_there_for_those_who_prepare_none(town, who):
    campaign = await town.campaign()
    with pytest.raises(NotFound, match="no_such_campaign"):
        await revised(town, campaign, who=who)


async def test_an_open_vote_is_frozen_for_the_action_and_for_the_database(town):
    campaign = await town.open_campaign()
    with pytest.raises(WrongState, match="poll_not_draft"):
        await revised(town, campaign)
    for change in ("title = 'x'", "minimum_age = 14", "standings = '{WORK}'"):
        with pytest.raises(DBAPIError, match="the notice is frozen"):
            async with unit_of_work(town.sessions) as uow:
                await uow.session.execute(
                    text(f"UPDATE campaign SET {change} WHERE id = :id"), {"id": campaign.id}
                )


async def test_of_an_open_vote_it_is_said_that_it_is_open_whatever_else_is_wrong(town):
    campaign = await town.open_campaign()

    for wrong in ({"version": 7}, {"minimum_age": 3}):
        with pytest.raises(WrongState, match="poll_not_draft"):
            await revised(town, campaign, **wrong)


async def test_the_number_of_a_draft_stays(town):
    campaign = await town.campaign()
    with pytest.raises(DBAPIError, match="its number, poll and place stay"):
        async with unit_of_work(town.sessions) as uow:
            await uow.session.execute(
                text("UPDATE campaign SET number = 'x' WHERE id = :id"), {"id": campaign.id}
            )


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"minimum_age": 13}, "age_too_low"),
        ({"standings": ()}, "no_standing"),
        ({"ballot_kind": BallotKind.CUMULATIVE}, "points_missing"),
        ({"channels": ((Channel.ONLINE, 60), (Channel.PAPER, 30))}, "weights_not_whole"),
        ({"min_choices": 3}, "lengths_crossed"),
    ],
)
async def test_what_preparing_refuses_revising_refuses_and_nothing_changes(town, changed, reason):
    campaign = await town.campaign()
    with pytest.raises((DefinitionRefused, RuleBroken, Invalid), match=reason):
        await revised(town, campaign, **changed)

    row, poll, _ = await stored(town, campaign)
    assert (row.title, row.version, poll.budget) == ("주민투표", 1, 500)


async def test_how_many_would_be_on_the_roll_is_told_to_those_who_prepare_until_it_opens(town):
    campaign = await town.campaign()

    async def asked(who: str) -> int | None:
        return await town.act(who, told, None, campaign_id=campaign.id)

    async def told(uow, *, campaign_id):
        return await voters_now(uow.session, uow.actor, campaign_id=campaign_id)

    assert await asked(OFFICER) == len(town.residents)
    assert await asked("resident.1") is None
    await town.act(OFFICER, campaigns.open_campaign, None, campaign_id=campaign.id)
    assert await asked(OFFICER) is None


@pytest.mark.races
async def test_the_database_lets_no_revision_pass_an_opening_that_is_under_way(town):
    campaign = await town.campaign()
    async with unit_of_work(town.sessions) as uow:
        poll = await uow.session.get_one(Poll, campaign.poll_id, with_for_update=True)
        changing = asyncio.create_task(_change_title(town, campaign))
        await asyncio.sleep(0.5)
        assert not changing.done()
        poll.state = PollState.OPEN
    with pytest.raises(DBAPIError, match="the notice is frozen"):
        await changing


async def _change_title(town: Town, campaign: Campaign) -> None:
    """Change a title past the action, as only the database can refuse it."""
    async with unit_of_work(town.sessions) as uow:
        await uow.session.execute(
            text("UPDATE campaign SET title = 'x' WHERE id = :id"), {"id": campaign.id}
        )


@pytest.mark.races
async def test_an_opening_that_waits_for_a_revision_makes_its_roll_by_the_new_terms(town):
    campaign = await town.campaign()
    async with unit_of_work(town.sessions) as uow:
        await uow.session.get_one(Poll, campaign.poll_id, with_for_update=True)
        row = await uow.session.get_one(Campaign, campaign.id)
        opening = asyncio.create_task(
            town.act(OFFICER, campaigns.open_campaign, None, campaign_id=campaign.id)
        )
        await asyncio.sleep(0.5)
        assert not opening.done()
        row.minimum_age = 120
    with pytest.raises(RuleBroken, match="empty_roll"):
        await opening

    assert (await stored(town, campaign))[1].state is PollState.DRAFT
