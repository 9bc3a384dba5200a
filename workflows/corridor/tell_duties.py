"""Who is told of obligations: the debtor before, on and after the day, the creditor when one is reported."""

from collections.abc import Collection
from uuid import UUID

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.consortium.states import SPEAKERS
from workflows.agreements.duties.events import DutyEvent
from workflows.agreements.duties.gathering import due_of, facts_of
from workflows.agreements.duties.models import Duty
from workflows.identity.queries import people_speaking_for
from workflows.law.queries import off_days
from workflows.notices.kinds import NoticeKind
from workflows.notices.telling import settle, tell
from workflows.record.models import Event
from workflows.record.outbox import Reactions
from workflows.record.uow import UnitOfWork

K = NoticeKind
DEBTORS = (
    K.OBLIGATION_DUE_SOON,
    K.OBLIGATION_DUE_TODAY,
    K.OBLIGATION_LATE,
    K.OBLIGATION_RETURNED,
)


async def due_soon(uow: UnitOfWork, event: Event) -> None:
    """Tell the debtor that the day comes near."""
    row = await uow.session.get_one(Duty, event.subject_id)
    await _told(uow, event, row, {row.debtor_id}, K.OBLIGATION_DUE_SOON)


async def due_today(uow: UnitOfWork, event: Event) -> None:
    """Tell the debtor that the day is here."""
    row = await uow.session.get_one(Duty, event.subject_id)
    await _told(uow, event, row, {row.debtor_id}, K.OBLIGATION_DUE_TODAY)


async def late(uow: UnitOfWork, event: Event) -> None:
    """Tell the debtor that the day is over, and the creditor that what is owed to it is late."""
    row = await uow.session.get_one(Duty, event.subject_id)
    await _told(uow, event, row, {row.debtor_id}, K.OBLIGATION_LATE)
    await _told(uow, event, row, await _owed(uow, row), K.OBLIGATION_OVERDUE)


async def escalated(uow: UnitOfWork, event: Event) -> None:
    """Tell the party that was named for it that an obligation has been late for long."""
    row = await uow.session.get_one(Duty, event.subject_id)
    if row.escalate_to is not None:
        await _told(uow, event, row, {row.escalate_to}, K.OBLIGATION_ESCALATED)


async def reported(uow: UnitOfWork, event: Event) -> None:
    """Ask the creditor to accept; the debtor has nothing left to do."""
    row = await uow.session.get_one(Duty, event.subject_id)
    await settle(uow, DEBTORS, about=row.id)
    await _told(uow, event, row, await _owed(uow, row), K.OBLIGATION_REPORTED)


async def returned(uow: UnitOfWork, event: Event) -> None:
    """Tell the debtor that the report was sent back."""
    row = await uow.session.get_one(Duty, event.subject_id)
    await settle(uow, (K.OBLIGATION_REPORTED,), about=row.id)
    await _told(uow, event, row, {row.debtor_id}, K.OBLIGATION_RETURNED)


async def over(uow: UnitOfWork, event: Event) -> None:
    """Let nothing wait for an obligation that is met or waived."""
    await settle(uow, (*DEBTORS, K.OBLIGATION_REPORTED), about=event.subject_id)


async def _owed(uow: UnitOfWork, row: Duty) -> set[UUID]:
    """Return the creditor; where none is named, all the other parties."""
    if row.creditor_id is not None:
        return {row.creditor_id}
    agreement = await uow.session.get_one(Agreement, row.agreement_id)
    return {*agreement.parties} - {row.debtor_id}


async def _told(
    uow: UnitOfWork, event: Event, row: Duty, bodies: Collection[UUID], kind: NoticeKind
) -> None:
    people = await people_speaking_for(uow.session, row.programme_id, set(bodies), SPEAKERS)
    facts = await facts_of(uow.session, row.agreement_id)
    due = due_of(row, facts, await off_days(uow.session))
    found = {one for one in people if one != event.person_id}
    await tell(uow, event, found, kind, about=row.id, due_on=due)


DUTY_NOTICES: Reactions = {
    DutyEvent.DUE_SOON.value: (due_soon,),
    DutyEvent.DUE_TODAY.value: (due_today,),
    DutyEvent.LATE.value: (late,),
    DutyEvent.ESCALATED.value: (escalated,),
    DutyEvent.REPORTED.value: (reported,),
    DutyEvent.RETURNED.value: (returned,),
    DutyEvent.ACCEPTED.value: (over,),
    DutyEvent.WAIVED.value: (over,),
}
