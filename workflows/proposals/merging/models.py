"""The table of merging: offers. Into what an idea went stands on the idea itself."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import MOMENT, Base, text_enum
from workflows.proposals.merging.states import MergeState


class MergeOffer(Base):
    """That one idea be merged into another, what was said, and what the other author answered."""

    __tablename__ = "merge_offer"
    __table_args__ = (
        CheckConstraint("source_id <> target_id", name="two"),
        Index(
            "uq_merge_offer_standing",
            "source_id",
            "target_id",
            unique=True,
            postgresql_where=text("state = 'PROPOSED'"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    source_id: Mapped[UUID] = mapped_column(ForeignKey("proposal.id"))
    target_id: Mapped[UUID] = mapped_column(ForeignKey("proposal.id"), index=True)
    state: Mapped[MergeState] = mapped_column(text_enum(MergeState, "state"))
    proposer_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    answerer_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    text: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, comment="the answer's")
    proposed_at: Mapped[datetime] = mapped_column(MOMENT)
    answered_at: Mapped[datetime | None] = mapped_column(MOMENT)
