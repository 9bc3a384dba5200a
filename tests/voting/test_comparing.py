"""The same ballots under other rules: each is what that rule's own count would be, kept once."""

import asyncio
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from tests.fixtures.town import Town
from tests.voting.elections import elections
from workflows.corridor.reactions import REACTIONS
from workflows.kit.refusal import WrongState
from workflows.proposals.campaigns.actions import close_campaign
from workflows.record.models import Event
from workflows.record.outbox import deliver_one
from workflows.record.uow import Sessions, unit_of_work
from workflows.rights.actor import ANONYMOUS
from workflows.voting.actions import tally_poll
from workflows.voting.comparing import (
    channels_under_other_rules,
    compare_rules,
    other_definitions,
    under_other_rules,
)
from workflows.voting.events import PollEvent
from workflows.voting.inside import Inside, tally_inside
from workflows.voting.kinds import EQUAL_SHARES, BallotKind, Channel, Rule, takes
from workflows.voting.models import PollComparison
from workflows.voting.queries import comparisons_by_poll
from workflows.voting.tally import tally


@settings(max_examples=200, deadline=None)
@given(elections())
def test_each_comparison_is_the_count_that_rule_would_give(election):
    definition, ballots = election
    groups = {one: ballots.count(one) for one in set(ballots)}

    for rule, made in under_other_rules(definition, groups).items():
        threshold = definition.threshold
        if rule is not Rule.GREEDY_THRESHOLD and threshold is not None:
            threshold = min(
                threshold, 1
            )  # what nobody chose stays out, the rest has no lowest score
        assert made == tally(replace(definition, rule=rule, threshold=threshold), groups)


@settings(max_examples=100, deadline=None)
@given(elections())
def test_only_rules_that_can_count_the_ballots_are_compared(election):
    definition, _ = election
    others = other_definitions(definition)

    assert definition.rule not in others
    assert all(takes(rule, definition.kind) for rule in others)
    assert (Rule.GREEDY_THRESHOLD in others) == (
        (definition.threshold or 0) > 1 and definition.rule is not Rule.GREEDY_THRESHOLD
    )
    if definition.kind in {BallotKind.ORDINAL, BallotKind.CUMULATIVE}:
        assert not EQUAL_SHARES & others.keys()


async def counted(town: Town) -> object:
    campaign = await town.open_campaign(early_close=True)
    await town.vote("resident.1", campaign.poll_id, "1,2")
    await town.vote("resident.2", campaign.poll_id, "2,4")
    await town.act("municipality.officer", close_campaign, campaign_id=campaign.id, reason="끝")
    await town.act(None, tally_poll, poll_id=campaign.poll_id)
    return campaign


async def test_the_worker_keeps_the_comparisons_of_a_counted_vote_once(
    town: Town, sessions: Sessions
):
    campaign = await counted(town)
    while await deliver_one(sessions, REACTIONS):
        pass
    async with sessions() as session:
        kept = (await comparisons_by_poll(session, ANONYMOUS, {campaign.poll_id}))[campaign.poll_id]
        told = await session.scalar(
            select(func.count())
            .select_from(Event)
            .where(Event.subject_id == campaign.poll_id, Event.kind == PollEvent.COMPARED.value)
        )

    assert {one.rule for one in kept} == {
        Rule.GREEDY_NO_SKIP,
        Rule.EQUAL_SHARES_ADD1,
        Rule.EQUAL_SHARES_ADD1_GREEDY,
    }
    assert told == 1

    again = await town.act(None, compare_rules, poll_id=campaign.poll_id)

    assert {one.rule: one.outcome for one in again} == {one.rule: one.outcome for one in kept}


@pytest.mark.races
async def test_two_workers_at_once_keep_one_comparison_of_each_rule(town: Town, sessions: Sessions):
    campaign = await counted(town)

    done = await asyncio.gather(
        *(town.act(None, compare_rules, poll_id=campaign.poll_id) for _ in range(4)),
        return_exceptions=True,
    )
    async with sessions() as session:
        kept = await session.scalar(
            select(func.count())
            .select_from(PollComparison)
            .where(PollComparison.poll_id == campaign.poll_id)
        )

    assert kept == 3
    assert [one for one in done if isinstance(one, BaseException)] == []


async def test_a_vote_that_is_not_counted_is_not_compared(town: Town):
    campaign = await town.open_campaign()

    with pytest.raises(WrongState) as refused:
        await town.act(None, compare_rules, poll_id=campaign.poll_id)

    assert refused.value.reason == "poll_not_counted"


async def test_a_comparison_cannot_be_changed_afterwards(town: Town, sessions: Sessions):
    campaign = await counted(town)
    await town.act(None, compare_rules, poll_id=campaign.poll_id)

    with pytest.raises(DBAPIError):
        async with unit_of_work(sessions) as uow:
            await uow.session.execute(
                text("UPDATE poll_comparison SET outcome = '{}' WHERE poll_id = :poll"),
                {"poll": campaign.poll_id},
            )


WEIGHED = ((Channel.ONLINE, 60), (Channel.PAPER, 40))


@settings(max_examples=100, deadline=None)
@given(elections(), st.lists(st.sampled_from(["1", "2", "1,2"]), max_size=12))
def test_weighed_channels_are_compared_by_the_same_exact_scores(election, papers):
    drawn, ballots = election
    if (
        not takes(Rule.GREEDY, drawn.kind)
        or len(drawn.options) < 2
        or drawn.kind is not BallotKind.APPROVAL
    ):
        return
    definition = replace(drawn, rule=Rule.GREEDY, threshold=None, channels=WEIGHED)
    inside = Inside(
        {Channel.ONLINE: Counter(ballots), Channel.PAPER: Counter(papers)}, {Channel.PAPER: 1}
    )
    official = tally_inside(definition, inside)
    made = channels_under_other_rules(definition, inside)

    # Equal shares, which gives every ballot the same money, is not defined where ballots weigh unlike.
    assert made.keys() == {Rule.GREEDY_NO_SKIP}
    other = made[Rule.GREEDY_NO_SKIP]
    assert other == tally_inside(replace(definition, rule=Rule.GREEDY_NO_SKIP), inside)
    assert other.weighted == official.weighted
    assert set(other.selected) <= set(official.selected)
