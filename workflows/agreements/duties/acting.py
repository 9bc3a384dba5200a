"""Verbs of an obligation in force: report, accept, send back, dispute, extend, waive."""

from datetime import date
from uuid import UUID

from workflows.agreements.duties import policy
from workflows.agreements.duties.locked import Held, check_begun, locked_duty, stepped
from workflows.agreements.duties.models import Duty
from workflows.agreements.duties.states import DutyAct
from workflows.kit.refusal import Invalid
from workflows.record.uow import UnitOfWork
from workflows.rights.verdict import demand


async def report_duty(
    uow: UnitOfWork, *, duty_id: UUID, words: str, file_id: UUID | None = None
) -> Duty:
    """Report that an obligation was met, with what shows it: words, and a file where there is one.

    Allowed: who speaks for the debtor. Refuses: a register that is a draft, an obligation that nothing has
    set going, one reported, done, disputed or waived, a file that has not come, is somebody else's or
    hangs on something. Records: ``duty.reported``.
    """
    held = await locked_duty(uow, duty_id)
    demand(policy.may_report_duty(uow.actor, held.row))
    row = await stepped(uow, held, "report", DutyAct.REPORTED, words, file_id=file_id)
    check_begun(held.due)
    row.reported_on = held.today
    await uow.session.flush()
    return row


async def accept_duty(uow: UnitOfWork, *, duty_id: UUID, words: str) -> Duty:
    """Accept a report: the obligation is met, and what waits for it begins to run today.

    Allowed: who speaks for the creditor. Refuses: an obligation without a report or a dispute. Records:
    ``duty.accepted``.
    """
    held = await _owed(uow, duty_id)
    held.row.done_on = held.today
    held.row.reported_on = held.row.reported_on or held.today
    return await stepped(uow, held, "accept", DutyAct.ACCEPTED, words)


async def return_duty(uow: UnitOfWork, *, duty_id: UUID, words: str) -> Duty:
    """Send a report back with what is missing; the due day stays what it was.

    Allowed: who speaks for the creditor. Refuses: an obligation without a report or a dispute. Records:
    ``duty.returned``.
    """
    held = await _owed(uow, duty_id)
    row = await stepped(uow, held, "return", DutyAct.RETURNED, words)
    row.reported_on = None
    await uow.session.flush()
    return row


async def dispute_duty(uow: UnitOfWork, *, duty_id: UUID, words: str) -> Duty:
    """Say that an obligation, or how it was met, is in dispute; its due day goes on.

    Allowed: who speaks for the debtor or for the creditor. Refuses: one done, waived or in dispute.
    Records: ``duty.disputed``.
    """
    held = await locked_duty(uow, duty_id)
    demand(policy.may_dispute(uow.actor, held.row, held.agreement.parties))
    return await stepped(uow, held, "dispute", DutyAct.DISPUTED, words)


async def extend_duty(uow: UnitOfWork, *, duty_id: UUID, to: date, words: str) -> Duty:
    """Give the debtor until a later day; the days that were due before stay on record.

    Allowed: who speaks for the creditor. Refuses: an obligation that nothing has set going, a day that is
    not later, one reported, done or waived. Records: ``duty.extended``.
    """
    held = await _owed(uow, duty_id)
    due = held.due
    if due is not None and to <= max(due, held.today):
        raise Invalid("extended_to_later", field="to", due=due.isoformat())
    row = await stepped(uow, held, "extend", DutyAct.EXTENDED, words, moved_to=to)
    check_begun(due)
    row.extended_to = to
    await uow.session.flush()
    return row


async def waive_duty(uow: UnitOfWork, *, duty_id: UUID, words: str) -> Duty:
    """Waive an obligation, and say why; what waits for it waits on.

    Allowed: who speaks for the creditor. Refuses: one done or waived; settlement by law is no such
    obligation. Records: ``duty.waived``.
    """
    return await stepped(uow, await _owed(uow, duty_id), "waive", DutyAct.WAIVED, words)


async def _owed(uow: UnitOfWork, duty_id: UUID) -> Held:
    held = await locked_duty(uow, duty_id)
    demand(policy.may_judge(uow.actor, held.row, held.agreement.parties))
    return held
