"""A living lab from the call to the conclusion: the lot, the seats, the work, the blind review."""

import asyncio
from collections import Counter
from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from server.delivery import deliver_waiting
from tests.fixtures.town import make_town
from workflows.identity.models import StandingKind
from workflows.identity.queries import actor_for
from workflows.kit.refusal import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    NotSignedIn,
    Refusal,
    RuleBroken,
    WrongState,
)
from workflows.kit.wording import SEOUL
from workflows.notices.kinds import NoticeKind
from workflows.notices.models import Notice
from workflows.proposals.handling import actions as handling
from workflows.proposals.living_lab import balance, calling, judging, seats, working
from workflows.proposals.living_lab.balance import Bound
from workflows.proposals.living_lab.calling import Call, Groups
from workflows.proposals.living_lab.locked import applicant_of, bounds_of
from workflows.proposals.living_lab.models import LabApplication, LabJudgement, LivingLab
from workflows.proposals.living_lab.queries import (
    balance_by_lab,
    judgements_by_lab,
    lab_offers,
    members_of,
    own_part,
    pool_by_lab,
)
from workflows.proposals.living_lab.states import (
    HOLDING,
    ApplicationState,
    Dimension,
    LabState,
    LabVerdict,
    Sex,
)
from workflows.proposals.models import Proposal
from workflows.proposals.states import Outcome, ProposalState
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS
from workflows.rights.roles import Role
from workflows.trace.kinds import EdgeKind, NodeKind
from workflows.trace.queries import walked_from

OFFICER = "municipality.officer"
CROWD = 44  # besides resident.1, who proposed it


@pytest.fixture
async def lab_town(sessions):
    """A town with enough residents for a panel and a waiting list."""
    return await make_town(sessions, residents=CROWD + 1)


async def adopted(town):
    idea = await town.propose("그늘막")
    await town.act(OFFICER, handling.receive_proposal, proposal_id=idea, reason="접수")
    await town.act(OFFICER, handling.begin_review, proposal_id=idea, reason="검토")
    await town.act(
        OFFICER,
        handling.answer_proposal,
        proposal_id=idea,
        outcome=Outcome.ADOPTED,
        text="해 보겠습니다.",
        starts_on=date(2027, 3, 1),
    )
    return idea


async def now(town):
    async with unit_of_work(town.sessions) as uow:
        return uow.now


async def called(town, *, bounds=(), days=8, number=25, idea=None):
    idea = idea or await adopted(town)
    call = Call(
        title="그늘막을 어디에 둘까",
        purpose="함께 정하고 한 달 써 봅니다.",
        seats=number,
        apply_until=await now(town) + timedelta(days=days),
        standings=(StandingKind.ADDRESS,),
        bounds=tuple(bounds),
    )
    lab = await town.act(OFFICER, calling.call_for_panel, proposal_id=idea, call=call)
    return idea, lab


async def apply(town, lab, who, sex=Sex.FEMALE, area=None, standing=StandingKind.ADDRESS):
    groups = Groups(sex, area, standing)
    return await town.act(who, calling.apply_to_lab, lab_id=lab.id, groups=groups)


def crowd(town):
    return [one for one in town.people if one.startswith("resident.") and one != "resident.1"]


async def all_apply(town, lab):
    for n, who in enumerate(crowd(town)):
        await apply(town, lab, who, Sex.FEMALE if n % 2 else Sex.MALE)


async def drawn(town, clock, **terms):
    """Call, let everybody apply, draw."""
    idea, lab = await called(town, **terms)
    await all_apply(town, lab)
    await clock.set(lab.apply_until)
    return idea, await town.act(OFFICER, calling.draw_panel, lab_id=lab.id)


async def rows_of(town, lab):
    async with unit_of_work(town.sessions) as uow:
        rows = await uow.session.scalars(
            select(LabApplication).where(LabApplication.lab_id == lab.id)
        )
        return {row.number: row for row in rows}


async def seated(town, clock):
    """Draw, and let everybody who was drawn take the seat."""
    idea, lab = await drawn(town, clock)
    for row in (await rows_of(town, lab)).values():
        if row.state is ApplicationState.OFFERED:
            await town.act(row.person_id, seats.take_seat, lab_id=lab.id)
    return idea, lab


async def working_lab(town, clock):
    """Begin, meet with everybody, settle on a solution."""
    idea, lab = await seated(town, clock)
    await town.act(OFFICER, working.begin_workshops, lab_id=lab.id, words="첫걸음")
    starts = await now(town) + timedelta(days=1)
    await town.act(
        OFFICER,
        working.set_workshop,
        lab_id=lab.id,
        title="첫 모임",
        place="시청",
        starts_at=starts,
    )
    await clock.set(starts + timedelta(hours=2))
    came = [n for n, row in (await rows_of(town, lab)).items() if row.state == "SEATED"]
    await town.act(
        OFFICER,
        working.note_workshop,
        lab_id=lab.id,
        workshop=1,
        came=came,
        summary="세 곳을 골랐어요.",
    )
    await town.act(
        OFFICER,
        working.settle_solution,
        lab_id=lab.id,
        solution="역 앞 세 곳",
        measure="온도와 이용자",
    )
    return idea, lab, came


async def under_review(town, clock):
    idea, lab, came = await working_lab(town, clock)
    day = (await now(town)).astimezone(SEOUL).date()
    await town.act(
        OFFICER,
        working.begin_trial,
        lab_id=lab.id,
        place="역 앞",
        starts_on=day,
        ends_on=day + timedelta(days=20),
        words="오늘부터",
    )
    await town.act(OFFICER, working.note_measurement, lab_id=lab.id, words="3도 낮아졌어요.")
    await clock.set(await now(town) + timedelta(days=21))
    await town.act(OFFICER, judging.begin_lab_review, lab_id=lab.id, words="평가해 주세요.")
    return idea, lab, came


async def judged(town, clock):
    idea, lab, came = await under_review(town, clock)
    rows = await rows_of(town, lab)
    for place, n in enumerate(came):
        verdict = LabVerdict.KEEP if place % 3 else LabVerdict.CHANGE
        await town.act(
            rows[n].person_id,
            judging.judge_trial,
            lab_id=lab.id,
            verdict=verdict,
            reason=f"까닭 {n}",
        )
    return idea, lab, came


async def seen(town, who, question, **asked):
    person = town.people[who] if who else None

    async def identify(session):
        return ANONYMOUS if person is None else await actor_for(session, person)

    async with unit_of_work(town.sessions, identify) as uow:
        return await question(uow.session, uow.actor, **asked)


async def kinds_told(town, who):
    async with unit_of_work(town.sessions) as uow:
        rows = await uow.session.execute(
            select(Notice.kind, Notice.done_at).where(Notice.person_id == town.people[who])
        )
        return {row.kind: row.done_at is not None for row in rows}


async def test_a_lab_goes_from_the_call_to_the_story_of_its_idea(lab_town, clock):
    town = lab_town
    idea, lab, came = await judged(town, clock)
    await town.act(OFFICER, judging.lock_judgements, lab_id=lab.id)
    await town.act(
        OFFICER,
        judging.conclude_lab,
        lab_id=lab.id,
        outcome=LabVerdict.KEEP,
        words="그대로 둡니다.",
    )

    said = (await seen(town, None, judgements_by_lab, ids=[lab.id]))[lab.id]
    steps = await seen(town, None, walked_from, thing_id=idea)
    async with unit_of_work(town.sessions) as uow:
        state = await uow.session.scalar(select(Proposal.state).where(Proposal.id == idea))

    assert len(came) == lab.seats
    assert Counter(one.verdict for one in said) == {LabVerdict.KEEP: 16, LabVerdict.CHANGE: 9}
    assert state is ProposalState.IMPLEMENTING
    assert (NodeKind.IDEA, EdgeKind.TRIED_IN, NodeKind.LAB) in {
        (one.source.kind, one.kind, one.target.kind) for one in steps
    }
    assert (NodeKind.LAB, EdgeKind.CARRIED_OUT_AS, NodeKind.WORK) in {
        (one.source.kind, one.kind, one.target.kind) for one in steps
    }


async def test_the_draw_can_be_drawn_again_from_what_is_public(lab_town, clock):
    town = lab_town
    bounds = [Bound(Dimension.SEX, "FEMALE", 12, 13), Bound(Dimension.SEX, "MALE", 12, 13)]
    _, lab = await drawn(town, clock, bounds=bounds)
    entries = (await seen(town, None, pool_by_lab, ids=[lab.id]))[lab.id]
    pool = [one.applicant for one in entries]

    again = balance.draw(pool, lab.seats, bounds_of(lab), bytes.fromhex(lab.lot_seed))

    assert again is not None
    assert list(again.seated) == lab.drawn
    assert balance.lot_commitment(bytes.fromhex(lab.lot_seed)) == lab.lot_commitment
    assert balance.pool_digest(pool) == lab.pool_digest
    assert {one.number for one in entries if one.state is ApplicationState.OFFERED} == set(
        lab.drawn
    )
    assert sorted(one.rank for one in entries) == list(range(1, CROWD + 1))


async def test_nobody_reads_the_seed_before_the_hour(lab_town):
    town = lab_town
    _, lab = await called(town)
    async with unit_of_work(town.sessions) as uow:
        with pytest.raises(DBAPIError, match="permission denied"):
            await uow.session.execute(text("SELECT seed FROM lot_secret"))
    async with unit_of_work(town.sessions) as uow:
        with pytest.raises(DBAPIError, match="after the hour of the call"):
            await uow.session.execute(text("SELECT lot_lay_open(:lab)"), {"lab": lab.id})
    with pytest.raises(RuleBroken, match="call_still_open"):
        await town.act(OFFICER, calling.draw_panel, lab_id=lab.id)


async def test_a_balance_out_of_reach_leaves_the_seed_sealed_and_the_call_is_extended(
    lab_town, clock
):
    town = lab_town
    _, lab = await called(town)
    for who in crowd(town):
        await apply(town, lab, who, Sex.FEMALE)
    await clock.set(lab.apply_until)
    with pytest.raises(RuleBroken, match="balance_unreachable") as refused:
        await town.act(OFFICER, calling.draw_panel, lab_id=lab.id)
    extended = await town.act(
        OFFICER,
        calling.extend_call,
        lab_id=lab.id,
        apply_until=lab.apply_until + timedelta(days=3),
        bounds=(),
        reason="남성 신청자가 없어요.",
    )

    assert refused.value.figures == {"applied": CROWD, "seats": 25, "short": 1}
    assert extended.lot_seed is None
    assert extended.lot_commitment == lab.lot_commitment


@pytest.mark.parametrize(
    ("terms", "refusal"),
    [
        ({"number": 24}, "lab_seats"),
        ({"number": 61}, "lab_seats"),
        ({"days": 6}, "call_too_short"),
        ({"bounds": [Bound(Dimension.SEX, "FEMALE", 0, 16)]}, "too_many_of_a_sex"),
        ({"bounds": [Bound(Dimension.AGE, "FROM_20", 3, 2)]}, "bound_contradicts_itself"),
        ({"bounds": [Bound(Dimension.AGE, "FROM_20", 0, 26)]}, "bound_contradicts_itself"),
        ({"bounds": [Bound(Dimension.AREA, "99", 0, 5)]}, "no_such_group"),
        ({"bounds": [Bound(Dimension.AGE, "FROM_20", 0, 5)] * 2}, "bound_repeated"),
        (
            {
                "bounds": [
                    Bound(Dimension.AGE, "FROM_20", 13, 20),
                    Bound(Dimension.AGE, "FROM_30", 13, 20),
                ]
            },
            "bounds_beyond_the_seats",
        ),
    ],
)
async def test_a_call_that_cannot_be_kept_is_refused(town, terms, refusal):
    with pytest.raises(Refusal, match=refusal):
        await called(town, **terms)


async def test_an_idea_that_nobody_adopted_has_no_lab_and_an_adopted_one_only_one(town):
    open_idea = await town.propose("가로등")
    with pytest.raises(WrongState, match="lab_needs_adoption"):
        await called(town, idea=open_idea)
    idea, lab = await called(town)
    with pytest.raises(Conflict, match="lab_going_on"):
        await called(town, idea=idea)
    await town.act(OFFICER, judging.call_off_lab, lab_id=lab.id, reason="예산이 없어요.")
    _, second = await called(town, idea=idea)

    assert second.state is LabState.CALLING


async def test_two_calls_at_once_make_one_lab(town):
    idea = await adopted(town)
    answers = await asyncio.gather(
        *(called(town, idea=idea) for _ in range(4)), return_exceptions=True
    )

    assert sum(isinstance(one, tuple) for one in answers) == 1
    assert all(isinstance(one, (tuple, Conflict)) for one in answers)


async def test_who_may_not_apply_is_told_why(lab_town, clock):
    town = lab_town
    _, lab = await called(town)
    refused = {}
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, "resident.new", Role.RESIDENT, await _group(town))
        await town.settle(
            uow, "resident.ageless", Role.RESIDENT, await _group(town), born=None, verified=True
        )
    await apply(town, lab, "resident.3")
    for who, terms in {
        "resident.1": {},
        "resident.new": {},
        "resident.ageless": {},
        "resident.3": {},
        OFFICER: {},
        "resident.4": {"standing": StandingKind.WORK},
        "resident.5": {"area": 7},
    }.items():
        with pytest.raises(Refusal) as refusal:
            await apply(town, lab, who, **terms)
        refused[who] = refusal.value.reason
    with pytest.raises(NotSignedIn):
        async with unit_of_work(town.sessions, _anonymous) as uow:
            await calling.apply_to_lab(
                uow, lab_id=lab.id, groups=Groups(Sex.MALE, None, StandingKind.ADDRESS)
            )
    await clock.set(lab.apply_until)
    with pytest.raises(RuleBroken, match="call_over"):
        await apply(town, lab, "resident.6")

    assert refused == {
        "resident.1": "author_on_the_lab",
        "resident.new": "lab_needs_verified",
        "resident.ageless": "birth_date_unknown",
        "resident.3": "applied_already",
        OFFICER: "no_capacity",
        "resident.4": "standing_not_asked",
        "resident.5": "no_such_area",
    }


async def _group(town):
    async with unit_of_work(town.sessions) as uow:
        return await uow.session.scalar(
            text("SELECT body_id FROM appointment WHERE id = :id").bindparams(
                id=town.appointments["resident.2"]
            )
        )


async def _anonymous(_):
    return ANONYMOUS


async def test_an_application_is_withdrawn_and_made_again_under_its_number(lab_town, clock):
    town = lab_town
    _, lab = await called(town)
    await apply(town, lab, "resident.2")
    await apply(town, lab, "resident.3")
    await town.act("resident.2", calling.withdraw_application, lab_id=lab.id)
    with pytest.raises(WrongState):
        await town.act("resident.2", calling.withdraw_application, lab_id=lab.id)
    await apply(town, lab, "resident.2", Sex.UNSAID)
    with pytest.raises(NotAllowed, match="not_applied"):
        await town.act("resident.4", calling.withdraw_application, lab_id=lab.id)

    part = await seen(town, "resident.2", own_part, lab_id=lab.id)
    assert (part.application.number, part.application.sex) == (1, Sex.UNSAID)


async def test_a_free_seat_goes_to_the_next_of_the_lot(lab_town, clock):
    town = lab_town
    _, lab = await drawn(town, clock)
    await deliver_waiting(town.sessions)
    before = await rows_of(town, lab)
    first = before[lab.drawn[0]]
    waiting = sorted(
        (row for row in before.values() if row.state is ApplicationState.WAITING),
        key=lambda row: row.rank,
    )
    kept = [before[n] for n in lab.drawn[1:]]
    expected = balance.replacement(
        [applicant_of(row).profile for row in kept],
        [applicant_of(row) for row in waiting],
        bounds_of(lab),
    )

    await town.act(first.person_id, seats.decline_seat, lab_id=lab.id)
    await deliver_waiting(town.sessions)
    await deliver_waiting(town.sessions)

    after = await rows_of(town, lab)
    moved = [n for n, row in after.items() if row.state != before[n].state and n != first.number]
    assert moved == [expected.number]
    assert after[expected.number].state is ApplicationState.OFFERED
    name = next(k for k, v in town.people.items() if v == after[expected.number].person_id)
    assert (await kinds_told(town, name))[NoticeKind.LAB_SEAT_OFFERED] is False
    name = next(k for k, v in town.people.items() if v == first.person_id)
    assert (await kinds_told(town, name))[NoticeKind.LAB_SEAT_OFFERED] is True


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
    await deliver_waiting(town.sessions)

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
    for who in ("resident.2", "municipality.head"):
        if who not in town.people:
            continue
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
    assert numbers == list(range(1, 22))
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
    entries = (await seen(town, None, pool_by_lab, ids=[lab.id]))[lab.id]
    assert balance.pool_digest([one.applicant for one in entries]) == lab.pool_digest
    assert not [one for one in entries if one.state not in (*HOLDING, ApplicationState.WAITING)]
