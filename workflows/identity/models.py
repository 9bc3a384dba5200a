"""Tables of identity: who exists, for whom they act, since when, and who is signed in."""

from datetime import date, datetime
from enum import StrEnum
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
from sqlalchemy.dialects.postgresql import TSTZRANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import MOMENT, Base, text_enum
from workflows.kit.wording import InBoth
from workflows.rights.permissions import Permission
from workflows.rights.roles import BodyKind, ProgrammeRole, Role

SPAN = TSTZRANGE()


class Person(Base):
    """A natural person. Personal data: row-level security; rows are read one purpose at a time."""

    __tablename__ = "person"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    legal_name: Mapped[str] = mapped_column(Text)
    birth_date: Mapped[date | None] = mapped_column()
    email: Mapped[str | None] = mapped_column(Text)


class PublicName(Base):
    """What the public may call a person: an alias, or a resident's number; officials by name and post."""

    __tablename__ = "public_name"
    __table_args__ = (UniqueConstraint("number"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer)
    alias: Mapped[str | None] = mapped_column(Text)


class Login(Base):
    """Which person an issuer's subject is. No personal data."""

    __tablename__ = "login"

    issuer: Mapped[str] = mapped_column(Text, primary_key=True)
    subject: Mapped[str] = mapped_column(Text, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)


class Body(Base):
    """An organisation: ministry, province, city, company, residents' group, committee."""

    __tablename__ = "body"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name_ko: Mapped[str] = mapped_column(Text, unique=True)
    name_en: Mapped[str] = mapped_column(Text)
    kind: Mapped[BodyKind] = mapped_column(text_enum(BodyKind, "kind"))

    @property
    def name(self) -> InBoth:
        """Its name as registered, for sentences in either language."""
        return InBoth(self.name_ko, self.name_en)


class Designation(Base):
    """A body's role in a programme, with the days it holds and the days it was on record."""

    __tablename__ = "designation"
    __table_args__ = (
        ExcludeConstraint(
            ("programme_id", "="),
            ("body_id", "="),
            ("role", "="),
            ("valid", "&&"),
            where=text("upper_inf(recorded)"),
            name="ex_designation_once",
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    role: Mapped[ProgrammeRole] = mapped_column(text_enum(ProgrammeRole, "role"))
    valid: Mapped[Range[datetime]] = mapped_column(SPAN)
    recorded: Mapped[Range[datetime]] = mapped_column(SPAN)


class Appointment(Base):
    """A person's capacity in a body: immutable. Since and until when stands in its terms."""

    __tablename__ = "appointment"
    __table_args__ = (Index("ix_appointment_person", "person_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID | None] = mapped_column(ForeignKey("programme.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    role: Mapped[Role] = mapped_column(text_enum(Role, "role"))
    mandate: Mapped[str] = mapped_column(Text, comment="the decision or rule the capacity rests on")


class AppointmentTerm(Base):
    """When an appointment holds, and when that was on record: ending writes a new row."""

    __tablename__ = "appointment_term"
    __table_args__ = (
        ExcludeConstraint(
            ("appointment_id", "="),
            ("valid", "&&"),
            where=text("upper_inf(recorded)"),
            name="ex_appointment_term_once",
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    appointment_id: Mapped[UUID] = mapped_column(ForeignKey("appointment.id"), index=True)
    valid: Mapped[Range[datetime]] = mapped_column(SPAN)
    recorded: Mapped[Range[datetime]] = mapped_column(SPAN)
    reason: Mapped[str] = mapped_column(Text)


class Grant(Base):
    """An extra right, with its source; the only store of extra rights.

    It is given to one appointment, or to a post of a body (`body_id` and `role`): then it is whoever's
    holds that post, and ends for him with his term.
    """

    __tablename__ = "permission_grant"
    __table_args__ = (
        ExcludeConstraint(
            ("appointment_id", "="),
            ("permission", "="),
            ("valid", "&&"),
            where=text("upper_inf(recorded)"),
            name="ex_permission_grant_once",
        ),
        CheckConstraint("(appointment_id IS NULL) = (body_id IS NOT NULL)", name="holder"),
        CheckConstraint("(body_id IS NULL) = (role IS NULL)", name="post"),
        Index("ix_permission_grant_post", "body_id", postgresql_where=text("body_id IS NOT NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    grant_id: Mapped[UUID] = mapped_column(index=True, comment="the same through all its rows")
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"), comment="the scope")
    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    body_id: Mapped[UUID | None] = mapped_column(ForeignKey("body.id"), comment="whose post")
    role: Mapped[Role | None] = mapped_column(text_enum(Role, "role"), comment="which post")
    permission: Mapped[Permission] = mapped_column(text_enum(Permission, "permission"))
    source: Mapped[str] = mapped_column(Text)
    valid: Mapped[Range[datetime]] = mapped_column(SPAN)
    recorded: Mapped[Range[datetime]] = mapped_column(SPAN)


class VerifiedResident(Base):
    """That a person is one natural resident of a programme: a keyed hash, once in each programme.

    No resident number and no connecting information (CI) is ever taken or kept.
    """

    __tablename__ = "verified_resident"
    __table_args__ = (UniqueConstraint("programme_id", "di_hash"),)

    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    di_hash: Mapped[str] = mapped_column(Text)
    verified_at: Mapped[datetime] = mapped_column(MOMENT)


class StandingKind(StrEnum):
    """By what somebody belongs to a place."""

    ADDRESS = "ADDRESS"
    WORK = "WORK"
    BUSINESS = "BUSINESS"
    STUDY = "STUDY"


class ResidentStanding(Base):
    """By what a verified resident belongs to a place, and when that was on record."""

    __tablename__ = "resident_standing"
    __table_args__ = (
        Index(
            "uq_resident_standing",
            "programme_id",
            "person_id",
            "kind",
            unique=True,
            postgresql_where=text("upper_inf(recorded)"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[StandingKind] = mapped_column(text_enum(StandingKind, "kind"))
    recorded: Mapped[Range[datetime]] = mapped_column(SPAN)


class SignIn(Base):
    """A browser that is signed in: only the digest of its cookie is kept."""

    __tablename__ = "sign_in"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    cookie_digest: Mapped[str] = mapped_column(Text, unique=True)
    issuer: Mapped[str] = mapped_column(Text)
    sid: Mapped[str | None] = mapped_column(Text, index=True)
    id_token: Mapped[str | None] = mapped_column(Text, comment="hint for the issuer's own logout")
    began_at: Mapped[datetime] = mapped_column(MOMENT)
    expires_at: Mapped[datetime] = mapped_column(MOMENT)
    ended_at: Mapped[datetime | None] = mapped_column(MOMENT)


class EndedToken(Base):
    """Bearer tokens no longer taken: by issuer's sid, by token id, or all of a person's before a moment."""

    __tablename__ = "ended_token"
    __table_args__ = (Index("ix_ended_token_person", "person_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    issuer: Mapped[str | None] = mapped_column(Text)
    sid: Mapped[str | None] = mapped_column(Text, index=True)
    jti: Mapped[str | None] = mapped_column(Text, index=True)
    person_id: Mapped[UUID | None] = mapped_column()
    issued_before: Mapped[datetime | None] = mapped_column(MOMENT)
    whole_person: Mapped[bool] = mapped_column(Boolean, server_default="false")
    ended_at: Mapped[datetime] = mapped_column(MOMENT)


class PersonalRead(Base):
    """That staff read a person's data: who, whose, what, why and when."""

    __tablename__ = "personal_read"
    __table_args__ = (
        Index("ix_personal_read_of_place", "programme_id", text("read_at DESC"), "id"),
        Index("ix_personal_read_of_person", "subject_person_id", text("read_at DESC")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    act_id: Mapped[UUID] = mapped_column(comment="the same for all that was read at once")
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    reader_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    subject_person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    what: Mapped[str] = mapped_column(Text, comment="table.column of the inventory")
    purpose: Mapped[str] = mapped_column(Text)
    exported: Mapped[bool] = mapped_column(
        Boolean, server_default="false", comment="taken home as a file"
    )
    address_digest: Mapped[str | None] = mapped_column(
        Text, comment="of where the request came from, under a key of the house"
    )
    read_at: Mapped[datetime] = mapped_column(MOMENT)


class GuardianConsent(Base):
    """That a guardian consents to a child's taking part, and how that was checked."""

    __tablename__ = "guardian_consent"
    __table_args__ = (
        Index(
            "uq_guardian_consent_standing",
            "programme_id",
            "child_id",
            unique=True,
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    child_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    guardian_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    method: Mapped[str] = mapped_column(Text, comment="way of the Decree, Article 17-2")
    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    verified_at: Mapped[datetime] = mapped_column(MOMENT)
    withdrawn_at: Mapped[datetime | None] = mapped_column(MOMENT)


class ReadReview(Base):
    """That an auditor looked through the reads of a month."""

    __tablename__ = "read_review"
    __table_args__ = (UniqueConstraint("programme_id", "month"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    month: Mapped[str] = mapped_column(Text, comment="as 2026-11, in Korea")
    reads: Mapped[int] = mapped_column(Integer)
    note: Mapped[str] = mapped_column(Text, comment="what was found")
    reviewed_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    reviewed_at: Mapped[datetime] = mapped_column(MOMENT)
