"""Tables of settlement: reports, the lines of each time one was handed in, what was done, found and came back."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from workflows.agreements.duties.states import FactKind
from workflows.agreements.money.rules import LARGEST_AMOUNT
from workflows.agreements.money.states import Form, Source
from workflows.agreements.settling.rules import Key, Line
from workflows.agreements.settling.states import ReportAct, ReportState
from workflows.kit.base import MOMENT, Base, text_enum


class SettlementReport(Base):
    """The report of one party after one fact; handed in again it has a new edition of lines."""

    __tablename__ = "settlement_report"
    __table_args__ = (UniqueConstraint("agreement_id", "body_id", "fact", "happened_on"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"))
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"), comment="who settles")
    fact: Mapped[FactKind] = mapped_column(text_enum(FactKind, "fact"))
    happened_on: Mapped[date] = mapped_column(comment="the day of the fact")
    state: Mapped[ReportState] = mapped_column(text_enum(ReportState, "state"))
    edition: Mapped[int] = mapped_column(Integer, comment="how often it was handed in")
    steps: Mapped[int] = mapped_column(Integer)
    audit: Mapped[str] = mapped_column(
        Text, comment="the audit from outside; none where none is asked"
    )
    submitted_on: Mapped[date] = mapped_column(comment="last")
    accepted_on: Mapped[date | None] = mapped_column()


class SettlementLine(Base):
    """What came of one source, in one form, for one year; it stays as it was handed in."""

    __tablename__ = "settlement_line"
    __table_args__ = (
        CheckConstraint(
            f"received BETWEEN 0 AND {LARGEST_AMOUNT} AND spent BETWEEN 0 AND received"
            f" AND interest BETWEEN 0 AND {LARGEST_AMOUNT}",
            name="won",
        ),
        CheckConstraint("form = 'CASH' OR interest = 0", name="interest"),
    )

    report_id: Mapped[UUID] = mapped_column(ForeignKey("settlement_report.id"), primary_key=True)
    edition: Mapped[int] = mapped_column(Integer, primary_key=True)
    source: Mapped[Source] = mapped_column(text_enum(Source, "source"), primary_key=True)
    form: Mapped[Form] = mapped_column(text_enum(Form, "form"), primary_key=True)
    year: Mapped[int] = mapped_column(Integer, primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    received: Mapped[int] = mapped_column(BigInteger)
    spent: Mapped[int] = mapped_column(BigInteger)
    interest: Mapped[int] = mapped_column(BigInteger)

    @property
    def line(self) -> Line:
        """As the rules see it."""
        return Line(self.source, self.form, self.year, self.received, self.spent, self.interest)


class SettlementStep(Base):
    """What was done about a report, in words."""

    __tablename__ = "settlement_step"

    report_id: Mapped[UUID] = mapped_column(ForeignKey("settlement_report.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    act: Mapped[ReportAct] = mapped_column(text_enum(ReportAct, "act"))
    words: Mapped[str] = mapped_column(Text)
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"), comment="for which body")
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    acted_on: Mapped[date] = mapped_column()
    at: Mapped[datetime] = mapped_column(MOMENT)


class SettlementFinding(Base):
    """What a judgement says of one line: how much of what was spent it recognises, and why not all."""

    __tablename__ = "settlement_finding"
    __table_args__ = (
        CheckConstraint("recognised >= 0", name="recognised"),
        ForeignKeyConstraint(
            ["report_id", "step"], ["settlement_step.report_id", "settlement_step.number"]
        ),
        ForeignKeyConstraint(
            ["report_id", "edition", "source", "form", "year"],
            [
                f"settlement_line.{one}"
                for one in ("report_id", "edition", "source", "form", "year")
            ],
            name="fk_settlement_finding_line",
        ),
    )

    report_id: Mapped[UUID] = mapped_column(ForeignKey("settlement_report.id"), primary_key=True)
    step: Mapped[int] = mapped_column(
        Integer, primary_key=True, comment="the judgement it belongs to"
    )
    source: Mapped[Source] = mapped_column(text_enum(Source, "source"), primary_key=True)
    form: Mapped[Form] = mapped_column(text_enum(Form, "form"), primary_key=True)
    year: Mapped[int] = mapped_column(Integer, primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    edition: Mapped[int] = mapped_column(Integer, comment="which one was judged")
    recognised: Mapped[int] = mapped_column(BigInteger, comment="of what was spent, won")
    why: Mapped[str] = mapped_column(Text, comment="empty where all of it is recognised")

    @property
    def key(self) -> Key:
        """Which line it is of."""
        return self.source, self.form, self.year


class SettlementRepayment(Base):
    """That what was owed back of one source has come, and what shows it."""

    __tablename__ = "settlement_repayment"
    __table_args__ = (CheckConstraint("won > 0", name="won"),)

    report_id: Mapped[UUID] = mapped_column(ForeignKey("settlement_report.id"), primary_key=True)
    source: Mapped[Source] = mapped_column(text_enum(Source, "source"), primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    won: Mapped[int] = mapped_column(BigInteger)
    came_on: Mapped[date] = mapped_column()
    evidence: Mapped[str] = mapped_column(Text)
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"), comment="who says that it came")
    at: Mapped[datetime] = mapped_column(MOMENT)
