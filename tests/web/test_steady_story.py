"""What can be pressed stays where it is while a page arrives: a finger on its way meets what it aimed at."""

import pytest
from playwright.sync_api import Page

from tests.fixtures.product import Product
from tests.web.test_access_story import settle
from tests.web.visits import PHONE, WIDE, Visit, answered

pytestmark = pytest.mark.browser

# Layout Instability (WICG): each move counts the part of the screen it touched times how far it went.
# At most a tenth over a page's life is what Web Vitals call good.
GOOD = 0.1
WATCH = """
window.moved = [];
new PerformanceObserver((list) => {
  for (const move of list.getEntries()) if (!move.hadRecentInput) window.moved.push(move.value);
}).observe({ type: "layout-shift", buffered: true });
"""
KNOWN = """{
  proposals(first: 1, state: OPEN) { edges { node { number } } }
  campaigns(first: 1) { edges { node { number } } }
}"""


def moved(page: Page) -> float:
    """Return how much of what was shown has moved since the page began to load."""
    settle(page)
    page.wait_for_load_state("networkidle")
    total: float = page.evaluate(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame("
        "  () => done(window.moved.reduce((sum, one) => sum + one, 0)))))"
    )
    return total


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_nothing_moves_away_while_a_page_arrives(
    visit: Visit, running_product: Product, size: tuple[int, int]
) -> None:
    known = answered(running_product, KNOWN)
    idea, vote = (known[name]["edges"][0]["node"]["number"] for name in ("proposals", "campaigns"))
    page = visit("/", size=size)
    page.add_init_script(WATCH)
    # Long pages and short ones, of one question and of many.
    unsteady = {}
    for path in (
        "/",
        f"/ideas/{idea}",
        f"/votes/{vote}",
        f"/votes/{vote}/result",
        "/council",
        "/consortium",
        "/settlements",
        "/agreements/2026-1",
    ):
        page.goto(path)
        if (much := moved(page)) > GOOD:
            unsteady[path] = much
    assert unsteady == {}


def test_the_measure_notices_what_comes_late_above_the_rest(visit: Visit) -> None:
    page = visit("/", size=PHONE)
    page.add_init_script(WATCH)
    page.goto("/")
    before = moved(page)
    page.evaluate(
        "const late = document.createElement('p'); late.style.height = '20rem';"
        "document.querySelector('main').prepend(late)"
    )
    assert moved(page) > before + GOOD
