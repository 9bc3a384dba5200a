"""A meeting tried out before it is opened, and the register of what was decided."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from tests.fixtures.councils import HEAD, seen
from tests.fixtures.sittings import (
    CHAIR,
    SECRETARY,
    STARTS,
    VICE,
    call_item,
    called,
    opened,
    prepared,
    put,
    sitting_council,
    vote,
)
from tests.fixtures.town import as_house
from workflows.councils.meetings import calling, door
from workflows.councils.meetings.models import MeetingItem
from workflows.councils.meetings.queries import interests_by_item
from workflows.councils.meetings.rehearsing import tried_out
from workflows.councils.meetings.resolutions import count_resolutions, list_resolutions
from workflows.councils.reckoning.recusal import Bond
from workflows.councils.reckoning.votes import Choice
from workflows.kit.base import Base
from workflows.kit.paging import Window
from workflows.kit.refusal import NotFound

FOR, AGAINST = Choice.FOR, Choice.AGAINST
EXPERTS = ("expert.1", "expert.2", "expert.3", "expert.4")


@pytest.fixture
async def conflicted(town, council, rows):
    """A meeting that is called, whose first item of two concerns the city, and the experts 1 and 2 too."""
    meeting = await prepared(town, council, items=0)
    await put(town, meeting, title="당사자가 있는 안건", parties=[town.city_id])
    await put(town, meeting, title="다른 안건")
    await town.act(CHAIR, calling.call_meeting, meeting_id=meeting.id)
    items = await rows(MeetingItem, meeting_id=meeting.id)
    for who, bond in (("expert.1", Bond.ADVICE), ("expert.2", Bond.EMPLOYEE)):
        await town.act(
            who,
            calling.declare_interest,
            meeting_id=meeting.id,
            item_id=items[0].id,
            body_id=town.city_id,
            bond=bond,
        )
    return meeting, items


async def test_what_is_declared_is_read_by_the_chair_the_secretary_and_oneself(town, conflicted):
    _, (item, _) = conflicted

    async def read(who):
        return len((await seen(town, who, interests_by_item, ids=[item.id]))[item.id])

    assert [await read(one) for one in (CHAIR, SECRETARY, "expert.1", "expert.3")] == [2, 2, 1, 0]
    assert await read(None) == 0


# ---------------------------------------------------------------- trying out


async def tried(town, who, meeting, *, absent=(), **more):
    away = [town.appointments[one] for one in absent]
    return await seen(town, who, tried_out, meeting=meeting, absent=away, **more)


def named(town, people):
    return {name for name, person in town.people.items() if person in people}


async def test_all_come_and_the_items_follow_each_other_from_the_hour_of_the_notice(town, council):
    meeting = await called(town, council, items=3)

    found = await tried(town, SECRETARY, meeting)

    steps = found.rehearsal.steps
    assert [one.planned.begins - STARTS for one in steps] == [
        timedelta(minutes=20 * nth) for nth in range(3)
    ]
    opening = found.rehearsal.opening
    assert (opening.met, opening.counted, opening.needed) == (True, 5, 3)
    assert found.rehearsal.losing == ()
    assert [one.votes for one in steps] == [5, 5, 5]


async def test_who_has_declared_is_expected_to_step_out_and_to_come_back(town, conflicted):
    meeting, _ = conflicted

    first, second = (await tried(town, CHAIR, meeting)).rehearsal.steps

    assert named(town, first.steps_out) == {"expert.1", "expert.2"}
    assert (first.votes, first.holds) == (3, True)
    assert named(town, second.comes_back) == {"expert.1", "expert.2"}
    assert (second.votes, second.steps_out) == (5, frozenset())


async def test_what_others_have_declared_is_not_told_by_a_rehearsal(town, conflicted):
    meeting, _ = conflicted

    async def told(who):
        found = await tried(town, who, meeting)
        return found.all_declared, named(town, found.rehearsal.steps[0].steps_out)

    assert await told(SECRETARY) == (True, {"expert.1", "expert.2"})
    assert await told("expert.2") == (False, {"expert.2"})
    assert await told("expert.3") == (False, set())
    assert await told(HEAD) == (False, set())


@pytest.mark.parametrize(("place", "losing"), [("daegu", 0), ("changwon", 1), ("haeon", 1)])
async def test_absences_lose_the_item_from_which_too_many_are_recused(
    town, clock, rows, place, losing
):
    """Ten of nineteen are there; one withdraws: nine of eighteen are too few where he is taken out."""
    council = await sitting_council(town, clock, experts=18, place=place)
    meeting = await called(town, council, items=2)
    items = await rows(MeetingItem, meeting_id=meeting.id)
    await town.act(
        "expert.5",
        door.withdraw_from_item,
        meeting_id=meeting.id,
        item_id=items[0].id,
        ground="자문",
    )

    away = [f"expert.{number}" for number in range(10, 19)]
    found = await tried(town, SECRETARY, meeting, absent=away)

    assert found.rehearsal.opening.met
    assert list(found.rehearsal.losing) == [one.id for one in items][:losing]
    assert named(town, found.rehearsal.steps[0].steps_out) == {"expert.5"}
    assert named(town, found.rehearsal.steps[0].missing) == set(away)
    assert len(found.absent) == len(away)


async def test_without_a_quorum_every_item_is_lost_from_its_beginning(town, council):
    meeting = await called(town, council, items=2)

    found = await tried(town, VICE, meeting, absent=["expert.2", "expert.3", "expert.4"])

    assert (found.rehearsal.opening.met, found.rehearsal.opening.spare) == (False, -1)
    assert [one.lost_at for one in found.rehearsal.steps] == [
        STARTS,
        STARTS + timedelta(minutes=20),
    ]


async def test_recusals_that_are_named_stand_in_for_what_is_declared(town, conflicted):
    meeting, items = conflicted
    named_out = [(items[1].id, town.appointments["expert.4"])]

    first, second = (await tried(town, CHAIR, meeting, recused=named_out)).rehearsal.steps

    assert (first.steps_out, named(town, second.steps_out)) == (frozenset(), {"expert.4"})


async def test_what_is_not_of_the_meeting_is_refused(town, conflicted):
    meeting, items = conflicted
    sits = town.appointments["expert.1"]
    for more, reason in (
        ({"absent": ["resident.1"]}, "no_such_member"),
        ({"recused": [(meeting.id, sits)]}, "no_such_item"),
        ({"recused": [(items[0].id, town.appointments["company.a"])]}, "no_such_member"),
    ):
        with pytest.raises(NotFound, match=reason):
            await tried(town, CHAIR, meeting, **more)


async def test_those_of_the_council_and_the_head_try_out_what_is_not_opened_and_has_items(
    town, council, clock
):
    empty = await prepared(town, council, items=0)
    first = await prepared(town, council)
    going = await opened(town, council, clock, CHAIR, *EXPERTS)

    assert await tried(town, CHAIR, empty) is None
    assert await tried(town, CHAIR, going) is None
    for who in (CHAIR, SECRETARY, HEAD, "expert.4", "company.a"):
        assert await tried(town, who, first) is not None
    for who in ("resident.1", None):
        assert await tried(town, who, first) is None


async def test_a_rehearsal_leaves_no_record(town, conflicted, sessions):
    meeting, items = conflicted

    async def everything():
        """Return how many rows every table holds that the house reads."""
        async with as_house(sessions) as session:
            names = [one.name for one in Base.metadata.sorted_tables]
            readable = [
                one
                for one in names
                if await session.scalar(
                    text("SELECT has_table_privilege(:one, 'SELECT')"), {"one": one}
                )
            ]
            return {
                one: await session.scalar(text(f'SELECT count(*) FROM "{one}"')) for one in readable
            }

    before = await everything()
    found = await tried(
        town,
        SECRETARY,
        meeting,
        absent=["expert.3"],
        recused=[(items[0].id, town.appointments["expert.1"])],
    )

    assert found is not None
    assert await everything() == before
    assert before["event"] > 0
    assert before["meeting_entry"] > 0


# ---------------------------------------------------------------- register


async def test_the_register_holds_what_was_decided_the_newest_first(
    town, council, clock, rows, last_vote
):
    meeting = await opened(town, council, clock, CHAIR, *EXPERTS, items=3)
    first, second, third = await rows(MeetingItem, meeting_id=meeting.id)
    for item, choice in ((first, FOR), (second, AGAINST)):
        await call_item(town, meeting, item)
        await vote(town, item, last_vote, dict.fromkeys((CHAIR, VICE, "expert.2"), choice))
    await call_item(town, meeting, third)

    async def register(who, **window):
        return await seen(
            town, who, list_resolutions, window=Window(**window), council_id=council.id
        )

    page = await register(None, size=10)
    assert [one.id for one in page.rows] == [second.id, first.id]
    assert [one.id for one in (await register("resident.1", size=1)).rows] == [second.id]
    assert await seen(town, None, count_resolutions, council_id=council.id) == 2
    assert await seen(town, None, count_resolutions, council_id=meeting.id) == 0
