"""A member is expelled: the room says what follows for the agreement, and who drafts lets it follow."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product, product_of_its_own
from tests.web.campaigns import act
from tests.web.moving import CITY, DATA, DEVELOPER, LEAD, NEWCOMER, SPEAKER, expel, join
from tests.web.test_access_story import faults, sideways
from tests.web.visits import PHONE, WIDE, Visit, answered

pytestmark = pytest.mark.browser

GONE = "누리에너지"
TREE = """{ agreement(number: "2026-1") { tree { reference
  clause { id version current { heading text } } } } }"""
SPEAK = """mutation ($input: TakePositionInput!) { takePosition(input: $input) {
  __typename ... on Refused { message } } }"""
REVISE = """mutation ($input: ReviseClauseInput!) { reviseClause(input: $input) {
  __typename ... on Refused { message } } }"""


@pytest.fixture(scope="module")
def changed() -> Iterator[Product]:
    """A product whose consortium has expelled a company while an agreement is negotiated."""
    for product in product_of_its_own("parties"):
        expel(product, GONE, CITY, DEVELOPER, DATA)
        yield product


def in_room(visit: Visit, product: Product, persona: str, size: tuple[int, int]) -> Page:
    """Open the room as somebody."""
    page = visit(f"{product.url}/agreements/2026-1", size=size, persona=persona)
    expect(page.locator("#party-room")).to_be_visible()
    return page


def test_the_agreement_follows_the_consortium_by_an_act_that_says_what_ends(
    visit: Visit, changed: Product
) -> None:
    other = in_room(visit, changed, DEVELOPER, PHONE)
    told = other.get_by_role("region", name="컨소시엄의 구성원이 바뀌었어요")
    expect(told.get_by_text(f"나간 당사자: {GONE}")).to_be_visible()
    expect(told.get_by_text("다른 곳에서 대야 할 돈이 8억원 모자라요")).to_be_visible()
    expect(told.get_by_role("button", name="당사자 맞추기")).to_have_count(0)
    assert faults(other) == []
    assert sideways(other) <= 0

    lead = in_room(visit, changed, LEAD, WIDE)
    told = lead.get_by_role("region", name="컨소시엄의 구성원이 바뀌었어요")
    expect(told.get_by_role("listitem").filter(has_text="가람모빌리티")).to_contain_text("대표사")
    told.get_by_role("button", name="당사자 맞추기").click()
    expect(told.get_by_text("빈칸이에요.")).not_to_have_count(0)
    told.get_by_label("까닭").fill("컨소시엄에서 제명되었습니다.")
    assert faults(lead) == []
    told.get_by_role("button", name="당사자 맞추기").click()
    expect(lead.locator("#party-room")).to_have_count(0)
    lead.get_by_text("당사자가 바뀐 이력 1건").click()
    expect(lead.get_by_text("컨소시엄에서 제명되었습니다.")).to_be_visible()
    board = lead.get_by_role("table").filter(has_text="제1조").first
    expect(board.get_by_text(GONE)).to_have_count(0)
    expect(
        lead.get_by_role("region", name=re.compile("^서명을 막고 있는 조문"))
    ).not_to_contain_text(GONE)
    assert faults(lead) == []
    assert sideways(lead) <= 0


def test_a_party_whose_counter_was_overtaken_fits_it_to_the_text_that_stands(
    visit: Visit, changed: Product
) -> None:
    said = answered(changed, TREE, persona=LEAD)["agreement"]["tree"]
    clause = next(one["clause"] for one in said if one["reference"] == "제8조")
    text, heading = clause["current"]["text"], clause["current"]["heading"]
    at = {"clauseId": clause["id"], "expectedVersion": clause["version"]}
    ours = text.replace("30일 앞서", "60일 앞서")
    theirs = text.replace("30일 앞서", "90일 전에")
    act(changed, DEVELOPER, SPEAK, "takePosition", **at, stance="COUNTER", words=ours)
    act(changed, LEAD, REVISE, "reviseClause", **at, heading=heading, text=theirs)

    page = visit(f"{changed.url}/agreements/2026-1?clause=8", size=PHONE, persona=DEVELOPER)
    # Its own party is told to fit it, and not to ask somebody else to.
    expect(page.get_by_text("자동으로 합치지 않아요.")).to_contain_text(
        "지금 조문에 맞추어 다시 내거나, 의견을 새로 내 주세요."
    )
    page.get_by_text("우리 역제안을 지금 조문에 맞추기").click()
    merge = page.get_by_role("form", name="두 글 합치기")
    expect(merge.get_by_text("고를 곳이 1군데 남았어요.")).to_be_visible()
    merge.get_by_role("radio", name="우리 역제안").check()
    expect(merge.get_by_label("합친 글", exact=True)).to_have_value(ours)
    assert faults(page) == []
    assert sideways(page) <= 0
    merge.get_by_role("button", name="이 글로 역제안 쓰기").click()
    form = page.get_by_role("form", name="우리 의견: 제8조")
    expect(form.get_by_label("대신할 문안")).to_have_value(ours)
    form.get_by_role("button", name="역제안 내기").click()
    expect(page.get_by_text("우리 역제안을 지금 조문에 맞추기")).to_have_count(0)


def test_who_joins_is_told_what_waits_for_it_and_where_it_is_cured(
    visit: Visit, changed: Product
) -> None:
    join(changed, CITY, DEVELOPER)
    lead = in_room(visit, changed, LEAD, WIDE)
    told = lead.get_by_role("region", name="컨소시엄의 구성원이 바뀌었어요")
    told.get_by_label("까닭").fill("센서를 맡을 기업이 들어왔습니다.")
    told.get_by_role("button", name="당사자 맞추기").click()
    expect(lead.locator("#party-room")).to_have_count(0)

    page = visit(f"{changed.url}/agreements/2026-1", size=PHONE, persona=SPEAKER)
    waits = page.locator("section", has=page.locator("#party-waits"))
    expect(waits.get_by_role("listitem").filter(has_text=NEWCOMER)).to_have_count(2)
    for size in (PHONE, WIDE):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        assert faults(page) == []
        assert sideways(page) <= 0
    waits.get_by_role("link", name="업무 분담표 열기").click()
    expect(page.locator("#title")).to_be_visible()
    expect(page.get_by_text(NEWCOMER).first).to_be_visible()
    page.goto(f"{changed.url}/agreements/2026-1?lang=en")
    expect(page.locator("#party-waits")).to_be_visible()
    assert faults(page) == []
    assert sideways(page) <= 0
