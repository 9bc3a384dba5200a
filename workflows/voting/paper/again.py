"""Verbs of papers that need two people besides the clerks: helping a voter, opening a settled paper again."""

from uuid import UUID, uuid4

from workflows.kit.refusal import Conflict, NotAllowed, NotFound, WrongState
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand
from workflows.voting.actions import LONGEST_REASON
from workflows.voting.closing import takes_papers, votable
from workflows.voting.paper import policy
from workflows.voting.paper.actions import (
    demand_batch_open,
    locked_batch,
    person_of,
    standing_mark,
)
from workflows.voting.paper.box import open_again
from workflows.voting.paper.events import PaperEvent
from workflows.voting.paper.models import PaperBatch, PaperReopening
from workflows.voting.paper.rules import ASSISTED, RULE
from workflows.voting.paper.states import BATCH_MOVES, BatchState, Keyed


async def confirm_assisted(uow: UnitOfWork, *, batch_id: UUID, voter_id: UUID) -> PaperBatch:
    """Say as the second of two that one helped this voter with his paper, as he asked.

    Allowed: another officer who keys papers than the one who marked him. Refuses: outside the window,
    nobody marked there, somebody who needed no help, twice. Records: ``paper.assisted``, with nobody.
    """
    batch, poll = await locked_batch(uow, batch_id)
    demand(policy.may_key(uow.actor, batch.programme_id))
    mark = await standing_mark(uow, poll.id, voter_id)
    if mark is None or mark.batch_id != batch_id:
        raise NotFound("did_not_come", field="personId")
    demand(policy.may_help(uow.actor, batch.programme_id, mark.marked_by))
    uow.wear(Permission.PAPER_KEY, batch.programme_id)
    demand_batch_open(batch)
    demand(votable(poll.state, poll.opens_at, poll.closes_at, await database_now(uow.session)))
    if not mark.assisted:
        raise WrongState("not_assisted", field="personId", rule=ASSISTED)
    if mark.assisted_with is not None:
        raise Conflict("assisted_already", field="personId", rule=ASSISTED)
    mark.assisted_with = person_of(uow)
    uow.record(PaperEvent.ASSISTED, batch_id, programme_id=batch.programme_id)
    await uow.session.flush()
    return batch


async def reopen_paper(uow: UnitOfWork, *, batch_id: UUID, serial: int, reason: str) -> PaperBatch:
    """Open a settled paper again that was keyed wrongly, so that two people key it anew.

    What was keyed is kept apart in the box; nobody reads it. A reconciled batch is open again and has to
    be reconciled once more. Allowed: who approves, keyed the paper neither time and did not reconcile its
    batch. Refuses: after the close, a batch that was set aside, a paper that is not settled, without a
    reason. Records: ``paper.reopened`` with the serial; the reason stands where everybody reads it.
    """
    batch, poll = await locked_batch(uow, batch_id)
    others = [one for one in (batch.reconciled_by,) if one is not None]
    demand(policy.may_second(uow.actor, batch.programme_id, *others))
    uow.wear(Permission.PAPER_APPROVE, batch.programme_id)
    demand(takes_papers(poll.state, poll.channels))
    if not BATCH_MOVES.allows(batch.state, "reopen"):
        raise WrongState("batch_ended", field="batchId", rule=RULE)
    why = clean(reason, field="reason", longest=LONGEST_REASON, lines=True)
    if batch.state is BatchState.RECONCILED:
        batch.papers_found = batch.reconciled_by = batch.reconciled_at = None
    batch.state = BATCH_MOVES.after(batch.state, "reopen")
    await uow.session.flush()
    reopening = PaperReopening(
        id=uuid4(),
        programme_id=batch.programme_id,
        poll_id=poll.id,
        batch_id=batch_id,
        serial=serial,
        reason=why,
        reopened_by=person_of(uow),
        reopened_at=uow.now,
    )
    said = await open_again(
        uow.session,
        batch_id=batch_id,
        serial=serial,
        clerk=person_of(uow),
        reopening_id=reopening.id,
    )
    if said is Keyed.SAME_CLERK:
        raise NotAllowed("two_people_needed", field="serial", rule=policy.TWO_PEOPLE)
    if said is not Keyed.REOPENED:
        raise WrongState("paper_not_settled", field="serial", rule=RULE)
    uow.session.add(reopening)
    uow.record(PaperEvent.REOPENED, batch_id, programme_id=batch.programme_id, serial=serial)
    await uow.session.flush()
    return batch
