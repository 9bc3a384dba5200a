"""Tables of drafts and of the authors an idea has together."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import MOMENT, Base, text_enum
from workflows.proposals.drafts.states import DraftState
from workflows.proposals.states import Category


class ProposalDraft(Base):
    """An idea that is being written; it hands its key on to the idea it becomes."""

    __tablename__ = "proposal_draft"
    __table_args__ = (
        CheckConstraint(
            "abs(longitude) <= 180000000 AND abs(latitude) <= 90000000", name="point_on_earth"
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    lead_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    state: Mapped[DraftState] = mapped_column(text_enum(DraftState, "state"))
    version: Mapped[int] = mapped_column(Integer, comment="of words and shares, from 1")
    invitation: Mapped[int] = mapped_column(
        Integer, server_default="0", comment="which link leads here; 0: none"
    )
    title: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(Text)
    category: Mapped[Category | None] = mapped_column(text_enum(Category, "category"))
    cost: Mapped[int | None] = mapped_column(BigInteger, comment="won")
    longitude: Mapped[int | None] = mapped_column(Integer, comment="millionths of a degree")
    latitude: Mapped[int | None] = mapped_column(Integer, comment="millionths of a degree")
    begun_at: Mapped[datetime] = mapped_column(MOMENT)
    touched_at: Mapped[datetime] = mapped_column(MOMENT, index=True)


class DraftAuthor(Base):
    """That somebody writes along, which share he has, and to which version he has agreed."""

    __tablename__ = "draft_author"
    __table_args__ = (
        CheckConstraint("(share_numerator IS NULL) = (share_denominator IS NULL)", name="share"),
        CheckConstraint(
            "share_numerator > 0 AND share_denominator >= share_numerator", name="share_of_one"
        ),
    )

    draft_id: Mapped[UUID] = mapped_column(ForeignKey("proposal_draft.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    share_numerator: Mapped[int | None] = mapped_column(Integer)
    share_denominator: Mapped[int | None] = mapped_column(Integer)
    agreed_version: Mapped[int] = mapped_column(Integer, server_default="0")
    joined_at: Mapped[datetime] = mapped_column(MOMENT)
    left_at: Mapped[datetime | None] = mapped_column(MOMENT)


class ProposalAuthor(Base):
    """One of the authors an idea has together, with the share the lead stated and all agreed to."""

    __tablename__ = "proposal_author"
    __table_args__ = (
        CheckConstraint(
            "share_numerator > 0 AND share_denominator >= share_numerator", name="share_of_one"
        ),
        Index(
            "uq_proposal_author_lead",
            "proposal_id",
            unique=True,
            postgresql_where=text("position = 1"),
        ),
    )

    proposal_id: Mapped[UUID] = mapped_column(ForeignKey("proposal.id"), primary_key=True)
    position: Mapped[int] = mapped_column(
        Integer, primary_key=True, autoincrement=False, comment="the lead is 1"
    )
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    share_numerator: Mapped[int] = mapped_column(Integer)
    share_denominator: Mapped[int] = mapped_column(Integer)
