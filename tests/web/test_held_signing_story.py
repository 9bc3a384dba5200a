"""What is typed where an agreement is signed, and in a scenario, stays when the thing is taken away meanwhile.

The tests are the chapters of one story: each goes on where the one before ended.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.fixtures.product import Product, product_of_its_own
from tests.web.agreements import settle_sentences
from tests.web.campaigns import act
from tests.web.test_access_story import faults
from tests.web.test_agreements_live_story import SUPPOSE, appointed
from tests.web.test_held_story import FREEZE, TAKEN
from tests.web.test_signing_story import LEAD, PARTIES, accept_all, do, read, shown
from tests.web.visits import PHONE, WIDE, Visit, answered, heard

pytestmark = pytest.mark.browser

SCENARIOS, SIGN = "/agreements/2026-1/scenarios", "/agreements/2026-1/sign"
DISCARD = """mutation ($input: DiscardScenarioInput!) { discardScenario(input: $input) { __typename
  ... on Refused { message } } }"""
RECALL = """mutation ($input: RecallEditionInput!) { recallEdition(input: $input) { __typename
  ... on Refused { message } } }"""
LISTED = """{ agreement(number: "2026-1") { id }
  agreementScenarios(number: "2026-1", first: 20) { edges { node { id title } } } }"""
TITLE, WORDS = "책임을 나누면", "당사자는 저마다 맡은 일에만 책임을 진다."


@pytest.fixture(scope="module")
def running_product() -> Iterator[Product]:
    """A product of its own: its agreement is frozen."""
    yield from product_of_its_own("heldsigning")


def done(product: Product, persona: str, mutation: str, name: str, **given: object) -> None:
    """Do one thing as somebody through the API; it has to go through."""
    said = act(product, persona, mutation, name, **given)
    assert said["__typename"] != "Refused", said


def freeze(product: Product) -> None:
    """Let all accept, settle the sentences and freeze it, all at once."""
    for persona in PARTIES:
        accept_all(product, persona)
    settle_sentences(product, "2026-1", LEAD)
    asked = '{ agreement(number: "2026-1") { id version } }'
    room: dict[str, Any] = answered(product, asked, persona=LEAD)["agreement"]
    given = {"agreementId": room["id"], "expectedVersion": room["version"], "order": "PARALLEL"}
    done(product, LEAD, FREEZE, "freezeAgreement", **given)


def test_what_was_typed_in_a_scenario_stays_when_a_colleague_discards_it(
    visit: Visit, running_product: Product
) -> None:
    product = running_product
    who = "stranger"
    appointed(product, who)
    key = read(product, LEAD)["id"]
    done(product, LEAD, SUPPOSE, "createScenario", agreementId=key, layer="PARTY", title=TITLE)
    page = visit(SCENARIOS, size=PHONE, persona=who)
    page.get_by_role("button", name=TITLE).click()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    page.get_by_role("form", name="조문").get_by_label("문안").fill(WORDS)
    page.wait_for_load_state("networkidle")

    lines = answered(product, LISTED, persona=LEAD)["agreementScenarios"]["edges"]
    (own,) = (one["node"]["id"] for one in lines if one["node"]["title"] == TITLE)
    done(product, LEAD, DISCARD, "discardScenario", scenarioId=own)
    gone = page.get_by_role("region", name="이 시나리오는 이제 없어요")
    expect(gone.get_by_role("definition").filter(has_text=WORDS)).to_be_visible()
    expect(page.get_by_role("heading", name=TITLE)).not_to_be_visible()
    assert faults(page) == []
    gone.get_by_role("button", name="적은 것을 버리고 닫기").click()
    expect(gone).to_have_count(0)
    # Another one stands in its place, and a new one is opened as soon as it is begun.
    expect(page.get_by_role("region", name="이렇게 돼요")).to_be_visible()
    page.get_by_label("이름").fill("다시 처음부터")
    with heard(page):
        page.get_by_role("button", name="시나리오 만들기").click()
    expect(page.get_by_role("heading", name="다시 처음부터")).to_be_visible()
    # Where nothing was typed another one stands there by itself.
    lines = answered(product, LISTED, persona=LEAD)["agreementScenarios"]["edges"]
    (own,) = (one["node"]["id"] for one in lines if one["node"]["title"] == "다시 처음부터")
    done(product, LEAD, DISCARD, "discardScenario", scenarioId=own)
    expect(page.get_by_role("heading", name="다시 처음부터")).to_have_count(0)
    expect(page.get_by_role("region", name="이렇게 돼요")).to_be_visible()


def test_how_it_was_to_be_signed_stays_while_another_freezes_and_takes_it_back(
    visit: Visit, running_product: Product
) -> None:
    product = running_product
    lead = visit(SIGN, size=WIDE, persona=LEAD)
    form = lead.get_by_role("form", name="서명할 글로 확정하기")
    form.get_by_label("서명을 기다릴 날수").fill("21")
    form.get_by_role("checkbox").check()
    lead.wait_for_load_state("networkidle")
    freeze(product)
    expect(lead.get_by_text(TAKEN)).to_be_visible()
    expect(form.get_by_label("서명을 기다릴 날수")).to_have_value("21")
    assert faults(lead) == []
    done(product, LEAD, RECALL, "recallEdition", **shown(product), reason="다시 봄")
    expect(lead.get_by_text(TAKEN)).to_have_count(0)
    expect(form.get_by_label("서명을 기다릴 날수")).to_have_value("21")
    expect(form.get_by_role("checkbox")).to_be_checked()
    with heard(lead):
        form.get_by_role("button", name="확정하고 서명 시작하기").click()
    expect(lead.get_by_role("region", name="서명하는 글")).to_contain_text("협약 2026-1-제2본")


def test_what_was_typed_at_a_gate_stays_while_a_colleague_passes_it(
    visit: Visit, running_product: Product
) -> None:
    product = running_product
    approving = visit(SIGN, size=PHONE, persona="stranger")
    approve = approving.get_by_role("form", name="내부 승인 남기기")
    approve.get_by_label("결재 문서번호").fill("이사회 제12호")
    rejecting = visit(SIGN, size=WIDE, persona="company.b")
    rejecting.get_by_role("button", name="거부하기", exact=True).click()
    reject = rejecting.get_by_role("form", name="서명본 거부")
    reject.get_by_role("checkbox", name=re.compile("^제6조 시설")).check()
    reject.get_by_label("까닭").fill("보험을 들 수 있게 고쳐 주세요.")
    for page in (approving, rejecting):
        page.wait_for_load_state("networkidle")
    do(product, LEAD, "approveInternally", **shown(product), document="결재-1")
    expect(approving.get_by_text(TAKEN)).to_be_visible()
    expect(approve.get_by_label("결재 문서번호")).to_have_value("이사회 제12호")
    done(product, LEAD, RECALL, "recallEdition", **shown(product), reason="오타")
    expect(rejecting.get_by_text(TAKEN)).to_be_visible()
    expect(reject.get_by_label("까닭")).to_have_value("보험을 들 수 있게 고쳐 주세요.")
    expect(reject.get_by_role("checkbox", name=re.compile("^제6조 시설"))).to_be_checked()
    for page in (approving, rejecting):
        assert faults(page) == []
