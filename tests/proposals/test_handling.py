"""The handling of ideas: every move with its reason, the clock of the answer, and who may what."""

from datetime import date

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import select

from workflows.kit.refusal import Invalid, NotAllowed, NotFound, RuleBroken, WrongState
from workflows.law.clocks import ClockState, clocks_by_subject
from workflows.proposals.handling import actions, authors, carrying_out
from workflows.proposals.handling.models import ProposalAnswer, ProposalMove
from workflows.proposals.models import Proposal
from workflows.proposals.states import (
    PROPOSAL_MOVES,
    CloseGround,
    Outcome,
    ProposalState,
)
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS

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
    await town.act(OFFICER, actions.transfer_proposal, proposal_id=sent, to="경찰서", reason="소관")
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


VERBS = sorted({verb for _, verb in PROPOSAL_MOVES.table})
ENDS = {ProposalState.TRANSFERRED, ProposalState.CLOSED, ProposalState.DONE}


class LifeOfAnIdea(RuleBasedStateMachine):
    """Any verbs in any order: what is over stays over, and nothing is answered without a review."""

    def __init__(self):
        super().__init__()
        self.state = ProposalState.SUBMITTED
        self.been = [self.state]

    @rule(verb=st.sampled_from(VERBS))
    def try_to(self, verb):
        if not PROPOSAL_MOVES.allows(self.state, verb):
            with pytest.raises(WrongState):
                PROPOSAL_MOVES.after(self.state, verb)
            return
        self.state = PROPOSAL_MOVES.after(self.state, verb)
        self.been.append(self.state)

    @invariant()
    def what_is_over_stays_over(self):
        over = [at for at, state in enumerate(self.been) if state in ENDS]
        assert over in ([], [len(self.been) - 1])

    @invariant()
    def nothing_is_answered_without_a_review(self):
        answers = {ProposalState.ADOPTED, ProposalState.PARTLY_ADOPTED, ProposalState.REJECTED}
        for before, after in zip(self.been, self.been[1:], strict=False):
            if after in answers:
                assert before in {ProposalState.REVIEW, ProposalState.REEXAMINATION}


TestLifeOfAnIdea = LifeOfAnIdea.TestCase
TestLifeOfAnIdea.settings = settings(max_examples=2000, stateful_step_count=15, deadline=None)
