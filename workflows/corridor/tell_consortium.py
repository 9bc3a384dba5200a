"""Who is told of a consortium: whoever speaks for those a change is put to, and what became of it.

An expulsion holds against who is expelled once it is told (Civil Act 718(2)): the change is on record for
who speaks for it in the act that decides, and this sends it.
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from workflows.agreements.consortium.events import ConsortiumEvent
from workflows.agreements.consortium.models import Consortium, ConsortiumChange
from workflows.agreements.consortium.states import SPEAKERS, ChangeState
from workflows.corridor.tell_parties import led_by_another
from workflows.identity.models import Appointment
from workflows.identity.queries import people_speaking_for
from workflows.notices.kinds import NoticeKind
from workflows.notices.telling import settle, tell
from workflows.record.models import Event
from workflows.record.outbox import Reactions
from workflows.record.uow import UnitOfWork

K = NoticeKind


async def put(uow: UnitOfWork, event: Event) -> None:
    """Ask those who are heard, but not who has put it; tell the one concerned that it is put."""
    change = await _change(uow, event)
    heard = set(change.counted) | set(change.needed)
    asked = await _speakers(uow, change, heard - {change.put_by})
    await tell(uow, event, asked, K.CONSORTIUM_ASKED, about=change.id)
    concerned = await _speakers(uow, change, set(change.asked) - heard - {change.put_by})
    await tell(uow, event, concerned - asked, K.CONSORTIUM_PUT, about=change.id)


async def answered(uow: UnitOfWork, event: Event) -> None:
    """Note that an organisation has answered: nobody who speaks for it has anything left to do."""
    change = await _change(uow, event)
    if event.appointment_id is None:
        return
    hat = await uow.session.get_one(Appointment, event.appointment_id)
    for person in await _speakers(uow, change, {hat.body_id}):
        await settle(uow, (K.CONSORTIUM_ASKED,), about=change.id, by=person)


async def over(uow: UnitOfWork, event: Event) -> None:
    """Tell everybody it was put to what became of it; what it has overtaken waits for nobody."""
    change = await _change(uow, event)
    rows = await uow.session.scalars(
        select(ConsortiumChange)
        .join(Consortium, Consortium.id == ConsortiumChange.consortium_id)
        .where(
            ConsortiumChange.consortium_id == change.consortium_id,
            ConsortiumChange.ground < Consortium.ground,
            ConsortiumChange.state == ChangeState.OPEN,
        )
    )
    for one in (change, *rows):
        await settle(uow, (K.CONSORTIUM_ASKED,), about=one.id)
    everybody = await _speakers(uow, change, change.asked)
    await tell(uow, event, everybody, K.CONSORTIUM_DECIDED, about=change.id)


async def _change(uow: UnitOfWork, event: Event) -> ConsortiumChange:
    """Return the change an event is about: its subject, or what it names where that is the consortium."""
    named = event.data.get("change")
    key = event.subject_id if named is None else UUID(str(named))
    return await uow.session.get_one(ConsortiumChange, key)


async def _speakers(
    uow: UnitOfWork, change: ConsortiumChange, bodies: Collection[UUID]
) -> set[UUID]:
    return await people_speaking_for(uow.session, change.programme_id, bodies, SPEAKERS)


CONSORTIUM_NOTICES: Reactions = {
    ConsortiumEvent.PROPOSED.value: (put,),
    ConsortiumEvent.PUT.value: (put,),
    ConsortiumEvent.ANSWERED.value: (answered,),
    ConsortiumEvent.FORMED.value: (over,),
    ConsortiumEvent.CHANGED.value: (over, led_by_another),
    ConsortiumEvent.LOST.value: (over,),
    ConsortiumEvent.WITHDRAWN.value: (over,),
}
