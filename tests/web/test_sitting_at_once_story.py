"""Two councils of one place sit at the same time: rooms, displays, desks and bells each tell of their own alone."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product, product_of_its_own
from tests.web.test_access_story import faults, sideways
from tests.web.test_many_councils_story import HEAD, SECRETARY, done, ended, formed, hat, ids
from tests.web.test_minutes_story import COUNCIL, MEETING, act, confirm
from tests.web.test_two_councils_story import BOTH, GREEN, RAIN, Own
from tests.web.visits import PHONE, Visit, answered, heard, tapped

pytestmark = pytest.mark.browser

CHAIR, CLERK, EXPERT = "municipality.officer", "municipality.clerk2", "expert.1"
# The officer sits in both: what he does in one is nothing in the other.
SEATED = {RAIN: (CHAIR, EXPERT), GREEN: (CLERK, CHAIR)}
SOON = timedelta(seconds=25)
REMARKS = {RAIN: "준설은 봄이 알맞다고 함.", GREEN: "느티나무가 튼튼하다고 함."}
NAMES = """query ($id: ID!) { meeting(id: $id) { number items { id votes { id closedAt } }
  attendees { isMember presides name { displayName } } } }"""


@pytest.fixture(scope="module")
def running_product() -> Iterator[Product]:
    """A product of its own: its council gives way to two."""
    yield from product_of_its_own("sitting")


@dataclass(frozen=True)
class Sitting:
    """A meeting that is called: its key, number and only item."""

    id: str
    number: int
    item: str


def called(product: Product, council: str, own: Own, starts: datetime) -> Sitting:
    """Seat two in a council, and call it."""
    for number, who in enumerate(SEATED[own], 1):
        expert = who == EXPERT
        seat = {"appointmentId": hat(product, who, "EXPERT" if expert else "MUNICIPAL_OFFICER")}
        kind = {
            "kind": "SERVICE_EXPERT" if expert else "LOCAL_GOVERNMENT",
            "capacity": "APPOINTED" if expert else "EX_OFFICIO",
            "sex": "FEMALE" if number % 2 else "MALE",
        }
        done(product, "appointMember", councilId=council, **kind, **seat)
    done(product, "nameChair", councilId=council, post="CHAIR", member=1)
    keeper = hat(product, SECRETARY, "COUNCIL_SECRETARY")
    done(product, "nameAttendant", councilId=council, post="SECRETARY", appointmentId=keeper)
    terms = {"councilId": council, "startsAt": starts.isoformat(), "place": own.place}
    meeting = act(product, SECRETARY, "prepareMeeting", **terms)
    item = {"topic": "HANDOVER", "asked": "RESOLUTION", "title": own.item, "motion": own.motion}
    act(product, SECRETARY, "putItem", meetingId=meeting, **item)
    act(product, SEATED[own][0], "callMeeting", meetingId=meeting, urgency="우기 전에 정해야 함")
    seen = answered(product, MEETING, persona=SECRETARY, id=meeting)["meeting"]
    return Sitting(meeting, int(seen["number"]), seen["items"][0]["id"])


def tells(page: Page) -> str:
    """Return what a page shows once nothing of it is waited for."""
    expect(page.locator(".waiting")).to_have_count(0)
    return page.locator("main").inner_text()


def strange(page: Page, other: Own) -> list[str]:
    """Return what a page shows of the other council."""
    seen = tells(page)
    return [one for one in (*other.words, other.name, REMARKS[other]) if one in seen]


# Seven browsers look on, and two meetings are held beside each other.
@pytest.mark.timeout(500)
def test_what_happens_in_one_council_is_seen_in_no_room_of_the_other(
    visit: Visit, running_product: Product
) -> None:
    product = running_product
    first = answered(product, COUNCIL)["councils"]["edges"][0]["node"]["id"]
    ended(product, first)
    head = visit("/council", persona=HEAD)
    for own in BOTH:
        formed(head, own.name, own.english, own.agenda)
        expect(head.get_by_role("heading", level=1)).to_have_text(own.name)
    known = ids(product)
    starts = datetime.now(UTC) + SOON
    held = {own: called(product, known[own.name], own, starts) for own in BOTH}
    rain, green = held[RAIN], held[GREEN]
    rooms = {own: f"/council/meetings/{held[own].number}" for own in BOTH}

    chair = visit(rooms[RAIN], persona=CHAIR)
    expert = visit(rooms[RAIN], size=PHONE, persona=EXPERT)
    clerk = visit(rooms[GREEN], persona=CLERK)
    shown = {own: visit(f"{rooms[own]}/display", size=(1920, 1080)) for own in BOTH}
    time.sleep(max(0.0, (starts - datetime.now(UTC)).total_seconds() + 1))

    # Both rooms fill; who is there in the one is not there in the other, though he sits in both.
    for who in (CHAIR, EXPERT, SECRETARY):
        act(product, who, "attendMeeting", meetingId=rain.id, mode="ROOM")
    expect(chair.get_by_role("heading", name="출석 2 / 2명")).to_be_visible()
    expect(clerk.get_by_role("heading", name="출석 0 / 2명")).to_be_visible()
    act(product, CLERK, "attendMeeting", meetingId=green.id, mode="ROOM")
    expect(clerk.get_by_role("heading", name="출석 1 / 2명")).to_be_visible()
    tapped(chair, "개의 선포하기")
    expect(shown[RAIN].get_by_text("회의 중", exact=True)).to_be_visible()
    # One of two is no quorum there, whoever sits next door.
    assert "회의 중" not in tells(shown[GREEN])
    expect(clerk.get_by_role("button", name="개의 선포하기")).to_have_count(0)

    tapped(chair, f"안건 1 상정하기: {RAIN.item}")
    expect(shown[RAIN].get_by_role("heading", level=1)).to_have_text(f"1. {RAIN.item}")
    act(product, EXPERT, "askForFloor", meetingId=rain.id)
    expect(chair.get_by_text("발언 대기 1명").first).to_be_visible()
    assert "발언 대기 1명" not in tells(clerk)

    act(product, CHAIR, "attendMeeting", meetingId=green.id, mode="ROOM")
    expect(clerk.get_by_role("heading", name="출석 2 / 2명")).to_be_visible()
    tapped(clerk, "개의 선포하기")
    tapped(clerk, f"안건 1 상정하기: {GREEN.item}")
    expect(shown[GREEN].get_by_role("heading", level=1)).to_have_text(f"1. {GREEN.item}")
    expect(shown[RAIN].get_by_role("heading", level=1)).to_have_text(f"1. {RAIN.item}")

    # A vote in the one is asked of its members alone; the other's next step stays what it was.
    for own, sitting in held.items():
        act(product, SECRETARY, "noteRemark", meetingId=sitting.id, words=REMARKS[own])
    step = clerk.get_by_role("region", name="안건 1을 논의하고 표결에 부쳐요")
    expect(step).to_be_visible()
    tapped(chair, "기명 표결 시작하기")
    expect(expert.get_by_role("button", name="찬성", exact=True)).to_be_visible()
    expect(shown[RAIN].get_by_text("기명 표결", exact=False).first).to_be_visible()
    expect(step).to_be_visible()
    assert "표결해 주세요" not in tells(clerk)
    assert "기명 표결" not in tells(shown[GREEN])
    with heard(expert):
        expert.get_by_role("button", name="찬성", exact=True).click()
    expect(chair.get_by_text("1 / 2명").first).to_be_visible()
    # Who leaves the one room is still in the other.
    act(product, CHAIR, "moveInMeeting", meetingId=green.id, move="LEAVE")
    expect(clerk.get_by_text("정족수를 잃음", exact=False)).to_be_visible()
    expect(shown[GREEN].get_by_text("정족수를 잃음", exact=False)).to_be_visible()
    assert "정족수를 잃" not in tells(chair) + tells(shown[RAIN])
    act(product, CHAIR, "attendMeeting", meetingId=green.id, mode="ROOM")
    expect(clerk.get_by_text("정족수를 잃음", exact=False)).to_have_count(0)
    expect(chair.get_by_role("heading", name="출석 2 / 2명")).to_be_visible()

    pages = {RAIN: (chair, expert, shown[RAIN]), GREEN: (clerk, shown[GREEN])}
    for own, other in (BOTH, BOTH[::-1]):
        assert [strange(page, other) for page in pages[own]] == [[]] * len(pages[own])
        # A dropped connection brings each back to its own.
        page = pages[own][0]
        page.context.set_offline(True)
        page.context.set_offline(False)
        page.reload()
        assert strange(page, other) == []
        assert faults(page) == []
    assert sideways(expert) <= 0

    with heard(chair):
        tapped(chair, "표결 종료 선포하기")
    with heard(chair):
        tapped(chair, "폐회 선포하기")
    expect(shown[RAIN].get_by_text("폐회", exact=True)).to_be_visible()
    expect(shown[GREEN].get_by_text("회의 중", exact=True)).to_be_visible()

    # Minutes of the one are written while the other sits: out of its own log alone.
    desk = visit(f"{rooms[RAIN]}/minutes", persona=SECRETARY)
    confirm(desk, "회의록 초안 만들기")
    expect(desk.get_by_text(REMARKS[RAIN]).first).to_be_visible()
    assert strange(desk, GREEN) == []
    assert faults(desk) == []
    desk.goto(f"{rooms[GREEN]}/minutes?lang=ko")
    expect(desk.locator("#title")).to_be_visible()
    assert strange(desk, RAIN) == []

    # Who sits in one alone is told of that one alone.
    expert.goto("/my/notices?lang=ko")
    expect(expert.locator("#title")).to_be_visible()
    assert strange(expert, GREEN) == []
    about = f"{RAIN.name} 제{rain.number}차 회의"
    expect(expert.get_by_text(about, exact=True).first).to_be_visible()
