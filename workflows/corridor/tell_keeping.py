"""Who is told of what is kept of a signed agreement: the sides of a dispute, who settles and who judges it."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from workflows.agreements.consortium.policy import OF_THE_CITY
from workflows.agreements.consortium.states import SPEAKERS
from workflows.agreements.disputes.events import DisputeEvent
from workflows.agreements.disputes.models import Dispute, DisputeSaid
from workflows.agreements.disputes.standing import Stands, stands_at
from workflows.agreements.settling.events import SettlingEvent
from workflows.agreements.settling.models import SettlementReport
from workflows.identity.queries import designated_bodies, people_speaking_for
from workflows.notices.kinds import NoticeKind
from workflows.notices.telling import settle, tell
from workflows.record.models import Event
from workflows.record.outbox import Reactions
from workflows.record.uow import UnitOfWork
from workflows.rights.roles import BodyKind, Role

K = NoticeKind
ASKED = (K.DISPUTE_NOTIFIED, K.DISPUTE_PROPOSED)


async def notified(uow: UnitOfWork, event: Event) -> None:
    """Ask the other sides to answer."""
    row = await uow.session.get_one(Dispute, event.subject_id)
    others = set(row.sides) - {row.opened_by}
    await _told(uow, event, row.programme_id, others, K.DISPUTE_NOTIFIED)


async def proposed(uow: UnitOfWork, event: Event) -> None:
    """Ask the sides to agree to a settlement; an earlier one asks nobody any more."""
    row = await uow.session.get_one(Dispute, event.subject_id)
    await settle(uow, ASKED, about=row.id)
    left = set(row.sides) - (await _stands(uow, row)).agreed
    await _told(uow, event, row.programme_id, left, K.DISPUTE_PROPOSED)


async def answered(uow: UnitOfWork, event: Event) -> None:
    """Ask no more for an answer of who has answered, nor for a word of who has agreed."""
    row = await uow.session.get_one(Dispute, event.subject_id)
    stands = await _stands(uow, row)
    for kind, bodies in (
        (K.DISPUTE_NOTIFIED, stands.answered),
        (K.DISPUTE_PROPOSED, stands.agreed),
    ):
        people = await people_speaking_for(uow.session, row.programme_id, bodies, SPEAKERS)
        for one in people:
            await settle(uow, (kind,), about=row.id, by=one)


async def moved_on(uow: UnitOfWork, event: Event) -> None:
    """Tell the sides that the next step has begun; what was put at the one before asks nobody any more."""
    row = await uow.session.get_one(Dispute, event.subject_id)
    await settle(uow, (K.DISPUTE_PROPOSED,), about=row.id)
    await _told(uow, event, row.programme_id, row.sides, K.DISPUTE_MOVED)


async def clock_over(uow: UnitOfWork, event: Event) -> None:
    """Tell the sides that each of them may lead on alone now."""
    row = await uow.session.get_one(Dispute, event.subject_id)
    await _told(uow, event, row.programme_id, row.sides, K.DISPUTE_CLOCK_OVER)


async def ended(uow: UnitOfWork, event: Event) -> None:
    """Tell the sides that it is over; it asks nobody for anything any more."""
    row = await uow.session.get_one(Dispute, event.subject_id)
    await settle(uow, ASKED, about=row.id)
    await _told(uow, event, row.programme_id, row.sides, K.DISPUTE_ENDED)


async def handed_in(uow: UnitOfWork, event: Event) -> None:
    """Ask the city to check a report, of its own the ministry."""
    row = await uow.session.get_one(SettlementReport, event.subject_id)
    await settle(uow, (K.SETTLEMENT_RETURNED,), about=row.id)
    bodies = await designated_bodies(uow.session, row.programme_id)
    for kind, roles in (
        (BodyKind.MUNICIPALITY, OF_THE_CITY),
        (BodyKind.GOVERNMENT, frozenset({Role.MINISTRY_OFFICER})),
    ):
        judges = {one.id for one in bodies if one.kind is kind} - {row.body_id}
        people = await people_speaking_for(uow.session, row.programme_id, judges, roles)
        if judges and people:
            await tell(uow, event, people, K.SETTLEMENT_HANDED_IN, about=row.id)
            return


async def sent_back(uow: UnitOfWork, event: Event) -> None:
    """Tell who settles that the report was sent back."""
    row = await uow.session.get_one(SettlementReport, event.subject_id)
    await settle(uow, (K.SETTLEMENT_HANDED_IN,), about=row.id)
    await _told(uow, event, row.programme_id, {row.body_id}, K.SETTLEMENT_RETURNED)


async def accepted(uow: UnitOfWork, event: Event) -> None:
    """Tell who settles that the report is accepted."""
    row = await uow.session.get_one(SettlementReport, event.subject_id)
    await settle(uow, (K.SETTLEMENT_HANDED_IN,), about=row.id)
    await _told(uow, event, row.programme_id, {row.body_id}, K.SETTLEMENT_ACCEPTED)


async def _stands(uow: UnitOfWork, row: Dispute) -> Stands:
    said = await uow.session.scalars(
        select(DisputeSaid).where(DisputeSaid.dispute_id == row.id).order_by(DisputeSaid.number)
    )
    return stands_at(row.step, list(said))


async def _told(
    uow: UnitOfWork, event: Event, place: UUID, bodies: Collection[UUID], kind: NoticeKind
) -> None:
    people = await people_speaking_for(uow.session, place, set(bodies), SPEAKERS)
    await tell(
        uow, event, {one for one in people if one != event.person_id}, kind, about=event.subject_id
    )


KEEPING_NOTICES: Reactions = {
    DisputeEvent.NOTIFIED.value: (notified,),
    DisputeEvent.ANSWERED.value: (answered,),
    DisputeEvent.AGREED.value: (answered,),
    DisputeEvent.PROPOSED.value: (proposed,),
    DisputeEvent.MOVED_ON.value: (moved_on,),
    DisputeEvent.CLOCK_OVER.value: (clock_over,),
    DisputeEvent.SETTLED.value: (ended,),
    DisputeEvent.WITHDRAWN.value: (ended,),
    SettlingEvent.SUBMITTED.value: (handed_in,),
    SettlingEvent.RETURNED.value: (sent_back,),
    SettlingEvent.ACCEPTED.value: (accepted,),
}
