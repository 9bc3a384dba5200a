"""Minutes that were withheld as a whole, in the browser: opened with a reason, and what is hidden in them stays so."""

import re
import uuid
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.fixtures.product import Product
from tests.web.reach import unreached
from tests.web.test_access_story import faults, sideways
from tests.web.test_minutes_story import CHAIR, NUMBER, SECRETARY, held, read
from tests.web.visits import PHONE, Visit, answered, heard, tapped

pytestmark = pytest.mark.browser

DESK = """query ($number: Int!) { minutesDesk(number: $number) { meetingId minutes { id reading {
  digest lines { key parts { text } } } } } }"""
# What is hidden until a decision is made, and where that stands (ground 5).
OPEN, STAGE = "주민 담당", "담당자 지정 전"
WHY = "입찰이 끝나 업체의 영업상 비밀이 아니게 됨"


def said(product: Product, who: str, verb: str, **given: object) -> None:
    """Carry out one verb of minutes."""
    kind = verb[0].upper() + verb[1:]
    query = f"""mutation ($input: {kind}Input!) {{ {verb}(input: $input) {{
      ... on {kind}Success {{ minutes {{ id }} }} ... on Refused {{ reason }} }} }}"""
    key = {"idempotency-key": str(uuid.uuid4())}
    found = answered(product, query, persona=who, headers=key, input=given)
    assert "minutes" in found[verb], found


def registered(product: Product) -> int:
    """Hold a meeting whose minutes are registered and hide a number; return its number."""
    number = held(product)

    def desk(who: str) -> dict[str, Any]:
        found: dict[str, Any] = answered(product, DESK, persona=who, number=number)["minutesDesk"]
        return found

    said(product, SECRETARY, "draftMinutes", meetingId=desk(SECRETARY)["meetingId"])
    one = {"minutesId": desk(SECRETARY)["minutes"]["id"]}
    said(product, SECRETARY, "circulateMinutes", **one)
    reading = desk(CHAIR)["minutes"]["reading"]
    for who in (CHAIR, SECRETARY):
        said(product, who, "confirmMinutes", **one, sha256=reading["digest"])
    texts = {one["key"]: "".join(part["text"] for part in one["parts"]) for one in reading["lines"]}
    line = next(key for key, words in texts.items() if NUMBER in words)
    start = texts[line].index(NUMBER)
    span = {"line": line, "start": start, "end": start + len(NUMBER)}
    said(product, SECRETARY, "hideSpan", **one, **span, ground="PERSONAL")
    start = texts[line].index(OPEN)
    span = {"line": line, "start": start, "end": start + len(OPEN)}
    stage = {"stage": STAGE, "expectedEnd": str((datetime.now(UTC) + timedelta(days=30)).date())}
    said(product, SECRETARY, "hideSpan", **one, **span, ground="IN_PROGRESS", **stage)
    said(product, SECRETARY, "registerMinutes", **one)
    return number


@pytest.mark.timeout(300)
def test_withheld_minutes_are_opened_with_a_reason_and_their_gaps_stay(
    visit: Visit, running_product: Product, tmp_path: Path
) -> None:
    address = f"/council/meetings/{registered(running_product)}/minutes"
    secretary = visit(address, size=PHONE, persona=SECRETARY)
    tapped(secretary, re.compile("^공개하기$"))
    form = secretary.get_by_role("form", name="공개하기", exact=True)
    form.get_by_label("비공개 사유").select_option("BUSINESS")
    with heard(secretary):
        form.get_by_role("button", name="공개하기", exact=True).click()
    public = visit(address)
    expect(public.get_by_text("이 회의록은 공개하지 않아요")).to_be_visible()
    expect(public.get_by_text("경영상·영업상 비밀")).to_be_visible()

    secretary.reload()
    tapped(secretary, "비공개 풀기")
    form = secretary.get_by_role("form", name="비공개 풀기", exact=True)
    form.get_by_role("button", name="비공개 풀기").click()
    expect(form.get_by_label("이유")).to_have_attribute("aria-invalid", "true")
    form.get_by_label("이유").fill(f"{WHY}: {NUMBER}")
    form.get_by_role("button", name="비공개 풀기").click()
    expect(form.get_by_text("까닭에 아직 가려 둔 내용이 들어 있어요.").first).to_be_visible()
    assert faults(secretary) == []
    # A citation stands in its sentence, as high as its line; everything else is found by a finger.
    assert [one for one in unreached(secretary) if "#entry-" not in one] == []
    assert sideways(secretary) <= 0
    public.reload()
    expect(public.get_by_text("이 회의록은 공개하지 않아요")).to_be_visible()
    form.get_by_label("이유").fill(WHY)
    with heard(secretary):
        form.get_by_role("button", name="비공개 풀기").click()
    expect(secretary.get_by_text("했어요", exact=True)).to_be_visible()

    # A page that is open shows what is opened, and says of what stays hidden until when and why.
    expect(public.get_by_text("비공개했다가 공개한 회의록이에요")).to_be_visible()
    fifth = public.locator("mark").filter(has_text="비공개 5호")
    expect(fifth).to_contain_text(re.compile(f"{STAGE} · 종료 예정일 20"))
    expect(public.get_by_text(WHY)).to_be_visible()
    expect(public.get_by_text("비공개 6호: 개인정보").first).to_be_visible()
    assert NUMBER not in public.content()
    made = read(public, "웹 문서 (HTML)", "제", tmp_path).decode()
    assert "비공개 6호: 개인정보" in made
    assert NUMBER not in made
    assert faults(public) == []

    # Lifted by itself later, the number says on the page that it was hidden, and anybody compares it.
    number = int(address.split("/")[3])
    minutes = answered(running_product, DESK, persona=SECRETARY, number=number)["minutesDesk"]
    said(running_product, SECRETARY, "liftSpan", minutesId=minutes["minutes"]["id"], number=1)
    expect(public.get_by_text(NUMBER).first).to_be_visible()
    told = public.get_by_text("비공개했다가 공개함 6호: 개인정보").first
    expect(told).to_be_visible()
    digest, salt = re.search(r"([0-9a-f]{64})\D+?([0-9a-f]{32})", told.inner_text()).groups()
    assert sha256(f"{salt}\n{NUMBER}".encode()).hexdigest() == digest
    made = read(public, "웹 문서 (HTML)", "제", tmp_path).decode()
    assert digest in made
    assert salt in made
    assert faults(public) == []
    public.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    assert sideways(public) <= 0

    abroad = visit(f"{address}?lang=en")
    expect(abroad.locator("mark [lang=ko]")).to_have_text(STAGE)
    expect(abroad.get_by_text("These minutes were withheld, and are open now")).to_be_visible()
    expect(abroad.get_by_text("Why they were withheld: ")).to_be_visible()
