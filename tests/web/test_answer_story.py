"""From an idea to its answer: written, received, supported by neighbours, over the threshold, answered."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product
from tests.web.campaigns import OFFICER, PLACE, act, submitted
from tests.web.visits import PHONE, WIDE, Visit, answered, heard, sign_in, tapped

pytestmark = pytest.mark.browser

LADDER = """
mutation Ladder($input: SetSupportLadderInput!) {
  setSupportLadder(input: $input) {
    ... on SetSupportLadderSuccess { programme { id } }
    ... on Refused { reason message }
  }
}
"""


def with_ladder(product: Product, title: str) -> str:
    """Submit an idea where two supports oblige to an answer; return its public number."""
    place = answered(product, PLACE)["programmes"]["edges"][0]["node"]["id"]
    rungs = [{"kind": "DEPT_ANSWER", "supports": 2, "withinDays": 30, "answerDays": 30}]
    act(product, OFFICER, LADDER, "setSupportLadder", programmeId=place, rungs=rungs)
    return submitted(product, title)


def done(page: Page, act_name: str, words: str) -> None:
    """Do one act at the desk, with its reason."""
    desk = page.get_by_role("region", name="할 수 있는 일")
    desk.get_by_role("button", name=act_name).click()
    desk.locator("textarea").last.fill(words)
    with heard(page):
        desk.get_by_role("button", name=act_name).click()


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_an_idea_is_supported_over_the_threshold_and_answered(
    visit: Visit, running_product: Product, size: tuple[int, int]
) -> None:
    path = f"/ideas/{with_ladder(running_product, f'물빛동 밤길 등불 {size[0]}')}"
    officer = visit(path, size=WIDE, persona=OFFICER)
    done(officer, "접수하기", "안전을 위한 일이라 접수했어요.")
    expect(officer.locator(".head-chips .chip").first).to_have_text("공감 모으는 중")

    for persona, count in (("resident.5", 1), ("resident.6", 2)):
        page = visit(path, size=size, persona=persona)
        tapped(page, "공감하기")
        expect(page.get_by_role("region", name="공감").get_by_role("status")).to_have_text(
            f"공감 {count}명"
        )
        expect(page.get_by_text("이 제안에 공감했어요.")).to_be_visible()
    expect(page.locator(".head-chips .chip").first).to_have_text("답변 기다림")
    expect(page.get_by_role("region", name="시의 답변")).to_contain_text("까지")
    rungs = page.get_by_role("list", name="공감이 모이면 하는 일").get_by_role("listitem")
    expect(rungs.first).to_contain_text(
        re.compile("담당 부서가 30일 안에 답해요.*까지 해야 해요", re.DOTALL)
    )

    officer.reload()
    done(officer, "검토 시작하기", "밝기를 재어 봐요.")
    desk = officer.get_by_role("region", name="할 수 있는 일")
    desk.get_by_role("button", name="답변하기", exact=True).click()
    desk.get_by_label("알릴 말").fill("등불 스무 개를 놓기로 했어요.")
    desk.get_by_role("button", name="답변하기", exact=True).click()
    expect(desk.get_by_text("시작 예정일이 필요해요").first).to_be_visible()
    expect(desk.get_by_label("알릴 말")).to_have_value("등불 스무 개를 놓기로 했어요.")
    desk.get_by_label("시작 예정일").fill("2099-03-02")
    desk.get_by_role("button", name="답변하기", exact=True).click()
    expect(officer.get_by_role("region", name="시의 답변")).to_be_visible()

    # Whoever has the idea open reads the answer without asking for it.
    answer = page.get_by_role("region", name="시의 답변")
    expect(answer).to_contain_text("등불 스무 개를 놓기로 했어요.")
    expect(answer).to_contain_text(re.compile(r"2099.\s?3.\s?2.에 시작하기로"))
    story = page.get_by_role("region", name="지금까지의 이야기")
    expect(story.get_by_role("heading", level=3)).to_have_text(
        [
            "제안이 등록됐어요",
            "접수했고 공감을 모아요",
            "답변할 만큼 공감이 모였어요",
            "검토를 시작했어요",
            "채택했어요",
        ]
    )


def test_who_is_not_signed_in_is_led_to_sign_in_and_may_step_back_later(
    visit: Visit, running_product: Product
) -> None:
    path = f"/ideas/{with_ladder(running_product, '함께 쓰는 우산')}"
    officer = visit(path, persona=OFFICER)
    done(officer, "접수하기", "접수했어요.")
    expect(officer.locator(".head-chips .chip").first).to_have_text("공감 모으는 중")
    page = visit(path, size=PHONE)
    expect(page.get_by_role("link", name="로그인하고 공감하기")).to_be_visible()
    sign_in(page, "resident.7")
    tapped(page, "공감하기")
    tapped(page, "공감 거두기")
    expect(page.get_by_role("region", name="공감").get_by_role("status")).to_have_text("공감 0명")
    expect(page.get_by_role("button", name="공감하기")).to_be_visible()
