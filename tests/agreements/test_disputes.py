"""Disputes: notified, answered, led along the path by consent or by the clock, settled or withdrawn."""

import asyncio
from datetime import timedelta

import pytest

from tests.fixtures.agreements import LEAD
from tests.fixtures.consortium import CITY, DEVELOPER, seen
from tests.fixtures.disputes import act, dispute_seen, notify, running, waits_for
from tests.fixtures.duties import drafted, shown
from workflows.agreements.disputes import notifying
from workflows.agreements.disputes.acting import tell_of_dispute_clocks
from workflows.agreements.disputes.offers import dispute_offers
from workflows.agreements.disputes.path import PathStep
from workflows.agreements.disputes.queries import disputes_by_duty
from workflows.agreements.disputes.states import DisputeState, PathKind
from workflows.agreements.duties.states import Standing
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, RuleBroken, WrongState
from workflows.record.uow import unit_of_work

S, K = DisputeState, PathKind


async def disputed(table, duty, who=LEAD):
    return (await seen(table.union, who, disputes_by_duty, ids=[duty.id]))[duty.id]


async def offered(table, dispute, who):
    async def ask(uow):
        found = await dispute_seen(table, dispute, who)
        return {one.name for one in dispute_offers(uow.actor, found) if one.allowed}

    return await table.town.act(who, ask)


async def test_it_is_answered_and_settled_while_the_obligation_goes_on(town):
    table, clause, duty = await running(town)
    before = await shown(table, duty)
    dispute = await notify(table, clause, duty)
    found = await dispute_seen(table, dispute)
    assert [one.kind for one in found.path] == [K.NEGOTIATION, K.COMMITTEE, K.MEDIATION, K.COURT]
    assert found.today + timedelta(days=30) <= found.due <= found.today + timedelta(days=40)
    assert await waits_for(table, dispute) == {LEAD}
    assert await disputed(table, duty) == [1]
    # Its due day goes on, and its state is what was done about it.
    after = await shown(table, duty)
    assert (after.due, after.standing) == (before.due, Standing.OPEN)

    await act(table, LEAD, "answer_dispute", dispute, "안전 계획은 따로 냈습니다.")
    assert await waits_for(table, dispute) == {LEAD, CITY}
    put = await act(
        table, LEAD, "propose_dispute_settlement", dispute, "초안", changes_clauses=False
    )
    with pytest.raises(Conflict, match="settlement_agreed_already"):
        await act(table, LEAD, "agree_dispute_settlement", dispute, proposal=put.acts)
    newer = await act(
        table, LEAD, "propose_dispute_settlement", dispute, "최종안", changes_clauses=True
    )
    assert await waits_for(table, dispute) == {CITY}
    with pytest.raises(Conflict, match="settlement_is_another"):
        await act(table, CITY, "agree_dispute_settlement", dispute, proposal=put.acts)
    await act(table, CITY, "agree_dispute_settlement", dispute, proposal=newer.acts)
    done = await dispute_seen(table, dispute)
    assert (done.row.state, done.next, done.due) == (S.SETTLED, [], None)
    assert (done.stands.proposal.words, done.stands.proposal.changes_clauses) == ("최종안", True)
    assert await disputed(table, duty) == []
    for verb, more in (
        ("answer_dispute", {}),
        ("move_dispute_on", {}),
        ("withdraw_dispute", {}),
        ("propose_dispute_settlement", {"changes_clauses": False}),
        ("agree_dispute_settlement", {"proposal": 1}),
    ):
        with pytest.raises(WrongState, match="wrong_state"):
            await act(table, CITY, verb, dispute, **more)


async def test_the_next_step_begins_by_consent_of_all_or_after_the_last_day(town, clock):
    steps = [PathStep(K.NEGOTIATION, 10), PathStep(K.COUNCIL, 20), PathStep(K.ARBITRATION, None)]
    table, clause, duty = await running(town, steps=steps)
    dispute = await notify(table, clause, None, against=(LEAD, DEVELOPER))
    assert await disputed(table, duty) == []
    first = await act(table, CITY, "move_dispute_on", dispute)
    assert first.step == 1
    with pytest.raises(Conflict, match="consented_already"):
        await act(table, CITY, "move_dispute_on", dispute)
    assert "moveDisputeOn" not in await offered(table, dispute, CITY)
    assert await waits_for(table, dispute) == {LEAD, DEVELOPER}
    await act(table, LEAD, "move_dispute_on", dispute)
    moved = await act(table, DEVELOPER, "move_dispute_on", dispute)
    assert (moved.step, moved.state) == (2, S.OPEN)

    found = await dispute_seen(table, dispute)
    async with unit_of_work(town.sessions) as uow:
        now = uow.now
        assert await tell_of_dispute_clocks(uow) == 0
    assert (await act(table, LEAD, "move_dispute_on", dispute)).step == 2
    await clock.set(now + timedelta(days=(found.due - found.today).days))
    with pytest.raises(Conflict, match="consented_already"):
        await act(table, LEAD, "move_dispute_on", dispute)
    assert await waits_for(table, dispute) == {CITY, DEVELOPER}
    await clock.set(now + timedelta(days=(found.due - found.today).days + 1))
    # Its clock has run out: any side may lead on, and so each of them is named.
    assert await waits_for(table, dispute) == {LEAD, CITY, DEVELOPER}
    for told in (1, 0):
        async with unit_of_work(town.sessions) as uow:
            assert await tell_of_dispute_clocks(uow) == told
    moved = await act(table, LEAD, "move_dispute_on", dispute)
    assert (moved.step, moved.state) == (3, S.ESCALATED)
    last = await dispute_seen(table, dispute)
    assert (last.due, last.over) == (None, False)
    with pytest.raises(WrongState, match="wrong_state"):
        await act(table, LEAD, "move_dispute_on", dispute)
    assert await offered(table, dispute, CITY) == {
        "answerDispute",
        "proposeDisputeSettlement",
        "withdrawDispute",
    }


async def test_two_who_want_to_go_on_at_once_move_it_one_step(town):
    table, clause, duty = await running(town)
    dispute = await notify(table, clause, duty)
    await asyncio.gather(
        act(table, CITY, "move_dispute_on", dispute), act(table, LEAD, "move_dispute_on", dispute)
    )
    assert (await dispute_seen(table, dispute)).row.step == 2


async def test_only_who_notified_it_withdraws_it_and_only_sides_act(town):
    table, clause, duty = await running(town)
    dispute = await notify(table, clause, duty)
    with pytest.raises(NotAllowed, match="no_side_of_the_dispute"):
        await act(table, DEVELOPER, "answer_dispute", dispute)
    with pytest.raises(NotAllowed, match="only_who_notified"):
        await act(table, LEAD, "withdraw_dispute", dispute)
    with pytest.raises(NotFound, match="no_such_dispute"):
        await act(table, "company.c", "answer_dispute", dispute)
    with pytest.raises(WrongState, match="no_settlement_put"):
        await act(table, LEAD, "agree_dispute_settlement", dispute, proposal=1)
    await act(table, CITY, "withdraw_dispute", dispute, "해결됨")
    assert (await dispute_seen(table, dispute)).row.state is S.WITHDRAWN


async def test_what_is_no_dispute(town):
    table, clause, duty = await running(town)
    for against in ((), (CITY,), (CITY, LEAD), ("company.c",)):
        with pytest.raises(Invalid, match="dispute_with_other_parties"):
            await notify(table, clause, duty, against=against)
    with pytest.raises(Invalid, match="dispute_names_matters"):
        await notify(table, None, None)
    with pytest.raises(NotFound, match="no_such_matter"):
        await notify(table, None, None, clause_ids=[duty.id])
    with pytest.raises(NotFound, match="no_such_agreement"):
        await notify(table, clause, duty, who="company.c")


async def test_a_path_is_set_while_it_is_negotiated(town):
    table, clause = await drafted(town)
    court = PathStep(K.COURT, None)
    talk = PathStep(K.NEGOTIATION, 10)
    with pytest.raises(WrongState, match="dispute_before_force"):
        await notify(table, clause, None)

    async def set_path(*steps, who=LEAD):
        await town.act(who, notifying.set_dispute_path, agreement_id=table.id, steps=steps)

    for wrong in (
        (court,),
        (talk,),
        (talk, talk, court),
        (court, talk),
        (PathStep(K.NEGOTIATION, None), court),
        (talk, PathStep(K.COURT, 5)),
    ):
        with pytest.raises(Invalid, match="dispute_path_not_whole"):
            await set_path(*wrong)
    for days in (0, 366):
        with pytest.raises(RuleBroken, match="dispute_step_out_of_range"):
            await set_path(PathStep(K.NEGOTIATION, days), court)
    with pytest.raises(NotAllowed, match="only_lead_or_city_drafts"):
        await set_path(talk, court, who=DEVELOPER)
    await set_path(talk, court)
    await set_path(PathStep(K.NEGOTIATION, 20), court, who=CITY)
