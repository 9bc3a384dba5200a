"""Who may attach files to an idea, take them off, and open a scan. It says who, never when."""

from sqlalchemy import ColumnElement, select

from workflows.proposals.attachments.models import Attachment
from workflows.proposals.attachments.states import AttachmentUse
from workflows.proposals.handling.policy import may_as_author, may_receive
from workflows.proposals.models import Proposal
from workflows.proposals.policy import readable_proposals
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.verdict import Verdict


def may_attach(actor: Actor, proposal: Proposal) -> Verdict:
    """The author."""
    return may_as_author(actor, proposal)


def may_scan(actor: Actor, proposal: Proposal) -> Verdict:
    """An officer who receives ideas."""
    return may_receive(actor, proposal)


def readable_attachments(actor: Actor) -> ColumnElement[bool]:
    """What is shown on ideas the asker may see; scans for who receives ideas there."""
    seen = Attachment.proposal_id.in_(select(Proposal.id).where(readable_proposals(actor)))
    desk = Attachment.programme_id.in_(actor.programmes(Permission.PROPOSAL_RECEIVE))
    standing = Attachment.removed_at.is_(None)
    return standing & seen & ((Attachment.use == AttachmentUse.SHOWN) | desk)
