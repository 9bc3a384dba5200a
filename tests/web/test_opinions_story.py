"""Residents answer comments; one does so on a phone; a reviewer reads the map that was frozen beside his sheet."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.fixtures.product import Product
from tests.web.campaigns import OFFICER
from tests.web.reach import small, unreached
from tests.web.test_access_story import faults, sideways
from tests.web.test_merging_story import open_idea
from tests.web.test_review_story import REVIEW
from tests.web.visits import PHONE, WIDE, Visit, answered, heard

pytestmark = pytest.mark.browser

WRITE = """
mutation Write($input: WriteCommentInput!) {
  writeComment(input: $input) { ... on WriteCommentSuccess { comment { id } } ... on Refused { reason } }
}
"""
# One person's four answers in one request.
GIVE = """
mutation Give($a: GiveOpinionInput!, $b: GiveOpinionInput!, $c: GiveOpinionInput!, $d: GiveOpinionInput!) {
  a: giveOpinion(input: $a) { ...Given }
  b: giveOpinion(input: $b) { ...Given }
  c: giveOpinion(input: $c) { ...Given }
  d: giveOpinion(input: $d) { ...Given }
}
fragment Given on GiveOpinionResult {
  ... on GiveOpinionSuccess { statement { viewerAnswer } }
  ... on Refused { reason message }
}
"""
FORM = """
mutation Form($input: FormPanelInput!) {
  formPanel(input: $input) { ... on FormPanelSuccess { panel { id } } ... on Refused { reason } }
}
"""
POSSIBLE = """
query ($id: ID!) { possibleMembers(programmeId: $id) { appointmentId side name { displayName } } }
"""
SAID = (
    ("길이 밝아져요", "resident.41"),
    ("주차할 곳이 줄어요", "resident.42"),
    ("밤에 걷기 좋아요", "resident.43"),
    ("아이들이 안전해야 해요", "resident.45"),
)
# Two camps who both want children to be safe: 8 and 7, and the 16th answers in the browser.
CAMPS = [(f"resident.{place}", "+-++") for place in range(1, 9)] + [
    (f"resident.{place}", "-+-+") for place in range(9, 16)
]
ANSWERS = {"+": "AGREE", "-": "DISAGREE"}


def talked_about(product: Product, title: str) -> tuple[str, str]:
    """Let an idea be written, talked about and answered by fifteen residents; return its id and number."""
    idea, number = open_idea(product, title, "resident.40")
    comments = []
    for text, author in SAID:
        made = answered(
            product, WRITE, persona=author, input={"proposalId": idea, "text": f"{text} ({title})"}
        )
        comments.append(made["writeComment"]["comment"]["id"])
    for persona, signs in CAMPS:
        told = {
            name: {"commentId": comment, "answer": ANSWERS[sign], "expectedVersion": 1}
            for name, comment, sign in zip("abcd", comments, signs, strict=True)
        }
        given = answered(product, GIVE, persona=persona, **told)
        assert [one["statement"]["viewerAnswer"] for one in given.values()] == [
            ANSWERS[sign] for sign in signs
        ]
    return idea, number


def section(page: Page) -> Locator:
    """Return the section of opinions."""
    return page.get_by_role("region", name="의견 지도")


# Three people at three pages, and the product may have to be started first.
@pytest.mark.timeout(300)
def test_a_resident_answers_on_a_phone_and_a_reviewer_reads_the_frozen_map(
    visit: Visit, running_product: Product
) -> None:
    title = "골목 보행자 길"
    idea, number = talked_about(running_product, title)

    page = visit(f"/ideas/{number}", size=PHONE, persona="resident.16")
    asked = section(page)
    expect(asked.get_by_text("표본조사도 투표도 아니에요")).to_be_visible()
    expect(asked.get_by_text("15명의 답을 비슷한 것끼리 모으니 2묶음이에요.")).to_be_visible()
    expect(asked.get_by_text("남은 글 4개, 고른 글 0개")).to_be_visible()
    for left, (text, _), answer in zip(
        (3, 2, 1), SAID, ("동의해요", "동의하지 않아요", "동의해요"), strict=False
    ):
        expect(asked.get_by_role("group", name="다음 글").get_by_text(text)).to_be_visible()
        with heard(page):
            asked.get_by_role("button", name=answer, exact=True).first.click()
        expect(asked.get_by_text(f"남은 글 {left}개, 고른 글 {4 - left}개")).to_be_visible()
        expect(asked.get_by_role("group", name="다음 글")).to_be_focused()
    # The last one by keyboard alone, from where one was led.
    page.keyboard.press("Tab")
    expect(asked.get_by_role("button", name="동의해요", exact=True).first).to_be_focused()
    page.keyboard.press("Tab")
    with heard(page):
        page.keyboard.press("Enter")
    expect(asked.get_by_text("글 4개에 의견을 골랐어요.")).to_be_visible()
    asked.get_by_text("내가 고른 의견 4개").click()
    last = (
        asked.get_by_role("listitem")
        .filter(has=page.get_by_text(SAID[3][0]))
        .filter(has=page.get_by_role("button", name="고른 의견 거두기"))
    )
    expect(last.get_by_role("button", name="동의하지 않아요")).to_have_attribute(
        "aria-pressed", "true"
    )
    with heard(page):
        last.get_by_role("button", name="동의해요", exact=True).click()
    expect(last.get_by_role("button", name="동의해요", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    with heard(page):
        last.get_by_role("button", name="고른 의견 거두기").click()
    expect(asked.get_by_text("남은 글 1개, 고른 글 3개")).to_be_visible()
    assert faults(page) == []
    assert unreached(page) == []
    assert small(page) == []
    assert sideways(page) <= 0

    answered(
        running_product, REVIEW, persona=OFFICER, input={"proposalId": idea, "reason": "심사해요."}
    )
    place = answered(running_product, "{ programmes(first: 1) { edges { node { id } } } }")
    possible = answered(
        running_product,
        POSSIBLE,
        persona=OFFICER,
        id=place["programmes"]["edges"][0]["node"]["id"],
    )["possibleMembers"]
    members = ("물빛천 산책", "솔뫼 할머니", "황보람")
    chosen = [
        one["appointmentId"] for one in possible if one["name"]["displayName"].startswith(members)
    ]
    formed = answered(
        running_product, FORM, persona=OFFICER, input={"proposalId": idea, "appointmentIds": chosen}
    )
    assert "panel" in formed["formPanel"], formed

    page.reload()
    expect(section(page).get_by_text("이제 의견을 고를 수 없어요.")).to_be_visible()
    section(page).get_by_text("내가 고른 의견 3개").click()
    expect(section(page).get_by_text("내가 고른 의견: 동의하지 않아요")).to_have_count(1)

    reviewer = visit("/reviews", size=WIDE, persona="expert.1")
    reviewer.get_by_role("link", name=re.compile(title)).click()
    beside = reviewer.get_by_role("region", name="심사단")
    beside.get_by_text("심사할 때 참고하는 의견 지도").click()
    expect(beside.get_by_text("심사에 붙인 지도")).to_be_visible()
    expect(beside.get_by_text("16명의 답을 비슷한 것끼리 모으니 2묶음이에요.")).to_be_visible()
    expect(beside.get_by_role("heading", name="묶음 가 · 9명")).to_be_visible()
    expect(beside.get_by_role("heading", name="묶음 나 · 7명")).to_be_visible()
    expect(beside.get_by_role("img", name="묶음 가 · 9명, 묶음 나 · 7명")).to_be_visible()
    common = beside.get_by_role("heading", name="모든 묶음의 생각이 같은 글").locator("..")
    expect(common.get_by_text(SAID[3][0])).to_be_visible()
    everybody = section(reviewer)
    everybody.locator("summary", has_text="지도를 표로 보기").click()
    expect(everybody.get_by_role("cell", name="9명")).to_be_visible()
    everybody.locator("summary", has_text="글 4개에 묶음마다").click()
    expect(everybody.get_by_role("cell", name="동의 9, 동의 안 함 0")).to_have_count(2)
    assert faults(reviewer) == []

    english = visit(f"/ideas/{number}?lang=en", size=PHONE)
    map_ = english.get_by_role("region", name="Opinion map")
    expect(map_.get_by_text("This is neither a survey nor a vote")).to_be_visible()
    expect(map_.get_by_role("heading", name="Group A · 9 people")).to_be_visible()
    map_.get_by_text("How is it drawn?").click()
    assert faults(english) == []
    assert sideways(english) <= 0
