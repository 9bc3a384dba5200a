"""Clerks enter votes on paper: the roll is marked, papers keyed twice, a head decides, a clerk reconciles."""

import re

import pytest
from playwright.sync_api import Page, expect

from infra.embedded.issuer.personas import PERSONAS
from tests.fixtures.product import Product
from tests.web.campaigns import OFFICER, opened_campaign, vote
from tests.web.test_access_story import faults
from tests.web.visits import PHONE, WIDE, Visit, insisted, tapped

pytestmark = pytest.mark.browser

CLERK, HEAD = "municipality.clerk2", "municipality.head"
CHANNELS = [{"channel": "ONLINE", "weight": 60}, {"channel": "PAPER", "weight": 40}]
PLACE = "가온동 주민센터"


def name_of(persona: str) -> str:
    """Return the legal name of a persona."""
    return PERSONAS[persona].name_ko


def at_step(page: Page, name: str) -> None:
    """Go to a step of the batch."""
    page.get_by_role("navigation", name="할 일").get_by_role("link", name=name).click()


def key(page: Page, serial: int, choices: str, *, act: str = "종이 한 장 넣기") -> None:
    """Key one paper and wait until it is taken."""
    form = page.get_by_role("form", name=act)
    form.get_by_label("종이 번호").fill(str(serial))
    form.get_by_label("고른 번호").fill(choices)
    form.get_by_role("button").click()
    expect(page.get_by_text(f"{serial}번 종이를 넣었어요.")).to_be_visible()


def test_papers_are_entered_by_two_and_counted_with_the_ballots_online(
    visit: Visit, running_product: Product
) -> None:
    campaign = opened_campaign(running_product, "종이로도 고르는 일", channels=CHANNELS)
    vote(running_product, "resident.35", campaign, [1])
    papers = f"/votes/{campaign['number']}/papers"
    officer = visit(f"/votes/{campaign['number']}", size=WIDE, persona=OFFICER)
    expect(officer.get_by_text("투표하는 길: 온라인 60% · 현장 종이 투표 40%")).to_be_visible()
    officer.get_by_role("link", name="종이 투표 넣기").click()
    officer.get_by_label("투표소 이름").fill(PLACE)
    tapped(officer, "묶음 열기")
    officer.get_by_role("link", name=f"{PLACE} 이어서 하기").click()

    for persona in ("resident.36", "resident.37"):
        officer.get_by_label("이름", exact=True).fill(name_of(persona))
        tapped(officer, "명부에서 찾기")
        officer.get_by_role("button", name=f"왔다고 표시: {name_of(persona)}").click()
        expect(officer.get_by_text(f"{name_of(persona)} 님을 표시했어요")).to_be_visible()
    officer.get_by_label("이름", exact=True).fill(name_of("resident.35"))
    tapped(officer, "명부에서 찾기")
    officer.get_by_role("button", name=f"왔다고 표시: {name_of('resident.35')}").click()
    expect(officer.get_by_text("온라인으로 이미 투표한 분이에요.")).to_be_visible()
    expect(officer.get_by_text("온 사람 2명")).to_be_visible()
    assert faults(officer) == []

    at_step(officer, "종이 넣기")
    expect(officer.get_by_text(name_of("resident.36"))).to_have_count(0)
    key(officer, 1, "2, 3")
    key(officer, 2, "2")
    assert faults(officer) == []
    # A page that is read again goes on behind the last paper.
    officer.reload()
    expect(officer.get_by_role("form").get_by_label("종이 번호")).to_have_value("3")

    clerk = visit(papers, size=PHONE, persona=CLERK)
    clerk.get_by_role("link", name=f"{PLACE} 이어서 하기").click()
    at_step(clerk, "종이 넣기")
    expect(clerk.get_by_text("내가 두 번째로 넣을 종이: 1–2")).to_be_visible()
    expect(clerk.get_by_role("form").get_by_label("종이 번호")).to_have_value("1")
    key(clerk, 1, "2 3")
    key(clerk, 2, "4")
    expect(clerk.get_by_text("두 사람이 다르게 넣은 종이: 2")).to_be_visible()
    # Who keyed it does not decide it, and is offered nothing that would be refused.
    expect(clerk.get_by_text("내가 넣은 종이는 다른 담당자가")).to_be_visible()
    expect(clerk.get_by_role("form", name="서로 다른 종이 결정하기")).to_have_count(0)
    at_step(clerk, "매수 맞추기")
    clerk.get_by_label("함에 있던 종이 수").fill("2")
    tapped(clerk, "매수 맞추고 집계에 넣기")
    expect(clerk.get_by_text("서로 다른 종이 1장이 남았어요")).to_be_visible()

    head = visit(papers, size=WIDE, persona=HEAD)
    head.get_by_role("link", name=f"{PLACE} 이어서 하기").click()
    at_step(head, "종이 넣기")
    key(head, 2, "2", act="서로 다른 종이 결정하기")

    tapped(clerk, "매수 맞추고 집계에 넣기")
    expect(clerk.get_by_text("매수 맞춤")).to_be_visible()
    assert faults(clerk) == []

    resident = visit(f"/votes/{campaign['number']}", size=PHONE, persona="resident.36")
    resident.get_by_role("checkbox").first.check()
    insisted(resident, re.compile("확인하(러 가)?기"))
    expect(resident.get_by_text("종이로 투표한다고 명부에 적혀 있어요").first).to_be_visible()

    officer.goto(f"/votes/{campaign['number']}")
    panel = officer.get_by_role("region", name="진행")
    panel.get_by_role("button", name="투표 닫기").click()
    panel.get_by_label("일찍 닫는 까닭").fill("모두 투표했어요.")
    panel.get_by_role("button", name="투표를 닫고 세기").click()
    channels = officer.get_by_role("region", name="통로별로 들어온 표")
    expect(channels.get_by_role("row", name=re.compile("온라인 60% 1 0"))).to_be_visible()
    expect(channels.get_by_role("row", name=re.compile("현장 종이 투표 40% 2 0"))).to_be_visible()
    expect(channels.get_by_text(PLACE)).to_be_visible()
    assert faults(officer) == []
