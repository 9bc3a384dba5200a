"""Campaigns: prepared by officers, opened on a frozen roll, closed once, counted by themselves."""

import asyncio
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from workflows.corridor.reactions import REACTIONS
from workflows.kit.refusal import Invalid, NotAllowed, NotFound, Refusal, RuleBroken, WrongState
from workflows.proposals import actions as proposals
from workflows.proposals import rules
from workflows.proposals.campaigns import actions as campaigns
from workflows.proposals.campaigns.models import Campaign
from workflows.proposals.campaigns.notice import Terms
from workflows.proposals.models import Proposal
from workflows.record.models import Event
from workflows.record.outbox import deliver_one
from workflows.record.uow import unit_of_work
from workflows.voting.actions import close_due_polls
from workflows.voting.definitions import DefinitionRefused
from workflows.voting.kinds import BallotKind, Rule
from workflows.voting.models import Poll, RollEntry
from workflows.voting.states import PollState

OFFICER = "municipality.officer"


async def poll_of(town, campaign):
    async with unit_of_work(town.sessions) as uow:
        return await uow.session.get_one(Poll, campaign.poll_id)


async def test_the_roll_holds_verified_residents_of_age_and_nobody_else(town):
    campaign = await town.open_campaign()
    async with unit_of_work(town.sessions) as uow:
        roll = set(
            await uow.session.scalars(
                select(RollEntry.voter_id).where(RollEntry.poll_id == campaign.poll_id)
            )
        )

    assert roll == set(town.residents)
    assert (await poll_of(town, campaign)).roll_size == 6


@pytest.mark.parametrize("who", ["resident.1", "company.a", "auditor"])
async def test_only_officers_open_and_close(town, who):
    draft = await town.campaign()
    # A draft is not seen by those who prepare none: it is not there for them.
    with pytest.raises(NotFound, match="no_such_campaign"):
        await town.act(who, campaigns.open_campaign, None, campaign_id=draft.id)
    campaign = await town.open_campaign(early_close=True)
    with pytest.raises(NotAllowed, match="no_capacity"):
        await town.act(who, campaigns.close_campaign, None, campaign_id=campaign.id, reason="x")

    assert (await poll_of(town, draft)).state is PollState.DRAFT
    assert (await poll_of(town, campaign)).state is PollState.OPEN


async def test_before_the_hour_a_vote_without_early_close_stays_open(town):
    campaign = await town.open_campaign(early_close=False)
    with pytest.raises(WrongState, match="not_before_the_hour"):
        await town.act(
            OFFICER, campaigns.close_campaign, None, campaign_id=campaign.id, reason="급함"
        )

    assert (await poll_of(town, campaign)).state is PollState.OPEN


@pytest.mark.races
async def test_closing_twice_and_at_once_closes_once(town):
    campaign = await town.open_campaign(early_close=True)
    answers = await asyncio.gather(
        *(
            town.act(OFFICER, campaigns.close_campaign, None, campaign_id=campaign.id, reason="끝")
            for _ in range(5)
        ),
        return_exceptions=True,
    )

    assert sum(isinstance(one, Campaign) for one in answers) == 1
    assert [one.reason for one in answers if isinstance(one, Refusal)] == ["already_closed"] * 4


async def test_at_its_hour_the_house_closes_counts_and_tells_the_proposals(town, clock):
    campaign = await town.open_campaign(closes_in=timedelta(hours=1))
    for number in range(1, 5):
        await town.vote(f"resident.{number}", campaign.poll_id, "1,4")
    async with unit_of_work(town.sessions) as uow:
        await clock.set(uow.now + timedelta(hours=1, seconds=1))
    async with unit_of_work(town.sessions) as uow:
        closed = await close_due_polls(uow)
    while await deliver_one(town.sessions, REACTIONS):
        pass

    assert campaign.poll_id in closed
    assert (await poll_of(town, campaign)).state is PollState.TALLIED
    async with unit_of_work(town.sessions) as uow:
        states = [(await uow.session.get_one(Proposal, one)).state.value for one in town.proposals]
        kinds = list(
            await uow.session.scalars(
                select(Event.kind).where(Event.subject_id == campaign.poll_id)
            )
        )
    assert states == ["SELECTED", "NOT_SELECTED", "NOT_SELECTED", "SELECTED"]
    assert sorted(kinds) == [
        "poll.closed",
        "poll.compared",
        "poll.drafted",
        "poll.opened",
        "poll.tallied",
    ]


async def test_delivering_again_counts_nothing_twice(town):
    campaign = await town.open_campaign(early_close=True)
    await town.act(OFFICER, campaigns.close_campaign, None, campaign_id=campaign.id, reason="끝")
    await asyncio.gather(*(deliver_all(town) for _ in range(4)))
    async with unit_of_work(town.sessions) as uow:
        tallied = list(
            await uow.session.scalars(
                select(Event.id).where(
                    Event.subject_id == campaign.poll_id, Event.kind == "poll.tallied"
                )
            )
        )

    assert len(tallied) == 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"rule": Rule.GREEDY_THRESHOLD, "threshold": 0}, "threshold_not_positive"),
        ({"rule": Rule.EQUAL_SHARES_ADD1, "kind": BallotKind.ORDINAL}, "rule_does_not_take_kind"),
        ({"rule": Rule.GREEDY_THRESHOLD}, "threshold_missing"),
        ({"min_choices": 3, "max_choices": 2}, "lengths_crossed"),
        ({"kind": BallotKind.CUMULATIVE}, "points_missing"),
        ({"kind": BallotKind.CUMULATIVE, "max_points_sum": 0}, "points_missing"),
        ({"minimum_age": 13}, "age_too_low"),
        ({"closes_in": timedelta(minutes=-2)}, "closes_before_it_opens"),
    ],
)
async def test_terms_that_cannot_be_kept_are_refused_and_nothing_is_stored(town, change, reason):
    with pytest.raises((DefinitionRefused, RuleBroken, Invalid), match=reason):
        await town.campaign(**change)
    async with unit_of_work(town.sessions) as uow:
        found = await uow.session.scalar(
            select(Campaign.id).where(Campaign.programme_id == town.programme_id)
        )
    assert found is None


async def test_a_proposal_stands_on_one_ballot_at_a_time_and_only_its_own_places(town):
    campaign = await town.open_campaign()
    terms = Terms(
        budget=1,
        rule=Rule.GREEDY,
        ballot_kind=BallotKind.APPROVAL,
        tie_rule=(await poll_of(town, campaign)).tie_rule,
        opens_at=(await poll_of(town, campaign)).opens_at,
        closes_at=(await poll_of(town, campaign)).closes_at,
    )
    given = {"programme_id": town.programme_id, "title": "또", "summary": "또", "terms": terms}
    with pytest.raises(RuleBroken, match="not_to_be_put_on_ballot"):
        await town.act(
            OFFICER, campaigns.prepare_campaign, None, **given, proposal_ids=town.proposals[:1]
        )
    with pytest.raises(NotFound, match="no_such_proposal"):
        await town.act(
            OFFICER, campaigns.prepare_campaign, None, **given, proposal_ids=[town.programme_id]
        )
    with pytest.raises(Invalid, match="lines_out_of_range"):
        await town.act(OFFICER, campaigns.prepare_campaign, None, **given, proposal_ids=[])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"title": "  "}, "text_empty"),
        ({"title": "가" * 101}, "text_too_long"),
        ({"title": "줄\n바꿈"}, "text_control_characters"),
        ({"body": "\x00"}, "text_control_characters"),
        ({"cost": 0}, "cost_too_small"),
        ({"cost": 24_000_000_001}, "cost_too_large"),
    ],
)
async def test_a_proposal_out_of_bounds_is_refused_by_field(town, change, reason):
    fair = {
        "programme_id": town.programme_id,
        "title": "벤치",
        "summary": "요약",
        "body": "본문",
        "category": "WELFARE",
        "place": "가온동",
        "cost": 1,
    }
    with pytest.raises(Invalid, match=reason) as refused:
        await town.act("resident.1", proposals.submit_proposal, None, **{**fair, **change})
    assert refused.value.field == next(iter(change))


async def test_an_opening_without_anyone_to_vote_is_refused(town):
    campaign = await town.campaign(minimum_age=120)
    with pytest.raises(RuleBroken, match="empty_roll"):
        await town.act(OFFICER, campaigns.open_campaign, None, campaign_id=campaign.id)


@given(
    born=st.dates(date(1930, 1, 1), date(2020, 1, 1)),
    day=st.dates(date(2022, 1, 1), date(2030, 1, 1)),
    age=st.integers(14, 90),
)
def test_old_enough_is_what_counting_birthdays_says(born, day, age):
    birthdays = day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    assert (born <= rules.born_by(day, age)) == (birthdays >= age)


def test_one_born_on_a_leap_day_is_a_year_older_on_the_first_of_march():
    leap = date(2008, 2, 29)

    assert not leap <= rules.born_by(date(2026, 2, 28), 18)
    assert leap <= rules.born_by(date(2026, 3, 1), 18)


async def deliver_all(town):
    while await deliver_one(town.sessions, REACTIONS):
        continue
