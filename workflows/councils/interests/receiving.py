"""The verb by which the head confirms that a report has reached him."""

from uuid import UUID

from sqlalchemy import select

from workflows.councils.interests import policy
from workflows.councils.interests.events import InterestEvent
from workflows.councils.interests.models import InterestDuty
from workflows.councils.interests.states import Met
from workflows.kit.refusal import Conflict, NotFound, WrongState
from workflows.record.uow import UnitOfWork, database_now


async def receive_interest(uow: UnitOfWork, *, duty_id: UUID) -> InterestDuty:
    """Confirm that a member's report of a private interest has come (신고 접수 확인).

    Allowed: the head of the local government the council belongs to, and nobody his own. Refuses: what is
    not reported yet, a receipt a second time. Records: ``interest.received``.
    """
    duty = await uow.session.scalar(
        select(InterestDuty)
        .where(InterestDuty.id == duty_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if duty is None:
        raise NotFound("no_such_interest_duty", field="dutyId")
    uow.hat = policy.receiving_hat(uow.actor, duty)
    check_receivable(duty)
    duty.received_at = await database_now(uow.session)
    duty.received_by = uow.hat.appointment_id if uow.hat else None
    uow.record(InterestEvent.RECEIVED, duty.id, programme_id=duty.programme_id)
    await uow.session.flush()
    return duty


def check_receivable(duty: InterestDuty) -> None:
    """Refuse what nobody has reported, and what is confirmed already."""
    if duty.met is not Met.REPORTED:
        raise WrongState("interest_not_reported", field="dutyId")
    if duty.received_at is not None:
        raise Conflict("interest_received_already", field="dutyId")
