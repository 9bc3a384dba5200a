"""An officer closes a vote early with a reason; the result explains itself to everybody."""

import re

import pytest
from playwright.sync_api import expect

from tests.fixtures.product import Product
from tests.web.campaigns import OFFICER, opened_campaign, vote
from tests.web.visits import PHONE, Visit, number_of, tapped

pytestmark = pytest.mark.browser

DEMO_VOTE = "2027년 주민참여예산"
REASON = "호우 경보로 주민센터가 문을 닫아서 미리 마감했어요."


def test_an_officer_closes_early_with_a_reason_and_every_line_says_why(
    visit: Visit, running_product: Product
) -> None:
    campaign = opened_campaign(running_product, "먼저 할 작은 일 고르기")
    for persona, lines in (("resident.31", [1, 2]), ("resident.32", [1, 3]), ("resident.33", [1])):
        vote(running_product, persona, campaign, lines)
    page = visit(f"/votes/{campaign['number']}", persona=OFFICER)
    panel = page.get_by_role("region", name="진행")
    panel.get_by_role("button", name="투표 닫기").click()
    panel.get_by_role("button", name="투표를 닫고 세기").click()
    expect(panel.get_by_role("alert")).to_be_visible()

    panel.get_by_label("일찍 닫는 까닭").fill(REASON)
    panel.get_by_role("button", name="투표를 닫고 세기").click()
    expect(page.locator("#title")).to_have_text("주민이 고른 사업 3개, 6,000만원", timeout=30_000)
    expect(page.get_by_text(REASON)).to_be_visible()

    table = page.get_by_role("table", name="왜 선정됐고 왜 안 됐나요?")
    rows = table.locator("tbody tr")
    expect(rows).to_have_count(len(campaign["lines"]))
    for row in rows.all():
        assert len(row.locator(".why p").inner_text()) > len("선정")
    chart = page.get_by_role("region", name="득표").get_by_role("listitem")
    expect(chart).to_have_text([re.compile(f"{votes}$") for votes in (3, 1, 1, 0)])


def test_a_neighbour_reads_the_same_result_on_a_phone_without_signing_in(
    visit: Visit, running_product: Product
) -> None:
    campaign = opened_campaign(running_product, "둘째 작은 일 고르기")
    receipt = vote(running_product, "resident.34", campaign, [2])
    officer = visit(f"/votes/{campaign['number']}", persona=OFFICER)
    tapped(officer, "투표 닫기")
    officer.get_by_label("일찍 닫는 까닭").fill(REASON)
    tapped(officer, "투표를 닫고 세기")
    expect(officer.get_by_role("region", name="득표")).to_be_visible(timeout=30_000)

    page = visit(f"/votes/{campaign['number']}/receipt", size=PHONE)
    page.get_by_label("영수증 번호").fill(receipt)
    tapped(page, "확인하기")
    expect(page.get_by_text("세었어요. 결과에 들어갔어요")).to_be_visible()
    page.goto(f"/votes/{campaign['number']}/result")
    expect(page.get_by_role("region", name="득표")).to_be_visible()
    expect(page.get_by_text(REASON)).to_be_visible()


def test_before_the_close_the_result_page_shows_no_figures(
    visit: Visit, running_product: Product
) -> None:
    page = visit(f"/votes/{number_of(running_product, DEMO_VOTE)}/result")
    expect(page.locator("#title")).to_have_text("아직 투표하고 있어요")
    expect(page.locator(".votes")).to_have_count(0)
    expect(page.get_by_role("table")).to_have_count(0)


def test_a_resident_sees_no_panel_for_running_the_vote(
    visit: Visit, running_product: Product
) -> None:
    page = visit(f"/votes/{number_of(running_product, DEMO_VOTE)}", persona="resident.36")
    expect(page.get_by_role("checkbox")).to_have_count(12)
    expect(page.get_by_role("region", name="진행")).to_have_count(0)
