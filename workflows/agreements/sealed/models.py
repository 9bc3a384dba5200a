"""Tables of sealed offers: the calls, and what each party filed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.dialects.postgresql import TSTZRANGE, Range
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import MOMENT, Base


class SealedCall(Base):
    """What is asked of the parties, and when their offers open."""

    __tablename__ = "sealed_call"
    __table_args__ = (
        CheckConstraint("closes_at > called_at", name="hour"),
        Index("ix_sealed_call_of", "clause_id", text("called_at DESC"), "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"))
    clause_id: Mapped[UUID] = mapped_column(ForeignKey("clause.id"))
    asked: Mapped[str] = mapped_column(Text)
    called_by: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    called_at: Mapped[datetime] = mapped_column(MOMENT)
    closes_at: Mapped[datetime] = mapped_column(MOMENT, comment="from then on all are open")


class SealedOffer(Base):
    """What a party filed; filed anew it is a new row, and the old one is never opened."""

    __tablename__ = "sealed_offer"
    __table_args__ = (
        CheckConstraint("won BETWEEN 0 AND 10000000000000", name="won"),
        CheckConstraint("words <> '' OR won IS NOT NULL", name="something"),
        Index(
            "uq_sealed_offer_standing",
            "call_id",
            "body_id",
            unique=True,
            postgresql_where=text("upper_inf(recorded)"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    call_id: Mapped[UUID] = mapped_column(ForeignKey("sealed_call.id"))
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    words: Mapped[str] = mapped_column(Text)
    won: Mapped[int | None] = mapped_column(BigInteger)
    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    recorded: Mapped[Range[datetime]] = mapped_column(TSTZRANGE())
