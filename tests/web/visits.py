"""What the stories do in the same way: sign in as a persona, press what is visible, ask the API."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Page, expect

from tests.fixtures.product import Product

WIDE = (1280, 900)
PHONE = (360, 740)

Visit = Callable[..., Page]


def sign_in(page: Page, persona: str) -> None:
    """Sign in as a persona from the page shown now, and come back to it."""
    page.get_by_role("link", name=re.compile("^(로그인|Sign in)$")).first.click()
    row = page.get_by_role("link", include_hidden=True).filter(
        has_text=re.compile(rf"· {re.escape(persona)}$")
    )
    row.wait_for(state="attached")
    if not row.is_visible():
        page.locator("summary").click()
    row.click()
    page.locator("button.hat").wait_for()


def sign_in_on_the_way(page: Page, persona: str, address: str) -> None:
    """Sign in as a persona by the link that names him, which ends at an address of the product.

    It is the same sign-in through the same issuer; only the pages of nobody and of the choice, which
    a browser works longer on than on the hops between, are not shown.
    """
    parts = urlsplit(address)
    goal = parts._replace(scheme="", netloc="").geturl()
    asked = urlencode({"persona": persona, "next": goal})
    page.goto(f"{parts.scheme}://{parts.netloc}/sign-in?{asked}")
    page.locator("button.hat").wait_for()


def left(page: Page) -> None:
    """Leave a page for good, with whoever looked at it: open, it would read anew all that the others do."""
    page.context.close()


def tapped(page: Page, name: str | re.Pattern[str]) -> None:
    """Press the visible button of this name: the dock's on a phone, the panel's on a wide page."""
    page.get_by_role("button", name=name).locator("visible=true").first.click()


@contextmanager
def heard(page: Page) -> Iterator[None]:
    """Press what changes something, and go on when the house has answered: then every page reads it.

    What is shown after a press may have been there before it, or be shown by another page, which is
    loaded too early. Our pages give each act a key, by which its request is known among the reads.
    """
    with page.expect_response(lambda answer: "idempotency-key" in answer.request.headers):
        yield


def insisted(page: Page, name: str | re.Pattern[str]) -> None:
    """Press a button that says it is not allowed, by keyboard: it stays focusable and answers."""
    button = page.get_by_role("button", name=name).locator("visible=true").first
    expect(button).to_have_attribute("aria-disabled", "true")
    button.focus()
    page.keyboard.press("Enter")


def answered(product: Product, query: str, **how: Any) -> dict[str, Any]:
    """Return the data of one GraphQL operation."""
    answer = product.ask(query, **how)
    assert "errors" not in answer, answer["errors"]
    data = answer["data"]
    assert isinstance(data, dict)
    return data


def number_of(product: Product, title: str) -> str:
    """Return the public number of the demo's campaign of this title."""
    data = answered(product, "{ campaigns(first: 50) { edges { node { number title } } } }")
    numbers = {edge["node"]["title"]: edge["node"]["number"] for edge in data["campaigns"]["edges"]}
    number: str = numbers[title]
    return number
