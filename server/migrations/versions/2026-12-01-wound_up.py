"""Let the head wind up what a council that is over decided; and what councils took up long ago is theirs to do."""

from pathlib import Path

from server.migrations import stances

revision = "20261201hb"
down_revision = "20261201ha"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-12-01-wound_up.sql"


def upgrade() -> None:
    """Apply."""
    stances.run_script(SCRIPT)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
