"""A meeting in the browser: called late with a reason, opened, a recusal, a vote by name, closed."""

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from tests.documents.packages import hwpx
from tests.fixtures.product import Product, product_of_its_own
from tests.web.changing import called_again, changed_before_the_notice
from tests.web.test_access_story import faults
from tests.web.test_minutes_story import COUNCIL, MEETING, SOON, act
from tests.web.visits import PHONE, Visit, answered, heard, tapped

pytestmark = pytest.mark.browser

CHAIR, SECRETARY, OBSERVER = "council.chair", "council.secretary", "company.a"
MEMBERS = (
    "municipality.officer",
    "province.officer",
    "developer.lead",
    "expert.1",
    "resident.3",
    "resident.12",
    "resident.27",
    "resident.41",
)
STATE = "{ councils(first: 1) { edges { node { meeting(number: 1) { state items { title state } } } } } }"


@pytest.fixture(scope="module")
def running_product() -> Iterator[Product]:
    """A product of its own. They hold its first meeting, and prepare the second."""
    yield from product_of_its_own("meeting")


def meeting_of(product: Product) -> dict:
    """Return what everybody reads of the meeting."""
    return answered(product, STATE)["councils"]["edges"][0]["node"]["meeting"]


def come(visit: Visit, who: str) -> Page:
    """Come into the room as somebody."""
    page = visit("/council/meetings/1", size=PHONE, persona=who)
    tapped(page, "출석하기")
    expect(page.get_by_text("출석했어요")).to_be_visible()
    return page


def amended(chair: Page, mover: Page, second: Page) -> None:
    """Move an amendment to item 2 on a phone, second it, and carry it where nobody objects."""
    name = "2. 나루동 구역 시설 인수인계 시기와 방법"
    item = mover.get_by_role("article", name=name)
    item.get_by_text("수정안 내기").first.click()
    form = item.get_by_role("form", name="수정안 내기")
    form.get_by_label("고칠 구절").fill("쉼터 9곳")
    form.get_by_label("바꿀 글").fill("쉼터 2곳")
    form.get_by_label("까닭").fill("한 곳은 아직 공사 중")
    form.get_by_role("button", name="수정안 내기").click()
    expect(form.locator(".field-error")).to_contain_text("꼭 한 번 있어야 해요")
    form.get_by_label("고칠 구절").fill("쉼터 3곳")
    form.get_by_role("button", name="수정안 내기").click()
    expect(item.get_by_text("재청 기다림")).to_be_visible()
    expect(item.get_by_role("button", name="수정안 1 철회하기")).to_be_visible()
    tapped(second, "수정안 1에 재청하기")
    expect(chair.get_by_text("원안보다 수정안 1번을 먼저 표결해요.")).to_be_visible()
    tapped(chair, "이의가 있는지 묻기")
    expect(chair.get_by_text("마치면 이의 없이 가결돼요.")).to_be_visible()
    asked = second.get_by_role("region", name="표결해 주세요")
    expect(asked.get_by_text("쉼터 2곳과 감지기 40개를")).to_be_visible()
    tapped(chair, "표결 종료 선포하기")
    agenda = chair.get_by_role("article", name=name)
    expect(agenda.get_by_text("지금 문장 (제2판)")).to_be_visible()
    expect(agenda.get_by_text("표결 1 · 수정안 1")).to_be_visible()


def test_a_late_decision_is_told_with_its_reason_reported_and_accepted(visit: Visit) -> None:
    public = visit("/council/decisions?lang=en")
    late = public.get_by_role("listitem").filter(has_text="Decision 2026-2")
    expect(late.get_by_text("days late")).to_be_visible()
    expect(late.get_by_text("Why it is late: ")).to_be_visible()
    assert faults(public) == []
    public.get_by_label("Only what is late").check()
    expect(public.get_by_text("Decision 2026-3")).to_have_count(0)
    expect(late).to_be_visible()
    assert faults(public) == []

    owner = visit("/council/decisions/2026/2", size=PHONE, persona="developer.lead")
    form = owner.get_by_role("form", name="이행 보고하기")
    form.get_by_label("한 일").fill("설계를 고치고 세 곳 모두 공사를 마쳤다.")
    form.get_by_label("증빙 주소").fill("https://haeon.example/shelters.pdf")
    form.get_by_role("button", name="이행 보고하기").click()
    expect(owner.get_by_text("보고됨", exact=True)).to_be_visible()
    expect(owner.get_by_role("link", name="증빙 보기")).to_be_visible()
    assert faults(owner) == []

    secretary = visit("/council/decisions/2026/2", persona=SECRETARY)
    form = secretary.get_by_role("form", name="보고 확인하기")
    form.get_by_label("확인한 내용").fill("사진과 현장을 확인함")
    form.get_by_role("button", name="보고 확인하기").click()
    expect(secretary.get_by_text("이행 완료", exact=True)).to_be_visible()
    expect(secretary.get_by_text("일 늦음")).to_be_visible()
    assert faults(secretary) == []


# Ten browsers hold one meeting, with two votes.
@pytest.mark.timeout(300)
def test_the_council_meets_with_a_recusal_and_a_vote_by_name(
    visit: Visit, running_product: Product
) -> None:
    chair = visit("/council/meetings/1", persona=CHAIR)
    notice = chair.get_by_role("region", name="소집 통지")
    expect(notice.get_by_text("보조금 교부 기한이 가까워")).to_be_visible()
    tapped(chair, "통지를 읽었어요")
    expect(notice.get_by_text("통지를 읽은 위원 5 / 17명")).to_be_visible()
    tapped(chair, "출석하기")
    quorum = chair.get_by_role("region", name="정족수")
    expect(quorum.get_by_text("8명이 모자라요")).to_be_visible()
    expect(chair.get_by_role("button", name="개의 선포하기")).to_have_count(0)

    secretary = visit("/council/meetings/1", persona=SECRETARY)
    people = [come(visit, who) for who in MEMBERS[:2]]
    for name in ("윤가람 (해온도시연구회)", "서지안 (해온도시연구회)", "문하린 (해온도시연구회)"):
        tapped(secretary, f"{name} 출석")
    # The chair's page hears of all of them without being loaded again.
    expect(quorum.get_by_text("3명이 모자라요")).to_be_visible()
    people += [come(visit, who) for who in MEMBERS[2:6]]
    expect(quorum.get_by_text("출석 10명 / 필요 9명 (재적 17명)")).to_be_visible()
    tapped(chair, "개의 선포하기")
    expect(chair.get_by_text("회의 중", exact=True)).to_be_visible()

    tapped(chair, "안건 2 상정하기: 나루동 구역 시설 인수인계 시기와 방법")
    developer = people[2]
    item = developer.get_by_role("article", name="2. 나루동 구역 시설 인수인계 시기와 방법")
    item.get_by_text("이 안건과 이해관계가 있나요?").click()
    form = item.get_by_role("form", name="이 안건에서 회피하기")
    form.get_by_role("button", name="이 안건에서 회피하기").click()
    expect(form.locator(".field-error")).to_be_visible()
    form.get_by_label("까닭").fill("인수인계의 당사자예요")
    form.get_by_role("button", name="이 안건에서 회피하기").click()
    # The recused are taken out of the count here: sixteen in office, nine needed, nine there.
    expect(quorum.get_by_text("출석 9명 / 필요 9명 (재적 16명)")).to_be_visible()

    secretary.get_by_label("요지").fill("시험 운영 결과를 주민에게 먼저 공개할 것을 요청함")
    tapped(secretary, "기록하기")
    log = secretary.get_by_role("region", name="진행 기록")
    expect(log.get_by_text("먼저 공개할 것을 요청함")).to_be_visible()

    amended(chair, people[0], people[1])
    tapped(chair, "기명 표결 시작하기")
    for page in (people[0], people[1], people[3]):
        page.get_by_role("region", name="표결해 주세요").get_by_role("button", name="찬성").click()
        expect(page.get_by_text("내 표: 찬성")).to_be_visible()
    people[4].get_by_role("region", name="표결해 주세요").get_by_role("button", name="반대").click()
    expect(people[4].get_by_text("내 표: 반대")).to_be_visible()
    chair.get_by_role("region", name="표결해 주세요").get_by_role("button", name="찬성").click()
    expect(chair.get_by_text("9명 가운데 5명이 표결했어요.")).to_be_visible()
    # Who withdrew is shown out of the item, and is offered no vote.
    expect(developer.get_by_text("이 안건에서 빠짐")).to_be_visible()
    expect(developer.get_by_role("region", name="표결해 주세요")).to_have_count(0)
    tapped(chair, "표결 종료 선포하기")

    agenda = chair.get_by_role("article", name="2. 나루동 구역 시설 인수인계 시기와 방법")
    expect(agenda.get_by_text("찬성 4 · 반대 1 · 기권 0")).to_be_visible()
    expect(agenda.get_by_text("기준 9명 가운데 찬성 5명이 필요했어요.").last).to_be_visible()
    expect(agenda.get_by_text("부결").first).to_be_visible()
    agenda.get_by_text("어떻게 셌나요?").last.click()
    expect(
        agenda.get_by_text(
            re.compile(r"\(해온시 스마트도시 조성 및 운영 조례\(가상\) 9\(4\)")
        ).first
    ).to_be_visible()
    assert faults(chair) == []
    assert faults(developer) == []
    tapped(chair, "폐회 선포하기")
    expect(chair.get_by_text("폐회", exact=True).first).to_be_visible()

    public = visit("/council/meetings/1?lang=en", size=PHONE)
    expect(public.get_by_text("4 for · 1 against · 0 abstained")).to_be_visible()
    expect(public.get_by_role("region", name="Log")).to_have_count(0)
    assert faults(public) == []
    found = meeting_of(running_product)
    assert found["state"] == "CLOSED"
    assert [one["state"] for one in found["items"]] == ["DEFERRED", "REJECTED", "DEFERRED"]


def office_paper(page: Page, item: Locator) -> None:
    """Put a Hangul document to the item; one with a macro is refused before it."""
    page.get_by_text("파일로 자료 올리기").first.click()
    taken = page.get_by_label("자료 파일")
    kind = {"name": "조사.hwpx", "mimeType": ""}
    macro = {"Scripts/sourceScripts": "function OnDocument_Open() { run(); }"}
    taken.set_input_files({**kind, "buffer": hwpx("밤길 밝기 조사", **macro)})
    expect(page.get_by_text("매크로처럼 저절로 실행되거나")).to_be_visible()
    taken.set_input_files({**kind, "buffer": hwpx("밤길 밝기 조사", "응답 212명")})
    form = page.get_by_role("form", name="파일로 자료 올리기")
    form.get_by_role("button", name="파일로 자료 올리기").click()
    item.get_by_text("조사.hwpx").first.click()
    expect(item.get_by_text("응답 212명")).to_be_visible()
    assert faults(page) == []


def test_a_late_notice_needs_its_reason(visit: Visit, running_product: Product) -> None:
    secretary = visit("/council", size=PHONE, persona=SECRETARY)
    secretary.get_by_text("다음 회의 준비하기").first.click()
    form = secretary.get_by_role("form", name="다음 회의 준비하기")
    hour = secretary.evaluate(
        "new Date(Date.now() + 9 * 3600e3 + 2 * 86400e3).toISOString().slice(0, 16)"
    )
    form.get_by_label("시작하는 때").fill(hour)
    form.get_by_label("곳").fill("시청 2층 회의실")
    form.get_by_role("button", name="다음 회의 준비하기").click()
    expect(secretary.get_by_role("heading", name="제3차 회의")).to_be_visible()
    form = secretary.get_by_role("form", name="안건 올리기")
    form.get_by_label("무엇에 관한 것인가요").select_option("협의회가 의결로 정한 사항")
    form.get_by_label("안건 제목").fill("가로등 색온도")
    form.get_by_label("표결할 문장").fill("가로등의 색온도를 3,000 K로 한다.")
    form.get_by_role("button", name="안건 올리기").click()
    expect(form.locator(".field-error")).to_contain_text("먼저 다루기로 의결해야 해요")
    # What the rule pack of the place adds to the law's topics, called as the pack calls it.
    own = "스마트도시서비스의 성과 점검"
    form.get_by_label("무엇에 관한 것인가요").select_option(own)
    form.get_by_role("button", name="안건 올리기").click()
    item = secretary.get_by_role("article", name="1. 가로등 색온도")
    cited = f"{own} (해온시 스마트도시 조성 및 운영 조례(가상) 5(2))"
    expect(item.get_by_text(cited, exact=False)).to_be_visible()
    office_paper(secretary, item)
    changed_before_the_notice(secretary)

    chair = visit("/council/meetings/3", size=PHONE, persona=CHAIR)
    tapped(chair, "소집 통지 보내기")
    call = chair.get_by_role("form", name="소집 통지 보내기")
    expect(call.locator(".field-error")).to_contain_text("까지 도달해야 했어요")
    call.get_by_label("서둘러야 하는 까닭").fill("공사 착수 전에 정해야 함")
    tapped(chair, "소집 통지 보내기")
    expect(chair.get_by_text("소집함", exact=True)).to_be_visible()
    called_again(chair)
    assert faults(chair) == []


def test_a_resolution_in_writing_is_offered_in_the_cases_the_rules_know_and_where_they_know_none_not(
    visit: Visit, running_product: Product
) -> None:
    secretary = visit("/council", size=PHONE, persona=SECRETARY)
    secretary.get_by_text("서면심의 준비하기").first.click()
    form = secretary.get_by_role("form", name="서면심의 준비하기")
    cases = form.get_by_label("서면으로 하는 경우")
    expect(cases.get_by_role("option")).to_have_text(["경미한 사항", "긴급한 사항"])
    expect(secretary.get_by_text("조례(가상) 9(5)").first).to_be_visible()
    form.get_by_label("서면으로 하는 까닭").fill("자구만 바로잡음")
    hour = secretary.evaluate(
        "new Date(Date.now() + 9 * 3600e3 + 2 * 86400e3).toISOString().slice(0, 16)"
    )
    form.get_by_label("언제까지 답하나요").fill(hour)
    form.get_by_role("button", name="서면심의 준비하기").click()
    expect(secretary.get_by_text("서면심의 ·").first).to_be_visible()
    expect(secretary.get_by_text("경미한 사항: 자구만 바로잡음")).to_be_visible()
    assert faults(secretary) == []

    # The ordinances of another place know no such case.
    running_product.run_in_database("UPDATE council SET place = 'uiwang'")
    secretary.goto("/council?lang=en")
    secretary.get_by_text("Prepare a resolution in writing").first.click()
    none = "The rules of this council know no case for a resolution in writing"
    expect(secretary.get_by_text(none)).to_be_visible()
    expect(secretary.locator("p", has_text=re.compile("^House rules of Dure 24$"))).to_be_visible()
    expect(secretary.get_by_text("Resolve it at a meeting")).to_be_visible()
    assert faults(secretary) == []
    running_product.run_in_database("UPDATE council SET place = 'haeon'")


def room(product: Product, *people: str, titles: tuple[str, ...] = ("쉼터 인수인계 시기",)) -> str:
    """Open a meeting with nine there, or with these people too, its first item called; return its id."""
    starts = datetime.now(UTC) + SOON
    council = answered(product, COUNCIL)["councils"]["edges"][0]["node"]["id"]
    when, where = starts.isoformat(), "해온시청 3층 회의실"
    meeting = act(
        product, SECRETARY, "prepareMeeting", councilId=council, startsAt=when, place=where
    )
    for title in titles:
        act(
            product,
            SECRETARY,
            "putItem",
            meetingId=meeting,
            topic="HANDOVER",
            asked="RESOLUTION",
            title=title,
            motion="쉼터 세 곳을 12월 20일까지 인수인계한다.",
        )
    act(product, CHAIR, "callMeeting", meetingId=meeting, urgency="공사 착수 전에 정해야 함")
    time.sleep(max(0.0, (starts - datetime.now(UTC)).total_seconds() + 1))
    for who in (CHAIR, SECRETARY, OBSERVER, *MEMBERS[1:], *people):
        act(product, who, "attendMeeting", meetingId=meeting, mode="ROOM")
    seen = answered(product, MEETING, persona=SECRETARY, id=meeting)["meeting"]
    if not people:
        away = (one for one in seen["attendees"] if one["isMember"] and not one["mode"])
        one = next(away)["appointmentId"]
        act(product, SECRETARY, "attendMeeting", meetingId=meeting, mode="ROOM", appointmentId=one)
    act(product, CHAIR, "openMeeting", meetingId=meeting)
    act(product, CHAIR, "callItem", meetingId=meeting, itemId=seen["items"][0]["id"])
    return meeting


def recorded(secretary: Page, others: list[Page]) -> None:
    """Switch a sound recording on and off: all who look on read of it at once, for as long as it is on (E5.9)."""
    banner = "이 회의를 녹음하고 있어요"
    for page in others:
        expect(page.get_by_text(banner)).to_have_count(0)
    secretary.get_by_text("녹음 켜기").first.click()
    form = secretary.get_by_role("form", name="녹음 켜기")
    form.get_by_label("녹음하는 까닭").fill("회의록을 정확히 쓰기 위해")
    day = "new Date(Date.now() + 9 * 3600e3 + 14 * 86400e3).toISOString().slice(0, 10)"
    form.get_by_label("녹취록 기한").fill(secretary.evaluate(day))
    form.get_by_role("button", name="녹음 켜기").click()
    for page in (secretary, *others):
        expect(page.get_by_text(banner).first).to_be_visible()
    tapped(secretary, "녹음 끄기")
    for page in others:
        expect(page.get_by_text(banner)).to_have_count(0)


@pytest.mark.timeout(300)
def test_a_deputy_a_speaker_and_the_display_that_is_right_again_after_its_line_was_cut(
    visit: Visit, running_product: Product
) -> None:
    meeting = room(running_product)
    number = answered(running_product, MEETING, id=meeting)["meeting"]["number"]
    address = f"/council/meetings/{number}"
    display = visit(f"{address}/display")
    lines: list[WebSocketRoute] = []
    cut = False

    def through(line: WebSocketRoute) -> None:
        if cut:
            line.close(code=1001)
            return
        line.connect_to_server()
        lines.append(line)

    display.context.route_web_socket(re.compile("/graphql"), through)
    display.reload()
    expect(display.get_by_role("heading", name="1. 쉼터 인수인계 시기")).to_be_visible()
    expect(display.get_by_text("의결할 수 있어요 · 꼭 맞음")).to_be_visible()
    expect(display.get_by_text("연결됨")).to_be_visible()
    expect(display.get_by_role("button")).to_have_count(0)
    assert faults(display) == []

    officer = visit(address, size=PHONE, persona=MEMBERS[0])
    officer.get_by_text("대리인 지정하기").first.click()
    form = officer.get_by_role("form", name="대리인 지정하기")
    form.get_by_label("대리인").select_option(index=0)
    form.get_by_label("위임장").fill("출장으로 참석하지 못해 출석과 표결을 위임합니다.")
    form.get_by_role("button", name="대리인 지정하기").click()
    expect(officer.get_by_text("접수 대기")).to_be_visible()
    secretary = visit(address, persona=SECRETARY)
    sent = secretary.get_by_role("region", name="대리출석과 초청")
    sent.get_by_role("button", name="위임장 접수하기").click()
    expect(sent.get_by_text("접수함")).to_be_visible()
    assert faults(secretary) == []
    assert faults(officer) == []

    observer = visit(address, size=PHONE, persona=OBSERVER)
    recorded(secretary, [officer, observer, display])
    with heard(observer):
        tapped(observer, "발언 신청하기")
    chair = visit(address, persona=CHAIR)
    expect(chair.get_by_text("지금 할 수 없는 일")).to_be_visible()
    floor = chair.get_by_role("region", name="발언", exact=True)
    expect(floor.get_by_text("발언 대기 1명")).to_be_visible()
    cut = True
    lines[-1].close(code=1001)
    expect(display.get_by_text("다시 연결하고 있어요")).to_be_visible()
    floor.get_by_role("button", name="발언 허가하기").first.click()
    expect(floor.get_by_text("발언 중")).to_be_visible()
    expect(display.get_by_text("발언하는 사람이 없어요")).to_be_visible()
    cut = False
    speaker = display.get_by_role("region", name="발언", exact=True)
    expect(speaker.get_by_text("발언하는 사람이 없어요")).to_have_count(0)
    expect(display.get_by_text("연결됨")).to_be_visible()
    assert faults(chair) == []

    tapped(chair, "무기명 표결 시작하기")
    expect(display.get_by_text("무기명 표결 중입니다.")).to_be_visible()
    expect(display.get_by_text("표결한 위원")).to_have_count(0)
    act(running_product, MEMBERS[1], "moveInMeeting", meetingId=meeting, move="LEAVE")
    expect(display.get_by_text("정족수를 잃었어요 · 1명이 모자라요")).to_be_visible()
    expect(chair.get_by_role("status").get_by_text("정족수를 잃었습니다.")).to_have_count(1)
