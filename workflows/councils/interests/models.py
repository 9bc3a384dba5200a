"""The table of duties to report: what ties whom to whom, by when it is due, and how it was met."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from workflows.councils.follow_up.states import Warned
from workflows.councils.interests.states import Met
from workflows.councils.reckoning.recusal import Bond
from workflows.kit.base import MOMENT, Base, text_enum


class InterestDuty(Base):
    """That a member has to report what ties him to a body an item concerns (Conflict of Interest Act 5, 16)."""

    __tablename__ = "interest_duty"
    __table_args__ = (
        UniqueConstraint("item_id", "person_id", "body_id"),
        Index("ix_interest_duty_open", "due_on", postgresql_where=text("met IS NULL")),
        Index("ix_interest_duty_of_council", "council_id", "due_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    council_id: Mapped[UUID] = mapped_column(ForeignKey("council.id"))
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    item_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_item.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    bond: Mapped[Bond] = mapped_column(text_enum(Bond, "bond"), comment="as known, then as told")
    known_on: Mapped[date] = mapped_column(comment="since when he knows of it")
    due_on: Mapped[date] = mapped_column()
    warned: Mapped[Warned | None] = mapped_column(text_enum(Warned, "warned"), comment="last")
    met: Mapped[Met | None] = mapped_column(text_enum(Met, "met"), comment="none: it is open")
    met_at: Mapped[datetime | None] = mapped_column(MOMENT)
    received_at: Mapped[datetime | None] = mapped_column(MOMENT)
    received_by: Mapped[UUID | None] = mapped_column(
        ForeignKey("appointment.id"), comment="the head who confirmed that he has it"
    )
