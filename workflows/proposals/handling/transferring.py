"""Verbs of sending an idea on (이송): by the desk, and by the body of the place that it was sent to.

An idea that is sent to a body of the place stays on its page: that body says there what becomes of it,
or sends it back. Who is no body of the place answers by his own ways.
"""

from datetime import date
from uuid import UUID

from workflows.identity.models import Body
from workflows.identity.queries import bodies_by_id, designated_bodies
from workflows.kit.refusal import Invalid, NotFound
from workflows.kit.text import clean, folded
from workflows.proposals.events import ProposalEvent
from workflows.proposals.handling import policy
from workflows.proposals.handling.actions import end_answer_clock
from workflows.proposals.handling.models import ProposalAnswer
from workflows.proposals.handling.moving import LONGEST_REASON, day_of, locked_proposal, move
from workflows.proposals.models import Proposal
from workflows.proposals.states import PROPOSAL_MOVES
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.roles import BodyKind
from workflows.rights.verdict import demand

# Bodies that are competent for nothing: an idea sent to them would be sent to everybody.
NEVER = frozenset({BodyKind.RESIDENT_GROUP, BodyKind.EXPERT_BODY, BodyKind.COMMITTEE})


async def transfer_proposal(
    uow: UnitOfWork, *, proposal_id: UUID, to: str, reason: str, happened_on: date | None = None
) -> Proposal:
    """Send an idea on to who is competent; it keeps its public number and its page.

    `to` may be the name of a body of the place, whose people find it among what they have to do then.

    Allowed: officers who receive ideas. Refuses: their own body (`transfer_to_itself`), an idea that is
    answered, voted on, closed or sent on. Records: ``proposal.transferred``.
    """
    proposal = await locked_proposal(uow, proposal_id)
    demand(policy.may_receive(uow.actor, proposal))
    hat = uow.wear(Permission.PROPOSAL_RECEIVE, proposal.programme_id)
    day = await day_of(uow, happened_on)
    PROPOSAL_MOVES.after(proposal.state, "transfer")
    whither = clean(to, field="to", longest=200)
    own = None
    if hat is not None:
        own = (await bodies_by_id(uow.session, uow.actor, [hat.body_id])).get(hat.body_id)
    if own is not None and _is_called(own, whither):
        raise Invalid("transfer_to_itself", field="to")
    bodies = await designated_bodies(uow.session, proposal.programme_id)
    body = next((one for one in bodies if one.kind not in NEVER and _is_called(one, whither)), None)
    move(
        uow,
        proposal,
        "transfer",
        event=ProposalEvent.TRANSFERRED,
        reason=f"{whither}: {clean(reason, field='reason', longest=LONGEST_REASON, lines=True)}",
        day=day,
        told=happened_on,
    )
    proposal.sent_to_id = body.id if body else None
    await end_answer_clock(uow, proposal_id, day)
    await uow.session.flush()
    return proposal


async def tell_transferred(
    uow: UnitOfWork, *, proposal_id: UUID, text: str, happened_on: date | None = None
) -> Proposal:
    """Say to everybody what becomes of an idea that was sent to one's own body.

    Allowed: people of the body it was sent to. Refuses: an idea that is not sent on. Records:
    ``proposal.transfer_told``.
    """
    proposal = await locked_proposal(uow, proposal_id)
    body = await _received(uow, proposal)
    day = await day_of(uow, happened_on)
    said = clean(text, field="text", longest=LONGEST_REASON, lines=True)
    uow.session.add(
        ProposalAnswer(
            proposal_id=proposal.id,
            outcome=None,
            text=f"{body.name_ko}: {said}",
            starts_on=None,
            appointment_id=uow.hat.appointment_id if uow.hat else None,
            happened_on=day,
            recorded_at=uow.now,
        )
    )
    uow.record(
        ProposalEvent.TRANSFER_TOLD,
        proposal_id,
        programme_id=proposal.programme_id,
        happened_on=happened_on,
    )
    await uow.session.flush()
    return proposal


async def return_proposal(
    uow: UnitOfWork, *, proposal_id: UUID, reason: str, happened_on: date | None = None
) -> Proposal:
    """Send an idea back that is not one's own body's to handle; the desk receives it anew.

    Allowed: people of the body it was sent to. Refuses: an idea that is not sent on. Records:
    ``proposal.sent_back``.
    """
    proposal = await locked_proposal(uow, proposal_id)
    body = await _received(uow, proposal)
    move(
        uow,
        proposal,
        "send_back",
        event=ProposalEvent.SENT_BACK,
        reason=f"{body.name_ko}: {clean(reason, field='reason', longest=LONGEST_REASON, lines=True)}",
        day=await day_of(uow, happened_on),
        told=happened_on,
    )
    proposal.sent_to_id = None
    await uow.session.flush()
    return proposal


async def _received(uow: UnitOfWork, proposal: Proposal) -> Body:
    """Return the body an idea was sent to, whose hat is put on."""
    demand(policy.may_as_receiver(uow.actor, proposal))
    PROPOSAL_MOVES.after(proposal.state, "send_back")
    uow.hat = policy.receiving_hat(uow.actor, proposal)
    sent_to = proposal.sent_to_id
    found = await bodies_by_id(uow.session, uow.actor, [sent_to]) if sent_to else {}
    if sent_to not in found:  # pragma: no cover - the key is foreign
        raise NotFound("no_such_proposal", field="proposalId")
    return found[sent_to]


def _is_called(body: Body, name: str) -> bool:
    return folded(name) in {folded(body.name_ko), folded(body.name_en)}
