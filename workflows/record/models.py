"""Tables of the record: events, outbox, and the answers kept for repeated requests."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, Text, UniqueConstraint, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import MOMENT, Base


class Event(Base):
    """One thing that happened, append-only. It holds pseudonyms (ids), never a name."""

    __tablename__ = "event"
    __table_args__ = (
        Index("ix_event_subject", "subject_id", "id"),
        UniqueConstraint("leaf_index"),
        Index(
            "ix_event_refused",
            "appointment_id",
            "recorded_at",
            postgresql_where=text("kind = 'attempt.refused'"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    programme_id: Mapped[UUID | None] = mapped_column()
    kind: Mapped[str] = mapped_column(Text)
    subject_id: Mapped[UUID] = mapped_column()
    person_id: Mapped[UUID | None] = mapped_column()
    appointment_id: Mapped[UUID | None] = mapped_column()
    happened_on: Mapped[date | None] = mapped_column()
    recorded_at: Mapped[datetime] = mapped_column(MOMENT)
    data: Mapped[dict[str, object]] = mapped_column(JSONB)
    leaf_index: Mapped[int | None] = mapped_column(BigInteger)


class OutboxMessage(Base):
    """One event waiting to be told on; done when its reactions have been carried out."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_waiting", "next_try_at", postgresql_where=text("done_at IS NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    event_id: Mapped[UUID] = mapped_column(ForeignKey("event.id"))
    kind: Mapped[str] = mapped_column(Text)
    next_try_at: Mapped[datetime] = mapped_column(MOMENT)
    attempts: Mapped[int] = mapped_column(Integer, server_default="0")
    done_at: Mapped[datetime | None] = mapped_column(MOMENT)
    last_error: Mapped[str | None] = mapped_column(Text)


class KeptAnswer(Base):
    """The outcome of a request with an Idempotency-Key: ids only, kept for seven days."""

    __tablename__ = "kept_answer"

    who: Mapped[UUID] = mapped_column(primary_key=True, comment="appointment, or person if hatless")
    path: Mapped[str] = mapped_column(Text, primary_key=True, comment="response path of the field")
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    request_digest: Mapped[str] = mapped_column(Text)
    answer_id: Mapped[UUID] = mapped_column()
    kept_at: Mapped[datetime] = mapped_column(MOMENT, index=True)


class HeldValue(Base):
    """What was erased where it stood and another law keeps: apart, for the retention role alone."""

    __tablename__ = "held_value"

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    programme_id: Mapped[UUID] = mapped_column()
    source: Mapped[str] = mapped_column(Text, comment="the table it was taken from")
    source_id: Mapped[UUID] = mapped_column()
    words: Mapped[dict[str, object]] = mapped_column(JSONB)
    held_at: Mapped[datetime] = mapped_column(MOMENT)


class Version(Base):
    """How often what the public reads of one topic in one programme has changed."""

    __tablename__ = "version"

    programme_id: Mapped[UUID] = mapped_column(primary_key=True, comment="zero: the whole house")
    topic: Mapped[str] = mapped_column(Text, primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger)
