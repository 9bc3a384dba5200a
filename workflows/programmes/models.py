"""Tables of the programme: the place (the tenant of everything) and its milestones."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Boolean, ForeignKey, Integer, Text, func, text
from sqlalchemy.dialects.postgresql import DATERANGE, JSONB, TSTZRANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import Base


class Programme(Base):
    """One place's hub-city programme. Its id is the tenant, first in every unique key."""

    __tablename__ = "programme"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(Text, unique=True)
    name_ko: Mapped[str] = mapped_column(Text)
    name_en: Mapped[str] = mapped_column(Text)
    place_ko: Mapped[str] = mapped_column(Text)
    place_en: Mapped[str] = mapped_column(Text)
    cohort_year: Mapped[int] = mapped_column(Integer)
    rehearsal: Mapped[bool] = mapped_column(
        Boolean, comment="replayed elections: never shown among the places"
    )


class Milestone(Base):
    """A step of the programme's schedule: planned text as published, and the day it happened."""

    __tablename__ = "milestone"

    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"), primary_key=True)
    step: Mapped[int] = mapped_column(Integer, primary_key=True)
    name_ko: Mapped[str] = mapped_column(Text)
    name_en: Mapped[str] = mapped_column(Text)
    planned: Mapped[str] = mapped_column(Text, comment="as the call published it, e.g. 2022-09")
    happened_on: Mapped[date | None] = mapped_column()


class TargetArea(Base):
    """A district of the target area with its outline, from which day it holds, and when that was on record."""

    __tablename__ = "target_area"
    __table_args__ = (
        ExcludeConstraint(
            ("programme_id", "="),
            ("number", "="),
            ("valid", "&&"),
            where=text("upper_inf(recorded)"),
            name="ex_target_area_once",
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    number: Mapped[int] = mapped_column(Integer)
    name_ko: Mapped[str] = mapped_column(Text)
    name_en: Mapped[str] = mapped_column(Text)
    ring: Mapped[list[list[int]]] = mapped_column(
        JSONB, comment="[longitude, latitude] in millionths of a degree"
    )
    valid: Mapped[Range[date]] = mapped_column(DATERANGE())
    recorded: Mapped[Range[datetime]] = mapped_column(TSTZRANGE())


class PublicNumber(Base):
    """The last public number given in a series and year; the row's lock keeps numbers gapless.

    A series runs through the whole house, so that an address names one thing; a rehearsal has
    series of its own and uses up no number of a real place.
    """

    __tablename__ = "public_number"

    series: Mapped[str] = mapped_column(Text, primary_key=True)
    year: Mapped[int] = mapped_column(Integer, primary_key=True)
    last: Mapped[int] = mapped_column(Integer)
