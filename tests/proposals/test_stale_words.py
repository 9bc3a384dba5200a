"""What was written before the last step of an idea is refused, and replaces nothing."""

import pytest
from sqlalchemy import select

from tests.proposals.test_handling import AUTHOR, OFFICER, in_review
from workflows.kit.refusal import Conflict
from workflows.proposals.handling import actions, authors
from workflows.proposals.handling.models import ProposalAnswer
from workflows.proposals.models import Proposal
from workflows.proposals.states import Outcome
from workflows.record.uow import unit_of_work


async def test_an_answer_written_before_the_last_step_is_refused_and_another_is_not(town):
    idea = await in_review(town)
    said = {"proposal_id": idea, "outcome": Outcome.REJECTED}
    # Two officers began to write when two steps had been told; the first was quicker.
    await town.act(
        OFFICER, actions.answer_interim, proposal_id=idea, text="재고 있어요.", expected_steps=2
    )
    with pytest.raises(Conflict, match="proposal_moved"):
        await town.act(
            OFFICER, actions.answer_interim, proposal_id=idea, text="늦은 말", expected_steps=2
        )
    with pytest.raises(Conflict, match="proposal_moved"):
        await town.act(OFFICER, actions.answer_proposal, **said, text="늦은 말", expected_steps=2)
    await town.act(OFFICER, actions.answer_proposal, **said, text="안 돼요.", expected_steps=3)
    # The idea is examined again: what was written for the first examination is no answer to it.
    await town.act(AUTHOR, authors.ask_reexamination, proposal_id=idea, reason="다시")
    with pytest.raises(Conflict, match="proposal_moved"):
        await town.act(OFFICER, actions.answer_proposal, **said, text="늦은 말", expected_steps=3)
    await town.act(OFFICER, actions.answer_proposal, **said, text="또 안 돼요.")

    async with unit_of_work(town.sessions) as uow:
        told = await uow.session.scalars(
            select(ProposalAnswer.text)
            .where(ProposalAnswer.proposal_id == idea)
            .order_by(ProposalAnswer.id)
        )
    assert list(told) == ["재고 있어요.", "안 돼요.", "또 안 돼요."]


async def test_words_supplied_for_an_earlier_request_do_not_replace_later_ones(town):
    idea = await town.propose("골목 우물")
    ask = {"proposal_id": idea, "reason": "그림을 더해 주세요."}
    words = {"proposal_id": idea, "reason": "더했어요."}
    await town.act(OFFICER, actions.request_supplement, **ask)
    await town.act(
        AUTHOR, authors.supply_proposal, **words, summary="첫째", body="첫째", expected_steps=1
    )
    await town.act(OFFICER, actions.request_supplement, **ask)
    with pytest.raises(Conflict, match="proposal_moved"):
        await town.act(
            AUTHOR, authors.supply_proposal, **words, summary="옛", body="옛", expected_steps=1
        )
    async with unit_of_work(town.sessions) as uow:
        assert (await uow.session.get_one(Proposal, idea)).body == "첫째"
