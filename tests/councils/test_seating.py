"""Seats through their verbs: who forms and appoints, what the rules refuse, how a term ends."""

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from tests.fixtures.councils import (
    EXPERT,
    FORMED,
    HEAD,
    appoint,
    complete,
    end,
    formed,
    numbers_on,
    reasons_on,
    seen,
    settle_people,
)
from tests.fixtures.town import make_town
from workflows.councils.roster import chairing, forming, seating
from workflows.councils.roster.models import CouncilSeat
from workflows.councils.roster.queries import (
    roster_on,
    vacancies_of,
)
from workflows.councils.roster.states import Capacity, EndGround, Lifecycle, Post, SeatKind
from workflows.identity import actions as identity
from workflows.identity.sexes import Sex
from workflows.kit.refusal import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    Refusal,
    RuleBroken,
    WrongState,
)
from workflows.record.uow import unit_of_work
from workflows.rights.permissions import Permission

NEXT_YEAR, LATER = date(2027, 6, 1), date(2028, 11, 2)
TODAY = date(2026, 11, 28)


@pytest.fixture
async def place(sessions):
    """A town with people to sit in a council."""
    town = await make_town(sessions)
    await settle_people(town)
    return town


async def test_the_head_forms_a_council_and_completes_it_until_it_is_lawful(place):
    council = await formed(place)
    assert council.body_id == place.city_id
    assert council.lifecycle is Lifecycle.STANDING
    assert await reasons_on(place, council, TODAY) == ["no_chair", "no_vice_chair", "no_secretary"]

    await appoint(
        place,
        council,
        "municipality.officer",
        kind=SeatKind.LOCAL_GOVERNMENT,
        capacity=Capacity.EX_OFFICIO,
    )
    for n in range(1, 5):
        await appoint(place, council, f"expert.{n}", sex=Sex.FEMALE if n % 2 else Sex.MALE)
    for post, member in ((Post.CHAIR, 2), (Post.VICE_CHAIR, 3)):
        call = place.act(HEAD, chairing.name_chair, council_id=council.id, post=post, member=member)
        if post is Post.CHAIR:
            with pytest.raises(RuleBroken, match="chair_by_post"):
                await call
        else:
            await call
    await place.act(HEAD, chairing.name_chair, council_id=council.id, post=Post.CHAIR, member=1)
    await place.act(
        HEAD,
        chairing.name_attendant,
        council_id=council.id,
        post=Post.SECRETARY,
        appointment_id=place.appointments["council.secretary"],
    )

    assert await reasons_on(place, council, TODAY) == []


@pytest.mark.parametrize(
    "who", ["municipality.officer", "ministry.officer", "developer.lead", "company.a", "resident.1"]
)
async def test_nobody_else_forms_a_council_or_appoints(place, who):
    council = await formed(place)
    with pytest.raises(NotAllowed):
        await appoint(place, council, "expert.1", by=who)
    with pytest.raises(NotAllowed):
        await place.act(
            who,
            forming.form_council,
            programme_id=place.programme_id,
            place="changwon",
            name_ko="협의회",
            name_en="Council",
        )


async def test_a_delegate_appoints_by_a_grant_and_a_company_cannot_be_given_it(place):
    council = await formed(place)
    give = {"permission": Permission.COUNCIL_APPOINT, "source": "사무위임 규칙 제3조"}
    await place.act(
        "municipality.officer",
        identity.grant_permission,
        appointment_id=place.appointments["municipality.clerk2"],
        **give,
    )

    assert await appoint(place, council, "expert.1", by="municipality.clerk2") == 1
    with pytest.raises(RuleBroken, match="forbidden_to_role"):
        await place.act(
            "municipality.officer",
            identity.grant_permission,
            appointment_id=place.appointments["company.a"],
            **give,
        )


async def test_the_head_appoints_nobody_himself_and_not_himself(place):
    council = await formed(place)

    with pytest.raises(NotAllowed, match="not_to_oneself"):
        await appoint(place, council, HEAD, kind=SeatKind.LOCAL_GOVERNMENT)


async def test_a_place_has_one_council_that_stands(place):
    council = await formed(place)
    with pytest.raises(Conflict, match="council_exists"):
        await formed(place)
    await place.act(HEAD, forming.dissolve_council, council_id=council.id)
    with pytest.raises(WrongState, match="council_dissolved"):
        await appoint(place, council, "expert.1")

    assert (await formed(place)).id != council.id


@pytest.mark.parametrize("named", ["act", "house", "atlantis", ""])
async def test_a_council_is_formed_under_the_ordinances_of_a_place(place, named):
    with pytest.raises(NotFound, match="place_unknown"):
        await formed(place, place=named)


async def test_where_councils_last_for_an_agenda_each_names_its_own(place):
    with pytest.raises(RuleBroken, match="agenda_needed"):
        await formed(place, place="gwangju")
    first = await formed(place, place="gwangju", agenda="실시계획")
    second = await formed(place, place="gwangju", agenda="준공검사")
    await appoint(place, first, "expert.1")
    first = await place.act(HEAD, forming.dissolve_council, council_id=first.id, dissolved_on=TODAY)

    assert first.lifecycle is second.lifecycle is Lifecycle.PER_AGENDA
    assert await numbers_on(place, first, TODAY - timedelta(days=1)) == [1]
    assert await numbers_on(place, first, TODAY) == []


async def test_a_council_cannot_be_formed_tomorrow_nor_somebody_sit_before_it(place):
    with pytest.raises(Invalid, match="formed_in_the_future"):
        await formed(place, formed_on=date(2100, 1, 1))
    council = await formed(place)
    with pytest.raises(Invalid, match="before_the_council"):
        await appoint(place, council, "expert.1", starts_on=FORMED - timedelta(days=1))


async def test_the_26th_member_is_refused_even_when_two_heads_press_at_once(sessions):
    town = await make_town(sessions)
    await settle_people(town, experts=26)
    council = await formed(town)
    for number in range(1, 25):
        await appoint(town, council, f"expert.{number}")

    ends = await asyncio.gather(
        *(appoint(town, council, f"expert.{number}") for number in (25, 26)), return_exceptions=True
    )

    (refused,) = [one for one in ends if isinstance(one, Refusal)]
    assert (refused.reason, refused.rule) == ("council_full", "council.changwon.max_members")
    assert len(await numbers_on(town, council, TODAY)) == 25


async def test_one_person_gets_one_seat_even_when_pressed_twice(place):
    council = await formed(place)
    ends = await asyncio.gather(
        *(appoint(place, council, "expert.1") for _ in range(2)), return_exceptions=True
    )

    (refused,) = [one for one in ends if isinstance(one, Refusal)]
    assert refused.reason == "seated_already"


async def test_the_database_itself_keeps_two_seats_of_one_person_apart(place):
    council = await formed(place)
    await appoint(place, council, "expert.1")
    async with unit_of_work(place.sessions) as uow:
        row = await uow.session.scalar(
            select(CouncilSeat).where(CouncilSeat.council_id == council.id)
        )
        copied = {
            column.name: getattr(row, column.name)
            for column in CouncilSeat.__table__.columns
            if column.name != "id"
        }
    with pytest.raises(DBAPIError, match="ex_council_seat_of_one"):
        async with unit_of_work(place.sessions) as uow:
            uow.session.add(CouncilSeat(**copied | {"number": 99}))


@pytest.mark.parametrize(
    ("terms", "reason"),
    [
        ({"kind": ""}, "seat_kind_missing"),
        ({"kind": "ASSEMBLY"}, "seat_kind_unknown"),
        ({"kind": SeatKind.RESIDENT}, "seat_kind_misfit"),
        ({"ends_before": FORMED}, "term_backwards"),
        ({"ends_before": date(2028, 11, 3)}, "term_too_long"),
        ({"until_completion": True}, "no_completion_term"),
        ({"capacity": Capacity.EX_OFFICIO, "ends_before": NEXT_YEAR}, "ex_officio_term"),
    ],
)
async def test_an_appointment_that_the_rules_do_not_know_leaves_nothing(place, terms, reason):
    council = await formed(place)

    with pytest.raises(Refusal, match=reason):
        await appoint(place, council, "expert.1", **terms)

    assert await numbers_on(place, council, TODAY) == []


async def test_a_term_lasts_as_long_as_the_rules_let_it_and_is_renewed_once(place):
    council = await formed(place)
    member = await appoint(place, council, "expert.1")

    assert await numbers_on(place, council, date(2028, 11, 1)) == [1]
    assert await numbers_on(place, council, LATER) == []
    await place.act(HEAD, seating.renew_member, council_id=council.id, member=member)
    assert await numbers_on(place, council, date(2030, 11, 1)) == [1]
    with pytest.raises(RuleBroken, match="renewals_used_up"):
        await place.act(HEAD, seating.renew_member, council_id=council.id, member=member)
    assert await numbers_on(place, council, date(2030, 11, 2)) == []


async def test_a_substitute_sits_for_what_is_left_of_the_predecessors_term(place):
    council = await formed(place)
    member = await appoint(place, council, "expert.1")

    async def substitute(who, day):
        return await place.act(
            HEAD,
            seating.substitute_member,
            council_id=council.id,
            member=member,
            appointment_id=place.appointments[who],
            sex=Sex.MALE,
            starts_on=day,
        )

    with pytest.raises(WrongState, match="predecessor_sits"):
        await substitute("expert.2", NEXT_YEAR)
    await end(place, council, member, NEXT_YEAR)
    assert [one.number for one in await seen(place, HEAD, vacancies_of, council=council)] == [1]
    assert await seen(place, "resident.1", vacancies_of, council=council) == []
    with pytest.raises(RuleBroken, match="nothing_left_of_term"):
        await substitute("expert.2", LATER)
    await substitute("expert.2", NEXT_YEAR + timedelta(days=10))
    with pytest.raises(Conflict, match="substituted_already"):
        await substitute("expert.3", NEXT_YEAR + timedelta(days=10))
    assert await seen(place, HEAD, vacancies_of, council=council) == []

    assert await numbers_on(place, council, NEXT_YEAR - timedelta(days=1)) == [1]
    assert await numbers_on(place, council, NEXT_YEAR) == []
    found = await seen(place, HEAD, roster_on, council=council, on=date(2027, 7, 1))
    (one,) = found.members
    assert (one.seat.number, one.row.substitutes, one.seat.ends_before) == (2, 1, LATER)
    assert one.seat.kind == EXPERT


async def test_an_ex_officio_seat_ends_with_the_post_and_has_no_substitute(place):
    council = await formed(place)
    member = await appoint(
        place,
        council,
        "municipality.clerk2",
        kind=SeatKind.LOCAL_GOVERNMENT,
        capacity=Capacity.EX_OFFICIO,
    )
    assert await numbers_on(place, council, NEXT_YEAR) == [1]

    await place.act(
        "municipality.officer",
        identity.end_appointment,
        appointment_id=place.appointments["municipality.clerk2"],
        reason="전보",
    )

    assert await numbers_on(place, council, NEXT_YEAR) == []
    with pytest.raises(WrongState, match="ex_officio_has_no_substitute"):
        await place.act(
            HEAD,
            seating.substitute_member,
            council_id=council.id,
            member=member,
            appointment_id=place.appointments["expert.1"],
            sex=Sex.UNSAID,
        )


async def test_a_residents_term_may_end_with_the_project(place):
    council = await formed(place, place="ulsan")
    await appoint(
        place, council, "resident.1", kind=SeatKind.RESIDENT, until_completion=True, sex=Sex.MALE
    )
    far = date(2035, 1, 1)
    assert await numbers_on(place, council, far) == [1]

    council = await place.act(
        HEAD, forming.note_completion, council_id=council.id, completed_on=NEXT_YEAR
    )

    assert await numbers_on(place, council, NEXT_YEAR - timedelta(days=1)) == [1]
    assert await numbers_on(place, council, NEXT_YEAR) == []
    with pytest.raises(Conflict, match="completion_noted"):
        await place.act(HEAD, forming.note_completion, council_id=council.id, completed_on=far)


async def test_the_chair_ends_with_the_membership(place):
    council = await formed(place)
    await complete(place, council)
    assert await reasons_on(place, council, TODAY) == []

    await end(place, council, 1, NEXT_YEAR, EndGround.POST_LEFT)

    assert await reasons_on(place, council, NEXT_YEAR - timedelta(days=1)) == []
    assert await reasons_on(place, council, NEXT_YEAR) == ["no_chair"]
    with pytest.raises(WrongState, match="membership_ended"):
        await end(place, council, 1, NEXT_YEAR)
    with pytest.raises(NotFound, match="no_such_member"):
        await end(place, council, 9, NEXT_YEAR)


async def test_an_observer_has_no_seat_and_a_member_does_not_observe(place):
    council = await formed(place)
    await appoint(place, council, "expert.1")
    admit = {"council_id": council.id, "post": Post.OBSERVER, "since": FORMED}
    company = place.appointments["company.a"]
    await place.act(HEAD, chairing.name_attendant, appointment_id=company, **admit)

    with pytest.raises(Conflict, match="member_already"):
        await place.act(
            HEAD,
            chairing.name_attendant,
            appointment_id=place.appointments["expert.1"],
            **admit,
        )
    with pytest.raises(Conflict, match="observes_already"):
        await place.act(HEAD, chairing.name_attendant, appointment_id=company, **admit)
    assert await numbers_on(place, council, TODAY) == [1]
    await place.act(
        HEAD,
        chairing.end_attendance,
        council_id=council.id,
        appointment_id=company,
        ends_before=NEXT_YEAR,
    )
    before = await seen(place, HEAD, roster_on, council=council, on=NEXT_YEAR - timedelta(days=1))
    after = await seen(place, HEAD, roster_on, council=council, on=NEXT_YEAR)
    assert [one.post for one in before.posts] == [Post.OBSERVER]
    assert after.posts == []
