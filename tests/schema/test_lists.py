"""Lists: pages by cursor, whatever comes, goes and moves meanwhile; searched, counted, bounded."""

import pytest

from schema.kit.ids import global_id
from server.database import Database
from tests.fixtures.services import Services
from tests.fixtures.statements import statements
from tests.fixtures.town import Town, make_town
from tests.schema.conftest import Ask
from workflows.record.uow import Sessions

PAGE = """query ($programme: String!, $first: Int, $after: String, $last: Int, $before: String,
    $orderBy: ProposalOrder, $search: String, $category: ProposalCategory) {
  programme(slug: $programme) {
    proposals(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy,
              search: $search, category: $category) {
      edges { node { number title cost } cursor }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }"""


READY = """query ($programme: String!) { programme(slug: $programme) {
  proposals(first: 50, ballotable: true) { edges { node { title state } } }
  reviewed: proposals(first: 50, reviewed: true) { edges { node { title } } }
  all: proposals(first: 50) { edges { node { title } } } } }"""


async def page(ask: Ask, town: Town, **given):
    answer = await ask(PAGE, programme=town.slug, **given)
    assert answer.errors == []
    return answer.sole()["proposals"]


def titles(read) -> list[str]:
    return [edge["node"]["title"] for edge in read["edges"]]


async def walk(ask: Ask, town: Town, size: int, between=None, **given) -> list[str]:
    """Read a whole list page by page; `between` is done after each page."""
    seen, cursor = [], None
    while True:
        read = await page(ask, town, first=size, after=cursor, **given)
        seen += titles(read)
        if not read["pageInfo"]["hasNextPage"]:
            return seen
        cursor = read["pageInfo"]["endCursor"]
        if between is not None:
            await between(len(seen))


@pytest.mark.parametrize(
    ("given", "reason", "field"),
    [
        ({}, "page_size_missing", "first"),
        ({"first": 0}, "page_size", "first"),
        ({"first": 101}, "page_size", "first"),
        ({"first": -1}, "page_size", "first"),
        ({"last": 0}, "page_size", "last"),
        ({"last": 101}, "page_size", "last"),
        ({"first": 1, "last": 1}, "page_size_twice", "last"),
        ({"first": 1, "after": ""}, "cursor_malformed", "after"),
        ({"first": 1, "after": "garbage"}, "cursor_malformed", "after"),
        ({"last": 1, "before": "가"}, "cursor_malformed", "before"),
        ({"first": 1, "search": "가" * 101}, "text_too_long", "search"),
        ({"first": 1, "search": "길\x00"}, "text_control_characters", "search"),
    ],
)
async def test_a_page_that_cannot_be_read_is_refused(ask: Ask, town: Town, given, reason, field):
    answer = await ask(PAGE, programme=town.slug, **given)

    (error,) = answer.errors
    assert (error["extensions"]["code"], error["extensions"]["reason"]) == ("INVALID", reason)
    assert error["extensions"]["field"] == field
    assert error["path"] == ["programme", "proposals"]


async def test_a_cursor_holds_in_its_own_list_only(ask: Ask, town: Town):
    for number in range(3):
        await town.propose(f"길 {number}")
    cursor = (await page(ask, town, first=1))["pageInfo"]["endCursor"]

    for other in ({"search": "길"}, {"orderBy": "COST"}, {"category": "WELFARE"}):
        answer = await ask(PAGE, programme=town.slug, first=1, after=cursor, **other)
        assert answer.reasons == ["cursor_of_another_list"]


async def test_pages_follow_each_other_in_both_directions(ask: Ask, town: Town):
    for number in range(7):
        await town.propose(f"제안 {number}")
    forwards = await walk(ask, town, 3, orderBy="TITLE")
    backwards: list[str] = []
    before = None
    while True:
        read = await page(ask, town, last=3, before=before, orderBy="TITLE")
        backwards = titles(read) + backwards
        if not read["pageInfo"]["hasPreviousPage"]:
            break
        before = read["pageInfo"]["startCursor"]

    assert forwards == [f"제안 {number}" for number in range(7)]
    assert backwards == forwards


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("NEWEST", ["다", "나", "가"]),
        ("NUMBER", ["가", "나", "다"]),
        ("COST", ["나", "다", "가"]),
        ("TITLE", ["가", "나", "다"]),
    ],
)
async def test_a_list_is_sorted_as_asked(ask: Ask, town: Town, order, expected):
    for title, cost in (("가", 300), ("나", 100), ("다", 200)):
        await town.propose(title, cost=cost)

    assert await walk(ask, town, 1, orderBy=order) == expected


async def test_what_stays_is_neither_missed_nor_doubled(
    ask: Ask, town: Town, services: Services, database_name: str
):
    """Rows come, go and move between the pages; those that keep their key are seen once each."""
    stays = [f"m{number:02d}" for number in range(12)]
    for title in stays:
        await town.propose(title)
    await town.propose("m00 goes")
    await town.propose("z moves")

    async def between(seen: int) -> None:
        await town.propose(f"a{seen:02d} comes before")
        await town.propose(f"zz{seen:02d} comes after")
        change = (
            f"DELETE FROM proposal WHERE title = 'm00 goes' AND programme_id = '{town.programme_id}'"
            if seen == 3
            else f"UPDATE proposal SET title = 'a moved' WHERE title = 'z moves'"
            f" AND programme_id = '{town.programme_id}'"
        )
        await services.as_superuser(database_name, change)

    seen = await walk(ask, town, 3, between, orderBy="TITLE")

    assert [title for title in seen if title in stays] == stays
    assert len(seen) == len(set(seen))
    assert "a03 comes before" not in seen
    assert "zz03 comes after" in seen


async def test_two_syllables_and_one_word_in_three_spellings_are_found(ask: Ask, town: Town):
    await town.propose("어린이 안전 둘레길")
    await town.propose("지능형 도시 체험관")
    await town.propose("스마트시티 버스")

    assert await walk(ask, town, 10, search="안전") == ["어린이 안전 둘레길"]
    assert await walk(ask, town, 10, search="둘레길 어린이") == ["어린이 안전 둘레길"]
    assert len(await walk(ask, town, 10, search="스마트도시")) == 2
    assert await walk(ask, town, 10, search="안전한") == []
    assert await walk(ask, town, 10, search="_") == []


@pytest.mark.parametrize("size", [6, 9])
async def test_proposals_take_the_same_few_statements_whatever_their_number(
    ask: Ask, town: Town, database: Database, size
):
    await town.open_campaign()
    for number in range(5):
        await town.propose(f"제안 {number}")
    query = """query ($n: Int!, $programme: String!) { programme(slug: $programme) {
      proposals(first: $n) { edges { node { title author { displayName } programme { name }
        supportCount ballotLines { number campaign { number state } } } } } } }"""

    with statements(database) as sent:
        answer = await ask(query, n=size, programme=town.slug)

    # The programme; the page with authors and programmes; the lines with campaigns and polls.
    assert answer.errors == []
    assert len(sent) == 3


@pytest.mark.parametrize("size", [6, 9])
async def test_lives_of_proposals_take_the_same_few_statements_whatever_their_number(
    ask: Ask, town: Town, database: Database, size
):
    for number in range(5):
        await town.propose(f"제안 {number}")
    query = """query ($n: Int!) { proposals(first: $n) { edges { node { title supportCount
      viewerSupports viewerActions { name } moves { reason } answers { text } progress { text }
      duties { kind } answerClock { dueOn } reexaminationUntil } } } }"""

    with statements(database) as sent:
        answer = await ask(query, n=size, as_=town.people["resident.1"])

    # The asker; the page; own supports, who wrote along, moves, answers, progress, duties, clocks.
    assert len(answer.sole()["edges"]) == size
    assert len(sent) == 9


async def test_the_lists_of_several_programmes_are_one_statement(
    ask: Ask, town: Town, sessions: Sessions, database: Database
):
    other = await make_town(sessions)
    for title in ("가", "나", "다"):
        await town.propose(title)
        await other.propose(title)
    query = """{ programmes(first: 100) { edges { node { slug
      proposals(first: 2, orderBy: TITLE) { edges { node { title author { displayName } } }
                                            pageInfo { hasNextPage } } } } } }"""

    with statements(database) as sent:
        read = (await ask(query)).sole()

    assert len(sent) == 2
    lists = {edge["node"]["slug"]: edge["node"]["proposals"] for edge in read["edges"]}
    for slug in (town.slug, other.slug):
        assert titles(lists[slug]) == ["가", "나"]
        assert lists[slug]["pageInfo"] == {"hasNextPage": True}


@pytest.mark.parametrize("count", [1, 3])
async def test_campaigns_take_the_same_few_statements_whatever_their_number(
    ask: Ask, town: Town, database: Database, count
):
    for _ in range(count):
        await town.open_campaign()
    query = """query ($id: ID!) { campaigns(programmeId: $id, first: 10) { edges { node {
        number state turnout eligibility programme { name } lines { number proposal { title } }
        viewerBallot { receipt } result { spent } rollNotes { reason }
        viewerActions { name } serverTime } } } }"""

    with statements(database) as sent:
        answer = await ask(
            query, id=global_id("Programme", town.programme_id), as_=town.people["resident.1"]
        )

    # Actor; page; polls; turnout, programmes, papers, proposals, own ballots, results, notes,
    # the asker's rolls, and the clock once.
    assert len(answer.sole()["edges"]) == count
    assert len(sent) == 11


async def test_programmes_take_the_same_few_statements_whatever_their_number(
    ask: Ask, town: Town, database: Database
):
    query = """{ programmes(first: 100) { edges { node {
        name milestones { name } bodies { role body { name } } viewerActions { name } } } } }"""

    with statements(database) as sent:
        answer = await ask(query)

    assert answer.errors == []
    assert len(sent) == 3


async def test_a_list_is_counted_along_with_its_page_and_only_when_that_is_asked(
    ask: Ask, town: Town, database: Database
):
    await town.propose("하나")
    plain = "{ proposals(first: 1) { edges { cursor } } }"
    counted = "{ proposals(first: 1) { totalCount edges { cursor } } }"

    with statements(database) as few:
        await ask(plain)
    with statements(database) as more:
        total = (await ask(counted)).sole()["totalCount"]

    assert [sum("count(*)" in one.lower() for one in asked) for asked in (few, more)] == [0, 1]
    assert (len(few), len(more)) == (1, 1)
    assert total == len(await walk_all(ask))


async def walk_all(ask: Ask) -> list[str]:
    """Return every proposal of the house, in one page of the largest size."""
    read = (await ask("{ proposals(first: 100) { edges { node { id } } } }")).sole()
    return [edge["node"]["id"] for edge in read["edges"]]


async def test_only_what_can_be_put_to_a_vote_is_listed_for_it(ask: Ask, town: Town):
    await town.campaign()
    await town.propose("아직 투표에 없는 일")
    read = (await ask(READY, programme=town.slug)).sole()

    assert titles(read["proposals"]) == ["아직 투표에 없는 일"]
    assert titles(read["reviewed"]) == []
    assert len(read["all"]["edges"]) == 5
