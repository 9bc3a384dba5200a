"""Counting a box in which people voted again, in one pass: a later ballot carries what it replaces."""

from pathlib import Path

from alembic import op

revision = "20261130ea"
down_revision = "20261130ag"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-30-recast.sql"


def upgrade() -> None:
    """Apply: several statements, which the driver takes only outside prepared statements."""
    driver = op.get_bind().connection.dbapi_connection
    if driver is None:
        msg = "the migration has lost its connection"
        raise RuntimeError(msg)
    script = SCRIPT.read_text("utf-8")
    driver.run_async(lambda connection: connection.execute(script))


def downgrade() -> None:
    """Refuse: the older way of counting is not kept."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
