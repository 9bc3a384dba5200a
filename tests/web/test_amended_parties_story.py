"""An amendment lets one party go and another in: foretold, signed by who remains and who comes, read on two days."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from time import monotonic, sleep
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.fixtures.product import Product, product_of_its_own
from tests.web.agreements import settle_sentences
from tests.web.campaigns import act
from tests.web.moving import CITY, DEVELOPER, ENERGY, LEAD, NEWCOMER, SPEAKER, expel, join, place_of
from tests.web.visits import PHONE, Visit, answered
from tests.web.well_made import opened, well_made
from workflows.kit.wording import SEOUL

pytestmark = pytest.mark.browser

GONE, SPEAKS_FOR_GONE = "다온데이터", "company.c"
PARTIES = (LEAD, CITY, DEVELOPER, ENERGY, SPEAKER)
SIGNERS = (LEAD, ENERGY, SPEAKER, DEVELOPER, "municipality.head")
IN_FORCE = """query ($place: ID!) { agreementsInForce(programmeId: $place) { number } }"""
READ = """query ($number: String!) { agreement(number: $number) { id number state version
  tree { clause { id version } } edition { digest } amendments { number } } }"""
INPUTS = {
    "noteAmendmentApproval": "NoteAmendmentApprovalInput",
    "freezeAgreement": "FreezeAgreementInput",
    "approveInternally": "ApproveInternallyInput",
    "signAgreement": "SignAgreementInput",
    "takePosition": "TakePositionInput",
}


@pytest.fixture(scope="module")
def running_product() -> Iterator[Product]:
    """A product whose consortium has another member since the first stage was signed."""
    for one in product_of_its_own("amended-parties"):
        expel(one, GONE, CITY, DEVELOPER, ENERGY)
        join(one, CITY, DEVELOPER)
        yield one


def base(product: Product) -> str:
    """Return the number of the agreement in force."""
    asked = answered(product, IN_FORCE, persona=LEAD, place=place_of(product)["id"])
    number = asked["agreementsInForce"][-1]["number"]
    assert isinstance(number, str)
    return number


def read(product: Product, number: str) -> dict[str, Any]:
    """Return an agreement as the lead reads it."""
    found: dict[str, Any] = answered(product, READ, persona=LEAD, number=number)["agreement"]
    return found


def do(product: Product, persona: str, verb: str, **given: object) -> None:
    """Do one thing as somebody through the API; it has to go through."""
    document = f"""mutation A($input: {INPUTS[verb]}!) {{ {verb}(input: $input) {{
      __typename ... on Refused {{ message }} }} }}"""
    said = act(product, persona, document, verb, **given)
    assert said["__typename"] != "Refused", said


def today() -> str:
    """Return the legal day."""
    return datetime.now(UTC).astimezone(SEOUL).date().isoformat()


def test_who_has_moved_is_taken_into_an_amendment_that_says_what_follows(
    visit: Visit, running_product: Product
) -> None:
    number = base(running_product)
    lead = opened(visit, LEAD, f"/agreements/{number}")
    told = lead.get_by_role("region", name="컨소시엄의 구성원이 바뀌었어요")
    expect(told).to_contain_text("변경을 시작해")
    expect(told.get_by_role("heading", level=3)).to_have_count(0)
    section = lead.get_by_role("region", name="변경협약")
    section.get_by_role("button", name="변경 시작하기").click()
    form = section.get_by_role("form", name="변경 시작하기")
    form.get_by_label("변경협약 이름").fill("당사자 변경협약")
    form.get_by_label("변경 사유").fill("컨소시엄의 구성원이 바뀌었습니다.")
    form.get_by_role("button", name="변경협약 열기").click()
    expect(lead.locator("#title")).to_have_text("당사자 변경협약")
    expect(lead.get_by_text(f"들어온 기관: {NEWCOMER}")).to_be_visible()
    expect(lead.get_by_text(f"나간 기관: {GONE}")).to_be_visible()

    form = lead.get_by_role("form", name="바꿀 내용 넣기")
    form.get_by_label("무엇을 할까요").select_option("LEAVE")
    form.get_by_role("button", name="넣기").click()
    expect(form.get_by_text("바꿀 조문이나 놓을 자리가 빠졌거나")).to_be_visible()
    changes = lead.get_by_role("region", name="바꾸는 내용")
    for kind, name, line in (
        ("LEAVE", GONE, f"{GONE} 당사자에서 빼기"),
        ("JOIN", NEWCOMER, f"{NEWCOMER} 당사자로 넣기"),
    ):
        form.get_by_label("무엇을 할까요").select_option(kind)
        form.get_by_label("어느 기관").select_option(label=name)
        form.get_by_label("까닭").fill("컨소시엄에서 정했습니다.")
        form.get_by_role("button", name="넣기").click()
        expect(changes.get_by_role("heading", name=line)).to_be_visible()
    expect(lead.get_by_text(f"나간 기관: {GONE}")).to_have_count(0)
    expect(lead.get_by_role("heading", name="중요한 변경")).to_be_visible()
    impact = lead.get_by_role("region", name="발효하면 달라지는 것")
    expect(impact).to_contain_text(f"{NEWCOMER}: 봉인한 때부터 당사자가 돼요.")
    expect(impact).to_contain_text(f"{GONE}: 봉인한 때부터 당사자가 아니에요.")
    expect(impact).to_contain_text("까지 책임져요.")
    well_made(lead)
    lead.goto(f"{lead.url}?lang=en")
    expect(lead.get_by_text("is a party from the seal on.")).to_be_visible()
    well_made(lead)
    lead.get_by_role("button", name="Put it before the parties").click()
    expect(lead.get_by_role("button", name="Put it before the parties")).to_have_count(0)


def test_it_is_signed_by_who_remains_and_who_comes_and_read_on_two_days(
    visit: Visit, running_product: Product
) -> None:
    number = base(running_product)
    (line,) = read(running_product, number)["amendments"]
    own = line["number"]
    coming = opened(visit, SPEAKER, f"/agreements/{own}", PHONE)
    found = read(running_product, own)
    for persona in PARTIES:
        for place in found["tree"]:
            clause = place["clause"]
            given = {"clauseId": clause["id"], "expectedVersion": clause["version"]}
            do(running_product, persona, "takePosition", **given, stance="ACCEPT")
    settle_sentences(running_product, own, LEAD)
    found = read(running_product, own)
    at = {"agreementId": found["id"], "expectedVersion": found["version"]}
    note = {"approver": "MINISTRY", "document": "도시경제과-77", "approvedOn": today()}
    do(running_product, LEAD, "noteAmendmentApproval", **at, **note)
    at["expectedVersion"] = read(running_product, own)["version"]
    do(running_product, LEAD, "freezeAgreement", **at, order="COMPANIES_FIRST")
    shown = {"agreementId": found["id"], "digest": read(running_product, own)["edition"]["digest"]}
    for persona in PARTIES:
        do(running_product, persona, "approveInternally", **shown, document="결재-1")
    for persona in SIGNERS:
        do(running_product, persona, "signAgreement", **shown, statement="서명합니다.")
    until = monotonic() + 60
    while read(running_product, own)["state"] != "IN_FORCE":
        assert monotonic() < until, "the worker has not sealed it"
        sleep(0.5)

    # Who came reads the agreement as its party, who was let go as it was on its last day.
    coming.goto(f"{running_product.url}/agreements/{number}/text")
    on = coming.get_by_role("region", name="이날의 당사자")
    expect(on.get_by_text(NEWCOMER)).to_be_visible()
    expect(on.get_by_text(GONE)).to_have_count(0)
    yesterday = (datetime.now(UTC).astimezone(SEOUL).date() - timedelta(days=1)).isoformat()
    coming.get_by_label("견줄 날").fill(yesterday)
    expect(on.locator("ins")).to_have_text(NEWCOMER)
    expect(on.locator("del")).to_have_text(GONE)
    well_made(coming)
    coming.goto(f"{running_product.url}/agreements/{number}")
    expect(coming.get_by_text("당사자가 바뀐 이력 1건")).to_be_visible()
    expect(coming.locator("#party-waits")).to_have_count(0)
    said = coming.get_by_role("region", name=re.compile("^당사자 의견"))
    expect(said.get_by_text("누리에너지")).to_be_visible()
    expect(said.get_by_text(NEWCOMER)).to_have_count(0)
    expect(coming.get_by_role("region", name="컨소시엄의 구성원이 바뀌었어요")).to_have_count(0)
    well_made(coming)
    went = opened(visit, SPEAKS_FOR_GONE, f"/agreements/{number}/duties", PHONE)
    well_made(went)
