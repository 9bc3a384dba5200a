"""What may come before a council is read from its rule pack: a topic of the place's own takes no code."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.fixtures.sittings import (
    CHAIR,
    MOTION,
    SECRETARY,
    STARTS,
    VICE,
    call_item,
    come,
    prepared,
    put,
)
from tests.fixtures.town import as_house
from workflows.councils.meetings import calling, chairing, correcting
from workflows.councils.meetings.models import MeetingItem
from workflows.councils.meetings.preparing import ItemTerms
from workflows.councils.meetings.queries import meetings_by_id
from workflows.councils.meetings.states import AgendaTopic, Asked, ItemState
from workflows.councils.minutes.compile import compile_minutes
from workflows.councils.minutes.gathering import material_of
from workflows.councils.minutes.sentences import sentence
from workflows.kit.refusal import Invalid, RuleBroken
from workflows.kit.wording import Locale
from workflows.law.texts import Named, named_texts
from workflows.rights.actor import THE_HOUSE

OWN, WORD, RULE = AgendaTopic.BY_ORDINANCE, "SERVICE_PERFORMANCE", "council.haeon.topics"


async def test_a_topic_of_the_place_is_put_and_the_minutes_call_it_as_the_pack_does(
    town, haeon, clock, rows, sessions
):
    meeting = await prepared(town, haeon, items=0)
    await put(town, meeting, topic=OWN, topic_word=WORD)
    await town.act(CHAIR, calling.call_meeting, meeting_id=meeting.id)
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    assert (item.topic, item.topic_word, item.topic_rule) == (OWN, WORD, RULE)
    await clock.set(STARTS)
    await come(town, meeting, CHAIR, VICE, "expert.2")
    await town.act(CHAIR, chairing.open_meeting, meeting_id=meeting.id)
    await call_item(town, meeting, item)
    ended = {"meeting_id": meeting.id, "item_id": item.id, "end": ItemState.DISCUSSED}
    await town.act(CHAIR, chairing.end_item, conclusion="점검함", **ended)
    await town.act(CHAIR, chairing.close_meeting, meeting_id=meeting.id)

    async with as_house(sessions) as session:
        row = (await meetings_by_id(session, THE_HOUSE, [meeting.id]))[meeting.id]
        minutes = compile_minutes(await material_of(session, row))
    line = minutes.line("item.1")
    ko, en = (sentence(line, locale) for locale in (Locale.KO, Locale.EN))
    assert "스마트도시서비스의 성과 점검 (해온시 스마트도시 조성 및 운영 조례(가상) 5(2))" in ko
    assert (
        "review of how smart city services perform (Haeon smart city ordinance (fictional) 5(2))"
        in en
    )


@pytest.mark.parametrize(
    ("topic", "word"),
    [
        (OWN, None),
        (OWN, "NIGHT_BUS"),
        # The law's own topics come by their own names: one of them needs a resolution before it.
        (OWN, "OTHER_BY_RESOLUTION"),
        (AgendaTopic.HANDOVER, WORD),
    ],
)
async def test_a_word_that_the_rules_do_not_name_so_brings_nothing_before_the_council(
    town, haeon, topic, word
):
    meeting = await prepared(town, haeon, items=0)
    with pytest.raises(RuleBroken, match="topic_is_no_matter") as refused:
        await put(town, meeting, topic=topic, topic_word=word)
    assert (refused.value.field, refused.value.rule) == ("topic", RULE)


async def test_a_topic_of_another_place_is_none_here(town, council):
    meeting = await prepared(town, council, items=0)
    with pytest.raises(RuleBroken, match="topic_is_no_matter") as refused:
        await put(town, meeting, topic=OWN, topic_word=WORD)
    assert refused.value.rule == "council.act.topics"


async def test_what_the_ordinance_adds_needs_no_resolution_to_take_it_up(town, haeon, rows):
    meeting = await prepared(town, haeon)
    (other,) = await rows(MeetingItem, meeting_id=meeting.id)
    with pytest.raises(Invalid, match="needs_no_taking_up"):
        await put(town, meeting, topic=OWN, topic_word=WORD, taken_up_by=other.id)
    with pytest.raises(RuleBroken, match="nothing_to_take_up"):
        await put(town, meeting, topic=OWN, topic_word=WORD, asked=Asked.TAKE_UP)


async def test_a_pack_alone_adds_a_topic_and_a_correction_takes_it(
    town, haeon, rows, sessions, monkeypatch
):
    """Nothing but a word with its names and a rule that says it: what a pack is made of."""
    names = {Locale.KO: "심야버스", Locale.EN: "night buses"}
    monkeypatch.setitem(named_texts("word"), "NIGHT_BUS", Named(names))
    async with as_house(sessions) as session:
        turn = "tstzrange(dure_now(), NULL)"
        ended = (
            "UPDATE legal_rule SET recorded = tstzrange(lower(recorded), dure_now())"
            " WHERE rule_id = :rule AND upper_inf(recorded)"
        )
        added = (
            "INSERT INTO legal_rule (rule_id, title_ko, title_en, source_ko, source_en, article, level,"
            " recorded, valid, said) SELECT rule_id, title_ko, title_en, source_ko, source_en, article,"
            f" level, {turn}, valid, array_append(said, 'NIGHT_BUS') FROM legal_rule"
            " WHERE rule_id = :rule"
        )
        for statement in (ended, added):
            await session.execute(text(statement), {"rule": RULE})
        await session.commit()
    meeting = await prepared(town, haeon)

    async def corrected(topic, word):
        (item,) = await rows(MeetingItem, meeting_id=meeting.id)
        terms = ItemTerms(topic, Asked.RESOLUTION, "막차 시각", MOTION, topic_word=word)
        given = {"meeting_id": meeting.id, "item_id": item.id, "terms": terms}
        await town.act(SECRETARY, correcting.correct_item, **given)
        (item,) = await rows(MeetingItem, meeting_id=meeting.id)
        return item.topic, item.topic_word, item.topic_rule

    assert await corrected(OWN, "NIGHT_BUS") == (OWN, "NIGHT_BUS", RULE)
    law = AgendaTopic.HANDOVER
    assert await corrected(law, None) == (law, None, None)


async def test_the_database_keeps_no_word_without_its_rule(town, haeon, sessions):
    await prepared(town, haeon)
    with pytest.raises(DBAPIError, match="topic_by_ordinance"):
        async with as_house(sessions) as session:
            await session.execute(text("UPDATE meeting_item SET topic_word = 'NIGHT_BUS'"))
