"""Every order of a place's ideas has an index of its own."""

from alembic import op

revision = "20261127g"
down_revision = "20261127f"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_index("ix_proposal_cost_of_place", "proposal", ["programme_id", "cost", "id"])
    op.create_index("ix_proposal_title_of_place", "proposal", ["programme_id", "title", "id"])


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_proposal_title_of_place", "proposal")
    op.drop_index("ix_proposal_cost_of_place", "proposal")
