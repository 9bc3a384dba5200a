"""An adopted idea on the agenda of a meeting: one act, and its story tells of it."""

from datetime import timedelta

import pytest

from tests.fixtures.sittings import CHAIR, SECRETARY, STARTS, call_item, come, prepared, vote
from workflows.corridor.take_to_council import Taking, take_idea_to_council
from workflows.councils.meetings import calling, chairing, preparing
from workflows.councils.meetings.models import MeetingItem
from workflows.councils.meetings.preparing import ItemTerms
from workflows.councils.meetings.states import AgendaTopic, Asked
from workflows.councils.reckoning.votes import Choice
from workflows.kit.refusal import Conflict, NotAllowed, NotFound, RuleBroken, WrongState
from workflows.proposals.models import Proposal
from workflows.proposals.states import ProposalState
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS
from workflows.trace.kinds import EdgeKind
from workflows.trace.queries import walked_from

TAKING = Taking(AgendaTopic.OPERATION_AND_FUNDING, Asked.RESOLUTION, "운영비를 시가 부담한다.")


async def adopted(town, title="하굣길 안심 횡단보도", state=ProposalState.ADOPTED, **more):
    """Return an idea that the city has adopted."""
    key = await town.propose(title)
    async with unit_of_work(town.sessions) as uow:
        idea = await uow.session.get_one(Proposal, key)
        idea.state = state
        for name, value in more.items():
            setattr(idea, name, value)
    return key


async def story(town, idea):
    async with unit_of_work(town.sessions) as uow:
        return [
            (one.kind, one.target.label)
            for one in await walked_from(uow.session, ANONYMOUS, thing_id=idea)
        ]


async def test_an_adopted_idea_becomes_an_item_and_its_story_follows_it_to_the_vote(
    town, council, clock, rows, last_vote
):
    idea = await adopted(town)
    meeting = await prepared(town, council, items=0)
    await town.act(
        SECRETARY, take_idea_to_council, meeting_id=meeting.id, proposal_id=idea, taking=TAKING
    )
    with pytest.raises(Conflict, match="on_the_agenda_already"):
        await town.act(
            SECRETARY, take_idea_to_council, meeting_id=meeting.id, proposal_id=idea, taking=TAKING
        )
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    assert (item.proposal_id, item.title) == (idea, "하굣길 안심 횡단보도")
    assert await story(town, idea) == [(EdgeKind.TAKEN_TO, "1-1")]

    await town.act(CHAIR, calling.call_meeting, meeting_id=meeting.id)
    await clock.set(STARTS)
    await come(town, meeting, CHAIR, "expert.1", "expert.2")
    await town.act(CHAIR, chairing.open_meeting, meeting_id=meeting.id)
    await call_item(town, meeting, item)
    await vote(town, item, last_vote, dict.fromkeys((CHAIR, "expert.1"), Choice.FOR))

    assert await story(town, idea) == [
        (EdgeKind.TAKEN_TO, "1-1"),
        (EdgeKind.RESOLVED_AS, "1-1 CARRIED"),
    ]


async def test_what_is_not_adopted_hidden_or_of_no_lawful_topic_stays_off_the_agenda(
    town, council, rows
):
    meeting = await prepared(town, council, items=0)

    async def take(idea, taking=TAKING, who=SECRETARY):
        await town.act(
            who, take_idea_to_council, meeting_id=meeting.id, proposal_id=idea, taking=taking
        )

    with pytest.raises(WrongState, match="idea_not_adopted"):
        await take(await adopted(town, state=ProposalState.REVIEW))
    with pytest.raises(NotFound, match="no_such_proposal"):
        await take(await adopted(town, hidden=True))
    with pytest.raises(NotFound, match="no_such_proposal"):
        await take(meeting.id)
    idea = await adopted(town)
    with pytest.raises(RuleBroken, match="topic_not_taken_up"):
        await take(idea, Taking(AgendaTopic.OTHER_BY_RESOLUTION, Asked.RESOLUTION, "한다."))
    with pytest.raises(NotAllowed, match="not_of_the_council"):
        await take(idea, who="resident.1")

    assert await rows(MeetingItem, meeting_id=meeting.id) == []
    assert await story(town, idea) == []


async def test_what_was_taken_up_lets_in_that_idea_alone(town, council, clock, rows, last_vote):
    taken, other = await adopted(town), await adopted(town, "버스 쉼터 그늘막")
    beyond = AgendaTopic.OTHER_BY_RESOLUTION

    async def take(meeting, idea, asked, **by):
        taking = Taking(beyond, asked, "다룬다.", **by)
        await town.act(
            SECRETARY, take_idea_to_council, meeting_id=meeting.id, proposal_id=idea, taking=taking
        )

    first = await prepared(town, council, items=0)
    await take(first, taken, Asked.TAKE_UP)
    (item,) = await rows(MeetingItem, meeting_id=first.id)
    await town.act(CHAIR, calling.call_meeting, meeting_id=first.id)
    await clock.set(STARTS)
    await come(town, first, CHAIR, "expert.1", "expert.2")
    await town.act(CHAIR, chairing.open_meeting, meeting_id=first.id)
    await call_item(town, first, item)
    await vote(town, item, last_vote, dict.fromkeys((CHAIR, "expert.1"), Choice.FOR))

    second = await prepared(town, council, items=0, starts_at=STARTS + timedelta(days=30))
    with pytest.raises(RuleBroken, match="another_was_taken_up") as refused:
        await take(second, other, Asked.RESOLUTION, taken_up_by=item.id)
    assert refused.value.rule == "council.act.topics"
    assert refused.value.figures == {"title": "하굣길 안심 횡단보도"}
    in_words = ItemTerms(
        beyond, Asked.RESOLUTION, "다른 일", "다른 일을 한다.", taken_up_by=item.id
    )
    with pytest.raises(RuleBroken, match="another_was_taken_up"):
        await town.act(SECRETARY, preparing.put_item, meeting_id=second.id, terms=in_words)
    assert await rows(MeetingItem, meeting_id=second.id) == []
    await take(second, taken, Asked.RESOLUTION, taken_up_by=item.id)
