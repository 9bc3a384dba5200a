"""A body that an idea was sent on to finds it on its own page, with what it has to say and by when."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.fixtures.product import Product
from tests.web.campaigns import OFFICER, act, submitted
from tests.web.reach import unreached
from tests.web.test_access_story import faults, sideways
from tests.web.visits import PHONE, Visit, answered

pytestmark = pytest.mark.browser

RECEIVER = "developer.lead"
SEND = """mutation ($input: TransferProposalInput!) { transferProposal(input: $input) {
  ... on TransferProposalSuccess { proposal { id } } ... on Refused { reason } } }"""
TELL = """mutation ($input: TellTransferredInput!) { tellTransferred(input: $input) {
  ... on TellTransferredSuccess { proposal { id } } ... on Refused { reason } } }"""
IDEA = "query ($number: String!) { proposal(number: $number) { id } }"
BODY = """{ viewer { appointments { body { name } } } }"""
SENT = "{ sentToUs { sentOn dueOn toldOn proposal { number } } }"


def test_what_was_sent_to_us_is_a_list_with_a_day_for_each(
    visit: Visit, running_product: Product
) -> None:
    title = f"물막이판을 미리 세워요 {uuid4().hex[:4]}"
    number = submitted(running_product, title)
    idea = answered(running_product, IDEA, number=number)["proposal"]["id"]
    body = answered(running_product, BODY, persona=RECEIVER)["viewer"]["appointments"][0]["body"]
    sent = act(
        running_product,
        OFFICER,
        SEND,
        "transferProposal",
        proposalId=idea,
        to=body["name"],
        reason="그 기관이 맡은 곳이에요.",
    )
    assert "proposal" in sent, sent

    page = visit("/my", size=PHONE, persona=RECEIVER)
    card = (
        page.get_by_role("region", name="우리 기관에 온 제안")
        .get_by_role("listitem")
        .filter(has_text=title)
    )
    expect(card.get_by_text("답을 기다려요")).to_be_visible()
    expect(card.get_by_text("알릴 기한")).to_be_visible()
    expect(card.locator("time")).to_have_count(2)
    assert faults(page) == []
    assert sideways(page) <= 0
    assert unreached(page) == []
    card.get_by_role("link", name=re.compile(title)).click()
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    told = act(
        running_product,
        RECEIVER,
        TELL,
        "tellTransferred",
        proposalId=idea,
        text="장마 전에 세울게요.",
    )
    assert "proposal" in told, told
    # The story says who speaks: the body it was sent to, no word of the desk while one waits.
    page.goto(f"/ideas/{number}")
    story = page.get_by_role("region", name="지금까지의 이야기").get_by_role("listitem")
    said = story.filter(has_text="장마 전에 세울게요.")
    expect(said.get_by_role("heading", name="맡은 곳에서 알려 드려요")).to_be_visible()
    page.goto("/my?lang=en")
    mine = page.get_by_role("region", name="Ideas sent to us").get_by_role("listitem")
    expect(mine.filter(has_text=title).get_by_text("Told", exact=True)).to_be_visible()
    assert faults(page) == []
    assert answered(running_product, SENT, persona="resident.9")["sentToUs"] == []
