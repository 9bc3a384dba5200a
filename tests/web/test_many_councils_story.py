"""Several councils of one place in the browser: each is reached, and an address leads to what it names, over or not."""

import re
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product, product_of_its_own
from tests.web.reach import unreached
from tests.web.test_access_story import faults, sideways
from tests.web.test_minutes_story import CHAIR, COUNCIL, NUMBER, act
from tests.web.test_releasing_story import DESK, registered, said
from tests.web.visits import PHONE, Visit, answered, heard

pytestmark = pytest.mark.browser

HEAD, OFFICER, SECRETARY = "municipality.head", "municipality.officer", "council.secretary"
FIRST = "해온시 스마트도시사업협의회"
WATER, PARK = "빗물 저류조 협의회", "근린공원 협의회"
HATS = "{ viewer { appointments { id role } } }"
MEETING = "query ($id: ID!) { meeting(id: $id) { number } }"
CALLED = """query ($id: ID!) { node(id: $id) { ... on Council {
  meetings(first: 50) { edges { node { id state } } } } } }"""
DECIDED = """{ councils(first: 1) { edges { node { decisions(first: 1) { edges { node {
  year number text } } } } } } }"""


@pytest.fixture(scope="module")
def running_product() -> Iterator[Product]:
    """A product of its own: its council is dissolved."""
    yield from product_of_its_own("many")


def done(product: Product, verb: str, **given: object) -> dict[str, Any]:
    """Carry out one verb of councils as the head; return the council."""
    kind = verb[0].upper() + verb[1:]
    query = f"""mutation ($input: {kind}Input!) {{ {verb}(input: $input) {{
      ... on {kind}Success {{ council {{ id roster {{ members {{ number }} }} }} }}
      ... on Refused {{ reason message }} }} }}"""
    key = {"idempotency-key": str(uuid.uuid4())}
    found = answered(product, query, persona=HEAD, headers=key, input=given)[verb]
    assert "council" in found, found
    council: dict[str, Any] = found["council"]
    return council


def ended(product: Product, council: str) -> None:
    """Dissolve a council, once the meetings it is called to are cancelled."""
    found = answered(product, CALLED, id=council)["node"]["meetings"]["edges"]
    for one in found:
        if one["node"]["state"] == "CALLED":
            over = {"meetingId": one["node"]["id"], "reason": "협의회를 해산함"}
            act(product, CHAIR, "cancelMeeting", **over)
    done(product, "dissolveCouncil", councilId=council)


def hat(product: Product, persona: str, role: str) -> str:
    held = answered(product, HATS, persona=persona)["viewer"]["appointments"]
    return str(next(one["id"] for one in held if one["role"] == role))


def formed(head: Page, name: str, english: str, agenda: str) -> None:
    """Form a council for an agenda by the form of the page."""
    form = head.get_by_role("form", name="협의회 구성하기")
    form.get_by_label("조례").select_option("gwangju")
    form.get_by_label("이름(한국어)").fill(name)
    form.get_by_label("이름(영어)").fill(english)
    form.get_by_label("안건").fill(agenda)
    with heard(head):
        form.get_by_role("button", name="협의회 구성하기").click()


def meets(product: Product, council: str) -> int:
    """Seat the chair and the secretary of a council, and call it to a meeting; return its number."""
    seat = {"appointmentId": hat(product, OFFICER, "MUNICIPAL_OFFICER")}
    done(
        product,
        "appointMember",
        councilId=council,
        kind="LOCAL_GOVERNMENT",
        capacity="EX_OFFICIO",
        sex="FEMALE",
        **seat,
    )
    done(product, "nameChair", councilId=council, post="CHAIR", member=1)
    keeper = hat(product, SECRETARY, "COUNCIL_SECRETARY")
    done(product, "nameAttendant", councilId=council, post="SECRETARY", appointmentId=keeper)
    starts = (datetime.now(UTC) + timedelta(days=30)).isoformat()
    meeting = act(
        product, SECRETARY, "prepareMeeting", councilId=council, startsAt=starts, place="시청"
    )
    act(
        product,
        SECRETARY,
        "putItem",
        meetingId=meeting,
        topic="HANDOVER",
        asked="RESOLUTION",
        title="인수인계",
        motion="인수인계한다.",
    )
    act(product, OFFICER, "callMeeting", meetingId=meeting, urgency="우기 전에 정해야 함")
    return int(answered(product, MEETING, persona=SECRETARY, id=meeting)["meeting"]["number"])


def ids(product: Product) -> dict[str, str]:
    query = "{ councils(first: 10) { edges { node { id name } } } }"
    headers = {"accept-language": "ko"}
    edges = answered(product, query, headers=headers)["councils"]["edges"]
    return {one["node"]["name"]: one["node"]["id"] for one in edges}


@pytest.mark.timeout(400)
def test_each_council_of_a_place_is_reached_and_addresses_lead_to_what_they_name(
    visit: Visit, running_product: Product
) -> None:
    product = running_product
    council = answered(product, COUNCIL)["councils"]["edges"][0]["node"]["id"]
    alone = visit("/council")
    expect(alone.get_by_role("heading", level=1)).to_have_text(FIRST)
    expect(alone.get_by_role("navigation", name="협의회 고르기")).to_have_count(0)
    number = registered(product)
    minutes = answered(product, DESK, persona=SECRETARY, number=number)["minutesDesk"]["minutes"]
    said(product, SECRETARY, "publishMinutes", minutesId=minutes["id"])
    edges = answered(product, DECIDED)["councils"]["edges"][0]["node"]["decisions"]["edges"]
    decision = edges[0]["node"]
    ended(product, council)

    # The head forms two councils for their agendas, the second beside the first.
    head = visit("/council", persona=HEAD)
    formed(head, WATER, "Rainwater Council", "빗물 저류조 이관")
    expect(head.get_by_role("heading", level=1)).to_have_text(WATER)
    formed(head, PARK, "Park Council", "근린공원 준공")
    choice = head.get_by_role("navigation", name="협의회 고르기")
    expect(choice.get_by_role("listitem")).to_have_count(3)
    known = ids(product)
    numbers = {name: meets(product, known[name]) for name in (WATER, PARK)}
    assert len({number, *numbers.values()}) == 3

    # Anybody reads each meeting at its address, and comes from it to its council.
    for name, one in numbers.items():
        public = visit(f"/council/meetings/{one}", size=PHONE)
        expect(public.get_by_role("heading", level=1)).to_have_text(re.compile(rf"{one}차"))
        public.get_by_role("link", name=name).click()
        expect(public.get_by_role("heading", level=1)).to_have_text(name)
        expect(public.get_by_role("link", name=f"제{one}차 회의").first).to_be_visible()
        public.goto(f"/council/meetings/{one}/display")
        expect(public.get_by_text(re.compile(rf"^{name} · "))).to_be_visible()

    # What the council that is over has decided and written down stays where it was.
    over = visit(f"/council/meetings/{number}/minutes", size=PHONE)
    expect(over.get_by_text("나루동 쉼터 인수인계").first).to_be_visible()
    assert NUMBER not in over.content()
    over.locator("main").get_by_role("link", name=FIRST, exact=True).first.click()
    expect(over.get_by_role("heading", level=1)).to_have_text(FIRST)
    over.goto("/council")
    choice = over.get_by_role("navigation", name="협의회 고르기")
    expect(choice.get_by_text("해산", exact=True)).to_have_count(1)
    expect(choice.get_by_text("활동 중")).to_have_count(2)
    expect(choice.get_by_text("근린공원 준공")).to_be_visible()
    assert faults(over) == []
    assert sideways(over) <= 0
    assert unreached(over) == []
    choice.get_by_role("link", name=FIRST).click()
    expect(over.get_by_role("heading", level=1)).to_have_text(FIRST)
    over.get_by_role("link", name="결정 대장 보기").click()
    expect(over).to_have_url(re.compile("/council/decisions[?]of="))
    expect(over.get_by_text(decision["text"]).first).to_be_visible()
    over.goto("/council/decisions")
    expect(over.get_by_text("여기에 해당하는 결정이 없어요.")).to_be_visible()
    over.goto(f"/council/decisions/{decision['year']}/{decision['number']}")
    expect(over.get_by_text(decision["text"]).first).to_be_visible()
    for page in ("/council/resolutions", "/council/papers"):
        over.goto(page)
        over.get_by_role("navigation", name="협의회 고르기").get_by_role("link", name=FIRST).click()
        expect(over).to_have_url(re.compile(f"{page}[?]of="))
        assert faults(over) == []
    over.goto("/council?of=nobody")
    expect(over.get_by_text("그런 협의회가 없어요").first).to_be_visible()
    over.goto("/council/meetings/99999")
    expect(over.get_by_role("heading", level=1)).to_have_text("그런 회의가 없어요")
