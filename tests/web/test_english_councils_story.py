"""English pages of the councils' loop: what is Korean on them is somebody's own words, and is marked so.

Also where a name stands amid a sentence of ours: a reader would say it with an English voice.
"""

import pytest
from playwright.sync_api import expect

from tests.web.test_access_story import settle
from tests.web.test_english_story import unmarked
from tests.web.visits import PHONE, Visit

pytestmark = pytest.mark.browser

EVERYBODYS = [
    "/council",
    "/council/meetings/1",
    "/council/meetings/2",
    "/council/meetings/1/display",
    "/council/decisions",
    "/council/decisions/2026/1",
    "/council/resolutions",
    "/council/papers?q=시설",
    "/council-rules",
]
LOOKED_AT = {
    "council.secretary": [*EVERYBODYS, "/council/meetings/1/minutes"],
    "council.chair": EVERYBODYS[:3],
    "expert.1": EVERYBODYS[:3],
}


@pytest.mark.timeout(300)
def test_on_english_pages_of_councils_only_words_of_people_are_korean(visit: Visit) -> None:
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
            if left := unmarked(page, amid=True):
                found[persona, path] = left
    assert found == {}
