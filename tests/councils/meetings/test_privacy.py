"""Who watches a meeting: everybody, until the council resolves to hear an item in private; or nobody."""

import pytest
from sqlalchemy import text

from schema.kit.ids import global_id
from tests.fixtures.sittings import CHAIR, MOTION, call_item, opened, sitting_council, vote
from tests.fixtures.town import as_house
from tests.schema.conftest import asking_with
from workflows.councils.meetings import balloting, chairing
from workflows.councils.meetings.models import Meeting, MeetingEntry, MeetingItem
from workflows.councils.meetings.queries import votes_by_item
from workflows.councils.meetings.scenes import scenes_by_meeting
from workflows.councils.meetings.states import Entry, ItemState
from workflows.councils.minutes.certifying import certificates_of
from workflows.councils.minutes.compile import compile_minutes
from workflows.councils.minutes.gathering import material_of
from workflows.councils.minutes.states import Said
from workflows.councils.reckoning.votes import Choice, Result
from workflows.kit.refusal import Conflict, Invalid, RuleBroken
from workflows.rights.actor import ANONYMOUS

EXPERTS = ("expert.1", "expert.2", "expert.3")
ALL = (CHAIR, *EXPERTS)
YES = dict.fromkeys(ALL, Choice.FOR)
GROUND = "입찰에 관한 사항 (정보공개법 제9조 제1항 제5호)"


@pytest.fixture
async def gwangju(town, clock, rows):
    """A meeting of a council whose ordinance opens it unless it resolves otherwise; an item is called."""
    council = await sitting_council(town, clock, place="gwangju", agenda="인수인계")
    meeting = await opened(town, council, clock, *ALL, items=2)
    item, _ = await rows(MeetingItem, meeting_id=meeting.id)
    await call_item(town, meeting, item)
    return meeting, item


async def seen(sessions, meeting, item):
    """Return how many others see there, what is called, and how many votes."""
    async with as_house(sessions) as session:
        (scene,) = (await scenes_by_meeting(session, ANONYMOUS, [meeting.id])).values()
        votes = await votes_by_item(session, ANONYMOUS, [item.id])
    return len(scene.attendees) > 0, scene.watches, len(votes[item.id])


async def test_an_item_is_heard_in_private_by_resolution_and_only_until_its_end(
    town, gwangju, rows, last_vote, sessions
):
    meeting, item = gwangju
    assert await seen(sessions, meeting, item) == (True, True, 0)
    closed = await vote(town, item, last_vote, YES, private_ground=GROUND)
    assert closed.result is Result.CARRIED
    (kept,) = await rows(MeetingItem, id=item.id)
    assert kept.state is ItemState.CALLED
    (line,) = await rows(MeetingEntry, meeting_id=meeting.id, kind=Entry.DOORS_CLOSED)
    assert (line.words, line.vote_id) == (GROUND, closed.id)
    assert await seen(sessions, meeting, item) == (False, False, 0)
    with pytest.raises(Conflict, match="private_already"):
        await town.act(
            CHAIR,
            balloting.open_vote,
            meeting_id=meeting.id,
            item_id=item.id,
            private_ground=GROUND,
        )
    await vote(town, item, last_vote, YES)
    assert await seen(sessions, meeting, item) == (True, True, 2)


async def test_the_minutes_carry_ground_and_vote_and_the_certificate_is_of_the_item_alone(
    town, gwangju, last_vote, sessions
):
    meeting, item = gwangju
    await vote(town, item, last_vote, YES, private_ground=GROUND)
    await vote(town, item, last_vote, YES)
    await town.act(CHAIR, chairing.close_meeting, meeting_id=meeting.id)
    async with as_house(sessions) as session:
        row = await session.get_one(Meeting, meeting.id)
        minutes = compile_minutes(await material_of(session, row))
        papers = await certificates_of(session, row)
    (doors,) = [one for one in minutes.lines if one.said is Said.DOORS_CLOSED]
    assert (doors.item, doors.words) == (1, GROUND)
    assert [one.said for one in minutes.lines if one.key in {"vote.1", "vote.2"}] == [
        Said.PRIVACY_VOTE,
        Said.VOTE,
    ]
    assert minutes.line("motion.1").words == MOTION
    assert [one.item for one in papers] == [1]


async def test_without_a_majority_or_a_ground_it_stays_open(town, gwangju, last_vote, sessions):
    meeting, item = gwangju
    with pytest.raises(Invalid, match="text_empty"):
        await vote(town, item, last_vote, YES, private_ground=" ")
    lost = await vote(
        town, item, last_vote, dict.fromkeys(ALL, Choice.AGAINST), private_ground=GROUND
    )
    assert lost.result is Result.LOST
    assert await seen(sessions, meeting, item) == (True, True, 1)


async def test_where_the_ordinance_opens_the_minutes_alone_nobody_else_watches(
    town, session_open, sessions, last_vote
):
    meeting, item = session_open
    with pytest.raises(RuleBroken, match="nothing_to_close") as refused:
        await town.act(
            CHAIR,
            balloting.open_vote,
            meeting_id=meeting.id,
            item_id=item.id,
            private_ground=GROUND,
        )
    assert refused.value.rule == "council.changwon_committees.openness"
    await town.act(CHAIR, balloting.open_vote, meeting_id=meeting.id, item_id=item.id)
    assert await seen(sessions, meeting, item) == (False, False, 0)
    assert (await last_vote(meeting.id)).private_ground is None


async def test_the_projector_shows_no_words_of_an_item_that_is_heard_in_private(
    town, gwangju, last_vote, sessions, snapshots
):
    meeting, item = gwangju
    ask = asking_with(sessions, snapshots)
    shown = (
        "query ($id: ID!) { node(id: $id) { ... on Meeting { display { itemTitle itemMotion } } } }"
    )

    async def display(**how):
        return (await ask(shown, id=global_id("Meeting", meeting.id), **how)).sole()["display"]

    assert (await display())["itemMotion"] == MOTION
    await vote(town, item, last_vote, YES, private_ground=GROUND)
    assert await display() == {"itemTitle": item.title, "itemMotion": None}
    assert (await display(as_=town.people[CHAIR]))["itemMotion"] == MOTION


async def known(uow, *, meeting_id):
    """Return how many votes of a meeting the database shows, and how many ballots it tells of."""
    told = text(
        "SELECT count(*), coalesce(sum(ballots_cast(v.id)), 0) FROM meeting_vote v"
        " WHERE v.meeting_id = :meeting"
    )
    votes, ballots = (await uow.session.execute(told, {"meeting": meeting_id})).one()
    return votes, ballots


async def count_of(uow, *, vote_id):
    """Return how many ballots were cast in a vote that one knows by its id."""
    return await uow.session.scalar(text("SELECT ballots_cast(:vote)"), {"vote": vote_id})


async def test_the_database_itself_shows_nobody_outside_what_is_voted_on_behind_closed_doors(
    town, gwangju, last_vote, services, database_name
):
    meeting, item = gwangju
    await vote(town, item, last_vote, YES, private_ground=GROUND)
    await town.act(CHAIR, balloting.open_vote, meeting_id=meeting.id, item_id=item.id)
    behind = await last_vote(meeting.id)
    await town.act("expert.1", balloting.cast_vote, vote_id=behind.id, choice=Choice.FOR)
    for who in ("resident.1", "company.a"):
        assert await town.act(who, known, meeting_id=meeting.id) == (0, 0), who
        assert await town.act(who, count_of, vote_id=behind.id) == 0, who
    for who in ("expert.1", CHAIR, "municipality.officer", "auditor"):
        assert await town.act(who, known, meeting_id=meeting.id) == (2, 5), who
    # The control: without the wall the table shows both votes.
    await services.as_superuser(
        database_name, "ALTER TABLE meeting_vote DISABLE ROW LEVEL SECURITY"
    )
    assert (await town.act("resident.1", known, meeting_id=meeting.id))[0] == 2
    await services.as_superuser(database_name, "ALTER TABLE meeting_vote ENABLE ROW LEVEL SECURITY")
    await town.act(CHAIR, balloting.close_vote, vote_id=behind.id)
    assert await town.act("resident.1", known, meeting_id=meeting.id) == (2, 5)


async def test_where_nobody_watches_by_rule_the_database_shows_no_vote_until_the_meeting_is_closed(
    town, session_open, last_vote
):
    meeting, item = session_open
    await town.act(CHAIR, balloting.open_vote, meeting_id=meeting.id, item_id=item.id)
    assert await town.act("resident.1", known, meeting_id=meeting.id) == (0, 0)
    assert await town.act("expert.1", known, meeting_id=meeting.id) == (1, 0)


async def lines(uow, *, meeting_id):
    """Return the kinds of the log as it is told to the asker, and how many of its lines name a vote."""
    told = text(
        "SELECT array_agg(e.kind ORDER BY e.number), count(e.vote_id) FROM meeting_log(:meeting) e"
    )
    kinds, named = (await uow.session.execute(told, {"meeting": meeting_id})).one()
    return set(kinds), named


async def test_the_log_names_no_vote_to_whoever_does_not_watch(town, gwangju, last_vote):
    meeting, item = gwangju
    await vote(town, item, last_vote, YES, private_ground=GROUND)
    await town.act(CHAIR, balloting.open_vote, meeting_id=meeting.id, item_id=item.id)
    kinds, named = await town.act("resident.1", lines, meeting_id=meeting.id)
    assert "DOORS_CLOSED" in kinds
    assert (kinds & {"VOTE_OPENED", "VOTE_CLOSED"}, named) == (set(), 0)
    assert (await town.act("expert.1", lines, meeting_id=meeting.id))[1] == 4
    poll = await last_vote(meeting.id)
    await town.act(CHAIR, balloting.close_vote, vote_id=poll.id)
    kinds, named = await town.act("resident.1", lines, meeting_id=meeting.id)
    assert ("VOTE_OPENED" in kinds, named) == (True, 5)
