"""The table of talk: who said what, in which layer."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import MOMENT, Base, text_enum


class Layer(StrEnum):
    """Who hears it."""

    PARTY = "PARTY"
    BILATERAL = "BILATERAL"
    TABLE = "TABLE"


class AgreementMessage(Base):
    """What a party said in a layer; withdrawn words are shown to nobody any more."""

    __tablename__ = "agreement_message"
    __table_args__ = (
        CheckConstraint("(layer = 'BILATERAL') = (other_id IS NOT NULL)", name="other"),
        CheckConstraint("other_id <> body_id", name="self"),
        CheckConstraint("words <> ''", name="words"),
        Index(
            "ix_agreement_message_of",
            "agreement_id",
            "layer",
            "clause_id",
            text("said_at DESC"),
            "id",
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"))
    clause_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("clause.id"), comment="none: of the agreement as a whole"
    )
    layer: Mapped[Layer] = mapped_column(text_enum(Layer, "layer"))
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"), comment="the party that said it")
    other_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("body.id"), comment="the party it was said to"
    )
    words: Mapped[str] = mapped_column(Text)
    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    said_at: Mapped[datetime] = mapped_column(MOMENT)
    withdrawn_at: Mapped[datetime | None] = mapped_column(MOMENT)
