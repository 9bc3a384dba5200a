"""Sections of the council's page: groups that report, how long it lasts, its calendar, reports of interests, papers."""

import asyncio
import re
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
from icalendar import Calendar
from playwright.sync_api import Locator, Page, expect

from server.database import connect
from server.jobs import remind
from tests.fixtures.product import Product, product_of_its_own
from tests.web.test_access_story import faults, sideways
from tests.web.test_meeting_story import MEMBERS, room
from tests.web.test_minutes_story import COUNCIL, act
from tests.web.visits import PHONE, WIDE, Visit, answered, tapped

pytestmark = pytest.mark.browser

HEAD, CHAIR, SECRETARY = "municipality.head", "council.chair", "council.secretary"
CLERK, DEVELOPER, RESIDENT = "municipality.clerk2", "developer.lead", "resident.9"
AGENDA = "query ($id: ID!) { meeting(id: $id) { number items { id parties { body { id } } } } }"
FIRST = """{ councils(first: 1) { edges { node { meeting(number: 1) {
  items { parties { body { id name } } } } } } } }"""
TODAY = """SET session_replication_role = replica;
UPDATE interest_duty SET due_on = (dure_now() AT TIME ZONE 'Asia/Seoul')::date WHERE met IS NULL"""
CLOSED = "유수지 침수 기록"


@pytest.fixture(scope="module")
def running_product() -> Iterator[Product]:
    """A product of its own. They extend its council, and call it to another meeting."""
    yield from product_of_its_own("sections")


def next_meeting(product: Product, party: str, *, called: bool) -> int:
    """Prepare a meeting in a fortnight on what concerns a body, with a paper; call it or not."""
    council = answered(product, COUNCIL)["councils"]["edges"][0]["node"]["id"]
    starts = datetime.now(UTC) + timedelta(days=14)
    meeting = act(
        product,
        SECRETARY,
        "prepareMeeting",
        councilId=council,
        startsAt=starts.isoformat(),
        place="해온시청 3층 회의실",
    )
    act(
        product,
        SECRETARY,
        "putItem",
        meetingId=meeting,
        topic="HANDOVER",
        asked="RESOLUTION",
        title="빗물펌프장 인수인계",
        motion="빗물펌프장을 인수인계한다.",
        parties=[party],
    )
    seen = answered(product, AGENDA, persona=SECRETARY, id=meeting)["meeting"]
    act(
        product,
        SECRETARY,
        "putPaper",
        meetingId=meeting,
        itemId=seen["items"][0]["id"],
        title="빗물펌프장 점검서",
        words=f"최근 5년의 {CLOSED}을 붙인다.",
    )
    if called:
        act(product, CHAIR, "callMeeting", meetingId=meeting)
    return int(seen["number"])


def reminded(product: Product) -> None:
    """Let a day come on which reports are due, and the house remind of it."""
    product.run_in_database(TODAY)
    folder = (product.data / "data/pg18/postmaster.pid").read_text().splitlines()[4]

    async def run() -> None:
        database = connect(f"postgresql+asyncpg://dure_app@/dure?host={quote(folder, safe='/')}")
        await remind(database.writes)
        await database.close()

    with ThreadPoolExecutor(1) as aside:
        aside.submit(asyncio.run, run()).result()


def section(page: Page, name: str) -> Locator:
    """Return a section of the page by its heading."""
    return page.get_by_role("region", name=name, exact=True)


def comes(page: Page, told: Locator) -> None:
    """Load a page again until the house has told of something: it does so in the background."""
    for _ in range(30):
        page.reload()
        expect(page.locator("main h1")).to_be_visible()
        page.wait_for_timeout(1_000)
        if told.is_visible():
            return
    expect(told).to_be_visible()


def sound(page: Page) -> None:
    """Look for what axe knows, and for what is wider than the screen."""
    assert faults(page) == []
    assert sideways(page) <= 0


@pytest.mark.timeout(240)
def test_a_working_group_is_formed_reports_and_its_report_is_laid(visit: Visit) -> None:
    head = visit("/council", persona=HEAD)
    groups = section(head, "실무협의회")
    groups.get_by_text("실무협의회 구성하기").first.click()
    form = groups.get_by_role("form", name="실무협의회 구성하기")
    form.get_by_label("이름").fill("운영 실무협의회")
    form.get_by_label("하는 일").fill("쉼터의 운영 방안을 미리 살핀다.")
    form.get_by_role("button").click()
    expect(form.locator(".field-error")).to_contain_text("아직 고르지 않았어요")
    expect(form.get_by_label("이름")).to_have_value("운영 실무협의회")
    form.get_by_label("위원장").select_option("문태호 (해온시)")
    form.get_by_role("button").click()
    group = section(head, "운영 실무협의회")
    expect(group.get_by_text("문태호 (해온시)").first).to_be_visible()
    group.get_by_text("실무협의회 사람 바꾸기").click()
    group.get_by_label("누구").select_option("윤가람 (해온도시연구회)")
    group.get_by_role("button", name="이 사람 넣기").click()
    expect(group.get_by_role("button", name="윤가람 (해온도시연구회) 빼기")).to_be_visible()
    sound(head)

    clerk = visit("/council", size=PHONE, persona=CLERK)
    group = section(clerk, "운영 실무협의회")
    expect(group.get_by_text("실무협의회 해산하기")).to_have_count(0)
    group.get_by_text("협의회에 보고하기").first.click()
    form = group.get_by_role("form", name="협의회에 보고하기")
    form.get_by_label("보고 제목").fill("운영 방안 검토")
    form.get_by_label("보고 내용").fill("두 안을 견주었다. 첫째 안이 낫다.")
    form.get_by_role("button").click()
    expect(form.locator(".field-error")).to_contain_text("날짜를 아직 고르지 않았어요")
    for day, why in (("2019-01-02", "구성하기 전의 날"), ("2090-01-02", "아직 오지 않은 날")):
        form.get_by_label("실무협의회를 연 날").fill(day)
        form.get_by_role("button").click()
        expect(form.locator(".field-error")).to_contain_text(why)
    expect(form.get_by_label("보고 제목")).to_have_value("운영 방안 검토")
    sound(clerk)
    today = (datetime.now(UTC) + timedelta(hours=9)).date().isoformat()
    form.get_by_label("실무협의회를 연 날").fill(today)
    form.get_by_role("button").click()
    expect(group.get_by_text("보고 1 · 운영 방안 검토")).to_be_visible()

    resident = visit("/council?lang=en", persona=RESIDENT)
    expect(section(resident, "운영 실무협의회")).to_be_visible()
    expect(resident.get_by_text("Report 1 · 운영 방안 검토")).to_have_count(0)

    secretary = visit("/council?lang=en", size=PHONE, persona=SECRETARY)
    group = section(secretary, "운영 실무협의회")
    group.get_by_text("Lay before an item").click()
    laying = group.get_by_role("form", name="Lay report 1 before the item")
    laying.get_by_role("button").click()
    expect(laying.locator(".field-error")).to_contain_text("Nothing is chosen yet")
    laying.get_by_label("Which item").select_option(
        "Meeting 1, item 2 · 나루동 구역 시설 인수인계 시기와 방법"
    )
    sound(secretary)
    laying.get_by_role("button").click()
    expect(group.get_by_role("link", name="Paper of item 2, meeting 1")).to_be_visible()
    resident.reload()
    section(resident, "운영 실무협의회").get_by_role("link", name="Paper of item 2").click()
    expect(resident.get_by_text("Paper 1: 운영 방안 검토")).to_be_visible()


def test_the_head_extends_the_council_and_everybody_reads_until_when(visit: Visit) -> None:
    head = visit("/council", size=PHONE, persona=HEAD)
    life = section(head, "존속기한")
    before = life.locator("time").first.get_attribute("datetime") or ""
    life.get_by_role("button", name="존속기한 연장하기").click()
    form = life.get_by_role("form", name="존속기한 연장하기")
    form.get_by_label("계속 두어야 하는 까닭").fill("실시계획의 2단계가 남아 있음")
    # The same day is no extension; it is told as people write days.
    told = "{}. {}. {}.".format(*map(int, before.split("-")))
    for day, why in (
        (before, f"지금 존속기한({told})보다 뒤"),
        ("2090-01-01", "더 늘릴 수 없어요"),
    ):
        form.get_by_label("새 마지막 날").fill(day)
        form.get_by_role("button").click()
        expect(form.locator(".field-error")).to_contain_text(why)
    expect(form.get_by_text("(지방자치법 시행령 79-80)")).to_be_visible()
    sound(head)
    later = f"{int(before[:4]) + 2}{before[4:]}"
    form.get_by_label("새 마지막 날").fill(later)
    form.get_by_role("button").click()
    expect(life.get_by_text("실시계획의 2단계가 남아 있음")).to_be_visible()

    public = visit("/council?lang=en")
    life = section(public, "How long it lasts")
    expect(life.locator(f"time[datetime='{later}']").first).to_be_visible()
    expect(life.get_by_role("button")).to_have_count(0)


@pytest.mark.timeout(240)
def test_a_report_is_found_at_the_call_reminded_of_made_and_received(
    visit: Visit, running_product: Product
) -> None:
    first = answered(running_product, FIRST)["councils"]["edges"][0]["node"]["meeting"]
    (party,) = {one["body"]["id"] for item in first["items"] for one in item["parties"]}
    number = next_meeting(running_product, party, called=True)
    name = f"제{number}차 회의 1호 안건 · 빗물펌프장 인수인계"

    developer = visit("/council", size=PHONE, persona=DEVELOPER)
    duties = section(developer, "사적이해관계 신고")

    comes(developer, duties.get_by_role("link", name=name))
    mine = duties.get_by_role("listitem").filter(has_text=name)
    expect(mine.get_by_text("신고 전", exact=True)).to_be_visible()
    sound(developer)
    reminded(running_product)
    developer.goto("/my/notices")
    comes(developer, developer.get_by_text("사적이해관계 신고 기한이 다가와요").first)
    developer.goto("/council")
    mine.get_by_role("button", name="이 관계(그 기관을 대표함) 신고하기").click()
    expect(mine.get_by_text("신고함", exact=True)).to_be_visible()
    expect(mine.get_by_text("접수 확인을 기다림")).to_be_visible()

    outside = visit("/council", persona=RESIDENT)
    expect(section(outside, "협의회 달력")).to_be_visible()
    expect(section(outside, "사적이해관계 신고")).to_have_count(0)

    head = visit("/council?lang=en", persona=HEAD)
    duties = section(head, "Reports of private interests")
    told = duties.get_by_role("listitem").filter(has_text="빗물펌프장 인수인계")
    sound(head)
    told.get_by_role("button", name="Confirm the receipt").click()
    expect(told.get_by_text(re.compile("has confirmed the receipt"))).to_be_visible()
    expect(told.get_by_role("button")).to_have_count(0)


def test_the_calendar_gives_the_invitation_to_a_meeting(
    visit: Visit, running_product: Product
) -> None:
    page = visit("/council", size=WIDE)
    calendar = section(page, "협의회 달력")
    expect(calendar.get_by_role("link", name="제1차 회의", exact=True)).to_be_visible()
    ics = calendar.get_by_role("link", name="제1차 회의를 달력 파일로 받기")
    address = f"{running_product.url}{ics.get_attribute('href')}"
    with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310
        (event,) = Calendar.from_ical(answer.read()).walk("VEVENT")
    assert "나루동 구역 시설 인수인계" in str(event["DESCRIPTION"])
    calendar.get_by_role("button", name="앞 석 달").click()
    expect(calendar.get_by_role("link", name="제1차 회의", exact=True)).to_have_count(0)
    calendar.get_by_role("button", name="뒤 석 달").click()
    expect(ics).to_be_visible()


def test_words_in_papers_are_found_by_whoever_may_read_them(
    visit: Visit, running_product: Product
) -> None:
    first = answered(running_product, FIRST)["councils"]["edges"][0]["node"]["meeting"]
    (party,) = {one["body"]["id"] for item in first["items"] for one in item["parties"]}
    number = next_meeting(running_product, party, called=False)

    resident = visit("/council?lang=en", size=PHONE, persona=RESIDENT)
    resident.get_by_role("link", name="Search meeting papers").click()
    resident.get_by_label("Search").fill("주민 쉼터")
    resident.get_by_role("button", name="Search").click()
    expect(resident.get_by_role("heading", name="1 paper holds “주민 쉼터”")).to_be_visible()
    sound(resident)
    resident.get_by_role("link", name="시험 운영 결과 보고서").click()
    expect(resident.locator("details#paper-1-1[open]")).to_be_in_viewport()
    expect(resident.locator("details#paper-1-1 summary")).to_be_focused()

    secretary = visit(f"/council/papers?q={quote(CLOSED)}", persona=SECRETARY)
    place = f"제{number}차 회의 안건 1"
    expect(secretary.get_by_role("listitem").filter(has_text=place)).to_be_visible()
    sound(secretary)
    resident.goto(f"/council/papers?q={quote(CLOSED)}&lang=ko")
    expect(resident.get_by_role("heading", name=f"‘{CLOSED}’ 자료")).to_be_visible()
    expect(resident.get_by_text(place)).to_have_count(0)
    sound(resident)


VOTES = "query ($id: ID!) { meeting(id: $id) { number items { votes { id closedAt } } } }"


def test_an_item_is_heard_in_private_and_the_chair_names_who_stands_in(
    visit: Visit, running_product: Product
) -> None:
    chair = visit("/council", persona=CHAIR)
    chair.get_by_role("button", name="모두 없을 때 진행할 위원 지명하기").click()
    form = chair.get_by_role("form", name="모두 없을 때 진행할 위원 지명하기")
    form.get_by_label("위원").select_option(label="7번 윤가람 (해온도시연구회)")
    form.get_by_role("button", name="모두 없을 때 진행할 위원 지명하기").click()
    expect(chair.get_by_text("윤가람 (해온도시연구회) 위원이 회의를 진행해요")).to_be_visible()
    assert faults(chair) == []

    meeting = room(running_product)
    number = answered(running_product, VOTES, id=meeting)["meeting"]["number"]
    public = visit(f"/council/meetings/{number}", size=PHONE)
    expect(public.get_by_role("region", name="정족수")).to_be_visible()
    chair.goto(f"/council/meetings/{number}")
    chair.get_by_text("비공개로 다루기").click()
    form = chair.get_by_role("form", name="안건 1 비공개를 표결에 부치기")
    form.get_by_label("비공개 사유").fill("입찰에 관한 사항")
    form.get_by_role("button", name="안건 1 비공개를 표결에 부치기").click()
    expect(chair.get_by_role("heading", name="이 안건을 비공개로 다룰까요?")).to_be_visible()
    seen = answered(running_product, VOTES, persona=CHAIR, id=meeting)["meeting"]
    vote = seen["items"][0]["votes"][-1]["id"]
    for who in (CHAIR, *MEMBERS[1:]):
        act(running_product, who, "castVote", voteId=vote, choice="FOR")
    tapped(chair, "표결 종료 선포하기")
    expect(chair.get_by_text("이 안건은 비공개로 다루고 있어요")).to_be_visible()
    expect(public.get_by_text("이 안건은 비공개로 다루고 있어요")).to_be_visible()
    expect(public.get_by_text("조례(가상) 10(1)")).to_be_visible()
    expect(public.get_by_role("region", name="정족수")).to_have_count(0)
    assert answered(running_product, VOTES, id=meeting)["meeting"]["items"][0]["votes"] == []
    assert faults(chair) == []
    assert faults(public) == []
