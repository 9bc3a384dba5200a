"""Questions about attachments: those of an idea, the one behind an address, and what may be done."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.offers import Offer, offer
from workflows.proposals.attachments import policy
from workflows.proposals.attachments.actions import demand_paper, demand_unsettled
from workflows.proposals.attachments.models import Attachment
from workflows.proposals.attachments.states import AttachmentUse
from workflows.proposals.models import Proposal
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand


async def attachments_by_proposal(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[Attachment]]:
    """Return what hangs on ideas, in the order it was attached; scans for the desk alone."""
    rows = await session.scalars(
        select(Attachment)
        .where(Attachment.proposal_id.in_(ids), policy.readable_attachments(actor))
        .order_by(Attachment.position, Attachment.file_id)
    )
    found: dict[UUID, list[Attachment]] = {}
    for row in rows:
        found.setdefault(row.proposal_id, []).append(row)
    return found


async def attachments_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Attachment]:
    """Return attachments the asker may see, or has just taken off, by the key of their file."""
    rows = await session.scalars(
        select(Attachment).where(
            Attachment.file_id.in_(ids),
            policy.readable_attachments(actor) | (Attachment.attached_by == actor.person_id),
        )
    )
    return {row.file_id: row for row in rows}


async def attachment_by_digest(
    session: AsyncSession, actor: Actor, *, sha256: str
) -> Attachment | None:
    """Return what the asker may see under a digest; a scan has no such address."""
    return await session.scalar(
        select(Attachment)
        .where(
            Attachment.sha256 == sha256,
            Attachment.use == AttachmentUse.SHOWN,
            policy.readable_attachments(actor),
        )
        .order_by(Attachment.attached_at)
        .limit(1)
    )


async def standing_attachment(session: AsyncSession, *, file_id: UUID) -> Attachment | None:
    """Return what hangs somewhere under the key of its file, for who has its address."""
    return await session.scalar(
        select(Attachment).where(Attachment.file_id == file_id, Attachment.removed_at.is_(None))
    )


def attachment_offers(actor: Actor, proposal: Proposal) -> list[Offer]:
    """Return what the asker may do about the attachments of an idea."""
    return [
        offer(
            "attachFile",
            lambda: demand(policy.may_attach(actor, proposal)),
            lambda: demand_unsettled(proposal),
        ),
        offer(
            "detachFile",
            lambda: demand(policy.may_attach(actor, proposal)),
            lambda: demand_unsettled(proposal),
        ),
        offer(
            "attachScan",
            lambda: demand(policy.may_scan(actor, proposal)),
            lambda: demand_paper(proposal),
        ),
    ]
