"""The council in the browser: the head appoints, is refused the balance, mends it, publishes; residents read."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product, product_of_its_own
from tests.web.test_access_story import faults
from tests.web.visits import PHONE, Visit, answered, tapped

pytestmark = pytest.mark.browser

HEAD, OFFICER = "municipality.head", "municipality.officer"
TURNOUT = "{ councils(first: 1) { edges { node { roster { members { number } } } } } }"


@pytest.fixture(scope="module")
def running_product() -> Iterator[Product]:
    """A product of its own. They change who sits, on which the quorum of every meeting rests."""
    yield from product_of_its_own("council")


def seat(page: Page, sex: str, nth: int) -> None:
    """Fill the form for a resident of the target area who does not sit yet, until today without end."""
    form = page.get_by_role("form", name="위원 위촉하기")
    form.get_by_label("자격").select_option("대상 지역 주민")
    person = form.get_by_label("누구")
    # The people of a kind come with an answer of their own.
    expect(person.locator("option", has_text="주민").nth(nth)).to_be_attached()
    person.select_option(index=nth + 1)
    form.get_by_label("성별").select_option(sex)


def appoint(page: Page, sex: str, nth: int, members: int) -> None:
    """Appoint a resident, and see the roster grow."""
    tapped(page, "위원 위촉하기")
    seat(page, sex, nth)
    form = page.get_by_role("form", name="위원 위촉하기")
    form.get_by_role("button", name="위원 위촉하기").click()
    expect(page.get_by_role("heading", name=f"위원 {members}명")).to_be_visible()


def published(product: Product) -> int:
    """Return how many members everybody reads of."""
    council = answered(product, TURNOUT)["councils"]["edges"][0]["node"]
    return len(council["roster"]["members"])


def test_the_head_appoints_is_refused_the_balance_mends_it_and_publishes(
    visit: Visit, running_product: Product
) -> None:
    head = visit("/council", persona=HEAD)
    lawful = head.get_by_role("region", name="오늘 적법한가요?")
    expect(lawful.get_by_text("적법해요", exact=True)).to_be_visible()

    tapped(head, "위원 위촉하기")
    seat(head, "여성", 5)
    head.get_by_role("button", name="살펴보기").click()
    tried = head.get_by_role("region", name="이렇게 위촉하면")
    expect(tried.get_by_text("재직 18명 / 많아도 20명")).to_be_visible()
    assert faults(head) == []
    assert published(running_product) == 17
    head.get_by_role("button", name="그만두기").click()

    appoint(head, "여성", 5, 18)
    appoint(head, "여성", 6, 19)
    expect(lawful.get_by_text("고쳐야 할 것이 1가지 있어요")).to_be_visible()
    expect(lawful.get_by_text("위촉위원 16명 가운데 한 성별이 10명이에요.")).to_be_visible()
    expect(lawful.get_by_text("(해온시 스마트도시 조성 및 운영 조례(가상) 6(4))")).to_be_visible()
    tapped(head, "명단 공표하기")
    publishing = head.get_by_role("form", name="명단 공표하기")
    publishing.get_by_role("button", name="명단 공표하기").click()
    refused = publishing.get_by_role("alert")
    expect(refused.get_by_text("60%를 넘어서 공표할 수 없어요")).to_be_visible()
    expect(refused.get_by_text("다른 성별의 위원을 더 위촉하거나")).to_be_visible()
    assert faults(head) == []
    assert published(running_product) == 17
    publishing.get_by_role("button", name="그만두기").click()

    appoint(head, "남성", 7, 20)
    expect(lawful.get_by_text("적법해요", exact=True)).to_be_visible()
    tapped(head, "위원 위촉하기")
    seat(head, "남성", 8)
    form = head.get_by_role("form", name="위원 위촉하기")
    form.get_by_role("button", name="위원 위촉하기").click()
    expect(form.get_by_text("위원은 20명까지예요.")).to_be_visible()
    form.get_by_role("button", name="그만두기").click()
    tapped(head, "명단 공표하기")
    publishing.get_by_role("button", name="명단 공표하기").click()
    expect(head.get_by_text("2판")).to_be_visible()

    resident = visit("/council", size=PHONE, persona="resident.9")
    expect(resident.get_by_role("heading", name="위원 20명")).to_be_visible()
    expect(resident.get_by_role("heading", name="협의회 구성하기")).to_have_count(0)
    resident.get_by_text("이 협의회의 규칙").click()
    expect(resident.get_by_text("위원 정수의 상한")).to_be_visible()
    assert faults(resident) == []


def test_an_officer_only_looks_what_would_be(visit: Visit) -> None:
    officer = visit("/council?lang=en", size=PHONE, persona=OFFICER)
    tapped(officer, "What if somebody were appointed?")
    form = officer.get_by_role("form", name="What if somebody were appointed?")
    expect(form.get_by_role("button", name="Appoint a member")).to_have_count(0)
    form.get_by_label("Last day of the term").fill("2090-01-01")
    form.get_by_role("button", name="Look").click()
    tried = officer.get_by_role("region", name="If you appoint so")
    expect(tried.get_by_text("A member's term is longer than 36 months.")).to_be_visible()
    assert faults(officer) == []
