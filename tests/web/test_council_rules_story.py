"""A council secretary looks up what holds at home, from when, and where it stands."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.test_access_story import faults
from tests.web.visits import PHONE, WIDE, Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_what_holds_is_found_by_place_and_day(visit: Visit, size):
    page = visit("/council-rules", size=size)
    page.get_by_label("지역").select_option(label="아산시")
    expect(page).to_have_url(re.compile("place=asan"))
    notice = page.locator(".rulings > div").filter(has_text="회의 통지 기한")
    expect(notice.locator("b")).to_have_text("3")
    expect(notice).to_contain_text("조례 · 아산시 스마트도시 조성 및 운영 조례 9(2)")
    notice.get_by_text("다른 규정 2개").click()
    expect(notice).to_contain_text("아산시 각종 위원회 구성 및 운영 등에 관한 조례")

    leaving = page.locator(".rulings > div").filter(has_text="이해관계 있는 위원이 빠지는 방법")
    page.get_by_label("날짜").fill("2026-12-31")
    expect(leaving).to_contain_text("정한 곳이 없어 두레 기본값을 써요")
    page.get_by_label("날짜").fill("2027-01-01")
    expect(leaving).to_contain_text("2027. 1. 1.부터")
    assert faults(page) == []


def test_a_place_without_rules_is_told_so_with_a_way_on(visit: Visit):
    page = visit("/council-rules?place=atlantis")

    expect(
        page.get_by_text("이 지역의 규칙은 아직 기록에 없어요. 다른 지역을 골라 주세요.")
    ).to_be_visible()
    page.get_by_label("지역").select_option(label="울산광역시")
    expect(page.get_by_text("사업 준공 때까지")).to_be_visible()


def test_what_is_not_confirmed_of_changwon_is_said_where_it_is_read(visit: Visit):
    page = visit("/council-rules?place=changwon")

    expect(page.get_by_text("이 가운데 2개는 확인되지 않았어요.")).to_be_visible()
    base = page.locator(".rulings > div").filter(has_text="창원시 주민참여예산제 운영 조례")
    expect(base.get_by_text("확인되지 않음", exact=True)).to_be_visible()
    expect(page.get_by_text("확인되지 않음", exact=True)).to_have_count(2)
    page.goto("/council-rules?place=changwon&lang=en")
    expect(page.get_by_text("2 of them are not confirmed")).to_be_visible()
    assert faults(page) == []
