"""What few papers would tell is told to nobody: the roll marks by name who came for them."""

from schema.kit.ids import global_id
from tests.fixtures.town import Town
from tests.schema.conftest import Ask
from tests.voting.test_paper import SECOND, came, counted, keyed, place
from workflows.voting.paper.actions import reconcile_batch

POINTS = """query ($id: ID!) { node(id: $id) { ... on Campaign { result {
  ballots channels { channel ballots points } } } } }"""


async def test_the_points_of_one_paper_are_told_to_nobody(town: Town, ask: Ask):
    campaign, batch = await place(town)
    for n in (1, 3, 4, 5, 6):
        await town.vote(f"resident.{n}", campaign.poll_id, "1")
    await came(town, batch, "resident.2")
    await keyed(town, batch, 1, "2")
    await town.act(SECOND, reconcile_batch, batch_id=batch.id, papers_found=1)
    await counted(town, campaign)

    answer = await ask(POINTS, id=global_id("Campaign", campaign.id))
    result = answer.data["node"]["result"]

    assert [(one["ballots"], one["points"]) for one in result["channels"]] == [(5, []), (1, [])]
