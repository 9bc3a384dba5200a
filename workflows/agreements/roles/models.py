"""Tables of the role matrix: duties and their names, values of fields, words of parties, clauses."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import TSTZRANGE, Range
from sqlalchemy.orm import Mapped, mapped_column

from workflows.agreements.roles.states import Consent
from workflows.kit.base import MOMENT, Base, text_enum
from workflows.rights.roles import ProgrammeRole

ONE_COLUMN = "num_nonnulls(body_id, actor) = 1"


class RoleMatrix(Base):
    """The matrix of an agreement, under the agreement's key."""

    __tablename__ = "role_matrix"
    __table_args__ = (CheckConstraint("edition > 0", name="edition"),)

    id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"), primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    edition: Mapped[int] = mapped_column(
        Integer, comment="every change of a duty or field adds one"
    )
    opened_by: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    opened_at: Mapped[datetime] = mapped_column(MOMENT)


class RoleDuty(Base):
    """A duty of a matrix; its names are versions of their own."""

    __tablename__ = "role_duty"
    __table_args__ = (
        CheckConstraint("version > 0", name="version"),
        CheckConstraint("(removed_at IS NULL) = (removed_why IS NULL)", name="removed"),
        Index("ix_role_duty_of", "agreement_id", "place"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("role_matrix.id"))
    place: Mapped[int] = mapped_column(Integer)
    slug: Mapped[str | None] = mapped_column(Text, comment="of the template; none: of its own")
    step: Mapped[str | None] = mapped_column(Text, comment="of the programme")
    source: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(Integer, comment="the version of its name that stands")
    added_at: Mapped[datetime] = mapped_column(MOMENT)
    removed_at: Mapped[datetime | None] = mapped_column(MOMENT)
    removed_why: Mapped[str | None] = mapped_column(Text)


class RoleDutyName(Base):
    """One name of a duty; it is never changed, another comes after it."""

    __tablename__ = "role_duty_name"
    __table_args__ = (UniqueConstraint("duty_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    duty_id: Mapped[UUID] = mapped_column(ForeignKey("role_duty.id"))
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("role_matrix.id"))
    number: Mapped[int] = mapped_column(Integer)
    name_ko: Mapped[str] = mapped_column(Text)
    name_en: Mapped[str | None] = mapped_column(Text)
    drafted_by: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    made_at: Mapped[datetime] = mapped_column(MOMENT)


class RoleValue(Base):
    """One value of a field; it is never changed, another comes after it."""

    __tablename__ = "role_value"
    __table_args__ = (
        CheckConstraint(ONE_COLUMN, name="column"),
        CheckConstraint("letters IN ('', 'R', 'A', 'RA', 'C', 'I')", name="letters"),
        UniqueConstraint(
            "duty_id", "body_id", "actor", "number", postgresql_nulls_not_distinct=True
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    duty_id: Mapped[UUID] = mapped_column(ForeignKey("role_duty.id"))
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("role_matrix.id"))
    body_id: Mapped[UUID | None] = mapped_column(ForeignKey("body.id"))
    actor: Mapped[ProgrammeRole | None] = mapped_column(text_enum(ProgrammeRole, "actor"))
    number: Mapped[int] = mapped_column(Integer)
    letters: Mapped[str] = mapped_column(Text)
    proposed_by: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    made_at: Mapped[datetime] = mapped_column(MOMENT)


class RoleVoice(Base):
    """What a party says of a value under a name; said anew it is a new row, and the old one stays."""

    __tablename__ = "role_voice"
    __table_args__ = (
        ForeignKeyConstraint(
            ["duty_id", "duty_version"], ["role_duty_name.duty_id", "role_duty_name.number"]
        ),
        CheckConstraint("(consent = 'OBJECT') = (reason <> '')", name="reason"),
        Index(
            "uq_role_voice_standing",
            "value_id",
            "duty_version",
            "party_id",
            unique=True,
            postgresql_where=text("upper_inf(recorded)"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    value_id: Mapped[UUID] = mapped_column(ForeignKey("role_value.id"))
    duty_id: Mapped[UUID] = mapped_column()
    duty_version: Mapped[int] = mapped_column(Integer)
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("role_matrix.id"))
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    party_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    consent: Mapped[Consent] = mapped_column(text_enum(Consent, "consent"))
    reason: Mapped[str] = mapped_column(Text)
    recorded: Mapped[Range[datetime]] = mapped_column(TSTZRANGE())


class RoleClause(Base):
    """From which edition of a matrix a clause was written; none of a body: the article itself."""

    __tablename__ = "role_clause"
    __table_args__ = (Index("ix_role_clause_of", "agreement_id", "edition"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("role_matrix.id"))
    body_id: Mapped[UUID | None] = mapped_column(ForeignKey("body.id"))
    clause_id: Mapped[UUID] = mapped_column(ForeignKey("clause.id"))
    version: Mapped[int] = mapped_column(Integer, comment="of the clause's text")
    edition: Mapped[int] = mapped_column(Integer)
    made_at: Mapped[datetime] = mapped_column(MOMENT)
