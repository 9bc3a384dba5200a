"""Every page in both languages: no sideways scrolling, no fault that axe knows, all by keyboard."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from tests.fixtures.product import Product
from tests.web.visits import PHONE, WIDE, Visit, answered, number_of, sign_in

pytestmark = pytest.mark.browser

OPEN_VOTE = "2027년 주민참여예산"
RANKED_VOTE = "마을버스 새 노선 순서 정하기"
COUNTED_VOTE = "2026년 모의투표: 점수로 나누기"
NARROWEST = (320, 640)
LOOK_THROUGH = "axe.run({resultTypes: ['violations']}).then((found) => found.violations)"


def every_page(product: Product) -> list[str]:
    """Return an address of each page the house has."""
    vote = number_of(product, OPEN_VOTE)
    known = answered(product, "{ proposals(first: 1) { edges { node { number } } } }")
    idea = known["proposals"]["edges"][0]["node"]["number"]
    lives = answered(
        product,
        "{ open: proposals(first: 1, state: OPEN) { edges { node { number } } }"
        "  late: proposals(first: 1, state: REVIEW) { edges { node { number } } }"
        "  doing: proposals(first: 1, state: IMPLEMENTING) { edges { node { number } } } }",
    )
    lab = answered(product, "{ livingLabs(first: 1) { edges { node { number } } } }")["livingLabs"]
    return [
        "/",
        "/ideas",
        "/ideas?q=코끼리",
        "/ideas?view=map",
        f"/ideas/{idea}",
        *(f"/ideas/{life['edges'][0]['node']['number']}" for life in lives.values()),
        "/ideas?state=OPEN",
        "/moderation",
        "/reviews",
        "/ideas/paper",
        "/ideas/join/no-such-invitation",
        "/my/reads",
        "/open-data",
        "/council-rules?place=asan&on=2027-01-01",
        "/my",
        "/my/notices",
        "/privacy",
        "/ideas/new",
        "/votes",
        f"/votes/{vote}",
        f"/votes/{vote}/papers",
        f"/votes/{vote}/revise",
        f"/votes/{vote}/receipt",
        f"/votes/{vote}/result",
        f"/votes/{number_of(product, RANKED_VOTE)}",
        f"/votes/{number_of(product, COUNTED_VOTE)}/result",
        "/votes/new",
        "/residents",
        "/council",
        "/council/meetings/1",
        "/council/meetings/1/display",
        "/council/meetings/1/minutes",
        "/council/resolutions",
        "/council/papers?q=쉼터",
        "/council/decisions",
        "/council/decisions/2026/1",
        "/labs",
        f"/labs/{lab['edges'][0]['node']['number']}",
        f"/labs/new?idea={lives['doing']['edges'][0]['node']['number']}",
        "/consortium",
        "/consortium/money",
        "/settlements",
        "/agreements/2026-1",
        "/agreements/2026-1/sign",
        "/agreements/2026-1/roles",
        "/agreements/2026-1/scenarios",
        "/agreements/2026-1/duties",
        "/agreements/2026-1/amend",
        "/agreements/2026-1/text",
        "/agreements/2026-1/disputes",
        "/no-such-page",
    ]


def settle(page: Page) -> None:
    """Wait until the page has its title, its content and its fonts."""
    page.locator("#title").wait_for()
    expect(page.locator(".waiting")).to_have_count(0)
    page.evaluate("document.fonts.ready")


def faults(page: Page) -> list[str]:
    """Return what axe finds, as rule and element."""
    if not page.evaluate("'axe' in window"):  # a page that was looked through has it already
        page.evaluate(Axe().axe_script)
    found = page.evaluate(LOOK_THROUGH)
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


def sideways(page: Page) -> int:
    """Return by how many pixels the page is wider than the screen."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wider


# Every page of the house, looked through by axe: more than one story's time on a busy machine.
@pytest.mark.timeout(600)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_no_page_scrolls_sideways_or_has_a_fault_axe_knows(
    visit: Visit, running_product: Product, language: str
) -> None:
    page = visit(f"/?lang={language}")
    found = {}
    for path in every_page(running_product):
        page.goto(path)
        settle(page)
        expect(page.locator("html")).to_have_attribute("lang", language)
        for size in (PHONE, WIDE):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            if wrong := faults(page) + ["wider than the screen"] * (sideways(page) > 0):
                found[path, size] = wrong
    assert found == {}


def test_axe_and_the_measure_find_planted_faults(visit: Visit) -> None:
    page = visit("/", size=PHONE)
    settle(page)
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend',"
        " '<button></button><hr class=planted>')"
    )
    page.evaluate("document.querySelector('.planted').style.width = '900px'")
    assert [fault.split(":")[0] for fault in faults(page)] == ["button-name"]
    assert sideways(page) > 0


def test_nothing_scrolls_sideways_at_320_pixels_with_large_text(
    visit: Visit, running_product: Product
) -> None:
    page = visit("/", size=NARROWEST)
    page.get_by_role("button", name="글자 크기와 화면 대비").click()
    page.get_by_label("큰 글자").check()
    found = {}
    for path in every_page(running_product):
        page.goto(path)
        settle(page)
        if sideways(page) > 0:
            found[path] = sideways(page)
    assert found == {}


@pytest.mark.parametrize(
    "settings", [("어두운 화면",), ("진한 대비",), ("진한 대비", "어두운 화면")]
)
def test_every_look_of_the_result_and_the_ballot_passes_axe(
    visit: Visit, running_product: Product, settings: tuple[str, ...]
) -> None:
    page = visit("/")
    page.get_by_role("button", name="글자 크기와 화면 대비").click()
    for name in settings:
        page.get_by_label(name).check()
    for path in every_page(running_product)[6:11]:
        page.goto(path)
        settle(page)
        assert faults(page) == []


def test_the_first_tab_stop_leads_past_the_menu_to_the_content(visit: Visit) -> None:
    page = visit("/ideas")
    settle(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "본문으로 바로 가기"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)") is True


def test_a_ballot_is_cast_with_the_keyboard_alone(visit: Visit, running_product: Product) -> None:
    page = visit(f"/votes/{number_of(running_product, OPEN_VOTE)}")
    sign_in(page, "resident.7")
    settle(page)
    page.locator(".ballots input").first.focus()
    page.keyboard.press("Space")
    button = page.get_by_role("button", name="확인하러 가기")
    for _ in range(60):
        page.keyboard.press("Tab")
        if button.evaluate("(it) => it === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="이렇게 넣을까요?")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("표를 투표함에 넣었어요")).to_be_focused()


def test_walking_to_another_page_moves_the_focus_to_its_title(visit: Visit) -> None:
    page = visit("/")
    settle(page)
    page.get_by_role("navigation", name="주 메뉴").get_by_role("link", name="제안").click()
    expect(page.locator("#title")).to_be_focused()
    expect(page).to_have_title(re.compile(r"^제안 \d+개 \| 두레$"))


def test_the_language_switch_keeps_the_page_and_is_remembered(visit: Visit) -> None:
    page = visit("/votes")
    settle(page)
    page.get_by_role("contentinfo").get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#title")).to_contain_text("open now")
    page.goto("/ideas")
    expect(page.locator("#title")).to_contain_text("ideas")


@pytest.mark.parametrize(
    ("persona", "rooms"),
    [
        (None, ["제안 쓰기"]),
        ("resident.1", ["제안 쓰기"]),
        ("company.a", ["협의회", "컨소시엄"]),
        ("council.secretary", ["협의회"]),
    ],
)
def test_the_tabs_of_a_phone_lead_to_the_rooms_of_ones_hat(
    visit: Visit, persona: str | None, rooms: list[str]
) -> None:
    page = visit("/", size=PHONE)
    if persona:
        sign_in(page, persona)
    tabs = page.get_by_role("navigation", name="빠른 메뉴").get_by_role("link")
    expect(tabs).to_have_text(["홈", "제안", "투표", *rooms])
    tabs.last.click()
    expect(tabs.last).to_have_attribute("aria-current", "page")
    assert faults(page) == []
    assert sideways(page) <= 0
