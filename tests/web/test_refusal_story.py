"""A refusal is an answer: it names the rule and the way on, and nothing typed or chosen is lost."""

import re

import pytest
from playwright.sync_api import expect

from tests.fixtures.product import Product
from tests.web.visits import PHONE, Visit, insisted, number_of, sign_in, tapped

pytestmark = pytest.mark.browser

VOTE = "2027년 주민참여예산"
PICK = "밤길 안심 조명"


def test_a_visitor_is_asked_to_sign_in_and_finds_the_choice_again(
    visit: Visit, running_product: Product
) -> None:
    page = visit(f"/votes/{number_of(running_product, VOTE)}", size=PHONE)
    page.get_by_role("checkbox", name=re.compile(PICK)).check()
    insisted(page, "확인하기")
    alert = page.get_by_role("alert")
    expect(alert).to_be_visible()
    expect(alert.get_by_role("link", name="로그인하기")).to_be_visible()
    sign_in(page, "resident.8")
    expect(page.get_by_role("checkbox", name=re.compile(PICK))).to_be_checked()
    expect(page.get_by_role("button", name="확인하기")).not_to_have_attribute(
        "aria-disabled", "true"
    )


@pytest.mark.parametrize("persona", ["minor.1", "resident.unverified", "company.a"])
def test_somebody_not_on_the_roll_is_told_the_rule_and_the_way_on(
    visit: Visit, running_product: Product, persona: str
) -> None:
    page = visit(f"/votes/{number_of(running_product, VOTE)}", persona=persona)
    expect(page.get_by_text("지금은 투표할 수 없어요")).to_be_visible()
    refusal = page.locator(".msg-stop")
    expect(refusal.locator("dt")).to_have_text(["규칙", "방법"])
    page.get_by_role("checkbox", name=re.compile(PICK)).check()
    insisted(page, "확인하러 가기")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("checkbox", name=re.compile(PICK))).to_be_checked()


def test_an_unknown_receipt_code_is_answered_and_not_an_error(
    visit: Visit, running_product: Product
) -> None:
    page = visit(f"/votes/{number_of(running_product, VOTE)}/receipt")
    tapped(page, "확인하기")
    expect(page.get_by_text("번호를 적어 주세요.")).to_be_visible()
    page.get_by_label("영수증 번호").fill("ffff-ffff-ffff-ffff-ffff")
    tapped(page, "확인하기")
    expect(page.get_by_text("이 번호의 표를 찾지 못했어요")).to_be_visible()


def test_a_number_nobody_gave_out_is_a_page_with_a_way_home(visit: Visit) -> None:
    page = visit("/votes/9999-999")
    expect(page.locator("#title")).to_have_text("그 번호의 투표가 없어요")
    page.get_by_role("link", name="홈으로 가기").click()
    expect(page).to_have_url(re.compile(r"/$"))


def test_a_dead_server_is_named_as_such_and_can_be_asked_again(visit: Visit) -> None:
    page = visit("/no-such-page")
    page.route("**/graphql", lambda route: route.abort())
    page.goto("/votes")
    expect(page.get_by_text("불러오지 못했어요").last).to_be_visible()
    page.unroute("**/graphql")
    tapped(page, "다시 불러오기")
    expect(page.locator("#title")).to_contain_text("투표할 수 있는 것")
