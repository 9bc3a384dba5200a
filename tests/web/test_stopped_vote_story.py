"""A vote on the council's own rules: it stands still while the quorum is lost, is cast by keyboard, and is in the minutes."""

import re
import time
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, Route, expect

from tests.fixtures.product import Product
from tests.web.test_access_story import faults, sideways
from tests.web.test_minutes_story import COUNCIL, MEETING, SOON, act, confirm
from tests.web.visits import PHONE, Visit, answered, heard, tapped

pytestmark = pytest.mark.browser

CHAIR, SECRETARY, MEMBER = "council.chair", "council.secretary", "expert.1"
NAME = "1. 운영세칙 개정: 회의록 공개 기한(일)"
# A finger's target; lines that open and close are told by their height.
TAP = 48
HEIGHTS = """() => [...document.querySelectorAll("main summary")].filter((one) => one.offsetParent)
  .map((one) => one.getBoundingClientRect().height)"""


def opened(product: Product) -> tuple[str, int, list[str]]:
    """Open a meeting of nine, just a quorum, on one change of the rules; return who was let in by whom."""
    council = answered(product, COUNCIL)["councils"]["edges"][0]["node"]["id"]
    starts = datetime.now(UTC) + SOON
    told = {"councilId": council, "startsAt": starts.isoformat(), "place": "해온시청 3층 회의실"}
    meeting = act(product, SECRETARY, "prepareMeeting", **told)
    act(
        product,
        SECRETARY,
        "putRuleChange",
        meetingId=meeting,
        key="minutes_publish_days",
        number=7,
        effectiveOn=(datetime.now(UTC) + timedelta(days=60)).date().isoformat(),
        source="해온시 스마트도시사업협의회 운영세칙",
        article="10-2",
    )
    act(product, CHAIR, "callMeeting", meetingId=meeting, urgency="공개 기한을 서둘러 줄여야 함")
    time.sleep(max(0.0, (starts - datetime.now(UTC)).total_seconds() + 1))
    for who in (CHAIR, SECRETARY, MEMBER):
        act(product, who, "attendMeeting", meetingId=meeting, mode="ROOM")
    seen = answered(product, MEETING, persona=SECRETARY, id=meeting)["meeting"]
    away = [
        one["appointmentId"] for one in seen["attendees"] if one["isMember"] and not one["mode"]
    ]
    for hat in away[:7]:
        act(product, SECRETARY, "attendMeeting", meetingId=meeting, mode="ROOM", appointmentId=hat)
    act(product, CHAIR, "openMeeting", meetingId=meeting)
    return meeting, int(seen["number"]), away[:7]


def pressed(page: Page, name: str) -> None:
    """Press a button by keyboard alone, and see that what was chosen is told and not only shown."""
    button = page.get_by_role("button", name=name, exact=True)
    button.focus()
    with heard(page):
        page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("status").get_by_text(f"내 표: {name}")).to_be_visible()


# Three browsers hold a vote, and the minutes follow.
@pytest.mark.timeout(300)
def test_a_change_of_the_rules_is_voted_on_while_members_come_and_go(
    visit: Visit, running_product: Product
) -> None:
    meeting, number, others = opened(running_product)
    address = f"/council/meetings/{number}"
    chair = visit(address, persona=CHAIR)
    assert faults(chair) == []
    heights = chair.evaluate(HEIGHTS)
    assert min(heights, default=TAP) >= TAP
    tapped(chair, "안건 1 상정하기: 운영세칙 개정: 회의록 공개 기한(일)")
    item = chair.get_by_role("article", name=NAME)
    # Another value is another item: its words are not put right.
    expect(item.get_by_text("안건 고치기")).to_have_count(0)
    tapped(chair, "기명 표결 시작하기")

    member = visit(address, size=PHONE, persona=MEMBER)
    pressed(member, "반대")
    leaves = {"meetingId": meeting, "move": "LEAVE", "appointmentId": others[0]}
    act(running_product, SECRETARY, "moveInMeeting", **leaves)
    stopped = member.get_by_role("region", name="표결이 멈췄어요")
    expect(stopped.get_by_text("9명이 필요한데 8명이에요.")).to_be_visible()
    expect(member.get_by_role("button", name="찬성", exact=True)).to_have_count(0)
    assert faults(member) == []
    assert sideways(member) == 0
    expect(chair.get_by_text("위원 1명이 더 올 때까지 표결이 멈췄어요")).to_be_visible()
    expect(chair.get_by_text("아무것도 정해지지 않고")).to_be_visible()
    display = visit(f"{address}/display?lang=en", size=(1920, 1080))
    expect(display.get_by_text("The vote stands still")).to_be_visible()
    # By how many, when, by which entry, and where the rule is written.
    lost = re.compile(r"Lost on .*of 17 in office 9 needed, 8 there \(entry \d+ of the log\)")
    expect(display.get_by_text(lost)).to_be_visible()
    expect(
        chair.get_by_text(re.compile("정족수를 잃음: 재적 17명에서 9명이 필요한데 8명"))
    ).to_be_visible()
    assert sideways(display) == 0

    back = {"meetingId": meeting, "mode": "ROOM", "appointmentId": others[0]}
    act(running_product, SECRETARY, "attendMeeting", **back)
    expect(stopped).to_have_count(0)
    pressed(member, "찬성")
    expect(chair.get_by_text("1 / 9명").first).to_be_visible()
    tapped(chair, "표결 종료 선포하기")
    # One of nine is no majority: the others were there and said nothing.
    expect(item.get_by_text("부결").first).to_be_visible()
    expect(display.get_by_text("Lost", exact=True)).to_be_visible()
    tapped(chair, "폐회 선포하기")
    expect(chair.get_by_text("폐회", exact=True).first).to_be_visible()

    act_on_minutes(visit(f"{address}/minutes", persona=SECRETARY))


def act_on_minutes(secretary: Page) -> None:
    """Draft the minutes, and read in both languages that the rule stays."""
    confirm(secretary, "회의록 초안 만들기")
    line = "안건 1 운영세칙을 바꾸지 않음: 회의록 공개 기한(일) · 10 그대로"
    expect(secretary.get_by_text(line)).to_be_visible()
    lost = re.compile("안건 1의 정족수를 잃음. 재적 17명에서 9명이 필요한데 8명 출석")
    expect(secretary.get_by_text(lost).first).to_be_visible()
    assert faults(secretary) == []
    # Minutes that do not come are not said to be undrafted.
    secretary.route("**/graphql", broken)
    secretary.reload()
    expect(secretary.get_by_role("heading", name="불러오지 못했어요").first).to_be_attached()
    expect(secretary.get_by_text("회의록을 아직 만들지 않았어요")).to_have_count(0)
    secretary.unroute_all(behavior="ignoreErrors")


def broken(route: Route) -> None:
    """Let the server fail on the text of minutes alone."""
    answer = route.fetch()
    told = answer.json()
    if (told.get("data") or {}).get("minutesDesk"):
        told["data"]["minutesDesk"]["minutes"] = None
        told["errors"] = [
            {"message": "뜻밖의 문제가 생겼어요.", "path": ["minutesDesk", "minutes"]}
        ]
    route.fulfill(response=answer, json=told)
