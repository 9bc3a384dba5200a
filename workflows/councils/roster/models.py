"""Tables of councils: the council, its seats and posts through time, sexes, and published rosters."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import DATERANGE, TSTZRANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column

from workflows.councils.roster.states import Capacity, EndGround, Lifecycle, Post
from workflows.identity.sexes import Sex
from workflows.kit.base import MOMENT, Base, text_enum

STANDING = text("upper_inf(recorded)")


class Council(Base):
    """A project council of one local government, under the rules of a pack."""

    __tablename__ = "council"
    __table_args__ = (
        Index(
            "uq_council_standing",
            "programme_id",
            "body_id",
            unique=True,
            postgresql_where=text("lifecycle = 'STANDING' AND dissolved_on IS NULL"),
        ),
        Index("ix_council_of_place", "programme_id", text("formed_on DESC"), "id"),
        CheckConstraint(
            "(dissolved_on IS NULL) = (dissolved_at IS NULL)"
            " AND (project_ends_on IS NULL) = (project_end_noted_at IS NULL)",
            name="ends_on_record",
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"), comment="the local government")
    name_ko: Mapped[str] = mapped_column(Text)
    name_en: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(Text, comment="whose ordinances it stands under")
    lifecycle: Mapped[Lifecycle] = mapped_column(text_enum(Lifecycle, "lifecycle"))
    agenda: Mapped[str] = mapped_column(Text, server_default="", comment="of one for an agenda")
    members: Mapped[int] = mapped_column(Integer, server_default="0", comment="numbers given")
    formed_on: Mapped[date] = mapped_column()
    project_ends_on: Mapped[date | None] = mapped_column(comment="the day of completion")
    project_end_noted_at: Mapped[datetime | None] = mapped_column(
        MOMENT, comment="when it was on record"
    )
    dissolved_on: Mapped[date | None] = mapped_column()
    dissolved_at: Mapped[datetime | None] = mapped_column(MOMENT, comment="when it was on record")


class CouncilSeat(Base):
    """A term of a member: on which days, and when that was on record. A renewal is a further row."""

    __tablename__ = "council_seat"
    __table_args__ = (
        ExcludeConstraint(
            ("council_id", "="),
            ("number", "="),
            ("valid", "&&"),
            where=STANDING,
            name="ex_council_seat_once",
        ),
        ExcludeConstraint(
            ("council_id", "="),
            ("person_id", "="),
            ("valid", "&&"),
            where=STANDING,
            name="ex_council_seat_of_one",
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    council_id: Mapped[UUID] = mapped_column(ForeignKey("council.id"), index=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    number: Mapped[int] = mapped_column(Integer, comment="of the member, through all terms")
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    appointment_id: Mapped[UUID] = mapped_column(
        ForeignKey("appointment.id"), comment="the capacity he was chosen in"
    )
    kind: Mapped[str] = mapped_column(Text, comment="of the Act, or added by the ordinance")
    capacity: Mapped[Capacity] = mapped_column(text_enum(Capacity, "capacity"))
    renewals: Mapped[int] = mapped_column(Integer)
    ends_with_project: Mapped[bool] = mapped_column(Boolean)
    substitutes: Mapped[int | None] = mapped_column(Integer, comment="number of the predecessor")
    ended: Mapped[EndGround | None] = mapped_column(text_enum(EndGround, "ended"))
    until: Mapped[date | None] = mapped_column(
        comment="before which day the term was to end; kept when it ends earlier"
    )
    valid: Mapped[Range[date]] = mapped_column(DATERANGE())
    recorded: Mapped[Range[datetime]] = mapped_column(TSTZRANGE())


class CouncilPost(Base):
    """Who chairs, stands in, keeps the papers or observes: on which days, and when that was on record."""

    __tablename__ = "council_post"
    __table_args__ = (
        ExcludeConstraint(
            ("council_id", "="),
            ("post", "="),
            ("valid", "&&"),
            where=text("upper_inf(recorded) AND post <> 'OBSERVER'"),
            name="ex_council_post_once",
        ),
        ExcludeConstraint(
            ("council_id", "="),
            ("person_id", "="),
            ("valid", "&&"),
            where=STANDING,
            name="ex_council_post_of_one",
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    council_id: Mapped[UUID] = mapped_column(ForeignKey("council.id"), index=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    post: Mapped[Post] = mapped_column(text_enum(Post, "post"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    appointment_id: Mapped[UUID] = mapped_column(ForeignKey("appointment.id"))
    valid: Mapped[Range[date]] = mapped_column(DATERANGE())
    recorded: Mapped[Range[datetime]] = mapped_column(TSTZRANGE())


class CouncilSex(Base):
    """The sex of a member, for the balance alone: read by the municipality, shown to nobody."""

    __tablename__ = "council_sex"

    council_id: Mapped[UUID] = mapped_column(ForeignKey("council.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    sex: Mapped[Sex] = mapped_column(text_enum(Sex, "sex"))


class CouncilRoster(Base):
    """That the roster was published, as it was on record at that moment; the sexes by number only."""

    __tablename__ = "council_roster"
    __table_args__ = (UniqueConstraint("council_id", "edition"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    council_id: Mapped[UUID] = mapped_column(ForeignKey("council.id"))
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    edition: Mapped[int] = mapped_column(Integer)
    members: Mapped[int] = mapped_column(Integer)
    largest: Mapped[int] = mapped_column(Integer, comment="appointed members of the larger sex")
    appointed: Mapped[int] = mapped_column(Integer)
    exception_ref: Mapped[str] = mapped_column(
        Text, comment="the resolution that allows another share (양성평등기본법 21)"
    )
    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    published_on: Mapped[date] = mapped_column()
    published_at: Mapped[datetime] = mapped_column(MOMENT)


class CouncilExtension(Base):
    """That a council's being was extended, until before which day, and on what ground."""

    __tablename__ = "council_extension"
    __table_args__ = (UniqueConstraint("council_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    council_id: Mapped[UUID] = mapped_column(ForeignKey("council.id"))
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    number: Mapped[int] = mapped_column(Integer)
    ends_before: Mapped[date] = mapped_column()
    ground: Mapped[str] = mapped_column(Text)
    extended_on: Mapped[date] = mapped_column()
    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    at: Mapped[datetime] = mapped_column(MOMENT)
