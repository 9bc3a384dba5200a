"""Erasing what has been kept long enough: one function of the role that alone may do it."""

from pathlib import Path

from alembic import op

revision = "20261127m"
down_revision = "20261127l"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-27-retention.sql"


def upgrade() -> None:
    """Apply: several statements, which the driver takes only outside prepared statements."""
    driver = op.get_bind().connection.dbapi_connection
    if driver is None:
        msg = "the migration has lost its connection"
        raise RuntimeError(msg)
    script = SCRIPT.read_text("utf-8")
    driver.run_async(lambda connection: connection.execute(script))


def downgrade() -> None:
    """Refuse: what was erased does not come back."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
