"""Where a notice takes reviewed ideas only, an idea without a published review stands in no such vote."""

from datetime import date

import pytest
from sqlalchemy import func, select

from tests.fixtures.town import Town
from tests.proposals.test_review import (
    OFFICER,
    expert_town,  # noqa: F401 - a fixture
    locked,
)
from tests.proposals.test_revising import revised, stored
from workflows.kit.paging import Window
from workflows.kit.refusal import RuleBroken
from workflows.proposals.campaigns.actions import prepare_campaign
from workflows.proposals.campaigns.models import Campaign
from workflows.proposals.campaigns.notice import Terms
from workflows.proposals.handling import actions as handling
from workflows.proposals.queries import count_proposals, list_proposals
from workflows.proposals.review import actions
from workflows.proposals.review.queries import numbers_without_review
from workflows.proposals.states import Outcome
from workflows.record.uow import unit_of_work
from workflows.voting.kinds import BallotKind, Rule, TieRule


async def prepared(town: Town, *ideas, reviewed_only: bool = True) -> Campaign:
    async with unit_of_work(town.sessions) as uow:
        now = uow.now
    return await town.act(
        OFFICER,
        prepare_campaign,
        programme_id=town.programme_id,
        title="심사한 제안 고르기",
        summary="심사단이 본 제안 가운데 골라요.",
        terms=Terms(
            budget=500,
            rule=Rule.GREEDY,
            ballot_kind=BallotKind.APPROVAL,
            tie_rule=TieRule.LOWER_COST,
            opens_at=now,
            closes_at=now.replace(year=now.year + 1),
            reviewed_only=reviewed_only,
        ),
        proposal_ids=ideas,
    )


async def adopted(town: Town):
    """Return an idea that was adopted after a panel had published its review."""
    idea, panel = await locked(town)
    await town.act(OFFICER, actions.publish_review, panel_id=panel, summary="그늘이 모자라요.")
    await town.act(
        OFFICER,
        handling.answer_proposal,
        proposal_id=idea,
        outcome=Outcome.ADOPTED,
        text="그늘을 만들게요.",
        starts_on=date(2090, 1, 1),
    )
    return idea


async def test_a_reviewed_idea_stands_in_such_a_vote_and_another_is_refused(expert_town):  # noqa: F811
    town = expert_town
    reviewed = await adopted(town)
    other = await town.propose("아무도 보지 않은 일")
    with pytest.raises(RuleBroken, match="idea_not_reviewed") as refused:
        await prepared(town, reviewed, other)
    async with unit_of_work(town.sessions) as uow:
        here = select(func.count()).where(Campaign.programme_id == town.programme_id)
        assert await uow.session.scalar(here) == 0
    campaign = await prepared(town, reviewed)

    assert (refused.value.field, refused.value.rule) == ("proposalIds", "review.before_ballot")
    assert campaign.reviewed_only


async def test_a_review_that_is_not_published_is_none(expert_town):  # noqa: F811
    pending, panel = await locked(expert_town)
    before = await without_review(expert_town, pending)
    await expert_town.act(OFFICER, actions.publish_review, panel_id=panel, summary="모자라요.")

    assert len(before) == 1
    assert await without_review(expert_town, pending) == []


async def test_the_list_finds_reviewed_ideas_alone_when_it_is_asked_to(expert_town):  # noqa: F811
    await expert_town.propose("아무도 보지 않은 일")
    pending, panel = await locked(expert_town)
    asked = {"programme_id": expert_town.programme_id, "reviewed": True}
    async with unit_of_work(expert_town.sessions) as uow:
        before = await count_proposals(uow.session, uow.actor, **asked)
    await expert_town.act(OFFICER, actions.publish_review, panel_id=panel, summary="모자라요.")
    async with unit_of_work(expert_town.sessions) as uow:
        after = await list_proposals(uow.session, uow.actor, window=Window(9), **asked)

    assert before == 0
    assert [row.id for row in after.rows] == [pending]


async def without_review(town: Town, *ideas) -> list[str]:
    async with unit_of_work(town.sessions) as uow:
        return await numbers_without_review(uow.session, ideas)


async def test_a_revision_asks_for_the_reviews_of_what_stands_on_the_paper(expert_town):  # noqa: F811
    campaign = await expert_town.campaign()
    with pytest.raises(RuleBroken, match="idea_not_reviewed") as refused:
        await revised(expert_town, campaign, reviewed_only=True)
    row, _, _ = await stored(expert_town, campaign)

    assert refused.value.field == "reviewedOnly"
    assert (row.reviewed_only, row.version) == (False, 1)


async def test_a_revision_may_ask_for_reviews_where_all_ideas_have_one(expert_town):  # noqa: F811
    campaign = await prepared(expert_town, await adopted(expert_town), reviewed_only=False)
    await revised(expert_town, campaign, reviewed_only=True)

    assert (await stored(expert_town, campaign))[0].reviewed_only
