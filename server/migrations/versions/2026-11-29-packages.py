"""What is read out of a Hangul or Word document when it comes, until a paper takes it; and who has voted by name."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from server.migrations import stances

revision = "20261129h"
down_revision = "20261129e"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-29-packages.sql"


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "stored_file",
        sa.Column(
            "words", sa.Text(), nullable=True, comment="read out of it, until it is bound or let go"
        ),
    )
    op.alter_column(
        "meeting_paper",
        "words",
        existing_type=sa.Text(),
        existing_comment="of a file: none",
        comment="of a file: what was read out of it",
    )
    stances.run_script(SCRIPT)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
