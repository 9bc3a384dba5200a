"""Large agreements are followed by index; who hears a word of a negotiation is told of it."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from server.migrations import stances

revision = "20261129i"
down_revision = "20261129h"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-29-table.sql"


def upgrade() -> None:
    """Apply."""
    op.create_index("ix_clause_version_of", "clause_version", ["agreement_id", "made_at"])
    op.create_index(
        "ix_clause_position_of",
        "clause_position",
        ["agreement_id", sa.literal_column("lower(recorded)")],
    )
    stances.run_script(SCRIPT)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
