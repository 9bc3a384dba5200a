"""A page left open on a vote shows by itself what others do: it is told, and need not be asked again."""

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product
from tests.web.campaigns import OFFICER, act, opened_campaign, vote
from tests.web.visits import Visit, sign_in

pytestmark = pytest.mark.browser

REASON = "결과를 오늘 모임에서 써야 해서 미리 마감했어요."
CLOSE = """
mutation Close($input: CloseCampaignInput!) {
  closeCampaign(input: $input) {
    ... on CloseCampaignSuccess { campaign { id state } }
    ... on Refused { reason message }
  }
}
"""


def closed(product: Product, campaign: dict[str, object]) -> None:
    answer = act(product, OFFICER, CLOSE, "closeCampaign", campaignId=campaign["id"], reason=REASON)
    assert "campaign" in answer, answer


def left_open(visit: Visit, path: str, *, persona: str | None = None) -> tuple[Page, list[str]]:
    """Open a page and wait until it follows; also gives what it says on its socket."""
    page = visit("/")
    if persona is not None:
        sign_in(page, persona)
    sent: list[str] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda said: sent.append(str(said))))
    with page.expect_websocket(lambda one: one.url.endswith("/graphql")) as opened:
        page.goto(path)
    opened.value.wait_for_event("framereceived", lambda said: '"next"' in str(said))
    return page, sent


def test_a_ballot_left_open_says_by_itself_that_an_officer_closed_the_vote(
    visit: Visit, running_product: Product
) -> None:
    campaign = opened_campaign(running_product, "열어 둔 화면의 작은 일 고르기")
    vote(running_product, "resident.35", campaign, [1])
    path = f"/votes/{campaign['number']}"
    page, sent = left_open(visit, path, persona="resident.37")
    expect(page.get_by_role("checkbox")).to_have_count(len(campaign["lines"]))
    page.locator("#title").focus()

    closed(running_product, campaign)

    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(page.get_by_role("link", name="결과")).not_to_have_count(0)
    expect(page.locator("#title")).to_be_focused()
    # The operation went by its name, not as text.
    assert any("documentId" in said for said in sent)
    assert not any("campaignChanged" in said for said in sent)


def test_a_result_waited_for_comes_by_itself(visit: Visit, running_product: Product) -> None:
    campaign = opened_campaign(running_product, "기다리는 화면의 작은 일 고르기")
    vote(running_product, "resident.35", campaign, [1, 2])
    page, _ = left_open(visit, f"/votes/{campaign['number']}/result")
    expect(page.locator("#title")).to_have_text("아직 투표하고 있어요")

    closed(running_product, campaign)

    expect(page.get_by_role("region", name="득표")).to_be_visible()
    expect(page.get_by_text(REASON)).to_be_visible()


def test_where_sockets_are_blocked_the_result_still_comes(
    visit: Visit, running_product: Product
) -> None:
    campaign = opened_campaign(running_product, "소켓 없는 화면의 작은 일 고르기")
    vote(running_product, "resident.35", campaign, [1])
    page = visit("/")
    page.add_init_script(
        "window.WebSocket = class extends WebSocket {"
        # On the page's own origin, which its policy allows, where nobody takes a socket.
        " constructor() { super(`ws://${location.host}/no-socket-here`, []); } };"
    )
    closed(running_product, campaign)
    page.goto(f"/votes/{campaign['number']}/result")

    expect(page.get_by_role("region", name="득표")).to_be_visible()
