"""Keep since when it is on record that a council or its project ended: who sat before that has sat."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from server.migrations import stances

revision = "20261201ha"
down_revision = "20261130fa"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-12-01-council_ends.sql"


def upgrade() -> None:
    """Apply."""
    for name in ("project_end_noted_at", "dissolved_at"):
        op.add_column(
            "council",
            sa.Column(
                name, sa.DateTime(timezone=True), nullable=True, comment="when it was on record"
            ),
        )
    stances.run_script(SCRIPT)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
