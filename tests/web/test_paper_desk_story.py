"""A paper day on which somebody is helped and a paper both keyed wrongly is opened again; few papers stay secret."""

import re

import pytest
from playwright.sync_api import Page, expect

from infra.embedded.issuer.personas import PERSONAS
from tests.fixtures.product import Product
from tests.web.campaigns import OFFICER, opened_campaign, vote
from tests.web.reach import unreached
from tests.web.test_access_story import faults, sideways
from tests.web.test_papers_story import CLERK, HEAD, at_step, key
from tests.web.visits import PHONE, WIDE, Visit, answered, heard, tapped

pytestmark = pytest.mark.browser

CHANNELS = [{"channel": "ONLINE", "weight": 60}, {"channel": "PAPER", "weight": 40}]
PLACE = "나루동 경로당"
HELPED, ALONE = PERSONAS["resident.21"].name_ko, PERSONAS["resident.23"].name_ko
REOPEN = "두 사람이 똑같이 잘못 넣은 종이 다시 열기"
POINTS = """query ($number: String!) { campaign(number: $number) { result {
  assisted leastTold channels { channel points together } together { weight points } } } }"""


def found(page: Page, name: str) -> None:
    """Find a voter on the roll."""
    page.get_by_label("이름", exact=True).fill(name)
    tapped(page, "명부에서 찾기")


def batch(page: Page, papers: str) -> None:
    """Go on with the batch."""
    page.goto(papers)
    page.get_by_role("link", name=f"{PLACE} 이어서 하기").click()


def test_two_help_a_voter_a_third_opens_a_paper_again_and_few_papers_tell_nothing(
    visit: Visit, running_product: Product
) -> None:
    campaign = opened_campaign(running_product, "경로당에서도 고르는 일", channels=CHANNELS)
    for number in range(24, 30):
        vote(running_product, f"resident.{number}", campaign, [1])
    papers = f"/votes/{campaign['number']}/papers"
    officer = visit(f"/votes/{campaign['number']}", size=WIDE, persona=OFFICER)
    expect(officer.get_by_text("5표가 안 되는 통로는 따로 세지 않고")).to_be_visible()
    officer.goto(papers)
    officer.get_by_label("투표소 이름").fill(PLACE)
    with heard(officer):
        tapped(officer, "묶음 열기")
    batch(officer, papers)
    for name, helped in ((HELPED, True), (ALONE, False)):
        found(officer, name)
        button = officer.get_by_role("button", name=f"왔다고 표시: {name}")
        expect(button).to_be_visible()
        if helped:
            officer.get_by_label(re.compile("도움을 청한 분")).check()
            assert faults(officer) == []
        with heard(officer):
            button.click()
        expect(officer.get_by_text(f"{name} 님을 표시했어요")).to_be_visible()
    at_step(officer, "종이 넣기")
    key(officer, 1, "2")
    key(officer, 2, "3")

    clerk = visit(papers, size=PHONE, persona=CLERK)
    batch(clerk, papers)
    found(clerk, HELPED)
    with heard(clerk):
        clerk.get_by_role("button", name=f"함께 도왔어요: {HELPED}").click()
    expect(clerk.get_by_text("두 사람이 도왔다고 적었어요")).to_be_visible()
    at_step(clerk, "종이 넣기")
    key(clerk, 1, "2")
    key(clerk, 2, "3")
    at_step(clerk, "매수 맞추기")
    expect(clerk.get_by_text("그 가운데 두 사람이 도운 분 1명.")).to_be_visible()
    clerk.get_by_label("함에 있던 종이 수").fill("2")
    tapped(clerk, "매수 맞추고 집계에 넣기")
    expect(clerk.get_by_text("매수 맞춤")).to_be_visible()

    head = visit(papers, size=PHONE, persona=HEAD)
    head.get_by_text(REOPEN).click()
    form = head.get_by_role("form", name=REOPEN)
    form.get_by_label("종이 번호").fill("2")
    form.get_by_role("button", name="종이 다시 열기").click()
    expect(form.get_by_text("빈칸이에요.").first).to_be_visible()
    assert faults(head) == []
    assert sideways(head) <= 0
    assert unreached(head) == []
    form.get_by_label("다시 여는 까닭").fill("두 장이 붙어 있어 앞장만 보고 넣음")
    with heard(head):
        form.get_by_role("button", name="종이 다시 열기").click()
    expect(head.get_by_text("2번 종이를 다시 열었어요:")).to_be_visible()

    for page in (officer, clerk):
        batch(page, papers)
        at_step(page, "종이 넣기")
        key(page, 2, "4")
    at_step(clerk, "매수 맞추기")
    clerk.get_by_label("함에 있던 종이 수").fill("2")
    tapped(clerk, "매수 맞추고 집계에 넣기")
    expect(clerk.get_by_text("매수 맞춤")).to_be_visible()

    officer.goto(f"/votes/{campaign['number']}")
    panel = officer.get_by_role("region", name="진행")
    panel.get_by_role("button", name="투표 닫기").click()
    panel.get_by_label("일찍 닫는 까닭").fill("모두 투표했어요.")
    panel.get_by_role("button", name="투표를 닫고 세기").click()
    channels = officer.get_by_role("region", name="통로별로 들어온 표")
    expect(channels.get_by_text("5표가 안 되는 통로가 있어")).to_be_visible()
    expect(channels.get_by_text("5명이 안 되어 수는 밝히지 않아요")).to_be_visible()
    expect(channels.get_by_text("두 장이 붙어 있어 앞장만 보고 넣음")).to_be_visible()
    expect(officer.get_by_role("link", name=re.compile("표 파일 받기"))).to_have_count(0)
    expect(officer.get_by_role("heading", name="비중을 곱한 점수(100점)")).to_be_visible()
    assert faults(officer) == []
    told = answered(running_product, POINTS, number=campaign["number"])["campaign"]["result"]
    assert told["assisted"] is None
    assert [one["points"] for one in told["channels"]] == [[], []]
    assert told["together"] == {"weight": 100, "points": [6, 1, 0, 1]}


def test_a_pile_of_papers_is_keyed_without_typing_their_numbers_or_touching_a_mouse(
    visit: Visit, running_product: Product
) -> None:
    campaign = opened_campaign(running_product, "한 묶음을 빨리 넣기", channels=CHANNELS)
    papers = f"/votes/{campaign['number']}/papers"
    officer = visit(papers, size=WIDE, persona=OFFICER)
    officer.get_by_label("투표소 이름").fill(PLACE)
    with heard(officer):
        tapped(officer, "묶음 열기")
    batch(officer, papers)
    at_step(officer, "종이 넣기")
    form = officer.get_by_role("form", name="종이 한 장 넣기")
    form.get_by_label("종이 번호").fill("1")
    for serial, choices in enumerate(("1 2", "3", "2,4"), start=1):
        # The next number stands there: it is heard, and typed over where a paper is missing.
        expect(form.get_by_label("종이 번호")).to_have_value(str(serial))
        officer.keyboard.press("Tab")
        officer.keyboard.type(choices)
        with heard(officer):
            officer.keyboard.press("Enter")
        expect(officer.get_by_text(f"{serial}번 종이를 넣었어요.")).to_be_visible()
        expect(form.get_by_label("종이 번호")).to_be_focused()
    officer.keyboard.type("7")
    expect(form.get_by_label("종이 번호")).to_have_value("7")
    officer.keyboard.press("Tab")
    officer.keyboard.type("4")
    with heard(officer):
        officer.keyboard.press("Enter")
    # A pile is told by its runs: the gap shows which papers are missing.
    expect(officer.get_by_text("다른 사람이 넣기를 기다리는 종이: 1–3, 7")).to_be_visible()
