"""Verbs of the sides: answer, lead on, put a settlement, agree to it, withdraw; and the house's clock."""

from uuid import UUID

from sqlalchemy import select

from workflows.agreements.disputes import policy
from workflows.agreements.disputes.events import DisputeEvent
from workflows.agreements.disputes.locked import locked_dispute, say
from workflows.agreements.disputes.models import Dispute, DisputeStep
from workflows.agreements.disputes.path import PathStep, due_on, is_over, may_move
from workflows.agreements.disputes.states import (
    DISPUTE_MOVES,
    OUTSIDE,
    DisputeAct,
    DisputeState,
)
from workflows.kit.refusal import Conflict, WrongState
from workflows.law.queries import off_days
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork
from workflows.rights.verdict import demand


async def answer_dispute(uow: UnitOfWork, *, dispute_id: UUID, words: str) -> Dispute:
    """Answer to what is disputed; an answer stays as it was said.

    Allowed: who speaks for a side. Refuses: a dispute that is over. Records: ``dispute.answered``.
    """
    held = await locked_dispute(uow, dispute_id)
    DISPUTE_MOVES.after(held.row.state, "answer")
    say(uow, held, DisputeAct.ANSWERED, words)
    return await _recorded(uow, held.row, DisputeEvent.ANSWERED)


async def move_dispute_on(uow: UnitOfWork, *, dispute_id: UUID, words: str) -> Dispute:
    """Want the next step of the path: it begins once all sides do, or at once after the step's last day.

    Allowed: who speaks for a side. Refuses: a dispute that is over or decided outside, who has said so at
    this step already while its clock runs. Records: ``dispute.consented``, or ``dispute.moved_on``.
    """
    held = await locked_dispute(uow, dispute_id)
    row = held.row
    DISPUTE_MOVES.after(row.state, "move_on")
    consented = {*held.stands.consented, held.body_id}
    if not may_move(held.due, held.today, row.sides, consented):
        if held.body_id in held.stands.consented:
            raise Conflict("consented_already", field="disputeId", due=str(held.due))
        say(uow, held, DisputeAct.CONSENTED, words)
        return await _recorded(uow, row, DisputeEvent.CONSENTED)
    say(uow, held, DisputeAct.MOVED_ON, words)
    nxt = held.path[row.step]
    row.state = DISPUTE_MOVES.after(row.state, "escalate" if nxt.kind in OUTSIDE else "move_on")
    row.step, row.began_on = nxt.number, held.today
    return await _recorded(uow, row, DisputeEvent.MOVED_ON)


async def propose_dispute_settlement(
    uow: UnitOfWork, *, dispute_id: UUID, words: str, changes_clauses: bool
) -> Dispute:
    """Put a settlement, word by word, to the other sides; it takes the place of an earlier one.

    Allowed: who speaks for a side. Refuses: a dispute that is over. Records: ``dispute.proposed``.
    """
    held = await locked_dispute(uow, dispute_id)
    DISPUTE_MOVES.after(held.row.state, "propose")
    say(uow, held, DisputeAct.PROPOSED, words, changes=changes_clauses)
    return await _recorded(uow, held.row, DisputeEvent.PROPOSED)


async def agree_dispute_settlement(
    uow: UnitOfWork, *, dispute_id: UUID, proposal: int, words: str
) -> Dispute:
    """Agree to the settlement that was read; once all sides have, the dispute is settled.

    A settlement that changes clauses changes none by itself: that is what an amendment is for.

    Allowed: who speaks for a side. Refuses: a dispute that is over, nothing put at this step, another
    settlement than the one that was read, one's own or one agreed to. Records: ``dispute.agreed``, or
    ``dispute.settled``.
    """
    held = await locked_dispute(uow, dispute_id)
    row, stands = held.row, held.stands
    DISPUTE_MOVES.after(row.state, "agree")
    if stands.proposal is None:
        raise WrongState("no_settlement_put", field="disputeId")
    if stands.proposal.number != proposal:
        raise Conflict("settlement_is_another", field="proposal")
    if held.body_id in stands.agreed:
        raise Conflict("settlement_agreed_already", field="disputeId")
    say(uow, held, DisputeAct.AGREED, words)
    if {*stands.agreed, held.body_id} < set(row.sides):
        return await _recorded(uow, row, DisputeEvent.AGREED)
    row.state, row.ended_on = DISPUTE_MOVES.after(row.state, "settle"), held.today
    return await _recorded(uow, row, DisputeEvent.SETTLED)


async def withdraw_dispute(uow: UnitOfWork, *, dispute_id: UUID, words: str) -> Dispute:
    """Withdraw a dispute, and say why.

    Allowed: who speaks for the party that notified it. Refuses: a dispute that is over. Records:
    ``dispute.withdrawn``.
    """
    held = await locked_dispute(uow, dispute_id)
    row = held.row
    demand(policy.may_withdraw(uow.actor, row))
    after = DISPUTE_MOVES.after(row.state, "withdraw")
    say(uow, held, DisputeAct.WITHDRAWN, words)
    row.state, row.ended_on = after, held.today
    return await _recorded(uow, row, DisputeEvent.WITHDRAWN)


async def tell_of_dispute_clocks(uow: UnitOfWork) -> int:
    """Tell the sides of every dispute whose step's last day is over, once for each step; return how many.

    Allowed: the house. Refuses: nothing. Records: ``dispute.clock_over``.
    """
    today, off = await legal_day(uow), await off_days(uow.session)
    rows = await uow.session.scalars(
        select(Dispute)
        .where(Dispute.state == DisputeState.OPEN, Dispute.told_over < Dispute.step)
        .order_by(Dispute.id)
        .with_for_update(skip_locked=True)
    )
    told = 0
    for row in rows.all():
        here = await uow.session.get_one(DisputeStep, (row.id, row.step))
        if is_over(due_on(row.began_on, PathStep(here.kind, here.days), off), today):
            row.told_over = row.step
            await _recorded(uow, row, DisputeEvent.CLOCK_OVER)
            told += 1
    return told


async def _recorded(uow: UnitOfWork, row: Dispute, event: DisputeEvent) -> Dispute:
    uow.record(event, row.id, programme_id=row.programme_id, step=row.step)
    await uow.session.flush()
    return row
