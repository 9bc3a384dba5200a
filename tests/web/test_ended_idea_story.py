"""An idea that was closed or sent on: nothing is told as still to come, and nobody is asked to say more."""

import pytest
from playwright.sync_api import expect

from tests.fixtures.product import Product
from tests.web.visits import PHONE, Visit, answered

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("state", "told"), [("CLOSED", "종결"), ("TRANSFERRED", "이송")])
def test_what_ended_is_told_as_ended_and_takes_no_comment(
    visit: Visit, running_product: Product, state: str, told: str
) -> None:
    query = "query ($s: ProposalState!) { proposals(first: 1, state: $s, orderBy: NUMBER) { edges { node { number } } } }"
    number = answered(running_product, query, s=state)["proposals"]["edges"][0]["node"]["number"]
    page = visit(f"/ideas/{number}", size=PHONE)
    chain = page.get_by_role("region", name="제안이 걸어온 길")
    expect(chain.get_by_text(told, exact=True)).to_be_visible()
    expect(chain.get_by_text("아직 없음")).to_have_count(0)
    talk = page.get_by_role("region", name="함께 이야기해요")
    expect(talk.get_by_text("끝난 제안에는 댓글을 달 수 없어요.")).to_be_visible()
    expect(talk.get_by_role("textbox")).to_have_count(0)
