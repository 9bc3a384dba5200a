"""The ballot by keyboard alone, as it is heard: what remains, where the keyboard goes on, two windows at once."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product
from tests.web.campaigns import OFFICER, act, opened_campaign
from tests.web.visits import PHONE, WIDE, Visit, tapped

pytestmark = pytest.mark.browser

CLOSE = """
mutation Close($input: CloseCampaignInput!) {
  closeCampaign(input: $input) {
    ... on CloseCampaignSuccess { campaign { state } }
    ... on Refused { reason }
  }
}
"""
# What of the focused thing lies above the dock, in pixels: 0 or less is hidden behind it.
SEEN = """() => {
  const dock = document.querySelector('.dock').getBoundingClientRect();
  const it = document.activeElement.getBoundingClientRect();
  return dock.top - it.bottom;
}"""


def picked(page: Page, *places: int) -> None:
    """Tick cards by keyboard, by their place on the page from 0."""
    for place in places:
        page.locator(".ballots input").nth(place).focus()
        page.keyboard.press("Space")


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_a_ballot_says_what_remains_and_keeps_the_keyboard_in_its_place(
    visit: Visit, running_product: Product, size: tuple[int, int]
) -> None:
    vote = opened_campaign(running_product, f"자판으로 하는 투표 {size[0]}", ballotKind="ORDINAL")
    page = visit(f"/votes/{vote['number']}", size=size, persona="resident.21")
    said = page.get_by_role("status").filter(has_text="6,000만원 가운데")

    picked(page, 0)
    expect(said).to_have_text(
        re.compile(r"^1개 골랐어요\. 1개 더 고를 수 있어요\. 전체 6,000만원 가운데 \d")
    )
    picked(page, 1)
    expect(said).to_have_text(re.compile(r"^2개 골랐어요\. 고를 수 있는 만큼 골랐어요\. "))

    page.get_by_role("button", name=re.compile("빼기$")).first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text=", 뺐어요")).to_have_count(1)
    expect(page.locator("#order")).to_be_focused()

    tapped(page, re.compile("확인하(러 가)?기"))
    expect(page.locator("#review")).to_be_focused()
    page.get_by_role("button", name="다시 고르기").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="사업 4개")).to_be_focused()


def test_nothing_the_keyboard_comes_to_is_hidden_behind_the_dock(
    visit: Visit, running_product: Product
) -> None:
    vote = opened_campaign(running_product, "가려지지 않는 투표")
    page = visit(f"/votes/{vote['number']}", size=PHONE, persona="resident.22")
    page.locator(".dock").wait_for()
    page.get_by_role("link", name="누구에게 비밀인지 자세히").focus()
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.closest('.ballots') !== null")
        assert page.evaluate(SEEN) >= 0


def test_two_windows_vote_once_after_another_and_a_late_one_is_told_of_the_close(
    visit: Visit, running_product: Product
) -> None:
    vote = opened_campaign(running_product, "두 창에서 하는 투표")
    one, other, late = (
        visit(f"/votes/{vote['number']}", persona=who)
        for who in ("resident.23", "resident.23", "resident.24")
    )
    for page, place in ((one, 0), (other, 1), (late, 2)):
        picked(page, place)
        tapped(page, "확인하러 가기")
    tapped(one, "투표함에 넣기")
    expect(one.get_by_text("표를 투표함에 넣었어요")).to_be_visible()
    tapped(other, "투표함에 넣기")
    # The second window heard of the first ballot or did not; then it says so, and a second press does.
    overtaken = other.get_by_text("이미 다른 선택으로 투표했어요")
    put_in = other.get_by_text("표를 투표함에 넣었어요")
    expect(overtaken.or_(put_in)).to_be_visible()
    if overtaken.is_visible():
        tapped(other, "투표함에 넣기")
    expect(put_in).to_be_visible()
    closed = act(
        running_product, OFFICER, CLOSE, "closeCampaign", campaignId=vote["id"], reason="다 모임"
    )
    assert "campaign" in closed
    told = late.get_by_role("status").filter(has_text=re.compile("투표가 끝났|결과가 나왔"))
    expect(told).to_be_visible()
    expect(late.get_by_role("button", name="투표함에 넣기")).to_have_count(0)
