"""Regular meetings: a year that went by without them is a breach, until one is held."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.fixtures.sittings import CHAIR, come, prepared, sitting_council
from tests.fixtures.town import as_house
from workflows.councils.dates.queries import DateKind, dates_of_council
from workflows.councils.meetings import calling, chairing
from workflows.councils.roster.models import Council
from workflows.councils.roster.queries import lawfulness_on
from workflows.rights.actor import THE_HOUSE


@pytest.fixture
async def council(town, clock):
    """A council under the ordinance of Ulsan: it meets once a year (Article 10(2))."""
    return await sitting_council(town, clock, place="ulsan")


async def overdue(town, council):
    async with as_house(town.sessions) as session:
        row = await session.get_one(Council, council.id)
        found = await lawfulness_on(session, THE_HOUSE, council=row)
    return [one for one in found.breaches if one.reason == "regular_meeting_overdue"]


async def due(town, council, since):
    async with as_house(town.sessions) as session:
        row = await session.get_one(Council, council.id)
        found = await dates_of_council(session, THE_HOUSE, council=row, since=since, months=1)
    return [(str(one.on), one.number) for one in found if one.kind is DateKind.REGULAR_DUE]


async def met(town, council, clock, starts, **more):
    await clock.set(starts - timedelta(days=14))
    by = "expert.2" if more.get("demanded") else CHAIR
    meeting = await prepared(town, council, by=by, starts_at=starts, **more)
    await town.act(CHAIR, calling.call_meeting, meeting_id=meeting.id)
    await clock.set(starts + timedelta(minutes=1))
    await come(town, meeting, CHAIR, "expert.1", "expert.2")
    await town.act(CHAIR, chairing.open_meeting, meeting_id=meeting.id)
    await town.act(CHAIR, chairing.close_meeting, meeting_id=meeting.id)


async def test_a_year_without_is_a_breach_of_the_article_until_a_meeting_is_held(
    town, council, clock
):
    await clock.set(datetime(2027, 12, 31, 3, tzinfo=UTC))
    assert await overdue(town, council) == []
    assert await due(town, council, date(2027, 12, 1)) == [("2027-12-31", 1)]
    await clock.set(datetime(2028, 1, 2, 3, tzinfo=UTC))
    (one,) = await overdue(town, council)
    assert (one.rule_id, one.figures) == (
        "council.ulsan.regular_meetings",
        {"year": 2027, "wanted": 1, "held": 0},
    )
    await met(town, council, clock, datetime(2028, 2, 9, 5, tzinfo=UTC))
    assert await overdue(town, council) == []
    assert await due(town, council, date(2028, 12, 1)) == []


async def test_what_members_demand_is_no_regular_meeting(town, council, clock):
    await met(town, council, clock, datetime(2027, 6, 9, 5, tzinfo=UTC), demanded=True)
    await clock.set(datetime(2028, 1, 2, 3, tzinfo=UTC))
    assert len(await overdue(town, council)) == 1


async def test_a_year_before_the_council_was_on_record_is_not_judged(town, council, clock):
    await clock.set(datetime(2027, 1, 2, 3, tzinfo=UTC))
    assert await overdue(town, council) == []


async def test_where_the_rules_want_none_nothing_is_due(town, clock):
    council = await sitting_council(town, clock, place="daegu")
    await clock.set(datetime(2028, 1, 2, 3, tzinfo=UTC))
    assert await overdue(town, council) == []
    assert await due(town, council, date(2027, 12, 1)) == []
