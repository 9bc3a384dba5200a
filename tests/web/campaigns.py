"""A vote of its own for a story that closes it: prepared and opened by an officer through the API."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from tests.fixtures.product import Product
from tests.web.visits import answered

OFFICER = "municipality.officer"
LINES = 4

IDS = """
query Ids($lines: Int!) {
  programmes(first: 1) { edges { node { id } } }
  proposals(first: $lines, orderBy: COST) { edges { node { id title cost } } }
}
"""
PREPARE = """
mutation Prepare($input: PrepareCampaignInput!) {
  prepareCampaign(input: $input) {
    ... on PrepareCampaignSuccess { campaign { id number } }
    ... on Refused { reason message }
  }
}
"""
OPEN = """
mutation Open($input: OpenCampaignInput!) {
  openCampaign(input: $input) {
    ... on OpenCampaignSuccess { campaign { id number state lines { number cost } } }
    ... on Refused { reason message }
  }
}
"""
CAST = """
mutation Cast($input: CastBallotInput!) {
  castBallot(input: $input) {
    ... on CastBallotSuccess { receipt counter }
    ... on Refused { reason message }
  }
}
"""


def act(
    product: Product, persona: str, mutation: str, name: str, **values: object
) -> dict[str, Any]:
    """Send one mutation as a persona and return its answer."""
    headers = {"idempotency-key": str(uuid4())}
    data = answered(product, mutation, persona=persona, headers=headers, input=values)
    answer: dict[str, Any] = data[name]
    return answer


def opened_campaign(product: Product, title: str) -> dict[str, Any]:
    """Open a vote on the cheapest ideas whose money is enough for some of them only."""
    known = answered(product, IDS, lines=LINES)
    ideas = [edge["node"] for edge in known["proposals"]["edges"]]
    now = datetime.now(UTC)
    prepared = act(
        product,
        OFFICER,
        PREPARE,
        "prepareCampaign",
        programmeId=known["programmes"]["edges"][0]["node"]["id"],
        title=title,
        summary="먼저 할 일을 골라 주세요.",
        budget=sum(idea["cost"] for idea in ideas) - 1,
        rule="GREEDY",
        ballotKind="APPROVAL",
        tieRule="LOWER_COST",
        maxChoices=2,
        opensAt=(now - timedelta(minutes=1)).isoformat(),
        closesAt=(now + timedelta(days=2)).isoformat(),
        earlyClose=True,
        revoting=True,
        proposalIds=[idea["id"] for idea in ideas],
    )
    assert "campaign" in prepared, prepared
    opened = act(product, OFFICER, OPEN, "openCampaign", campaignId=prepared["campaign"]["id"])
    assert opened["campaign"]["state"] == "OPEN", opened
    campaign: dict[str, Any] = opened["campaign"]
    return campaign


def vote(product: Product, persona: str, campaign: dict[str, Any], lines: list[int]) -> str:
    """Cast a first ballot as a persona and return its receipt."""
    cast = act(
        product,
        persona,
        CAST,
        "castBallot",
        campaignId=campaign["id"],
        counter=1,
        choices=[{"number": number} for number in lines],
    )
    receipt: str = cast["receipt"]
    return receipt
