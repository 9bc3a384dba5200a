"""Tables of the consortium: itself, its rules of decision, its parties by day, and what is put to them."""

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
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import (
    ARRAY,
    DATERANGE,
    JSONB,
    TSTZRANGE,
    ExcludeConstraint,
    Range,
)
from sqlalchemy.orm import Mapped, mapped_column

from workflows.agreements.consortium.states import (
    ChangeKind,
    ChangeState,
    ConsortiumState,
    Matter,
    Performance,
    Weight,
)
from workflows.kit.base import MOMENT, Base, text_enum
from workflows.law.texts import Majority


class Consortium(Base):
    """The consortium of a programme; a programme has one, or one that is being formed."""

    __tablename__ = "consortium"
    __table_args__ = (
        CheckConstraint("notice_days >= 0", name="notice"),
        Index(
            "uq_consortium_of_programme",
            "programme_id",
            unique=True,
            postgresql_where=text("state <> 'NOT_FORMED'"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    name: Mapped[str] = mapped_column(Text)
    performance: Mapped[Performance] = mapped_column(text_enum(Performance, "performance"))
    state: Mapped[ConsortiumState] = mapped_column(text_enum(ConsortiumState, "state"))
    public_money: Mapped[bool] = mapped_column(Boolean, comment="whether it touches public money")
    notice_days: Mapped[int | None] = mapped_column(
        Integer, comment="before a party leaves; none: as the rule says"
    )
    formed_on: Mapped[date] = mapped_column(comment="its first day")
    ground: Mapped[int] = mapped_column(
        Integer, comment="how often it has changed: proposals stand on one ground"
    )
    made_at: Mapped[datetime] = mapped_column(MOMENT)


class ConsortiumRule(Base):
    """How the agreement wants one matter decided, where it says something else than the law."""

    __tablename__ = "consortium_rule"
    __table_args__ = (
        Index(
            "uq_consortium_rule_standing",
            "consortium_id",
            "matter",
            unique=True,
            postgresql_where=text("upper_inf(recorded)"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    consortium_id: Mapped[UUID] = mapped_column(ForeignKey("consortium.id"))
    matter: Mapped[Matter] = mapped_column(text_enum(Matter, "matter"))
    majority: Mapped[Majority] = mapped_column(text_enum(Majority, "majority"))
    weight: Mapped[Weight] = mapped_column(text_enum(Weight, "weight"))
    source: Mapped[str] = mapped_column(Text, comment="where the agreement says so")
    recorded: Mapped[Range[datetime]] = mapped_column(TSTZRANGE())


class ConsortiumParty(Base):
    """That an organisation is in, with which share, for which days, and when that was on record.

    Of the rows on record now, those of every day make exactly one: a trigger holds it at the commit.
    """

    __tablename__ = "consortium_party"
    __table_args__ = (
        CheckConstraint("numerator > 0 AND denominator >= numerator", name="share"),
        CheckConstraint("NOT isempty(valid) AND NOT lower_inf(valid)", name="days"),
        ExcludeConstraint(
            ("consortium_id", "="),
            ("body_id", "="),
            ("valid", "&&"),
            where=text("upper_inf(recorded)"),
            name="ex_consortium_party_once",
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    consortium_id: Mapped[UUID] = mapped_column(ForeignKey("consortium.id"))
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    numerator: Mapped[int] = mapped_column(BigInteger)
    denominator: Mapped[int] = mapped_column(BigInteger)
    lead: Mapped[bool] = mapped_column(Boolean)
    valid: Mapped[Range[date]] = mapped_column(DATERANGE())
    recorded: Mapped[Range[datetime]] = mapped_column(TSTZRANGE())


class ConsortiumChange(Base):
    """A change put to the parties: read by those it was put to and by the auditor."""

    __tablename__ = "consortium_change"
    __table_args__ = (
        CheckConstraint("(kind IN ('FORM', 'SHARES')) = (shares IS NOT NULL)", name="shares"),
        CheckConstraint("(kind = 'SHARES') = (subject_id IS NULL)", name="subject"),
        CheckConstraint("(kind = 'JOIN') = (numerator IS NOT NULL)", name="join"),
        Index("ix_consortium_change_of", "consortium_id", text("put_at DESC"), "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    consortium_id: Mapped[UUID] = mapped_column(ForeignKey("consortium.id"))
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    kind: Mapped[ChangeKind] = mapped_column(text_enum(ChangeKind, "kind"))
    state: Mapped[ChangeState] = mapped_column(text_enum(ChangeState, "state"))
    ground: Mapped[int] = mapped_column(Integer)
    put_by: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    asked: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), comment="the bodies it is put to")
    counted: Mapped[list[UUID]] = mapped_column(
        ARRAY(Uuid), comment="those of them whose voice counts, as it was put"
    )
    needed: Mapped[list[UUID]] = mapped_column(
        ARRAY(Uuid), comment="those of them without whose yes it fails"
    )
    subject_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("body.id"), comment="who joins, leaves, is expelled, or leads"
    )
    numerator: Mapped[int | None] = mapped_column(BigInteger, comment="share of who joins")
    denominator: Mapped[int | None] = mapped_column(BigInteger)
    shares: Mapped[list[list[str | int]] | None] = mapped_column(
        JSONB(none_as_null=True), comment="[body, numerator, denominator]"
    )
    reason: Mapped[str] = mapped_column(Text)
    hand_back: Mapped[str] = mapped_column(Text, comment="what who leaves gives back, a line each")
    effective_on: Mapped[date | None] = mapped_column(comment="the day asked for")
    took_effect_on: Mapped[date | None] = mapped_column()
    liable_until: Mapped[date | None] = mapped_column(comment="of who leaves or is expelled")
    put_at: Mapped[datetime] = mapped_column(MOMENT)
    decided_at: Mapped[datetime | None] = mapped_column(MOMENT)


class ConsortiumVoice(Base):
    """What one party says to a change, and why; said anew it is a new row, and the old one stays."""

    __tablename__ = "consortium_voice"
    __table_args__ = (
        Index(
            "uq_consortium_voice_standing",
            "change_id",
            "body_id",
            unique=True,
            postgresql_where=text("upper_inf(recorded)"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    change_id: Mapped[UUID] = mapped_column(ForeignKey("consortium_change.id"))
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    yes: Mapped[bool] = mapped_column(Boolean)
    reason: Mapped[str] = mapped_column(Text)
    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    recorded: Mapped[Range[datetime]] = mapped_column(TSTZRANGE())
