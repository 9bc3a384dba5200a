"""The table of scenarios: whose sheet, who reads it, and what it changes."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from workflows.agreements.talk.models import Layer
from workflows.kit.base import MOMENT, Base, text_enum


class AgreementScenario(Base):
    """A sheet of changes on an agreement; discarded it keeps nothing of what it said."""

    __tablename__ = "agreement_scenario"
    __table_args__ = (
        CheckConstraint("(layer = 'BILATERAL') = (other_id IS NOT NULL)", name="other"),
        CheckConstraint("other_id <> body_id", name="self"),
        CheckConstraint("version > 0", name="version"),
        CheckConstraint(
            "discarded_at IS NULL OR (title = '' AND sheet = '{}'::jsonb)", name="discarded"
        ),
        Index("ix_agreement_scenario_of", "agreement_id", "body_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"))
    layer: Mapped[Layer] = mapped_column(text_enum(Layer, "layer"))
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"), comment="the party that keeps it")
    other_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("body.id"), comment="the party it is shown to"
    )
    title: Mapped[str] = mapped_column(Text)
    sheet: Mapped[dict[str, Any]] = mapped_column(JSONB, comment="what it changes")
    version: Mapped[int] = mapped_column(Integer, comment="of title and sheet, from 1")
    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    made_at: Mapped[datetime] = mapped_column(MOMENT)
    changed_at: Mapped[datetime] = mapped_column(MOMENT)
    tabled_at: Mapped[datetime | None] = mapped_column(MOMENT)
    discarded_at: Mapped[datetime | None] = mapped_column(MOMENT)
