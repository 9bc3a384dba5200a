"""A text of millions of characters is not put in, said with its length and the limit; the page goes on."""

import re
from typing import cast

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.visits import PHONE, Visit, sign_in, tapped

pytestmark = pytest.mark.browser

TEN_MILLION = "'가나다라마바사아자 '.repeat(1000000)"
AT_ONCE = 4.0  # seconds of work; the browser reads the clipboard in half a second, laying it out takes 6 to 30
BEFORE = "쓰던 글이에요."


def pasted(page: Page, field: Locator, text: str) -> float:
    """Paste what a script makes through the clipboard; return the seconds the page worked on it."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    field.click()
    page.evaluate(f"navigator.clipboard.writeText({text})")
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def worked() -> float:
        figures = session.send("Performance.getMetrics")["metrics"]
        return cast("float", next(one["value"] for one in figures if one["name"] == "TaskDuration"))

    started = worked()
    page.keyboard.press("Control+V")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    return worked() - started


@pytest.mark.parametrize(
    ("field", "limit"),
    [("#idea-title", "100"), ("#idea-summary", "300"), ("#idea-body", "10,000")],
)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_ten_million_letters_are_left_out_at_once_and_the_limit_is_said(
    visit: Visit, field: str, limit: str, language: str
) -> None:
    page = visit(f"/ideas/new?lang={language}", size=PHONE)
    box = page.locator(field)
    box.fill(BEFORE)
    assert pasted(page, box, TEN_MILLION) < AT_ONCE
    said = page.get_by_role("alert").filter(has_text="10,000,000")
    expect(said).to_contain_text(f"{limit}자" if language == "ko" else f"{limit} fit")
    expect(box).to_have_value(BEFORE)
    box.press_sequentially("!")
    expect(said).to_have_count(0)
    expect(box).to_have_value(re.compile("!"))


def test_a_text_over_its_limit_stands_says_by_how_much_and_is_not_sent(visit: Visit) -> None:
    page = visit("/ideas", size=PHONE)
    sign_in(page, "resident.19")
    page.goto(f"{page.url.split('/ideas')[0]}/ideas")
    page.locator(".ideas h3 a").first.click()
    box = page.get_by_label("하고 싶은 말")
    # Composed or not, a syllable is one letter: a copy from another system has them apart.
    pasted(page, box, "'각'.repeat(2001).normalize('NFD')")
    expect(
        page.get_by_text("2,001자를 썼어요. 2,000자까지 보낼 수 있으니 1자를 줄여 주세요.")
    ).to_be_visible()
    sent: list[str] = []
    page.on(
        "request",
        lambda one: sent.append(one.method) if one.headers.get("idempotency-key") else None,
    )
    tapped(page, "글 올리기")
    expect(box).to_be_focused()
    assert not sent
    box.press("End")
    for _ in range(3):
        box.press("Backspace")
    expect(
        page.get_by_text(re.compile("2,000자 가운데 2,000자|2,000자 가운데 1,99"))
    ).to_be_visible()
