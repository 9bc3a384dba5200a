"""Open data: versions, files, and their bytes by digest."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261127l"
down_revision = "20261127k"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "open_bytes",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_open_bytes")),
    )
    op.create_table(
        "open_dump",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("made_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_open_dump_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_open_dump")),
        sa.UniqueConstraint(
            "programme_id", "version", name=op.f("uq_open_dump_programme_id_version")
        ),
    )
    op.create_table(
        "open_file",
        sa.Column("dump_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False, comment="bytes"),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["dump_id"], ["open_dump.id"], name=op.f("fk_open_file_dump_id")),
        sa.ForeignKeyConstraint(
            ["sha256"], ["open_bytes.sha256"], name=op.f("fk_open_file_sha256")
        ),
        sa.PrimaryKeyConstraint("dump_id", "name", name=op.f("pk_open_file")),
    )
    stances.append_only("open_dump", "open_file", "open_bytes")


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
