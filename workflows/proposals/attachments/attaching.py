"""Binding files to an idea, as a part of the verbs that do so."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from workflows.documents.files.actions import bind_file
from workflows.kit.refusal import Invalid, NotFound, RuleBroken
from workflows.kit.text import clean
from workflows.kit.wording import SEOUL
from workflows.law.queries import standing_limit
from workflows.proposals.attachments.events import AttachmentEvent
from workflows.proposals.attachments.models import Attachment
from workflows.proposals.attachments.states import AttachmentUse
from workflows.record.uow import UnitOfWork

LONGEST_DESCRIPTION = 200


@dataclass(frozen=True, slots=True)
class Handed:
    """A file that was sent, and what it shows, in words."""

    file_id: UUID
    description: str


async def attach_all(
    uow: UnitOfWork,
    *,
    programme_id: UUID,
    idea_id: UUID,
    handed: Sequence[Handed],
    use: AttachmentUse,
) -> list[Attachment]:
    """Bind files to an idea, in order, under the rule of how many it may have."""
    if not handed:
        return []
    if len({one.file_id for one in handed}) < len(handed):
        raise Invalid("file_twice", field="attachments")
    if uow.actor.person_id is None:
        raise NotFound("no_such_file", field="file")
    most = await standing_limit(uow.session, "files.idea", uow.now.astimezone(SEOUL).date())
    standing, last = (
        await uow.session.execute(
            select(
                func.count().filter(Attachment.removed_at.is_(None)),
                func.coalesce(func.max(Attachment.position), 0),
            ).where(Attachment.proposal_id == idea_id)
        )
    ).one()
    if standing + len(handed) > most:
        raise RuleBroken("too_many_attachments", field="attachments", rule="files.idea", most=most)
    made = [
        await _attached(uow, (programme_id, idea_id, place), one, use, uow.actor.person_id)
        for place, one in enumerate(handed, start=last + 1)
    ]
    await uow.session.flush()
    return made


async def _attached(
    uow: UnitOfWork,
    where: tuple[UUID, UUID, int],
    one: Handed,
    use: AttachmentUse,
    person_id: UUID,
) -> Attachment:
    programme_id, idea_id, place = where
    said = clean(one.description, field="description", longest=LONGEST_DESCRIPTION)
    file = await bind_file(uow, one.file_id, programme_id=programme_id)
    if file.size is None or file.sha256 is None:
        msg = f"file {file.id} has come without a size"
        raise LookupError(msg)
    attachment = Attachment(
        file_id=file.id,
        programme_id=programme_id,
        proposal_id=idea_id,
        position=place,
        use=use,
        kind=file.kind,
        description=said,
        size=file.size,
        sha256=file.sha256,
        width=file.width,
        height=file.height,
        attached_by=person_id,
        attached_at=uow.now,
        removed_at=None,
    )
    uow.session.add(attachment)
    uow.record(
        AttachmentEvent.ATTACHED,
        file.id,
        programme_id=programme_id,
        idea=str(idea_id),
        sha256=file.sha256,
        use=use.value,
    )
    return attachment
