"""The room of a meeting: who has voted, a quorum that a recusal breaks or not, and a secret vote by thirteen.

The ordinance of the fictional city takes the recused out of the count, as Changwon does elsewhere; that of
Gwangju says nothing of it and keeps them.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Request, Route, WebSocketRoute, expect

from tests.fixtures.product import Product, product_of_its_own
from tests.web.test_access_story import faults
from tests.web.test_english_story import unmarked
from tests.web.test_meeting_story import CHAIR, MEMBERS, SECRETARY, room
from tests.web.test_minutes_story import MEETING, act
from tests.web.visits import PHONE, Visit, answered, heard, tapped

pytestmark = pytest.mark.browser

HEAD, VOTER, DEVELOPER = "municipality.head", "expert.1", "developer.lead"
POSSIBLE = """{ councils(first: 1) { edges { node { id
  possibleMembers(kind: "RESIDENT") { appointmentId } } } } }"""
THERE = """query ($id: ID!) { meeting(id: $id) { number items { id }
  attendees { appointmentId isMember isViewer mode name { displayName } } } }"""
OWN = "{ viewer { appointments { id role } } }"
APPOINT = """mutation ($input: AppointMemberInput!) { appointMember(input: $input) {
  __typename ... on Refused { reason } } }"""
ITEM, SECOND = "쉼터 인수인계 시기", "쉼터 인수인계 방법"
# Residents who have no seat yet; eight of them make the council full.
OTHERS = tuple(f"resident.{number}" for number in range(1, 26) if number not in {3, 12})


@pytest.fixture(scope="module")
def running_product() -> Iterator[Product]:
    """A product of its own. Its council sits under one ordinance after the other."""
    yield from product_of_its_own("room")


def under(product: Product, place: str) -> None:
    """Let the council stand under the ordinances of a place."""
    product.run_in_database(f"UPDATE council SET place = '{place}'")


def in_room(visit: Visit, product: Product, meeting: str, who: str, **how: object) -> Page:
    """Open the page of a meeting as somebody."""
    number = answered(product, MEETING, id=meeting)["meeting"]["number"]
    return visit(f"/council/meetings/{number}", **how, persona=who)


def withdraw(page: Page, item: str) -> None:
    """Withdraw from an item in the browser."""
    article = page.get_by_role("article", name=item)
    article.get_by_text("이 안건과 이해관계가 있나요?").click()
    form = article.get_by_role("form", name="이 안건에서 회피하기")
    form.get_by_label("까닭").fill("인수인계의 당사자예요")
    form.get_by_role("button", name="이 안건에서 회피하기").click()
    expect(page.get_by_text("이 안건에서 빠짐")).to_be_visible()


def first_item(product: Product, meeting: str) -> str:
    """Return the id of the first item."""
    return str(answered(product, MEETING, id=meeting)["meeting"]["items"][0]["id"])


def asked_for_meeting(request: Request) -> bool:
    """Say whether a page asks for the whole of a meeting."""
    return "CouncilMeeting" in (request.post_data or "")


def vote_of(product: Product, meeting: str) -> str:
    """Return the id of the last vote on the first item."""
    items = answered(product, MEETING, persona=CHAIR, id=meeting)["meeting"]["items"]
    return str(items[0]["votes"][-1]["id"])


@pytest.mark.timeout(300)
def test_who_has_voted_is_right_after_a_cut_and_a_recusal_breaks_the_quorum(
    visit: Visit, running_product: Product
) -> None:
    under(running_product, "changwon")
    meeting = room(running_product, titles=(ITEM, SECOND))
    lines: list[WebSocketRoute] = []
    cut = False

    def through(line: WebSocketRoute) -> None:
        if cut:
            line.close(code=1001)
            return
        line.connect_to_server()
        lines.append(line)

    voter = in_room(visit, running_product, meeting, DEVELOPER, size=PHONE)
    voter.context.route_web_socket(re.compile("/graphql"), through)
    voter.reload()
    expect(voter.get_by_text("연결됨")).to_be_visible()
    chair = in_room(visit, running_product, meeting, CHAIR)
    tapped(chair, "기명 표결 시작하기")
    seats = voter.get_by_role("region", name="표결한 위원")
    expect(seats.get_by_role("listitem").filter(has_text="아직")).to_have_count(9)
    vote = vote_of(running_product, meeting)
    act(running_product, MEMBERS[3], "castVote", voteId=vote, choice="FOR")
    voted = seats.get_by_role("listitem").filter(has_text="표결함")
    expect(voted).to_have_count(1)

    cut = True
    lines[-1].close(code=1001)
    expect(voter.get_by_text("다시 연결하고 있어요")).to_be_visible()
    for who in MEMBERS[4:8]:
        act(running_product, who, "castVote", voteId=vote, choice="AGAINST")
    expect(voted).to_have_count(1)
    cut = False
    expect(voted).to_have_count(5)
    expect(seats.get_by_text(re.compile(": 반대"))).to_have_count(0)
    expect(voter.get_by_text("연결됨")).to_be_visible()
    assert faults(voter) == []

    waits = "4명의 표를 기다리거나, 표결을 마쳐요"
    expect(chair.get_by_role("heading", name=waits)).to_be_visible()
    assert faults(chair) == []
    tapped(chair, "표결 종료 선포하기")
    item = voter.get_by_role("article", name=f"1. {ITEM}")
    item.get_by_text("어떻게 셌나요?").click()
    expect(item.get_by_role("listitem").filter(has_text=": 반대")).to_have_count(4)
    public = visit(chair.url.replace(running_product.url, ""), size=PHONE)
    expect(public.get_by_role("heading", name=f"1. {ITEM}")).to_be_visible()
    expect(public.get_by_text("나도윤 (해온시): ")).to_have_count(0)

    tapped(chair, f"안건 2 상정하기: {SECOND}")
    # Withdrawn from before it is called it could not be called: nine are needed for it, and eight are left.
    second = voter.get_by_role("article", name=f"2. {SECOND}")
    expect(second.get_by_text("다루는 중")).to_be_visible()
    withdraw(voter, f"2. {SECOND}")
    quorum = chair.get_by_role("region", name="정족수")
    short = "출석 8명 / 필요 9명 (재적 16명)"
    expect(quorum.get_by_text(short, exact=True)).to_be_visible()
    expect(chair.get_by_role("button", name="기명 표결 시작하기")).to_have_count(0)
    lost = "정족수가 찰 때까지 표결할 수 없어요"
    expect(chair.get_by_role("heading", name=lost)).to_be_visible()
    chair.get_by_text("지금 할 수 없는 일").click()
    why = chair.get_by_role("region", name=lost).get_by_role("listitem")
    # What broke it is the count without the recused, which another ordinance of the city says.
    broken = why.filter(has_text="표결 시작")
    expect(broken.get_by_text("재적 16명에서 9명이 필요한데 8명이에요")).to_be_visible()
    expect(broken.get_by_text("창원시 주민참여예산제 운영 조례 15(5)")).to_be_visible()
    expect(broken.get_by_text("위원이 1명 더 출석하면 의결할 수 있어요")).to_be_visible()
    quorum.get_by_text("어떻게 셌나요?").click()
    steps = quorum.get_by_role("listitem")
    written = "(창원시 스마트도시 조성 및 운영 조례 10(3), 2021. 1. 1.부터)"
    expect(steps.filter(has_text="16 × 1/2 = 8 < 9").get_by_text(written)).to_be_visible()
    expect(steps.filter(has_text="17 - 1 = 16").get_by_text("확인되지 않음")).to_be_visible()
    assert faults(chair) == []


def test_a_room_is_asked_for_in_turn_not_for_each_vote_and_says_that_it_has_no_network(
    visit: Visit, running_product: Product
) -> None:
    meeting = room(running_product)
    page = in_room(visit, running_product, meeting, VOTER)
    expect(page.get_by_text("연결됨")).to_be_visible()
    item = {"itemId": first_item(running_product, meeting), "kind": "ROLL_CALL"}
    act(running_product, CHAIR, "openVote", meetingId=meeting, **item)
    seats = page.get_by_role("region", name="표결한 위원")
    expect(seats.get_by_role("listitem").filter(has_text="아직")).to_have_count(9)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    vote = vote_of(running_product, meeting)

    def answer(route: Route) -> None:
        if not asked_for_meeting(route.request):
            route.continue_()
            return
        asked.append("asked")
        old = route.fetch()
        if len(asked) == 1:  # while this answer is on its way the vote it shows as open is closed
            act(running_product, CHAIR, "closeVote", voteId=vote)
            page.wait_for_timeout(2_000)
        route.fulfill(response=old)

    page.route("**/graphql", answer)
    for who in MEMBERS[4:7]:
        act(running_product, who, "castVote", voteId=vote, choice="AGAINST")
    expect(seats.get_by_role("listitem").filter(has_text="표결함")).to_have_count(3)
    assert asked == []
    act(running_product, SECRETARY, "noteRemark", meetingId=meeting, words="표결 중에 한 말")
    article = page.get_by_role("article", name=f"1. {ITEM}")
    expect(article.get_by_text("찬성 0 · 반대 3 · 기권 0")).to_be_visible()
    assert len(asked) == 2

    page.context.set_offline(True)
    expect(page.get_by_text("다시 연결하고 있어요")).to_be_visible()
    act(running_product, SECRETARY, "noteRemark", meetingId=meeting, words="끊긴 동안 한 말")
    page.context.set_offline(False)
    expect(page.get_by_text("끊긴 동안 한 말")).to_be_visible()
    expect(page.get_by_text("연결됨")).to_be_visible()


def test_where_nothing_is_said_of_it_the_recused_stay_in_the_count(
    visit: Visit, running_product: Product
) -> None:
    under(running_product, "gwangju")
    meeting = room(running_product)
    chair = in_room(visit, running_product, meeting, CHAIR)
    withdraw(in_room(visit, running_product, meeting, DEVELOPER, size=PHONE), f"1. {ITEM}")

    quorum = chair.get_by_role("region", name="정족수")
    expect(quorum.get_by_text("이 안건에서 빠짐")).to_have_count(0)
    tapped(chair, "기명 표결 시작하기")
    expect(chair.get_by_role("heading", name="표결한 위원 0 / 8명")).to_be_visible()
    met = "출석 9명 / 필요 9명 (재적 17명)"
    expect(quorum.get_by_text(met, exact=True)).to_be_visible()


def fill(product: Product) -> tuple[str, ...]:
    """Appoint residents until 25 sit; return who came in."""
    found = answered(product, POSSIBLE, persona=HEAD)["councils"]["edges"][0]["node"]
    free = {one["appointmentId"] for one in found["possibleMembers"]}
    seated: list[str] = []
    for who in OTHERS:
        held = answered(product, OWN, persona=who)["viewer"]["appointments"]
        hat = next((one["id"] for one in held if one["id"] in free), None)
        if hat is None:
            continue
        given = {
            "councilId": found["id"],
            "appointmentId": hat,
            "kind": "RESIDENT",
            "capacity": "APPOINTED",
            "sex": "FEMALE" if len(seated) % 2 else "MALE",
        }
        said = answered(product, APPOINT, persona=HEAD, input=given)["appointMember"]
        assert said["__typename"] == "AppointMemberSuccess", said
        seated.append(who)
        if len(seated) == 8:
            break
    return tuple(seated)


def tells_nothing_after_a_tap(voter: Page) -> None:
    """Vote once more with a finger: no button looks otherwise than the others afterwards."""
    browser = voter.context.browser
    assert browser is not None
    context = browser.new_context(
        storage_state=voter.context.storage_state(),
        viewport={"width": PHONE[0], "height": PHONE[1]},
        has_touch=True,
        is_mobile=True,
    )
    page = context.new_page()
    page.goto(voter.url)
    paper = page.get_by_role("region", name="표결해 주세요")
    expect(paper.get_by_text("표결했어요", exact=False).first).to_be_visible()
    with heard(page):
        paper.get_by_role("button", name="반대", exact=True).tap()
    expect(paper.get_by_role("button", name="반대")).not_to_have_attribute("aria-busy", "true")
    looks = paper.locator(".votes-3 button").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).backgroundColor)"
    )
    assert (len(looks), len(set(looks))) == (3, 1)
    context.close()


def test_on_an_english_page_a_name_amid_our_words_is_said_in_korean(
    visit: Visit, running_product: Product
) -> None:
    meeting = room(running_product, titles=(ITEM, SECOND))
    seen = answered(running_product, THERE, persona=CHAIR, id=meeting)["meeting"]
    member = next(one for one in seen["attendees"] if one["isMember"] and not one["isViewer"])
    others = [one for one in seen["attendees"] if one["isMember"] and not one["mode"]]
    for one in others:
        there = {"meetingId": meeting, "appointmentId": one["appointmentId"], "mode": "ROOM"}
        act(running_product, SECRETARY, "attendMeeting", **there)
    item = {"meetingId": meeting, "itemId": seen["items"][0]["id"]}
    who = {"appointmentId": member["appointmentId"], "ground": "당사자"}
    act(running_product, VOTER, "challengeMember", **item, **who)
    page = visit(f"/council/meetings/{seen['number']}?lang=en", persona=CHAIR, size=PHONE)
    name = member["name"]["displayName"]
    first = page.get_by_role("heading", name=f"First vote on the challenge to {name}")
    expect(first.locator("[lang=ko]")).to_have_text(name)
    assert unmarked(page, amid=True) == []
    # A button with a label of its own for readers says the name in Korean, too.
    left = page.get_by_role("button", name=f"{name}: mark as left")
    expect(left.locator(".only-read [lang=ko]")).to_have_text(name)
    put = page.get_by_role("button", name=f"Vote on the challenge to {name}")
    expect(put.locator("[lang=ko]")).to_have_text(name)
    put.click()
    asked = page.get_by_role("heading", name=f"Uphold the challenge to {name}?")
    expect(asked.locator("[lang=ko]")).to_have_text(name)
    assert unmarked(page, amid=True) == []


def test_the_26th_member_is_refused_and_thirteen_of_25_vote_in_secret(
    visit: Visit, running_product: Product
) -> None:
    under(running_product, "changwon")
    new = fill(running_product)
    head = visit("/council", persona=HEAD)
    expect(head.get_by_role("heading", name="위원 25명")).to_be_visible()
    tapped(head, "위원 위촉하기")
    form = head.get_by_role("form", name="위원 위촉하기")
    form.get_by_label("자격").select_option("대상 지역 주민")
    person = form.get_by_label("누구")
    expect(person.locator("option", has_text="주민").nth(3)).to_be_attached()
    person.select_option(index=3)
    form.get_by_label("성별").select_option("여성")
    form.get_by_role("button", name="위원 위촉하기").click()
    expect(form.get_by_text("위원은 25명까지예요.")).to_be_visible()
    # Changwon's own article says what the Act lets no ordinance widen.
    expect(form.get_by_text("창원시 스마트도시 조성 및 운영 조례 5(2)")).to_be_visible()
    form.get_by_role("button", name="그만두기").click()
    expect(head.get_by_role("heading", name="위원 25명")).to_be_visible()

    meeting = room(running_product, MEMBERS[0], *new[:4])
    chair = in_room(visit, running_product, meeting, CHAIR)
    quorum = chair.get_by_role("region", name="정족수")
    all_there = "출석 13명 / 필요 13명 (재적 25명)"
    expect(quorum.get_by_text(all_there, exact=True)).to_be_visible()
    tapped(chair, "무기명 표결 시작하기")
    expect(chair.get_by_text("누가 표결했는지 보여 주지 않아요.")).to_be_visible()
    voter = in_room(visit, running_product, meeting, VOTER, size=PHONE)
    for page, choice in ((chair, "찬성"), (voter, "반대")):
        paper = page.get_by_role("region", name="표결해 주세요")
        paper.get_by_role("button", name=choice).click()
        expect(paper.get_by_text("표결했어요", exact=False).first).to_be_visible()
    tells_nothing_after_a_tap(voter)
    vote = vote_of(running_product, meeting)
    rest = [one for one in (*MEMBERS, *new[:4]) if one != VOTER]
    for nth, who in enumerate(rest):
        said = "FOR" if nth < 6 else "ABSTAIN" if nth == 6 else "AGAINST"
        act(running_product, who, "castVote", voteId=vote, choice=said)
    assert faults(voter) == []
    tapped(chair, "표결 종료 선포하기")

    item = voter.get_by_role("article", name=f"1. {ITEM}")
    expect(item.get_by_text("찬성 7 · 반대 5 · 기권 1")).to_be_visible()
    expect(item.get_by_text("기준 13명 가운데 찬성 7명이 필요했어요.")).to_be_visible()
    item.get_by_text("어떻게 셌나요?").click()
    expect(item.get_by_role("listitem").first).to_be_visible()
    expect(item.get_by_text(re.compile(": (찬성|반대|기권)$"))).to_have_count(0)
    assert faults(chair) == []
