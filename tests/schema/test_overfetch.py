"""What is fetched beyond a page tells nothing: to whom rows are closed, lists are as if there were none.

The same questions are asked before and after things come that the asker may not see; every count,
every flag and every cursor has to be the same, in both executors.
"""

import orjson
import pytest

from schema.schema import get_schema
from server.database import Database
from tests.fixtures.town import Town
from tests.schema.test_compiled import Twice
from workflows.kit.wording import Locale
from workflows.proposals.moderation.actions import moderate_text, report_text
from workflows.proposals.moderation.states import Decision, ReportGround, SubjectKind
from workflows.record.uow import unit_of_work
from workflows.rights.roles import Role

ORDERS = ("NEWEST", "NUMBER", "COST", "TITLE")
SIZES = (1, 2, 5, 6, 7, 100)
ABUSE = ReportGround.ABUSE
PAGE = """query ($slug: String!, $size: Int!, $order: ProposalOrder!, $search: String) {
  programme(slug: $slug) {
    forwards: proposals(first: $size, orderBy: $order, search: $search) { ...Told }
    backwards: proposals(last: $size, orderBy: $order, search: $search) { ...Told }
    campaigns(first: $size) { totalCount edges { cursor } pageInfo { hasNextPage endCursor } } } }
fragment Told on ProposalConnection { totalCount edges { cursor node { number } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }"""
ROWS = """query ($size: Int!) { proposals(first: $size) { edges { cursor node { number } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""


@pytest.fixture
async def crowd(town: Town, database: Database) -> Twice:
    """Six ideas that everybody sees, an opened vote, and a moderator."""
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, "moderator", Role.MODERATOR, town.city_id)
    for nth in range(6):
        await town.propose(f"그늘 {nth}", cost=100 * nth + 50)
    await town.open_campaign()
    return Twice(database, town, {})


async def told(twice: Twice, who: str | None) -> list[bytes]:
    """Return what somebody is told of every page; both executors have to say the same."""
    as_ = twice.town.people[who] if who else None
    asked = [
        (PAGE, {"slug": twice.town.slug, "size": size, "order": order, "search": search})
        for size in SIZES
        for order in ORDERS
        for search in (None, "그늘")
    ]
    asked += [(ROWS, {"size": size}) for size in SIZES]
    return [await twice.agree(text, values, as_) for text, values in asked]


async def come_unseen(town: Town) -> None:
    """Ideas between the others in every order, hidden at once; and a vote that is being prepared."""
    for nth in range(6):
        idea = await town.propose(f"그늘 {nth} 아래", cost=100 * nth + 60, who="resident.2")
        subject = {"kind": SubjectKind.PROPOSAL, "subject_id": idea, "ground": ABUSE}
        await town.act("resident.3", report_text, text="거친 말", **subject)
        await town.act("moderator", moderate_text, decision=Decision.HIDE, reason="욕", **subject)
    await town.campaign(ideas=town.proposals[:2])


@pytest.mark.parametrize("who", [None, "resident.1"])
async def test_what_is_closed_to_somebody_moves_no_count_flag_or_cursor(crowd: Twice, who):
    before = await told(crowd, who)
    await come_unseen(crowd.town)

    assert await told(crowd, who) == before
    assert crowd.by_rows > 0


async def test_who_may_see_them_finds_them_counted(crowd: Twice):
    """The control: the same pages are different for whoever wrote what is hidden."""
    before = await told(crowd, "resident.2")
    await come_unseen(crowd.town)
    after = await told(crowd, "resident.2")

    changed = [one != other for one, other in zip(before, after, strict=True)]
    assert sum(changed) > len(changed) // 2
    assert orjson.loads(after[0])["data"]["programme"]["forwards"]["totalCount"] > 6
    assert get_schema().executor.planned(ROWS, {"size": 1}, Locale.EN, None) is not None
