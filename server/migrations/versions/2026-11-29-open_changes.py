"""What changed from one version of open data to the next, in rows of its files."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261129zm"
down_revision = "20261129zl"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "open_dump",
        sa.Column(
            "changes",
            postgresql.JSONB(),
            nullable=True,
            comment="rows new, gone and different since the version before; none where nobody compared",
        ),
    )


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
