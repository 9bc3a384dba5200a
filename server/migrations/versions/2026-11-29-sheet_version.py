"""A version of each review sheet, by which one that was handed in elsewhere is not written over unseen."""

import sqlalchemy as sa
from alembic import op

revision = "20261129zl"
down_revision = "20261129zf"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "score_sheet",
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
    )


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
