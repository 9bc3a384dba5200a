"""Papers opened again by a third person with a reason, and voters whom two officers helped."""

import pytest
from sqlalchemy import select, text

from tests.voting.test_paper import (
    FIRST,
    HEAD,
    SECOND,
    came,
    counted,
    keyed,
    place,
    stood,
)
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, RuleBroken, WrongState
from workflows.record.models import Event
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS
from workflows.rights.roles import Role
from workflows.voting.paper.actions import (
    mark_came,
    reconcile_batch,
    set_batch_aside,
    withdraw_came,
)
from workflows.voting.paper.again import confirm_assisted, reopen_paper
from workflows.voting.paper.models import PaperBatch, PaperReopening
from workflows.voting.paper.queries import assisted_by_poll, reopenings_by_batch
from workflows.voting.paper.rules import Tallied
from workflows.voting.paper.states import BatchState

WHY = "두 사람 모두 앞장을 보고 넣음"


@pytest.fixture
async def headed(town):
    """The town with a head, who looks at papers that both clerks keyed."""
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, HEAD, Role.MUNICIPAL_HEAD, town.city_id)
    return town


def again(batch, serial=1, reason=WHY):
    return {"batch_id": batch.id, "serial": serial, "reason": reason}


async def test_a_paper_both_keyed_wrongly_is_opened_again_and_counts_as_keyed_anew(headed):
    town = headed
    campaign, batch = await place(town)
    await came(town, batch, "resident.2", "resident.3")
    await keyed(town, batch, 1, "1")
    await keyed(town, batch, 2, "2")
    await town.act(SECOND, reconcile_batch, batch_id=batch.id, papers_found=2)

    batch = await town.act(HEAD, reopen_paper, **again(batch))

    assert (batch.state, batch.papers_found, batch.reconciled_by) == (BatchState.OPEN, None, None)
    assert await stood(town, batch) == Tallied(settled=1, once=0, differing=0)
    with pytest.raises(RuleBroken, match="papers_do_not_add_up"):
        await town.act(SECOND, reconcile_batch, batch_id=batch.id, papers_found=2)
    await keyed(town, batch, 1, "3")
    await town.act(SECOND, reconcile_batch, batch_id=batch.id, papers_found=2)
    result = await counted(town, campaign)
    assert result.outcome["votes"] == {"1": 0, "2": 1, "3": 1, "4": 0}
    async with unit_of_work(town.sessions) as uow:
        told = await reopenings_by_batch(uow.session, ANONYMOUS, [batch.id])
        (event,) = await uow.session.scalars(
            select(Event).where(Event.subject_id == batch.id, Event.kind == "paper.reopened")
        )
    assert [(one.serial, one.reason) for one in told[batch.id]] == [(1, WHY)]
    assert event.data == {"serial": 1}


async def test_what_was_keyed_before_is_kept_in_the_box_where_the_application_reads_nothing(
    headed, services, database_name
):
    town = headed
    _, batch = await place(town)
    await keyed(town, batch, 1, "1")
    await town.act(HEAD, reopen_paper, **again(batch))

    async with unit_of_work(town.sessions) as uow:
        (kept,) = (
            await uow.session.scalars(
                select(PaperReopening.id).where(PaperReopening.batch_id == batch.id)
            )
        ).all()
        with pytest.raises(Exception, match="permission denied"):
            await uow.session.execute(text("SELECT choice FROM paper_vote_before"))
    await services.as_superuser(
        database_name,
        "DO $$ BEGIN ASSERT (SELECT string_agg(turn || ' ' || choice, ', ' ORDER BY turn)"
        f" FROM paper_vote_before WHERE reopening_id = '{kept}') = '1 1, 2 1'; END $$",
    )


async def test_none_of_those_who_keyed_or_reconciled_opens_a_paper_again(headed):
    town = headed
    _, batch = await place(town)
    await came(town, batch, "resident.2")
    await keyed(town, batch, 1, "1")

    for who in (FIRST, SECOND):
        with pytest.raises(NotAllowed, match="two_people_needed"):
            await town.act(who, reopen_paper, **again(batch))
    with pytest.raises(NotAllowed, match="no_capacity"):
        await town.act("resident.1", reopen_paper, **again(batch))
    await town.act(HEAD, reconcile_batch, batch_id=batch.id, papers_found=1)
    with pytest.raises(NotAllowed, match="two_people_needed"):
        await town.act(HEAD, reopen_paper, **again(batch))
    async with unit_of_work(town.sessions) as uow:
        left = await uow.session.get_one(PaperBatch, batch.id)
        assert left.state is BatchState.RECONCILED
        assert await reopenings_by_batch(uow.session, ANONYMOUS, [batch.id]) == {batch.id: []}


async def test_without_a_reason_or_for_a_paper_that_is_not_settled_nothing_is_opened(headed):
    town = headed
    _, batch = await place(town)
    await keyed(town, batch, 1, "1")
    await keyed(town, batch, 2, "1", FIRST)

    with pytest.raises(Invalid, match="text_empty"):
        await town.act(HEAD, reopen_paper, **again(batch, reason=" "))
    for serial in (2, 3):
        with pytest.raises(WrongState, match="paper_not_settled"):
            await town.act(HEAD, reopen_paper, **again(batch, serial))
    assert await stood(town, batch) == Tallied(settled=1, once=1, differing=0)


async def test_after_the_close_or_in_a_batch_set_aside_no_paper_is_opened_again(headed):
    town = headed
    campaign, batch = await place(town)
    await came(town, batch, "resident.2")
    await keyed(town, batch, 1, "1")
    await town.act(SECOND, set_batch_aside, batch_id=batch.id, reason="봉인이 뜯겨 있었음")
    with pytest.raises(WrongState, match="batch_ended"):
        await town.act(HEAD, reopen_paper, **again(batch))

    await counted(town, campaign)
    with pytest.raises(WrongState, match="already_closed"):
        await town.act(HEAD, reopen_paper, **again(batch))


async def helped(town, batch, *names):
    for name in names:
        voter = town.people[name]
        await town.act(FIRST, mark_came, batch_id=batch.id, voter_id=voter, assisted=True)


async def test_two_officers_help_a_voter_and_one_alone_keeps_the_batch_open(town):
    campaign, batch = await place(town)
    await helped(town, batch, "resident.2")
    await came(town, batch, "resident.3")
    for serial in (1, 2):
        await keyed(town, batch, serial, "1")
    one = {"batch_id": batch.id, "voter_id": town.people["resident.2"]}

    with pytest.raises(RuleBroken, match="assisted_by_one"):
        await town.act(SECOND, reconcile_batch, batch_id=batch.id, papers_found=2)
    with pytest.raises(NotAllowed, match="two_people_needed"):
        await town.act(FIRST, confirm_assisted, **one)
    await town.act(SECOND, confirm_assisted, **one)
    with pytest.raises(Conflict, match="assisted_already"):
        await town.act(SECOND, confirm_assisted, **one)
    ended = await town.act(SECOND, reconcile_batch, batch_id=batch.id, papers_found=2)

    assert (ended.came, ended.assisted) == (2, 1)
    async with unit_of_work(town.sessions) as uow:
        assert await assisted_by_poll(uow.session, ANONYMOUS, [campaign.poll_id]) == {}
    result = await counted(town, campaign)
    async with unit_of_work(town.sessions) as uow:
        told = await assisted_by_poll(uow.session, ANONYMOUS, [campaign.poll_id])
    assert told == {campaign.poll_id: 1}
    # Helped or not, a paper is a paper: what those who were helped chose is told nowhere.
    assert [one["channel"] for one in result.outcome["channels"]] == ["ONLINE", "PAPER"]


async def test_help_is_confirmed_for_those_marked_so_and_goes_with_a_mark_taken_back(town):
    _, batch = await place(town)
    await helped(town, batch, "resident.2")
    await came(town, batch, "resident.3")

    for name, refused in (("resident.3", WrongState), ("resident.4", NotFound)):
        with pytest.raises(refused):
            await town.act(SECOND, confirm_assisted, batch_id=batch.id, voter_id=town.people[name])
    left = await town.act(
        SECOND, withdraw_came, batch_id=batch.id, voter_id=town.people["resident.2"]
    )

    assert (left.came, left.assisted) == (1, 0)
