"""The table of attachments."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from workflows.documents.files.states import FileKind
from workflows.kit.base import MOMENT, Base, text_enum
from workflows.proposals.attachments.states import AttachmentUse


class Attachment(Base):
    """A file on an idea, with what it shows in words; its measures are those of the file."""

    __tablename__ = "attachment"
    __table_args__ = (Index("ix_attachment_of_idea", "proposal_id", "position"),)

    file_id: Mapped[UUID] = mapped_column(ForeignKey("stored_file.id"), primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    proposal_id: Mapped[UUID] = mapped_column(ForeignKey("proposal.id"))
    position: Mapped[int] = mapped_column(comment="in the order it was attached, from 1")
    use: Mapped[AttachmentUse] = mapped_column(text_enum(AttachmentUse, "use"))
    kind: Mapped[FileKind] = mapped_column(text_enum(FileKind, "kind"))
    description: Mapped[str] = mapped_column(Text)
    size: Mapped[int] = mapped_column(BigInteger, comment="bytes")
    sha256: Mapped[str] = mapped_column(Text, index=True)
    width: Mapped[int | None] = mapped_column(comment="pixels")
    height: Mapped[int | None] = mapped_column(comment="pixels")
    attached_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    attached_at: Mapped[datetime] = mapped_column(MOMENT)
    removed_at: Mapped[datetime | None] = mapped_column(MOMENT)
