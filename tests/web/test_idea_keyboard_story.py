"""An idea by keyboard alone, in plain text: place, photograph, a line that drops, a neighbour, and the sending."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import Page, Route, expect

from tests.web.test_files_story import PHOTO
from tests.web.test_keyboard_story import focused, tabbed_to
from tests.web.visits import PHONE, WIDE, Visit

pytestmark = pytest.mark.browser

ASKED_MS = 1_000
MOST_ALIKE = 5
ON = "() => document.activeElement?.id ?? ''"


def tabbed_into(page: Page, field: str, *, most: int = 60) -> None:
    """Press Tab until the keyboard stands in a field; everything on the way is seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        focused(page)
        if re.fullmatch(field, page.evaluate(ON)):
            return
    pytest.fail(f"{field} is not reached by {most} steps")


def pressed(page: Page, name: str) -> None:
    """Go to a button and press it; the keyboard stands somewhere that is seen when it is done."""
    tabbed_to(page, name)
    page.keyboard.press("Enter")


def many_alike(route: Route) -> None:
    """Answer that many an idea is called so, however few stand in this house."""
    answer = route.fetch().json()
    found = answer["data"]["similarProposals"]
    answer["data"]["similarProposals"] = [
        {**found[0], "id": f"{found[0]['id']}{copy}"} for copy in range(MOST_ALIKE)
    ]
    route.fulfill(json=answer)


def test_what_the_keyboard_stands_on_stays_seen_when_ideas_alike_are_found(visit: Visit) -> None:
    page = visit("/ideas/new", size=WIDE, persona="resident.37")
    held: list[Route] = []

    def similar(route: Route) -> None:
        if (route.request.post_data_json or {}).get("operationName") == "Similar":
            held.append(route)
        else:
            route.continue_()

    page.route("**/graphql", similar)
    page.locator("#idea-title").fill("버스")
    page.wait_for_timeout(ASKED_MS)
    tabbed_into(page, "idea-title|idea-summary")
    tabbed_into(page, "idea-place")
    assert held, "nobody asked for ideas alike"
    # The field last on the screen, as one who has read down to it has it.
    page.evaluate(
        "scrollBy(0, document.activeElement.getBoundingClientRect().bottom - innerHeight + 1)"
    )
    many_alike(held.pop())
    expect(page.get_by_role("status").get_by_role("link")).to_have_count(MOST_ALIKE)
    focused(page)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_an_idea_with_a_place_a_photograph_and_a_neighbour_is_sent_by_keyboard_alone(
    visit: Visit, size: tuple[int, int]
) -> None:
    writer, neighbour = (
        ("resident.33", "resident.34") if size == WIDE else ("resident.35", "resident.36")
    )
    page = visit("/ideas/new", size=size, persona=writer)
    page.locator("main input").first.wait_for()
    page.evaluate("document.fonts.ready")
    title = f"자판으로 함께 쓴 제안 {uuid4().hex[:4]}"

    tabbed_into(page, "idea-title")
    page.keyboard.type(title)
    tabbed_into(page, "idea-summary")
    page.keyboard.type("마우스 없이도 써요.")
    tabbed_into(page, "idea-category")
    page.keyboard.press("ArrowDown")
    tabbed_into(page, "idea-place")
    page.keyboard.type("물빛동")

    # On the map: a district, a step to the east; left out, and put there again.
    tabbed_into(page, "idea-district")
    page.keyboard.press("ArrowDown")
    pressed(page, "→ 동쪽")
    focused(page)
    pressed(page, "위치 빼기")
    assert page.evaluate(ON) == "idea-district"
    focused(page)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_text(re.compile("동에 표시했어요")).first).to_be_visible()
    tabbed_into(page, "idea-cost")
    page.keyboard.type("3000000")
    tabbed_into(page, "idea-body")
    page.keyboard.type(f"손이 떨려 마우스를 못 써요. ({title})")

    # A photograph: sending it leaves the keyboard where it is; leaving it out does not lose it.
    # The choice of files is the browser's own, and opens by a key wherever a field for files is.
    tabbed_into(page, "idea-files")
    page.locator("#idea-files").set_input_files(PHOTO)
    expect(page.get_by_label("무엇이 보이나요? (정류장.jpg)")).to_be_visible()
    focused(page)
    pressed(page, "빼기")
    expect(page.get_by_label("무엇이 보이나요? (정류장.jpg)")).to_have_count(0)
    assert page.evaluate(ON) == "idea-files"
    page.locator("#idea-files").set_input_files(PHOTO)
    expect(page.get_by_label("무엇이 보이나요? (정류장.jpg)")).to_be_visible()
    tabbed_into(page, "idea-files-said-0")
    page.keyboard.type("그늘 없는 정류장")

    # Erasing is asked twice, and not done: the keyboard is back where it was.
    pressed(page, "쓴 것 지우기")
    focused(page)
    pressed(page, "그만두기|취소")
    assert focused(page)["name"] == "쓴 것 지우기"

    # The line drops as it is sent: the page says so, and keeps every word.
    page.context.set_offline(True)
    page.keyboard.press("Shift+Tab")
    for _ in range(6):
        if re.match("제안 내기", focused(page)["name"]):
            break
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    lost = page.get_by_role("alert").filter(has_text="보내지 못했어요")
    expect(lost).to_be_visible()
    focused(page)
    page.context.set_offline(False)
    page.reload()
    expect(page.locator("#idea-title")).to_have_value(title)
    expect(page.locator("#idea-files-said-0")).to_have_value("그늘 없는 정류장")

    # With a neighbour: kept in the house, joined by a link, agreed to, and sent.
    pressed(page, "두레에 저장하고 이어 쓰기")
    expect(page.locator("#title")).to_have_text(title)
    expect(page.locator("#title")).to_be_focused()
    pressed(page, "초대 주소 만들기")
    expect(page.locator("#invitation")).to_be_visible()
    focused(page)
    address = page.locator("#invitation").input_value()
    friend = visit(re.sub(r"^https?://[^/]+", "", address), size=size, persona=neighbour)
    friend.get_by_role("button", name="함께 쓰기").wait_for()
    pressed(friend, "함께 쓰기")
    # Who joins stands before what he writes with her.
    expect(friend.locator("#title")).to_have_text(title)
    expect(friend.locator("#title")).to_be_focused()

    page.reload()
    page.get_by_role("form", name="기여도").wait_for()
    pressed(page, "기여도 정하기")
    expect(page.get_by_text(re.compile("^기여도 (50%|1/2)")).first).to_be_visible()
    focused(page)
    friend.reload()
    friend.get_by_role("button", name="지금 글과 기여도에 동의하기").wait_for()
    pressed(friend, "지금 글과 기여도에 동의하기")
    expect(friend.get_by_text("지금 글에 동의함")).to_be_visible()
    focused(friend)
    pressed(page, "제안 내기")
    expect(page.get_by_role("img", name="그늘 없는 정류장")).to_be_visible()
    expect(page.get_by_text(re.compile("함께 낸 사람"))).to_be_visible()
    expect(page.locator("#title")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
