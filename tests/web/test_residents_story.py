"""An officer finds a child and the guardian by name, on record, and the child may take part from then on."""

import re

import pytest
from playwright.sync_api import Page, expect

from infra.embedded.issuer.personas import PERSONAS
from tests.fixtures.product import Product
from tests.web.campaigns import OFFICER
from tests.web.test_access_story import faults, sideways
from tests.web.visits import PHONE, Visit, answered

pytestmark = pytest.mark.browser

CHILD, GUARDIAN = "minor.1", "guardian.1"
OPEN_IDEA = "{ proposals(first: 1, state: OPEN) { edges { node { id } } } }"
SUPPORT = """mutation ($input: SupportProposalInput!) { supportProposal(input: $input) {
  __typename ... on Refused { reason } } }"""


def found(page: Page, persona: str) -> None:
    """Find a persona by legal name, and choose him."""
    name = PERSONAS[persona].name_ko
    page.get_by_label("이름", exact=True).fill(name)
    page.get_by_role("button", name="찾기", exact=True).click()
    page.get_by_role("button", name=f"고르기: {name}").click()


def test_a_guardian_consents_at_the_desk_and_the_child_takes_part(
    visit: Visit, running_product: Product
) -> None:
    idea = answered(running_product, OPEN_IDEA)["proposals"]["edges"][0]["node"]["id"]
    supports = {"persona": CHILD, "input": {"proposalId": idea}}
    before = answered(running_product, SUPPORT, **supports)["supportProposal"]
    assert before == {"__typename": "Refused", "reason": "guardian_consent_missing"}

    page = visit("/residents", size=PHONE, persona=OFFICER)
    page.get_by_label("이름", exact=True).fill("최")
    page.get_by_role("button", name="찾기", exact=True).click()
    expect(page.locator(".field-error")).to_be_visible()
    found(page, CHILD)
    page.get_by_role("button", name="보호자 동의 적기").click()
    found(page, GUARDIAN)
    form = page.get_by_role("form", name="보호자 동의 적기")
    form.get_by_label("어떻게 확인했나요").select_option("서명한 서면(방문·우편·팩스)")
    assert faults(page) == []
    assert sideways(page) <= 0
    form.get_by_role("button", name="동의를 기록하기").click()
    expect(page.get_by_text(re.compile("보호자 동의를 적었어요"))).to_be_visible()
    after = answered(running_product, SUPPORT, **supports)["supportProposal"]
    assert after == {"__typename": "SupportProposalSuccess"}

    child = visit("/my/reads", size=PHONE, persona=CHILD)
    expect(child.get_by_text("창구에서 주민을 확인함").first).to_be_visible()


def test_what_links_a_resident_to_the_place_is_put_down(
    visit: Visit, running_product: Product
) -> None:
    page = visit("/residents", size=PHONE, persona=OFFICER)
    found(page, "resident.48")
    form = page.get_by_role("form", name="이곳과의 인연")
    expect(form.get_by_role("checkbox", name="사는 곳")).to_be_checked()
    form.get_by_role("checkbox", name="직장").check()
    form.get_by_role("button", name="확인한 대로 적기").click()
    expect(page.get_by_text(re.compile("인연을 적었어요"))).to_be_visible()
    found(page, "resident.48")
    expect(form.get_by_role("checkbox", name="직장")).to_be_checked()


def test_a_resident_finds_nobody(visit: Visit, running_product: Product) -> None:
    page = visit("/residents", size=PHONE, persona="resident.3")
    expect(page.locator(".msg-stop")).to_be_visible()
    expect(page.get_by_label("이름", exact=True)).to_have_count(0)
