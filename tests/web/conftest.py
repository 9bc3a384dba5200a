"""What the browser stories stand on: Chromium, and a page that notices failing scripts."""

import os
import shutil
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.fixtures.product import Product
from tests.web.visits import WIDE, Visit, sign_in_on_the_way

# The same engine twice; without the windows it takes half the time to open a page.
CHROMIUM = ("chromium-headless-shell", "chromium")
# No first-run chatter, no downloads, no sandbox: the tests may run as root in a container.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LONGEST_WAIT = 45_000  # milliseconds, on a machine that does other work too


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium for one module: a longer life would keep its event loop from the async tests."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if chromium is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium on PATH, and CI=true allows no skipped browser test")
        pytest.skip("no Chromium on PATH")
    expect.set_options(timeout=LONGEST_WAIT)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser, running_product: Product) -> Iterator[Visit]:
    """Open pages like a new visitor, or signed in as a persona from the first page on.

    Afterwards no script may have failed and no policy been broken.
    """
    faults: list[str] = []
    contexts = []

    def open_page(
        path: str = "/", *, size: tuple[int, int] = WIDE, persona: str | None = None
    ) -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale="ko-KR",
            timezone_id="Asia/Seoul",
            base_url=running_product.url,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(LONGEST_WAIT)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "console",
            lambda said: (
                faults.append(said.text) if "Content Security Policy" in said.text else None
            ),
        )
        if persona is None:
            page.goto(path)
        else:
            sign_in_on_the_way(page, persona, urljoin(running_product.url, path))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []
