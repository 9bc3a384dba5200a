"""Trusted documents in a real browser: the pages ask by name, and find their way past a server that does not know it."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from schema.trusted.documents import trusted_documents
from tests.web.visits import Visit

pytestmark = pytest.mark.browser

UNKNOWN = {"errors": [{"message": "", "extensions": {"reason": "document_unknown"}}]}


def sent_by(page: Page) -> list[dict[str, Any]]:
    """Collect what a page sends to the API from now on."""
    bodies: list[dict[str, Any]] = []
    page.on(
        "request",
        lambda one: bodies.append(one.post_data_json) if one.url.endswith("/graphql") else None,
    )
    return bodies


def test_pages_send_names_and_no_text(visit: Visit) -> None:
    page = visit("/")
    bodies = sent_by(page)
    page.goto("/ideas")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(
        page.get_by_role("article").first.or_(page.get_by_role("listitem").first)
    ).to_be_visible()

    assert bodies
    assert [one for one in bodies if "query" in one] == []
    assert {one["documentId"] for one in bodies} <= set(trusted_documents())


def test_a_server_of_another_day_gets_the_text(visit: Visit) -> None:
    page = visit("/")
    bodies = sent_by(page)

    def refuse_names(route: Route) -> None:
        if "documentId" in route.request.post_data_json:
            route.fulfill(status=400, content_type="application/json", body=json.dumps(UNKNOWN))
        else:
            route.continue_()

    page.route("**/graphql", refuse_names)
    page.goto("/ideas")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")

    names = {one["operationName"] for one in bodies if "documentId" in one}
    texts = {one["operationName"] for one in bodies if "query" in one}
    assert {"Frame", "Ideas"} <= texts <= names
