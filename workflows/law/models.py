"""Tables of the law: rules with the days they hold, holidays, and the clocks that run under them."""

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
    func,
    text,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY, DATERANGE, TSTZRANGE, Range
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import Base, text_enum
from workflows.law.days import Calendar, Unit
from workflows.law.ranks import Level
from workflows.law.texts import HolidayKind, Majority, PauseCause

STANDING = text("upper_inf(recorded)")


class LegalRule(Base):
    """One rule of one source. A new text of the same rule is a new row; nothing is overwritten."""

    __tablename__ = "legal_rule"
    __table_args__ = (
        Index("uq_legal_rule_standing", "rule_id", "valid", unique=True, postgresql_where=STANDING),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    rule_id: Mapped[str] = mapped_column(Text)
    title_ko: Mapped[str] = mapped_column(Text)
    title_en: Mapped[str] = mapped_column(Text)
    source_ko: Mapped[str] = mapped_column(Text)
    source_en: Mapped[str] = mapped_column(Text)
    article: Mapped[str] = mapped_column(Text)
    limit: Mapped[int | None] = mapped_column(
        BigInteger, comment="the rule's number, if it has one"
    )
    calendar: Mapped[Calendar | None] = mapped_column(
        text_enum(Calendar, "calendar"), comment="how its days are counted, if it is a clock"
    )
    unit: Mapped[Unit | None] = mapped_column(text_enum(Unit, "unit"))
    majority: Mapped[Majority | None] = mapped_column(
        text_enum(Majority, "majority"), comment="how it is decided, if it says so"
    )
    said: Mapped[list[str]] = mapped_column(
        ARRAY(Text), server_default="{}", comment="words of the packs, if it says words"
    )
    level: Mapped[Level | None] = mapped_column(text_enum(Level, "level"))
    confirmed: Mapped[bool] = mapped_column(
        Boolean, server_default=true(), comment="whether it was read at its article"
    )
    valid: Mapped[Range[date]] = mapped_column(DATERANGE())
    recorded: Mapped[Range[datetime]] = mapped_column(TSTZRANGE())


class Holiday(Base):
    """A public holiday with what it rests on. A wrong one is ended, never removed."""

    __tablename__ = "holiday"
    __table_args__ = (Index("uq_holiday_standing", "day", unique=True, postgresql_where=STANDING),)

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    day: Mapped[date] = mapped_column()
    name_ko: Mapped[str] = mapped_column(Text)
    name_en: Mapped[str] = mapped_column(Text)
    kind: Mapped[HolidayKind] = mapped_column(text_enum(HolidayKind, "kind"))
    source: Mapped[str] = mapped_column(Text)
    article: Mapped[str] = mapped_column(Text)
    recorded: Mapped[Range[datetime]] = mapped_column(TSTZRANGE())


class LegalClock(Base):
    """A period that runs for a thing under a rule. Calendar and length are the rule's of its first day.

    `due_on` takes every pause at its longest until it is ended: no pause outlasts what its rule
    allows, so that a clock forgotten in a pause runs on by itself.
    """

    __tablename__ = "legal_clock"
    __table_args__ = (
        Index(
            "uq_legal_clock_running",
            "subject_id",
            "rule_id",
            unique=True,
            postgresql_where=text("stopped_on IS NULL"),
        ),
        Index("ix_legal_clock_due", "due_on", postgresql_where=text("stopped_on IS NULL")),
        CheckConstraint("length > 0", name="length"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(index=True)
    subject_id: Mapped[UUID] = mapped_column(index=True)
    rule_id: Mapped[str] = mapped_column(Text)
    calendar: Mapped[Calendar] = mapped_column(text_enum(Calendar, "calendar"))
    unit: Mapped[Unit] = mapped_column(text_enum(Unit, "unit"))
    length: Mapped[int] = mapped_column(Integer)
    received_on: Mapped[date] = mapped_column()
    due_on: Mapped[date] = mapped_column()
    stopped_on: Mapped[date | None] = mapped_column()


class ClockPause(Base):
    """A time that does not count, with its cause; it ends by itself after `longest` days."""

    __tablename__ = "clock_pause"
    __table_args__ = (
        Index(
            "uq_clock_pause_open",
            "clock_id",
            unique=True,
            postgresql_where=text("resumed_on IS NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    clock_id: Mapped[UUID] = mapped_column(ForeignKey("legal_clock.id"), index=True)
    cause: Mapped[PauseCause] = mapped_column(text_enum(PauseCause, "cause"))
    paused_on: Mapped[date] = mapped_column()
    longest: Mapped[int] = mapped_column(Integer, comment="calendar days")
    resumed_on: Mapped[date | None] = mapped_column()
