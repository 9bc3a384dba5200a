"""Tables of the register: obligations, sentences that are none, facts, what was done, who was warned."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from workflows.agreements.duties.due import DueRule
from workflows.agreements.duties.states import (
    Count,
    DutyAct,
    DutyState,
    DutyWarning,
    FactKind,
    Trigger,
)
from workflows.documents.files.states import FileKind
from workflows.kit.base import MOMENT, Base, text_enum


class Duty(Base):
    """An obligation mapped from a sentence. Its due day is counted from the rule, and stored nowhere."""

    __tablename__ = "duty"
    __table_args__ = (
        UniqueConstraint("agreement_id", "number"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("creditor_id <> debtor_id", name="parties"),
        CheckConstraint("after_id <> id", name="after"),
        CheckConstraint(
            "(trigger = 'FIXED_DAY') = (fixed_day IS NOT NULL)"
            " AND (trigger = 'FACT') = (fact IS NOT NULL)"
            " AND (trigger = 'DUTY_DONE') = (after_id IS NOT NULL)"
            " AND (trigger = 'FIXED_DAY') = (length IS NULL)"
            " AND (length IS NULL) = (count IS NULL)",
            name="rule",
        ),
        CheckConstraint("(escalate_to IS NULL) = (escalate_after IS NULL)", name="escalation"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"))
    clause_id: Mapped[UUID] = mapped_column(ForeignKey("clause.id"))
    number: Mapped[int] = mapped_column(Integer, comment="of the agreement, from 1")
    sentence: Mapped[str] = mapped_column(Text, comment="as it stood when it was mapped")
    sentence_digest: Mapped[str] = mapped_column(Text)
    debtor_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    creditor_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("body.id"), comment="none: all the other parties"
    )
    what: Mapped[str] = mapped_column(Text)
    trigger: Mapped[Trigger] = mapped_column(text_enum(Trigger, "trigger"))
    fixed_day: Mapped[date | None] = mapped_column()
    fact: Mapped[FactKind | None] = mapped_column(text_enum(FactKind, "fact"))
    after_id: Mapped[UUID | None] = mapped_column(ForeignKey("duty.id"))
    length: Mapped[int | None] = mapped_column(Integer)
    count: Mapped[Count | None] = mapped_column(text_enum(Count, "count"))
    evidence: Mapped[str] = mapped_column(Text, comment="what will show that it is done")
    consequence: Mapped[str] = mapped_column(Text, server_default="", comment="of not doing it")
    escalate_to: Mapped[UUID | None] = mapped_column(ForeignKey("body.id"))
    escalate_after: Mapped[int | None] = mapped_column(Integer, comment="days late")
    state: Mapped[DutyState] = mapped_column(text_enum(DutyState, "state"))
    steps: Mapped[int] = mapped_column(Integer)
    extended_to: Mapped[date | None] = mapped_column(comment="by the creditor, last")
    reported_on: Mapped[date | None] = mapped_column()
    done_on: Mapped[date | None] = mapped_column()
    mapped_by: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    mapped_at: Mapped[datetime] = mapped_column(MOMENT)
    withdrawn_at: Mapped[datetime | None] = mapped_column(MOMENT)

    @property
    def rule(self) -> DueRule:
        """How its due day is counted."""
        return DueRule(
            self.trigger, self.fixed_day, self.fact, self.after_id, self.length, self.count
        )


class DutyNone(Base):
    """That a sentence of a clause obliges nobody, and why a person says so."""

    __tablename__ = "duty_none"
    __table_args__ = (
        UniqueConstraint("clause_id", "sentence_digest"),
        CheckConstraint("reason <> ''", name="reason"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"))
    clause_id: Mapped[UUID] = mapped_column(ForeignKey("clause.id"))
    sentence_digest: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    marked_by: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    marked_at: Mapped[datetime] = mapped_column(MOMENT)


class DutyFact(Base):
    """A fact somebody recorded for an agreement, with what shows it; it is never changed."""

    __tablename__ = "duty_fact"
    __table_args__ = (
        UniqueConstraint("agreement_id", "kind", "happened_on"),
        Index(
            "uq_duty_fact_once",
            "agreement_id",
            "kind",
            unique=True,
            postgresql_where=text("kind <> 'FISCAL_YEAR_END'"),
        ),
        CheckConstraint("evidence <> ''", name="evidence"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"))
    kind: Mapped[FactKind] = mapped_column(text_enum(FactKind, "kind"))
    happened_on: Mapped[date] = mapped_column()
    evidence: Mapped[str] = mapped_column(Text)
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    recorded_by: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    recorded_at: Mapped[datetime] = mapped_column(MOMENT)


class DutyStep(Base):
    """What was done about an obligation, in words; `due_on` is the due day until then."""

    __tablename__ = "duty_step"
    __table_args__ = (
        CheckConstraint(
            "(file_id IS NULL) = (file_kind IS NULL) AND (file_id IS NULL) = (file_sha256 IS NULL)",
            name="file",
        ),
    )

    duty_id: Mapped[UUID] = mapped_column(ForeignKey("duty.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"))
    act: Mapped[DutyAct] = mapped_column(text_enum(DutyAct, "act"))
    words: Mapped[str] = mapped_column(Text)
    due_on: Mapped[date | None] = mapped_column(comment="until then")
    moved_to: Mapped[date | None] = mapped_column(comment="since")
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"), comment="for which party")
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    acted_on: Mapped[date] = mapped_column()
    file_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("stored_file.id"), unique=True, comment="what shows it"
    )
    file_kind: Mapped[FileKind | None] = mapped_column(text_enum(FileKind, "file_kind"))
    file_sha256: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(MOMENT)


class DutyReminder(Base):
    """That somebody was told of a due day, once for each."""

    __tablename__ = "duty_reminder"

    duty_id: Mapped[UUID] = mapped_column(ForeignKey("duty.id"), primary_key=True)
    due_on: Mapped[date] = mapped_column(primary_key=True)
    warned: Mapped[DutyWarning] = mapped_column(text_enum(DutyWarning, "warned"), primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    at: Mapped[datetime] = mapped_column(MOMENT)
