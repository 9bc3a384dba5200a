"""Two councils of one place, screen by screen: nothing of the one is shown as of the other, in either language."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product, product_of_its_own
from tests.web.reach import unreached
from tests.web.test_access_story import faults, sideways
from tests.web.test_many_councils_story import (
    HEAD,
    OFFICER,
    PARK,
    SECRETARY,
    WATER,
    done,
    ended,
    formed,
    hat,
    ids,
)
from tests.web.test_minutes_story import COUNCIL, act
from tests.web.visits import PHONE, Visit, answered, heard
from workflows.kit.wording import SEOUL

pytestmark = pytest.mark.browser

ENTER = """mutation ($input: EnterDecisionInput!) { enterDecision(input: $input) {
  ... on EnterDecisionSuccess { decision { year number } } ... on Refused { reason } } }"""
ITEMS = "query ($id: ID!) { meeting(id: $id) { number items { id } } }"


@dataclass(frozen=True)
class Own:
    """What is one council's alone, in the words of its pages."""

    name: str
    english: str
    agenda: str
    place: str
    item: str
    motion: str
    paper: str
    decision: str

    @property
    def words(self) -> tuple[str, ...]:
        """What may stand on no page of the other."""
        return (self.agenda, self.place, self.item, self.motion, self.paper, self.decision)


RAIN = Own(
    WATER,
    "Rainwater Council",
    "빗물 저류조 이관",
    "물관리동 2층",
    "저류조 준설 주기",
    "저류조를 봄마다 준설한다.",
    "저류조 수위 기록",
    "저류조 열쇠를 시가 맡는다.",
)
GREEN = Own(
    PARK,
    "Park Council",
    "근린공원 준공",
    "공원관리소 회의실",
    "나무 심는 때",
    "느티나무를 가을에 심는다.",
    "수목 식재 도면",
    "놀이터를 먼저 연다.",
)
BOTH = (RAIN, GREEN)


@pytest.fixture(scope="module")
def running_product() -> Iterator[Product]:
    """A product of its own: its council gives way to two."""
    yield from product_of_its_own("two")


def furnished(product: Product, council: str, own: Own) -> int:
    """Seat, call, and decide something of a council; return the number of its meeting."""
    seat = {"appointmentId": hat(product, OFFICER, "MUNICIPAL_OFFICER"), "sex": "FEMALE"}
    kind = {"kind": "LOCAL_GOVERNMENT", "capacity": "EX_OFFICIO"}
    done(product, "appointMember", councilId=council, **kind, **seat)
    done(product, "nameChair", councilId=council, post="CHAIR", member=1)
    keeper = hat(product, SECRETARY, "COUNCIL_SECRETARY")
    done(product, "nameAttendant", councilId=council, post="SECRETARY", appointmentId=keeper)
    starts = (datetime.now(UTC) + timedelta(days=30)).isoformat()
    terms = {"councilId": council, "startsAt": starts, "place": own.place}
    meeting = act(product, SECRETARY, "prepareMeeting", **terms)
    item = {"topic": "HANDOVER", "asked": "RESOLUTION", "title": own.item, "motion": own.motion}
    act(product, SECRETARY, "putItem", meetingId=meeting, **item)
    seen = answered(product, ITEMS, persona=SECRETARY, id=meeting)["meeting"]
    paper = {"itemId": seen["items"][0]["id"], "title": own.paper, "words": f"{own.paper}이다."}
    act(product, SECRETARY, "putPaper", meetingId=meeting, **paper)
    act(product, OFFICER, "callMeeting", meetingId=meeting, urgency="우기 전에 정해야 함")
    key = {"idempotency-key": str(uuid.uuid4())}
    told = {
        "councilId": council,
        "decidedOn": (datetime.now(SEOUL) - timedelta(days=1)).date().isoformat(),
        "text": own.decision,
        "source": "종전 회의록",
    }
    found = answered(product, ENTER, persona=SECRETARY, headers=key, input=told)["enterDecision"]
    assert "decision" in found, found
    return int(seen["number"])


def shows_only(page: Page, own: Own, other: Own, *wanted: str) -> None:
    """Expect what is wanted of a council on a page, and nothing of the other beside the choice of them."""
    for one in wanted:
        expect(page.locator("main").get_by_text(one).first).to_be_visible()
    expect(page.locator(".waiting")).to_have_count(0)
    choice = page.get_by_role("navigation", name=re.compile("협의회 고르기|Choose a council"))
    besides = choice.inner_text() if choice.count() else ""
    seen = page.locator("main").inner_text().replace(besides, "")
    assert [one for one in other.words if one in seen] == []
    assert other.name not in seen
    assert other.english not in seen


@pytest.mark.timeout(400)
def test_no_screen_of_a_council_shows_what_is_of_another(
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
    numbers = {own: furnished(product, known[own.name], own) for own in BOTH}

    public = visit("/council", size=PHONE)
    secretary = visit("/council", persona=SECRETARY)
    for own, other in (BOTH, BOTH[::-1]):
        of, number = known[own.name], numbers[own]
        for page, lang in ((public, "ko"), (public, "en"), (secretary, "ko")):
            council = own.english if lang == "en" else own.name
            for path, *wanted in (
                (f"/council?of={of}", council, own.agenda, own.place),
                (f"/council/decisions?of={of}", own.decision),
                (f"/council/resolutions?of={of}", council),
                (f"/council/papers?of={of}&q={own.paper.split()[0]}", own.paper),
                (f"/council/papers?of={of}&q={other.paper.split()[0]}",),
                (f"/council/meetings/{number}", own.item, own.motion, own.place),
                (f"/council/meetings/{number}?of={of}", own.item, own.motion),
            ):
                page.goto(f"{path}{'&' if '?' in path else '?'}lang={lang}")
                expect(page.locator("#title")).to_be_visible()
                shows_only(page, own, other, *wanted)
        public.goto(f"/council/meetings/{number}/display?lang=ko")
        expect(public.get_by_text(re.compile(f"^{own.name} · "))).to_be_visible()
        assert not any(one in public.content() for one in (*other.words, other.name))

        # Its calendar has its meeting alone, with a file that says whose it is.
        public.goto(f"/council?of={of}")
        calendar = public.get_by_role("region", name="협의회 달력")
        expect(calendar.get_by_role("link", name=re.compile(f"제{number}차")).first).to_be_visible()
        others = calendar.get_by_role("link", name=re.compile(f"제{numbers[other]}차"))
        expect(others).to_have_count(0)
        path = calendar.get_by_role(
            "link", name=re.compile("달력 파일로 받기")
        ).first.get_attribute("href")
        with urlopen(f"{product.url}{path}") as file:  # noqa: S310 - our own house
            invitation = file.read().decode().replace("\r\n ", "")
        assert own.place in invitation
        assert own.name in invitation
        assert not any(one in invitation for one in (*other.words, other.name))
        assert faults(public) == []
        assert sideways(public) <= 0
        assert unreached(public) == []

    # What is prepared on the page of one is of that one, whichever was looked at before.
    secretary.goto(f"/council?of={known[GREEN.name]}")
    secretary.get_by_text("다음 회의 준비하기").first.click()
    form = secretary.get_by_role("form", name="다음 회의 준비하기")
    form.get_by_label("곳").fill("공원에서 적은 곳")
    choice = secretary.get_by_role("navigation", name="협의회 고르기")
    choice.get_by_role("link", name=RAIN.name).click()
    expect(secretary.get_by_role("heading", level=1)).to_have_text(RAIN.name)
    secretary.get_by_text("다음 회의 준비하기").first.click()
    form = secretary.get_by_role("form", name="다음 회의 준비하기")
    # What was being written of the one is not carried over to the other.
    expect(form.get_by_label("곳")).to_have_value("")
    hour = secretary.evaluate(
        "new Date(Date.now() + 9 * 3600e3 + 40 * 86400e3).toISOString().slice(0, 16)"
    )
    form.get_by_label("시작하는 때").fill(hour)
    form.get_by_label("곳").fill("배수펌프장")
    with heard(secretary):
        form.get_by_role("button", name="다음 회의 준비하기").click()
    expect(secretary.get_by_text("배수펌프장").first).to_be_visible()
    secretary.get_by_role("link", name=RAIN.name).first.click()
    expect(secretary.get_by_role("heading", level=1)).to_have_text(RAIN.name)
    secretary.goto(f"/council?of={known[GREEN.name]}")
    shows_only(secretary, GREEN, RAIN, GREEN.place)
    assert "배수펌프장" not in secretary.locator("main").inner_text()
