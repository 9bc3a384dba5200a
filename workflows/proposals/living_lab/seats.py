"""Verbs of seats: take one, decline, leave; and what fills the seats that are free."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from workflows.kit.refusal import NotFound, RuleBroken
from workflows.law.today import legal_day, limit_today
from workflows.proposals.living_lab import balance, policy
from workflows.proposals.living_lab.events import LabEvent
from workflows.proposals.living_lab.locked import (
    applicant_of,
    applications_in,
    bounds_of,
    groups_of,
    locked_lab,
    own_application,
)
from workflows.proposals.living_lab.models import LabApplication, LivingLab
from workflows.proposals.living_lab.states import (
    APPLICATION_MOVES,
    HOLDING,
    LAB_MOVES,
    ApplicationState,
    LabState,
)
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

FILLING = frozenset({LabState.SEATING, LabState.WORKSHOPS})
MOST_AT_ONCE = 500


async def take_seat(uow: UnitOfWork, *, lab_id: UUID) -> LivingLab:
    """Take the seat one was drawn for.

    Allowed: whoever was drawn. Refuses: after the last day, one not drawn, one who declined. Records:
    ``lab.taken``.
    """
    lab, row = await _own(uow, lab_id)
    LAB_MOVES.after(lab.state, "answer")
    after = APPLICATION_MOVES.after(row.state, "take")
    if row.answer_by is not None and await legal_day(uow) > row.answer_by:
        raise RuleBroken("offer_over", rule="lab.answer", until=row.answer_by.isoformat())
    row.state = after
    uow.record(LabEvent.TAKEN, lab_id, programme_id=lab.programme_id)
    await uow.session.flush()
    return lab


async def decline_seat(uow: UnitOfWork, *, lab_id: UUID) -> LivingLab:
    """Decline the seat one was drawn for; the next of the lot is asked.

    Allowed: whoever was drawn. Refuses: one not drawn, one who took the seat (he leaves). Records:
    ``lab.declined``.
    """
    lab, row = await _own(uow, lab_id)
    LAB_MOVES.after(lab.state, "answer")
    row.state = APPLICATION_MOVES.after(row.state, "decline")
    row.ended_at = uow.now
    uow.record(LabEvent.DECLINED, lab_id, programme_id=lab.programme_id)
    await uow.session.flush()
    return lab


async def leave_panel(uow: UnitOfWork, *, lab_id: UUID) -> LivingLab:
    """Leave the panel.

    Allowed: a member. Refuses: once the review has begun, one who does not sit. Records: ``lab.left``.
    """
    lab, row = await _own(uow, lab_id)
    LAB_MOVES.after(lab.state, "leave")
    row.state = APPLICATION_MOVES.after(row.state, "leave")
    row.ended_at = uow.now
    uow.record(LabEvent.LEFT, lab_id, programme_id=lab.programme_id)
    await uow.session.flush()
    return lab


async def fill_seats(uow: UnitOfWork, *, lab_id: UUID) -> int:
    """Offer seats that are free to who waits, one after the other; return how many were offered.

    Allowed: the house. Refuses: nothing; without a seat, somebody who waits or the time for it,
    nothing happens. Records: ``lab.offered`` for each.
    """
    lab = await locked_lab(uow, lab_id)
    if lab.state not in FILLING:
        return 0
    holding = [groups_of(row) for row in await applications_in(uow, lab_id, HOLDING)]
    waiting = {
        row.number: row for row in await applications_in(uow, lab_id, {ApplicationState.WAITING})
    }
    answer_by = await legal_day(uow) + timedelta(days=await limit_today(uow, "lab.answer"))
    offered = 0
    while len(holding) < lab.seats:
        # A dict keeps the order in which the rows came: that of the lot.
        chosen = balance.replacement(
            holding, [applicant_of(row) for row in waiting.values()], bounds_of(lab)
        )
        if chosen is None:
            break
        row = waiting.pop(chosen.number)
        row.state, row.answer_by = ApplicationState.OFFERED, answer_by
        holding.append(chosen.profile)
        offered += 1
        uow.record(LabEvent.OFFERED, lab_id, programme_id=lab.programme_id, number=row.number)
    await uow.session.flush()
    return offered


async def lapse_offers(uow: UnitOfWork) -> int:
    """Let offers lapse whose last day is over; return how many.

    Allowed: the house. Refuses: nothing. Records: ``lab.lapsed`` for each.
    """
    day = await legal_day(uow)
    overdue = (
        select(LabApplication.lab_id)
        .join(LivingLab, LivingLab.id == LabApplication.lab_id)
        .where(
            LabApplication.state == ApplicationState.OFFERED,
            LabApplication.answer_by < day,
            LivingLab.state.in_(FILLING),
        )
    )
    ids = set(await uow.session.scalars(overdue.limit(MOST_AT_ONCE)))
    lapsed = 0
    for lab_id in sorted(ids):
        lab = await locked_lab(uow, lab_id)
        for row in await applications_in(uow, lab_id, {ApplicationState.OFFERED}):
            if row.answer_by is not None and row.answer_by < day:
                row.state = APPLICATION_MOVES.after(row.state, "lapse")
                row.ended_at = uow.now
                lapsed += 1
                uow.record(
                    LabEvent.LAPSED, lab_id, programme_id=lab.programme_id, number=row.number
                )
    await uow.session.flush()
    return lapsed


async def _own(uow: UnitOfWork, lab_id: UUID) -> tuple[LivingLab, LabApplication]:
    lab = await locked_lab(uow, lab_id)
    row = await own_application(uow, lab_id)
    demand(policy.may_answer(uow.actor, lab.programme_id, row))
    uow.wear(Permission.LAB_JOIN, lab.programme_id)
    if row is None:  # pragma: no cover - refused above
        raise NotFound("no_such_lab", field="labId")
    return lab, row
