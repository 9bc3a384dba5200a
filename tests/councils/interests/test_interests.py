"""The duty to report a private interest: found, reminded of, met by a report or by leaving, and received."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from tests.fixtures.councils import HEAD, seen
from tests.fixtures.sittings import CHAIR, SECRETARY, STARTS, prepared, put
from tests.fixtures.town import as_house
from tests.notices.test_notices import told
from workflows.councils.follow_up.states import Warned
from workflows.councils.interests.due import remind_of_interests
from workflows.councils.interests.finding import find_interests
from workflows.councils.interests.models import InterestDuty
from workflows.councils.interests.queries import interests_of_council
from workflows.councils.interests.receiving import receive_interest
from workflows.councils.interests.settling import drop_interests
from workflows.councils.interests.states import Met
from workflows.councils.meetings import calling, chairing, door
from workflows.councils.meetings.models import MeetingItem
from workflows.councils.meetings.queries import bench_today
from workflows.councils.reckoning.happenings import Mode
from workflows.councils.reckoning.recusal import Bond
from workflows.kit.refusal import Conflict, NotAllowed, NotFound, WrongState
from workflows.notices.kinds import NoticeKind as K


@pytest.fixture
async def on_the_city(town, council, rows):
    """A meeting that is called, with an item that concerns the city, from which its chair comes."""
    meeting = await prepared(town, council, items=0)
    await put(town, meeting, parties=[town.city_id])
    await town.act(CHAIR, calling.call_meeting, meeting_id=meeting.id)
    await town.act(None, find_interests, council_id=council.id)
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    return meeting, item


async def declare(town, meeting, item, who, **more):
    said = {"meeting_id": meeting.id, "item_id": item.id, "body_id": town.city_id}
    return await town.act(who, calling.declare_interest, **said, bond=Bond.EMPLOYEE, **more)


async def kept(town):
    async with as_house(town.sessions) as session:
        found = await session.scalars(
            select(InterestDuty)
            .where(InterestDuty.programme_id == town.programme_id)
            .order_by(InterestDuty.due_on, InterestDuty.id)
        )
        return list(found)


async def owed(town, council, who):
    bench = await seen(town, who, bench_today, council=council)
    return await seen(town, who, interests_of_council, council=council, bench=bench)


async def test_who_comes_from_a_party_has_fourteen_days_from_the_notice(town, council, on_the_city):
    (one,) = await kept(town)
    assert (one.person_id, one.bond) == (town.people[CHAIR], Bond.REPRESENTS)
    assert (one.known_on, one.due_on, one.met) == (date(2026, 11, 30), date(2026, 12, 14), None)
    assert await town.act(None, find_interests, council_id=council.id) == 0


async def test_it_is_done_when_reported_and_the_head_confirms_that_he_has_it(
    town,
    council,
    on_the_city,
):
    (one,) = await kept(town)
    with pytest.raises(NotAllowed):
        await town.act(SECRETARY, receive_interest, duty_id=one.id)
    with pytest.raises(WrongState, match="interest_not_reported"):
        await town.act(HEAD, receive_interest, duty_id=one.id)
    with pytest.raises(NotFound, match="no_such_interest_duty"):
        await town.act("resident.1", receive_interest, duty_id=one.id)
    await declare(town, *on_the_city, CHAIR)
    assert (await kept(town))[0].met is Met.REPORTED
    await town.act(HEAD, receive_interest, duty_id=one.id)
    with pytest.raises(Conflict, match="interest_received_already"):
        await town.act(HEAD, receive_interest, duty_id=one.id)
    (row,) = await kept(town)
    assert row.received_at is not None
    assert row.received_by == town.appointments[HEAD]
    with pytest.raises(DBAPIError, match="met once"):
        async with as_house(town.sessions) as session:
            await session.execute(text("UPDATE interest_duty SET met = NULL, received_at = NULL"))


async def test_a_report_nobody_waited_for_is_kept_as_done_and_leads_to_more(
    town,
    council,
    on_the_city,
    rows,
):
    await declare(town, *on_the_city, "expert.2", known_on=date(2026, 11, 12))
    mine = [one for one in await kept(town) if one.person_id == town.people["expert.2"]]
    assert [(one.met, one.due_on) for one in mine] == [(Met.REPORTED, date(2026, 11, 26))]
    again = await prepared(town, council, items=0)
    await put(town, again, parties=[town.city_id])
    await town.act(CHAIR, calling.call_meeting, meeting_id=again.id)
    assert await town.act(None, find_interests, council_id=council.id) == 2
    await town.act(CHAIR, calling.cancel_meeting, meeting_id=again.id, reason="연기")
    assert await town.act(None, drop_interests, meeting_id=again.id) == 2
    fell = [one.met for one in await kept(town) if one.meeting_id == again.id]
    assert fell == [Met.CALLED_OFF, Met.CALLED_OFF]


async def test_leaving_the_item_by_the_ordinance_meets_it(town, on_the_city, clock):
    meeting, item = on_the_city
    await town.act(
        CHAIR, door.withdraw_from_item, meeting_id=meeting.id, item_id=item.id, ground="시 소속"
    )
    assert [one.met for one in await kept(town)] == [Met.RECUSED]


async def test_it_can_be_reported_after_the_meeting_and_then_no_more(town, on_the_city, clock):
    meeting, item = on_the_city
    await clock.set(STARTS)
    for who in (CHAIR, "expert.1", "expert.2", "expert.3"):
        await town.act(who, door.attend, meeting_id=meeting.id, mode=Mode.ROOM)
    await town.act(CHAIR, chairing.open_meeting, meeting_id=meeting.id)
    await town.act(CHAIR, chairing.close_meeting, meeting_id=meeting.id)
    with pytest.raises(WrongState, match="meeting_over"):
        await declare(town, meeting, item, "expert.2")
    await declare(town, meeting, item, CHAIR)
    assert [one.met for one in await kept(town)] == [Met.REPORTED]


async def test_each_reads_his_own_and_the_desk_reads_all(town, council, on_the_city):
    await declare(town, *on_the_city, "expert.2")
    for who, many in ((CHAIR, 2), (SECRETARY, 2), (HEAD, 2), ("expert.2", 1), ("expert.3", 0)):
        assert len(await owed(town, council, who)) == many, who
    assert await owed(town, council, "resident.1") == []
    offers = {one.name: one for one in (await owed(town, council, CHAIR))[0].offers}
    assert offers["declareInterest"].allowed
    assert not offers["receiveInterest"].allowed
    reasons = {
        who: {one.name: one.refusal for one in (await owed(town, council, who))[0].offers}[
            "declareInterest"
        ].reason
        for who in (SECRETARY, "expert.2")
    }
    assert reasons == {SECRETARY: "only_for_oneself", "expert.2": "interest_met_already"}


async def test_he_is_reminded_before_and_when_it_is_late_and_the_head_is_asked(
    town,
    council,
    on_the_city,
    clock,
):
    assert [kind for kind, _ in await told(town, CHAIR)].count(K.INTEREST_DUE) == 1
    soon, today, late = Warned.SOON, Warned.TODAY, Warned.LATE
    for day, warned in ((10, None), (11, soon), (12, soon), (14, today), (15, late), (16, late)):
        await clock.set(datetime(2026, 12, day, 3, tzinfo=UTC))
        await town.act(None, remind_of_interests)
        assert [one.warned for one in await kept(town)] == [warned], day
    kinds = [kind for kind, _ in await told(town, CHAIR)]
    assert [kinds.count(one) for one in (K.INTEREST_DUE_SOON, K.INTEREST_LATE)] == [2, 1]
    assert [one.late for one in await owed(town, council, CHAIR)] == [2]
    await declare(town, *on_the_city, CHAIR)
    assert [kind for kind, _ in await told(town, HEAD)].count(K.INTEREST_REPORTED) == 1
    (one,) = await kept(town)
    await town.act(HEAD, receive_interest, duty_id=one.id)
    assert K.INTEREST_RECEIVED in [kind for kind, _ in await told(town, CHAIR)]
