"""Which rule keeps a person out of a vote, told one by one, and true to what the box does."""

import pytest

from workflows.identity.queries import actor_for
from workflows.kit.refusal import Refusal
from workflows.proposals.campaigns.eligibility import EligibilityRule, eligibility_of
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS

R = EligibilityRule


async def unmet(town, campaign, who):
    async with unit_of_work(town.sessions, lambda s: actor_for(s, town.people[who])) as uow:
        checks = await eligibility_of(uow.session, uow.actor, campaign_id=campaign.id)
        return {one.rule for one in checks if not one.met}


@pytest.mark.parametrize(
    ("who", "rules"),
    [
        ("resident.1", set()),
        ("unverified", {R.VERIFIED, R.ON_ROLL}),
        ("minor", {R.AGE, R.ON_ROLL}),
        ("municipality.officer", {R.RESIDENT, R.VERIFIED, R.NO_OFFICIAL, R.ON_ROLL}),
        ("stranger", {R.RESIDENT, R.VERIFIED, R.AGE, R.ON_ROLL}),
    ],
)
async def test_each_is_told_what_keeps_him_out_and_the_box_agrees(town, who, rules):
    campaign = await town.open_campaign()
    told = await unmet(town, campaign, who)
    answer = await town.vote(who, campaign.poll_id, "1")

    assert told == rules
    assert isinstance(answer, Refusal) == bool(rules)


async def test_before_the_opening_nobody_is_told_of_a_roll(town):
    campaign = await town.campaign()
    async with unit_of_work(town.sessions) as uow:
        nobody = await eligibility_of(uow.session, ANONYMOUS, campaign_id=campaign.id)

    assert await unmet(town, campaign, "resident.1") == set()
    assert await unmet(town, campaign, "minor") == {R.AGE}
    assert nobody == []
