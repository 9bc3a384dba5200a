"""The table of legal rules, with the days they hold and the days they were on record."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, Integer, Text, func, text
from sqlalchemy.dialects.postgresql import DATERANGE, TSTZRANGE, Range
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import Base


class LegalRule(Base):
    """One rule of one source. A new text of the same rule is a new row; nothing is overwritten."""

    __tablename__ = "legal_rule"
    __table_args__ = (
        Index(
            "uq_legal_rule_standing",
            "rule_id",
            "valid",
            unique=True,
            postgresql_where=text("upper_inf(recorded)"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    rule_id: Mapped[str] = mapped_column(Text)
    title_ko: Mapped[str] = mapped_column(Text)
    title_en: Mapped[str] = mapped_column(Text)
    source_ko: Mapped[str] = mapped_column(Text)
    source_en: Mapped[str] = mapped_column(Text)
    article: Mapped[str] = mapped_column(Text)
    limit: Mapped[int | None] = mapped_column(Integer, comment="the rule's number, if it has one")
    valid: Mapped[Range[date]] = mapped_column(DATERANGE())
    recorded: Mapped[Range[datetime]] = mapped_column(TSTZRANGE())
