"""Verbs of those who are asked: answer a change, and take back what one has put."""

from uuid import UUID

from sqlalchemy import select

from workflows.agreements.consortium import policy
from workflows.agreements.consortium.deciding import (
    give_up,
    ground_of,
    heard_on,
    settle,
    speak,
    state_of,
)
from workflows.agreements.consortium.events import ConsortiumEvent
from workflows.agreements.consortium.locked import locked_consortium
from workflows.agreements.consortium.models import Consortium, ConsortiumChange
from workflows.agreements.consortium.states import CHANGE_MOVES, ChangeKind
from workflows.kit.refusal import NotFound
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand


async def answer_change(
    uow: UnitOfWork, *, change_id: UUID, yes: bool, reason: str
) -> ConsortiumChange:
    """Say yes or no for one's organisation, or something else until it is decided.

    The decisive answer and what follows from it are one unit of work.

    Whom it goes against (who would be expelled, or lead no more) says the same way what it has to say,
    which is read with the answers and not counted.

    Allowed: who speaks for somebody who is heard on it or whom it goes against. Refuses: what is decided, withdrawn or overtaken,
    a no without a reason. Records: ``consortiumChange.answered`` without the answer, and
    ``consortium.formed``, ``consortium.changed`` or ``consortiumChange.lost`` where it decides.
    """
    consortium, change = await _locked_change(uow, change_id)
    ground = await ground_of(uow.session, consortium, change)
    heard = await heard_on(uow.session, ground, change)
    demand(policy.may_answer(uow.actor, change.programme_id, heard.speaking))
    uow.wear(Permission.AGREEMENT_NEGOTIATE, change.programme_id)
    CHANGE_MOVES.after(state_of(change, consortium), "answer")
    own = policy.spoken_for(uow.actor, change.programme_id)
    if own is None:
        raise NotFound("no_such_change", field="changeId")
    await speak(uow, change, own, yes=yes, reason=reason)
    uow.record(ConsortiumEvent.ANSWERED, change.id, programme_id=change.programme_id)
    await settle(uow, ground, change)
    return change


async def withdraw_change(uow: UnitOfWork, *, change_id: UUID) -> ConsortiumChange:
    """Take back what one's organisation has put.

    Allowed: who speaks for who put it. Refuses: what is decided, withdrawn or overtaken. Records:
    ``consortiumChange.withdrawn``, and ``consortium.not_formed`` of a formation.
    """
    consortium, change = await _locked_change(uow, change_id)
    demand(policy.may_withdraw(uow.actor, change.programme_id, change.put_by))
    uow.wear(Permission.AGREEMENT_NEGOTIATE, change.programme_id)
    change.state = CHANGE_MOVES.after(state_of(change, consortium), "withdraw")
    change.decided_at = uow.now
    if change.kind is ChangeKind.FORM:
        give_up(uow, consortium)
    uow.record(ConsortiumEvent.WITHDRAWN, change.id, programme_id=change.programme_id)
    await uow.session.flush()
    return change


async def _locked_change(uow: UnitOfWork, change_id: UUID) -> tuple[Consortium, ConsortiumChange]:
    """Return a change the actor may read, with its consortium locked before it."""
    wanted = select(ConsortiumChange).where(
        ConsortiumChange.id == change_id, policy.readable_changes(uow.actor)
    )
    found = await uow.session.scalar(wanted)
    if found is None:
        raise NotFound("no_such_change", field="changeId")
    consortium = await locked_consortium(uow, found.consortium_id)
    # Every act on a change holds the lock of its consortium: what it says now, it goes on saying.
    change = await uow.session.scalar(wanted.execution_options(populate_existing=True))
    if change is None:
        raise NotFound("no_such_change", field="changeId")
    return consortium, change
