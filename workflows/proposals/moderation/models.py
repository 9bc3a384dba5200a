"""Tables of moderation: reports, decisions and appeals."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import MOMENT, Base, text_enum
from workflows.proposals.moderation.states import (
    AppealState,
    Decision,
    ReportGround,
    ReportState,
    SubjectKind,
)


class Report(Base):
    """That somebody reported a text. Who did is read by moderators alone."""

    __tablename__ = "report"
    __table_args__ = (
        UniqueConstraint("subject_id", "reporter_id"),
        Index(
            "ix_report_waiting",
            "programme_id",
            "reported_at",
            "id",
            postgresql_where=text("state = 'OPEN'"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    subject_kind: Mapped[SubjectKind] = mapped_column(text_enum(SubjectKind, "subject_kind"))
    subject_id: Mapped[UUID] = mapped_column(index=True)
    ground: Mapped[ReportGround] = mapped_column(text_enum(ReportGround, "ground"))
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[ReportState] = mapped_column(text_enum(ReportState, "state"))
    reporter_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    reported_at: Mapped[datetime] = mapped_column(MOMENT)


class ModerationAct(Base):
    """A decision with its rule and reason."""

    __tablename__ = "moderation_act"
    __table_args__ = (Index("ix_moderation_act_of", "subject_id", "decided_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"), index=True)
    subject_kind: Mapped[SubjectKind] = mapped_column(text_enum(SubjectKind, "subject_kind"))
    subject_id: Mapped[UUID] = mapped_column()
    decision: Mapped[Decision] = mapped_column(text_enum(Decision, "decision"))
    ground: Mapped[ReportGround] = mapped_column(text_enum(ReportGround, "ground"))
    rule_id: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, comment="the author reads it")
    until: Mapped[date | None] = mapped_column(comment="a blinding ends before this day")
    decided_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    decided_at: Mapped[datetime] = mapped_column(MOMENT)


class Appeal(Base):
    """That the author of a hidden text appealed, and how somebody else decided."""

    __tablename__ = "appeal"

    act_id: Mapped[UUID] = mapped_column(ForeignKey("moderation_act.id"), primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"), index=True)
    appellant_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    text: Mapped[str] = mapped_column(Text)
    appealed_at: Mapped[datetime] = mapped_column(MOMENT)
    state: Mapped[AppealState] = mapped_column(text_enum(AppealState, "state"))
    reason: Mapped[str] = mapped_column(Text)
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None] = mapped_column(MOMENT)
