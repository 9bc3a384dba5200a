"""The watch over changes of what the public reads would see one that is made in silence."""

from tests.fixtures.kept import silent
from workflows.identity.events import IdentityEvent
from workflows.proposals.events import ProposalEvent
from workflows.proposals.models import Proposal
from workflows.record.uow import unit_of_work


async def changed(town, kind):
    """Change an idea under an event of a kind; return what is found to be silent before the commit."""
    idea = await town.propose("조용히 바뀐 제목")
    async with unit_of_work(town.sessions) as uow:
        (await uow.session.get_one(Proposal, idea)).title = "바뀐 제목"
        uow.record(kind, idea, programme_id=town.programme_id)
        await uow.session.flush()
        session = uow.session.sync_session
        session.info["raised"] = {topic for _, topic in uow.touched}
        found = silent(session)
        # Nothing of this is committed by an act of the house: the watch has seen it here.
        session.info["changed"].clear()
    return found


async def test_a_change_under_an_event_of_nothing_public_is_found(town):
    assert await changed(town, IdentityEvent.GRANTED) == ["Proposal"]


async def test_a_change_under_an_event_of_its_topic_is_none(town):
    assert await changed(town, ProposalEvent.DECIDED) == []
