"""Two authors agree to merge; a supporter is asked what becomes of his support."""

import pytest
from playwright.sync_api import expect

from tests.fixtures.product import Product
from tests.web.campaigns import OFFICER, PLACE, SUBMIT
from tests.web.test_access_story import faults
from tests.web.test_review_story import RECEIVE
from tests.web.visits import PHONE, WIDE, Visit, answered

pytestmark = pytest.mark.browser

SUPPORT = """
mutation Support($input: SupportProposalInput!) {
  supportProposal(input: $input) { ... on SupportProposalSuccess { proposal { id } } }
}
"""


def open_idea(product: Product, title: str, author: str) -> tuple[str, str]:
    """Submit an idea and receive it; return its id and number."""
    place = answered(product, PLACE)["programmes"]["edges"][0]["node"]["id"]
    idea = {
        "programmeId": place,
        "title": title,
        "summary": "책을 나누는 자리를 만들어요.",
        "body": "읽은 책을 나누는 책장을 놓아요.",
        "category": "CULTURE",
        "place": "물빛천",
        "cost": 1_000_000,
    }
    made = answered(product, SUBMIT, persona=author, input=idea)["submitProposal"]["proposal"]
    answered(
        product, RECEIVE, persona=OFFICER, input={"proposalId": made["id"], "reason": "접수해요."}
    )
    return made["id"], made["number"]


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_authors_agree_and_a_supporter_moves_his_support(
    visit: Visit, running_product: Product, size: tuple[int, int]
) -> None:
    source_id, source = open_idea(running_product, f"나눔 책장 하나 {size[0]}", "resident.40")
    _, target = open_idea(running_product, f"나눔 책장 둘 {size[0]}", "resident.44")
    answered(running_product, SUPPORT, persona="resident.47", input={"proposalId": source_id})

    author = visit(f"/ideas/{source}", size=size, persona="resident.40")
    author.get_by_role("button", name="합치자고 하기").click()
    form = author.get_by_role("form", name="합치자고 하기")
    form.get_by_label("합칠 제안의 번호").fill("2026-9999")
    form.get_by_label("상대 제안자에게 하고 싶은 말").fill("같은 책장이니 함께해요.")
    form.get_by_role("button", name="합치자고 하기").click()
    expect(form.get_by_text("그런 번호의 제안이 없어요.")).to_be_visible()
    form.get_by_label("합칠 제안의 번호").fill(target)
    form.get_by_role("button", name="합치자고 하기").click()
    expect(author.get_by_text("상대 제안자의 답을 기다려요.")).to_be_visible()

    other = visit(f"/ideas/{target}", size=size, persona="resident.44")
    other.get_by_label("까닭").first.fill("좋아요, 함께해요.")
    other.get_by_role("button", name="동의하기").click()
    expect(other.get_by_text("1명의 공감이 그 제안에 남아 있어요")).to_be_visible()

    written = other.get_by_role("region", name="누가 쓴 글인가요")
    names = [
        answered(
            running_product,
            "query ($n: String!) { proposal(number: $n) { author { displayName } } }",
            n=number,
        )["proposal"]["author"]["displayName"]
        for number in (target, source)
    ]
    assert names[0] != names[1]
    expect(written).to_contain_text(f"이 제안의 글{names[0]}")
    expect(written).to_contain_text(f"글쓴이 {names[1]}")
    written.get_by_text("그 글 읽기").click()
    expect(written.get_by_text("읽은 책을 나누는 책장을 놓아요.")).to_be_visible()
    merging = other.get_by_role("region", name="비슷한 제안과 합치기")
    expect(merging).to_contain_text(f"합치자고 한 {names[1]}")
    expect(merging).to_contain_text(f"동의한 {names[0]}")
    assert faults(other) == []

    supporter = visit(f"/ideas/{source}", size=size, persona="resident.47")
    expect(
        supporter.get_by_role("heading", name="이 제안은 다른 제안과 합쳐졌어요")
    ).to_be_visible()
    supporter.get_by_role("button", name="합쳐진 제안으로 옮기기").click()
    expect(supporter.get_by_role("button", name="합쳐진 제안으로 옮기기")).to_have_count(0)
    other.reload()
    expect(other.get_by_text("0명의 공감이 그 제안에 남아 있어요")).to_be_visible()
    expect(other.get_by_text("공감 1명").first).to_be_visible()
