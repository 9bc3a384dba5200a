"""Tables of open data: versions, their files, and the bytes by digest. Nothing of it ever changes."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Integer, LargeBinary, Text, UniqueConstraint, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import MOMENT, Base


class OpenDump(Base):
    """One version of a place's open data."""

    __tablename__ = "open_dump"
    __table_args__ = (UniqueConstraint("programme_id", "version"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    version: Mapped[int] = mapped_column(Integer)
    digest: Mapped[str] = mapped_column(Text)
    ideas: Mapped[list[UUID]] = mapped_column(
        ARRAY(Uuid), server_default="{}", comment="ideas in it: one hidden withdraws it"
    )
    rules: Mapped[dict[str, object]] = mapped_column(
        JSONB,
        server_default="{}",
        comment="the rule of small counts, and the digest of all packs it stands among",
    )
    fields: Mapped[dict[str, object]] = mapped_column(
        JSONB,
        server_default="{}",
        default=dict,
        comment="by field: ideas, authors, and what was told of the authors",
    )
    changes: Mapped[list[dict[str, object]] | None] = mapped_column(
        JSONB(none_as_null=True),
        default=None,
        comment="rows new, gone and different since the version before; none where nobody compared",
    )
    made_on: Mapped[date] = mapped_column()
    made_at: Mapped[datetime] = mapped_column(MOMENT)


class OpenFile(Base):
    """One file of a version."""

    __tablename__ = "open_file"

    dump_id: Mapped[UUID] = mapped_column(ForeignKey("open_dump.id"), primary_key=True)
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("open_bytes.sha256"))
    size: Mapped[int] = mapped_column(Integer, comment="bytes")
    rows: Mapped[int] = mapped_column(Integer)


class OpenBytes(Base):
    """The bytes of a file, gzipped, kept once however many versions hold them."""

    __tablename__ = "open_bytes"

    sha256: Mapped[str] = mapped_column(Text, primary_key=True)
    packed: Mapped[bytes] = mapped_column(LargeBinary)
