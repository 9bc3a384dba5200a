"""A council that asks two thirds of all its members for a change of its rules (Haeon leaves it to them)."""

from datetime import date, datetime, timedelta

import pytest

from tests.councils.rule_changes.conftest import wanted
from tests.fixtures.sittings import CHAIR, SECRETARY, VICE, prepared, sitting_council, vote
from tests.fixtures.town import as_house
from workflows.councils.meetings import chairing
from workflows.councils.meetings.models import Meeting
from workflows.councils.minutes.certificate import verify
from workflows.councils.minutes.certifying import certificates_of
from workflows.councils.minutes.compile import compile_minutes
from workflows.councils.minutes.gathering import material_of
from workflows.councils.minutes.sentences import sentence
from workflows.councils.reckoning.votes import Choice, Result
from workflows.kit.wording import Locale

LATER = datetime.fromisoformat("2027-01-20T14:00:00+09:00")
IN_TIME = datetime.fromisoformat("2027-01-05T12:00:00+09:00")
PEOPLE = (CHAIR, VICE, "expert.2", "expert.3", "expert.4")


@pytest.fixture
async def council(town, clock):
    """A council of five whose ordinance says nothing of how its own rules are set."""
    return await sitting_council(town, clock, place="haeon", observer="company.a")


@pytest.fixture
def line_of(sessions):
    """Return what the minutes of a meeting say of the change it voted on, in both languages."""

    async def read(meeting_id):
        async with as_house(sessions) as session:
            meeting = await session.get_one(Meeting, meeting_id)
            minutes = compile_minutes(await material_of(session, meeting))
            line = minutes.line("rule.1")
            assert set(line.cites) <= set(minutes.line("decision.1").cites)
            return [sentence(line, locale) for locale in Locale]

    return read


def cast(*, for_):
    return {who: Choice.FOR if nth < for_ else Choice.AGAINST for nth, who in enumerate(PEOPLE)}


async def closed(town, item):
    await town.act(CHAIR, chairing.close_meeting, meeting_id=item.meeting_id)


@pytest.fixture
async def of_all(town, put, open_with, last_vote):
    """The council has resolved, by more than half of those present, to ask two thirds of all from now on."""
    change = wanted("rules_amend", ("TWO_THIRDS_OF_ALL",), article="9")
    item = await open_with(await put(change))
    found = await vote(town, item, last_vote, cast(for_=3))
    assert (found.result, found.outcome["needed"], found.outcome["base"]) == (Result.CARRIED, 3, 5)
    await closed(town, item)
    return item


@pytest.mark.parametrize(("for_", "result"), [(3, Result.LOST), (4, Result.CARRIED)])
async def test_its_own_majority_decides_the_next_change(
    town, clock, council, of_all, put, open_with, last_vote, line_of, sessions, for_, result
):
    assert (await line_of(of_all.meeting_id))[0].startswith(
        "안건 1 운영세칙 개정: 운영세칙을 정하는 법 · "
    )
    await clock.set(IN_TIME)
    meeting = await prepared(town, council, items=0, starts_at=LATER)
    await put(wanted(on=date(2027, 3, 1)), meeting=meeting)
    item = await open_with(meeting)
    found = await vote(town, item, last_vote, cast(for_=for_))
    assert (found.result, found.outcome["needed"], found.outcome["base"]) == (result, 4, 5)
    assert found.outcome["share"] == "2/3"
    await closed(town, item)

    ko, en = await line_of(item.meeting_id)
    if result is Result.CARRIED:
        assert "부결 → " in ko
        assert "2027. 3. 1.부터 (창원시 스마트도시사업협의회 운영세칙 7(1))" in ko
        assert "lost → the chair decides" in en
    else:
        assert ko.endswith("부결 그대로")
        assert en.endswith("still lost")
    async with as_house(sessions) as session:
        meeting = await session.get_one(Meeting, item.meeting_id)
        certificates = await certificates_of(session, meeting)
    assert all(verify(one.content).holds for one in certificates)


async def test_other_items_go_on_by_the_majority_of_any_decision(
    town, clock, council, of_all, open_with, last_vote
):
    await clock.set(IN_TIME + timedelta(days=1))
    item = await open_with(await prepared(town, council, starts_at=LATER, by=SECRETARY))
    found = await vote(town, item, last_vote, cast(for_=3))
    assert (found.result, found.outcome["needed"]) == (Result.CARRIED, 3)
