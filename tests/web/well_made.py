"""How stories open a page as somebody, and hold it against axe and its width."""

from playwright.sync_api import Page, expect

from tests.web.test_access_story import faults, sideways
from tests.web.visits import PHONE, WIDE, Visit


def opened(visit: Visit, persona: str, path: str, size: tuple[int, int] = WIDE) -> Page:
    """Open a page as somebody, and wait for its title."""
    page = visit(path, size=size, persona=persona)
    expect(page.locator("#title")).to_be_visible()
    return page


def well_made(page: Page) -> None:
    """Hold a page, narrow and wide, against axe and its width."""
    for width, height in (PHONE, WIDE):
        page.set_viewport_size({"width": width, "height": height})
        assert faults(page) == []
        assert sideways(page) <= 0
