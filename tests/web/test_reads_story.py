"""What staff read of people leaves a trace, which the person finds and the auditor looks through."""

import pytest
from playwright.sync_api import expect

from tests.fixtures.product import Product
from tests.web.test_access_story import faults, settle, sideways
from tests.web.visits import PHONE, WIDE, Visit, number_of

pytestmark = pytest.mark.browser

VOTE = "2027년 주민참여예산"


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_a_voter_finds_why_the_roll_was_taken_home_and_the_auditor_finds_the_month(
    visit: Visit, running_product: Product, size: tuple[int, int]
) -> None:
    purpose = f"선거인 열람 민원 {size[0]}"
    number = number_of(running_product, VOTE)
    officer = visit(f"/votes/{number}", size=size, persona="municipality.officer")
    officer.get_by_role("button", name="명부 내려받기").click()
    form = officer.get_by_role("form", name="선거인 명부 내려받기")
    form.get_by_role("button", name="명부 내려받기").click()
    expect(form.locator(".field-error")).to_be_visible()
    form.get_by_label("어디에 쓰나요").fill(purpose)
    with officer.expect_download() as download:
        form.get_by_role("button", name="명부 내려받기").click()
    lines = download.value.path().read_text("utf-8").splitlines()
    assert "legal_name" in lines[0]
    expect(officer.get_by_text(f"{len(lines) - 1}명의 명부를 내려받았어요")).to_be_visible()
    assert faults(officer) == []

    voter = visit("/my/reads", size=size, persona="resident.12")
    expect(voter.get_by_text(purpose)).to_be_visible()
    expect(voter.get_by_text("내려받음").first).to_be_visible()
    expect(voter.get_by_role("region", name="달마다 살펴보기")).to_have_count(0)

    auditor = visit("/my/reads", size=size, persona="auditor")
    months = auditor.get_by_role("region", name="달마다 살펴보기")
    expect(months.get_by_text("아직 끝나지 않은 달이에요.")).to_be_visible()
    settle(auditor)
    assert faults(auditor) == []
    assert sideways(auditor) <= 0
