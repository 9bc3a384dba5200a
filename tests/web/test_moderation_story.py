"""From a report to an appeal: a comment is hidden by a rule, its author is told, somebody else decides."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, expect

from tests.fixtures.product import Product
from tests.web.campaigns import answered
from tests.web.test_access_story import faults
from tests.web.test_merging_story import open_idea
from tests.web.visits import PHONE, WIDE, Visit

pytestmark = pytest.mark.browser

OPEN_IDEA = "{ proposals(first: 1, state: OPEN) { edges { node { number } } } }"


def opened(waiting: Locator) -> None:
    """Open a case of the desk: of several that wait only the first stands open."""
    expect(waiting).to_be_visible()
    look = waiting.get_by_role("button", name="살펴보고 판단하기")
    if look.count():
        look.click()


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_a_comment_is_reported_hidden_appealed_and_shown_again(
    visit: Visit, running_product: Product, size: tuple[int, int]
) -> None:
    number = answered(running_product, OPEN_IDEA)["proposals"]["edges"][0]["node"]["number"]
    words = f"사투리로 적은 말 {size[0]}"
    author = visit(f"/ideas/{number}", size=size, persona="resident.8")
    author.get_by_label("하고 싶은 말").fill(words)
    # By keyboard: what loads above still moves the button, and a finger may come down beside it.
    author.get_by_role("button", name="글 올리기").press("Enter")
    said = author.get_by_role("article").filter(has_text=words).first
    expect(said).to_be_visible()
    expect(author.get_by_label("하고 싶은 말")).to_have_value("")

    reader = visit(f"/ideas/{number}", size=size, persona="resident.9")
    seen = reader.get_by_role("article").filter(has_text=words).first
    seen.get_by_role("button", name="신고").click()
    seen.get_by_label("무엇이 문제인가요?").fill("욕 같아요.")
    seen.get_by_role("button", name="신고").last.click()
    expect(seen.get_by_text("신고를 받았어요")).to_be_visible()

    moderator = visit("/moderation", size=size, persona="moderator")
    waiting = moderator.get_by_role("form", name="판단을 기다리는 글").filter(has_text=words)
    opened(waiting)
    waiting.get_by_role("button", name="신고한 사람 보기").click()
    waiting.get_by_label("왜 봐야 하나요").fill("되풀이되는 신고인지 봐요.")
    waiting.get_by_role("button", name="기록을 남기고 보기").click()
    reporters = waiting.get_by_role("list", name="신고한 사람 보기")
    expect(reporters.get_by_role("listitem")).to_have_count(1)
    waiting.get_by_label("까닭").fill("욕으로 보여 가렸어요.")
    waiting.get_by_role("button", name="판단하기").click()
    expect(waiting).to_have_count(0)

    reader.reload()
    expect(reader.get_by_text("가려진 글이에요").first).to_be_visible()
    expect(reader.get_by_text(words)).to_have_count(0)
    author.reload()
    hidden = author.get_by_role("article").filter(has_text=words).first
    expect(hidden).to_contain_text("내 글이 가려졌어요")
    expect(hidden).to_contain_text("까닭: 욕으로 보여 가렸어요.")
    hidden.get_by_label("이의신청").fill("우리 동네 사투리예요.")
    hidden.get_by_role("button", name="이의신청하기").click()
    expect(hidden).to_contain_text("다른 사람이 다시 판단하고 있어요")

    moderator.reload()
    appeal = moderator.get_by_role("region", name="이의신청").filter(has_text=words)
    expect(appeal.get_by_text("이의를 판단할 수 없어요")).to_be_visible()
    expect(appeal.get_by_text("다른 사람이 판단하게 해 주세요.")).to_be_visible()
    expect(appeal.get_by_role("button")).to_have_count(0)

    # A notice leads to the case and to the comment, not to the top of a long page.
    case, comment = appeal.get_attribute("id"), hidden.get_attribute("id")
    there = visit(f"{urlsplit(author.url).path}#{comment}", size=size)
    expect(there.locator(f"[id='{comment}']")).to_be_focused()
    expect(there.locator(f"[id='{comment}']")).to_be_in_viewport()
    officer = visit(f"/moderation#{case}", size=size, persona="municipality.officer")
    expect(officer.locator(f"[id='{case}']")).to_be_focused()
    appeal = officer.get_by_role("region", name="이의신청").filter(has_text=words)
    appeal.get_by_label("까닭").fill("사투리가 맞아요.")
    appeal.get_by_role("button", name="받아들여 다시 보이기").click()
    expect(appeal).to_have_count(0)
    reader.reload()
    expect(reader.get_by_role("article").filter(has_text=words).first).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_an_idea_is_reported_on_its_page_and_its_author_told_why_it_is_hidden(
    visit: Visit, running_product: Product, size: tuple[int, int]
) -> None:
    _, number = open_idea(running_product, f"골목 벽에 글 쓰기 {size[0]}", "resident.45")
    reader = visit(f"/ideas/{number}", size=size, persona="resident.9")
    reader.get_by_role("button", name="이 제안 글 신고하기").click()
    reader.get_by_label("무엇이 문제인가요?").fill(f"욕 같아요. {size[0]}")
    assert faults(reader) == []
    reader.get_by_role("button", name="신고", exact=True).first.click()
    expect(reader.get_by_text("신고를 받았어요")).to_be_visible()

    moderator = visit("/moderation", size=size, persona="moderator")
    waiting = moderator.get_by_role("form", name="판단을 기다리는 글").filter(has_text=number)
    opened(waiting)
    waiting.get_by_label("까닭").fill("욕으로 보여 가렸어요.")
    waiting.get_by_role("button", name="판단하기").click()
    expect(waiting).to_have_count(0)

    author = visit(f"/ideas/{number}", size=size, persona="resident.45")
    told = author.get_by_role("region", name="가려진 글이에요")
    expect(told).to_contain_text("내 글이 가려졌어요")
    expect(told).to_contain_text("까닭: 욕으로 보여 가렸어요.")
    told.get_by_label("이의신청").fill("벽에 시를 쓰자는 말이에요.")
    assert faults(author) == []
    told.get_by_role("button", name="이의신청하기").click()
    expect(told).to_contain_text("다른 사람이 다시 판단하고 있어요")
    expect(told.get_by_role("button")).to_have_count(0)


def test_nobody_signed_in_reads_the_numbers_and_decides_nothing(visit: Visit) -> None:
    page = visit("/moderation", size=PHONE)
    expect(page.get_by_text("지금 내가 판단할 글이 없어요.")).to_be_visible()
    expect(page.get_by_role("button", name="판단하기")).to_have_count(0)
    expect(page.get_by_role("region", name="달마다의 수")).to_be_visible()
