"""Duties that an answer does not meet, and the interim answer that comes back while one is late."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from tests.proposals.test_handling import OFFICER, in_review
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, RuleBroken
from workflows.kit.wording import SEOUL
from workflows.proposals.handling import actions
from workflows.proposals.handling.carrying_out import (
    finish_implementing,
    note_progress,
    start_implementing,
)
from workflows.proposals.handling.duties import meet_duty
from workflows.proposals.handling.milestones import plan_milestone
from workflows.proposals.handling.models import ProposalAnswer
from workflows.proposals.states import Outcome
from workflows.proposals.support.actions import (
    demand_interim_answers,
    set_support_ladder,
    support_proposal,
)
from workflows.proposals.support.models import ProposalDuty
from workflows.proposals.support.rules import Rung
from workflows.proposals.support.states import DutyKind
from workflows.record.uow import unit_of_work


async def test_a_forum_is_reported_once_and_an_answer_does_not_stand_for_it(town):
    await town.act(
        OFFICER,
        set_support_ladder,
        programme_id=town.programme_id,
        rungs=(Rung(DutyKind.FORUM, 1, 30, 60),),
    )
    idea = await town.propose("공론장이 필요한 일")
    await town.act(OFFICER, actions.receive_proposal, proposal_id=idea, reason="접수")
    forum = {"proposal_id": idea, "kind": DutyKind.FORUM, "text": "마흔 명이 모였어요."}
    with pytest.raises(NotFound, match="no_such_duty"):
        await town.act(OFFICER, meet_duty, **forum)
    await town.act("resident.2", support_proposal, proposal_id=idea)
    with pytest.raises(Invalid, match="met_by_an_answer"):
        await town.act(OFFICER, meet_duty, **{**forum, "kind": DutyKind.DEPT_ANSWER})
    with pytest.raises(NotAllowed):
        await town.act("resident.2", meet_duty, **forum)
    await town.act(OFFICER, meet_duty, **forum)
    with pytest.raises(Conflict, match="duty_met_already"):
        await town.act(OFFICER, meet_duty, **forum)
    async with unit_of_work(town.sessions) as uow:
        duty = await uow.session.scalar(
            select(ProposalDuty).where(ProposalDuty.proposal_id == idea)
        )
        told = await uow.session.scalar(
            select(ProposalAnswer.text).where(ProposalAnswer.proposal_id == idea)
        )

    assert duty.done_on is not None
    assert told == "마흔 명이 모였어요."


async def test_the_duty_of_an_interim_answer_comes_back_thirty_days_after_each(town):
    idea = await in_review(town)  # since March: long late

    async def owed():
        async with unit_of_work(town.sessions) as uow:
            await demand_interim_answers(uow)
        async with unit_of_work(town.sessions) as uow:
            duty = await uow.session.scalar(
                select(ProposalDuty).where(ProposalDuty.proposal_id == idea)
            )
            return duty.done_on is None, uow.now.astimezone(SEOUL).date()

    first, today = await owed()
    for days, again in ((29, False), (30, True)):
        told = today - timedelta(days=days)
        await town.act(
            OFFICER, actions.answer_interim, proposal_id=idea, text="아직이에요.", happened_on=told
        )
        assert (await owed())[0] is again, days
        async with unit_of_work(town.sessions) as uow:
            await uow.session.execute(
                update(ProposalDuty).where(ProposalDuty.proposal_id == idea).values(done_on=None)
            )

    assert first


async def test_an_idea_is_not_done_while_it_is_not_told_what_became_of_a_promise(town):
    idea = await in_review(town)
    day = date(2099, 3, 2)
    await town.act(
        OFFICER,
        actions.answer_proposal,
        proposal_id=idea,
        outcome=Outcome.ADOPTED,
        text="놓을게요.",
        starts_on=day,
    )
    await town.act(OFFICER, start_implementing, proposal_id=idea, reason="시작해요.")
    await town.act(OFFICER, plan_milestone, proposal_id=idea, name="자리 재기", planned_on=day)

    with pytest.raises(RuleBroken, match="milestones_open") as refused:
        await town.act(OFFICER, finish_implementing, proposal_id=idea, reason="마쳐요.")
    assert (refused.value.rule, refused.value.figures["first"]) == (
        "proposal.promises",
        "자리 재기",
    )
    for act, said in (
        (note_progress, {"text": "했어요."}),
        (finish_implementing, {"reason": "끝."}),
    ):
        with pytest.raises(NotAllowed):
            await town.act("resident.1", act, proposal_id=idea, **said)
