"""Whom a change goes against: it has its say beside the answers, and nobody counts it."""

import pytest

from tests.fixtures.consortium import CITY, DEVELOPER, answer, formed, held, put, seen
from workflows.agreements.consortium import answering, putting
from workflows.agreements.consortium.queries import hearings_by_id, parties_on
from workflows.agreements.consortium.states import ChangeState
from workflows.kit.refusal import NotAllowed, NotFound, WrongState


async def test_who_is_to_be_expelled_has_its_say_which_the_others_read_and_nobody_counts(town):
    union = await formed(town)
    culprit = union.bodies["company.b"]
    await put(union, "company.a", putting.propose_expulsion, body_id=culprit, cause="분담금 미납")
    change = await answer(union, "company.b", yes=False, reason="3월 2일에 냈습니다.")
    hearings = await seen(union, CITY, hearings_by_id, ids=[change.id])
    (said,) = (one for one in hearings[change.id].voices if one.body_id == culprit)
    await answer(union, CITY)
    with pytest.raises(NotFound, match="no_such_change"):
        await union.town.act(
            "company.c", answering.answer_change, change_id=change.id, yes=True, reason=""
        )
    await answer(union, DEVELOPER)
    after = await seen(union, CITY, hearings_by_id, ids=[change.id])
    with pytest.raises(WrongState):
        await answer(union, "company.b", yes=False, reason="늦은 말")

    assert change.state is ChangeState.OPEN
    assert (said.yes, said.reason, said.counts, said.needed) == (
        False,
        "3월 2일에 냈습니다.",
        False,
        False,
    )
    assert hearings[change.id].tally.counted == 3
    assert (hearings[change.id].tally.yes, hearings[change.id].tally.no) == (1, 0)
    assert "3월 2일에 냈습니다." in {one.reason for one in after[change.id].voices}
    assert "company.b" not in await held(union)


async def test_the_lead_that_is_to_lead_no_more_has_its_say_and_a_leaver_has_had_it(town):
    union = await formed(town)
    await put(union, CITY, putting.propose_lead, body_id=union.bodies[DEVELOPER], reason="공사로")
    still = await answer(union, "company.a", yes=False, reason="제가 계속하겠습니다.")
    await answer(union, "company.b")
    await answer(union, DEVELOPER)
    await put(union, "company.b", putting.propose_leaving, reason="떠납니다.", hand_back="")
    with pytest.raises(NotAllowed, match="not_heard_on_this"):
        await answer(union, "company.b")

    assert still.state is ChangeState.OPEN
    (leader,) = [
        one.body_id
        for one in await seen(union, None, parties_on, consortium_id=union.id)
        if one.lead
    ]
    assert leader == union.bodies[DEVELOPER]
