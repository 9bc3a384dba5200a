"""Several councils of a place: their meetings and decisions share one row of numbers, and an address means one."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import insert, select, update

from schema.kit.ids import global_id
from tests.fixtures.councils import HEAD, formed, settle_people
from tests.fixtures.sittings import (
    CALLED_ON,
    CHAIR,
    SEATED,
    SECRETARY,
    STARTS,
    call_item,
    called,
    come,
    prepared,
    seat,
    vote,
)
from tests.fixtures.town import as_house
from tests.notices.test_notices import told
from workflows.corridor.notice_matters import notice_matters
from workflows.corridor.notice_paths import notice_paths
from workflows.councils.choosing.queries import Meant, council_meant
from workflows.councils.follow_up.declaring import enter_decision
from workflows.councils.follow_up.models import Decision
from workflows.councils.interests.models import InterestDuty
from workflows.councils.meetings import chairing
from workflows.councils.meetings.models import Meeting, MeetingItem, MeetingVote
from workflows.councils.minutes.models import MeetingMinutes
from workflows.councils.minutes.states import MinutesState, Publication
from workflows.councils.reckoning.recusal import Bond
from workflows.councils.reckoning.votes import Choice
from workflows.councils.roster.forming import dissolve_council
from workflows.kit.wording import Locale
from workflows.notices.kinds import AT_COUNCILS, NoticeKind
from workflows.notices.telling import tell
from workflows.record.models import Event
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS

OF = """query ($programmeId: ID, $id: ID, $meeting: Int, $decision: DecisionNumberInput) {
  council(programmeId: $programmeId, id: $id, meeting: $meeting, decision: $decision) { id } }"""
MINUTES = "query ($number: Int!) { minutesDesk(number: $number) { councilId number } }"
NOTICES = "{ myNotices(first: 50) { edges { node { kind path matter } } } }"
MONTH = timedelta(days=30)
WATER, PARK = ("expert.1", "expert.2", "expert.3"), ("expert.4", "expert.5", "expert.6")


@pytest.fixture
async def councils(town, clock):
    """Two councils under the ordinances of Gwangju, each for an agenda, the second newer and of other members."""
    await clock.set(CALLED_ON)
    await settle_people(town, experts=6)
    both = []
    for agenda, day, people in (("빗물", SEATED - MONTH, WATER), ("공원", SEATED, PARK)):
        council = await formed(town, place="gwangju", formed_on=day, agenda=agenda)
        await seat(town, council, people)
        both.append(council)
    return both


@pytest.fixture
def found(ask, town):
    """Return whose council is meant, or None."""

    async def finding(who=None, **meant):
        given = {"programmeId": global_id("Programme", town.programme_id), **meant}
        person = None if who is None else town.people[who]
        told = (await ask(OF, as_=person, **given)).sole()
        return None if told is None else told["id"]

    return finding


@pytest.fixture
def numbers(sessions, town):
    async def read(model):
        async with as_house(sessions) as session:
            wanted = select(model.number).where(model.programme_id == town.programme_id)
            return sorted(await session.scalars(wanted))

    return read


def name(council):
    return global_id("Council", council.id)


async def test_a_number_is_given_once_in_a_place_though_its_giver_may_not_read_the_others(
    town, councils, found
):
    water, park = councils
    first = await prepared(town, water)
    # A member of the park alone does not know of what the other council prepares.
    second = await prepared(town, park, by="expert.4")
    assert (first.number, second.number) == (1, 2)
    assert await found("expert.4", meeting=1) is None

    assert await found("expert.4", meeting=2) == name(park)
    assert await found("expert.1", meeting=1) == name(water)
    assert await found(meeting=2) is None
    await called(town, park)
    assert await found(meeting=3) == name(park)
    assert await found(meeting=4) is None
    assert await found(id=name(water), meeting=3) is None


async def test_two_prepared_at_once_by_two_councils_get_two_numbers(town, councils, numbers):
    await asyncio.gather(*(prepared(town, one, items=0) for one in councils for _ in range(4)))
    assert await numbers(Meeting) == [1, 2, 3, 4, 5, 6, 7, 8]


async def test_both_meet_and_vote_at_once_and_their_decisions_get_two_numbers(
    town, councils, clock, sessions, found, numbers
):
    meetings = [await called(town, one) for one in councils]
    await clock.set(STARTS + timedelta(minutes=1))

    async def meet(meeting, people):
        await come(town, meeting, CHAIR, *people)
        await town.act(CHAIR, chairing.open_meeting, meeting_id=meeting.id)
        async with as_house(sessions) as session:
            item = await session.scalar(
                select(MeetingItem).where(MeetingItem.meeting_id == meeting.id)
            )
        await call_item(town, meeting, item)

        async def poll(meeting_id):
            async with as_house(sessions) as session:
                return await session.scalar(
                    select(MeetingVote).where(MeetingVote.meeting_id == meeting_id)
                )

        return await vote(town, item, poll, dict.fromkeys(people, Choice.FOR))

    votes = await asyncio.gather(
        *(meet(one, people) for one, people in zip(meetings, (WATER, PARK), strict=True))
    )

    assert [one.outcome["for"] for one in votes] == [3, 3]
    assert await numbers(Decision) == [1, 2]
    made = {await found(decision={"year": 2026, "number": number}) for number in (1, 2)}
    assert made == {name(one) for one in councils}
    assert await found(decision={"year": 2026, "number": 3}) is None
    assert await found(decision={"year": 2025, "number": 1}) is None


async def test_decisions_entered_at_once_out_of_minutes_of_two_councils_get_two_numbers(
    town, councils, numbers
):
    await asyncio.gather(
        *(
            town.act(
                SECRETARY,
                enter_decision,
                council_id=council.id,
                decided_on=SEATED,
                text=f"{council.agenda} {number}",
                source="종전 회의록",
            )
            for council in councils
            for number in range(4)
        )
    )
    assert await numbers(Decision) == [1, 2, 3, 4, 5, 6, 7, 8]


async def test_without_a_name_the_newest_that_exists_is_meant_else_the_newest(
    town, councils, found
):
    water, park = councils
    assert await found() == name(park)
    await town.act(HEAD, dissolve_council, council_id=park.id)
    assert await found() == name(water)
    assert await found(id=name(park)) == name(park)
    await town.act(HEAD, dissolve_council, council_id=water.id)
    assert await found() == name(park)


async def test_a_number_that_two_gave_before_means_the_newest_and_the_other_by_its_name(
    town, councils, found
):
    water, park = councils
    for council in councils:
        await called(town, council)
    async with as_house(town.sessions) as session:
        await session.execute(update(Meeting).where(Meeting.council_id == park.id).values(number=1))
    assert await found(meeting=1) == name(park)
    assert await found(id=name(water), meeting=1) == name(water)
    assert (await prepared(town, water)).number == 2


async def test_minutes_of_a_council_that_is_over_are_found_by_their_number(
    ask, town, councils, clock
):
    water, _ = councils
    meeting = await called(town, water)
    await clock.set(STARTS + timedelta(minutes=1))
    await come(town, meeting, CHAIR, *WATER)
    await town.act(CHAIR, chairing.open_meeting, meeting_id=meeting.id)
    await town.act(CHAIR, chairing.close_meeting, meeting_id=meeting.id)
    await town.act(HEAD, dissolve_council, council_id=water.id)
    # Other tests hold meetings in places of their own: no other of them has this number.
    async with as_house(town.sessions) as session:
        await session.execute(update(Meeting).where(Meeting.id == meeting.id).values(number=4321))
    desk = (await ask(MINUTES, number=4321)).sole()
    assert desk == {"councilId": name(water), "number": 4321}


async def test_the_policy_itself_hides_a_meeting_that_is_only_prepared(town, councils):
    meeting = await prepared(town, councils[0])
    asked = {"meant": Meant(meeting=meeting.number), "programme_id": town.programme_id}
    async with as_house(town.sessions) as session:  # behind no wall of the database
        assert await council_meant(session, ANONYMOUS, **asked) is None
        await session.execute(
            update(Meeting).where(Meeting.id == meeting.id).values(called_at=STARTS)
        )
        found = await council_meant(session, ANONYMOUS, **asked)
    assert found is not None
    assert found.id == councils[0].id


async def test_a_notice_leads_to_the_meeting_it_is_about_and_not_to_the_council_of_the_place(
    ask, town, councils
):
    for council in councils:
        await called(town, council)
    paths = {}
    for who in ("expert.2", "expert.5"):
        await told(town, who)
        notices = (await ask(NOTICES, as_=town.people[who])).sole()["edges"]
        paths[who] = [
            (one["node"]["path"], one["node"]["matter"])
            for one in notices
            if one["node"]["kind"] == "MEETING_CALLED"
        ]
    water, park = (f"{one.name_en}, meeting {nth}" for nth, one in enumerate(councils, 1))
    assert paths == {
        "expert.2": [("/council/meetings/1", water)],
        "expert.5": [("/council/meetings/2", park)],
    }


async def test_a_notice_of_a_decision_leads_to_the_decision(town, councils):
    row = await town.act(
        SECRETARY,
        enter_decision,
        council_id=councils[0].id,
        decided_on=SEATED,
        text="인수인계한다.",
        source="종전 회의록",
    )
    async with as_house(town.sessions) as session:
        found = await notice_paths(session, ANONYMOUS, [row.id, town.programme_id])
        matters = await notice_matters(session, ANONYMOUS, [row.id, town.programme_id])
    assert found == {row.id: "/council/decisions/2026/1"}
    told = {key: one.named(Locale.KO) for key, one in matters.items()}
    assert told == {row.id: f"{councils[0].name_ko} 결정 2026-1"}


async def test_whoever_is_seated_is_led_to_the_council_he_sits_in(ask, town, councils):
    paths = {}
    for who in ("expert.2", "expert.5"):
        await told(town, who)
        notices = (await ask(NOTICES, as_=town.people[who])).sole()["edges"]
        paths[who] = [
            one["node"]["path"] for one in notices if one["node"]["kind"] == "MEMBER_SEATED"
        ]
    water, park = (f"/council?of={name(one)}" for one in councils)
    assert paths == {"expert.2": [water], "expert.5": [park]}


async def subject_of(town, council, kind, member):
    """Return what a notice of a kind is about, of a council, and where it has to lead."""
    home = f"/council?of={name(council)}"
    if kind is NoticeKind.MEMBER_SEATED:
        return council.id, home
    if kind.name.startswith("DECISION_"):
        given = {"decided_on": SEATED, "text": "인수인계한다.", "source": "종전 회의록"}
        row = await town.act(SECRETARY, enter_decision, council_id=council.id, **given)
        return row.id, f"/council/decisions/{row.year}/{row.number}"
    meeting = await called(town, council)
    page = f"/council/meetings/{meeting.number}"
    if kind.name.startswith(("MEETING_", "PROXY_")):
        return meeting.id, page
    async with as_house(town.sessions) as session:
        place = {"id": uuid4(), "programme_id": town.programme_id, "meeting_id": meeting.id}
        if kind.name.startswith("MINUTES_"):
            state = {"state": MinutesState.PUBLISHED, "publication": Publication.FULL}
            await session.execute(
                insert(MeetingMinutes).values(**place, **state, drafted_at=STARTS)
            )
            return place["id"], f"{page}/minutes"
        assert kind.name.startswith("INTEREST_"), f"no subject is known for {kind}"
        item = select(MeetingItem.id).where(MeetingItem.meeting_id == meeting.id).limit(1)
        duty = {
            "council_id": council.id,
            "item_id": await session.scalar(item),
            "person_id": town.people[member],
            "body_id": council.body_id,
            "bond": Bond.SELF,
            "known_on": SEATED,
            "due_on": SEATED,
        }
        await session.execute(insert(InterestDuty).values(**place, **duty))
    return place["id"], home


@pytest.mark.parametrize("kind", sorted(AT_COUNCILS))
async def test_every_notice_about_a_council_leads_to_that_one(ask, sessions, town, councils, kind):
    asked = {}
    for council, member in zip(councils, ("expert.2", "expert.5"), strict=True):
        subject, wanted = await subject_of(town, council, kind, member)
        async with unit_of_work(sessions) as uow:
            event = await uow.session.scalar(select(Event).order_by(Event.id.desc()).limit(1))
            await tell(uow, event, {town.people[member]}, kind, about=subject)
        edges = (await ask(NOTICES, as_=town.people[member])).sole()["edges"]
        told_of = [one["node"]["path"] for one in edges if one["node"]["kind"] == kind.value]
        assert wanted in told_of
        asked[wanted] = told_of
    first, second = asked
    assert first not in asked[second]
    assert second not in asked[first]
