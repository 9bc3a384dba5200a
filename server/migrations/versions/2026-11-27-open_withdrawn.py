"""A version of open data knows its ideas, by which it is withdrawn, and the rules it was made under."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261127r"
down_revision = "20261127s"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "open_dump",
        sa.Column(
            "ideas",
            postgresql.ARRAY(sa.Uuid()),
            server_default="{}",
            nullable=False,
            comment="ideas in it: one hidden withdraws it",
        ),
    )
    op.add_column(
        "open_dump",
        sa.Column(
            "rules",
            postgresql.JSONB(),
            server_default="{}",
            nullable=False,
            comment="the rule of small counts, and the digest of all packs it stands among",
        ),
    )


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
