"""Home tells what is open now, however many votes came after it, and of the results the newest few."""

import pytest
from playwright.sync_api import expect

from tests.fixtures.product import Product
from tests.web.campaigns import OFFICER, act, opened_campaign
from tests.web.test_access_story import faults
from tests.web.visits import PHONE, Visit

pytestmark = pytest.mark.browser

CLOSE = """mutation Close($input: CloseCampaignInput!) { closeCampaign(input: $input) {
  ... on CloseCampaignSuccess { campaign { id } } ... on Refused { reason } } }"""
LATER = 11  # votes that were opened after it and are over


def test_an_open_vote_stays_on_home_when_many_came_after_it(
    visit: Visit, running_product: Product
) -> None:
    opened_campaign(running_product, "오래 열어 두는 투표")
    for number in range(LATER):
        later = opened_campaign(running_product, f"금방 끝난 투표 {number}")
        answer = act(
            running_product, OFFICER, CLOSE, "closeCampaign", campaignId=later["id"], reason="끝"
        )
        assert "campaign" in answer

    page = visit("/", size=PHONE)
    expect(page.get_by_text("오래 열어 두는 투표", exact=True).first).to_be_visible()
    results = page.get_by_role("complementary", name="투표 결과").locator(".items").first
    expect(results.get_by_role("listitem")).to_have_count(4)
    assert faults(page) == []
