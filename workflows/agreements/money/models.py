"""Tables of the money: the plan of a consortium, its amounts by version, and what made each version."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Integer, Text, func, text
from sqlalchemy.dialects.postgresql import TSTZRANGE, Range
from sqlalchemy.orm import Mapped, mapped_column

from workflows.agreements.money.rules import LARGEST_AMOUNT
from workflows.agreements.money.states import Form, PlanAct, PlanState, Source
from workflows.kit.base import MOMENT, Base, text_enum


class ContributionPlan(Base):
    """The plan of a consortium, under the consortium's key; no row until the first amount is set."""

    __tablename__ = "contribution_plan"

    id: Mapped[UUID] = mapped_column(ForeignKey("consortium.id"), primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    state: Mapped[PlanState] = mapped_column(text_enum(PlanState, "state"))
    version: Mapped[int] = mapped_column(Integer, comment="of the last act; it only rises")
    changed_at: Mapped[datetime] = mapped_column(MOMENT)


class ContributionRow(Base):
    """One amount; set anew it is a new row, and the old one stays."""

    __tablename__ = "contribution"
    __table_args__ = (
        CheckConstraint(f"won BETWEEN 1 AND {LARGEST_AMOUNT}", name="won"),
        Index(
            "uq_contribution_standing",
            "plan_id",
            "source",
            "form",
            "year",
            "payer_id",
            unique=True,
            postgresql_where=text("upper_inf(recorded)"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    plan_id: Mapped[UUID] = mapped_column(ForeignKey("contribution_plan.id"))
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    source: Mapped[Source] = mapped_column(text_enum(Source, "source"))
    form: Mapped[Form] = mapped_column(text_enum(Form, "form"))
    year: Mapped[int] = mapped_column(Integer)
    payer_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    won: Mapped[int] = mapped_column(BigInteger)
    version: Mapped[int] = mapped_column(Integer, comment="of the plan, which it came with")
    recorded: Mapped[Range[datetime]] = mapped_column(TSTZRANGE())


class PlanVersion(Base):
    """What made a version of a plan, for which organisation, and of a frozen one the digest."""

    __tablename__ = "contribution_plan_version"

    plan_id: Mapped[UUID] = mapped_column(ForeignKey("contribution_plan.id"), primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    act: Mapped[PlanAct] = mapped_column(text_enum(PlanAct, "act"))
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    digest: Mapped[str | None] = mapped_column(Text, comment="of what was put forward")
    made_at: Mapped[datetime] = mapped_column(MOMENT)
