"""What was hidden of published minutes and is shown again comes with its salt, so that anybody can compare.

Of a span that was lifted before the publication the public was never kept anything, and the same words may
be hidden again: its salt stays where it was.
"""

from pathlib import Path

from server.migrations import stances

revision = "20261130ae"
down_revision = "20261129zu"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-30-lifted_gaps.sql"


def upgrade() -> None:
    """Apply."""
    stances.run_script(SCRIPT)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
