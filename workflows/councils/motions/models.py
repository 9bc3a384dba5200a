"""Tables of motions: amendments with who supports them, and the versions of an item's words."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Integer, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from workflows.councils.motions.states import AmendmentState
from workflows.kit.base import MOMENT, Base, text_enum


class MotionAmendment(Base):
    """An amendment to the words of an item; what it says never changes."""

    __tablename__ = "motion_amendment"
    __table_args__ = (UniqueConstraint("item_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    item_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_item.id"))
    number: Mapped[int] = mapped_column(Integer, comment="of the item's amendments, from 1")
    changes: Mapped[list[dict[str, Any]]] = mapped_column(
        JSONB, comment="passage of the original (none: all of it) and the words in its place"
    )
    reason: Mapped[str] = mapped_column(Text)
    mover_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    state: Mapped[AmendmentState] = mapped_column(text_enum(AmendmentState, "state"))
    place: Mapped[int | None] = mapped_column(Integer, comment="in the chair's order, from 1")
    moved_at: Mapped[datetime] = mapped_column(MOMENT)
    ready_at: Mapped[datetime | None] = mapped_column(MOMENT, comment="since when it is open")
    ended_at: Mapped[datetime | None] = mapped_column(MOMENT)


class AmendmentSupport(Base):
    """That another member supports an amendment (재청)."""

    __tablename__ = "amendment_support"

    amendment_id: Mapped[UUID] = mapped_column(ForeignKey("motion_amendment.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))


class MotionText(Base):
    """A version of an item's words after an amendment was adopted; version 1 is the original itself."""

    __tablename__ = "motion_text"

    item_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_item.id"), primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    amendment: Mapped[int] = mapped_column(Integer, comment="the number of what was adopted")
    words: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(MOMENT)
