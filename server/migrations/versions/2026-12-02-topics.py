"""Let an agenda have topics that a rule pack adds: by the word of the pack, with the rule that names it."""

import sqlalchemy as sa
from alembic import op

revision = "20261202to"
down_revision = "20261201sm"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "meeting_item",
        sa.Column(
            "topic_word",
            sa.Text(),
            nullable=True,
            comment="of a topic by ordinance: the word of the rule pack for it",
        ),
    )
    op.add_column(
        "meeting_item",
        sa.Column("topic_rule", sa.Text(), nullable=True, comment="the rule that names that word"),
    )
    op.create_check_constraint(
        op.f("ck_meeting_item_topic_by_ordinance"),
        "meeting_item",
        "(topic = 'BY_ORDINANCE') = (topic_word IS NOT NULL)"
        " AND (topic_word IS NULL) = (topic_rule IS NULL)",
    )


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
