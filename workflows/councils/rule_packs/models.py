"""Tables of a council's own rules: what it was asked to change, and the versions that came of it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Text, func, text
from sqlalchemy.dialects.postgresql import ARRAY, DATERANGE, JSONB, TSTZRANGE, Range
from sqlalchemy.orm import Mapped, mapped_column

from workflows.councils.rule_packs.states import ChangeState
from workflows.kit.base import MOMENT, Base, text_enum

SAID = "(\"limit\" IS NULL) <> (said = '{}')"


class CouncilRuleChange(Base):
    """A change of one rule of a council, as an item puts it; what it says never changes."""

    __tablename__ = "council_rule_change"
    __table_args__ = (
        CheckConstraint(SAID, name="said"),
        CheckConstraint("(state = 'PROPOSED') = (settled_at IS NULL)", name="settled"),
        CheckConstraint("(state = 'VOID') = (void_reason <> '')", name="void"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    council_id: Mapped[UUID] = mapped_column(ForeignKey("council.id"), index=True)
    item_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_item.id"), unique=True)
    key: Mapped[str] = mapped_column(Text)
    limit: Mapped[int | None] = mapped_column(BigInteger, comment="the number, if it says one")
    said: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    before: Mapped[dict[str, Any]] = mapped_column(
        JSONB, comment="what held when it was put: number, words, the rule's id"
    )
    effective_on: Mapped[date] = mapped_column()
    source: Mapped[str] = mapped_column(Text, comment="the council's rules it stands in")
    article: Mapped[str] = mapped_column(Text)
    state: Mapped[ChangeState] = mapped_column(text_enum(ChangeState, "state"))
    put_at: Mapped[datetime] = mapped_column(MOMENT)
    settled_at: Mapped[datetime | None] = mapped_column(MOMENT)
    vote_id: Mapped[UUID | None] = mapped_column(ForeignKey("meeting_vote.id"))
    decision_id: Mapped[UUID | None] = mapped_column(ForeignKey("decision.id"))
    void_reason: Mapped[str] = mapped_column(Text, server_default="", comment="slug of a refusal")
    void_rule: Mapped[str | None] = mapped_column(Text, comment="the rule it breaks")


class CouncilRule(Base):
    """A rule a council has given itself, with the days it holds. A version is ended, never removed."""

    __tablename__ = "council_rule"
    __table_args__ = (
        CheckConstraint(SAID, name="said"),
        Index(
            "uq_council_rule_standing",
            "council_id",
            "key",
            "valid",
            unique=True,
            postgresql_where=text("upper_inf(recorded)"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    council_id: Mapped[UUID] = mapped_column(ForeignKey("council.id"))
    change_id: Mapped[UUID] = mapped_column(ForeignKey("council_rule_change.id"))
    key: Mapped[str] = mapped_column(Text)
    limit: Mapped[int | None] = mapped_column(BigInteger)
    said: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    source: Mapped[str] = mapped_column(Text)
    article: Mapped[str] = mapped_column(Text)
    valid: Mapped[Range[date]] = mapped_column(DATERANGE())
    recorded: Mapped[Range[datetime]] = mapped_column(TSTZRANGE())
