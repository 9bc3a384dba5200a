"""Decisions through their verbs: who has to act, reports, postponing, lapsing, reminders; and who is refused what."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from tests.fixtures.minutes import confirmed, held_meeting
from tests.fixtures.sittings import CHAIR, SECRETARY, VICE
from tests.fixtures.town import as_house
from workflows.councils.follow_up import acting, assigning, declaring
from workflows.councils.follow_up.assigning import Terms
from workflows.councils.follow_up.due import EVENTS, remind_of_decisions
from workflows.councils.follow_up.models import (
    Decision,
)
from workflows.councils.follow_up.offers import decision_offers
from workflows.councils.follow_up.queries import (
    Wanted,
    bench_by_decision,
    count_decisions,
    decision_by_number,
    list_decisions,
    wholes_by_id,
)
from workflows.councils.follow_up.states import DecisionState, Effect, StepKind
from workflows.identity.models import Appointment
from workflows.identity.queries import actor_for
from workflows.kit.paging import Window
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, WrongState
from workflows.record.models import Event
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS

S = DecisionState
OWNER = "company.a"
DAY = date(2026, 12, 9)


async def body_of(town, who):
    async with as_house(town.sessions) as session:
        return (await session.get_one(Appointment, town.appointments[who])).body_id


async def terms_of(town, **more):
    given = {
        "effect": Effect.ASKS,
        "owner_id": await body_of(town, OWNER),
        "evidence": "인수인계서 사본",
        "due_days": 21,
        **more,
    }
    return Terms(**given)


async def assign(town, row, *, by=SECRETARY, version=0, reason="", **more):
    return await town.act(
        by,
        assigning.assign_decision,
        decision_id=row.id,
        expected_version=version,
        terms=await terms_of(town, **more),
        reason=reason,
    )


async def whole(town, row):
    async with unit_of_work(town.sessions) as uow:
        return (await wholes_by_id(uow.session, ANONYMOUS, [row.id]))[row.id]


async def test_a_decision_is_numbered_and_its_period_is_counted_by_the_civil_act(town, decided):
    assert (decided.year, decided.number, decided.state) == (2026, 1, S.UNASSIGNED)
    row = await assign(town, decided)

    # Counted from the day after the decision; 17 days end on a Saturday, and so on the Monday after it.
    assert (row.state, row.due_on) == (S.OPEN, date(2026, 12, 30))
    assert (await assign(town, decided, version=1, due_days=17)).due_on == date(2026, 12, 28)
    told = await whole(town, row)
    assert [one.version for one in told.terms] == [1, 2]
    assert (told.meeting, told.item, told.late_by) == (1, 1, 0)


async def test_what_terms_cannot_be_says_why(town, decided):
    for more, kind, reason in (
        ({"due_on": DAY}, Invalid, "a_day_or_a_period"),
        ({"due_days": None}, Invalid, "a_day_or_a_period"),
        ({"due_days": 0}, Invalid, "a_day_or_a_period"),
        ({"due_days": None, "due_on": date(2026, 12, 8)}, Invalid, "due_before_decided"),
        ({"owner_id": decided.id}, NotFound, "no_such_body"),
        ({"owner_appointment_id": town.appointments[CHAIR]}, NotFound, "not_of_the_owner"),
        ({"evidence": ""}, Invalid, "text_empty"),
    ):
        with pytest.raises(kind, match=reason):
            await assign(town, decided, **more)
    with pytest.raises(Conflict, match="terms_changed"):
        await assign(town, decided, version=3)
    for who in ("expert.2", OWNER):
        with pytest.raises(NotAllowed, match="only_the_secretary_keeps"):
            await assign(town, decided, by=who)
    with pytest.raises(NotAllowed, match="only_the_owner_reports"):
        await report(town, decided)


async def report(town, row, *, by=OWNER, words="인수인계를 마쳤어요.", **more):
    return await town.act(by, acting.report_decision, decision_id=row.id, words=words, **more)


async def test_the_owner_reports_and_the_secretary_sends_back_or_accepts(town, decided, clock):
    await assign(town, decided)
    with pytest.raises(NotAllowed, match="only_the_owner_reports"):
        await report(town, decided, by="resident.1")
    with pytest.raises(Invalid, match="link_leads_nowhere"):
        await report(town, decided, link="javascript:alert(1)")
    row = await report(town, decided, link="https://haeon.example/handover.pdf")
    assert (row.state, row.reported_on) == (S.REPORTED, DAY)
    with pytest.raises(WrongState):
        await report(town, decided)
    for who in ("expert.2", OWNER):
        with pytest.raises(NotAllowed, match="only_the_secretary_keeps"):
            await town.act(who, acting.return_report, decision_id=row.id, words="빠짐")
    back = await town.act(SECRETARY, acting.return_report, decision_id=row.id, words="사본이 빠짐")
    assert (back.state, back.reported_on) == (S.OPEN, None)

    await clock.set(datetime(2027, 1, 4, 3, tzinfo=UTC))
    await town.act(OWNER, acting.explain_delay, decision_id=row.id, words="시험이 늦어짐")
    assert (await whole(town, row)).late_by == 5
    assert (await whole(town, row)).why == "시험이 늦어짐"
    await report(town, decided)
    await clock.set(datetime(2027, 3, 4, 3, tzinfo=UTC))
    with pytest.raises(NotAllowed, match="only_the_secretary_keeps"):
        await town.act(OWNER, acting.accept_report, decision_id=row.id, words="됨")
    done = await town.act(CHAIR, acting.accept_report, decision_id=row.id, words="사본을 확인함")

    assert done.state is S.DONE
    # It stays five days late, however long the acceptance took.
    told = await whole(town, row)
    assert (told.late_by, [one.kind for one in told.steps]) == (
        5,
        [
            StepKind.REPORTED,
            StepKind.RETURNED,
            StepKind.EXPLAINED,
            StepKind.REPORTED,
            StepKind.ACCEPTED,
        ],
    )
    with pytest.raises(DBAPIError, match="stays"):
        async with as_house(town.sessions) as session:
            await session.execute(text("UPDATE decision SET state = 'OPEN'"))


async def test_the_chair_postpones_and_earlier_days_stay(town, decided):
    await assign(town, decided)

    async def postpone(to, by=CHAIR, **more):
        return await town.act(
            by, acting.postpone_decision, decision_id=decided.id, to=to, words="자재 지연", **more
        )

    with pytest.raises(NotAllowed, match="only_the_chair_waives") as refused:
        await postpone(date(2027, 1, 15), by=SECRETARY)
    assert refused.value.rule == "council.house.waiving"
    with pytest.raises(Invalid, match="postponed_to_later"):
        await postpone(date(2026, 12, 30))
    for to in (date(2027, 1, 15), date(2027, 2, 1)):
        await postpone(to)
    told = await whole(town, decided)

    assert (told.row.state, told.row.due_on) == (S.POSTPONED, date(2027, 2, 1))
    assert [(one.due_on, one.moved_to) for one in told.steps] == [
        (date(2026, 12, 30), date(2027, 1, 15)),
        (date(2027, 1, 15), date(2027, 2, 1)),
    ]


async def test_by_another_decision_the_secretary_notes_that_one_lapsed(town, decided, council):
    await assign(town, decided)
    other = await town.act(
        SECRETARY,
        declaring.enter_decision,
        council_id=council.id,
        decided_on=date(2026, 12, 1),
        text="인수인계를 그만둔다.",
        source="제0차 회의록",
    )

    async def lapse(by=SECRETARY, **more):
        return await town.act(
            by, acting.lapse_decision, decision_id=decided.id, words="사업이 끝남", **more
        )

    with pytest.raises(NotAllowed, match="only_the_chair_waives"):
        await lapse()
    with pytest.raises(NotFound, match="no_such_council_decision"):
        await lapse(resolution_id=decided.id)
    row = await lapse(resolution_id=other.id)

    assert row.state is S.LAPSED
    with pytest.raises(WrongState):
        await lapse(by=CHAIR)


async def test_only_what_is_over_is_entered_as_an_earlier_decision(town, council):
    async def enter(by=SECRETARY, day=date(2026, 9, 14), key=None):
        return await town.act(
            by,
            declaring.enter_decision,
            council_id=key or council.id,
            decided_on=day,
            text="쉼터를 늘린다.",
            source="제1차 회의록",
        )

    row = await enter()
    assert (row.year, row.number, row.item_id) == (2026, 1, None)
    with pytest.raises(Invalid, match="decided_before_today"):
        await enter(day=date(2026, 11, 30))
    with pytest.raises(NotFound, match="no_such_council"):
        await enter(key=row.id)
    with pytest.raises(NotFound, match="no_such_council_decision"):
        await assign(town, council)
    # The minutes it stands in are confirmed: other terms need their reason.
    await assign(town, row)
    with pytest.raises(Invalid, match="text_empty"):
        await assign(town, row, version=1)


async def test_the_register_is_read_by_state_owner_and_lateness(town, decided, council, clock):
    await assign(town, decided)
    scope = {"council_id": council.id}

    async def found(**wanted):
        async with unit_of_work(town.sessions) as uow:
            given = {**scope, "wanted": Wanted(**wanted)}
            page = await list_decisions(uow.session, ANONYMOUS, window=Window(10), **given)
            assert await count_decisions(uow.session, ANONYMOUS, **given) == len(page.rows)
            return len(page.rows)

    owner = await body_of(town, OWNER)
    assert [await found(), await found(state=S.OPEN), await found(owner_id=owner)] == [1, 1, 1]
    assert [await found(state=S.DONE), await found(late=True)] == [0, 0]
    async with unit_of_work(town.sessions) as uow:
        assert await decision_by_number(uow.session, ANONYMOUS, **scope, year=2026, number=1)
    await clock.set(datetime(2027, 1, 4, 3, tzinfo=UTC))
    assert await found(late=True) == 1


async def test_everybody_is_reminded_once_of_each_due_day(town, decided, clock, sessions):
    await assign(town, decided)

    async def reminded(*day):
        await clock.set(datetime(*day, 3, tzinfo=UTC))
        async with unit_of_work(town.sessions) as uow:
            await remind_of_decisions(uow)
        async with as_house(sessions) as session:
            kinds = select(Event.kind).where(
                Event.subject_id == decided.id,
                Event.kind.in_([one.value for one in EVENTS.values()]),
            )
            return list(await session.scalars(kinds.order_by(Event.recorded_at)))

    soon, today, late = "decision.due_soon", "decision.due_today", "decision.late"
    assert await reminded(2026, 12, 22) == []
    assert [await reminded(2026, 12, 23), await reminded(2026, 12, 24)] == [[soon], [soon]]
    assert await reminded(2026, 12, 30) == [soon, today]
    assert [await reminded(2026, 12, 31), await reminded(2027, 1, 9)] == [[soon, today, late]] * 2


async def test_what_is_offered_is_what_goes_through(town, decided):
    await assign(town, decided)

    async def offered(who):
        async with unit_of_work(town.sessions) as uow:
            actor = await actor_for(uow.session, town.people[who])
            row = await uow.session.get_one(Decision, decided.id)
            bench = await bench_by_decision(uow.session, actor, decision=row)
            return {one.name for one in decision_offers(actor, row, bench) if one.allowed}

    assert await offered(OWNER) == {"reportDecision", "explainDelay"}
    assert await offered(SECRETARY) == {"assignDecision"}
    assert await offered(CHAIR) == {"assignDecision", "postponeDecision", "lapseDecision"}
    assert await offered("resident.1") == set()
    assert await offered(VICE) == {"assignDecision"}


async def test_terms_after_confirmed_minutes_supersede_with_a_reason(sessions, clock):
    held = await held_meeting(sessions, clock)
    town = held.town
    async with as_house(sessions) as session:
        row = (
            await session.scalars(select(Decision).where(Decision.item_id == held.items[0]))
        ).one()
    await assign(town, row)
    await confirmed(held)
    with pytest.raises(Invalid, match="text_empty"):
        await assign(town, row, version=1, due_days=30)
    await assign(town, row, version=1, due_days=30, reason="기간 착오")

    async with as_house(sessions) as session:
        told = (await wholes_by_id(session, ANONYMOUS, [row.id]))[row.id]
    assert [(one.supersedes, one.reason) for one in told.terms] == [
        (False, ""),
        (True, "기간 착오"),
    ]
