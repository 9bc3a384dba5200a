"""The call and the lot of a living lab: who may apply, what is drawn, who moves up."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from tests.fixtures.labs import (
    CROWD,
    OFFICER,
    adopted,
    apply,
    called,
    crowd,
    deliver_all,
    drawn,
    judged,
    kinds_told,
    rows_of,
    seen,
)
from tests.fixtures.town import make_town
from workflows.identity.models import StandingKind
from workflows.identity.sexes import Sex
from workflows.kit.refusal import (
    Conflict,
    NotAllowed,
    NotSignedIn,
    Refusal,
    RuleBroken,
    WrongState,
)
from workflows.notices.kinds import NoticeKind
from workflows.proposals.living_lab import balance, calling, judging, seats
from workflows.proposals.living_lab.balance import Bound
from workflows.proposals.living_lab.calling import Groups
from workflows.proposals.living_lab.locked import applicant_of, bounds_of
from workflows.proposals.living_lab.queries import (
    judgements_by_lab,
    own_part,
    pool_by_lab,
)
from workflows.proposals.living_lab.states import ApplicationState, Dimension, LabState, LabVerdict
from workflows.proposals.models import Proposal
from workflows.proposals.states import ProposalState
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS
from workflows.rights.roles import Role
from workflows.trace.kinds import EdgeKind, NodeKind
from workflows.trace.queries import walked_from
from workflows.voting.ties import lot_commitment


@pytest.fixture
async def lab_town(sessions):
    """A town with enough residents for a panel and a waiting list."""
    return await make_town(sessions, residents=CROWD + 1)


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
    assert lot_commitment(bytes.fromhex(lab.lot_seed)) == lab.lot_commitment
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
    first = await seen(town, "resident.2", own_part, lab_id=lab.id)
    await town.act("resident.2", calling.withdraw_application, lab_id=lab.id)
    with pytest.raises(WrongState):
        await town.act("resident.2", calling.withdraw_application, lab_id=lab.id)
    await apply(town, lab, "resident.2", Sex.UNSAID)
    with pytest.raises(NotAllowed, match="not_applied"):
        await town.act("resident.4", calling.withdraw_application, lab_id=lab.id)

    part = await seen(town, "resident.2", own_part, lab_id=lab.id)
    assert (part.application.number, part.application.sex) == (first.application.number, Sex.UNSAID)


async def test_a_free_seat_goes_to_the_next_of_the_lot(lab_town, clock):
    town = lab_town
    _, lab = await drawn(town, clock)
    await deliver_all(town.sessions)
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
    await deliver_all(town.sessions)

    after = await rows_of(town, lab)
    moved = [n for n, row in after.items() if row.state != before[n].state and n != first.number]
    assert moved == [expected.number]
    assert after[expected.number].state is ApplicationState.OFFERED
    name = next(k for k, v in town.people.items() if v == after[expected.number].person_id)
    assert (await kinds_told(town, name))[NoticeKind.LAB_SEAT_OFFERED] is False
    name = next(k for k, v in town.people.items() if v == first.person_id)
    assert (await kinds_told(town, name))[NoticeKind.LAB_SEAT_OFFERED] is True
