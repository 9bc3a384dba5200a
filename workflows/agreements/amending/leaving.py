"""What of the obligations of a party that is let go stays in the register, and what ends with it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.amending.gathering import instruments_of
from workflows.agreements.amending.models import DutyEnd
from workflows.agreements.duties.gathering import due_of, facts_of
from workflows.agreements.duties.models import Duty
from workflows.agreements.duties.states import DutyState
from workflows.law.queries import off_days
from workflows.record.once import keep, once, reads_one_state

OVER = (DutyState.DONE, DutyState.WAIVED)
# Somebody has acted on it: it is judged to the end.
UNDER_WAY = (DutyState.REPORTED, DutyState.RETURNED, DutyState.DISPUTED)


@dataclass(frozen=True, slots=True)
class OfLeavers:
    """The obligations of and to who is let go: those that survive, and those that end."""

    survive: list[Duty]
    end: list[Duty]


def survives(state: DutyState, due: date | None, day: date) -> bool:
    """Say whether an obligation of or to a party outlives the party, which is let go on a day.

    What was due before stays owed, as does what somebody has reported or disputed; what would have
    come due later is nobody's any more (rule `amendment.parties.leaver`; for how long a leaver answers,
    `consortium.liability`).
    """
    return state in UNDER_WAY or (due is not None and due < day)


async def duties_together(session: AsyncSession, base_id: UUID, asked: UUID) -> None:
    """Read, in a snapshot, what `owed_still` and the register of an instrument ask for, in one statement."""
    if not reads_one_state(session):
        return
    known = {base_id, *(one.id for one in await instruments_of(session, base_id))}
    rows = await session.execute(
        select(Duty, DutyEnd.duty_id.is_(None))
        .outerjoin(DutyEnd, DutyEnd.duty_id == Duty.id)
        .where(Duty.agreement_id.in_({*known, asked}), Duty.withdrawn_at.is_(None))
        .order_by(Duty.agreement_id, Duty.number)
    )
    owed, own = [], []
    for row, goes_on in rows:
        if row.agreement_id in known and row.state not in OVER and goes_on:
            owed.append(row)
        if row.agreement_id == asked:
            own.append(row)
    keep(session, ("owed", base_id), owed)
    keep(session, ("duties", asked), own)


async def owed_still(session: AsyncSession, base_id: UUID) -> list[Duty]:
    """Return the obligations of an agreement and its instruments that are neither over nor ended."""

    async def read() -> list[Duty]:
        known = [base_id, *(one.id for one in await instruments_of(session, base_id))]
        rows = await session.scalars(
            select(Duty)
            .outerjoin(DutyEnd, DutyEnd.duty_id == Duty.id)
            .where(
                Duty.agreement_id.in_(known),
                Duty.withdrawn_at.is_(None),
                Duty.state.not_in(OVER),
                DutyEnd.duty_id.is_(None),
            )
            .order_by(Duty.agreement_id, Duty.number)
        )
        return list(rows)

    return list(await once(session, ("owed", base_id), read))


async def duties_of_leavers(
    session: AsyncSession,
    base_id: UUID,
    gone: Collection[UUID],
    day: date,
    *,
    but: Collection[Duty],
) -> OfLeavers:
    """Return what becomes of the obligations of leavers on a day, beside those that end anyway."""
    found, ends = OfLeavers([], []), {one.id for one in but}
    if not gone:
        return found
    off = await off_days(session)
    for row in await owed_still(session, base_id):
        if row.id in ends or {row.debtor_id, row.creditor_id}.isdisjoint(gone):
            continue
        due = due_of(row, await facts_of(session, row.agreement_id), off)
        (found.survive if survives(row.state, due, day) else found.end).append(row)
    return found
