"""The consortium in the browser: it is formed, a company joins with the yes of the others, another leaves."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product, product_of_its_own
from tests.web.campaigns import OFFICER, act
from tests.web.test_access_story import faults
from tests.web.visits import PHONE, WIDE, Visit, answered, heard, left

pytestmark = pytest.mark.browser

NEWCOMER, LEAVER = "라온센서", "누리에너지"
THREE = ("가람모빌리티", LEAVER, "해온시")
PLACE = "{ programmes(first: 1) { edges { node { id bodies { body { id name } } } } } }"
APPOINT = """
mutation Appoint($input: AppointInput!) {
  appoint(input: $input) {
    ... on AppointSuccess { appointment { id } }
    ... on Refused { reason message }
  }
}
"""


def let_somebody_speak_for(product: Product, body: str, persona: str) -> None:
    """Appoint somebody, as the city's officer does, to speak for a company."""
    place = answered(product, PLACE, persona=OFFICER)["programmes"]["edges"][0]["node"]
    (body_id,) = {one["body"]["id"] for one in place["bodies"] if one["body"]["name"] == body}
    person = answered(product, "{ viewer { id } }", persona=persona)["viewer"]["id"]
    made = act(
        product,
        OFFICER,
        APPOINT,
        "appoint",
        personId=person,
        bodyId=body_id,
        programmeId=place["id"],
        role="COMPANY_REPRESENTATIVE",
        mandate=f"{body} 위임장",
    )
    assert "appointment" in made, made


def at_consortium(
    visit: Visit, product: Product, persona: str, size: tuple[int, int] = WIDE
) -> Page:
    """Open the page as somebody."""
    page = visit(f"{product.url}/consortium", size=size, persona=persona)
    expect(page.locator("#title")).to_be_visible()
    return page


def agree(visit: Visit, product: Product, persona: str, what: str, size: tuple[int, int]) -> Page:
    """Say yes for an organisation, on the card of a change; return the page."""
    page = at_consortium(visit, product, persona, size)
    card = page.get_by_role("article", name=what)
    card.get_by_label("까닭").fill("확인했습니다.")
    assert faults(page) == []
    with heard(page):
        card.get_by_role("button", name="찬성하기").click()
    return page


def test_a_company_joins_and_another_leaves(visit: Visit, running_product: Product) -> None:
    product = running_product
    let_somebody_speak_for(product, NEWCOMER, "stranger")
    lead = at_consortium(visit, product, "company.a")
    lead.get_by_role("button", name="새 구성원 들이기").click()
    form = lead.get_by_role("form", name="새 구성원 들이기")
    form.get_by_label("기관", exact=True).select_option(NEWCOMER)
    form.get_by_label("지분", exact=True).fill("0.1")
    form.get_by_label("까닭", exact=True).fill("센서를 맡을 기업이 필요합니다.")
    form.get_by_role("button", name="안건 내기").click()
    expect(form.get_by_text("지분은 1/3이나 33.4%처럼 적어 주세요.")).to_be_visible()
    form.get_by_label("지분", exact=True).fill("1/10")
    form.get_by_role("button", name="안건 내기").click()
    expect(lead.get_by_text("안건을 냈어요.")).to_be_visible()
    expect(lead.get_by_role("heading", name="구성원에게 안건 내기")).to_be_focused()
    joins = lead.get_by_role("article", name=f"{NEWCOMER} 가입")
    expect(joins.get_by_text("아직 답 없음")).to_have_count(5)
    expect(joins.get_by_text("필요한 찬성: 3분의 2 이상.")).to_be_visible()
    expect(joins.get_by_text("세는 5곳 가운데 1곳 찬성, 0곳 반대")).to_be_visible()
    # Who agrees sees what it costs him: a tenth of what each holds goes to the newcomer.
    foreseen = joins.get_by_role("heading", name="정해지면 지분이 이렇게 돼요").locator("xpath=..")
    lines = foreseen.get_by_role("listitem")
    expect(lines.filter(has_text=NEWCOMER)).to_contain_text("새로 1/10 (10.00%)")
    expect(lines.filter(has_text=LEAVER)).to_contain_text("27/200 (13.50%) → 243/2000 (12.15%)")
    assert faults(lead) == []

    for persona, size in (("municipality.officer", WIDE), ("company.b", PHONE)):
        page = agree(visit, product, persona, f"{NEWCOMER} 가입", size)
        card = page.get_by_role("article", name=f"{NEWCOMER} 가입")
        expect(card.get_by_text("확인했습니다.")).not_to_have_count(0)
        left(page)
    left(agree(visit, product, "stranger", f"{NEWCOMER} 가입", PHONE))
    page = agree(visit, product, "company.c", f"{NEWCOMER} 가입", WIDE)
    expect(page.locator("#title")).to_have_text("6곳이 함께 사업을 꾸려요")
    expect(page.get_by_role("listitem").filter(has_text=NEWCOMER).first).to_contain_text("1/10")
    history = page.get_by_role("region", name="달라진 날들")
    expect(history.get_by_text(f"{NEWCOMER} 가입")).to_be_visible()
    left(page)

    leaver = at_consortium(visit, product, "company.b", PHONE)
    leaver.get_by_role("button", name="우리 기관 탈퇴하기").click()
    form = leaver.get_by_role("form", name="우리 기관 탈퇴하기")
    expect(form.get_by_role("button", name="취소")).to_be_visible()
    form.get_by_label("까닭", exact=True).fill("에너지 사업을 접습니다.")
    form.get_by_label("돌려줄 것").fill("현장 사무실 열쇠\n충전기 12대")
    form.get_by_role("button", name="안건 내기").click()
    expect(leaver.get_by_text("안건을 냈어요.")).to_be_visible()
    goes = leaver.get_by_role("article", name=f"{LEAVER} 탈퇴").get_by_role("listitem")
    expect(goes.filter(has_text=f"{LEAVER} 243/2000")).to_contain_text("→ 나감")
    expect(goes.filter(has_text=f"{NEWCOMER} 1/10")).to_contain_text("→ 200/1757")
    assert faults(leaver) == []
    for persona in ("municipality.officer", "company.a"):
        page = agree(visit, product, persona, f"{LEAVER} 탈퇴", WIDE)
        card = page.get_by_role("article", name=f"{LEAVER} 탈퇴")
        expect(card.get_by_text("확인했습니다.")).not_to_have_count(0)
        left(page)
    page = agree(visit, product, "developer.lead", f"{LEAVER} 탈퇴", WIDE)
    went = page.get_by_role("region", name="달라진 날들").get_by_text(f"{LEAVER} 나감")
    expect(went).to_be_visible()
    leaver.reload()
    expect(leaver.get_by_role("button", name="대표사 바꾸기")).to_be_visible()
    expect(leaver.get_by_role("button", name="우리 기관 탈퇴하기")).to_have_count(0)
    # Until when it answers stands in view, for who leaves and for who stays, and not in a folded card alone.
    for reader, ours in ((leaver, 1), (page, 0)):
        answers = reader.get_by_role("region", name="나가는 구성원의 책임")
        expect(
            answers.get_by_text(re.compile("^나가기 전의 채무는 .*까지 책임져요"))
        ).to_be_visible()
        expect(answers.get_by_text("현장 사무실 열쇠, 충전기 12대")).to_be_visible()
        expect(answers.get_by_text("우리", exact=True)).to_have_count(ours)
        assert faults(reader) == []

    resident = visit(f"{product.url}/consortium", size=PHONE, persona="resident.3")
    expect(resident.locator("#title")).to_have_text("6곳이 함께 사업을 꾸려요")
    expect(resident.get_by_role("article")).to_have_count(0)
    expect(resident.get_by_text("나가는 구성원의 책임")).to_have_count(0)
    expect(resident.get_by_text("에너지 사업을 접습니다.")).to_have_count(0)
    day = resident.locator("#history ~ ol time").last.get_attribute("datetime")
    out = date.fromisoformat(day or "")
    resident.get_by_label("다른 날의 구성원 보기").fill(out.isoformat())
    expect(resident.get_by_role("heading", name=re.compile("구성원과 지분$"))).to_contain_text(
        str(out.year)
    )
    parties = resident.get_by_role("region", name=re.compile("구성원과 지분$"))
    expect(parties.get_by_text(LEAVER)).to_have_count(0)
    # A tenth of what 13.5 % of nine tenths left behind, exactly: 1/10 over 1 − 243/2000.
    expect(parties.get_by_role("listitem").filter(has_text=NEWCOMER)).to_contain_text("200/1757")
    resident.get_by_label("다른 날의 구성원 보기").fill((out - timedelta(days=1)).isoformat())
    expect(parties.get_by_text(LEAVER)).to_have_count(1)
    assert faults(resident) == []


def test_a_change_of_the_lead_says_how_much_of_the_shares_it_has(
    visit: Visit, running_product: Product
) -> None:
    page = at_consortium(visit, running_product, "developer.lead", PHONE)
    page.get_by_role("button", name="대표사 바꾸기").click()
    form = page.get_by_role("form", name="대표사 바꾸기")
    form.get_by_label("기관", exact=True).select_option("해온도시공사")
    form.get_by_label("까닭", exact=True).fill("사업을 총괄하는 기관이 대표합니다.")
    with heard(page):
        form.get_by_role("button", name="안건 내기").click()
    card = page.get_by_role("article", name="대표사 교체: 해온도시공사")
    far = card.locator("p").filter(has_text="필요한 찬성: 3분의 2 이상.")
    expect(far).to_have_text(re.compile(r"지분으로 세요. 세는 지분 [\d.]+% 가운데 [\d.]+% 찬성$"))
    assert faults(page) == []
    with heard(page):
        card.get_by_role("button", name="안건 거두기").click()
    expect(far).to_have_count(0)  # what is over has no way to go


def test_who_is_to_be_expelled_has_its_say_beside_the_answers(
    visit: Visit, running_product: Product
) -> None:
    product = running_product
    page = at_consortium(visit, product, "developer.lead", PHONE)
    page.get_by_role("button", name="구성원 제명하기").click()
    form = page.get_by_role("form", name="구성원 제명하기")
    form.get_by_label("제명 사유").fill("두 해째 분담금을 내지 않았습니다.")
    with heard(page):
        form.get_by_role("button", name="안건 내기").click()
    expect(form.get_by_label("기관", exact=True)).to_have_attribute("aria-invalid", "true")
    form.get_by_label("기관", exact=True).select_option("다온데이터")
    with heard(page):
        form.get_by_role("button", name="안건 내기").click()
    card = page.get_by_role("article", name="다온데이터 제명")
    silent = card.get_by_role("listitem").filter(has_text="다온데이터 (")
    expect(silent).to_contain_text("당사자라 표로 세지 않음")
    expect(silent).to_contain_text("아직 답 없음")

    concerned = at_consortium(visit, product, "company.c", PHONE)
    own = concerned.get_by_role("article", name="다온데이터 제명")
    expect(own.get_by_text("우리 기관에 관한 안건이라 표로 세지는 않아요.")).to_be_visible()
    own.get_by_label("까닭").fill("3월 2일에 냈습니다.")
    assert faults(concerned) == []
    with heard(concerned):
        own.get_by_role("button", name="반대하기").click()
    # The open page of who put it hears of the say by itself.
    expect(card.get_by_text("3월 2일에 냈습니다.")).to_be_visible()
    expect(card.get_by_text("1곳 찬성, 0곳 반대")).to_be_visible()
    with heard(page):
        card.get_by_role("button", name="안건 거두기").click()
    expect(card.get_by_role("button", name="안건 거두기")).to_have_count(0)


@pytest.fixture(scope="module")
def bare_house() -> Iterator[Product]:
    """A product of its own, in whose place no consortium has been formed."""
    for product in product_of_its_own("consortium"):
        product.run_in_database("UPDATE consortium SET state = 'NOT_FORMED'")
        yield product


def test_three_form_a_consortium_with_a_third_each(visit: Visit, bare_house: Product) -> None:
    product = bare_house
    lead = at_consortium(visit, product, "company.a", PHONE)
    expect(lead.locator("#title")).to_have_text("아직 컨소시엄이 없어요")
    city = at_consortium(visit, product, OFFICER)
    other = city.get_by_role("form", name="컨소시엄 꾸리기")
    other.get_by_label("까닭").fill("시가 먼저 꾸리려던 까닭")
    city.wait_for_load_state("networkidle")
    form = lead.get_by_role("form", name="컨소시엄 꾸리기")
    form.get_by_label("이름").fill("해온 첫 컨소시엄")
    for body in THREE:
        form.get_by_label(body, exact=True).fill("33%")
    form.get_by_label("대표사", exact=True).select_option("가람모빌리티")
    form.get_by_label("첫날").fill("2022-10-18")
    form.get_by_text("협약에서 따로 정한 결정 방법").click()
    form.get_by_label("가입", exact=True).select_option("3분의 2 이상")
    form.get_by_label("가입: 무엇으로 세나요").select_option("지분만큼")
    form.get_by_label("가입: 협약의 어디에 있나요").fill("공동협약 제19조")
    form.get_by_label("까닭").fill("셋이서 꾸립니다.")
    form.get_by_role("button", name="동의 구하기").click()
    shares = {body: form.get_by_label(body, exact=True) for body in THREE}
    expect(form.get_by_text("지분의 합이 1이 아니라 99/100이에요.")).to_be_visible()
    # It is wrong of all three together; of one that is no share it is said beside that one.
    for body in THREE:
        expect(shares[body]).to_have_attribute("aria-invalid", "true")
        expect(shares[body]).to_have_value("33%")
    assert faults(lead) == []
    shares["해온시"].fill("삼분의 일")
    form.get_by_role("button", name="동의 구하기").click()
    expect(shares["해온시"]).to_have_accessible_description(
        re.compile("지분은 1/3이나 33.4%처럼 적어 주세요.")
    )
    expect(shares["해온시"]).to_be_focused()
    expect(shares["가람모빌리티"]).not_to_have_attribute("aria-invalid", "true")
    for body in THREE:
        # As a Korean keyboard writes it.
        shares[body].fill("１／３")
    form.get_by_role("button", name="동의 구하기").click()
    expect(lead.locator("#title")).to_have_text("컨소시엄을 꾸리는 중이에요")
    # What it sent itself is no loss; what another was typing stays to be copied.
    expect(lead.get_by_text("그사이 다른 기관이 컨소시엄을 내놓았어요")).to_have_count(0)
    left_over = city.get_by_role("region", name="그사이 다른 기관이 컨소시엄을 내놓았어요")
    expect(left_over).to_contain_text("시가 먼저 꾸리려던 까닭")
    expect(city.locator("#title")).to_have_text("컨소시엄을 꾸리는 중이에요")
    for one in (lead, city):
        assert faults(one) == []
    left_over.get_by_role("button", name="적은 것을 버리고 닫기").click()
    expect(left_over).to_have_count(0)

    nobody = visit(f"{product.url}/consortium")
    expect(nobody.locator("#title")).to_have_text("아직 컨소시엄이 없어요")
    page = agree(visit, product, "company.b", "컨소시엄을 꾸려요", WIDE)
    expect(page.get_by_text("확인했습니다.")).not_to_have_count(0)
    page = agree(visit, product, "municipality.officer", "컨소시엄을 꾸려요", WIDE)
    expect(page.locator("#title")).to_have_text("3곳이 함께 사업을 꾸려요")
    nobody.reload()
    parties = nobody.get_by_role("region", name=re.compile("구성원과 지분$"))
    expect(parties.get_by_text("1/3")).to_have_count(3)
    joining = nobody.get_by_role("row").filter(has_text="공동협약 제19조")
    expect(joining).to_contain_text("3분의 2 이상 · 지분으로 셈")


def all_agreed(page: Page) -> None:
    """Agree at a press with all that waits for the organisation one speaks for."""
    with heard(page):
        page.get_by_role("button", name=re.compile("^우리를 기다리는 칸 .*에 모두 동의$")).click()
    expect(page.get_by_role("button", name=re.compile("^우리를 기다리는 칸"))).to_have_count(0)


def test_the_three_agree_who_does_what_and_it_becomes_clauses(
    visit: Visit, bare_house: Product
) -> None:
    lead = at_consortium(visit, bare_house, "company.a", PHONE)
    form = lead.get_by_role("form", name="협약 시작하기")
    form.get_by_label("협약 이름").fill("셋이서 맺는 협약")
    form.get_by_role("button", name="협약 시작하기").click()
    expect(lead.locator("#title")).to_have_text("협약 초안을 쓰고 있어요")
    at = urlsplit(lead.url).path
    lead.get_by_role("button", name="당사자에게 내기").click()
    expect(lead.get_by_text("조문을 먼저 넣어 주세요.")).to_be_visible()
    lead.get_by_role("button", name="새 조문 쓰기").click()
    form = lead.get_by_role("form", name="조문 넣기")
    form.get_by_label("조문의 종류").select_option("목적과 정의")
    with heard(lead):
        form.get_by_role("button", name="조문 넣기").click()
    expect(lead.locator("#clause")).to_have_text("제1조 목적과 정의")
    expect(lead.get_by_text("조문을 먼저 넣어 주세요.")).to_have_count(0)
    with heard(lead):
        lead.get_by_role("button", name="당사자에게 내기").click()
    expect(lead.locator("#title")).to_have_text("서명까지 조문 1개가 남았어요")

    lead.goto(f"{bare_house.url}{at}/roles")
    lead.get_by_role("button", name="업무 분담표 열기").click()
    expect(lead.locator("#title")).to_contain_text("아직 정하지 못한 곳")
    duty = "사업 총괄"
    party = visit(f"{bare_house.url}{at}/roles", size=WIDE, persona="company.b")
    party.get_by_role("table").get_by_role("button", name=f"{duty} 자세히 보기").click()
    party.get_by_role("button", name=f"다른 값 제안: {LEAVER}").click()
    form = party.get_by_role("form", name=f"{duty}: {LEAVER}의 역할 제안")
    form.get_by_label("수행", exact=True).check()
    with heard(party):
        form.get_by_role("button", name="이 값으로 제안").click()
    # Who is asked sees what the counter changes, before all of it is agreed with at a press.
    lead.get_by_role("table").get_by_role("button", name=f"{duty} 자세히 보기").click()
    own = lead.get_by_role("region", name=duty).get_by_role("listitem").filter(has_text=LEAVER)
    expect(own.locator("del").first).to_contain_text("협의")
    expect(own.locator("ins").first).to_contain_text("수행")
    assert faults(lead) == []
    city = visit(f"{bare_house.url}{at}/roles", size=PHONE, persona=OFFICER)
    for page in (party, lead, city):
        all_agreed(page)
    expect(lead.locator("#title")).to_have_text("업무 분담표를 모두 정했어요")
    drafts = lead.get_by_role("region", name="조문으로 옮기기")
    expect(drafts.get_by_text(f"{LEAVER}는 책임을 지는 당사자를 위하여")).to_contain_text(duty)
    with heard(lead):
        drafts.get_by_role("button", name="조문으로 옮기기").click()
    expect(drafts.get_by_text("조문이 업무 분담표 제2판과 같아요")).to_be_visible()
    for page in (lead, city):
        assert faults(page) == []
    lead.goto(f"{bare_house.url}{at}")
    clauses = lead.get_by_role("navigation", name="조문", exact=True)
    expect(clauses.get_by_role("link", name=re.compile("역할과 업무 분담"))).to_be_visible()
