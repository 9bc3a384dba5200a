"""The money in the browser: an amount is too high, the page says by how much, and the plan is put forward."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product
from tests.web.test_access_story import faults, sideways
from tests.web.visits import PHONE, WIDE, Visit, heard

pytestmark = pytest.mark.browser

LEAD, CITY, PARTY = "company.a", "municipality.officer", "company.b"
STATE_2024 = "국비 국토교통부 현금 2024년 고치기"
CITY_2024 = "시비 해온시 현금 2024년 고치기"


def at_money(visit: Visit, product: Product, persona: str, size: tuple[int, int] = WIDE) -> Page:
    """Come to the money from the page of the consortium, as somebody."""
    page = visit(f"{product.url}/consortium", size=size, persona=persona)
    page.get_by_role("link", name="누가 언제 얼마를 내는지 보기").click()
    expect(page.get_by_role("heading", name="누가 언제 얼마를 내나요")).to_be_visible()
    return page


def write(page: Page, what: str, amount: str) -> None:
    """Open an amount, type another and save it."""
    page.get_by_role("button", name=re.compile(re.escape(what))).click()
    form = page.get_by_role("form", name=what)
    form.get_by_label("금액", exact=True).fill(amount)
    form.get_by_role("button", name="금액 저장하기").click()


def test_an_amount_is_set_right_and_the_plan_is_put_forward(
    visit: Visit, running_product: Product
) -> None:
    page = at_money(visit, running_product, LEAD)
    expect(page.locator("#title")).to_have_text("사업비 260억원, 규칙을 모두 지켜요")
    page.get_by_role("button", name=re.compile(STATE_2024)).click()
    form = page.get_by_role("form", name=STATE_2024)
    form.get_by_label("금액", exact=True).fill("삼십일억")
    form.get_by_role("button", name="금액 저장하기").click()
    expect(form.get_by_text("1,234,000,000처럼 적어 주세요")).to_be_visible()
    form.get_by_label("금액", exact=True).fill("31억")
    expect(form.get_by_text("31억원 (3,100,000,000원)")).to_be_visible()
    assert faults(page) == []
    form.get_by_role("button", name="금액 저장하기").click()

    expect(page.locator("#title")).to_have_text("사업비에 고칠 것이 2가지 있어요")
    rules = page.get_by_role("region", name="지켜야 할 규칙")
    expect(rules.get_by_text("국비에서 도비나 시비로 5,000만원 옮기기")).to_be_visible()
    expect(rules.get_by_text("국비를 1억원 줄이기")).to_be_visible()
    expect(rules.get_by_text("국비·도비·시비에서 1억원 줄이기")).to_be_visible()
    forward = page.get_by_role("button", name="결정하도록 내기")
    expect(forward).to_have_attribute("aria-disabled", "true")
    forward.focus()
    page.keyboard.press("Enter")
    refusal = page.get_by_role("alert")
    expect(refusal).to_contain_text("12,050,000,000원까지인데 12,100,000,000원")
    expect(refusal).to_contain_text("국비를 100,000,000원 줄이거나")
    assert faults(page) == []

    write(page, CITY_2024, "20억")
    expect(page.locator("#title")).to_have_text("사업비에 고칠 것이 1가지 있어요")
    write(page, STATE_2024, "30억")
    write(page, CITY_2024, "21억")
    expect(page.locator("#title")).to_have_text("사업비 260억원, 규칙을 모두 지켜요")
    page.get_by_role("button", name="결정하도록 내기").click()
    expect(page.locator("#title")).to_have_text("사업비 260억원, 결정을 기다려요")
    expect(page.get_by_role("button", name=re.compile("년 고치기$"))).to_have_count(0)

    city = at_money(visit, running_product, CITY, PHONE)
    expect(city.locator("#title")).to_have_text("사업비 260억원, 결정을 기다려요")
    city.get_by_role("button", name="되돌려 고치기").click()
    expect(city.locator("#title")).to_have_text("사업비 260억원, 규칙을 모두 지켜요")
    assert sideways(city) == 0
    assert faults(city) == []


def test_what_is_wrong_with_an_amount_is_said_beside_it_and_what_was_typed_stays(
    visit: Visit, running_product: Product
) -> None:
    page = at_money(visit, running_product, LEAD, PHONE)
    page.get_by_role("button", name=re.compile(STATE_2024)).click()
    forms = (
        (page.get_by_role("form", name="새 금액 적기"), "금액 넣기"),
        (page.get_by_role("form", name=STATE_2024), "금액 저장하기"),
    )
    for form, button in forms:
        box = form.get_by_label("금액", exact=True)
        for typed, said in (
            ("-5억", "금액은 1원부터예요."),
            ("0", "금액은 1원부터예요."),
            ("1.5", "1원보다 작은 돈은 적을 수 없어요."),
            ("1,000.5", "1원보다 작은 돈은 적을 수 없어요."),
            ("\uff11\uff0e\uff15", "1원보다 작은 돈은 적을 수 없어요."),
            ("1e3", "1,234,000,000처럼 적어 주세요."),
            (" 1 000", "1,234,000,000처럼 적어 주세요."),
            # A comma parts three digits: it is neither 15억 nor 1.5억.
            ("1,5억", "1,234,000,000처럼 적어 주세요."),
            ("2천5백만", "1,234,000,000처럼 적어 주세요."),
            ("1억 2천", "1,234,000,000처럼 적어 주세요."),
            # Words that are not read are said before the point in them.
            ("1.2 dozen", "1,234,000,000처럼 적어 주세요."),
            ("99999999999999999999", "금액이 너무 커요. 0을 더 적지 않았는지"),
        ):
            box.fill(typed)
            form.get_by_role("button", name=button).click()
            expect(form.locator(".field-error")).to_contain_text(said)
            expect(form.locator(".field-error")).to_contain_text("(두레 운영규칙 4-7)")
            expect(box).to_have_value(typed)
        # The same mistake sent again leads back to its field.
        form.get_by_role("button", name=button).focus()
        page.keyboard.press("Enter")
        expect(box).to_be_focused()
        for typed, read in (
            ("1.5억", "150,000,000원"),
            ("5천만", "50,000,000원"),
            ("3만 5천", "35,000원"),
            ("1조 2억", "1,000,200,000,000원"),
            ("３억", "300,000,000원"),
            ("KRW 1.2 Billion", "1,200,000,000원"),
            ("1 billion 240 million won", "1,240,000,000원"),
        ):
            box.fill(typed)
            expect(form.locator(".hint")).to_contain_text(f"({read})")
        assert faults(page) == []
    # What the house alone knows, it says beside the field too: the most, the way on and the rule.
    form, button = forms[1]
    form.get_by_label("금액", exact=True).fill("11조")
    form.get_by_role("button", name=button).click()
    error = form.locator(".field-error")
    expect(error).to_contain_text("금액은 1원에서 10,000,000,000,000원까지예요.")
    expect(error).to_contain_text("금액을 다시 보거나, 필요 없으면 지워 주세요. (두레 운영규칙")
    assert sideways(page) == 0


def test_two_who_write_one_amount_see_each_other_s(visit: Visit, running_product: Product) -> None:
    lead = at_money(visit, running_product, LEAD)
    city = at_money(visit, running_product, CITY, PHONE)
    private = "민간 가람모빌리티 현금 2022년 고치기"
    lead.get_by_role("button", name=re.compile(private)).click()
    form = lead.get_by_role("form", name=private)
    form.get_by_label("금액", exact=True).fill("3억")
    write(city, private, "2억 5,000만")
    expect(city.get_by_role("button", name=re.compile(f"2억.5,000만원, {private}"))).to_be_visible()
    # The open page hears of it by itself, and what is being typed there stays.
    expect(form.get_by_role("status")).to_contain_text("이 금액을 2억 5,000만원으로 저장했어요")
    expect(form.get_by_label("금액", exact=True)).to_have_value("3억")
    form.get_by_role("button", name="금액 저장하기").click()

    expect(form.get_by_role("alert")).to_contain_text("이 금액을 250,000,000원으로 바꿨어요")
    expect(form.get_by_label("금액", exact=True)).to_have_value("3억")
    expect(lead.get_by_role("cell", name=re.compile("^2억.5,000만원"))).to_be_visible()
    form.get_by_role("button", name="금액 저장하기").click()
    expect(lead.get_by_role("button", name=re.compile(f"3억원, {private}"))).to_be_visible()

    write(lead, private, "2억")
    new = lead.get_by_role("form", name="새 금액 적기")
    new.get_by_label("재원과 기관").select_option(label="민간 · 다온데이터")
    new.get_by_label("형태").select_option(label="현물")
    new.get_by_label("금액", exact=True).fill("1,234만")
    new.get_by_role("button", name="금액 넣기").click()
    added = "민간 다온데이터 현물 2022년 고치기"
    expect(lead.get_by_role("button", name=re.compile(added))).to_be_visible()
    new.get_by_label("금액", exact=True).fill("5,678만")
    new.get_by_role("button", name="금액 넣기").click()
    expect(new.get_by_text("금액은 이미 있어요. 위의 표에서 고쳐 주세요.")).to_be_visible()
    lead.get_by_role("button", name=re.compile(added)).click()
    lead.get_by_role("form", name=added).get_by_role("button", name="이 금액 지우기").click()
    expect(lead.get_by_role("button", name=re.compile(added))).to_have_count(0)
    expect(lead.get_by_text("금액을 지웠어요")).to_be_visible()


def test_a_dropped_line_and_a_removed_amount_take_nothing_that_is_being_typed(
    visit: Visit, running_product: Product
) -> None:
    lead = at_money(visit, running_product, LEAD)
    new = lead.get_by_role("form", name="새 금액 적기")
    new.get_by_label("재원과 기관").select_option(label="민간 · 다온데이터")
    new.get_by_label("형태").select_option(label="현금")
    new.get_by_label("금액", exact=True).fill("1,000만")
    new.get_by_role("button", name="금액 넣기").click()
    added = "민간 다온데이터 현금 2022년 고치기"
    city = at_money(visit, running_product, CITY)
    city.get_by_role("button", name=re.compile(added)).click()
    lead.get_by_role("button", name=re.compile(added)).click()
    form = lead.get_by_role("form", name=added)
    form.get_by_label("금액", exact=True).fill("2,000만")

    lead.context.set_offline(True)
    form.get_by_role("button", name="금액 저장하기").click()
    expect(form.get_by_role("alert")).to_contain_text("보내지 못했어요")
    expect(form.get_by_label("금액", exact=True)).to_have_value("2,000만")
    remove = city.get_by_role("form", name=added).get_by_role("button", name="이 금액 지우기")
    remove.click()
    expect(remove).to_have_count(0)
    lead.context.set_offline(False)
    expect(form.get_by_role("status")).to_contain_text("그사이 다른 분이 이 금액을 지웠어요.")
    expect(form.get_by_label("금액", exact=True)).to_have_value("2,000만")
    save = form.get_by_role("button", name="금액 저장하기")
    with heard(lead):
        save.click()
    # Refused once, for it was removed unseen by what was sent; then it is set anew on purpose.
    expect(form.get_by_role("alert")).to_be_visible()
    with heard(lead):
        save.click()
    expect(lead.get_by_role("button", name=re.compile(f"2,000만원, {added}"))).to_be_visible()
    lead.get_by_role("button", name=re.compile(added)).click()
    with heard(lead):
        lead.get_by_role("form", name=added).get_by_role("button", name="이 금액 지우기").click()
    # The row's own button gives way to its form: both are gone once it is removed.
    expect(lead.get_by_role("form", name=added)).to_have_count(0)
    expect(lead.get_by_role("button", name=re.compile(added))).to_have_count(0)


def test_a_party_reads_and_a_resident_does_not(visit: Visit, running_product: Product) -> None:
    party = at_money(visit, running_product, PARTY, PHONE)
    expect(party.get_by_text("24,000,000,000원").first).to_be_visible()
    expect(party.get_by_role("button", name=re.compile("년 고치기$"))).to_have_count(0)
    expect(party.get_by_role("button", name="결정하도록 내기")).to_have_count(0)
    party.get_by_role("button", name="이 판의 금액 보기").last.click()
    expect(party.get_by_text("국비 · 국토교통부 · 현금 · 2022년").first).to_be_visible()

    resident = visit(f"{running_product.url}/consortium", size=PHONE, persona="resident.3")
    expect(resident.locator("#title")).to_contain_text("함께 사업을 꾸려요")
    expect(resident.get_by_role("link", name="누가 언제 얼마를 내는지 보기")).to_have_count(0)
    resident.goto(f"{running_product.url}/consortium/money")
    expect(resident.locator("#title")).to_have_text("사업비는 구성원에게만 보여요")
    assert faults(resident) == []


def test_the_money_is_told_in_english(visit: Visit, running_product: Product) -> None:
    page = at_money(visit, running_product, LEAD)
    page.goto(f"{running_product.url}/consortium/money?lang=en")
    expect(page.locator("#title")).to_have_text("₩26,000,000,000 planned, and every rule holds")
    expect(page.get_by_role("heading", name="Rules to hold")).to_be_visible()
    assert sideways(page) == 0
    assert faults(page) == []
