"""What rules say in words, the rank of their source, and whether they were read at their article."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261128f"
down_revision = "20261128e"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "legal_rule",
        sa.Column(
            "said",
            postgresql.ARRAY(sa.Text()),
            server_default="{}",
            nullable=False,
            comment="words of the packs, if it says words",
        ),
    )
    op.add_column(
        "legal_rule",
        sa.Column(
            "level",
            sa.Enum(
                "ACT",
                "DECREE",
                "ORDINANCE",
                "COUNCIL",
                "HOUSE",
                name="level",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
    )
    op.add_column(
        "legal_rule",
        sa.Column(
            "confirmed",
            sa.Boolean(),
            server_default=sa.true(),
            nullable=False,
            comment="whether it was read at its article",
        ),
    )


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
