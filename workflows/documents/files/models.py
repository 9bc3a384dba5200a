"""The table of files. Their bytes lie in the store, under the id."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from workflows.documents.files.states import FileKind, FileState
from workflows.kit.base import MOMENT, Base, text_enum


class StoredFile(Base):
    """A file: what was announced, what came, and where it stands.

    `announced_*` are of the bytes as they are sent, `size` and `sha256` of what is kept: a picture is
    drawn anew in between.
    """

    __tablename__ = "stored_file"
    __table_args__ = (
        CheckConstraint("announced_size > 0", name="announced_size"),
        CheckConstraint("announced_sha256 ~ '^[0-9a-f]{64}$'", name="announced_sha256"),
        CheckConstraint(
            "state = 'GONE' OR (state = 'AWAITED') = (sha256 IS NULL)", name="received_whole"
        ),
        Index(
            "ix_stored_file_unswept",
            "state",
            postgresql_where=text("swept_at IS NULL AND state <> 'BOUND'"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[FileKind] = mapped_column(text_enum(FileKind, "kind"))
    state: Mapped[FileState] = mapped_column(text_enum(FileState, "state"))
    announced_size: Mapped[int] = mapped_column(BigInteger, comment="bytes")
    announced_sha256: Mapped[str] = mapped_column(Text)
    size: Mapped[int | None] = mapped_column(BigInteger, comment="bytes, as kept")
    sha256: Mapped[str | None] = mapped_column(Text, comment="as kept")
    width: Mapped[int | None] = mapped_column(comment="pixels")
    height: Mapped[int | None] = mapped_column(comment="pixels")
    words: Mapped[str | None] = mapped_column(
        Text, comment="read out of it, until it is bound or let go"
    )
    asked_at: Mapped[datetime] = mapped_column(MOMENT)
    until: Mapped[datetime] = mapped_column(MOMENT, comment="when it is let go if nothing comes")
    received_at: Mapped[datetime | None] = mapped_column(MOMENT)
    swept_at: Mapped[datetime | None] = mapped_column(MOMENT, comment="its bytes are gone since")
