"""Appointments and grants: at once, never to oneself, and every day can be read back."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from workflows.identity import actions as identity
from workflows.identity.models import Appointment, AppointmentTerm, Body
from workflows.identity.queries import actor_for
from workflows.kit.refusal import Conflict, NotAllowed, Refusal, RuleBroken
from workflows.record.models import Event
from workflows.record.uow import unit_of_work
from workflows.rights.permissions import Permission
from workflows.rights.roles import Role

OFFICER = "municipality.officer"


async def hats(town, who, **named):
    async with unit_of_work(town.sessions) as uow:
        return (await actor_for(uow.session, town.people[who], **named)).hats


async def test_an_ended_appointment_is_gone_with_the_commit_and_stays_on_record(town):
    before = await hats(town, "company.a")
    await town.act(
        OFFICER,
        identity.end_appointment,
        None,
        appointment_id=town.appointments["company.a"],
        reason="계약 종료",
    )

    assert len(before) == 1
    assert await hats(town, "company.a") == ()
    async with unit_of_work(town.sessions) as uow:
        terms = list(
            await uow.session.scalars(
                select(AppointmentTerm)
                .where(AppointmentTerm.appointment_id == town.appointments["company.a"])
                .order_by(func.lower(AppointmentTerm.recorded))
            )
        )
    # What the record said before the end, and what it says since.
    assert [(t.valid.upper is None, t.recorded.upper is None) for t in terms] == [
        (True, False),
        (False, True),
    ]


@pytest.mark.races
async def test_two_ends_at_once_end_it_once(town):
    answers = await asyncio.gather(
        *(
            town.act(
                OFFICER,
                identity.end_appointment,
                None,
                appointment_id=town.appointments["company.a"],
                reason="끝",
            )
            for _ in range(6)
        ),
        return_exceptions=True,
    )

    assert sum(isinstance(one, Appointment) for one in answers) == 1
    assert {one.reason for one in answers if isinstance(one, Refusal)} == {"appointment_ended"}


@pytest.mark.parametrize("action", ["appoint", "end", "grant"])
async def test_nobody_decides_on_his_own_capacity(town, action):
    own = town.appointments[OFFICER]
    calls = {
        "appoint": (
            identity.appoint,
            {
                "person_id": town.people[OFFICER],
                "body_id": town.city_id,
                "role": Role.MUNICIPAL_HEAD,
                "programme_id": town.programme_id,
                "mandate": "자기 임명",
            },
        ),
        "end": (identity.end_appointment, {"appointment_id": own, "reason": "x"}),
        "grant": (
            identity.grant_permission,
            {"appointment_id": own, "permission": Permission.AGREEMENT_SIGN, "source": "x"},
        ),
    }
    verb, given = calls[action]

    with pytest.raises(NotAllowed, match="not_to_oneself"):
        await town.act(OFFICER, verb, None, **given)


@pytest.mark.parametrize("who", ["resident.1", "company.a", "auditor", "stranger"])
async def test_those_without_the_right_appoint_nobody(town, who):
    with pytest.raises(NotAllowed, match="no_capacity"):
        await town.act(
            who,
            identity.appoint,
            None,
            person_id=town.people["stranger"],
            body_id=town.city_id,
            role=Role.MUNICIPAL_OFFICER,
            programme_id=town.programme_id,
            mandate="x",
        )
    assert await hats(town, "stranger") == ()


async def test_a_forbidden_pair_of_hats_is_refused_also_at_once(town):
    async def make(role):
        return await town.act(
            OFFICER,
            identity.appoint,
            None,
            person_id=town.people["stranger"],
            body_id=town.city_id,
            role=role,
            programme_id=town.programme_id,
            mandate="임명",
        )

    answers = await asyncio.gather(
        make(Role.AUDITOR), make(Role.MUNICIPAL_OFFICER), return_exceptions=True
    )

    assert len([a for a in answers if isinstance(a, Appointment)]) == 1
    (refused,) = [a for a in answers if isinstance(a, RuleBroken)]
    assert refused.reason == "forbidden_pair"
    assert len(await hats(town, "stranger")) == 1


async def test_a_body_gives_only_roles_of_its_kind(town):
    with pytest.raises(RuleBroken, match="role_not_of_body"):
        await town.act(
            OFFICER,
            identity.appoint,
            None,
            person_id=town.people["stranger"],
            body_id=town.city_id,
            role=Role.COMPANY_REPRESENTATIVE,
            programme_id=town.programme_id,
            mandate="x",
        )


async def test_a_grant_works_at_once_ends_at_once_and_is_not_given_twice(town):
    def holds(found):
        return found[0].allows(Permission.RECORD_READ, town.programme_id)

    async def give():
        return await town.act(
            OFFICER,
            identity.grant_permission,
            None,
            appointment_id=town.appointments["municipality.clerk2"],
            permission=Permission.RECORD_READ,
            source="제15조 제3항",
        )

    before = holds(await hats(town, "municipality.clerk2"))
    grant = await give()
    during = holds(await hats(town, "municipality.clerk2"))
    with pytest.raises(Conflict, match="already_granted"):
        await give()
    await town.act(OFFICER, identity.end_grant, None, grant_id=grant.grant_id)
    after = holds(await hats(town, "municipality.clerk2"))

    assert (before, during, after) == (False, True, False)


async def test_what_a_role_never_may_is_not_granted(town):
    with pytest.raises(RuleBroken, match="forbidden_to_role"):
        await town.act(
            OFFICER,
            identity.grant_permission,
            None,
            appointment_id=town.appointments["company.a"],
            permission=Permission.BALLOT_CAST,
            source="x",
        )


async def test_an_appointment_of_tomorrow_is_no_hat_today(town, clock):
    async with unit_of_work(town.sessions) as uow:
        now = uow.now
    await town.act(
        OFFICER,
        identity.appoint,
        None,
        person_id=town.people["stranger"],
        body_id=town.city_id,
        role=Role.MUNICIPAL_OFFICER,
        programme_id=town.programme_id,
        mandate="내일부터",
        valid_from=now + timedelta(days=1),
        valid_to=now + timedelta(days=2),
    )
    today = await hats(town, "stranger")
    await clock.set(now + timedelta(days=1, minutes=1))
    tomorrow = await hats(town, "stranger")
    await clock.set(now + timedelta(days=2, minutes=1))
    later = await hats(town, "stranger")

    assert (len(today), len(tomorrow), len(later)) == (0, 1, 0)


async def test_a_hat_that_is_not_ones_own_or_not_live_is_refused(town):
    with pytest.raises(NotAllowed, match="hat_not_yours"):
        await hats(town, "resident.1", appointment_id=town.appointments["resident.2"])
    with pytest.raises(NotAllowed, match="hat_not_yours"):
        await hats(town, "resident.1", appointment_id=uuid4())
    await town.act(
        OFFICER,
        identity.end_appointment,
        None,
        appointment_id=town.appointments["resident.1"],
        reason="이사",
    )
    with pytest.raises(NotAllowed, match="hat_not_live"):
        await hats(town, "resident.1", appointment_id=town.appointments["resident.1"])


async def test_every_change_of_rights_leaves_one_event_with_the_hat_worn(town):
    async with unit_of_work(town.sessions) as uow:
        body = await uow.session.scalar(select(Body.id).where(Body.id == town.city_id))
    made = await town.act(
        OFFICER,
        identity.appoint,
        None,
        person_id=town.people["stranger"],
        body_id=body,
        role=Role.MUNICIPAL_OFFICER,
        programme_id=town.programme_id,
        mandate="발령",
    )
    async with unit_of_work(town.sessions) as uow:
        events = list(await uow.session.scalars(select(Event).where(Event.subject_id == made.id)))

    assert [(e.kind, e.appointment_id, e.person_id) for e in events] == [
        ("appointment.made", town.appointments[OFFICER], town.people[OFFICER])
    ]
