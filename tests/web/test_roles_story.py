"""The role matrix in the browser: a party agrees and counters, two meet on one field."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.test_access_story import faults
from tests.web.visits import PHONE, WIDE, Visit

pytestmark = pytest.mark.browser

CITY, DEVELOPER = "municipality.officer", "developer.lead"


def at_duty(visit: Visit, persona: str, duty: str, size: tuple[int, int] = WIDE) -> Page:
    """Open the demo's role matrix at a duty, as somebody."""
    page = visit("/agreements/2026-1/roles", size=size, persona=persona)
    expect(page.locator("#title")).to_contain_text("아직 정하지 못한 곳")
    table = page.get_by_role("table")
    table.get_by_role("button", name=f"{duty} 자세히 보기").click()
    expect(page.get_by_role("heading", name=duty, exact=True)).to_be_focused()
    return page


def test_a_party_objects_agrees_and_counters_on_a_phone(visit: Visit) -> None:
    page = at_duty(visit, DEVELOPER, "부지와 기반 조성", PHONE)
    pane = page.get_by_role("region", name="부지와 기반 조성")
    company = pane.get_by_role("listitem").filter(has_text=re.compile("^가람모빌리티"))
    company.get_by_role("button", name="반대: 가람모빌리티").click()
    expect(company.get_by_label("반대하는 까닭")).to_be_focused()
    company.get_by_role("button", name="반대: 가람모빌리티").click()
    expect(company.get_by_text("반대에는 까닭이 필요해요.")).to_be_visible()
    company.get_by_label("반대하는 까닭").fill("함께 맡아야 합니다.")
    company.get_by_role("button", name="반대: 가람모빌리티").click()
    expect(company.get_by_text("해온도시공사 반대 함께 맡아야 합니다.")).to_be_visible()
    assert faults(page) == []
    company.get_by_role("button", name="다른 값 제안: 가람모빌리티").click()
    form = company.get_by_role("form", name="부지와 기반 조성: 가람모빌리티의 역할 제안")
    form.get_by_label("수행", exact=True).check()
    form.get_by_role("button", name="이 값으로 제안").click()
    expect(company.get_by_text("해온도시공사 제안 · 2번째 값")).to_be_visible()
    # Why it objected to the value before is still there to be read.
    expect(company.get_by_text("지난 반대 의견 1개")).to_be_visible()
    expect(company.get_by_text("함께 맡아야 합니다.")).to_be_visible()
    expect(company.get_by_text("해온도시공사 동의")).to_be_visible()
    # Who is asked next sees what the counter changes.
    city = at_duty(visit, CITY, "부지와 기반 조성")
    pane = city.get_by_role("region", name="부지와 기반 조성")
    company = pane.get_by_role("listitem").filter(has_text=re.compile("^가람모빌리티"))
    expect(company.get_by_text("바로 앞의 값(가람모빌리티 제안)")).to_be_visible()
    expect(company.locator("del")).to_contain_text("통보")
    expect(company.locator("ins")).to_contain_text("수행")
    assert faults(city) == []
    page.get_by_role("button", name=re.compile("^우리를 기다리는 칸")).click()
    expect(page.get_by_role("button", name=re.compile("^우리를 기다리는 칸"))).to_have_count(0)


def test_an_objection_and_its_taking_back_come_into_an_open_page_with_the_reason(
    visit: Visit,
) -> None:
    duty, reason = "공모와 대상지 선정", "우리가 맡을 수 없습니다."
    developer, city = at_duty(visit, DEVELOPER, duty, PHONE), at_duty(visit, CITY, duty)
    mine, theirs = (
        page.get_by_role("region", name=duty)
        .get_by_role("listitem")
        .filter(has_text=re.compile("^가람모빌리티"))
        for page in (developer, city)
    )
    mine.get_by_role("button", name="반대: 가람모빌리티").click()
    mine.get_by_label("반대하는 까닭").fill(reason)
    mine.get_by_role("button", name="반대: 가람모빌리티").click()
    expect(theirs.get_by_text(f"해온도시공사 반대 {reason}")).to_be_visible()
    mine.get_by_role("button", name="동의: 가람모빌리티").click()
    for field, page in ((mine, developer), (theirs, city)):
        expect(field.get_by_text("해온도시공사 동의")).to_be_visible()
        expect(field.get_by_text("지난 반대 의견 1개")).to_be_visible()
        expect(field.get_by_text(reason)).to_be_visible()
        assert faults(page) == []


def test_two_who_meet_on_one_field_are_both_shown(visit: Visit) -> None:
    city = at_duty(visit, CITY, "자본 투자")
    developer = at_duty(visit, DEVELOPER, "자본 투자", PHONE)
    for page, value in ((city, "협의"), (developer, "책임")):
        page.get_by_role("button", name="다른 값 제안: 해온도시공사").click()
        form = page.get_by_role("form", name="자본 투자: 해온도시공사의 역할 제안")
        form.get_by_label(value, exact=True).check()
    city.get_by_role("button", name="이 값으로 제안").click()
    expect(city.get_by_text("해온시 제안 · 2번째 값")).to_be_visible()
    # What the other has saved is there by itself, and what is being chosen here stays as it was read.
    expect(developer.get_by_text("해온시 제안 · 2번째 값")).to_be_visible()
    developer.get_by_role("button", name="이 값으로 제안").click()
    met = developer.get_by_role("alert")
    expect(met).to_contain_text("그 사이에 다른 사람이 이 칸을 고쳤어요")
    expect(met.get_by_role("definition")).to_have_text(["협의", "책임"])
    assert faults(developer) == []
    developer.get_by_role("button", name="보았어요. 내 값으로 다시 제안").click()
    developer.get_by_role("button", name="이 값으로 제안").click()
    expect(developer.get_by_text("해온도시공사 제안 · 3번째 값")).to_be_visible()


def test_the_lead_adds_renames_and_removes_a_duty(visit: Visit) -> None:
    lead = at_duty(visit, "company.a", "데이터 허브 운영")
    lead.get_by_label("일의 이름").last.fill("보안 점검")
    lead.get_by_role("button", name="표에 더하기").click()
    lead.get_by_role("table").get_by_role("button", name="보안 점검 자세히 보기").click()
    lead.get_by_text("이름 고치기, 빼기").click()
    rename = lead.get_by_role("form", name="보안 점검 이름 고치기")
    rename.get_by_label("일의 이름").fill("보안 점검과 훈련")
    rename.get_by_role("button", name="이름 저장").click()
    lead.get_by_text("이름 고치기, 빼기").wait_for()
    remove = lead.get_by_role("form", name="보안 점검과 훈련 빼기")
    remove.get_by_label("빼는 까닭").fill("부속서에 적습니다.")
    assert faults(lead) == []
    remove.get_by_role("button", name="표에서 빼기").click()
    lead.get_by_text("뺀 일 1개").click()
    expect(lead.get_by_text("부속서에 적습니다.")).to_be_visible()


def test_the_public_finds_no_matrix(visit: Visit) -> None:
    page = visit("/agreements/2026-1/roles", size=PHONE)
    expect(page.locator("#title")).to_have_text("이 협약을 찾을 수 없어요")
