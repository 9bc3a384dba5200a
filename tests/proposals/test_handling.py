"""The handling of ideas: every move with its reason, the clock of the answer, and who may what."""

from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

from workflows.kit.refusal import (
    Invalid,
    NotAllowed,
    NotFound,
    RuleBroken,
    WrongState,
)
from workflows.law.clocks import ClockState, clocks_by_subject
from workflows.proposals.handling import actions, authors, carrying_out, transferring
from workflows.proposals.handling.models import ProposalAnswer, ProposalMove
from workflows.proposals.models import Proposal
from workflows.proposals.states import (
    CloseGround,
    Outcome,
    ProposalState,
)
from workflows.proposals.support.models import ProposalDuty
from workflows.proposals.support.states import DutyKind
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS
from workflows.rights.roles import Role

OFFICER, AUTHOR = "municipality.officer", "resident.1"
FIRST = date(2026, 3, 2)


async def state_of(town, idea):
    async with unit_of_work(town.sessions) as uow:
        return (await uow.session.get_one(Proposal, idea)).state


async def clock_of(town, idea, rule="proposal.answer"):
    async with unit_of_work(town.sessions) as uow:
        clocks = (await clocks_by_subject(uow.session, ANONYMOUS, [idea])).get(idea, [])
    return [one for one in clocks if one.row.rule_id == rule][-1]


async def in_review(town):
    idea = await town.propose("골목 도서관")
    await town.act(OFFICER, actions.receive_proposal, proposal_id=idea, reason="접수")
    await town.act(
        OFFICER, actions.begin_review, proposal_id=idea, reason="검토", happened_on=FIRST
    )
    return idea


async def answered(town, outcome=Outcome.REJECTED, day=date(2026, 3, 20), **given):
    idea = await in_review(town)
    await town.act(
        OFFICER,
        actions.answer_proposal,
        proposal_id=idea,
        outcome=outcome,
        text="예산과 자리를 따져 보았어요.",
        happened_on=day,
        **given,
    )
    return idea


async def test_an_idea_goes_from_receipt_to_done_and_every_step_is_told(town):
    idea = await answered(town, Outcome.ADOPTED, starts_on=date(2026, 5, 1))
    act = town.act
    await act(OFFICER, carrying_out.start_implementing, proposal_id=idea, reason="착공")
    await act(OFFICER, carrying_out.note_progress, proposal_id=idea, text="터를 다졌어요.")
    await act(OFFICER, carrying_out.finish_implementing, proposal_id=idea, reason="열었어요.")
    async with unit_of_work(town.sessions) as uow:
        moves = (
            await uow.session.scalars(
                select(ProposalMove)
                .where(ProposalMove.proposal_id == idea)
                .order_by(ProposalMove.id)
            )
        ).all()

    assert [one.to_state.value for one in moves] == [
        "OPEN",
        "REVIEW",
        "ADOPTED",
        "IMPLEMENTING",
        "DONE",
    ]
    assert all(one.reason and one.appointment_id for one in moves)
    assert (await clock_of(town, idea)).row.stopped_on == date(2026, 3, 20)


async def test_the_clock_starts_with_the_review_and_waits_for_a_supplement(town):
    idea = await in_review(town)
    assert (await clock_of(town, idea)).row.due_on == date(2026, 4, 1)
    await town.act(
        OFFICER,
        actions.request_supplement,
        proposal_id=idea,
        reason="자리를 더 적어 주세요.",
        happened_on=date(2026, 3, 10),
    )
    assert (await clock_of(town, idea)).state(date(2026, 3, 12)) is ClockState.PAUSED
    await town.act(
        AUTHOR,
        authors.supply_proposal,
        proposal_id=idea,
        summary="시장 옆 빈터",
        body="자리를 적었어요.",
        reason="보완",
        happened_on=date(2026, 3, 13),
    )

    assert await state_of(town, idea) is ProposalState.REVIEW
    assert (await clock_of(town, idea)).row.due_on == date(2026, 4, 6)


async def test_before_its_receipt_a_supplement_leads_back_to_the_desk(town):
    idea = await town.propose("이름 없는 길")
    await town.act(OFFICER, actions.request_supplement, proposal_id=idea, reason="어디인가요?")
    await town.act(
        AUTHOR,
        authors.supply_proposal,
        proposal_id=idea,
        summary="강변길",
        body="강변길이에요.",
        reason="보완",
    )

    assert await state_of(town, idea) is ProposalState.SUBMITTED


async def test_what_was_not_supplied_in_time_is_closed_and_not_before(town):
    idea = await town.propose("빈칸이 많은 제안")
    await town.act(
        OFFICER,
        actions.request_supplement,
        proposal_id=idea,
        reason="어디인가요?",
        happened_on=date(2026, 3, 2),
    )
    closing = {
        "proposal_id": idea,
        "ground": CloseGround.NOT_SUPPLEMENTED,
        "reason": "보완하지 않았어요.",
    }
    assert (await clock_of(town, idea, "proposal.supplement")).row.due_on == date(2026, 3, 9)
    with pytest.raises(RuleBroken, match="supplement_still_open"):
        await town.act(OFFICER, actions.close_proposal, **closing, happened_on=date(2026, 3, 9))
    await town.act(OFFICER, actions.close_proposal, **closing, happened_on=date(2026, 3, 10))

    assert await state_of(town, idea) is ProposalState.CLOSED
    assert (await clock_of(town, idea, "proposal.supplement")).row.stopped_on is not None


async def test_the_duty_of_the_head_is_met_by_an_answer_of_the_head_alone(town):
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, "municipality.head", Role.MUNICIPAL_HEAD, town.city_id)
    done = {}
    for who in (OFFICER, "municipality.head"):
        idea = await in_review(town)
        async with unit_of_work(town.sessions) as uow:
            uow.session.add(
                ProposalDuty(
                    id=uuid4(),
                    programme_id=town.programme_id,
                    proposal_id=idea,
                    kind=DutyKind.HEAD_ANSWER,
                    supports=1000,
                    arose_at=uow.now,
                    due_on=FIRST,
                    done_on=None,
                )
            )
        await town.act(
            who,
            actions.answer_proposal,
            proposal_id=idea,
            outcome=Outcome.REJECTED,
            text="이유",
            happened_on=date(2026, 3, 20),
        )
        async with unit_of_work(town.sessions) as uow:
            done[who] = await uow.session.scalar(
                select(ProposalDuty.done_on).where(ProposalDuty.proposal_id == idea)
            )

    assert done == {OFFICER: None, "municipality.head": date(2026, 3, 20)}


async def test_an_outside_opinion_stops_the_clock_once(town):
    idea = await in_review(town)
    day = date(2026, 3, 10)
    await town.act(
        OFFICER, actions.hear_outside, proposal_id=idea, reason="대학에 물음", happened_on=day
    )
    with pytest.raises(WrongState, match="clock_paused"):
        await town.act(
            OFFICER, actions.hear_outside, proposal_id=idea, reason="또", happened_on=day
        )

    assert (await clock_of(town, idea)).row.due_on == date(2026, 4, 22)


async def test_an_adoption_promises_its_start_and_a_rejection_none(town):
    idea = await in_review(town)
    given = {"proposal_id": idea, "text": "이유", "happened_on": date(2026, 3, 20)}
    for outcome, starts_on, reason in (
        (Outcome.ADOPTED, None, "start_not_promised"),
        (Outcome.PARTLY_ADOPTED, date(2026, 3, 19), "start_not_promised"),
        (Outcome.REJECTED, date(2026, 5, 1), "start_of_a_rejection"),
    ):
        with pytest.raises(Invalid, match=reason):
            await town.act(
                OFFICER, actions.answer_proposal, outcome=outcome, starts_on=starts_on, **given
            )

    assert await state_of(town, idea) is ProposalState.REVIEW


async def test_a_reexamination_is_asked_for_once_and_in_time(town):
    idea = await answered(town)
    assert (await clock_of(town, idea, "proposal.reexamination")).row.due_on == date(2026, 4, 6)
    late = await answered(town)
    with pytest.raises(RuleBroken, match="too_late_to_reexamine"):
        await town.act(
            AUTHOR,
            authors.ask_reexamination,
            proposal_id=late,
            reason="다시",
            happened_on=date(2026, 4, 7),
        )
    await town.act(
        AUTHOR,
        authors.ask_reexamination,
        proposal_id=idea,
        reason="자리를 바꿨어요.",
        happened_on=date(2026, 4, 6),
    )
    await town.act(
        OFFICER,
        actions.answer_proposal,
        proposal_id=idea,
        outcome=Outcome.REJECTED,
        text="다시 보아도 어려워요.",
        happened_on=date(2026, 4, 20),
    )
    with pytest.raises(RuleBroken, match="reexamined_already"):
        await town.act(
            AUTHOR,
            authors.ask_reexamination,
            proposal_id=idea,
            reason="또",
            happened_on=date(2026, 4, 21),
        )


async def test_an_interim_answer_is_kept_beside_the_final_one(town):
    idea = await in_review(town)
    await town.act(OFFICER, actions.answer_interim, proposal_id=idea, text="현장을 보는 중이에요.")
    async with unit_of_work(town.sessions) as uow:
        kept = (
            await uow.session.scalars(
                select(ProposalAnswer).where(ProposalAnswer.proposal_id == idea)
            )
        ).all()

    assert [(one.outcome, one.text) for one in kept] == [(None, "현장을 보는 중이에요.")]


async def test_what_is_sent_on_keeps_its_number_and_what_is_closed_its_ground(town):
    sent, closed = await in_review(town), await town.propose("같은 제안")
    async with unit_of_work(town.sessions) as uow:
        number = (await uow.session.get_one(Proposal, sent)).number
    await town.act(
        OFFICER, transferring.transfer_proposal, proposal_id=sent, to="경찰서", reason="소관"
    )
    await town.act(
        OFFICER,
        actions.close_proposal,
        proposal_id=closed,
        ground=CloseGround.DUPLICATE,
        reason="먼저 낸 제안이 있어요.",
    )
    async with unit_of_work(town.sessions) as uow:
        after = await uow.session.get_one(Proposal, sent)
        ground = await uow.session.scalar(
            select(ProposalMove.ground).where(ProposalMove.proposal_id == closed)
        )

    assert (after.state, after.number) == (ProposalState.TRANSFERRED, number)
    assert ground is CloseGround.DUPLICATE
    assert (await clock_of(town, sent)).row.stopped_on is not None


@pytest.mark.parametrize("reason", ["", "   ", "가" * 4001])
async def test_no_exit_without_a_reason(town, reason):
    idea = await town.propose("까닭 없는 일")
    with pytest.raises(Invalid, match=r"text_empty|text_too_long"):
        await town.act(OFFICER, actions.receive_proposal, proposal_id=idea, reason=reason)

    assert await state_of(town, idea) is ProposalState.SUBMITTED


@pytest.mark.parametrize("who", ["resident.1", "resident.2", "company.a", "auditor", "stranger"])
async def test_only_officers_receive_and_answer(town, who):
    idea = await town.propose("아무나 못 하는 일")
    with pytest.raises(NotAllowed, match="no_capacity"):
        await town.act(who, actions.receive_proposal, proposal_id=idea, reason="접수")
    with pytest.raises(NotAllowed, match="no_capacity"):
        await town.act(
            who, actions.answer_proposal, proposal_id=idea, outcome=Outcome.REJECTED, text="x"
        )


async def test_only_the_author_withdraws_and_an_officer_does_not_do_it_for_him(town):
    idea = await town.propose("거둘 제안")
    with pytest.raises(NotAllowed, match="not_the_author"):
        await town.act("resident.2", authors.withdraw_proposal, proposal_id=idea, reason="남의 것")
    with pytest.raises(Invalid, match="withdrawal_is_the_authors"):
        await town.act(
            OFFICER,
            actions.close_proposal,
            proposal_id=idea,
            ground=CloseGround.WITHDRAWN,
            reason="대신",
        )
    await town.act(AUTHOR, authors.withdraw_proposal, proposal_id=idea, reason="생각이 바뀌었어요")

    assert await state_of(town, idea) is ProposalState.CLOSED


async def test_an_idea_that_is_not_there_is_not_found(town):
    with pytest.raises(NotFound, match="no_such_proposal"):
        await town.act(OFFICER, actions.receive_proposal, proposal_id=town.programme_id, reason="x")


async def as_retention(engine, idea, change):
    """Change a move of an idea as the role that keeps retention."""
    async with engine.begin() as connection:
        await connection.execute(text("SET LOCAL ROLE dure_retention"))
        await connection.execute(
            text(f"UPDATE proposal_move SET {change} WHERE proposal_id = :idea"), {"idea": idea}
        )


async def test_words_of_a_move_are_blanked_by_the_retention_role_and_nothing_else_changes(
    town, services, database_name
):
    idea = await town.propose("거둘 말")
    await town.act(AUTHOR, authors.withdraw_proposal, proposal_id=idea, reason="제 사정이에요")
    engine = create_async_engine(services.url(database_name, "postgres"))
    for change in ("to_state = 'DONE'", "reason = '다른 말'", "happened_on = '2020-01-01'"):
        with pytest.raises(DBAPIError, match=r"only its words may be blanked|permission denied"):
            await as_retention(engine, idea, change)
    await as_retention(engine, idea, "reason = ''")
    await engine.dispose()
    async with unit_of_work(town.sessions) as uow:
        move = await uow.session.scalar(
            select(ProposalMove).where(ProposalMove.proposal_id == idea)
        )

    assert (move.reason, move.to_state) == ("", ProposalState.CLOSED)
