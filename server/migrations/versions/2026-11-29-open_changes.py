"""What changed between versions of open data, and the body of the place an idea was sent on to."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261129zm"
down_revision = "20261129zl"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "open_dump",
        sa.Column(
            "changes",
            postgresql.JSONB(),
            nullable=True,
            comment="rows new, gone and different since the version before; none where nobody compared",
        ),
    )
    op.add_column(
        "proposal",
        sa.Column(
            "sent_to_id",
            sa.Uuid(),
            nullable=True,
            comment="the body of the place it was sent on to",
        ),
    )
    op.create_foreign_key(
        op.f("fk_proposal_sent_to_id"), "proposal", "body", ["sent_to_id"], ["id"]
    )
    op.create_index(op.f("ix_proposal_sent_to_id"), "proposal", ["sent_to_id"])


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
