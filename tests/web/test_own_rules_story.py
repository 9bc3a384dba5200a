"""A council changes its own rules: the form with what it refuses, the item, and the page of its rules."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.fixtures.product import Product
from tests.web.test_access_story import faults, sideways
from tests.web.test_minutes_story import COUNCIL, act
from tests.web.visits import PHONE, Visit, answered, heard

pytestmark = pytest.mark.browser

CHAIR, SECRETARY = "council.chair", "council.secretary"
NUMBER = "query ($id: ID!) { meeting(id: $id) { number } }"


def prepared(product: Product) -> int:
    """Prepare a meeting in a month; return its number."""
    council = answered(product, COUNCIL)["councils"]["edges"][0]["node"]["id"]
    when = (datetime.now(UTC) + timedelta(days=30)).isoformat()
    told = {"councilId": council, "startsAt": when, "place": "해온시청 3층 회의실"}
    meeting = act(product, SECRETARY, "prepareMeeting", **told)
    number: int = answered(product, NUMBER, persona=SECRETARY, id=meeting)["meeting"]["number"]
    return number


def test_the_secretary_puts_a_change_of_the_councils_own_rules(
    visit: Visit, running_product: Product
) -> None:
    number = prepared(running_product)
    address = f"/council/meetings/{number}"
    secretary = visit(address, size=PHONE, persona=SECRETARY)
    secretary.get_by_text("운영세칙 개정안 올리기").first.click()
    form = secretary.get_by_role("form", name="운영세칙 개정안 올리기")
    form.get_by_label("바꿀 규칙").select_option("notice_days")
    form.get_by_label("새 값(숫자)").fill("0")
    form.get_by_label("시행일").fill((datetime.now(UTC) + timedelta(days=60)).date().isoformat())
    form.get_by_label("조문", exact=True).fill("7(1)")
    send = form.get_by_role("button", name="운영세칙 개정안 올리기")
    send.click()
    expect(form.locator(".field-error")).to_be_visible()
    assert faults(secretary) == []
    assert sideways(secretary) == 0
    form.get_by_label("새 값(숫자)").fill("10")
    with heard(secretary):
        send.click()
    item = secretary.get_by_role("article", name="1. 운영세칙 개정: 회의 통지 기한(일)")
    expect(item.get_by_text("표결 전")).to_be_visible()
    expect(item.get_by_text("스마트도시사업협의회 운영세칙 7(1)").first).to_be_visible()
    assert faults(secretary) == []
    assert sideways(secretary) == 0

    chair = visit(f"{address}?lang=en", persona=CHAIR)
    expect(chair.get_by_text("Not voted on yet")).to_be_visible()
    assert faults(chair) == []

    # Nothing was resolved yet: the council's page says how its rules are changed, and tells of no change.
    public = visit("/council")
    public.get_by_role("heading", name="이 협의회의 규칙").click()
    expect(public.get_by_role("heading", name="협의회가 바꾼 규칙")).to_be_visible()
    expect(public.get_by_text("운영세칙은").first).to_be_visible()
    assert faults(public) == []
