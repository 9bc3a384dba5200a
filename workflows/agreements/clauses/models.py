"""Tables of the negotiation room: agreements, their clauses, versions of texts, positions of parties."""

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
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSTZRANGE, Range
from sqlalchemy.orm import Mapped, column_property, mapped_column

from workflows.agreements.clauses.states import AgreementState, Stance
from workflows.kit.base import MOMENT, Base, text_enum


class Agreement(Base):
    """An agreement of a consortium, one going at a time; or an instrument that amends one."""

    __tablename__ = "agreement"
    __table_args__ = (
        CheckConstraint("cardinality(parties) >= 2", name="parties"),
        CheckConstraint("(state = 'DRAFT') = (put_at IS NULL)", name="put"),
        Index(
            "uq_agreement_going",
            "consortium_id",
            unique=True,
            postgresql_where=text("state <> 'IN_FORCE' AND amends_id IS NULL"),
        ),
        Index("ix_agreement_of", "consortium_id", text("opened_at DESC"), "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    consortium_id: Mapped[UUID] = mapped_column(ForeignKey("consortium.id"))
    number: Mapped[str] = mapped_column(Text, unique=True)
    title: Mapped[str] = mapped_column(Text)
    state: Mapped[AgreementState] = mapped_column(text_enum(AgreementState, "state"))
    parties: Mapped[list[UUID]] = mapped_column(
        ARRAY(Uuid),
        comment="the bodies that are in the consortium as of the last change, lead first",
    )
    readers: Mapped[list[UUID]] = mapped_column(
        ARRAY(Uuid),
        server_default="{}",
        comment="no parties, who read it in force: let go by an amendment, or to come in by one",
    )
    amends_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("agreement.id"), comment="none: an agreement of its own"
    )
    opened_by: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    version: Mapped[int] = mapped_column(Integer, comment="of its tree, not of its texts")
    opened_at: Mapped[datetime] = mapped_column(MOMENT)
    put_at: Mapped[datetime | None] = mapped_column(MOMENT, comment="before the parties")


class Clause(Base):
    """A clause where it stands in its agreement; its texts are versions of their own."""

    __tablename__ = "clause"
    __table_args__ = (
        CheckConstraint("place >= 0", name="place"),
        CheckConstraint("version > 0", name="version"),
        CheckConstraint("parent_id <> id", name="parent"),
        CheckConstraint("(removed_at IS NULL) = (removed_why IS NULL)", name="removed"),
        Index("ix_clause_of", "agreement_id", "parent_id", "place"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"))
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("clause.id"))
    place: Mapped[int] = mapped_column(Integer, comment="among its siblings, from 0")
    kind: Mapped[str | None] = mapped_column(Text, comment="of the catalogue; none: of its own")
    version: Mapped[int] = mapped_column(Integer, comment="the version of its text that stands")
    added_at: Mapped[datetime] = mapped_column(MOMENT)
    removed_at: Mapped[datetime | None] = mapped_column(MOMENT)
    removed_why: Mapped[str | None] = mapped_column(Text)


class ClauseVersion(Base):
    """One text of a clause; it is never changed, another comes after it."""

    __tablename__ = "clause_version"
    __table_args__ = (
        UniqueConstraint("clause_id", "number"),
        Index("ix_clause_version_of", "agreement_id", "made_at"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("text <> ''", name="text"),
        CheckConstraint("merged_base > 0 AND merged_base < number - 1", name="merged_base"),
        CheckConstraint(
            "CASE WHEN merged_base IS NULL THEN merged_words IS NULL"
            " ELSE (merged_words IS NULL) = (taken_from IS NOT NULL) END",
            name="merged_words",
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    clause_id: Mapped[UUID] = mapped_column(ForeignKey("clause.id"))
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"))
    number: Mapped[int] = mapped_column(Integer)
    heading: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    drafted_by: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    taken_from: Mapped[UUID | None] = mapped_column(
        ForeignKey("clause_position.id", use_alter=True), comment="the counter it took over"
    )
    merged_base: Mapped[int | None] = mapped_column(
        Integer, comment="the version on which was written what is merged with the one before"
    )
    merged_words: Mapped[str | None] = mapped_column(
        Text, comment="what is merged with the one before; of a counter its own words"
    )
    made_at: Mapped[datetime] = mapped_column(MOMENT)


class ClausePosition(Base):
    """What a party says of one version of a clause; said anew it is a new row, and the old one stays."""

    __tablename__ = "clause_position"
    __table_args__ = (
        ForeignKeyConstraint(
            ["clause_id", "version"], ["clause_version.clause_id", "clause_version.number"]
        ),
        CheckConstraint(
            "CASE stance WHEN 'ACCEPT' THEN words = '' WHEN 'RESERVE' THEN true ELSE words <> '' END",
            name="words",
        ),
        Index("ix_clause_position_of", "agreement_id", text("lower(recorded)")),
        Index("ix_clause_position_history", "clause_id", text("lower(recorded)"), "id"),
        Index(
            "uq_clause_position_standing",
            "clause_id",
            "version",
            "body_id",
            unique=True,
            postgresql_where=text("upper_inf(recorded)"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    clause_id: Mapped[UUID] = mapped_column()
    version: Mapped[int] = mapped_column(Integer)
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"))
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    stance: Mapped[Stance] = mapped_column(text_enum(Stance, "stance"))
    words: Mapped[str] = mapped_column(
        Text, comment="the condition, the text of the counter, or the reason"
    )
    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    recorded: Mapped[Range[datetime]] = mapped_column(TSTZRANGE())
    said_at: Mapped[datetime] = column_property(func.lower(recorded, type_=MOMENT))
