"""What can be pressed stays where it is while a page arrives: a finger on its way meets what it aimed at."""

import pytest
from playwright.sync_api import Page, Route

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
# Ideas with little and with much around their text: promises and what they came from, the body it was sent on to.
KNOWN = """{
  open: proposals(first: 1, state: OPEN) { edges { node { number } } }
  sentOn: proposals(first: 1, state: TRANSFERRED) { edges { node { number } } }
  carriedOut: proposals(first: 1, state: IMPLEMENTING) { edges { node { number } } }
  onBallot: proposals(first: 1, state: ON_BALLOT) { edges { node { number } } }
  vote: campaigns(first: 1) { edges { node { number } } }
}"""
STEP_MS, QUIET_STEPS = 80, 10


def in_no_order(page: Page, held: list[Route]) -> None:
    """Answer one question at a time, what was asked last before the rest, as a poor line might."""
    quiet = 0
    while quiet < QUIET_STEPS:
        page.wait_for_timeout(STEP_MS)
        quiet = 0 if held else quiet + 1
        if held:
            held.pop().continue_()


def moved(page: Page) -> float:
    """Return how much of what was shown has moved since the page began to load."""
    settle(page)
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
    numbers = {name: page["edges"][0]["node"]["number"] for name, page in known.items()}
    vote = numbers.pop("vote")
    held: list[Route] = []
    page = visit("/", size=size)
    page.add_init_script(WATCH)

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/graphql", hold)
    # Long pages and short ones, of one question and of many.
    unsteady = {}
    for path in (
        "/",
        *(f"/ideas/{idea}" for idea in numbers.values()),
        f"/votes/{vote}",
        f"/votes/{vote}/result",
        "/council",
        "/consortium",
        "/settlements",
        "/agreements/2026-1",
    ):
        page.goto(path, wait_until="commit")
        in_no_order(page, held)
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
