"""Who was let go by an amendment, and about which obligations a dispute with it is notified still."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import Date, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.amending.models import DutyEnd
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.duties.leavers import gone_from
from workflows.agreements.duties.models import Duty
from workflows.kit.refusal import RuleBroken

# Rows of the packs amending.toml and consortium.toml.
LEAVER, LIABILITY = "amendment.parties.leaver", "consortium.liability"


async def owed_by_leavers(session: AsyncSession, agreement: Agreement) -> dict[UUID, list[Duty]]:
    """Return who was let go of an agreement, each with the obligations it owes or is owed still.

    What an amendment ended is nobody's any more; who has nothing left is not among them.
    """
    gone = await gone_from(session, agreement)
    if not gone:
        return {}
    rows = await session.scalars(
        select(Duty)
        .outerjoin(DutyEnd, DutyEnd.duty_id == Duty.id)
        .where(
            Duty.agreement_id == agreement.id,
            Duty.withdrawn_at.is_(None),
            DutyEnd.duty_id.is_(None),
            or_(Duty.debtor_id.in_(gone), Duty.creditor_id.in_(gone)),
        )
        .order_by(Duty.number)
    )
    found: dict[UUID, list[Duty]] = {}
    for row in rows:
        for one in sorted(gone.intersection((row.debtor_id, row.creditor_id))):
            found.setdefault(one, []).append(row)
    return found


def check_owed(
    duty_ids: Collection[UUID],
    clause_ids: Collection[UUID],
    outside: Collection[UUID],
    owed: Mapping[UUID, Collection[Duty]],
) -> list[Duty]:
    """Refuse a dispute with who was let go about anything but what it owes or is owed; return that."""
    if not outside:
        return []
    if clause_ids:
        raise RuleBroken("dispute_with_a_leaver", field="clauseIds", rule=LEAVER)
    allowed = [{row.id: row for row in owed.get(one, ())} for one in outside]
    if not duty_ids or any(key not in rows for rows in allowed for key in duty_ids):
        raise RuleBroken("dispute_with_a_leaver", field="dutyIds", rule=LEAVER)
    return [allowed[0][key] for key in duty_ids]


async def check_liable(
    session: AsyncSession,
    agreement: Agreement,
    duties: Collection[Duty],
    outside: Collection[UUID],
    day: date,
) -> None:
    """Refuse a claim on who was let go once it answers for nothing any more."""
    owing = {one.debtor_id for one in duties} & set(outside)
    if not owing:
        return
    until = await session.scalar(
        select(func.answers_until(agreement.consortium_id, sorted(owing), type_=Date))
    )
    if until is not None and day > until:
        raise RuleBroken("leaver_answers_no_more", field="against", rule=LIABILITY, until=until)
