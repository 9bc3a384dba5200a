"""Versions of what the public reads, by programme and topic."""

import sqlalchemy as sa
from alembic import op

revision = "20261127a"
down_revision = "20261126c"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "version",
        sa.Column("programme_id", sa.Uuid(), nullable=False, comment="zero: the whole house"),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("programme_id", "topic", name=op.f("pk_version")),
    )
    op.execute("GRANT SELECT, INSERT, UPDATE ON version TO dure_app")


def downgrade() -> None:
    """Undo."""
    op.drop_table("version")
