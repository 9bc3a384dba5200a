"""Tables of living labs: the call, who applied, workshops, verdicts, and the story for everybody."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from workflows.identity.models import StandingKind
from workflows.identity.sexes import Sex
from workflows.kit.base import MOMENT, Base, text_enum
from workflows.proposals.living_lab.states import (
    AgeBand,
    ApplicationState,
    LabState,
    LabVerdict,
    StepKind,
)


class LivingLab(Base):
    """A living lab on one idea; only one of an idea goes on at a time."""

    __tablename__ = "living_lab"
    __table_args__ = (
        CheckConstraint("seats > 0", name="seats"),
        CheckConstraint("trial_ends_on >= trial_starts_on", name="trial"),
        CheckConstraint("(lot_seed IS NULL) = (pool_digest IS NULL)", name="drawn"),
        Index(
            "uq_living_lab_going",
            "proposal_id",
            unique=True,
            postgresql_where=text("state NOT IN ('CONCLUDED', 'CALLED_OFF')"),
        ),
        Index("ix_living_lab_of_place", "programme_id", text("called_at DESC"), "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    proposal_id: Mapped[UUID] = mapped_column(ForeignKey("proposal.id"))
    number: Mapped[str] = mapped_column(Text, unique=True)
    state: Mapped[LabState] = mapped_column(text_enum(LabState, "state"))
    title: Mapped[str] = mapped_column(Text)
    purpose: Mapped[str] = mapped_column(Text, comment="the question, and what the city promises")
    seats: Mapped[int] = mapped_column(Integer)
    standings: Mapped[list[str]] = mapped_column(JSONB)
    bounds: Mapped[list[list[str | int]]] = mapped_column(
        JSONB, comment="[dimension, group, least, most]"
    )
    apply_until: Mapped[datetime] = mapped_column(MOMENT)
    lot_commitment: Mapped[str] = mapped_column(Text, comment="SHA-256 of the seed, hex")
    applied: Mapped[int] = mapped_column(Integer, server_default="0", comment="numbers given")
    lot_seed: Mapped[str | None] = mapped_column(Text, comment="hex; none before the draw")
    pool_digest: Mapped[str | None] = mapped_column(Text)
    drawn: Mapped[list[int] | None] = mapped_column(JSONB, comment="numbers, as the lot drew them")
    solution: Mapped[str] = mapped_column(Text, server_default="")
    measure: Mapped[str] = mapped_column(Text, server_default="", comment="what is measured, how")
    trial_place: Mapped[str] = mapped_column(Text, server_default="")
    trial_starts_on: Mapped[date | None] = mapped_column()
    trial_ends_on: Mapped[date | None] = mapped_column()
    outcome: Mapped[LabVerdict | None] = mapped_column(text_enum(LabVerdict, "outcome"))
    called_at: Mapped[datetime] = mapped_column(MOMENT)
    drawn_at: Mapped[datetime | None] = mapped_column(MOMENT)
    concluded_on: Mapped[date | None] = mapped_column()


class LabApplication(Base):
    """That somebody applied, in which groups he stands, and what the lot made of it."""

    __tablename__ = "lab_application"
    __table_args__ = (
        UniqueConstraint("lab_id", "number"),
        UniqueConstraint("lab_id", "person_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    lab_id: Mapped[UUID] = mapped_column(ForeignKey("living_lab.id"))
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    number: Mapped[int] = mapped_column(Integer, comment="drawn at random when one applies")
    person_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id"), index=True, comment="none: forgotten"
    )
    sex: Mapped[Sex] = mapped_column(text_enum(Sex, "sex"))
    age_band: Mapped[AgeBand] = mapped_column(text_enum(AgeBand, "age_band"))
    area: Mapped[int | None] = mapped_column(Integer, comment="number of a district")
    standing: Mapped[StandingKind] = mapped_column(text_enum(StandingKind, "standing"))
    state: Mapped[ApplicationState] = mapped_column(text_enum(ApplicationState, "state"))
    rank: Mapped[int | None] = mapped_column(Integer, comment="in the order of the lot, from 1")
    applied_at: Mapped[datetime] = mapped_column(MOMENT)
    answer_by: Mapped[date | None] = mapped_column(comment="the last day to take the seat")
    ended_at: Mapped[datetime | None] = mapped_column(MOMENT)


class LabWorkshop(Base):
    """A sitting of the panel (워크숍), set beforehand and noted afterwards."""

    __tablename__ = "lab_workshop"
    __table_args__ = (UniqueConstraint("lab_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    lab_id: Mapped[UUID] = mapped_column(ForeignKey("living_lab.id"))
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    number: Mapped[int] = mapped_column(Integer)
    title: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(Text)
    starts_at: Mapped[datetime] = mapped_column(MOMENT)
    summary: Mapped[str] = mapped_column(Text, server_default="", comment="what was worked out")
    came: Mapped[int | None] = mapped_column(Integer, comment="none: not held yet")
    held_at: Mapped[datetime | None] = mapped_column(MOMENT)


class LabAttendance(Base):
    """That a member came to a workshop."""

    __tablename__ = "lab_attendance"

    workshop_id: Mapped[UUID] = mapped_column(ForeignKey("lab_workshop.id"), primary_key=True)
    application_id: Mapped[UUID] = mapped_column(
        ForeignKey("lab_application.id"), primary_key=True, index=True
    )
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))


class LabJudgement(Base):
    """What one member says of the trial; nobody else reads it before all are locked.

    No moment stands beside it: it would lead from the record of the act to the words.
    """

    __tablename__ = "lab_judgement"

    application_id: Mapped[UUID] = mapped_column(ForeignKey("lab_application.id"), primary_key=True)
    lab_id: Mapped[UUID] = mapped_column(ForeignKey("living_lab.id"), index=True)
    verdict: Mapped[LabVerdict] = mapped_column(text_enum(LabVerdict, "verdict"))
    reason: Mapped[str] = mapped_column(Text, comment="published without the name")


class LabStep(Base):
    """A step in the story of a living lab, in words for everybody."""

    __tablename__ = "lab_step"
    __table_args__ = (Index("ix_lab_step_of_lab", "lab_id", "recorded_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    lab_id: Mapped[UUID] = mapped_column(ForeignKey("living_lab.id"))
    kind: Mapped[StepKind] = mapped_column(text_enum(StepKind, "kind"))
    words: Mapped[str] = mapped_column(Text)
    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    happened_on: Mapped[date] = mapped_column()
    recorded_at: Mapped[datetime] = mapped_column(MOMENT)


class LotSecret(Base):
    """The seed of a lot that has not been drawn; only the box's functions reach it."""

    __tablename__ = "lot_secret"

    subject_id: Mapped[UUID] = mapped_column(primary_key=True)
    seed: Mapped[bytes] = mapped_column(LargeBinary)
