"""A promised milestone that will not be done: on which day that was said, and why."""

import sqlalchemy as sa
from alembic import op

revision = "20261129ze"
down_revision = "20261129zc"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "proposal_milestone",
        sa.Column(
            "dropped_on", sa.Date(), nullable=True, comment="the day it was said to be given up"
        ),
    )
    op.add_column(
        "proposal_milestone",
        sa.Column("dropped_why", sa.Text(), nullable=False, server_default="", comment="public"),
    )
    op.create_check_constraint(
        op.f("ck_proposal_milestone_one_end"),
        "proposal_milestone",
        "reached_on IS NULL OR dropped_on IS NULL",
    )


def downgrade() -> None:
    """Refuse: what was told since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
