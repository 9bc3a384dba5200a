"""A resident reads the open vote, votes, keeps the receipt and checks it."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.fixtures.product import Product
from tests.web.visits import PHONE, WIDE, Visit, number_of, sign_in, tapped

pytestmark = pytest.mark.browser

VOTE = "2027년 주민참여예산"
PICKS = ("나루시장 앞 그늘 쉼터 2곳 추가", "물빛천 침수 알림 감지기 40개", "밤길 안심 조명")
FOURTH = "마을 데이터 학교"


def choose(page: Page, titles: tuple[str, ...]) -> None:
    """Tick the cards of these projects."""
    for title in titles:
        page.get_by_role("checkbox", name=re.compile(re.escape(title))).check()


@pytest.mark.parametrize(("persona", "size"), [("resident.1", WIDE), ("resident.2", PHONE)])
def test_a_resident_votes_from_the_home_page_and_checks_the_receipt(
    visit: Visit, running_product: Product, persona: str, size: tuple[int, int]
) -> None:
    page = visit("/", size=size)
    sign_in(page, persona)
    card = page.locator("section", has=page.get_by_role("heading", name=VOTE))
    expect(card.get_by_text("10억원")).to_be_visible()
    # Where other stories have left votes open, this one may stand in the list below the first.
    card.get_by_role("link", name=re.compile(f"투표하러 가기|{VOTE}")).first.click()

    expect(page.locator("#title")).to_have_text(VOTE)
    expect(page.get_by_text("투표할 수 있어요", exact=True)).to_be_visible()
    choose(page, PICKS)
    page.get_by_role("checkbox", name=re.compile(FOURTH)).click()
    expect(page.get_by_text("하나를 빼고 골라 주세요")).to_be_visible()
    expect(page.get_by_role("checkbox", name=re.compile(FOURTH))).not_to_be_checked()

    tapped(page, re.compile("확인하(러 가)?기"))
    review = page.get_by_role("region", name="이렇게 넣을까요?")
    for title in PICKS:
        expect(review.get_by_text(title)).to_be_visible()
    tapped(page, "투표함에 넣기")

    expect(page.get_by_text("표를 투표함에 넣었어요")).to_be_visible()
    code = page.locator(".receipt-code [aria-hidden]").inner_text()
    assert re.fullmatch(r"[0-9a-z]{4}(-[0-9a-z]{1,4})+", code)
    receipt = page.locator(".receipt")
    for title in PICKS:
        expect(receipt.get_by_text(title)).to_have_count(0)

    receipt.get_by_role("link", name="투표함에 있는지 확인").click()
    expect(page.get_by_label("영수증 번호")).to_have_value(code)
    tapped(page, "확인하기")
    expect(page.get_by_text("투표함에 잘 있어요")).to_be_visible()

    page.goto(f"/votes/{number_of(running_product, VOTE)}")
    expect(page.get_by_text("이미 투표했어요")).to_be_visible()
    expect(page.locator(".receipt-code [aria-hidden]")).to_have_text(code)


def test_a_dropped_line_keeps_the_choice_and_the_same_ballot_is_sent_again(
    visit: Visit, running_product: Product
) -> None:
    number = number_of(running_product, VOTE)
    page = visit(f"/votes/{number}", size=PHONE)
    sign_in(page, "resident.3")
    choose(page, PICKS[:2])
    tapped(page, "확인하기")
    page.route("**/graphql", lambda route: route.abort())
    tapped(page, "투표함에 넣기")
    expect(page.get_by_text("표가 닿았는지 확인하지 못했어요")).to_be_visible()

    page.unroute("**/graphql")
    page.reload()
    review = page.get_by_role("region", name="이렇게 넣을까요?")
    expect(review.get_by_text(PICKS[0])).to_be_visible()
    tapped(page, "같은 표 다시 보내기")
    expect(page.get_by_text("표를 투표함에 넣었어요")).to_be_visible()
    left = page.evaluate("Object.keys(localStorage).filter((name) => name.includes('ballot.'))")
    assert left == []


def test_an_answer_lost_on_the_way_back_gives_the_same_receipt_again(
    visit: Visit, running_product: Product
) -> None:
    number = number_of(running_product, VOTE)
    page = visit(f"/votes/{number}")
    sign_in(page, "resident.5")
    choose(page, PICKS[:1])
    tapped(page, "확인하러 가기")
    # The server hears the ballot, the browser never hears the answer.
    page.route("**/graphql", lambda route: (route.fetch(), route.abort()))
    tapped(page, "투표함에 넣기")
    expect(page.get_by_text("표가 닿았는지 확인하지 못했어요")).to_be_visible()
    page.unroute("**/graphql")
    page.reload()
    tapped(page, "같은 표 다시 보내기")
    expect(page.get_by_text("표를 투표함에 넣었어요")).to_be_visible()
    code = page.locator(".receipt-code [aria-hidden]").inner_text()
    page.goto(f"/votes/{number}/receipt")
    tapped(page, "확인하기")
    expect(page.get_by_text("투표함에 잘 있어요")).to_be_visible()
    assert page.get_by_label("영수증 번호").input_value() == code


def test_the_ballot_page_says_what_the_box_hides_and_what_it_does_not(
    visit: Visit, running_product: Product
) -> None:
    page = visit(f"/votes/{number_of(running_product, VOTE)}")
    secrecy = page.get_by_role("region", name="내 표는 누구에게 비밀인가요?")
    expect(secrecy.get_by_role("listitem")).to_have_count(5)
    assert secrecy.get_by_role("listitem").all_inner_texts() == [
        "투표함에 남는 것\n이 서비스의 투표함은 표와 함께 이름, 시각, 순서를 저장하지 않아요.",
        "투표하는 동안\n투표함 열쇠와 데이터베이스를 모두 가진 사람은 표와 사람을 이을 수 있어요.",
        "다 센 뒤\n개표가 끝나면 그 열쇠를 없애요.",
        "영수증\n무엇을 골랐는지 보여 주지 않아요.",
        "막지 못하는 것\n누가 시키거나 표를 보여 달라고 하는 것은 막지 못해요.",
    ]


def test_a_ranked_ballot_is_ordered_with_buttons_and_no_dragging(
    visit: Visit, running_product: Product
) -> None:
    page = visit(f"/votes/{number_of(running_product, '마을버스 새 노선 순서 정하기')}")
    sign_in(page, "resident.1")
    first, second = "마을버스: 나루역~복지관", "마을버스: 물빛천~보건소"
    choose(page, (first, second))
    order = page.get_by_role("region", name="내 순서")
    expect(order.get_by_role("listitem")).to_contain_text([first, second])
    order.get_by_role("button", name=f"{second} 위로").click()
    expect(order.get_by_role("listitem")).to_contain_text([second, first])
    tapped(page, "확인하러 가기")
    tapped(page, "투표함에 넣기")
    expect(page.get_by_text("표를 투표함에 넣었어요")).to_be_visible()


def test_a_sending_of_more_than_a_second_shows_that_it_is_going_on(
    visit: Visit, running_product: Product
) -> None:
    page = visit(f"/votes/{number_of(running_product, VOTE)}")
    sign_in(page, "resident.9")
    choose(page, PICKS[:1])
    tapped(page, "확인하러 가기")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/graphql", hold)
    tapped(page, "투표함에 넣기")
    expect(page.get_by_role("button", name="보내는 중")).to_have_attribute("aria-busy", "true")
    expect(page.get_by_role("progressbar", name="보내는 중")).to_be_visible()
    held[0].continue_()
    page.unroute("**/graphql")
    expect(page.get_by_text("표를 투표함에 넣었어요")).to_be_visible()


def test_signing_out_forgets_an_unsent_choice_on_this_device(
    visit: Visit, running_product: Product
) -> None:
    page = visit(f"/votes/{number_of(running_product, VOTE)}")
    sign_in(page, "resident.10")
    choose(page, PICKS[:2])
    page.reload()
    expect(page.get_by_text("고르던 것을 이 기기에서 불러왔어요")).to_be_visible()
    page.locator("button.hat").click()
    tapped(page, "로그아웃")
    expect(page.get_by_role("link", name="로그인")).to_be_visible()
    page.goto(f"/votes/{number_of(running_product, VOTE)}")
    expect(page.get_by_role("checkbox", name=re.compile(PICKS[0]))).not_to_be_checked()
