"""Who is told of decisions: who has to act, before and on the day, and the council when one is late or reported."""

from collections.abc import Collection
from uuid import UUID

from workflows.councils.follow_up.events import DecisionEvent
from workflows.councils.follow_up.locked import bench_now
from workflows.councils.follow_up.models import Decision
from workflows.identity.models import Appointment
from workflows.identity.queries import people_speaking_for
from workflows.notices.kinds import NoticeKind
from workflows.notices.telling import settle, tell
from workflows.record.models import Event
from workflows.record.outbox import Reactions
from workflows.record.uow import UnitOfWork
from workflows.rights.roles import Role

K = NoticeKind
OWNERS = (K.DECISION_ASSIGNED, K.DECISION_DUE_SOON, K.DECISION_DUE_TODAY)
# Who speaks for an organisation where the decision names nobody of it.
SPEAKERS = frozenset(
    {
        Role.COMPANY_REPRESENTATIVE,
        Role.DEVELOPER_LEAD,
        Role.MUNICIPAL_OFFICER,
        Role.MUNICIPAL_HEAD,
        Role.MINISTRY_OFFICER,
        Role.COUNCIL_SECRETARY,
        Role.COUNCIL_CHAIR,
    }
)


async def assigned(uow: UnitOfWork, event: Event) -> None:
    """Tell who has to act; whom earlier terms named has nothing left to do."""
    row = await uow.session.get_one(Decision, event.subject_id)
    await settle(uow, OWNERS, about=row.id)
    await _owners(uow, event, row, K.DECISION_ASSIGNED)


async def due_soon(uow: UnitOfWork, event: Event) -> None:
    """Tell who has to act that the day comes near."""
    row = await uow.session.get_one(Decision, event.subject_id)
    await _owners(uow, event, row, K.DECISION_DUE_SOON)


async def due_today(uow: UnitOfWork, event: Event) -> None:
    """Tell who has to act that the day is here."""
    row = await uow.session.get_one(Decision, event.subject_id)
    await _owners(uow, event, row, K.DECISION_DUE_TODAY)


async def late(uow: UnitOfWork, event: Event) -> None:
    """Tell the chair, and the secretary, that a decision is late."""
    row = await uow.session.get_one(Decision, event.subject_id)
    bench = await bench_now(uow.session, row)
    await _told(uow, event, row, {*bench.heads[:1], bench.secretary}, K.DECISION_LATE)


async def reported(uow: UnitOfWork, event: Event) -> None:
    """Ask who keeps the register to accept a report; who has reported has nothing left to do."""
    row = await uow.session.get_one(Decision, event.subject_id)
    await settle(uow, OWNERS, about=row.id)
    bench = await bench_now(uow.session, row)
    await _told(uow, event, row, {*bench.heads[:1], bench.secretary}, K.DECISION_REPORTED)


async def returned(uow: UnitOfWork, event: Event) -> None:
    """Tell who has to act that the report was sent back."""
    row = await uow.session.get_one(Decision, event.subject_id)
    await settle(uow, (K.DECISION_REPORTED,), about=row.id)
    await _owners(uow, event, row, K.DECISION_ASSIGNED)


async def over(uow: UnitOfWork, event: Event) -> None:
    """Let nothing wait for a decision that is done or lapsed."""
    await settle(uow, (*OWNERS, K.DECISION_REPORTED), about=event.subject_id)


async def _owners(uow: UnitOfWork, event: Event, row: Decision, kind: NoticeKind) -> None:
    if row.owner_appointment_id is not None:
        post = await uow.session.get_one(Appointment, row.owner_appointment_id)
        people: Collection[UUID | None] = {post.person_id}
    elif row.by_council:
        bench = await bench_now(uow.session, row)
        people = {*bench.heads[:1], bench.secretary}
    elif row.owner_id is not None:
        people = await people_speaking_for(uow.session, row.programme_id, {row.owner_id}, SPEAKERS)
    else:
        people = ()
    await _told(uow, event, row, people, kind)


async def _told(
    uow: UnitOfWork,
    event: Event,
    row: Decision,
    people: Collection[UUID | None],
    kind: NoticeKind,
) -> None:
    found = {one for one in people if one is not None and one != event.person_id}
    await tell(uow, event, found, kind, about=row.id, due_on=row.due_on)


DECISION_NOTICES: Reactions = {
    DecisionEvent.ASSIGNED.value: (assigned,),
    DecisionEvent.DUE_SOON.value: (due_soon,),
    DecisionEvent.DUE_TODAY.value: (due_today,),
    DecisionEvent.LATE.value: (late,),
    DecisionEvent.REPORTED.value: (reported,),
    DecisionEvent.RETURNED.value: (returned,),
    DecisionEvent.ACCEPTED.value: (over,),
    DecisionEvent.LAPSED.value: (over,),
    DecisionEvent.DEALT_WITH.value: (over,),
}
