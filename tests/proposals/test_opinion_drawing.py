"""When a map of opinions is drawn and frozen, that it can be drawn again, and what of it is forgotten."""

import json
from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from server.commands.proving import redraw_maps
from tests.fixtures.clock import shown_now
from tests.fixtures.town import as_house
from tests.proposals.opinions import (
    OFFICER,
    counted,
    hide,
    maps,
    more_residents,
    reviewed,
    say_all,
    talked_about,
    two_camps,
)
from workflows.corridor.retention import forget_due
from workflows.identity.actions import end_appointment
from workflows.kit.hashing import digest
from workflows.proposals.deliberation.actions import mend_comment
from workflows.proposals.dumps.opinions import opinions_of
from workflows.proposals.handling.actions import close_proposal
from workflows.proposals.opinions import actions, drawing
from workflows.proposals.opinions.models import Opinion, OpinionMap, OpinionSheet
from workflows.proposals.opinions.queries import (
    drawn_again,
)
from workflows.proposals.opinions.told import told_of
from workflows.proposals.states import CloseGround
from workflows.record.models import Event


async def test_the_map_is_drawn_with_the_fifteenth_who_answered_enough_and_then_for_five_more(town):
    idea, comments, _ = await two_camps(town, 8, 6)
    assert await maps(town, idea) == []
    await say_all(town, "resident.3", comments, "++..")
    assert await maps(town, idea) == []
    await say_all(town, "resident.3", comments, "..-.")
    (first,) = await maps(town, idea)
    assert not first.frozen
    told = told_of(first.content)
    assert (told.people, [one.size for one in told.groups]) == (15, [9, 6])
    assert first.digest == digest(json.loads(first.content))
    # One more answer, and four more people, change nothing that is shown.
    await say_all(town, "resident.3", comments, "...-")
    for who in ("resident.1", "resident.4", "resident.5", "resident.6"):
        await say_all(town, who, comments, "--++")
    assert len(await maps(town, idea)) == 1
    # Who goes counts like who comes: down to three of four, he has not answered enough any more.
    for comment in comments[:2]:
        await town.act("resident.1", actions.take_back_opinion, comment_id=comment)
    await say_all(town, "resident.1", comments, "--..")
    (fifth,) = await more_residents(town, 1)
    await say_all(town, fifth, comments, "--++")
    last = (await maps(town, idea))[-1]
    assert [one.size for one in told_of(last.content).groups] == [11, 9]


async def test_the_review_is_given_the_map_of_all_answers_and_it_can_be_drawn_again(town):
    idea, comments, names = await two_camps(town, 9, 7)
    await town.act(names[0], actions.take_back_opinion, comment_id=comments[3])
    await reviewed(town, idea)
    frozen = (await maps(town, idea))[-1]
    assert frozen.frozen
    assert [one.size for one in told_of(frozen.content).groups] == [9, 7]
    async with as_house(town.sessions) as session:
        assert await drawn_again(session, frozen) is True
        sheet = await session.get_one(OpinionSheet, frozen.id)
        _, *lines = sheet.lines.split("\n")
        assert sorted(lines) == lines
        assert len(lines) == 16
        assert not any(str(one) in sheet.lines for one in town.people.values())
        event = await session.scalar(select(Event).where(Event.subject_id == frozen.id))
        assert event.data["digest"] == frozen.digest
        # Were another map kept for these answers, it would be seen.
        session.expunge_all()
        frozen.content = frozen.content.replace('"size":9', '"size":10')
        assert await drawn_again(session, frozen) is False


async def test_too_few_are_told_as_too_few_and_nothing_more(town):
    idea, _, _ = await two_camps(town, 8, 6)
    await reviewed(town, idea)
    (frozen,) = await maps(town, idea)
    told = told_of(frozen.content)
    assert (told.people, told.comments, told.groups, told.common) == (None, (), (), ())


async def test_an_idea_nobody_answered_about_gets_no_map(town):
    idea, _ = await talked_about(town)
    await reviewed(town, idea)
    assert await maps(town, idea) == []


async def test_a_mended_and_a_hidden_comment_are_not_in_the_map(town):
    idea, comments, _ = await two_camps(town, 9, 7)
    await town.act(
        "resident.2", mend_comment, comment_id=comments[0], text="다른 말", expected_version=1
    )
    await hide(town, comments[1])
    await reviewed(town, idea)
    told = told_of((await maps(town, idea))[-1].content)
    assert set(told.comments) == set(comments[2:])


async def test_who_leaves_takes_his_answers_along_and_the_frozen_map_stays_true(town, clock):
    idea, _, names = await two_camps(town, 9, 7)
    await reviewed(town, idea)
    await town.act(
        None,
        end_appointment,
        appointment_id=town.appointments[names[0]],
        reason="이사",
    )
    await clock.set(shown_now() + timedelta(days=7))
    await town.act(None, forget_due, dry=False)
    async with as_house(town.sessions) as session:
        left = set(
            await session.scalars(select(Opinion.person_id).where(Opinion.proposal_id == idea))
        )
        assert left == {town.people[name] for name in names[1:]}
        assert await drawn_again(session, (await maps(town, idea))[-1]) is True


async def test_with_the_idea_go_all_answers_and_the_sheet_and_the_map_of_groups_stays(town, clock):
    idea, _, _ = await two_camps(town, 9, 7)
    await reviewed(town, idea)
    before = (await maps(town, idea))[-1]
    await town.act(
        OFFICER,
        close_proposal,
        proposal_id=idea,
        ground=CloseGround.UNWORKABLE,
        reason="자리가 없어요.",
    )
    await clock.set(shown_now() + timedelta(days=1100))
    await town.act(None, forget_due, dry=False)
    after = (await maps(town, idea))[-1]
    assert after.content == before.content
    assert await counted(town, idea) == 0
    async with as_house(town.sessions) as session:
        assert (await session.get_one(OpinionSheet, after.id)).lines == ""
        assert await drawn_again(session, after) is None


async def test_a_sheet_and_a_map_are_never_changed(town):
    idea, _, _ = await two_camps(town, 9, 7)
    await reviewed(town, idea)
    for statement in (
        "UPDATE opinion_sheet SET lines = 'x'",
        "DELETE FROM opinion_sheet",
        "UPDATE opinion_map SET frozen = false",
        "DELETE FROM opinion",
    ):
        with pytest.raises(DBAPIError, match="permission denied"):
            async with as_house(town.sessions) as session:
                await session.execute(text(statement))


@pytest.mark.parametrize(
    ("people", "before", "due"),
    [
        (14, None, False),
        (15, None, True),
        (19, 15, False),
        (20, 15, True),
        (10, 15, True),
        (1_049, 1_000, False),
        (1_050, 1_000, True),
    ],
)
def test_when_a_map_is_due(people, before, due):
    assert drawing.is_due(people, before, floor=5, least=15) is due


async def test_open_data_tells_of_frozen_maps_by_group_with_small_numbers_withheld(town):
    idea, comments, names = await two_camps(town, 9, 7)
    await town.act(names[-1], actions.take_back_opinion, comment_id=comments[0])
    async with as_house(town.sessions) as session:
        assert await opinions_of(session, {idea: "2026-0001"}) == []
    await reviewed(town, idea)
    frozen = (await maps(town, idea))[-1]
    async with as_house(town.sessions) as session:
        rows = await opinions_of(session, {idea: "2026-0001"})
    place = told_of(frozen.content).comments.index(comments[0]) + 1
    assert len(rows) == 8
    assert {row[2] for row in rows} == {frozen.digest}
    told = {row[4]: row[5:] for row in rows if row[3] == place}
    assert told == {1: (9, 9, 0, 0, 0), 2: (7, None, None, None, None)}


async def test_the_command_line_draws_frozen_maps_again_and_tells_one_that_is_false(town, capsys):
    idea, _, _ = await two_camps(town, 9, 7)
    await reviewed(town, idea)
    frozen = (await maps(town, idea))[-1]

    async def printed():
        code = await redraw_maps(SimpleNamespace(writes=town.sessions))
        lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        return code, {line["digest"]: line["holds"] for line in lines}

    code, told = await printed()
    assert (code, told[frozen.digest]) == (0, True)

    async def kept_otherwise(uow):
        sheet = await uow.session.get_one(OpinionSheet, frozen.id)
        content = frozen.content.replace('"size":9', '"size":10')
        false = OpinionMap(
            id=uuid4(),
            programme_id=frozen.programme_id,
            proposal_id=idea,
            place=frozen.place + 1,
            frozen=True,
            people=frozen.people,
            content=content,
            digest=digest(json.loads(content)),
            drawn_at=frozen.drawn_at,
        )
        uow.session.add(false)
        await uow.session.flush()
        uow.session.add(OpinionSheet(map_id=false.id, lines=sheet.lines))
        return false.digest

    false = await town.act(None, kept_otherwise)
    code, told = await printed()
    assert (code, told[frozen.digest], told[false]) == (1, True, False)
