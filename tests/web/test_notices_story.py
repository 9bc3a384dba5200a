"""The bell, the inbox and my page: what one has to do, what happened, how one is told."""

import re
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.fixtures.product import Product
from tests.web.campaigns import OFFICER
from tests.web.test_access_story import faults, sideways
from tests.web.test_merging_story import open_idea
from tests.web.test_review_story import REVIEW
from tests.web.visits import PHONE, WIDE, Visit, answered, sign_in

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_the_author_and_the_desk_find_what_concerns_them(
    visit: Visit, running_product: Product, size: tuple[int, int]
) -> None:
    idea, number = open_idea(running_product, f"책 수레 {size[0]}", "resident.48")
    told = {"proposalId": idea, "reason": "살펴봐요."}
    answered(running_product, REVIEW, persona=OFFICER, input=told)

    author = visit("/my", size=size, persona="resident.48")
    expect(author.get_by_role("heading", name="내 두레")).to_be_visible()
    expect(
        author.get_by_role("region", name="내가 낸 제안").get_by_text(number).first
    ).to_be_visible()
    bell = author.get_by_role("link", name=re.compile("알림 .*안 읽음"))
    expect(bell).to_be_visible(timeout=20_000)
    bell.click()
    expect(author.get_by_text("내 제안의 검토가 시작됐어요").first).to_be_visible()
    author.get_by_role("button", name="모두 읽음으로").click()
    expect(author.get_by_role("link", name="알림", exact=True)).to_be_visible()

    author.get_by_label("받는 때").select_option("WEEKLY")
    author.get_by_label("내 제안이 접수됐어요").uncheck()
    # Other rooms' kinds stand folded; what must not be missed is told, and is no choice.
    signed = author.get_by_label("모든 당사자가 협약에 서명했어요")
    expect(signed).to_be_hidden()
    author.get_by_text(re.compile("^협약과 의무: 14가지 가운데")).click()
    signed.uncheck()
    author.get_by_text("늘 보내는 알림").click()
    expect(author.get_by_text("끌 수 없어요")).to_be_visible()
    expect(author.get_by_label("협의회 회의에 소집되었어요")).to_have_count(0)
    author.get_by_role("button", name="이대로 받기").click()
    expect(author.get_by_text("이대로 보낼게요.")).to_be_visible()
    author.reload()
    expect(author.get_by_label("받는 때")).to_have_value("WEEKLY")
    expect(author.get_by_label("내 제안이 접수됐어요")).not_to_be_checked()
    expect(author.get_by_text("협약과 의무: 14가지 가운데 13가지 받아요")).to_be_visible()
    assert sideways(author) == 0

    desk = visit(
        "/my/notices", size=size, persona=OFFICER if size == PHONE else "municipality.clerk2"
    )
    owed = desk.get_by_role("region", name="해야 할 일")
    expect(owed.get_by_text(number)).to_be_visible()
    desk.get_by_role("button", name="달력 주소 만들기").click()
    address = desk.get_by_role("link", name=re.compile("calendar"))
    expect(address).to_be_visible()
    path = address.get_attribute("href")
    with urllib.request.urlopen(f"{running_product.url}{path}", timeout=10) as answer:  # noqa: S310
        calendar = answer.read().decode()
    assert number in calendar.replace("\r\n ", "")
    desk.get_by_role("button", name="주소 바꾸기").click()
    expect(address).not_to_have_attribute("href", path or "")
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(f"{running_product.url}{path}", timeout=10)  # noqa: S310


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_a_passkey_is_added_tried_renamed_and_removed(
    visit: Visit, running_product: Product, size: tuple[int, int]
) -> None:
    page = visit("/my", size=size, persona="resident.47")
    passkeys = page.get_by_role("region", name="패스키")
    # Browsers make no passkey for a number: the page says where it works, and it works there.
    named = running_product.url.replace("127.0.0.1", "localhost")
    expect(passkeys.get_by_role("link", name=named)).to_be_visible()
    passkeys.get_by_role("link", name=named).click()
    sign_in(page, "resident.47")
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    passkeys.get_by_label("이름").fill("사무실 열쇠")
    passkeys.get_by_role("button", name="패스키 등록하기").click()
    expect(passkeys.get_by_text("사무실 열쇠")).to_be_visible()
    expect(passkeys.get_by_text("아직 쓰지 않음")).to_be_visible()
    passkeys.get_by_role("button", name="확인해 보기").click()
    expect(passkeys.get_by_text("패스키가 잘 작동해요.")).to_be_visible()
    expect(passkeys.get_by_text("마지막으로 씀")).to_be_visible()

    # The device makes no second key for the same person, and the page says that it did not finish.
    passkeys.get_by_role("button", name="패스키 등록하기").click()
    expect(passkeys.get_by_text("기기에서 확인이 끝나지 않았어요.")).to_be_visible()
    passkeys.get_by_role("button", name="이름 바꾸기: 사무실 열쇠").click()
    form = passkeys.get_by_role("form", name="이름 바꾸기: 사무실 열쇠")
    form.get_by_label("이름").fill("집 열쇠")
    form.get_by_role("button", name="저장하기").click()
    expect(passkeys.get_by_text("집 열쇠")).to_be_visible()
    assert faults(page) == []
    assert sideways(page) == 0
    passkeys.get_by_role("button", name="지우기: 집 열쇠").click()
    passkeys.get_by_role("button", name="패스키 지우기").click()
    expect(passkeys.get_by_text("등록한 패스키가 없어요.")).to_be_visible()
