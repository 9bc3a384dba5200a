"""A discussion of more than a page is read to its end, and a comment far down is found by its address."""

import pytest
from playwright.sync_api import expect

from tests.fixtures.product import Product
from tests.web.test_merging_story import open_idea
from tests.web.visits import PHONE, Visit, answered, heard, tapped

pytestmark = pytest.mark.browser

WRITE = """mutation ($input: WriteCommentInput!) { writeComment(input: $input) {
  ... on WriteCommentSuccess { comment { id } } } }"""
REPORT = """mutation ($input: ReportTextInput!) { reportText(input: $input) {
  ... on ReportTextSuccess { reported } } }"""
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
    # The first of them is asked about beside the discussion as well.
    texts = page.get_by_role("article").filter(has_text="긴 이야기")
    expect(texts).to_have_count(10)
    tapped(page, "글 더 보기")
    expect(texts).to_have_count(20)
    # What is written meanwhile moves every page on by one, and none is lost between two.
    page.get_by_label("하고 싶은 말").fill("긴 이야기 끝")
    with heard(page):
        tapped(page, "글 올리기")
    expect(texts.filter(has_text="긴 이야기 끝")).to_be_visible()
    expect(texts.filter(has_text="긴 이야기 15번")).to_be_visible()
    tapped(page, "글 더 보기")
    expect(texts).to_have_count(COMMENTS + 1)
    expect(page.get_by_role("button", name="글 더 보기")).to_have_count(0)

    there = visit(f"/ideas/{number}#{ids[0]}", size=PHONE)
    first = there.locator(f"[id='{ids[0]}']")
    expect(first).to_be_focused()
    expect(first).to_be_in_viewport()


def test_a_desk_with_many_cases_shows_them_as_a_list_and_one_open(
    visit: Visit, running_product: Product
) -> None:
    idea, _ = open_idea(running_product, "거친 말이 많은 제안", "resident.36")
    words = [f"거친 글 {place}번" for place in range(4)]
    for place, text in enumerate(words):
        comment = answered(
            running_product,
            WRITE,
            persona=f"resident.{37 + place}",
            input={"proposalId": idea, "text": text, "position": "REMARK"},
        )["writeComment"]["comment"]["id"]
        report = {"kind": "COMMENT", "subjectId": comment, "ground": "ABUSE", "text": "욕이에요."}
        answered(running_product, REPORT, persona="resident.42", input=report)
    desk = visit("/moderation", size=PHONE, persona="moderator")
    cases = desk.get_by_role("form", name="판단을 기다리는 글")
    ours = cases.filter(has_text="거친 글")
    expect(ours).to_have_count(4)
    expect(desk.get_by_text("기다리는 신고 ")).to_be_visible()
    expect(cases.get_by_label("까닭")).to_have_count(1)
    last = cases.filter(has_text=words[-1])
    last.get_by_role("button", name="살펴보고 판단하기").click()
    last.get_by_label("까닭").fill("거친 말이라 가려요.")
    with heard(desk):
        last.get_by_role("button", name="판단하기").click()
    expect(ours).to_have_count(3)
