"""What was promised for an adopted idea is told to its end before the idea is called done."""

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product
from tests.web.campaigns import OFFICER, act
from tests.web.reach import unreached
from tests.web.test_access_story import faults
from tests.web.test_answer_story import done
from tests.web.test_review_story import under_review
from tests.web.visits import PHONE, WIDE, Visit, answered, heard

pytestmark = pytest.mark.browser

ANSWER = """
mutation Answer($input: AnswerProposalInput!) {
  answerProposal(input: $input) { ... on AnswerProposalSuccess { proposal { id } } ... on Refused { reason } }
}
"""


def told(page: Page, which: str, how: str, label: str, words: str) -> None:
    """Say how one promise ended."""
    page.get_by_role("button", name=f"{how}: {which}").click()
    page.get_by_label(label).fill(words)
    with heard(page):
        page.get_by_role("button", name=how, exact=True).last.click()


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_an_idea_is_done_when_each_promise_is_told_to_its_end(
    visit: Visit, running_product: Product, size: tuple[int, int]
) -> None:
    number = under_review(running_product, f"솔뫼 쉼터 그늘 {size[0]}")
    query = "query ($n: String!) { proposal(number: $n) { id } }"
    idea = answered(running_product, query, n=number)["proposal"]["id"]
    given = {"outcome": "ADOPTED", "text": "놓을게요.", "startsOn": "2099-03-02"}
    act(running_product, OFFICER, ANSWER, "answerProposal", proposalId=idea, **given)

    officer = visit(f"/ideas/{number}", size=size, persona=OFFICER)
    for name, day in (("자리 재기", "2099-03-10"), ("그늘막 놓기", "2099-04-01")):
        officer.get_by_label("단계의 이름").fill(name)
        officer.get_by_label("약속하는 날").fill(day)
        officer.get_by_role("button", name="단계 약속하기").click()
        expect(officer.get_by_role("listitem").filter(has_text=name)).to_be_visible()
        expect(officer.get_by_label("단계의 이름")).to_have_value("")
    done(officer, "실행 시작하기", "자리를 재요.")
    desk = officer.get_by_role("region", name="할 수 있는 일")
    expect(desk.get_by_text("약속한 단계 2개가 아직 끝나지 않았어요.")).to_be_visible()
    expect(desk.get_by_role("button", name="완료 알리기")).to_have_count(0)
    assert faults(officer) == []
    if size == PHONE:
        assert unreached(officer) == []

    told(officer, "자리 재기", "이뤘다고 알리기", "무엇이 이뤄졌나요?", "재었어요.")
    expect(desk.get_by_text("약속한 단계 1개가 아직 끝나지 않았어요.")).to_be_visible()
    officer.get_by_role("button", name="하지 않기로 알리기: 그늘막 놓기").click()
    officer.get_by_role("button", name="하지 않기로 알리기", exact=True).last.click()
    expect(officer.locator(".field-error")).to_be_visible()
    officer.get_by_label("왜 하지 않기로 했나요?").fill("보도가 좁아 휠체어가 못 지나가요.")
    with heard(officer):
        officer.get_by_role("button", name="하지 않기로 알리기", exact=True).last.click()
    done(officer, "완료 알리기", "자리만 재고 마쳐요.")
    expect(officer.locator(".head-chips .chip").first).to_have_text("완료")

    # As a notice leads there.
    anyone = visit(f"/ideas/{number}#milestones", size=size)
    expect(anyone.get_by_role("heading", name="약속한 단계")).to_be_focused()
    kept = anyone.get_by_role("region", name="약속한 단계")
    expect(kept).to_contain_text("2099. 4. 1.까지 약속했던 단계예요.")
    expect(kept).to_contain_text("보도가 좁아 휠체어가 못 지나가요.")
    expect(kept.get_by_role("button")).to_have_count(0)
    assert faults(anyone) == []
