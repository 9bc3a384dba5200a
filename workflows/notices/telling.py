"""Telling: notices are written once for each event, person and thing, and duties are marked as met."""

from collections.abc import Collection
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert

from workflows.kit.wording import SEOUL
from workflows.notices.kinds import DUTIES, NoticeKind
from workflows.notices.models import Notice
from workflows.record.models import Event
from workflows.record.uow import UnitOfWork

# What is told with a past day is shown at an hour of it.
MORNING = time(9)


async def tell(
    uow: UnitOfWork,
    event: Event,
    people: Collection[UUID],
    kind: NoticeKind,
    *,
    about: UUID,
    due_on: date | None = None,
) -> None:
    """Tell people of what an event did to one thing, each once however often it is delivered.

    History keeps its day.
    """
    if not people:
        return
    told = event.happened_on
    arose_at = event.recorded_at if told is None else datetime.combine(told, MORNING, SEOUL)
    met: datetime | None = None if kind in DUTIES else uow.now
    await uow.session.execute(
        insert(Notice)
        .values(
            [
                {
                    "person_id": person,
                    "programme_id": event.programme_id,
                    "event_id": event.id,
                    "kind": kind,
                    "subject_id": about,
                    "due_on": due_on,
                    "arose_at": arose_at,
                    "done_at": met,
                }
                for person in sorted(people)
            ]
        )
        .on_conflict_do_nothing()
    )


async def settle(
    uow: UnitOfWork,
    kinds: Collection[NoticeKind],
    *,
    about: UUID,
    by: UUID | None = None,
) -> None:
    """Mark duties about something as met: those of one person, or everybody's."""
    open_ones = (
        update(Notice)
        .where(Notice.subject_id == about, Notice.kind.in_(kinds), Notice.done_at.is_(None))
        .values(done_at=uow.now)
    )
    await uow.session.execute(open_ones if by is None else open_ones.where(Notice.person_id == by))
