"""A resident of seventy with a phone: targets and letters are large enough, and faults are told where they are."""

import re

import pytest
from playwright.sync_api import expect

from tests.fixtures.product import Product
from tests.web.reach import small, unreached
from tests.web.test_access_story import faults, settle
from tests.web.test_files_story import fill
from tests.web.visits import PHONE, WIDE, Visit, answered, heard, tapped

pytestmark = pytest.mark.browser


# By the script's own hand: the policy of our pages takes no style that is written into them.
PLANT = """() => {
  for (const [name, said, size] of [['p', '작은 글', 'fontSize:14px'], ['button', '낮은 단추', 'height:30px']]) {
    const one = document.createElement(name), [what, much] = size.split(':');
    one.textContent = said;
    one.style[what] = much;
    one.style.marginBlock = '60px';
    document.querySelector('main').prepend(one);
  }
}"""


def pages_of_residents(product: Product) -> list[str]:
    """Return an address of each page a resident walks through: of the demo's, whatever other stories made."""
    told = answered(
        product,
        "{ open: proposals(first: 1, state: OPEN, orderBy: NUMBER) { edges { node { number } } }"
        "  late: proposals(first: 1, state: REVIEW, orderBy: NUMBER) { edges { node { number } } }"
        "  doing: proposals(first: 1, state: IMPLEMENTING, orderBy: NUMBER) { edges { node { number } } }"
        "  labs: livingLabs(last: 1) { edges { node { number } } }"
        "  votes: campaigns(last: 3) { edges { node { number } } } }",
    )
    ideas = [told[life]["edges"][0]["node"]["number"] for life in ("open", "late", "doing")]
    votes = [edge["node"]["number"] for edge in told["votes"]["edges"]]
    return [
        *("/", "/ideas", "/ideas?view=map", "/ideas?q=코끼리", "/ideas/new", "/ideas/join/none"),
        *(f"/ideas/{number}" for number in ideas),
        f"/ideas/{ideas[-1]}/lab",
        *("/my", "/my/notices", "/my/reads", "/votes", "/labs", "/open-data", "/privacy"),
        *(f"/votes/{number}" for number in votes),
        *(f"/votes/{number}/result" for number in votes[:2]),
        f"/votes/{votes[0]}/receipt",
        f"/labs/{told['labs']['edges'][0]['node']['number']}",
        *("/council", "/no-such-page"),
    ]


@pytest.mark.timeout(600)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_on_a_phone_every_finger_finds_what_it_presses_and_every_eye_what_it_reads(
    visit: Visit, running_product: Product, language: str
) -> None:
    page = visit(f"/?lang={language}", size=PHONE, persona="resident.7")
    found = {}
    for path in pages_of_residents(running_product):
        page.goto(path)
        settle(page)
        if wrong := unreached(page) + small(page):
            found[path] = wrong
    assert found == {}


def test_the_measures_find_what_is_too_small(visit: Visit) -> None:
    page = visit("/", size=PHONE)
    settle(page)
    page.evaluate(PLANT)

    assert [one.split(":")[0] for one in small(page)] == ["14 px"]
    assert ["낮은 단추" in one for one in unreached(page)] == [True]


@pytest.mark.parametrize(
    ("persona", "shown"),
    [
        ("resident.7", []),
        # He sits on the panel of an idea that is examined now.
        ("expert.1", ["심사할 제안"]),
        ("municipality.officer", ["주민 확인", "심사할 제안"]),
        ("municipality.head", ["심사할 제안"]),
    ],
)
def test_the_foot_shows_a_desk_to_those_whose_it_is(
    visit: Visit, persona: str, shown: list[str]
) -> None:
    page = visit("/", size=PHONE, persona=persona)
    settle(page)
    foot = page.locator("footer")
    expect(foot.get_by_role("link", name="열린 자료")).to_be_visible()

    assert [
        name for name in ("주민 확인", "심사할 제안") if foot.get_by_role("link", name=name).count()
    ] == shown


def test_what_is_wrong_stands_by_its_field_and_the_first_one_has_the_focus(visit: Visit) -> None:
    page = visit("/ideas/new", size=PHONE, persona="resident.8")
    tapped(page, "제안 내기")
    expect(page.get_by_label("제안 제목")).to_be_focused()
    expect(page.locator(".field-error")).to_have_count(6)

    fill(page, "횡단보도 앞 그늘 의자")
    expect(page.locator(".field-error")).to_have_count(0)
    page.get_by_label("드는 돈").fill("삼천만 원")
    tapped(page, "제안 내기")
    expect(page.get_by_label("드는 돈")).to_be_focused()
    page.get_by_label("드는 돈").fill("3,000,000원")
    page.get_by_label("제안 제목").fill("가" * 101)
    tapped(page, "제안 내기")
    title = page.get_by_label("제안 제목")
    expect(title).to_be_focused()
    expect(title).to_have_accessible_description(
        re.compile("101자를 썼어요. 100자까지 보낼 수 있으니 1자를")
    )
    assert faults(page) == []


def test_an_idea_that_was_sent_already_is_shown_instead_of_being_sent_again(visit: Visit) -> None:
    page = visit("/ideas/new", size=PHONE, persona="resident.9")
    fill(page, "골목 끝 작은 의자")
    with heard(page):
        tapped(page, "제안 내기")
    expect(page.locator("#title")).to_have_text("제안을 받았어요")
    number = page.locator(".crumbs [aria-current]").inner_text()

    page.goto("/ideas/new")
    fill(page, "골목 끝 작은 의자")
    with heard(page):
        tapped(page, "제안 내기")
    expect(page.get_by_label("제안 제목")).to_be_focused()
    expect(page.locator(".field-error")).to_contain_text(number)
    page.get_by_role("link", name="열어 보기").click()

    expect(page.locator("#title")).to_have_text("골목 끝 작은 의자")
    expect(page.locator(".crumbs [aria-current]")).to_have_text(number)


def test_a_clerk_is_told_field_by_field_what_a_paper_still_lacks(visit: Visit) -> None:
    page = visit("/ideas/paper", size=WIDE, persona="municipality.officer")
    page.get_by_role("button", name="제안 넣기").click()

    expect(page.get_by_label("종이에 적힌 번호")).to_be_focused()
    expect(page.locator(".field-error")).to_have_count(8)


def test_words_above_a_folded_table_run_across_it(visit: Visit, running_product: Product) -> None:
    lives = answered(
        running_product,
        "{ proposals(first: 1, state: IMPLEMENTING) { edges { node { number } } } }",
    )
    number = lives["proposals"]["edges"][0]["node"]["number"]
    page = visit(f"/ideas/{number}", size=PHONE)
    settle(page)
    words = page.locator("table.table-fold caption").filter(has_text="5점 만점").first
    table = words.locator("..")
    # Beside rows that are folded a caption shrank to one letter a line.
    assert words.bounding_box()["width"] == pytest.approx(table.bounding_box()["width"], abs=1)
