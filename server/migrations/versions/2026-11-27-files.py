"""Files that people hand in, and what hangs on ideas."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261127u"
down_revision = "20261127t"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-27-files.sql"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "stored_file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("JPEG", "PNG", "WEBP", "PDF", name="kind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "AWAITED", "RECEIVED", "BOUND", "GONE", name="state", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("announced_size", sa.BigInteger(), nullable=False, comment="bytes"),
        sa.Column("announced_sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=True, comment="bytes, as kept"),
        sa.Column("sha256", sa.Text(), nullable=True, comment="as kept"),
        sa.Column("width", sa.Integer(), nullable=True, comment="pixels"),
        sa.Column("height", sa.Integer(), nullable=True, comment="pixels"),
        sa.Column("asked_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column(
            "until",
            postgresql.TIMESTAMP(timezone=True),
            nullable=False,
            comment="when it is let go if nothing comes",
        ),
        sa.Column("received_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column(
            "swept_at",
            postgresql.TIMESTAMP(timezone=True),
            nullable=True,
            comment="its bytes are gone since",
        ),
        sa.CheckConstraint(
            "announced_sha256 ~ '^[0-9a-f]{64}$'", name=op.f("ck_stored_file_announced_sha256")
        ),
        sa.CheckConstraint(
            "state = 'GONE' OR (state = 'AWAITED') = (sha256 IS NULL)",
            name=op.f("ck_stored_file_received_whole"),
        ),
        sa.CheckConstraint("announced_size > 0", name=op.f("ck_stored_file_announced_size")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_stored_file_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_stored_file_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stored_file")),
    )
    op.create_index(op.f("ix_stored_file_person_id"), "stored_file", ["person_id"], unique=False)
    op.create_index(
        "ix_stored_file_unswept",
        "stored_file",
        ["state"],
        unique=False,
        postgresql_where=sa.text("swept_at IS NULL AND state <> 'BOUND'"),
    )
    op.create_table(
        "attachment",
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column(
            "position", sa.Integer(), nullable=False, comment="in the order it was attached, from 1"
        ),
        sa.Column(
            "use",
            sa.Enum("SHOWN", "SCAN", name="use", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum("JPEG", "PNG", "WEBP", "PDF", name="kind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False, comment="bytes"),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=True, comment="pixels"),
        sa.Column("height", sa.Integer(), nullable=True, comment="pixels"),
        sa.Column("attached_by", sa.Uuid(), nullable=False),
        sa.Column("attached_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("removed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["attached_by"], ["person.id"], name=op.f("fk_attachment_attached_by")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name=op.f("fk_attachment_proposal_id")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_attachment_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_attachment_programme_id")
        ),
        sa.PrimaryKeyConstraint("file_id", name=op.f("pk_attachment")),
    )
    op.create_index(
        "ix_attachment_of_idea", "attachment", ["proposal_id", "position"], unique=False
    )
    op.create_index(op.f("ix_attachment_sha256"), "attachment", ["sha256"], unique=False)
    stances.changeable("stored_file", "attachment")
    house = "(SELECT asking_house())"
    own = f"person_id = (SELECT asking_person()) OR {house}"
    stances.guarded("stored_file", read=own, add=own, change=own)
    desk = "asking_as(ARRAY['MUNICIPAL_OFFICER'], programme_id)"
    mine = f"attached_by = (SELECT asking_person()) OR {house}"
    shown = "use = 'SHOWN' AND EXISTS (SELECT FROM proposal p WHERE p.id = proposal_id)"
    stances.guarded(
        "attachment",
        read=f"({shown}) OR {mine} OR {desk}",
        add=f"({mine}) AND (use = 'SHOWN' OR {desk} OR {house})",
        change=mine,
    )
    stances.run_script(SCRIPT)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
