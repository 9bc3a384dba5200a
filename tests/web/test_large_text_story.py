"""Text twice as large, and names on a map: what a resident of seventy reads on a small phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.visits import PHONE, WIDE, Visit

pytestmark = pytest.mark.browser

PAGES = ("/ideas/new", "/ideas", "/my", "/moderation", "/open-data")
# How large letters on the map are on the screen, in px: the drawing is scaled to its place.
NAMES = """() => [...document.querySelectorAll('.map-name')].map((one) => {
  const drawn = one.ownerSVGElement;
  return parseFloat(getComputedStyle(one).fontSize) * drawn.getBoundingClientRect().width / drawn.viewBox.baseVal.width;
})"""


def sideways(page: Page) -> int:
    """Return by how many px the page is wider than the screen."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return wider


def test_text_of_twice_the_size_is_read_without_moving_sideways(visit: Visit) -> None:
    page = visit("/", size=PHONE, persona="resident.21")
    for language in ("ko", "en"):
        for path in PAGES:
            page.goto(f"{path}?lang={language}")
            page.locator("#title").wait_for()
            expect(page.locator(".waiting")).to_have_count(0)
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            assert sideways(page) <= 0, (language, path)


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_names_on_a_map_are_as_large_as_other_notes(visit: Visit, size: tuple[int, int]) -> None:
    page = visit("/ideas/new", size=size, persona="resident.21")
    for path in ("/ideas/new", "/ideas/2026-0001"):
        page.goto(path)
        page.locator(".map-name").first.wait_for()
        found = page.evaluate(NAMES)
        assert len(found) >= 4
        assert min(found) >= 14.5, path
    page.get_by_role("button", name="지도 크게").click()
    closer = page.evaluate(NAMES)
    assert max(closer) < 17
