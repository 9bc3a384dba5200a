"""From a subject to a person and a verified resident: once, whoever asks at the same time."""

import asyncio
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from server.language import locale_of
from server.services import Services
from server.sign_in.people import di_hash, person_of, verify_residence
from tests.fixtures.town import Town
from tests.server.conftest import House
from workflows.identity.models import Login, VerifiedResident
from workflows.kit.wording import Locale
from workflows.record.uow import Sessions, unit_of_work


@pytest.fixture
def services_of_house(house: House) -> Services:
    """What the serving process holds."""
    found: Services = house.app.state.services
    return found


@pytest.mark.races
async def test_many_first_requests_at_once_make_one_person(
    services_of_house: Services, sessions: Sessions
):
    subject = f"newcomer-{uuid4().hex}"
    found = await asyncio.gather(
        *(
            person_of(services_of_house, "https://issuer.test", subject, name="새 사람")
            for _ in range(8)
        )
    )
    async with sessions() as session:
        logins = await session.scalar(
            select(func.count()).select_from(Login).where(Login.subject == subject)
        )

    assert len(set(found)) == 1
    assert logins == 1


async def test_one_natural_person_is_verified_once_whatever_logins_he_has(
    services_of_house: Services, sessions: Sessions, town: Town
):
    first, second = town.people["unverified"], town.people["resident.1"]
    await verify_residence(services_of_house, first, "the same DI")
    await verify_residence(services_of_house, first, "the same DI")
    # Another login of the same natural person: nothing is recorded, and nothing fails.
    await verify_residence(services_of_house, second, "the same DI")
    async with unit_of_work(sessions) as uow:
        key = services_of_house.settings.key_for("resident-di")
        wanted = di_hash(key, town.programme_id, "the same DI")
        rows = list(
            await uow.session.scalars(
                select(VerifiedResident.person_id).where(VerifiedResident.di_hash == wanted)
            )
        )

    assert rows == [first]


@pytest.mark.parametrize("di", ["", "x" * 513])
async def test_a_di_out_of_bounds_verifies_nobody(
    services_of_house: Services, sessions: Sessions, town: Town, di: str
):
    await verify_residence(services_of_house, town.people["unverified"], di)
    async with unit_of_work(sessions) as uow:
        known = await uow.session.get(
            VerifiedResident, (town.programme_id, town.people["unverified"])
        )

    assert known is None


async def test_somebody_who_is_no_resident_is_not_verified(
    services_of_house: Services, sessions: Sessions, town: Town
):
    await verify_residence(services_of_house, town.people["company.a"], "a DI")
    async with unit_of_work(sessions) as uow:
        known = await uow.session.get(
            VerifiedResident, (town.programme_id, town.people["company.a"])
        )

    assert known is None


def test_the_hash_of_a_di_is_keyed_and_differs_between_programmes():
    one, other = uuid4(), uuid4()
    hashes = {
        di_hash(b"k" * 32, one, "di"),
        di_hash(b"k" * 32, other, "di"),
        di_hash(b"j" * 32, one, "di"),
        di_hash(b"k" * 32, one, "dj"),
    }

    assert len(hashes) == 4
    assert di_hash(b"k" * 32, one, "di") in hashes


@pytest.mark.parametrize(
    ("header", "locale"),
    [
        (None, Locale.KO),
        ("", Locale.KO),
        ("ko", Locale.KO),
        ("en", Locale.EN),
        ("en-US,en;q=0.9,ko;q=0.8", Locale.EN),
        ("ko-KR,ko;q=0.9,en;q=0.8", Locale.KO),
        ("fr", Locale.KO),
        ("en;q=0", Locale.KO),
        ("en;q=x", Locale.KO),
        ("en;q=", Locale.KO),
        (";;;,,,=", Locale.KO),
        ("ko, en", Locale.KO),
    ],
)
def test_the_language_is_english_only_where_it_is_preferred(header: str | None, locale: Locale):
    assert locale_of(header) is locale
