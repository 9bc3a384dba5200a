"""An agreement in force is kept in the browser: obligations, settlement of public money, a dispute.

The tests are the chapters of one story: each goes on where the one before ended. They begin with the
agreement of the demo that is in force: one of its obligations is late, two settlement reports wait.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.fixtures.product import Product, product_of_its_own
from tests.web.test_access_story import settle
from tests.web.visits import PHONE, Visit, heard
from tests.web.well_made import opened, well_made
from workflows.kit.wording import SEOUL

pytestmark = pytest.mark.browser

DEBTOR, CITY, DEVELOPER, MINISTRY = (
    "company.b",
    "municipality.officer",
    "developer.lead",
    "ministry.officer",
)
AT = "/agreements/2025-1"
EVIDENCE = {
    "name": "점검표.pdf",
    "mimeType": "application/pdf",
    "buffer": b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
}


@pytest.fixture(scope="module")
def running_product() -> Iterator[Product]:
    """A product of its own: obligations are met, money is settled."""
    yield from product_of_its_own("keeping")


def well_made_in_both(page: Page, path: str) -> None:
    """Hold a page with all its forms open against axe and its width, in both languages and sizes."""
    for language in ("en", "ko"):
        page.goto(f"{path}?lang={language}")
        settle(page)
        page.evaluate(
            "document.querySelectorAll('main details').forEach((one) => (one.open = true))"
        )
        well_made(page)


def card(page: Page, heading: str) -> Locator:
    """Return the entry of a list under its heading."""
    return page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=heading))


def today() -> str:
    """Return the legal day, as a field of a day takes it."""
    return datetime.now(UTC).astimezone(SEOUL).date().isoformat()


def act(within: Locator, verb: str, **fields: str) -> None:
    """Unfold a form by its verb, fill its fields by their labels, and send it."""
    within.locator("summary", has_text=verb).click()
    form = within.get_by_role("form", name=verb)
    for label, text in fields.items():
        form.get_by_label(label).fill(text)
    with heard(within.page):
        form.get_by_role("button", name=verb.rsplit(": ", maxsplit=1)[-1]).click()


def late_in_its_month_and_after(calendar: Locator) -> None:
    """A late obligation is in the table of its month; any later month says it above the table."""
    in_its_month = calendar.get_by_role("table").get_by_text(re.compile(r"^2번 · \d+일 늦음$"))
    carried = calendar.get_by_role("region", name="앞 달부터 늦은 의무").get_by_role("listitem")
    second = carried.filter(has_text="의무 2번")
    calendar.get_by_role("button", name="다음 달").click()
    expect(second).to_have_text(re.compile(r"의무 2번 .* \d+일 늦음$"))
    expect(in_its_month).to_have_count(0)
    while second.count():  # a month or two back, whatever the day of the year is
        calendar.get_by_role("button", name="앞 달").click()
    expect(in_its_month).to_be_visible()


def test_a_late_obligation_is_shown_reported_with_evidence_and_accepted(
    visit: Visit, running_product: Product
) -> None:
    debtor = opened(visit, DEBTOR, f"{AT}/duties")
    expect(debtor.locator("#title")).to_have_text("늦은 의무가 1건 있어요")
    late_in_its_month_and_after(debtor.get_by_role("region", name="달력"))
    debtor.get_by_label("늦은 것").check()
    expect(debtor.get_by_role("heading", name="의무 1건")).to_be_visible()
    duty = card(debtor, "2. 정류장 태양광 설비를 점검한 결과를 낸다")
    expect(duty.get_by_text(re.compile("이행할 차례 · \\d+일 늦음"))).to_be_visible()
    duty.locator("summary", has_text="이행 보고하기").click()
    duty.get_by_label("증빙 파일").set_input_files(EVIDENCE)  # type: ignore[arg-type]
    expect(duty.get_by_text("함께 낼 파일: 점검표.pdf")).to_be_visible()
    form = duty.get_by_role("form", name="의무 2번: 이행 보고하기")
    form.get_by_role("button", name="이행 보고하기").click()
    expect(form.get_by_text("빈칸이에요.").first).to_be_visible()
    expect(duty.get_by_text("함께 낼 파일: 점검표.pdf")).to_be_visible()
    form.get_by_label("무엇을 했고").fill("여섯 곳을 모두 점검했습니다.")
    form.get_by_role("button", name="이행 보고하기").click()
    expect(debtor.locator("#title")).to_have_text("늦은 의무가 1건 있어요")
    expect(form).to_have_count(0)

    city = opened(visit, CITY, f"{AT}/duties", PHONE)
    duty = card(city, "2. 정류장 태양광 설비를 점검한 결과를 낸다")
    expect(duty.get_by_text(re.compile("보고함 · \\d+일 늦음"))).to_be_visible()
    duty.locator("summary", has_text="기록 1건").click()
    expect(duty.get_by_role("link", name="증빙 파일 보기")).to_be_visible()
    act(duty, "이행 확인하기", **{"확인한 내용": "점검표를 확인했습니다."})
    expect(duty.get_by_text(re.compile("^이행함"))).to_be_visible()
    expect(city.locator("#title")).to_have_text("늦은 의무가 없어요")
    # What is met is carried into no later month, however late it was.
    city.get_by_role("region", name="달력").get_by_role("button", name="다음 달").click()
    carried = city.get_by_role("region", name="앞 달부터 늦은 의무").get_by_role("listitem")
    expect(carried.filter(has_text="의무 2번")).to_have_count(0)
    well_made_in_both(city, f"{AT}/duties")


def test_a_company_settles_the_city_sends_it_back_and_the_ministry_accepts(
    visit: Visit, running_product: Product
) -> None:
    company = opened(visit, DEBTOR, f"{AT}/duties", PHONE)
    mine = card(company, "누리에너지")
    mine.locator("summary", has_text="정산보고 내기").click()
    form = mine.get_by_role("form", name="정산보고 내기")
    form.get_by_role("button", name="정산보고 내기").click()
    expect(form.get_by_role("alert")).to_contain_text("정산할 금액을 1줄부터")
    expect(form.get_by_role("checkbox").first).to_be_focused()
    form.get_by_label(re.compile("^국비 · 현금 · 2022년")).check()
    line = form.get_by_role("group", name="국비 · 현금 · 2022년", exact=True)
    for typed, told in (
        ("오천만", "12억 3,400만이나 1,234,000,000처럼 적어 주세요."),
        ("1.5", "1원보다 작은 돈은 적을 수 없어요."),
        ("-3", "금액은 0원부터예요. 빼기표 없이 적어 주세요."),
    ):
        line.get_by_label("받은 금액").fill(typed)
        form.get_by_role("button", name="정산보고 내기").click()
        expect(line.get_by_text(told)).to_be_visible()
        expect(line.get_by_label("받은 금액")).to_be_focused()
        expect(line.get_by_label("받은 금액")).to_have_value(typed)
        # What was told of an earlier sending is over.
        expect(form.get_by_role("alert")).to_have_count(0)
    line.get_by_label("받은 금액").fill("5,000만")
    line.get_by_label("쓴 금액").fill("6,000만")
    form.get_by_label("설명과 증빙").fill("설비 구매 내역서와 통장 사본")
    form.get_by_role("button", name="정산보고 내기").click()
    expect(line.get_by_label("쓴 금액")).to_have_attribute("aria-invalid", "true")
    expect(form.get_by_label("설명과 증빙")).to_have_value("설비 구매 내역서와 통장 사본")
    line.get_by_label("쓴 금액").fill("4,900만")
    line.get_by_label("이자").fill("12,345")
    expect(line.get_by_text("100만원")).to_be_visible()
    form.get_by_role("button", name="정산보고 내기").click()
    expect(mine.get_by_text("제출함")).to_be_visible()

    city = opened(visit, CITY, "/settlements")
    expect(city.locator("#title")).to_have_text("정산보고 2건이 심사를 기다려요")
    expect(card(city, "해온시")).to_have_count(0)
    asked = card(city, "누리에너지")
    expect(asked.get_by_role("row", name=re.compile("국비 .*40억원.*5,000만원"))).to_be_visible()
    act(asked, "누리에너지: 되돌려 보내기", 까닭="영수증 두 장이 빠졌습니다.")
    expect(asked).to_have_count(0)

    company.reload()
    expect(mine.get_by_text("되돌아옴")).to_be_visible()
    # Why it came back stands open, and what was handed in is corrected, not typed anew.
    expect(mine.get_by_text("영수증 두 장이 빠졌습니다.").first).to_be_visible()
    expect(mine.get_by_text("아래에서 고쳐 다시 내 주세요.")).to_be_visible()
    mine.locator("summary", has_text="정산보고 다시 내기").click()
    expect(form.get_by_label(re.compile("^국비 · 현금 · 2022년"))).to_be_checked()
    expect(line.get_by_label("받은 금액")).to_have_value("50,000,000")
    expect(line.get_by_label("이자")).to_have_value("12,345")
    line.get_by_label("쓴 금액").fill("4850만")
    form.get_by_label("설명과 증빙").fill("영수증 두 장을 더 올렸습니다.")
    form.get_by_role("button", name="정산보고 내기").click()
    expect(mine.get_by_text("2번째")).to_be_visible()

    city.reload()
    act(asked, "누리에너지: 검토했다고 남기기", **{"검토한 내용": "영수증 열두 장을 맞춰 봄"})
    expect(asked.get_by_text("검토함")).to_be_visible()

    ministry = opened(visit, MINISTRY, "/my")
    ministry.get_by_role("link", name="정산보고 3건이 심사를 기다려요").click()
    asked, citys = card(ministry, "누리에너지"), card(ministry, "해온시")
    expect(asked.get_by_text(re.compile("기한: .*준공 .*오늘 냈어요"))).to_be_visible()
    act(asked, "누리에너지: 확정하기", **{"확인한 내용": "100만원을 돌려받습니다."})
    # The folded history says so too, a moment later.
    expect(asked.locator(".chip").get_by_text("확정", exact=True)).to_be_visible()
    act(citys, "해온시: 검토했다고 남기기", **{"검토한 내용": "집행 내역을 확인했습니다."})
    act(citys, "해온시: 확정하기", **{"확인한 내용": "낙찰 차액을 돌려받습니다."})
    expect(ministry.locator("#title")).to_have_text("정산보고 1건이 심사를 기다려요")
    # What was accepted stays in sight of who gets the money back until it has come.
    owed = ministry.get_by_role("region", name="돌려받을 돈이 남은 정산보고 2건")
    expect(card(ministry, "누리에너지").get_by_text("국비 151만 2,345원 반납")).to_be_visible()
    within = owed.get_by_role("listitem").filter(has=ministry.get_by_role("heading", name="해온시"))
    within.locator("summary", has_text="해온시: 반납 확인하기").click()
    form = within.get_by_role("form", name="해온시: 반납 확인하기")
    form.get_by_label("반납된 날").fill("2020-01-02")
    form.get_by_label("증빙").fill("국고 수납 제31호")
    form.get_by_role("button", name="반납 확인하기").click()
    expect(form.get_by_role("alert")).to_contain_text("확정된 날부터 오늘까지")
    expect(form.get_by_label("증빙")).to_have_value("국고 수납 제31호")
    form.get_by_label("반납된 날").fill(today())
    with heard(ministry):
        form.get_by_role("button", name="반납 확인하기").click()
    expect(ministry.get_by_role("region", name="돌려받을 돈이 남은 정산보고 1건")).to_be_visible()
    well_made_in_both(ministry, "/settlements")
    ministry.goto("/my")
    expect(ministry.get_by_role("link", name="돌려받을 돈이 남은 정산보고 1건")).to_be_visible()
    ministry.goto("/settlements")
    ministry.get_by_role("link", name="2025-1").first.click()
    expect(
        card(ministry, "해온시").get_by_text(re.compile("반납 확인 .국고 수납 제31호"))
    ).to_be_visible()
    well_made_in_both(ministry, AT)
    company.reload()
    expect(mine.get_by_text("국비 151만 2,345원 반납")).to_be_visible()


def test_a_dispute_goes_its_way_and_is_settled(visit: Visit, running_product: Product) -> None:
    opens = opened(visit, DEBTOR, f"{AT}/disputes")
    opens.locator("summary", has_text="분쟁 알리기").click()
    form = opens.get_by_role("form", name="분쟁 알리기")
    form.get_by_label("무엇에 관한 분쟁인가요").fill("태양광 설비의 인수 시기")
    form.get_by_label("주장").fill("보험이 끝난 뒤에 넘겨야 합니다.")
    form.get_by_role("button", name="분쟁 알리기").click()
    expect(form.get_by_role("alert")).to_be_visible()
    expect(form.get_by_label("주장")).to_have_value("보험이 끝난 뒤에 넘겨야 합니다.")
    form.get_by_label("해온도시공사").check()
    form.get_by_label("다투는 조문").select_option(label="제5조 시설의 귀속과 인수인계")
    form.get_by_role("button", name="분쟁 알리기").click()
    expect(opens.locator("#title")).to_have_text("진행 중인 분쟁 1건")
    mine = card(opens, "1. 태양광 설비의 인수 시기")
    expect(mine.locator("[aria-current=step]")).to_have_text("협의 30일")
    expect(mine.get_by_text(re.compile(r"20\d\d\.\s.*까지"))).to_be_visible()
    act(mine, "다음 단계로 넘기기", **{"할 말": "운영위원회에 맡기고 싶습니다."})
    expect(mine.get_by_text("다음 단계에 동의")).to_be_visible()

    other = opened(visit, DEVELOPER, f"{AT}/disputes", PHONE)
    theirs = card(other, "1. 태양광 설비의 인수 시기")
    act(theirs, "답하기", **{"할 말": "준공하면 바로 넘겨야 합니다."})
    expect(theirs.get_by_text("준공하면 바로 넘겨야 합니다.")).to_be_visible()
    act(theirs, "다음 단계로 넘기기", **{"할 말": "저희도 같습니다."})
    expect(theirs.locator("[aria-current=step]")).to_have_text("→ 운영위원회 30일")
    act(theirs, "합의안 내기", **{"합의 내용": "보험이 끝나는 3월 31일에 넘깁니다."})
    expect(theirs.get_by_text("보험이 끝나는 3월 31일에 넘깁니다.")).to_be_visible()

    opens.reload()
    act(mine, "합의안에 동의하기", **{"할 말": "동의합니다."})
    expect(mine.get_by_text("합의함")).to_be_visible()
    expect(opens.locator("#title")).to_have_text("진행 중인 분쟁이 없어요")
    expect(mine.locator("[aria-current=step]")).to_have_count(0)
    well_made_in_both(opens, f"{AT}/disputes")


def test_who_stands_outside_does_nothing_and_sees_no_more_than_is_his(
    visit: Visit, running_product: Product
) -> None:
    auditor = opened(visit, "auditor", f"{AT}/duties")
    expect(card(auditor, "2. 정류장 태양광 설비를 점검한 결과를 낸다")).to_be_visible()
    expect(auditor.locator("main form")).to_have_count(0)
    auditor.goto("/settlements")
    expect(auditor.locator("#title")).to_have_text("심사할 정산보고가 없어요")
    auditor.goto(f"{AT}/disputes")
    expect(auditor.locator("#title")).to_have_text("분쟁은 협약의 당사자만 봐요")
    expect(auditor.get_by_text("태양광 설비의 인수 시기")).to_have_count(0)

    resident = opened(visit, "resident.1", "/settlements", PHONE)
    expect(resident.locator("#title")).to_have_text("심사할 정산보고가 없어요")
    for path in ("/duties", "/disputes", ""):
        resident.goto(AT + path)
        expect(resident.locator("#title")).to_have_text("이 협약을 찾을 수 없어요")
