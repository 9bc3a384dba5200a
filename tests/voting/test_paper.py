"""Papers: the roll marked first, each keyed twice alone, reconciled by another, counted with the rest."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from workflows.identity.queries import actor_for
from workflows.kit.refusal import (
    Conflict,
    NotAllowed,
    NotFound,
    Refusal,
    RuleBroken,
    WrongState,
)
from workflows.proposals.campaigns.actions import close_campaign
from workflows.record.models import Event
from workflows.record.uow import introduce, unit_of_work
from workflows.rights.roles import Role
from workflows.voting.actions import close_due_polls, tally_poll
from workflows.voting.comparing import compare_rules
from workflows.voting.kinds import Channel, Rule
from workflows.voting.models import Poll
from workflows.voting.paper.actions import (
    decide_paper,
    key_paper,
    mark_came,
    open_batch,
    reconcile_batch,
    set_batch_aside,
    withdraw_came,
)
from workflows.voting.paper.box import open_papers, paper_contents, standing
from workflows.voting.paper.models import PaperVote
from workflows.voting.paper.queries import batches_by_poll
from workflows.voting.paper.rules import Tallied
from workflows.voting.paper.states import BatchState
from workflows.voting.queries import turnout_by_poll
from workflows.voting.states import PollState

FIRST, SECOND, HEAD = "municipality.officer", "municipality.clerk2", "municipality.head"
BOTH = ((Channel.ONLINE, None), (Channel.PAPER, None))
WEIGHED = ((Channel.ONLINE, 50), (Channel.PAPER, 30), (Channel.COMMITTEE, 20))


@pytest.fixture
async def staffed(town):
    """The town with a head, who may decide between two clerks."""
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, HEAD, Role.MUNICIPAL_HEAD, town.city_id)
    return town


async def place(town, *, channels=BOTH, channel=Channel.PAPER, label="가온동 투표소", **terms):
    campaign = await town.open_campaign(channels=channels, early_close=True, **terms)
    batch = await town.act(
        FIRST, open_batch, poll_id=campaign.poll_id, channel=channel, label=label
    )
    return campaign, batch


async def keyed(town, batch, serial, choice, *clerks):
    for clerk in clerks or (FIRST, SECOND):
        await town.act(clerk, key_paper, batch_id=batch.id, serial=serial, choice=choice)


async def came(town, batch, *names):
    for name in names:
        await town.act(FIRST, mark_came, batch_id=batch.id, voter_id=town.people[name])


async def stood(town, batch):
    async with unit_of_work(town.sessions) as uow:
        return await standing(uow.session, batch.id)


async def counted(town, campaign):
    await town.act(FIRST, close_campaign, campaign_id=campaign.id, reason="끝")
    return (await town.act(None, tally_poll, poll_id=campaign.poll_id)).row


async def test_papers_count_beside_ballots_and_one_person_once(staffed):
    town = staffed
    campaign, batch = await place(town)
    await town.vote("resident.1", campaign.poll_id, "1")
    await came(town, batch, "resident.2", "resident.3", "resident.4")
    await keyed(town, batch, 1, "2,1")
    await keyed(town, batch, 2, "2")
    await keyed(town, batch, 3, None)
    online = await town.vote("resident.2", campaign.poll_id, "4")
    await town.act(SECOND, reconcile_batch, batch_id=batch.id, papers_found=3)

    result = await counted(town, campaign)

    assert online.reason == "came_for_paper"
    assert result.ballots == 3
    assert result.outcome["votes"] == {"1": 2, "2": 2, "3": 0, "4": 0}
    assert [
        (one["channel"], one["ballots"], one["spoiled"]) for one in result.outcome["channels"]
    ] == [
        ("ONLINE", 1, 0),
        ("PAPER", 2, 1),
    ]
    compared = await town.act(None, compare_rules, poll_id=campaign.poll_id)
    assert all(row.outcome["ballots"] == 3 for row in compared)


async def test_weighed_channels_of_few_ballots_are_decided_together_by_exact_scores(staffed):
    town = staffed
    campaign, batch = await place(town, channels=WEIGHED)
    seats = await town.act(
        FIRST,
        open_batch,
        poll_id=campaign.poll_id,
        channel=Channel.COMMITTEE,
        label="예산위원회",
    )
    await town.vote("resident.1", campaign.poll_id, "1")
    await town.vote("resident.5", campaign.poll_id, "3")
    await came(town, batch, "resident.2")
    await keyed(town, batch, 1, "2")
    await keyed(town, seats, 1, "2,3")
    for one, papers in ((batch, 1), (seats, 1)):
        await town.act(SECOND, reconcile_batch, batch_id=one.id, papers_found=papers)

    result = await counted(town, campaign)

    assert result.outcome["weighted"] == {"1": "20/1", "2": "40/1", "3": "40/1", "4": "0/1"}
    assert result.outcome["selected"] == [2, 3]
    assert result.outcome["together"]["channels"] == ["ONLINE", "PAPER", "COMMITTEE"]
    (other,) = await town.act(None, compare_rules, poll_id=campaign.poll_id)
    assert (other.rule, other.outcome["selected"]) == (Rule.GREEDY_NO_SKIP, [2, 3])
    assert other.outcome["weighted"] == result.outcome["weighted"]


async def test_two_clerks_key_each_paper_and_neither_twice(staffed):
    town = staffed
    _, batch = await place(town)
    key = {"batch_id": batch.id, "serial": 7}
    await town.act(FIRST, key_paper, choice="1", **key)
    await town.act(FIRST, key_paper, choice="2", **key)
    assert await stood(town, batch) == Tallied(settled=0, once=1, differing=0)
    await town.act(SECOND, key_paper, choice="2", **key)
    assert await stood(town, batch) == Tallied(settled=1, once=0, differing=0)
    for clerk in (FIRST, SECOND):
        with pytest.raises(Conflict, match="paper_settled"):
            await town.act(clerk, key_paper, choice="1", **key)


async def test_where_two_differ_a_third_decides_with_the_paper_in_hand(staffed):
    town = staffed
    campaign, batch = await place(town)
    await came(town, batch, "resident.2")
    key = {"batch_id": batch.id, "serial": 1}
    await town.act(FIRST, key_paper, choice="1", **key)
    with pytest.raises(WrongState, match="paper_not_differing"):
        await town.act(HEAD, decide_paper, choice="1", **key)
    await town.act(SECOND, key_paper, choice="2", **key)
    assert await stood(town, batch) == Tallied(settled=0, once=0, differing=1)
    async with unit_of_work(town.sessions) as uow:
        (waiting,) = await open_papers(uow.session, batch.id)
    assert (waiting.serial, waiting.differs) == (1, True)
    with pytest.raises(RuleBroken, match="papers_not_settled"):
        await town.act(SECOND, reconcile_batch, batch_id=batch.id, papers_found=1)
    for clerk in (FIRST, SECOND):
        with pytest.raises(NotAllowed, match="two_people_needed"):
            await town.act(clerk, decide_paper, choice="2", **key)
    await town.act(HEAD, decide_paper, choice="2", **key)
    await town.act(HEAD, reconcile_batch, batch_id=batch.id, papers_found=1)

    assert (await counted(town, campaign)).outcome["votes"]["2"] == 1


@pytest.mark.parametrize("choice", ["9", "1,2,3", "", "1:2", "x"])
async def test_a_paper_keeps_to_the_terms_of_the_vote_or_is_spoiled(staffed, choice):
    _, batch = await place(staffed)
    with pytest.raises(RuleBroken) as refused:
        await staffed.act(FIRST, key_paper, batch_id=batch.id, serial=1, choice=choice)
    assert refused.value.field == "choices"


async def test_who_voted_online_is_handed_no_paper_and_the_other_way_round(staffed):
    town = staffed
    campaign, batch = await place(town, revoting=True)
    await town.vote("resident.1", campaign.poll_id, "1")
    with pytest.raises(Conflict, match="voted_online"):
        await came(town, batch, "resident.1")
    await came(town, batch, "resident.2")
    with pytest.raises(Conflict, match="came_already"):
        await came(town, batch, "resident.2")
    with pytest.raises(NotAllowed, match="not_on_roll"):
        await came(town, batch, "unverified")
    for counter in (1, 2):
        refused = await town.vote("resident.2", campaign.poll_id, "1", counter)
        assert refused.reason == "came_for_paper"


@pytest.mark.races
async def test_a_ballot_and_a_mark_at_once_never_both_stand(staffed):
    town = staffed
    campaign, batch = await place(town)

    async def marked(name):
        try:
            await came(town, batch, name)
        except Refusal as refusal:
            return refusal.reason
        return "marked"

    for turn in range(1, 7):
        name = f"resident.{turn}"
        order = [town.vote(name, campaign.poll_id, "1"), marked(name)]
        ballot, mark = await asyncio.gather(*(order if turn % 2 else reversed(order)))
        if not turn % 2:
            ballot, mark = mark, ballot
        voted = getattr(ballot, "reason", "cast")
        assert (voted, mark) in {("cast", "voted_online"), ("came_for_paper", "marked")}


async def test_a_mark_for_the_wrong_person_is_taken_back_by_another_officer(staffed):
    town = staffed
    campaign, batch = await place(town)
    await came(town, batch, "resident.2")
    wrong = {"batch_id": batch.id, "voter_id": town.people["resident.2"]}
    with pytest.raises(NotAllowed, match="two_people_needed"):
        await town.act(FIRST, withdraw_came, **wrong)
    await town.act(SECOND, withdraw_came, **wrong)
    with pytest.raises(NotFound, match="did_not_come"):
        await town.act(SECOND, withdraw_came, **wrong)

    assert not isinstance(await town.vote("resident.2", campaign.poll_id, "1"), Refusal)


@pytest.mark.parametrize(
    ("people", "papers", "found", "note", "reason"),
    [
        (2, 2, 1, None, "papers_do_not_add_up"),
        (2, 1, 2, None, "papers_do_not_add_up"),
        (1, 2, 2, None, "more_papers_than_people"),
        (2, 1, 1, " ", "fewer_papers_need_note"),
    ],
)
async def test_a_batch_that_does_not_add_up_is_not_reconciled(
    staffed, people, papers, found, note, reason
):
    _, batch = await place(staffed)
    await came(staffed, batch, *(f"resident.{n}" for n in range(1, people + 1)))
    for serial in range(1, papers + 1):
        await keyed(staffed, batch, serial, "1")
    with pytest.raises(RuleBroken, match=reason):
        await staffed.act(SECOND, reconcile_batch, batch_id=batch.id, papers_found=found, note=note)


async def test_who_opened_a_batch_does_not_reconcile_it_nor_set_it_aside(staffed):
    _, batch = await place(staffed)
    with pytest.raises(NotAllowed, match="two_people_needed"):
        await staffed.act(FIRST, reconcile_batch, batch_id=batch.id, papers_found=0)
    with pytest.raises(NotAllowed, match="two_people_needed"):
        await staffed.act(FIRST, set_batch_aside, batch_id=batch.id, reason="젖었어요")


async def test_an_open_batch_keeps_the_poll_open_at_its_hour_and_takes_no_ballot(staffed, clock):
    town = staffed
    campaign, batch = await place(town, closes_in=timedelta(minutes=5))
    await came(town, batch, "resident.2")
    with pytest.raises(RuleBroken, match="batches_open"):
        await town.act(FIRST, close_campaign, campaign_id=campaign.id, reason="끝")
    async with unit_of_work(town.sessions) as uow:
        now = uow.now
    await clock.set(now + timedelta(minutes=6))
    assert campaign.poll_id not in await town.act(None, close_due_polls)
    late = await town.vote("resident.3", campaign.poll_id, "1")
    # Who is found unmarked on the sheet after the hour is marked by another than who opened the batch.
    with pytest.raises(NotAllowed, match="two_people_needed"):
        await came(town, batch, "resident.4")
    await keyed(town, batch, 1, "2")
    await town.act(SECOND, reconcile_batch, batch_id=batch.id, papers_found=1)
    closed = await town.act(None, close_due_polls)

    assert late.reason == "voting_closed"
    assert campaign.poll_id in closed


async def test_a_batch_set_aside_counts_nothing_and_says_why(staffed):
    town = staffed
    campaign, batch = await place(town)
    await came(town, batch, "resident.2")
    await keyed(town, batch, 1, "2")
    aside = await town.act(SECOND, set_batch_aside, batch_id=batch.id, reason="함이 열려 있었어요")
    with pytest.raises(WrongState, match="batch_ended"):
        await keyed(town, batch, 2, "2")

    assert (aside.state, aside.note) == (BatchState.SET_ASIDE, "함이 열려 있었어요")
    assert (await counted(town, campaign)).outcome["votes"]["2"] == 0


async def test_nobody_reads_a_choice_before_the_close_and_no_record_holds_one(staffed):
    town = staffed
    campaign, batch = await place(town)
    await came(town, batch, "resident.2")
    await keyed(town, batch, 1, "2")
    async with town.sessions() as session, session.begin():
        await introduce(session, (await _officer(town)))
        with pytest.raises(Exception, match="permission denied"):
            await session.execute(select(PaperVote))
    async with town.sessions() as session, session.begin():
        with pytest.raises(Exception, match="after the close"):
            await paper_contents(session, campaign.poll_id)
    async with town.sessions() as session, session.begin():
        with pytest.raises(Exception, match="permission denied"):
            await session.execute(text("SELECT box_paper(:b, 1)"), {"b": batch.id})
    async with unit_of_work(town.sessions) as uow:
        told = list(await uow.session.scalars(select(Event).where(Event.kind.like("paper.%"))))
    assert {str(one.data) for one in told if one.kind == "paper.came"} == {"{}"}
    assert all("choice" not in one.data for one in told)


async def test_turnout_counts_who_came_in_the_same_steps(staffed):
    town = staffed
    campaign, batch = await place(town)
    await came(town, batch, "resident.2")
    await town.vote("resident.1", campaign.poll_id, "1")

    async def turnout():
        async with unit_of_work(town.sessions) as uow:
            found = await turnout_by_poll(uow.session, uow.actor, [campaign.poll_id])
        return found[campaign.poll_id]

    async def batches(who):
        async with town.sessions() as session, session.begin():
            actor = await actor_for(session, town.people[who])
            await introduce(session, actor)
            found = await batches_by_poll(session, actor, [campaign.poll_id])
        return [one.came for one in found.get(campaign.poll_id, [])]

    assert await turnout() == 0
    await keyed(town, batch, 1, "1")
    await town.act(SECOND, reconcile_batch, batch_id=batch.id, papers_found=1)
    assert (await batches("resident.3"), await batches(FIRST)) == ([], [1])
    await counted(town, campaign)
    assert await turnout() == 2
    assert await batches("resident.3") == [1]


async def test_only_channels_of_the_notice_have_papers_and_only_while_it_is_open(staffed):
    town = staffed
    online = await town.open_campaign()
    for channel in (Channel.PAPER, Channel.ONLINE):
        with pytest.raises(RuleBroken, match="channel_not_in_notice"):
            await town.act(FIRST, open_batch, poll_id=online.poll_id, channel=channel, label="곳")
    _, batch = await place(town)
    with pytest.raises(Conflict, match="batch_stands"):
        await town.act(
            FIRST, open_batch, poll_id=batch.poll_id, channel=Channel.PAPER, label=batch.label
        )
    with pytest.raises(NotAllowed, match="no_capacity"):
        await town.act(
            "resident.1", open_batch, poll_id=batch.poll_id, channel=Channel.PAPER, label="집"
        )
    with pytest.raises(NotAllowed, match="no_capacity"):
        await town.act("resident.1", key_paper, batch_id=batch.id, serial=1, choice="1")


async def _officer(town):
    async with town.sessions() as session:
        return await actor_for(session, town.people[FIRST])


async def test_a_poll_waits_only_for_its_own_batches(staffed, clock):
    town = staffed
    await place(town, closes_in=timedelta(minutes=5))
    other = await town.open_campaign(closes_in=timedelta(minutes=5))
    async with unit_of_work(town.sessions) as uow:
        now = uow.now
    await clock.set(now + timedelta(minutes=6))
    await town.act(None, close_due_polls)
    async with unit_of_work(town.sessions) as uow:
        assert (await uow.session.get(Poll, other.poll_id)).state is PollState.CLOSED
