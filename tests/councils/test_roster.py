"""The roster as it is read: published or not, on any day, as it would be, and what stays with the city."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from tests.fixtures.councils import (
    EXPERT,
    FORMED,
    HEAD,
    appoint,
    end,
    formed,
    numbers_on,
    reasons_on,
    seen,
    settle_people,
)
from tests.fixtures.town import make_town
from workflows.corridor.retention import forget_due
from workflows.councils.roster import forming
from workflows.councils.roster.models import CouncilRoster, CouncilSeat, CouncilSex
from workflows.councils.roster.queries import (
    if_appointed,
    possible_members,
)
from workflows.councils.roster.seating import Terms
from workflows.councils.roster.states import Capacity
from workflows.identity.sexes import Sex
from workflows.kit.refusal import (
    NotAllowed,
    RuleBroken,
    WrongState,
)
from workflows.record.models import Event
from workflows.record.uow import unit_of_work

NEXT_YEAR, LATER = date(2027, 6, 1), date(2028, 11, 2)
TODAY = date(2026, 11, 28)


@pytest.fixture
async def place(sessions):
    """A town with people to sit in a council."""
    town = await make_town(sessions)
    await settle_people(town)
    return town


async def publish(town, council, reference=""):
    return await town.act(
        HEAD, forming.publish_roster, council_id=council.id, gender_exception_ref=reference
    )


async def balanced(town, council, female, male):
    for number in range(1, female + male + 1):
        sex = Sex.FEMALE if number <= female else Sex.MALE
        await appoint(town, council, f"expert.{number}", sex=sex)


async def test_a_roster_of_six_and_four_is_published_and_of_seven_and_three_is_not(place):
    council = await formed(place)
    await balanced(place, council, 7, 3)
    with pytest.raises(RuleBroken, match="sexes_unbalanced") as refused:
        await publish(place, council)
    assert refused.value.rule == "council.changwon.gender_share"
    assert refused.value.figures == {"largest": 7, "appointed": 10, "share": 60}
    assert "sexes_over_share" in await reasons_on(place, council, TODAY)

    await end(place, council, 1, TODAY)
    await appoint(place, council, "expert.11", sex=Sex.MALE, starts_on=TODAY)
    await publish(place, council)

    assert "sexes_over_share" not in await reasons_on(place, council, TODAY, None)


async def test_an_exception_that_was_resolved_lets_a_roster_be_published(place):
    council = await formed(place)
    await balanced(place, council, 7, 3)

    await publish(place, council, "양성평등실무위원회 2026-14호")

    assert "sexes_over_share" not in await reasons_on(place, council, TODAY, None)


async def test_nobody_is_no_roster(place):
    with pytest.raises(WrongState, match="roster_empty"):
        await publish(place, await formed(place))


async def test_the_public_reads_what_was_published_and_any_day_can_be_read_back(place, clock):
    council = await formed(place)
    await appoint(place, council, "expert.1")
    await appoint(place, council, "expert.2", sex=Sex.MALE)
    assert await numbers_on(place, council, TODAY, None) is None
    assert await reasons_on(place, council, TODAY, None) is None
    await publish(place, council)
    async with unit_of_work(place.sessions) as uow:
        published = uow.now
    await appoint(place, council, "expert.3")
    await end(place, council, 1, TODAY)

    assert await numbers_on(place, council, TODAY, None) == [1, 2]
    assert await numbers_on(place, council, TODAY) == [2, 3]
    assert await numbers_on(place, council, TODAY, recorded_at=published) == [1, 2]
    await appoint(place, council, "expert.4", sex=Sex.UNSAID)
    await publish(place, council)
    assert await numbers_on(place, council, TODAY, None) == [2, 3, 4]
    assert await numbers_on(place, council, TODAY, None, recorded_at=published) == [1, 2]
    before = FORMED + timedelta(days=1)
    assert await numbers_on(place, council, before, None) == [1, 2, 3, 4]


async def test_what_would_be_if_somebody_were_appointed_leaves_no_record(place):
    council = await formed(place)
    await balanced(place, council, 3, 2)

    async def tried(sex=Sex.FEMALE, who="expert.6", person=HEAD, **terms):
        found = await seen(
            place,
            person,
            if_appointed,
            council=council,
            appointment_id=place.appointments[who] if who else None,
            terms=Terms(**{"kind": EXPERT, "capacity": Capacity.APPOINTED, **terms}),
            sex=sex,
        )
        return {one.reason for one in found.breaches} - {
            "no_chair",
            "no_vice_chair",
            "no_secretary",
        }

    async with unit_of_work(place.sessions) as uow:
        events = await uow.session.scalar(select(func.count()).select_from(Event))
        rows = await uow.session.scalar(select(func.count()).select_from(CouncilSeat))

    assert await tried() == {"sexes_over_share"}
    assert await tried(Sex.MALE) == set()
    assert await tried(Sex.MALE, kind="ASSEMBLY") == {"kind_unknown"}
    assert await tried(Sex.MALE, ends_before=date(2030, 1, 1)) == {"term_over_length"}
    assert "two_seats" in await tried(Sex.MALE, "expert.1")
    assert await tried(Sex.MALE, None) == set()
    with pytest.raises(NotAllowed):
        await tried(person="resident.1")

    async with unit_of_work(place.sessions) as uow:
        assert events == await uow.session.scalar(select(func.count()).select_from(Event))
        assert rows == await uow.session.scalar(select(func.count()).select_from(CouncilSeat))


async def test_the_sex_of_a_member_is_read_by_the_city_and_himself_alone(place):
    council = await formed(place)
    await balanced(place, council, 2, 2)

    async def sexes(session, _):
        return list(await session.scalars(select(CouncilSex.sex)))

    assert len(await seen(place, HEAD, sexes)) == 4
    assert len(await seen(place, "municipality.officer", sexes)) == 4
    assert await seen(place, "expert.1", sexes) == [Sex.FEMALE]
    for who in (None, "resident.1", "auditor", "company.a", "ministry.officer"):
        assert await seen(place, who, sexes) == []
    async with unit_of_work(place.sessions) as uow:
        told = await uow.session.scalars(
            select(Event.data).where(Event.kind.like("council.%"), Event.subject_id == council.id)
        )
        assert all(word not in str(data) for data in told for word in ("FEMALE", "MALE"))


async def test_a_former_members_sex_is_forgotten_after_a_year_and_his_seat_is_not(place, clock):
    council = await formed(place)
    await balanced(place, council, 2, 1)
    await end(place, council, 1, TODAY)

    async def forgotten(days):
        async with unit_of_work(place.sessions) as uow:
            start = uow.now
        await clock.set(start + timedelta(days=days))
        async with unit_of_work(place.sessions) as uow:
            report = {one.rule_id: one.erased for one in await forget_due(uow, dry=False)}
            left = await uow.session.scalar(
                select(func.count())
                .select_from(CouncilSex)
                .where(CouncilSex.council_id == council.id)
            )
        return report["retention.councils"], left

    assert await forgotten(1) == (0, 3)
    assert (await forgotten(400))[1] == 2
    assert await numbers_on(place, council, TODAY - timedelta(days=1)) == [1, 2, 3]


async def test_whoever_could_sit_is_offered_by_the_kind_of_seat(place):
    council = await formed(place)
    await appoint(place, council, "expert.1")

    experts = await seen(place, HEAD, possible_members, council=council, kind=EXPERT)
    agency = await seen(place, HEAD, possible_members, council=council, kind="AGENCY")
    nobody = await seen(place, "resident.1", possible_members, council=council, kind=EXPERT)

    assert {one.id for one in experts} == {
        place.appointments[f"expert.{number}"] for number in range(2, 13)
    }
    assert [one.id for one in agency] == [place.appointments["ministry.officer"]]
    assert nobody == []


async def test_neither_seats_nor_published_rosters_can_be_changed_behind_the_verbs(place):
    council = await formed(place)
    await appoint(place, council, "expert.1")
    await appoint(place, council, "expert.2", sex=Sex.MALE)
    await publish(place, council)
    for statement in (
        "UPDATE council_seat SET kind = 'OTHER'",
        "DELETE FROM council_seat",
        "UPDATE council_roster SET members = 9",
        "DELETE FROM council_roster",
        "UPDATE council_post SET post = 'CHAIR'",
    ):
        with pytest.raises(DBAPIError):
            async with unit_of_work(place.sessions) as uow:
                await uow.session.execute(text(statement))
    async with unit_of_work(place.sessions) as uow:
        editions = await uow.session.scalar(
            select(func.count())
            .select_from(CouncilRoster)
            .where(CouncilRoster.council_id == council.id)
        )
    assert editions == 1
