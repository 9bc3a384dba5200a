"""A resolution to take something up: the council's own to carry out, and carried out by what it brings before it."""

from datetime import timedelta

import pytest

from tests.councils.follow_up.test_follow_up import assign, body_of, report, whole
from tests.fixtures.sittings import (
    CHAIR,
    SECRETARY,
    STARTS,
    VICE,
    call_item,
    come,
    prepared,
    put,
    vote,
)
from workflows.councils.follow_up import acting
from workflows.councils.follow_up.models import Decision
from workflows.councils.follow_up.queries import Wanted, list_decisions
from workflows.councils.follow_up.states import DecisionState, StepKind
from workflows.councils.meetings import calling, chairing, changing, correcting
from workflows.councils.meetings.models import MeetingItem
from workflows.councils.meetings.preparing import TOPICS, ItemTerms
from workflows.councils.meetings.states import AgendaTopic, Asked
from workflows.councils.reckoning.votes import Choice
from workflows.kit.paging import Window
from workflows.kit.refusal import Invalid, NotAllowed, RuleBroken
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS
from workflows.trace.kinds import EdgeKind
from workflows.trace.queries import walked_from

S, K = DecisionState, StepKind
BEYOND = AgendaTopic.OTHER_BY_RESOLUTION
LATER = STARTS + timedelta(days=30)


async def open_with(town, clock, council, at, *people, **item):
    """Call a meeting to one item, open it at its hour and call the item."""
    meeting = await prepared(town, council, items=0, starts_at=at)
    await put(town, meeting, **item)
    return await opened(town, clock, meeting, at, *people)


async def opened(town, clock, meeting, at, *people):
    await town.act(CHAIR, calling.call_meeting, meeting_id=meeting.id)
    await clock.set(at + timedelta(minutes=1))
    await come(town, meeting, *people)
    return await town.act(CHAIR, chairing.open_meeting, meeting_id=meeting.id)


@pytest.fixture
async def taken(town, council, clock, rows, last_vote):
    """The council, the item by which it took a matter up, and the decision about it."""
    people = (CHAIR, VICE, "expert.2")
    meeting = await open_with(
        town, clock, council, STARTS, *people, topic=BEYOND, asked=Asked.TAKE_UP, title="야간 버스"
    )
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    await call_item(town, meeting, item)
    await vote(town, item, last_vote, dict.fromkeys(people, Choice.FOR))
    await town.act(CHAIR, chairing.close_meeting, meeting_id=meeting.id)
    (row,) = await rows(Decision, item_id=item.id)
    return council, item, row


async def brought(town, council, item):
    """Put the matter that was taken up on the agenda of another meeting, beside one that stays."""
    meeting = await prepared(town, council, starts_at=LATER)
    await put(town, meeting, topic=BEYOND, title="야간 버스 운행", taken_up_by=item.id)
    return meeting


async def told(town, row):
    now = await whole(town, row)
    return now.row.state, [one.kind for one in now.steps]


async def register(town, council, **wanted):
    async with unit_of_work(town.sessions) as uow:
        page = await list_decisions(
            uow.session,
            ANONYMOUS,
            window=Window(10),
            council_id=council.id,
            wanted=Wanted(**wanted),
        )
        return [one.id for one in page.rows]


async def test_what_is_taken_up_belongs_to_the_council_and_is_done_with_the_end_of_its_item(
    town, taken, clock, rows, last_vote
):
    council, item, row = taken
    assert (row.state, row.by_council, row.owner_id) == (S.OPEN, True, None)
    assert await register(town, council, by_council=True) == [row.id]
    assert await register(town, council, owner_id=council.body_id) == []

    meeting = await brought(town, council, item)
    assert await told(town, row) == (S.OPEN, [K.ON_AGENDA])
    (_, second) = await rows(MeetingItem, meeting_id=meeting.id)
    assert (await whole(town, row)).steps[0].item_id == second.id
    async with unit_of_work(town.sessions) as uow:
        first_vote = await last_vote(item.meeting_id)
        walked = await walked_from(uow.session, ANONYMOUS, thing_id=first_vote.id)
        assert [(one.kind, one.target.label) for one in walked] == [(EdgeKind.TAKEN_TO, "2-2")]

    people = (CHAIR, VICE, "expert.2")
    await opened(town, clock, meeting, LATER, *people)
    await call_item(town, meeting, second)
    await vote(town, second, last_vote, dict.fromkeys(people, Choice.AGAINST))
    assert await told(town, row) == (S.DONE, [K.ON_AGENDA, K.DEALT_WITH])


async def test_off_the_agenda_it_waits_again_however_it_came_off(town, taken, rows):
    council, item, row = taken
    meeting = await brought(town, council, item)
    (_, second) = await rows(MeetingItem, meeting_id=meeting.id)
    await town.act(
        SECRETARY, changing.drop_item, meeting_id=meeting.id, item_id=second.id, reason="다음에"
    )
    assert await told(town, row) == (S.OPEN, [K.ON_AGENDA, K.OFF_AGENDA])

    await put(town, meeting, topic=BEYOND, title="다시 올림", taken_up_by=item.id)
    third = next(one for one in await rows(MeetingItem, meeting_id=meeting.id) if one.number == 2)
    plain = ItemTerms(AgendaTopic.HANDOVER, Asked.RESOLUTION, "인수인계", "인수인계한다.")
    await town.act(
        SECRETARY, correcting.correct_item, meeting_id=meeting.id, item_id=third.id, terms=plain
    )
    assert (await told(town, row))[1][2:] == [K.ON_AGENDA, K.OFF_AGENDA]

    await put(town, meeting, topic=BEYOND, title="또 올림", taken_up_by=item.id)
    await town.act(CHAIR, calling.cancel_meeting, meeting_id=meeting.id, reason="태풍")
    assert (await told(town, row))[1][4:] == [K.ON_AGENDA, K.OFF_AGENDA]
    assert (await told(town, row))[0] is S.OPEN


async def test_a_meeting_that_ends_before_the_item_leaves_it_to_be_carried_out(town, taken, clock):
    council, item, row = taken
    meeting = await brought(town, council, item)
    await opened(town, clock, meeting, LATER, CHAIR, VICE, "expert.2")
    await town.act(CHAIR, chairing.close_meeting, meeting_id=meeting.id)
    assert await told(town, row) == (S.OPEN, [K.ON_AGENDA])


async def test_the_secretary_reports_what_the_council_itself_carries_out(town, taken):
    _, _, row = taken
    for more in ({"by_council": True}, {"owner_id": None}):
        with pytest.raises(Invalid, match="an_owner_or_the_council"):
            await assign(town, row, **more)
    now = await assign(town, row, owner_id=None, by_council=True)
    assert (now.by_council, now.owner_id) == (True, None)
    for who in ("expert.2", "company.a"):
        with pytest.raises(NotAllowed, match="only_the_secretary_keeps"):
            await report(town, row, by=who)
    given = await assign(town, row, version=1, owner_id=await body_of(town, "company.a"))
    assert given.by_council is False
    with pytest.raises(NotAllowed, match="only_the_owner_reports"):
        await report(town, row, by=SECRETARY)
    await assign(town, row, version=2, owner_id=None, by_council=True)
    assert (await report(town, row, by=SECRETARY)).state is S.REPORTED


async def test_a_resolution_that_lapsed_brings_nothing_before_the_council(town, taken, rows):
    council, item, row = taken
    await town.act(
        CHAIR, acting.lapse_decision, decision_id=row.id, words="노선이 이미 생겼습니다."
    )
    with pytest.raises(RuleBroken, match="taking_up_lapsed") as refused:
        await brought(town, council, item)
    assert refused.value.rule == TOPICS
    assert await told(town, row) == (S.LAPSED, [K.LAPSED])
