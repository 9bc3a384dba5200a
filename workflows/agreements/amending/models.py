"""Tables of amendments: an instrument's own terms, its operations, and which obligations it ended."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workflows.agreements.amending.operations import OperationKind
from workflows.agreements.amending.states import Approver
from workflows.agreements.money.rules import LARGEST_AMOUNT
from workflows.agreements.money.states import Form, Source
from workflows.kit.base import MOMENT, Base, text_enum


class Amendment(Base):
    """What an amending instrument has beside what every agreement has."""

    __tablename__ = "amendment"
    __table_args__ = (
        UniqueConstraint("base_id", "number"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("reason <> ''", name="reason"),
        CheckConstraint("(raised_why IS NULL) = (raised_by IS NULL)", name="raised"),
        CheckConstraint(
            "(approver IS NULL) = (approval_document IS NULL)"
            " AND (approver IS NULL) = (approved_on IS NULL)",
            name="approval",
        ),
        CheckConstraint("in_force_on >= effective_on", name="day"),
    )

    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"), primary_key=True)
    base_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"), comment="what it amends")
    number: Mapped[int | None] = mapped_column(
        Integer, comment="its turn among the amendments of a day; given at the freeze"
    )
    reason: Mapped[str] = mapped_column(Text, comment="why it is amended")
    effective_on: Mapped[date | None] = mapped_column(comment="none: when it is sealed")
    raised_why: Mapped[str | None] = mapped_column(Text, comment="why it is treated as a major one")
    raised_by: Mapped[UUID | None] = mapped_column(ForeignKey("body.id"))
    approver: Mapped[Approver | None] = mapped_column(text_enum(Approver, "approver"))
    approval_document: Mapped[str | None] = mapped_column(Text)
    approved_on: Mapped[date | None] = mapped_column()
    in_force_on: Mapped[date | None] = mapped_column(comment="the day from which it holds")


class AmendmentOperation(Base):
    """What one clause of an instrument does to the agreement; its new text is the clause's own text."""

    __tablename__ = "amendment_operation"
    __table_args__ = (
        CheckConstraint("(kind IN ('ADD', 'JOIN', 'LEAVE')) = (target_id IS NULL)", name="target"),
        CheckConstraint("(target_id IS NULL) = (drafted_on IS NULL)", name="drafted_on"),
        CheckConstraint("(kind IN ('JOIN', 'LEAVE')) = (party_id IS NOT NULL)", name="party"),
        CheckConstraint(
            "kind IN ('ADD', 'MOVE') OR (parent_id IS NULL AND after_id IS NULL)", name="place"
        ),
        CheckConstraint("target_id <> parent_id AND target_id <> after_id", name="itself"),
    )

    clause_id: Mapped[UUID] = mapped_column(ForeignKey("clause.id"), primary_key=True)
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"))
    kind: Mapped[OperationKind] = mapped_column(text_enum(OperationKind, "kind"))
    target_id: Mapped[UUID | None] = mapped_column(ForeignKey("clause.id"))
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("clause.id"))
    after_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("clause.id"), comment="the sibling it comes after; none: first"
    )
    drafted_on: Mapped[str | None] = mapped_column(Text, comment="digest of what it is done to")
    party_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("body.id"), comment="who joins or leaves"
    )


class AmendmentAmount(Base):
    """What a clause of an instrument makes of one amount of the plan; it comes with the operation."""

    __tablename__ = "amendment_amount"
    __table_args__ = (
        UniqueConstraint("clause_id", "source", "form", "year", "payer_id"),
        CheckConstraint(
            f"before BETWEEN 0 AND {LARGEST_AMOUNT} AND won BETWEEN 0 AND {LARGEST_AMOUNT}"
            " AND before <> won",
            name="won",
        ),
    )

    clause_id: Mapped[UUID] = mapped_column(
        ForeignKey("amendment_operation.clause_id"), primary_key=True
    )
    number: Mapped[int] = mapped_column(Integer, primary_key=True, comment="of the clause, from 1")
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"))
    source: Mapped[Source] = mapped_column(text_enum(Source, "source"))
    form: Mapped[Form] = mapped_column(text_enum(Form, "form"))
    year: Mapped[int] = mapped_column(Integer)
    payer_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    before: Mapped[int] = mapped_column(BigInteger, comment="as the plan stood; 0: none")
    won: Mapped[int] = mapped_column(BigInteger, comment="0: none any more")


class DutyEnd(Base):
    """That an obligation ends, because an instrument removed or replaced what it rests on, or who it binds."""

    __tablename__ = "duty_end"

    duty_id: Mapped[UUID] = mapped_column(ForeignKey("duty.id"), primary_key=True)
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"), comment="the instrument")
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    ends_on: Mapped[date] = mapped_column(comment="the first day without it")
    recorded_at: Mapped[datetime] = mapped_column(MOMENT)
