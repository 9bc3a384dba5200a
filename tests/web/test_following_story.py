"""What is done after a page was read and before it follows is not missed: its first message counts as any other."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product
from tests.web.visits import Visit, answered, sign_in_on_the_way

pytestmark = pytest.mark.browser

LEAD, CITY = "company.a", "municipality.officer"
ROOM = "/agreements/2026-1"
# What is followed waits until the story lets it through, as on a slow line.
HELD = """
const send = WebSocket.prototype.send;
const held = [];
WebSocket.prototype.send = function (said) {
  if (String(said).includes('"subscribe"') && !window.through) {
    held.push([this, said]);
    document.documentElement.dataset.held = held.length;
  }
  else send.call(this, said);
};
window.letThrough = () => {
  window.through = true;
  for (const [socket, said] of held) send.call(socket, said);
};
"""


def held_back(visit: Visit, product: Product, path: str) -> Page:
    """Open a page that is read and follows nothing yet."""
    page = visit("/privacy")
    page.add_init_script(HELD)
    sign_in_on_the_way(page, CITY, f"{product.url}{path}")
    expect(page.locator("#title")).to_be_visible()
    page.locator("html[data-held]").wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    return page


def done(product: Product, verb: str, **given: object) -> None:
    """Let the lead do something through the API."""
    kind = verb[0].upper() + verb[1:]
    text = f"mutation ($input: {kind}Input!) {{ {verb}(input: $input) {{ __typename ... on Refused {{ message }} }} }}"
    answer = answered(product, text, persona=LEAD, input=given)[verb]
    assert answer["__typename"] == f"{kind}Success", answer


def agreement(product: Product, fields: str, number: str = "2026-1") -> dict[str, Any]:
    """Read an agreement of the demo as the lead."""
    text = f'{{ agreement(number: "{number}") {{ id version {fields} }} }}'
    found: dict[str, Any] = answered(product, text, persona=LEAD)["agreement"]
    return found


def says_something(product: Product) -> str:
    own = agreement(product, "tree { place depth clause { id } }")
    clause = own["tree"][0]["clause"]["id"]
    words = "늦게 이은 화면도 이 말을 봅니다."
    done(product, "sayMessage", agreementId=own["id"], layer="TABLE", clauseId=clause, words=words)
    return words


def adds_a_duty(product: Product) -> str:
    name = "늦게 이은 화면의 업무"
    own = agreement(product, "roleMatrix { edition }")
    done(product, "addRoleDuty", agreementId=own["id"], nameKo=name)
    return name


def begun(product: Product) -> str:
    """Begin an amendment of what is in force; return the path of its page."""
    own = agreement(product, "state", "2025-1")
    done(product, "beginAmendment", agreementId=own["id"], title="늦게 이은 변경", reason="보기")
    (line,) = agreement(product, "amendments { number }", "2025-1")["amendments"]
    return f"/agreements/{line['number']}/amend"


def adds_an_operation(product: Product) -> str:
    (line,) = agreement(product, "amendments { number }", "2025-1")["amendments"]
    own = agreement(product, "state", line["number"])
    at = {"agreementId": own["id"], "expectedVersion": own["version"]}
    heading = "늦게 이은 화면의 조문"
    done(product, "addOperation", **at, kind="ADD", heading=heading, text="뜻을 정하지 않는다.")
    return heading


@pytest.mark.parametrize(
    ("path", "act"),
    [
        (lambda _: f"{ROOM}?clause=1", says_something),
        (lambda _: f"{ROOM}/roles", adds_a_duty),
        (begun, adds_an_operation),
    ],
)
def test_what_is_done_before_a_page_follows_is_shown_once_it_does(
    visit: Visit,
    running_product: Product,
    path: Callable[[Product], str],
    act: Callable[[Product], str],
) -> None:
    page = held_back(visit, running_product, path(running_product))
    words = act(running_product)
    expect(page.get_by_text(words)).to_have_count(0)
    page.evaluate("window.letThrough()")
    expect(page.get_by_text(words).first).to_be_visible()


def test_once_it_is_put_before_the_parties_one_speaks_without_loading_the_page_again(
    visit: Visit, running_product: Product
) -> None:
    (line,) = agreement(running_product, "amendments { number }", "2025-1")["amendments"]
    page = visit(f"/agreements/{line['number']}", persona=LEAD)
    own = page.get_by_role("form", name=re.compile("^우리 의견"))
    expect(page.get_by_role("region", name=re.compile("^이야기"))).to_be_visible()
    expect(own).to_have_count(0)
    page.get_by_role("button", name="당사자에게 내기").click()
    expect(own).to_be_visible()
