"""How a duty to report is met: by the report, by leaving the item, or because the meeting is called off."""

from uuid import UUID

from sqlalchemy import select

from workflows.councils.interests.events import InterestEvent
from workflows.councils.interests.models import InterestDuty
from workflows.councils.interests.states import Met
from workflows.councils.meetings.models import Meeting, MeetingInterest
from workflows.record.uow import UnitOfWork, database_now


async def open_duty(
    uow: UnitOfWork, *, item_id: UUID, person_id: UUID | None, body_id: UUID
) -> InterestDuty | None:
    """Return the duty that is open of a member toward a body of an item, locked."""
    return await uow.session.scalar(
        select(InterestDuty)
        .where(
            InterestDuty.item_id == item_id,
            InterestDuty.person_id == person_id,
            InterestDuty.body_id == body_id,
            InterestDuty.met.is_(None),
        )
        .with_for_update()
    )


async def met_by_report(uow: UnitOfWork, meeting: Meeting, row: MeetingInterest) -> None:
    """Note that an interest is reported: the duty is done, and one nobody had found is kept as done."""
    duty = await open_duty(uow, item_id=row.item_id, person_id=row.person_id, body_id=row.body_id)
    if duty is None:
        known = await uow.session.scalar(
            select(InterestDuty.id).where(
                InterestDuty.item_id == row.item_id,
                InterestDuty.person_id == row.person_id,
                InterestDuty.body_id == row.body_id,
            )
        )
        if known is not None or row.known_on is None or row.due_on is None:
            return
        duty = InterestDuty(
            programme_id=meeting.programme_id,
            council_id=meeting.council_id,
            meeting_id=meeting.id,
            item_id=row.item_id,
            person_id=row.person_id,
            body_id=row.body_id,
            bond=row.bond,
            known_on=row.known_on,
            due_on=row.due_on,
        )
        uow.session.add(duty)
    duty.bond = row.bond
    await _met(uow, duty, Met.REPORTED)


async def met_by_leaving(uow: UnitOfWork, *, item_id: UUID, person_id: UUID) -> None:
    """Note that a member is out of an item: the recusal of the ordinance meets the duty (Article 5, proviso)."""
    rows = await uow.session.scalars(
        select(InterestDuty)
        .where(
            InterestDuty.item_id == item_id,
            InterestDuty.person_id == person_id,
            InterestDuty.met.is_(None),
        )
        .with_for_update()
    )
    for duty in rows.all():
        await _met(uow, duty, Met.RECUSED)


async def drop_interests(uow: UnitOfWork, *, meeting_id: UUID, item_id: UUID | None = None) -> int:
    """Let the open duties of a meeting that is called off, or of one item, fall away; return how many.

    Allowed: the house. Refuses: nothing. Records: ``interest.met`` for each.
    """
    wanted = select(InterestDuty).where(
        InterestDuty.meeting_id == meeting_id, InterestDuty.met.is_(None)
    )
    if item_id is not None:
        wanted = wanted.where(InterestDuty.item_id == item_id)
    rows = await uow.session.scalars(wanted.with_for_update())
    duties = rows.all()
    for duty in duties:
        await _met(uow, duty, Met.CALLED_OFF)
    return len(duties)


async def _met(uow: UnitOfWork, duty: InterestDuty, how: Met) -> None:
    duty.met, duty.met_at = how, await database_now(uow.session)
    await uow.session.flush()
    uow.record(InterestEvent.MET, duty.id, programme_id=duty.programme_id, how=how.value)
    await uow.session.flush()
