"""An amendment in the browser: drafted, foreseen, signed; rights come and go in pages that are open.

The tests are the chapters of one story: each goes on where the one before ended.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from time import monotonic, sleep
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.fixtures.product import Product, product_of_its_own
from tests.web.agreements import settle_sentences
from tests.web.visits import PHONE, Visit, answered
from tests.web.well_made import opened, well_made
from workflows.kit.wording import SEOUL

pytestmark = pytest.mark.browser

LEAD, LOSES, GETS = "company.a", "company.b", "company.c"
PARTIES = (LEAD, "municipality.officer", "developer.lead", LOSES, GETS)
SIGNERS = (LEAD, LOSES, GETS, "developer.lead", "municipality.head")
READ = """query A($number: String!) { agreement(number: $number) { id number state version
  tree { reference clause { id version } } edition { digest } viewerParty { id }
  amendments { number } } }"""
INPUTS = {
    "setClauseEffects": "SetClauseEffectsInput",
    "freezeAgreement": "FreezeAgreementInput",
    "approveInternally": "ApproveInternallyInput",
    "signAgreement": "SignAgreementInput",
    "noteAmendmentApproval": "NoteAmendmentApprovalInput",
}


@pytest.fixture(scope="module")
def running_product() -> Iterator[Product]:
    """A product of its own: its agreement is signed and amended."""
    yield from product_of_its_own("amending")


def read(product: Product, number: str, persona: str = LEAD) -> dict[str, Any]:
    """Return an agreement as somebody reads it."""
    found: dict[str, Any] = answered(product, READ, persona=persona, number=number)["agreement"]
    return found


def do(product: Product, persona: str, verb: str, **given: object) -> None:
    """Do one thing as somebody through the API; it has to go through."""
    document = f"""mutation A($input: {INPUTS[verb]}!) {{ {verb}(input: $input) {{
      __typename ... on Refused {{ message }} }} }}"""
    said = answered(product, document, persona=persona, input=given)[verb]
    assert said["__typename"] != "Refused", said


def gives(product: Product, number: str, reference: str, to: str) -> None:
    """Let a clause give the right to carry out ideas to one party, and to nobody else."""
    tree = read(product, number)["tree"]
    clause = next(one["clause"] for one in tree if one["reference"] == reference)
    effect = {
        "permission": "PROPOSAL_IMPLEMENT",
        "bodyId": read(product, number, to)["viewerParty"]["id"],
        "sinceAfter": 0,
    }
    do(
        product,
        LEAD,
        "setClauseEffects",
        clauseId=clause["id"],
        expectedVersion=clause["version"],
        effects=[effect],
    )


def sign_by_all(product: Product, number: str) -> None:
    """Let every party accept, approve and sign, and wait for the seal."""
    for persona in PARTIES:
        one = """a{n}: takePosition(input: {{clauseId: "{id}", expectedVersion: {version},
          stance: ACCEPT}}) {{ __typename ... on Refused {{ reason }} }}"""
        clauses = [place["clause"] for place in read(product, number, persona)["tree"]]
        fields = " ".join(one.format(n=n, **clause) for n, clause in enumerate(clauses))
        said = answered(product, f"mutation {{ {fields} }}", persona=persona).values()
        assert {answer.get("reason") for answer in said} <= {None, "position_taken_already"}
    settle_sentences(product, number, LEAD)
    agreement = read(product, number)
    key, version = agreement["id"], agreement["version"]
    do(
        product,
        LEAD,
        "freezeAgreement",
        agreementId=key,
        expectedVersion=version,
        order="COMPANIES_FIRST",
    )
    shown = {"agreementId": key, "digest": read(product, number)["edition"]["digest"]}
    for persona in PARTIES:
        do(product, persona, "approveInternally", **shown, document="결재-1")
    for persona in SIGNERS:
        do(product, persona, "signAgreement", **shown, statement="서명합니다.")
    until = monotonic() + 40
    while read(product, number)["state"] != "IN_FORCE":
        assert monotonic() < until, "the worker has not sealed it"
        sleep(0.5)


def choose(form: Locator, label: str, begins: str) -> None:
    """Choose the option of a list that begins with some words."""
    field = form.get_by_label(label)
    option = field.locator("option", has_text=re.compile(f"^{begins}"))
    field.select_option(option.get_attribute("value"))


def plan_form(page: Page) -> Locator:
    """Return the form in which a milestone of an idea is promised."""
    return page.get_by_role("form", name="단계 약속하기")


def test_an_agreement_is_in_force_before_it_is_amended(running_product: Product) -> None:
    gives(running_product, "2026-1", "제3조", LOSES)
    sign_by_all(running_product, "2026-1")
    assert read(running_product, "2026-1")["amendments"] == []


def test_an_amendment_is_begun_and_drafted_and_foretells_what_it_changes(
    visit: Visit, running_product: Product
) -> None:
    product = running_product
    lead = opened(visit, LEAD, "/agreements/2026-1")
    section = lead.get_by_role("region", name="변경협약")
    section.get_by_role("button", name="변경 시작하기").click()
    form = section.get_by_role("form", name="변경 시작하기")
    form.get_by_role("button", name="변경협약 열기").click()
    expect(form.get_by_text("빈칸이에요.").first).to_be_visible()
    well_made(lead)
    form.get_by_label("변경협약 이름").fill("제1차 변경협약")
    form.get_by_label("변경 사유").fill("주민 제안의 실행을 데이터 담당 기업이 맡습니다.")
    form.get_by_role("button", name="변경협약 열기").click()
    expect(lead.locator("#title")).to_have_text("제1차 변경협약")
    expect(lead.get_by_role("heading", name="경미한 변경")).to_be_visible()

    form = lead.get_by_role("form", name="바꿀 내용 넣기")
    form.get_by_role("button", name="넣기").click()
    expect(form.get_by_text("바꿀 조문이나 놓을 자리가 빠졌거나")).to_be_visible()
    choose(form, "어느 조문", "제3조 ")
    form.get_by_label("제목").fill("맡은 일")
    form.get_by_label("새 글").fill("당사자는 부속서 1의 업무 분담표에 적은 일을 함께 맡아 한다.")
    form.get_by_role("button", name="넣기").click()
    changes = lead.get_by_role("region", name="바꾸는 내용")
    expect(changes.get_by_role("heading", name=re.compile("^제3조 바꾸기"))).to_be_visible()
    expect(changes.locator("ins").first).to_contain_text("함께")
    expect(lead.get_by_role("heading", name="중요한 변경")).to_be_visible()

    form.get_by_label("무엇을 할까요").select_option("ADD")
    choose(form, "자리", "제3조 다음")
    form.get_by_label("제목").fill("직원")
    form.get_by_label("새 글").fill("당사자는 담당자를 한 사람씩 둔다.")
    form.get_by_role("button", name="넣기").click()
    expect(changes.get_by_role("article")).to_have_count(2)

    # Amounts of the plan: one that breaks a rule is told with what cures it; another takes its place.
    for said, broken in (("32억", 2), ("2억 5,000만", 0)):
        form.get_by_label("무엇을 할까요").select_option("MONEY")
        form.get_by_label("재원과 기관").select_option(
            label="국비 · 국토교통부" if broken else "민간 · 가람모빌리티"
        )
        form.get_by_label("연도").select_option(label="2024년" if broken else "2022년")
        form.get_by_label("새 금액").fill(said)
        form.get_by_role("button", name="이 금액 넣기").click()
        form.get_by_label("까닭").fill("물가가 올랐습니다.")
        form.get_by_role("button", name="넣기", exact=True).click()
        money = changes.get_by_role("article").filter(has_text="분담금 바꾸기")
        expect(money).to_contain_text("→")
        impact = lead.get_by_role("region", name="발효하면 달라지는 것")
        expect(impact.get_by_text("넘음")).to_have_count(broken)
        if broken:
            well_made(lead)
            money.get_by_role("button", name=re.compile("빼기")).click()
            money.get_by_label("빼는 까닭").fill("국비를 넘겼습니다.")
            money.get_by_role("button", name="빼기").click()
            expect(changes.get_by_role("article")).to_have_count(2)

    (line,) = read(product, "2026-1")["amendments"]
    agreement = read(product, line["number"])
    do(
        product,
        LEAD,
        "noteAmendmentApproval",
        agreementId=agreement["id"],
        expectedVersion=agreement["version"],
        approver="MINISTRY",
        document="도시경제과-77",
        approvedOn=datetime.now(UTC).astimezone(SEOUL).date().isoformat(),
    )
    gives(product, line["number"], "제1조", GETS)
    lead.reload()
    impact = lead.get_by_role("region", name="발효하면 달라지는 것")
    expect(impact).to_contain_text("끝나는 권한")
    expect(impact).to_contain_text("시작하는 권한")
    well_made(lead)
    lead.get_by_role("button", name="당사자에게 내기").click()
    expect(lead.get_by_text("협상 중").first).to_be_visible()


def test_it_comes_in_force_and_pages_that_are_open_gain_and_lose_their_buttons(
    visit: Visit, running_product: Product
) -> None:
    product = running_product
    doing = answered(
        product, "{ proposals(first: 1, state: IMPLEMENTING) { edges { node { number } } } }"
    )
    idea = f"/ideas/{doing['proposals']['edges'][0]['node']['number']}"
    loses, gets = opened(visit, LOSES, idea), opened(visit, GETS, idea, PHONE)
    expect(plan_form(loses)).to_be_visible()
    expect(plan_form(gets)).to_have_count(0)
    (line,) = read(product, "2026-1")["amendments"]
    open_page = opened(visit, LEAD, f"/agreements/{line['number']}/amend")
    sign_by_all(product, line["number"])

    expect(plan_form(loses)).to_have_count(0)
    expect(plan_form(gets)).to_be_visible()
    expect(open_page.get_by_role("region", name="발효하여 달라진 것")).to_be_visible()


def test_the_text_of_two_days_is_read_side_by_side(visit: Visit, running_product: Product) -> None:
    yesterday = datetime.now(UTC).astimezone(SEOUL).date() - timedelta(days=1)
    page = opened(visit, LOSES, "/agreements/2026-1")
    page.get_by_role("link", name="통합본 보기").click()
    expect(page.get_by_text("변경협약 2026-2").first).to_be_visible()
    page.get_by_label("견줄 날").fill(yesterday.isoformat())
    expect(page.locator("ins").first).to_be_visible()
    expect(page.get_by_text("다른 곳을 표시했어요")).to_be_visible()
    renamed = page.get_by_role("heading").filter(has_text="제3조 ")
    expect(renamed.locator("ins")).to_have_text("맡은 일")
    expect(renamed.locator("del")).not_to_be_empty()
    expect(page.get_by_role("note")).to_contain_text("아직 효력이 없었어요")
    money = page.get_by_role("region", name="이날의 분담금")
    expect(money.get_by_role("listitem").filter(has_text="→")).to_contain_text(
        "2억원 → 2억 5,000만원"
    )
    well_made(page)
    page.goto(f"/agreements/2026-1/text?lang=en&day={yesterday.isoformat()}")
    expect(page.locator("#title")).to_contain_text("The text of")
