"""Wrong hands and late hours in a live room: refused with the article and the way on, and nothing is counted."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.fixtures.product import Product, product_of_its_own
from tests.web.reach import unreached
from tests.web.test_access_story import faults, sideways
from tests.web.test_meeting_story import CHAIR, MEMBERS, OBSERVER, SECRETARY, room
from tests.web.test_minutes_story import MEETING, act
from tests.web.test_own_rules_story import prepared
from tests.web.visits import PHONE, Visit, answered, heard

pytestmark = pytest.mark.browser

ABSENT, DEVELOPER, LATE, SENT_OUT = MEMBERS[0], MEMBERS[2], MEMBERS[3], MEMBERS[4]
ITEM, LEFT = "쉼터 인수인계 시기", "쉼터 열쇠 인수인계"
BARRED = re.compile("이 표결에는 표가 없어요|You have no vote in this")
COUNTED = "query ($id: ID!) { meeting(id: $id) { items { votes { castCount } } } }"


@pytest.fixture(scope="module")
def running_product() -> Iterator[Product]:
    """A product of its own, in whose room nothing goes right."""
    yield from product_of_its_own("barred")


def told(page: Page, title: str | re.Pattern[str], article: str) -> Locator:
    """Find what says why nothing was counted: a rule with its article, and the way on."""
    card = page.get_by_role("region", name=title)
    expect(card.locator("dt")).to_have_count(2)
    expect(card.locator("dd").first).to_contain_text(article)
    expect(card.locator("dd").nth(1)).not_to_be_empty()
    return card


def overtaken(page: Page, verb: str, meanwhile: Callable[[], object]) -> list[str]:
    """Let something happen after the press of a verb and before its arrival; return what was held up."""
    held: list[str] = []

    def hold(route: Route) -> None:
        if verb in (route.request.post_data or "") and not held:
            held.append(verb)
            meanwhile()
        route.continue_()

    page.route("**/graphql", hold)
    return held


def counts(product: Product, meeting: str) -> int:
    """Return how many have cast in the last vote on the first item."""
    items = answered(product, COUNTED, persona=CHAIR, id=meeting)["meeting"]["items"]
    return int(items[0]["votes"][-1]["castCount"])


def vote_of(product: Product, meeting: str) -> str:
    items = answered(product, MEETING, persona=CHAIR, id=meeting)["meeting"]["items"]
    return str(items[0]["votes"][-1]["id"])


@pytest.mark.timeout(300)
def test_who_has_no_vote_is_told_why_and_a_press_that_is_overtaken_counts_nothing(
    visit: Visit, running_product: Product
) -> None:
    product = running_product
    meeting = room(product, titles=(ITEM, LEFT))
    seen = answered(product, MEETING, persona=SECRETARY, id=meeting)["meeting"]
    item, address = seen["items"][0]["id"], f"/council/meetings/{seen['number']}"
    # One more is there, so that the quorum stands though one goes and another withdraws.
    away = [one for one in seen["attendees"] if one["isMember"] and one["mode"] is None]
    hat = away[-1]["appointmentId"]
    act(product, SECRETARY, "attendMeeting", meetingId=meeting, mode="ROOM", appointmentId=hat)
    act(product, CHAIR, "openVote", meetingId=meeting, itemId=item, kind="ROLL_CALL")
    vote = vote_of(product, meeting)
    pressing = {who: visit(address, size=PHONE, persona=who) for who in (DEVELOPER, SENT_OUT, LATE)}

    # An observer, the secretary and a member who did not come have no paper, and read by which article.
    for who, language, article in (
        (OBSERVER, "ko", "24(2)"),
        (SECRETARY, "en", "24(2)"),
        (ABSENT, "ko", "9(4)"),
        (ABSENT, "en", "9(4)"),
    ):
        page = visit(f"{address}?lang={language}", size=PHONE, persona=who)
        told(page, BARRED, article)
        expect(page.locator("#ballot")).to_have_count(0)
        assert faults(page) == []
        assert sideways(page) <= 0
        assert unreached(page) == []
    # Somebody who is not of the council is told nothing: nobody expects a vote of him.
    outsider = visit(address, persona="stranger")
    expect(outsider.get_by_role("region", name=BARRED)).to_have_count(0)

    def withdraws() -> None:
        act(product, DEVELOPER, "withdrawFromItem", meetingId=meeting, itemId=item, ground="당사자")

    def leaves() -> None:
        act(product, SENT_OUT, "moveInMeeting", meetingId=meeting, move="LEAVE")

    def closes() -> None:
        act(product, CHAIR, "closeVote", voteId=vote)

    # What happened between the press and its arrival stands; the press is told of it and counts nothing.
    for who, meanwhile, why in (
        (SENT_OUT, leaves, "지금 출석한 위원만 표결해요."),
        (DEVELOPER, withdraws, "이 안건에서 빠진 위원은 표결하지 않아요."),
    ):
        if who == DEVELOPER:
            act(product, SENT_OUT, "attendMeeting", meetingId=meeting, mode="ROOM")
        page = pressing[who]
        held = overtaken(page, "CastVote", meanwhile)
        paper = page.get_by_role("region", name="표결해 주세요")
        with heard(page):
            paper.get_by_role("button", name="찬성").click()
        assert held == ["CastVote"]
        card = told(
            page, "방금 누른 표는 세지 않았어요", "해온시 스마트도시 조성 및 운영 조례(가상)"
        )
        expect(card.get_by_text(why)).to_be_visible()
        expect(paper).to_have_count(0)
        assert counts(product, meeting) == 0
        assert faults(page) == []
    page = pressing[LATE]
    held = overtaken(page, "CastVote", closes)
    with heard(page):
        page.get_by_role("region", name="표결해 주세요").get_by_role("button", name="찬성").click()
    assert held == ["CastVote"]
    told(page, "방금 누른 표는 세지 않았어요", "9(4)")
    expect(page.get_by_text("끝난 표결이에요.")).to_be_visible()
    expect(page.get_by_text("찬성 0 · 반대 0 · 기권 0")).to_be_visible()
    assert counts(product, meeting) == 0
    assert faults(page) == []
    assert unreached(page) == []

    # What was not reached is put off: it goes on the next agenda with one press, and nothing else does.
    act(product, CHAIR, "closeMeeting", meetingId=meeting)
    following = prepared(product)
    secretary = visit(f"/council/meetings/{following}", size=PHONE, persona=SECRETARY)
    left = secretary.get_by_role("region", name="미룬 안건")
    expect(left.get_by_text(f"제{seen['number']}차 회의 안건 2")).to_be_visible()
    expect(left.get_by_role("button")).to_have_count(1)
    assert faults(secretary) == []
    assert sideways(secretary) <= 0
    assert unreached(secretary) == []
    with heard(secretary):
        left.get_by_role("button", name=f"이 회의에 다시 올리기: {LEFT}").click()
    expect(secretary.get_by_role("article", name=f"1. {LEFT}")).to_be_visible()
    expect(left).to_have_count(0)
