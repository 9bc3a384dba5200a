"""Tables of the handling: the moves of an idea, its answers, and how it is carried out."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Text, func
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import MOMENT, Base, text_enum
from workflows.proposals.states import CloseGround, Outcome, ProposalState


class ProposalMove(Base):
    """One step of an idea's story: from where to where, why, and in which capacity."""

    __tablename__ = "proposal_move"

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    proposal_id: Mapped[UUID] = mapped_column(ForeignKey("proposal.id"), index=True)
    verb: Mapped[str] = mapped_column(Text)
    from_state: Mapped[ProposalState] = mapped_column(text_enum(ProposalState, "from_state"))
    to_state: Mapped[ProposalState] = mapped_column(text_enum(ProposalState, "to_state"))
    ground: Mapped[CloseGround | None] = mapped_column(text_enum(CloseGround, "ground"))
    reason: Mapped[str] = mapped_column(Text, comment="public; the retention role may blank it")
    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    happened_on: Mapped[date] = mapped_column()
    recorded_at: Mapped[datetime] = mapped_column(MOMENT)


class ProposalAnswer(Base):
    """An answer to an idea: interim while it is late, or final with its outcome and reasons."""

    __tablename__ = "proposal_answer"

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    proposal_id: Mapped[UUID] = mapped_column(ForeignKey("proposal.id"), index=True)
    outcome: Mapped[Outcome | None] = mapped_column(
        text_enum(Outcome, "outcome"), comment="none: an interim answer"
    )
    text: Mapped[str] = mapped_column(Text)
    starts_on: Mapped[date | None] = mapped_column(comment="promised start, if adopted")
    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    happened_on: Mapped[date] = mapped_column()
    recorded_at: Mapped[datetime] = mapped_column(MOMENT)


class ProposalProgress(Base):
    """A step of carrying an idea out, as it was noted."""

    __tablename__ = "proposal_progress"

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    proposal_id: Mapped[UUID] = mapped_column(ForeignKey("proposal.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    happened_on: Mapped[date] = mapped_column()
    recorded_at: Mapped[datetime] = mapped_column(MOMENT)


class ProposalMilestone(Base):
    """A promised milestone of carrying an idea out, and when it was reached, or dropped and why."""

    __tablename__ = "proposal_milestone"
    __table_args__ = (CheckConstraint("reached_on IS NULL OR dropped_on IS NULL", name="one_end"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    proposal_id: Mapped[UUID] = mapped_column(ForeignKey("proposal.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    planned_on: Mapped[date] = mapped_column()
    reached_on: Mapped[date | None] = mapped_column()
    dropped_on: Mapped[date | None] = mapped_column(comment="the day it was said to be given up")
    dropped_why: Mapped[str] = mapped_column(Text, server_default="", comment="public")
