"""What was ever said of a clause is read by index, however much was said of the others."""

import sqlalchemy as sa
from alembic import op

revision = "20261130ag"
down_revision = "20261130ae"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_index(
        "ix_clause_position_history",
        "clause_position",
        ["clause_id", sa.literal_column("lower(recorded)"), "id"],
    )


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_clause_position_history", "clause_position")
