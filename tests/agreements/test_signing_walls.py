"""What the database refuses by itself, whatever the code asks for, and whom it shows what."""

from uuid import uuid4

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import DBAPIError

from tests.fixtures.agreements import LEAD
from tests.fixtures.consortium import CITY
from tests.fixtures.signing import HEAD, approve, edition, frozen, give, progress, read_as, sign
from workflows.agreements.clauses.models import Agreement, Clause, ClausePosition, ClauseVersion
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.signing.models import (
    AgreementApproval,
    AgreementDocument,
    AgreementEdition,
    AgreementEnding,
    AgreementGate,
    AgreementSignature,
    SigningMandate,
)
from workflows.agreements.signing.queries import (
    editions_by_agreement,
    editions_by_id,
    mandates_by_id,
)
from workflows.agreements.signing.states import (
    DocumentKind,
    EndKind,
    GateKind,
    SigningOrder,
    Strength,
)
from workflows.kit.refusal import Refusal

KEPT = (
    AgreementEdition,
    AgreementDocument,
    AgreementGate,
    AgreementApproval,
    AgreementSignature,
)
TABLES = (*KEPT, AgreementEnding)


async def begun(town):
    """Freeze an agreement in parallel, let the lead approve and sign, and the mayor give a mandate."""
    table, clauses = await frozen(town, order=SigningOrder.PARALLEL)
    await approve(table, LEAD)
    await sign(table, LEAD)
    return table, clauses, await give(table, HEAD, CITY)


async def _do(uow, *, statement):
    await uow.session.execute(statement)


async def _add(uow, *, row):
    uow.session.add(row)
    await uow.session.flush()


async def rows_of(table, who, tables):
    """Count the rows the database itself shows somebody."""

    async def count(session, _):
        return tuple(
            [await session.scalar(select(func.count()).select_from(one)) for one in tables]
        )

    return await read_as(table, who, count)


async def test_nothing_of_an_edition_is_changed_or_deleted_not_even_by_the_house(town):
    table, *_ = await begun(town)
    for one in KEPT:
        column = next(iter(one.__table__.columns)).name
        change = update(one).values({column: getattr(one, column)})
        for statement in (change, delete(one)):
            with pytest.raises(DBAPIError):
                await town.act(None, _do, statement=statement)
    assert len((await progress(table)).signatures) == 1


async def test_a_frozen_text_and_what_was_said_of_it_stand_still_in_the_database_too(town):
    table, (first, _), _ = await begun(town)
    row = (await edition(table)).agreement_id
    for statement in (
        update(Clause).where(Clause.id == first).values(place=7),
        update(ClausePosition)
        .where(ClausePosition.clause_id == first)
        .values(recorded=func.tstzrange(func.lower(ClausePosition.recorded), func.dure_now())),
        update(Agreement).where(Agreement.id == row).values(version=99),
        update(Agreement).where(Agreement.id == row).values(title="다른 협약"),
        update(Agreement).where(Agreement.id == row).values(state=AgreementState.NEGOTIATING),
        update(Agreement).where(Agreement.id == row).values(state=AgreementState.SIGNED),
        update(Agreement).where(Agreement.id == row).values(state=AgreementState.IN_FORCE),
    ):
        with pytest.raises(DBAPIError):
            await town.act(None, _do, statement=statement)
    with pytest.raises(DBAPIError):
        await town.act(
            None,
            _add,
            row=ClauseVersion(
                id=uuid4(),
                clause_id=first,
                agreement_id=table.id,
                number=2,
                heading="",
                text="몰래",
                drafted_by=table.union.bodies[LEAD],
                made_at=(await edition(table)).frozen_at,
            ),
        )


async def test_no_row_is_added_out_of_turn_twice_or_unsealed(town):
    table, (first, _), _ = await begun(town)
    made, bodies = await edition(table), table.union.bodies
    given = {"edition_id": made.id, "programme_id": town.programme_id}

    def signature(who, digest=made.digest):
        return AgreementSignature(
            **given,
            body_id=bodies[who],
            appointment_id=town.appointments[who],
            mandate="임명",
            digest=digest,
            statement="서명",
            strength=Strength.SIGN_IN,
            signed_at=made.frozen_at,
        )

    for row in (
        signature(LEAD),
        signature(CITY),
        signature("company.c"),
        signature("company.b", digest="0" * 64),
        AgreementGate(
            edition_id=made.id,
            number=99,
            body_id=bodies["company.b"],
            kind=GateKind.SIGNATURE,
            after=[],
        ),
        AgreementDocument(
            edition_id=made.id,
            kind=DocumentKind.SEALED,
            pdf=b"%PDF-",
            sha256="0" * 64,
            made_at=made.frozen_at,
        ),
        AgreementEnding(
            **given, kind=EndKind.REJECTED, reason="", clauses=[first], ended_at=made.frozen_at
        ),
    ):
        with pytest.raises(DBAPIError):
            await town.act(None, _add, row=row)


@pytest.mark.parametrize("who", ["company.b", CITY, "auditor"])
async def test_the_parties_and_the_auditor_read_the_edition(town, who):
    table, *_ = await begun(town)

    assert (await read_as(table, who, editions_by_agreement, ids=[table.id]))[table.id]
    assert await rows_of(table, who, TABLES) == (1, 1, 8, 1, 1, 0)


@pytest.mark.parametrize("who", ["resident.1", "ministry.officer", "company.c"])
async def test_nobody_else_reads_it_by_code_or_by_query(town, who):
    table, _, given = await begun(town)
    key = (await edition(table)).id

    assert await read_as(table, who, editions_by_id, ids=[key]) == {}
    assert await read_as(table, who, mandates_by_id, ids=[given.id]) == {}
    assert await rows_of(table, who, (*TABLES, SigningMandate)) == (0,) * 7


async def test_a_mandate_is_read_by_its_own_body_and_the_auditor_alone(town):
    table, _, given = await begun(town)
    for who, seen in ((CITY, 1), (HEAD, 1), ("auditor", 1), (LEAD, 0), ("company.b", 0)):
        assert len(await read_as(table, who, mandates_by_id, ids=[given.id])) == seen
        assert await rows_of(table, who, (SigningMandate,)) == (seen,)


async def test_nobody_signs_for_another_body_past_the_code(town):
    table, *_ = await begun(town)
    made = await edition(table)
    row = AgreementApproval(
        edition_id=made.id,
        body_id=table.union.bodies["company.b"],
        programme_id=town.programme_id,
        appointment_id=town.appointments[LEAD],
        document="몰래",
        approved_at=made.frozen_at,
    )
    with pytest.raises((DBAPIError, Refusal)):
        await town.act(LEAD, _add, row=row)
