"""What cannot be put to a consortium: whom nobody can answer for, and more than anybody could read."""

from fractions import Fraction

import pytest

from tests.fixtures.consortium import CITY, DEVELOPER, formed, newest, put
from workflows.agreements.consortium import putting
from workflows.agreements.consortium.states import ChangeKind, ChangeState
from workflows.identity import actions as identity
from workflows.kit.refusal import Conflict, RuleBroken
from workflows.record.uow import unit_of_work
from workflows.rights.roles import BodyKind, ProgrammeRole

TENTH = Fraction(1, 10)


async def test_who_has_nobody_to_speak_for_it_is_neither_let_in_nor_expelled_unheard(town):
    union = await formed(town)
    async with unit_of_work(town.sessions) as uow:
        mute = await identity.register_body(
            uow, name_ko=f"말없는 기업 {town.slug}", name_en="Mute", kind=BodyKind.COMPANY
        )
        await identity.designate(
            uow,
            programme_id=town.programme_id,
            body_id=mute.id,
            role=ProgrammeRole.COMPANY,
        )
    with pytest.raises(RuleBroken, match="nobody_speaks_for_it") as refused:
        await put(
            union,
            "company.a",
            putting.propose_joining,
            body_id=mute.id,
            share=TENTH,
            reason="들입니다.",
        )
    assert refused.value.rule == "consortium.parties"
    async with unit_of_work(town.sessions) as uow:
        await identity.end_appointment(
            uow, appointment_id=town.appointments["company.b"], reason="그만둠"
        )
    with pytest.raises(RuleBroken, match="nobody_speaks_for_it"):
        await put(
            union,
            "company.a",
            putting.propose_expulsion,
            body_id=union.bodies["company.b"],
            cause="일하지 않습니다.",
        )
    assert (await newest(union, CITY)).kind is ChangeKind.FORM


async def test_no_more_is_put_at_once_than_anybody_could_read(town, monkeypatch):
    union = await formed(town)
    monkeypatch.setattr(putting, "MOST_OPEN", 1)
    await put(
        union,
        "company.a",
        putting.propose_joining,
        body_id=union.bodies["company.c"],
        share=TENTH,
        reason="센서를 맡습니다.",
    )
    with pytest.raises(Conflict, match="too_many_put"):
        await put(
            union,
            DEVELOPER,
            putting.propose_lead,
            body_id=union.bodies[DEVELOPER],
            reason="우리가 맡겠습니다.",
        )
    change = await newest(union, "company.a")
    assert (change.kind, change.state) == (ChangeKind.JOIN, ChangeState.OPEN)
