"""What was promised for an idea: told to its author at each step, and to the desk while it is late."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from tests.notices.test_notices import AUTHOR, CLERK, OFFICER, delivered, duties, reviewed, told
from workflows.kit.wording import SEOUL
from workflows.notices.kinds import ON_THE_PAGE, UNMUTABLE, NoticeKind
from workflows.notices.models import Notice
from workflows.proposals.handling import actions as handling
from workflows.proposals.handling.carrying_out import start_implementing
from workflows.proposals.handling.late_promises import tell_of_late_promises
from workflows.proposals.handling.milestones import drop_milestone, plan_milestone, reach_milestone
from workflows.proposals.handling.models import ProposalMilestone
from workflows.proposals.states import Outcome
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
