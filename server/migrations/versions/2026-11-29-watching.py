"""A wall around what is voted on while nobody else watches a meeting."""

from pathlib import Path

from alembic import op

from server.migrations import stances

revision = "20261129w"
down_revision = "20261129v"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-29-watching.sql"
HOUSE = "(SELECT asking_house())"
READ = (
    "meeting_id IN (SELECT m.id FROM meeting m) AND "
    f"({HOUSE} OR meeting_id IN (SELECT meetings_within())"
    " OR meeting_id NOT IN (SELECT meetings_unwatched()))"
)


def upgrade() -> None:
    """Apply."""
    stances.run_script(SCRIPT)
    for policy in ("meeting_vote_read", "meeting_vote_change"):
        op.execute(f"ALTER POLICY {policy} ON meeting_vote USING ({READ})")


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
