"""The table of recordings of meetings; the sound itself is not kept."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import MOMENT, Base


class MeetingRecording(Base):
    """That a meeting is or was recorded, why, who writes it down by when, until when it is withheld."""

    __tablename__ = "meeting_recording"
    __table_args__ = (
        CheckConstraint("transcribed_at IS NULL OR ended_at IS NOT NULL", name="transcribed"),
        Index(
            "uq_meeting_recording_on",
            "meeting_id",
            unique=True,
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    reason: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), comment="writes it down")
    transcript_due: Mapped[date] = mapped_column()
    withheld_until: Mapped[date | None] = mapped_column(comment="from the public, if at all")
    declared_at: Mapped[datetime] = mapped_column(MOMENT)
    ended_at: Mapped[datetime | None] = mapped_column(MOMENT)
    transcribed_at: Mapped[datetime | None] = mapped_column(MOMENT)
