"""What is offered is what happens: each viewer action and its mutation give the same answer."""

import pytest

from schema.kit.ids import global_id
from tests.fixtures.town import Town
from tests.schema.conftest import Ask
from workflows.proposals.campaigns.actions import close_campaign
from workflows.proposals.campaigns.models import Campaign
from workflows.voting.actions import tally_poll
from workflows.voting.states import ResultVisibility

PEOPLE = (None, "resident.1", "unverified", "municipality.officer", "auditor", "company.a")
OFFERS = """query ($number: String!) { campaign(number: $number) {
  viewerActions { name allowed refusal { code reason rule { id } } } } }"""
TOLD = "__typename ... on Refused { code reason rule { id } }"
ACTS = {
    "castBallot": f"""mutation ($id: ID!) {{ act: castBallot(
      input: {{campaignId: $id, counter: 1, choices: [{{number: 1}}]}}) {{ {TOLD} }} }}""",
    "reviseCampaign": f"""mutation ($id: ID!) {{ act: reviseCampaign(input: {{campaignId: $id,
      expectedVersion: 1, title: "새 이름", summary: "까닭", budget: 500, rule: GREEDY,
      ballotKind: APPROVAL, tieRule: LOWER_COST, opensAt: "2026-01-01T00:00:00Z",
      closesAt: "2090-01-01T00:00:00Z"}}) {{ {TOLD} }} }}""",
    "openCampaign": f"""mutation ($id: ID!) {{
      act: openCampaign(input: {{campaignId: $id}}) {{ {TOLD} }} }}""",
    "closeCampaign": f"""mutation ($id: ID!) {{
      act: closeCampaign(input: {{campaignId: $id, reason: "모두 투표함"}}) {{ {TOLD} }} }}""",
    "publishResult": f"""mutation ($id: ID!) {{
      act: publishResult(input: {{campaignId: $id}}) {{ {TOLD} }} }}""",
}
# In this order, so that no success takes the next one's state away.
LAST = ("castBallot", "reviseCampaign", "openCampaign", "closeCampaign", "publishResult")


async def drafted(town: Town) -> Campaign:
    return await town.campaign()


async def opened(town: Town) -> Campaign:
    return await town.open_campaign()


async def opened_with_early_close(town: Town) -> Campaign:
    return await town.open_campaign(early_close=True)


async def closed(town: Town) -> Campaign:
    campaign = await town.open_campaign(early_close=True)
    await town.act("municipality.officer", close_campaign, campaign_id=campaign.id, reason="끝")
    return campaign


async def tallied(town: Town) -> Campaign:
    campaign = await closed(town)
    await town.act(None, tally_poll, poll_id=campaign.poll_id)
    return campaign


async def withheld(town: Town) -> Campaign:
    campaign = await town.open_campaign(
        early_close=True, result_visibility=ResultVisibility.ON_PUBLICATION
    )
    await town.act("municipality.officer", close_campaign, campaign_id=campaign.id, reason="끝")
    await town.act(None, tally_poll, poll_id=campaign.poll_id)
    return campaign


@pytest.mark.parametrize(
    "prepare", [drafted, opened, opened_with_early_close, closed, tallied, withheld]
)
async def test_an_offer_and_its_mutation_agree(ask: Ask, town: Town, prepare):
    campaign = await prepare(town)
    given = {"id": global_id("Campaign", campaign.id)}
    allowed: list[tuple[str, str]] = []
    compared = 0

    for who in PEOPLE:
        person = town.people[who] if who else None
        read = (await ask(OFFERS, as_=person, number=campaign.number)).sole()
        for offer in read["viewerActions"] if read else ():
            if offer["name"] not in ACTS:
                continue
            compared += 1
            if offer["allowed"]:
                allowed.append((offer["name"], who))
                continue
            said = (await ask(ACTS[offer["name"]], as_=person, **given)).sole()
            assert said == {"__typename": "Refused", **offer["refusal"]}, (who, offer["name"])

    for name, who in sorted(allowed, key=lambda one: LAST.index(one[0])):
        said = (await ask(ACTS[name], as_=town.people[who], **given)).sole()
        assert said["__typename"] == f"{name[0].upper()}{name[1:]}Success", (who, name)
    assert compared == (5 if prepare is drafted else 5 * len(PEOPLE))


@pytest.mark.parametrize(("revoting", "refusal"), [(False, "already_voted"), (True, None)])
async def test_after_a_ballot_another_is_offered_only_where_it_replaces(
    ask: Ask, town: Town, revoting, refusal
):
    campaign = await town.open_campaign(revoting=revoting)
    await town.vote("resident.1", campaign.poll_id, "2")
    answer = await ask(OFFERS, as_=town.people["resident.1"], number=campaign.number)
    (cast,) = (a for a in answer.data["campaign"]["viewerActions"] if a["name"] == "castBallot")

    assert (cast["refusal"] or {}).get("reason") == refusal
    assert cast["allowed"] == (refusal is None)
