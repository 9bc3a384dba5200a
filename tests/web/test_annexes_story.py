"""An annex is put with its digest, and a counter against an older text is merged when the lead confirms it."""

import re
from collections.abc import Iterator
from hashlib import sha256

import pytest
from playwright.sync_api import expect

from tests.documents.pictures import PDF
from tests.fixtures.product import Product, product_of_its_own
from tests.web.test_access_story import faults
from tests.web.visits import PHONE, WIDE, Visit

pytestmark = pytest.mark.browser

LEAD = "company.a"
ROOM = "/agreements/2026-1?clause=6"


@pytest.fixture(scope="module")
def running_product() -> Iterator[Product]:
    """A product of its own: a text of its agreement is changed."""
    yield from product_of_its_own("annexes")


def test_an_annex_is_put_to_a_clause_and_shown_with_its_digest(visit: Visit) -> None:
    page = visit(ROOM, size=WIDE, persona=LEAD)
    page.goto(ROOM)
    # A party that may change none has its page open before there is one.
    party = visit(ROOM, size=PHONE, persona="company.b")
    expect(party.locator("#clause")).to_be_visible()
    expect(party.locator("#annexes")).to_have_count(0)
    party.wait_for_load_state("networkidle")
    annexes = page.locator("section:has(> #annexes)")
    annexes.locator("summary", has_text="붙임 올리기").click()
    file = {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": PDF}
    page.locator("#annex-file").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_label("붙임 제목").fill("사업계획서")
    page.get_by_label("붙이는 곳").select_option(label="새 붙임 · 제1조 목적과 정의")
    annexes.get_by_role("form", name="붙임 올리기").get_by_role("button").click()
    expect(annexes.get_by_text("붙임 1", exact=True)).to_be_visible()
    expect(annexes.get_by_text("사업계획서")).to_be_visible()
    digest = "-".join(re.findall("....", sha256(PDF).hexdigest()))
    expect(annexes.get_by_text(digest)).to_be_visible()
    shown = party.locator("section:has(> #annexes)")
    expect(shown.get_by_text(digest)).to_be_visible()
    expect(shown.locator("summary", has_text="붙임 올리기")).to_have_count(0)
    assert faults(party) == []
    # What was said of that clause is undone: it blocks signature beside the six that did.
    expect(page.get_by_role("heading", name="서명까지 조문 7개가 남았어요")).to_be_visible()


def test_two_texts_side_by_side_are_merged_only_when_that_is_confirmed(visit: Visit) -> None:
    for size in (PHONE, WIDE):
        page = visit(ROOM, size=size, persona=LEAD)
        page.goto(ROOM)
        wide = page.get_by_role("region", name="두 글 합치기: 해온도시공사")
        wide.locator("summary").click()
        heads = wide.get_by_role("heading")
        expect(heads).to_have_text(["고치기 전 1판", "지금 조문 2판", "해온도시공사의 역제안"])
        tops = {round(one.bounding_box()["y"]) for one in heads.all()}  # type: ignore[index]
        assert len(tops) == (3 if size == PHONE else 1)
        merged = wide.get_by_label("합친 글", exact=True)
        expect(merged).to_have_value(re.compile("인수인계를 마친 날 해온시에 .*다만, 에너지"))
        assert faults(page) == []
    wide.get_by_role("button", name="합친 글을 새 문안으로 확인").click()
    expect(wide).to_have_count(0)
    expect(page.get_by_text(re.compile("^3판 "))).to_be_visible()


def test_the_ministry_reads_no_negotiation(visit: Visit) -> None:
    page = visit(ROOM, size=WIDE, persona="ministry.officer")
    page.goto(ROOM)
    expect(page.get_by_role("heading", name="이 협약을 찾을 수 없어요")).to_be_visible()
