"""The table of campaigns."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    Boolean,
    ForeignKey,
    Integer,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import MOMENT, Base


class Campaign(Base):
    """A vote of residents on proposals: its words, who may vote, and its poll; frozen once that opens."""

    __tablename__ = "campaign"
    __table_args__ = (UniqueConstraint("programme_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    poll_id: Mapped[UUID] = mapped_column(ForeignKey("poll.id"), unique=True)
    number: Mapped[str] = mapped_column(Text, unique=True)
    title: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text)
    minimum_age: Mapped[int] = mapped_column(Integer)
    excludes_officials: Mapped[bool] = mapped_column(Boolean)
    reviewed_only: Mapped[bool] = mapped_column(
        Boolean,
        server_default="false",
        default=False,
        comment="only ideas of which a panel has published a review",
    )
    standings: Mapped[list[str]] = mapped_column(
        ARRAY(Text), server_default="{ADDRESS}", comment="by which of them one may vote"
    )
    version: Mapped[int] = mapped_column(
        Integer, server_default="1", default=1, comment="of its words and terms, until it opens"
    )
    prepared_at: Mapped[datetime] = mapped_column(MOMENT, index=True)
