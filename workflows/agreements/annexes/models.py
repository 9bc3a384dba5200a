"""The table of annexes: each version of each, never changed; their bytes lie in the store of files."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from workflows.documents.files.states import FileKind
from workflows.kit.base import MOMENT, Base, text_enum


class AgreementAnnex(Base):
    """One version of an annex: a file, or that there is none any more and why."""

    __tablename__ = "agreement_annex"
    __table_args__ = (
        UniqueConstraint("agreement_id", "number", "version"),
        CheckConstraint("number > 0 AND version > 0", name="number"),
        CheckConstraint("size > 0", name="size"),
        CheckConstraint("sha256 ~ '^[0-9a-f]{64}$'", name="sha256"),
        CheckConstraint(
            "num_nonnulls(file_id, file_kind, size, sha256) IN (0, 4)", name="file_whole"
        ),
        CheckConstraint("(file_id IS NULL) = (removed_why IS NOT NULL)", name="removed"),
        Index("ix_agreement_annex_of", "agreement_id", "number"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"))
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    clause_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("clause.id"), comment="none: of the whole agreement"
    )
    number: Mapped[int] = mapped_column(Integer, comment="붙임 1, 2 …; it stays its own")
    version: Mapped[int] = mapped_column(Integer, comment="of the annex, from 1")
    title: Mapped[str] = mapped_column(Text)
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"), unique=True)
    file_kind: Mapped[FileKind | None] = mapped_column(text_enum(FileKind, "file_kind"))
    size: Mapped[int | None] = mapped_column(BigInteger, comment="bytes, as kept")
    sha256: Mapped[str | None] = mapped_column(Text, comment="as kept")
    put_by: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    removed_why: Mapped[str | None] = mapped_column(Text)
    put_at: Mapped[datetime] = mapped_column(MOMENT)
