"""The hour of a vote's close: a second before it a ballot counts, a second after it none does, and an open page says so."""

import re
import time
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product
from tests.web.campaigns import CAST, act, opened_campaign
from tests.web.test_access_story import faults, sideways
from tests.web.visits import PHONE, Visit, tapped

pytestmark = pytest.mark.browser

OPEN_FOR = timedelta(seconds=45)  # until every browser has signed in, on a slow machine too
SLOW_LINE = """() => {
  const sent = window.fetch;
  window.fetch = async (...asked) => {
    const body = String(asked[1]?.body ?? "");
    if (body.includes('"choices"')) await new Promise((go) => setTimeout(go, 5000));
    return sent(...asked);
  };
}"""
UNSENT = "투표가 끝나서 고른 것을 넣지 못했어요"


def chosen(page: Page, title: str) -> None:
    """Choose the cheapest line, and go to the check."""
    page.get_by_role("checkbox", name=f"{title}: 10,000,000원짜리 일").check()
    tapped(page, re.compile("^확인하"))


def until(moment: datetime) -> None:
    time.sleep(max(0.0, (moment - datetime.now(UTC)).total_seconds()))


# Four browsers wait together for one hour.
@pytest.mark.timeout(300)
def test_a_ballot_counts_to_the_second_and_a_page_left_open_says_that_the_hour_has_passed(
    visit: Visit, running_product: Product
) -> None:
    title = "제시각에 닫히는 투표"
    closes = datetime.now(UTC) + OPEN_FOR
    campaign = opened_campaign(
        running_product,
        title,
        closesAt=closes.isoformat(),
    )
    address = f"/votes/{campaign['number']}"
    in_time = visit(address, persona="resident.12")
    held = visit(address, persona="resident.13", size=PHONE)
    left_open = visit(address, persona="resident.14", size=PHONE)
    for page in (in_time, held):
        chosen(page, title)
    left_open.get_by_role("checkbox", name=f"{title}: 20,000,000원짜리 일").check()

    until(closes - timedelta(seconds=3))
    tapped(in_time, "투표함에 넣기")
    expect(in_time.get_by_text("표를 투표함에 넣었어요").first).to_be_visible()
    assert datetime.now(UTC) < closes
    # The line of one phone is slow: it presses in time, and its ballot comes too late.
    held.evaluate(SLOW_LINE)
    tapped(held, "투표함에 넣기")

    # Who is in has no second chance any more, and is not offered one.
    again = in_time.get_by_role("button", name="다시 투표하기")
    expect(again).to_have_count(0)
    expect(in_time.get_by_text("투표가 끝나기 전에 도착했으니 그대로 세요.")).to_be_visible()

    # Nobody touched this page: the hour alone has changed it.
    message = left_open.get_by_role("alert").filter(has_text=UNSENT)
    expect(message).to_contain_text(f"{title}: 20,000,000원짜리 일")
    expect(message.locator(".msg-title")).to_be_focused()
    expect(left_open.get_by_role("checkbox")).to_have_count(0)
    expect(left_open.get_by_text("투표가 끝났어요").first).to_be_visible()
    assert faults(left_open) == []
    assert sideways(left_open) <= 0
    refused = act(
        running_product,
        "resident.15",
        CAST,
        "castBallot",
        campaignId=campaign["id"],
        counter=1,
        choices=[{"number": 1}],
    )
    assert refused["reason"] == "voting_closed"

    expect(held.get_by_text(re.compile("이 투표는 .*에 마감되었어요")).first).to_be_visible()
    expect(held.get_by_text(UNSENT)).to_be_visible()
    left_open.reload()
    expect(left_open.get_by_text(UNSENT)).to_be_visible()
    tapped(left_open, "고른 것 지우기")
    expect(left_open.get_by_text(UNSENT)).to_have_count(0)
