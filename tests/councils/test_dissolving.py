"""A council that ends: nothing of it is left half done, and what it decided before stays what it was."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from tests.fixtures.councils import EXPERT, HEAD, appoint, formed, seen, settle_people
from tests.fixtures.minutes import (
    CHAIR,
    OFFICER,
    SECRETARY,
    STARTS,
    drafted,
    held_meeting,
    prepared,
)
from tests.fixtures.town import as_house, make_town
from workflows.councils.dates.queries import DateKind, dates_of_council
from workflows.councils.follow_up import acting, assigning, declaring
from workflows.councils.follow_up.models import Decision, DecisionStep
from workflows.councils.follow_up.offers import decision_offers
from workflows.councils.follow_up.queries import bench_by_decision
from workflows.councils.follow_up.states import DecisionState, Effect
from workflows.councils.meetings import calling, chairing, door
from workflows.councils.meetings.models import Meeting
from workflows.councils.meetings.offers import prepare_offer
from workflows.councils.meetings.queries import bench_today
from workflows.councils.minutes import confirming, drafting, publishing
from workflows.councils.minutes.certifying import certificates_of
from workflows.councils.minutes.states import MinutesState
from workflows.councils.reckoning.happenings import Mode
from workflows.councils.roster.chairing import name_attendant
from workflows.councils.roster.forming import dissolve_council, note_completion, publish_roster
from workflows.councils.roster.locked import sexes_at
from workflows.councils.roster.queries import council_offers, if_appointed, lawfulness_on, roster_on
from workflows.councils.roster.seating import Terms
from workflows.councils.roster.states import Capacity, Post, SeatKind
from workflows.identity.models import Appointment
from workflows.identity.queries import actor_for
from workflows.identity.sexes import Sex
from workflows.kit.refusal import Invalid, NotAllowed, WrongState
from workflows.record.uow import database_now, unit_of_work
from workflows.rights.actor import ANONYMOUS

DAY = STARTS.date()
ONE = timedelta(days=1)


async def certificates(held):
    """Return what its certificates say: verdicts, findings and bytes."""
    async with as_house(held.town.sessions) as session:
        meeting = await session.get_one(Meeting, held.meeting_id)
        return [
            (one.verdict, one.findings, one.content)
            for one in await certificates_of(session, meeting)
        ]


async def decision_of(held):
    """Return the decision that was made in its meeting."""
    async with as_house(held.town.sessions) as session:
        return await session.scalar(select(Decision).where(Decision.council_id == held.council_id))


async def assigned(town, who, decision, owner_id=None):
    """Say that the city, or another body, has to act on a decision by a day."""
    terms = assigning.Terms(
        Effect.RECOMMENDS, owner_id or town.city_id, "인수인계서", due_on=DAY + timedelta(days=30)
    )
    return await town.act(
        who,
        assigning.assign_decision,
        decision_id=decision.id,
        expected_version=decision.terms,
        terms=terms,
    )


async def dissolve(held, day=None, who=HEAD):
    return await held.town.act(who, dissolve_council, council_id=held.council_id, dissolved_on=day)


async def test_what_was_decided_on_the_day_it_ends_stays_decided_and_its_minutes_go_on(
    sessions, clock
):
    held = await held_meeting(sessions, clock)
    minutes_id = await drafted(held)
    before, sealed = (await held.text()).digest, await certificates(held)
    council = await dissolve(held)
    assert council.dissolved_on == DAY

    assert (await held.text()).digest == before
    assert await certificates(held) == sealed
    town = held.town
    await town.act(SECRETARY, drafting.circulate_minutes, minutes_id=minutes_id)
    digest = (await held.text()).digest
    await town.act(CHAIR, confirming.confirm_minutes, minutes_id=minutes_id, sha256=digest)
    await town.act(SECRETARY, publishing.register_minutes, minutes_id=minutes_id)
    await town.act(SECRETARY, publishing.publish_minutes, minutes_id=minutes_id)
    assert (await held.minutes()).state is MinutesState.PUBLISHED
    # From that day on nobody sits, as the roster is on record since.
    assert (await seen(town, HEAD, roster_on, council=council, on=DAY)).members == []
    sat = await seen(town, HEAD, roster_on, council=council, on=DAY - ONE)
    assert len(sat.members) == 5
    then = await seen(town, HEAD, roster_on, council=council, on=DAY, recorded_at=STARTS)
    assert len(then.members) == 5


async def test_it_does_not_end_before_a_day_it_met_on_nor_on_a_day_to_come(sessions, clock):
    held = await held_meeting(sessions, clock)
    with pytest.raises(Invalid, match="dissolved_before_it_met") as early:
        await dissolve(held, DAY - ONE)
    assert early.value.figures == {"met": DAY.isoformat()}
    with pytest.raises(Invalid, match="dissolved_in_the_future"):
        await dissolve(held, DAY + ONE)
    with pytest.raises(NotAllowed):
        await dissolve(held, who=CHAIR)
    await clock.set(STARTS + 3 * ONE)
    assert (await dissolve(held, DAY + ONE)).dissolved_on == DAY + ONE


async def test_while_it_is_called_to_a_meeting_or_meets_it_does_not_end(sessions, clock):
    held = await prepared(sessions, clock)
    town, meeting_id = held.town, held.meeting_id
    await town.act(CHAIR, calling.call_meeting, meeting_id=meeting_id)
    with pytest.raises(WrongState, match="council_meets_still") as meets:
        await dissolve(held)
    assert meets.value.figures == {"meeting": 1}
    await clock.set(STARTS + timedelta(minutes=1))
    for who in (CHAIR, "expert.1", "expert.2"):
        await town.act(who, door.attend, meeting_id=meeting_id, mode=Mode.ROOM)
    await town.act(CHAIR, chairing.open_meeting, meeting_id=meeting_id)
    with pytest.raises(WrongState, match="council_meets_still"):
        await dissolve(held)
    await town.act(CHAIR, chairing.close_meeting, meeting_id=meeting_id)
    await dissolve(held)


async def test_a_called_meeting_that_is_cancelled_stands_in_the_way_of_nothing(sessions, clock):
    held = await prepared(sessions, clock)
    await held.town.act(CHAIR, calling.call_meeting, meeting_id=held.meeting_id)
    await held.town.act(
        CHAIR, calling.cancel_meeting, meeting_id=held.meeting_id, reason="안건이 없어짐"
    )
    await dissolve(held)


async def test_a_resident_whose_term_ended_with_the_project_sat_in_what_he_sat_in(sessions, clock):
    """Noted later, the day of completion takes nobody out of a meeting that was held by then."""
    await clock.run_free()
    town = await make_town(sessions)
    await settle_people(town, members=1)
    council = await formed(town, place="ulsan")
    await appoint(town, council, "member.1", kind=SeatKind.RESIDENT, until_completion=True)
    day = date(2026, 12, 15)
    await clock.set(STARTS)
    async with unit_of_work(sessions) as uow:
        then = await database_now(uow.session)
    await clock.set(STARTS + ONE)
    council = await town.act(HEAD, note_completion, council_id=council.id, completed_on=day)
    at_that_time = {"council": council, "on": day, "recorded_at": then}
    assert len((await seen(town, HEAD, roster_on, **at_that_time)).members) == 1
    assert (await seen(town, HEAD, roster_on, council=council, on=day)).members == []
    async with as_house(sessions) as session:
        assert (await sexes_at(session, council.id, day, then)).appointed == 1
        assert (
            await sexes_at(session, council.id, day, await database_now(session))
        ).appointed == 0


async def test_the_public_is_told_at_once_that_nobody_sits_in_it_any_more(sessions, clock):
    held = await prepared(sessions, clock)
    town = held.town
    council = await town.act(HEAD, publish_roster, council_id=held.council_id)
    today = {"council": council, "on": council.formed_on}
    await clock.set(STARTS)
    assert len((await seen(town, None, roster_on, council=council, on=DAY)).members) == 5
    council = await dissolve(held)
    assert (await seen(town, None, roster_on, council=council, on=DAY)).members == []
    # Of a council that is over nothing has to be mended; of the day before it is still said.
    assert await seen(town, None, lawfulness_on, council=council, on=DAY) is None
    before = await seen(town, None, lawfulness_on, council=council, on=DAY - ONE)
    assert (before.members, before.sexes.appointed) == (5, 4)
    assert len((await seen(town, None, roster_on, **today)).members) == 5


async def test_of_one_that_is_over_somebody_is_still_named_to_keep_its_papers(sessions, clock):
    held = await held_meeting(sessions, clock)
    town = held.town
    minutes_id = await drafted(held)
    council = await dissolve(held)
    async with as_house(sessions) as session:
        head = await actor_for(session, town.people[HEAD])
    offers = {one.name: one.refusal for one in council_offers(head, council)}
    assert [name for name, refusal in offers.items() if refusal is None] == ["nameAttendant"]
    assert {one.reason for one in offers.values() if one is not None} == {"council_dissolved"}
    terms = Terms(EXPERT, Capacity.APPOINTED, DAY)
    asked = {"council": council, "appointment_id": None, "terms": terms, "sex": Sex.UNSAID}
    with pytest.raises(WrongState, match="council_dissolved"):
        await seen(town, HEAD, if_appointed, **asked)
    named = {"council_id": council.id, "appointment_id": town.appointments[OFFICER]}
    with pytest.raises(WrongState, match="council_dissolved"):
        await town.act(HEAD, name_attendant, post=Post.OBSERVER, **named)
    with pytest.raises(NotAllowed, match="only_the_head_appoints") as refused:
        await town.act(CHAIR, name_attendant, post=Post.SECRETARY, **named)
    assert refused.value.rule == "council.forming"
    await town.act(HEAD, name_attendant, post=Post.SECRETARY, **named)
    decision = await decision_of(held)
    with pytest.raises(NotAllowed):
        await assigned(town, SECRETARY, decision)
    await assigned(town, OFFICER, decision)
    await town.act(OFFICER, drafting.circulate_minutes, minutes_id=minutes_id)


async def test_of_one_that_is_over_no_meeting_is_prepared_nor_announced(sessions, clock):
    held = await prepared(sessions, clock)
    town = held.town
    async with as_house(sessions) as session:
        keeper = await actor_for(session, town.people[SECRETARY])
    council = await town.act(HEAD, publish_roster, council_id=held.council_id)
    month = {"council": council, "since": DAY, "months": 1}
    bench = await seen(town, SECRETARY, bench_today, council=council)
    assert prepare_offer(keeper, bench, council).allowed
    kinds = {one.kind for one in await seen(town, SECRETARY, dates_of_council, **month)}
    assert {DateKind.MEETING, DateKind.NOTICE_DUE} <= kinds
    council = await dissolve(held)
    bench = await seen(town, SECRETARY, bench_today, council=council)
    assert prepare_offer(keeper, bench, council).refusal.reason == "council_dissolved"
    assert await seen(town, SECRETARY, dates_of_council, **{**month, "council": council}) == []


async def test_what_it_left_undone_the_head_postpones_or_lets_lapse_in_the_place_of_its_chair(
    sessions, clock
):
    held = await held_meeting(sessions, clock)
    town, decision = held.town, await decision_of(held)
    async with as_house(sessions) as session:
        company = await session.get_one(Appointment, town.appointments["company.a"])
    await assigned(town, SECRETARY, decision, company.body_id)

    async def postpone(who, days, **more):
        to = DAY + timedelta(days=days)
        return await town.act(
            who,
            acting.postpone_decision,
            decision_id=decision.id,
            to=to,
            words="자재 지연",
            **more,
        )

    async def waivers():
        async with as_house(sessions) as session:
            row = await session.get_one(Decision, decision.id)
            bench = await bench_by_decision(session, ANONYMOUS, decision=row)
            found = set()
            for who in (HEAD, CHAIR, SECRETARY, OFFICER):
                actor = await actor_for(session, town.people[who])
                names = {one.name for one in decision_offers(actor, row, bench) if one.allowed}
                if {"postponeDecision", "lapseDecision"} <= names:
                    found.add(who)
        return found

    # While it sits this is its chair's, and the head has no part in it.
    with pytest.raises(NotAllowed, match="not_of_the_council"):
        await postpone(HEAD, 40)
    assert await waivers() == {CHAIR}
    await dissolve(held)
    assert await waivers() == {HEAD}
    for who in (CHAIR, SECRETARY, OFFICER):
        with pytest.raises(NotAllowed, match="only_the_head_waives") as refused:
            await postpone(who, 40)
        assert refused.value.rule == "council.house.waiving_over"
    row = await postpone(HEAD, 40)
    assert (row.state, row.due_on) == (DecisionState.POSTPONED, DAY + timedelta(days=40))
    async with as_house(sessions) as session:
        (step,) = (
            await session.scalars(
                select(DecisionStep).where(DecisionStep.decision_id == decision.id)
            )
        ).all()
    assert (step.by_id, step.body_id) == (town.people[HEAD], town.city_id)
    # What it had resolved itself before it ended, its secretary still notes.
    other = await town.act(
        SECRETARY,
        declaring.enter_decision,
        council_id=held.council_id,
        decided_on=DAY - ONE,
        text="인수인계를 한 번 더 미룬다.",
        source="제0차 회의록",
    )
    assert (await postpone(SECRETARY, 50, resolution_id=other.id)).due_on == DAY + timedelta(50)
    lapsed = await town.act(
        HEAD, acting.lapse_decision, decision_id=decision.id, words="사업이 끝남"
    )
    assert lapsed.state is DecisionState.LAPSED
