"""What a signature rests on: the office, or the mandate that is used, as it stands at the act."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, or_, select

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.signing import policy, rules
from workflows.agreements.signing.content import part_of
from workflows.agreements.signing.locked import Held
from workflows.agreements.signing.models import SigningMandate
from workflows.identity.models import Appointment
from workflows.record.uow import UnitOfWork, database_now


async def mandate_terms(uow: UnitOfWork, held: Held) -> dict[str, object]:
    """Return the mandate the signer rests on, its words and its terms; else the office's own decision.

    The mandate for this agreement is used if it holds, else the one for any agreement. Refuses one who
    signs by no office and has none that holds (`check_mandate`).
    """
    if policy.signs_by_office(held.hat, held.agreement.programme_id):
        appointment = await uow.session.get_one(Appointment, held.hat.appointment_id)
        return {"mandate_id": None, "mandate": appointment.mandate}
    rows = (
        await uow.session.scalars(
            select(SigningMandate)
            .where(
                SigningMandate.appointment_id == held.hat.appointment_id,
                SigningMandate.body_id == held.body_id,
                func.upper_inf(SigningMandate.recorded),
            )
            .order_by(SigningMandate.agreement_id.is_(None), SigningMandate.id)
            .with_for_update(read=True)
            .execution_options(populate_existing=True)
        )
    ).all()
    # The one for this agreement first: there is one, and one for any.
    here = [row for row in rows if row.agreement_id in (held.agreement.id, None)]
    carried = {
        rules.Mandate(row.valid.lower, row.valid.upper, row.cap, row.scope): row
        for row in here
        if row.valid.lower is not None and row.valid.upper is not None
    }
    now = await database_now(uow.session)
    part = part_of(held.edition.content, str(held.body_id))
    best = rules.best_mandate(list(carried), now=now, part=part)
    ended = None if best else await _ended(uow, held)
    elsewhere = None if best else await _elsewhere(uow, rows, held.agreement.amends_id)
    rules.check_mandate(best, now=now, part=part, ended=ended, elsewhere=elsewhere)
    if best is None:
        return {"mandate_id": None, "mandate": ""}
    row = carried[best]
    return {
        "mandate_id": row.id,
        "mandate": row.document,
        "mandate_scope": best.scope,
        "mandate_cap": best.cap,
        "mandate_since": best.since,
        "mandate_until": best.until,
    }


async def _ended(uow: UnitOfWork, held: Held) -> rules.Ended | None:
    """Return the last mandate for this agreement that was taken back; None if the signer never had one."""
    row = await uow.session.scalar(
        select(SigningMandate)
        .where(
            SigningMandate.appointment_id == held.hat.appointment_id,
            SigningMandate.body_id == held.body_id,
            or_(
                SigningMandate.agreement_id.is_(None),
                SigningMandate.agreement_id == held.agreement.id,
            ),
        )
        .order_by(func.upper(SigningMandate.recorded).desc())
        .limit(1)
    )
    at = None if row is None else row.recorded.upper
    return None if row is None or at is None else rules.Ended(row.document, at)


async def _elsewhere(
    uow: UnitOfWork, rows: Sequence[SigningMandate], base_id: UUID | None
) -> rules.Elsewhere | None:
    """Return of which agreements the mandates of the signer are that stand, also of what is amended; None of none."""
    keys: set[UUID | None] = {row.agreement_id for row in rows}
    found = await uow.session.execute(
        select(Agreement.id, Agreement.number)
        .where(Agreement.id.in_(keys))
        .order_by(Agreement.number)
    )
    told = {row.id: row.number for row in found}
    base = None if base_id is None else told.get(base_id)
    since = [row.recorded.lower for row in rows if row.recorded.lower is not None]
    return rules.Elsewhere(tuple(told.values()), max(since), base) if told and since else None
