"""Tables of disputes: paths of agreements, disputes, what they are about, and what was said and done."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    Text,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from workflows.agreements.disputes.states import DisputeAct, DisputeState, PathKind
from workflows.kit.base import MOMENT, Base, text_enum


class DisputePath(Base):
    """A step of the path an agreement gives its disputes; set anew it is a new edition."""

    __tablename__ = "dispute_path"
    __table_args__ = (CheckConstraint("days > 0", name="days"),)

    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"), primary_key=True)
    edition: Mapped[int] = mapped_column(Integer, primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    kind: Mapped[PathKind] = mapped_column(text_enum(PathKind, "kind"))
    days: Mapped[int | None] = mapped_column(Integer, comment="none: decided outside")
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"), comment="who set it")
    set_at: Mapped[datetime] = mapped_column(MOMENT)


class Dispute(Base):
    """A dispute between parties of an agreement in force, and at which step it is."""

    __tablename__ = "dispute"
    __table_args__ = (
        UniqueConstraint("agreement_id", "number"),
        CheckConstraint("cardinality(sides) > 1 AND opened_by = ANY (sides)", name="sides"),
        CheckConstraint("(ended_on IS NULL) = (state IN ('OPEN', 'ESCALATED'))", name="ended"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"))
    number: Mapped[int] = mapped_column(Integer, comment="of the agreement, from 1")
    opened_by: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    sides: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), comment="who notified it, first")
    subject: Mapped[str] = mapped_column(Text)
    state: Mapped[DisputeState] = mapped_column(text_enum(DisputeState, "state"))
    step: Mapped[int] = mapped_column(Integer, comment="of its path, from 1")
    began_on: Mapped[date] = mapped_column(comment="the step")
    acts: Mapped[int] = mapped_column(Integer)
    told_over: Mapped[int] = mapped_column(Integer, comment="the last step whose end was told")
    notified_on: Mapped[date] = mapped_column()
    ended_on: Mapped[date | None] = mapped_column()


class DisputeStep(Base):
    """A step of the path of one dispute, as it was when it was notified."""

    __tablename__ = "dispute_step"

    dispute_id: Mapped[UUID] = mapped_column(ForeignKey("dispute.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    kind: Mapped[PathKind] = mapped_column(text_enum(PathKind, "kind"))
    days: Mapped[int | None] = mapped_column(Integer)


class DisputeMatter(Base):
    """A clause or an obligation a dispute is about."""

    __tablename__ = "dispute_matter"
    __table_args__ = (CheckConstraint("(clause_id IS NULL) <> (duty_id IS NULL)", name="one"),)

    dispute_id: Mapped[UUID] = mapped_column(ForeignKey("dispute.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    clause_id: Mapped[UUID | None] = mapped_column(ForeignKey("clause.id"))
    duty_id: Mapped[UUID | None] = mapped_column(ForeignKey("duty.id"), index=True)


class DisputeSaid(Base):
    """What was said or done in a dispute, at which step; it stays as it was said."""

    __tablename__ = "dispute_said"
    __table_args__ = (
        ForeignKeyConstraint(
            ["dispute_id", "step"], ["dispute_step.dispute_id", "dispute_step.number"]
        ),
    )

    dispute_id: Mapped[UUID] = mapped_column(ForeignKey("dispute.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    step: Mapped[int] = mapped_column(Integer)
    act: Mapped[DisputeAct] = mapped_column(text_enum(DisputeAct, "act"))
    words: Mapped[str] = mapped_column(Text)
    changes_clauses: Mapped[bool | None] = mapped_column(Boolean, comment="of a settlement put")
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"), comment="for which party")
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    acted_on: Mapped[date] = mapped_column()
    at: Mapped[datetime] = mapped_column(MOMENT)
