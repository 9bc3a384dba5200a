"""The last second of every period of the residents' loop: in before it is over, out from then on.

A period of days ends with its last day (Civil Act 159), and where that is a day off with the next working
day (161); a vote ends at its hour. What arrives at the very moment of the end is late.
"""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from tests.proposals.test_moderation import said
from workflows.identity.queries import actor_for
from workflows.kit.refusal import RuleBroken, WrongState
from workflows.kit.wording import SEOUL
from workflows.proposals.campaigns import roll_corrections
from workflows.proposals.campaigns.queries import OfAsker, campaign_offers
from workflows.proposals.deliberation.actions import mend_comment
from workflows.proposals.handling import actions, authors
from workflows.proposals.models import Proposal
from workflows.proposals.states import Outcome, ProposalState
from workflows.proposals.support.actions import set_support_ladder, support_proposal
from workflows.proposals.support.models import ProposalDuty
from workflows.proposals.support.queries import ladders_by_programme
from workflows.proposals.support.rules import Rung, next_rung
from workflows.proposals.support.states import DutyKind
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS
from workflows.voting.casting import Receipt
from workflows.voting.models import Poll
from workflows.voting.states import CorrectionKind

OFFICER, CLERK, AUTHOR = "municipality.officer", "municipality.clerk2", "resident.1"
SECOND = timedelta(seconds=1)
MOMENTS = pytest.mark.parametrize(
    ("after", "in_time"), [(-SECOND, True), (timedelta(0), False), (SECOND, False)]
)


def midnight_after(day):
    """Return the end of a day in Korea."""
    return datetime.combine(day + timedelta(days=1), time(), SEOUL)


@MOMENTS
async def test_a_ballot_and_the_page_that_offers_it(town, clock, after, in_time):
    campaign = await town.open_campaign()
    async with unit_of_work(town.sessions) as uow:
        poll = await uow.session.get_one(Poll, campaign.poll_id)
    moment = poll.closes_at + after
    await clock.set(moment)
    answer = await town.vote("resident.2", campaign.poll_id, "1")
    async with unit_of_work(
        town.sessions, lambda s: actor_for(s, town.people["resident.2"])
    ) as uow:
        mine = OfAsker(on_roll=True, voted=False, came=False)
        offers = campaign_offers(uow.actor, poll, mine, options=4, moment=moment)

    assert isinstance(answer, Receipt) is in_time
    assert in_time or answer.reason == "voting_closed"
    assert next(one.allowed for one in offers if one.name == "castBallot") is in_time


@MOMENTS
@pytest.mark.parametrize("asked_before", [False, True])
async def test_a_correction_of_a_roll_is_asked_for_and_decided(
    town, clock, after, in_time, asked_before
):
    campaign = await town.open_campaign()
    async with unit_of_work(town.sessions) as uow:
        poll = await uow.session.get_one(Poll, campaign.poll_id)

    async def ask():
        return await town.act(
            OFFICER,
            roll_corrections.propose_correction,
            campaign_id=campaign.id,
            voter_id=town.people["resident.3"],
            kind=CorrectionKind.STRIKE,
            reason="다른 곳으로 옮기심",
            on_proof=True,
        )

    async def decide(correction):
        return await town.act(
            CLERK, roll_corrections.decide_correction, correction_id=correction.id
        )

    correction = await ask() if asked_before else None
    await clock.set(poll.closes_at + after)
    act = decide(correction) if correction else ask()
    if in_time:
        await act
    else:
        with pytest.raises(WrongState, match="voting_closed"):
            await act


# The thirtieth day is a Saturday in the first case, a Tuesday in the second.
@MOMENTS
@pytest.mark.parametrize(
    ("opened_on", "last"),
    [(date(2026, 11, 5), date(2026, 12, 7)), (date(2026, 11, 1), date(2026, 12, 1))],
)
async def test_the_support_that_crosses_a_threshold(town, clock, after, in_time, opened_on, last):
    await town.act(
        OFFICER,
        set_support_ladder,
        programme_id=town.programme_id,
        rungs=[Rung(DutyKind.DEPT_ANSWER, 1, 30, 30)],
    )
    idea = await town.propose("마을 우물")
    await town.act(
        OFFICER,
        actions.receive_proposal,
        proposal_id=idea,
        reason="접수",
        happened_on=opened_on,
    )
    await clock.set(midnight_after(last) + after)
    async with unit_of_work(town.sessions) as uow:
        ladder = (await ladders_by_programme(uow.session, ANONYMOUS, [town.programme_id]))[
            town.programme_id
        ]
        today = uow.now.astimezone(SEOUL).date()
    told = next_rung(ladder, opened_on=opened_on, day=today, had=())
    await town.act("resident.2", support_proposal, proposal_id=idea)
    async with unit_of_work(town.sessions) as uow:
        state = (await uow.session.get_one(Proposal, idea)).state
        duties = (
            await uow.session.scalars(
                select(ProposalDuty.kind).where(ProposalDuty.proposal_id == idea)
            )
        ).all()

    assert ladder.rungs[0].open_until(opened_on, ladder.off) == last
    assert (told is not None) is in_time
    assert (state is ProposalState.THRESHOLD_MET) is in_time
    assert (duties == [DutyKind.DEPT_ANSWER]) is in_time


# Fifteen days from a Friday are a Saturday, which rolls on to the Monday; from a Monday, a Tuesday.
@MOMENTS
@pytest.mark.parametrize(
    ("answered_on", "last"),
    [(date(2026, 11, 20), date(2026, 12, 7)), (date(2026, 11, 23), date(2026, 12, 8))],
)
async def test_a_reexamination_is_asked_for(town, clock, after, in_time, answered_on, last):
    idea = await town.propose("골목 도서관")
    opened_on = answered_on - timedelta(days=5)
    for act, given in (
        (actions.receive_proposal, {"reason": "접수"}),
        (actions.begin_review, {"reason": "검토"}),
    ):
        await town.act(OFFICER, act, proposal_id=idea, happened_on=opened_on, **given)
    await town.act(
        OFFICER,
        actions.answer_proposal,
        proposal_id=idea,
        outcome=Outcome.REJECTED,
        text="자리를 따져 보았어요.",
        happened_on=answered_on,
    )
    await clock.set(midnight_after(last) + after)
    again = town.act(AUTHOR, authors.ask_reexamination, proposal_id=idea, reason="자리를 바꿨어요.")
    if in_time:
        await again
    else:
        with pytest.raises(RuleBroken, match="too_late_to_reexamine"):
            await again


@MOMENTS
async def test_a_comment_is_mended(town, clock, after, in_time):
    comment = await said(town)
    await clock.set(comment.written_at + timedelta(minutes=30) + after)
    mended = town.act(
        "resident.2",
        mend_comment,
        comment_id=comment.id,
        text="아주 좋은 생각이에요.",
        expected_version=1,
    )
    if in_time:
        await mended
    else:
        with pytest.raises(WrongState, match="too_late_to_mend"):
            await mended
