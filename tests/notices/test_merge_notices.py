"""Offers to merge: who hears the answer, and that nobody is asked for what can no longer be."""

import pytest

from tests.notices.test_notices import OFFICER, delivered, duties, told
from workflows.kit.refusal import WrongState
from workflows.notices.kinds import NoticeKind
from workflows.proposals.handling import actions as handling
from workflows.proposals.merging.actions import answer_merge, propose_merge

K = NoticeKind


async def test_who_offered_to_merge_hears_the_answer_and_what_is_overtaken_asks_nobody(town):
    first, second, third = [
        await town.propose(f"책장 {place}", who=f"resident.{place}") for place in (1, 2, 3)
    ]
    for idea in (first, second, third):
        await town.act(OFFICER, handling.receive_proposal, proposal_id=idea, reason="접수")
    offers = [
        await town.act(
            "resident.1", propose_merge, proposal_id=first, into_id=into, text="함께해요"
        )
        for into in (second, third)
    ]
    asked = [await duties(town, one) for one in ("resident.2", "resident.3")]
    await town.act("resident.2", answer_merge, offer_id=offers[0].id, agree=False, reason="달라요.")
    declined = [kind for kind, _ in await told(town, "resident.1")]
    await town.act(OFFICER, handling.begin_review, proposal_id=third, reason="검토")

    assert asked == [[K.MERGE_ASKED], [K.MERGE_ASKED]]
    assert declined.count(K.MERGE_ANSWERED) == 1
    assert await duties(town, "resident.2") == []
    # The idea that the other offer names is examined now: nothing of it can be agreed to.
    assert await duties(town, "resident.3") == []
    with pytest.raises(WrongState, match="not_open_for_support"):
        await town.act(
            "resident.3", answer_merge, offer_id=offers[1].id, agree=True, reason="좋아요."
        )


async def test_who_is_asked_by_two_is_still_asked_when_one_was_answered(town):
    mine, second, third = [
        await town.propose(f"책장 {place}", who=f"resident.{place}") for place in (1, 2, 3)
    ]
    for idea in (mine, second, third):
        await town.act(OFFICER, handling.receive_proposal, proposal_id=idea, reason="접수")
    offers = [
        await town.act(who, propose_merge, proposal_id=mine, into_id=into, text="함께해요")
        for who, into in (("resident.2", second), ("resident.3", third))
    ]
    await delivered(town)
    await town.act("resident.1", answer_merge, offer_id=offers[0].id, agree=False, reason="달라요.")
    still = await duties(town, "resident.1")
    await town.act("resident.1", answer_merge, offer_id=offers[1].id, agree=True, reason="좋아요.")

    assert set(still) == {K.MERGE_ASKED}
    assert await duties(town, "resident.1") == []
    assert K.MERGE_ANSWERED in [kind for kind, _ in await told(town, "resident.3")]
