"""A clerk takes back what he alone keyed under a wrong number."""

from pathlib import Path

from server.migrations import stances

revision = "20261129zc"
down_revision = "20261129zb"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-29-paper_slips.sql"


def upgrade() -> None:
    """Apply."""
    stances.run_script(SCRIPT)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
