"""Hiding parts of minutes: on which grounds, from whom, until when; and no way around it."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from server.jobs import lift_minutes
from tests.fixtures.councils import seen
from tests.fixtures.minutes import (
    CHAIR,
    PHONE,
    REMARK,
    SECRET,
    SECRETARY,
    STARTS,
    confirmed,
    drafted,
    held_meeting,
)
from workflows.councils.minutes import confirming, publishing
from workflows.councils.minutes.hiding import committed
from workflows.councils.minutes.models import MinutesHidden
from workflows.councils.minutes.queries import desk_by_number, reading_of
from workflows.councils.minutes.states import Field, Ground, Publication, Said
from workflows.identity.models import PublicName
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, RuleBroken, WrongState
from workflows.record.uow import unit_of_work

TOMORROW = STARTS.date() + timedelta(days=30)


@pytest.fixture
async def held(sessions, clock):
    """A closed meeting whose minutes are confirmed."""
    held = await held_meeting(sessions, clock)
    await confirmed(held)
    return held


async def read(held, who=None):
    row = await held.minutes()
    return await seen(held.town, who, reading_of, row=row)


async def hide(held, **given):
    row = await held.minutes()
    return await held.town.act(SECRETARY, publishing.hide_span, minutes_id=row.id, **given)


async def refused(held, kind, slug, /, **given):
    with pytest.raises(kind) as found:
        await hide(held, **given)
    assert found.value.reason == slug
    return found.value


async def line_with(held, words):
    found = next(one for one in (await held.text()).lines if words in one.words)
    at = found.words.index(words)
    return {"line": found.key, "start": at, "end": at + len(words)}


async def publish(held, **given):
    row = await held.minutes()
    await held.town.act(SECRETARY, publishing.register_minutes, minutes_id=row.id)
    await held.town.act(SECRETARY, publishing.publish_minutes, minutes_id=row.id, **given)


async def test_the_public_reads_gaps_and_nobody_finds_the_words(held):
    await hide(held, **await line_with(held, PHONE), ground=Ground.PERSONAL)
    await publish(held)
    public = await read(held)

    assert (await held.minutes()).publication is Publication.REDACTED
    assert PHONE not in str(public)
    line = next(one for one in public.lines if one.line.person == held.town.people["expert.1"])
    assert line is not None
    gapped = next(one for one in public.lines if any(part.hidden for part in one.parts))
    before, after = REMARK.split(PHONE)
    assert [part.text for part in gapped.parts] == [before, "", after]
    assert gapped.line.words == REMARK.replace(PHONE, "[6]")
    assert (public.corrections, public.gists, public.log) == ((), (), ())
    assert PHONE in str((await read(held, "expert.2")).lines)
    assert PHONE in str((await read(held, "auditor")).lines)
    assert PHONE not in str(await read(held, "resident.1"))


async def test_the_commitment_is_to_the_hidden_words(sessions, held):
    await hide(held, **await line_with(held, PHONE), ground=Ground.PERSONAL)
    async with unit_of_work(sessions) as uow:
        row = await uow.session.scalar(
            select(MinutesHidden).where(MinutesHidden.minutes_id == (await held.minutes()).id)
        )

    assert row.commitment == committed(row.salt, PHONE)


@pytest.mark.parametrize("who", [None, "resident.1", "expert.4", "company.a"])
async def test_before_the_publication_outsiders_read_nothing_and_see_when_it_is_due(held, who):
    public = await read(held, who)

    if who == "expert.4":  # a member who was not there reads what is confirmed
        assert public.whole
        return
    assert (public.lines, public.public_lines, public.digest) == ((), (), None)
    assert (public.hidden, public.corrigenda) == ((), ())
    assert public.due.day == date(2026, 12, 22)
    assert public.due.rule == "council.house.minutes_publish_days"


async def test_a_draft_is_read_where_it_is_written_and_by_those_there_when_it_goes_round(
    sessions, clock
):
    held = await held_meeting(sessions, clock)
    await drafted(held)

    assert [
        (await read(held, who)).whole
        for who in (SECRETARY, "municipality.clerk2", "auditor", "expert.1", "resident.1", None)
    ] == [True, True, True, False, False, False]


async def test_lateness_is_shown(held):
    assert (await read(held)).late == 0
    await held.clock.set(datetime.fromisoformat("2027-01-05T10:00:00+09:00"))
    assert (await read(held)).late == 14
    await publish(held)
    await held.clock.set(datetime.fromisoformat("2027-03-05T10:00:00+09:00"))
    assert (await read(held)).late == 14


async def test_what_the_law_does_not_let_be_hidden(held):
    secret = await line_with(held, SECRET)
    personal = {"ground": Ground.PERSONAL}
    await refused(held, NotFound, "no_such_line", line="gist.77", start=0, end=1, **personal)
    for line in ("item.1", "decision.2", "place", "member.1", "notice"):
        await refused(held, RuleBroken, "line_is_public", line=line, start=0, end=1, **personal)
    await refused(held, Invalid, "nothing_to_hide", **{**secret, "end": 999}, **personal)
    await refused(held, Invalid, "nothing_to_hide", line="gist.2", **personal)
    gap = secret["start"] + SECRET.index(" ")
    blank = {**secret, "start": gap, "end": gap + 1}
    await refused(held, Invalid, "nothing_to_hide", **blank, **personal)
    found = await refused(
        held, RuleBroken, "stage_and_end", **secret, ground=Ground.IN_PROGRESS, stage="심사"
    )
    assert found.rule == "minutes.in_progress"
    await refused(
        held,
        RuleBroken,
        "stage_and_end",
        **secret,
        ground=Ground.BUSINESS,
        stage="심사",
        expected_end=TOMORROW,
    )
    await refused(
        held,
        RuleBroken,
        "stage_and_end",
        **secret,
        ground=Ground.IN_PROGRESS,
        stage="심사",
        expected_end=STARTS.date(),
    )
    await hide(held, **secret, ground=Ground.BUSINESS)
    overlap = {**secret, "start": secret["start"] + 1}
    await refused(held, Invalid, "hidden_already", **overlap, ground=Ground.BUSINESS)


async def test_an_officials_name_and_post_stay_under_ground_6(sessions, held):
    async with unit_of_work(sessions) as uow:
        name = await uow.session.get(PublicName, held.town.people[CHAIR])
        name.alias = "김가온 부시장"
    minutes = await held.text()
    people = {one.person: one.key for one in minutes.of(Field.VOTES) if one.said is Said.BALLOT}
    official, member = (people[held.town.people[who]] for who in (CHAIR, "expert.1"))
    found = await refused(
        held, RuleBroken, "officials_are_named", line=official, ground=Ground.PERSONAL
    )
    assert found.rule == "minutes.officials"
    for words in ("김가온", "김가", "주민 김가온 씨"):
        cut = await line_with(held, words)
        await refused(held, RuleBroken, "officials_are_named", **cut, ground=Ground.PERSONAL)
    await hide(held, line=member, ground=Ground.PERSONAL)
    await publish(held)

    line = next(one for one in (await read(held)).lines if one.line.key == member)
    assert line.line.person is None
    assert line.name_hidden.ground is Ground.PERSONAL


async def test_only_the_desk_hides_and_only_between_confirmation_and_publication(held):
    given = {**await line_with(held, PHONE), "ground": Ground.PERSONAL}
    row = await held.minutes()
    for who in ("expert.1", "municipality.head", "auditor"):
        with pytest.raises(NotAllowed):
            await held.town.act(who, publishing.hide_span, minutes_id=row.id, **given)
    await publish(held)
    await refused(held, WrongState, "minutes_not_hideable", **given)


async def test_ground_5_is_lifted_by_the_worker_on_its_day(sessions, held):
    await hide(
        held,
        **await line_with(held, SECRET),
        ground=Ground.IN_PROGRESS,
        stage="입찰 공고 전",
        expected_end=TOMORROW,
    )
    await hide(held, **await line_with(held, PHONE), ground=Ground.PERSONAL)
    await publish(held)
    await lift_minutes(sessions)
    assert SECRET not in str((await read(held)).lines)
    await held.clock.set(STARTS + timedelta(days=30))
    await lift_minutes(sessions)
    public = await read(held)

    assert SECRET in str(public.lines)
    assert PHONE not in str(public)
    assert (await held.minutes()).publication is Publication.REDACTED
    await lift_minutes(sessions)


async def test_withheld_minutes_are_read_by_nobody_outside_until_their_end(sessions, held):
    await publish(
        held, withhold=Ground.IN_PROGRESS, stage="도시계획 심의 중", expected_end=TOMORROW
    )
    assert (await read(held)).lines == ()
    assert (await read(held, "expert.1")).whole
    await held.clock.set(STARTS + timedelta(days=30))
    await lift_minutes(sessions)

    assert (await held.minutes()).publication is Publication.FULL
    assert PHONE in str((await read(held)).lines)


async def test_the_desk_lifts_a_span_once(held):
    await hide(held, **await line_with(held, PHONE), ground=Ground.PERSONAL)
    await publish(held)
    row = await held.minutes()
    await held.town.act(SECRETARY, publishing.lift_span, minutes_id=row.id, number=1)
    with pytest.raises(Conflict):
        await held.town.act(SECRETARY, publishing.lift_span, minutes_id=row.id, number=1)
    with pytest.raises(NotFound):
        await held.town.act(SECRETARY, publishing.lift_span, minutes_id=row.id, number=2)

    assert (await held.minutes()).publication is Publication.FULL
    assert PHONE in str((await read(held)).lines)


async def test_a_corrigendum_gives_nothing_away(held):
    await hide(held, **await line_with(held, PHONE), ground=Ground.PERSONAL)
    row = await held.minutes()
    given = {"minutes_id": row.id, "line": "gist.2", "reason": "빠짐"}
    with pytest.raises(Invalid) as found:
        await held.town.act(SECRETARY, confirming.add_corrigendum, **given, words=f"번호는 {PHONE}")
    assert found.value.reason == "corrigendum_gives_away"
    await publish(held)
    with pytest.raises(Invalid):
        await held.town.act(SECRETARY, confirming.add_corrigendum, **given, words=f"({PHONE})")


async def test_offers_say_what_the_verbs_say(held):
    public, desk = await read(held), await read(held, SECRETARY)

    assert [one.name for one in public.offers if one.allowed] == []
    assert {one.name for one in desk.offers if one.allowed} == {
        "registerMinutes",
        "hideSpan",
        "liftSpan",
        "addCorrigendum",
    }


async def test_the_desk_of_a_meeting_offers_the_draft(sessions, clock):
    held = await held_meeting(sessions, clock)
    given = {"number": 1, "council_id": held.council_id}
    desk = await seen(held.town, SECRETARY, desk_by_number, **given)
    assert (desk.row, desk.drafting.allowed) == (None, True)
    await drafted(held)
    desk = await seen(held.town, SECRETARY, desk_by_number, **given)

    assert desk.row is not None
    assert desk.drafting.refusal.reason == "minutes_drafted"
    assert (await seen(held.town, None, desk_by_number, **given)).drafting.allowed is False
    assert await seen(held.town, None, desk_by_number, number=9) is None
