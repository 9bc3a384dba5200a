"""Who is told of a vote: the whole roll, each once, by any number of workers; and never who has voted."""

import asyncio
from datetime import datetime, time, timedelta
from uuid import uuid4

import pytest
from icalendar import Calendar
from sqlalchemy import select, update

from server.jobs import tell_rolls
from tests.notices.test_notices import KEY, delivered
from workflows.corridor import tell_rolls as rounds
from workflows.corridor.calendar import calendar_for
from workflows.corridor.letters import mail_waiting
from workflows.corridor.tell_rolls import last_day
from workflows.identity.actions import verify_resident
from workflows.identity.models import Person
from workflows.kit.wording import SEOUL, Locale
from workflows.notices.actions import renew_calendar, set_notices
from workflows.notices.calendar import calendar_token
from workflows.notices.kinds import VOTES, NoticeKind, Rhythm
from workflows.notices.models import Notice, NoticeRound
from workflows.proposals.campaigns import actions as campaigns
from workflows.proposals.campaigns.roll_corrections import decide_correction, propose_correction
from workflows.proposals.handling import actions as handling
from workflows.proposals.support.actions import support_proposal
from workflows.record.uow import unit_of_work
from workflows.voting.states import CorrectionKind, ResultVisibility

K = NoticeKind
OFFICER, CLERK = "municipality.officer", "municipality.clerk2"


async def told(town, campaign):
    """Return what of a vote everybody was told, by name, after all that waits is done."""
    await delivered(town)
    await tell_rolls(town.sessions)
    async with unit_of_work(town.sessions) as uow:
        rows = (
            await uow.session.scalars(
                select(Notice)
                .where(Notice.subject_id == campaign.id, Notice.kind.in_(VOTES))
                .order_by(Notice.id)
            )
        ).all()
    names = {key: name for name, key in town.people.items()}
    found = {}
    for row in rows:
        found.setdefault(names[row.person_id], []).append(row.kind)
    return found


async def passed(town, clock, time_on):
    async with unit_of_work(town.sessions) as uow:
        await clock.set(uow.now + time_on)


async def test_everybody_on_the_roll_is_told_once_and_nobody_else(town):
    campaign = await town.open_campaign()
    first = await told(town, campaign)

    assert first == {f"resident.{n}": [K.VOTE_OPEN] for n in range(1, 7)}
    assert await told(town, campaign) == first


@pytest.mark.races
async def test_several_workers_and_small_batches_tell_nobody_twice_or_not_at_all(town, monkeypatch):
    monkeypatch.setattr(rounds, "BATCH", 1)
    campaign = await town.open_campaign()
    await delivered(town)
    counts = await asyncio.gather(*(tell_rolls(town.sessions) for _ in range(4)))

    assert sum(counts) >= 6
    assert await told(town, campaign) == {f"resident.{n}": [K.VOTE_OPEN] for n in range(1, 7)}
    async with unit_of_work(town.sessions) as uow:
        row = await uow.session.get_one(NoticeRound, (campaign.poll_id, K.VOTE_OPEN))
    assert (row.told, row.after) == (6, None)
    assert row.done_at is not None


async def test_a_worker_that_dies_within_a_batch_has_told_nobody_of_it(town, monkeypatch):
    monkeypatch.setattr(rounds, "BATCH", 2)
    campaign = await town.open_campaign()
    await delivered(town)
    async with unit_of_work(town.sessions) as uow:
        assert await rounds.tell_next_batch(uow) == 2

    async def dying(uow):
        await rounds.tell_next_batch(uow)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await town.act(None, dying)

    assert await told(town, campaign) == {f"resident.{n}": [K.VOTE_OPEN] for n in range(1, 7)}


async def test_nobody_is_called_before_the_first_hour(town, clock):
    campaign = await town.open_campaign(opens_in=timedelta(hours=2), closes_in=timedelta(hours=9))
    assert await told(town, campaign) == {}
    await passed(town, clock, timedelta(hours=2, seconds=1))

    assert len(await told(town, campaign)) == 6


async def test_the_reminder_goes_to_those_who_voted_as_to_those_who_did_not(town, clock):
    campaign = await town.open_campaign(closes_in=timedelta(days=5))
    await told(town, campaign)
    await town.vote("resident.1", campaign.poll_id, "1,4")
    await passed(town, clock, timedelta(days=4, hours=1))

    whole = await told(town, campaign)
    assert whole == {f"resident.{n}": [K.VOTE_OPEN, K.VOTE_CLOSES_SOON] for n in range(1, 7)}
    async with unit_of_work(town.sessions) as uow:
        rows = (
            await uow.session.execute(
                select(Notice.kind, Notice.due_on, Notice.done_at == Notice.arose_at).where(
                    Notice.subject_id == campaign.id
                )
            )
        ).all()
    # Nothing of what is kept sets one apart who has voted.
    assert len({tuple(row) for row in rows}) == 2


async def test_a_short_vote_has_no_reminder_and_a_closed_one_calls_nobody(town, clock):
    short = await town.open_campaign(closes_in=timedelta(days=2))
    long = await town.open_campaign(
        closes_in=timedelta(days=8), opens_in=timedelta(minutes=-1), early_close=True
    )
    await told(town, long)
    await town.act(OFFICER, campaigns.close_campaign, campaign_id=long.id, reason="끝")
    await told(town, long)
    await passed(town, clock, timedelta(days=1, hours=12))
    assert all(kinds == [K.VOTE_OPEN] for kinds in (await told(town, short)).values())
    await passed(town, clock, timedelta(days=6))

    assert all(kinds == [K.VOTE_OPEN, K.VOTE_RESULT] for kinds in (await told(town, long)).values())


async def test_the_result_is_told_when_it_shows_and_not_before(town):
    at_once = await town.open_campaign(early_close=True)
    later = await town.open_campaign(
        early_close=True, result_visibility=ResultVisibility.ON_PUBLICATION
    )
    for one in (at_once, later):
        await told(town, one)
        await town.act(OFFICER, campaigns.close_campaign, campaign_id=one.id, reason="끝")
        await told(town, one)

    assert (await told(town, at_once))["resident.5"] == [K.VOTE_OPEN, K.VOTE_RESULT]
    assert (await told(town, later))["resident.5"] == [K.VOTE_OPEN]
    await town.act(OFFICER, campaigns.publish_result, campaign_id=later.id)
    assert (await told(town, later))["resident.5"] == [K.VOTE_OPEN, K.VOTE_RESULT]


async def test_who_is_put_on_the_roll_later_is_told_on_his_own(town):
    campaign = await town.open_campaign()
    before = await told(town, campaign)
    newcomer = town.people["unverified"]
    async with unit_of_work(town.sessions) as uow:
        await verify_resident(
            uow, person_id=newcomer, programme_id=town.programme_id, di_hash=uuid4().hex
        )
    asked = await town.act(
        OFFICER,
        propose_correction,
        campaign_id=campaign.id,
        voter_id=newcomer,
        kind=CorrectionKind.ADD,
        reason="주민등록을 다시 확인함",
    )
    await told(town, campaign)
    await town.act(CLERK, decide_correction, correction_id=asked.id)

    assert await told(town, campaign) == before | {"unverified": [K.VOTE_OPEN]}


async def test_who_stands_behind_a_line_without_a_vote_is_told_as_that(town):
    ideas = [await town.propose(f"쉼터 {n}") for n in range(2)]
    for idea in ideas:
        await town.act(OFFICER, handling.receive_proposal, proposal_id=idea, reason="접수")
        await town.act("resident.2", support_proposal, proposal_id=idea)
    # Whoever is not on the roll, as one who moved away, stands behind an idea all the same.
    async with unit_of_work(town.sessions) as uow:
        await uow.session.execute(
            update(rounds.ProposalSupport)
            .where(rounds.ProposalSupport.proposal_id.in_(ideas))
            .values(person_id=town.people["auditor"])
        )
    campaign = await town.open_campaign(ideas=ideas)
    everybody = await told(town, campaign)

    assert everybody.pop("auditor") == [K.VOTE_OPEN_IDEA]
    assert everybody == {f"resident.{n}": [K.VOTE_OPEN] for n in range(1, 7)}


async def test_a_letter_names_the_vote_its_last_day_and_its_page(town):
    async with unit_of_work(town.sessions) as uow:
        await uow.session.execute(
            update(Person)
            .where(Person.id == town.people["resident.3"])
            .values(email="jumin@haeon.example")
        )
    await town.act("resident.3", set_notices, locale=Locale.EN, rhythm=Rhythm.AT_ONCE, muted=[])
    campaign = await town.open_campaign(closes_in=timedelta(days=5))
    await told(town, campaign)
    sent = []

    async def post(_address, letter, _key):
        sent.append(letter.text)

    assert await mail_waiting(town.sessions, post, "https://x.example", KEY) == 1
    assert await mail_waiting(town.sessions, post, "https://x.example", KEY) == 0
    assert "You can vote now" in sent[0]
    assert f"https://x.example/votes/{campaign.number}" in sent[0]
    assert f"{campaign.number} “주민투표”" in sent[0]


async def test_digests_that_wait_for_the_morning_are_in_nobodys_way(town, clock, monkeypatch):
    monkeypatch.setattr("workflows.corridor.letters.MOST_PEOPLE", 1)
    async with unit_of_work(town.sessions) as uow:
        await clock.set(datetime.combine(uow.now.astimezone(SEOUL).date(), time(13), SEOUL))
        await uow.session.execute(
            update(Person).where(Person.id.in_(town.residents)).values(email="jumin@haeon.example")
        )
    last = max(town.residents)
    await town.act(last, set_notices, locale=Locale.KO, rhythm=Rhythm.AT_ONCE, muted=[])
    campaign = await town.open_campaign(closes_in=timedelta(days=5))
    await told(town, campaign)
    sent = []

    async def post(_address, letter, _key):
        sent.append(letter.text)

    # No second is left for a second helping: the one whose hour has come is the first who is found.
    await mail_waiting(town.sessions, post, "https://x.example", KEY, round_seconds=0.000001)
    assert len(sent) == 1
    await passed(town, clock, timedelta(hours=21))
    await mail_waiting(town.sessions, post, "https://x.example", KEY)
    assert len(sent) == 6


async def test_the_calendar_of_a_voter_holds_the_last_day_whether_he_voted_or_not(town):
    campaign = await town.open_campaign(closes_in=timedelta(days=5))
    setting = await town.act("resident.4", renew_calendar)
    token = calendar_token(KEY, setting.person_id, setting.calendar_serial)

    async def days():
        made = await calendar_for(town.sessions, KEY, token, "https://x.example")
        parts = Calendar.from_ical(made).walk("VEVENT")
        return [(str(one["summary"]), one["dtstart"].dt, str(one["url"])) for one in parts]

    before = await days()
    await town.vote("resident.4", campaign.poll_id, "1,4")

    async with unit_of_work(town.sessions) as uow:
        closes = (await uow.session.get_one(rounds.Poll, campaign.poll_id)).closes_at
    page = f"https://x.example/votes/{campaign.number}"
    assert before == [("투표 마지막 날: 주민투표", last_day(closes), page)]
    assert await days() == before


def test_a_vote_that_ends_at_midnight_ends_the_day_before():
    assert last_day(datetime(2026, 12, 5, tzinfo=SEOUL)).day == 4
    assert last_day(datetime(2026, 12, 5, 18, tzinfo=SEOUL)).day == 5
