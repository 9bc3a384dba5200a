"""The work of a living lab: seats in time, workshops, trial, the blind review, the end."""

import asyncio
from collections import Counter
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from tests.fixtures.labs import (
    CROWD,
    OFFICER,
    all_apply,
    apply,
    called,
    crowd,
    deliver_all,
    drawn,
    now,
    rows_of,
    seen,
    under_review,
)
from tests.fixtures.town import make_town
from workflows.kit.refusal import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    RuleBroken,
    WrongState,
)
from workflows.kit.wording import SEOUL
from workflows.proposals.living_lab import balance, calling, judging, seats, working
from workflows.proposals.living_lab.events import LabEvent
from workflows.proposals.living_lab.models import LabJudgement, LivingLab
from workflows.proposals.living_lab.queries import (
    balance_by_lab,
    lab_offers,
    members_of,
    own_part,
    pool_by_lab,
)
from workflows.proposals.living_lab.states import (
    HOLDING,
    ApplicationState,
    LabVerdict,
)
from workflows.record.models import Event
from workflows.record.uow import unit_of_work


@pytest.fixture
async def lab_town(sessions):
    """A town with enough residents for a panel and a waiting list."""
    return await make_town(sessions, residents=CROWD + 1)


async def test_offers_nobody_answers_lapse_and_the_waiting_move_up(lab_town, clock):
    town = lab_town
    _, lab = await drawn(town, clock)
    rows = await rows_of(town, lab)
    for n in lab.drawn[:20]:
        await town.act(rows[n].person_id, seats.take_seat, lab_id=lab.id)
    await clock.set(lab.apply_until + timedelta(days=8))
    with pytest.raises(RuleBroken, match="offer_over"):
        await town.act(rows[lab.drawn[20]].person_id, seats.take_seat, lab_id=lab.id)
    await town.act(None, seats.lapse_offers)
    await deliver_all(town.sessions)

    states = Counter(row.state for row in (await rows_of(town, lab)).values())
    assert states == {
        ApplicationState.SEATED: 20,
        ApplicationState.LAPSED: 5,
        ApplicationState.OFFERED: 5,
        ApplicationState.WAITING: CROWD - 30,
    }
    assert await town.act(None, seats.lapse_offers) == 0


async def test_the_work_waits_for_people_and_days(lab_town, clock):
    town = lab_town
    _, lab = await drawn(town, clock)
    rows = await rows_of(town, lab)
    with pytest.raises(RuleBroken, match="panel_not_full"):
        await town.act(OFFICER, working.begin_workshops, lab_id=lab.id, words="시작")
    for n in lab.drawn:
        await town.act(rows[n].person_id, seats.take_seat, lab_id=lab.id)
    await town.act(OFFICER, working.begin_workshops, lab_id=lab.id, words="시작")
    moment = await now(town)
    meet = {"lab_id": lab.id, "title": "모임", "place": "시청"}
    with pytest.raises(Invalid, match="workshop_in_the_past"):
        await town.act(OFFICER, working.set_workshop, **meet, starts_at=moment)
    await town.act(OFFICER, working.set_workshop, **meet, starts_at=moment + timedelta(hours=1))
    note = {"lab_id": lab.id, "summary": "들었어요."}
    with pytest.raises(RuleBroken, match="workshop_not_begun"):
        await town.act(OFFICER, working.note_workshop, **note, workshop=1, came=[])
    await clock.set(moment + timedelta(hours=2))
    with pytest.raises(NotFound, match="no_such_workshop"):
        await town.act(OFFICER, working.note_workshop, **note, workshop=2, came=[])
    stranger = next(n for n, row in rows.items() if row.state is ApplicationState.WAITING)
    with pytest.raises(Invalid, match="not_a_member"):
        await town.act(OFFICER, working.note_workshop, **note, workshop=1, came=[stranger])
    await town.act(OFFICER, working.note_workshop, **note, workshop=1, came=lab.drawn[:12])
    with pytest.raises(Conflict, match="workshop_noted_already"):
        await town.act(OFFICER, working.note_workshop, **note, workshop=1, came=lab.drawn)
    with pytest.raises(RuleBroken, match="no_workshop_with_quorum") as few:
        await town.act(OFFICER, working.settle_solution, lab_id=lab.id, solution="안", measure="잼")
    trial = {"lab_id": lab.id, "place": "역", "words": "시작"}
    day = (await now(town)).astimezone(SEOUL).date()
    with pytest.raises(RuleBroken, match="no_solution_yet"):
        await town.act(OFFICER, working.begin_trial, **trial, starts_on=day, ends_on=day)

    assert few.value.figures == {"present": 12, "needed": 13}
    (first, *_) = await seen(town, OFFICER, members_of, lab=lab)
    assert first.workshops in (0, 1)
    assert await seen(town, "resident.2", members_of, lab=lab) == []


async def test_verdicts_are_blind_until_the_lock_and_fixed_after_it(lab_town, clock):
    town = lab_town
    _, lab, came = await under_review(town, clock)
    rows = await rows_of(town, lab)
    one, other = (
        next(name for name, person in town.people.items() if person == rows[n].person_id)
        for n in came[:2]
    )
    say = {"lab_id": lab.id, "reason": "좋았어요."}
    await town.act(one, judging.judge_trial, **say, verdict=LabVerdict.KEEP)
    await town.act(one, judging.judge_trial, **say, verdict=LabVerdict.DROP)
    with pytest.raises(RuleBroken, match="judgements_missing"):
        await town.act(OFFICER, judging.lock_judgements, lab_id=lab.id)

    async def all_rows(session, _):
        return list(
            await session.scalars(select(LabJudgement.verdict).where(LabJudgement.lab_id == lab.id))
        )

    assert await seen(town, one, all_rows) == [LabVerdict.DROP]
    assert await seen(town, other, all_rows) == []
    assert await seen(town, OFFICER, all_rows) == []
    for n in came[1:]:
        await town.act(rows[n].person_id, judging.judge_trial, **say, verdict=LabVerdict.KEEP)
    await town.act(OFFICER, judging.lock_judgements, lab_id=lab.id)
    with pytest.raises(WrongState):
        await town.act(one, judging.judge_trial, **say, verdict=LabVerdict.KEEP)
    assert len(await seen(town, None, all_rows)) == len(came)
    async with unit_of_work(town.sessions) as uow:
        with pytest.raises(DBAPIError, match="are locked"):
            await uow.session.execute(text("UPDATE lab_judgement SET verdict = 'DROP'"))


async def test_only_those_who_run_it_move_a_lab_on(lab_town, clock):
    town = lab_town
    _, lab = await called(town)
    for who in ("resident.2", "auditor", "company.a"):
        with pytest.raises(NotAllowed):
            await town.act(who, calling.draw_panel, lab_id=lab.id)
        with pytest.raises(NotAllowed):
            await town.act(who, judging.call_off_lab, lab_id=lab.id, reason="싫어요")
    with pytest.raises(NotFound, match="no_such_lab"):
        await town.act(OFFICER, calling.draw_panel, lab_id=uuid4())


async def test_offers_say_what_the_acts_would(lab_town, clock):
    town = lab_town
    _, lab = await called(town)

    async def offers(session, actor):
        row = await session.get(LivingLab, lab.id)
        part = await own_part(session, actor, lab_id=lab.id)
        moment = await session.scalar(text("SELECT dure_now()"))
        found = lab_offers(actor, row, part.application if part else None, moment)
        return {one.name for one in found if one.allowed}

    assert await seen(town, "resident.2", offers) == {"applyToLab"}
    await apply(town, lab, "resident.2")
    assert await seen(town, "resident.2", offers) == {"withdrawApplication"}
    assert await seen(town, OFFICER, offers) == {"extendCall", "callOffLab"}
    await clock.set(lab.apply_until)
    assert await seen(town, OFFICER, offers) == {"drawPanel", "extendCall", "callOffLab"}
    assert await seen(town, None, offers) == set()


async def test_how_many_applied_is_for_the_desk_before_the_draw(lab_town, clock):
    town = lab_town
    _, lab = await called(town)
    await apply(town, lab, "resident.2")

    (public, *_) = (await seen(town, None, balance_by_lab, ids=[lab.id]))[lab.id]
    (desk, *_) = (await seen(town, OFFICER, balance_by_lab, ids=[lab.id]))[lab.id]

    assert (public.applied, public.holding) == (None, None)
    assert (desk.bound.group, desk.applied, desk.holding) == ("FEMALE", 1, 0)
    assert await seen(town, None, pool_by_lab, ids=[lab.id]) == {lab.id: []}


async def test_residents_apply_at_once_and_get_a_number_each(lab_town):
    town = lab_town
    _, lab = await called(town)
    await asyncio.gather(*(apply(town, lab, who) for who in crowd(town)[:20]))
    twice = await asyncio.gather(
        *(apply(town, lab, crowd(town)[20]) for _ in range(3)), return_exceptions=True
    )

    numbers = sorted(await rows_of(town, lab))
    assert len(set(numbers)) == 21
    assert all(1000 <= one <= 9999 for one in numbers)
    assert sum(isinstance(one, Conflict) for one in twice) == 2


async def test_a_year_after_the_end_nobody_knows_who_applied(lab_town, clock):
    town = lab_town
    _, lab = await drawn(town, clock)
    await town.act(OFFICER, judging.call_off_lab, lab_id=lab.id, reason="그만둡니다.")
    erase = text("SELECT due, erased FROM erase_labs(:dry, 365)")

    async def erased(dry):
        async with unit_of_work(town.sessions) as uow:
            return tuple((await uow.session.execute(erase, {"dry": dry})).one())

    early = await erased(False)
    await clock.set(lab.apply_until + timedelta(days=367))
    dry = await erased(True)
    assert all(row.person_id for row in (await rows_of(town, lab)).values())
    done = await erased(False)
    rows = await rows_of(town, lab)

    assert (early, dry, done) == ((0, 0), (CROWD, 0), (CROWD, CROWD))
    assert all(row.person_id is None for row in rows.values())
    # Nothing leads from the record of an act to a number, neither words nor moments.
    async with unit_of_work(town.sessions) as uow:
        acts = list(await uow.session.scalars(select(Event).where(Event.subject_id == lab.id)))
    assert not [one for one in acts if one.person_id and "number" in one.data]
    moments = {one.recorded_at for one in acts if one.kind == LabEvent.APPLIED}
    assert not moments & {row.applied_at for row in rows.values()}
    entries = (await seen(town, None, pool_by_lab, ids=[lab.id]))[lab.id]
    assert balance.pool_digest([one.applicant for one in entries]) == lab.pool_digest
    assert not [one for one in entries if one.state not in (*HOLDING, ApplicationState.WAITING)]


async def test_two_who_draw_at_once_draw_one_panel(lab_town, clock):
    town = lab_town
    _, lab = await called(town)
    await all_apply(town, lab)
    await clock.set(lab.apply_until)
    answers = await asyncio.gather(
        *(town.act(OFFICER, calling.draw_panel, lab_id=lab.id) for _ in range(3)),
        return_exceptions=True,
    )

    assert sum(isinstance(one, WrongState) for one in answers) == 2
    held = [row for row in (await rows_of(town, lab)).values() if row.state in HOLDING]
    assert len(held) == lab.seats
