"""What comes too late, is left out or goes beyond the law, in the browser: the article, the way on, nothing lost."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.fixtures.product import Product, product_of_its_own
from tests.web.reach import unreached
from tests.web.test_access_story import faults, sideways
from tests.web.test_minutes_story import CHAIR, SECRETARY, held
from tests.web.test_own_rules_story import prepared
from tests.web.test_releasing_story import DESK, said
from tests.web.visits import PHONE, Visit, answered, heard, tapped

pytestmark = pytest.mark.browser

WORDS = "집중호우 전에 쉼터를 넘겨받자는 데 뜻을 모음"
AGENDA = """query ($number: Int!) { councils(first: 1) { edges { node { meeting(number: $number) {
  state items { title topic } } } } } }"""


@pytest.fixture(scope="module")
def running_product() -> Iterator[Product]:
    """A product of its own, whose secretary is turned away."""
    yield from product_of_its_own("turned")


def refused(form: Locator, article: str) -> None:
    """Expect a rule with its article, and the way on."""
    told = form.locator(".msg-stop")
    expect(told.locator("dt")).to_have_count(2)
    expect(told.locator("dd").first).to_contain_text(article)
    expect(told.locator("dd").nth(1)).not_to_be_empty()


def well(page: Page) -> None:
    """Hold a page against axe, its width and a finger; a citation stands in its sentence."""
    assert faults(page) == []
    assert sideways(page) <= 0
    assert [one for one in unreached(page) if "#entry-" not in one] == []


@pytest.mark.timeout(300)
def test_minutes_with_a_hole_are_not_signed_and_frozen_ones_not_rewritten(
    visit: Visit, running_product: Product
) -> None:
    product = running_product
    number = held(product)
    address = f"/council/meetings/{number}/minutes"

    def desk(who: str) -> dict:
        found: dict = answered(product, DESK, persona=who, number=number)["minutesDesk"]
        return found

    def state() -> str:
        query = "query ($number: Int!) { minutesDesk(number: $number) { minutes { state } } }"
        found = answered(product, query, persona=SECRETARY, number=number)
        return str(found["minutesDesk"]["minutes"]["state"])

    said(product, SECRETARY, "draftMinutes", meetingId=desk(SECRETARY)["meetingId"])
    one = {"minutesId": desk(SECRETARY)["minutes"]["id"]}
    # An empty gist is none.
    slow = visit(address, size=PHONE, persona=SECRETARY)
    tapped(slow, "발언 요지 쓰기")
    form = slow.get_by_role("form", name="발언 요지 쓰기")
    form.get_by_label("내용").fill("   ")
    with heard(slow):
        form.get_by_role("button", name="발언 요지 쓰기").click()
    expect(form.locator(".field-error")).to_be_visible()
    form.get_by_label("내용").fill(WORDS)

    # A place that is not there: both pages name the field, nobody signs, and they stay as they are.
    product.run_in_database(f"UPDATE meeting SET place = '' WHERE number = {number}")
    said(product, SECRETARY, "circulateMinutes", **one)
    for language, missing, again in (
        ("ko", "일시나 장소가 비어 있어요", "읽고 서명하기"),
        ("en", "place", "Read and sign"),
    ):
        chair = visit(f"{address}?lang={language}", size=PHONE, persona=CHAIR)
        tapped(chair, again)
        form_of = chair.get_by_role("form", name=again)
        with heard(chair):
            form_of.get_by_role("button", name=again, exact=True).click()
        refused(form_of, "18(2)")
        expect(form_of.get_by_text(missing).first).to_be_visible()
        well(chair)
    assert state() == "CIRCULATED"
    product.run_in_database(f"UPDATE meeting SET place = '해온시청' WHERE number = {number}")

    # Both sign while the secretary is still writing: what is frozen is not rewritten, what he wrote is kept.
    digest = desk(CHAIR)["minutes"]["reading"]["digest"]
    for who in (CHAIR, SECRETARY):
        said(product, who, "confirmMinutes", **one, sha256=digest)
    assert state() == "CONFIRMED"
    expect(slow.get_by_text("그사이 바뀌어 지금은 이 일을 할 수 없어요")).to_be_visible()
    with heard(slow):
        form.get_by_role("button", name="발언 요지 쓰기").click()
    refused(form, "5-2")
    expect(form.get_by_text("정정서를 붙여 주세요").first).to_be_visible()
    expect(form.get_by_label("내용")).to_have_value(WORDS)
    well(slow)
    after = desk(CHAIR)["minutes"]["reading"]
    assert after["digest"] == digest
    assert WORDS not in str(after)
    # The way on is there: a corrigendum beside them.
    slow.reload()
    tapped(slow, "정정서 붙이기")
    expect(slow.get_by_role("form", name="정정서 붙이기")).to_be_visible()


def test_what_the_law_does_not_let_be_put_or_called_is_refused_with_its_article(
    visit: Visit, running_product: Product
) -> None:
    product = running_product
    number = prepared(product)
    address = f"/council/meetings/{number}"

    def agenda() -> dict:
        edges = answered(product, AGENDA, persona=SECRETARY, number=number)["councils"]["edges"]
        found: dict = edges[0]["node"]["meeting"]
        return found

    # No lawful topic: what lies beyond the Act's four has to be taken up by a resolution first.
    secretary = visit(address, size=PHONE, persona=SECRETARY)
    form = secretary.get_by_role("form", name="안건 올리기")
    form.get_by_label("무엇에 관한 것인가요").select_option("OTHER_BY_RESOLUTION")
    form.get_by_label("안건 제목").fill("가로등 색온도")
    form.get_by_label("표결할 문장").fill("가로등의 색온도를 3,000 K로 한다.")
    with heard(secretary):
        form.get_by_role("button", name="안건 올리기").click()
    refused(form, "28")
    expect(form.get_by_label("안건 제목")).to_have_value("가로등 색온도")
    expect(form.get_by_label("표결할 문장")).to_have_value("가로등의 색온도를 3,000 K로 한다.")
    well(secretary)
    assert agenda()["items"] == []
    form.get_by_label("무엇에 관한 것인가요").select_option("HANDOVER")
    with heard(secretary):
        form.get_by_role("button", name="안건 올리기").click()
    expect(secretary.get_by_role("article", name="1. 가로등 색온도")).to_be_visible()

    # The council's own rules may not be laxer than the ordinance, in whatever language that is told.
    for language, put in (("ko", "운영세칙 개정안 올리기"), ("en", "Put a change of the rules")):
        page = visit(f"{address}?lang={language}", size=PHONE, persona=SECRETARY)
        page.get_by_text(put).first.click()
        own = page.get_by_role("form", name=put)
        own.locator("#rule-change-key").select_option("notice_days")
        own.locator("#rule-change-value-notice_days").fill("2")
        own.locator("#rule-change-effectiveOn").fill(
            (datetime.now(UTC) + timedelta(days=60)).date().isoformat()
        )
        own.locator("#rule-change-article").fill("7(1)")
        with heard(page):
            own.get_by_role("button", name=put).click()
        refused(own, "9(3)")
        expect(own.locator("#rule-change-value-notice_days")).to_have_value("2")
        expect(own.locator("#rule-change-article")).to_have_value("7(1)")
        well(page)
    assert len(agenda()["items"]) == 1

    # Called too late and without a reason: by which day it had to arrive, and by which article.
    soon = (datetime.now(UTC) + timedelta(days=2)).isoformat()
    product.run_in_database(f"UPDATE meeting SET starts_at = '{soon}' WHERE number = {number}")
    chair = visit(address, size=PHONE, persona=CHAIR)
    call = chair.get_by_role("form", name="소집 통지 보내기")
    call.get_by_label("서둘러야 하는 까닭").fill("  ")
    with heard(chair):
        call.get_by_role("button", name="소집 통지 보내기").click()
    refused(call, "9(3)")
    expect(call.get_by_text("까지 도달해야 했어요").first).to_be_visible()
    well(chair)
    assert agenda()["state"] == "PREPARED"
    call.get_by_label("서둘러야 하는 까닭").fill("공사 착수 전에 정해야 함")
    with heard(chair):
        call.get_by_role("button", name="소집 통지 보내기").click()
    expect(chair.get_by_text("소집함", exact=True)).to_be_visible()
    assert agenda()["state"] == "CALLED"
