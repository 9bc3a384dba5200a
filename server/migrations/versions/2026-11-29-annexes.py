"""Annexes of agreements, names of signers, and texts that were merged."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261129d"
down_revision = "20261129g"
branch_labels = None
depends_on = None

FOLDER = Path(__file__).parents[1] / "sql"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "agreement_annex",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("clause_id", sa.Uuid(), nullable=True, comment="none: of the whole agreement"),
        sa.Column("number", sa.Integer(), nullable=False, comment="붙임 1, 2 …; it stays its own"),
        sa.Column("version", sa.Integer(), nullable=False, comment="of the annex, from 1"),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column(
            "file_kind",
            sa.Enum("JPEG", "PNG", "WEBP", "PDF", name="file_kind", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("size", sa.BigInteger(), nullable=True, comment="bytes, as kept"),
        sa.Column("sha256", sa.Text(), nullable=True, comment="as kept"),
        sa.Column("put_by", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("removed_why", sa.Text(), nullable=True),
        sa.Column("put_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("sha256 ~ '^[0-9a-f]{64}$'", name=op.f("ck_agreement_annex_sha256")),
        sa.CheckConstraint(
            "(file_id IS NULL) = (removed_why IS NOT NULL)", name=op.f("ck_agreement_annex_removed")
        ),
        sa.CheckConstraint(
            "num_nonnulls(file_id, file_kind, size, sha256) IN (0, 4)",
            name=op.f("ck_agreement_annex_file_whole"),
        ),
        sa.CheckConstraint("number > 0 AND version > 0", name=op.f("ck_agreement_annex_number")),
        sa.CheckConstraint("size > 0", name=op.f("ck_agreement_annex_size")),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_agreement_annex_agreement_id")
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_agreement_annex_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["clause_id"], ["clause.id"], name=op.f("fk_agreement_annex_clause_id")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_agreement_annex_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_agreement_annex_programme_id")
        ),
        sa.ForeignKeyConstraint(["put_by"], ["body.id"], name=op.f("fk_agreement_annex_put_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_annex")),
        sa.UniqueConstraint(
            "agreement_id",
            "number",
            "version",
            name=op.f("uq_agreement_annex_agreement_id_number_version"),
        ),
        sa.UniqueConstraint("file_id", name=op.f("uq_agreement_annex_file_id")),
    )
    op.create_index(
        "ix_agreement_annex_of", "agreement_annex", ["agreement_id", "number"], unique=False
    )
    op.add_column(
        "clause_version",
        sa.Column(
            "merged_base",
            sa.Integer(),
            nullable=True,
            comment="the version on which was written what is merged with the one before",
        ),
    )
    op.add_column(
        "clause_version",
        sa.Column(
            "merged_words",
            sa.Text(),
            nullable=True,
            comment="what is merged with the one before; of a counter its own words",
        ),
    )
    op.create_check_constraint(
        op.f("ck_clause_version_merged_base"),
        "clause_version",
        "merged_base > 0 AND merged_base < number - 1",
    )
    op.create_check_constraint(
        op.f("ck_clause_version_merged_words"),
        "clause_version",
        "CASE WHEN merged_base IS NULL THEN merged_words IS NULL"
        " ELSE (merged_words IS NULL) = (taken_from IS NOT NULL) END",
    )
    op.add_column(
        "agreement_signature",
        sa.Column("mandate_cap", sa.BigInteger(), nullable=True, comment="won, as it stood then"),
    )
    for name in ("mandate_since", "mandate_until"):
        op.add_column(
            "agreement_signature",
            sa.Column(
                name,
                postgresql.TIMESTAMP(timezone=True),
                nullable=True,
                comment="as it stood then",
            ),
        )
    op.create_table(
        "agreement_signer",
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False, comment="legal name"),
        sa.Column("salt", sa.Text(), nullable=False, comment="of the digest that the seals say"),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_agreement_signer_body_id")),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["agreement_edition.id"], name=op.f("fk_agreement_signer_edition_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_agreement_signer_programme_id")
        ),
        sa.PrimaryKeyConstraint("edition_id", "body_id", name=op.f("pk_agreement_signer")),
    )
    op.create_table(
        "agreement_signers_page",
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("made_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["agreement_edition.id"],
            name=op.f("fk_agreement_signers_page_edition_id"),
        ),
        sa.PrimaryKeyConstraint("edition_id", name=op.f("pk_agreement_signers_page")),
    )
    op.create_check_constraint(
        op.f("ck_agreement_signature_mandate_terms"),
        "agreement_signature",
        "num_nonnulls(mandate_since, mandate_until) IN (0, 2)"
        " AND (mandate_cap IS NULL OR mandate_since IS NOT NULL)"
        " AND (mandate_since IS NULL OR mandate_id IS NOT NULL)",
    )
    stances.append_only("agreement_annex")
    stances.changeable("agreement_signer", "agreement_signers_page")
    stances.run_script(FOLDER / "2026-11-29-annexes.sql")
    house = "(SELECT asking_house())"
    city = "asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD'], programme_id)"
    writes = f"{house} OR speaks_for(parties, programme_id) OR {city}"
    told = "agreement_id IN (SELECT a.id FROM agreement a)"
    drafts = f"agreement_id IN (SELECT a.id FROM agreement a WHERE {writes})"
    stances.guarded("agreement_annex", read=told, add=drafts)
    # Nobody changes them: names are taken away by the retention role alone.
    signed = "edition_id IN (SELECT e.id FROM agreement_edition e)"
    own = f"{house} OR speaks_for(ARRAY[body_id], programme_id)"
    stances.guarded("agreement_signer", read=signed, add=own)
    stances.guarded("agreement_signers_page", read=signed, add=house)
    stances.run_script(FOLDER / "2026-11-29-in-force.sql")


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
