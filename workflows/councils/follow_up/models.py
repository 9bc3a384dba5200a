"""Tables of follow-up: decisions, the versions of their terms, what was done about them, reminders."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Boolean, ForeignKey, Index, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workflows.councils.follow_up.states import DecisionState, Effect, StepKind, Warned
from workflows.kit.base import MOMENT, Base, text_enum


class Decision(Base):
    """A decision of a council. Its number, text and day never change; the rest is as its terms stand."""

    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("council_id", "year", "number"),
        UniqueConstraint("item_id"),
        Index("ix_decision_number", "programme_id", "year", "number"),
        Index("ix_decision_due", "state", "due_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    council_id: Mapped[UUID] = mapped_column(ForeignKey("council.id"))
    item_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("meeting_item.id"), comment="none: entered from earlier minutes"
    )
    source: Mapped[str] = mapped_column(Text, server_default="", comment="the earlier minutes")
    year: Mapped[int] = mapped_column(Integer)
    number: Mapped[int] = mapped_column(
        Integer, comment="of the decisions of the place's councils in the year"
    )
    text: Mapped[str] = mapped_column(Text, comment="as it was adopted")
    sha256: Mapped[str] = mapped_column(Text, comment="of the text")
    decided_on: Mapped[date] = mapped_column()
    declared_at: Mapped[datetime] = mapped_column(MOMENT)
    state: Mapped[DecisionState] = mapped_column(text_enum(DecisionState, "state"))
    terms: Mapped[int] = mapped_column(Integer, server_default="0", comment="versions given")
    steps: Mapped[int] = mapped_column(Integer, server_default="0", comment="numbers given")
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey("body.id"), comment="who has to act")
    owner_appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    by_council: Mapped[bool] = mapped_column(
        Boolean, server_default="false", comment="the council itself carries it out"
    )
    due_on: Mapped[date | None] = mapped_column(comment="as it stands, postponed or not")
    reported_on: Mapped[date | None] = mapped_column(comment="of the report that stands")


class DecisionTerms(Base):
    """A version of a decision's terms. `supersedes` is one given after the minutes were confirmed."""

    __tablename__ = "decision_terms"

    decision_id: Mapped[UUID] = mapped_column(ForeignKey("decision.id"), primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    effect: Mapped[Effect] = mapped_column(text_enum(Effect, "effect"))
    addressee_id: Mapped[UUID | None] = mapped_column(ForeignKey("body.id"))
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    owner_appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    by_council: Mapped[bool] = mapped_column(
        Boolean, server_default="false", comment="the council itself; the owner is its government"
    )
    due_on: Mapped[date] = mapped_column()
    due_days: Mapped[int | None] = mapped_column(Integer, comment="the period it was counted from")
    evidence: Mapped[str] = mapped_column(Text, comment="what will show that it is done")
    supersedes: Mapped[bool] = mapped_column(Boolean)
    reason: Mapped[str] = mapped_column(Text, server_default="")
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(MOMENT)


class DecisionStep(Base):
    """What was done about a decision, in words; `due_on` is the day before a postponement moved it."""

    __tablename__ = "decision_step"

    decision_id: Mapped[UUID] = mapped_column(ForeignKey("decision.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    kind: Mapped[StepKind] = mapped_column(text_enum(StepKind, "kind"))
    words: Mapped[str] = mapped_column(Text)
    link: Mapped[str] = mapped_column(Text, server_default="")
    due_on: Mapped[date | None] = mapped_column(comment="the due day until then")
    moved_to: Mapped[date | None] = mapped_column(comment="the due day since")
    resolution_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("decision.id"), comment="the decision of the council that says so"
    )
    item_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("meeting_item.id"), comment="the item by which the council deals with it"
    )
    body_id: Mapped[UUID | None] = mapped_column(ForeignKey("body.id"), comment="for whom he acts")
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    acted_on: Mapped[date] = mapped_column()
    at: Mapped[datetime] = mapped_column(MOMENT)


class DecisionReminder(Base):
    """That somebody was reminded of a due day, once for each."""

    __tablename__ = "decision_reminder"

    decision_id: Mapped[UUID] = mapped_column(ForeignKey("decision.id"), primary_key=True)
    due_on: Mapped[date] = mapped_column(primary_key=True)
    warned: Mapped[Warned] = mapped_column(text_enum(Warned, "warned"), primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    at: Mapped[datetime] = mapped_column(MOMENT)
