"""Signing: editions of agreements, gates, signatures, endings, mandates."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261128q"
down_revision = "20261128s"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-28-signing.sql"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "signing_mandate",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("given_by", sa.Uuid(), nullable=False),
        sa.Column(
            "document", sa.Text(), nullable=False, comment="the paper it rests on, by its name"
        ),
        sa.Column("cap", sa.BigInteger(), nullable=True, comment="won of the body's own part"),
        sa.Column("valid", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.CheckConstraint(
            "NOT isempty(valid) AND NOT upper_inf(valid)", name=op.f("ck_signing_mandate_valid")
        ),
        sa.CheckConstraint("cap > 0", name=op.f("ck_signing_mandate_cap")),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_signing_mandate_appointment_id")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_signing_mandate_body_id")),
        sa.ForeignKeyConstraint(
            ["given_by"], ["appointment.id"], name=op.f("fk_signing_mandate_given_by")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_signing_mandate_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing_mandate")),
    )
    op.create_index(
        "uq_signing_mandate_standing",
        "signing_mandate",
        ["appointment_id"],
        unique=True,
        postgresql_where=sa.text("upper_inf(recorded)"),
    )
    op.create_table(
        "agreement_edition",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, comment="of the agreement, from 1"),
        sa.Column("issue_number", sa.Text(), nullable=False, comment="문서번호, on each page"),
        sa.Column(
            "content", sa.LargeBinary(), nullable=False, comment="canonical bytes of what is signed"
        ),
        sa.Column("pdf_sha256", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False, comment="what is signed"),
        sa.Column(
            "signing_order",
            sa.Enum(
                "COMPANIES_FIRST",
                "PARALLEL",
                "SEQUENCE",
                name="order",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("frozen_by", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("frozen_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column(
            "open_until",
            postgresql.TIMESTAMP(timezone=True),
            nullable=False,
            comment="the end of the signing window",
        ),
        sa.CheckConstraint("digest ~ '^[0-9a-f]{64}$'", name=op.f("ck_agreement_edition_digest")),
        sa.CheckConstraint("number > 0", name=op.f("ck_agreement_edition_number")),
        sa.CheckConstraint("open_until > frozen_at", name=op.f("ck_agreement_edition_window")),
        sa.CheckConstraint("pages > 0", name=op.f("ck_agreement_edition_pages")),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_agreement_edition_agreement_id")
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_agreement_edition_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["frozen_by"], ["body.id"], name=op.f("fk_agreement_edition_frozen_by")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_agreement_edition_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_edition")),
        sa.UniqueConstraint(
            "agreement_id", "number", name=op.f("uq_agreement_edition_agreement_id_number")
        ),
        sa.UniqueConstraint("digest", name=op.f("uq_agreement_edition_digest")),
        sa.UniqueConstraint("id", "digest", name=op.f("uq_agreement_edition_id_digest")),
        sa.UniqueConstraint("issue_number", name=op.f("uq_agreement_edition_issue_number")),
    )
    op.create_table(
        "agreement_approval",
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False, comment="of the approval"),
        sa.Column("approved_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointment.id"],
            name=op.f("fk_agreement_approval_appointment_id"),
        ),
        sa.ForeignKeyConstraint(
            ["body_id"], ["body.id"], name=op.f("fk_agreement_approval_body_id")
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["agreement_edition.id"], name=op.f("fk_agreement_approval_edition_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_agreement_approval_programme_id")
        ),
        sa.PrimaryKeyConstraint("edition_id", "body_id", name=op.f("pk_agreement_approval")),
    )
    op.create_table(
        "agreement_document",
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("TEXT", "SEALED", name="kind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("made_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["agreement_edition.id"], name=op.f("fk_agreement_document_edition_id")
        ),
        sa.PrimaryKeyConstraint("edition_id", "kind", name=op.f("pk_agreement_document")),
    )
    op.create_table(
        "agreement_ending",
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("REJECTED", "RECALLED", "LAPSED", name="kind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("body_id", sa.Uuid(), nullable=True),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column(
            "clauses", postgresql.ARRAY(sa.Uuid()), nullable=False, comment="those it is about"
        ),
        sa.Column("ended_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(kind = 'LAPSED') = (body_id IS NULL)", name=op.f("ck_agreement_ending_body")
        ),
        sa.CheckConstraint(
            "(kind = 'LAPSED') = (reason = '')", name=op.f("ck_agreement_ending_reason")
        ),
        sa.CheckConstraint(
            "(kind = 'REJECTED') = (cardinality(clauses) > 0)",
            name=op.f("ck_agreement_ending_clauses"),
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_agreement_ending_appointment_id")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_agreement_ending_body_id")),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["agreement_edition.id"], name=op.f("fk_agreement_ending_edition_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_agreement_ending_programme_id")
        ),
        sa.PrimaryKeyConstraint("edition_id", name=op.f("pk_agreement_ending")),
    )
    op.create_table(
        "agreement_gate",
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("INTERNAL_APPROVAL", "SIGNATURE", name="kind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "after", postgresql.ARRAY(sa.Integer()), nullable=False, comment="numbers of gates"
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_agreement_gate_body_id")),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["agreement_edition.id"], name=op.f("fk_agreement_gate_edition_id")
        ),
        sa.PrimaryKeyConstraint("edition_id", "number", name=op.f("pk_agreement_gate")),
        sa.UniqueConstraint(
            "edition_id", "kind", "body_id", name=op.f("uq_agreement_gate_edition_id_kind_body_id")
        ),
    )
    op.create_table(
        "agreement_signature",
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("mandate_id", sa.Uuid(), nullable=True, comment="none: signed by office"),
        sa.Column(
            "mandate", sa.Text(), nullable=False, comment="the office or the document it rests on"
        ),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column(
            "strength",
            sa.Enum("SIGN_IN", "PASSKEY", name="strength", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("evidence", sa.LargeBinary(), nullable=True),
        sa.Column("signed_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(strength = 'PASSKEY') = (evidence IS NOT NULL)",
            name=op.f("ck_agreement_signature_evidence"),
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointment.id"],
            name=op.f("fk_agreement_signature_appointment_id"),
        ),
        sa.ForeignKeyConstraint(
            ["body_id"], ["body.id"], name=op.f("fk_agreement_signature_body_id")
        ),
        sa.ForeignKeyConstraint(
            ["edition_id", "digest"],
            ["agreement_edition.id", "agreement_edition.digest"],
            name=op.f("fk_agreement_signature_edition_id_digest"),
        ),
        sa.ForeignKeyConstraint(
            ["mandate_id"], ["signing_mandate.id"], name=op.f("fk_agreement_signature_mandate_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_agreement_signature_programme_id")
        ),
        sa.PrimaryKeyConstraint("edition_id", "body_id", name=op.f("pk_agreement_signature")),
    )
    op.create_check_constraint(op.f("ck_clause_version_text"), "clause_version", "text <> ''")
    stances.append_only(
        "agreement_edition",
        "agreement_document",
        "agreement_gate",
        "agreement_approval",
        "agreement_signature",
        "agreement_ending",
    )
    stances.end_only("signing_mandate")
    stances.run_script(SCRIPT)
    house = "(SELECT asking_house())"
    city = "asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD'], programme_id)"
    audits = "asking_as(ARRAY['AUDITOR'], programme_id)"
    writes = f"{house} OR speaks_for(parties, programme_id) OR {city}"
    # Sets, not questions about one row: they are asked once for a statement.
    told = "agreement_id IN (SELECT a.id FROM agreement a)"
    freezes = f"agreement_id IN (SELECT a.id FROM agreement a WHERE {writes})"
    stances.guarded("agreement_edition", read=told, add=freezes)
    told = "edition_id IN (SELECT e.id FROM agreement_edition e)"
    freezes = (
        "edition_id IN (SELECT e.id FROM agreement_edition e JOIN agreement a ON a.id = e.agreement_id"
        f" WHERE {writes.replace('programme_id', 'a.programme_id')})"
    )
    own = f"{house} OR speaks_for(ARRAY[body_id], programme_id)"
    stances.guarded("agreement_gate", read=told, add=freezes)
    stances.guarded(
        "agreement_document", read=told, add=f"{house} OR (kind = 'TEXT' AND {freezes})"
    )
    stances.guarded("agreement_approval", read=told, add=own)
    stances.guarded("agreement_signature", read=told, add=own)
    stances.guarded(
        "agreement_ending",
        read=told,
        add=f"{house} OR (body_id IS NOT NULL AND speaks_for(ARRAY[body_id], programme_id))",
    )
    stances.guarded("signing_mandate", read=f"{own} OR {audits}", add=own, change=own)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
