"""Who is told of duties to report: the member in time, the head to whom it goes, and the member of its receipt."""

from workflows.councils.interests.events import InterestEvent
from workflows.councils.interests.finding import find_interests
from workflows.councils.interests.models import InterestDuty
from workflows.councils.interests.states import Met
from workflows.councils.roster.models import Council
from workflows.identity.queries import people_speaking_for
from workflows.notices.kinds import NoticeKind
from workflows.notices.telling import settle, tell
from workflows.record.models import Event
from workflows.record.outbox import Reactions
from workflows.record.uow import UnitOfWork
from workflows.rights.roles import Role

K = NoticeKind
OWN = (K.INTEREST_DUE, K.INTEREST_LATE)
HEADS = frozenset({Role.MUNICIPAL_HEAD})


async def found(uow: UnitOfWork, event: Event) -> None:
    """Tell a member what he has to report, and until when."""
    await _member(uow, event, K.INTEREST_DUE)


async def due_soon(uow: UnitOfWork, event: Event) -> None:
    """Remind a member before the day, and on it."""
    await _member(uow, event, K.INTEREST_DUE_SOON)


async def late(uow: UnitOfWork, event: Event) -> None:
    """Tell a member that his report is late."""
    await settle(uow, (K.INTEREST_DUE,), about=event.subject_id)
    await _member(uow, event, K.INTEREST_LATE)


async def met(uow: UnitOfWork, event: Event) -> None:
    """Let the member have nothing left to do, ask the head to confirm a report, find what follows from it."""
    duty = await uow.session.get_one(InterestDuty, event.subject_id)
    await settle(uow, OWN, about=duty.id)
    if duty.met is not Met.REPORTED:
        return
    council = await uow.session.get_one(Council, duty.council_id)
    heads = await people_speaking_for(uow.session, duty.programme_id, {council.body_id}, HEADS)
    people = set(heads) - {duty.person_id}
    await tell(uow, event, people, K.INTEREST_REPORTED, about=duty.id)
    await find_interests(uow, council_id=duty.council_id)


async def received(uow: UnitOfWork, event: Event) -> None:
    """Tell the member that the head has his report."""
    await settle(uow, (K.INTEREST_REPORTED,), about=event.subject_id)
    await _member(uow, event, K.INTEREST_RECEIVED)


async def _member(uow: UnitOfWork, event: Event, kind: NoticeKind) -> None:
    duty = await uow.session.get_one(InterestDuty, event.subject_id)
    open_still = duty.met is None or kind is K.INTEREST_RECEIVED
    due_on = None if kind is K.INTEREST_RECEIVED else duty.due_on
    people = {duty.person_id} if open_still else set()
    await tell(uow, event, people, kind, about=duty.id, due_on=due_on)


INTEREST_NOTICES: Reactions = {
    InterestEvent.FOUND.value: (found,),
    InterestEvent.DUE_SOON.value: (due_soon,),
    InterestEvent.DUE_TODAY.value: (due_soon,),
    InterestEvent.LATE.value: (late,),
    InterestEvent.MET.value: (met,),
    InterestEvent.RECEIVED.value: (received,),
}
