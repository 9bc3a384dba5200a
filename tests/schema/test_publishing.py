"""A result that waits for the office: no way leads to it before, and one act shows it to everybody."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from tests.fixtures.town import Town
from tests.schema.conftest import Ask
from workflows.corridor.reactions import REACTIONS
from workflows.kit.refusal import Conflict, NotAllowed, WrongState
from workflows.proposals.campaigns import actions as campaigns
from workflows.proposals.campaigns.models import Campaign
from workflows.proposals.campaigns.open_data import counted_file
from workflows.proposals.campaigns.rows import campaign_row_by_number
from workflows.proposals.dumps.reading import tables_of
from workflows.proposals.models import Proposal
from workflows.record.models import Event
from workflows.record.outbox import deliver_one
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS
from workflows.voting.queries import comparisons_by_poll
from workflows.voting.states import ResultVisibility

OFFICER = "municipality.officer"
READ = """query ($number: String!) { campaign(number: $number) { state lotSeed resultVisibility
  resultPublishedAt resultRefusal { reason rule { id } remedy }
  result { selected { number } otherRules { rule } } lines { outcome { selected } } } }"""


async def delivered(town: Town) -> None:
    """Run every reaction, and those that follow."""
    while await deliver_one(town.sessions, REACTIONS):
        pass


async def counted(town: Town, **terms: object) -> Campaign:
    """Hold a vote and count it, with all that follows."""
    campaign = await town.open_campaign(early_close=True, **terms)
    await town.vote("resident.1", campaign.poll_id, "1,4")
    await town.act(OFFICER, campaigns.close_campaign, campaign_id=campaign.id, reason="끝")
    await delivered(town)
    return campaign


async def withheld(town: Town) -> Campaign:
    return await counted(town, result_visibility=ResultVisibility.ON_PUBLICATION)


async def decided(town: Town) -> set[str]:
    async with unit_of_work(town.sessions) as uow:
        return set(
            await uow.session.scalars(select(Proposal.state).where(Proposal.id.in_(town.proposals)))
        )


@pytest.mark.parametrize("who", [None, "resident.1", OFFICER, "auditor"])
async def test_a_counted_result_waits_for_the_office_and_says_so(ask: Ask, town: Town, who):
    campaign = await withheld(town)
    person = town.people[who] if who else None
    read = (await ask(READ, as_=person, number=campaign.number)).sole()

    assert read["state"] == "TALLIED"
    assert read["resultVisibility"] == "ON_PUBLICATION"
    assert read["result"] is read["lotSeed"] is read["resultPublishedAt"] is None
    assert [line["outcome"] for line in read["lines"]] == [None] * 4
    assert read["resultRefusal"]["reason"] == "result_not_published"
    assert read["resultRefusal"]["rule"] == {"id": "vote.result"}
    assert read["resultRefusal"]["remedy"]


async def test_no_file_row_comparison_or_idea_tells_it_before(town: Town):
    campaign = await withheld(town)
    async with unit_of_work(town.sessions) as uow:
        file = await counted_file(uow.session, ANONYMOUS, number=campaign.number)
        row = await campaign_row_by_number(
            uow.session, ANONYMOUS, paths=("result.lot_seed",), number=campaign.number
        )
        compared = await comparisons_by_poll(uow.session, ANONYMOUS, {campaign.poll_id})
        dump = await tables_of(uow.session, town.programme_id, [], today=uow.now.date(), smallest=3)

    assert file is None
    assert row is not None
    assert row[0] is None
    assert compared == {campaign.poll_id: []}
    assert [vote[-1] for vote in dump["votes"]] == [None]
    assert {line[-3:] for line in dump["lines"]} == {(None, None, None)}
    assert await decided(town) == {"ON_BALLOT"}


async def test_one_act_shows_it_to_everybody_and_then_the_ideas_are_decided(ask: Ask, town: Town):
    campaign = await withheld(town)
    await town.act(OFFICER, campaigns.publish_result, campaign_id=campaign.id)
    await delivered(town)
    read = (await ask(READ, number=campaign.number)).sole()
    async with unit_of_work(town.sessions) as uow:
        file = await counted_file(uow.session, ANONYMOUS, number=campaign.number)
        kinds = await uow.session.scalars(
            select(Event.kind).where(Event.subject_id == campaign.poll_id)
        )
        assert list(kinds).count("poll.published") == 1

    assert read["resultRefusal"] is None
    assert [line["number"] for line in read["result"]["selected"]] == [1, 4]
    assert read["result"]["otherRules"] != []
    assert read["lotSeed"] is not None
    assert file is not None
    assert await decided(town) == {"SELECTED", "NOT_SELECTED"}
    with pytest.raises(Conflict, match="result_published_already"):
        await town.act(OFFICER, campaigns.publish_result, campaign_id=campaign.id)


@pytest.mark.parametrize("who", ["resident.1", "auditor", "company.a"])
async def test_only_the_office_publishes(ask: Ask, town: Town, who):
    campaign = await withheld(town)
    with pytest.raises(NotAllowed):
        await town.act(who, campaigns.publish_result, campaign_id=campaign.id)

    assert (await ask(READ, number=campaign.number)).sole()["result"] is None


async def test_nothing_is_published_before_the_count_nor_where_it_shows_at_the_count(
    ask: Ask, town: Town
):
    waiting = await town.open_campaign(result_visibility=ResultVisibility.ON_PUBLICATION)
    with pytest.raises(WrongState, match="poll_not_counted"):
        await town.act(OFFICER, campaigns.publish_result, campaign_id=waiting.id)
    open_read = (await ask(READ, number=waiting.number)).sole()
    assert open_read["resultRefusal"]["reason"] == "poll_not_counted"


async def test_by_default_a_result_shows_at_the_count(ask: Ask, town: Town):
    campaign = await counted(town)
    read = (await ask(READ, number=campaign.number)).sole()

    assert read["resultVisibility"] == "AT_COUNT"
    assert read["result"] is not None
    assert read["resultRefusal"] is None
    with pytest.raises(WrongState, match="result_shows_by_itself"):
        await town.act(OFFICER, campaigns.publish_result, campaign_id=campaign.id)


async def test_the_database_publishes_once_after_the_count_and_never_takes_it_back(town: Town):
    at_count = await counted(town)
    running = await town.open_campaign(result_visibility=ResultVisibility.ON_PUBLICATION)
    for campaign in (at_count, running):
        await refused(town, campaign, "published once", "result_published_at = now()")
    await refused(town, running, "definition is frozen", "result_visibility = 'AT_COUNT'")
    published = await withheld(town)
    await town.act(OFFICER, campaigns.publish_result, campaign_id=published.id)
    await refused(town, published, "published once", "result_published_at = NULL")


async def refused(town: Town, campaign: Campaign, said: str, change: str) -> None:
    with pytest.raises(DBAPIError, match=said):
        async with unit_of_work(town.sessions) as uow:
            await uow.session.execute(
                text(f"UPDATE poll SET {change} WHERE id = :id"), {"id": campaign.poll_id}
            )
