"""Tables of passkeys: the keys people added, and what each was last asked to prove."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import MOMENT, Base


class Passkey(Base):
    """A public key of a person's device. Removed ones are kept, and prove nothing any more."""

    __tablename__ = "passkey"
    __table_args__ = (
        Index("ix_passkey_standing", "person_id", postgresql_where=text("removed_at IS NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    credential_id: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary, comment="COSE")
    sign_count: Mapped[int] = mapped_column(BigInteger, comment="it never goes back")
    name: Mapped[str] = mapped_column(Text, comment="given by the person")
    created_at: Mapped[datetime] = mapped_column(MOMENT)
    used_at: Mapped[datetime | None] = mapped_column(MOMENT)
    removed_at: Mapped[datetime | None] = mapped_column(MOMENT)


class PasskeyChallenge(Base):
    """What a person is asked to prove now: one for each purpose, and the newest takes the place."""

    __tablename__ = "passkey_challenge"
    __table_args__ = (UniqueConstraint("person_id", "purpose"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    purpose: Mapped[str] = mapped_column(Text)
    digest: Mapped[bytes] = mapped_column(LargeBinary, comment="what is agreed to")
    nonce: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[datetime] = mapped_column(MOMENT)
    used_at: Mapped[datetime | None] = mapped_column(MOMENT)
