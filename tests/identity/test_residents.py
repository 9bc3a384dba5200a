"""Verified residents and the second wall around personal data."""

from uuid import uuid4

import pytest
from sqlalchemy import select, text

from tests.fixtures.town import make_town
from workflows.identity import actions as identity
from workflows.identity.models import Person
from workflows.identity.queries import actor_for
from workflows.kit.refusal import Conflict, NotAllowed
from workflows.record.uow import unit_of_work


async def names_seen_by(town, who):
    async with unit_of_work(town.sessions, lambda s: actor_for(s, town.people[who])) as uow:
        return set(await uow.session.scalars(select(Person.id)))


async def test_a_resident_reads_his_own_row_and_no_other(town):
    assert await names_seen_by(town, "resident.1") == {town.people["resident.1"]}
    assert await names_seen_by(town, "company.a") == {town.people["company.a"]}
    assert await names_seen_by(town, "stranger") == {town.people["stranger"]}


async def test_an_officer_reads_the_people_of_his_own_place_only(sessions, town):
    other = await make_town(sessions, residents=1)
    seen = await names_seen_by(town, "municipality.officer")

    assert set(town.residents) <= seen
    assert not seen & set(other.residents)


async def test_without_being_introduced_the_database_shows_nobody(town):
    async with town.sessions() as session:
        assert list(await session.scalars(select(Person.id))) == []
        assert list(await session.scalars(text("SELECT entry_id FROM roll_entry"))) == []
        assert list(await session.scalars(text("SELECT person_id FROM verified_resident"))) == []


async def test_the_roll_shows_a_resident_himself_and_an_officer_all(town):
    campaign = await town.open_campaign()

    async def roll(who):
        async with unit_of_work(town.sessions, lambda s: actor_for(s, town.people[who])) as uow:
            return set(
                await uow.session.scalars(
                    text("SELECT voter_id FROM roll_entry WHERE poll_id = :poll"),
                    {"poll": campaign.poll_id},
                )
            )

    assert await roll("resident.1") == {town.people["resident.1"]}
    assert await roll("municipality.officer") == set(town.residents)
    assert await roll("auditor") == set(town.residents)
    assert await roll("company.a") == set()


async def test_one_identity_check_stands_for_one_person_in_a_place(town):
    hashed = uuid4().hex
    given = {"programme_id": town.programme_id, "di_hash": hashed}
    first = await town.act(
        None, identity.verify_resident, person_id=town.people["unverified"], **given
    )
    again = await town.act(
        None, identity.verify_resident, person_id=town.people["unverified"], **given
    )
    with pytest.raises(Conflict, match="resident_is_another"):
        await town.act(None, identity.verify_resident, person_id=town.people["stranger"], **given)

    assert (first, again) == (True, False)


async def test_the_same_check_may_stand_in_another_place(sessions, town):
    other = await make_town(sessions, residents=1)
    hashed = uuid4().hex
    for place in (town, other):
        assert await place.act(
            None,
            identity.verify_resident,
            person_id=place.people["unverified"],
            programme_id=place.programme_id,
            di_hash=hashed,
        )


async def test_a_resident_verifies_nobody(town):
    with pytest.raises(NotAllowed, match="no_capacity"):
        await town.act(
            "resident.1",
            identity.verify_resident,
            None,
            person_id=town.people["unverified"],
            programme_id=town.programme_id,
            di_hash="x",
        )
