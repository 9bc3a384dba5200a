"""The trace: each act says what it led to, the chain is walked both ways, and it never changes."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.fixtures.clock import BEGINS
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, WrongState
from workflows.proposals.handling import actions as handling
from workflows.proposals.handling.carrying_out import start_implementing
from workflows.proposals.handling.milestones import plan_milestone, reach_milestone
from workflows.proposals.handling.queries import milestones_by_proposal
from workflows.proposals.merging.actions import propose_merge
from workflows.proposals.states import Outcome
from workflows.proposals.support.actions import set_support_ladder, support_proposal
from workflows.proposals.support.rules import Rung
from workflows.proposals.support.states import DutyKind
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS
from workflows.trace.kinds import EdgeKind, NodeKind
from workflows.trace.queries import walked_from

OFFICER = "municipality.officer"
SOON = BEGINS.date() + timedelta(days=40)


async def walked(town, thing):
    async with unit_of_work(town.sessions) as uow:
        steps = await walked_from(uow.session, ANONYMOUS, thing_id=thing)
        return [(one.source.kind, one.kind, one.target.kind) for one in steps], steps


async def opened(town, title):
    idea = await town.propose(title)
    await town.act(OFFICER, handling.receive_proposal, proposal_id=idea, reason="접수")
    return idea


async def adopted(town):
    idea = await opened(town, "빗물 화단")
    await town.act("resident.2", support_proposal, proposal_id=idea)
    await town.act(OFFICER, handling.begin_review, proposal_id=idea, reason="검토")
    await town.act(
        OFFICER,
        handling.answer_proposal,
        proposal_id=idea,
        outcome=Outcome.ADOPTED,
        text="합시다.",
        starts_on=SOON,
    )
    return idea


async def promised(town, idea, name="흙 채우기", planned_on=SOON):
    return await town.act(
        OFFICER, plan_milestone, proposal_id=idea, name=name, planned_on=planned_on
    )


async def milestone_of(town, idea):
    async with unit_of_work(town.sessions) as uow:
        (one,) = (await milestones_by_proposal(uow.session, ANONYMOUS, [idea]))[idea]
        return one


async def test_from_the_merged_idea_to_the_milestone_and_back(town):
    await town.act(
        OFFICER,
        set_support_ladder,
        programme_id=town.programme_id,
        rungs=(Rung(DutyKind.FORUM, 1, 30, 60),),
    )
    source = await opened(town, "작은 화단")
    idea = await adopted(town)
    other = await opened(town, "다른 화단")
    await town.act("resident.1", propose_merge, proposal_id=source, into_id=other, text="합쳐요.")
    await promised(town, idea)
    await town.act(OFFICER, start_implementing, proposal_id=idea, reason="시작")
    milestone = await milestone_of(town, idea)
    await town.act(OFFICER, reach_milestone, milestone_id=milestone.id, text="다 채웠어요.")
    onward, steps = await walked(town, idea)
    back, _ = await walked(town, milestone.id)
    merged, _ = await walked(town, source)

    assert onward == [
        (NodeKind.IDEA, EdgeKind.BEGOT, NodeKind.DUTY),
        (NodeKind.IDEA, EdgeKind.ANSWERED_BY, NodeKind.ANSWER),
        (NodeKind.ANSWER, EdgeKind.CARRIED_OUT_AS, NodeKind.WORK),
        (NodeKind.WORK, EdgeKind.REACHED, NodeKind.MILESTONE),
    ]
    assert steps[-1].target.label == "흙 채우기"
    # Back from the milestone: not into the duty, which leads nowhere near it.
    assert back == onward[1:]
    assert merged == [(NodeKind.IDEA, EdgeKind.MERGED_INTO, NodeKind.IDEA)]


async def test_a_vote_leads_to_the_work_if_no_answer_did(town):
    campaign = await town.open_campaign()
    (line, *_) = town.proposals[-4:]
    steps, _ = await walked(town, line)

    assert steps == [(NodeKind.IDEA, EdgeKind.PUT_TO, NodeKind.VOTE)]
    # The vote itself is reached from all four of its lines.
    assert len((await walked(town, campaign.id))[0]) == 4


async def test_milestones_are_promised_for_what_will_be_done_and_reached_once(town):
    idea = await adopted(town)
    with pytest.raises(Invalid, match="milestone_in_the_past"):
        await promised(town, idea, planned_on=date(2020, 1, 1))
    with pytest.raises(WrongState, match="nothing_promised"):
        await promised(town, await opened(town, "아직 열린 생각"))
    with pytest.raises(NotAllowed):
        await town.act("resident.2", plan_milestone, proposal_id=idea, name="내가", planned_on=SOON)
    await promised(town, idea)
    milestone = await milestone_of(town, idea)
    reach = {"milestone_id": milestone.id, "text": "했어요."}
    with pytest.raises(WrongState):
        await town.act(OFFICER, reach_milestone, **reach)
    await town.act(OFFICER, start_implementing, proposal_id=idea, reason="시작")
    await town.act(OFFICER, reach_milestone, **reach)
    with pytest.raises(Conflict, match="milestone_reached_already"):
        await town.act(OFFICER, reach_milestone, **reach)
    with pytest.raises(NotFound, match="no_such_promise"):
        await town.act(OFFICER, reach_milestone, milestone_id=idea, text="없는 것")


@pytest.mark.parametrize("table", ["trace_node", "trace_edge"])
async def test_the_trace_only_grows(town, table):
    with pytest.raises(DBAPIError, match="permission denied"):
        async with unit_of_work(town.sessions) as uow:
            await uow.session.execute(text(f"DELETE FROM {table}"))
