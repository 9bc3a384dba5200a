"""A panel is formed, scores unseen, is locked and published; residents read what it came to."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.fixtures.product import Product
from tests.web.campaigns import OFFICER, PLACE, SUBMIT
from tests.web.test_access_story import faults
from tests.web.visits import PHONE, WIDE, Visit, answered

pytestmark = pytest.mark.browser

RECEIVE = """
mutation Receive($input: ReceiveProposalInput!) {
  receiveProposal(input: $input) { ... on ReceiveProposalSuccess { proposal { id } } }
}
"""
REVIEW = """
mutation Review($input: BeginReviewInput!) {
  beginReview(input: $input) { ... on BeginReviewSuccess { proposal { id } } }
}
"""
MEMBERS = ("resident.4", "resident.9", "expert.1")


def under_review(product: Product, title: str) -> str:
    """Submit an idea, receive it and begin its review; return its number."""
    place = answered(product, PLACE)["programmes"]["edges"][0]["node"]["id"]
    idea = {
        "programmeId": place,
        "title": title,
        "summary": "비를 피할 자리를 만들어요.",
        "body": "버스를 기다리는 동안 비를 피할 자리가 없어요.",
        "category": "MOBILITY",
        "place": "물빛천",
        "cost": 3_000_000,
    }
    made = answered(product, SUBMIT, persona="resident.40", input=idea)
    proposal = made["submitProposal"]["proposal"]
    for step in (RECEIVE, REVIEW):
        told = {"proposalId": proposal["id"], "reason": "살펴봐요."}
        answered(product, step, persona=OFFICER, input=told)
    number: str = proposal["number"]
    return number


def test_a_desk_of_many_is_narrowed_to_what_one_looks_for(
    visit: Visit, running_product: Product
) -> None:
    """Whoever runs many reviews finds one by its words or number, and comes back to what he had chosen."""
    word = uuid4().hex[:6]
    numbers = [under_review(running_product, f"골목 빗물받이 {word} {n}") for n in range(5)]
    desk = visit("/reviews", size=PHONE, persona=OFFICER)
    desk.get_by_label("제목이나 번호로 찾기").fill(f"빗물받이{word.upper()}")
    expect(desk.get_by_text("제안 5건", exact=True)).to_be_visible()
    desk.get_by_role("combobox", name="골라 보기").select_option("none")
    expect(desk.get_by_text("제안 5건", exact=True)).to_be_visible()
    assert faults(desk) == []
    desk.get_by_label("제목이나 번호로 찾기").fill(numbers[3])
    expect(desk.get_by_text("제안 1건", exact=True)).to_be_visible()
    desk.get_by_role("link", name=f"빗물받이 {word} 3").click()
    expect(desk.locator("#title")).to_have_text(f"골목 빗물받이 {word} 3")
    desk.go_back()
    expect(desk.get_by_text("제안 1건", exact=True)).to_be_visible()
    expect(desk.get_by_label("제목이나 번호로 찾기")).to_have_value(numbers[3])


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_a_panel_scores_unseen_and_its_result_is_read_by_everyone(
    visit: Visit, running_product: Product, size: tuple[int, int]
) -> None:
    number = under_review(running_product, f"물빛천 버스정류장 지붕 {size[0]}")
    officer = visit(f"/ideas/{number}", size=size, persona=OFFICER)
    officer.get_by_role("button", name="심사단 꾸리기").click()
    form = officer.get_by_role("form", name="심사단 꾸리기")
    form.get_by_label("물빛천 산책").check()
    form.get_by_role("button", name="심사단 꾸리기").click()
    expect(form.get_by_text("심사단은 3명 이상이어야")).to_be_visible()
    form.get_by_label("솔뫼 할머니").check()
    form.get_by_role("group", name="전문가").get_by_label("황보람").check()
    expect(form.get_by_role("status")).to_have_text("주민 2명, 전문가 1명, 공무원 0명")
    form.get_by_role("button", name="심사단 꾸리기").click()
    panels = officer.get_by_role("region", name="심사단")
    expect(panels.get_by_text("3명 가운데 0명이 점수를 냈어요.")).to_be_visible()

    for member in MEMBERS:
        page = visit("/reviews", size=size, persona=member)
        page.get_by_role("link", name=re.compile(f"지붕 {size[0]}")).click()
        sheet = page.get_by_role("form", name="내 점수")
        sheet.get_by_role("button", name="점수 내기").click()
        expect(sheet.get_by_text("점수를 매기지 않은 기준이 있어요.")).to_be_visible()
        for group in sheet.get_by_role("group").all():
            group.get_by_label("4점").check()
        sheet.get_by_label("까닭").fill(f"비를 맞고 기다렸어요. {member}")
        sheet.get_by_role("button", name="점수 내기").click()
        expect(page.get_by_text("점수를 냈어요.")).to_be_visible()

    officer.reload()
    expect(officer.get_by_text("비를 맞고 기다렸어요.")).to_have_count(0)
    officer.get_by_role("button", name="점수 잠그기").click()
    expect(officer.get_by_text("비를 맞고 기다렸어요.")).to_have_count(3)
    officer.get_by_label("심사 결과를 한눈에").fill("모두 필요하다고 보았어요.")
    officer.get_by_role("button", name="결과 공개하기").click()
    expect(officer.get_by_text("모두 필요하다고 보았어요.").first).to_be_visible()

    reader = visit(f"/ideas/{number}", size=size)
    told = reader.get_by_role("region", name="심사단")
    expect(told.get_by_role("cell", name="4.0점 (4/1)")).to_have_count(5)
    expect(told.get_by_text("비를 맞고 기다렸어요.")).to_have_count(3)
    expect(told.get_by_text("솔뫼 할머니")).to_have_count(0)
