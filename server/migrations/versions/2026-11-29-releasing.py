"""Minutes that were withheld as a whole are released: when, by whom and why; once."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261129zr"
down_revision = "20261129zq"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-29-releasing.sql"


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "minutes",
        sa.Column(
            "released_at",
            postgresql.TIMESTAMP(timezone=True),
            nullable=True,
            comment="when what was withheld was opened",
        ),
    )
    op.add_column(
        "minutes",
        sa.Column(
            "released_why",
            sa.Text(),
            server_default="",
            nullable=False,
            comment="none: the expected end of ground 5 came",
        ),
    )
    op.add_column("minutes", sa.Column("released_by", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("fk_minutes_released_by"), "minutes", "person", ["released_by"], ["id"]
    )
    stances.run_script(SCRIPT)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
