"""Where an item comes from, over the API: the idea, the resolution to take it up, and the way back to it."""

import pytest

from schema.kit.ids import global_id
from tests.councils.meetings.test_taking_ideas import adopted
from tests.fixtures.agreements import put_with
from tests.fixtures.sittings import CHAIR, SECRETARY, STARTS, call_item, come, prepared, vote
from tests.schema.conftest import asking_with
from workflows.agreements.clauses.models import Agreement
from workflows.corridor.take_agreement_to_council import Matter, take_agreement_to_council
from workflows.corridor.take_to_council import Taking, take_idea_to_council
from workflows.councils.meetings import calling, chairing
from workflows.councils.meetings.models import MeetingItem
from workflows.councils.meetings.states import AgendaTopic, Asked
from workflows.councils.reckoning.votes import Choice
from workflows.proposals.models import Proposal
from workflows.proposals.states import ProposalState
from workflows.record.uow import unit_of_work

OTHER = AgendaTopic.OTHER_BY_RESOLUTION
ITEM = """query ($id: ID!, $number: Int!) { meeting(id: $id) { item(number: $number) {
  proposalNumber agreementNumber takenUpBy { meeting item title } } } }"""
BACK = """query ($number: String!) { agreement(number: $number) {
  trace { kind on source { kind label } target { kind label } } } }"""


@pytest.fixture
def ask(sessions, snapshots):
    """Ask through the module's own database."""
    return asking_with(sessions, snapshots)


async def test_an_item_tells_its_idea_and_the_resolution_to_take_it_up(
    town, council, clock, rows, last_vote, ask
):
    idea = await adopted(town, state=ProposalState.PARTLY_ADOPTED)

    async def take(meeting, asked, **by):
        await town.act(
            SECRETARY,
            take_idea_to_council,
            meeting_id=meeting.id,
            proposal_id=idea,
            taking=Taking(OTHER, asked, "다룬다.", **by),
        )

    async def item(meeting, number=1):
        told = (await ask(ITEM, id=global_id("Meeting", meeting.id), number=number)).sole()
        return told["item"]

    first = await prepared(town, council, items=0)
    await take(first, Asked.TAKE_UP)
    (put,) = await rows(MeetingItem, meeting_id=first.id)
    await town.act(CHAIR, calling.call_meeting, meeting_id=first.id)
    await clock.set(STARTS)
    await come(town, first, CHAIR, "expert.1", "expert.2")
    await town.act(CHAIR, chairing.open_meeting, meeting_id=first.id)
    await call_item(town, first, put)
    await vote(town, put, last_vote, dict.fromkeys((CHAIR, "expert.1"), Choice.FOR))
    await town.act(CHAIR, chairing.close_meeting, meeting_id=first.id)
    second = await prepared(town, council, items=1, starts_at=STARTS.replace(year=2027))
    await take(second, Asked.RESOLUTION, taken_up_by=put.id)
    await town.act(CHAIR, calling.call_meeting, meeting_id=second.id)

    async with unit_of_work(town.sessions) as uow:
        number = (await uow.session.get_one(Proposal, idea)).number
    resolved = {"meeting": 1, "item": 1, "title": "하굣길 안심 횡단보도"}
    of_it = {"proposalNumber": number, "agreementNumber": None}
    assert await item(first) == {**of_it, "takenUpBy": None}
    assert await item(second, 2) == {**of_it, "takenUpBy": resolved}
    assert set((await item(second)).values()) == {None}


async def test_the_parties_see_beside_their_agreement_that_the_council_has_it(town, council, ask):
    table, _ = await put_with(town, "위약벌의 비밀")
    meeting = await prepared(town, council, items=0)
    matter = Matter(AgendaTopic.OPERATION_AND_FUNDING, Asked.CONSULTATION)
    await town.act(
        CHAIR,
        take_agreement_to_council,
        meeting_id=meeting.id,
        agreement_id=table.id,
        matter=matter,
    )
    async with unit_of_work(town.sessions) as uow:
        number = (await uow.session.get_one(Agreement, table.id)).number
    told = (await ask(BACK, as_=town.people["company.b"], number=number)).sole()
    (step,) = told["trace"]
    assert (step["kind"], step["source"]["label"]) == ("TAKEN_TO", f"{number} 공동협약")
    assert step["target"] == {"kind": "AGENDA", "label": "1-1"}
    assert (await ask(BACK, number=number)).data == {"agreement": None}
