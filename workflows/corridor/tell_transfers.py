"""Who is told of an idea that is sent on: its author and supporters, the people it is sent to, and back."""

from workflows.corridor.tell import DESK, steps
from workflows.identity.queries import capacities_in_body, people_in_roles
from workflows.kit.wording import SEOUL
from workflows.notices.kinds import NoticeKind
from workflows.notices.telling import settle, tell
from workflows.proposals.events import ProposalEvent
from workflows.proposals.handling.sent_here import word_due
from workflows.proposals.models import Proposal
from workflows.record.models import Event
from workflows.record.outbox import Reactions
from workflows.record.uow import UnitOfWork
from workflows.rights.roles import Role

K = NoticeKind
told_author = steps(K.SENT_BACK)


async def received(uow: UnitOfWork, event: Event) -> None:
    """Tell the people of the body of the place it was sent to that they have to say something."""
    proposal = await uow.session.get_one(Proposal, event.subject_id)
    if proposal.sent_to_id is None:
        return
    people = await capacities_in_body(
        uow.session, proposal.programme_id, proposal.sent_to_id, tuple(Role)
    )
    sent_on = event.happened_on or event.recorded_at.astimezone(SEOUL).date()
    await tell(
        uow,
        event,
        {one.person_id for one in people},
        K.TRANSFER_RECEIVED,
        about=proposal.id,
        due_on=await word_due(uow.session, sent_on),
    )


async def answered_there(uow: UnitOfWork, event: Event) -> None:
    """Note that the body it was sent to has said something, or sent it back."""
    await settle(uow, (K.TRANSFER_RECEIVED,), about=event.subject_id)


async def sent_back(uow: UnitOfWork, event: Event) -> None:
    """Tell the author, and the desk, which has it again."""
    await told_author(uow, event)
    proposal = await uow.session.get_one(Proposal, event.subject_id)
    desk = await people_in_roles(uow.session, proposal.programme_id, DESK)
    await tell(uow, event, desk - {event.person_id}, K.SENT_BACK, about=proposal.id)


TRANSFER_NOTICES: Reactions = {
    # What the desk owed is settled before others owe something.
    ProposalEvent.TRANSFERRED.value: (steps(K.TRANSFERRED, supporters=True, ends=True), received),
    ProposalEvent.TRANSFER_TOLD.value: (answered_there, steps(K.INTERIM_ANSWER, supporters=True)),
    ProposalEvent.SENT_BACK.value: (answered_there, sent_back),
}
