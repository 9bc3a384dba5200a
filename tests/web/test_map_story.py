"""An idea is put on the map without a mouse, refused nowhere by surprise, and found again by district."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.test_access_story import faults
from tests.web.test_files_story import fill
from tests.web.visits import PHONE, WIDE, Visit, tapped

pytestmark = pytest.mark.browser


def test_a_place_is_chosen_by_keyboard_and_the_idea_is_found_in_its_district(visit: Visit) -> None:
    page = visit("/ideas/new", size=PHONE, persona="resident.43")
    fill(page, "물빛천 건너는 징검다리")
    page.get_by_label("동", exact=True).select_option(label="물빛동")
    expect(page.get_by_text("물빛동에 표시했어요.")).to_be_visible()
    east = page.get_by_role("button", name="→ 동쪽으로 50미터")
    east.focus()
    page.keyboard.press("Enter")
    assert faults(page) == []
    page.reload()
    expect(page.get_by_label("동", exact=True)).to_have_value("3")
    tapped(page, "제안 내기")
    page.get_by_role("link", name="내 제안 보기").click()
    expect(page.get_by_role("img", name="물빛동에 표시했어요.")).to_be_visible()

    wide = visit("/ideas?view=map", size=WIDE)
    wide.get_by_label("동", exact=True).select_option(label="물빛동")
    expect(wide).to_have_url(re.compile("area=3"))
    shown = wide.get_by_role("group", name="지도에서 보기").get_by_role("link")
    expect(shown.filter(has_text="물빛천 건너는 징검다리")).to_have_count(1)
    listed = wide.locator(".ideas h3")
    expect(listed.filter(has_text="물빛천 건너는 징검다리")).to_have_count(1)
    expect(listed.filter(has_text="나루시장 앞 그늘 쉼터 2곳 추가")).to_have_count(0)
    mark = wide.get_by_role("link", name="물빛천 건너는 징검다리").first
    mark.focus()
    wide.keyboard.press("Enter")
    expect(wide.locator("#title")).to_have_text("물빛천 건너는 징검다리")


def test_a_tap_outside_says_so_at_once_and_the_server_keeps_what_was_written(visit: Visit) -> None:
    page = visit("/ideas/new", size=WIDE, persona="resident.44")
    fill(page, "바다 위 쉼터")
    sea = page.get_by_role("img", name=re.compile("대상지 지도"))
    box = sea.bounding_box()
    assert box
    sea.click(position={"x": box["width"] - 6, "y": box["height"] - 6})
    expect(page.get_by_text("대상지 밖이에요. 대상지 안을 골라 주세요.").first).to_be_visible()
    tapped(page, "제안 내기")
    expect(page.get_by_text("대상지 밖의 위치예요.").first).to_be_visible()
    expect(page.get_by_label("제안 제목")).to_have_value("바다 위 쉼터")
    tapped(page, "위치 빼기")
    tapped(page, "제안 내기")
    expect(page.get_by_role("link", name="내 제안 보기")).to_be_visible()
