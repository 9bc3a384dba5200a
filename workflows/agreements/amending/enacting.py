"""An instrument comes in force: rights and obligations end and begin with the text they rest on."""

from collections.abc import Sequence
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.amending.amounts import changes_of
from workflows.agreements.amending.events import AmendmentEvent
from workflows.agreements.amending.gathering import (
    consolidated_text,
    last_day,
    lock_amendments,
    operations_of,
    stable_ids,
)
from workflows.agreements.amending.impact import rights_in, still_said
from workflows.agreements.amending.leaving import duties_of_leavers, owed_still
from workflows.agreements.amending.locked import amendment_row
from workflows.agreements.amending.membership import changes_parties, joined, let_go
from workflows.agreements.amending.models import DutyEnd
from workflows.agreements.amending.moving import change_family
from workflows.agreements.amending.operations import Text
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.duties.events import DutyEvent
from workflows.agreements.duties.models import Duty
from workflows.agreements.effects.enacting import replace_effects
from workflows.agreements.money.amended import amend_plan
from workflows.kit.wording import SEOUL, Locale
from workflows.record.uow import UnitOfWork, database_now


async def enact_amendment(uow: UnitOfWork, agreement: Agreement, *, digest: str) -> None:
    """Let an instrument that is in force hold from its day on: never before those that came before it.

    Allowed: the house, by what was signed. Refuses: nothing. Records: ``amendment.in_force``, a
    ``duty.ended`` for each obligation that ends, and what the rights and the money record.
    """
    row = await amendment_row(uow.session, agreement)
    base = await uow.session.get_one(Agreement, row.base_id)
    await lock_amendments(uow, base.id)
    # After the lock: the instrument before it may have come in force since this one began to.
    now = await database_now(uow.session)
    before = await consolidated_text(uow.session, base.id)
    today = now.astimezone(SEOUL).date()
    last = await last_day(uow.session, base.id, [])
    day = max(one for one in (today, row.effective_on, last) if one is not None)
    row.in_force_on = day
    await uow.session.flush()
    after = await consolidated_text(uow.session, base.id)
    operations = await operations_of(uow.session, agreement.id)
    if changes_parties(operations):
        await change_family(uow, base, agreement, reason=row.reason)
    moment = now if day == today else datetime.combine(day, time(), SEOUL)
    await replace_effects(
        uow,
        base,
        [(one.clause, one.reference[Locale.KO], one.effect) for one in rights_in(after)],
        moment,
        digest=digest,
        begun={one.key for one in rights_in(before)},
    )
    changes = changes_of(operations)
    if changes:
        await amend_plan(
            uow,
            consortium_id=base.consortium_id,
            won={one.key: one.won for one in changes},
            body_id=agreement.opened_by,
        )
    gone = let_go(operations)
    ended = await _end_duties(uow, base.id, agreement.id, after, day, gone)
    uow.record(
        AmendmentEvent.IN_FORCE,
        agreement.id,
        programme_id=agreement.programme_id,
        agreement=str(base.id),
        on=day.isoformat(),
        duties_ended=ended,
        joined=[str(one) for one in joined(operations)],
        left=[str(one) for one in gone],
    )
    await uow.session.flush()


async def duties_that_end(session: AsyncSession, base_id: UUID, after: Text) -> list[Duty]:
    """Return the obligations that are owed still, and whose sentence a text does not have any more."""
    rows = await owed_still(session, base_id)
    stable = await stable_ids(session, {row.clause_id for row in rows})
    return [
        row for row in rows if not still_said(after, stable[row.clause_id], row.sentence_digest)
    ]


async def _end_duties(
    uow: UnitOfWork,
    base_id: UUID,
    instrument_id: UUID,
    after: Text,
    day: date,
    gone: Sequence[UUID],
) -> int:
    ended = await duties_that_end(uow.session, base_id, after)
    ended += (await duties_of_leavers(uow.session, base_id, gone, day, but=ended)).end
    for row in ended:
        uow.session.add(
            DutyEnd(
                duty_id=row.id,
                agreement_id=instrument_id,
                programme_id=row.programme_id,
                ends_on=day,
                recorded_at=uow.now,
            )
        )
        uow.record(DutyEvent.ENDED, row.id, programme_id=row.programme_id, on=day.isoformat())
    return len(ended)
