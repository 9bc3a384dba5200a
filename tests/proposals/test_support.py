"""Support: exact under concurrency, once a person, and each rung begets its duty once."""

import asyncio
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text

from workflows.kit.refusal import Conflict, Invalid, NotAllowed, RuleBroken, WrongState
from workflows.law.clocks import clocks_by_subject
from workflows.proposals.handling.actions import receive_proposal
from workflows.proposals.models import Proposal
from workflows.proposals.states import ProposalState
from workflows.proposals.support.actions import (
    demand_interim_answers,
    set_support_ladder,
    support_proposal,
    withdraw_support,
)
from workflows.proposals.support.models import ProposalDuty, ProposalSupport
from workflows.proposals.support.rules import Ladder, Rung, next_rung, reached
from workflows.proposals.support.states import DutyKind
from workflows.record.models import Event
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS

OFFICER = "municipality.officer"


async def opened(town, *, rungs=((DutyKind.DEPT_ANSWER, 3),), day=None):
    """An idea of resident.1, open for support under a ladder of the place's own."""
    if rungs:
        await town.act(
            OFFICER,
            set_support_ladder,
            programme_id=town.programme_id,
            rungs=[Rung(kind, supports, 30, 30) for kind, supports in rungs],
        )
    proposal_id = await town.propose("마을 우물 되살리기")
    await town.act(
        OFFICER, receive_proposal, proposal_id=proposal_id, reason="접수함", happened_on=day
    )
    return proposal_id


async def seen(town, proposal_id):
    async with unit_of_work(town.sessions) as uow:
        proposal = await uow.session.get_one(Proposal, proposal_id)
        duties = (
            await uow.session.scalars(
                select(ProposalDuty)
                .where(ProposalDuty.proposal_id == proposal_id)
                .order_by(ProposalDuty.kind)
            )
        ).all()
    return proposal, duties


async def test_support_counts_once_a_person_and_comes_back(town):
    idea = await opened(town)
    await town.act("resident.2", support_proposal, proposal_id=idea)
    with pytest.raises(Conflict, match="supported_already"):
        await town.act("resident.2", support_proposal, proposal_id=idea)
    await town.act("resident.2", withdraw_support, proposal_id=idea)
    with pytest.raises(Conflict, match="not_supported"):
        await town.act("resident.2", withdraw_support, proposal_id=idea)
    await town.act("resident.2", support_proposal, proposal_id=idea)

    assert (await seen(town, idea))[0].supports == 1


async def test_one_does_not_support_ones_own_idea_nor_a_closed_one_nor_as_a_company(town):
    idea = await opened(town)
    with pytest.raises(RuleBroken, match="own_idea_supported"):
        await town.act("resident.1", support_proposal, proposal_id=idea)
    with pytest.raises(NotAllowed, match="no_capacity"):
        await town.act("company.a", support_proposal, proposal_id=idea)
    fresh = await town.propose("아직 접수 전")
    with pytest.raises(WrongState, match="not_open_for_support"):
        await town.act("resident.2", support_proposal, proposal_id=fresh)


async def test_the_rung_that_is_reached_begets_a_duty_and_starts_the_clock(town):
    idea = await opened(town)
    for number in (2, 3, 4):
        await town.act(f"resident.{number}", support_proposal, proposal_id=idea)
    proposal, duties = await seen(town, idea)
    async with unit_of_work(town.sessions) as uow:
        (clock,) = (await clocks_by_subject(uow.session, ANONYMOUS, [idea]))[idea]
    await town.act("resident.4", withdraw_support, proposal_id=idea)
    await town.act("resident.4", support_proposal, proposal_id=idea)

    assert (proposal.state, proposal.supports) == (ProposalState.THRESHOLD_MET, 3)
    assert [(one.kind, one.supports, one.due_on) for one in duties] == [
        (DutyKind.DEPT_ANSWER, 3, clock.row.due_on)
    ]
    assert len((await seen(town, idea))[1]) == 1


async def test_without_a_ladder_of_its_own_a_place_has_that_of_the_rules(town):
    idea = await opened(town, rungs=())
    async with unit_of_work(town.sessions) as uow:
        proposal = await uow.session.get_one(Proposal, idea, with_for_update=True)
        proposal.supports = 49
    await town.act("resident.2", support_proposal, proposal_id=idea)

    assert [one.kind for one in (await seen(town, idea))[1]] == [DutyKind.DEPT_ANSWER]


async def test_a_rung_is_not_reached_after_its_days(town):
    idea = await opened(town, day=date(2026, 1, 5))
    for number in (2, 3, 4):
        await town.act(f"resident.{number}", support_proposal, proposal_id=idea)
    proposal, duties = await seen(town, idea)

    assert (proposal.supports, duties, proposal.state) == (3, [], ProposalState.OPEN)


@pytest.mark.races
@pytest.mark.parametrize("round_", range(10))
async def test_many_at_once_are_all_counted_and_cross_once(town, round_):
    idea = await opened(town, rungs=((DutyKind.DEPT_ANSWER, 3), (DutyKind.FORUM, 5)))
    crowd = [f"resident.{number}" for number in range(2, 7)]
    answers = await asyncio.gather(
        *(town.act(who, support_proposal, proposal_id=idea) for who in crowd for _ in range(3)),
        return_exceptions=True,
    )
    proposal, duties = await seen(town, idea)
    async with unit_of_work(town.sessions) as uow:
        crossed = (
            await uow.session.scalars(
                select(Event.id).where(
                    Event.kind == "proposal.threshold_crossed", Event.subject_id == idea
                )
            )
        ).all()

    assert sum(isinstance(one, Conflict) for one in answers) == 10
    assert (proposal.supports, len(duties), len(crossed)) == (5, 2, 2)


async def test_who_supports_what_is_read_by_nobody_else(town):
    idea = await opened(town)
    await town.act("resident.2", support_proposal, proposal_id=idea)

    async def read(uow):
        return (await uow.session.scalars(select(ProposalSupport.person_id))).all()

    assert await town.act("resident.3", read) == []
    assert await town.act(OFFICER, read) == []
    assert town.people["resident.2"] in await town.act("resident.2", read)


async def test_no_event_of_support_holds_more_than_that_it_was_given(town):
    idea = await opened(town)
    await town.act("resident.2", support_proposal, proposal_id=idea)
    async with unit_of_work(town.sessions) as uow:
        data = await uow.session.scalar(
            select(Event.data).where(Event.kind == "support.given", Event.subject_id == idea)
        )

    assert data == {}


async def test_an_answer_that_is_late_begets_one_duty_of_an_interim_one(town):
    idea = await opened(town)
    for number in (2, 3, 4):
        await town.act(f"resident.{number}", support_proposal, proposal_id=idea)
    assert await town.act(None, demand_interim_answers) == 0
    async with unit_of_work(town.sessions) as uow:
        await uow.session.execute(
            text("UPDATE legal_clock SET due_on = current_date - 3 WHERE subject_id = :idea"),
            {"idea": idea},
        )
    begot = [await town.act(None, demand_interim_answers) for _ in range(2)]

    assert begot == [1, 0]
    assert [one.kind for one in (await seen(town, idea))[1]] == [
        DutyKind.DEPT_ANSWER,
        DutyKind.INTERIM_ANSWER,
    ]


@pytest.mark.parametrize(
    ("rungs", "reason"),
    [
        ([], "ladder_empty"),
        ([Rung(DutyKind.FORUM, 1, 1, 1), Rung(DutyKind.FORUM, 2, 1, 1)], "rung_repeated"),
        ([Rung(DutyKind.INTERIM_ANSWER, 1, 1, 1)], "rung_of_lateness"),
        ([Rung(DutyKind.FORUM, 0, 1, 1)], "rung_out_of_range"),
        ([Rung(DutyKind.FORUM, 1, 400, 1)], "rung_out_of_range"),
    ],
)
async def test_a_ladder_that_contradicts_itself_is_refused(town, rungs, reason):
    with pytest.raises(Invalid, match=reason):
        await town.act(OFFICER, set_support_ladder, programme_id=town.programme_id, rungs=rungs)


RUNGS = st.lists(
    st.builds(
        Rung,
        st.sampled_from([kind for kind in DutyKind if kind is not DutyKind.INTERIM_ANSWER]),
        st.integers(1, 200),
        st.integers(1, 60),
        st.just(30),
    ),
    unique_by=lambda rung: rung.kind,
    max_size=4,
)
OPENED = date(2026, 3, 2)


@given(RUNGS, st.integers(0, 250), st.integers(0, 90))
def test_each_rung_is_reached_once_and_none_that_is_next_was_reached(rungs, supports, after):
    day = OPENED + timedelta(days=after)
    given = {"supports": supports, "opened_on": OPENED, "day": day, "off": frozenset()}
    now = reached(rungs, **given, had=())
    had = [rung.kind for rung in now]
    ladder = Ladder(tuple(rungs), frozenset())
    following = next_rung(ladder, opened_on=OPENED, day=day, had=had)

    assert reached(rungs, **given, had=had) == []
    assert [rung.supports for rung in now] == sorted(rung.supports for rung in now)
    assert following is None or following.supports > supports
