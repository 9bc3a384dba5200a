"""Tables of minutes: the minutes, gists, corrections, signatures, hidden spans, corrigenda."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, ForeignKey, Index, Integer, Text, UniqueConstraint, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from workflows.councils.minutes.states import Ground, MinutesState, Publication
from workflows.kit.base import MOMENT, Base, text_enum


class MeetingMinutes(Base):
    """The minutes of a meeting. `content` is their frozen text; before the confirmation there is none."""

    __tablename__ = "minutes"
    __table_args__ = (
        UniqueConstraint("meeting_id"),
        UniqueConstraint("programme_id", "year", "number"),
        Index(
            "ix_minutes_withheld",
            "withheld_until",
            postgresql_where=text("publication = 'WITHHELD' AND withheld_until IS NOT NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    state: Mapped[MinutesState] = mapped_column(text_enum(MinutesState, "state"))
    corrections: Mapped[int] = mapped_column(Integer, server_default="0", comment="numbers given")
    content: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    sha256: Mapped[str | None] = mapped_column(Text, comment="of the canonical bytes")
    year: Mapped[int | None] = mapped_column(Integer)
    number: Mapped[int | None] = mapped_column(
        Integer, comment="of the place's minutes in the year"
    )
    publication: Mapped[Publication | None] = mapped_column(text_enum(Publication, "publication"))
    withheld_ground: Mapped[Ground | None] = mapped_column(text_enum(Ground, "withheld_ground"))
    withheld_stage: Mapped[str] = mapped_column(Text, server_default="")
    withheld_until: Mapped[date | None] = mapped_column()
    drafted_at: Mapped[datetime] = mapped_column(MOMENT)
    circulated_at: Mapped[datetime | None] = mapped_column(MOMENT)
    confirmed_at: Mapped[datetime | None] = mapped_column(MOMENT)
    registered_at: Mapped[datetime | None] = mapped_column(MOMENT)
    published_at: Mapped[datetime | None] = mapped_column(MOMENT)
    released_at: Mapped[datetime | None] = mapped_column(
        MOMENT, comment="when what was withheld was opened"
    )
    released_why: Mapped[str] = mapped_column(
        Text, server_default="", comment="none: the expected end of ground 5 came"
    )
    released_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


class MinutesGist(Base):
    """A version of the summary of what was said on an item; earlier ones stay."""

    __tablename__ = "minutes_gist"
    __table_args__ = (UniqueConstraint("minutes_id", "item_id", "version"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    minutes_id: Mapped[UUID] = mapped_column(ForeignKey("minutes.id"))
    item_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_item.id"))
    version: Mapped[int] = mapped_column(Integer)
    words: Mapped[str] = mapped_column(Text)
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(MOMENT)


class MinutesCorrection(Base):
    """A correction somebody who was there asks for, and what the secretary answered."""

    __tablename__ = "minutes_correction"
    __table_args__ = (UniqueConstraint("minutes_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    minutes_id: Mapped[UUID] = mapped_column(ForeignKey("minutes.id"))
    number: Mapped[int] = mapped_column(Integer)
    line: Mapped[str] = mapped_column(Text, comment="the key of the line")
    asked: Mapped[str] = mapped_column(Text, comment="how the line should read")
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime] = mapped_column(MOMENT)
    accepted: Mapped[bool | None] = mapped_column(Boolean)
    words: Mapped[str] = mapped_column(Text, server_default="", comment="how the line reads since")
    reason: Mapped[str] = mapped_column(Text, server_default="")
    answered_at: Mapped[datetime | None] = mapped_column(MOMENT)


class MinutesSignature(Base):
    """That somebody who has to sign did so, to these very bytes."""

    __tablename__ = "minutes_signature"

    minutes_id: Mapped[UUID] = mapped_column(ForeignKey("minutes.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    sha256: Mapped[str] = mapped_column(Text, primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    at: Mapped[datetime] = mapped_column(MOMENT)


class MinutesHidden(Base):
    """A span the public does not read, its ground, and when it was lifted."""

    __tablename__ = "minutes_hidden"
    __table_args__ = (
        UniqueConstraint("minutes_id", "number"),
        Index(
            "ix_minutes_hidden_due",
            "expected_end",
            postgresql_where=text("lifted_at IS NULL AND expected_end IS NOT NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    minutes_id: Mapped[UUID] = mapped_column(ForeignKey("minutes.id"))
    number: Mapped[int] = mapped_column(Integer)
    line: Mapped[str] = mapped_column(Text, comment="the key of the line")
    starts: Mapped[int | None] = mapped_column(Integer, comment="in letters; none: the name")
    ends: Mapped[int | None] = mapped_column(Integer)
    ground: Mapped[Ground] = mapped_column(text_enum(Ground, "ground"))
    stage: Mapped[str] = mapped_column(Text, server_default="")
    expected_end: Mapped[date | None] = mapped_column()
    salt: Mapped[str] = mapped_column(Text)
    commitment: Mapped[str] = mapped_column(Text, comment="to what is hidden")
    hidden_at: Mapped[datetime] = mapped_column(MOMENT)
    lifted_at: Mapped[datetime | None] = mapped_column(MOMENT)


class MinutesCorrigendum(Base):
    """A correction beside frozen minutes: they stay as they are."""

    __tablename__ = "minutes_corrigendum"
    __table_args__ = (UniqueConstraint("minutes_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    minutes_id: Mapped[UUID] = mapped_column(ForeignKey("minutes.id"))
    number: Mapped[int] = mapped_column(Integer)
    line: Mapped[str] = mapped_column(Text, comment="the key of the line")
    words: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(MOMENT)
