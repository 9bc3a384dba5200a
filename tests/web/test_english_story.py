"""English pages of the residents' loop: what is Korean on them is somebody's own words, and is marked so."""

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product
from tests.web.test_access_story import COUNTED_VOTE, OPEN_VOTE, settle
from tests.web.visits import Visit, answered, number_of

pytestmark = pytest.mark.browser

# Text of which no letter is Latin and that no element around it says to be Korean: nobody's own words
# are left to be read out in an English voice, and no word of ours was forgotten. `amid` finds a name amid
# words of ours, too; no part of an attribute can be marked, so those are not looked at for it.
UNMARKED = """(amid) => {
  const korean = (one) => (one.closest("[lang]")?.getAttribute("lang") ?? "") === "ko";
  const hangul = /[\\u3131-\\u318e\\uac00-\\ud7a3]/;
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement: at } = texts.currentNode;
    if (at.closest("script, style, noscript")) continue;
    if (hangul.test(data) && (amid || !/[A-Za-z]/.test(data)) && !korean(at)) found.push(data.trim());
  }
  for (const one of document.querySelectorAll("[aria-label], [placeholder], [title]")) {
    for (const name of ["aria-label", "placeholder", "title"]) {
      const said = one.getAttribute(name) ?? "";
      if (hangul.test(said) && !/[A-Za-z]/.test(said) && !korean(one)) found.push(said);
    }
  }
  return found;
}"""


def unmarked(page: Page, *, amid: bool = False) -> list[str]:
    """Return the Korean words of a page that are not marked as Korean; `amid` words of ours, too."""
    found: list[str] = page.evaluate(UNMARKED, amid)
    return found


@pytest.mark.timeout(300)
def test_on_english_pages_only_words_of_people_are_korean_and_they_are_marked(
    visit: Visit, running_product: Product
) -> None:
    vote = number_of(running_product, OPEN_VOTE)
    counted = number_of(running_product, COUNTED_VOTE)
    lives = answered(
        running_product,
        "{ late: proposals(first: 1, state: REVIEW) { edges { node { number } } }"
        "  doing: proposals(first: 1, state: IMPLEMENTING) { edges { node { number } } } }",
    )
    ideas = [f"/ideas/{one['edges'][0]['node']['number']}" for one in lives.values()]
    everybodys = ["/", "/ideas", "/ideas?view=map", "/votes", f"/votes/{vote}", "/labs"]
    looked_at = {
        "resident.1": [
            *everybodys,
            *ideas,
            f"/votes/{counted}/result",
            "/ideas/new",
            "/my",
            "/my/notices",
            "/moderation",
        ],
        "municipality.officer": [
            *ideas,
            "/reviews",
            "/residents",
            "/moderation",
            "/ideas/paper",
            f"/votes/{vote}/papers",
            f"/votes/{counted}/result",
            "/my",
            "/my/notices",
        ],
    }
    found = {}
    for persona, paths in looked_at.items():
        page = visit("/?lang=en", persona=persona)
        for path in paths:
            page.goto(path)
            settle(page)
            expect(page.locator("html")).to_have_attribute("lang", "en")
            if left := unmarked(page):
                found[persona, path] = left
    assert found == {}


def test_the_look_finds_a_word_that_was_forgotten(visit: Visit) -> None:
    page = visit("/privacy?lang=en")
    settle(page)
    assert unmarked(page) == []
    page.evaluate("""document.querySelector("main").insertAdjacentHTML("beforeend",
      "<p>잊힌 말</p><p lang=ko>누구의 말</p><p aria-label='이름'></p><p>Of 이름 <b lang=ko>이름</b></p>")""")
    assert unmarked(page) == ["잊힌 말", "이름"]
    assert unmarked(page, amid=True) == ["잊힌 말", "Of 이름", "이름"]
