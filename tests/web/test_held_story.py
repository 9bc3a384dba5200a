"""What somebody types stays while others freeze the text or end his mandate, and he goes on where he stood.

The tests are the chapters of one story: each goes on where the one before ended.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.documents.pictures import PDF
from tests.fixtures.product import Product, product_of_its_own
from tests.web.agreements import settle_sentences
from tests.web.campaigns import OFFICER, act
from tests.web.reach import unreached
from tests.web.test_access_story import faults
from tests.web.test_agreements_live_story import END, appointed
from tests.web.test_signing_story import LEAD, PARTIES, accept_all, shown
from tests.web.visits import PHONE, WIDE, Visit, answered, heard

pytestmark = pytest.mark.browser

ROOM = "/agreements/2026-1?clause=3"
FREEZE = """mutation ($input: FreezeAgreementInput!) { freezeAgreement(input: $input) { __typename
  ... on Refused { message } } }"""
REJECT = """mutation ($input: RejectEditionInput!) { rejectEdition(input: $input) { __typename
  ... on Refused { message } } }"""
TAKEN = "그사이 바뀌어 지금은 이 일을 할 수 없어요"


@pytest.fixture(scope="module")
def running_product() -> Iterator[Product]:
    """A product of its own: its agreement is frozen."""
    yield from product_of_its_own("held")


def test_what_was_typed_stays_while_the_text_is_frozen_and_goes_on_when_it_is_not(
    visit: Visit, running_product: Product
) -> None:
    product = running_product
    lead, other = visit(ROOM, size=WIDE, persona=LEAD), visit(ROOM, size=PHONE, persona="company.b")
    for page in (lead, other):
        expect(page.locator("#title")).to_be_visible()
        page.wait_for_load_state("networkidle")
    annexes = lead.locator("section:has(> #annexes)")
    annexes.locator("summary", has_text="붙임 올리기").click()
    file = {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": PDF}
    lead.locator("#annex-file").set_input_files(file)  # type: ignore[arg-type]
    lead.get_by_label("붙임 제목").fill("사업계획서 2판")
    speak = other.get_by_role("form", name="우리 의견: 제3조")
    speak.get_by_label("유보", exact=True).check()
    speak.get_by_role("textbox").fill("이사회가 열릴 때까지 기다려 주세요.")

    for persona in PARTIES:
        accept_all(product, persona)
    settle_sentences(product, "2026-1", LEAD)
    asked = '{ agreement(number: "2026-1") { id version tree { clause { id } } } }'
    room = answered(product, asked, persona=LEAD)["agreement"]
    said = act(
        product,
        LEAD,
        FREEZE,
        "freezeAgreement",
        agreementId=room["id"],
        expectedVersion=room["version"],
        order="PARALLEL",
    )
    assert said["__typename"] == "FreezeAgreementSuccess", said
    expect(annexes.get_by_text(TAKEN)).to_be_visible()
    expect(lead.get_by_label("붙임 제목")).to_have_value("사업계획서 2판")
    expect(other.get_by_text(TAKEN)).to_be_visible()
    expect(speak.get_by_role("textbox")).to_have_value("이사회가 열릴 때까지 기다려 주세요.")
    for page in (lead, other):
        assert faults(page) == []
    assert unreached(other) == []

    third = room["tree"][2]["clause"]["id"]
    said = act(
        product,
        "company.b",
        REJECT,
        "rejectEdition",
        **shown(product),
        clauseIds=[third],
        reason="더 봄",
    )
    assert said["__typename"] == "RejectEditionSuccess", said
    expect(annexes.get_by_text(TAKEN)).to_have_count(0)
    put = annexes.get_by_role("form", name="붙임 올리기")
    with heard(lead):
        put.get_by_role("button", name="붙임 올리기").click()
    expect(annexes.get_by_text("사업계획서 2판").first).to_be_visible()
    expect(other.get_by_text(TAKEN)).to_have_count(0)
    with heard(other):
        speak.get_by_role("button", name="유보").click()
    expect(other.get_by_text("이사회가 열릴 때까지 기다려 주세요.").first).to_be_visible()


def test_who_loses_his_mandate_keeps_what_he_typed_and_goes_on_when_he_has_it_again(
    visit: Visit, running_product: Product
) -> None:
    who, words = "stranger", "분쟁이 나면 먼저 이야기합시다."
    key = appointed(running_product, who)
    page = visit(ROOM, size=PHONE, persona=who)
    speak = page.get_by_role("form", name="우리 의견: 제3조")
    speak.get_by_label("유보", exact=True).check()
    speak.get_by_role("textbox").fill(words)
    page.wait_for_load_state("networkidle")
    ended = act(
        running_product, OFFICER, END, "endAppointment", appointmentId=key, reason="위임이 끝남"
    )
    assert ended["__typename"] == "EndAppointmentSuccess", ended
    expect(
        page.get_by_role("heading", name="이 화면을 볼 자격이 끝났어요", level=1)
    ).to_be_visible()
    expect(page.get_by_role("definition").filter(has_text=words)).to_be_visible()
    # Of what he may not read any more nothing stays on the screen.
    expect(page.locator("#clause")).not_to_be_visible()
    assert faults(page) == []
    appointed(running_product, who)
    expect(speak.get_by_role("textbox")).to_have_value(words)
    with heard(page):
        speak.get_by_role("button", name="유보").click()
    expect(page.get_by_text(words).first).to_be_visible()


def test_who_chose_a_hat_that_ends_is_told_and_goes_on_without_it(
    visit: Visit, running_product: Product
) -> None:
    who, words = "resident.unverified", "위임이 끝나도 남는 글입니다."
    keys = [appointed(running_product, who, of) for of in (LEAD, "company.b")]
    page = visit(ROOM, size=PHONE, persona=who)
    page.locator("button.hat").first.click()
    page.locator(".hat-choice").filter(has_text="가람모빌리티").click()
    page.keyboard.press("Escape")
    page.wait_for_load_state("networkidle")
    speak = page.get_by_role("form", name="우리 의견: 제3조")
    speak.get_by_label("유보", exact=True).check()
    speak.get_by_role("textbox").fill(words)
    ended = act(
        running_product, OFFICER, END, "endAppointment", appointmentId=keys[0], reason="끝남"
    )
    assert ended["__typename"] == "EndAppointmentSuccess", ended
    told = page.get_by_role("status").filter(has_text="고른 자격이 끝났거나 거두어져")
    expect(told).to_be_visible()
    # What he wrote is there, and for whom he would say it now stands above it.
    expect(speak.get_by_role("textbox")).to_have_value(words)
    expect(speak.get_by_role("heading")).to_contain_text("누리에너지")
    assert faults(page) == []
    page.reload()
    expect(page.locator("#clause")).to_be_visible()
