"""A vote in which nobody voted, or one person did: what nobody chose is never carried out."""

import pytest

from tests.notices.test_notices import delivered
from workflows.proposals.campaigns import actions as campaigns
from workflows.record.uow import unit_of_work
from workflows.voting.kinds import BallotKind, Channel, Rule
from workflows.voting.models import PollResult

OFFICER = "municipality.officer"
KINDS = {"NO_SUPPORT"}


async def counted(town, choices, **terms):
    campaign = await town.open_campaign(early_close=True, **terms)
    for number, choice in enumerate(choices, start=1):
        await town.vote(f"resident.{number}", campaign.poll_id, choice)
    await town.act(OFFICER, campaigns.close_campaign, campaign_id=campaign.id, reason="끝")
    await delivered(town)
    async with unit_of_work(town.sessions) as uow:
        row = await uow.session.get_one(PollResult, (town.programme_id, campaign.poll_id))
    return row.outcome


@pytest.mark.parametrize(
    "terms",
    [
        *({"rule": rule} for rule in Rule if rule is not Rule.GREEDY_THRESHOLD),
        {"rule": Rule.GREEDY_THRESHOLD, "threshold": 2},
        {"kind": BallotKind.CUMULATIVE, "max_points_sum": 5},
        {"channels": ((Channel.ONLINE, 60), (Channel.PAPER, 40))},
    ],
)
async def test_a_vote_in_which_nobody_voted_carries_out_nothing(town, terms):
    outcome = await counted(town, [], **terms)

    assert (outcome["selected"], outcome["spent"], outcome["ties"]) == ([], 0, [])
    assert {step["kind"] for step in outcome["steps"]} == KINDS


@pytest.mark.parametrize("terms", [{}, {"channels": ((Channel.ONLINE, 60), (Channel.PAPER, 40))}])
async def test_what_nobody_chose_is_not_carried_out_with_the_money_that_is_left(town, terms):
    outcome = await counted(town, ["2"], **terms)

    assert outcome["selected"] == [2]
    assert [step["kind"] for step in outcome["steps"]] == ["TAKEN", *["NO_SUPPORT"] * 3]
