"""What if, in the browser: a party tries a text and an amount alone, sees what follows, and tables the text."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product, product_of_its_own
from tests.web.test_access_story import faults, sideways
from tests.web.visits import PHONE, WIDE, Visit

pytestmark = pytest.mark.browser

PARTY, OTHER = "developer.lead", "company.b"
TEXT = "이 사업으로 설치한 시설은 준공검사를 마친 날부터 3년 뒤 해온시에 무상으로 귀속한다."


@pytest.fixture(scope="module")
def product() -> Iterator[Product]:
    yield from product_of_its_own("scenarios")


def at_scenarios(visit: Visit, product: Product, persona: str, size: tuple[int, int]) -> Page:
    """Come to the scenarios from the negotiation room, as somebody."""
    page = visit(f"{product.url}/agreements/2026-1", size=size, persona=persona)
    page.get_by_role("link", name="만약에: 바꾸면 어떻게 되는지 보기").click()
    expect(page.locator("#title")).to_have_text("바꾸면 어떻게 되는지 먼저 보기")
    return page


def test_a_party_asks_what_if_alone_and_then_tables_it(visit: Visit, product: Product) -> None:
    page = at_scenarios(visit, product, PARTY, PHONE)
    page.get_by_label("이름").fill("귀속을 3년 뒤로")
    expect(page.get_by_text("오늘 우리 당사자를 대표하는 사람만 봅니다")).to_be_visible()
    page.get_by_role("button", name="시나리오 만들기").click()
    expect(page.get_by_role("heading", name="귀속을 3년 뒤로")).to_be_visible()
    assert sideways(page) == 0
    assert faults(page) == []

    form = page.get_by_role("form", name="조문")
    form.get_by_label("조문", exact=True).select_option(label="제6조 시설의 귀속과 인수인계")
    form.get_by_label("문안").fill(TEXT)
    form.get_by_role("button", name="시나리오에 넣기").focus()
    page.keyboard.press("Enter")
    outcome = page.get_by_role("region", name="이렇게 돼요")
    expect(outcome.get_by_role("heading", name="제6조")).to_be_visible()
    expect(outcome.get_by_role("status")).to_have_text(re.compile("서명까지 남은 것 .*→"))

    form.get_by_label("무엇을 할까요").select_option(label="조문 옮기기")
    form.get_by_label("조문", exact=True).select_option(label="제2조 당사자와 대표사")
    form.get_by_label("이 조문 다음에").select_option(label="제4조 분담금")
    form.get_by_role("button", name="시나리오에 넣기").click()
    expect(page.get_by_text("제4조 다음으로")).to_be_visible()
    page.get_by_role("button", name=re.compile("^빼기: 조문 옮기기")).click()
    expect(page.get_by_text("제4조 다음으로")).to_have_count(0)

    page.get_by_role("button", name="사업비").click()
    form = page.get_by_role("form", name="사업비")
    form.get_by_label("재원과 기관").select_option(label="국비 · 국토교통부")
    form.get_by_label("연도").select_option(label="2024년")
    form.get_by_label("금액", exact=True).fill("31억")
    form.get_by_role("button", name="시나리오에 넣기").click()
    expect(outcome.get_by_text("깨짐")).to_have_count(2)
    expect(outcome.get_by_text("국비에서 도비나 시비로 5,000만원 옮기기")).to_be_visible()
    assert sideways(page) == 0
    assert faults(page) == []

    page.get_by_role("button", name="지분", exact=True).click()
    form = page.get_by_role("form", name="지분")
    share = form.get_by_role("textbox").nth(1)
    share.fill("0.3")
    form.get_by_role("button", name="시나리오에 넣기").click()
    # What is wrong with one share stands beside that one, and nowhere else.
    expect(form.locator(".field-error")).to_have_text(re.compile("지분은 1/3이나 33.4%처럼"))
    expect(share).to_be_focused()
    expect(share).to_have_value("0.3")
    expect(page.get_by_text("지분은 1/3이나 33.4%처럼")).to_have_count(1)

    other = at_scenarios(visit, product, OTHER, WIDE)
    # What the lead of the demo laid before all is there, and nothing of what another party tries alone.
    expect(other.get_by_text("데이터의 연구 활용을 받아들이면").first).to_be_visible()
    expect(other.get_by_text("귀속을 3년 뒤로")).to_have_count(0)
    assert faults(other) == []

    page.get_by_role("button", name="상에 올리기").click()
    page.get_by_role("button", name="네, 올릴게요").click()
    expect(page.get_by_role("alert")).to_contain_text("대표사나 지자체를 대표하는 사람이 고쳐요")
    page.get_by_role("button", name=re.compile("^빼기: 국비 국토교통부")).click()
    expect(outcome.get_by_text("깨짐")).to_have_count(0)
    page.get_by_role("button", name="상에 올리기").click()
    page.get_by_role("button", name="네, 올릴게요").click()
    expect(
        page.get_by_text("상에 올려서 실제 제안이 되었어요. 더는 바꿀 수 없어요.")
    ).to_be_visible()
    assert faults(page) == []

    other.goto(f"{product.url}/agreements/2026-1?clause=6")
    expect(other.get_by_text("3년 뒤").first).to_be_visible()
