"""What is settled of the sentences of an instrument, because it is settled of the clause it replaces."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.amending.gathering import instruments_of, stable_ids
from workflows.agreements.amending.models import AmendmentOperation, DutyEnd
from workflows.agreements.amending.operations import WITH_TEXT
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.duties.models import Duty, DutyNone

Key = tuple[UUID, str]


@dataclass(frozen=True, slots=True)
class Carried:
    """By clause of the instrument and digest of the sentence; `silent` are clauses without a text."""

    duties: dict[Key, list[int]]
    nones: dict[Key, str]
    silent: frozenset[UUID]


NOTHING = Carried({}, {}, frozenset())


async def silent_clauses(session: AsyncSession, agreement_id: UUID) -> frozenset[UUID]:
    """Return the clauses of an instrument that only move or remove something; none of what amends nothing."""
    rows = await session.scalars(
        select(AmendmentOperation.clause_id).where(
            AmendmentOperation.agreement_id == agreement_id,
            AmendmentOperation.kind.not_in(WITH_TEXT),
        )
    )
    return frozenset(rows)


async def carried_over(session: AsyncSession, agreement_id: UUID) -> Carried:
    """Return what an instrument need not settle again; nothing for an agreement that amends none.

    An obligation whose sentence stays in the new text stays what it is, with all that was done about it.
    """
    agreement = await session.get_one(Agreement, agreement_id)
    if agreement.amends_id is None:
        return NOTHING
    base_id = agreement.amends_id
    rows = await session.scalars(
        select(AmendmentOperation).where(AmendmentOperation.agreement_id == agreement_id)
    )
    own = list(rows)
    replaces = {row.target_id: row.clause_id for row in own if row.kind in WITH_TEXT}
    known = [base_id, *(one.id for one in await instruments_of(session, base_id))]
    known = [one for one in known if one != agreement_id]
    duties = list(
        await session.scalars(
            select(Duty)
            .outerjoin(DutyEnd, DutyEnd.duty_id == Duty.id)
            .where(
                Duty.agreement_id.in_(known),
                Duty.withdrawn_at.is_(None),
                DutyEnd.duty_id.is_(None),
            )
        )
    )
    nones = list(await session.scalars(select(DutyNone).where(DutyNone.agreement_id.in_(known))))
    stable = await stable_ids(
        session, {one.clause_id for one in duties} | {one.clause_id for one in nones}
    )
    found = Carried({}, {}, frozenset(row.clause_id for row in own if row.kind not in WITH_TEXT))
    for duty in duties:
        clause = replaces.get(stable[duty.clause_id])
        if clause is not None:
            found.duties.setdefault((clause, duty.sentence_digest), []).append(duty.number)
    for none in nones:
        clause = replaces.get(stable[none.clause_id])
        if clause is not None:
            found.nones[clause, none.sentence_digest] = none.reason
    return found
