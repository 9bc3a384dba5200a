"""A prepared vote is changed until it opens: two officers at once lose nothing, and afterwards nobody can."""

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product
from tests.web.campaigns import OFFICER, REVISE, act, notice, opened_campaign, prepared_campaign
from tests.web.test_access_story import faults, sideways
from tests.web.visits import PHONE, WIDE, Visit, tapped

pytestmark = pytest.mark.browser

MINE = "물빛동 저녁 일 고르기"
THEIRS = "물빛동 아침 일 고르기"


def sound(page: Page) -> None:
    """Hold the page against axe on a phone and on a desk."""
    for size in (PHONE, WIDE):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        assert faults(page) == []
        assert sideways(page) <= 0


def test_a_prepared_vote_is_changed_until_it_opens_and_two_officers_lose_nothing(
    visit: Visit, running_product: Product
) -> None:
    campaign = prepared_campaign(running_product, "물빛동 먼저 할 일")
    address = f"/votes/{campaign['number']}"
    page = visit(address, size=PHONE, persona=OFFICER)
    page.goto(address)
    page.get_by_role("link", name="투표 고치기").click()
    expect(page.get_by_text("명이 투표할 수 있어요")).to_be_visible()
    expect(page.get_by_label("투표 제목")).to_have_value("물빛동 먼저 할 일")
    expect(page.get_by_label("많아야 몇 개", exact=True)).to_have_value("2")
    sound(page)
    page.get_by_label("투표 제목").fill(MINE)
    page.get_by_label("가장 어린 나이").fill("19")

    # Meanwhile somebody else saves another title and another budget.
    revised = act(
        running_product,
        OFFICER,
        REVISE,
        "reviseCampaign",
        campaignId=campaign["id"],
        expectedVersion=1,
        **(notice(THEIRS) | {"budget": 70_000_000}),
    )
    assert revised["campaign"]["version"] == 2
    tapped(page, "확인하기")
    tapped(page, "이대로 저장하기")
    saved = page.get_by_role("region", name="지금 저장된 것")
    typed = page.get_by_role("region", name="내가 쓰던 것")
    expect(saved.get_by_text(THEIRS)).to_be_visible()
    expect(saved.get_by_text("예산은 7,000만원이에요.")).to_be_visible()
    expect(typed.get_by_text(MINE)).to_be_visible()
    expect(typed.get_by_text("만 19세부터")).to_be_visible()
    sound(page)

    # What was typed outlives the page; its writer decides what stands.
    page.reload()
    expect(page.get_by_label("투표 제목")).to_have_value(MINE)
    expect(typed.get_by_text(MINE)).to_be_visible()
    tapped(page, "내가 쓰던 것에서 이어 쓰기")
    expect(saved).to_have_count(0)
    page.get_by_role("checkbox", name="심사단이 심사한 제안만 올려요").check()
    page.get_by_role("radio", name="발표한 뒤에").check()
    tapped(page, "확인하기")
    tapped(page, "이대로 저장하기")
    refusal = page.locator(".msg-stop")
    expect(refusal).to_contain_text("심사단이 심사하지 않은 제안이 있어요")
    expect(refusal).to_contain_text("심사 결과를 알린 제안만 투표에 올리는 투표")
    tapped(page, "고치기")
    expect(page.locator(".field-error")).to_contain_text("심사단이 심사하지 않은 제안")
    sound(page)
    page.get_by_role("checkbox", name="심사단이 심사한 제안만 올려요").uncheck()
    tapped(page, "확인하기")
    tapped(page, "이대로 저장하기")
    expect(page.get_by_role("heading", name=MINE, level=1)).to_be_visible()
    expect(page.get_by_text("담당 부서가 발표하면 모두 공개해요")).to_be_visible()

    tapped(page, "투표 열기")
    tapped(page, "투표를 열기")
    expect(page.get_by_role("button", name="투표 닫기")).to_be_visible()
    expect(page.get_by_role("link", name="투표 고치기")).to_have_count(0)
    page.goto(f"{address}/revise")
    expect(refusal).to_contain_text("이미 시작된 투표예요")
    expect(refusal).to_contain_text("투표 기간")
    expect(refusal).to_contain_text("시작한 뒤에 바꿀 수 없어요")
    expect(page.get_by_label("투표 제목")).to_have_count(0)
    sound(page)


def test_a_resident_is_told_that_officers_change_votes(
    visit: Visit, running_product: Product
) -> None:
    campaign = opened_campaign(running_product, "나루동 먼저 할 일")
    page = visit(f"/votes/{campaign['number']}", size=PHONE, persona="resident.5")
    expect(page.get_by_role("link", name="투표 고치기")).to_have_count(0)
    page.goto(f"/votes/{campaign['number']}/revise")
    expect(page.locator(".msg-stop")).to_be_visible()
    expect(page.get_by_label("투표 제목")).to_have_count(0)
