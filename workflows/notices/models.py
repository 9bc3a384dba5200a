"""Tables of notices: what a person is told, and how he wants to be told."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import MOMENT, Base, text_enum
from workflows.kit.wording import Locale
from workflows.notices.kinds import NoticeKind, Rhythm


class Notice(Base):
    """What one person is told of one event and one thing; without words, those come from the catalogue."""

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("event_id", "person_id", "kind", "subject_id"),
        Index("ix_notice_of", "person_id", text("arose_at DESC"), "id"),
        Index("ix_notice_to_do", "person_id", "due_on", postgresql_where=text("done_at IS NULL")),
        Index("ix_notice_to_mail", "arose_at", postgresql_where=text("mailed_at IS NULL")),
        Index("ix_notice_about", "subject_id", "kind", postgresql_where=text("done_at IS NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    programme_id: Mapped[UUID | None] = mapped_column(ForeignKey("programme.id"))
    event_id: Mapped[UUID] = mapped_column(ForeignKey("event.id"))
    kind: Mapped[NoticeKind] = mapped_column(text_enum(NoticeKind, "kind"))
    subject_id: Mapped[UUID] = mapped_column(comment="the idea it is about")
    due_on: Mapped[date | None] = mapped_column()
    arose_at: Mapped[datetime] = mapped_column(MOMENT)
    read_at: Mapped[datetime | None] = mapped_column(MOMENT)
    done_at: Mapped[datetime | None] = mapped_column(
        MOMENT, comment="of a duty: when it was met; of the rest: when it arose"
    )
    mailed_at: Mapped[datetime | None] = mapped_column(MOMENT)


class NoticeSetting(Base):
    """How one person wants to be told. Whoever has set nothing gets a daily digest in Korean."""

    __tablename__ = "notice_setting"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    locale: Mapped[Locale] = mapped_column(text_enum(Locale, "locale"))
    rhythm: Mapped[Rhythm] = mapped_column(text_enum(Rhythm, "rhythm"))
    muted: Mapped[list[str]] = mapped_column(ARRAY(Text))
    calendar_serial: Mapped[int] = mapped_column(
        Integer, comment="raised when the calendar's link is renewed; 0: no calendar"
    )


class NoticeRound(Base):
    """What a whole roll is told, batch by batch: which poll, from when on, and how far it has come.

    The cursor and the notices of a batch are written in one transaction, so that nobody is passed over
    and nobody told twice, whoever dies in between.
    """

    __tablename__ = "notice_round"
    __table_args__ = (
        CheckConstraint("done_at IS NULL OR after IS NULL", name="no_cursor_left"),
        Index("ix_notice_round_due", "starts_at", postgresql_where=text("done_at IS NULL")),
    )

    poll_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[NoticeKind] = mapped_column(text_enum(NoticeKind, "kind"), primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    event_id: Mapped[UUID] = mapped_column(ForeignKey("event.id"))
    subject_id: Mapped[UUID] = mapped_column(comment="the vote it is about")
    due_on: Mapped[date | None] = mapped_column()
    starts_at: Mapped[datetime] = mapped_column(MOMENT)
    after: Mapped[UUID | None] = mapped_column(comment="the last who was told, until all are")
    told: Mapped[int] = mapped_column(Integer, server_default="0", default=0)
    done_at: Mapped[datetime | None] = mapped_column(MOMENT)
