"""Lists of a council through the API: what is found in papers, and as many statements for one vote as for more."""

from datetime import date

import pytest
from sqlalchemy import select

from schema.kit.ids import global_id
from tests.fixtures.councils import seen
from tests.fixtures.sittings import (
    CHAIR,
    SECRETARY,
    STARTS,
    call_item,
    called,
    opened,
    prepared,
    sitting_council,
    vote,
)
from tests.fixtures.statements import statements
from tests.fixtures.town import as_house
from workflows.councils.dates.queries import dates_of_council
from workflows.councils.meetings import papering
from workflows.councils.meetings.models import MeetingItem, MeetingVote
from workflows.councils.reckoning.votes import Choice

FIND = """query ($id: ID!, $search: String!, $after: String) { node(id: $id) { ... on Council {
  paperHits(search: $search, first: 1, after: $after) {
    totalCount edges { node { meetingNumber excerpt item { number title } paper { title version } } }
    pageInfo { hasNextPage endCursor } } } } }"""
VOTES = """query ($id: ID!) { meeting(id: $id) { items {
  votes { castCount viewerVoted ballots { choice } } } } }"""
MUCH = """query ($id: ID!) { meeting(id: $id) { heads { __typename } items { amending { nextAmendment }
  interests { bond } votes { castCount viewerVoted ballots { choice } } } } }"""
DECLARED = "query ($id: ID!) { meeting(id: $id) { items { interests { bond } } } }"


@pytest.fixture
async def council(town, clock):
    return await sitting_council(town, clock)


@pytest.fixture
def rows(sessions):
    async def read(model, **where):
        async with as_house(sessions) as session:
            found = await session.scalars(select(model).filter_by(**where).order_by(model.number))
            return list(found)

    return read


@pytest.fixture
async def papers(town, council, rows):
    """A meeting that is called, and one that is only prepared, each with a paper on the same thing."""
    for make in (called, prepared):
        meeting = await make(town, council, items=2)
        for item in await rows(MeetingItem, meeting_id=meeting.id):
            await town.act(
                SECRETARY,
                papering.put_paper,
                meeting_id=meeting.id,
                item_id=item.id,
                title=f"제{meeting.number}차 자료",
                words=f"앞글. 안건 {item.number}의 빗물펌프 점검 결과.",
                urgency="시험",
            )


async def test_papers_are_found_page_by_page_by_whoever_may_read_them(ask, town, council, papers):
    async def found(who, search, after=None):
        given = {"id": global_id("Council", council.id), "search": search, "after": after}
        answer = await ask(FIND, as_=town.people[who] if who else None, **given)
        assert answer.errors == []
        return answer.sole()["paperHits"]

    page, titles = await found("expert.1", "펌프 점검"), []
    assert page["totalCount"] == 4
    while page["edges"]:
        titles += [edge["node"]["paper"]["title"] for edge in page["edges"]]
        page = await found("expert.1", "펌프 점검", page["pageInfo"]["endCursor"])
    assert sorted(titles) == ["제1차 자료"] * 2 + ["제2차 자료"] * 2
    for who in (None, "resident.1"):
        page = await found(who, "빗물펌프")
        assert page["totalCount"] == 2
        (edge,) = page["edges"]
        assert edge["node"]["meetingNumber"] == 1
        assert (
            edge["node"]["excerpt"]
            == f"앞글. 안건 {edge['node']['item']['number']}의 빗물펌프 점검 결과."
        )


@pytest.mark.parametrize(
    ("search", "reason"), [(" ", "text_empty"), ("!?", "text_empty"), ("가" * 101, "text_too_long")]
)
async def test_a_search_without_words_is_refused(ask, council, search, reason):
    answer = await ask(FIND, id=global_id("Council", council.id), search=search)
    (error,) = answer.errors
    assert (error["extensions"]["reason"], error["extensions"]["field"]) == (reason, "search")


async def test_more_votes_take_no_more_statements(ask, town, council, clock, rows, database):
    people = [CHAIR, *(f"expert.{number}" for number in range(1, 5))]
    meeting = await opened(town, council, clock, *people, items=3)
    given = {"id": global_id("Meeting", meeting.id)}

    async def last(meeting_id):
        return (await rows(MeetingVote, meeting_id=meeting_id))[-1]

    sent, told = [], []
    for item in await rows(MeetingItem, meeting_id=meeting.id):
        await call_item(town, meeting, item)
        await vote(town, item, last, dict.fromkeys(people, Choice.FOR))
        with statements(database) as asked:
            answer = await ask(VOTES, as_=town.people[CHAIR], **given)
        assert answer.errors == []
        sent.append(len(asked))
        items = answer.sole()["items"]
        with statements(database) as asked:
            answer = await ask(DECLARED, as_=town.people[CHAIR], **given)
        assert answer.errors == []
        told.append(len(asked))
        cast = [one for shown in items for one in shown["votes"]]
        assert [(one["castCount"], len(one["ballots"])) for one in cast] == [(5, 5)] * item.number
    assert sent[0] == sent[1] == sent[2] <= 26
    assert told[0] == told[1] == told[2] <= 20


async def test_the_calendar_reads_no_more_than_its_months(town, council, database):
    meeting = await prepared(town, council)
    day = STARTS.date()
    now = {"council": council, "since": day, "months": 1}
    shown = await seen(town, SECRETARY, dates_of_council, **now)
    assert {one.number for one in shown if one.meeting_id is None} >= {meeting.number}
    for since in (date(2026, 8, 1), date(2027, 8, 1)):
        other = await seen(
            town, SECRETARY, dates_of_council, council=council, since=since, months=3
        )
        assert other == []
    # The last day for its notice lies in the month before.
    before = {"council": council, "since": date(2026, 11, 1), "months": 1}
    late = await prepared(town, council, starts_at=STARTS.replace(day=2))
    kinds = [
        (one.kind, one.number) for one in await seen(town, SECRETARY, dates_of_council, **before)
    ]
    assert ("NOTICE_DUE", late.number) in kinds


async def test_who_sits_and_what_the_log_says_is_read_once_for_all_that_a_page_shows(
    ask, town, council, clock, rows, database
):
    people = [CHAIR, *(f"expert.{number}" for number in range(1, 5))]
    meeting = await opened(town, council, clock, *people, items=1)
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    await call_item(town, meeting, item)

    async def last(meeting_id):
        return (await rows(MeetingVote, meeting_id=meeting_id))[-1]

    await vote(town, item, last, dict.fromkeys(people, Choice.FOR))
    with statements(database) as asked:
        answer = await ask(MUCH, as_=town.people[CHAIR], id=global_id("Meeting", meeting.id))

    assert answer.errors == []
    assert [one["castCount"] for one in answer.sole()["items"][0]["votes"]] == [5]
    whole = ("FROM meeting_proxy", "meeting_log(")
    assert [sum(what in one for one in asked) for what in whole] == [1, 1]
