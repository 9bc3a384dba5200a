"""Signing in the browser: frozen, rejected over one clause, renegotiated, signed in order, sealed, verified.

The tests are the chapters of one story: each goes on where the one before ended.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.fixtures.product import Product, product_of_its_own
from tests.web.agreements import settle_sentences
from tests.web.test_access_story import faults
from tests.web.visits import PHONE, WIDE, Visit, answered, sign_in
from workflows.kit.wording import SEOUL

pytestmark = pytest.mark.browser

LEAD, CITY, DEVELOPER = "company.a", "municipality.officer", "developer.lead"
PARTIES = (LEAD, CITY, DEVELOPER, "company.b", "company.c")
HEAD, CLERK = "municipality.head", "municipality.clerk2"
READ = """{ agreement(number: "2026-1") {
  id state tree { clause { id version } } edition { digest } viewerParty { id } } }"""
DO = {
    "approveInternally": "$input: ApproveInternallyInput!",
    "signAgreement": "$input: SignAgreementInput!",
    "reviseClause": "$input: ReviseClauseInput!",
}


DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def running_product() -> Iterator[Product]:
    """A product of its own: its agreement is signed."""
    yield from product_of_its_own("signing")


def read(product: Product, persona: str) -> dict[str, Any]:
    """Return the agreement as somebody reads it."""
    found: dict[str, Any] = answered(product, READ, persona=persona)["agreement"]
    return found


def do(product: Product, persona: str, verb: str, **given: object) -> None:
    """Do one thing as somebody through the API; it has to go through."""
    document = f"mutation A({DO[verb]}) {{ {verb}(input: $input) {{ __typename ... on Refused {{ message }} }} }}"
    said = answered(product, document, persona=persona, input=given)[verb]
    assert said["__typename"] != "Refused", said


def accept_all(product: Product, persona: str) -> None:
    """Let a party accept every clause as it stands; what it accepts already stays so."""
    one = """a{n}: takePosition(input: {{clauseId: "{id}", expectedVersion: {version},
      stance: ACCEPT}}) {{ __typename ... on Refused {{ reason }} }}"""
    clauses = [place["clause"] for place in read(product, persona)["tree"]]
    fields = " ".join(one.format(n=n, **clause) for n, clause in enumerate(clauses))
    said = answered(product, f"mutation {{ {fields} }}", persona=persona).values()
    assert {answer.get("reason") for answer in said} <= {None, "position_taken_already"}


def shown(product: Product) -> dict[str, str]:
    """Return which agreement and which edition stand."""
    agreement = read(product, LEAD)
    return {"agreementId": agreement["id"], "digest": agreement["edition"]["digest"]}


def approve_all(product: Product, *but: str) -> None:
    """Let all parties but some approve at home."""
    for persona in PARTIES:
        if persona not in but:
            do(product, persona, "approveInternally", **shown(product), document="결재-1")


def signing(visit: Visit, persona: str, size: tuple[int, int] = WIDE) -> Page:
    """Open the signing page as somebody."""
    page = visit("/agreements/2026-1/sign", size=size, persona=persona)
    expect(page.locator("#title")).to_be_visible()
    return page


def sign(page: Page, button: str = "서명하기") -> None:
    """Say that it is read and signed."""
    form = page.get_by_role("form", name="서명하기")
    form.get_by_role("checkbox").check()
    form.get_by_role("button", name=button).click()


def with_passkey(visit: Visit, product: Product, persona: str) -> Page:
    """Open the signing page where passkeys work, as somebody who has just added one."""
    page = visit("/my")
    named = product.url.replace("127.0.0.1", "localhost")
    page.goto(f"{named}/my")
    sign_in(page, persona)
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    passkeys = page.get_by_role("region", name="패스키")
    passkeys.get_by_label("이름").fill("사무실 열쇠")
    passkeys.get_by_role("button", name="패스키 등록하기").click()
    expect(passkeys.get_by_text("아직 쓰지 않음")).to_be_visible()
    page.goto(f"{named}/agreements/2026-1/sign")
    return page


def test_it_is_frozen_and_rejected_over_one_clause_which_alone_goes_back(
    visit: Visit, running_product: Product
) -> None:
    product = running_product
    lead = signing(visit, LEAD)
    freeze = lead.get_by_role("form", name="서명할 글로 확정하기")
    freeze.get_by_role("button", name="확정하고 서명 시작하기").click()
    expect(freeze.get_by_text("아직 모두가 받아들이지 않은 조문이")).to_be_visible()
    assert faults(lead) == []
    for persona in PARTIES:
        accept_all(product, persona)
    freeze.get_by_role("button", name="확정하고 서명 시작하기").click()
    expect(freeze.get_by_text(re.compile("의무를 말하는 문장 .*아직 아무도"))).to_be_visible()
    settle_sentences(product, "2026-1", LEAD)
    freeze.get_by_label("서명을 기다릴 날수").fill("200")
    freeze.get_by_role("button", name="확정하고 서명 시작하기").click()
    expect(freeze.get_by_text("서명 기간은 1일부터 180일까지예요.")).to_be_visible()
    freeze.get_by_label("서명을 기다릴 날수").fill("14")
    freeze.get_by_role("button", name="확정하고 서명 시작하기").click()
    expect(lead.get_by_role("region", name="서명하는 글")).to_contain_text("협약 2026-1-제1본")
    assert faults(lead) == []

    party = signing(visit, "company.b", PHONE)
    form = party.get_by_role("form", name="내부 승인 남기기")
    form.get_by_role("button", name="승인했다고 남기기").click()
    expect(form.get_by_text("빈칸이에요.")).to_be_visible()
    form.get_by_label("결재 문서번호").fill("이사회 제12호")
    form.get_by_role("button", name="승인했다고 남기기").click()
    expect(party.get_by_role("form", name="서명하기")).to_be_visible()
    do(product, LEAD, "approveInternally", **shown(product), document="결재-1")
    do(product, LEAD, "signAgreement", **shown(product), statement="서명합니다.")
    party.get_by_role("button", name="거부하기", exact=True).click()
    reject = party.get_by_role("form", name="서명본 거부")
    # A paragraph without a heading is known by how it begins.
    expect(reject.get_by_role("checkbox", name=re.compile("^제6조 ① 사업시행자는"))).to_be_visible()
    reject.get_by_role("checkbox", name=re.compile("^제6조 시설")).check()
    reject.get_by_label("까닭").fill("보험을 들 수 있게 고쳐 주세요.")
    assert faults(party) == []
    reject.get_by_role("button", name="이 조문들로 거부하기").click()
    expect(party.locator("#title")).to_have_text("협상하고 있어요")
    expect(party.get_by_text("보험을 들 수 있게 고쳐 주세요.")).to_be_visible()
    expect(party.get_by_text("다투는 조문:")).to_contain_text("제6조")
    # Who had signed is told that it counts no more, and what comes now.
    void = lead.get_by_text(re.compile("^우리 기관의 서명: .*다른 글에는 효력이 없어요.*다시 해요"))
    expect(void).to_be_visible()
    expect(party.get_by_text("우리 기관의 서명:")).to_have_count(0)
    party.goto("/agreements/2026-1")
    blocks = party.get_by_role("region", name=re.compile("^서명을 막고 있는 조문"))
    expect(blocks.get_by_role("listitem")).to_have_count(1)


def test_renegotiated_it_is_signed_in_order_and_a_mandate_of_later_days_signs_nothing(
    visit: Visit, running_product: Product
) -> None:
    product = running_product
    clause = read(product, LEAD)["tree"][reference_of(product)]["clause"]
    do(
        product,
        LEAD,
        "reviseClause",
        clauseId=clause["id"],
        expectedVersion=clause["version"],
        heading="시설의 귀속",
        text="시설은 보험에 든 날 해온시에 귀속한다.",
    )
    for persona in PARTIES:
        accept_all(product, persona)
    settle_sentences(product, "2026-1", LEAD)
    lead = signing(visit, LEAD)
    freeze = lead.get_by_role("form", name="서명할 글로 확정하기")
    freeze.get_by_role("button", name="확정하고 서명 시작하기").click()
    expect(lead.get_by_role("region", name="서명하는 글")).to_contain_text("협약 2026-1-제2본")
    again = "협약 2026-1-제1본에 서명했지만, 이 본에는 다시 서명해야 해요"
    expect(lead.get_by_text(again)).to_be_visible()
    expect(lead.get_by_text("그 뒤 달라진 조문 1개.")).to_be_visible()
    expect(lead.locator("ins").filter(has_text="보험에 든")).to_be_visible()
    other = signing(visit, "company.b", PHONE)
    expect(other.get_by_text("협약 2026-1-제1본 뒤에 달라진 것")).to_be_visible()
    assert faults(other) == []
    approve_all(product)

    lead.reload()
    form = lead.get_by_role("form", name="서명하기")
    form.get_by_role("button", name="서명하기").click()
    expect(form.get_by_text("읽고 서명한다는 말에 표시해 주세요.")).to_be_visible()
    assert faults(lead) == []
    # Signed with a passkey at the named address, the page that is open elsewhere says so by itself.
    keyed = with_passkey(visit, product, LEAD)
    sign(keyed, "패스키로 서명")
    expect(keyed.get_by_text("우리 기관은 마쳤어요")).to_be_visible()
    assert faults(keyed) == []
    expect(lead.get_by_text("우리 기관은 마쳤어요")).to_be_visible()
    gates = lead.get_by_role("region", name="누가 언제 하나요")
    expect(gates.get_by_text("패스키로 확인")).to_have_count(1)
    developer = signing(visit, DEVELOPER, PHONE)
    expect(developer.get_by_text("아직 차례가 아니에요")).to_be_visible()
    for persona in ("company.b", "company.c"):
        do(product, persona, "signAgreement", **shown(product), statement="서명합니다.")
    sign(developer)
    expect(developer.get_by_text("우리 기관은 마쳤어요")).to_be_visible()
    expect(developer.locator("#title")).to_be_focused()

    head = signing(visit, HEAD)
    mandates = give_mandate_of_later_days(product, head)
    clerk = signing(visit, CLERK)
    sign(clerk)
    refused = clerk.get_by_role("alert")
    expect(refused).to_contain_text("위임장의 기간이 맞지 않아요")
    expect(refused).to_contain_text("새 위임장을 받거나, 대표자가 서명해 주세요")
    own = clerk.get_by_role("region", name="우리 기관의 서명 위임장")
    expect(own).to_contain_text("대표자에게 새 위임장을 받거나")
    assert faults(clerk) == []
    # Who holds it was told so, how far and how long, and is led to where it is used.
    told = visit("/my/notices", size=PHONE, persona=CLERK)
    given = told.get_by_role("listitem").filter(has_text="위임장 제7호").first
    expect(given).to_contain_text("서명할 위임장을 받았어요")
    expect(given).to_contain_text("우리 분담금 900,000,000,000원까지")
    expect(given).to_contain_text("협약 2026-1만")
    assert faults(told) == []
    given.get_by_role("link").click()
    expect(told.get_by_role("heading", name="우리 기관의 서명 위임장")).to_be_in_viewport()
    beside_it_one_for_any_agreement(mandates)
    ends = mandates.get_by_role("button", name=re.compile("^위임 끝내기"))
    # Two of one person are told apart.
    mandates.get_by_role("button", name=re.compile("^위임 끝내기: .*, 위임장 제8호$")).click()
    expect(ends).to_have_count(1)
    ends.click()
    expect(mandates.get_by_text("지금 있는 위임장이 없어요.")).to_be_visible()
    told.goto("/my/notices")
    expect(told.get_by_text("서명 위임장이 거두어졌어요.").first).to_be_visible()


def test_signed_by_all_it_is_sealed_and_its_bundle_is_verified_without_the_house(
    visit: Visit, running_product: Product, tmp_path: Path
) -> None:
    product = running_product
    head = signing(visit, HEAD, PHONE)
    sign(head)
    expect(head.locator("#title")).to_have_text(re.compile("봉인"))
    wait_for_the_seal(product)
    head.reload()
    expect(head.locator("#title")).to_have_text("봉인했고, 효력이 생겼어요")
    gates = head.get_by_role("region", name="누가 언제 하나요")
    expect(gates.get_by_role("listitem").last).to_contain_text("시장")
    # Whose sign-in has run out meanwhile is told how to come back to the same page.
    stranger = visit("/agreements/2026-1/sign", size=PHONE)
    expect(stranger.locator("#title")).to_have_text("이 협약을 찾을 수 없어요")
    back = stranger.get_by_role("link", name="로그인하고 다시 보기")
    expect(back).to_have_attribute("href", re.compile(r"sign-in\?next=.*2026-1"))
    assert faults(stranger) == []
    older = head.get_by_role("region", name="이전 서명본")
    expect(older.get_by_role("listitem")).to_have_count(1)
    expect(older).to_contain_text("보험을 들 수 있게 고쳐 주세요.")
    assert faults(head) == []
    auditor = signing(visit, "auditor", PHONE)
    expect(auditor.locator("#title")).to_have_text("봉인했고, 효력이 생겼어요")

    with head.expect_download() as downloading:
        head.get_by_role("button", name="증명 묶음").click()
    bundle = tmp_path / "bundle.zip"
    downloading.value.save_as(bundle)
    ran = subprocess.run(
        [sys.executable, "-m", "server", "verify", str(bundle)],
        check=True,
        capture_output=True,
        timeout=60,
    )
    told = json.loads(ran.stdout)
    assert (told["holds"], told["agreement"], told["edition"]) == (True, "2026-1", 2)


def reference_of(product: Product) -> int:
    """Return where the sixth article stands among the clauses."""
    query = '{ agreement(number: "2026-1") { tree { reference } } }'
    tree = answered(product, query, persona=LEAD)["agreement"]["tree"]
    return [one["reference"] for one in tree].index("제6조")


def give_mandate_of_later_days(product: Product, head: Page) -> Locator:
    """Let the mayor give a clerk, on the page, a mandate that does not hold today."""
    mine = answered(product, "{ viewer { appointments { id role } } }", persona=CLERK)
    appointment = next(
        one["id"] for one in mine["viewer"]["appointments"] if one["role"] == "MUNICIPAL_OFFICER"
    )
    today = datetime.now(UTC).astimezone(SEOUL).date()
    mandates = head.get_by_role("region", name="우리 기관의 서명 위임장")
    form = mandates.get_by_role("form", name="위임장 주기")
    form.get_by_role("button", name="위임장 주기").click()
    expect(form.get_by_text("날짜를 골라 주세요.")).to_have_count(2)
    # Nothing else is said: it is for the agreement one looks at.
    expect(form.get_by_role("radio", name="이 협약만, 그 변경협약은 제외")).to_be_checked()
    form.get_by_label("받는 사람").select_option(appointment)
    form.get_by_label("위임장 이름이나 번호").fill("위임장 제7호")
    form.get_by_label("한도").fill("일조")
    # Not the very next day, lest midnight comes before the signature.
    form.get_by_label("첫날").fill((today + timedelta(days=2)).isoformat())
    form.get_by_label("마지막 날").fill((today + timedelta(days=8)).isoformat())
    form.get_by_role("button", name="위임장 주기").click()
    expect(form.get_by_text("12억 3,400만이나 1,234,000,000처럼 적어 주세요.")).to_be_visible()
    form.get_by_label("한도").fill("0.5")
    form.get_by_role("button", name="위임장 주기").click()
    expect(form.get_by_text("1원보다 작은 돈은 적을 수 없어요.")).to_be_visible()
    assert faults(head) == []
    form.get_by_label("한도").fill("9,000억")
    form.get_by_role("button", name="위임장 주기").click()
    expect(mandates.get_by_text("지금은 쓸 수 없어요")).to_be_visible()
    expect(mandates.get_by_role("listitem")).to_contain_text("위임장 제7호")
    expect(mandates.get_by_role("listitem")).to_contain_text("이 협약만, 그 변경협약은 제외")
    # Who has one for this agreement may be given one for any, and no second one for this.
    holder = form.get_by_label("받는 사람").locator(f'option[value="{appointment}"]')
    expect(holder).to_have_count(0)
    form.get_by_role("radio", name="이 기관이 당사자인 모든 협약").check()
    expect(holder).to_have_count(1)
    assert faults(head) == []
    return mandates


def beside_it_one_for_any_agreement(mandates: Locator) -> None:
    """Give somebody of the city a mandate for any agreement, of later days too."""
    today = datetime.now(UTC).astimezone(SEOUL).date()
    form = mandates.get_by_role("form", name="위임장 주기")
    form.get_by_role("radio", name="이 기관이 당사자인 모든 협약").check()
    form.get_by_label("받는 사람").select_option(index=1)
    form.get_by_label("위임장 이름이나 번호").fill("위임장 제8호")
    form.get_by_label("첫날").fill((today + timedelta(days=2)).isoformat())
    form.get_by_label("마지막 날").fill((today + timedelta(days=8)).isoformat())
    form.get_by_role("button", name="위임장 주기").click()
    general = mandates.get_by_role("listitem").filter(has_text="위임장 제8호")
    expect(general).to_contain_text("이 기관이 당사자인 모든 협약, 변경협약 포함")


def wait_for_the_seal(product: Product) -> None:
    """Wait until the worker has sealed it."""
    until = monotonic() + 40
    while read(product, LEAD)["state"] != "IN_FORCE":
        assert monotonic() < until, "the worker has not sealed it"
        sleep(0.5)
