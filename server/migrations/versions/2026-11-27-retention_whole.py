"""Erasing takes pseudonyms too, puts apart what another law keeps, and waits for a vote to be counted."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261127t"
down_revision = "20261127r"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-27-retention-whole.sql"


def upgrade() -> None:
    """Apply: several statements, which the driver takes only outside prepared statements."""
    op.create_table(
        "held_value",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False, comment="the table it was taken from"),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("words", postgresql.JSONB(), nullable=False),
        sa.Column("held_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_value")),
    )
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
