"""A living lab in the browser: apply, be drawn, take the seat, meet, try, judge, and read what came of it."""

import json
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product, product_of_its_own
from tests.web.campaigns import OFFICER, act
from tests.web.test_access_story import faults
from tests.web.visits import PHONE, WIDE, Visit, answered, heard, left, sign_in, tapped

pytestmark = pytest.mark.browser

IDEA, APPLICANT = "협의회 안건을 쉬운 말로 알려 주기", "resident.43"
LAB = """{ livingLabs(first: 1) { edges { node {
  id number state dataPath viewerPart { number state } proposal { number } } } } }"""
SEAT = """
mutation Seat($input: TakeSeatInput!) {
  takeSeat(input: $input) { ... on TakeSeatSuccess { lab { id } } ... on Refused { reason message } }
}
"""
JUDGE = """
mutation Judge($input: JudgeTrialInput!) {
  judgeTrial(input: $input) { ... on JudgeTrialSuccess { lab { id } } ... on Refused { reason } }
}
"""


@pytest.fixture
def house() -> Iterator[Product]:
    """A product of its own: the story moves its clock."""
    yield from product_of_its_own("labs")


def ahead(product: Product, days: float) -> None:
    """Let the database's clock run so many days ahead of the real one."""
    product.run_in_database(
        "CREATE OR REPLACE FUNCTION dure_now() RETURNS timestamptz LANGUAGE sql VOLATILE SET"
        f" search_path = pg_catalog AS $$SELECT clock_timestamp() + interval '{days} days'$$"
    )


def lab_of(product: Product, persona: str | None = None) -> dict[str, object]:
    """Return the newest living lab, as a persona sees it."""
    data = answered(product, LAB, persona=persona)
    found: dict[str, object] = data["livingLabs"]["edges"][0]["node"]
    return found


def at_lab(visit: Visit, product: Product, persona: str, size: tuple[int, int] = WIDE) -> Page:
    """Open the page of the lab as a persona."""
    return visit(f"{product.url}/labs/{lab_of(product)['number']}", size=size, persona=persona)


def begin(page: Page, act_name: str, **said: str) -> None:
    """Open a form of the desk, fill its fields by label, and send it."""
    tapped(page, act_name)
    for label, text in said.items():
        page.get_by_label(label.replace("_", " "), exact=True).fill(text)
    with heard(page):
        page.locator("form").get_by_role("button", name=act_name).click()


def hour(days: float) -> str:
    """Return an hour so many days from now as the Seoul clock shows it."""
    moment = datetime.now(UTC) + timedelta(days=days, hours=9)
    return f"{moment:%Y-%m-%dT%H:%M}"


def test_a_panel_is_drawn_meets_tries_and_judges(visit: Visit, house: Product) -> None:
    resident = visit(f"{house.url}/labs", size=PHONE)
    resident.get_by_role("link", name="쉬운 말 안건, 우리 동네에 맞게 다듬기").click()
    assert faults(resident) == []
    sign_in(resident, APPLICANT)
    form = resident.get_by_role("form", name="시민참여단 신청")
    form.get_by_label("여성").check()
    form.get_by_label("구역").select_option("나루동")
    form.get_by_role("button", name="신청하기").click()
    expect(resident.get_by_text("신청했어요. 추첨을 기다려요.")).to_be_visible()
    expect(resident.get_by_text(re.compile("신청 번호 [0-9]{4}번"))).to_be_visible()
    assert faults(resident) == []

    ahead(house, 15)
    officer = at_lab(visit, house, OFFICER)
    begin(officer, "추첨하기")
    expect(officer.get_by_text("씨앗을 열어 뽑았어요.")).to_be_visible()
    assert faults(officer) == []
    lab = lab_of(house)
    path = house.data / "lot.json"
    with urllib.request.urlopen(f"{house.url}{lab['dataPath']}", timeout=30) as said:  # noqa: S310
        path.write_bytes(said.read())
    again = subprocess.run(
        [sys.executable, "-m", "server", "draw", str(path)], capture_output=True, check=True
    )
    assert json.loads(again.stdout)["holds"] is True

    parts = {
        persona: lab_of(house, persona)["viewerPart"]
        for persona in (*(f"resident.{n}" for n in range(11, 43) if n != 22), APPLICANT)
    }
    drawn = [one for one, part in parts.items() if part["state"] == "OFFERED"]
    assert len(drawn) == 25
    for persona in drawn[1:]:
        act(house, persona, SEAT, "takeSeat", labId=lab["id"])
    member = at_lab(visit, house, drawn[0], size=PHONE)
    expect(member.get_by_text("뽑히셨어요!")).to_be_visible()
    tapped(member, "참여할게요")
    expect(member.get_by_text("시민참여단이에요.")).to_be_visible()
    assert faults(member) == []

    officer.reload()
    begin(officer, "참여단 시작하기", 알릴_말="함께 시작해요.")
    begin(
        officer,
        "워크숍 날짜 잡기",
        **{"무엇에 대해": "첫 모임", "어디에서": "시청", "언제(한국 시각)": hour(16)},
    )
    expect(officer.get_by_role("heading", name="1. 첫 모임")).to_be_visible()
    ahead(house, 17)
    left(officer)
    officer = at_lab(visit, house, OFFICER)
    tapped(officer, "워크숍 정리하기")
    boxes = officer.get_by_role("group", name="온 사람").get_by_role("checkbox")
    for number in range(20):
        boxes.nth(number).check()
    officer.get_by_label("나눈 이야기").fill("한 쪽 요약에 그림 하나를 붙이기로 했어요.")
    assert faults(officer) == []
    officer.locator("form").get_by_role("button", name="워크숍 정리하기").click()
    expect(officer.get_by_text("20명 왔어요")).to_be_visible()
    begin(
        officer,
        "해결안 적기",
        해결안="한 쪽 요약과 그림",
        **{"무엇을 어떻게 재나요": "읽은 사람 수"},
    )
    expect(officer.get_by_role("heading", name="참여단이 정한 해결안")).to_be_visible()
    days = {"시작하는 날": hour(17)[:10], "끝나는 날": hour(18)[:10]}
    begin(officer, "실증 시작하기", 어디에서="협의회 안건", **days, 알릴_말="두 안건에 써 봐요.")
    begin(officer, "잰 것 적기", 알릴_말="읽은 사람이 세 배로 늘었어요.")
    expect(officer.get_by_text("읽은 사람이 세 배로 늘었어요.")).to_be_visible()

    ahead(house, 20)
    left(officer)
    left(member)
    officer = at_lab(visit, house, OFFICER)
    begin(officer, "평가 시작하기", 알릴_말="어떻게 할지 말해 주세요.")
    expect(officer.get_by_text("참여단 평가 중")).to_be_visible()
    member = at_lab(visit, house, drawn[0], size=PHONE)
    judging = member.get_by_role("form", name="실증 평가")
    judging.get_by_role("button", name="평가 내기").click()
    expect(member.get_by_text("하나를 골라 주세요")).to_be_visible()
    judging.get_by_label("고쳐서 이어가요").check()
    judging.get_by_label("까닭").fill("그림이 더 컸으면 해요.")
    judging.get_by_role("button", name="평가 내기").click()
    expect(member.get_by_text("평가를 냈어요.")).to_be_visible()
    assert faults(member) == []
    for persona in drawn[1:14]:
        act(
            house,
            persona,
            JUDGE,
            "judgeTrial",
            labId=lab["id"],
            verdict="KEEP",
            reason="알아듣기 쉬웠어요.",
        )

    officer.reload()
    begin(officer, "평가 잠그기")
    expect(officer.get_by_text("13명 / 14명")).to_be_visible()
    begin(officer, "결과 정하기", 알릴_말="모든 안건에 이어가고 그림을 키워요.")
    expect(officer.get_by_text("결과가 나왔어요").first).to_be_visible()
    assert faults(officer) == []

    anyone = visit(f"{house.url}/ideas/{lab['proposal']['number']}", size=PHONE)
    expect(anyone.get_by_text("모든 안건에 이어가고 그림을 키워요.").first).to_be_visible()
    anyone.get_by_role("link", name="쉬운 말 안건, 우리 동네에 맞게 다듬기").click()
    anyone.get_by_text("까닭 14개 읽기").click()
    expect(anyone.get_by_text("그림이 더 컸으면 해요.")).to_be_visible()
    assert faults(anyone) == []


def test_an_officer_calls_a_lab_and_what_he_typed_is_kept(
    visit: Visit, running_product: Product
) -> None:
    selected = answered(
        running_product,
        "{ proposals(first: 1, state: SELECTED) { edges { node { number } } } }",
    )["proposals"]["edges"][0]["node"]["number"]
    page = visit(f"/ideas/{selected}", size=PHONE, persona=OFFICER)
    page.get_by_role("link", name="리빙랩 열기").click()
    form = page.get_by_role("form", name="리빙랩 열기")
    form.get_by_label("제목").fill("소음을 어디서 잴까")
    form.get_by_label("인원").fill("20")
    form.get_by_label("무엇을 묻나요").fill("강변 어디에 소음 측정기를 둘까요?")
    form.get_by_role("button", name="모집 시작하기").click()
    expect(form.get_by_text("마감 시각을 정해 주세요")).to_be_visible()
    form.get_by_label("모집 마감").fill(hour(10))
    form.get_by_label("60세부터 적어도").fill("5")
    form.get_by_role("button", name="모집 시작하기").click()
    expect(form.get_by_text("시민참여단은 25명에서 60명까지예요.").first).to_be_visible()
    assert faults(page) == []
    page.reload()
    form = page.get_by_role("form", name="리빙랩 열기")
    expect(form.get_by_label("제목")).to_have_value("소음을 어디서 잴까")
    form.get_by_label("인원").fill("25")
    form.get_by_role("button", name="모집 시작하기").click()
    expect(page.get_by_role("heading", name="소음을 어디서 잴까")).to_be_visible()
    expect(page.get_by_text("5~25명")).to_be_visible()
    expect(page.get_by_text("추첨 씨앗은 모집을 시작할 때 봉인했어요.")).to_be_visible()
