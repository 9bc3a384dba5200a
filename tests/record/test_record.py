"""The record: events with the act, refused attempts apart from it, repeated requests answered once."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from workflows.identity.queries import actor_for
from workflows.kit.refusal import Conflict, NotAllowed
from workflows.programmes.events import ProgrammeEvent
from workflows.record.attempts import MOST_PER_HOUR, record_refused
from workflows.record.kept_answers import forget_old_answers, keep_answer, kept_answer
from workflows.record.models import Event, KeptAnswer, OutboxMessage
from workflows.record.outbox import deliver_one
from workflows.record.uow import unit_of_work


async def events_of(town, subject):
    async with unit_of_work(town.sessions) as uow:
        return list(await uow.session.scalars(select(Event).where(Event.subject_id == subject)))


async def test_an_event_and_its_message_come_with_the_act_or_not_at_all(town):
    kept, lost = uuid4(), uuid4()
    async with unit_of_work(town.sessions) as uow:
        uow.record(ProgrammeEvent.FOUNDED, kept, programme_id=town.programme_id, figure=1)

    async def fail():
        async with unit_of_work(town.sessions) as uow:
            uow.record(ProgrammeEvent.FOUNDED, lost, programme_id=town.programme_id)
            raise NotAllowed("no_capacity")

    with pytest.raises(NotAllowed):
        await fail()

    (event,) = await events_of(town, kept)
    assert event.leaf_index is None
    assert event.data == {"figure": 1}
    assert await events_of(town, lost) == []
    async with unit_of_work(town.sessions) as uow:
        messages = await uow.session.scalar(
            select(func.count())
            .select_from(OutboxMessage)
            .where(OutboxMessage.event_id == event.id)
        )
    assert messages == 1


async def test_several_events_are_written_in_their_order_with_all_they_say(town):
    subject = uuid4()
    async with unit_of_work(
        town.sessions, lambda s: actor_for(s, town.people["resident.1"])
    ) as uow:
        day = uow.now.date()
        for number in range(5):
            uow.record(
                ProgrammeEvent.FOUNDED,
                subject,
                programme_id=town.programme_id if number else None,
                happened_on=day if number % 2 else None,
                number=number,
                huge=2**70,
                said=["\u00e9", None, {"나무": True}],
            )
        now = uow.now
    async with unit_of_work(town.sessions) as uow:
        told = select(OutboxMessage.next_try_at, Event).join(
            Event, Event.id == OutboxMessage.event_id
        )
        rows = (
            await uow.session.execute(
                told.where(Event.subject_id == subject).order_by(OutboxMessage.id)
            )
        ).all()

    assert [event.data["number"] for _, event in rows] == list(range(5))
    assert {moment for moment, _ in rows} == {now}
    assert [event.happened_on for _, event in rows] == [None, day, None, day, None]
    assert [event.programme_id for _, event in rows] == [None, *[town.programme_id] * 4]
    for _, event in rows:
        assert event.person_id == town.people["resident.1"]
        assert event.recorded_at == now
        assert event.data["huge"] == 2**70
        assert event.data["said"] == ["\u00e9", None, {"나무": True}]


async def test_a_refused_attempt_is_kept_without_input_and_capped_by_hat(town):
    async def attempt(who):
        refusal = NotAllowed("no_capacity", field="reason", typed="the input")
        async with unit_of_work(town.sessions, lambda s: actor_for(s, town.people[who])) as uow:
            return await record_refused(
                uow,
                action="closeCampaign",
                refusal=refusal,
                subject_id=town.programme_id,
                programme_id=town.programme_id,
            )

    written = [await attempt("company.a") for _ in range(MOST_PER_HOUR + 3)]
    other = await attempt("resident.1")

    assert written == [True] * MOST_PER_HOUR + [False] * 3
    assert other
    events = [e for e in await events_of(town, town.programme_id) if e.kind == "attempt.refused"]
    assert {tuple(sorted(event.data.items())) for event in events} == {
        (("action", "closeCampaign"), ("code", "NOT_ALLOWED"), ("reason", "no_capacity"))
    }


async def test_the_same_key_gives_the_same_thing_and_other_input_is_refused(town):
    who, made = uuid4(), uuid4()
    named = {"who": who, "path": "submitProposal", "key": "k"}
    async with unit_of_work(town.sessions) as uow:
        first = await kept_answer(uow, **named, request_digest="a")
        keep_answer(uow, **named, request_digest="a", answer_id=made)
    async with unit_of_work(town.sessions) as uow:
        again = await kept_answer(uow, **named, request_digest="a")
    with pytest.raises(Conflict, match="key_reused"):
        async with unit_of_work(town.sessions) as uow:
            await kept_answer(uow, **named, request_digest="b")

    assert (first, again) == (None, made)


@pytest.mark.races
async def test_two_requests_under_one_key_wait_for_each_other(town):
    named = {"who": uuid4(), "path": "submitProposal", "key": "at once", "request_digest": "a"}
    made = []

    async def request():
        async with unit_of_work(town.sessions) as uow:
            found = await kept_answer(uow, **named)
            if found is None:
                found = uuid4()
                made.append(found)
                await asyncio.sleep(0.05)
                keep_answer(uow, **named, answer_id=found)
            return found

    answers = await asyncio.gather(*(request() for _ in range(8)))

    assert len(made) == 1
    assert set(answers) == set(made)


async def test_answers_are_forgotten_after_seven_days(town, clock):
    named = {"who": uuid4(), "path": "p", "key": "old", "request_digest": "a"}
    async with unit_of_work(town.sessions) as uow:
        keep_answer(uow, **named, answer_id=uuid4())
        now = uow.now
    await clock.set(now + timedelta(days=7, seconds=1))
    async with unit_of_work(town.sessions) as uow:
        assert await kept_answer(uow, **named) is None
        await forget_old_answers(uow)
        left = await uow.session.scalar(
            select(func.count()).select_from(KeptAnswer).where(KeptAnswer.key == "old")
        )
    assert left == 0


@pytest.mark.races
async def test_many_workers_deliver_each_message_once_and_a_failing_one_again(town, clock):
    subject = uuid4()
    seen, failed = [], []

    async def reaction(uow, event):
        if event.subject_id != subject:
            return
        if not failed:
            failed.append(event.id)
            raise RuntimeError("the post is closed")
        seen.append(event.id)

    async with unit_of_work(town.sessions) as uow:
        for _ in range(10):
            uow.record(ProgrammeEvent.FOUNDED, subject, programme_id=town.programme_id)
        now = uow.now
    table = {ProgrammeEvent.FOUNDED.value: (reaction,)}

    async def work():
        while await deliver_one(town.sessions, table):
            continue

    await clock.set(now + timedelta(seconds=1))
    await asyncio.gather(*(work() for _ in range(5)))
    await clock.set(now + timedelta(seconds=4))
    await work()

    assert failed[0] in seen
    assert sorted(seen) == sorted(e.id for e in await events_of(town, subject))
