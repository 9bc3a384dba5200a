"""Open pages of an agreement follow: what is disputed, owed and supposed, and what their reader may do there.

Two look at each page; one acts, and the other reads it without loading anything, also after a tunnel.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.fixtures.product import Product, product_of_its_own
from tests.web.campaigns import OFFICER, act
from tests.web.test_access_story import faults
from tests.web.test_consortium_story import APPOINT, PLACE
from tests.web.visits import PHONE, WIDE, Visit, answered, heard

pytestmark = pytest.mark.browser

LEAD, CITY = "company.a", "municipality.officer"
KEPT, GOING = "2025-1", "2026-1"
END = """mutation ($input: EndAppointmentInput!) { endAppointment(input: $input) { __typename
  ... on Refused { message } } }"""
SUPPOSE = """mutation ($input: CreateScenarioInput!) { createScenario(input: $input) { __typename
  ... on Refused { message } } }"""
DISCARD = """mutation ($input: DiscardScenarioInput!) { discardScenario(input: $input) { __typename
  ... on Refused { message } } }"""
LISTED = """{ agreementScenarios(number: "2026-1", first: 40) { edges { node { id title } } } }"""
REPORT = """mutation ($input: ReportDutyInput!) { reportDuty(input: $input) { __typename
  ... on Refused { message } } }"""
OWED = """{ agreement(number: "2025-1") { dutyRegister { duties(first: 40) { edges { node {
  id viewerActions { name allowed } } } } } } }"""


@pytest.fixture(scope="module")
def running_product() -> Iterator[Product]:
    """A product of its own: its parties are in dispute."""
    yield from product_of_its_own("follows")


def opened(visit: Visit, path: str, who: str, size: tuple[int, int] = WIDE) -> Page:
    """Open a page of an agreement as somebody, and let it follow."""
    page = visit(path, size=size, persona=who)
    expect(page.locator("#title")).to_be_visible()
    page.wait_for_load_state("networkidle")
    return page


def agreement(product: Product, number: str, who: str = LEAD) -> dict[str, Any]:
    """Return an agreement with its parties, as somebody reads it."""
    asked = f'{{ agreement(number: "{number}") {{ id viewerParty {{ id name }} parties {{ body {{ id name }} }} }} }}'
    found: dict[str, Any] = answered(product, asked, persona=who)["agreement"]
    return found


def appointed(product: Product, persona: str, party: str = LEAD) -> str:
    """Let somebody speak for the party of somebody, the lead; return the id of his appointment."""
    place = answered(product, PLACE, persona=OFFICER)["programmes"]["edges"][0]["node"]
    lead = agreement(product, GOING, party)["viewerParty"]["id"]
    person = answered(product, "{ viewer { id } }", persona=persona)["viewer"]["id"]
    made = act(
        product,
        OFFICER,
        APPOINT,
        "appoint",
        personId=person,
        bodyId=lead,
        programmeId=place["id"],
        role="COMPANY_REPRESENTATIVE",
        mandate="위임장 2026-7",
    )
    return str(made["appointment"]["id"])


def owed(product: Product) -> tuple[str, str]:
    """Return who may report an obligation now, and which."""
    for persona in (LEAD, "developer.lead", CITY):
        register = answered(product, OWED, persona=persona)["agreement"]["dutyRegister"]
        for edge in register["duties"]["edges"]:
            if {"name": "reportDuty", "allowed": True} in edge["node"]["viewerActions"]:
                return persona, edge["node"]["id"]
    pytest.fail("nobody may report anything")


def test_a_dispute_comes_into_an_open_page_and_is_right_again_after_a_tunnel(visit: Visit) -> None:
    path = f"/agreements/{KEPT}/disputes"
    lead, city = opened(visit, path, LEAD), opened(visit, path, CITY, PHONE)
    lead.get_by_text("분쟁 알리기").first.click()
    form = lead.get_by_role("form", name="분쟁 알리기")
    form.get_by_label("해온시", exact=True).check()
    form.get_by_label("다투는 조문").select_option(index=1)
    form.get_by_label("무엇에 관한 분쟁인가요").fill("자료 넘기는 날")
    form.get_by_label("주장").fill("자료가 약속한 날에 오지 않았습니다.")
    with heard(lead):
        form.get_by_role("button", name="분쟁 알리기").click()
    told = city.locator("#dispute-1")
    expect(told).to_contain_text("자료 넘기는 날")
    expect(told.locator("summary", has_text="답하기")).to_be_visible()
    assert faults(city) == []
    # What is typed stays when the other one adds something.
    told.locator("summary", has_text="답하기").click()
    city.context.set_offline(True)
    answer = told.get_by_role("form", name="분쟁 1: 답하기")
    answer.get_by_label("할 말").fill("곧 보내겠습니다.")
    lead.locator("#dispute-1 summary", has_text="거두기").click()
    withdraw = lead.get_by_role("form", name="분쟁 1: 거두기")
    withdraw.get_by_label("할 말").fill("받았습니다.")
    with heard(lead):
        withdraw.get_by_role("button", name="거두기").click()
    expect(lead.locator("#dispute-1")).to_contain_text("받았습니다.")
    expect(told).not_to_contain_text("받았습니다.")
    city.context.set_offline(False)
    expect(told).to_contain_text("받았습니다.")
    # There is nothing left to answer: why, is said, and the words stay until they are thrown away.
    expect(told.get_by_text("그사이 바뀌어 지금은 이 일을 할 수 없어요")).to_be_visible()
    expect(answer.get_by_label("할 말")).to_have_value("곧 보내겠습니다.")
    told.get_by_role("button", name="적은 것을 버리고 닫기").click()
    expect(told.locator("summary", has_text="답하기")).to_have_count(0)


def test_a_report_and_a_scenario_come_into_open_pages(
    visit: Visit, running_product: Product
) -> None:
    register = opened(visit, f"/agreements/{KEPT}/duties", "auditor")
    supposing = opened(visit, f"/agreements/{GOING}/scenarios", CITY, PHONE)
    own = agreement(running_product, GOING)["id"]
    title = "부담을 반씩 나누면"
    said = act(
        running_product,
        LEAD,
        SUPPOSE,
        "createScenario",
        agreementId=own,
        layer="TABLE",
        title=title,
    )
    assert said["__typename"] == "CreateScenarioSuccess", said
    # What is open stays open; the new one comes into the list.
    listed = supposing.get_by_role("complementary", name="시나리오", exact=True)
    expect(listed.get_by_role("button", name=title)).to_be_visible()
    words = "점검표를 붙임과 같이 냅니다."
    who, duty = owed(running_product)
    said = act(running_product, who, REPORT, "reportDuty", dutyId=duty, words=words)
    assert said["__typename"] == "ReportDutySuccess", said
    # What was done about it is folded; it is there.
    expect(register.get_by_text(words)).to_have_count(1)
    assert faults(register) == []
    assert faults(supposing) == []


def test_what_was_begun_and_taken_back_before_the_page_heard_of_either_leaves_it(
    visit: Visit, running_product: Product
) -> None:
    """The number of scenarios is then what it was: the house has nothing to tell."""
    page = opened(visit, f"/agreements/{GOING}/scenarios", LEAD)
    told, mute = [], False

    def through(line: WebSocketRoute) -> None:
        house = line.connect_to_server()
        line.on_message(house.send)

        def say(message: str | bytes) -> None:
            if "scenariosMovedAt" in str(message):
                told.append(message)
                if mute:
                    return
            line.send(message)

        house.on_message(say)

    page.context.route_web_socket(re.compile("/graphql"), through)
    page.reload()
    expect(page.locator("#title")).to_be_visible()
    while not told:
        page.wait_for_timeout(100)
    mute = True
    title = "잠깐 해 본 생각"
    page.get_by_label("이름").fill(title)
    with heard(page):
        page.get_by_role("button", name="시나리오 만들기").click()
    listed = page.get_by_role("complementary", name="시나리오", exact=True)
    expect(listed.get_by_role("button", name=title)).to_be_visible()

    lines = answered(running_product, LISTED, persona=LEAD)["agreementScenarios"]["edges"]
    (own,) = (one["node"]["id"] for one in lines if one["node"]["title"] == title)
    said = act(running_product, LEAD, DISCARD, "discardScenario", scenarioId=own)
    assert said["__typename"] == "DiscardScenarioSuccess", said
    expect(listed.get_by_role("button", name=title)).to_have_count(0)
    assert faults(page) == []


def test_a_mandate_that_is_given_and_ends_comes_into_every_open_page(
    visit: Visit, running_product: Product
) -> None:
    who = "stranger"
    room = visit(f"/agreements/{GOING}?clause=3", persona=who)
    roles = visit(f"/agreements/{GOING}/roles", persona=who, size=PHONE)
    money = visit("/consortium/money", persona=who)
    signing = visit(f"/agreements/{GOING}/sign", persona=who, size=PHONE)
    for page in (room, roles, money, signing):
        expect(page.locator("#title")).to_be_visible()
        page.wait_for_load_state("networkidle")
    speaks = room.get_by_role("form", name="우리 의견: 제3조")
    adds = roles.get_by_role("heading", name="일 더하기")
    enters = money.get_by_role("button", name="금액 넣기")
    freezes = signing.get_by_text("가람모빌리티").first
    every = (speaks, adds, enters, freezes)
    for one in every:
        expect(one).to_have_count(0)
    key = appointed(running_product, who)
    for one in every:
        expect(one).to_be_visible()
    # Who had no hat before finds it where hats are chosen.
    expect(room.locator("button.hat").first).to_contain_text("가람모빌리티")
    ended = act(
        running_product, OFFICER, END, "endAppointment", appointmentId=key, reason="위임이 끝남"
    )
    assert ended["__typename"] == "EndAppointmentSuccess", ended
    for one in every:
        expect(one).to_have_count(0)
    for page in (room, roles, money, signing):
        assert faults(page) == []


def test_who_sends_when_his_capacity_has_ended_unheard_is_told_so_and_keeps_his_words(
    visit: Visit, running_product: Product
) -> None:
    who, words = "stranger", "보험료를 함께 낼 수 없습니다."
    key = appointed(running_product, who)
    page = visit(f"/agreements/{GOING}?clause=3", persona=who, size=PHONE)
    # A line over which nothing is told any more.
    page.context.route_web_socket(re.compile("/graphql"), lambda _: None)
    page.reload()
    form = page.get_by_role("form", name="우리 의견: 제3조")
    form.get_by_label("반대", exact=True).check()
    form.get_by_label("까닭").fill(words)
    page.wait_for_load_state("networkidle")
    act(running_product, OFFICER, END, "endAppointment", appointmentId=key, reason="위임이 끝남")
    with heard(page):
        form.get_by_role("button", name="반대하기").click()
    left = page.get_by_role("region", name="이 화면을 볼 자격이 끝났어요")
    expect(left.get_by_text("위임이 끝났거나 거두어졌어요.")).to_be_visible()
    expect(left.get_by_text(words)).to_be_visible()
    assert faults(page) == []
