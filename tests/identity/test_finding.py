"""Finding residents at the desk: only for who verifies them, never many, and always on record."""

import pytest
from sqlalchemy import select

from workflows.identity.finding import find_residents
from workflows.identity.models import PersonalRead
from workflows.kit.refusal import Invalid, NotAllowed
from workflows.record.uow import unit_of_work

OFFICER = "municipality.officer"


async def found(town, name, who=OFFICER):
    return await town.act(
        who,
        find_residents,
        programme_id=town.programme_id,
        name=name,
        purpose="창구 확인",
        address=None,
    )


async def test_residents_are_found_by_how_their_names_begin_and_know_it(town):
    people = await found(town, "이름 resident.1")
    nobody = await found(town, "%%")
    async with unit_of_work(town.sessions) as uow:
        reads = list(
            await uow.session.scalars(
                select(PersonalRead).where(PersonalRead.programme_id == town.programme_id)
            )
        )

    assert [(one.legal_name, one.birth_year) for one in people] == [("이름 resident.1", 1980)]
    assert people[0].appointment_id == town.appointments["resident.1"]
    assert people[0].standings == ("ADDRESS",)
    assert nobody == []
    assert [(one.subject_person_id, one.purpose) for one in reads] == [
        (town.people["resident.1"], "창구 확인")
    ]


async def test_officials_are_no_residents_and_few_are_found_at_once(town):
    names = [one.legal_name for one in await found(town, "이름")]

    assert 1 < len(names) <= 10
    assert not [one for one in names if "officer" in one]


@pytest.mark.parametrize("who", ["resident.1", "auditor", "company.a"])
async def test_nobody_else_finds_residents(town, who):
    with pytest.raises(NotAllowed):
        await found(town, "이름", who=who)


@pytest.mark.parametrize("purpose", ["", "  "])
async def test_without_a_purpose_nobody_is_found(town, purpose):
    with pytest.raises(Invalid, match="text_empty") as refused:
        await town.act(
            OFFICER,
            find_residents,
            programme_id=town.programme_id,
            name="이름",
            purpose=purpose,
            address=None,
        )
    assert refused.value.field == "purpose"


async def test_a_name_of_one_letter_finds_nobody(town):
    with pytest.raises(Invalid, match="name_too_short"):
        await found(town, "이")
