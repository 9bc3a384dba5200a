"""The same words twice: an idea its author has sent already is not taken again for a day."""

import asyncio
import unicodedata
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests.fixtures.database import Clock
from tests.fixtures.town import Town
from workflows.identity.queries import actor_for
from workflows.kit.refusal import Conflict, Refusal
from workflows.proposals.actions import submit_proposal
from workflows.proposals.drafts.actions import Words, begin_draft, submit_draft
from workflows.proposals.drafts.queries import my_drafts
from workflows.proposals.handling.authors import withdraw_proposal
from workflows.proposals.models import Proposal
from workflows.proposals.states import Category
from workflows.record.uow import unit_of_work

IDEA = {
    "title": "횡단보도 그늘막",
    "summary": "여름에 쉬어 가요",
    "body": "학교 앞 횡단보도에 그늘막을 놓아 주세요.",
    "category": Category.SAFETY,
    "place": "가온동",
    "cost": 3_000_000,
}


async def send(town: Town, who: str = "resident.1", **changed: object) -> Proposal:
    given = {**IDEA, **changed}
    return await town.act(who, submit_proposal, programme_id=town.programme_id, **given)


async def test_the_same_words_of_one_person_are_refused_with_the_number_of_the_first(town: Town):
    first = await send(town)

    with pytest.raises(Conflict, match="idea_sent_already") as refused:
        await send(town, summary="다른 한 줄", cost=1)

    assert refused.value.figures == {"number": first.number, "sent_at": first.submitted_at}
    assert (refused.value.rule, refused.value.field) == ("proposal.again", "title")


async def test_words_that_are_the_same_only_after_nfc_are_the_same(town: Town):
    await send(town)
    apart = {name: unicodedata.normalize("NFD", str(IDEA[name])) for name in ("title", "body")}

    with pytest.raises(Conflict, match="idea_sent_already"):
        await send(town, **apart)


@pytest.mark.parametrize("changed", [{"title": "횡단보도 그늘막 둘"}, {"body": "시장 앞에도요."}])
async def test_another_title_or_another_text_is_another_idea(town: Town, changed: dict[str, str]):
    await send(town)

    assert await send(town, **changed)


async def test_somebody_elses_same_words_are_his_own(town: Town):
    await send(town)

    assert await send(town, "resident.2")


async def test_what_was_withdrawn_may_be_sent_again(town: Town):
    first = await send(town)
    await town.act("resident.1", withdraw_proposal, proposal_id=first.id, reason="잘못 냈어요")

    assert await send(town)


async def test_after_a_day_the_same_words_are_taken_again(town: Town, clock: Clock):
    sent_at = (await send(town)).submitted_at
    await clock.set(sent_at + timedelta(hours=23, minutes=59))
    with pytest.raises(Conflict, match="idea_sent_already"):
        await send(town)
    await clock.set(sent_at + timedelta(hours=24))

    assert await send(town)


async def test_a_draft_of_words_that_were_sent_is_refused_and_stays(town: Town):
    await send(town)
    words = Words(**IDEA)
    draft = await town.act("resident.1", begin_draft, programme_id=town.programme_id, words=words)

    with pytest.raises(Conflict, match="idea_sent_already"):
        await town.act("resident.1", submit_draft, draft_id=draft.id, expected_version=1)

    async with unit_of_work(town.sessions, lambda s: actor_for(s, draft.lead_id)) as uow:
        kept = await my_drafts(uow.session, uow.actor)
    assert [one.title for one in kept] == [IDEA["title"]]


@pytest.mark.races
async def test_the_same_words_sent_at_once_make_one_idea(town: Town):
    async def tried() -> str:
        try:
            await send(town)
        except Refusal as refused:
            return refused.reason
        return "sent"

    said = await asyncio.gather(*(tried() for _ in range(8)))

    assert sorted(said) == ["idea_sent_already"] * 7 + ["sent"]
    async with town.sessions() as session:
        made = select(func.count()).where(Proposal.programme_id == town.programme_id)
        assert await session.scalar(made) == 1
