"""Who presides where neither chair is there: whom the chair has named, as the rules of the place let him."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from schema.kit.ids import global_id
from tests.fixtures.councils import seen
from tests.fixtures.sittings import (
    CHAIR,
    SECRETARY,
    STARTS,
    VICE,
    call_item,
    called,
    come,
    sitting_council,
    vote,
)
from tests.fixtures.town import as_house
from tests.schema.conftest import asking_with
from workflows.councils.meetings import chairing
from workflows.councils.meetings.models import Meeting, MeetingItem
from workflows.councils.meetings.offers import stand_in_offers
from workflows.councils.meetings.queries import bench_today
from workflows.councils.meetings.standing_in import end_stand_in, name_stand_in
from workflows.councils.meetings.states import VoteKind
from workflows.councils.minutes.certificate import verify
from workflows.councils.minutes.certifying import certificates_of
from workflows.councils.minutes.compile import compile_minutes
from workflows.councils.minutes.gathering import material_of
from workflows.councils.minutes.sentences import sentence
from workflows.councils.reckoning.votes import Choice
from workflows.councils.roster.models import CouncilPost
from workflows.councils.roster.states import Post
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, RuleBroken
from workflows.kit.wording import Locale

HEADS = """query ($id: ID!) { node(id: $id) { ... on Meeting {
  heads { heads { post here presides name { displayName } } rule { id article } } } } }"""
OTHERS = ("expert.2", "expert.3", "expert.4")


async def name(town, council, member, who=CHAIR, **more):
    return await town.act(who, name_stand_in, council_id=council.id, member=member, **more)


async def at_its_hour(town, council, clock):
    meeting = await called(town, council)
    await clock.set(STARTS + timedelta(minutes=1))
    return meeting


async def test_without_both_chairs_nobody_opens_unless_the_chair_has_named_a_member(
    town, council, clock
):
    meeting = await at_its_hour(town, council, clock)
    await come(town, meeting, *OTHERS)
    with pytest.raises(NotAllowed, match="nobody_presides_nor_others"):
        await town.act("expert.2", chairing.open_meeting, meeting_id=meeting.id)
    await name(town, council, 3)
    with pytest.raises(NotAllowed, match="only_who_presides"):
        await town.act("expert.3", chairing.open_meeting, meeting_id=meeting.id)
    await town.act("expert.2", chairing.open_meeting, meeting_id=meeting.id)


async def test_the_named_member_gives_way_to_the_vice_chair_and_he_to_the_chair(
    town, council, clock, rows
):
    await name(town, council, 3)
    meeting = await at_its_hour(town, council, clock)
    await come(town, meeting, *OTHERS, VICE)
    with pytest.raises(NotAllowed, match="only_who_presides"):
        await town.act("expert.2", chairing.open_meeting, meeting_id=meeting.id)
    await town.act(VICE, chairing.open_meeting, meeting_id=meeting.id)
    await come(town, meeting, CHAIR)
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    with pytest.raises(NotAllowed, match="only_who_presides"):
        await call_item(town, meeting, item, by=VICE)
    await call_item(town, meeting, item)


@pytest.mark.parametrize("kind", [VoteKind.ROLL_CALL, VoteKind.SECRET])
async def test_minutes_and_certificate_say_who_presided_and_by_which_article(
    town, council, clock, rows, last_vote, kind
):
    await name(town, council, 3)
    meeting = await at_its_hour(town, council, clock)
    await come(town, meeting, *OTHERS)
    await town.act("expert.2", chairing.open_meeting, meeting_id=meeting.id)
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    await call_item(town, meeting, item, by="expert.2")
    choices = dict.fromkeys(OTHERS, Choice.FOR)
    decided = await vote(town, item, last_vote, choices, by="expert.2", kind=kind)
    assert decided.outcome["for"] == 3
    await town.act("expert.2", chairing.close_meeting, meeting_id=meeting.id)
    async with as_house(town.sessions) as session:
        closed = await session.get_one(Meeting, meeting.id)
        line = compile_minutes(await material_of(session, closed)).line("presided")
        (paper,) = await certificates_of(session, closed)
    assert line.person == town.people["expert.2"]
    assert sentence(line, Locale.KO) == (
        "회의 진행 (위원장 직무대행: 위원장이 지명한 위원. 창원시 스마트도시 조성 및 운영 조례 9(2))"
    )
    (found,) = [one for one in paper.findings if one.reason == "presided_named_by_chair"]
    assert (found.rule, found.seat) == ("council.changwon.fallback_chair", 3)
    assert verify(paper.content).holds


async def test_the_chair_alone_names_a_member_who_holds_no_post(town, council):
    for who in (VICE, SECRETARY):
        with pytest.raises(NotAllowed, match="only_the_chair_names"):
            await name(town, council, 3, who)
    with pytest.raises(NotFound, match="no_such_member"):
        await name(town, council, 9)
    for head in (1, 2):
        with pytest.raises(Conflict, match="chairs_already"):
            await name(town, council, head)
    with pytest.raises(Invalid, match="since_in_the_past"):
        await name(town, council, 3, since=STARTS.date() - timedelta(days=30))
    with pytest.raises(NotFound, match="nobody_stands_in"):
        await town.act(CHAIR, end_stand_in, council_id=council.id)
    # Nor is it offered to end what has not begun.
    actor = await seen(town, CHAIR, acting_as)
    bench = await seen(town, CHAIR, bench_today, council=council)
    first, ends = stand_in_offers(actor, bench)
    assert (first.allowed, ends.refusal.reason) == (True, "nobody_stands_in")
    await name(town, council, 3)
    bench = await seen(town, CHAIR, bench_today, council=council)
    assert all(one.allowed for one in stand_in_offers(actor, bench))


async def acting_as(_, actor):
    """Return who asks."""
    return actor


async def test_another_takes_his_place_from_the_day_and_both_stay_on_record(town, council, clock):
    await name(town, council, 3)
    with pytest.raises(Conflict, match="stands_in_already"):
        await name(town, council, 3)
    await clock.set(STARTS)
    await name(town, council, 4)
    async with as_house(town.sessions) as session:
        found = list(
            await session.scalars(
                select(CouncilPost).where(
                    CouncilPost.council_id == council.id,
                    CouncilPost.post == Post.STAND_IN,
                    CouncilPost.recorded.contains(STARTS + timedelta(minutes=5)),
                )
            )
        )
    days = {one.person_id: (str(one.valid.lower), one.valid.upper) for one in found}
    assert days[town.people["expert.3"]] == ("2026-12-09", None)
    assert str(days[town.people["expert.2"]][1]) == "2026-12-09"
    await clock.set(STARTS + timedelta(days=1))
    await town.act(CHAIR, end_stand_in, council_id=council.id)
    with pytest.raises(NotFound, match="nobody_stands_in"):
        await town.act(CHAIR, end_stand_in, council_id=council.id)


async def test_where_the_rules_name_the_vice_chair_alone_the_chair_names_nobody(town, clock):
    council = await sitting_council(town, clock, place="daegu")
    with pytest.raises(RuleBroken, match="no_stand_in_here") as refused:
        await name(town, council, 3)
    assert refused.value.rule == "council.daegu.fallback_chair"


async def test_the_meeting_says_who_could_preside_and_on_which_rule(
    town, council, clock, sessions, snapshots
):
    meeting = await at_its_hour(town, council, clock)
    await come(town, meeting, *OTHERS)
    with pytest.raises(NotAllowed, match="nobody_presides_nor_others") as refused:
        await town.act("expert.2", chairing.open_meeting, meeting_id=meeting.id)
    assert refused.value.rule == "council.changwon.fallback_chair"
    ask = asking_with(sessions, snapshots)

    async def heads(who=None):
        asked = await ask(HEADS, id=global_id("Meeting", meeting.id), as_=who and town.people[who])
        told = asked.sole()["heads"]
        assert told["rule"] == {"id": "council.changwon.fallback_chair", "article": "9(2)"}
        return [
            (one["post"], one["name"] is not None, one["here"], one["presides"])
            for one in told["heads"]
        ]

    assert await heads("expert.2") == [
        ("CHAIR", True, False, False),
        ("VICE_CHAIR", True, False, False),
        ("STAND_IN", False, None, False),
    ]
    await name(town, council, 3)
    assert (await heads("expert.2"))[2] == ("STAND_IN", True, True, True)
    await town.act("expert.2", chairing.open_meeting, meeting_id=meeting.id)
    assert {one[2:] for one in await heads()} == {(None, False)}, "nobody else watches here"
