"""Piles that do not add up: a number left out or one too many shows, and a sheet is put right after the hour."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.voting import test_paper
from tests.voting.test_paper import FIRST, HEAD, SECOND, came, keyed, place
from workflows.identity.queries import actor_for
from workflows.kit.refusal import Conflict, NotAllowed, Refusal, RuleBroken, WrongState
from workflows.record.models import Event
from workflows.record.uow import unit_of_work
from workflows.voting.actions import close_due_polls
from workflows.voting.paper.actions import mark_came, reconcile_batch, withdraw_came
from workflows.voting.paper.again import reopen_paper
from workflows.voting.paper.queries import papers_settled
from workflows.voting.paper.states import BatchState

staffed = test_paper.staffed


async def settled(town, batch, who):
    person_id = town.people[who]
    async with unit_of_work(town.sessions, lambda s: actor_for(s, person_id)) as uow:
        return await papers_settled(uow.session, uow.actor, batch=batch)


async def test_the_desk_sees_which_numbers_stand_and_a_number_too_many_is_opened_and_gone(staffed):
    town = staffed
    _, batch = await place(town)
    await came(town, batch, "resident.1", "resident.2")
    for serial in (1, 2, 4):
        await keyed(town, batch, serial, "1")
    await keyed(town, batch, 5, "2", FIRST)

    assert await settled(town, batch, SECOND) == [1, 2, 4]
    assert await settled(town, batch, "resident.1") == []
    with pytest.raises(RuleBroken, match="papers_not_settled"):
        await town.act(SECOND, reconcile_batch, batch_id=batch.id, papers_found=2)
    await keyed(town, batch, 5, "2", SECOND)
    for serial in (4, 5):
        await town.act(HEAD, reopen_paper, batch_id=batch.id, serial=serial, reason="없는 번호")
    assert await settled(town, batch, SECOND) == [1, 2]
    done = await town.act(SECOND, reconcile_batch, batch_id=batch.id, papers_found=2)

    assert done.state is BatchState.RECONCILED
    assert await settled(town, done, SECOND) == []


async def test_a_name_missing_on_the_sheet_is_marked_after_the_hour_by_a_second_person(
    staffed, clock
):
    """Without it, one name that was not marked would set aside the papers of everybody else."""
    town = staffed
    campaign, batch = await place(town, closes_in=timedelta(minutes=5))
    await came(town, batch, "resident.2", "resident.4")
    assert not isinstance(await town.vote("resident.5", campaign.poll_id, "1"), Refusal)
    for serial in (1, 2):
        await keyed(town, batch, serial, "2")
    async with unit_of_work(town.sessions) as uow:
        now = uow.now
    await clock.set(now + timedelta(minutes=6))

    def marked(who, name, verb=mark_came):
        return town.act(who, verb, batch_id=batch.id, voter_id=town.people[name])

    # The sheet says resident.3; resident.4, of nearly the same name, had been marked for him.
    with pytest.raises(NotAllowed, match="two_people_needed"):
        await marked(FIRST, "resident.3")
    with pytest.raises(NotAllowed, match="two_people_needed"):
        await marked(FIRST, "resident.4", withdraw_came)
    await marked(SECOND, "resident.4", withdraw_came)
    with pytest.raises(RuleBroken, match="more_papers_than_people"):
        await town.act(SECOND, reconcile_batch, batch_id=batch.id, papers_found=2)
    await marked(SECOND, "resident.3")
    with pytest.raises(Conflict, match="came_already"):
        await marked(SECOND, "resident.3")
    with pytest.raises(Conflict, match="voted_online"):
        await marked(SECOND, "resident.5")
    late = await town.vote("resident.4", campaign.poll_id, "1")
    await town.act(SECOND, reconcile_batch, batch_id=batch.id, papers_found=2)
    await town.act(None, close_due_polls)
    with pytest.raises(WrongState):
        await marked(SECOND, "resident.6")
    async with unit_of_work(town.sessions) as uow:
        told = await uow.session.scalars(
            select(Event.data).where(Event.kind == "paper.came", Event.subject_id == batch.id)
        )

    assert late.reason == "voting_closed"
    assert sorted(map(str, told)) == ["{'late': True}", "{}", "{}"]
