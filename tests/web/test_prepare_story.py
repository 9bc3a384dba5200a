"""An officer prepares a vote: what is missing is named, nothing typed is lost, and it is said back in words."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.fixtures.product import Product
from tests.web.campaigns import AUTHOR, OFFICER, PLACE, SUBMIT, act
from tests.web.test_access_story import faults, sideways
from tests.web.visits import PHONE, Visit, answered, tapped

pytestmark = pytest.mark.browser


def hour(days: int) -> str:
    """Return six in the evening, so many days from now."""
    return f"{datetime.now(UTC) + timedelta(days=days):%Y-%m-%d}T18:00"


def idea(product: Product, title: str) -> None:
    """Submit an idea that may stand in a vote."""
    place = answered(product, PLACE)["programmes"]["edges"][0]["node"]["id"]
    act(
        product,
        AUTHOR,
        SUBMIT,
        "submitProposal",
        programmeId=place,
        title=title,
        summary="함께 정해요.",
        body="함께 정해요.",
        category="CULTURE",
        place="가온동",
        cost=10_000_000,
    )


def test_a_vote_is_prepared_checked_in_words_and_sent(
    visit: Visit, running_product: Product
) -> None:
    for title in ("밤 도서관 불 밝히기", "밤 도서관 차 한 잔"):
        idea(running_product, title)
    page = visit("/votes", size=PHONE, persona=OFFICER)
    page.get_by_role("link", name="투표 준비하기").click()
    page.get_by_role("button", name="확인하기").click()
    expect(page.get_by_text("아직 정하지 않은 것이 4개 있어요")).to_be_visible()
    assert faults(page) == []

    page.get_by_label("투표 제목").fill("밤 도서관을 어떻게 할까")
    page.get_by_label("설명").fill("밤에 도서관을 어떻게 쓸지 정해요.")
    page.get_by_label("예산(원)").fill("15,000,000")
    page.get_by_label("여는 시각").fill(hour(2))
    page.get_by_label("닫는 시각").fill(hour(1))
    page.get_by_label("제안 상태").select_option("제안됨")
    page.get_by_label("찾는 말").fill("밤 도서관")
    page.get_by_label("찾는 말").press("Enter")
    page.get_by_role("button", name="올리기: 밤 도서관 불 밝히기").click()
    page.get_by_role("button", name="올리기: 밤 도서관 차 한 잔").click()
    page.get_by_role("button", name="위로: 밤 도서관 차 한 잔").click()
    expect(page.get_by_text("2개 골랐어요")).to_be_visible()
    page.get_by_role("checkbox", name="직장").check()
    page.get_by_role("checkbox", name="길마다 비중을 정해요").check()
    page.get_by_role("checkbox", name="현장 종이 투표").check()
    page.get_by_label("온라인 비중").fill("70")
    page.get_by_label("현장 종이 투표 비중").fill("20")
    expect(page.get_by_text("비중을 모두 더하면 90%예요.")).to_be_visible()
    assert faults(page) == []
    assert sideways(page) <= 0

    page.reload()
    expect(page.get_by_label("투표 제목")).to_have_value("밤 도서관을 어떻게 할까")
    expect(page.get_by_text("2개 골랐어요")).to_be_visible()
    tapped(page, "확인하기")
    expect(page.get_by_text("투표하는 길: 온라인 70% · 현장 종이 투표 20%.")).to_be_visible()
    expect(page.get_by_text("만 18세부터, 사는 곳·직장 가운데")).to_be_visible()
    assert faults(page) == []
    tapped(page, "이대로 준비하기")
    refusal = page.locator(".msg-stop")
    expect(refusal).to_be_visible()
    tapped(page, "고치기")
    page.get_by_label("닫는 시각").fill(hour(9))
    page.get_by_label("현장 종이 투표 비중").fill("30")
    tapped(page, "확인하기")
    tapped(page, "이대로 준비하기")
    expect(page.get_by_role("heading", name="밤 도서관을 어떻게 할까", level=1)).to_be_visible()
    expect(page.get_by_text("투표하는 길: 온라인 70% · 현장 종이 투표 30%")).to_be_visible()
    page.goto("/votes/new")
    expect(page.get_by_label("투표 제목")).to_have_value("")


def test_a_resident_is_told_that_officers_prepare_votes(visit: Visit) -> None:
    page = visit("/votes/new", size=PHONE, persona="resident.3")
    expect(page.locator(".msg-stop")).to_be_visible()
    expect(page.get_by_label("투표 제목")).to_have_count(0)
