"""A pile of papers that does not add up is put right at the desk: each fault says where to look and what to do."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.fixtures.product import Product
from tests.web.campaigns import OFFICER, act, opened_campaign
from tests.web.reach import unreached
from tests.web.test_access_story import faults, sideways
from tests.web.test_paper_desk_story import CHANNELS, found
from tests.web.test_papers_story import CLERK, HEAD, at_step, key, name_of
from tests.web.visits import PHONE, WIDE, Visit, heard, tapped

pytestmark = pytest.mark.browser

PLACE = "경로당"
RECONCILE = "매수 맞추고 집계에 넣기"
OPEN_BATCH = """mutation ($input: OpenPaperBatchInput!) { openPaperBatch(input: $input) {
  ... on OpenPaperBatchSuccess { batch { id } } ... on Refused { reason } } }"""
KEY = """mutation ($input: KeyPaperInput!) { keyPaper(input: $input) {
  ... on KeyPaperSuccess { batch { id } } ... on Refused { reason } } }"""


@pytest.mark.timeout(300)
def test_a_pile_with_a_paper_left_out_one_too_many_and_a_name_not_marked_is_put_right(
    visit: Visit, running_product: Product
) -> None:
    campaign = opened_campaign(
        running_product, f"묶음이 안 맞는 투표 {uuid4().hex[:4]}", channels=CHANNELS
    )
    papers = f"/votes/{campaign['number']}/papers"
    stack = act(
        running_product,
        OFFICER,
        OPEN_BATCH,
        "openPaperBatch",
        campaignId=campaign["id"],
        channel="PAPER",
        label=PLACE,
    )["batch"]["id"]

    def keyed(who: str, serial: int) -> None:
        one = {"batchId": stack, "serial": serial, "choices": [{"number": 2}]}
        assert "batch" in act(running_product, who, KEY, "keyPaper", **one)

    # Number 3 is left out by both, and both key a number 7 that is not there.
    for serial in (1, 2, 4, 5, 7):
        keyed(OFFICER, serial)
        keyed(CLERK, serial)

    officer = visit(papers, size=WIDE, persona=OFFICER)
    officer.get_by_role("link", name=f"{PLACE} 이어서 하기").click()
    for number in (41, 42, 43, 45):
        found(officer, name_of(f"resident.{number}"))
        with heard(officer):
            officer.get_by_role(
                "button", name=f"왔다고 표시: {name_of(f'resident.{number}')}"
            ).click()
        expect(
            officer.get_by_text(f"{name_of(f'resident.{number}')} 님을 표시했어요")
        ).to_be_visible()
    expect(officer.get_by_text("온 사람 4명")).to_be_visible()
    at_step(officer, "종이 넣기")
    key(officer, 8, "1")
    form = officer.get_by_role("form", name="종이 한 장 넣기")
    form.get_by_label("종이 번호").fill("8")
    form.get_by_label("고른 번호").fill("2")
    with heard(officer):
        form.get_by_role("button").click()
    # The number was typed twice: what stood there is replaced, and he is told.
    expect(officer.get_by_text("8번은 내가 이미 넣은 번호예요")).to_be_visible()
    officer.get_by_text("번호를 잘못 넣었나요?").click()
    back = officer.get_by_role("form", name="번호를 잘못 넣었나요?")
    back.get_by_role("button").click()
    expect(back.get_by_text("종이 번호를 숫자로 적어 주세요.").first).to_be_visible()
    back.get_by_label("종이 번호").fill("8")
    with heard(officer):
        back.get_by_role("button").click()
    expect(officer.get_by_text("다른 사람이 넣기를 기다리는 종이: 없음")).to_be_visible()
    assert faults(officer) == []

    clerk = visit(papers, size=PHONE, persona=CLERK)
    clerk.get_by_role("link", name=f"{PLACE} 이어서 하기").click()
    at_step(clerk, "매수 맞추기")
    expect(clerk.get_by_text("둘이 똑같이 넣은 종이 5장: 1–2, 4–5, 7")).to_be_visible()
    expect(clerk.get_by_text("사이에 빠진 번호: 3, 6")).to_be_visible()
    tapped(clerk, RECONCILE)
    expect(clerk.get_by_text("함에 있던 종이를 세어")).to_be_visible()
    clerk.get_by_label("함에 있던 종이 수").fill("5")
    with heard(clerk):
        tapped(clerk, RECONCILE)
    expect(clerk.get_by_text("종이(5장)가 온 사람(4명)보다 많아요.").first).to_be_visible()
    expect(clerk.get_by_text("아직 표시하지 않은 이름을 찾아").first).to_be_visible()
    assert faults(clerk) == []
    assert sideways(clerk) <= 0
    assert unreached(clerk) == []

    # The name that was not marked; the number that is not there; the paper that was left out.
    at_step(clerk, "온 사람")
    found(clerk, name_of("resident.46"))
    with heard(clerk):
        clerk.get_by_role("button", name=f"왔다고 표시: {name_of('resident.46')}").click()
    expect(clerk.get_by_text("온 사람 5명")).to_be_visible()
    head = visit(papers, size=WIDE, persona=HEAD)
    head.get_by_role("link", name=f"{PLACE} 이어서 하기").click()
    at_step(head, "종이 넣기")
    head.get_by_text("두 사람이 똑같이 잘못 넣은 종이 다시 열기").click()
    again = head.get_by_role("form", name=re.compile("다시 열기"))
    again.get_by_label("종이 번호").fill("7")
    again.get_by_label("다시 여는 까닭").fill("7번 종이는 없어요.")
    with heard(head):
        again.get_by_role("button", name="종이 다시 열기").click()
    for who in (OFFICER, CLERK):
        keyed(who, 3)
    batch_again = clerk.get_by_label("함에 있던 종이 수")
    clerk.goto(papers)
    clerk.get_by_role("link", name=f"{PLACE} 이어서 하기").click()
    at_step(clerk, "매수 맞추기")
    expect(clerk.get_by_text("둘이 똑같이 넣은 종이 5장: 1–5")).to_be_visible()
    batch_again.fill("5")
    with heard(clerk):
        tapped(clerk, RECONCILE)
    expect(clerk.get_by_text("매수 맞춤")).to_be_visible()
