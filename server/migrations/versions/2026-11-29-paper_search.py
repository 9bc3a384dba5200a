"""Words of papers as search compares them; and a meeting that was dropped before its notice stays within."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from server.migrations import stances

revision = "20261129p"
down_revision = "20261129n"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-29-paper_search.sql"


def upgrade() -> None:
    """Apply."""
    stances.run_script(SCRIPT)
    op.add_column(
        "meeting_paper",
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed("folded_words(title || ' ' || words)", persisted=True),
            nullable=False,
            comment="title and words as search compares them",
        ),
    )


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
