"""Settlement is judged in open pages: what is handed in comes, amounts are named per line, nothing typed is lost.

The tests are the chapters of one story: each goes on where the one before ended.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product, product_of_its_own
from tests.web.campaigns import act
from tests.web.reach import small, unreached
from tests.web.test_access_story import faults
from tests.web.visits import PHONE, WIDE, Visit, answered, heard

pytestmark = pytest.mark.browser

COMPANY, CITY, MINISTRY = "company.b", "municipality.officer", "ministry.officer"
AT = "/agreements/2025-1"
REGISTER = """{ agreement(number: "2025-1") { id dutyRegister { settlements {
  fact startedOn viewerSettles room { source form year left } } } } }"""
QUEUE = """query ($programme: ID!) { settlementsToJudge(programmeId: $programme) { report { id body { name } } } }"""
PLACE = "{ programmes(first: 1) { edges { node { id } } } }"
SUBMIT = """mutation ($input: SubmitSettlementInput!) { submitSettlement(input: $input) { __typename
  ... on SubmitSettlementSuccess { report { id } } ... on Refused { message } } }"""
RETURN = """mutation ($input: ReturnSettlementInput!) { returnSettlement(input: $input) { __typename
  ... on Refused { message } } }"""
BACK = "영수증 두 장이 빠졌습니다."


@pytest.fixture(scope="module")
def running_product() -> Iterator[Product]:
    """A product of its own: money is settled."""
    yield from product_of_its_own("judging")


def opened(visit: Visit, path: str, who: str, size: tuple[int, int] = WIDE) -> Page:
    """Open a page as somebody, and let it follow."""
    page = visit(path, size=size, persona=who)
    expect(page.locator("#title")).to_be_visible()
    page.wait_for_load_state("networkidle")
    return page


def handed_in(product: Product, spent: int, *, received: int = 50_000_000, audit: str = "") -> str:
    """Hand in the company's report, or hand it in again; return its id."""
    register = answered(product, REGISTER, persona=COMPANY)["agreement"]
    one = next(one for one in register["dutyRegister"]["settlements"] if one["viewerSettles"])
    room = next(two for two in one["room"] if two["source"] == "STATE" and two["form"] == "CASH")
    line = {"source": "STATE", "form": "CASH", "year": room["year"]}
    made: dict[str, Any] = act(
        product,
        COMPANY,
        SUBMIT,
        "submitSettlement",
        agreementId=register["id"],
        fact=one["fact"],
        happenedOn=one["startedOn"],
        words=f"정산보고서 {spent}",
        audit=audit,
        lines=[{**line, "received": received, "spent": spent, "interest": 0}],
    )
    assert made["__typename"] == "SubmitSettlementSuccess", made
    return str(made["report"]["id"])


def test_what_is_handed_in_comes_into_every_open_page(
    visit: Visit, running_product: Product
) -> None:
    queue = opened(visit, "/settlements", CITY, PHONE)
    union = opened(visit, "/consortium", CITY)
    outside = opened(visit, AT, MINISTRY)
    expect(queue.locator("#title")).to_have_text("정산보고 1건이 심사를 기다려요")
    expect(union.get_by_role("link", name="정산보고 1건이 심사를 기다려요")).to_be_visible()
    ours = outside.get_by_role("region", name="정산보고")
    before = ours.get_by_role("heading", name="누리에너지").count()
    handed_in(running_product, 49_000_000)
    expect(queue.locator("#title")).to_have_text("정산보고 2건이 심사를 기다려요")
    expect(union.get_by_role("link", name="정산보고 2건이 심사를 기다려요")).to_be_visible()
    expect(ours.get_by_role("heading", name="누리에너지")).to_have_count(before + 1)


def test_what_is_typed_stays_when_another_judges_first_and_is_said_of_the_new_amounts(
    visit: Visit, running_product: Product
) -> None:
    queue = opened(visit, "/settlements", CITY, PHONE)
    entry = queue.locator("li.card").filter(has=queue.get_by_role("heading", name="누리에너지"))
    entry.locator("summary", has_text="누리에너지: 되돌려 보내기").click()
    form = entry.get_by_role("form", name="누리에너지: 되돌려 보내기")
    form.get_by_label("까닭", exact=True).fill(BACK)
    form.get_by_label("국비 · 현금").check()
    amount = form.get_by_label("인정하는 금액")
    expect(amount).to_have_value("49,000,000")
    amount.fill("4,800만")
    form.get_by_label("인정하지 않는 까닭").fill("출장비는 사업 밖입니다.")

    place = answered(running_product, PLACE)["programmes"]["edges"][0]["node"]["id"]
    waiting = answered(running_product, QUEUE, persona=MINISTRY, programme=place)
    report = next(
        one["report"]["id"]
        for one in waiting["settlementsToJudge"]
        if "누리에너지" in one["report"]["body"]["name"]
    )
    said = act(
        running_product, MINISTRY, RETURN, "returnSettlement", reportId=report, words="먼저 봄"
    )
    assert said["__typename"] == "ReturnSettlementSuccess", said
    held = entry.get_by_text("그사이 바뀌어 지금은 이 일을 할 수 없어요")
    expect(held).to_be_visible()
    expect(form.get_by_label("까닭", exact=True)).to_have_value(BACK)
    expect(amount).to_have_value("4,800만")
    assert faults(queue) == []

    handed_in(running_product, 48_500_000)
    expect(held).to_have_count(0)
    expect(form.get_by_text("그사이 2번째로 다시 냈어요")).to_be_visible()
    expect(form.get_by_label("까닭", exact=True)).to_have_value(BACK)
    # What was read is refused of what was not.
    form.get_by_role("button", name="되돌려 보내기").click()
    expect(
        form.get_by_role("alert").get_by_text("그사이 2번째로 다시 낸 보고예요.")
    ).to_be_visible()
    form.get_by_role("button", name="새 금액을 심사하기").click()
    assert unreached(queue) == []
    assert small(queue) == []
    with heard(queue):
        form.get_by_role("button", name="되돌려 보내기").click()
    expect(entry).to_have_count(0)


def test_who_hands_in_again_is_led_to_it_and_sees_old_and_new(visit: Visit) -> None:
    company = opened(visit, "/my/notices", COMPANY, PHONE)
    company.get_by_role("link", name="정산보고가 되돌아왔어요").first.click()
    expect(company).to_have_url(re.compile("/duties#settlement-"))
    entry = company.locator("[id^='settlement-']").filter(has_text=BACK)
    expect(entry).to_be_in_viewport()
    expect(entry.get_by_text("심사: 인정하는 금액 4,800만원", exact=False).first).to_be_visible()
    expect(entry.get_by_text("출장비는 사업 밖입니다.").first).to_be_visible()
    # The time before stands struck out beside what was handed in last.
    expect(entry.locator("s", has_text="4,900만원")).to_be_visible()
    entry.locator("summary", has_text="정산보고 다시 내기").click()
    line = entry.get_by_role("group", name="국비 · 현금")
    expect(line.get_by_text("지난번 심사: 인정하는 금액 4,800만원")).to_be_visible()
    line.get_by_label("쓴 금액").fill("4,800만")
    expect(line.get_by_text("앞서 낸 금액 4,850만원")).to_be_visible()
    form = entry.get_by_role("form", name="정산보고 내기")
    form.get_by_label("설명과 증빙").fill("출장비를 뺐습니다.")
    with heard(company):
        form.get_by_role("button", name="정산보고 내기").click()
    expect(entry.get_by_text("3번째")).to_be_visible()
    assert faults(company) == []


def test_less_than_was_spent_is_accepted_and_the_rest_is_owed_back(visit: Visit) -> None:
    queue = opened(visit, "/settlements?lang=en", CITY)
    entry = queue.locator("li.card").filter(has=queue.get_by_role("heading", name="Nuri Energy"))
    expect(entry.get_by_text("Judged last time: Recognised ₩48,000,000")).to_be_visible()
    entry.locator("summary", has_text="Say it is checked").click()
    form = entry.get_by_role("form", name="Nuri Energy: Say it is checked")
    form.get_by_label("What was checked").fill("Receipts compared.")
    with heard(queue):
        form.get_by_role("button", name="Say it is checked").click()
    entry.locator("summary", has_text="Accept it").click()
    form = entry.get_by_role("form", name="Nuri Energy: Accept it")
    form.get_by_label("What you checked").fill("All but one bill.")
    form.get_by_role("checkbox").check()
    form.get_by_label("Recognised").fill("47,000,000")
    form.get_by_role("button", name="Accept it").click()
    expect(form.get_by_text("Say why less is recognised than was spent.").first).to_be_visible()
    form.get_by_label("Why it is not recognised").fill("One bill is of another project.")
    with heard(queue):
        form.get_by_role("button", name="Accept it").click()
    owed = queue.get_by_role("region", name="One settlement with money still to come back")
    expect(owed.get_by_text("State: ₩3,000,000 to return")).to_be_visible()
    assert faults(queue) == []
