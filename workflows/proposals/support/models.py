"""Tables of support: who stands behind what, the ladder of a place, and the duties it begot."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, UniqueConstraint, func, text
from sqlalchemy.dialects.postgresql import TSTZRANGE, Range
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import MOMENT, Base, text_enum
from workflows.proposals.support.states import DutyKind


class ProposalSupport(Base):
    """That a person stands behind an idea, or did. It can reveal an opinion: guarded, never shown."""

    __tablename__ = "proposal_support"

    proposal_id: Mapped[UUID] = mapped_column(ForeignKey("proposal.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    supported_at: Mapped[datetime] = mapped_column(MOMENT)
    withdrawn_at: Mapped[datetime | None] = mapped_column(MOMENT)


class SupportRung(Base):
    """One rung of a place's own ladder; without any, the ladder of the rule packs holds."""

    __tablename__ = "support_rung"
    __table_args__ = (
        Index(
            "uq_support_rung_standing",
            "programme_id",
            "kind",
            unique=True,
            postgresql_where=text("upper_inf(recorded)"),
        ),
        CheckConstraint("supports > 0 AND within_days > 0 AND answer_days > 0", name="positive"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    kind: Mapped[DutyKind] = mapped_column(text_enum(DutyKind, "kind"))
    supports: Mapped[int] = mapped_column(Integer)
    within_days: Mapped[int] = mapped_column(Integer)
    answer_days: Mapped[int] = mapped_column(Integer)
    recorded: Mapped[Range[datetime]] = mapped_column(TSTZRANGE())


class ProposalDuty(Base):
    """A duty that an idea has begot, once for each kind, and until when it is due."""

    __tablename__ = "proposal_duty"
    __table_args__ = (UniqueConstraint("proposal_id", "kind"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"), index=True)
    proposal_id: Mapped[UUID] = mapped_column(ForeignKey("proposal.id"))
    kind: Mapped[DutyKind] = mapped_column(text_enum(DutyKind, "kind"))
    supports: Mapped[int] = mapped_column(Integer, comment="at the moment it arose")
    arose_at: Mapped[datetime] = mapped_column(MOMENT)
    due_on: Mapped[date] = mapped_column()
    done_on: Mapped[date | None] = mapped_column()
