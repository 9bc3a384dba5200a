"""A meeting tried out in the browser before it is opened, and the register of resolutions, empty and with one."""

import re
from collections.abc import Iterator
from time import monotonic, sleep
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.fixtures.product import Product, product_of_its_own
from tests.web.campaigns import act
from tests.web.test_access_story import faults
from tests.web.visits import PHONE, Visit, answered, tapped

pytestmark = pytest.mark.browser

CHAIR, SECRETARY, DEVELOPER = "council.chair", "council.secretary", "developer.lead"
HANDOVER = "2. 나루동 구역 시설 인수인계 시기와 방법"
LOG = "{ councils(first: 1) { edges { node { meeting(number: 1) { state items { state } } } } } }"
TRIAL = """{ councils(first: 1) { edges { node { meeting(number: 1) { id
  items { id number votes { id } }
  rehearsal { members { appointmentId name { displayName } } } } } } } }"""


@pytest.fixture(scope="module")
def running_product() -> Iterator[Product]:
    """A product of its own: other stories hold its only meeting, and these need it before that."""
    yield from product_of_its_own("register")


def meeting_of(product: Product) -> dict[str, Any]:
    """Return what the secretary reads of the meeting."""
    data = answered(product, TRIAL, persona=SECRETARY)
    found: dict[str, Any] = data["councils"]["edges"][0]["node"]["meeting"]
    return found


def done(product: Product, persona: str, verb: str, **given: object) -> bool:
    """Carry out a verb of the meeting; say whether it was not refused."""
    kind = verb[0].upper() + verb[1:]
    text = (
        f"mutation ($input: {kind}Input!) {{ {verb}(input: $input) {{ __typename"
        f" ... on {kind}Success {{ meeting {{ id }} }} ... on Refused {{ reason }} }} }}"
    )
    return act(product, persona, text, verb, **given)["__typename"] == f"{kind}Success"


def trial(page: Page) -> Locator:
    """Return the part of the page where a meeting is tried out."""
    return page.get_by_role("region", name="미리 해 보기")


def test_absences_are_tried_out_with_what_is_declared_and_nothing_is_kept(
    visit: Visit, running_product: Product
) -> None:
    before = answered(running_product, LOG)
    secretary = visit("/council/meetings/1", size=PHONE, persona=SECRETARY)
    tapped(secretary, "미리 세어 보기")
    tried = trial(secretary)
    expect(tried.get_by_text("안건 3개 모두 끝까지 정족수를 채워요.")).to_be_visible()
    expect(
        tried.get_by_text("회의를 열 수 있어요. 출석 17명 / 필요 9명 (재적 17명)")
    ).to_be_visible()

    developer = visit("/council/meetings/1", size=PHONE, persona=DEVELOPER)
    item = developer.get_by_role("article", name=HANDOVER)
    item.get_by_text("이 안건과 이해관계가 있나요?").click()
    form = item.get_by_role("form", name="이해관계 신고하기")
    form.get_by_label("어떤 관계인가요").select_option("직원(2년 안에 다닌 곳 포함)")
    form.get_by_role("button", name="이해관계 신고하기").click()
    expect(item.get_by_text("이해관계 신고", exact=True)).to_be_visible()

    # Nine of seventeen are enough to open; without the recused, eight of sixteen are too few.
    boxes = tried.get_by_role("checkbox")
    expect(boxes).to_have_count(17)
    own = answered(running_product, "{ viewer { displayName } }", persona=DEVELOPER)["viewer"]
    members = [one["name"] for one in meeting_of(running_product)["rehearsal"]["members"]]
    absent = [one["displayName"] for one in members if one != own][-8:]
    for name in absent:
        tried.get_by_role("checkbox", name=name, exact=True).check()
    expect(
        tried.get_by_text("회의를 열 수 있어요. 출석 9명 / 필요 9명 (재적 17명)")
    ).to_be_visible()
    expect(tried.get_by_text("안건 3개 가운데 1개에서 정족수가 모자라요.")).to_be_visible()
    lost = tried.get_by_role("listitem").filter(has_text=HANDOVER)
    expect(lost.get_by_text("1명 모자람")).to_be_visible()
    expect(lost.get_by_text("이 안건에서 나갈 위원:")).to_be_visible()
    expect(lost.get_by_text("가장 적을 때 8명 / 필요 9명 (재적 16명)")).to_be_visible()
    expect(lost.get_by_text("불참 8명")).to_be_visible()
    assert faults(secretary) == []
    tried.get_by_role("checkbox", name=absent[0], exact=True).uncheck()
    expect(tried.get_by_text("안건 3개 모두 끝까지 정족수를 채워요.")).to_be_visible()
    assert answered(running_product, LOG) == before

    public = visit("/council/meetings/1?lang=en", size=PHONE)
    expect(public.get_by_role("heading", name="Meeting no. 1")).to_be_visible()
    expect(public.get_by_role("button", name="Count it beforehand")).to_have_count(0)


def test_the_register_says_that_nothing_is_decided_yet(visit: Visit) -> None:
    page = visit("/council", size=PHONE)
    page.get_by_role("link", name="의결 기록 모두 보기").click()
    expect(page).to_have_url(re.compile("/council/resolutions$"))
    expect(page.get_by_role("heading", name="의결 기록", level=1)).to_be_visible()
    expect(page.get_by_text("아직 의결한 안건이 없어요.")).to_be_visible()
    assert faults(page) == []


def test_what_the_council_decides_stands_in_the_register_with_its_meeting(
    visit: Visit, running_product: Product
) -> None:
    meeting = meeting_of(running_product)
    of_it = {"meetingId": meeting["id"]}
    for member in meeting["rehearsal"]["members"]:
        seat = {"appointmentId": member["appointmentId"]}
        assert done(running_product, SECRETARY, "attendMeeting", **of_it, **seat, mode="ROOM")
    # The demo's meeting begins a minute after the house was made.
    until = monotonic() + 90
    while not done(running_product, CHAIR, "openMeeting", **of_it):
        assert monotonic() < until
        sleep(1)
    item = {"itemId": meeting["items"][1]["id"]}
    assert done(running_product, CHAIR, "callItem", **of_it, **item)
    assert done(running_product, CHAIR, "openVote", **of_it, **item, kind="CONSENT")
    (vote,) = meeting_of(running_product)["items"][1]["votes"]
    assert done(running_product, CHAIR, "closeVote", voteId=vote["id"])

    page = visit("/council/resolutions", size=PHONE)
    row = page.get_by_role("listitem").filter(has_text="나루동 구역 시설 인수인계 시기와 방법")
    expect(row.get_by_text("가결", exact=True)).to_be_visible()
    expect(row.get_by_text("찬성 17 · 반대 0 · 기권 0")).to_be_visible()
    expect(row.get_by_text("쉼터 3곳과 감지기 40개를")).to_be_visible()
    assert faults(page) == []
    row.get_by_role("link", name="제1차 회의 안건 2").click()
    expect(page.get_by_role("heading", name="제1차 회의", level=1)).to_be_visible()

    english = visit("/council/resolutions?lang=en")
    expect(english.get_by_role("link", name="Meeting no. 1, item 2")).to_be_visible()
    expect(english.get_by_text("17 for · 0 against · 0 abstained")).to_be_visible()
    assert faults(english) == []
