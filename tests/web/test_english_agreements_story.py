"""English pages of the agreements' loop: what is Korean on them is somebody's own words, and is marked so."""

import pytest
from playwright.sync_api import expect

from tests.web.test_access_story import settle
from tests.web.test_english_story import unmarked
from tests.web.visits import PHONE, Visit

pytestmark = pytest.mark.browser

GOING, KEPT = "/agreements/2026-1", "/agreements/2025-1"
LOOKED_AT = {
    "company.a": [
        "/consortium",
        "/consortium/money",
        f"{GOING}?clause=3",
        f"{GOING}/roles",
        f"{GOING}/scenarios",
        f"{GOING}/sign",
        KEPT,
        f"{KEPT}/text",
        f"{KEPT}/duties",
        f"{KEPT}/disputes",
        f"{KEPT}/sign",
    ],
    "municipality.head": [f"{GOING}/sign", f"{KEPT}/disputes", "/settlements"],
    "ministry.officer": [KEPT, f"{KEPT}/duties", "/settlements"],
}


@pytest.mark.timeout(300)
def test_on_english_pages_of_agreements_only_words_of_people_are_korean(visit: Visit) -> None:
    found = {}
    for persona, paths in LOOKED_AT.items():
        page = visit("/?lang=en", persona=persona, size=PHONE)
        for path in paths:
            page.goto(path)
            settle(page)
            expect(page.locator("html")).to_have_attribute("lang", "en")
            # What is folded is read too: the forms of these rooms stand in folds.
            page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
            settle(page)
            if left := unmarked(page):
                found[persona, path] = left
    assert found == {}
