"""Preparing a vote by other rules than the first one offered: what cannot be counted is said in words, at once."""

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product
from tests.web.campaigns import OFFICER
from tests.web.test_access_story import faults, sideways
from tests.web.test_prepare_story import hour, idea
from tests.web.visits import PHONE, Visit, heard, tapped

pytestmark = pytest.mark.browser


def choose(page: Page, group: str, value: str) -> None:
    """Choose one of several."""
    page.locator(f"#{group}-{value}").check()


def test_rules_that_do_not_go_together_are_said_before_anything_is_sent(
    visit: Visit, running_product: Product
) -> None:
    title = "골목 화단 가꾸기"
    idea(running_product, title)
    page = visit("/votes/new", size=PHONE, persona=OFFICER)
    page.get_by_label("투표 제목").fill("골목을 어떻게 가꿀까")
    page.get_by_label("설명").fill("골목마다 무엇을 심을지 정해요.")
    page.get_by_label("예산(원)").fill("30,000,000")
    page.get_by_label("여는 시각").fill(hour(1))
    page.get_by_label("닫는 시각").fill(hour(3))
    page.get_by_label("제안 상태").select_option("제안됨")
    page.get_by_label("찾는 말").fill(title)
    page.get_by_label("찾는 말").press("Enter")
    page.get_by_role("button", name=f"올리기: {title}").click()

    choose(page, "kind", "ORDINAL")
    choose(page, "rule", "EQUAL_SHARES_ADD1")
    tapped(page, "확인하기")
    expect(page.get_by_text("‘똑같은 몫’은 순위를 매기거나 점수를 나눠 주는")).to_be_visible()
    choose(page, "rule", "GREEDY_THRESHOLD")
    tapped(page, "확인하기")
    expect(page.get_by_text("1 이상을 적어 주세요")).to_be_visible()
    page.locator("#vote-threshold").fill("5")
    choose(page, "kind", "CUMULATIVE")
    page.locator("#vote-points").fill("")
    tapped(page, "확인하기")
    expect(page.get_by_text("한 사람이 나눠 줄 점수를 적어 주세요")).to_be_visible()
    assert faults(page) == []
    assert sideways(page) <= 0
    page.locator("#vote-points").fill("10")
    tapped(page, "확인하기")

    words = page.get_by_role("region", name="주민에게는 이렇게 보여요")
    expect(words).to_contain_text("최소 점수는 5점이에요.")
    expect(words).to_contain_text("표 대신 점수로 차례를 정해요.")
    expect(words).to_contain_text("이곳에 사는 곳 자격이 있는 주민이 투표해요.")
    assert faults(page) == []
    with heard(page):
        tapped(page, "이대로 준비하기")
    expect(page.get_by_role("heading", name="골목을 어떻게 가꿀까", level=1)).to_be_visible()
