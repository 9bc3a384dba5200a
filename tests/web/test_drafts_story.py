"""Neighbours write an idea together: kept in the house, joined by a link, compared, agreed to, submitted."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.test_access_story import faults
from tests.web.test_files_story import PHOTO, fill
from tests.web.visits import PHONE, WIDE, Visit, heard, sign_in, tapped

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
    expect(friend.get_by_text("‘함께 쓰는 놀이터 그늘’ 제안을 함께 쓰자고 해요")).to_be_visible()
    sign_in(friend, "resident.42")
    assert faults(friend) == []
    tapped(friend, "함께 쓰기")
    expect(friend).to_have_url(re.compile(r"/ideas/drafts/"))
    friend.get_by_label("제안 내용").fill("그네 위에도 그늘을 놓아 주세요.")
    tapped(friend, "저장하기")
    expect(friend.get_by_text("저장했어요.")).to_be_visible()

    lead.get_by_label("한 줄 설명").fill("아이들이 여름에도 놀 수 있게.")
    tapped(lead, "저장하기")
    expect(lead.get_by_text("그 사이에 함께 쓰는 사람이 고쳤어요")).to_be_visible()
    lead.reload()
    expect(lead.get_by_role("textbox", name="한 줄 설명")).to_have_value(
        "아이들이 여름에도 놀 수 있게."
    )
    expect(lead.get_by_text("그네 위에도 그늘을 놓아 주세요.")).to_be_visible()
    tapped(lead, "내 글로 이어 쓰기")
    lead.get_by_role("textbox", name="제안 내용").fill("그네 위에도 그늘을 놓아 주세요.")
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
    old = friend.url
    # Begun and not saved when the lead submits.
    friend.get_by_label("제안 내용").fill("의자도 하나 놓아 주세요.")
    tapped(lead, "제안 내기")
    expect(lead).to_have_url(re.compile(r"/ideas/\d{4}-\d+$"))
    expect(lead.get_by_text(re.compile(r"함께 낸 사람: .+ \(60%\), .+ \(40%\)"))).to_be_visible()
    expect(lead.get_by_role("img", name="그늘 없는 놀이터")).to_be_visible()
    idea = lead.url
    friend.goto(old)
    expect(friend.get_by_text("그 사이에 초안이 제안으로 나갔어요").first).to_be_visible()
    expect(friend.get_by_text("의자도 하나 놓아 주세요.")).to_be_visible()
    assert faults(friend) == []
    tapped(friend, "쓰던 글 지우기")
    expect(friend).to_have_url(idea)
    # Whoever holds an address of the draft is led to the idea by it.
    lead.goto(old)
    expect(lead).to_have_url(idea)
    friend.goto("/my")
    expect(friend.get_by_text("쓰고 있는 초안")).to_have_count(0)
    expect(friend.get_by_role("link", name="함께 쓰는 놀이터 그늘")).to_be_visible()


def test_a_lead_parts_with_a_stranger_passes_the_lead_on_and_goes(visit: Visit) -> None:
    lead = visit("/ideas/new", size=PHONE, persona="resident.43")
    fill(lead, "함께 쓰는 골목 도서 상자")
    tapped(lead, "두레에 저장하고 이어 쓰기")
    expect(lead.locator("#title")).to_have_text("함께 쓰는 골목 도서 상자")
    with heard(lead):
        tapped(lead, "초대 주소 만들기")
    way = re.sub(r"^https?://[^/]+", "", lead.get_by_label("초대 주소").input_value())
    pages = []
    for persona in ("resident.44", "resident.45"):
        pages.append(visit(way, size=PHONE, persona=persona))
        with heard(pages[-1]):
            tapped(pages[-1], "함께 쓰기")
    friend, stranger = pages
    lead.reload()
    authors = lead.locator("section", has=lead.locator("#authors")).get_by_role("listitem")
    expect(authors).to_have_count(3)

    authors.nth(2).get_by_role("button", name=re.compile("^함께 쓰기에서 빼기")).click()
    authors.nth(2).get_by_role("button", name="그만두기").click()
    authors.nth(2).get_by_role("button", name=re.compile("^함께 쓰기에서 빼기")).click()
    assert faults(lead) == []
    with heard(lead):
        authors.nth(2).get_by_role("button", name="함께 쓰기에서 빼기", exact=True).click()
    expect(authors).to_have_count(2)
    stranger.goto("/my/notices")
    told = stranger.get_by_role(
        "link", name=re.compile("초안을 더는 함께 쓰지 않게 되었어요")
    ).first
    expect(told).to_have_attribute("href", "/my")
    stranger.goto(way)
    expect(stranger.get_by_text("더는 쓸 수 없는 초대예요").first).to_be_visible()

    authors.nth(1).get_by_role("button", name=re.compile("^주제안자 넘기기")).click()
    with heard(lead):
        authors.nth(1).get_by_role("button", name="주제안자 넘기기", exact=True).click()
    with heard(lead):
        tapped(lead, "그만 쓰기")
    expect(lead).to_have_url(re.compile("/my$"))
    friend.goto("/my")
    friend.get_by_role("link", name="함께 쓰는 골목 도서 상자").click()
    # Words are not lost by one press.
    tapped(friend, "초안 지우기")
    tapped(friend, "그만두기")
    tapped(friend, "초안 지우기")
    with heard(friend):
        friend.get_by_role("group", name="초안 지우기").get_by_role(
            "button", name="초안 지우기"
        ).click()
    expect(friend).to_have_url(re.compile("/my$"))
    expect(friend.get_by_text("함께 쓰는 골목 도서 상자")).to_have_count(0)
