"""Why a party objected is still read in the room when it has accepted, by who has the page open too."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.test_access_story import faults, sideways
from tests.web.test_clauses_story import DEVELOPER, LEAD, in_room
from tests.web.visits import PHONE, Visit, heard

pytestmark = pytest.mark.browser

REASON = "우리가 모두 지는 책임은 받을 수 없습니다."


def positions(page: Page, reference: str) -> Locator:
    """Return the part of the room where the parties stand on a clause."""
    return page.get_by_role("region", name=f"당사자 의견 · {reference}")


def test_an_objection_stays_to_be_read_when_its_party_accepts(visit: Visit) -> None:
    lead, party = in_room(visit, LEAD, "5"), in_room(visit, DEVELOPER, "5", PHONE)
    form = party.get_by_role("form", name="우리 의견: 제5조")
    form.get_by_label("반대", exact=True).check()
    form.locator("textarea").fill(REASON)
    with heard(party):
        form.get_by_role("button", name="반대하기").click()
    expect(positions(lead, "제5조").get_by_text(REASON)).to_be_visible()
    form.get_by_label("수락", exact=True).check()
    with heard(party):
        form.get_by_role("button", name="수락하기").click()
    for page in (lead, party):
        here = positions(page, "제5조")
        told = here.get_by_role("listitem").filter(has_text="해온도시공사").first
        expect(told.locator("b")).to_have_text("수락")
        # It is folded: who wants to know opens it.
        expect(here.get_by_text(REASON)).to_be_hidden()
        before = here.locator("summary", has_text="지난 의견")
        before.click()
        said = here.get_by_role("listitem").filter(has_text=REASON)
        expect(said).to_contain_text("해온도시공사 반대 · 1판")
        expect(said).to_contain_text("사업 책임자 자격")
        assert faults(page) == []
        assert not sideways(page)
