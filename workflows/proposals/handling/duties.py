"""The verb that meets what support obliges to besides an answer: a forum, a place on the agenda."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from workflows.kit.refusal import Conflict, Invalid, NotFound
from workflows.kit.text import clean
from workflows.proposals.events import ProposalEvent
from workflows.proposals.handling import policy
from workflows.proposals.handling.models import ProposalAnswer
from workflows.proposals.handling.moving import LONGEST_REASON, day_of, locked_proposal
from workflows.proposals.models import Proposal
from workflows.proposals.support.models import ProposalDuty
from workflows.proposals.support.states import DutyKind
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

# An answer meets the other kinds by itself.
REPORTED = frozenset({DutyKind.FORUM, DutyKind.COUNCIL_AGENDA})


async def meet_duty(
    uow: UnitOfWork,
    *,
    proposal_id: UUID,
    kind: DutyKind,
    text: str,
    happened_on: date | None = None,
) -> Proposal:
    """Say that the forum was held, or the idea put to the council, and what came of it.

    Allowed: officers who receive ideas. Refuses: a duty that an answer meets, one that never arose
    or is done. Records: ``proposal.duty_met``.
    """
    proposal = await locked_proposal(uow, proposal_id)
    demand(policy.may_receive(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_RECEIVE, proposal.programme_id)
    if kind not in REPORTED:
        raise Invalid("met_by_an_answer", field="kind")
    duty = await uow.session.scalar(
        select(ProposalDuty).where(
            ProposalDuty.proposal_id == proposal_id, ProposalDuty.kind == kind
        )
    )
    if duty is None:
        raise NotFound("no_such_duty", field="kind")
    if duty.done_on is not None:
        raise Conflict("duty_met_already", field="kind")
    day = await day_of(uow, happened_on)
    duty.done_on = day
    uow.session.add(
        ProposalAnswer(
            proposal_id=proposal_id,
            outcome=None,
            text=clean(text, field="text", longest=LONGEST_REASON, lines=True),
            starts_on=None,
            appointment_id=uow.hat.appointment_id if uow.hat else None,
            happened_on=day,
            recorded_at=uow.now,
        )
    )
    uow.record(
        ProposalEvent.DUTY_MET,
        proposal_id,
        programme_id=proposal.programme_id,
        happened_on=happened_on,
        kind=kind.value,
    )
    await uow.session.flush()
    return proposal
