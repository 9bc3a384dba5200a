"""A discussion of more than a page is read to its end, and a comment far down is found by its address."""

import pytest
from playwright.sync_api import expect

from tests.fixtures.product import Product
from tests.web.test_merging_story import open_idea
from tests.web.visits import PHONE, Visit, answered, heard, tapped

pytestmark = pytest.mark.browser

WRITE = """mutation ($input: WriteCommentInput!) { writeComment(input: $input) {
  ... on WriteCommentSuccess { comment { id } } } }"""
COMMENTS = 25  # on a page stand ten


def test_every_comment_is_read_and_the_first_is_found_by_its_address(
    visit: Visit, running_product: Product
) -> None:
    idea, number = open_idea(running_product, "이야기가 긴 제안", "resident.36")
    ids = [
        answered(
            running_product,
            WRITE,
            persona=f"resident.{37 + place % 5}",
            input={"proposalId": idea, "text": f"긴 이야기 {place}번", "position": "REMARK"},
        )["writeComment"]["comment"]["id"]
        for place in range(COMMENTS)
    ]
    page = visit(f"/ideas/{number}", size=PHONE, persona="resident.38")
    texts = page.get_by_text("긴 이야기")
    expect(texts).to_have_count(10)
    tapped(page, "글 더 보기")
    expect(texts).to_have_count(20)
    # What is written meanwhile moves every page on by one, and none is lost between two.
    page.get_by_label("하고 싶은 말").fill("긴 이야기 끝")
    with heard(page):
        tapped(page, "글 올리기")
    expect(page.get_by_text("긴 이야기 끝")).to_be_visible()
    expect(page.get_by_text("긴 이야기 15번")).to_be_visible()
    tapped(page, "글 더 보기")
    expect(texts).to_have_count(COMMENTS + 1)
    expect(page.get_by_role("button", name="글 더 보기")).to_have_count(0)

    there = visit(f"/ideas/{number}#{ids[0]}", size=PHONE)
    first = there.locator(f"[id='{ids[0]}']")
    expect(first).to_be_focused()
    expect(first).to_be_in_viewport()
