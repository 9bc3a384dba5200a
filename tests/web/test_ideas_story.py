"""Ideas are found by two syllables, narrowed, paged without doubles, read as a story, and written."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product
from tests.web.campaigns import submitted
from tests.web.visits import PHONE, Visit, answered, insisted, sign_in, tapped

pytestmark = pytest.mark.browser

PAGE = 12
IN_ORDER = """query ($after: String) { proposals(first: 100, after: $after, orderBy: NUMBER) {
  edges { node { title } } pageInfo { hasNextPage endCursor } } }"""


def titles(page: Page) -> list[str]:
    """Return the titles of the cards shown, in their order."""
    return page.locator(".ideas h3").all_inner_texts()


def test_two_hangul_syllables_find_an_idea_and_the_address_can_be_sent_on(visit: Visit) -> None:
    page = visit("/ideas")
    page.get_by_label("찾는 말").fill("침수")
    tapped(page, "찾기")
    expect(page.locator("#title")).to_have_text("‘침수’ 제안 1개")
    assert titles(page) == ["물빛천 침수 알림 감지기 40개"]
    expect(page.get_by_label("찾는 말")).to_have_value("침수")
    again = visit(page.url, size=PHONE)
    expect(again.locator("#title")).to_have_text("‘침수’ 제안 1개")
    assert titles(again) == ["물빛천 침수 알림 감지기 40개"]


def test_three_words_for_a_smart_city_find_the_same_ideas(visit: Visit) -> None:
    found = {}
    for word in ("지능형 도시", "스마트시티", "스마트도시"):
        page = visit(f"/ideas?q={word}")
        expect(page.locator("#title")).to_contain_text(f"‘{word}’")
        found[word] = set(titles(page))
    assert found["지능형 도시"] == found["스마트시티"] == found["스마트도시"]
    assert {
        "지능형 도시 안내판 글자 크게",
        "스마트시티 체험관 휠체어 길",
        "스마트도시 기부 텃밭",
    } <= found["스마트도시"]


def test_a_word_nobody_wrote_finds_nothing_and_says_how_to_go_on(visit: Visit) -> None:
    page = visit("/ideas?q=코끼리")
    expect(page.get_by_text("맞는 제안이 없어요")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="모두 보기").click()
    expect(page.locator(".ideas h3")).to_have_count(PAGE)


def test_pages_of_ideas_join_without_a_double_or_a_gap(
    visit: Visit, running_product: Product
) -> None:
    every, after = [], None
    while after is not None or not every:
        known = answered(running_product, IN_ORDER, after=after)["proposals"]
        every += [edge["node"]["title"] for edge in known["edges"]]
        after = known["pageInfo"]["endCursor"] if known["pageInfo"]["hasNextPage"] else None
    page = visit("/ideas?order=NUMBER")
    expect(page.locator(".ideas h3")).to_have_count(PAGE)
    shown = PAGE
    while shown < len(every):
        tapped(page, re.compile("더 보기"))
        shown = min(shown + PAGE, len(every))
        expect(page.locator(".ideas h3")).to_have_count(shown)
    expect(page.get_by_role("button", name=re.compile("더 보기"))).to_have_count(0)
    assert titles(page) == every


def test_a_field_narrows_the_list_and_stays_in_the_address(visit: Visit) -> None:
    page = visit("/ideas")
    page.get_by_label("분야").select_option("ENERGY")
    expect(page).to_have_url(re.compile(r"category=ENERGY"))
    expect(page.get_by_text("에너지 ·").first).to_be_visible()
    places = page.locator(".ideas .card-end")
    expect(places.filter(has_not_text="에너지")).to_have_count(0)
    expect(places.filter(has_text="에너지")).not_to_have_count(0)


def test_an_idea_is_a_story_with_its_cost_field_and_place(visit: Visit) -> None:
    page = visit("/ideas?q=침수")
    page.get_by_role("link", name="물빛천 침수 알림 감지기 40개").click()
    expect(page.locator("#title")).to_have_text("물빛천 침수 알림 감지기 40개")
    expect(page.get_by_text("2억 1,000만원")).to_be_visible()
    expect(page.get_by_text("210,000,000원", exact=True)).to_be_visible()
    expect(page.get_by_role("region", name="제안이 걸어온 길")).to_contain_text(
        "2027년 주민참여예산"
    )
    expect(page.get_by_role("region", name="지금까지의 이야기")).to_contain_text("2026. 3. 19.")


def test_a_written_idea_is_kept_on_the_device_and_sent_once(visit: Visit) -> None:
    page = visit("/ideas/new", size=PHONE)
    page.get_by_label("제안 제목").fill("나루동 버스정류장 손잡이")
    page.reload()
    expect(page.get_by_label("제안 제목")).to_have_value("나루동 버스정류장 손잡이")
    insisted(page, "제안 내기")
    expect(page.get_by_role("alert")).to_contain_text("로그인")
    sign_in(page, "resident.6")
    expect(page.get_by_label("제안 제목")).to_have_value("나루동 버스정류장 손잡이")

    page.get_by_label("한 줄 설명").fill("어르신이 잡고 일어설 손잡이를 달아요.")
    page.get_by_label("분야").select_option("WELFARE")
    page.get_by_label(re.compile("^곳")).fill("나루동")
    page.get_by_label("제안 내용").fill("정류장 의자 옆에 손잡이가 있으면 일어설 때 덜 힘들어요.")
    page.get_by_label("드는 돈 (원)").fill("-3")
    tapped(page, "제안 내기")
    expect(page.get_by_text("0원보다 큰 정수로 적어 주세요. 지운 것은 없어요.")).to_be_visible()
    page.get_by_label("드는 돈 (원)").fill("3,000,000")
    expect(page.get_by_text("300만원")).to_be_visible()
    tapped(page, "제안 내기")
    expect(page.locator("#title")).to_have_text("제안을 받았어요")
    page.get_by_role("link", name="내 제안 보기").click()
    expect(page.locator("#title")).to_have_text("나루동 버스정류장 손잡이")


def test_an_idea_like_the_one_being_written_is_shown_while_it_is_typed(visit: Visit) -> None:
    page = visit("/ideas/new", size=PHONE)
    page.get_by_label("제안 제목").press_sequentially("물빛천 침수 알ㄹ", delay=30)
    expect(page.get_by_text("비슷한 제안이 이미 있어요")).to_be_visible()
    expect(page.get_by_role("link", name="물빛천 침수 알림 감지기 40개")).to_be_visible()
    page.get_by_label("제안 제목").fill("전혀 다른 낱말")
    expect(page.get_by_text("비슷한 제안이 이미 있어요")).to_have_count(0)


def test_marks_in_an_idea_are_shown_and_scripts_are_words(
    visit: Visit, running_product: Product
) -> None:
    text = "**굵은 말**\n\n- 하나\n- 둘\n\n<script>document.title = 'x'</script>"
    number = submitted(running_product, "굵은 말이 있는 제안", body=text)
    page = visit(f"/ideas/{number}")
    expect(page.locator(".prose strong")).to_have_text("굵은 말")
    expect(page.locator(".prose li")).to_have_count(2)
    expect(page.get_by_text("<script>document.title")).to_be_visible()
    expect(page).to_have_title(re.compile("굵은 말이 있는 제안"))


def test_a_text_no_request_can_carry_is_told_at_its_field_and_stays(visit: Visit) -> None:
    page = visit("/ideas/new", size=PHONE, persona="resident.42")
    page.get_by_label("제안 내용").evaluate(
        """(field, length) => {
          const own = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");
          own.set.call(field, "가".repeat(length));
          field.dispatchEvent(new Event("input", {bubbles: true}));
        }""",
        100_001,
    )
    page.get_by_role("button", name="제안 내기").click()
    expect(page.locator(".field-error").filter(has_text="100,001자를 썼어요")).to_be_visible()
    assert page.get_by_label("제안 내용").evaluate("field => field.value.length") == 100_001


def test_who_writes_what_was_dealt_with_is_not_sent_to_support_it(visit: Visit) -> None:
    page = visit("/ideas/new", size=PHONE, persona="resident.47")
    page.get_by_label("제안 제목").fill("학교 옥상 태양광 교실")
    expect(page.get_by_role("link", name="학교 옥상 태양광 교실")).to_be_visible()
    expect(page.get_by_text("어떻게 되었는지 먼저 읽어 보세요.")).to_be_visible()
    expect(page.get_by_text("그 제안에 공감해 주세요.")).to_have_count(0)
    page.get_by_label("제안 제목").fill("전기차 충전소 대기 알림")
    expect(page.get_by_text("그 제안에 공감해 주세요.")).to_be_visible()
