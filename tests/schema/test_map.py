"""The map: ideas as points, as many as are asked for, under the filters of the list."""

from datetime import timedelta
from uuid import UUID

import pytest

from schema.kit.ids import global_id
from server.database import Database
from tests.fixtures.statements import statements
from tests.fixtures.town import Town
from tests.schema.conftest import Ask
from workflows.proposals.actions import submit_proposal
from workflows.proposals.campaigns.actions import Terms, open_campaign, prepare_campaign
from workflows.proposals.states import Category
from workflows.record.uow import unit_of_work
from workflows.voting.kinds import BallotKind, Rule, TieRule

OFFICER = "municipality.officer"
POINTS = """query ($programme: ID!, $first: Int, $campaign: ID, $search: String) {
  ideaPoints(programmeId: $programme, first: $first, campaignId: $campaign, search: $search) {
    id number title point { longitude latitude } } }"""


async def placed(town: Town, title: str, east: int):
    return await town.act(
        "resident.1",
        submit_proposal,
        programme_id=town.programme_id,
        title=title,
        summary="그늘이 필요해요.",
        body="더워요. " * 500,
        category=Category.WELFARE,
        place="가온동",
        cost=100,
        point=(127_000_000 + east, 36_000_000),
    )


async def points(ask: Ask, town: Town, **given):
    return await ask(POINTS, programme=global_id("Programme", town.programme_id), **given)


async def test_the_newest_come_first_and_lead_to_their_ideas(ask: Ask, town: Town):
    await town.propose("어디에도 없는 제안")
    ideas = [await placed(town, f"그늘막 {n}", n) for n in range(3)]
    every = (await points(ask, town)).sole()
    two = (await points(ask, town, first=2)).sole()
    found = await ask("query ($id: ID!) { node(id: $id) { id __typename } }", id=two[0]["id"])

    assert [one["number"] for one in every] == [one.number for one in reversed(ideas)]
    assert two == every[:2]
    assert two[0]["point"] == {"longitude": 127.000002, "latitude": 36.0}
    assert found.sole() == {"id": global_id("Proposal", ideas[2].id), "__typename": "Proposal"}


@pytest.mark.parametrize(
    ("given", "reason", "field"),
    [
        ({"first": 0}, "page_size", "first"),
        ({"first": -1}, "page_size", "first"),
        ({"first": 501}, "page_size", "first"),
        ({"search": "길\x00"}, "text_control_characters", "search"),
        ({"search": "가" * 101}, "text_too_long", "search"),
        ({"campaign": global_id("Proposal", UUID(int=1))}, "id_of_another_type", "campaignId"),
    ],
)
async def test_what_cannot_be_asked_for_is_refused(ask: Ask, town: Town, given, reason, field):
    (error,) = (await points(ask, town, **given)).errors

    assert (error["extensions"]["reason"], error["extensions"]["field"]) == (reason, field)


async def test_only_what_stands_on_a_ballot_paper_once_the_vote_is_open(ask: Ask, town: Town):
    on_paper, _ = [await placed(town, f"그늘막 {n}", n) for n in range(2)]
    async with unit_of_work(town.sessions) as uow:
        now = uow.now
    campaign = await town.act(
        OFFICER,
        prepare_campaign,
        programme_id=town.programme_id,
        title="주민투표",
        summary="어느 것을 먼저 할까요",
        terms=Terms(
            budget=500,
            rule=Rule.GREEDY,
            ballot_kind=BallotKind.APPROVAL,
            tie_rule=TieRule.LOWER_COST,
            opens_at=now - timedelta(minutes=1),
            closes_at=now + timedelta(hours=1),
            max_choices=1,
        ),
        proposal_ids=[on_paper.id],
    )
    key = global_id("Campaign", campaign.id)

    assert (await points(ask, town, campaign=key)).sole() == []
    await town.act(OFFICER, open_campaign, campaign_id=campaign.id)
    shown = (await points(ask, town, campaign=key)).sole()
    assert [one["number"] for one in shown] == [on_paper.number]


async def test_no_more_of_an_idea_is_read_than_the_map_shows(
    ask: Ask, town: Town, database: Database
):
    await placed(town, "그늘막", 1)
    with statements(database) as said:
        assert len((await points(ask, town)).sole()) == 1

    (read,) = [one for one in said if "proposal.longitude" in one]
    assert "proposal.body" not in read
    assert "proposal.search_text" not in read
