"""A counted vote whose result waits for the office: told so, published once, and then shown to everybody."""

import pytest
from playwright.sync_api import expect

from tests.fixtures.product import Product
from tests.web.campaigns import OFFICER, act, opened_campaign, vote
from tests.web.test_access_story import faults, sideways
from tests.web.visits import PHONE, WIDE, Visit, sign_in, tapped

pytestmark = pytest.mark.browser

CLOSE = """
mutation Close($input: CloseCampaignInput!) {
  closeCampaign(input: $input) {
    ... on CloseCampaignSuccess { campaign { id } }
    ... on Refused { reason message }
  }
}
"""


def test_a_result_waits_for_the_office_and_is_then_shown_to_everybody_at_once(
    visit: Visit, running_product: Product
) -> None:
    campaign = opened_campaign(
        running_product, "발표를 기다리는 투표", resultVisibility="ON_PUBLICATION"
    )
    vote(running_product, "resident.8", campaign, [1, 2])
    closed = act(
        running_product,
        OFFICER,
        CLOSE,
        "closeCampaign",
        campaignId=campaign["id"],
        reason="모두 투표했어요.",
    )
    assert "campaign" in closed, closed
    address = f"/votes/{campaign['number']}"
    anyone = visit(f"{address}/result", size=PHONE)
    waiting = anyone.get_by_role("heading", name="다 세었지만 아직 결과를 발표하지 않았어요.")
    expect(waiting).to_be_visible()
    expect(anyone.get_by_text("규칙: 결과를 보여 주는 때 (투표 공고 9)")).to_be_visible()
    expect(anyone.get_by_role("button", name="결과 발표하기")).to_have_count(0)
    for size in (PHONE, WIDE):
        anyone.set_viewport_size({"width": size[0], "height": size[1]})
        assert faults(anyone) == []
        assert sideways(anyone) <= 0

    page = visit(address, size=PHONE)
    expect(page.get_by_text("다 세었지만 아직 결과를 발표하지 않았어요.")).to_be_visible()
    assert faults(page) == []
    page.goto(f"{address}/result")
    sign_in(page, OFFICER)
    tapped(page, "결과 발표하기")
    assert faults(page) == []
    tapped(page, "결과를 발표하기")
    picked = "주민이 고른 사업"
    expect(page.get_by_role("heading", level=1)).to_contain_text(picked)
    # Who had the page open sees it without asking again.
    expect(anyone.get_by_role("heading", level=1)).to_contain_text(picked)
