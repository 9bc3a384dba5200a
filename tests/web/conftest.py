"""What the browser stories stand on: Chromium, and pages that notice failing scripts."""

from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page

from tests.fixtures import chromium
from tests.fixtures.chromium import LONGEST_WAIT
from tests.fixtures.product import Product
from tests.web.visits import WIDE, Visit, sign_in_on_the_way


@pytest.fixture
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Lend the worker's Chromium: started for its first story, ended after the last one in a row.

    Playwright's loop runs as long as it does, and async tests can have none beside it.
    """
    yield chromium.lent()
    if not chromium.goes_on(request.node.stash[chromium.NEXT]):
        chromium.end()


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
