"""Who is told of minutes: who was there when a draft goes round, and who asked when he is answered."""

from sqlalchemy import select

from workflows.councils.minutes.events import MinutesEvent
from workflows.councils.minutes.locked import desk_of
from workflows.councils.minutes.models import MeetingMinutes, MinutesCorrection
from workflows.notices.kinds import NoticeKind
from workflows.notices.telling import tell
from workflows.record.models import Event
from workflows.record.outbox import Reactions
from workflows.record.uow import UnitOfWork

K = NoticeKind


async def went_round(uow: UnitOfWork, event: Event) -> None:
    """Tell those who were there, and who signs, that a draft waits to be read; each time it goes round."""
    row = await uow.session.get_one(MeetingMinutes, event.subject_id)
    table = (await desk_of(uow.session, row)).table
    people = {*table.present, *table.signers} - {event.person_id}
    await tell(uow, event, {one for one in people if one}, K.MINUTES_ROUND, about=row.id)


async def answered(uow: UnitOfWork, event: Event) -> None:
    """Tell whoever asked for a correction that it is answered."""
    asked = await uow.session.scalars(
        select(MinutesCorrection.by_id).where(
            MinutesCorrection.minutes_id == event.subject_id,
            MinutesCorrection.number == event.data["number"],
        )
    )
    await tell(uow, event, set(asked), K.MINUTES_ANSWERED, about=event.subject_id)


MINUTES_NOTICES: Reactions = {
    MinutesEvent.CIRCULATED.value: (went_round,),
    MinutesEvent.CORRECTION_ANSWERED.value: (answered,),
}
