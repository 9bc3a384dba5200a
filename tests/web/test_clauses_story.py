"""The negotiation room in the browser: a party counters, the lead takes it over, two meet on one clause."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product
from tests.web.campaigns import act
from tests.web.test_access_story import faults, sideways
from tests.web.visits import PHONE, WIDE, Visit, answered, heard

pytestmark = pytest.mark.browser

LEAD, CITY, DEVELOPER = "company.a", "municipality.officer", "developer.lead"
ROOM = (
    "query ($number: String!) { agreement(number: $number) { tree { reference clause { id } } } }"
)
CALL = """mutation ($input: CallForOffersInput!) { callForOffers(input: $input) {
  ... on CallForOffersSuccess { call { id } } ... on Refused { reason } } }"""
FILE = """mutation ($input: FileOfferInput!) { fileOffer(input: $input) {
  ... on FileOfferSuccess { call { id } } ... on Refused { reason } } }"""


REMOVE = """
mutation ($input: RemoveClauseInput!) { removeClause(input: $input) { __typename
  ... on Refused { reason message } } }
"""


def in_room(visit: Visit, persona: str, clause: str, size: tuple[int, int] = WIDE) -> Page:
    """Open the room of the demo's agreement at a clause, as somebody."""
    page = visit(f"/agreements/2026-1?clause={clause}", size=size, persona=persona)
    expect(page.locator("#clause")).to_be_visible()
    return page


def test_a_counter_becomes_the_text_and_its_party_has_to_accept_it(visit: Visit) -> None:
    party = in_room(visit, DEVELOPER, "7", PHONE)
    expect(party.locator("#title")).to_contain_text("서명까지 조문")
    form = party.get_by_role("form", name="우리 의견: 제7조")
    form.get_by_label("역제안").check()
    form.get_by_role("button", name="역제안 내기").click()
    expect(form.get_by_text("지금 문안과 같은 역제안이에요.")).to_be_visible()
    words = form.get_by_label("대신할 문안")
    words.fill("당사자는 고의나 중대한 과실로 끼친 손해만 배상한다.")
    assert faults(party) == []
    form.get_by_role("button", name="역제안 내기").click()
    said = party.get_by_role("region", name="당사자 의견 · 제7조")
    expect(said.locator("ins").filter(has_text="손해만")).to_have_count(1)

    lead = in_room(visit, LEAD, "7")
    said = lead.get_by_role("region", name="당사자 의견 · 제7조")
    said.get_by_role("button", name="이 글을 문안으로 삼기").click()
    clause = lead.get_by_role("region", name=re.compile("^제7조"))
    expect(clause.get_by_text("역제안을 받아들인 글")).to_be_visible()
    expect(clause.locator("del")).not_to_have_count(0)
    expect(said.get_by_role("listitem").filter(has_text="의견 없음")).to_have_count(5)
    blocks = lead.get_by_role("region", name=re.compile("^서명을 막고 있는 조문"))
    expect(blocks.get_by_role("listitem").filter(has_text="제7조")).to_contain_text("해온도시공사")
    assert faults(lead) == []


def test_a_clause_chosen_far_below_is_brought_into_view(visit: Visit) -> None:
    page = in_room(visit, LEAD, "1", PHONE)
    clauses = page.get_by_role("navigation", name="조문", exact=True)
    clauses.get_by_role("button", name="모두 보기").click()
    clauses.get_by_role("link").last.click()
    expect(page.locator("#clause")).not_to_have_text(re.compile("^제1조 "))
    expect(page.locator("#clause")).to_be_in_viewport()


def test_two_who_meet_on_one_clause_are_both_told_and_nothing_is_lost(visit: Visit) -> None:
    lead, city = in_room(visit, LEAD, "3"), in_room(visit, CITY, "3", PHONE)
    for page, text in ((lead, "대표사가 쓴 글이다."), (city, "시가 쓴 글이다.")):
        page.get_by_role("button", name="문안 고치기").click()
        page.get_by_role("form", name="제3조 문안 고치기").get_by_label("문안").fill(text)
    lead.get_by_role("button", name="새 문안으로 저장").click()
    expect(lead.get_by_role("form", name="제3조 문안 고치기")).to_have_count(0)
    city.get_by_role("button", name="새 문안으로 저장").click()
    met = city.get_by_role("alert")
    expect(met).to_contain_text("그 사이에 다른 사람이 고쳤어요")
    expect(met.locator("del").filter(has_text="대표사가")).to_have_count(1)
    expect(met.locator("ins").filter(has_text="시가")).to_have_count(1)
    assert faults(city) == []
    city.get_by_role("button", name="보았어요. 내 글을 이어서 고치기").click()
    city.get_by_role("form", name="제3조 문안 고치기").get_by_label("문안").fill(
        "둘이 함께 쓴 글이다."
    )
    city.get_by_role("button", name="새 문안으로 저장").click()
    expect(city.get_by_role("region", name=re.compile("^제3조"))).to_contain_text("둘이")

    lead.reload()
    history = lead.get_by_label("견줄 판")
    expect(history.get_by_role("option")).to_have_count(3)
    history.select_option("1판")
    expect(lead.locator(".clause ins").first).to_be_visible()


def test_what_is_being_said_of_a_text_that_is_replaced_is_kept_and_said_of_the_new_one_at_a_press(
    visit: Visit,
) -> None:
    party, lead = in_room(visit, DEVELOPER, "3", PHONE), in_room(visit, LEAD, "3")
    form = party.get_by_role("form", name="우리 의견: 제3조")
    form.get_by_label("조건부 수락").check()
    words = form.locator("textarea")
    words.fill("보험에 들면 받아들입니다.")
    lead.get_by_role("button", name="문안 고치기").click()
    new = lead.get_by_role("form", name="제3조 문안 고치기")
    new.get_by_label("문안").fill("새로 쓴 글이다.")
    with heard(lead):
        new.get_by_role("button", name="새 문안으로 저장").click()

    moved = form.get_by_role("status").filter(has_text="쓰는 사이에 문안이 바뀌었어요")
    expect(moved.locator("ins").filter(has_text="새로")).to_have_count(1)
    expect(form.get_by_label("조건부 수락")).to_be_checked()
    expect(words).to_have_value("보험에 들면 받아들입니다.")
    assert faults(party) == []
    assert sideways(party) <= 0
    form.get_by_role("button", name="조건부로 수락하기").click()
    refused = form.get_by_role("alert")
    expect(refused).to_contain_text("읽은 글에 대한 의견이 아니게 돼요")
    expect(refused.locator("dt")).to_have_text(["규칙", "방법"])
    moved.get_by_role("button", name="새 문안에 대한 의견으로 바꾸기").click()
    expect(words).to_be_focused()
    expect(form.get_by_role("alert")).to_have_count(0)
    form.get_by_role("button", name="조건부로 수락하기").click()
    said = party.get_by_role("region", name="당사자 의견 · 제3조")
    expect(said.get_by_text("보험에 들면 받아들입니다.")).to_be_visible()


def test_a_paste_with_what_nobody_sees_is_cleaned_at_a_press_and_nothing_of_it_is_lost(
    visit: Visit,
) -> None:
    lead = in_room(visit, LEAD, "2", PHONE)
    before = lead.get_by_role("region", name=re.compile("^제2조"))
    lead.get_by_role("button", name="문안 고치기").click()
    form = lead.get_by_role("form", name="제2조 문안 고치기")
    pasted = "당사자는 함께 일한다.\n" * 300
    form.get_by_label("문안").fill(pasted + "가\x1b[31m나\x0c다음\t쪽 당사\u200b자 3㎡")
    form.get_by_role("button", name="새 문안으로 저장").click()
    expect(form.locator(".field-error")).to_contain_text("보이지 않는 글자를 지우고")
    assert faults(lead) == []
    form.get_by_role("button", name="보이지 않는 글자 4개 지우기").click()
    expect(form.get_by_label("문안")).to_have_value(pasted + "가나\n다음 쪽 당사자 3㎡")
    expect(form.get_by_text("지웠어요. 다시 저장해 주세요.")).to_be_visible()
    assert sideways(lead) == 0
    form.get_by_role("button", name="새 문안으로 저장").click()
    expect(before).to_contain_text("당사자 3㎡")


def test_clauses_are_added_from_the_catalogue_moved_and_removed(visit: Visit) -> None:
    lead = in_room(visit, LEAD, "1")
    tree = lead.get_by_role("navigation", name="조문")
    expect(tree.get_by_role("listitem")).to_have_count(12)
    lead.get_by_role("button", name="새 조문 쓰기").click()
    form = lead.get_by_role("form", name="조문 넣기")
    form.get_by_label("조문의 종류").select_option("불가항력")
    expect(form.get_by_label("문안")).to_have_value(re.compile("천재지변"))
    assert faults(lead) == []
    form.get_by_role("button", name="조문 넣기").click()
    expect(tree.get_by_role("listitem")).to_have_count(13)
    tree.get_by_role("link", name=re.compile("불가항력")).click()
    expect(lead.locator("#clause")).to_have_text("제9조 불가항력")

    lead.get_by_text("자리 옮기기, 빼기").click()
    move = lead.get_by_role("form", name="제9조 옮기기")
    move.get_by_label("자리").select_option("맨 앞")
    move.get_by_role("button", name="옮기기").click()
    expect(tree.get_by_role("link").first).to_contain_text("불가항력")
    tree.get_by_role("link", name=re.compile("불가항력")).click()
    expect(lead.locator("#clause")).to_have_text("제1조 불가항력")
    # What was opened stays open: it is the same clause at another place.
    remove = lead.get_by_role("form", name="제1조 빼기")
    remove.get_by_role("button", name="조문 빼기").click()
    expect(remove.get_by_text("빈칸이에요.")).to_be_visible()
    remove.get_by_label("빼는 까닭").fill("부속서에 적습니다.")
    remove.get_by_role("button", name="조문 빼기").click()
    expect(tree.get_by_role("listitem")).to_have_count(12)
    lead.get_by_text("뺀 조문 1개").click()
    expect(lead.get_by_text("부속서에 적습니다.")).to_be_visible()
    assert faults(lead) == []


def test_a_counter_against_an_older_text_is_shown_as_such(visit: Visit) -> None:
    page = in_room(visit, "auditor", "6", PHONE)
    stale = page.get_by_text("해온도시공사의 역제안은 1판을 보고 쓴 글이에요")
    expect(stale).to_be_visible()
    expect(page.get_by_role("button", name="이 글을 문안으로 삼기")).to_have_count(0)
    expect(page.get_by_role("button", name="문안 고치기")).to_have_count(0)
    expect(page.get_by_role("form")).to_have_count(0)
    expect(page.locator(".clause ins").first).to_have_text(
        "더함 다만, 에너지 설비 가운데 부속서 4에 적은 것은 인수인계를 마친 날 귀속한다."
    )
    assert faults(page) == []


def test_the_public_finds_no_agreement_and_no_link_to_one(visit: Visit) -> None:
    page = visit("/agreements/2026-1", size=PHONE)
    expect(page.locator("#title")).to_have_text("이 협약을 찾을 수 없어요")
    page.goto("/consortium")
    expect(page.locator("#title")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("2026-1"))).to_have_count(0)
    party = visit("/consortium", persona="company.c")
    party.get_by_role("link", name=re.compile("2026-1")).click()
    expect(party.locator("#clause")).to_be_visible()


def test_three_layers_are_heard_by_those_they_name_and_arrive_in_an_open_page(
    visit: Visit,
) -> None:
    lead, developer = in_room(visit, LEAD, "2"), in_room(visit, DEVELOPER, "2", PHONE)
    city = in_room(visit, CITY, "2")
    rooms = {
        page: page.get_by_role("region", name="이야기 · 제2조") for page in (lead, developer, city)
    }
    for page in (developer, city):
        rooms[page].get_by_role("button", name="둘이서").click()
        rooms[page].get_by_label("상대 당사자").select_option("가람모빌리티")
        expect(rooms[page].get_by_text("아직 나눈 말이 없어요.")).to_be_visible()

    talk = rooms[lead]
    expect(talk.get_by_text("이 글은 이 협약을 읽는 모두가 봅니다")).to_be_visible()
    talk.get_by_label("할 말").fill("모두에게 남기려던 글")
    talk.get_by_role("button", name="둘이서").click()
    expect(talk.get_by_label("할 말")).to_have_value("")
    talk.get_by_label("상대 당사자").select_option("해온도시공사")
    expect(
        talk.get_by_text("이 글은 이 두 당사자만 봅니다: 가람모빌리티, 해온도시공사")
    ).to_be_visible()
    talk.get_by_label("할 말").fill("대표사와 공사 사이의 말")
    talk.get_by_role("button", name="해온도시공사에만 말하기").click()
    # It arrives where it may be heard, without a press, and nowhere else.
    expect(rooms[developer].get_by_text("대표사와 공사 사이의 말")).to_be_visible()
    expect(rooms[city].get_by_text("아직 나눈 말이 없어요.")).to_be_visible()

    talk.get_by_role("button", name="우리 안").click()
    expect(talk.get_by_text("대표하는 사람만 봅니다")).to_be_visible()
    talk.get_by_label("할 말").fill("우리끼리 정한 끝선")
    talk.get_by_role("button", name="우리 안에만 남기기").click()
    expect(talk.get_by_text("우리끼리 정한 끝선")).to_be_visible()
    assert faults(lead) == []
    assert faults(developer) == []
    assert sideways(developer) == 0
    talk.get_by_role("button", name="거두기").click()
    expect(talk.get_by_text("거둔 말이에요.")).to_be_visible()

    auditor = in_room(visit, "auditor", "2", PHONE)
    talk = auditor.get_by_role("region", name="이야기 · 제2조")
    expect(talk.get_by_text("아직 나눈 말이 없어요.")).to_be_visible()
    expect(talk.get_by_role("button")).to_have_count(0)


MANY = """INSERT INTO agreement_message (id, programme_id, agreement_id, layer, body_id, words, said_at)
  SELECT gen_random_uuid(), a.programme_id, a.id, 'TABLE', a.parties[1], '전체에 관한 말 ' || n,
    now() - interval '1 day' + n * interval '1 s' FROM agreement a, generate_series(1, 25) n
  WHERE a.number = '2026-1'"""


def test_a_long_thread_about_all_of_it_is_read_page_by_page(
    visit: Visit, running_product: Product
) -> None:
    running_product.run_in_database(MANY)
    city = in_room(visit, CITY, "2", PHONE)
    city.locator("summary", has_text="협약 전체에 관한 이야기").click()
    about = city.get_by_role("region", name="협약 전체에 관한 이야기")
    expect(about.get_by_text("전체에 관한 말 25", exact=True)).to_be_visible()
    expect(about.get_by_text("전체에 관한 말 1", exact=True)).to_have_count(0)
    about.get_by_role("button", name="더 오래된 말 보기").click()
    expect(about.get_by_text("전체에 관한 말 1", exact=True)).to_be_visible()
    expect(about.get_by_role("button", name="더 오래된 말 보기")).to_have_count(0)
    assert faults(city) == []
    assert sideways(city) == 0


def test_sealed_offers_open_for_all_at_their_hour(visit: Visit, running_product: Product) -> None:
    city = in_room(visit, CITY, "4")
    sealed = city.get_by_role("region", name="봉인 제안 · 제4조")
    expect(sealed.get_by_text("데이터베이스를 운영하는 사람은 열기 전에도")).to_be_visible()
    sealed.get_by_text("봉인 제안 받기").first.click()
    form = sealed.get_by_role("form", name="봉인 제안 받기")
    form.get_by_label("무엇을 제안받을까요").fill("현물의 값")
    form.get_by_role("button", name="제안 요청하기").click()
    expect(form.get_by_text("여는 때를 정하세요.")).to_be_visible()
    form.get_by_label("여는 때").fill("2099-01-01T09:00")
    assert faults(city) == []
    form.get_by_role("button", name="제안 요청하기").click()
    call = sealed.get_by_role("article", name="현물의 값")
    expect(call.get_by_text("봉인 중")).to_be_visible()

    lead = in_room(visit, LEAD, "4", PHONE)
    call = lead.get_by_role("article", name="현물의 값")
    form = call.get_by_role("form", name="우리 제안 내기: 현물의 값")
    form.get_by_label("금액(원)").fill("1,2억")
    form.get_by_role("button", name="우리 제안 내기").click()
    expect(form.get_by_text("1,234,000,000처럼 적어 주세요.")).to_be_visible()
    form.get_by_label("금액(원)").fill("1.2억")
    expect(form.get_by_text("(120,000,000원)")).to_be_visible()
    form.get_by_role("button", name="우리 제안 내기").click()
    expect(call.get_by_text("우리 제안:")).to_be_visible()
    expect(call.get_by_role("button", name="우리 제안 바꾸기")).to_be_visible()
    assert faults(lead) == []
    assert sideways(lead) == 0

    # Of one whose hour comes: nothing of it before, all of it after, in a page that stays open.
    found = answered(running_product, ROOM, persona=CITY, number="2026-1")["agreement"]["tree"]
    clause = next(one["clause"]["id"] for one in found if one["reference"] == "제5조")
    hour = (datetime.now(UTC) + timedelta(seconds=25)).isoformat()
    asked = {"clauseId": clause, "asked": "곧 열 제안", "closesAt": hour}
    made = act(running_product, CITY, CALL, "callForOffers", **asked)
    filed = {"callId": made["call"]["id"], "words": "우리 값", "won": 77}
    act(running_product, DEVELOPER, FILE, "fileOffer", **filed)
    auditor = in_room(visit, "auditor", "5", PHONE)
    # A clock that is fast asks too early, and again.
    auditor.add_init_script("const now = Date.now; Date.now = () => now() + 6000")
    auditor.reload()
    call = auditor.get_by_role("article", name="곧 열 제안")
    expect(call.get_by_text("봉인 중")).to_be_visible()
    expect(call.get_by_text("우리 값")).to_have_count(0)
    expect(call.get_by_text("열렸어요")).to_be_visible()
    expect(call.get_by_text("연 때:")).to_be_visible()
    expect(call.get_by_text("우리 값")).to_be_visible()


def test_a_clause_being_written_stays_when_another_is_added_meanwhile(
    visit: Visit, running_product: Product
) -> None:
    lead, city = in_room(visit, LEAD, "1"), in_room(visit, CITY, "1", PHONE)
    tree = lead.get_by_role("navigation", name="조문", exact=True)
    count = tree.get_by_role("listitem").count()
    for page, heading, text in (
        (lead, "나의 조문", "내가 쓰던 글이다."),
        (city, "남의 조문", "그사이 넣은 글이다."),
    ):
        page.get_by_role("button", name="새 조문 쓰기").click()
        form = page.get_by_role("form", name="조문 넣기")
        form.get_by_label("제목").fill(heading)
        form.get_by_label("문안").fill(text)
    with heard(city):
        city.get_by_role("form", name="조문 넣기").get_by_role("button", name="조문 넣기").click()
    expect(tree.get_by_role("listitem")).to_have_count(count + 1)
    mine = lead.get_by_role("form", name="조문 넣기")
    expect(mine.get_by_label("문안")).to_have_value("내가 쓰던 글이다.")
    with heard(lead):
        mine.get_by_role("button", name="조문 넣기").click()
    # The place was chosen in another tree: told once, and then it is put where it is wanted.
    expect(mine.get_by_role("alert")).to_be_visible()
    expect(mine.get_by_label("문안")).to_have_value("내가 쓰던 글이다.")
    with heard(lead):
        mine.get_by_role("button", name="조문 넣기").click()
    expect(tree.get_by_role("listitem")).to_have_count(count + 2)
    asked = """{ agreement(number: "2026-1") { id version tree { clause { id current { heading } } } } }"""
    for heading in ("나의 조문", "남의 조문"):
        found = answered(running_product, asked, persona=LEAD)["agreement"]
        (clause,) = (
            one["clause"]["id"]
            for one in found["tree"]
            if one["clause"]["current"]["heading"] == heading
        )
        gone = act(
            running_product,
            LEAD,
            REMOVE,
            "removeClause",
            clauseId=clause,
            expectedVersion=found["version"],
            reason="시험",
        )
        assert gone["__typename"] == "RemoveClauseSuccess", gone
