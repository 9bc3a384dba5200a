"""Repeated requests: one key, one thing; other input under it is refused; two at once make one."""

import asyncio
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from schema.kit.ids import global_id
from tests.fixtures.town import Town
from tests.schema.conftest import Ask
from tests.schema.test_verbs import CLOSE, SUBMIT, count, proposal
from workflows.identity.actions import end_appointment
from workflows.record.models import Event, KeptAnswer
from workflows.record.uow import Sessions


async def test_the_same_request_again_gives_the_same_proposal(
    ask: Ask, town: Town, sessions: Sessions
):
    key, resident = str(uuid4()), town.people["resident.1"]

    first = (await ask(SUBMIT, as_=resident, key=key, input=proposal(town))).sole()
    again = (await ask(SUBMIT, as_=resident, key=key, input=proposal(town))).sole()

    assert again == first
    assert await count(sessions, town) == 1


async def test_without_a_key_the_same_words_again_are_led_to_the_idea_that_stands(
    ask: Ask, town: Town, sessions: Sessions
):
    """A second press under another key is another request: that the words are the same is told."""
    first, again = [
        (await ask(SUBMIT, as_=town.people["resident.1"], input=proposal(town))).sole()
        for _ in range(2)
    ]

    assert (again["code"], again["reason"]) == ("CONFLICT", "idea_sent_already")
    assert first["proposal"]["number"] in again["message"]
    assert await count(sessions, town) == 1


async def test_without_a_key_a_request_in_other_words_makes_another_proposal(
    ask: Ask, town: Town, sessions: Sessions
):
    for title in ("그늘막", "그늘막 둘"):
        await ask(SUBMIT, as_=town.people["resident.1"], input=proposal(town, title=title))

    assert await count(sessions, town) == 2


async def test_other_input_under_a_used_key_is_refused(ask: Ask, town: Town, sessions: Sessions):
    key, resident = str(uuid4()), town.people["resident.1"]
    await ask(SUBMIT, as_=resident, key=key, input=proposal(town))

    said = (await ask(SUBMIT, as_=resident, key=key, input=proposal(town, cost=1))).sole()

    assert (said["code"], said["reason"]) == ("CONFLICT", "key_reused")
    assert said["field"] == "Idempotency-Key"
    assert await count(sessions, town) == 1


@pytest.mark.races
async def test_the_same_request_at_once_makes_one_proposal(
    ask: Ask, town: Town, sessions: Sessions
):
    key, resident = str(uuid4()), town.people["resident.1"]

    answers = await asyncio.gather(
        *(ask(SUBMIT, as_=resident, key=key, input=proposal(town)) for _ in range(8))
    )

    assert len({answer.sole()["proposal"]["id"] for answer in answers}) == 1
    assert await count(sessions, town) == 1


async def test_a_key_belongs_to_whoever_used_it(ask: Ask, town: Town, sessions: Sessions):
    key = str(uuid4())

    for who in ("resident.1", "resident.2"):
        await ask(SUBMIT, as_=town.people[who], key=key, input=proposal(town))

    assert await count(sessions, town) == 2


async def test_a_key_belongs_to_the_hat_it_was_used_in(ask: Ask, town: Town, sessions: Sessions):
    key, resident = str(uuid4()), town.people["resident.1"]
    hat = town.appointments["resident.1"]

    await ask(SUBMIT, as_=resident, key=key, input=proposal(town))
    await ask(SUBMIT, as_=resident, hat=hat, key=key, input=proposal(town, title="다른 것"))

    assert await count(sessions, town) == 2


async def test_two_fields_of_one_request_each_have_their_own_answer(
    ask: Ask, town: Town, sessions: Sessions
):
    twice = """mutation ($input: SubmitProposalInput!, $other: SubmitProposalInput!) {
      a: submitProposal(input: $input) { ... on SubmitProposalSuccess { proposal { id } } }
      b: submitProposal(input: $other) { ... on SubmitProposalSuccess { proposal { id } } } }"""
    key, resident = str(uuid4()), town.people["resident.1"]
    inputs = {"input": proposal(town), "other": proposal(town, title="다른 것")}

    first = await ask(twice, as_=resident, key=key, **inputs)
    again = await ask(twice, as_=resident, key=key, **inputs)

    assert first.data == again.data
    assert first.data["a"] != first.data["b"]
    assert await count(sessions, town) == 2


async def test_a_refusal_is_not_kept(ask: Ask, town: Town, sessions: Sessions):
    key, resident = str(uuid4()), town.people["resident.1"]
    await ask(SUBMIT, as_=resident, key=key, input=proposal(town, title=""))

    said = (await ask(SUBMIT, as_=resident, key=key, input=proposal(town))).sole()

    assert said["__typename"] == "SubmitProposalSuccess"


async def test_a_kept_answer_holds_an_id_and_nothing_of_the_input(
    ask: Ask, town: Town, sessions: Sessions
):
    key = str(uuid4())
    said = await ask(SUBMIT, as_=town.people["resident.1"], key=key, input=proposal(town))

    async with sessions() as session:
        kept = await session.scalar(select(KeptAnswer).where(KeptAnswer.key == key))

    assert global_id("Proposal", kept.answer_id) == said.sole()["proposal"]["id"]
    assert (kept.path, len(kept.request_digest)) == ("submitProposal", 64)


async def test_a_close_repeated_under_its_key_closes_once(ask: Ask, town: Town, sessions: Sessions):
    campaign = await town.open_campaign(early_close=True)
    given = {"id": global_id("Campaign", campaign.id), "reason": "모두 투표함"}
    officer, key = town.people["municipality.officer"], str(uuid4())

    first = (await ask(CLOSE, as_=officer, key=key, **given)).sole()
    again = (await ask(CLOSE, as_=officer, key=key, **given)).sole()
    other = (await ask(CLOSE, as_=officer, key=str(uuid4()), **given)).sole()

    assert first["campaign"]["state"] == again["campaign"]["state"] == "CLOSED"
    assert other["reason"] == "already_closed"
    assert await closings(sessions, campaign.poll_id) == 1


async def closings(sessions: Sessions, poll_id: UUID) -> int:
    async with sessions() as session:
        return await session.scalar(
            select(func.count())
            .select_from(Event)
            .where(Event.kind == "poll.closed", Event.subject_id == poll_id)
        )


async def test_a_right_that_ended_is_gone_for_a_repeated_request_in_its_hat(ask: Ask, town: Town):
    key, resident = str(uuid4()), town.people["resident.1"]
    hat = town.appointments["resident.1"]
    await ask(SUBMIT, as_=resident, hat=hat, key=key, input=proposal(town))
    await town.act("municipality.officer", end_appointment, appointment_id=hat, reason="이사")

    said = (await ask(SUBMIT, as_=resident, hat=hat, key=key, input=proposal(town))).sole()

    assert (said["code"], said["reason"]) == ("NOT_ALLOWED", "hat_not_live")


async def test_without_the_kept_answers_a_repeated_request_would_make_two(
    ask: Ask, town: Town, sessions: Sessions, monkeypatch: pytest.MonkeyPatch
):
    """The control: what the key prevents happens when nothing is kept and words are not compared."""

    async def forgetful(*_: object, **__: object) -> None:
        return None

    monkeypatch.setattr("schema.kit.context.kept_answer", forgetful)
    monkeypatch.setattr("schema.kit.context.keep_answer", lambda *_, **__: None)
    monkeypatch.setattr("workflows.proposals.actions._demand_new", forgetful)
    key, resident = str(uuid4()), town.people["resident.1"]

    for _ in range(2):
        await ask(SUBMIT, as_=resident, key=key, input=proposal(town))

    assert await count(sessions, town) == 2
