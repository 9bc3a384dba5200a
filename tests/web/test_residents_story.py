"""An officer finds a child and the guardian by name, on record, and the child may take part from then on."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from infra.embedded.issuer.personas import PERSONAS
from tests.fixtures.product import Product
from tests.web.campaigns import OFFICER
from tests.web.reach import unreached
from tests.web.test_access_story import faults, sideways
from tests.web.visits import PHONE, Visit, answered, heard, tapped

pytestmark = pytest.mark.browser

CHILD, GUARDIAN = "minor.1", "guardian.1"
ENDED = re.compile("보호자 동의가 끝났어요")
OPEN_IDEA = "{ proposals(first: 1, state: OPEN) { edges { node { id number } } } }"
SUPPORT = """mutation ($input: SupportProposalInput!) { supportProposal(input: $input) {
  __typename ... on Refused { reason } } }"""

SUPPORTED = """query ($number: String!) { proposal(number: $number) {
  viewerActions { name allowed } } }"""


def withdrawn(product: Product, number: str) -> bool:
    """Say whether the child's support of an idea is gone: after the withdrawal it is taken back."""
    seen = answered(product, SUPPORTED, persona=CHILD, number=number)["proposal"]
    return not {one["name"]: one["allowed"] for one in seen["viewerActions"]}["withdrawSupport"]


def found(page: Page, persona: str) -> None:
    """Find a persona by legal name, and choose him."""
    name = PERSONAS[persona].name_ko
    page.get_by_label("이름", exact=True).fill(name)
    page.get_by_role("button", name="찾기", exact=True).click()
    page.get_by_role("button", name=f"고르기: {name}").click()


def test_a_guardian_consents_at_the_desk_and_the_child_takes_part(
    visit: Visit, running_product: Product
) -> None:
    found_idea = answered(running_product, OPEN_IDEA)["proposals"]["edges"][0]["node"]
    idea, number = found_idea["id"], found_idea["number"]
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
    child.goto(f"/ideas/{number}")
    expect(child.get_by_role("button", name=re.compile("공감 거두기"))).to_be_visible()
    child.goto("/ideas/new")
    first = child.get_by_text("어린이는 보호자의 동의를 먼저 받아야", exact=False)
    expect(child.get_by_label("제안 제목")).to_be_visible()
    expect(first).to_have_count(0)

    # The guardian thinks again: asked once more before it is done, told what it does, and heard by the child.
    guardian = visit("/my", size=PHONE, persona=GUARDIAN)
    consents = guardian.get_by_role("region", name="14살이 안 된 아이의 참여 동의")
    consents.get_by_role("button", name=re.compile("^동의 거두기: ")).click()
    expect(guardian.get_by_text("아이는 이제 새로 참여할 수 없어요.")).to_be_visible()
    assert faults(guardian) == []
    assert sideways(guardian) <= 0
    assert unreached(guardian) == []
    with heard(guardian):
        guardian.get_by_role("button", name="동의 거두기", exact=True).last.click()
    expect(consents.get_by_text("거두었어요").first).to_be_visible()
    expect(consents.get_by_role("button", name=re.compile("^동의 거두기"))).to_have_count(0)

    for _ in range(100):
        if withdrawn(running_product, number):
            break
        time.sleep(0.2)
    else:
        pytest.fail("the child's support is still there")
    child.goto(f"/ideas/{number}")
    with heard(child):
        tapped(child, re.compile("^공감"))
    expect(child.get_by_text("보호자의 동의가 있어야 해요").first).to_be_visible()
    child.goto("/ideas/new")
    expect(first).to_be_visible()
    child.goto("/my")
    mine = child.get_by_role("region", name="14살이 안 된 아이의 참여 동의")
    expect(mine.get_by_text("거두었어요").first).to_be_visible()
    child.goto("/my/notices")
    expect(child.get_by_text(ENDED).first).to_be_visible()
    assert faults(child) == []


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
