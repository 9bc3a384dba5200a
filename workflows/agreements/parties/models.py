"""The table of what became of the parties of an agreement."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Integer, Text, UniqueConstraint, Uuid
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import MOMENT, Base


class AgreementPartyChange(Base):
    """That the parties of an agreement were brought up to date, why, and what ended with it."""

    __tablename__ = "agreement_party_change"
    __table_args__ = (
        UniqueConstraint("agreement_id", "number"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("reason <> ''", name="reason"),
        CheckConstraint("cardinality(after) >= 2", name="after"),
        CheckConstraint("NOT (before @> after AND before <@ after)", name="moved"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"))
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    number: Mapped[int] = mapped_column(Integer, comment="of the agreement, from 1")
    before: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    after: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    reason: Mapped[str] = mapped_column(Text)
    positions: Mapped[int] = mapped_column(Integer, comment="words of leavers that ended")
    counters: Mapped[int] = mapped_column(Integer, comment="of them counters nobody took over")
    fields: Mapped[int] = mapped_column(Integer, comment="of the role matrix, open again")
    clauses: Mapped[int] = mapped_column(Integer, comment="that gave leavers rights, open again")
    duties: Mapped[int] = mapped_column(Integer, comment="of leavers, withdrawn")
    changed_by: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    changed_at: Mapped[datetime] = mapped_column(MOMENT)
