"""Home tells what one has to do, what is open now, and of the results the newest few."""

import re

import pytest
from playwright.sync_api import expect

from tests.fixtures.product import Product
from tests.web.campaigns import OFFICER, act, opened_campaign
from tests.web.test_access_story import faults
from tests.web.visits import PHONE, WIDE, Visit, answered

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


TO_DO = """query ToDo { toDo { notice { text } }
  campaigns(first: 30) { edges { node { title state viewerBallot { counter }
    viewerActions { name allowed } } } } }"""


def to_do_of(product: Product, persona: str) -> tuple[list[str], list[str]]:
    """Return the duties of a persona and the votes that wait for him, as the API tells them."""
    told = answered(product, TO_DO, persona=persona)
    votes = [edge["node"] for edge in told["campaigns"]["edges"]]
    waiting = [
        vote["title"]
        for vote in votes
        if vote["state"] == "OPEN"
        and vote["viewerBallot"] is None
        and {"name": "castBallot", "allowed": True} in vote["viewerActions"]
    ]
    return [one["notice"]["text"] for one in told["toDo"]], waiting


@pytest.mark.parametrize("persona", ["municipality.officer", "resident.1", "auditor"])
def test_home_and_ones_own_page_name_the_same_things_to_do(
    visit: Visit, running_product: Product, persona: str
) -> None:
    duties, votes = to_do_of(running_product, persona)
    home = visit("/", persona=persona)

    head = home.get_by_role("heading", level=1)
    match len(duties) + len(votes):
        case 0:
            expect(head).to_contain_text("오늘 할 일은 없어요")
        case 1:
            expect(head).to_contain_text("오늘 할 일이 하나 있어요")
        case many:
            expect(head).to_contain_text(f"할 일이 {many}개 있어요")
    first = home.get_by_role("region", name="해야 할 일", exact=True).get_by_role("listitem")
    expect(first).to_have_count(min(len(duties), 3))
    for row, duty in zip(first.all(), duties, strict=False):
        expect(row).to_contain_text(duty)
    assert faults(home) == []

    home.goto("/my")
    mine = home.get_by_role("region", name="해야 할 일", exact=True)
    expect(mine.get_by_role("listitem")).to_have_count(len(duties) + len(votes))
    for title in votes:
        expect(mine.get_by_role("link", name=title, exact=True)).to_be_visible()
    assert faults(home) == []


def test_my_page_says_of_which_idea_a_promised_day_has_passed(visit: Visit) -> None:
    """In the demo one idea that residents support is behind its day; the others are not."""
    mine = visit("/my", size=PHONE, persona="resident.1")
    late = mine.get_by_text("약속한 날이 지났어요")
    expect(late).to_have_count(1)
    card = mine.get_by_role("listitem").filter(has=late)
    expect(card).to_contain_text("실행 중")
    card.get_by_role("link").first.click()
    kept = mine.get_by_role("region", name="약속한 단계")
    expect(kept.get_by_text("약속한 날이 지났")).not_to_have_count(0)


@pytest.mark.parametrize("persona", ["resident.1", "municipality.officer", "council.secretary"])
def test_a_long_name_of_a_hat_takes_no_second_line_of_the_header(
    visit: Visit, persona: str
) -> None:
    page = visit("/privacy", size=WIDE, persona=persona)
    page.get_by_role("link", name="English").first.click()
    menu = page.get_by_role("navigation", name="Main menu")
    expect(menu.get_by_role("link", name="Consortium")).to_be_visible()

    hat = page.locator("button.hat").bounding_box()
    entry = menu.get_by_role("link", name="Consortium").bounding_box()
    assert hat is not None
    assert entry is not None
    assert entry["y"] < hat["y"] + hat["height"] / 2 < entry["y"] + entry["height"]
    assert hat["x"] + hat["width"] <= WIDE[0]
    expect(page.locator("button.hat")).to_have_text(re.compile("·"))
