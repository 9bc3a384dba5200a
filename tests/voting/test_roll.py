"""The frozen roll: corrections by two people, refused and noted once the voter's ballot is in."""

import asyncio
from datetime import timedelta

import pytest

from workflows.kit.refusal import Conflict, NotAllowed, NotFound, Refusal, WrongState
from workflows.record.uow import unit_of_work
from workflows.voting import queries, roll
from workflows.voting.casting import Receipt
from workflows.voting.models import Poll
from workflows.voting.states import CorrectionKind, CorrectionState

OFFICER, CLERK = "municipality.officer", "municipality.clerk2"


async def ask(town, campaign, voter, kind, who=OFFICER):
    return await town.act(
        who,
        roll.propose_roll_correction,
        None,
        poll_id=campaign.poll_id,
        voter_id=town.people[voter],
        kind=kind,
        reason="전입 확인",
    )


async def decide(town, correction, who=CLERK):
    return await town.act(who, roll.decide_roll_correction, None, correction_id=correction.id)


async def size(town, campaign):
    async with unit_of_work(town.sessions) as uow:
        return (await uow.session.get_one(Poll, campaign.poll_id)).roll_size


async def test_two_people_add_a_voter_who_then_votes(town):
    campaign = await town.open_campaign()
    before = await size(town, campaign)
    correction = await ask(town, campaign, "unverified", CorrectionKind.ADD)
    waiting = await town.vote("unverified", campaign.poll_id, "1")
    done = await decide(town, correction)
    answer = await town.vote("unverified", campaign.poll_id, "1")

    assert waiting.reason == "not_on_roll"
    assert done.state is CorrectionState.APPLIED
    assert isinstance(answer, Receipt)
    assert await size(town, campaign) == before + 1


async def test_two_people_strike_a_voter_who_then_cannot_vote(town):
    campaign = await town.open_campaign()
    before = await size(town, campaign)
    await decide(town, await ask(town, campaign, "resident.1", CorrectionKind.STRIKE))
    answer = await town.vote("resident.1", campaign.poll_id, "1")

    assert answer.reason == "not_on_roll"
    assert await size(town, campaign) == before - 1


async def test_after_the_ballot_a_strike_is_refused_and_noted_without_the_person(town):
    campaign = await town.open_campaign()
    correction = await ask(town, campaign, "resident.1", CorrectionKind.STRIKE)
    await town.vote("resident.1", campaign.poll_id, "1")
    done = await decide(town, correction)

    assert done.state is CorrectionState.REFUSED_AFTER_BALLOT
    assert await size(town, campaign) == 6
    async with unit_of_work(town.sessions) as uow:
        found = await queries.roll_notes_by_poll(uow.session, uow.actor, [campaign.poll_id])
    (note,) = found[campaign.poll_id]
    assert (note.kind, note.state, note.reason) == (
        CorrectionKind.STRIKE,
        CorrectionState.REFUSED_AFTER_BALLOT,
        "전입 확인",
    )


async def test_the_one_who_asked_cannot_decide(town):
    campaign = await town.open_campaign()
    correction = await ask(town, campaign, "resident.1", CorrectionKind.STRIKE)
    with pytest.raises(NotAllowed, match="two_people_needed"):
        await decide(town, correction, OFFICER)

    assert isinstance(await town.vote("resident.1", campaign.poll_id, "1"), Receipt)


@pytest.mark.parametrize("who", ["resident.2", "company.a", "stranger"])
async def test_those_who_keep_no_roll_neither_ask_nor_decide(town, who):
    campaign = await town.open_campaign()
    correction = await ask(town, campaign, "resident.1", CorrectionKind.STRIKE)
    with pytest.raises(NotAllowed, match="no_capacity"):
        await ask(town, campaign, "resident.3", CorrectionKind.STRIKE, who)
    # A correction names a person: whoever keeps no roll is not told that there is one.
    with pytest.raises(NotFound, match="no_such_correction"):
        await decide(town, correction, who)


async def test_a_correction_is_decided_once_also_by_two_at_once(town):
    campaign = await town.open_campaign()
    correction = await ask(town, campaign, "unverified", CorrectionKind.ADD)
    answers = await asyncio.gather(
        *(decide(town, correction) for _ in range(4)), return_exceptions=True
    )

    refused = [one.reason for one in answers if isinstance(one, Refusal)]
    assert refused == ["correction_decided"] * 3
    assert await size(town, campaign) == 7


@pytest.mark.parametrize(
    ("voter", "kind", "reason"),
    [
        ("resident.1", CorrectionKind.ADD, "already_on_roll"),
        ("stranger", CorrectionKind.STRIKE, "was_not_on_roll"),
    ],
)
async def test_a_correction_that_changes_nothing_is_refused(town, voter, kind, reason):
    campaign = await town.open_campaign()
    with pytest.raises(Conflict, match=reason):
        await ask(town, campaign, voter, kind)


async def test_after_the_hour_the_roll_is_not_corrected(town, clock):
    campaign = await town.open_campaign(closes_in=timedelta(hours=1))
    correction = await ask(town, campaign, "resident.1", CorrectionKind.STRIKE)
    async with unit_of_work(town.sessions) as uow:
        await clock.set(uow.now + timedelta(hours=2))
    with pytest.raises(WrongState, match="voting_closed"):
        await decide(town, correction)


@pytest.mark.races
async def test_a_vote_and_a_strike_at_once_never_both_hold(town):
    campaign = await town.open_campaign()
    for number in range(1, 6):
        voter = f"resident.{number}"
        correction = await ask(town, campaign, voter, CorrectionKind.STRIKE)
        vote, done = await asyncio.gather(
            town.vote(voter, campaign.poll_id, "1"), decide(town, correction)
        )

        assert isinstance(vote, Receipt) == (done.state is CorrectionState.REFUSED_AFTER_BALLOT)
