"""Tables of effects: what a version of a clause gives, and which grants came of what was signed."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Text,
)
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import MOMENT, Base, text_enum
from workflows.rights.permissions import Permission
from workflows.rights.roles import Role


class ClauseEffect(Base):
    """A right that one version of a clause gives a party; it never changes."""

    __tablename__ = "clause_effect"
    __table_args__ = (
        ForeignKeyConstraint(
            ["clause_id", "version"], ["clause_version.clause_id", "clause_version.number"]
        ),
        CheckConstraint("(since_day IS NULL) <> (since_after IS NULL)", name="since"),
        CheckConstraint("until_day IS NULL OR until_after IS NULL", name="until"),
        CheckConstraint("since_after >= 0 AND until_after >= 0", name="after"),
        Index("ix_clause_effect_of", "agreement_id", "clause_id"),
    )

    clause_id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(Integer, primary_key=True, comment="from 0")
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"))
    permission: Mapped[Permission] = mapped_column(text_enum(Permission, "permission"))
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    role: Mapped[Role | None] = mapped_column(
        text_enum(Role, "role"), comment="none: each post that speaks for the party"
    )
    since_day: Mapped[date | None] = mapped_column(Date)
    since_after: Mapped[int | None] = mapped_column(Integer, comment="days after it is in force")
    until_day: Mapped[date | None] = mapped_column(Date)
    until_after: Mapped[int | None] = mapped_column(Integer, comment="days after it is in force")


class EnactedEffect(Base):
    """That an effect which was signed has become a grant, by the digest of what was signed."""

    __tablename__ = "enacted_effect"
    __table_args__ = (Index("ix_enacted_effect_of", "agreement_id"),)

    grant_id: Mapped[UUID] = mapped_column(primary_key=True, comment="of permission_grant")
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"))
    clause_id: Mapped[UUID] = mapped_column(ForeignKey("clause.id"))
    digest: Mapped[str] = mapped_column(Text, comment="of what was signed")
    terms: Mapped[str] = mapped_column(Text, comment="what the effect says, as canonical bytes")
    enacted_at: Mapped[datetime] = mapped_column(MOMENT)
