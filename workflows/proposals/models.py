"""Tables of the proposals loop: proposals and their public numbers."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import MOMENT, Base, text_enum
from workflows.proposals.states import Category, Channel, ProposalState


class Proposal(Base):
    """A resident's idea with its public number, cost, place and state."""

    __tablename__ = "proposal"
    __table_args__ = (
        UniqueConstraint("programme_id", "number"),
        CheckConstraint("cost >= 0", name="cost"),
        CheckConstraint("supports >= 0", name="supports"),
        Index(
            "uq_proposal_paper_serial",
            "programme_id",
            "paper_serial",
            unique=True,
            postgresql_where=text("paper_serial IS NOT NULL"),
        ),
        CheckConstraint("(longitude IS NULL) = (latitude IS NULL)", name="point_whole"),
        CheckConstraint(
            "longitude BETWEEN 124000000 AND 132500000 AND latitude BETWEEN 32500000 AND 39500000",
            name="point_in_korea",
        ),
        Index("ix_proposal_of_area", "programme_id", "area", text("submitted_at DESC"), "id"),
        Index("ix_proposal_search_grams", "search_grams", postgresql_using="gin"),
        Index("ix_proposal_newest", text("submitted_at DESC"), "id"),
        Index("ix_proposal_of_place", "programme_id", text("submitted_at DESC"), "id"),
        Index("ix_proposal_of_state", "programme_id", "state", text("submitted_at DESC"), "id"),
        Index("ix_proposal_cost_of_place", "programme_id", "cost", "id"),
        Index("ix_proposal_title_of_place", "programme_id", "title", "id"),
        Index("ix_proposal_title", "title", "id"),
        Index("ix_proposal_cost", "cost", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    number: Mapped[str] = mapped_column(Text, unique=True)
    title: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    category: Mapped[Category] = mapped_column(text_enum(Category, "category"))
    place: Mapped[str] = mapped_column(Text)
    longitude: Mapped[int | None] = mapped_column(Integer, comment="millionths of a degree")
    latitude: Mapped[int | None] = mapped_column(Integer, comment="millionths of a degree")
    area: Mapped[int | None] = mapped_column(Integer, comment="number of the district it lies in")
    cost: Mapped[int] = mapped_column(BigInteger, comment="won")
    channel: Mapped[Channel] = mapped_column(
        text_enum(Channel, "channel"), server_default=Channel.ONLINE.value
    )
    paper_serial: Mapped[str | None] = mapped_column(Text, comment="number on the paper form")
    state: Mapped[ProposalState] = mapped_column(text_enum(ProposalState, "state"))
    author_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    author_appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    merged_into_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("proposal.id"), index=True, comment="where it went by its author's consent"
    )
    sent_to_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("body.id"), index=True, comment="the body of the place it was sent on to"
    )
    hidden: Mapped[bool] = mapped_column(Boolean, server_default="false")
    supports: Mapped[int] = mapped_column(Integer, server_default="0")
    opened_on: Mapped[date | None] = mapped_column(comment="open for support since")
    submitted_on: Mapped[date] = mapped_column()
    submitted_at: Mapped[datetime] = mapped_column(MOMENT)
    search_text: Mapped[str] = mapped_column(Text)
    search_grams: Mapped[list[str]] = mapped_column(ARRAY(Text))
