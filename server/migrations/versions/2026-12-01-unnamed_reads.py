"""Let the log of reads hold what was read of people the house knows by no account: writers of papers."""

import sqlalchemy as sa
from alembic import op

revision = "20261201sc"
down_revision = "20261201hb"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.alter_column("personal_read", "subject_person_id", existing_type=sa.Uuid(), nullable=True)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
