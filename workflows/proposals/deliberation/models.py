"""Tables of the discussion: comments, and what they said before they were mended."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import MOMENT, Base, text_enum
from workflows.proposals.deliberation.states import Position


class Comment(Base):
    """A comment on an idea, or on another comment. Its text is a person's: retention may blank it."""

    __tablename__ = "comment"
    __table_args__ = (
        CheckConstraint("depth BETWEEN 1 AND 3", name="depth"),
        Index("ix_comment_of_idea", "proposal_id", "parent_id", "written_at", "id"),
        Index("ix_comment_of_author", "author_id", "written_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    proposal_id: Mapped[UUID] = mapped_column(ForeignKey("proposal.id"))
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("comment.id"), index=True)
    depth: Mapped[int] = mapped_column(Integer)
    position: Mapped[Position] = mapped_column(text_enum(Position, "position"))
    text: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(Integer)
    hidden: Mapped[bool] = mapped_column(Boolean, server_default="false")
    author_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    author_appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    written_at: Mapped[datetime] = mapped_column(MOMENT)
    mended_at: Mapped[datetime | None] = mapped_column(MOMENT)


class CommentVersion(Base):
    """What a comment said before it was mended."""

    __tablename__ = "comment_version"

    comment_id: Mapped[UUID] = mapped_column(ForeignKey("comment.id"), primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    superseded_at: Mapped[datetime] = mapped_column(MOMENT)
