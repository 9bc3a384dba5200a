"""Where an idea is that was sent on: told to everybody, with the last day for a word, and late as it is."""

from datetime import timedelta

from sqlalchemy import select

from schema.law.types import today
from tests.proposals.test_transferring import (
    THERE,
    in_review,
    sent,
    two_bodies,  # noqa: F401 - a fixture
)
from workflows.proposals.handling import transferring
from workflows.proposals.models import Proposal
from workflows.record.uow import unit_of_work


async def in_forty_days(info):
    return await today(info) + timedelta(days=40)


async def test_everybody_reads_who_has_it_until_when_a_word_is_due_and_how_late_it_is(
    two_bodies,  # noqa: F811
    ask,
    monkeypatch,
):
    town, name = two_bodies
    idea = await in_review(town)
    await sent(town, idea, name)
    async with unit_of_work(town.sessions) as uow:
        number = await uow.session.scalar(select(Proposal.number).where(Proposal.id == idea))
    query = """query ($n: String!) { sentProposal(number: $n) {
      body { name } sentOn dueOn toldOn daysLate rule { id } } }"""

    first = (await ask(query, n=number)).sole()
    with monkeypatch.context() as later:
        later.setattr("schema.proposals.sent.today", in_forty_days)
        late = (await ask(query, n=number)).sole()
    await town.act(THERE, transferring.tell_transferred, proposal_id=idea, text="우리가 할게요.")
    told = (await ask(query, n=number)).sole()
    await town.act(THERE, transferring.return_proposal, proposal_id=idea, reason="시의 일")

    assert first["body"]["name"] in {name, f"Corp {town.slug}"}
    assert (first["toldOn"], first["daysLate"], first["rule"]["id"]) == (None, 0, "proposal.answer")
    assert 5 < late["daysLate"] <= 10
    assert told["toldOn"] is not None
    assert told["daysLate"] == 0
    assert (await ask(query, n=number)).sole() is None
