"""Indexes in the order in which ideas are listed, of the whole house and of each place."""

import sqlalchemy as sa
from alembic import op

revision = "20261127b"
down_revision = "20261127a"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.drop_index("ix_proposal_newest", table_name="proposal")
    op.create_index("ix_proposal_newest", "proposal", [sa.text("submitted_at DESC"), "id"])
    op.create_index(
        "ix_proposal_of_place", "proposal", ["programme_id", sa.text("submitted_at DESC"), "id"]
    )


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_proposal_of_place", table_name="proposal")
    op.drop_index("ix_proposal_newest", table_name="proposal")
    op.create_index("ix_proposal_newest", "proposal", ["submitted_at", "id"])
