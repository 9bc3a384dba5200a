"""The roll of an open vote is corrected by two officers in the browser, each of whom finds the voter."""

import re

import pytest
from playwright.sync_api import Page, expect

from infra.embedded.issuer.personas import PERSONAS
from tests.fixtures.product import Product
from tests.web.campaigns import OFFICER, act, opened_campaign
from tests.web.visits import PHONE, WIDE, Visit, answered, heard

pytestmark = pytest.mark.browser

EXPORT = """
mutation Export($input: ExportRollInput!) {
  exportRoll(input: $input) { ... on ExportRollSuccess { csv voters } ... on Refused { reason } }
}
"""
ROLL = "query ($number: String!) { campaign(number: $number) { rollSize } }"


def found(page: Page, name: str) -> None:
    """Open the desk and choose the first resident of a name."""
    page.get_by_role("button", name="빠진 분을 더하거나 잘못 든 분을 빼기").click()
    page.locator("#roll-name").fill(name)
    page.get_by_role("button", name="찾기").click()
    page.get_by_role("button", name=re.compile(f"{re.escape(name)}$")).first.click()


def test_one_officer_asks_for_a_correction_and_another_confirms_it(
    visit: Visit, running_product: Product
) -> None:
    vote = opened_campaign(running_product, "명부를 고치는 투표")
    asked = act(
        running_product, OFFICER, EXPORT, "exportRoll", campaignId=vote["id"], purpose="명부 대조"
    )
    name = asked["csv"].split("\r\n")[1].split(",")[2]

    one = visit(f"/votes/{vote['number']}", size=PHONE, persona=OFFICER)
    found(one, name)
    one.get_by_label("명부에서 빼기").check()
    with heard(one):
        one.get_by_role("button", name="요청하기").click()
    expect(one.get_by_text("모든 참여 자격을 갖춘 분이에요.")).to_be_visible()
    one.get_by_label("등록부와 다르지만").check()
    with heard(one):
        one.get_by_role("button", name="요청하기").click()
    expect(one.locator("#roll-reason-error, .field-error").first).to_be_visible()
    one.get_by_label("까닭").fill("이사한 것을 확인함")
    with heard(one):
        one.get_by_role("button", name="요청하기").click()
    expect(one.get_by_text("요청했어요.")).to_be_visible()

    other = visit(f"/votes/{vote['number']}", size=WIDE, persona="municipality.clerk2")
    found(other, name)
    expect(other.get_by_text("이사한 것을 확인함").first).to_be_visible()
    expect(other.get_by_text("서류를 함께 보고 확인해 주세요.")).to_be_visible()
    with heard(other):
        other.get_by_role("button", name="확인하고 고치기").click()
    expect(other.get_by_role("status").filter(has_text="바뀜")).to_be_visible()

    size = answered(running_product, ROLL, number=vote["number"])["campaign"]["rollSize"]
    assert size == asked["voters"] - 1


def test_who_may_not_vote_is_not_added_and_the_desk_says_which_rule_keeps_him_out(
    visit: Visit, running_product: Product
) -> None:
    vote = opened_campaign(running_product, "자격을 보고 더하는 투표")
    name = PERSONAS["minor.1"].name_ko
    page = visit(f"/votes/{vote['number']}", size=PHONE, persona=OFFICER)
    found(page, name)
    page.get_by_label("명부에 더하기").check()
    page.get_by_label("까닭").fill("명부에서 빠짐")
    page.get_by_label("등록부와 다르지만").check()
    with heard(page):
        page.get_by_role("button", name="요청하기").click()

    expect(page.get_by_text("투표가 열린 날 만 18세가 안 된 분이에요.")).to_be_visible()
    expect(page.get_by_text("나이는 서류로 바꿀 수 없어요.")).to_be_visible()
