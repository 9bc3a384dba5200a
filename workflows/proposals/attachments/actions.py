"""Verbs of attachments: attach, take off, and open the scan of a paper."""

from uuid import UUID

from sqlalchemy import select

from workflows.documents.files.actions import let_go, locked_file
from workflows.identity.guardians import demand_guardian
from workflows.identity.reading import note_reads
from workflows.kit.refusal import NotFound, WrongState
from workflows.proposals.attachments import policy
from workflows.proposals.attachments.attaching import Handed, attach_all
from workflows.proposals.attachments.events import AttachmentEvent
from workflows.proposals.attachments.models import Attachment
from workflows.proposals.attachments.states import UNSETTLED, AttachmentUse
from workflows.proposals.handling.moving import locked_proposal
from workflows.proposals.models import Proposal
from workflows.proposals.states import Channel
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

SCAN = "attachment.file_id"


async def attach_file(
    uow: UnitOfWork, *, proposal_id: UUID, file_id: UUID, description: str
) -> Attachment:
    """Attach a file that was sent to an idea of one's own, with what it shows in words.

    Allowed: the author. Refuses: an idea that is open for support already, a file that has not come
    or is bound, more files than the rule allows. Records: ``attachment.attached``.
    """
    proposal = await locked_proposal(uow, proposal_id)
    demand(policy.may_attach(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_SUBMIT, proposal.programme_id)
    await demand_guardian(uow, proposal.programme_id)
    demand_unsettled(proposal)
    (made,) = await attach_all(
        uow,
        programme_id=proposal.programme_id,
        idea_id=proposal_id,
        handed=[Handed(file_id, description)],
        use=AttachmentUse.SHOWN,
    )
    return made


async def attach_scan(
    uow: UnitOfWork, *, proposal_id: UUID, file_id: UUID, description: str
) -> Attachment:
    """Attach the scan of the paper an idea came on; only the desk opens it.

    Allowed: officers who receive ideas. Refuses: an idea that did not come on paper, a file that has
    not come or is bound. Records: ``attachment.attached``.
    """
    proposal = await locked_proposal(uow, proposal_id)
    demand(policy.may_scan(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_RECEIVE, proposal.programme_id)
    demand_paper(proposal)
    (made,) = await attach_all(
        uow,
        programme_id=proposal.programme_id,
        idea_id=proposal_id,
        handed=[Handed(file_id, description)],
        use=AttachmentUse.SCAN,
    )
    return made


async def detach_file(uow: UnitOfWork, *, file_id: UUID) -> Attachment:
    """Take a file off an idea of one's own; its bytes are dropped.

    Allowed: the author. Refuses: an idea that is open for support already, a file taken off before.
    Records: ``attachment.detached`` and ``file.let_go``.
    """
    proposal_id = await uow.session.scalar(
        select(Attachment.proposal_id).where(
            Attachment.file_id == file_id, Attachment.use == AttachmentUse.SHOWN
        )
    )
    if proposal_id is None:
        raise NotFound("no_such_file", field="file")
    proposal = await locked_proposal(uow, proposal_id)
    demand(policy.may_attach(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_SUBMIT, proposal.programme_id)
    demand_unsettled(proposal)
    attachment = await uow.session.get(Attachment, file_id, populate_existing=True)
    if attachment is None or attachment.removed_at is not None:
        raise NotFound("no_such_file", field="file")
    attachment.removed_at = uow.now
    uow.record(
        AttachmentEvent.DETACHED,
        file_id,
        programme_id=proposal.programme_id,
        idea=str(proposal_id),
    )
    let_go(uow, await locked_file(uow, file_id))
    await uow.session.flush()
    return attachment


async def open_scan(uow: UnitOfWork, *, file_id: UUID, address: str | None) -> Attachment:
    """Open the scan of a paper, which may show who wrote it.

    Allowed: officers who receive ideas. Refuses: what is no scan. Records:
    ``attachment.scan_opened`` with the digest of where it was asked from, and ``personalData.read``.
    """
    attachment = await uow.session.scalar(
        select(Attachment).where(
            Attachment.file_id == file_id,
            Attachment.use == AttachmentUse.SCAN,
            Attachment.removed_at.is_(None),
        )
    )
    if attachment is None:
        raise NotFound("no_such_file", field="file")
    proposal = await locked_proposal(uow, attachment.proposal_id)
    demand(policy.may_scan(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_RECEIVE, proposal.programme_id)
    uow.record(
        AttachmentEvent.SCAN_OPENED,
        file_id,
        programme_id=proposal.programme_id,
        idea=str(proposal.id),
        address=address,
    )
    # Who wrote the paper has no account here, and may still be read from it.
    note_reads(
        uow,
        programme_id=proposal.programme_id,
        what=SCAN,
        whose=[proposal.author_id],
        purpose=proposal.number,
        address=address,
    )
    await uow.session.flush()
    return attachment


def demand_unsettled(proposal: Proposal) -> None:
    """Refuse to change what hangs on an idea that others support already."""
    if proposal.state not in UNSETTLED:
        raise WrongState("attachments_settled", field="proposalId", state=proposal.state.value)


def demand_paper(proposal: Proposal) -> None:
    """Refuse an idea that did not come on paper."""
    if proposal.channel is not Channel.PAPER:
        raise WrongState("not_on_paper", field="proposalId")
