"""Ideas and votes of their own for stories: made by residents and officers through the API."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from tests.fixtures.product import Product
from tests.web.visits import answered

OFFICER = "municipality.officer"
AUTHOR = "resident.40"
WRITER = "resident.44"
COSTS = (10_000_000, 20_000_000, 30_000_000, 40_000_000)  # won; the budget pays for three
BUDGET = 60_000_000

PLACE = "{ programmes(first: 1) { edges { node { id } } } }"
SUBMIT = """
mutation Submit($input: SubmitProposalInput!) {
  submitProposal(input: $input) {
    ... on SubmitProposalSuccess { proposal { id number } }
    ... on Refused { reason message }
  }
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
REVISE = """
mutation Revise($input: ReviseCampaignInput!) {
  reviseCampaign(input: $input) {
    ... on ReviseCampaignSuccess { campaign { id version } }
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


def submitted(product: Product, title: str, *, body: str | None = None) -> str:
    """Submit an idea of a resident; return its public number."""
    place = answered(product, PLACE)["programmes"]["edges"][0]["node"]["id"]
    answer = act(
        product,
        WRITER,
        SUBMIT,
        "submitProposal",
        programmeId=place,
        title=title,
        summary="밤에도 안심하고 걷게 해요.",
        # The same words of one person are taken once a day, and a story may be told twice.
        body=body or f"가로등 사이가 너무 어두워요. ({uuid4()})",
        category="SAFETY",
        place="물빛동",
        cost=40_000_000,
    )
    number: str = answer["proposal"]["number"]
    return number


def prepared_campaign(product: Product, title: str, **terms: object) -> dict[str, Any]:
    """Prepare a vote on four new ideas; the budget pays for the three cheapest."""
    programme = answered(product, PLACE)["programmes"]["edges"][0]["node"]["id"]
    ideas = [_submitted(product, programme, f"{title}: {cost:,}원짜리 일", cost) for cost in COSTS]
    prepared = act(
        product,
        OFFICER,
        PREPARE,
        "prepareCampaign",
        programmeId=programme,
        proposalIds=ideas,
        **(notice(title) | terms),
    )
    assert "campaign" in prepared, prepared
    campaign: dict[str, Any] = prepared["campaign"]
    return campaign


def notice(title: str) -> dict[str, object]:
    """Return the words and terms of a vote that may be opened at once."""
    now = datetime.now(UTC)
    return {
        "title": title,
        "summary": "먼저 할 일을 골라 주세요.",
        "budget": BUDGET,
        "rule": "GREEDY",
        "ballotKind": "APPROVAL",
        "tieRule": "LOWER_COST",
        "maxChoices": 2,
        "opensAt": (now - timedelta(minutes=1)).isoformat(),
        "closesAt": (now + timedelta(days=2)).isoformat(),
        "earlyClose": True,
        "revoting": True,
    }


def opened_campaign(product: Product, title: str, **terms: object) -> dict[str, Any]:
    """Open a vote on four new ideas; the budget pays for the three cheapest."""
    prepared = prepared_campaign(product, title, **terms)
    opened = act(product, OFFICER, OPEN, "openCampaign", campaignId=prepared["id"])
    assert "campaign" in opened, opened
    campaign: dict[str, Any] = opened["campaign"]
    assert campaign["state"] == "OPEN"
    return campaign


def _submitted(product: Product, programme: str, title: str, cost: int) -> str:
    answer = act(
        product,
        AUTHOR,
        SUBMIT,
        "submitProposal",
        programmeId=programme,
        title=title,
        summary="작지만 바로 할 수 있는 일이에요.",
        body=f"이웃과 이야기해 보니 먼저 하면 좋겠다고 해요. ({uuid4()})",
        category="WELFARE",
        place="나루동",
        cost=cost,
    )
    assert "proposal" in answer, answer
    proposal: str = answer["proposal"]["id"]
    return proposal


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
