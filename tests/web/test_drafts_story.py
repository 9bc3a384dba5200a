"""Neighbours write an idea together: kept in the house, joined by a link, compared, agreed to, submitted."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.test_access_story import faults
from tests.web.test_files_story import PHOTO, fill
from tests.web.visits import PHONE, WIDE, Visit, sign_in, tapped

pytestmark = pytest.mark.browser


def test_two_neighbours_write_together_and_both_stand_on_the_idea(visit: Visit) -> None:
    lead = visit("/ideas/new", size=WIDE, persona="resident.41")
    fill(lead, "함께 쓰는 놀이터 그늘")
    tapped(lead, "두레에 저장하고 이어 쓰기")
    expect(lead.locator("#title")).to_have_text("함께 쓰는 놀이터 그늘")
    tapped(lead, "초대 주소 만들기")
    invitation = lead.get_by_label("초대 주소").input_value()
    assert faults(lead) == []

    friend = visit(re.sub(r"^https?://[^/]+", "", invitation), size=PHONE)
    expect(friend.get_by_text("‘함께 쓰는 놀이터 그늘’을 함께 쓰자고 해요")).to_be_visible()
    sign_in(friend, "resident.42")
    assert faults(friend) == []
    tapped(friend, "함께 쓰기")
    friend.get_by_role("link", name="함께 쓰는 놀이터 그늘").click()
    friend.get_by_label("제안 내용").fill("그네 위에도 그늘을 놓아 주세요.")
    tapped(friend, "저장하기")
    expect(friend.get_by_text("저장했어요.")).to_be_visible()

    lead.get_by_label("한 줄 설명").fill("아이들이 여름에도 놀 수 있게.")
    tapped(lead, "저장하기")
    expect(lead.get_by_text("그 사이에 다른 사람이 초안을 고쳤어요")).to_be_visible()
    lead.reload()
    expect(lead.get_by_label("한 줄 설명")).to_have_value("아이들이 여름에도 놀 수 있게.")
    expect(lead.get_by_text("그네 위에도 그늘을 놓아 주세요.")).to_be_visible()
    tapped(lead, "내 글로 이어 쓰기")
    lead.get_by_label("제안 내용").fill("그네 위에도 그늘을 놓아 주세요.")
    tapped(lead, "저장하기")
    expect(lead.get_by_text("저장했어요.")).to_be_visible()

    shares = lead.get_by_role("form", name="기여도")
    shares.get_by_role("textbox").nth(0).fill("60%")
    shares.get_by_role("textbox").nth(1).fill("40%")
    tapped(lead, "기여도 정하기")
    expect(lead.get_by_text("기여도 60%")).to_be_visible()
    lead.get_by_label("사진이나 자료 붙이기").set_input_files(PHOTO)
    lead.get_by_label("무엇이 보이나요? (정류장.jpg)").fill("그늘 없는 놀이터")
    tapped(lead, "제안 내기")
    expect(lead.get_by_text("아직 1명이 지금 글에 동의하지 않았어요.")).to_be_visible()

    friend.reload()
    tapped(friend, "지금 글과 기여도에 동의하기")
    expect(friend.get_by_text("지금 글에 동의함")).to_be_visible()
    tapped(lead, "제안 내기")
    lead.get_by_role("link", name="함께 쓰는 놀이터 그늘").click()
    expect(lead.get_by_text(re.compile(r"함께 낸 사람: .+ \(60%\), .+ \(40%\)"))).to_be_visible()
    expect(lead.get_by_role("img", name="그늘 없는 놀이터")).to_be_visible()
    friend.goto("/my")
    expect(friend.get_by_text("쓰고 있는 초안")).to_have_count(0)
