"""Who reads amendments, what the database refuses by itself, and two who freeze at once."""

import asyncio
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import DBAPIError

from tests.fixtures.agreements import LEAD, Table
from tests.fixtures.amending import (
    K,
    all_accept,
    base_in_force,
    begin,
    give,
    into_force,
    operate,
    put,
    shown,
    text,
    to_signing,
)
from tests.fixtures.consortium import CITY, DEVELOPER, seen
from tests.fixtures.signing import documents, edition, freeze, signed, state
from workflows.agreements.amending.models import Amendment, AmendmentOperation, DutyEnd
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.effects.terms import Effect
from workflows.agreements.signing.sealing import complete_sealing
from workflows.identity.queries import actor_for
from workflows.kit.refusal import Refusal
from workflows.record.uow import unit_of_work
from workflows.rights.permissions import Permission as P  # noqa: N817 - said often

ARTICLES = (("역할", "roles", "당사자는 맡은 일을 한다."), ("목적", "purpose", "뜻을 둠"))


async def _do(uow, *, statement):
    await uow.session.execute(statement)


async def _add(uow, *, row):
    uow.session.add(row)
    await uow.session.flush()


async def drafted(town):
    """Begin an amendment of an agreement in force that replaces its first article."""
    table, clauses = await base_in_force(town, ARTICLES)
    instrument = await begin(table)
    own = await operate(instrument, K.REPLACE, clauses[0], text="당사자는 일을 나누어 한다.")
    return table, clauses, instrument, own


async def rows_of(table, who):
    """Count the rows the database itself shows somebody, whatever the code asks for."""

    async def count(session, _):
        tables = (Amendment, AmendmentOperation)
        return [await session.scalar(select(func.count()).select_from(one)) for one in tables]

    return await seen(table.union, who, count)


async def test_the_parties_the_city_and_the_auditor_read_it_and_nobody_else(town):
    table, _, instrument, _ = await drafted(town)
    for who in (LEAD, "company.b", CITY, DEVELOPER, "auditor"):
        assert (await shown(instrument, who)).agreement.id == instrument.id
        assert await text(table, who=who) is not None
        assert await rows_of(table, who) == [1, 1]
    for who in ("company.c", "ministry.officer", "resident.1", "stranger"):
        assert await shown(instrument, who) is None
        assert await text(table, who=who) is None
        assert await rows_of(table, who) == [0, 0]


async def test_the_database_keeps_what_is_amended_and_when_it_holds(town):
    table, (_, purpose), instrument, own = await drafted(town)
    row = Amendment.agreement_id == instrument.id
    for values in ({"reason": "다른 까닭"}, {"in_force_on": date(2026, 1, 1)}):
        with pytest.raises(DBAPIError, match="stays what it is"):
            await town.act(LEAD, _do, statement=update(Amendment).where(row).values(values))
    for gone in (
        delete(Amendment),
        delete(AmendmentOperation),
        update(AmendmentOperation).values(kind=K.REMOVE),
    ):
        with pytest.raises(DBAPIError, match="permission denied"):
            await town.act(LEAD, _do, statement=gone)
    # An operation comes with its clause, and never afterwards.
    late = AmendmentOperation(
        clause_id=own, agreement_id=instrument.id, kind=K.REMOVE, target_id=purpose, drafted_on="x"
    )
    with pytest.raises(DBAPIError, match="says no operation on that"):
        await town.act(LEAD, _add, row=late)
    async with unit_of_work(town.sessions) as uow:
        base = await uow.session.get_one(Agreement, table.id)
        given = {
            "programme_id": base.programme_id,
            "consortium_id": base.consortium_id,
            "title": "변경",
            "state": AgreementState.DRAFT,
            "opened_by": base.opened_by,
            "version": 1,
            "opened_at": uow.now,
        }
    # What amends is between the same parties, and never of what is a draft itself.
    for amends, parties in ((instrument.id, base.parties), (table.id, base.parties[:2])):
        stray = Agreement(id=uuid4(), amends_id=amends, number="x", parties=parties, **given)
        with pytest.raises(DBAPIError, match="amends nothing in force"):
            await town.act(LEAD, _add, row=stray)
    own_one = Agreement(id=uuid4(), number="2099-1", parties=base.parties, **given)
    await town.act(LEAD, _add, row=own_one)
    with pytest.raises(DBAPIError, match="is no instrument that begins"):
        await town.act(
            LEAD, _add, row=Amendment(agreement_id=own_one.id, base_id=table.id, reason="까닭")
        )
    await to_signing(instrument, [own])
    with pytest.raises(DBAPIError, match="stays what it is"):
        await town.act(
            LEAD,
            _do,
            statement=update(Amendment).where(row).values(effective_on=date(2030, 1, 1)),
        )
    with pytest.raises(DBAPIError, match="row-level security"):
        await town.act(
            LEAD,
            _add,
            row=DutyEnd(
                duty_id=uuid4(),
                agreement_id=instrument.id,
                programme_id=town.programme_id,
                ends_on=date(2030, 1, 1),
                recorded_at=given["opened_at"],
            ),
        )


async def test_of_two_that_are_frozen_at_once_on_one_clause_one_is(town):
    table, (roles, _) = await base_in_force(town, ARTICLES)
    both = [await begin(table) for _ in range(2)]
    for nth, one in enumerate(both):
        own = await operate(one, K.REPLACE, roles, text=f"당사자는 일을 {nth}번 나누어 한다.")
        await put(one)
        await all_accept(one, [own])
    ended = await asyncio.gather(*(freeze(one) for one in both), return_exceptions=True)
    refused = [one for one in ended if isinstance(one, BaseException)]
    assert [one.reason for one in refused if isinstance(one, Refusal)] == [
        "amendment_touches_another"
    ]
    states = {await state(one) for one in both}
    assert states == {AgreementState.FROZEN, AgreementState.NEGOTIATING}


async def test_of_two_that_are_sealed_at_once_the_one_that_waited_takes_effect_after(town):
    def both(bodies):
        return [Effect(P.LAB_RUN, bodies["company.b"]), Effect(P.FILE_UPLOAD, bodies[DEVELOPER])]

    table, (roles, purpose) = await base_in_force(town, ARTICLES, effects_of=both)
    b = table.union.bodies["company.b"]
    editions = []
    for target, given in ((roles, P.PROPOSAL_IMPLEMENT), (purpose, P.FILE_UPLOAD)):
        instrument = await begin(table)
        own = await operate(instrument, K.REPLACE, target, text="당사자는 함께 일한다.")
        await give(instrument, own, Effect(given, b))
        await to_signing(instrument, [own], versions={own: 2})
        await signed(instrument)
        editions.append(await edition(instrument))
    pdfs = [(await documents(Table(table.union, one.agreement_id)))["TEXT"] for one in editions]

    def sealed(nth):
        own = {"edition_id": editions[nth].id, "sealed_pdf": pdfs[nth] + b"%"}
        return own | {"signers_pdf": b"%PDF"}

    async with unit_of_work(town.sessions) as waits:
        # It began before, and comes to the lock after.
        async with unit_of_work(town.sessions) as uow:
            await complete_sealing(uow, **sealed(0))
        await complete_sealing(waits, **sealed(1))
    async with unit_of_work(town.sessions) as uow:
        actor = await actor_for(uow.session, town.people["company.b"])
        rights = {one for one in P if actor.holds(one, town.programme_id)}
    assert {P.PROPOSAL_IMPLEMENT, P.FILE_UPLOAD} <= rights
    assert P.LAB_RUN not in rights


async def test_instruments_are_in_nobodys_way_and_the_next_agreement_is_opened_beside_them(town):
    table, _, instrument, own = await drafted(town)
    await into_force(instrument, [own])
    async with unit_of_work(town.sessions) as uow:
        kinds = list(
            await uow.session.scalars(
                select(Agreement.amends_id).where(Agreement.consortium_id == table.union.id)
            )
        )
    assert sorted(kinds, key=str) == sorted([None, table.id], key=str)
