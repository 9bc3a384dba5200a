"""Tables of working groups: the group, who works in it and when, and its reports."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Boolean, ForeignKey, Index, Integer, Text, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import MOMENT, Base


class WorkingGroup(Base):
    """A working group of a council, which prepares and resolves nothing."""

    __tablename__ = "working_group"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    council_id: Mapped[UUID] = mapped_column(ForeignKey("council.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    purpose: Mapped[str] = mapped_column(Text)
    reports: Mapped[int] = mapped_column(Integer, server_default="0", comment="numbers given")
    formed_on: Mapped[date] = mapped_column()
    dissolved_on: Mapped[date | None] = mapped_column()


class WorkingGroupMember(Base):
    """That somebody works in a group in a capacity, from when, until when; or chairs it."""

    __tablename__ = "working_group_member"
    __table_args__ = (
        Index(
            "uq_working_group_member_once",
            "group_id",
            "person_id",
            unique=True,
            postgresql_where=text("left_on IS NULL"),
        ),
        Index(
            "uq_working_group_chair",
            "group_id",
            unique=True,
            postgresql_where=text("chairs AND left_on IS NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    group_id: Mapped[UUID] = mapped_column(ForeignKey("working_group.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    appointment_id: Mapped[UUID] = mapped_column(ForeignKey("appointment.id"))
    chairs: Mapped[bool] = mapped_column(Boolean)
    joined_on: Mapped[date] = mapped_column()
    left_on: Mapped[date | None] = mapped_column()


class WorkingGroupReport(Base):
    """What a group tells the council of a meeting of its own; then the paper it became."""

    __tablename__ = "working_group_report"
    __table_args__ = (UniqueConstraint("group_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    group_id: Mapped[UUID] = mapped_column(ForeignKey("working_group.id"))
    number: Mapped[int] = mapped_column(Integer)
    held_on: Mapped[date] = mapped_column()
    title: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(MOMENT)
    item_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("meeting_item.id"), comment="the item it was laid before as a paper"
    )
    laid_at: Mapped[datetime | None] = mapped_column(MOMENT)
