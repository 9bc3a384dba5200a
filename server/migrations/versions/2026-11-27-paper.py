"""Ideas that came on paper."""

import sqlalchemy as sa
from alembic import op

revision = "20261127q"
down_revision = "20261127p"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "proposal",
        sa.Column(
            "channel",
            sa.Enum("ONLINE", "PAPER", name="channel", native_enum=False, length=40),
            server_default="ONLINE",
            nullable=False,
        ),
    )
    op.add_column(
        "proposal",
        sa.Column("paper_serial", sa.Text(), nullable=True, comment="number on the paper form"),
    )
    op.create_index(
        "uq_proposal_paper_serial",
        "proposal",
        ["programme_id", "paper_serial"],
        unique=True,
        postgresql_where=sa.text("paper_serial IS NOT NULL"),
    )


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
