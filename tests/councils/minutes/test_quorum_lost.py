"""A quorum lost before a vote opens is told with figures, rule, moment and entry, wherever it matters (E1.7)."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from schema.kit.ids import global_id
from tests.fixtures.sittings import (
    CHAIR,
    STARTS,
    VICE,
    call_item,
    come,
    opened,
    sitting_council,
    vote,
)
from tests.fixtures.town import as_house
from tests.schema.conftest import asking_with
from workflows.councils.meetings import balloting, chairing, door
from workflows.councils.meetings.door import Move
from workflows.councils.meetings.models import Meeting, MeetingEntry, MeetingItem, MeetingVote
from workflows.councils.meetings.states import Entry, ItemState
from workflows.councils.minutes.certificate import verify
from workflows.councils.minutes.certificate_paper import finding_sentence
from workflows.councils.minutes.certifying import certificates_of
from workflows.councils.minutes.compile import compile_minutes
from workflows.councils.minutes.finding import Verdict
from workflows.councils.minutes.gathering import material_of
from workflows.councils.minutes.sentences import sentence
from workflows.councils.minutes.states import Said
from workflows.councils.reckoning.votes import Choice
from workflows.kit.refusal import RuleBroken
from workflows.kit.wording import Locale
from workflows.record.uow import unit_of_work

FIGURES = {"in_office": 5, "needed": 3, "counted": 2}
SHOWN = """query ($id: ID!) { node(id: $id) { ... on Meeting {
  quorum { lost { entry counted needed inOffice rule { article } } }
  display { quorum { met counted lost { at entry counted needed inOffice rule { id source article } } } } } } }"""
YES = {CHAIR: Choice.FOR, "expert.2": Choice.FOR, "expert.3": Choice.FOR}


@pytest.fixture
def entry_of(sessions):
    """The last entry of a kind in the log of a meeting."""

    async def read(meeting, kind):
        async with as_house(sessions) as session:
            return await session.scalar(
                select(MeetingEntry)
                .where(MeetingEntry.meeting_id == meeting.id, MeetingEntry.kind == kind)
                .order_by(MeetingEntry.number.desc())
                .limit(1)
            )

    return read


@pytest.fixture
def item_of(sessions):
    """The only item of a meeting, or its last vote."""

    async def read(meeting_id, model=MeetingItem):
        async with as_house(sessions) as session:
            found = await session.scalars(
                select(model).where(model.meeting_id == meeting_id).order_by(model.number)
            )
            return list(found)[-1]

    return read


async def minutes_of(sessions, meeting):
    async with unit_of_work(sessions) as uow:
        row = await uow.session.get_one(Meeting, meeting.id)
        return compile_minutes(await material_of(uow.session, row))


async def leave(town, meeting, who):
    await town.act(who, door.move, meeting_id=meeting.id, move=Move.LEAVE)


async def test_the_minutes_say_by_how_many_when_and_by_which_rule(
    town, clock, sessions, snapshots, entry_of, item_of
):
    council = await sitting_council(town, clock)
    meeting = await opened(town, council, clock, CHAIR, "expert.2", "expert.3")
    item = await item_of(meeting.id)
    await call_item(town, meeting, item)
    ask = asking_with(sessions, snapshots)
    node = global_id("Meeting", meeting.id)
    assert (await ask(SHOWN, id=node, as_=town.people[CHAIR])).sole()["quorum"]["lost"] is None
    await leave(town, meeting, "expert.3")
    with pytest.raises(RuleBroken, match="no_quorum"):
        await town.act(CHAIR, balloting.open_vote, meeting_id=meeting.id, item_id=item.id)
    left = await entry_of(meeting, Entry.LEFT)

    shown = (await ask(SHOWN, id=node, as_=town.people[CHAIR])).sole()
    lost = shown["display"]["quorum"]["lost"]
    assert (lost["counted"], lost["needed"], lost["inOffice"]) == (2, 3, 5)
    assert (lost["entry"], lost["rule"]["id"]) == (left.number, "council.changwon.quorum")
    assert lost["rule"]["source"]
    assert lost["rule"]["article"]
    assert shown["quorum"]["lost"]["entry"] == left.number

    # Who goes after that loses it no further: the moment stays, and the figures of the moment.
    await leave(town, meeting, "expert.2")
    again = (await ask(SHOWN, id=node, as_=town.people[CHAIR])).sole()["display"]["quorum"]
    assert (again["counted"], again["lost"]) == (1, lost)
    await town.act(
        CHAIR,
        chairing.end_item,
        meeting_id=meeting.id,
        item_id=item.id,
        end=ItemState.DEFERRED,
        conclusion="정족수 미달로 미룸",
    )
    await town.act(CHAIR, chairing.close_meeting, meeting_id=meeting.id)

    minutes = await minutes_of(sessions, meeting)
    (line,) = (one for one in minutes.lines if one.said is Said.QUORUM_LOST)
    assert line.cites == (left.number,)
    assert line.item == 1
    assert {name: line.figures[name] for name in FIGURES} == FIGURES
    assert line.figures["at"] == left.at.isoformat()
    korean, english = (sentence(line, one) for one in Locale)
    assert "재적 5명에서 3명이 필요한데 2명 출석" in korean
    assert line.figures["law_ko"] in korean
    assert "Of 5 in office 3 needed, 2 there" in english
    assert not [one for one in minutes.lines if one.said is Said.QUORUM_BACK]
    assert (await minutes_of(sessions, meeting)).content == minutes.content


async def test_a_recusal_that_breaks_it_is_said_with_its_own_rule(
    town, clock, sessions, entry_of, item_of
):
    """Where the rules take whoever is out of an item out of the count, as Haeon's do."""
    council = await sitting_council(town, clock, place="haeon")
    meeting = await opened(town, council, clock, CHAIR, "expert.2", "expert.3")
    item = await item_of(meeting.id)
    await call_item(town, meeting, item)
    about = {"meeting_id": meeting.id, "item_id": item.id}
    await town.act("expert.3", door.withdraw_from_item, ground="자문함", **about)
    out = await entry_of(meeting, Entry.RECUSED)
    deferred = {**about, "end": ItemState.DEFERRED, "conclusion": "미룸"}
    await town.act(CHAIR, chairing.end_item, **deferred)
    await town.act(CHAIR, chairing.close_meeting, meeting_id=meeting.id)

    lines = {one.said: one for one in (await minutes_of(sessions, meeting)).lines}
    lost, without = lines[Said.QUORUM_LOST], lines[Said.QUORUM_LOST_WITHOUT]
    assert (lost.figures["in_office"], lost.figures["counted"]) == (4, 2)
    assert lost.cites == without.cites == (out.number,)
    assert without.figures["out"] == 1
    assert without.figures["law_ko"] != lost.figures["law_ko"]
    # With the end of the item whoever was out of it counts again.
    back = lines[Said.QUORUM_BACK]
    assert (back.item, back.figures["counted"]) == (None, 3)
    assert "정족수를 다시 갖춤" in sentence(back, Locale.KO)


async def test_the_certificate_of_what_is_decided_later_tells_the_loss_and_the_return(
    town, clock, sessions, entry_of, item_of
):
    council = await sitting_council(town, clock)
    meeting = await opened(town, council, clock, CHAIR, "expert.2", "expert.3")
    item = await item_of(meeting.id)
    await call_item(town, meeting, item)
    await clock.set(STARTS + timedelta(minutes=5))
    await leave(town, meeting, "expert.3")
    await clock.set(STARTS + timedelta(minutes=10))
    await come(town, meeting, VICE, "expert.3")
    await clock.set(STARTS + timedelta(minutes=15))
    await vote(town, item, lambda key: item_of(key, MeetingVote), YES)
    await town.act(CHAIR, chairing.close_meeting, meeting_id=meeting.id)

    async with unit_of_work(sessions) as uow:
        row = await uow.session.get_one(Meeting, meeting.id)
        (found,) = await certificates_of(uow.session, row)
    told = {one.reason: one for one in found.findings}
    left = await entry_of(meeting, Entry.LEFT)
    lost = told["quorum_lost"]
    assert lost.figures == {"entry": left.number, **FIGURES}
    assert (lost.at, lost.rule) == (left.at, "council.changwon.quorum")
    assert f"진행 기록 #{left.number}" in finding_sentence(lost, Locale.KO)
    assert told["quorum_back"].figures["counted"] == 3
    assert found.verdict is not Verdict.VOID_RISK
    again = verify(found.content)
    assert (again.holds, again.wrong) == (True, ())
