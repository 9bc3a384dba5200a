"""Disputes with who was let go by an amendment: about what it owes and is owed still, and about nothing else."""

from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from tests.fixtures.agreements import LEAD
from tests.fixtures.amended_parties import GONE, NEW, amended, body, day_of, in_force, moved, owed
from tests.fixtures.consortium import CITY, DEVELOPER, seen
from tests.fixtures.disputes import act, dispute_seen, notify, waits_for
from tests.fixtures.duties import GIVES, REPORTS, step
from workflows.agreements.disputes import leavers, notifying
from workflows.agreements.disputes.offers import dispute_offers, dispute_room_offers
from workflows.agreements.disputes.queries import dispute_rooms_by_id
from workflows.agreements.disputes.states import DisputeState
from workflows.kit.refusal import Invalid, NotAllowed, NotFound, RuleBroken
from workflows.kit.wording import SEOUL


async def let_go(town, clock):
    """Return an agreement a party was let go of, with what it owes the lead still, and what has ended."""
    table, clauses, _ = await in_force(town, clock)
    duties = {one.sentence_digest: one for one in await owed(table)}
    return table, clauses, duties[REPORTS], duties[GIVES]


async def room_offers(table, who):
    rooms = await seen(table.union, who, dispute_rooms_by_id, ids=[table.id])

    async def ask(uow):
        return {one.name for one in dispute_room_offers(uow.actor, rooms[table.id]) if one.allowed}

    return await table.town.act(who, ask)


async def may(table, dispute, who):
    async def ask(uow):
        found = await dispute_seen(table, dispute, who)
        return {one.name for one in dispute_offers(uow.actor, found) if one.allowed}

    return await table.town.act(who, ask)


async def test_what_a_leaver_owes_still_is_disputed_and_the_leaver_answers_to_the_end(town, clock):
    table, _, reports, _ = await let_go(town, clock)
    dispute = await notify(table, None, reports, who=LEAD, against=(GONE,))
    assert await waits_for(table, dispute) == {GONE}
    await act(table, GONE, "answer_dispute", dispute, "냈습니다.")
    assert await may(table, dispute, GONE) == {
        "answerDispute",
        "moveDisputeOn",
        "proposeDisputeSettlement",
    }
    with pytest.raises(NotAllowed, match="only_who_notified"):
        await act(table, GONE, "withdraw_dispute", dispute)
    await act(table, GONE, "move_dispute_on", dispute, "운영위원회로 갑시다.")
    moved = await act(table, LEAD, "move_dispute_on", dispute)
    assert moved.step == 2
    put = await act(
        table, LEAD, "propose_dispute_settlement", dispute, "다음 달까지", changes_clauses=False
    )
    done = await act(table, GONE, "agree_dispute_settlement", dispute, proposal=put.acts)
    assert done.state is DisputeState.SETTLED


async def test_a_leaver_notifies_and_withdraws_its_own_about_what_concerns_it(town, clock):
    table, _, reports, _ = await let_go(town, clock)
    assert "notifyDispute" in await room_offers(table, GONE)
    # The next number follows those it does not read.
    await notify(table, None, reports, who=CITY, against=(LEAD,))
    own = await notify(table, None, reports, who=GONE, against=(LEAD,))
    assert own.number == 2
    assert (await act(table, GONE, "withdraw_dispute", own)).state is DisputeState.WITHDRAWN


async def test_about_anything_else_a_leaver_is_no_side_of_a_dispute(town, clock):
    table, (_, purpose), reports, gives = await let_go(town, clock)
    for wanted, kind, reason in (
        ({"clause": purpose, "duty": reports}, RuleBroken, "dispute_with_a_leaver"),
        ({"clause": purpose, "duty": None}, RuleBroken, "dispute_with_a_leaver"),
        # What the amendment ended is nobody's any more.
        ({"clause": None, "duty": gives}, RuleBroken, "dispute_with_a_leaver"),
        ({"clause": None, "duty": None}, Invalid, "dispute_names_matters"),
    ):
        for who, other in ((LEAD, GONE), (GONE, LEAD)):
            with pytest.raises(kind, match=reason):
                await notify(table, **wanted, who=who, against=(other,))
    # Between the leaver and the lead it is: the city is neither.
    for who in (CITY, NEW, DEVELOPER):
        with pytest.raises(NotAllowed, match="only_the_two_dispute"):
            await notify(table, None, reports, who=who, against=(GONE,))
    with pytest.raises(Invalid, match="dispute_with_other_parties"):
        await notify(table, None, reports, who=LEAD, against=("ministry.officer",))
    # Among those who remain nothing has changed.
    assert (await notify(table, purpose, None, who=CITY, against=(LEAD,))).number == 1


async def test_who_owes_nothing_and_is_owed_nothing_any_more_notifies_nobody(town, clock):
    table, _, reports, _ = await let_go(town, clock)
    await step(table, GONE, "report_duty", reports)
    await step(table, LEAD, "accept_duty", reports)
    assert "notifyDispute" in await room_offers(table, GONE)
    for who in ("resident.1", "stranger"):
        assert await seen(table.union, who, dispute_rooms_by_id, ids=[table.id]) == {}
        with pytest.raises(NotFound):
            await notify(table, None, reports, who=who, against=(LEAD,))


async def test_a_claim_on_a_leaver_ends_with_its_liability_and_its_own_does_not(town, clock):
    table, _, reports, _ = await let_go(town, clock)
    today = await day_of(town)

    async def until(session, _):
        return await session.scalar(select(func.answers_until(table.union.id, [body(table, GONE)])))

    last = await seen(table.union, CITY, until)
    assert last > today
    await clock.set(datetime.combine(last, time(9), SEOUL))
    await notify(table, None, reports, who=LEAD, against=(GONE,))
    await clock.set(datetime.combine(last + timedelta(days=1), time(9), SEOUL))
    with pytest.raises(RuleBroken, match="leaver_answers_no_more") as refused:
        await notify(table, None, reports, who=LEAD, against=(GONE,))
    assert refused.value.rule == leavers.LIABILITY
    await notify(table, None, reports, who=GONE, against=(LEAD,))


async def test_a_dispute_from_before_stays_the_leavers_after_it_was_let_go(town, clock):
    table, (_, purpose) = await moved(town, clock)
    own = await notify(table, purpose, None, who=CITY, against=(GONE,))
    others = await notify(table, purpose, None, who=CITY, against=(LEAD,))
    await amended(table)
    await act(table, GONE, "answer_dispute", own, "떠나기 전의 일입니다.")
    assert await dispute_seen(table, others, GONE) is None
    with pytest.raises(NotFound, match="no_such_dispute"):
        await act(table, GONE, "answer_dispute", others)
    # Who has come in since reads both, as every party does, and is a side of neither.
    assert await dispute_seen(table, others, NEW) is not None
    with pytest.raises(NotAllowed, match="no_side_of_the_dispute"):
        await act(table, NEW, "answer_dispute", own)


async def test_without_the_check_in_code_the_database_refuses_it(town, clock, monkeypatch):
    table, (_, purpose), reports, gives = await let_go(town, clock)
    monkeypatch.setattr(notifying, "check_owed", lambda *_: [])
    for clause, duty in ((purpose, None), (None, gives), (purpose, reports)):
        with pytest.raises(DBAPIError, match="is with one who is no party of it"):
            await notify(table, clause, duty, who=LEAD, against=(GONE,))
    await notify(table, None, reports, who=LEAD, against=(GONE,))
