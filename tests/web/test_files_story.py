"""A resident attaches a photograph, a line drops, nothing is lost; a clerk scans a paper only the desk opens."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.documents.pictures import PDF, placed_picture
from tests.web.visits import PHONE, WIDE, Visit, tapped

pytestmark = pytest.mark.browser

PHOTO = {"name": "정류장.jpg", "mimeType": "image/jpeg", "buffer": placed_picture()}
SCAN = {"name": "앞면.pdf", "mimeType": "application/pdf", "buffer": PDF}


def fill(page: Page, title: str) -> None:
    """Fill the fields of an idea."""
    page.get_by_label("제안 제목").fill(title)
    page.get_by_label("한 줄 설명").fill("버스를 기다릴 때 그늘이 없어요.")
    page.get_by_label("분야", exact=True).select_option("WELFARE")
    page.get_by_label(re.compile("^곳")).fill("가온동")
    page.get_by_label("드는 돈 (원)").fill("3000000")
    page.get_by_label("제안 내용").fill("정류장에 그늘막을 놓아 주세요.")


@pytest.mark.parametrize(("persona", "size"), [("resident.31", PHONE), ("resident.32", WIDE)])
def test_a_photograph_goes_with_an_idea_and_stays_with_the_draft(
    visit: Visit, persona: str, size: tuple[int, int]
) -> None:
    page = visit("/ideas/new", size=size, persona=persona)
    fill(page, f"정류장 그늘막 {persona}")

    page.route("**/files/send/**", lambda route: route.abort())
    page.get_by_label("사진이나 자료 붙이기").set_input_files(PHOTO)
    expect(page.get_by_text("올리지 못했어요")).to_be_visible()
    page.unroute("**/files/send/**")
    page.get_by_label("사진이나 자료 붙이기").set_input_files(
        {**PHOTO, "name": "글.txt", "mimeType": "text/plain"}
    )
    expect(page.get_by_text("이 종류는 붙일 수 없어요")).to_be_visible()
    page.get_by_label("사진이나 자료 붙이기").set_input_files(
        {**PHOTO, "name": "가짜.png", "mimeType": "image/png"}
    )
    expect(page.get_by_text("파일 내용이 PNG 형식이 아니에요")).to_be_visible()
    page.get_by_label("사진이나 자료 붙이기").set_input_files(PHOTO)
    page.get_by_label("무엇이 보이나요? (정류장.jpg)").fill("그늘 없는 정류장")
    page.reload()
    expect(page.get_by_label("무엇이 보이나요? (정류장.jpg)")).to_have_value("그늘 없는 정류장")
    tapped(page, "제안 내기")

    page.get_by_role("link", name="내 제안 보기").click()
    shown = page.get_by_role("img", name="그늘 없는 정류장")
    expect(shown).to_be_visible()
    # The photograph stands upright: 20 across of the 40 it was sent with.
    shown.evaluate("one => one.decode()")
    assert shown.evaluate("one => one.naturalWidth") == 20
    tapped(page, re.compile("^떼어 내기"))
    expect(shown).to_have_count(0)


def test_a_clerk_scans_a_paper_and_only_the_desk_opens_it(visit: Visit) -> None:
    page = visit("/ideas/paper", size=WIDE, persona="municipality.clerk2")
    page.get_by_label("종이에 적힌 번호").fill("종이-스캔-1")
    page.get_by_label("받은 날").fill("2026-03-02")
    fill(page, "경로당 손잡이")
    page.get_by_label("종이를 스캔한 파일").set_input_files(SCAN)
    page.get_by_label("무엇이 보이나요? (앞면.pdf)").fill("신청서 앞면")
    tapped(page, "제안 넣기")
    expect(page.get_by_text("종이-스캔-1번 종이를 넣었어요.")).to_be_visible()
    number = page.get_by_role("status").get_by_role("link", name=re.compile("^제안 [0-9-]+$"))
    expect(number).to_be_visible()

    page.goto("/ideas?q=손잡이")
    page.get_by_role("link", name="경로당 손잡이").click()
    expect(page.get_by_text("종이 스캔: 신청서 앞면")).to_be_visible()
    tapped(page, "스캔 열기")
    link = page.get_by_role("link", name=re.compile("새 창에서 보기"))
    expect(link).to_have_attribute("href", re.compile("^/files/read/"))
    read = page.request.get(link.get_attribute("href") or "")
    assert (read.status, read.body()) == (200, PDF)

    anyone = visit(page.url, size=PHONE)
    expect(anyone.locator("#title")).to_have_text("경로당 손잡이")
    expect(anyone.get_by_text("종이로 낸 제안 · 2026. 3. 2.에 받음")).to_be_visible()
    expect(anyone.get_by_text("신청서 앞면")).to_have_count(0)
