"""A payer leaves: its amounts are taken out before it is let go, and what it owes still is disputed with it.

The tests are the chapters of one story: each goes on where the one before ended.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from time import monotonic, sleep

import pytest
from playwright.sync_api import expect

from tests.fixtures.product import Product, product_of_its_own
from tests.web.agreements import settle_sentences
from tests.web.moving import expel
from tests.web.test_amending_story import SIGNERS, do, read, sign_by_all
from tests.web.visits import PHONE, Visit, answered, heard
from tests.web.well_made import opened, well_made
from workflows.kit.wording import SEOUL

pytestmark = pytest.mark.browser

LEAD, CITY, DEVELOPER, DATA = "company.a", "municipality.officer", "developer.lead", "company.c"
GONE, SPEAKS_FOR_GONE = "누리에너지", "company.b"
REMAIN = (LEAD, CITY, DEVELOPER, DATA)
OWED = "태양광 설비를 점검한 결과를 낸다"
MAP = """mutation A($input: MapDutyInput!) { mapDuty(input: $input) {
  __typename ... on MapDutySuccess { duty { id } } ... on Refused { message } } }"""
REPORT = """mutation A($input: ReportDutyInput!) { reportDuty(input: $input) {
  __typename ... on Refused { message } } }"""


@pytest.fixture(scope="module")
def running_product() -> Iterator[Product]:
    """A product of its own: a party of its agreement leaves."""
    yield from product_of_its_own("payer-leaves")


def begun(product: Product) -> None:
    """Oblige the energy company to the city, sign, let it report, and expel it."""
    asked = """query A($number: String!) { agreement(number: $number) {
      openSentences { clauseId digest } parties { body { id name } } } }"""
    found = answered(product, asked, persona=LEAD, number="2026-1")["agreement"]
    bodies = {one["body"]["name"]: one["body"]["id"] for one in found["parties"]}
    sentence = found["openSentences"][0]
    terms = {
        "clauseId": sentence["clauseId"],
        "sentence": sentence["digest"],
        "debtorId": bodies[GONE],
        "creditorId": bodies["해온시"],
        "what": OWED,
        "trigger": "IN_FORCE",
        "length": 30,
        "count": "DAYS",
        "evidence": "점검표",
    }
    said = answered(product, MAP, persona=LEAD, input=terms)["mapDuty"]
    assert said["__typename"] == "MapDutySuccess", said
    sign_by_all(product, "2026-1")
    told = {"dutyId": said["duty"]["id"], "words": "점검했습니다."}
    said = answered(product, REPORT, persona=SPEAKS_FOR_GONE, input=told)["reportDuty"]
    assert said["__typename"] == "ReportDutySuccess", said
    expel(product, GONE, CITY, DEVELOPER, DATA)


def instrument(product: Product) -> str:
    """Return the number of the amendment that was begun."""
    (line,) = read(product, "2026-1")["amendments"]
    number: str = line["number"]
    return number


@pytest.mark.timeout(400)
def test_the_form_leads_to_the_amounts_that_are_taken_out_before_who_pays_them_is_let_go(
    visit: Visit, running_product: Product
) -> None:
    begun(running_product)
    lead = opened(visit, LEAD, "/agreements/2026-1")
    section = lead.get_by_role("region", name="변경협약")
    section.get_by_role("button", name="변경 시작하기").click()
    form = section.get_by_role("form", name="변경 시작하기")
    form.get_by_label("변경협약 이름").fill("누리에너지 이탈 변경협약")
    form.get_by_label("변경 사유").fill("누리에너지가 컨소시엄에서 나갔습니다.")
    form.get_by_role("button", name="변경협약 열기").click()
    expect(lead.locator("#title")).to_have_text("누리에너지 이탈 변경협약")

    form = lead.get_by_role("form", name="바꿀 내용 넣기")
    form.get_by_label("무엇을 할까요").select_option("LEAVE")
    form.get_by_label("어느 기관").select_option(label=GONE)
    expect(form.get_by_text(f"{GONE}이(가) 낼 금액이 8억원 남아 있어요")).to_be_visible()
    well_made(lead)
    form.get_by_label("까닭").fill("컨소시엄에서 정했습니다.")
    form.get_by_role("button", name="넣기", exact=True).click()
    changes = lead.get_by_role("region", name="바꾸는 내용")
    expect(changes.get_by_role("heading", name=f"{GONE} 당사자에서 빼기")).to_be_visible()
    impact = lead.get_by_role("region", name="발효하면 달라지는 것")
    expect(impact.get_by_text(f"이제 낼 수 없는 기관의 금액: {GONE}")).to_be_visible()
    expect(impact.get_by_text("넘음")).to_have_count(1)

    form.get_by_label("무엇을 할까요").select_option("MONEY")
    expect(form.get_by_text("이제 낼 수 없는 기관의 금액이 남아 있어요")).to_be_visible()
    form.get_by_role("button", name=f"{GONE} 2022년 금액 빼기").click()
    form.get_by_role("button", name="모두 빼기").click()
    expect(form.get_by_text("이제 낼 수 없는 기관의 금액이 남아 있어요")).to_have_count(0)
    expect(form.get_by_text("8억원은 아직 아무도 맡지 않았어요")).to_be_visible()
    form.get_by_label("재원과 기관").select_option(label="민간 · 가람모빌리티")
    form.get_by_label("연도").select_option(label="2023년")
    form.get_by_label("새 금액").fill("14억")
    form.get_by_role("button", name="이 금액 넣기").click()
    expect(form.get_by_text("줄인 금액 8억원, 늘린 금액 8억원.")).to_be_visible()
    well_made(lead)
    form.get_by_label("까닭").fill("대표사가 맡습니다.")
    form.get_by_role("button", name="넣기", exact=True).click()
    expect(changes.get_by_role("article")).to_have_count(2)
    expect(impact.get_by_text("넘음")).to_have_count(0)
    well_made(lead)
    lead.goto(f"{lead.url}?lang=en")
    expect(lead.get_by_role("region", name=re.compile("^What changes"))).to_be_visible()
    well_made(lead)
    with heard(lead):
        lead.get_by_role("button", name="Put it before the parties").click()
    assert len(read(running_product, instrument(running_product))["tree"]) == 2


def sign_by_the_rest(product: Product) -> None:
    """Let those who remain accept, approve and sign the amendment, and wait for the seal."""
    own = instrument(product)
    one = """a{n}: takePosition(input: {{clauseId: "{id}", expectedVersion: {version},
      stance: ACCEPT}}) {{ __typename ... on Refused {{ reason }} }}"""
    for persona in REMAIN:
        clauses = [place["clause"] for place in read(product, own)["tree"]]
        fields = " ".join(one.format(n=n, **clause) for n, clause in enumerate(clauses))
        said = answered(product, f"mutation {{ {fields} }}", persona=persona).values()
        assert {answer.get("reason") for answer in said} == {None}
    settle_sentences(product, own, LEAD)
    found = read(product, own)
    at = {"agreementId": found["id"], "expectedVersion": found["version"]}
    on = datetime.now(UTC).astimezone(SEOUL).date().isoformat()
    note = {"approver": "MINISTRY", "document": "도시경제과-77", "approvedOn": on}
    do(product, LEAD, "noteAmendmentApproval", **at, **note)
    at["expectedVersion"] = read(product, own)["version"]
    do(product, LEAD, "freezeAgreement", **at, order="COMPANIES_FIRST")
    shown = {"agreementId": found["id"], "digest": read(product, own)["edition"]["digest"]}
    for persona in REMAIN:
        do(product, persona, "approveInternally", **shown, document="결재-1")
    for persona in SIGNERS:
        if persona != SPEAKS_FOR_GONE:
            do(product, persona, "signAgreement", **shown, statement="서명합니다.")
    until = monotonic() + 60
    while read(product, own)["state"] != "IN_FORCE":
        assert monotonic() < until, "the worker has not sealed it"
        sleep(0.5)


@pytest.mark.timeout(400)
def test_it_is_let_go_and_its_amounts_are_with_who_took_them_over(
    visit: Visit, running_product: Product
) -> None:
    sign_by_the_rest(running_product)
    page = opened(visit, LEAD, "/agreements/2026-1/text")
    money = page.get_by_role("region", name="이날의 분담금")
    expect(money.get_by_text("가람모빌리티").first).to_be_visible()
    expect(money.get_by_text(GONE)).to_have_count(0)


@pytest.mark.timeout(400)
def test_what_it_owes_still_is_disputed_with_it_and_it_answers_and_sees_nothing_else(
    visit: Visit, running_product: Product
) -> None:
    path = "/agreements/2026-1/disputes"
    city = opened(visit, CITY, path)
    city.get_by_text("분쟁 알리기").first.click()
    form = city.get_by_role("form", name="분쟁 알리기")
    form.get_by_role("button", name="분쟁 알리기").click()
    expect(form.get_by_role("alert")).to_contain_text("한 곳 이상 골라 주세요")
    first = form.get_by_role("checkbox").first
    expect(first).to_be_focused()
    expect(first).to_have_accessible_description(re.compile("한 곳 이상 골라 주세요"))
    well_made(city)
    form.get_by_label(f"{GONE} (협약에서 빠짐)").check()
    form.get_by_label("다투는 조문").select_option(index=1)
    form.get_by_label("무엇에 관한 분쟁인가요").fill("점검 결과")
    form.get_by_label("주장").fill("점검표에 날짜가 없습니다.")
    form.get_by_role("button", name="분쟁 알리기").click()
    expect(form.get_by_role("alert")).to_contain_text("남은 의무만 다툴 수 있어요")
    well_made(city)
    form.get_by_label("다투는 조문").select_option(label="고르지 않음")
    owed = form.get_by_label("다투는 의무").locator("option", has_text=OWED)
    form.get_by_label("다투는 의무").select_option(owed.get_attribute("value"))
    with heard(city):
        form.get_by_role("button", name="분쟁 알리기").click()
    expect(city.get_by_role("heading", name="1. 점검 결과")).to_be_visible()
    form = city.get_by_role("form", name="분쟁 알리기")
    form.get_by_label("가람모빌리티").check()
    form.get_by_label("다투는 조문").select_option(index=1)
    form.get_by_label("무엇에 관한 분쟁인가요").fill("남은 이들끼리의 일")
    form.get_by_label("주장").fill("운영비가 늦습니다.")
    with heard(city):
        form.get_by_role("button", name="분쟁 알리기").click()
    expect(city.get_by_role("heading", name="2. 남은 이들끼리의 일")).to_be_visible()
    expect(city.locator("#dispute-2")).to_contain_text("제1조 목적과 정의")

    gone = opened(visit, SPEAKS_FOR_GONE, path, PHONE)
    expect(gone.locator("#title")).to_have_text("우리가 다투는 분쟁 1건")
    expect(gone.get_by_text("남은 이들끼리의 일")).to_have_count(0)
    gone.get_by_text("분쟁 알리기").first.click()
    begun = gone.get_by_role("form", name="분쟁 알리기")
    begun.get_by_label("해온시").check()
    begun.get_by_role("button", name="분쟁 알리기").click()
    expect(begun.get_by_label("다투는 의무")).to_be_focused()
    gone.locator("summary", has_text="답하기").click()
    answer = gone.get_by_role("form", name="분쟁 1: 답하기")
    answer.get_by_label("할 말").fill("둘째 장에 있습니다.")
    with heard(gone):
        answer.get_by_role("button", name="답하기").click()
    expect(gone.get_by_text("둘째 장에 있습니다.")).to_be_visible()
    well_made(gone)
    gone.goto(f"{running_product.url}/agreements/2026-1/duties")
    expect(gone.get_by_text(OWED).first).to_be_visible()
    expect(gone.get_by_text("연락 담당자와 통지 방법을")).to_have_count(0)
    account = gone.get_by_role("region", name="나간 당사자와 셈할 것")
    expect(account.get_by_role("listitem").filter(has_text=GONE)).to_contain_text("그날의 지분")
    expect(gone.get_by_role("region", name="법에 따른 정산").get_by_text(GONE)).to_have_count(1)
    expect(gone.get_by_text("나간 해까지 쓴 보조금을 정산해요")).to_have_count(1)
    well_made(gone)
    city.reload()
    expect(city.get_by_text("둘째 장에 있습니다.")).to_be_visible()
