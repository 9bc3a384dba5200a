"""What is kept of a signed agreement: the files that show that an obligation was met."""

import sqlalchemy as sa
from alembic import op

revision = "20261129e"
down_revision = "20261128z"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "duty_step", sa.Column("file_id", sa.Uuid(), nullable=True, comment="what shows it")
    )
    op.add_column(
        "duty_step",
        sa.Column(
            "file_kind",
            sa.Enum("JPEG", "PNG", "WEBP", "PDF", name="file_kind", native_enum=False, length=40),
            nullable=True,
        ),
    )
    op.add_column("duty_step", sa.Column("file_sha256", sa.Text(), nullable=True))
    op.create_foreign_key(
        op.f("fk_duty_step_file_id"), "duty_step", "stored_file", ["file_id"], ["id"]
    )
    op.create_unique_constraint(op.f("uq_duty_step_file_id"), "duty_step", ["file_id"])
    op.create_check_constraint(
        op.f("ck_duty_step_file"),
        "duty_step",
        "(file_id IS NULL) = (file_kind IS NULL) AND (file_id IS NULL) = (file_sha256 IS NULL)",
    )


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
