"""By keyboard alone, from the first Tab to the receipt, at both widths and with text of twice the size."""

import re
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product
from tests.web.campaigns import opened_campaign
from tests.web.visits import PHONE, WIDE, Visit

pytestmark = pytest.mark.browser

LARGE = "document.addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '200%' })"
# What the keyboard stands on: its name; whether that shows, lies on the screen, and is behind nothing.
FOCUSED = """() => {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const label = it.closest("label");
  const rings = [it, label, it.parentElement].filter(Boolean).map((one) => getComputedStyle(one));
  const shown = rings.some((one) =>
    (one.outlineStyle !== "none" && parseFloat(one.outlineWidth) > 0) || one.boxShadow !== "none");
  const box = (label ?? it).getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
  const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
  const above = document.elementFromPoint(x, y);
  const own = label ?? it;
  return {
    name: (it.getAttribute("aria-label") || it.innerText || label?.innerText || it.id || "").trim(),
    shown,
    onScreen: box.bottom > 0 && box.top < innerHeight && box.left >= -1 && box.right <= innerWidth + 1,
    clear: Boolean(above) && (own.contains(above) || above.contains(own)),
  };
}"""


def focused(page: Page) -> dict[str, Any]:
    """Say what the keyboard stands on, and see that it is seen."""
    it = page.evaluate(FOCUSED)
    assert it is not None, "the keyboard is lost"
    assert it["shown"], it
    assert it["onScreen"], it
    assert it["clear"], it
    found: dict[str, Any] = it
    return found


def tabbed_to(page: Page, name: str, *, most: int = 60) -> None:
    """Press Tab until the keyboard stands on what begins so; everything on the way is seen too."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if re.match(name, focused(page)["name"]):
            return
    pytest.fail(f"{name} is not reached by {most} steps")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("large", [False, True], ids=["plain", "twice"])
def test_a_ballot_is_cast_from_the_first_tab_to_the_receipt(
    visit: Visit, running_product: Product, size: tuple[int, int], *, large: bool
) -> None:
    title = f"자판만으로 {uuid4().hex[:4]}"
    vote = opened_campaign(running_product, title)
    page = visit("/", size=size, persona=f"resident.{27 + 2 * large + (size == PHONE)}")
    if large:
        page.add_init_script(LARGE)
    page.goto(f"/votes/{vote['number']}")
    page.locator(".ballots input").first.wait_for()
    page.evaluate("document.fonts.ready")

    tabbed_to(page, f"{title}: 10,000,000원짜리 일")
    page.keyboard.press("Space")
    tabbed_to(page, "확인하")
    page.keyboard.press("Enter")
    expect(page.locator("#review")).to_be_focused()
    focused(page)
    tabbed_to(page, "투표함에 넣기")
    page.keyboard.press("Enter")
    expect(page.get_by_text("표를 투표함에 넣었어요").first).to_be_focused()
    focused(page)
    tabbed_to(page, "번호 복사")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_an_idea_is_sent_in_from_the_first_tab_with_text_of_twice_the_size(
    visit: Visit, running_product: Product, size: tuple[int, int]
) -> None:
    page = visit("/", size=size, persona="resident.32")
    page.add_init_script(LARGE)
    page.goto("/ideas/new")
    page.locator("main input").first.wait_for()
    page.evaluate("document.fonts.ready")
    title = f"자판으로 쓴 제안 {uuid4().hex[:4]}"
    for field, said in (
        ("idea-title", title),
        ("idea-summary", "마우스 없이도 써요."),
        ("idea-category", "안전"),
        ("idea-place", "나루동"),
        ("idea-cost", "3000000"),
        ("idea-body", f"손이 떨려 마우스를 못 써요. ({title})"),
    ):
        for _ in range(40):
            page.keyboard.press("Tab")
            focused(page)
            if page.evaluate("document.activeElement.id") == field:
                break
        if field == "idea-category":
            page.keyboard.press("ArrowDown")
        else:
            page.keyboard.type(said)
    assert page.locator("#idea-title").input_value() == title
    tabbed_to(page, "제안 내기")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="제안을 받았어요")).to_be_visible()
    # What was pressed is gone: the keyboard goes on at the number, and from there to the idea.
    expect(page.get_by_role("alert").locator(".msg-title")).to_be_focused()
    focused(page)
    tabbed_to(page, "내 제안 보기", most=3)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
