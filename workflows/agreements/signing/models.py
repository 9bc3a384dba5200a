"""Tables of signing: editions with their bytes, gates, what was done at them, endings, mandates."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Text,
    UniqueConstraint,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSTZRANGE, Range
from sqlalchemy.orm import Mapped, mapped_column

from workflows.agreements.signing.states import (
    DocumentKind,
    EndKind,
    GateKind,
    MandateScope,
    SigningOrder,
    Strength,
)
from workflows.kit.base import MOMENT, Base, text_enum


class AgreementEdition(Base):
    """An agreement as it was frozen to be signed; it never changes."""

    __tablename__ = "agreement_edition"
    __table_args__ = (
        UniqueConstraint("agreement_id", "number"),
        UniqueConstraint("id", "digest"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("pages > 0", name="pages"),
        CheckConstraint("digest ~ '^[0-9a-f]{64}$'", name="digest"),
        CheckConstraint("open_until > frozen_at", name="window"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"))
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    number: Mapped[int] = mapped_column(Integer, comment="of the agreement, from 1")
    issue_number: Mapped[str] = mapped_column(Text, unique=True, comment="문서번호, on each page")
    content: Mapped[bytes] = mapped_column(LargeBinary, comment="canonical bytes of what is signed")
    pdf_sha256: Mapped[str] = mapped_column(Text)
    pages: Mapped[int] = mapped_column(Integer)
    digest: Mapped[str] = mapped_column(Text, unique=True, comment="what is signed")
    order: Mapped[SigningOrder] = mapped_column("signing_order", text_enum(SigningOrder, "order"))
    frozen_by: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    frozen_at: Mapped[datetime] = mapped_column(MOMENT)
    open_until: Mapped[datetime] = mapped_column(MOMENT, comment="the end of the signing window")


class AgreementDocument(Base):
    """The bytes of an edition as a PDF: its text, and once it is signed by all the same with a seal."""

    __tablename__ = "agreement_document"

    edition_id: Mapped[UUID] = mapped_column(ForeignKey("agreement_edition.id"), primary_key=True)
    kind: Mapped[DocumentKind] = mapped_column(text_enum(DocumentKind, "kind"), primary_key=True)
    pdf: Mapped[bytes] = mapped_column(LargeBinary)
    sha256: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(MOMENT)


class AgreementGate(Base):
    """What one party has to do on an edition, and after which other gates."""

    __tablename__ = "agreement_gate"
    __table_args__ = (UniqueConstraint("edition_id", "kind", "body_id"),)

    edition_id: Mapped[UUID] = mapped_column(ForeignKey("agreement_edition.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    kind: Mapped[GateKind] = mapped_column(text_enum(GateKind, "kind"))
    after: Mapped[list[int]] = mapped_column(ARRAY(Integer), comment="numbers of gates")


class AgreementApproval(Base):
    """That a party has approved an edition at home (내부 결재), and under which document number."""

    __tablename__ = "agreement_approval"

    edition_id: Mapped[UUID] = mapped_column(ForeignKey("agreement_edition.id"), primary_key=True)
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"), primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    appointment_id: Mapped[UUID] = mapped_column(ForeignKey("appointment.id"))
    document: Mapped[str] = mapped_column(Text, comment="of the approval")
    approved_at: Mapped[datetime] = mapped_column(MOMENT)


class AgreementSignature(Base):
    """The signature of a party under an edition: the digest, what the signer rested on, the proof."""

    __tablename__ = "agreement_signature"
    __table_args__ = (
        ForeignKeyConstraint(
            ["edition_id", "digest"], ["agreement_edition.id", "agreement_edition.digest"]
        ),
        CheckConstraint("(strength = 'PASSKEY') = (evidence IS NOT NULL)", name="evidence"),
        CheckConstraint(
            "num_nonnulls(mandate_since, mandate_until) IN (0, 2)"
            " AND (mandate_cap IS NULL OR mandate_since IS NOT NULL)"
            " AND (mandate_since IS NULL OR mandate_id IS NOT NULL)",
            name="mandate_terms",
        ),
        CheckConstraint(
            "mandate_scope IS NULL OR mandate_since IS NOT NULL", name="scope_of_terms"
        ),
    )

    edition_id: Mapped[UUID] = mapped_column(primary_key=True)
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"), primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    appointment_id: Mapped[UUID] = mapped_column(ForeignKey("appointment.id"))
    mandate_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("signing_mandate.id"), comment="none: signed by office"
    )
    mandate: Mapped[str] = mapped_column(Text, comment="the office or the document it rests on")
    mandate_scope: Mapped[MandateScope | None] = mapped_column(
        text_enum(MandateScope, "mandate_scope"),
        comment="as it stood then; none: by office, or signed before a mandate had one",
    )
    mandate_cap: Mapped[int | None] = mapped_column(BigInteger, comment="won, as it stood then")
    mandate_since: Mapped[datetime | None] = mapped_column(MOMENT, comment="as it stood then")
    mandate_until: Mapped[datetime | None] = mapped_column(MOMENT, comment="as it stood then")
    digest: Mapped[str] = mapped_column(Text)
    statement: Mapped[str] = mapped_column(Text)
    strength: Mapped[Strength] = mapped_column(text_enum(Strength, "strength"))
    evidence: Mapped[bytes | None] = mapped_column(LargeBinary)
    signed_at: Mapped[datetime] = mapped_column(MOMENT)


class AgreementSigner(Base):
    """The name of who signed, as it was when he did; it can be taken away, the signature stays."""

    __tablename__ = "agreement_signer"

    edition_id: Mapped[UUID] = mapped_column(ForeignKey("agreement_edition.id"), primary_key=True)
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"), primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    name: Mapped[str] = mapped_column(Text, comment="legal name")
    salt: Mapped[str] = mapped_column(Text, comment="of the digest; taken away with the name")
    digest: Mapped[str | None] = mapped_column(
        Text, comment="of name and salt, which the seals say; none: they said the name itself"
    )


class AgreementSignersPage(Base):
    """The sealed page that names who signed an edition, beside what was signed."""

    __tablename__ = "agreement_signers_page"

    edition_id: Mapped[UUID] = mapped_column(ForeignKey("agreement_edition.id"), primary_key=True)
    pdf: Mapped[bytes] = mapped_column(LargeBinary)
    sha256: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(MOMENT)


class AgreementEnding(Base):
    """That an edition ended without effect: by whom, why, and over which clauses."""

    __tablename__ = "agreement_ending"
    __table_args__ = (
        CheckConstraint("(kind = 'LAPSED') = (body_id IS NULL)", name="body"),
        CheckConstraint("(kind = 'REJECTED') = (cardinality(clauses) > 0)", name="clauses"),
        CheckConstraint("(kind = 'LAPSED') = (reason = '')", name="reason"),
    )

    edition_id: Mapped[UUID] = mapped_column(ForeignKey("agreement_edition.id"), primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    kind: Mapped[EndKind] = mapped_column(text_enum(EndKind, "kind"))
    body_id: Mapped[UUID | None] = mapped_column(ForeignKey("body.id"))
    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointment.id"))
    reason: Mapped[str] = mapped_column(Text)
    clauses: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), comment="those it is about")
    ended_at: Mapped[datetime] = mapped_column(MOMENT)


class SigningMandate(Base):
    """That an appointment may sign for its body (위임장): what, up to a sum, for a time; ended on record."""

    __tablename__ = "signing_mandate"
    __table_args__ = (
        CheckConstraint("cap > 0", name="cap"),
        CheckConstraint("NOT isempty(valid) AND NOT upper_inf(valid)", name="valid"),
        Index(
            "uq_signing_mandate_standing",
            "appointment_id",
            "agreement_id",
            unique=True,
            postgresql_where=text("upper_inf(recorded)"),
            postgresql_nulls_not_distinct=True,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    appointment_id: Mapped[UUID] = mapped_column(ForeignKey("appointment.id"))
    agreement_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("agreement.id"),
        comment="the only one it is for; none: any of the programme its body is a party to",
    )
    given_by: Mapped[UUID] = mapped_column(ForeignKey("appointment.id"))
    document: Mapped[str] = mapped_column(Text, comment="the paper it rests on, by its name")
    cap: Mapped[int | None] = mapped_column(BigInteger, comment="won of the body's own part")
    valid: Mapped[Range[datetime]] = mapped_column(TSTZRANGE())
    recorded: Mapped[Range[datetime]] = mapped_column(TSTZRANGE())

    @property
    def scope(self) -> MandateScope:
        """What it is for."""
        return MandateScope.ALL if self.agreement_id is None else MandateScope.AGREEMENT
