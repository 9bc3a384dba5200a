"""Two write the same: both texts are shown, pieces are taken over, and nothing that was typed is lost."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product
from tests.web.campaigns import OFFICER
from tests.web.reach import unreached
from tests.web.test_access_story import faults
from tests.web.test_files_story import fill
from tests.web.test_review_story import under_review
from tests.web.visits import PHONE, WIDE, Visit, heard, tapped

pytestmark = pytest.mark.browser


def test_two_authors_change_one_draft_and_take_over_pieces_of_each_other(visit: Visit) -> None:
    lead = visit("/ideas/new", size=PHONE, persona="resident.31")
    fill(lead, "둘이 고치는 빗물 정원")
    tapped(lead, "두레에 저장하고 이어 쓰기")
    expect(lead.locator("#title")).to_have_text("둘이 고치는 빗물 정원")
    with heard(lead):
        tapped(lead, "초대 주소 만들기")
    way = re.sub(r"^https?://[^/]+", "", lead.get_by_label("초대 주소").input_value())
    friend = visit(way, size=WIDE, persona="resident.32")
    with heard(friend):
        tapped(friend, "함께 쓰기")
    expect(friend.locator("#title")).to_have_text("둘이 고치는 빗물 정원")
    friend.get_by_label("제안 내용").fill("빗물을 모아 꽃밭에 줍니다.")
    friend.get_by_label("드는 돈").fill("7000000")
    with heard(friend):
        tapped(friend, "저장하기")

    lead.get_by_role("textbox", name="한 줄 설명").fill("내가 고친 한 줄")
    lead.get_by_role("textbox", name="제안 내용").fill("내가 고친 내용")
    with heard(lead):
        tapped(lead, "저장하기")
    # At once, without loading the page again: theirs beside mine.
    pieces = lead.get_by_role("list", name="서로 다른 부분")
    expect(pieces.get_by_text("빗물을 모아 꽃밭에 줍니다.")).to_be_visible()
    expect(pieces.get_by_text("700만원")).to_be_visible()
    expect(lead.get_by_role("textbox", name="제안 내용")).to_have_value("내가 고친 내용")
    assert faults(lead) == []
    assert unreached(lead) == []
    pieces.get_by_role("button", name="이 부분 가져오기: 드는 돈").click()
    expect(lead.get_by_role("textbox", name="드는 돈")).to_have_value("7000000")
    pieces.get_by_role("button", name="이 부분 가져오기: 제안 내용").click()
    expect(lead.get_by_role("textbox", name="제안 내용")).to_have_value(
        "빗물을 모아 꽃밭에 줍니다."
    )
    expect(lead.get_by_role("textbox", name="한 줄 설명")).to_have_value("내가 고친 한 줄")
    tapped(lead, "가져오기 전 내 글로 되돌리기")
    expect(lead.get_by_role("textbox", name="제안 내용")).to_have_value("내가 고친 내용")

    tapped(lead, "고쳐진 글로 이어 쓰기")
    expect(lead.get_by_role("textbox", name="제안 내용")).to_have_value(
        "빗물을 모아 꽃밭에 줍니다."
    )
    tapped(lead, "바꾸기 전 내 글로 돌아가기")
    expect(lead.get_by_role("textbox", name="제안 내용")).to_have_value("내가 고친 내용")
    with heard(lead):
        tapped(lead, "저장하기")
    expect(lead.get_by_text("저장했어요.")).to_be_visible()
    friend.reload()
    expect(friend.get_by_text("내가 고친 내용").first).to_be_visible()


def test_two_windows_of_one_device_write_one_idea_and_follow_each_other(visit: Visit) -> None:
    here = visit("/ideas/new", size=PHONE, persona="resident.33")
    here.get_by_label("제안 제목").fill("처음 쓴 제목")
    there = here.context.new_page()
    there.goto(here.url)
    expect(there.get_by_label("제안 제목")).to_have_value("처음 쓴 제목")
    here.get_by_label("제안 내용").fill("이 창에서 쓴 내용")
    expect(there.get_by_label("제안 내용")).to_have_value("이 창에서 쓴 내용")
    there.get_by_label("한 줄 설명").fill("저 창에서 쓴 한 줄")
    expect(here.get_by_label("한 줄 설명")).to_have_value("저 창에서 쓴 한 줄")
    here.reload()
    expect(here.get_by_label("제안 내용")).to_have_value("이 창에서 쓴 내용")
    expect(here.get_by_label("한 줄 설명")).to_have_value("저 창에서 쓴 한 줄")


def answering(officer: Page, words: str) -> None:
    """Begin to answer at the desk."""
    desk = officer.get_by_role("region", name="할 수 있는 일")
    desk.get_by_role("button", name="답변하기", exact=True).click()
    desk.get_by_label("결정").select_option("REJECTED")
    desk.get_by_label("알릴 말").fill(words)


def test_an_officer_whose_colleague_answered_first_keeps_what_he_wrote(
    visit: Visit, running_product: Product
) -> None:
    path = f"/ideas/{under_review(running_product, '겹쳐 답하는 자전거 길')}"
    slow = visit(path, size=PHONE, persona=OFFICER)
    quick = visit(path, size=WIDE, persona=OFFICER)
    answering(slow, "천천히 쓴 긴 답변")
    # A reload, or a network that drops, loses nothing.
    slow.reload()
    desk = slow.get_by_role("region", name="할 수 있는 일")
    desk.get_by_role("button", name="답변하기", exact=True).click()
    expect(desk.get_by_label("알릴 말")).to_have_value("천천히 쓴 긴 답변")
    desk.get_by_label("결정").select_option("REJECTED")

    wide = quick.get_by_role("region", name="할 수 있는 일")
    wide.get_by_role("button", name="중간 답변하기").click()
    wide.get_by_label("알릴 말").fill("먼저 알리는 중간 소식")
    with heard(quick):
        wide.get_by_role("button", name="중간 답변하기").click()
    with heard(slow):
        desk.get_by_role("button", name="답변하기", exact=True).click()
    expect(desk.get_by_text("먼저 알리는 중간 소식")).to_be_visible()
    expect(desk.get_by_label("알릴 말")).to_have_value("천천히 쓴 긴 답변")
    assert faults(slow) == []
    desk.get_by_role("button", name="읽었어요, 내 글로 이어 쓰기").click()

    answering(quick, "먼저 나간 답변")
    with heard(quick):
        wide.get_by_role("button", name="답변하기", exact=True).click()
    # What is open follows: nobody need press or load anew to hear that it is done.
    expect(desk.get_by_text("먼저 나간 답변")).to_be_visible()
    expect(desk.get_by_text("이 일은 이제 할 수 없어요.")).to_be_visible()
    expect(desk.get_by_label("알릴 말")).to_have_value("천천히 쓴 긴 답변")
    assert faults(slow) == []


def test_a_member_of_a_panel_sees_both_of_his_sheets(
    visit: Visit, running_product: Product
) -> None:
    path = f"/ideas/{under_review(running_product, '두 창에서 심사하는 쉼터')}"
    officer = visit(path, size=WIDE, persona=OFFICER)
    officer.get_by_role("button", name="심사단 꾸리기").click()
    form = officer.get_by_role("form", name="심사단 꾸리기")
    for name in ("물빛천 산책", "솔뫼 할머니"):
        form.get_by_label(name).check()
    form.get_by_role("group", name="전문가").get_by_label("황보람").check()
    with heard(officer):
        form.get_by_role("button", name="심사단 꾸리기").click()

    slow = visit(path, size=PHONE, persona="expert.1")
    quick = visit(path, size=WIDE, persona="expert.1")
    for page, point, words in ((slow, "2점", "천천히 적은 까닭"), (quick, "5점", "먼저 낸 까닭")):
        sheet = page.get_by_role("form", name="내 점수")
        expect(sheet.get_by_role("group")).to_have_count(5)
        for group in sheet.get_by_role("group").all():
            group.get_by_label(point).check()
        sheet.get_by_label("까닭").fill(words)
    with heard(quick):
        quick.get_by_role("button", name="점수 내기").click()
    with heard(slow):
        slow.get_by_role("button", name="점수 내기").click()
    sheet = slow.get_by_role("form", name="내 점수")
    expect(sheet.get_by_text("먼저 낸 까닭")).to_be_visible()
    expect(sheet.get_by_label("까닭")).to_have_value("천천히 적은 까닭")
    assert faults(slow) == []
    sheet.get_by_role("button", name="적고 있는 점수로 이어 쓰기").click()
    with heard(slow):
        sheet.get_by_role("button", name="고쳐서 다시 내기").click()
    expect(slow.get_by_text("점수를 냈어요.")).to_be_visible()
    quick.reload()
    expect(quick.get_by_label("까닭").first).to_have_value("천천히 적은 까닭")
