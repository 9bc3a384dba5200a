"""What one types is kept, for who typed it: through a lost line, a closed page, another's change."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.fixtures.product import Product
from tests.web.visits import PHONE, Visit, answered, heard, sign_in

pytestmark = pytest.mark.browser

OPEN_IDEA = "{ proposals(first: 1, state: OPEN) { edges { node { number } } } }"
MINE = "{ myProposals(first: 20) { edges { node { title } } } }"
TITLE = re.compile("^제안 제목")


def write(page: Page, title: str) -> None:
    """Fill in a whole idea."""
    page.get_by_label(TITLE).fill(title)
    page.get_by_label(re.compile("^한 줄 설명")).fill("한 줄")
    page.get_by_label(re.compile("^분야")).select_option("SAFETY")
    page.get_by_label(re.compile("^곳")).fill("나루시장 앞")
    page.get_by_label(re.compile("^드는 돈")).fill("1,200,000")
    page.get_by_label(re.compile("^제안 내용")).fill("내용이에요.")


def test_a_draft_shows_to_who_wrote_it_and_to_nobody_else_on_the_same_device(visit: Visit) -> None:
    page = visit("/ideas/new", size=PHONE)
    page.get_by_label(TITLE).fill("로그인 전에 쓰기 시작한 글")
    sign_in(page, "resident.41")
    expect(page.get_by_label(TITLE)).to_have_value("로그인 전에 쓰기 시작한 글")
    page.get_by_label(TITLE).fill("나만 볼 글")
    page.locator("button.hat").click()
    page.get_by_role("button", name="로그아웃").click()
    expect(page.get_by_role("link", name="로그인").first).to_be_visible()

    page.goto("/ideas/new")
    expect(page.get_by_label(TITLE)).to_have_value("")
    sign_in(page, "resident.42")
    expect(page.get_by_label(TITLE)).to_have_value("")
    page.locator("button.hat").click()
    page.get_by_role("button", name="로그아웃").click()
    expect(page.get_by_role("link", name="로그인").first).to_be_visible()
    page.goto("/ideas/new")
    sign_in(page, "resident.41")
    expect(page.get_by_label(TITLE)).to_have_value("나만 볼 글")


def test_an_idea_whose_answer_was_lost_and_whose_page_was_closed_is_taken_once(
    visit: Visit, running_product: Product
) -> None:
    title = "답을 못 들은 제안"
    page = visit("/ideas/new", size=PHONE)
    sign_in(page, "resident.43")
    write(page, title)

    # The server hears the idea, the browser never hears the answer.
    def lose(route: Route) -> None:
        if "idempotency-key" not in route.request.headers:
            route.continue_()
            return
        route.fetch()
        route.abort()

    page.route("**/graphql", lose)
    page.get_by_role("button", name="제안 내기").click()
    expect(page.get_by_text("보내지 못했어요")).to_be_visible()
    page.unroute_all(behavior="ignoreErrors")
    page.reload()
    expect(page.get_by_label(TITLE)).to_have_value(title)
    page.get_by_role("button", name="제안 내기").click()
    expect(page.get_by_role("link", name="내 제안 보기")).to_be_visible()

    mine = answered(running_product, MINE, persona="resident.43")["myProposals"]["edges"]
    assert [edge["node"]["title"] for edge in mine].count(title) == 1


def test_a_page_that_does_not_come_blames_the_line_and_comes_once_it_is_back(visit: Visit) -> None:
    page = visit("/ideas/new", size=PHONE)
    page.get_by_label(TITLE).fill("끊겨도 남는 글")
    page.context.set_offline(True)
    expect(page.get_by_text("이어지면 다시 보내 주세요")).to_be_visible()
    page.get_by_role("link", name="투표").locator("visible=true").first.click()
    expect(page.get_by_role("alert")).to_contain_text("연결이 끊겼거나")
    expect(page.get_by_text("우리 쪽 문제예요")).to_have_count(0)

    page.context.set_offline(False)
    expect(page.locator("#title")).to_contain_text("투표")
    page.goto("/ideas/new")
    expect(page.get_by_label(TITLE)).to_have_value("끊겨도 남는 글")


def test_a_comment_stays_typed_and_is_mended_with_both_texts_in_sight(
    visit: Visit, running_product: Product
) -> None:
    number = answered(running_product, OPEN_IDEA)["proposals"]["edges"][0]["node"]["number"]
    first = visit(f"/ideas/{number}", size=PHONE)
    sign_in(first, "resident.44")
    first.get_by_label("하고 싶은 말").fill("처음 적은 말")
    first.reload()
    expect(first.get_by_label("하고 싶은 말")).to_have_value("처음 적은 말")
    with heard(first):
        first.get_by_role("button", name="글 올리기").click()
    second = visit(f"/ideas/{number}", size=PHONE)
    sign_in(second, "resident.44")
    for page in (first, second):
        said = page.get_by_role("article").filter(has_text="처음 적은 말")
        said.get_by_role("button", name="고치기").click()
    first.get_by_label("내 글 고치기").fill("첫째 창에서 고친 말")
    with heard(first):
        first.get_by_role("button", name="고친 글 올리기").click()
    second.get_by_label("내 글 고치기").fill("둘째 창에서 고친 말")
    with heard(second):
        second.get_by_role("button", name="고친 글 올리기").click()

    both = second.get_by_role("alert").filter(has_text="그 사이에 다른 곳에서 고친 글이에요")
    expect(both).to_contain_text("첫째 창에서 고친 말")
    expect(second.get_by_label("내 글 고치기")).to_have_value("둘째 창에서 고친 말")
    second.get_by_role("button", name="쓰던 글로 이어 쓰기").click()
    with heard(second):
        second.get_by_role("button", name="고친 글 올리기").click()
    expect(second.get_by_role("article").filter(has_text="둘째 창에서 고친 말")).to_be_visible()
    first.reload()
    expect(first.get_by_role("article").filter(has_text="둘째 창에서 고친 말")).to_be_visible()


def test_on_a_phone_names_are_read_and_rows_are_pressed_and_office_notices_are_folded(
    visit: Visit,
) -> None:
    page = visit("/ideas/new", size=PHONE)
    name = page.locator(".map-name").first
    name.wait_for()
    assert name.evaluate("(e) => e.getBoundingClientRect().height") >= 14
    sign_in(page, "resident.45")
    page.goto("/ideas")
    row = page.locator("li.reach").first
    row.wait_for()
    box = row.bounding_box()
    assert box
    row.click(position={"x": box["width"] - 12, "y": 8})
    expect(page).to_have_url(re.compile(r"/ideas/20\d\d-\d{4}$"))
    page.goto("/my/notices")
    groups = page.locator("details")
    # Five rooms, and what cannot be turned off.
    expect(groups).to_have_count(6)
    open_ones = [one.get_attribute("open") is not None for one in groups.all()]
    assert open_ones == [True, *[False] * 5]


def test_a_search_and_a_map_of_which_the_line_was_cut_come_by_themselves_once_it_is_back(
    visit: Visit,
) -> None:
    page = visit("/ideas", size=PHONE)
    cards = page.locator(".ideas h3")
    expect(cards.first).to_be_visible()
    page.context.set_offline(True)
    page.get_by_label("찾는 말").fill("그늘")
    page.get_by_role("button", name="찾기").click()
    expect(page.get_by_text("불러오지 못했어요")).to_be_visible()
    page.context.set_offline(False)
    expect(cards.filter(has_text="나루시장 앞 그늘 쉼터 2곳 추가")).to_have_count(1)
    expect(page.get_by_label("찾는 말")).to_have_value("그늘")

    page.context.set_offline(True)
    page.get_by_role("button", name="지도에서 보기").click()
    chart = page.get_by_role("region", name="지도에서 보기")
    expect(chart.get_by_text("불러오지 못했어요")).to_be_visible()
    # Of what is not known it is not said that there is none.
    expect(chart.get_by_text(re.compile("제안 0개"))).to_have_count(0)
    page.context.set_offline(False)
    expect(chart.get_by_text(re.compile("위치가 있는 제안"))).to_be_visible()
