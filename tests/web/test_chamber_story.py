"""A council's less usual days: a tie that is lost, a question in writing, amendments, what is taken up."""

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product, product_of_its_own
from tests.web.reach import unreached
from tests.web.test_access_story import faults, sideways
from tests.web.test_many_councils_story import hat
from tests.web.test_meeting_story import MEMBERS, room
from tests.web.test_minutes_story import CHAIR, COUNCIL, MEETING, SECRETARY, act, confirm
from tests.web.visits import PHONE, WIDE, Visit, answered, heard, tapped

pytestmark = pytest.mark.browser

VOTERS = (CHAIR, *MEMBERS[1:])
PROXY, STANDS_IN, SENT = "municipality.clerk2", "문태호 (해온시)", "서민아 (해온시)"
MINUTED = ("위 위원의 대리인으로 출석(회의장)", "찬성(대리)")
AMENDMENTS = (("세 곳", "두 곳"), ("20일", "27일"))
MOVED = "query ($id: ID!) { meeting(id: $id) { items { amending { amendments { id } } } } }"
SETTLED = """() => Promise.all(document.getAnimations().filter((one) => one instanceof CSSTransition)
  .map((one) => one.finished)).then(() => 0)"""
PARTLY = """{ programmes(first: 1) { edges { node {
  proposals(state: PARTLY_ADOPTED, first: 1) { edges { node { number title } } } } } } }"""
IN_WRITING = """mutation ($input: PrepareInWritingInput!) { prepareInWriting(input: $input) {
  ... on PrepareInWritingSuccess { meeting { id number } } ... on Refused { message } } }"""


@pytest.fixture(scope="module")
def running_product() -> Iterator[Product]:
    """A product of its own, whose council votes and answers as nowhere else."""
    yield from product_of_its_own("chamber")


@pytest.mark.timeout(300)
def test_amendments_go_before_the_words_and_a_tie_is_told_as_what_it_came_to(
    visit: Visit, running_product: Product
) -> None:
    meeting = room(running_product)
    seen = answered(running_product, MEETING, persona=SECRETARY, id=meeting)["meeting"]
    address, item = f"/council/meetings/{seen['number']}", seen["items"][0]["id"]
    for find, replacement in AMENDMENTS:
        change = {"passage": find, "words": replacement}
        given = {"itemId": item, "reason": "공정이 늦음", "changes": [change]}
        act(running_product, MEMBERS[1], "moveAmendment", meetingId=meeting, **given)
    moved = answered(running_product, MOVED, persona=SECRETARY, id=meeting)["meeting"]["items"][0]
    for one in moved["amending"]["amendments"]:
        given = {"meetingId": meeting, "amendmentId": one["id"]}
        act(running_product, MEMBERS[2], "supportAmendment", **given)
    chair = visit(address, persona=CHAIR)
    member = visit(address, size=PHONE, persona=MEMBERS[4])
    display = visit(f"{address}/display")
    for number in (2, 1):
        # The chair has given no order: the last that was moved comes first, the words themselves last.
        expect(chair.get_by_text(f"원안보다 수정안 {number}번을 먼저 표결해요.")).to_be_visible()
        tapped(chair, "이의가 있는지 묻기")
        tapped(chair, "표결 종료 선포하기")
    agenda = chair.get_by_role("article", name="1. 쉼터 인수인계 시기")
    expect(agenda.get_by_text("지금 문장 (제3판)")).to_be_visible()
    expect(chair.get_by_text("먼저 표결해요.")).to_have_count(0)

    with heard(chair):
        tapped(chair, "기명 표결 시작하기")
    expect(member.get_by_role("region", name="표결해 주세요")).to_be_visible()
    votes = answered(running_product, MEETING, persona=SECRETARY, id=meeting)["meeting"]["items"]
    for nth, who in enumerate(VOTERS):
        choice = "FOR" if nth % 2 else "AGAINST"
        act(running_product, who, "castVote", voteId=votes[0]["votes"][-1]["id"], choice=choice)
    # The pressed answer is filled in a moment, and read by an eye when it is.
    mine = member.get_by_role("button", name="반대", exact=True, pressed=True)
    expect(mine.locator("visible=true").first).to_be_visible()
    member.evaluate(SETTLED)
    assert unreached(member) == []
    assert faults(member) == []
    tapped(chair, "표결 종료 선포하기")
    for page in (chair, member, display):
        expect(page.get_by_text("가부동수라 부결이에요.")).to_be_visible()
    # The room too is told why as many votes for it as against it were not enough.
    expect(display.get_by_text("기준 9명 가운데 찬성 5명이 필요했어요.")).to_be_visible()
    for page in (member, chair):
        assert unreached(page) == []
    assert sideways(member) == 0
    assert faults(display) == []


def test_a_question_in_writing_is_closed_by_the_secretary_at_its_hour(
    visit: Visit, running_product: Product
) -> None:
    council = answered(running_product, COUNCIL)["councils"]["edges"][0]["node"]["id"]
    until = datetime.now(UTC) + timedelta(seconds=30)
    given = {"councilId": council, "case": "MINOR", "reason": "자구", "until": until.isoformat()}
    key = {"idempotency-key": str(uuid4())}
    made = answered(running_product, IN_WRITING, persona=SECRETARY, headers=key, input=given)
    meeting, number = (made["prepareInWriting"]["meeting"][one] for one in ("id", "number"))
    words = {"title": "자구 정정", "motion": "'3곳'을 '세 곳'으로 바로잡는다."}
    terms = {"topic": "HANDOVER", "asked": "RESOLUTION", **words}
    act(running_product, SECRETARY, "putItem", meetingId=meeting, **terms)
    act(running_product, CHAIR, "callMeeting", meetingId=meeting)
    seen = answered(running_product, MEETING, persona=SECRETARY, id=meeting)["meeting"]
    vote = seen["items"][0]["votes"][0]["id"]
    address = f"/council/meetings/{number}"

    secretary = visit(address, size=PHONE, persona=SECRETARY)
    expect(secretary.get_by_text("서면으로 답하는 중")).to_be_visible()
    expect(secretary.get_by_text("17명의 답을 기다려요")).to_be_visible()
    expect(secretary.get_by_text("9명이 더 답해야 의결할 수 있어요")).to_be_visible()
    expect(secretary.get_by_text("통지가 도달해야")).to_have_count(0)
    listed = visit("/council").get_by_role("listitem").filter(has_text=f"제{number}차 회의")
    expect(listed.get_by_text("서면으로 답하는 중")).to_be_visible()
    # Neither chair nor vice-chair answers: somebody closes it all the same.
    member = visit(address, persona=MEMBERS[0])
    act(running_product, MEMBERS[0], "castVote", voteId=vote, choice="FOR")
    expect(member.get_by_text("내 표: 찬성")).to_be_visible()
    expect(secretary.get_by_text("16명의 답을 기다려요")).to_be_visible()
    expect(secretary.get_by_text("답하는 기한이 지났어요. 표결을 마쳐요")).to_be_visible()
    expect(member.get_by_role("heading", name="서면심의의 답을 마감했어요")).to_be_visible()
    expect(member.get_by_role("region", name="표결해 주세요")).to_have_count(0)
    assert unreached(secretary) == []
    assert faults(secretary) == []
    assert faults(member) == []
    tapped(secretary, "표결 종료 선포하기")
    expect(secretary.get_by_text("정족수 모자람", exact=True)).to_be_visible()
    expect(secretary.get_by_text("폐회", exact=True).first).to_be_visible()


@pytest.mark.timeout(300)
def test_a_seat_votes_once_by_whoever_fills_it_and_the_roll_and_the_minutes_say_who(
    visit: Visit, running_product: Product
) -> None:
    meeting = room(running_product)
    seen = answered(running_product, MEETING, persona=SECRETARY, id=meeting)["meeting"]
    address, item = f"/council/meetings/{seen['number']}", seen["items"][0]["id"]
    given = {"meetingId": meeting, "letter": "출장으로 출석과 표결을 위임합니다."}
    hats = {who: hat(running_product, who, "MUNICIPAL_OFFICER") for who in (MEMBERS[0], PROXY)}
    act(running_product, MEMBERS[0], "nameProxy", appointmentId=hats[PROXY], **given)
    seat = {"meetingId": meeting, "appointmentId": hats[MEMBERS[0]]}
    act(running_product, SECRETARY, "acceptProxy", **seat)
    proxy = visit(address, size=PHONE, persona=PROXY)
    tapped(proxy, "출석하기")
    there = proxy.get_by_role("region", name="출석 10 / 17명")
    # He is among those who vote, and not below the words that the others do not.
    filled = there.get_by_role("list").first.get_by_role("listitem").filter(has_text=STANDS_IN)
    expect(filled.get_by_text(f"{SENT} 대리", exact=True)).to_be_visible()
    act(running_product, CHAIR, "openVote", meetingId=meeting, itemId=item, kind="ROLL_CALL")
    paper = proxy.get_by_role("region", name="표결해 주세요")
    expect(paper.get_by_text(f"{SENT} 위원을 대신해 표결해요.")).to_be_visible()
    with heard(proxy):
        paper.get_by_role("button", name="찬성").click()
    expect(proxy.get_by_text("내 표: 찬성")).to_be_visible()
    voted = proxy.get_by_role("region", name="표결한 위원 1 / 10명").get_by_role("listitem")
    expect(voted).to_have_count(10)
    roll = f"{STANDS_IN} · {SENT} 위원 대리"
    expect(voted.filter(has_text="표결함")).to_contain_text(roll)
    assert faults(proxy) == []
    assert sideways(proxy) == 0

    # The member is told what his coming does; then the vote is his, and who stood in comes no more.
    member = visit(f"{address}?lang=en", persona=MEMBERS[0])
    expect(member.get_by_text(f"{STANDS_IN} is there in your place.")).to_be_visible()
    expect(member.get_by_role("region", name="You have no vote in this")).to_be_visible()
    assert faults(member) == []
    tapped(member, "Attend")
    expect(member.get_by_text(re.compile("^Your vote: for$", re.IGNORECASE))).to_be_visible()
    expect(proxy.get_by_text("위원 본인이 출석해 직접 표결합니다.")).to_be_visible()
    expect(proxy.get_by_role("button", name="출석하기")).to_have_count(0)
    expect(voted).to_have_count(10)
    with heard(member):
        tapped(member, "Leave")
    tapped(proxy, "출석하기")
    expect(proxy.get_by_text("내 표: 찬성")).to_be_visible()

    votes = answered(running_product, MEETING, persona=SECRETARY, id=meeting)["meeting"]["items"]
    vote = votes[0]["votes"][-1]["id"]
    for who in (CHAIR, *MEMBERS[1:6]):
        act(running_product, who, "castVote", voteId=vote, choice="FOR")
    act(running_product, CHAIR, "closeVote", voteId=vote)
    article = proxy.get_by_role("article", name="1. 쉼터 인수인계 시기")
    article.get_by_text("어떻게 셌나요?").click()
    expect(article.get_by_text(f"{roll}: 찬성")).to_be_visible()
    act(running_product, CHAIR, "closeMeeting", meetingId=meeting)
    desk = visit(f"{address}/minutes", persona=SECRETARY)
    confirm(desk, "회의록 초안 만들기")
    for said in MINUTED:
        expect(desk.get_by_text(said).first).to_be_visible()


def prepared(product: Product, ahead: timedelta) -> tuple[str, int, datetime]:
    """Prepare a meeting without an item; return its id, its number and its hour."""
    council = answered(product, COUNCIL)["councils"]["edges"][0]["node"]["id"]
    starts = datetime.now(UTC) + ahead
    given = {"councilId": council, "startsAt": starts.isoformat(), "place": "해온시청 3층 회의실"}
    meeting = act(product, SECRETARY, "prepareMeeting", **given)
    seen = answered(product, MEETING, persona=SECRETARY, id=meeting)["meeting"]
    return meeting, int(seen["number"]), starts


def take(page: Page, name: str, **said: str) -> None:
    """Fill in a form that takes something to the council, and send it."""
    page.get_by_text(name).first.click()
    form = page.get_by_role("form", name=name)
    form.get_by_label("무엇에 관한 것인가요").select_option("OTHER_BY_RESOLUTION")
    form.get_by_label("무엇을 구하나요").select_option(said["asked"])
    if "motion" in said:
        form.get_by_label("표결할 문장").fill(said["motion"])
    if "taken_up" in said:
        form.get_by_label("다루기로 한 의결").select_option(label=said["taken_up"])
    with heard(page):
        form.get_by_role("button", name=name).click()


@pytest.mark.timeout(300)
def test_what_the_council_takes_up_leads_to_the_idea_and_the_agreement_and_back(
    visit: Visit, running_product: Product
) -> None:
    partly = answered(running_product, PARTLY)["programmes"]["edges"][0]["node"]["proposals"]
    idea, agreement = partly["edges"][0]["node"], "2026-1"
    meeting, number, starts = prepared(running_product, timedelta(seconds=40))
    secretary = visit(f"/council/meetings/{number}", persona=SECRETARY)
    # What the city adopted in part can be taken up like what it adopted whole.
    secretary.get_by_text("주민제안을 안건으로 올리기").first.click()
    form = secretary.get_by_role("form", name="주민제안을 안건으로 올리기")
    wanted = f"{idea['number']} {idea['title']}"
    form.get_by_label("채택된 주민제안").select_option(label=wanted)
    form.get_by_label("무엇을 구하나요").select_option("REPORT")
    # Nobody votes on a report.
    expect(form.get_by_label("보고할 내용")).to_be_visible()
    secretary.get_by_text("주민제안을 안건으로 올리기").first.click()
    take(secretary, "주민제안을 안건으로 올리기", asked="TAKE_UP", motion="다음 회의에서 다룬다.")
    lead = visit(f"/council/meetings/{number}", persona="developer.lead")
    lead.get_by_text("협약 사항 올리기").first.click()
    offered = lead.get_by_role("form", name="협약 사항 올리기").get_by_label("협약", exact=True)
    # An agreement in force is before its parties no more.
    expect(offered.locator("option")).to_have_count(1)
    expect(offered).to_contain_text(agreement)
    lead.get_by_text("협약 사항 올리기").first.click()
    take(lead, "협약 사항 올리기", asked="TAKE_UP")

    act(running_product, CHAIR, "callMeeting", meetingId=meeting, urgency="급함")
    time.sleep(max(0.0, (starts - datetime.now(UTC)).total_seconds() + 1))
    for who in (CHAIR, *MEMBERS):
        act(running_product, who, "attendMeeting", meetingId=meeting, mode="ROOM")
    act(running_product, CHAIR, "openMeeting", meetingId=meeting)
    items = answered(running_product, MEETING, persona=SECRETARY, id=meeting)["meeting"]["items"]
    for place, item in enumerate(items):
        given = {"meetingId": meeting, "itemId": item["id"]}
        act(running_product, CHAIR, "callItem", **given)
        act(running_product, CHAIR, "openVote", **given, kind="CONSENT")
        seen = answered(running_product, MEETING, persona=SECRETARY, id=meeting)["meeting"]
        act(running_product, CHAIR, "closeVote", voteId=seen["items"][place]["votes"][-1]["id"])
    act(running_product, CHAIR, "closeMeeting", meetingId=meeting)

    _, following, _ = prepared(running_product, timedelta(days=20))
    page = visit(f"/council/meetings/{following}", size=PHONE, persona=SECRETARY)
    more = {"motion": "고침터를 북쪽에도 둔다.", "taken_up": idea["title"]}
    page.get_by_text("주민제안을 안건으로 올리기").first.click()
    form = page.get_by_role("form", name="주민제안을 안건으로 올리기")
    form.get_by_label("채택된 주민제안").select_option(label=wanted)
    page.get_by_text("주민제안을 안건으로 올리기").first.click()
    take(page, "주민제안을 안건으로 올리기", asked="RESOLUTION", **more)
    expect(
        page.get_by_role("link", name=f"제{number}차 회의 안건 1의 의결로 다뤄요")
    ).to_be_visible()
    assert unreached(page) == []
    page.get_by_role("link", name=f"주민제안 {idea['number']}").click()
    # From the idea itself, and from the resolution by which it was taken up.
    expect(page.get_by_role("link", name=f"협의회 안건 {following}-1")).to_have_count(2)
    party = visit(f"/agreements/{agreement}", persona="developer.lead")
    party.get_by_role("link", name=f"협의회 안건 {number}-2").first.click()
    expect(party.get_by_role("heading", name=f"제{number}차 회의")).to_be_visible()

    # What it took up is for the council itself, and the register finds it so.
    register = visit("/council/decisions", size=PHONE, persona=SECRETARY)
    register.get_by_label("할 기관").select_option(label="협의회")
    rows = register.get_by_role("main").get_by_role("listitem").filter(has_text="할 기관: 협의회")
    expect(rows).to_have_count(2)
    expect(rows.get_by_text("이행 중", exact=True)).to_have_count(2)
    assert unreached(register) == []
    rows.filter(has_text="다음 회의에서 다룬다.").get_by_role("link").click()
    expect(register.get_by_text("안건으로 올림", exact=True)).to_be_visible()
    expect(register.get_by_role("link", name=f"제{following}차 회의 1번 안건")).to_be_visible()
    assert unreached(register) == []
    assert faults(register) == []


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_a_finger_reaches_every_link_of_the_register_and_its_decision(
    visit: Visit, size: tuple[int, int]
) -> None:
    page = visit("/council/decisions", size=size)
    expect(page.get_by_role("link", name="2026-2").first).to_be_visible()
    assert unreached(page) == []
    page = visit("/council/decisions/2026/2", size=size)
    expect(page.get_by_text("할 기관").first).to_be_visible()
    assert unreached(page) == []
