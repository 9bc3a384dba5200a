"""What is told of an idea at each step that was passed over once: promises, opinions asked, duties done."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from tests.notices.test_notices import (
    AUTHOR,
    CLERK,
    OFFICER,
    delivered,
    duties,
    opened,
    reviewed,
    told,
)
from workflows.kit.wording import SEOUL
from workflows.notices.kinds import ON_THE_PAGE, UNMUTABLE, NoticeKind
from workflows.notices.models import Notice
from workflows.proposals.handling import actions as handling
from workflows.proposals.handling.carrying_out import start_implementing
from workflows.proposals.handling.duties import meet_duty
from workflows.proposals.handling.late_promises import tell_of_late_promises
from workflows.proposals.handling.milestones import drop_milestone, plan_milestone, reach_milestone
from workflows.proposals.handling.models import ProposalMilestone
from workflows.proposals.states import Outcome
from workflows.proposals.support.actions import set_support_ladder, support_proposal
from workflows.proposals.support.rules import Rung
from workflows.proposals.support.states import DutyKind
from workflows.record.models import Event
from workflows.record.uow import unit_of_work

K = NoticeKind


async def today(town) -> date:
    async with unit_of_work(town.sessions) as uow:
        return uow.now.astimezone(SEOUL).date()


async def adopted(town, *, starts_on: date, happened_on: date | None = None):
    idea = await reviewed(town)
    await town.act(
        OFFICER,
        handling.answer_proposal,
        proposal_id=idea,
        outcome=Outcome.ADOPTED,
        text="놓을게요.",
        starts_on=starts_on,
        happened_on=happened_on,
    )
    return idea


async def begun(town):
    """Return an idea that is carried out, with a step promised for yesterday and one for today."""
    day = await today(town)
    idea = await adopted(town, starts_on=day)
    await town.act(OFFICER, start_implementing, proposal_id=idea, reason="시작해요.")
    past = day - timedelta(days=3)
    for name, planned in (("자리 재기", day - timedelta(days=1)), ("놓기", day)):
        await town.act(
            OFFICER,
            plan_milestone,
            proposal_id=idea,
            name=name,
            planned_on=planned,
            happened_on=past,
        )
    async with unit_of_work(town.sessions) as uow:
        rows = await uow.session.scalars(
            select(ProposalMilestone)
            .where(ProposalMilestone.proposal_id == idea)
            .order_by(ProposalMilestone.planned_on)
        )
        return idea, [one.id for one in rows]


async def looked(town, idea) -> int:
    """Look for late promises in all towns, and return how often it was ever said of this idea."""
    await town.act(None, tell_of_late_promises)
    said = select(func.count()).where(Event.subject_id == idea, Event.kind.like("%promise_late"))
    async with unit_of_work(town.sessions) as uow:
        return await uow.session.scalar(said)


async def test_the_author_is_told_what_was_promised_and_once_that_its_day_is_over(town):
    idea, _ = await begun(town)
    assert [kind for kind, _ in await told(town, AUTHOR)].count(K.PROMISED) == 2

    assert [await looked(town, idea) for _ in range(2)] == [1, 1]
    heard = await told(town, AUTHOR)
    assert heard.count((K.PROMISE_DELAYED, True)) == 1
    assert (K.PROMISE_LATE, False) not in heard
    for desk in (OFFICER, CLERK):
        assert await duties(town, desk) == [K.PROMISE_LATE]
    async with unit_of_work(town.sessions) as uow:
        due = await uow.session.scalar(
            select(Notice.due_on).where(Notice.kind == K.PROMISE_LATE, Notice.subject_id == idea)
        )
    assert due == await today(town) - timedelta(days=1)


@pytest.mark.parametrize("end", ["reached", "dropped"])
async def test_the_desk_has_said_it_when_it_is_told_what_became_of_the_late_promise(town, end):
    _, (first, _) = await begun(town)
    await town.act(None, tell_of_late_promises)
    assert await duties(town, CLERK) == [K.PROMISE_LATE]

    if end == "reached":
        await town.act(OFFICER, reach_milestone, milestone_id=first, text="쟀어요.")
    else:
        await town.act(OFFICER, drop_milestone, milestone_id=first, reason="길이 좁아요.")
    assert await duties(town, CLERK) == []
    heard = [kind for kind, _ in await told(town, AUTHOR)]
    # That a promise was given up is not told as progress.
    assert (K.PROMISE_DROPPED in heard, K.PROGRESS in heard) == (end == "dropped", end == "reached")


async def test_while_another_promise_is_late_the_desk_still_owes_a_word(town):
    day = await today(town)
    idea, (first, _) = await begun(town)
    await town.act(
        OFFICER,
        plan_milestone,
        proposal_id=idea,
        name="알리기",
        planned_on=day - timedelta(days=2),
        happened_on=day - timedelta(days=3),
    )
    assert await looked(town, idea) == 2
    await town.act(OFFICER, reach_milestone, milestone_id=first, text="쟀어요.")
    assert K.PROMISE_LATE in await duties(town, CLERK)


async def test_what_was_reached_or_given_up_before_its_day_was_over_is_never_late(town):
    idea, (first, second) = await begun(town)
    await town.act(OFFICER, reach_milestone, milestone_id=first, text="쟀어요.")
    await town.act(OFFICER, drop_milestone, milestone_id=second, reason="길이 좁아요.")
    assert await looked(town, idea) == 0


async def test_a_promised_start_that_was_not_made_is_late_until_it_is_made(town):
    day = await today(town)
    idea = await adopted(
        town, starts_on=day - timedelta(days=1), happened_on=day - timedelta(days=2)
    )
    assert await looked(town, idea) == 1
    assert (K.PROMISE_DELAYED, True) in await told(town, AUTHOR)
    assert await duties(town, CLERK) == [K.PROMISE_LATE]

    await town.act(OFFICER, start_implementing, proposal_id=idea, reason="이제 시작해요.")
    assert await duties(town, CLERK) == []


async def test_a_start_promised_for_today_is_not_late(town):
    idea = await adopted(town, starts_on=await today(town))
    assert await looked(town, idea) == 0


async def test_a_word_that_came_before_the_telling_is_not_called_late(town):
    _, (first, _) = await begun(town)
    await town.act(None, tell_of_late_promises)
    await town.act(OFFICER, reach_milestone, milestone_id=first, text="쟀어요.")
    await delivered(town)

    assert K.PROMISE_DELAYED not in [kind for kind, _ in await told(town, AUTHOR)]


def test_the_desk_cannot_turn_it_off_and_all_are_led_to_the_promises():
    kinds = {K.PROMISED, K.PROMISE_DELAYED, K.PROMISE_DROPPED, K.PROMISE_LATE}
    assert kinds & UNMUTABLE == {K.PROMISE_LATE}
    assert {ON_THE_PAGE[one] for one in kinds} == {"#milestones"}


async def test_an_opinion_asked_elsewhere_is_not_called_an_answer(town):
    idea = await reviewed(town)
    await town.act(OFFICER, handling.hear_outside, proposal_id=idea, reason="경찰서에 물어봐요.")

    heard = [kind for kind, _ in await told(town, AUTHOR)]
    assert K.OPINION_ASKED in heard
    assert K.INTERIM_ANSWER not in heard


async def test_a_forum_that_was_held_is_told_to_author_and_supporters_as_what_it_is(town):
    rungs = (Rung(DutyKind.FORUM, 1, 30, 60),)
    await town.act(OFFICER, set_support_ladder, programme_id=town.programme_id, rungs=rungs)
    idea = await opened(town)
    await town.act("resident.2", support_proposal, proposal_id=idea)
    await town.act(
        OFFICER, meet_duty, proposal_id=idea, kind=DutyKind.FORUM, text="마흔 명이 모였어요."
    )

    for who in (AUTHOR, "resident.2"):
        heard = [kind for kind, _ in await told(town, who)]
        assert K.DUTY_TOLD in heard
        assert K.INTERIM_ANSWER not in heard


async def test_a_threshold_of_long_ago_is_told_under_its_day(town):
    day = await today(town) - timedelta(days=40)
    rungs = (Rung(DutyKind.DEPT_ANSWER, 1, 30, 30), Rung(DutyKind.FORUM, 2, 30, 30))
    await town.act(OFFICER, set_support_ladder, programme_id=town.programme_id, rungs=rungs)
    idea = await town.propose("그늘막")
    await town.act(
        OFFICER, handling.receive_proposal, proposal_id=idea, reason="접수", happened_on=day
    )
    for who in ("resident.2", "resident.3"):
        await town.act(who, support_proposal, proposal_id=idea, happened_on=day)
    await delivered(town)
    async with unit_of_work(town.sessions) as uow:
        days = await uow.session.scalars(
            select(Notice.arose_at).where(Notice.kind == K.THRESHOLD_MET, Notice.subject_id == idea)
        )
        assert {one.astimezone(SEOUL).date() for one in days} == {day}
