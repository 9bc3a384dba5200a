"""Pages of ideas: in every order a page in the middle reads a page, not what lies before it."""

import json
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import insert, text
from sqlalchemy.dialects import postgresql

from workflows.kit.pages import _page
from workflows.kit.paging import MOST_COUNTED, Window, one_page
from workflows.proposals.models import Proposal
from workflows.proposals.queries import (
    PROPOSAL_ORDERS,
    ProposalOrder,
    count_proposals,
    proposals_wanted,
)
from workflows.proposals.rows import PROPOSAL_SHAPE, proposal_pages
from workflows.proposals.states import Category, ProposalState
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS

MANY, SIZE = 20_000, 50
# One field more common than the others, so that what it is decides what a page costs.
SPREAD = "UPDATE proposal SET category = (ARRAY[{}])[cost] WHERE cost < {}".format(
    ", ".join(f"'{one.name}'" for one in Category if one is not Category.CULTURE), len(Category)
)
PLANNED = text(
    "SELECT max(custom_plans), max(generic_plans) FROM pg_prepared_statements"
    " WHERE statement LIKE '%place_1%' AND statement LIKE '%alias%'"
)

# What a search finds, and what nobody in particular is told of.
FINDABLE = "UPDATE proposal SET search_text = title, search_grams = ARRAY['제안', '07']"
HIDING = "UPDATE proposal SET hidden = TRUE WHERE cost % 3 = 0"


@pytest.fixture
async def crowded(town):
    """A place with 20,000 ideas, a thousand of each cost and title."""
    began = datetime(2026, 1, 1, tzinfo=UTC)
    async with unit_of_work(town.sessions) as uow:
        await uow.session.execute(
            insert(Proposal),
            [
                {
                    "id": uuid4(),
                    "programme_id": town.programme_id,
                    "number": f"{town.slug}-{nth:05d}",
                    "title": f"제안 {nth % 20:02d}",
                    "summary": "요약",
                    "body": "본문",
                    "category": Category.CULTURE,
                    "place": "가온동",
                    "cost": 1 + nth % 20,
                    "state": ProposalState.SUBMITTED,
                    "supports": 0,
                    "submitted_on": began.date(),
                    "submitted_at": began + timedelta(seconds=nth),
                    "search_text": "",
                    "search_grams": [],
                }
                for nth in range(MANY)
            ],
        )
    return town


async def place_of(uow, order):
    """Return the keys of an idea in the middle of an order."""
    columns = [key.column for key in PROPOSAL_ORDERS[order]]
    wanted = proposals_wanted(
        ANONYMOUS, programme_id=None, campaign_id=None, category=None, state=None
    ).with_only_columns(*columns)
    sort = [
        key.column.desc() if key.descending else key.column.asc() for key in PROPOSAL_ORDERS[order]
    ]
    row = (await uow.session.execute(wanted.order_by(*sort).offset(MANY // 2).limit(1))).one()
    return tuple(row)


def read_by(plan):
    """Return how many rows of ideas a plan reads, those it throws away included."""
    here = 0
    if plan.get("Relation Name") == "proposal":
        thrown = plan.get("Rows Removed by Filter", 0) + plan.get(
            "Rows Removed by Index Recheck", 0
        )
        here = (plan["Actual Rows"] + thrown) * plan["Actual Loops"]
    return here + sum(read_by(one) for one in plan.get("Plans", []))


async def test_a_page_in_the_middle_reads_a_page_in_every_order(crowded, services, database_name):
    await services.as_superuser(database_name, "ANALYZE proposal")
    read = {}
    async with unit_of_work(crowded.sessions) as uow:
        for order in ProposalOrder:
            for only in (None, crowded.programme_id):
                wanted = proposals_wanted(
                    ANONYMOUS,
                    programme_id=only,
                    campaign_id=None,
                    category=None,
                    state=None,
                )
                laid = PROPOSAL_SHAPE.laid(wanted, ["id", "title"], ANONYMOUS)
                window = Window(SIZE, after=await place_of(uow, order))
                page = one_page(laid, PROPOSAL_ORDERS[order], window)
                sql = page.compile(
                    dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True}
                )
                said = await uow.session.scalar(
                    text(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}".replace(":", r"\:"))
                )
                plan = said if isinstance(said, list) else json.loads(said)
                read[order.value, only is None] = read_by(plan[0]["Plan"])

    assert {place: rows for place, rows in read.items() if rows > 2 * SIZE} == {}


async def test_the_pages_of_an_order_join_without_a_gap_or_a_double(crowded):
    seen: list[str] = []
    order, after = ProposalOrder.COST, None
    async with unit_of_work(crowded.sessions) as uow:
        for _ in range(30):
            (page,) = await proposal_pages(
                uow.session,
                ANONYMOUS,
                paths=["number"],
                window=Window(100, after=after),
                programme_ids=[crowded.programme_id],
                order=order,
            )
            seen += [row[0] for row in page.rows]
            after = tuple(page.rows[-1][-2:])

    assert len(seen) == len(set(seen)) == 3000
    assert [int(number[-5:]) % 20 for number in seen] == [
        *([0] * 1000),
        *([1] * 1000),
        *([2] * 1000),
    ]


async def test_pages_of_one_shape_share_one_statement(crowded):
    before = _page.cache_info().misses
    async with unit_of_work(crowded.sessions) as uow:
        for order in (ProposalOrder.TITLE,):
            after = None
            for _ in range(5):
                (page,) = await proposal_pages(
                    uow.session,
                    ANONYMOUS,
                    paths=["number", "title"],
                    window=Window(7, after=after),
                    order=order,
                )
                after = tuple(page.rows[-1][-2:])

    # One for the first page, one for all that follow a cursor.
    assert _page.cache_info().misses - before == 2


@pytest.mark.parametrize(
    "narrowed",
    [{}, {"category": Category.CULTURE, "state": ProposalState.SUBMITTED}],
    ids=["all", "one field and state"],
)
@pytest.mark.parametrize("count", [False, True], ids=["pages", "counted along"])
async def test_pages_one_after_another_are_planned_once(
    crowded, services, database_name, narrowed, count
):
    for statement in (SPREAD, "ANALYZE proposal"):
        await services.as_superuser(database_name, statement)
    after = None
    async with unit_of_work(crowded.sessions) as uow:
        for _ in range(20):
            (page,) = await proposal_pages(
                uow.session,
                ANONYMOUS,
                paths=["id", "title", "author.alias", "programme.slug"],
                window=Window(SIZE, after=after),
                count=count,
                **narrowed,
            )
            after = tuple(page.rows[-1][-2:])
        anew, kept = (await uow.session.execute(PLANNED)).one()

    # Five times the database looks at the values, then it knows that they change nothing.
    assert anew <= 5
    assert kept >= 14


NARROWED = {
    "all": {},
    "a search": {"search": "제안 07"},
    "a field": {"category": Category.CULTURE},
    "nothing": {"search": "없는 낱말"},
}


async def test_a_page_tells_along_what_its_list_counts(crowded, services, database_name):
    for statement in (SPREAD, FINDABLE, HIDING, "ANALYZE proposal"):
        await services.as_superuser(database_name, statement)
    totals = {}
    async with unit_of_work(crowded.sessions) as uow:
        for name, narrowed in NARROWED.items():
            counted = await count_proposals(uow.session, ANONYMOUS, **narrowed)
            (first,) = await proposal_pages(
                uow.session,
                ANONYMOUS,
                paths=["id"],
                window=Window(SIZE),
                count=True,
                **narrowed,
            )
            (bare,) = await proposal_pages(
                uow.session, ANONYMOUS, paths=["id"], window=Window(SIZE), **narrowed
            )
            assert (name, first.total) == (name, counted)
            assert (name, bare.total) == (name, None)
            assert [row[0] for row in first.rows] == [row[0] for row in bare.rows]
            totals[name] = counted

    assert {name for name, total in totals.items() if total == 0} == {"nothing"}
    assert max(totals.values()) <= MOST_COUNTED


async def test_a_page_beyond_the_end_of_its_list_tells_no_total(crowded):
    past = (datetime(2020, 1, 1, tzinfo=UTC), uuid4())
    async with unit_of_work(crowded.sessions) as uow:
        (page,) = await proposal_pages(
            uow.session, ANONYMOUS, paths=["id"], window=Window(SIZE, after=past), count=True
        )

    assert (page.rows, page.total) == ([], None)
