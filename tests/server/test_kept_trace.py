"""The story of an idea, kept for the public, is told anew once the council has it on its agenda."""

from schema.kit.ids import global_id
from tests.fixtures.database import Clock
from tests.fixtures.sittings import SECRETARY, prepared, sitting_council
from tests.fixtures.town import Town
from tests.server.conftest import House
from workflows.corridor.take_to_council import Taking, take_idea_to_council
from workflows.councils.meetings.states import AgendaTopic, Asked
from workflows.proposals.models import Proposal
from workflows.proposals.states import ProposalState
from workflows.record.uow import unit_of_work

STORY = (
    "query ($number: String!) { proposal(number: $number) { id trace { kind target { label } } } }"
)


async def test_an_idea_tells_the_public_at_once_that_the_council_has_it(
    house: House, town: Town, clock: Clock
):
    council = await sitting_council(town, clock)
    meeting = await prepared(town, council, items=0)
    key = await town.propose("강변 소음 지도")
    async with unit_of_work(town.sessions) as uow:
        idea = await uow.session.get_one(Proposal, key)
        idea.state, number = ProposalState.ADOPTED, idea.number

    async def told() -> list[dict[str, object]]:
        async with house.client() as anyone:
            asked = {"query": STORY, "variables": {"number": number}}
            found = (await anyone.post("/graphql", json=asked)).json()["data"]["proposal"]
        assert found["id"] == global_id("Proposal", key)
        return list(found["trace"])

    assert await told() == []
    taking = Taking(AgendaTopic.HANDOVER, Asked.CONSULTATION, "함께 살핀다.")
    await town.act(
        SECRETARY, take_idea_to_council, meeting_id=meeting.id, proposal_id=key, taking=taking
    )
    assert await told() == [{"kind": "TAKEN_TO", "target": {"label": "1-1"}}]
