"""Which numbers of a batch two clerks keyed alike: a gap in a pile shows, and one number too many."""

from pathlib import Path

from server.migrations import stances

revision = "20261129zo"
down_revision = "20261129zn"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-29-settled.sql"


def upgrade() -> None:
    """Apply."""
    stances.run_script(SCRIPT)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
