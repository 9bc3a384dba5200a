"""The ledger is read beside what is in force: it follows reports into open pages, and says what breaks a rule.

The tests are the chapters of one story: each goes on where the one before ended.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.fixtures.product import Product, product_of_its_own
from tests.web.campaigns import act
from tests.web.reach import small, unreached
from tests.web.test_access_story import faults, sideways
from tests.web.test_english_story import unmarked
from tests.web.test_settling_live_story import (
    AT,
    CITY,
    COMPANY,
    MINISTRY,
    PLACE,
    QUEUE,
    RETURN,
    handed_in,
    opened,
)
from tests.web.visits import PHONE, Visit, answered

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def running_product() -> Iterator[Product]:
    """A product of its own: a report is handed in."""
    yield from product_of_its_own("ledger")


def test_a_report_comes_into_the_open_ledgers_of_party_and_ministry(
    visit: Visit, running_product: Product
) -> None:
    party = opened(visit, f"{AT}/duties", COMPANY, PHONE)
    outside = opened(visit, AT, MINISTRY)
    ledgers = [page.get_by_role("region", name="장부", exact=True) for page in (party, outside)]
    for one in ledgers:
        expect(one.get_by_text("정산보고", exact=False).first).to_be_visible()
    before = [one.locator("tfoot").inner_text() for one in ledgers]
    handed_in(running_product, 49_000_000)
    for one, was in zip(ledgers, before, strict=True):
        expect(one.locator("tfoot")).not_to_have_text(was, use_inner_text=True)
        expect(one.get_by_text("아직 확정하지 않음", exact=False).first).to_be_visible()
    # Own money and subsidies are summed apart.
    table = ledgers[1].get_by_role("table", name="재원·형태·연도별 장부")
    expect(table.get_by_role("row", name="보조금 합계")).to_have_count(1)
    for page in (party, outside):
        assert faults(page) == []
        assert sideways(page) <= 0
    assert unreached(party) == []
    assert small(party) == []


def test_every_stage_says_what_the_rules_find_and_one_without_an_amount_says_nothing(
    visit: Visit,
) -> None:
    page = opened(visit, AT, MINISTRY, PHONE)
    rules = page.get_by_role("region", name="단계마다 지켜야 할 규칙")
    promised = rules.locator("li").filter(has_text="약정").first
    expect(promised.get_by_text("지킴").first).to_be_visible()
    spent = rules.locator("li").filter(has_text="집행").first
    expect(spent).to_be_visible()
    settled = rules.locator("li").filter(has_text="정산").last
    expect(settled.get_by_text("아직 없음")).to_be_visible()
    expect(settled.get_by_text("지킴")).to_have_count(0)


def test_a_stage_that_comes_to_break_a_rule_says_in_open_pages_by_how_much_and_what_cures_it(
    visit: Visit, running_product: Product
) -> None:
    party = opened(visit, f"{AT}/duties", COMPANY, PHONE)
    outside = opened(visit, f"{AT}?lang=en", MINISTRY)
    # The company's report goes back, and comes anew with as much of the state's money as the plan leaves.
    place = answered(running_product, PLACE)["programmes"]["edges"][0]["node"]["id"]
    waiting = answered(running_product, QUEUE, persona=CITY, programme=place)["settlementsToJudge"]
    (report,) = {
        one["report"]["id"] for one in waiting if one["report"]["body"]["name"] == "누리에너지"
    }
    said = act(running_product, CITY, RETURN, "returnSettlement", reportId=report, words="다시")
    assert said["__typename"] == "ReturnSettlementSuccess", said
    handed_in(running_product, 2_720_000_000, received=2_720_000_000, audit="검증 1호")
    told = party.get_by_role("region", name="단계마다 지켜야 할 규칙").locator("ul").first
    received = told.locator("> li").filter(has_text="교부").first
    expect(received.get_by_text("넘음").first).to_be_visible()
    # It is open by itself, with the won that cure it: 40억 of 68억 public is 6억 above half.
    for said in ("국비를 12억원 줄이기", "국비에서 도비나 시비로 6억원 옮기기"):
        expect(received.get_by_text(said)).to_be_visible()
    expect(told.locator("> li").filter(has_text="약정").first).to_contain_text("지킴")
    english = outside.get_by_role("region", name="What each stage has to hold")
    for said in ("Lower the state’s money by ₩1,200,000,000", "Move ₩600,000,000 from the state"):
        expect(english.get_by_text(said).first).to_be_visible()
    for page in (party, outside):
        assert faults(page) == []
        assert sideways(page) <= 0
    assert unreached(party) == []
    assert small(party) == []


def test_who_judges_opens_it_beside_a_report(visit: Visit) -> None:
    page = opened(visit, "/settlements", CITY, PHONE)
    page.locator("summary", has_text="2025-1 장부 보기").first.click()
    ledger = page.get_by_role("group", name="장부", exact=True).first
    expect(ledger.get_by_role("table", name="재원·형태·연도별 장부")).to_be_visible()
    assert faults(page) == []
    assert sideways(page) <= 0


def test_in_english_only_words_of_people_are_korean(visit: Visit) -> None:
    for path, who in ((AT, MINISTRY), (f"{AT}/duties", COMPANY)):
        page = opened(visit, f"{path}?lang=en", who)
        expect(page.get_by_role("region", name="Ledger", exact=True)).to_be_visible()
        expect(page.get_by_role("heading", name="What each stage has to hold")).to_be_visible()
        assert unmarked(page) == []
        assert faults(page) == []
