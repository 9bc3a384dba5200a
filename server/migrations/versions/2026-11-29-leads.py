"""A lead that is no party of what its consortium negotiates is brought in by the house."""

from pathlib import Path

from server.migrations import stances

revision = "20261129u"
down_revision = "20261129t"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-29-leads.sql"


def upgrade() -> None:
    """Apply."""
    stances.run_script(SCRIPT)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
